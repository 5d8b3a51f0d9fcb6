"""`e/<id>/index.html` of a retracted event: that it was retracted, when and why."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.data.file_names import CORRECTIONS, INDEX, event_page
from dateline.data.model import Correction, CorrectionKind
from dateline.data.outputs import Output
from dateline.data.resolved import ResolvedTimeline
from dateline.dates import show_date
from dateline.render.light.style import light_style
from dateline.render.light.words import LightWords
from dateline.render.shared.edition import Edition
from dateline.render.shared.environment import html_environment
from dateline.render.shared.links import Viewpoint


def render_tombstones(edition: Edition) -> Iterator[Output]:
    """A page at the permanent address of each retracted event that no event has now."""
    timeline = edition.timeline
    template = html_environment().get_template("tombstone.html")
    for event_id, retractions in _retracted(edition.resolved).items():
        name = event_page(event_id)
        view = Viewpoint(edition, edition.address(name), near=True)
        page = template.render(
            t=LightWords(edition.texts),
            language=timeline.language,
            direction=edition.direction,
            timeline=timeline,
            style=light_style(),
            retractions=[(c, show_date(c.on, timeline.language)) for c in retractions],
            corrections=view.page(CORRECTIONS),
            home=view.page(INDEX),
        )
        yield Output(edition.path(name), page.encode())


def _retracted(resolved: ResolvedTimeline) -> dict[str, list[Correction]]:
    """The retractions of each id, but for ids that an event has or had."""
    taken = set(resolved.by_id)
    for event in resolved.events:
        taken.update(event.was)
    found: dict[str, list[Correction]] = {}
    for correction in resolved.timeline.corrections:
        gone = correction.event and correction.event not in taken
        if gone and correction.kind is CorrectionKind.RETRACTION:
            found.setdefault(correction.event, []).append(correction)
    return found
