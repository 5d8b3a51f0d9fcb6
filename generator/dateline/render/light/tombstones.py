"""`e/<id>/index.html` of a retracted event: that it was retracted, when and why."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.data.model import Correction, CorrectionKind
from dateline.data.outputs import Output
from dateline.data.resolved import ResolvedTimeline
from dateline.data.settings import Settings
from dateline.dates import show_date
from dateline.languages import text_direction, texts_for
from dateline.render.light.style import light_style
from dateline.render.shared.environment import html_environment
from dateline.render.shared.links import Viewpoint, address_beside, beside


def render_tombstones(resolved: ResolvedTimeline, settings: Settings) -> Iterator[Output]:
    """A page at the permanent address of each retracted event that no event has now."""
    timeline = resolved.timeline
    template = html_environment().get_template("tombstone.html")
    for event_id, retractions in _retracted(resolved).items():
        name = f"e/{event_id}/index.html"
        own = address_beside(timeline.folder, name)
        view = Viewpoint(timeline.folder, own, settings, near=True)
        page = template.render(
            t=texts_for(timeline.language).plain,
            language=timeline.language,
            direction=text_direction(timeline.language),
            timeline=timeline,
            style=light_style(),
            retractions=[(c, show_date(c.on, timeline.language)) for c in retractions],
            corrections=view.page("corrections.md"),
            home=view.page("index.md"),
        )
        yield Output(beside(timeline.folder, name), page.encode())


def _retracted(resolved: ResolvedTimeline) -> dict[str, list[Correction]]:
    """The retractions of each id, but for ids that an event has or had."""
    taken = set(resolved.by_id)
    for event in resolved.events:
        taken.update(event.event.was)
    found: dict[str, list[Correction]] = {}
    for correction in resolved.timeline.corrections:
        gone = correction.event and correction.event not in taken
        if gone and correction.kind is CorrectionKind.RETRACTION:
            found.setdefault(correction.event, []).append(correction)
    return found
