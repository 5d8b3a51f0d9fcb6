"""The record of checked strings, `checked.yml`: what `dateline verify` found, and when.

::

    form: 2                          # left out in a file that says neither `by` nor `doubts`
    checked:
      0123456789abcdef:              # a hash of source, kind, words and `by`
        source: outlet-a
        by: belov                    # who is quoted, a person's id or words; left out for no one
        version: 2026-11-20          # of a source that changed, the one that has the words; left
                                     # out for the newest
        grade: word-for-word
        start: 1201                  # offsets in the text, in characters, end after start
        end: 1250
        cut: [start, end]            # where the words stop inside a sentence; or left out
        doubts: [speaker-not-near]   # codes of warnings about the words; left out for none
        sha256: 64 hexadecimal digits, of the text
        on: 2026-11-21
        fragment: '#:~:text=…'       # for a link that lands on the words; may be left out

It is written by the program and read as carefully as the rest: a merge may have mangled it. Its
form is kept steady line by line, so that a change shows well in a diff.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date
from sys import intern
from typing import Final

from dateline.data.fields import Fields, open_fields
from dateline.data.ids import reason_against_id
from dateline.data.keys import CHECK, CHECKED
from dateline.data.model import Check
from dateline.data.nodes import Node, Scalar
from dateline.problems import Place, Problems
from dateline.problems.codes import AcceptedIn, accepted_in
from dateline.problems.wording import quoted
from dateline.quotes import Grade, is_text_fragment

_HEAD: Final = """\
# Kept by `dateline verify`: which words were found in their source, and when.
# Commit this file. It contains nothing of a source but what the timeline quotes.
"""
_FORM: Final = "2"
_CUTS: Final = ("start", "end")
_KEY: Final = re.compile(r"[0-9a-f]{16}")
_NUMBER: Final = re.compile(r"[0-9]{1,12}")
_HASH: Final = re.compile(r"[0-9a-f]{64}")
# Matches a record as it is written, where nothing in it needs an escape.
_WRITTEN: Final = re.compile(
    r"""  ([0-9a-f]{16}):
    source: (.+)
(?:    by: ([^"\\\n]+|"[^"\\\n]+")\n)?(?:    version: (.+)\n)?    grade: (.+)
    start: ([0-9]{1,12})
    end: ([0-9]{1,12})
(?:    cut: \[(.+)\]\n)?(?:    doubts: \[(.+)\]\n)?    sha256: ([0-9a-f]{64})
    on: (.+)
(?:    fragment: "([^"\\\n]+)"\n)?"""
)
_HINT: Final = "Run `dateline verify`, which writes this file."


def read_checks(node: Node | None, problems: Problems) -> dict[str, Check]:
    """The records that are whole, by key."""
    if node is None or (isinstance(node, Scalar) and not node.text):
        return {}
    top = open_fields(node, CHECKED, problems)
    records = top.mapping("checked") if top else None
    form = top.text("form") if top else ""
    if form not in ("", _FORM) and top:
        _report(form, "form", top.place_of("form"), problems)
    found = {}
    for key, value in records or ():
        fields = open_fields(value, CHECK, problems)
        check = fields and _read_check(key, fields, old=form != _FORM)
        if check:
            found[check.key] = check
    return found


def read_as_written(text: str, shown: str) -> dict[str, Check] | None:
    """The records of a text that is character for character what `checked_yaml` writes, and has no
    fault; None if it is anything else, which is for a reader of YAML. `shown` is the file's name in
    messages.

    Half of all values in a long timeline's files are in its record: read in this way, they take a
    tenth of the time.
    """
    found: dict[str, Check] = {}
    line, seen = 1, 0
    for record in _WRITTEN.finditer(text):
        line += text.count("\n", seen, record.start())
        seen = record.start()
        # Of a few sources and speakers there are thousands of records: one copy of each is enough.
        key, source, by, version, grade, start, end, cut, doubts, sha256, on, fragment = (
            intern(value) for value in record.groups("")
        )
        cuts = _listed(cut)
        found[key] = Check(
            key=key,
            source=source,
            grade=grade,
            start=int(start),
            end=int(end),
            cut_start="start" in cuts,
            cut_end="end" in cuts,
            sha256=sha256,
            on=on,
            fragment=fragment,
            by=by.strip('"').strip(),
            version=version,
            doubts=_listed(doubts),
            place=Place(shown, line, len("  ") + 1),
        )
    is_same = checked_yaml(found.values()).decode() == text
    return found if is_same and _are_possible(found.values()) else None


