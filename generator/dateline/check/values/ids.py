"""Ids as a timeline gives them: whether one may be an id, and what to write instead."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

from dateline.data.ids import DEVICES, LONGEST_ID, OF_THE_SITE, reason_against_id
from dateline.data.nodes import Scalar
from dateline.problems import Place, Problems
from dateline.problems.wording import quoted

_LETTERS: Final = str.maketrans({"ß": "ss", "æ": "ae", "ø": "o", "đ": "d", "ł": "l", "œ": "oe"})


def make_id(text: str) -> str:
    """An id made of a title's words, 64 characters at most; empty if no letter of it is Latin."""
    decomposed = unicodedata.normalize("NFKD", text.lower().translate(_LETTERS))
    letters = "".join(char for char in decomposed if not unicodedata.combining(char))
    words = re.findall(r"[a-z0-9]+", re.sub("['’]", "", letters))
    slug = ""
    for word in words:
        if len(slug) + 1 + len(word) > LONGEST_ID:
            break
        slug = f"{slug}-{word}" if slug else word
    slug = slug or (words[0][:LONGEST_ID] if words else "")
    return f"{slug}-1" if slug in DEVICES or slug == OF_THE_SITE else slug


def check_id(scalar: Scalar, problems: Problems, *, hint: str = "") -> bool:
    """Whether this may be an id; reported if not. The hint offers one unless given."""
    text = scalar.text
    if reason := reason_against_id(text):
        offer = make_id(text)
        offered = f"Write `{offer}`." if offer and offer != text else "Choose another."
        message = f"{quoted(text)} cannot be an id: {reason}."
        problems.error(scalar.place, "bad-id", message, hint or offered)
        return False
    return True


def check_unique(ids: Iterable[Scalar], what: str, problems: Problems) -> None:
    """Report each id that an earlier one equals, upper and lower case alike.

    `what` names the records in the plural ("events").
    """
    first: dict[str, tuple[str, Place]] = {}
    for scalar in ids:
        text, place = first.setdefault(scalar.text.casefold(), (scalar.text, scalar.place))
        if place == scalar.place:
            continue
        same = "the same" if text == scalar.text else f"{quoted(text)}, which differs only by case"
        message = f"{quoted(scalar.text)} is already taken among the {what}: {place} has {same}."
        problems.error(scalar.place, "duplicate-id", message, "Choose another id for one of them.")
