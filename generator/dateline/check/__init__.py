"""Check: turn timelines as read from disk into the model, and gather all problems.

Everything is found in one pass. A record that is not whole is left out of the model, but
its id counts as known, so that one mistake does not make ten. Sources and events are kept as
far as later stages need them to find what else is wrong with their words.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from dateline.cache import Again, Cache
from dateline.check.acceptance import accept_warnings
from dateline.check.chronology import check_chronology, check_corrections_follow, check_today
from dateline.check.markers import check_markers
from dateline.check.naming import named_in, only_named
from dateline.check.order import check_order
from dateline.check.records.accounts import Context
from dateline.check.records.corrections import check_corrections, check_nothing_lost
from dateline.check.records.disputes import check_disputes, check_remarks
from dateline.check.records.eras import read_eras
from dateline.check.records.events import check_events
from dateline.check.records.evidence import Evidence
from dateline.check.records.header import read_frame
from dateline.check.records.parts.answers import check_answers
from dateline.check.records.parts.own_fields import read_declared
from dateline.check.records.people import check_people
from dateline.check.records.places import check_places
from dateline.check.records.sources import check_sources
from dateline.check.references import gather_known, gather_titles
from dateline.check.translating import in_each_language, original_of, with_originals
from dateline.check.values.characters import check_characters
from dateline.check.values.prose import read_prose
from dateline.data.model import Timeline
from dateline.data.nodes import Draft
from dateline.data.record.published import read_published
from dateline.dates import Date
from dateline.problems import Problems

__all__ = ["check_markers", "check_timelines"]


def check_timelines(
    drafts: tuple[Draft, ...],
    problems: Problems,
    *,
    today: Date | None = None,
    cache: Cache | None = None,
) -> tuple[Timeline, ...]:
    """Check each timeline by itself. Whatever is wrong goes to `problems`, all of it.

    With `today`, dates after that day are warned of. In a preview, the cache has what was checked
    before.
    """
    drafts = with_originals(drafts, problems)
    elsewhere = {draft.folder: gather_titles(draft) for draft in drafts}
    return in_each_language(
        _check_timeline(draft, elsewhere, problems, today, Again(cache, draft.folder))
        for draft in drafts
    )


def _check_timeline(
    draft: Draft,
    elsewhere: Mapping[str, Mapping[str, str]],
    problems: Problems,
    today: Date | None,
    again: Again,
) -> Timeline:
    if draft.translation is None:
        return _check_draft(draft, elsewhere, problems, today, again)
    # What is wrong with the original's own words is reported there.
    found = Problems()
    timeline = _check_draft(draft, elsewhere, found, today, again)
    problems.extend(p for p in found.all if p.place.path in draft.own_files)
    return timeline


def _check_draft(
    draft: Draft,
    elsewhere: Mapping[str, Mapping[str, str]],
    problems: Problems,
    today: Date | None,
    again: Again,
) -> Timeline:
    check_characters(draft, problems)
    sections = dict(draft.sections)
    known = again.same("known", gather_known(draft, elsewhere))
    frame = read_frame(draft, problems)
    calendar = frame.calendar
    disputes = check_disputes(sections.get("disputes", ()), problems)
    remarks = check_remarks(sections.get("remarks", ()), problems)
    people = check_people(sections.get("people", ()), known, calendar, problems)
    nodes = sections.get("sources", ())
    sources = again.check(
        *("sources", (nodes, known, calendar), problems),
        lambda found: check_sources(nodes, known, calendar, found),
    )
    places = check_places(sections.get("places", ()), known, problems)
    declared = read_declared(frame.fields)
    context = again.same("context", Context(known, Evidence(sources, calendar), declared))
    checked = check_events(sections.get("events", ()), context, problems, again)
    check_answers(checked.events, checked.found, problems)
    check_chronology(checked.events, people, sources, checked.found)
    check_order(checked.events, checked.found)
    if today:
        check_today(today, checked.events, sources, checked.found, problems)
    corrections = check_corrections(sections.get("corrections", ()), known, calendar, problems)
    check_corrections_follow(corrections, checked.events, sources, checked.found)
    accept_warnings(checked.events, checked.found, problems)
    published, ids = read_published(draft.published, problems)
    check_nothing_lost(ids, known, corrections, problems)
    named = named_in(draft) if draft.shared else {}
    return Timeline(
        folder=draft.folder,
        title=frame.title,
        summary=read_prose(frame.fields, "summary", known),
        language=frame.language,
        zone=calendar.zone,
        date_order=calendar.date_order,
        newest_first=frame.newest_first,
        sides=MappingProxyType(only_named(frame.sides, "sides", draft, named)),
        eras=read_eras(frame.fields, known, calendar),
        fields=MappingProxyType(declared),
        locations=MappingProxyType(only_named(places, "places", draft, named)),
        disputes=MappingProxyType(disputes),
        remarks=MappingProxyType(remarks),
        people=MappingProxyType(only_named(people, "people", draft, named)),
        sources=MappingProxyType(only_named(sources, "sources", draft, named)),
        events=MappingProxyType(checked.events),
        corrections=corrections,
        checks=draft.checked,
        published=published,
        files=draft.files,
        elsewhere=elsewhere,
        halves=tuple(checked.halves),
        original=original_of(draft),
        place=frame.fields.place,
        places=frame.fields.places,
    )
