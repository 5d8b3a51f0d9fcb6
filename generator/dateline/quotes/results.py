"""What a search for a quotation gives: a match with its grade, or why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Grade(StrEnum):
    """What had to be ignored for the words to match; the values are in checked.yml."""

    WORD_FOR_WORD = "word-for-word"  # nothing
    TYPOGRAPHY = "typography"  # kinds of marks and dashes, spaces, line wraps, a last stop
    LINE_BREAK_HYPHEN = "line-break-hyphen"  # a hyphen at a line's end in the source
    SHORTENED = "shortened"  # omissions and insertions that the quotation marks


@dataclass(frozen=True, slots=True)
class Match:
    """Where a quotation is in its source.

    `start` and `end` are offsets in the source's text, in characters, half-open;
    `parts` are those of each literal part. `occurrences` counts the places where the
    words are. `fragment` is the text directive for a link (`#:~:text=…`). `cut_start`
    and `cut_end` say that the words start or stop inside a sentence.
    `in_quotation_marks` is true when all of the words are in one quoted passage.
    `inserts` are what the author put in, each with its brackets.
    """

    grade: Grade
    start: int
    end: int
    parts: tuple[tuple[int, int], ...]
    occurrences: int
    fragment: str
    in_quotation_marks: bool
    cut_start: bool
    cut_end: bool
    inserts: tuple[str, ...] = ()

    @property
    def part_of_sentence(self) -> bool:
        """Whether the words start or stop inside a sentence, so that an ellipsis is due."""
        return self.cut_start or self.cut_end


@dataclass(frozen=True, slots=True)
class NotFound:
    """Why a quotation does not match its source.

    `reason` and `hint` are whole sentences, ready for a problem. `nearest` is the
    source's own text that comes closest (empty if none does); `differs` lists what
    differs, the quotation's words after `-` and the source's after `+`.
    """

    code: str
    reason: str
    nearest: str = ""
    differs: str = ""
    hint: str = ""
