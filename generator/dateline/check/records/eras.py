"""Eras: named stretches of time behind a timeline's events."""

from __future__ import annotations

from dateline.check.references import Known, refer
from dateline.check.values.dating import Calendar, read_date_of
from dateline.data.fields import Fields, open_fields
from dateline.data.keys import ERA
from dateline.data.model import Era
from dateline.data.nodes import Node
from dateline.dates import Date
from dateline.problems import Problems
from dateline.problems.wording import quoted


def read_eras(top: Fields, known: Known, calendar: Calendar) -> tuple[Era, ...]:
    """The eras of timeline.yml that are whole, in its order."""
    found = [_read_era(node, known, calendar, top.problems) for node in top.items("eras")]
    return tuple(era for era in found if era)


def _read_era(node: Node, known: Known, calendar: Calendar, problems: Problems) -> Era | None:
    fields = open_fields(node, ERA, problems)
    if fields is None:
        return None
    title = fields.required("title")
    date = _read_stretch(fields, calendar)
    side, source = fields.scalar("side"), fields.scalar("source")
    side_id = refer(side, "side", known.sides, problems) if side else ""
    source_id = refer(source, "source", known.sources, problems) if source else ""
    if title is None or date is None:
        return None
    return Era(
        date=date,
        title=title.text.strip(),
        side=side_id,
        source=source_id,
        place=fields.place,
        places=fields.places,
    )


def _read_stretch(fields: Fields, calendar: Calendar) -> Date | None:
    """A date with two ends: without them there is nothing to draw."""
    if "date" not in fields.keys:
        fields.missing("date", "Add `date: …`, such as `date: 1853/1856`.")
        return None
    date = read_date_of(fields, "date", calendar)
    if date is None or (date.earliest is not None and date.latest is not None):
        return date
    end = "beginning" if date.earliest is None else "end"
    message = f"{quoted(date.text)} has no {end}, and an era needs both."
    hint = f"Write the {end} that this timeline takes for it, or delete the era."
    fields.problems.error(fields.place_of("date"), "era-without-end", message, hint)
    return None
