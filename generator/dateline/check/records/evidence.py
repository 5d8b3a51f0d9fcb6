"""How a date is known (`date_from`): read, and compared with the date itself.

A source's words are counted from its dateline's date, else from its publication. Words
that contradict the date are an error; words that cannot be read need a reason of the
editor's (`because`), which is then used instead.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from dateline.check.references import Known, refer
from dateline.check.values.characters import report_controls
from dateline.check.values.dating import Calendar
from dateline.data.fields import Fields, open_fields
from dateline.data.keys import DATE_FROM
from dateline.data.model import DateFrom, Source
from dateline.data.nodes import Node, Scalar
from dateline.dates import Date, DateError, Fit, date_fits_words, read_words, show_date
from dateline.problems import Problems
from dateline.problems.wording import did_you_mean, quoted

# Messages write 9 July 2022, which no reader takes for another day.
_MESSAGES: Final = "en-GB"
_NEEDS_AN_ANCHOR: Final = ("needs-anchor", "missing-year")


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the words of a `date_from` are compared with."""

    sources: Mapping[str, Source]
    calendar: Calendar


def read_date_from(
    fields: Fields, key: str, known: Known, calendar: Calendar, own_source: Scalar | None
) -> tuple[DateFrom, ...]:
    """The items under `date_from` or `published_from`.

    Words without a `source` are those of `own_source`, the source that the record itself
    is about; an event has none.
    """
    items = [
        _read_item(node, known, calendar, own_source, fields.problems) for node in fields.items(key)
    ]
    return tuple(item for item in items if item)


def _read_item(
    node: Node, known: Known, calendar: Calendar, own_source: Scalar | None, problems: Problems
) -> DateFrom | None:
    fields = open_fields(node, DATE_FROM, problems)
    if fields is None:
        return None
    words, because = fields.text("words"), fields.text("because")
    named = fields.scalar("source")
    source = refer(named, "source", known.sources, problems) if named else ""
    if not words and not because:
        hint = "Give `source` and `words`, or your own reasoning with `because`."
        problems.error(fields.place, "missing-key", "This item does not say how we know.", hint)
    elif words and named is None and own_source is None:
        fields.missing("source", "Add `source: …`, the id of the source whose words they are.")
    if fields.has("in") and " ".join(words.split()) not in " ".join(fields.text("in").split()):
        message = f"`in` must contain the words, but {quoted(words)} is not in it."
        hint = "Copy the sentence from the source again."
        problems.error(fields.place_of("in"), "words-not-within", message, hint)
    if fields.has("from") and not words:
        fields.missing("words", "Add `words: …`, the source's words that are counted from it.")
    return DateFrom(
        start=fields.text("from"),
        told=_read_start(fields, known, calendar),
        source=source or (own_source.text if own_source and words and not named else ""),
        words=words,
        within=fields.text("in"),
        because=because,
        place=fields.place,
        places=fields.places,
    )


def _read_start(fields: Fields, known: Known, calendar: Calendar) -> Date | None:
    """The date that `from` names, or that of the event whose id it is; None where there is none.

    A date that cannot be read is reported where it is: at the other event.
    """
    start = fields.scalar("from")
    if start is None:
        return None
    name = start.text.strip()
    try:
        return calendar.read(known.event_dates.get(name, name))
    except DateError:
        if name in known.events:
            return None
    otherwise = "Write an event's id, or a date such as 2022-07-08."
    now = known.former.get(name)
    hint = f"Write `{now}`." if now else did_you_mean(name, known.events, otherwise=otherwise)
    message = f"`from` needs an event's id or a date; {quoted(name)} is neither."
    fields.problems.error(start.place, "unknown-event", message, hint)
    return None


def check_date_from(
    items: tuple[DateFrom, ...], date: Date, key: str, evidence: Evidence, problems: Problems
) -> None:
    """Report the words that contradict the date under `key`, and those that nobody can count."""
    for item in items:
        source = evidence.sources.get(item.source)
        if not item.words or source is None or (item.start and item.told is None):
            continue
        if not source.text:
            words = Scalar(item.words, item.place_of("words"))
            report_controls(words, problems, of_source=source.id)
        anchor = item.told or _anchor_of(source, key)
        try:
            said = _resolve(item, source, anchor, evidence.calendar, _direction(date, anchor))
        except DateError as error:
            _report_unread(item, source, anchor, error, problems)
            continue
        if date_fits_words(date, said) is Fit.IMPOSSIBLE:
            message = f"{_told(item, anchor, said)}, but {key} says {_shown(date)}."
            hint = f"Change `{key}`, or the day that the words are counted from."
            problems.error(item.place_of("words"), "date-mismatch", message, hint)
        elif not item.because:
            _pass_on(said, item, problems)


