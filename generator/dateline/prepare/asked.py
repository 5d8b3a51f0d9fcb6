"""What is to be prepared, and the keys of all that it is made from."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from dateline.cache import Cache, Marker, key_of
from dateline.data.settings import Settings
from dateline.read.project.marked_pages import read_marked_pages
from dateline.read.snapshot.data import snapshot_of_data
from dateline.read.snapshot.hashing import UnsureError
from dateline.read.snapshot.texts import snapshot_of_texts
from dateline.write.spool import Shelf


class Asked:
    """A docs folder and its settings, for one build with a cache."""

    def __init__(  # noqa: PLR0917
        self,
        docs: Path,
        project: Path,
        settings: Settings,
        shown: str,
        cache: Cache,
        shelf: Shelf | None = None,
    ) -> None:
        """`shown` is the docs folder's name in messages, `project` the project's root. What the
        cache has is on `shelf`.
        """
        self.docs = docs
        self.project = project
        self.settings = settings
        self.shown = shown
        self.cache = cache
        self.shelf = shelf
        self._key = self._find_key_of_data()

    def key_of_paths(self) -> str:
        """The key of which texts there are."""
        return key_of("paths of texts", self._key)

    def key_of_site(self, paths: Collection[str]) -> str:
        """The key of a whole site, whose sources have texts at these paths."""
        try:
            lines = snapshot_of_texts(self.project, self.docs, paths)
        except UnsureError:
            return ""
        return key_of("site", self._key, *lines) if self._key else ""

    def _find_key_of_data(self) -> str:
        """The key of all that is read, but for the texts; empty where that cannot be known."""
        if self.settings.templates:
            return ""
        try:
            lines = snapshot_of_data(self.docs)
        except UnsureError:
            return ""
        where = [self.shown, str(self.docs.absolute()), str(self.project)]
        pages = read_marked_pages(self.docs, self.shown)
        markers = [f"{marker.place} {marker.text}" for page in pages for marker in page.markers]
        quotes = Marker().of([page.quotes for page in pages]).text
        return key_of("data", Marker().of(self.settings, where).text, *lines, "", *markers, quotes)
