"""Blocks as Markdown: HTML only where Markdown has no word for a thing."""

from __future__ import annotations

from typing import Final

from dateline.data.model import Size
from dateline.render.inks.blocks import Inner
from dateline.render.inks.inline import name_of, written_attributes
from dateline.text.escaping import Markdown, id_attribute
from dateline.text.inks import MARKDOWN, Piece

_NOT_SEARCHED: Final = "data-search-exclude"


class MarkdownBlocks:
    """Writes Markdown; `ink` writes the pieces of its lines."""

    ink = MARKDOWN

    def heading(  # noqa: D102
        self,
        level: int,
        text: str,
        anchor: str,
        classes: str = "",
        *,
        name: bool = False,
        page: str = "",
        listed: bool = True,  # noqa: ARG002 - all that are in a page's Markdown are
    ) -> Markdown:
        plain = _words(text, name=name)
        words = self.ink.link(plain, page) if page else plain
        more = "".join(f" .{one}" for one in classes.split())
        return Markdown(f"{'#' * level} {words} {{ {id_attribute(anchor)}{more} }}\n")

    def title(self, text: str, *, name: bool = False) -> Markdown:  # noqa: D102
        return Markdown(f"# {_words(text, name=name)}\n")

    def paragraph(  # noqa: D102
        self,
        words: object,
        classes: str = "",
        *,
        search: bool = True,
        data_f: str | None = None,
        note: str | None = None,
    ) -> Markdown:
        marks = [*(f".{one}" for one in classes.split()), *([] if search else [_NOT_SEARCHED])]
        given = {"data_f": data_f, "data_note": note}
        marks += filter(None, [written_attributes(self.ink, "", given).strip()])
        more = f"\n{{: {' '.join(marks)} }}" if marks else ""
        return Markdown(f"{self.ink.escape(words)}{more}\n")

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
    ) -> Markdown:
        given = written_attributes(self.ink, classes, {"id": anchor or None, "data_side": side})
        unsearched = "" if search else f" {_NOT_SEARCHED}"
        return Markdown(
            f'<figure{given}{unsearched} markdown="block">\n\n'
            f"> {self.ink.escape(words)}\n\n"
            f"{self.paragraph(below, 'dl-translation') if below else ''}\n"
            f'<figcaption markdown="span">{self.ink.escape(caption)}</figcaption>\n\n'
            "</figure>\n"
        )

    def quote(self, words: object) -> Markdown:  # noqa: D102
        return Markdown(f"> {self.ink.escape(words)}\n")

    def picture(  # noqa: D102
        self, address: str, alternative: str, credit: object = "", size: Size | None = None
    ) -> Markdown:
        sized = f" width={size.width} height={size.height}" if size else ""
        line = f"![{self.ink.escape(alternative)}](<{address}>){{ loading=lazy{sized} }}\n"
        return Markdown(f"{line}*{self.ink.escape(credit)}*\n" if credit else line)

    def medium(self, kind: str, shown: Piece | None, told: object) -> Markdown:  # noqa: D102
        seen = "" if shown is None else f"{shown}\n"
        return Markdown(
            f'<figure class="dl-medium dl-{kind}" markdown="block">\n\n{seen}\n'
            f'<figcaption markdown="span">{self.ink.escape(told)}</figcaption>\n\n</figure>\n'
        )

    def item(self, words: object) -> Markdown:  # noqa: D102
        return Markdown(f"- {self.ink.escape(words)}\n")

    def fact(self, label: object, value: object) -> Markdown:  # noqa: D102
        return Markdown(f"- **{self.ink.escape(label)}** {self.ink.escape(value)}\n")

    def items(self, *, caller: Inner) -> Markdown:  # noqa: D102
        return Markdown(f"{caller()}\n")

    def box(  # noqa: D102
        self,
        tag: str,
        classes: str = "",
        *,
        headed: bool = False,  # noqa: ARG002
        mark: str = "",  # noqa: ARG002
        caller: Inner,
        **attributes: object,
    ) -> Markdown:
        given = written_attributes(self.ink, classes, attributes)
        return Markdown(f'<{tag}{given} markdown="block">\n\n{caller()}\n</{tag}>\n')

    def written_once(self, _mark: str, caller: Inner) -> str:  # noqa: D102
        return caller()

    def details(  # noqa: D102
        self, summary: object, classes: str, *, search: bool = True, caller: Inner
    ) -> Markdown:
        unsearched = "" if search else f" {_NOT_SEARCHED}"
        return Markdown(
            f'<details class="{classes}"{unsearched} markdown="block">\n'
            f"<summary>{self.ink.escape(summary)}</summary>\n\n{caller()}\n</details>\n"
        )


def _words(text: str, *, name: bool) -> Markdown:
    return Markdown(name_of(MARKDOWN, text)) if name else Markdown(MARKDOWN.escape(text))
