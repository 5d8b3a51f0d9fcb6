"""Prose fields as HTML: the same elements as a builder makes of the Markdown of `render_prose`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Protocol

from markdown_it.token import Token
from markupsafe import Markup

from dateline.text.escaping import as_html, collapse_spaces
from dateline.text.prose import CITATION, EVENT_SCHEME, LinkTo, parse_prose, plain_paragraphs


class Writer(Protocol):
    """How text and links are written as HTML."""

    def escape(self, value: object) -> Markup:
        """A text, on one line and without spaces at its ends; what is HTML stays as it is."""

    def stretch(self, text: str) -> Markup:
        """A stretch of a longer line, with the spaces at its ends."""

    def link(self, words: object, target: str) -> Markup:
        """A link of ours, relative to the page."""

    def link_out(self, words: object, address: str) -> Markup:
        """A link whose address the author gave."""


_TAGS: Final = {
    "softbreak": "\n",
    "hardbreak": "<br>\n",
    "em_open": "<em>",
    "em_close": "</em>",
    "strong_open": "<strong>",
    "strong_close": "</strong>",
}
_LISTS: Final = {"bullet_list_open": "ul", "ordered_list_open": "ol"}
_NOTHING: Final = "&#160;"


def render_prose_html(text: str, link_to: LinkTo, ink: Writer) -> Markup:
    """The prose as HTML, its text escaped."""
    writer = _Blocks(link_to, ink)
    paragraphs = plain_paragraphs(text)
    if paragraphs is not None:
        return as_html("\n".join([f"<p>{writer.text(one)}</p>" for one in paragraphs]))
    return as_html("\n".join(writer.blocks(iter(parse_prose(text)), "")))


class _Blocks:
    """Writes the tokens of blocks as HTML."""

    def __init__(self, link_to: LinkTo, ink: Writer) -> None:
        self._link_to = link_to
        self._ink = ink

    def blocks(self, tokens: Iterator[Token], closing: str) -> Iterator[Markup]:
        """The blocks up to the closing token."""
        for token in tokens:
            if token.type == closing:
                return
            if token.type == "inline":
                yield as_html(f"<p>{self._inline(token.children or [])}</p>")
            elif token.type == "blockquote_open":
                inner = "\n".join(self.blocks(tokens, "blockquote_close"))
                yield as_html(f"<blockquote>\n{inner}\n</blockquote>")
            elif token.type in _LISTS:
                tag, items = _LISTS[token.type], "\n".join(self._items(tokens, token.type))
                yield as_html(f"<{tag}>\n{items}\n</{tag}>")
            elif token.content:
                yield as_html(f"<p>{self._ink.escape(token.content)}</p>")

    def text(self, text: str, *, within_link: bool = False) -> Markup:
        """Text around citations, and links for those, unless a link is around them."""
        parts: list[Markup] = []
        position = 0
        for match in CITATION.finditer(text):
            address, words = self._link_to("citation", match.group(1))
            parts.append(self._ink.stretch(collapse_spaces(text[position : match.start()])))
            parts.append(self._ink.escape(words) if within_link else self._ink.link(words, address))
            position = match.end()
        parts.append(self._ink.stretch(collapse_spaces(text[position:])))
        return as_html("".join(parts))

    def _items(self, tokens: Iterator[Token], opening: str) -> Iterator[Markup]:
        closing = opening.replace("open", "close")
        for token in tokens:
            if token.type == closing:
                return
            inner = list(self.blocks(tokens, "list_item_close"))
            if len(inner) == 1:  # as builders write an item of one paragraph
                inner = [as_html(inner[0].removeprefix("<p>").removesuffix("</p>"))]
            items = "\n".join(inner) or _NOTHING
            yield as_html(f"<li>{items}</li>")

    def _inline(self, children: list[Token]) -> Markup:
        parts: list[Markup] = []
        links: list[tuple[str, int]] = []
        for token in children:
            if token.type == "text":
                parts.append(self.text(token.content, within_link=bool(links)))
            elif token.type == "link_open":
                links.append((str(token.attrs.get("href", "")), len(parts)))
            elif token.type == "link_close":
                href, start = links.pop()
                parts[start:] = [self._linked(href, as_html("".join(parts[start:])))]
            elif token.type == "code_inline":
                parts.append(as_html(f"<code>{self._ink.escape(token.content)}</code>"))
            elif token.type == "image":
                parts.append(self._ink.escape(f"![{token.content}]({token.attrs.get('src', '')})"))
            else:
                mark = _TAGS.get(token.type)
                parts.append(as_html(mark) if mark else self._ink.escape(token.content))
        return as_html("".join(parts))

    def _linked(self, href: str, label: Markup) -> Markup:
        if href.startswith(EVENT_SCHEME):
            address, words = self._link_to("event", href.removeprefix(EVENT_SCHEME))
            return self._ink.link(label or words, address)
        return self._ink.link_out(label or href, href)
