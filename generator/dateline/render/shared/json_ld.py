"""JSON-LD: what a page says, in the words of schema.org, for programs that read pages.

A script element may be in the middle of a Markdown page and of an HTML one, so its
text is kept clear of everything that HTML, Markdown's preprocessors or a site's macros
could read: those characters are escaped as JSON allows.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from typing import Final

from dateline.data.file_names import CORRECTIONS, DISPUTES, INDEX, PEOPLE, SOURCES
from dateline.data.resolved import ResolvedEvent
from dateline.render.shared.edition import Edition
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

_PAGES: Final[Mapping[str, Callable[[Viewpoint], Node]]] = {
    INDEX: timeline_node,
    DISPUTES: disputes_node,
    PEOPLE: people_node,
    SOURCES: sources_node,
    CORRECTIONS: corrections_node,
}

# Matches `"The \"talks\""`.
_STRING: Final = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"')


def page_json_ld(page: str, edition: Edition) -> Markdown:
    """The script element for a page, one line of HTML that Markdown leaves alone; nothing
    for a page of which schema.org has no word.
    """
    node_of = _PAGES.get(page)
    if node_of is None:
        return Markdown("")
    # In a list, since Material's instant navigation runs each script of a page that it opens:
    # a list, unlike a bare object, is also a program, one that does nothing.
    return _script(f"[{_linked(node_of(viewpoint_of_page(edition, page)))}]")


def event_json_ld(event: ResolvedEvent, view: Viewpoint) -> Markdown:
    """The script element for an event's permanent address."""
    return _script(_linked(event_node(event, view)))


def _linked(node: Node) -> str:
    return _safe_json({"@context": "https://schema.org", **node})


def _script(text: str) -> Markdown:
    return Markdown(f'<script type="application/ld+json">{text}</script>')


def _safe_json(node: Node) -> str:
    """JSON whose strings contain nothing that anything else could read.

    Braces that are JSON's own are never two together at the front: an object begins
    with a name in quotation marks.
    """
    text = json.dumps(node, ensure_ascii=False, separators=(",", ":"))
    return _STRING.sub(lambda match: _UNSAFE.sub(_as_code, match[0]), text)


def _as_code(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"
