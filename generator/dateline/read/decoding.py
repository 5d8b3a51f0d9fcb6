"""From bytes to text: UTF-8 only, lines of sane length, no characters that nobody sees."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice

from dateline.problems import Place
from dateline.read.damage import refuse_conflict, warn_of_garbled
from dateline.read.excerpts import position
from dateline.read.report import FileReport

MAX_BYTES = 20_000_000
MAX_LINE = 100_000
_REMEMBERED = 1_000

# C0 and C1 controls but tab and line feed (a carriage return has become one or comes from
# an escape), the line and paragraph separators, which YAML takes for line breaks, lone
# surrogates, the replacement character and the two code points that are no characters.
_CONTROLS = "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffd-\uffff"
# Matches U+0007, the bell.
_CONTROL = re.compile(f"[{_CONTROLS}]")
# Zero-width space, word joiner, byte order mark. The joiners U+200C and U+200D stay:
# Persian and Indic scripts are misspelt without them.
# Matches U+200B between two letters.
_INVISIBLE = re.compile("[\u200b\u2060\ufeff]")
_REPLACEMENT = "\ufffd"
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_UTF32_MARKS = (b"\xff\xfe\0\0", b"\0\0\xfe\xff")


def decode(data: bytes, report: FileReport) -> str:
    """The text of a data file, with a line feed at line ends and without invisible characters.

    Control characters are errors, and U+FFFD replaces them in what is returned, so
    that reading goes on and no later message prints them. Bidirectional controls stay:
    only the check stage knows whether a source's own text has them.

    Raises:
        UnreadableError: too large, not UTF-8, a line too long, or in two versions.
    """
    _refuse_large(len(data), report)
    text = normalise_lines(_decode_utf8(data, report))
    _refuse_long_lines(text, report)
    refuse_conflict(text, report)
    warn_of_garbled(text, report)
    return _without_invisible(_without_controls(text, report), report)


def normalise_lines(text: str) -> str:
    """A text without a leading byte order mark, each line ended by one line feed."""
    text = text.removeprefix("\ufeff")
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def clean_escaped(value: str, place: Place, report: FileReport) -> str:
    """A value whose escape codes may have made characters that the file itself lacks."""
    control = _CONTROL.search(value)
    if control:
        _refuse_control(control[0], place, report)
    invisible = _INVISIBLE.search(value)
    if invisible:
        _warn_of_invisible(invisible[0], 1, place, report)
    return _INVISIBLE.sub("", without_controls(value))


def without_controls(value: str) -> str:
    """A value in which U+FFFD is for each control character."""
    return _CONTROL.sub(_REPLACEMENT, value)


def explain_not_utf8(data: bytes, index: int) -> tuple[str, str]:
    """Message and hint for the byte at `index`, the first that is not UTF-8."""
    hint = "Save it as UTF-8; most editors offer that under “Save with encoding”."
    if data[:4] in _UTF32_MARKS:
        return "The file is saved as UTF-32, and Dateline reads UTF-8.", hint
    if data[:2] in _UTF16_MARKS:
        return "The file is saved as UTF-16, and Dateline reads UTF-8.", hint
    byte = f"Byte {index + 1} of the file (0x{data[index]:02X})"
    other = "another encoding, such as Latin-1 or Windows-1252"
    return f"{byte} is not UTF-8: the file is saved in {other}.", hint


def _refuse_large(size: int, report: FileReport) -> None:
    if size > MAX_BYTES:
        report.stop(Place(report.path), *explain_too_large(size))


def explain_too_large(size: int) -> tuple[str, str, str]:
    """Code, message and hint for a data file of so many bytes."""
    return (
        "file-too-large",
        f"The file has {size / 1e6:.1f} MB, and a data file may have {MAX_BYTES // 1_000_000} MB.",
        "Split its section into a folder of files, such as `events/2022.yml`.",
    )


def _decode_utf8(data: bytes, report: FileReport) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = normalise_lines(data[: error.start].decode("utf-8"))
        place = report.place(*position(before, len(before)))
        report.stop(place, "not-utf8", *explain_not_utf8(data, error.start))


def _refuse_long_lines(text: str, report: FileReport) -> None:
    # Jumps from line end to line end a hundred thousand characters at a time, which costs
    # nothing next to looking at every line.
    start = 0
    while len(text) - start > MAX_LINE:
        end = text.rfind("\n", start, start + MAX_LINE + 1)
        if end < 0:
            report.stop(
                report.place(*position(text, start)),
                "line-too-long",
                f"This line has more than {MAX_LINE:,} characters.",
                "Break it: a text in quotes, or after `|` or `>`, may go on over many lines.",
            )
        start = end + 1


def _positions(pattern: re.Pattern[str], text: str) -> Iterator[tuple[str, int, int]]:
    """Each character that a pattern finds, with its line and column from 0."""
    line = last = 0
    for found in pattern.finditer(text):
        at = found.start()
        line += text.count("\n", last, at)
        last = at
        yield found[0], line, at - text.rfind("\n", 0, at) - 1


def _without_controls(text: str, report: FileReport) -> str:
    found = False
    for character, line, column in _positions(_CONTROL, text):
        found = True
        _refuse_control(character, report.place(line, column), report)
    return _CONTROL.sub(_REPLACEMENT, text) if found else text


def _refuse_control(found: str, place: Place, report: FileReport) -> None:
    if found == _REPLACEMENT:
        report.error(
            place,
            "replacement-character",
            "Here is U+FFFD, which marks a character that was lost in a conversion.",
            "Type the character that the source has.",
        )
        return
    report.error(
        place,
        "control-character",
        f"Here is {_name(found)}, which no reader sees.",
        "Delete it.",
    )


def _without_invisible(text: str, report: FileReport) -> str:
    first: dict[str, Place] = {}
    for character, line, column in islice(_positions(_INVISIBLE, text), _REMEMBERED):
        first.setdefault(character, Place(report.path, line + 1, column + 1))
        report.removed.setdefault(line, []).append(column)
    if not first:
        return text
    for character, place in first.items():
        _warn_of_invisible(character, text.count(character), place, report)
    return _INVISIBLE.sub("", text)


def _warn_of_invisible(character: str, times: int, place: Place, report: FileReport) -> None:
    often = "" if times == 1 else f", and {times - 1:,} more in this file"
    report.warning(
        place,
        "invisible-character",
        f"Here is {_name(character)}, which no reader sees{often}; it is left out.",
        "Delete it.",
    )


def _name(character: str) -> str:
    if character == "\ufeff":
        name = "byte order mark"  # what it is used for; Unicode's name says its old use
    else:
        name = unicodedata.name(character, "control character").lower()
    return f"U+{ord(character):04X} ({name})"
