"""Those an event is about: people, with as what they took part."""

from __future__ import annotations

from dateline.check.references import Known, refer
from dateline.data.fields import Fields, open_fields
from dateline.data.keys import PARTICIPANT
from dateline.data.model import Participant
from dateline.data.nodes import Node, Scalar
from dateline.problems import Problems


def read_participants(fields: Fields, known: Known) -> tuple[Participant, ...]:
    """The people of an event; each once."""
    read = [_read_one(node, known, fields.problems) for node in fields.items("people")]
    found: dict[str, Participant] = {}
    for one in read:
        if one is None:
            continue
        if one.person in found:
            message = f"`{one.person}` is twice among the people of this event."
            hint = "Keep one of the two; `as` can say more than one thing."
            fields.problems.error(one.place, "person-twice", message, hint)
        found.setdefault(one.person, one)
    return tuple(found.values())


def _read_one(node: Node, known: Known, problems: Problems) -> Participant | None:
    if isinstance(node, Scalar):
        person = refer(node, "person", known.people, problems)
        return Participant(person=person, place=node.place) if person else None
    fields = open_fields(node, PARTICIPANT, problems)
    named = fields and fields.required("person")
    if not fields or not named:
        return None
    person = refer(named, "person", known.people, problems)
    role, places = fields.text("as"), fields.places
    if not person:
        return None
    return Participant(person=person, role=role, place=named.place, places=places)
