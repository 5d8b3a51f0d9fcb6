"""Hands the entries of our pages to the site's search, MkDocs' own or Material's.

Both read each page's HTML with a parser of their own, which takes a sixth of a build. What we
write is known, so that a few patterns find the same in it. An event's entry begins with its date.

And it has Material's search split words at marks of any script, where a site does not say at what.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from html import unescape
from typing import Any, Final

from mkdocs.plugins import BasePlugin, PluginCollection
from mkdocs.structure.pages import Page

_CODE: Final = re.compile(r"<(script|style)\b.*?</\1>", re.DOTALL)
# Matches `data-search-exclude="true"`. What we write to leave something out has no value.
_OF_MATERIAL: Final = re.compile(r'data-search-\w+="')
# The end of a tag from its attribute on: to look for that in every tag takes ten times as long.
_LEFT_OUT: Final = re.compile(r"data-search-exclude\b[^<>]*>")
_TAG_TO_THERE: Final = re.compile(r"<(\w+)\b[^<>]*\s")
_HEADING: Final = re.compile(r"<h[1-6]\b([^<>]*)>(.*?)</h[1-6]>", re.DOTALL)
_ID: Final = re.compile(r'\bid="([^"]*)"')
_HEADER_LINK: Final = re.compile(r'<a class="headerlink".*?</a>', re.DOTALL)
_WHEN: Final = re.compile(r'\s*<p class="dl-when"[^>]*>(.*?)</p>', re.DOTALL)
_TAG: Final = re.compile(r"<(/?\w*)[^<>]*>")
_OF_TEXT: Final = ("p", "li", "ul", "ol", "code")
_KEPT: Final = {
    "br": " ",
    "/figure": "</p>",
    **{name: f"<{name}>" for tag in _OF_TEXT for name in (tag, f"/{tag}")},
}
"""What is kept of which tags in the text of a section: no attributes."""
_THEN_WHO: Final = " – "
_OF_ACCOUNT: Final = {
    **dict.fromkeys(("br", "p", "/p", "li", "/li"), " "),
    "figure": "<p>",
    "figcaption": _THEN_WHO,
}
BETWEEN: Final = " · "
SEPARATOR: Final = (
    r"""[\s\u200b\u3000\-–—,:;!?=\[\](){}"“”„‘’‹›«»/…·¡¿،؛؟、。．，！？；：「」『』（）]+"""
    r"""|\.(?!\d)|&[lg]t;"""
)
"""At what words are split: spaces and marks, in the way of regular expressions of JavaScript.
A point within a number stays.
"""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what is below it, up to the next one. `id` is empty for the page's first.

    `title` and `text` are HTML: the title without elements, the text with those of paragraphs
    and lists only, as Material's search wants it.
    """

    id: str
    title: str
    text: str

    @property
    def plain_title(self) -> str:
        """The title as plain text."""
        return unescape(self.title)

    @property
    def plain_text(self) -> str:
        """The text without elements."""
        return unescape(_TAG.sub(" ", self.text))


def sections_of(html: str) -> Iterator[Section]:
    """The sections of a page that we wrote, without what search is to leave out."""
    html = _without_left_out(_CODE.sub("", html))
    headings = list(_HEADING.finditer(html))
    ends = [*(heading.start() for heading in headings[1:]), len(html)]
    for number, (heading, end) in enumerate(zip(headings, ends, strict=True)):
        found = _ID.search(heading[1])
        anchor = unescape(found[1]) if found and number else ""
        below = html[heading.end() : end]
        title = _flat(_HEADER_LINK.sub("", heading[2]))
        when = _WHEN.match(below)
        if when:
            title, below = f"{_flat(when[1])}{BETWEEN}{title}", below[when.end() :]
        yield Section(anchor, title, _text(below))


def _without_left_out(html: str) -> str:
    kept, done = [], 0
    for found in _LEFT_OUT.finditer(html):
        start = html.rfind("<", done, found.start())
        tag = _TAG_TO_THERE.fullmatch(html, start, found.start()) if start >= 0 else None
        end = _end_of(html, tag[1], found.end()) if tag else -1
        if end >= 0:
            kept.append(html[done:start])
            done = end
    return "".join((*kept, html[done:]))


def _end_of(html: str, name: str, start: int) -> int:
    """Where an element ends whose content begins at a place; -1 if it does not. There may be others
    of its name in it.
    """
    open_ = 1
    for tag in _tags_of(name).finditer(html, start):
        open_ += -1 if tag[1] else 1
        if not open_:
            return tag.end()
    return -1


@lru_cache
def _tags_of(name: str) -> re.Pattern[str]:
    # Matches `<div class="dl">` and `</div>`.
    return re.compile(rf"<(/?){re.escape(name)}\b[^<>]*>")


@dataclass
class LastRead:
    """The pages whose sections were found last, by their addresses: in a preview, most pages are
    the same again.
    """

    pages: dict[str, tuple[str, list[Section]]] = field(default_factory=dict)

    def sections_of(self, page: Page) -> list[Section]:
        """The sections of a page."""
        html = html_of(page)
        known = self.pages.get(page.url)
        if known is None or known[0] != html:
            known = self.pages[page.url] = (html, list(sections_of(html)))
        return known[1]


def sections_of_page(page: Page) -> list[Section]:
    """The sections of a page."""
    return list(sections_of(html_of(page)))


def html_of(page: Page) -> str:
    """The HTML of a page as it is now."""
    content = page.content
    return content.html if isinstance(content, _Aside) else content or ""


def hand_over(
    plugins: PluginCollection,
    is_ours: Callable[[Page], bool],
    read_sections: Callable[[Page], list[Section]] = sections_of_page,
) -> None:
    """Let the search plugins among a site's take our pages' entries as they are. `read_sections`
    gives those of a page.

    A plugin of another make, or of a later version that works otherwise, reads the pages itself.
    """
    for plugin in plugins.values():
        index = getattr(plugin, "search_index", None)
        add = _ways_in(index)
        if add is not None and not getattr(index, "dateline_hands_over", False):
            _wrap(index, add, is_ours, read_sections)
            if add is _add_to_material:
                _spare(plugins.events["page_context"], plugin, is_ours)


def _ways_in(index: Any) -> Callable[[Any, Page, list[Section]], None] | None:  # noqa: ANN401
    if not hasattr(index, "add_entry_from_context") or not hasattr(index, "config"):
        return None
    if hasattr(index, "_add_entry"):
        return _add_to_mkdocs
    if hasattr(index, "entries") and hasattr(index, "create_entry_for_section"):
        return _add_to_material
    return None


def _wrap(
    index: Any,  # noqa: ANN401
    add: Callable[[Any, Page, list[Section]], None],
    is_ours: Callable[[Page], bool],
    read_sections: Callable[[Page], list[Section]],
) -> None:
    read = index.add_entry_from_context

    def take(page: Page) -> None:
        if is_ours(page):
            add(index, page, read_sections(page))
        else:
            read(page)

    index.add_entry_from_context = take
    index.dateline_hands_over = True


def split_at_marks(plugins: PluginCollection) -> None:
    """Let Material's search split words at all marks, in sites that do not set its `separator`.
    By itself it splits them at spaces and hyphens, and completes "gra" to "grain,". To be called
    before that search takes what its own language has.
    """
    for plugin in plugins.values():
        # A site's hooks are among them, as modules. MkDocs' own search has no `pipeline`.
        if isinstance(plugin, BasePlugin) and "pipeline" in plugin.config:
            plugin.config["separator"] = plugin.config.get("separator") or SEPARATOR


class _Aside(str):
    """Nothing, in the place of a page's HTML."""

    __slots__ = ("html",)
    html: str


