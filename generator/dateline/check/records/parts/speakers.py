"""Who said it, and who passed it on: people, those without a name, one of several."""

from __future__ import annotations

from dateline.check.references import Known, refer
from dateline.data.fields import Fields
from dateline.data.keys import UNNAMED
from dateline.data.model import Speaker
from dateline.data.nodes import Node, Scalar, Sequence
from dateline.problems import Problems

_FEWEST = 2  # of whom one is the speaker


def read_speaker(fields: Fields, key: str, known: Known) -> Speaker | None:
    """The one speaker under a key, or None."""
    node = fields.node(key)
    if isinstance(node, Sequence):
        message = f"`{key}` names one speaker; found a list."
        hint = "Write one account for each speaker, or add a group to `people`."
        if all(isinstance(item, Scalar) for item in node.items):
            ids = ", ".join(item.text.strip() for item in node.items if isinstance(item, Scalar))
            hint += f" For one of them, not known which: `{key}: {{one_of: [{ids}]}}`."
        fields.problems.error(node.place, "wrong-shape", message, hint)
        return None
    return _read_one(node, known, fields.problems) if node else None


def read_speakers(fields: Fields, key: str, known: Known) -> tuple[Speaker, ...]:
    """The speakers under a key: one, or a list of them."""
    node = fields.node(key)
    nodes = node.items if isinstance(node, Sequence) else (node,) if node else ()
    found = (_read_one(item, known, fields.problems) for item in nodes)
    return tuple(speaker for speaker in found if speaker)


def _read_one(node: Node, known: Known, problems: Problems) -> Speaker | None:
    if isinstance(node, Scalar):
        person = refer(node, "person", known.people, problems)
        return Speaker(person=person) if person else None
    if isinstance(node, Sequence):
        problems.error(
            node.place,
            "wrong-shape",
            "A list of speakers contains another list.",
            "Write each speaker by itself.",
        )
        return None
    inner = Fields(node, UNNAMED, problems)
    if not inner.has("one_of"):
        unnamed = inner.required("unnamed")
        return Speaker(unnamed=unnamed.text.strip()) if unnamed else None
    return _read_one_of(inner, known)


def _read_one_of(fields: Fields, known: Known) -> Speaker | None:
    if fields.has("unnamed"):
        message = "A speaker is unnamed or is one of several; found `unnamed` and `one_of`."
        hint = "Write `{unnamed: …}` as one entry of `one_of`."
        fields.problems.error(fields.place_of("unnamed"), "wrong-shape", message, hint)
    items = fields.items("one_of")
    speakers = [_read_one(item, known, fields.problems) for item in items]
    if isinstance(fields.node("one_of"), Sequence) and len(items) < _FEWEST:
        message = f"`one_of` needs two speakers or more; found {len(items)}."
        hint = "Name all that it may be, or write the one speaker without `one_of`."
        fields.problems.error(fields.place_of("one_of"), "wrong-shape", message, hint)
        return None
    found = tuple(speaker for speaker in speakers if speaker)
    return Speaker(one_of=found) if found else None
