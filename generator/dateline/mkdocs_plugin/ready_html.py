"""Puts ready HTML into a page that MkDocs has made of our headings and places.

MkDocs sees neither the links nor the anchors of such HTML, so both are handed to it here: the
site's `validation` applies to them as to those of any page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from html import escape, unescape
from posixpath import dirname, join, normpath
from typing import Final, TypeAlias
from urllib.parse import unquote

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page, _RelativePathTreeprocessor

from dateline.data.outputs import EXAMPLE, WRITTEN_LINK, Body, Output, example_id
from dateline.write.spool import Shelf, ShelvedOutput

_PLACE: Final = re.compile(re.escape(Body.place(0)).replace("0", r"(\d+)"))
# Text of ours has no quotation mark as it is, so that this is in no text.
ID_IN_HTML: Final = re.compile(r' id="([^"]+)"')
_WRITTEN: Final = re.compile(f'"{re.escape(WRITTEN_LINK)}([^"]*)"')
_OF_EXAMPLE: Final = re.compile(
    rf'<h(\d)\b[^<>]*\bid="{example_id(0).replace("0", "")}(\d)"[^<>]*>.*?</h\1>\s*', re.DOTALL
)
_HEADING: Final = re.compile(r'<h(\d) id="([^"]+)"([^<>]*)>(.*?)</h\1>', re.DOTALL)
# Matches `<article class="dl-event dl-point"><h3 id="talks-begin">The talks begin</h3>`.
_EVENT: Final = re.compile(
    r'(<article class="dl-event\b[^>]*>\s*<h3 id="([^"]+)"[^<>]*>)(.*?)(</h3>)', re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Dressed:
    """A page's body with its headings written as the site writes headings, and the ids in it."""

    chunks: tuple[str, ...]
    links: tuple[str, ...]
    anchors: frozenset[str]


Dress: TypeAlias = Callable[[Page, bytes, Mapping[int, str]], Dressed]


def dress_body(_page: Page, body: bytes, examples: Mapping[int, str]) -> Dressed:
    """The body of a page; `examples` show headings of the site's, by level."""
    told = Body.from_bytes(body)
    chunks = tuple(_dress_headings(chunk, examples) for chunk in told.chunks)
    anchors = (unescape(anchor) for chunk in chunks for anchor in ID_IN_HTML.findall(chunk))
    return Dressed(chunks, told.links, frozenset(anchors))


@dataclass
class LastDressed:
    """The bodies that were dressed last, by their pages' paths: in a preview, most are the same
    again.
    """

    pages: dict[str, tuple[tuple[bytes, Mapping[int, str]], Dressed]] = field(default_factory=dict)

    def dress(self, page: Page, body: bytes, examples: Mapping[int, str]) -> Dressed:
        """As `dress_body`."""
        path, made_of = page.file.src_uri, (body, examples)
        known = self.pages.get(path)
        if known is None or known[0] != made_of:
            known = self.pages[path] = (made_of, dress_body(page, body, examples))
        return known[1]


class PagesAside:
    """The HTML of our pages, on disk from when it is made until the page is written: for one build,
    where nobody else asks for it (`other_plugins.is_alone`).

    MkDocs makes the HTML of all pages before it writes the first, and keeps it to the end. Ten
    thousand events are 50 million characters, which Python keeps in twice as many bytes, since
    quotation marks are among them: a fourth of the memory of a build.

    Raises:
        ProblemsFoundError: the system gives it no room, here or as it fills.
    """

    def __init__(self) -> None:
        self._shelf = Shelf()
        self._pages: dict[str, ShelvedOutput] = {}

    def put(self, page: Page, html: str) -> None:
        """Keep a page's HTML until it is taken."""
        path, data = page.file.src_uri, html.encode("utf-8", "surrogatepass")
        self._pages[path] = self._shelf.keep(Output(path, data))

    def take(self, page: Page) -> str | None:
        """The HTML of a page that was put here, once."""
        kept = self._pages.pop(page.file.src_uri, None)
        return kept.content.decode("utf-8", "surrogatepass") if kept else None

    def close(self) -> None:
        """Let all of it go."""
        self._shelf.close()