def _spare(
    events: list[Callable[..., Any]], plugin: object, is_ours: Callable[[Page], bool]
) -> None:
    """Let Material not look for attributes of its own in pages that have none: of a build in which
    nothing has changed, that takes a tenth.
    """

    def spared(context: Any, /, *, page: Page, **more: Any) -> Any:  # noqa: ANN401
        html = page.content or ""
        if not is_ours(page) or _OF_MATERIAL.search(html):
            return index_page(context, page=page, **more)
        page.content = aside = _Aside()
        aside.html = html
        try:
            return index_page(context, page=page, **more)
        finally:
            page.content = html

    for place, event in enumerate(events):
        if getattr(event, "__self__", None) is plugin:
            index_page, events[place] = event, spared


@dataclass
class _MaterialSection:
    """What Material makes an entry of: pieces of a title and of a text."""

    id: str | None
    title: list[str]
    text: list[str]


def _add_to_material(index: Any, page: Page, sections: list[Section]) -> None:  # noqa: ANN401
    if (page.meta.get("search") or {}).get("exclude"):
        return
    for section in sections:
        given = _MaterialSection(section.id or None, [section.title], [section.text])
        index.create_entry_for_section(given, page.toc, page.url, page)


def _add_to_mkdocs(index: Any, page: Page, sections: list[Section]) -> None:  # noqa: ANN401
    depth = index.config["indexing"]
    full = depth == "full"
    whole = " ".join(f"{section.plain_title} {section.plain_text}" for section in sections)
    index._add_entry(title=page.title, text=whole if full else "", loc=page.url)  # noqa: SLF001
    if depth in ("full", "sections"):
        for section in sections:
            anchor = section.id or next((item.id for item in page.toc), "")
            index._add_entry(  # noqa: SLF001
                title=section.plain_title,
                text=section.plain_text if full else "",
                loc=f"{page.url}#{anchor}" if anchor else page.url,
            )


def _flat(html: str) -> str:
    return _in_one_line(_TAG.sub(lambda tag: " " if tag[1] == "br" else "", html))


def _text(html: str) -> str:
    parts = _TAG.split(html)  # text, a tag's name, text and so on
    parts[1::2] = _kept(parts[1::2])
    text = _in_one_line("".join(parts)).replace("<p> ", "<p>").replace(" </p>", "</p>")
    return text.replace(f"<p>{_THEN_WHO.lstrip()}", "<p>")


def _kept(names: list[str]) -> list[str]:
    """What is kept of tags: an account is one paragraph, since a result shows some paragraphs of
    a text and not those between, and would have the words of one account above who said another's.
    """
    if "figure" not in names:
        return [_KEPT.get(name, "") for name in names]
    kept, inside = [], False
    for name in names:
        if name in ("figure", "/figure"):
            inside = name == "figure"
        kept.append((_OF_ACCOUNT if inside else _KEPT).get(name, ""))
    return kept


def _in_one_line(html: str) -> str:
    return _quotes(" ".join(html.split()))


def _quotes(html: str) -> str:
    """Quotation marks as they are: only in attributes do they need references."""
    return html.replace("&#34;", '"').replace("&quot;", '"').replace("&#39;", "'")
