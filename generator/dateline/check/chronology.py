"""Things that are possible but seldom right: warnings about when and by whom.

Each rule goes through the events once and hands its warnings to the event they are
about, where `accept:` can take them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Final

from rapidfuzz import fuzz

from dateline.data.model import Account, Correction, Event, Person, Role, Source
from dateline.dates import Date, iso_day
from dateline.problems import Place, Problems
from dateline.problems.wording import quoted

_FEW: Final = 3
_SHARE: Final = 50
_ALIKE: Final = 85
_LONGEST_TITLE: Final = 200
_MIDNIGHTS: Final = ("T00:00:00", "T00:00:00Z", " 00:00:00", " 00:00:00Z", "T00:00:00+00:00")


def check_chronology(
    events: Mapping[str, Event],
    people: Mapping[str, Person],
    sources: Mapping[str, Source],
    found: Mapping[str, Problems],
) -> None:
    """Report what is unlikely, to each event's own problems."""
    for event in events.values():
        for account in event.accounts:
            _warn_later_than_source(event, account, sources, found[event.id])
            _warn_role_years(event, account, people, found[event.id])
    _warn_placeholders(events, found)
    _warn_midnights(events, found)
    _warn_twins(events, found)


def check_corrections_follow(
    corrections: tuple[Correction, ...],
    events: Mapping[str, Event],
    sources: Mapping[str, Source],
    found: Mapping[str, Problems],
) -> None:
    """Report corrections dated before we had their event.

    `added` says since when we had it. Without that, the day of the event alone says nothing: what
    is planned may be corrected before its day. But we had no event before its first source.
    """
    for correction in corrections:
        event = events.get(correction.event)
        if event is None:
            continue
        told = ""
        if event.added:
            if _is_after(event.added, correction.on):
                told = f"was added on {quoted(event.added.text)}"
        elif _is_after(event.date, correction.on) and _has_later_sources(
            event, correction.on, sources
        ):
            told = f"is dated {quoted(event.date.text)}, and its sources are later as well"
        if told:
            message = (
                f"This correction is dated {quoted(correction.on.text)}, before its event: "
                f"{quoted(event.id)} {told}."
            )
            hint = "Correct `on`, or the dates of the event."
            place = correction.places.get("on", correction.place)
            found[event.id].warning(place, "correction-too-early", message, hint)


def _has_later_sources(event: Event, day: Date, sources: Mapping[str, Source]) -> bool:
    """Whether an event has sources, and all of them were published after a day."""
    cited = [sources.get(account.source) for account in event.accounts]
    return bool(cited) and all(
        source is not None and _is_after(_published(source), day) for source in cited
    )


def _published(source: Source) -> Date | None:
    return source.published or (source.dateline.date if source.dateline else None)


def check_today(
    today: Date,
    events: Mapping[str, Event],
    sources: Mapping[str, Source],
    found: Mapping[str, Problems],
    problems: Problems,
) -> None:
    """Report every date that begins after the given day."""
    planned = "Check the year, or `accept` this if it is planned."
    for event in events.values():
        for place, date in _dates_of(event):
            _warn_after(today, date, place, planned, found[event.id])
    for source in sources.values():
        for key in ("published", "accessed"):
            stated: Date | None = getattr(source, key)
            _warn_after(today, stated, source.place_of(key), "Check the year.", problems)


def _dates_of(event: Event) -> Iterator[tuple[Place, Date | None]]:
    yield event.place_of("date"), event.date
    yield event.place_of("added"), event.added
    for account in event.accounts:
        yield account.place_of("said"), account.said
        yield account.place_of("date"), account.date


def _warn_after(
    today: Date, date: Date | None, place: Place, hint: str, problems: Problems
) -> None:
    if date and _is_after(date, today) and today.latest is not None:
        message = f"{quoted(date.text)} is after today, {iso_day(today.latest)}."
        problems.warning(place, "after-today", message, hint)


def _warn_later_than_source(
    event: Event, account: Account, sources: Mapping[str, Source], problems: Problems
) -> None:
    source = sources.get(account.source)
    published = source and _published(source)
    if not published or published.latest is None:
        return
    dates = [(account.date or event.date, "the event is dated")]
    if account.said:
        dates.append((account.said, "the words are dated"))
    for date, what in dates:
        if _is_after(date, published):
            message = (
                f"{account.source} was published by {iso_day(published.latest)}, "
                f"but {what} {quoted(date.text)}, which is later."
            )
            hint = "Check both dates, or `accept` this if the source announces what is to come."
            place = account.place_of("source")
            problems.warning(place, "later-than-source", message, hint)


