"""Check: turn timelines as read from disk into the model, and gather all problems.

Everything is found in one pass. A record that is not whole is left out of the model, but
its id counts as known, so that one mistake does not make ten. Sources and events are kept as
far as later stages need them to find what else is wrong with their words.
"""

from __future__ import annotations

from types import MappingProxyType

from dateline.check.acceptance import accept_warnings
from dateline.check.chronology import check_chronology, check_today
from dateline.check.records.accounts import Context
from dateline.check.records.corrections import check_corrections, check_nothing_lost
from dateline.check.records.disputes import check_disputes, check_remarks
from dateline.check.records.events import check_events
from dateline.check.records.evidence import Evidence, check_published_from
from dateline.check.records.header import read_frame
from dateline.check.records.people import check_people
from dateline.check.records.sources import check_sources
from dateline.check.references import gather_known
from dateline.check.values.characters import check_characters
from dateline.check.values.prose import read_prose
from dateline.data.model import Timeline
from dateline.data.nodes import Draft
from dateline.data.record.checked import read_checks
from dateline.data.record.published import read_published
from dateline.dates import Date
from dateline.problems import Problems

__all__ = ["check_timelines"]


def check_timelines(
    drafts: tuple[Draft, ...], problems: Problems, *, today: Date | None = None
) -> tuple[Timeline, ...]:
    """Check each timeline by itself. Whatever is wrong goes to `problems`, all of it.

    With `today`, dates after that day are warned of.
    """
    return tuple(_check_timeline(draft, problems, today) for draft in drafts)


def _check_timeline(draft: Draft, problems: Problems, today: Date | None) -> Timeline:
    check_characters(draft, problems)
    sections = dict(draft.sections)
    known = gather_known(draft)
    frame = read_frame(draft, problems)
    calendar = frame.calendar
    disputes = check_disputes(sections.get("disputes", ()), problems)
    remarks = check_remarks(sections.get("remarks", ()), problems)
    people = check_people(sections.get("people", ()), known, calendar, problems)
    sources = check_sources(sections.get("sources", ()), known, calendar, problems)
    for source in sources.values():
        check_published_from(source, calendar, problems)
    context = Context(known, Evidence(sources, calendar))
    checked = check_events(sections.get("events", ()), context, problems)
    check_chronology(checked.events, people, sources, checked.found)
    if today:
        check_today(today, checked.events, sources, checked.found, problems)
    accept_warnings(checked.events, checked.found, problems)
    corrections = check_corrections(sections.get("corrections", ()), known, calendar, problems)
    published, ids = read_published(draft.published, problems)
    check_nothing_lost(ids, known, corrections, problems)
    return Timeline(
        folder=draft.folder,
        title=frame.title,
        summary=read_prose(frame.fields, "summary", known),
        language=calendar.language,
        zone=calendar.zone,
        date_order=calendar.date_order,
        newest_first=frame.newest_first,
        sides=MappingProxyType(frame.sides),
        disputes=MappingProxyType(disputes),
        remarks=MappingProxyType(remarks),
        people=MappingProxyType(people),
        sources=MappingProxyType(sources),
        events=MappingProxyType(checked.events),
        corrections=corrections,
        checks=MappingProxyType(read_checks(draft.checked, problems)),
        published=published,
        files=draft.files,
        halves=tuple(checked.halves),
        place=frame.fields.place,
        places=frame.fields.places,
    )
