"""Blocks as HTML: the elements that a site builder makes of their Markdown."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from markupsafe import Markup

from dateline.cache import Cache
from dateline.data.model import Size
from dateline.render.inks.blocks import Inner
from dateline.render.inks.inline import name_of, written_attributes
from dateline.render.inks.markdown_blocks import MarkdownBlocks
from dateline.text.escaping import as_html
from dateline.text.inks import HtmlInk, Piece

# Matches `<!--heading 3--><h2>July 2022</h2><!--/heading-->`.
_HEADING: Final = re.compile(r"<!--heading (\d+)-->.*?<!--/heading-->\n?", re.DOTALL)
# Matches an empty line.
_BLANK: Final = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class _Remembered:
    """Blocks as they were written, with the links in them, and the levels of headings that are
    not of the page's contents.
    """

    inner: str
    links: Mapping[str, str]
    levels: frozenset[int]


@dataclass(frozen=True, slots=True)
class HtmlBlocks:
    """Writes HTML; `ink` writes the pieces of its lines.

    Headings of the page's contents are a site builder's to make, so that all that the site asks
    of headings applies: they are kept as Markdown too. With `in_markdown` the whole is to be in
    a Markdown page: boxes around such headings say so.
    """

    ink: HtmlInk
    in_markdown: bool = False
    cache: Cache | None = None
    _headings: list[str] = field(default_factory=list)
    _unlisted: set[int] = field(default_factory=set)

    def heading(  # noqa: D102
        self,
        level: int,
        text: str,
        anchor: str,
        classes: str = "",
        *,
        name: bool = False,
        page: str = "",
        listed: bool = True,
    ) -> Markup:
        words = name_of(self.ink, text) if name else self.ink.escape(text)
        words = self.ink.link(words, page) if page else words
        given = written_attributes(self.ink, "", {"id": str(anchor), "class": classes or None})
        html = f"<h{level}{given}>{words}</h{level}>\n"
        if listed:
            markdown = MarkdownBlocks().heading(level, text, anchor, classes, name=name, page=page)
            html = self._listed(html, markdown)
        else:
            self._unlisted.add(level)
        return as_html(html)

    def title(self, text: str, *, name: bool = False) -> Markup:  # noqa: D102
        words = name_of(self.ink, text) if name else self.ink.escape(text)
        return as_html(self._listed(f"<h1>{words}</h1>\n", MarkdownBlocks().title(text, name=name)))

    def paragraph(  # noqa: D102
        self,
        words: object,
        classes: str = "",
        *,
        search: bool = True,
        data_f: str | None = None,
        note: str | None = None,
    ) -> Markup:
        more = written_attributes(self.ink, classes, {"data_f": data_f, "data_note": note})
        return as_html(f"<p{more}{_searched(search)}>{self.ink.escape(words)}</p>\n")

    def quotation(  # noqa: D102
        self,
        words: object,
        caption: object,
        classes: str,
        anchor: str = "",
        *,
        below: object = "",
        search: bool = True,
        side: str | None = None,
    ) -> Markup:
        given = written_attributes(self.ink, classes, {"id": anchor or None, "data_side": side})
        return as_html(
            f"<figure{given}{_searched(search)}>\n"
            f"<blockquote>\n<p>{self.ink.escape(words)}</p>\n</blockquote>\n"
            f"{self.paragraph(below, 'dl-translation') if below else ''}"
            f"<figcaption>{self.ink.escape(caption)}</figcaption>\n</figure>\n"
        )

    def quote(self, words: object) -> Markup:  # noqa: D102
        return as_html(f"<blockquote>\n<p>{self.ink.escape(words)}</p>\n</blockquote>\n")

    def picture(  # noqa: D102
        self, address: str, alternative: str, credit: object = "", size: Size | None = None
    ) -> Markup:
        source = self.ink.attribute(self.ink.follow(address))
        sized = f' height="{size.height}"' if size else ""
        wide = f' width="{size.width}"' if size else ""
        alternative = self.ink.attribute(alternative)
        image = f'<img alt="{alternative}"{sized} loading="lazy" src="{source}"{wide}>'
        told = f"\n<em>{self.ink.escape(credit)}</em>" if credit else ""
        return as_html(f"<p>{image}{told}</p>\n")

    def medium(self, kind: str, shown: Piece | None, told: object) -> Markup:  # noqa: D102
        seen = "" if shown is None else f"{shown}\n"
        return as_html(
            f'<figure class="dl-medium dl-{kind}">\n{seen}'
            f"<figcaption>{self.ink.escape(told)}</figcaption>\n</figure>\n"
        )

    def item(self, words: object) -> Markup:  # noqa: D102
        return as_html(f"<li>{self.ink.escape(words)}</li>\n")

    def fact(self, label: object, value: object) -> Markup:  # noqa: D102
        label, value = self.ink.escape(label), self.ink.escape(value)
        return as_html(f"<li><strong>{label}</strong> {value}</li>\n")

    def items(self, *, caller: Inner) -> Markup:  # noqa: D102
        inner = caller()
        return as_html(f"<ul>\n{inner}</ul>\n" if inner.strip() else "")

    def box(  # noqa: D102
        self,
        tag: str,
        classes: str = "",
        *,
        headed: bool = False,
        mark: str = "",
        caller: Inner,
        **attributes: object,
    ) -> Markup:
        inner = self.written_once(mark, caller)
        given = written_attributes(self.ink, classes, attributes)
        if headed and self.in_markdown:
            return as_html(f'<{tag}{given} markdown="block">\n\n{inner}\n</{tag}>\n')
        return as_html(f"<{tag}{given}>\n{inner}</{tag}>\n")

    def written_once(self, mark: str, caller: Inner) -> str:
        """What is within a box, as it was written in the build before, if the mark is the same.

        Headings of the page's contents have numbers of this page: what has one is written anew.
        """
        if self.cache is None or not mark:
            return caller()
        known = self.cache.recall(mark, _Remembered) or self._write(mark, caller)
        self.ink.followed.update(known.links)
        self._unlisted.update(known.levels)
        return known.inner

    def _write(self, mark: str, caller: Inner) -> _Remembered:
        links, levels, headings = {**self.ink.followed}, {*self._unlisted}, len(self._headings)
        self.ink.followed.clear()
        self._unlisted.clear()
        written = _Remembered(caller(), {**self.ink.followed}, frozenset(self._unlisted))
        self.ink.followed.clear()
        self.ink.followed.update(links)
        self._unlisted.update(levels)
        if self.cache is not None and len(self._headings) == headings:
            self.cache.remember(mark, written)
        return written

    def details(  # noqa: D102
        self, summary: object, classes: str, *, search: bool = True, caller: Inner
    ) -> Markup:
        return as_html(
            f'<details class="{classes}"{_searched(search)}>\n'
            f"<summary>{self.ink.escape(summary)}</summary>\n{caller()}</details>\n"
        )

    def _listed(self, html: str, markdown: str) -> str:
        self._headings.append(markdown)
        return f"<!--heading {len(self._headings) - 1}-->{html}<!--/heading-->\n"

    @property
    def unlisted(self) -> list[int]:
        """The levels of headings that are not of the page's contents."""
        return sorted(self._unlisted)

    def parted(self, page: str) -> tuple[list[str], list[str]]:
        """A page that was written with these blocks, as chunks of HTML and the headings, as
        Markdown, between them.
        """
        parts = _HEADING.split(page)
        chunks = [_BLANK.sub("\n", chunk) for chunk in parts[::2]]
        return chunks, [self._headings[int(number)] for number in parts[1::2]]


def _searched(search: bool) -> str:  # noqa: FBT001
    return "" if search else " data-search-exclude"
