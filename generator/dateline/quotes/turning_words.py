"""Whether a word turns a quotation round or changes its number; see `dateline.languages`."""

from __future__ import annotations

from enum import StrEnum

from dateline.languages import all_turning_words


class Turn(StrEnum):
    """Why a word matters."""

    NEGATION = "negation"
    NUMBER = "number"


def find_turn(token: str) -> Turn | None:
    """Whether a folded token is a negation or a number; None if it is neither."""
    word, known = token.casefold(), all_turning_words()
    if word in known.negations or word.endswith("n't") or word.startswith("n'"):
        return Turn.NEGATION
    if word in known.numbers or any(character.isnumeric() for character in word):
        return Turn.NUMBER
    return None
