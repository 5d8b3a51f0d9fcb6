"""Whether the links of a built site lead somewhere: every one, raw HTML and SVG too."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

# Attributes that name another file, and those of them that a browser loads by itself.
LEADS = ("href", "src", "action", "poster", "data")
LOADED = {"img", "script", "iframe", "video", "audio", "source", "embed", "object", "use", "image"}
# What a link element says of the page, and no browser fetches.
ONLY_TOLD = {"canonical", "alternate", "next", "prev", "license"}


@dataclass
class Reader(HTMLParser):
    """What one page holds: ids, links, and the files that it makes a browser load."""

    ids: set[str] = field(default_factory=set)
    links: list[tuple[str, str, str]] = field(default_factory=list)
    base: str = ""

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.ids |= {values[name] for name in ("id", "name") if values.get(name)}
        for name in LEADS:
            if name in values and tag not in {"base", "svg"}:
                self.links.append((tag, values.get("rel", ""), values[name]))
        if values.get("http-equiv") == "refresh":
            self.links.append((tag, "", values["content"].partition("url=")[2]))


@dataclass(frozen=True)
class BuiltSite:
    """A built site and the address it is meant for."""

    folder: Path
    address: str = ""

    @cached_property
    def pages(self) -> dict[str, Reader]:
        found = {}
        for path in sorted(self.folder.rglob("*.html")):
            reader = Reader()
            reader.feed(path.read_text("utf-8"))
            found[path.relative_to(self.folder).as_posix()] = reader
        return found

    def lost_links(self) -> list[str]:
        """Each link within the site that leads nowhere."""
        return [
            f"{page}: {target}"
            for page, reader in self.pages.items()
            for _, rel, target in reader.links
            # The page for what is not found stands at no address of its own.
            if page != "404.html" and not self.is_found(page, target)
        ]

    def is_found(self, page: str, target: str) -> bool:
        if self.address and target.startswith(self.address):
            target, page = target.removeprefix(self.address), "index.html"
        parts = urlsplit(target)
        if parts.scheme or parts.netloc:
            return True
        path = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(parts.path)))
        path = page if not parts.path else path
        if path.startswith(".."):
            return False
        if (self.folder / path).is_dir():
            path = posixpath.normpath(posixpath.join(path, "index.html"))
        if not (self.folder / path).is_file():
            return False
        fragment = unquote(parts.fragment).partition(":~:")[0]
        return not fragment or path not in self.pages or fragment in self.pages[path].ids

    def outside(self) -> Iterator[tuple[str, str, bool]]:
        """Each address on another host: page, address, and whether a browser loads it."""
        for page, reader in self.pages.items():
            for tag, rel, target in reader.links:
                parts = urlsplit(target)
                if not parts.netloc or (self.address and target.startswith(self.address)):
                    continue
                told = tag == "link" and set(rel.split()) <= ONLY_TOLD
                yield page, target, tag in LOADED or (tag == "link" and not told)
