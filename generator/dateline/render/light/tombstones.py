"""`e/<id>/index.html` of an event that is gone: that it was retracted, when and why, or the way to
the timeline that it was moved to.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from dateline.data.file_names import CORRECTIONS, INDEX, LIGHT_STYLE, event_page, path_in
from dateline.data.model import Correction, CorrectionKind
from dateline.data.outputs import Output
from dateline.data.resolved import ResolvedTimeline
from dateline.dates import show_date
from dateline.render.light.words import LightWords
from dateline.render.shared.edition import Edition
from dateline.render.shared.environment import html_environment
from dateline.render.shared.links import Viewpoint


def render_tombstones(edition: Edition) -> Iterator[Output]:
    """A page at the permanent address of each event that is gone and that no event has now."""
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
            style=view.to(LIGHT_STYLE),
            retractions=[(c, show_date(c.on, timeline.language)) for c in retractions],
            corrections=view.page(CORRECTIONS),
            home=view.page(INDEX),
        )
        yield Output(edition.path(name), page.encode())
    moved = html_environment().get_template("moved.html")
    for event_id, target in _moved(edition.resolved).items():
        name = event_page(event_id)
        view = Viewpoint(edition, edition.address(name), near=True)
        folder, _, there = target.removeprefix("./").rpartition("/")
        page = moved.render(
            t=LightWords(edition.texts),
            language=timeline.language,
            direction=edition.direction,
            style=view.to(LIGHT_STYLE),
            title=timeline.elsewhere.get(folder, {}).get(there) or there,
            target=view.to(_address(folder, there, edition)),
        )
        yield Output(edition.path(name), page.encode())


def _address(folder: str, event_id: str, edition: Edition) -> str:
    """An event's permanent address in another timeline."""
    address = quote(path_in(folder, event_page(event_id)))
    return address.removesuffix("index.html") if edition.settings.directory_urls else address


def _moved(resolved: ResolvedTimeline) -> dict[str, str]:
    """Where each event that was moved is now, by its old id."""
    taken = set(resolved.by_id).union(*(event.was for event in resolved.events))
    return {
        correction.event: correction.moved_to
        for correction in resolved.timeline.corrections
        if correction.moved_to and correction.event and correction.event not in taken
    }


def _retracted(resolved: ResolvedTimeline) -> dict[str, list[Correction]]:
    """The retractions of each id, but for ids that an event has or had."""
    taken = set(resolved.by_id) | _moved(resolved).keys()
    for event in resolved.events:
        taken.update(event.was)
    found: dict[str, list[Correction]] = {}
    for correction in resolved.timeline.corrections:
        gone = correction.event and correction.event not in taken
        if gone and correction.kind is CorrectionKind.RETRACTION:
            found.setdefault(correction.event, []).append(correction)
    return found
