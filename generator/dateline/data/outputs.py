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


MOST_LISTED: Final = 60
"""Headings of one page in its contents: more of them would not be read, and Material, which
renders them into the page twice, would be slow."""

WRITTEN_LINK: Final = "dateline-written:"
"""Is before a link that an author wrote, where the site builder is to resolve it."""

EXAMPLE: Final = "DatelineExample"
"""What a heading says that shows how the site writes headings of a level."""

WIDE: Final = 1200
HIGH: Final = 630
"""The size of a picture for shared links, in pixels: what sites that show previews ask for."""

_BETWEEN: Final = "<!--part-->"


def example_id(level: int) -> str:
    """The id of a heading that shows how the site writes headings of a level. No id of ours has
    two underscores.
    """
    return f"dateline__{level}"


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
