"""Inks: what a page is written in, Markdown or HTML, and how a piece of a line looks in each.

Templates and phrases say what a page has; an ink says how that is written. Whatever is handed to
an ink is text, and escaped, unless it is a piece of the same ink: so no template can forget to.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Final, Protocol, Self, TypeAlias

from markupsafe import Markup, escape

from dateline.text.escaping import (
    Markdown,
    as_html,
    encode_address,
    escape_address,
    escape_html,
    escape_markdown,
    escape_stretch,
    is_whole_address,
    one_line,
)
from dateline.text.original_text import OriginalText
from dateline.text.prose import LinkTo, render_prose
from dateline.text.prose_html import render_prose_html

Piece: TypeAlias = Markdown | Markup
"""Text that is written in an ink already."""

Follow: TypeAlias = Callable[[str], str]
"""Given a link as a Markdown page has it (`people.md#belov`), the address that it leads to."""


class Ink(Protocol):
    """How the pieces of a line are written."""

    def piece(self, text: str) -> Piece:
        """Take a text for one that is written in this ink."""

    def escape(self, value: object) -> Piece:
        """Any value, to show as exactly its text, on one line; a piece stays as it is.

        Runs of spaces and line breaks become one space; no-break spaces stay.
        """

    def stretch(self, text: str) -> Piece:
        """A stretch of a longer line: the spaces at its ends, which join it, stay."""

    def attribute(self, text: str) -> str:
        """A text for an attribute of an HTML tag, in double quotation marks."""

    def link(self, words: object, target: str, language: str = "") -> Piece:
        """A link of ours; `target` is relative to the page, in Markdown's way. `language` is that
        of the words and of what they lead to, if it is not the page's.
        """

    def link_out(self, words: object, address: str) -> Piece:
        """A link whose address people wrote: to another site, or to a file of this one."""

    def prose(self, text: str, link_to: LinkTo) -> Piece:
        """A prose field as blocks."""


class MarkdownInk:
    """Writes Markdown."""

    def piece(self, text: str) -> Markdown:  # noqa: D102
        return Markdown(text)

    def escape(self, value: object) -> Markdown:  # noqa: D102
        if isinstance(value, OriginalText):
            return Markdown(_in_its_language(self, "span", value, escape_markdown(value)))
        return escape_markdown(value)

    @staticmethod
    def stretch(text: str) -> Markdown:  # noqa: D102
        return escape_stretch(text)

    def attribute(self, text: str) -> str:  # noqa: D102
        return escape_html(text)

    def link(self, words: object, target: str, language: str = "") -> Markdown:  # noqa: D102
        attributes = f"{{ hreflang={language} lang={language} }}" if language else ""
        return Markdown(f"[{self.escape(words)}]({target}){attributes}")

    def link_out(self, words: object, address: str) -> Markdown:  # noqa: D102
        return Markdown(f"[{self.escape(words)}](<{escape_address(address)}>)")

    def prose(self, text: str, link_to: LinkTo) -> Markdown:  # noqa: D102
        made = render_prose(text, link_to)
        if isinstance(text, OriginalText):
            return Markdown(_in_its_language(self, "div", text, f"\n\n{made}\n\n"))
        return made


class OwnWayError(Exception):
    """A link of ours has another address on each page."""


def _no_way(_href: str) -> str:
    raise OwnWayError


class HtmlInk:
    """Writes HTML.

    `follow` says where links of ours lead, `follow_written` where those lead that people wrote
    relative to the page. `followed` are all links of ours so far, as a Markdown page has them.
    """

    def __init__(self, follow: Follow, follow_written: Follow | None = None) -> None:
        self._follow = follow
        self._follow_written = follow_written or follow
        self.followed: dict[str, str] = {}
        self._ways: dict[str, str] = {}

    def of_no_page(self) -> Self:
        """The same ink for what is alike on each page: a link of ours raises `OwnWayError`."""
        return type(self)(_no_way)

    def piece(self, text: str) -> Markup:  # noqa: D102
        return as_html(text)

    def escape(self, value: object) -> Markup:  # noqa: D102
        return shown_in_html(value)

    @staticmethod
    def stretch(text: str) -> Markup:  # noqa: D102
        return escape(text)

    def attribute(self, text: str) -> str:  # noqa: D102
        return _escaped(text)

    def link(self, words: object, target: str, language: str = "") -> Markup:  # noqa: D102
        return self._link(words, self.follow(target), language)

    def link_out(self, words: object, address: str) -> Markup:  # noqa: D102
        encoded = encode_address(address)
        if not is_whole_address(encoded):
            encoded = self._follow_written(encoded)
        return self._link(words, encoded)

    def prose(self, text: str, link_to: LinkTo) -> Markup:  # noqa: D102
        made = render_prose_html(text, link_to, self)
        if isinstance(text, OriginalText):
            return as_html(_in_its_language(self, "div", text, f"\n{made}\n"))
        return made

    def follow(self, target: str) -> str:
        """Where a link of ours leads."""
        address = self.followed.get(target)
        if address is None:
            address = self.followed[target] = self._follow_path(target)
        return address

    def _follow_path(self, target: str) -> str:
        """The way to a page is looked for once, however many places on it are linked."""
        path, mark, place = target.partition("#")
        if not path or not place:
            return self._follow(target)
        if path not in self._ways:
            self._ways[path] = self._follow(path)
        return f"{self._ways[path]}{mark}{place}"

    def _link(self, words: object, address: str, language: str = "") -> Markup:
        tag = self.attribute(language)
        more = f' hreflang="{tag}" lang="{tag}"' if language else ""
        return as_html(f'<a href="{self.attribute(address)}"{more}>{self.escape(words)}</a>')


class GuardedHtmlInk(HtmlInk):
    """Writes HTML for a Markdown page, where extensions of the site read it
    before it is HTML: what they could read as syntax is escaped too.
    """

    def escape(self, value: object) -> Markup:  # noqa: D102
        if isinstance(value, OriginalText):
            return as_html(_in_its_language(self, "span", value, guard_html(value)))
        return guard_html(value)

    @staticmethod
    def stretch(text: str) -> Markup:  # noqa: D102
        return as_html(escape_stretch(text))

    def attribute(self, text: str) -> str:  # noqa: D102
        return escape_html(text)


def shown_in_html(value: object) -> Markup:
    """A value as HTML for readers, marked with its language where it is not the page's."""
    if isinstance(value, OriginalText):
        parts = map(_escaped, (value.language, value.direction, str(value)))
        return Markup('<span lang="{}" dir="{}">{}</span>').format(*parts)
    return value if isinstance(value, Markup) else _escaped(str(value))


def guard_html(value: object) -> Markup:
    """A value as HTML in a Markdown page; what is HTML already stays as it is."""
    return value if isinstance(value, Markup) else as_html(escape_html(value))


def _in_its_language(ink: Ink, tag: str, text: OriginalText, words: str) -> str:
    """Words that are written already, in an element that says their language."""
    # A block of Markdown is read as Markdown where it says so.
    block = " markdown" if tag == "div" and isinstance(ink, MarkdownInk) else ""
    language, direction = ink.attribute(text.language), ink.attribute(text.direction)
    return f'<{tag} lang="{language}" dir="{direction}"{block}>{words}</{tag}>'


MARKDOWN: Final[Ink] = MarkdownInk()


# Names, roles and labels are on a page many times.
@lru_cache(maxsize=8192)
def _escaped(text: str) -> Markup:
    return escape(one_line(text))