def _warn_role_years(
    event: Event, account: Account, people: Mapping[str, Person], problems: Problems
) -> None:
    person = people.get(account.by.person) if account.by else None
    if person is None or not person.roles:
        return
    day = account.said or event.date
    if any(_may_hold(role, day) for role in person.roles):
        return
    message = (
        f"The words of {person.name} are dated {quoted(day.text)}, outside the years of every role."
    )
    hint = f"Check the date, and `from` and `to` of the roles of `{person.id}`."
    problems.warning(account.place_of("by"), "role-years", message, hint)


def _may_hold(role: Role, day: Date) -> bool:
    return not _is_after(role.start, day) and not _is_after(day, role.end)


def _is_after(later: Date | None, earlier: Date | None) -> bool:
    """Whether all of one date is after all of the other, as far as both are known."""
    if later is None or earlier is None or later.earliest is None or earlier.latest is None:
        return False
    return later.earliest > earlier.latest


def _warn_placeholders(events: Mapping[str, Event], found: Mapping[str, Problems]) -> None:
    """Three or more events on a 1 January, and one in fifty: more than chance gives.

    An event whose `date_from` says how the day is known is no placeholder.
    """
    suspects = [event for event in events.values() if _is_new_year(event.date)]
    if len(suspects) < _FEW or len(suspects) * _SHARE < len(events):
        return
    for event in suspects:
        if not event.date_from:
            year = event.date.edtf.removesuffix("-01-01")
            message = (
                f"{len(suspects)} events of this timeline are dated 1 January, as this one is."
            )
            hint = f"If only the year is known, write `date: {year}`."
            found[event.id].warning(event.place_of("date"), "placeholder-date", message, hint)


def _warn_midnights(events: Mapping[str, Event], found: Mapping[str, Problems]) -> None:
    """Midnight to the second: what sheets and programs make of a day without a time."""
    for event in events.values():
        if event.date.text.strip().endswith(_MIDNIGHTS) and not event.date_from:
            message = (
                f"{quoted(event.date.text)} is midnight to the second, which sheets write for a "
                "day without a time."
            )
            day = event.date.earliest
            instead = "leave it out"
            if day is not None and day == event.date.latest:
                instead = f"write `date: {iso_day(day)}`"
            hint = f"If the time is not known, {instead}."
            found[event.id].warning(event.place_of("date"), "placeholder-date", message, hint)


def _is_new_year(date: Date) -> bool:
    return date.precision == "day" and date.edtf.endswith("-01-01")


def _warn_twins(events: Mapping[str, Event], found: Mapping[str, Problems]) -> None:
    """Events of one date whose titles are nearly the same, neighbours in order of title.

    Only neighbours are compared, so that ten thousand events of one day cost no minutes.
    """
    by_date: dict[tuple[int | None, int | None], list[Event]] = defaultdict(list)
    for event in events.values():
        by_date[event.date.earliest, event.date.latest].append(event)
    for group in by_date.values():
        ordered = sorted(group, key=lambda event: (sorted(_words(event)), event.place))
        by_title = sorted(group, key=lambda event: (_words(event), event.place))
        pairs = {*_neighbours(ordered), *_neighbours(by_title)}
        for first, second in sorted(pairs):
            if _are_alike(events[first], events[second]):
                later = max(events[first], events[second], key=lambda event: event.place)
                other = first if later.id == second else second
                _warn_twin(later, other, found[later.id])


def _warn_twin(event: Event, other: str, problems: Problems) -> None:
    message = f"This may be the event `{other}` again: same date, nearly the same title."
    hint = "Make one event of the two, or `accept` this if they are different events."
    problems.warning(event.place_of("title"), "same-event-twice", message, hint)


def _neighbours(events: list[Event]) -> Iterator[tuple[str, str]]:
    for one, other in pairwise(events):
        first, second = sorted((one.id, other.id))
        yield first, second


def _words(event: Event) -> list[str]:
    return re.findall(r"\w+", event.title[:_LONGEST_TITLE].casefold())


def _are_alike(one: Event, other: Event) -> bool:
    """Whether the titles have the same words, or nearly; other numbers make another event."""
    mine, theirs = sorted(_words(one)), sorted(_words(other))
    if mine == theirs:
        return True
    if sorted(re.findall(r"\d+", one.title)) != sorted(re.findall(r"\d+", other.title)):
        return False
    return fuzz.ratio(" ".join(mine), " ".join(theirs)) >= _ALIKE
