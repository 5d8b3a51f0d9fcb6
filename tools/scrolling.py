"""A hook of MkDocs for the project's own site: what scrolls sideways can be scrolled by keyboard.

Code and tables wider than the screen get a scroll bar. Whoever has no mouse must be able to stop
there with the Tab key; Material's script sees to that for code alone, and only where it runs.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs.structure.pages import Page

_SCROLLS = re.compile(r"<table(?=>)|(?<=<pre>)<code(?=>)|(?<=<pre><span></span>)<code(?=>)")
# Material puts the button that copies into a `nav` without a name: one landmark for each piece
# of code, all alike.
_BUTTONS = """
<script>
new MutationObserver(() => {
  for (const one of document.querySelectorAll("nav.md-code__nav:not([role])"))
    one.setAttribute("role", "none")
}).observe(document.querySelector("article"), {childList: true, subtree: true})
</script>
"""


def on_page_content(html: str, /, *, page: Page, **_: object) -> str:
    """The page's HTML, with stops for the Tab key. The pages of timelines need none."""
    if page.file.generated_by:
        return html
    stops = _SCROLLS.sub(lambda tag: f'{tag[0]} tabindex="0"', html)
    return stops + _BUTTONS if "<pre>" in html else stops
