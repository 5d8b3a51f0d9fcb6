"""HTML of other programs as prose: its words, emphasis, links, lists and quotes, and no more."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Final

from dateline.exchange.parts.addresses import fit_address
from dateline.exchange.parts.markdown_text import escape_line, escape_start, prose_of, tamed
from dateline.exchange.records import Note

_PARAGRAPHS: Final = frozenset(
    ["p", "div", "section", "article", "figure", "figcaption", "table", "tr", "ul", "ol", "dl",
     "dt", "dd", "pre", "header", "footer", "hr", "address"]
)  # fmt: skip
_HEADINGS: Final = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_MARKS: Final = {"em": "*", "i": "*", "strong": "**", "b": "**"}
# What has words that nobody reads.
_UNREAD: Final = frozenset(["script", "style", "template", "noscript", "title", "head"])
_EMBEDDED: Final = frozenset(["img", "iframe", "video", "audio", "embed", "object", "svg", "form",
                              "input", "button", "source", "canvas"])  # fmt: skip
_KEPT: Final = (
    _PARAGRAPHS | _HEADINGS | _MARKS.keys() | {"a", "br", "li", "blockquote", "html", "body"}
)
# Matches `<p>`, `</a>`, `&amp;`: what makes a text HTML.
_TAG: Final = re.compile(r"</?[A-Za-z][^<>]*>|&(?:#\d+|#x[0-9A-Fa-f]+|[A-Za-z]{2,8});")
_DEEPEST: Final = 3  # quotes within quotes
_SPACES: Final = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class HtmlText:
    """`prose` is Markdown; `lost` names the elements that are not in it, sorted."""

    prose: str
    lost: tuple[str, ...] = ()


def is_html(text: str) -> bool:
    """Whether a text has elements or entities of HTML in it.

    >>> is_html("Tom &amp; <b>Ann</b>"), is_html("a < b & c")
    (True, False)
    """
    return bool(_TAG.search(text))


def read_html(text: str) -> HtmlText:
    r"""A text with elements of HTML, or a plain one, as prose.

    >>> read_html('<p>Take <a href="https://a.example/x">Ada</a>.</p><script>x()</script>')
    HtmlText(prose='Take [Ada](<https://a.example/x>).', lost=('script',))
    """
    if not is_html(text):
        return HtmlText(prose_of(text))
    reader = _Reader()
    reader.feed(text.replace("\0", ""))
    reader.close()
    return HtmlText(reader.prose(), tuple(sorted(reader.lost)))


def plain_html(text: str) -> str:
    """The words of a text that may have HTML in it, on one line, without marks or links.

    >>> plain_html("Whitney <b>Houston</b><br/> 1963 &ndash; 2012")
    'Whitney Houston 1963 – 2012'
    """
    if not is_html(text):
        return " ".join(text.split())
    reader = _Words()
    reader.feed(text.replace("\0", ""))
    reader.close()
    return " ".join("".join(reader.words).split())


def links_of(text: str) -> tuple[str, ...]:
    """The addresses that a text's elements lead to or show, in order."""
    reader = _Words()
    reader.feed(text.replace("\0", ""))
    reader.close()
    return tuple(dict.fromkeys(filter(None, map(fit_address, reader.addresses))))


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.addresses: list[str] = []
        self._unread = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._unread += tag in _UNREAD
        if tag in _PARAGRAPHS or tag in ("br", "li", "blockquote") or tag in _HEADINGS:
            self.words.append(" ")
        self.addresses += [value for name, value in attrs if name in ("href", "src") and value]

    def handle_endtag(self, tag: str) -> None:
        self._unread -= tag in _UNREAD and self._unread > 0

    def handle_data(self, data: str) -> None:
        if not self._unread:
            self.words.append(data)


