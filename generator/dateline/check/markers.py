"""Markers in pages by hand: whether there is what they ask for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain

from dateline.data.model import Timeline
from dateline.dates import DateError, read_date
from dateline.problems import Problems
from dateline.problems.wording import did_you_mean, listed, quoted
from dateline.text.markers import PARTS, Asked, MarkedPage, Marker


def check_markers(
    pages: Iterable[MarkedPage], timelines: Sequence[Timeline], problems: Problems
) -> None:
    """Report each marker that asks for what is not there."""
    by_folder = {timeline.folder: timeline for timeline in timelines}
    for marker in chain.from_iterable(page.markers for page in pages):
        if marker.asked is Asked.LIST:
            continue
        timeline = by_folder.get(marker.folder)
        if timeline is None:
            folders = [folder or "." for folder in by_folder]
            message = f"No timeline is in the folder {quoted(marker.folder or '.')}."
            every = f"The folders of timelines are {listed(folders, last='and')}."
            hint = did_you_mean(marker.folder, folders, otherwise=every if folders else "")
            problems.error(marker.place, "bad-marker", message, hint)
        else:
            _check_part(marker, timeline, problems)


def _check_part(marker: Marker, timeline: Timeline, problems: Problems) -> None:
    named = timeline.folder or "."
    match marker.asked:
        case Asked.UNKNOWN:
            message = f"{quoted(marker.text)} asks for no part of a timeline."
            hint = (
                f"Write `<!-- dateline: {named}; … -->` with {listed(PARTS)} and a colon, "
                "or with `strip` alone."
            )
        case Asked.DISPUTE if marker.value not in timeline.disputes:
            message = f"No dispute of `{named}` has the id {quoted(marker.value)}."
            hint = did_you_mean(marker.value, timeline.disputes, otherwise="Use its id.")
        case Asked.EVENT if not _has_event(marker.value, timeline):
            message = f"No event of `{named}` has the id {quoted(marker.value)}."
            hint = did_you_mean(marker.value, timeline.events, otherwise="Use its id.")
        case Asked.TOPIC if not _with_topic(marker.value, timeline):
            message = f"No event of `{named}` has the topic {quoted(marker.value)}."
            topics = {topic for event in timeline.events.values() for topic in event.topics}
            hint = did_you_mean(marker.value, sorted(topics), otherwise="Write it as events do.")
        case Asked.PERIOD if not _is_period(marker.value):
            message = f"{quoted(marker.value)} is not a year, a month or a day."
            hint = "Write it as `2022`, `2022-07` or `2022-07-08`."
        case _:
            return
    problems.error(marker.place, "bad-marker", message, hint)


def _has_event(event_id: str, timeline: Timeline) -> bool:
    event = timeline.events.get(event_id)
    return event is not None and not event.draft


def _with_topic(topic: str, timeline: Timeline) -> bool:
    return any(topic in event.topics for event in timeline.events.values() if not event.draft)


def _is_period(text: str) -> bool:
    try:
        date = read_date(text, edtf_only=True)
    except DateError:
        return False
    return date.precision in ("year", "month", "day") and date.earliest is not None
