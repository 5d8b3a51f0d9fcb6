"""Events: dated things that happened, each with its own list of problems.

An event's warnings are kept apart until its `accept:` has been heard.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from dateline.cache import Again
from dateline.check.records.accounts import Context, read_account
from dateline.check.records.evidence import check_date_from, offer_date, read_date_from
from dateline.check.records.parts.media import read_media
from dateline.check.records.parts.own_fields import read_own_fields
from dateline.check.records.parts.participants import read_participants
from dateline.check.records.places import read_place
from dateline.check.references import Known, refer
from dateline.check.values.dating import read_date_of, read_day_of
from dateline.check.values.prose import read_prose
from dateline.data.fields import Fields, is_empty, open_fields, shape_of
from dateline.data.ids import check_id, check_unique, make_id
from dateline.data.keys import ACCEPT, EVENT
from dateline.data.model import Acceptance, Account, DateFrom, Event
from dateline.data.nodes import Mapping, Node, Scalar, Sequence
from dateline.dates import UNKNOWN_DATE, Date, read_date
from dateline.problems import Place, Problems
from dateline.problems.wording import quoted
from dateline.text.prose import cited_in_prose

_NO_DATE: Final = read_date("0001")  # of an event that has none that can be read


@dataclass(frozen=True, slots=True)
class CheckedEvents:
    """The events that are whole, by id, and what was found in each of them.

    `halves` are the others, whose words are still to be looked up in their sources.
    """

    events: dict[str, Event] = field(default_factory=dict)
    found: dict[str, Problems] = field(default_factory=lambda: defaultdict(Problems))
    halves: list[Event] = field(default_factory=list)


def check_events(
    nodes: tuple[Node, ...], context: Context, problems: Problems, again: Again
) -> CheckedEvents:
    """Read all events; what is found in an event that is not whole goes to `problems`."""
    checked = CheckedEvents()
    ids: list[Scalar] = []
    for number, node in enumerate(_event_nodes(nodes, problems)):
        found = Problems()
        read = again.check(
            *(f"event {number}", (node, context), found), partial(_read_node, node, context)
        )
        event = read.event
        ids += read.ids
        if event and _is_whole(event) and event.id not in checked.events:
            checked.events[event.id] = event
            checked.found[event.id] = found
            continue
        problems.extend(found.all)
        if event:
            checked.halves.append(event)
    check_unique(ids, "events", problems)
    return checked


@dataclass(frozen=True, slots=True)
class _Read:
    """An event as far as it can be read, and its ids, those that it had before included."""

    event: Event | None
    ids: tuple[Scalar, ...]


def _read_node(node: Node, context: Context, problems: Problems) -> _Read:
    ids: list[Scalar] = []
    fields = open_fields(node, EVENT, problems)
    event = _read_event(fields, context, ids) if fields else None
    return _Read(event, tuple(ids))


def _event_nodes(nodes: tuple[Node, ...], problems: Problems) -> Iterator[Node]:
    """The nodes of lists of events, and of files that contain the keys of one event."""
    for node in nodes:
        if isinstance(node, Sequence):
            yield from node.items
        elif isinstance(node, Mapping) and any(key.text in EVENT.names for key, _ in node):
            yield node
        elif not is_empty(node):
            message = f"`events` must be a list; found {shape_of(node)}."
            hint = "Begin each event with a dash: `- id: some-id`."
            problems.error(node.place, "wrong-shape", message, hint)


def _is_whole(event: Event) -> bool:
    return bool(event.id and event.title) and event.date is not _NO_DATE


def _read_event(fields: Fields, context: Context, ids: list[Scalar]) -> Event:
    calendar = context.evidence.calendar
    title = fields.required("title")
    event_id = _read_id(fields, title, ids)
    date_from = read_date_from(fields, "date_from", context.known, context.evidence.calendar, None)
    date = _read_date(fields, date_from, context)
    draft = fields.flag("draft")
    text = read_prose(fields, "text", context.known, of_draft=draft)
    media = read_media(fields)
    people = read_participants(fields, context.known)
    location = read_place(fields, "place", context.known)
    own_fields = read_own_fields(fields, context.declared, context.known)
    was = _read_former_ids(fields, ids)
    key = fields.flag("key")
    added = read_day_of(fields, "added", calendar)
    topics = tuple(scalar.text.strip() for scalar in fields.texts("topics"))
    accept = _read_acceptances(fields)
    after = _read_after(fields, context.known)
    accounts = _read_accounts(fields, date, text, context)
    return Event(
        id=event_id.text if event_id else "",
        date=date or _NO_DATE,
        title=title.text.strip() if title else "",
        was=was,
        date_from=date_from,
        after=after,
        text=text,
        where=fields.text("where"),
        location=location,
        people=people,
        topics=topics,
        media=media,
        fields=own_fields,
        key=key,
        added=added,
        draft=draft,
        note=fields.text("note"),
        accept=accept,
        accounts=accounts,
        place=fields.place,
        places=fields.places,
    )


def _read_id(fields: Fields, title: Scalar | None, ids: list[Scalar]) -> Scalar | None:
    if not fields.has("id"):
        offer = make_id(title.text if title else "") or "some-id"
        message = "An event needs an `id`: it becomes the event's address."
        fields.problems.error(fields.place_of("id"), "missing-id", message, f"Add `id: {offer}`.")
        return None
    scalar = fields.scalar("id")
    if scalar is None:
        return None
    ids.append(scalar)
    check_id(scalar, fields.problems, hint=_offer_file_name(fields, scalar))
    return scalar


def _offer_file_name(fields: Fields, id_: Scalar) -> str:
    """What to do about an id that is its file's name; empty for one that is written."""
    if fields.keys["id"] != id_.place:
        return ""
    offer = make_id(id_.text) or "some-id"
    return f"Rename the file to `{offer}.yml`, or write an `id` in it."


