"""What was found of words in a text, as a note of the cache, and back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, fields
from typing import Any, Final

from dateline.cache import Marker, key_of
from dateline.data.copies import TextAtHand
from dateline.data.model import Timeline
from dateline.data.verbatim import VerbatimString
from dateline.quotes import Grade, Match, NotFound
from dateline.verify.doubts import Doubt
from dateline.verify.findings import Heard

_OF_MATCH: Final = tuple(field.name for field in fields(Match))


def key_of_words(
    timeline: Timeline, text: TextAtHand, strings: Sequence[VerbatimString], marker: Marker
) -> str:
    """The key of what was found of one source's words: by the text, the words, and what else
    doubts depend on.
    """
    source = timeline.sources[strings[0].source]
    asked = [(s.kind, s.words, s.within, s.speaker, s.said_by) for s in strings]
    # The words may be another's than the speaker's, whoever that is; what is in their brackets may
    # be a name of the timeline's.
    has_brackets = any("[" in s.words for s in strings)
    sides = timeline.sides if has_brackets else ()
    people = timeline.people if has_brackets or any(s.speaker for s in strings) else ()
    marks = marker.of(source, asked, people, sides)
    versions = [part for one in (text, *text.older) for part in (one.content, one.sha256, one.seen)]
    return key_of("words", marks.text, *versions)


def to_note(found: Iterable[Heard | NotFound]) -> bytes:
    """What was found of a source's words, in their order."""
    rows = [_row(one) for one in found]
    return json.dumps(rows, ensure_ascii=False).encode()


def from_note(note: bytes, strings: Sequence[VerbatimString]) -> dict[str, Heard | NotFound]:
    """What `to_note` made, by what was asked.

    Raises:
        ValueError, TypeError, KeyError: it made something else.
    """
    rows = zip(strings, json.loads(note), strict=True)
    return {string.asked: _result(row) for string, row in rows}


def _row(one: Heard | NotFound) -> Mapping[str, Any]:
    if isinstance(one, NotFound):
        return asdict(one)
    fields_of_match = {name: getattr(one.match, name) for name in _OF_MATCH}
    doubts = [asdict(doubt) for doubt in one.doubts]
    return {"match": fields_of_match, "doubts": doubts, "sha256": one.sha256, "seen": one.seen}


def _result(row: Mapping[str, Any]) -> Heard | NotFound:
    if "match" not in row:
        return NotFound(**row)
    match = dict(row["match"])
    match["grade"] = Grade(match["grade"])
    match["parts"] = tuple((start, end) for start, end in match["parts"])
    match["inserts"] = tuple(match["inserts"])
    doubts = tuple(Doubt(**doubt) for doubt in row["doubts"])
    return Heard(Match(**match), doubts, row["sha256"], row["seen"])
