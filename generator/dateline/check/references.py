"""Which ids a timeline's records have, and whether what refers to them is right.

Ids are gathered from the raw nodes before anything is checked: a record with an error
still has its id, so that one mistake does not make ten.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from dateline.data.nodes import Draft, Node, Scalar, Sequence
from dateline.data.nodes import Mapping as MappingNode
from dateline.problems import Problems
from dateline.problems.wording import Names, did_you_mean, quoted


@dataclass(frozen=True, slots=True)
class Known:
    """The ids in use, in file order. `former` goes from an old event id to the present one.

    `positions` contains `dispute/position`, `event_dates` the date of each event as typed,
    `elsewhere` the events that each of the site's timelines publishes, by its folder.
    """

    sides: Names
    positions: Names
    remarks: Names
    people: Names
    sources: Names
    events: Names
    former: Mapping[str, str]
    drafts: frozenset[str]
    places: Names = field(default_factory=Names)
    elsewhere: Mapping[str, Names] = field(default_factory=dict)
    fields: Names = field(default_factory=Names)
    accounts: Names = field(default_factory=Names)
    event_dates: Mapping[str, str] = field(default_factory=dict)


def gather_titles(draft: Draft) -> dict[str, str]:
    """The events that a timeline publishes: their ids, and their titles as far as they have one."""
    events = list_section(dict(draft.sections).get("events", ()))
    return {
        _id_of(node): title.text.strip() if isinstance(title, Scalar) else ""
        for node in events
        if _id_of(node) and not _is_draft(node)
        for title in [_value(node, "title")]
    }


def refer_elsewhere(target: Scalar, known: Known, problems: Problems) -> bool:
    """Whether an event of another timeline, written `folder/its-id`, is there; reported if not."""
    folder, _, name = target.text.rpartition("/")
    folder = folder.removeprefix("./")
    if name in known.elsewhere.get(folder, ()):
        return True
    if folder in known.elsewhere:
        message = f"The timeline `{folder}` has no event {quoted(name)} that is published."
        hint = did_you_mean(
            name, known.elsewhere[folder], otherwise="Use the id of an event of it."
        )
    else:
        message = f"No timeline is in the folder {quoted(folder)}."
        hint = did_you_mean(
            folder,
            [other for other in known.elsewhere if other],
            otherwise="Write its folder below the docs folder, a slash and the event's id.",
        )
    problems.error(target.place, "unknown-event", message, hint)
    return False


def gather_known(draft: Draft, elsewhere: Mapping[str, Mapping[str, str]]) -> Known:
    """Every id that a timeline's nodes give, right or wrong."""
    sections = dict(draft.sections)
    events = [node for node in list_section(sections.get("events", ())) if _id_of(node)]
    return Known(
        sides=_names(*draft.shared_sides, _value(draft.top, "sides")),
        positions=Names(_positions(sections.get("disputes", ()))),
        remarks=_names(*sections.get("remarks", ())),
        people=_names(*sections.get("people", ())),
        places=_names(*sections.get("places", ())),
        fields=_names(_value(draft.top, "fields")),
        accounts=Names(_account_ids(events)),
        sources=_names(*sections.get("sources", ())),
        events=Names(_id_of(node) for node in events),
        former={old: _id_of(node) for node in events for old in _former_ids(node)},
        drafts=frozenset(_id_of(node) for node in events if _is_draft(node)),
        event_dates={_id_of(node): _text(node, "date") for node in events},
        elsewhere={folder: Names(titles) for folder, titles in elsewhere.items()},
    )


def list_section(nodes: tuple[Node, ...]) -> Iterator[Node]:
    """The records of a section that is a list: each file contains a list, or one record."""
    for node in nodes:
        if isinstance(node, Sequence):
            yield from node.items
        elif isinstance(node, MappingNode):
            yield node


def refer(scalar: Scalar, kind: str, known: Collection[str], problems: Problems) -> str:
    """The id that is referred to, or empty and a problem if no record has it.

    `kind` is the record's name in the singular; the problem's code is `unknown-` and it.
    """
    name = scalar.text.strip()
    if name in known:
        return name
    otherwise = _advice(kind, known)
    hint = did_you_mean(name, known, otherwise=otherwise)
    message = f"No {kind} has the id {quoted(name)}."
    problems.error(scalar.place, f"unknown-{kind}", message, hint)
    return ""


def _advice(kind: str, known: Collection[str]) -> str:
    if kind == "account":
        return "Give that account an `id`, and write it here."
    if not known and kind != "field":
        return "There are none in this timeline yet: add it."
    if kind == "person":
        return "Add the person, or write `{unnamed: …}` for someone whom the source does not name."
    if kind == "field":
        return "Declare it under `fields` in timeline.yml."
    if kind == "position":
        return "Write the dispute's id, a slash and the position's id."
    return f"Add the {kind}, or use an id that exists."


def _names(*nodes: Node | None) -> Names:
    mappings = [node for node in nodes if isinstance(node, MappingNode)]
    return Names(key.text for mapping in mappings for key, _ in mapping)


def _positions(nodes: tuple[Node, ...]) -> Iterator[str]:
    for node in nodes:
        for dispute, record in node if isinstance(node, MappingNode) else ():
            for position in _names(_value(record, "positions")):
                yield f"{dispute.text}/{position}"


def _value(node: Node, key: str) -> Node | None:
    if not isinstance(node, MappingNode):
        return None
    return next((value for name, value in node if name.text == key), None)


def _id_of(node: Node) -> str:
    return _text(node, "id")


def _text(node: Node, key: str) -> str:
    found = _value(node, key)
    return found.text.strip() if isinstance(found, Scalar) else ""


def _account_ids(events: list[Node]) -> Iterator[str]:
    for event in events:
        found = _value(event, "accounts")
        for account in found.items if isinstance(found, Sequence) else ():
            if id_ := _id_of(account):
                yield id_


def _former_ids(node: Node) -> Iterator[str]:
    found = _value(node, "was")
    for item in found.items if isinstance(found, Sequence) else ():
        if isinstance(item, Scalar):
            yield item.text.strip()


def _is_draft(node: Node) -> bool:
    found = _value(node, "draft")
    return isinstance(found, Scalar) and found.text == "true"
