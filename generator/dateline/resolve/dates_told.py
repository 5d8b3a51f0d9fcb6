"""Which sources give an event which date."""

from __future__ import annotations

from collections import defaultdict

from dateline.data.model import Event, Source, Timeline
from dateline.data.resolved import DateClaim
from dateline.dates import Date, Kind
from dateline.resolve.unique import unique


def date_claims(timeline: Timeline, event: Event) -> tuple[DateClaim, ...]:
    """Who gives the event which date, where not all give the event's own."""
    differing = [(account.date, account.source) for account in event.accounts if account.date]
    if not differing:
        return ()
    dates: dict[str, Date] = {}
    sources: dict[str, list[Source]] = defaultdict(list)
    known = event.date.kind is not Kind.UNKNOWN
    own = [(event.date, source) for source in _sources_of_own_date(event)] if known else []
    for date, source in (*own, *differing):
        dates.setdefault(date.edtf, date)
        sources[date.edtf].append(timeline.sources[source])
    claims = [DateClaim(dates[edtf], unique(sources[edtf])) for edtf in dates]
    return tuple(sorted(claims, key=lambda claim: claim.date.sort_key))


def _sources_of_own_date(event: Event) -> list[str]:
    """The sources that give the event's own date: those whose words say how it is known;
    if there are none, those that have no other date for it.
    """
    told = [item.source for item in event.date_from if item.source and item.words]
    others = {account.source for account in event.accounts if account.date}
    return told or [a.source for a in event.accounts if a.source not in others]
