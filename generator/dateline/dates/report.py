"""How a text is read as a date, for programs and for a person."""

from __future__ import annotations

from typing import Any

from dateline.dates.calendar_days import iso_day
from dateline.dates.evaluate.zones import check_zone
from dateline.dates.reading import read_date, read_words
from dateline.dates.show.showing import show_date
from dateline.dates.value import Date, DateError, Kind


def date_report(
    text: str,
    *,
    counted_from: str | None = None,
    told_from: str | None = None,
    language: str = "en",
    date_order: str = "",
    zone: str = "",
    edtf_only: bool = False,
    direction: str = "past",
    julian_until: str = "",
) -> dict[str, Any]:
    """What `dateline date --json` prints: the date, or why it is not read.

    With `counted_from` the text is a source's words, counted from that date; with `told_from` they
    are counted from the day that the source has spoken of ("the next day"). Days before
    `julian_until` are Julian.

    Keys: `text`, `edtf`, `earliest`, `latest`, `precision`, `kind`, `approximate`,
    `uncertain`, `html_time`, `display`, `warnings`; or `text` and `error`. `html_time` is
    the value of `<time datetime>`, null where there is none, and for an interval the two
    values, null for an end without one.
    """
    try:
        julian = read_date(julian_until, edtf_only=True).earliest if julian_until else None
        if zone:
            check_zone(zone)
        start = counted_from if told_from is None else told_from
        if start is None:
            date = read_date(
                text, language=language, date_order=date_order, zone=zone, edtf_only=edtf_only,
                julian_until=julian,
            )  # fmt: skip
        else:
            anchor = read_date(
                start, language=language, date_order=date_order, zone=zone, julian_until=julian
            )
            date = read_words(
                text, anchor, language=language, date_order=date_order, zone=zone,
                direction=direction, told=told_from is not None, julian_until=julian,
            )  # fmt: skip
        return report_of(date, language)
    except DateError as error:
        told = {"code": error.code, "message": error.message, "hint": error.hint}
        return {"text": text, "error": told}


def report_of(date: Date, language: str = "en") -> dict[str, Any]:
    """The report of a date that was read."""
    return {
        "text": date.text,
        "edtf": date.edtf,
        "earliest": None if date.earliest is None else iso_day(date.earliest),
        "latest": None if date.latest is None else iso_day(date.latest),
        "precision": date.precision,
        "kind": str(date.kind),
        "approximate": date.approximate,
        "uncertain": date.uncertain,
        "html_time": _html_time(date),
        "display": show_date(date, language),
        "warnings": [
            {"code": warning.code, "message": warning.message, "hint": warning.hint}
            for warning in date.warnings
        ],
    }


def _html_time(date: Date) -> str | list[str | None] | None:
    if date.kind is not Kind.INTERVAL:
        return date.html_time or None
    ends = [(end.html_time or None) if end else None for end in (date.start, date.end)]
    return ends if any(ends) else None


def describe_date(date: Date, language: str = "en") -> str:
    """What was understood, the bounds and what the page shows, in lines for a person."""
    return describe_report(report_of(date, language))


def describe_report(report: dict[str, Any]) -> str:
    """The same from a report of `date_report`, or the error and what to do."""
    if "error" in report:
        error = report["error"]
        return f"{error['message']} {error['hint']} [{error['code']}]"
    lines = [
        f"Read as:  {_understood(report)}",
        f"EDTF:     {report['edtf']}",
        f"Earliest: {report['earliest'] or 'none'}",
        f"Latest:   {report['latest'] or 'none'}",
        f"On pages: {report['display']}",
    ]
    lines += [
        f"Warning:  {warning['message']} {warning['hint']}".rstrip() + f" [{warning['code']}]"
        for warning in report["warnings"]
    ]
    return "\n".join(lines)


_KINDS = {
    "interval": "all the time between two dates",
    "one-of": "one of several dates",
    "all-of": "each of several dates",
    "before": "some time up to a day",
    "after": "some time from a day on",
    "unknown": "no date",
}
_POINTS = {
    "day": "one day",
    "hour": "an hour of one day",
    "minute": "a minute of one day",
    "second": "a second of one day",
    "part": "a part of a longer time",
}


def _understood(report: dict[str, Any]) -> str:
    precision = str(report["precision"])
    if report["kind"] == "point":
        text = _POINTS.get(precision, f"some day of one {precision}")
    else:
        text = _KINDS[str(report["kind"])]
    if report["approximate"]:
        text += ", approximate"
    return text + (", uncertain" if report["uncertain"] else "")
