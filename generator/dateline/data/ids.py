"""What an id is: a short name that becomes an address, an anchor and a folder's name.

An id is made of a-z, 0-9 and single dashes, has 64 characters at most, and is no name
that an operating system or the site keeps for itself.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

from dateline.data.nodes import Scalar
from dateline.problems import Place, Problems
from dateline.problems.wording import quoted

LONGEST_ID: Final = 64
# https://learn.microsoft.com/windows/win32/fileio/naming-a-file
DEVICES: Final = frozenset(
    ["con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))]
)
"""Names that Windows keeps for itself, with any ending."""
OF_THE_SITE: Final = "index"
_LETTERS: Final = str.maketrans({"ß": "ss", "æ": "ae", "ø": "o", "đ": "d", "ł": "l", "œ": "oe"})
# Letters that look like Latin ones, for the offer: Cyrillic and Greek.
_ALIKE: Final = str.maketrans("аеіјорсухһвкмнтαορνικυχρτ", "aeijopcyxhbkmhtaopvikyxpt")
# Matches `talks-begin`.
_SHAPE: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def reason_against_id(text: str) -> str:
    """Why a text cannot be an id, as words to put after a colon; empty if it can."""
    if len(text) > LONGEST_ID:
        return f"it has {len(text)} characters, and at most {LONGEST_ID} are allowed"
    if not _SHAPE.fullmatch(text):
        return "an id is made of the letters a-z, digits and single dashes between them"
    if text in DEVICES:
        return "Windows keeps this name for itself"
    if text == OF_THE_SITE:
        return "the site needs this name for its own page"
    return ""


def make_id(text: str) -> str:
    """An id made of a title's words, 64 characters at most; empty if no letter of it is Latin.

    >>> make_id("Belov's early start, à l'aube")
    'belovs-early-start-a-laube'
    >>> make_id("переговоры")
    ''
    """
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
        offer = make_id(text.translate(_ALIKE) if _is_mixed(text) else text)
        offered = f"Write `{offer}`." if offer and offer != text else "Choose another."
        message = f"{quoted(text)} cannot be an id: {reason}.{_tell_alike(text)}"
        problems.error(scalar.place, "bad-id", message, hint or offered)
        return False
    return True


def _is_mixed(text: str) -> bool:
    """Whether a text has Latin letters and others that look like them."""
    has_latin = any("a" <= letter <= "z" for letter in text.lower())
    return has_latin and text.lower().translate(_ALIKE) != text.lower()


def _tell_alike(text: str) -> str:
    """A sentence on the first letter that only looks like a Latin one; empty if there is none."""
    if not _is_mixed(text):
        return ""
    letter = next(each for each in text if each.lower().translate(_ALIKE) != each.lower())
    return f" `{letter}` in it is U+{ord(letter):04X} ({unicodedata.name(letter)})."


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
