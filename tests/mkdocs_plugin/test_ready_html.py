"""A page's body is dressed again only where it, or the site's headings, have changed."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from dateline.data.outputs import EXAMPLE, Body, example_id
from dateline.mkdocs_plugin.ready_html import LastDressed

PAGE: Any = SimpleNamespace(file=SimpleNamespace(src_uri="talks/index.md"))
BODY = Body(('<h3 id="begins">The talks begin</h3>',), ("#begins",)).to_bytes()


def heading(mark: str) -> dict[int, str]:
    return {3: f'<h3 id="{example_id(3)}">{EXAMPLE}{mark}</h3>'}


def test_what_is_the_same_is_not_made_again() -> None:
    last = LastDressed()
    first = last.dress(PAGE, BODY, heading("#"))
    assert first.chunks == ('<h3 id="begins">The talks begin#</h3>',)
    assert first.anchors == {"begins"}
    assert last.dress(PAGE, bytes(bytearray(BODY)), heading("#")) is first


def test_another_heading_or_body_is_shown() -> None:
    last = LastDressed()
    last.dress(PAGE, BODY, heading("#"))
    assert last.dress(PAGE, BODY, heading("¶")).chunks == ('<h3 id="begins">The talks begin¶</h3>',)
    other = BODY.replace(b"talks", b"walks")
    assert last.dress(PAGE, other, heading("#")).chunks == (
        '<h3 id="begins">The walks begin#</h3>',
    )
