"""Which page the arrows at a page's foot lead to. MkDocs goes through the whole navigation in one
row, as if all of a site were one book.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from mkdocs.structure.pages import Page


def stay_in_timeline(pages: Iterable[Page], timeline_of: Callable[[Page], str | None]) -> None:
    """Let no arrow lead from a page of one timeline into another timeline, of which the reader has
    not asked anything. `timeline_of` gives the timeline's folder of a page of ours, and None for
    any other: arrows from and to those stay.
    """
    for page in pages:
        own, after = timeline_of(page), page.next_page
        other = timeline_of(after) if after else None
        if after and own is not None and other is not None and own != other:
            page.next_page = after.previous_page = None
