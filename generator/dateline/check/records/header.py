"""A timeline's own keys: title, summary, language, order, zone and sides."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dateline.check.records.sections import keyed_records
from dateline.check.values.dating import Calendar, read_day_of
from dateline.check.values.languages import read_language, read_zone
from dateline.data.fields import Fields, open_fields
from dateline.data.keys import CALENDAR, TIMELINE
from dateline.data.model import Side
from dateline.data.nodes import Draft, Node, Scalar
from dateline.problems import Problems
from dateline.problems.wording import quoted


class Order(StrEnum):
    """Which end of a timeline is first."""

    OLDEST_FIRST = "oldest-first"
    NEWEST_FIRST = "newest-first"


class DateOrder(StrEnum):
    """How an author orders the numbers of 7/8/2022."""

    DAY_FIRST = "dmy"
    MONTH_FIRST = "mdy"


@dataclass(frozen=True, slots=True)
class Frame:
    """What timeline.yml says of the timeline as a whole. `fields` gives its prose and places;
    `language` is that of the pages, which dates need not be typed in.
    """

    title: str
    language: str
    calendar: Calendar
    newest_first: bool
    sides: dict[str, Side]
    fields: Fields


def read_frame(draft: Draft, problems: Problems) -> Frame:
    """Read timeline.yml's own keys; a timeline without a title takes its folder's name."""
    fields = Fields(draft.top, TIMELINE, problems)
    fields.texts("uses")  # they are read by now: this reports what is none
    fields.scalar("translates")  # the same
    fields.mapping("terms")
    language = read_language(fields, "language", shown=True) or "en"
    calendar = Calendar(
        language=draft.translation.dates_in if draft.translation else language,
        zone=read_zone(fields, "zone"),
        date_order=_read_date_order(fields),
        julian_until=_read_julian_until(fields),
    )
    return Frame(
        title=_read_title(draft, fields),
        language=language,
        calendar=calendar,
        newest_first=fields.choice("order", Order) is Order.NEWEST_FIRST,
        sides=_read_sides(fields, draft.shared_sides),
        fields=fields,
    )


def _read_title(draft: Draft, fields: Fields) -> str:
    if title := fields.text("title"):
        return title
    folder = draft.folder.rpartition("/")[2] or "Timeline"
    if not isinstance(fields.node("title"), Scalar) and not fields.has("title"):
        message = f"The timeline has no title, so the pages show {quoted(folder)}."
        fields.problems.warning(fields.place, "no-title", message, "Add `title: …`.")
    return folder


def _read_date_order(fields: Fields) -> str:
    """How 7/8/2022 is read, in small or capital letters; empty if that is not said."""
    scalar = fields.scalar("date_order")
    if scalar is None:
        return ""
    order = scalar.text.strip().lower()
    if order in tuple(DateOrder):
        return order
    fields.report_choice(scalar, tuple(DateOrder))
    return ""


def _read_julian_until(fields: Fields) -> int | None:
    """The day number of the first day that is not of the Julian calendar; None if all are not."""
    node = fields.node("calendar")
    inner = node and open_fields(node, CALENDAR, fields.problems)
    if not inner or not inner.required("julian-until"):
        return None
    date = read_day_of(inner, "julian-until", Calendar())
    return date.earliest if date else None


def _read_sides(fields: Fields, shared: tuple[Node, ...]) -> dict[str, Side]:
    mapping = fields.mapping("sides")
    sides = {}
    nodes = (*shared, *((mapping,) if mapping else ()))
    for key, node in keyed_records(nodes, "sides", fields.problems):
        if isinstance(node, Scalar) and node.text.strip():
            name = node.text.strip()
            sides[key.text] = Side(id=key.text, name=name, place=key.place)
        else:
            message = f"The side {quoted(key.text)} needs a name."
            hint = f"Write `{key.text}: …` with the name that readers see."
            fields.problems.error(node.place, "wrong-shape", message, hint)
    return sides