def fill_in(  # noqa: PLR0917
    html: str,
    body: bytes,
    page: Page,
    files: Files,
    config: MkDocsConfig,
    dress: Dress = dress_body,
) -> str:
    """The page with the HTML of each place, its headings written as the site writes headings.
    `body` is that of the page's file.

    Raises:
        PluginError: places are missing, since something on the way here has taken them out.
    """
    examples = {int(found[2]): found[0].strip() for found in _OF_EXAMPLE.finditer(html)}
    html = _OF_EXAMPLE.sub("", html)
    links = _RelativePathTreeprocessor(page.file, files, config)
    dressed = dress(page, body, examples)
    chunks = [_resolve_written(chunk, links.path_to_url) for chunk in dressed.chunks]
    places = [int(number) for number in _PLACE.findall(html)]
    if places != list(range(len(chunks))):
        raise PluginError(
            f"Dateline: the page {page.file.src_uri} comes back from Markdown without the places "
            "for its events. Look for an extension or a plugin that removes HTML from pages."
        )
    page.present_anchor_ids = (page.present_anchor_ids or set()) | dressed.anchors
    _register_links(dressed.links, page, files, links)
    return _PLACE.sub(lambda place: chunks[int(place[1])].rstrip("\n"), html)


def _dress_headings(chunk: str, examples: Mapping[int, str]) -> str:
    """Headings with the permanent link, the level and all else that the site gives to those of
    its Markdown: `examples` show it, by level.
    """

    def dress(heading: re.Match[str]) -> str:
        level, anchor, more, words = heading.groups()
        example = examples.get(int(level))
        if example is None:
            return heading[0]
        dressed = example.replace(example_id(int(level)), anchor).replace(EXAMPLE, words)
        return dressed.replace(f'id="{anchor}"', f'id="{anchor}"{more}', 1)

    return _EVENT.sub(_opened, _HEADING.sub(dress, chunk))


def _opened(heading: re.Match[str]) -> str:
    """The heading of an event with a link to itself, for a list of headlines only. Where the site
    has permanent links, it is that one.
    """
    start, anchor, words, end = heading.groups()
    if 'class="headerlink"' in words:
        return heading[0]
    link = f'<a class="dl-opens" href="#{anchor}" aria-labelledby="{anchor}"></a>'
    return f"{start}{words}{link}{end}"


def _resolve_written(chunk: str, resolve: Callable[[str], str]) -> str:
    """The links that authors wrote, as MkDocs resolves and checks those of any page."""
    if WRITTEN_LINK not in chunk:
        return chunk
    return _WRITTEN.sub(lambda link: f'"{escape(resolve(unescape(link[1])))}"', chunk)


def _register_links(
    links: Iterable[str], page: Page, files: Files, checker: _RelativePathTreeprocessor
) -> None:
    """Hand our own links to MkDocs: to files here, to anchors once all pages are made."""
    folder = dirname(page.file.src_uri)
    told = checker.links_to_anchors
    found: dict[str, File | None] = {}  # many links lead to a few pages
    for link in links:
        path, _, anchor = link.partition("#")
        if path not in found:
            target = normpath(join(folder, unquote(path))) if path else page.file.src_uri
            found[path] = files.src_uris.get(target)
        file = found[path]
        if file is None or file.inclusion is InclusionLevel.EXCLUDED:
            checker.path_to_url(link)  # says so, as loudly as the site wants
        elif anchor:
            told.setdefault(file, {}).setdefault(anchor, link)
    if page.links_to_anchors is not None:
        for to_file, anchors in told.items():
            page.links_to_anchors.setdefault(to_file, {}).update(anchors)
