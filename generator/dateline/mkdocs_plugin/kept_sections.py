"""The sections of pages that the last build handed to the search, so that none is found twice.

To find them in a page's HTML takes a sixth of a build in which nothing has changed. They come of
that HTML and of nothing else, so that its hash is their key.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from mkdocs.structure.pages import Page

from dateline.cache import Kept, key_of
from dateline.mkdocs_plugin.search_entries import Section, html_of, sections_of
from dateline.write.kept import load_kept, name_of_kept, save_kept

_WAY: Final = ("utf-8", "surrogatepass")


class KeptSections:
    """For one build of a docs folder."""

    def __init__(self, project: Path, docs: Path) -> None:
        """`project` is the project's root."""
        self._project = project
        self._name = name_of_kept(f"sections of {docs.absolute()}")
        self._file = load_kept(project, self._name)
        self._old: Mapping[str, bytes] = self._file.kept.notes if self._file else {}
        # By the keys of this build's pages: the notes that are new. The others stay in the file,
        # since they are a tenth of a build's memory.
        self._notes: dict[str, bytes | None] = {}

    def sections_of(self, page: Page) -> list[Section]:
        """The sections of a page."""
        html = html_of(page)
        key = key_of("sections", html)
        note = self._notes.get(key) or self._old.get(key)
        if note is None:
            sections = list(sections_of(html))
            self._notes[key] = _to_note(sections)
            return sections
        self._notes.setdefault(key)
        return _from_note(note)

    def keep(self) -> None:
        """Leave them to the next build, if they are not those of the last."""
        is_new = self._notes.keys() != self._old.keys()
        notes = {key: note or self._old[key] for key, note in self._notes.items()} if is_new else {}
        self.close()
        if is_new:
            save_kept(self._project, self._name, Kept(notes))

    def close(self) -> None:
        """Let all of it go."""
        self._notes, self._old = {}, {}
        if self._file:
            self._file.close()


def _to_note(sections: list[Section]) -> bytes:
    rows = [[section.id, section.title, section.text] for section in sections]
    return json.dumps(rows, ensure_ascii=False).encode(*_WAY)


def _from_note(note: bytes) -> list[Section]:
    return [Section(*row) for row in json.loads(note.decode(*_WAY))]
