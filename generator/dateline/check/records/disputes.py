"""Disputes with their positions, and remarks: what accounts are sorted by."""

from __future__ import annotations

from dateline.check.records.sections import keyed_records, read_records
from dateline.check.values.languages import read_language
from dateline.data.fields import Fields
from dateline.data.keys import DISPUTE, REMARK
from dateline.data.model import Dispute, Position, Remark
from dateline.data.nodes import Node, Scalar
from dateline.problems import Problems
from dateline.problems.wording import quoted


def check_disputes(nodes: tuple[Node, ...], problems: Problems) -> dict[str, Dispute]:
    """The disputes that are whole, by id."""
    return read_records(nodes, "disputes", DISPUTE, _read_dispute, problems)


def check_remarks(nodes: tuple[Node, ...], problems: Problems) -> dict[str, Remark]:
    """The remarks that are whole, by id."""
    return read_records(nodes, "remarks", REMARK, _read_remark, problems)


def _read_dispute(key: Scalar, fields: Fields) -> Dispute | None:
    question = fields.required("question")
    listed = fields.mapping("positions")
    if not fields.has("positions"):
        fields.missing("positions", "Add `positions: {some-id: Its summary in one line.}`.")
    positions = []
    for name, summary in keyed_records((listed,) if listed else (), "positions", fields.problems):
        text = summary.text.strip() if isinstance(summary, Scalar) else ""
        if not text:
            message = f"The position {quoted(name.text)} needs a summary in one line of text."
            hint = f"Write `{name.text}: …`."
            fields.problems.error(summary.place, "wrong-shape", message, hint)
        positions.append(Position(id=name.text, summary=text, place=name.place))
    if question is None:
        return None
    return Dispute(
        id=key.text,
        question=question.text.strip(),
        positions=tuple(positions),
        place=key.place,
        places=fields.places,
    )


def _read_remark(key: Scalar, fields: Fields) -> Remark | None:
    hint = "Say why these reports are of one utterance: `same_because: …`."
    reason = fields.required("same_because", hint)
    spoken_in = read_language(fields, "spoken_in")
    if reason is None:
        return None
    return Remark(
        id=key.text,
        same_because=reason.text.strip(),
        spoken_in=spoken_in,
        place=key.place,
        places=fields.places,
    )