def _read_former_ids(fields: Fields, ids: list[Scalar]) -> tuple[str, ...]:
    former = fields.texts("was")
    ids.extend(former)
    return tuple(scalar.text for scalar in former if check_id(scalar, fields.problems))


def _read_after(fields: Fields, known: Known) -> tuple[str, ...]:
    found = []
    for scalar in fields.texts("after"):
        if now := known.former.get(scalar.text.strip()):
            message = f"No event has the id {quoted(scalar.text.strip())} any more."
            fields.problems.error(scalar.place, "unknown-event", message, f"Write `{now}`.")
        elif name := refer(scalar, "event", known.events, fields.problems):
            found.append(name)
    return tuple(found)


def _read_date(fields: Fields, date_from: tuple[DateFrom, ...], context: Context) -> Date | None:
    if "date" not in fields.keys:
        offer = offer_date(date_from, context.evidence)
        message = "An event needs a `date`."
        hint = "Add `date: …`."
        if offer:
            message += " Its `date_from` gives one, but you must write the date itself."
            hint = f"Add `date: {offer}`."
        fields.problems.error(fields.place, "missing-date", message, hint)
        return None
    if fields.text("date") == UNKNOWN_DATE.text:
        if not any(item.because for item in date_from):
            message = "`date: unknown` needs a reason, and this event has none."
            hint = "Add `date_from: [{because: …}]` with what you know of its date."
            fields.problems.error(fields.place_of("date"), "no-reason", message, hint)
        return UNKNOWN_DATE
    date = read_date_of(fields, "date", context.evidence.calendar)
    if date:
        check_date_from(date_from, date, "date", context.evidence, fields.problems)
    return date


def _read_accounts(
    fields: Fields, date: Date | None, text: str, context: Context
) -> tuple[Account, ...]:
    nodes = fields.items("accounts")
    empty = not nodes and isinstance(fields.node("accounts"), Sequence | None)
    if empty and not cited_in_prose(text):
        message = "No source is given for this event."
        hint = "Add `accounts:` with the id of a source."
        fields.problems.warning(fields.place_of("title"), "unsourced", message, hint)
    accounts = [read_account(node, date, context, fields.problems) for node in nodes]
    return tuple(account for account in accounts if account)


def _read_acceptances(fields: Fields) -> tuple[Acceptance, ...]:
    found: dict[str, tuple[Acceptance, Place]] = {}
    for node in fields.items("accept"):
        inner = open_fields(node, ACCEPT, fields.problems)
        if inner is None:
            continue
        code = inner.required("code", "Add `code: …`, the code that the warning ends with.")
        because = inner.required(
            "because", "Add `because: …` with the reason why you accept the warning."
        )
        if code and because:
            item = Acceptance(
                code=code.text.strip(),
                because=because.text.strip(),
                place=inner.place,
                places=inner.places,
            )
            _, first = found.setdefault(item.code, (item, code.place))
            if first != code.place:
                message = f"{quoted(item.code)} is accepted twice in one event."
                hint = "Keep one of the two."
                fields.problems.error(code.place, "accepted-twice", message, hint)
    return tuple(item for item, _ in found.values())