class _Reader(HTMLParser):
    """Gathers blocks, each a prefix (`> `, `- `) and its inline Markdown."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lost: set[str] = set()
        self._blocks: list[tuple[str, str, str]] = []
        self._inline: list[str] = []
        self._links: list[tuple[str, int]] = []
        self._marks: list[tuple[str, int]] = []
        self._lists: list[str] = []
        self._quotes = 0
        self._item = ""
        self._unread = 0

    def prose(self) -> str:
        """All blocks as Markdown."""
        self._end_block()
        text, before = "", ("", "")
        for quote, item, body in self._blocks:
            tight = (quote, bool(item)) == (before[0], bool(before[1])) and item
            between = f"\n{quote}".rstrip() + "\n" if quote and quote == before[0] else "\n\n"
            text += "" if not text else "\n" if tight else between
            block = item + (body.replace("\n", f"\n{' ' * len(item)}"))
            text += "\n".join(quote + line for line in block.split("\n"))
            before = (quote, item)
        return text

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin an element."""
        if tag in _UNREAD or (self._unread and tag not in _UNREAD):
            self._unread += tag in _UNREAD
            self.lost.add(tag)
            return
        if tag == "br":
            self._inline.append("\n")
        elif tag == "a":
            self._links.append((fit_address(dict(attrs).get("href") or ""), len(self._inline)))
        elif tag in _MARKS:
            self._marks.append((tag, len(self._inline)))
        elif tag == "blockquote":
            self._end_block()
            self._quotes += 1
        elif tag == "li":
            self._end_block()
            self._item = "1. " if self._lists[-1:] == ["ol"] else "- "
        elif tag in _PARAGRAPHS or tag in _HEADINGS:
            self._end_block()
            self._lists += [tag] if tag in ("ul", "ol") else []
        if tag not in _KEPT:
            self.lost.add(tag)

    def handle_endtag(self, tag: str) -> None:
        """End an element, if it was begun."""
        if tag in _UNREAD:
            self._unread = max(0, self._unread - 1)
        elif self._unread:
            return
        elif tag == "a" and self._links:
            self._end_link(*self._links.pop())
        elif tag in _MARKS:
            self._end_mark(tag)
        elif tag == "blockquote":
            self._end_block()
            self._quotes = max(0, self._quotes - 1)
        elif tag == "li" or tag in _PARAGRAPHS:
            self._end_block()
            if tag in ("ul", "ol") and self._lists:
                self._lists.pop()
            self._item = "" if tag in ("li", "ul", "ol") else self._item
        elif tag in _HEADINGS:
            self._end_block(strong=True)

    def handle_data(self, data: str) -> None:
        """Take the words between elements."""
        if not self._unread:
            self._inline.append(escape_line(_SPACES.sub(" ", tamed(data))))

    def _end_link(self, address: str, start: int) -> None:
        words = "".join(self._inline[start:]).replace("\n", " ")
        if address and words.strip():
            self._inline[start:] = [_around(words, "[", f"](<{address}>)")]
        elif not address:
            self.lost.add("a")

    def _end_mark(self, tag: str) -> None:
        start = next((at for name, at in reversed(self._marks) if name == tag), None)
        if start is None:
            return
        self._marks = [(name, at) for name, at in self._marks if at < start]
        words = "".join(self._inline[start:])
        if words.strip() and "\n" not in words and "*" not in words.replace("\\*", ""):
            self._inline[start:] = [_around(words, _MARKS[tag], _MARKS[tag])]

    def _end_block(self, *, strong: bool = False) -> None:
        lines = [_SPACES.sub(" ", line).strip() for line in "".join(self._inline).split("\n")]
        body = "\\\n".join(escape_start(line) for line in lines if line)
        if body:
            if strong and "\n" not in body and "*" not in body:
                body = f"**{body}**"
            self._blocks.append(("> " * min(self._quotes, _DEEPEST), self._item, body))
        self._inline, self._links, self._marks = [], [], []


def _around(words: str, before: str, after: str) -> str:
    """Signs around words, the spaces at their ends outside."""
    lead = " " if words[:1].isspace() else ""
    tail = " " if words[-1:].isspace() else ""
    return f"{lead}{before}{words.strip()}{after}{tail}"


def lost_elements(part: str, names: Iterable[str]) -> tuple[Note, ...]:
    """What to report of the elements of a part that prose has not."""
    every = tuple(names)
    gone = [f"<{name}>" for name in every if name in _UNREAD or name in _EMBEDDED]
    bare = [f"<{name}>" for name in every if name not in _UNREAD and name not in _EMBEDDED]
    notes = []
    if gone:
        notes.append(Note(part, f"{', '.join(gone)}: left out, with what is in it."))
    if bare:
        notes.append(
            Note(part, f"{', '.join(bare)}: the words in it are kept, the element is not.")
        )
    return tuple(notes)
