"""Blocks as HTML: the elements that a site builder makes of their Markdown."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from markupsafe import Markup

from dateline.render.inks.blocks import Inner
from dateline.render.inks.inline import name_of, written_attributes
from dateline.render.inks.markdown_blocks import MarkdownBlocks
from dateline.text.inks import HtmlInk

# Matches `<!--heading 3--><h2>July 2022</h2><!--/heading-->`.
_HEADING: Final = re.compile(r"<!--heading (\d+)-->.*?<!--/heading-->\n?", re.DOTALL)
# Matches an empty line.
_BLANK: Final = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class HtmlBlocks:
    """Writes HTML; `ink` writes the pieces of its lines.

    Headings of the page's contents are a site builder's to make, so that all that the site asks
    of headings applies: they are kept as Markdown too. With `in_markdown` the whole is to stand in
    a Markdown page: boxes around such headings say so.
    """

    ink: HtmlInk
    in_markdown: bool = False
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
        return Markup(html)  # noqa: S704 - escaped above, as all that follows

    def title(self, text: str, *, name: bool = False) -> Markup:  # noqa: D102
        words = name_of(self.ink, text) if name else self.ink.escape(text)
        return Markup(self._listed(f"<h1>{words}</h1>\n", MarkdownBlocks().title(text, name=name)))  # noqa: S704

    def paragraph(self, words: object, classes: str = "", *, search: bool = True) -> Markup:  # noqa: D102
        more = f' class="{classes}"' if classes else ""
        return Markup(f"<p{more}{_searched(search)}>{self.ink.escape(words)}</p>\n")  # noqa: S704

    def quotation(  # noqa: D102
        self, words: object, caption: object, classes: str, anchor: str = "", *, search: bool = True
    ) -> Markup:
        given = written_attributes(self.ink, classes, {"id": anchor or None})
        return Markup(  # noqa: S704
            f"<figure{given}{_searched(search)}>\n"
            f"<blockquote>\n<p>{self.ink.escape(words)}</p>\n</blockquote>\n"
            f"<figcaption>{self.ink.escape(caption)}</figcaption>\n</figure>\n"
        )

    def quote(self, words: object) -> Markup:  # noqa: D102
        return Markup(f"<blockquote>\n<p>{self.ink.escape(words)}</p>\n</blockquote>\n")  # noqa: S704

    def picture(self, address: str, alternative: str, credit: object = "") -> Markup:  # noqa: D102
        source = self.ink.attribute(self.ink.follow(address))
        image = f'<img alt="{self.ink.attribute(alternative)}" loading="lazy" src="{source}">'
        told = f"\n<em>{self.ink.escape(credit)}</em>" if credit else ""
        return Markup(f"<p>{image}{told}</p>\n")  # noqa: S704

    def item(self, words: object) -> Markup:  # noqa: D102
        return Markup(f"<li>{self.ink.escape(words)}</li>\n")  # noqa: S704

    def fact(self, label: object, value: object) -> Markup:  # noqa: D102
        label, value = self.ink.escape(label), self.ink.escape(value)
        return Markup(f"<li><strong>{label}</strong> {value}</li>\n")  # noqa: S704

    def items(self, *, caller: Inner) -> Markup:  # noqa: D102
        inner = caller()
        return Markup(f"<ul>\n{inner}</ul>\n" if inner.strip() else "")  # noqa: S704

    def box(  # noqa: D102
        self,
        tag: str,
        classes: str = "",
        *,
        headed: bool = False,
        caller: Inner,
        **attributes: object,
    ) -> Markup:
        given = written_attributes(self.ink, classes, attributes)
        if headed and self.in_markdown:
            return Markup(f'<{tag}{given} markdown="block">\n\n{caller()}\n</{tag}>\n')  # noqa: S704
        return Markup(f"<{tag}{given}>\n{caller()}</{tag}>\n")  # noqa: S704

    def details(  # noqa: D102
        self, summary: object, classes: str, *, search: bool = True, caller: Inner
    ) -> Markup:
        return Markup(  # noqa: S704
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
