"""JSON-LD: what a page says, in the words of schema.org, for programs that read pages.

A script element may stand in the middle of a Markdown page and of an HTML one, so its
text is kept clear of everything that HTML, Markdown's preprocessors or a site's macros
could read: those characters are escaped as JSON allows.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from dateline.data.resolved import ResolvedEvent, ResolvedTimeline
from dateline.data.settings import Settings
from dateline.render.shared.links import Viewpoint, viewpoint_of_page
from dateline.render.shared.schema_org import (
    Node,
    corrections_node,
    disputes_node,
    event_node,
    people_node,
    sources_node,
    timeline_node,
)
from dateline.text.escaping import Markdown

# What ends a script, opens markup, or wakes macros, snippets and wiki links; U+2028 and
# U+2029 end a line in JavaScript.
_UNSAFE: Final = re.compile("[<>&{}\\[\\]`\u2028\u2029\x7f\x85]")

_PAGES: Final[Mapping[str, Callable[[ResolvedTimeline, Viewpoint], Node]]] = {
    "timeline": timeline_node,
    "disputes": disputes_node,
    "people": people_node,
    "sources": sources_node,
    "corrections": corrections_node,
}
_FILES: Final = {"timeline": "index.md"}

_STRING: Final = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"')


def page_json_ld(kind: str, resolved: ResolvedTimeline, settings: Settings) -> Markdown:
    """The script element for a page: `timeline` (the page `index.md`), `disputes`,
    `people`, `sources` or `corrections`; one line of HTML that Markdown leaves alone.
    """
    page = _FILES.get(kind, f"{kind}.md")
    view = viewpoint_of_page(resolved.timeline.folder, page, settings)
    # In a list, since Material's instant navigation runs each script of a page that it opens:
    # a list, unlike a bare object, is also a program, one that does nothing.
    view = _know_pages(view, resolved)
    return _script(f"[{_linked(_PAGES[kind](resolved, view))}]")


def event_json_ld(event: ResolvedEvent, resolved: ResolvedTimeline, view: Viewpoint) -> Markdown:
    """The script element for an event's permanent address."""
    view = _know_pages(view, resolved)
    return _script(_linked(event_node(event, resolved, view)))


def _know_pages(view: Viewpoint, resolved: ResolvedTimeline) -> Viewpoint:
    return replace(view, source_pages=resolved.source_pages, person_pages=resolved.person_pages)


def _linked(node: Node) -> str:
    return _safe_json({"@context": "https://schema.org", **node})


def _script(text: str) -> Markdown:
    return Markdown(f'<script type="application/ld+json">{text}</script>')


def _safe_json(node: Node) -> str:
    """JSON whose strings hold nothing that anything else could read.

    Braces that are JSON's own never stand two together at the front: an object begins
    with a name in quotation marks.
    """
    text = json.dumps(node, ensure_ascii=False, separators=(",", ":"))
    return _STRING.sub(lambda match: _UNSAFE.sub(_as_code, match[0]), text)


def _as_code(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"