def _pass_on(said: Date, item: DateFrom, problems: Problems) -> None:
    """Hand on what is doubtful in the words themselves.

    That their anchor is only bounded is not a mistake: the page says so.
    """
    for warning in said.warnings:
        if warning.code != "bounded-anchor":
            place = item.place_of("words")
            problems.warning(place, warning.code, warning.message, warning.hint)


def check_published_from(source: Source, calendar: Calendar, problems: Problems) -> None:
    """Compare a source's words with its publication date.

    Words with a `because` are evidence of something else ("on Saturday", in an item that
    reports Saturday's talks): the reasoning is used instead. Words alone are counted from
    the dateline's date only, since the publication date is what they are to prove.
    """
    alone = tuple(item for item in source.published_from if not item.because)
    if source.published:
        evidence = Evidence({source.id: source}, calendar)
        check_date_from(alone, source.published, "published", evidence, problems)


def offer_date(items: tuple[DateFrom, ...], evidence: Evidence) -> str:
    """The date that the first readable words prove, in EDTF, or empty."""
    for item in items:
        source = evidence.sources.get(item.source)
        if not item.words or source is None:
            continue
        try:
            anchor = item.told or _anchor_of(source, "date")
            said = _resolve(item, source, anchor, evidence.calendar)
        except DateError:
            continue
        if not said.is_counted_loosely:
            return said.edtf
    return ""


def _anchor_of(source: Source, key: str) -> Date | None:
    """The day that words are counted from; a publication date cannot prove itself."""
    dated = source.dateline.date if source.dateline else None
    return dated if dated or key == "published" else source.published


def _direction(date: Date, anchor: Date | None) -> str:
    """Where a day without a year is looked for: after the anchor if the event is."""
    if anchor is None or anchor.latest is None or date.earliest is None:
        return "past"
    return "future" if date.earliest > anchor.latest else "past"


def _resolve(
    item: DateFrom,
    source: Source,
    anchor: Date | None,
    calendar: Calendar,
    direction: str = "past",
) -> Date:
    return read_words(
        item.words,
        anchor,
        language=source.language or calendar.language,
        date_order=calendar.date_order,
        zone=calendar.zone,
        direction=direction,
        told=item.told is not None,
        julian_until=calendar.julian_until,
    )


def _report_unread(
    item: DateFrom, source: Source, anchor: Date | None, error: DateError, problems: Problems
) -> None:
    if item.because:
        return
    place = item.place_of("words")
    says = f"{source.id} says {quoted(item.words)}"
    reason = "say how you know the date with `because:`"
    if anchor is None and error.code in _NEEDS_AN_ANCHOR:
        missing, key = "neither a dateline's date nor a publication date", "published: …"
        if source.published:
            missing, key = "no dateline's date", "dateline: {date: …}"
        message = f"{says}, but `{source.id}` has {missing} to count from."
        hint = f"Add `{key}` to `{source.id}`, or {reason}."
        problems.error(place, "needs-anchor", message, hint)
        return
    message = f"{says}. {error.message}"
    hint = f"Keep the words, and {reason} beside them."
    if error.code == "needs-from":
        hint = f"Add `from:` with that event's id or its date, or {reason}."
    problems.error(place, error.code, message, hint)


def _told(item: DateFrom, anchor: Date | None, said: Date) -> str:
    """What the words say, and the day they are counted from."""
    counted = f"counted from {_shown(anchor)} " if anchor else ""
    return f"{item.source} says {quoted(item.words)}; {counted}that is {_shown(said)}"


def _shown(date: Date) -> str:
    """A date in a message, where what is not known need not be said."""
    return re.sub(r", [\w ]+ not known$", "", show_date(date, _MESSAGES))
