"""What all exports share: a timeline's events in words that other formats can hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, Protocol

from dateline.data.model import Event, Source, Timeline
from dateline.dates import Date, Kind, edtf_year, iso_day, show_date, year_of
from dateline.exchange.parts.markdown_text import escape_line
from dateline.exchange.records import Note
from dateline.text.prose import CITATION

# Matches `[the end](event:talks-end)`.
_EVENT_LINK: Final = re.compile(r"\[(?P<words>[^\]\[]*)\]\(<?event:(?P<id>[^)>\s]*)>?\)")


@dataclass(frozen=True, slots=True)
class Exported:
    """The files, by name, how many events are in them, and what is not: by event's id, empty for
    the timeline.
    """

    files: Mapping[str, bytes]
    events: int
    notes: tuple[tuple[str, Note], ...] = ()


class Exporter(Protocol):
    """One format. `name` is the word for `--as`, `ending` of its file, empty for a folder."""

    name: str
    ending: str
    says: str

    def export(self, timeline: Timeline) -> Exported:
        """The timeline's files."""


@dataclass(frozen=True, slots=True)
class PlainSpan:
    """A date as year, month, day and clock of its two ends, as far as other formats have these.

    `start` and `end` are ISO, shortened to what is known; `end` is empty for a point. `exact`
    says whether this is all that the date says.
    """

    start: str
    end: str = ""
    exact: bool = True


def plain_span(date: Date) -> PlainSpan | None:
    """The nearest that formats without EDTF have; None where nothing of the date is known."""
    if date.kind is Kind.POINT and _is_plain(date):
        return PlainSpan(_iso(date))
    if date.kind is Kind.POINT and _LONG_YEAR.fullmatch(date.edtf):
        return PlainSpan(edtf_year(year_of(date.earliest or 0)))
    bare = re.sub(r"[?~%]", "", date.edtf)
    if date.kind is Kind.POINT and not date.part and not date.code and _PLAIN.fullmatch(bare):
        return PlainSpan(bare, exact=False)
    if date.kind is Kind.INTERVAL and date.start and date.end:
        if _is_plain(date.start) and _is_plain(date.end):
            return PlainSpan(_iso(date.start), _iso(date.end))
        return PlainSpan(_first(date.start), _first(date.end, last=True), exact=False)
    if date.earliest is None and date.latest is None:
        return None
    if date.earliest is None or date.latest is None:
        known = date.start or date.end
        day = date.earliest if date.earliest is not None else date.latest
        start = _iso(known) if known and _is_plain(known) else iso_day(day or 0)
        return PlainSpan(start, exact=False)
    start = _first(date)
    end = _first(date, last=True) if date.kind is not Kind.POINT or "-" in start[1:] else ""
    return PlainSpan(start, end if end != start else "", exact=False)


def _is_plain(date: Date) -> bool:
    more = date.approximate or date.uncertain or date.part or date.code or date.old_style
    return not more and bool(_PLAIN.fullmatch(date.edtf))


_NEARLY_A_YEAR: Final = 360
_LONGEST_YEAR: Final = 9999  # of a date with a month or day
# Matches `Y-17E7`.
_LONG_YEAR: Final = re.compile(r"Y-?\d+E\d+")
# Matches `-0043`, `2022-07`, `2022-07-08T10:30:00+08:00`.
_PLAIN: Final = re.compile(
    r"(?:Y-?\d{5,}|-?\d{4})(?:-(?:0\d|1[0-2])(?:-\d{2}(?:T\d{2}:\d{2}:\d{2}(?:Z|[+-]\d{2}:\d{2})?)?)?)?"
)


def _iso(date: Date) -> str:
    """The date without what is not known: `2022-07`, `2022-07-08T10:30`."""
    if date.clock is None:
        return date.edtf
    return f"{date.edtf.partition('T')[0]}T{date.clock.iso}"


def _first(date: Date, *, last: bool = False) -> str:
    """The year of a date, or its first or last day where it is less than a year."""
    day = date.latest if last else date.earliest
    if day is None:
        return ""
    bare = re.match(r"-?\d{4}", date.edtf)
    ends = (date.earliest, date.latest)
    wide = ends[0] is not None and ends[1] is not None and ends[1] - ends[0] > _NEARLY_A_YEAR
    if bare and wide and "X" not in date.edtf:
        return bare[0]
    year = year_of(day)
    return iso_day(day) if abs(year) <= _LONGEST_YEAR else edtf_year(year)


def shown_date(date: Date, language: str) -> str:
    """A date as pages show it."""
    return show_date(date, language)


def linked_text(
    text: str, sources: Mapping[str, Source], to_event: Callable[[str, str], str]
) -> str:
    """Prose in which citations are links to their source, or its name; `to_event` writes a link to
    an event from its words and its id.
    """

    def cite(found: re.Match[str]) -> str:
        source = sources.get(found[1])
        if source is None:
            return found[0]
        words = escape_line(source.label)
        return f"[{words}](<{source.url}>)" if source.url else f"({words})"

    text = CITATION.sub(cite, text)
    return _EVENT_LINK.sub(lambda found: to_event(found["words"] or found["id"], found["id"]), text)


def addresses_of(event: Event, sources: Mapping[str, Source]) -> list[str]:
    """The addresses of an event's sources, each once."""
    found = (sources[a.source].url for a in event.accounts if a.source in sources)
    return list(dict.fromkeys(filter(None, found)))