def _listed(text: str) -> tuple[str, ...]:
    return tuple(text.split(", ")) if text else ()


def _are_possible(checks: Collection[Check]) -> bool:
    of_words = accepted_in(AcceptedIn.WORDS)
    return (
        all(
            is_one(str(value))
            for name, is_one in _FORMS.items()
            for value in {getattr(check, name) for check in checks}
        )
        and all(check.start < check.end for check in checks)
        and all({*codes} <= of_words for codes in {check.doubts for check in checks})
        and all(len({*codes}) == len(codes) for codes in {check.doubts for check in checks})
    )


def checked_yaml(checks: Iterable[Check]) -> bytes:
    """checked.yml: a record for each verbatim string, in the order of the data."""
    checks = tuple(checks)
    # What was kept of an older form, since its text is not at hand, keeps the file in that form.
    form = [] if any(check.old for check in checks) else [f"form: {_FORM}"]
    lines = [_HEAD, *form, "checked:"]
    for check in checks:
        cuts = [end for end, cut in (("start", check.cut_start), ("end", check.cut_end)) if cut]
        lines += [
            f"  {check.key}:",
            f"    source: {check.source}",
            *([f"    by: {_text(check.by)}"] if check.by else []),
            *([f"    version: {check.version}"] if check.version else []),
            f"    grade: {check.grade}",
            f"    start: {check.start}",
            f"    end: {check.end}",
            *([f"    cut: [{', '.join(cuts)}]"] if cuts else []),
            *([f"    doubts: [{', '.join(check.doubts)}]"] if check.doubts else []),
            f"    sha256: {check.sha256}",
            f"    on: {check.on}",
            *([f"    fragment: {json.dumps(check.fragment)}"] if check.fragment else []),
        ]
    return ("\n".join(lines) + "\n").encode()


def _text(text: str) -> str:
    """A text as YAML has it: an id as it is, all else in quotation marks."""
    return text if not reason_against_id(text) else json.dumps(text, ensure_ascii=False)


def is_day(text: str) -> bool:
    """Whether a text is a day as the record writes it: 2026-11-21, and a day of the calendar."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _read_check(key: Scalar, fields: Fields, *, old: bool) -> Check | None:
    doubts = tuple(scalar.text for scalar in fields.texts("doubts"))
    cuts = [scalar.text for scalar in fields.texts("cut")]
    faults = [name for name, is_one in _FORMS.items() if not is_one(fields.text(name))]
    if not {"start", "end"} & {*faults} and int(fields.text("end")) <= int(fields.text("start")):
        faults.append("end")
    for name in faults:
        _report(fields.text(name), name, fields.place_of(name), fields.problems)
    if not _KEY.fullmatch(key.text):
        _report(key.text, "key", key.place, fields.problems)
    if not {*cuts} <= {*_CUTS} or len(cuts) > len({*cuts}):
        _report(", ".join(cuts), "cut", fields.place_of("cut"), fields.problems)
    of_words = accepted_in(AcceptedIn.WORDS)
    if not {*doubts} <= of_words or len(doubts) > len({*doubts}):
        _report(", ".join(doubts), "doubts", fields.place_of("doubts"), fields.problems)
        return None
    if faults:
        return None
    return Check(
        key=key.text,
        source=fields.text("source"),
        grade=fields.text("grade"),
        start=int(fields.text("start")),
        end=int(fields.text("end")),
        cut_start="start" in cuts,
        cut_end="end" in cuts,
        sha256=fields.text("sha256"),
        on=fields.text("on"),
        fragment=fields.text("fragment"),
        by=fields.text("by"),
        version=fields.text("version"),
        doubts=doubts,
        old=old,
        place=key.place,
    )


def _report(found: str, name: str, place: Place, problems: Problems) -> None:
    message = f"{quoted(found)} is not possible as `{name}` in a record of a check."
    problems.error(place, "bad-record", message, _HINT)


_FORMS: Final[Mapping[str, Callable[[str], object]]] = {
    "source": lambda text: not reason_against_id(text),
    "grade": lambda text: text in tuple(Grade),
    "start": _NUMBER.fullmatch,
    "end": _NUMBER.fullmatch,
    "sha256": _HASH.fullmatch,
    "on": is_day,
    "version": lambda text: not text or is_day(text),
    "fragment": lambda text: not text or is_text_fragment(text),
}
"""Whether a text may be the value of a key."""
