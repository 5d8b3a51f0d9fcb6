"""The blocks by which templates say what a page has. Each ink writes them in its own way."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeAlias

from dateline.data.model import Size
from dateline.text.inks import Piece

Inner: TypeAlias = Callable[[], str]
"""What is within a block: the body of a template's `call`, written already."""


class Blocks(Protocol):
    """Templates know these as `ink`.

    `classes` are separated by spaces. Where `search` is false, the site's search passes a block
    over, since what it says is said elsewhere. Attributes of HTML are named as in Python:
    `data_f` is `data-f`; one that is None is left out.
    """

    def heading(
        self,
        level: int,
        text: str,
        anchor: str,
        classes: str = "",
        *,
        name: bool = False,
        page: str = "",
        listed: bool = True,
    ) -> Piece:
        """A heading with an id. `text` is plain; a `name` is kept apart from the direction of
        the text around it. With a `page` it is a link to that. One that is not `listed` stays out
        of the page's contents.
        """

    def title(self, text: str, *, name: bool = False) -> Piece:
        """The page's own heading."""

    def paragraph(
        self,
        words: object,
        classes: str = "",
        *,
        search: bool = True,
        data_f: str | None = None,
        note: str | None = None,
    ) -> Piece:
        """A paragraph. The `note` is seen behind it on paper."""

    def quotation(
        self,
        words: object,
        caption: object,
        classes: str,
        anchor: str = "",
        *,
        below: object = "",
        search: bool = True,
        side: str | None = None,
    ) -> Piece:
        """Words of someone else, `below` them their translation if there is one, and under them
        whose they are and where they are from. `side` are the letters of the speaker's side.
        """

    def quote(self, words: object) -> Piece:
        """Words of someone else alone."""

    def picture(
        self, address: str, alternative: str, credit: object = "", size: Size | None = None
    ) -> Piece:
        """A picture; `address` is a file's, relative to the page, `size` that on the page."""

    def medium(self, kind: str, shown: Piece | None, told: object) -> Piece:
        """A film, a recording or a document: what is seen of it, if anything, and what it is."""

    def item(self, words: object) -> Piece:
        """One row of a list."""

    def fact(self, label: object, value: object) -> Piece:
        """One row of a list: a label that stands out, and its value."""

    def items(self, *, caller: Inner) -> Piece:
        """A list around its rows."""

    def box(
        self,
        tag: str,
        classes: str = "",
        *,
        headed: bool = False,
        mark: str = "",
        caller: Inner,
        **attributes: object,
    ) -> Piece:
        """An element around blocks. One that is `headed` has headings of the page's contents.
        What is within boxes of the same `mark` is the same, and need not be written again.
        """

    def written_once(self, mark: str, caller: Inner) -> str:
        """What is within a box of that mark."""

    def details(
        self, summary: object, classes: str, *, search: bool = True, caller: Inner
    ) -> Piece:
        """Blocks that a reader opens by their summary."""
