"""What a build makes: files with their bytes, not yet written anywhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Protocol


class Generated(Protocol):
    """One generated file, wherever its bytes are kept.

    `path` is relative to the docs folder, in posix form. `edit` is the data file a
    reader would change to change this page, relative to the docs folder, or empty.
    `in_navigation` is false for pages that are reached from another page only. `body` is what
    a page's places are for (`Body`), or empty.
    """

    @property
    def path(self) -> str: ...  # noqa: D102

    @property
    def content(self) -> bytes: ...  # noqa: D102

    @property
    def edit(self) -> str: ...  # noqa: D102

    @property
    def in_navigation(self) -> bool: ...  # noqa: D102

    @property
    def body(self) -> bytes: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Output:
    """A generated file whose bytes are in memory."""

    path: str
    content: bytes
    edit: str = ""
    in_navigation: bool = True
    body: bytes = b""


_BETWEEN: Final = "<!--part-->"


@dataclass(frozen=True, slots=True)
class Body:
    """The HTML of a page whose Markdown has headings only, and a place for each chunk of it.

    `links` are the page's links within the site, as its Markdown would have them
    (`people.md#belov`): the chunks have the addresses that they lead to.
    """

    chunks: tuple[str, ...]
    links: tuple[str, ...]

    @staticmethod
    def place(number: int) -> str:
        """The place of a chunk, as it is in the Markdown and then in the HTML of it."""
        return f'<div data-dateline="{number}"></div>'

    def to_bytes(self) -> bytes:
        """All of it, for `from_bytes`. No chunk has a comment of ours in it."""
        return _BETWEEN.join(["\n".join(self.links), *self.chunks]).encode()

    @classmethod
    def from_bytes(cls, data: bytes) -> Body:
        """What `to_bytes` made."""
        links, *chunks = data.decode().split(_BETWEEN)
        return cls(tuple(chunks), tuple(links.split("\n")) if links else ())
