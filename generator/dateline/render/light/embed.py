"""`embed/index.html`: the timeline as one self-contained page, for other sites' frames.

It asks nothing of any host, and a policy in the page holds it to that. Everything is
readable without its script. The address picks what is shown: `#e_<id>` one event, with
no script either; `?show=` the tokens that the timeline's own filters put into addresses,
and `?from=` and `?to=` days, months or years.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from dateline.data.file_names import EMBED, INDEX
from dateline.data.outputs import Output
from dateline.data.resolved import ResolvedEvent
from dateline.dates import iso_day
from dateline.render.layout.facets import event_tokens
from dateline.render.light.style import COLOURS
from dateline.render.shared.edition import Edition
from dateline.render.shared.environment import html_environment
from dateline.render.shared.event_html import HtmlTeller, html_teller
from dateline.render.shared.links import Viewpoint
from dateline.text.prose import plain_prose

# `:has()` shows the one event that the address names, and no script is needed for it.
STYLE: Final = (
    f"{COLOURS}\n"
    + """
body{font:1rem/1.5 system-ui,sans-serif;margin:0;padding:1rem;overflow-wrap:break-word}
h1{font-size:1.25rem;line-height:1.25;margin:0 0 .5rem}
h2{font-size:1.0625rem;line-height:1.3;margin:0}
ol{list-style:none;margin:0;padding:0}
li.event{border-block-start:1px solid;padding:.75rem 0;scroll-margin-top:1rem}
li.event p{margin:.25rem 0}
blockquote{margin:.5rem 0 0;padding-inline-start:.75rem;border-inline-start:.1875rem solid}
[hidden]{display:none}
ol:has(>:target)>:not(:target){display:none}
""".strip()
)

SCRIPT: Final = r"""
(() => {
  const asked = new URLSearchParams(location.search);
  const tokens = (asked.get("show") || "").split(" ").filter(Boolean);
  const from = asked.get("from") || "", to = asked.get("to") || "";
  if (!tokens.length && !from && !to) return;
  const events = [...document.querySelectorAll("li.event")];
  const fits = ({ tokens: own, first, last }) =>
    tokens.every((token) => own.split(" ").includes(token)) &&
    last.slice(0, from.length) >= from && (!to || first.slice(0, to.length) <= to);
  const shown = events.filter((event) => !(event.hidden = !fits(event.dataset)));
  const told = document.querySelector("[data-told]");
  const counts = { shown: shown.length, total: events.length };
  const write = (_, name) => counts[name].toLocaleString(document.documentElement.lang);
  told.textContent = told.dataset.told.replace(/{(\w+)}/g, write);
})();
""".strip()


@dataclass(frozen=True, slots=True)
class _Told:
    """An event on the page. `first` and `last` are ISO days that sort as text."""

    event: ResolvedEvent
    html: Markup
    tokens: str
    first: str
    last: str
    address: str


def render_embed(edition: Edition) -> Iterator[Output]:
    """The page, if there are events; of a long timeline as many as one page holds."""
    timeline, resolved = edition.timeline, edition.resolved
    if not resolved.events:
        return
    view = Viewpoint(edition, edition.address(EMBED), near=True)
    teller = html_teller(view)
    events = resolved.events[: edition.settings.page_size]
    page = (
        html_environment()
        .get_template("embed.html")
        .render(
            t=edition.texts.plain,
            language=timeline.language,
            direction=edition.direction,
            timeline=timeline,
            summary=plain_prose(timeline.summary),
            canonical=edition.absolute(edition.page_address(INDEX)),
            home=view.page(INDEX),
            style=Markup(STYLE),  # noqa: S704 - ours, as is the script
            script=Markup(SCRIPT),  # noqa: S704
            policy=_policy(),
            events=[_told(event, view, teller) for event in events],
            more=len(resolved.events) - len(events),
        )
    )
    yield Output(edition.path(EMBED), page.encode())


def _told(event: ResolvedEvent, view: Viewpoint, teller: HtmlTeller) -> _Told:
    date = event.own_date
    return _Told(
        event=event,
        html=Markup(teller.event(event)),  # noqa: S704 - escaped when it was made
        tokens=event_tokens(event),
        first=_sortable(date.earliest, "0000"),
        last=_sortable(date.latest, "9999"),
        address=view.to(view.edition.event_address(event.id)),
    )


def _sortable(day: int | None, edge: str) -> str:
    """A day as text that sorts; `edge` stands for none. Years before 1 all sort first."""
    if day is None:
        return edge
    iso = iso_day(day)
    return "0000" if iso.startswith("-") else iso if len(iso) == len("2022-07-08") else "9999"


def _policy() -> str:
    """What the page may load: its own style and script, known by their hashes, and no more.

    https://www.w3.org/TR/CSP3/#grammardef-hash-source
    """
    style, script = (_hash(text) for text in (STYLE, SCRIPT))
    return (
        f"default-src 'none'; style-src '{style}'; script-src '{script}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest())
    return f"sha256-{digest.decode()}"
