"""Corrections, and published ids that must not be lost."""

from __future__ import annotations

from collections.abc import Mapping

from dateline.check.references import Known, list_section, refer_elsewhere
from dateline.check.values.dating import Calendar, read_day_of
from dateline.data.fields import Fields, is_empty, open_fields, shape_of
from dateline.data.ids import check_id
from dateline.data.keys import CORRECTION
from dateline.data.model import Correction, CorrectionKind
from dateline.data.nodes import Node, Scalar, Sequence
from dateline.problems import Problems
from dateline.problems.wording import did_you_mean, listed, quoted


def check_corrections(
    nodes: tuple[Node, ...], known: Known, calendar: Calendar, problems: Problems
) -> tuple[Correction, ...]:
    """The corrections that are whole, in file order."""
    for node in nodes:
        if not isinstance(node, Sequence) and not is_empty(node):
            message = f"`corrections` must be a list; found {shape_of(node)}."
            hint = "Begin each correction with a dash: `- {on: …, event: …, kind: …, why: …}`."
            problems.error(node.place, "wrong-shape", message, hint)
    lists = tuple(node for node in nodes if isinstance(node, Sequence))
    retracted = _retracted(lists)
    found = []
    for node in list_section(lists):
        fields = open_fields(node, CORRECTION, problems)
        correction = fields and _read_correction(fields, known, retracted, calendar)
        if correction:
            found.append(correction)
    return tuple(found)


def check_nothing_lost(
    published: tuple[Scalar, ...],
    known: Known,
    corrections: tuple[Correction, ...],
    problems: Problems,
) -> None:
    """Report each published id that no event has or had, and that was not retracted."""
    retracted = {c.event for c in corrections if c.kind is CorrectionKind.RETRACTION or c.moved_to}
    for scalar in published:
        name = scalar.text
        if name in retracted or name in known.former:
            continue
        if name in known.drafts:
            message = f"The event {quoted(name)} was published, and is a draft now."
            hint = "Delete `draft: true`, or record a retraction in `corrections`."
            problems.error(scalar.place, "lost-id", message, hint)
        elif name not in known.events:
            message = (
                f"The event {quoted(name)} was published, and is gone: links to it would break."
            )
            hint = (
                f"Add `was: [{name}]` to the event that replaces it, or the correction "
                f"`- {{on: …, event: {name}, kind: retraction, why: …}}`."
            )
            problems.error(scalar.place, "lost-id", message, hint)


def _retracted(nodes: tuple[Sequence, ...]) -> frozenset[str]:
    """The ids of events that were retracted or moved, as far as they can be read."""
    ids = set()
    for node in list_section(nodes):
        entries = dict(_texts(node))
        is_gone = entries.get("kind", "").strip() == CorrectionKind.RETRACTION
        if is_gone or entries.get("moved_to", "").strip():
            ids.add(entries.get("event", "").strip())
    return frozenset(ids)


def _texts(node: Node) -> Mapping[str, str]:
    if isinstance(node, (Scalar, Sequence)):
        return {}
    return {key.text: value.text for key, value in node if isinstance(value, Scalar)}


def _read_correction(
    fields: Fields, known: Known, retracted: frozenset[str], calendar: Calendar
) -> Correction | None:
    on = read_day_of(fields, "on", calendar)
    if not fields.has("on"):
        fields.missing("on", "Add `on: …` with the day of the correction.")
    kinds = f"Add `kind: …`; it is one of {listed(CorrectionKind)}."
    kind = fields.choice("kind", CorrectionKind) if fields.required("kind", kinds) else None
    event = _read_event_id(fields, known, retracted)
    if not any(fields.has(key) for key in ("was", "now", "why", "moved_to")):
        fields.missing("why", "Say what was changed and why: `was: …`, `now: …`, `why: …`.")
    if on is None or kind is None:
        return None
    return Correction(
        on=on,
        kind=kind,
        event=event,
        was=fields.text("was"),
        now=fields.text("now"),
        why=fields.text("why"),
        moved_to=_read_moved_to(fields, known),
        place=fields.place,
        places=fields.places,
    )


def _read_moved_to(fields: Fields, known: Known) -> str:
    scalar = fields.scalar("moved_to")
    if scalar is None:
        return ""
    target = Scalar(scalar.text.strip(), scalar.place)
    name = fields.text("event")
    if name in known.events:
        message = f"The event {quoted(name)} is in this timeline, and says that it was moved."
        hint = "Take it out here, or take out `moved_to`."
        fields.problems.error(target.place, "not-moved", message, hint)
        return ""
    return target.text if refer_elsewhere(target, known, fields.problems) else ""


def _read_event_id(fields: Fields, known: Known, retracted: frozenset[str]) -> str:
    name = fields.text("event")
    place = fields.place_of("event")
    if not name or name in known.events:
        return name
    if name in retracted:  # no event has it, so that nobody else has looked at its form
        return name if check_id(Scalar(name, place), fields.problems) else ""
    if now := known.former.get(name):
        message = f"The event {quoted(name)} has another id now."
        fields.problems.error(place, "unknown-event", message, f"Write `event: {now}`.")
        return now
    otherwise = "Use the id of an event; for one that was withdrawn, add `kind: retraction`."
    hint = did_you_mean(name, known.events, otherwise=otherwise)
    message = f"No event has the id {quoted(name)}."
    fields.problems.error(place, "unknown-event", message, hint)
    return ""
