"""What a saved page shows, and what its styles hide."""

from __future__ import annotations

import pytest

from dateline.read.copies.web_pages import make_ready


@pytest.mark.parametrize(
    ("body", "is_kept"),
    [
        ("<article><p aria-hidden=true>We sell it.</p></article>", True),
        ("<main><div aria-hidden=true>We sell it.</div></main>", True),
        ("<p>Now <span aria-hidden=true>we sell it</span>.</p>", True),
        ("<div aria-hidden=true>We sell it.</div>", False),
        ("<main><div role=dialog aria-hidden=true>We sell it.</div></main>", False),
        ("<article><ul role=menu aria-hidden=true><li>We sell it.</ul></article>", False),
        ("<article><p aria-hidden=true class=silicon-valley>We sell it.</p></article>", True),
        ("<article><p aria-hidden=true>We sell my_boat.</p></article>", True),
        ("<article><span aria-hidden=true>open_in_new</span></article>", False),
        ("<article><span aria-hidden=true class='a icon'>menu</span></article>", False),
        ("<article><span aria-hidden=true class=icon-menu>menu</span></article>", False),
        ("<article><span aria-hidden=true class=menu-icon>menu</span></article>", False),
        ("<article><b aria-hidden=true class=material-icons-round>menu</b></article>", False),
    ],
)
def test_what_is_not_read_aloud_is_shown_in_the_text(body: str, *, is_kept: bool) -> None:
    assert ("aria-hidden" not in make_ready(f"<html><body>{body}</body></html>").html) == is_kept


@pytest.mark.parametrize(
    ("hidden", "is_kept"),
    [("hidden", False), ("hidden=hidden", False), ("hidden=until-found", True),
     ("hidden='Until-Found'", True)],
)  # fmt: skip
def test_what_a_search_finds_is_shown(hidden: str, *, is_kept: bool) -> None:
    ready = make_ready(f"<html><body><p>One</p><p {hidden}>Two</p><p>Three</p></body></html>").html
    assert ("Two" in ready, "hidden" not in ready, "Three" in ready) == (is_kept, True, True)
