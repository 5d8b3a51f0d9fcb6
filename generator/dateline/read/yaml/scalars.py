"""One scalar: text as typed, and what YAML would silently take away from it."""

from __future__ import annotations

import re
from sys import intern

from dateline.data.nodes import Scalar
from dateline.problems import Place
from dateline.read.decoding import clean_escaped, without_controls
from dateline.read.excerpts import in_quotes, position, shorten
from dateline.read.report import FileReport
from dateline.read.yaml.escapes import refuse_codes
from dateline.read.yaml.stream import NodeEvent, ScalarEvent

# Matches ` # not sure` after a value.
_COMMENT = re.compile(r"[ \t]+(#[^\n]*)")
# Right after the indicator, a `#` that touches the next character looks like a value
# (`where: #5 Dock Street`), one with a space after it like a remark (`where: # unknown`).
# Matches ` #5 Dock Street`.
_LIKELY_VALUE = re.compile(r"[ \t]+(#[^\s#][^\n]*)")
# Matches the line "- outlet-b" below a text, with the line break before it.
_DASH_LINE = re.compile(r"\n[ \t]*(-[ \t][^\n]*)")
# Keys and ids are short and are in a file thousands of times: one copy of each is enough.
_OFTEN_REPEATED = 32
_BLANKS = frozenset(" \t")
# Matches the line break and the spaces before "One" in "|\n\n  One".
_FIRST_OF_BLOCK = re.compile(r"\n( +)[^ \n]")
_CORE_TAGS = "tag:yaml.org,2002:"


def one_copy(text: str) -> str:
    """The text, of which there is one copy in memory if it is short."""
    return intern(text) if len(text) <= _OFTEN_REPEATED else text


def read_scalar(event: ScalarEvent, text: str, report: FileReport) -> Scalar:
    """The scalar of an event; `text` is the file it was parsed from."""
    start, end, value = event.start_mark, event.end_mark, event.value
    place = report.place(start.line, start.column)
    if event.anchor is not None or event.tag is not None:
        refuse_properties(event, place, report)
        value = value or _as_typed(event)
    value = one_copy(value)
    if not event.style:
        if text[end.index : end.index + 1] in _BLANKS:
            _refuse_comment(event, text, report)
        if start.line != end.line:
            _warn_of_dash(event, text, report)
        return Scalar(value, place)
    if event.style == '"' and text.find("\\", start.index, end.index) >= 0:
        if refuse_codes(text[start.index : end.index], place, report):
            return Scalar(without_controls(value), place, plain=False)
        value = clean_escaped(value, place, report)
    indent = 0
    if event.style == "|" and (found := _FIRST_OF_BLOCK.search(text, start.index, end.index)):
        indent = len(found[1]) + 1
    return Scalar(value, place, plain=False, indent=indent)


def _as_typed(event: ScalarEvent) -> str:
    """`!Important` or `&co`, which is then all the value there is, so that none is missed."""
    is_type = event.tag is not None and event.tag.startswith(_CORE_TAGS)
    return "" if is_type else event.tag or f"&{event.anchor}"


def refuse_properties(event: NodeEvent, place: Place, report: FileReport) -> None:
    """Report an anchor or a tag in front of a value."""
    if event.anchor is not None:
        report.error(
            place,
            "anchor",
            f"`&{shorten(event.anchor)}` names a value to be repeated elsewhere, which "
            "is not allowed in Dateline's files.",
            "Delete it and write each value out. If it belongs to the text, put the text in "
            "quotes.",
        )
    if event.tag is not None:
        tag = event.tag.replace(_CORE_TAGS, "!!", 1)
        report.error(
            place,
            "tag",
            f"`{shorten(tag)}` gives the value a type, and in Dateline's files every value is "
            "text.",
            "Delete it. If it belongs to the text, put the text in quotes.",
        )


def refuse_alias(event: NodeEvent, place: Place, report: FileReport) -> Scalar:
    """Report an alias; its own name replaces it, so nothing is ever expanded."""
    name = f"*{event.anchor}"
    report.error(
        place,
        "alias",
        f"`{shorten(name)}` repeats a value from elsewhere, which is not allowed in Dateline's "
        "files.",
        "Write the value itself. If the `*` belongs to the text, put the text in quotes.",
    )
    return Scalar(name, place)


def _refuse_comment(event: ScalarEvent, text: str, report: FileReport) -> None:
    index = event.end_mark.index
    if event.value:
        found = _COMMENT.match(text, index)
        whole = text[event.start_mark.index : found.end()] if found else ""
        ends = f"ends before it, at `{shorten(event.value)}`"
    elif text[index - 1 : index] in {":", "-"}:
        found = _LIKELY_VALUE.match(text, index)
        whole = found[1] if found else ""
        ends = "is empty"
    else:
        return
    if found:
        report.error(
            report.place(*position(text, found.start(1))),
            "comment-in-value",
            f"`{shorten(found[1])}` is read as a comment, so the value {ends}.",
            f"If it belongs to the value, put the whole in quotes: {in_quotes(whole)}. If it is "
            "a comment, give it a line of its own.",
        )


def _warn_of_dash(event: ScalarEvent, text: str, report: FileReport) -> None:
    start = event.start_mark.index
    found = _DASH_LINE.search(text, start, event.end_mark.index)
    if found:
        report.warning(
            report.place(*position(text, found.start(1))),
            "dash-in-value",
            f"`{shorten(found[1])}` is read as part of the text above it, not as an item of a "
            "list.",
            "Indent it like the other items of its list. If it is text, put the text in quotes.",
        )
