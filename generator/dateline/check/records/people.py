"""Everyone who speaks or is spoken of: persons and groups, and the roles they had."""

from __future__ import annotations

from dateline.check.records.sections import read_records
from dateline.check.references import Known, refer
from dateline.check.values.dating import Calendar, read_date_of
from dateline.data.fields import Fields, open_fields
from dateline.data.keys import PERSON, ROLE
from dateline.data.model import Person, Role
from dateline.data.nodes import Node, Scalar
from dateline.dates import iso_day
from dateline.problems import Problems


def check_people(
    nodes: tuple[Node, ...], known: Known, calendar: Calendar, problems: Problems
) -> dict[str, Person]:
    """The people that are whole, by id."""

    def read(key: Scalar, fields: Fields) -> Person | None:
        return _read_person(key, fields, known, calendar)

    return read_records(nodes, "people", PERSON, read, problems)


def _read_person(key: Scalar, fields: Fields, known: Known, calendar: Calendar) -> Person | None:
    name = fields.required("name")
    side = fields.scalar("side")
    side_id = refer(side, "side", known.sides, fields.problems) if side else ""
    also = tuple(scalar.text.strip() for scalar in fields.texts("also"))
    roles = [_read_role(node, calendar, fields.problems) for node in fields.items("roles")]
    if name is None:
        return None
    return Person(
        id=key.text,
        name=name.text.strip(),
        side=side_id,
        also=also,
        roles=tuple(role for role in roles if role),
        place=key.place,
        places=fields.places,
    )


def _read_role(node: Node, calendar: Calendar, problems: Problems) -> Role | None:
    fields = open_fields(node, ROLE, problems)
    if fields is None:
        return None
    role = fields.required("role")
    start = read_date_of(fields, "from", calendar)
    end = read_date_of(fields, "to", calendar)
    first = start.earliest if start else None
    last = end.latest if end else None
    if first is not None and last is not None and last < first:
        message = f"This role ends on {iso_day(last)}, before it begins on {iso_day(first)}."
        problems.warning(
            fields.place_of("to"), "end-before-start", message, "Change `from` or `to`."
        )
    if role is None:
        return None
    places = fields.places
    return Role(role=role.text.strip(), start=start, end=end, place=fields.place, places=places)
