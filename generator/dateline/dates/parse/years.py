"""Reading years, decades and centuries, and the eras they belong to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from dateline.dates import refusals
from dateline.dates.parse.patterns import Patterns, compiled
from dateline.dates.roman import FROM_ROMAN
from dateline.dates.tree import Piece, Unit
from dateline.dates.value import DateError

# Matches `ad 79`, `1,200 bc`.
_YEAR = re.compile(r"(ad|a\.d\.|ce|anno domini)? ?('?)([0-9,]+) ?(.*)", re.ASCII)
_YEAR_DIGITS = 4


def read_year(text: str, written: str, patterns: Patterns) -> tuple[int, str]:
    """An astronomical year and its era, from `2022`, `AD 79`, `44 BC`, `476 CE`.

    Raises `DateError`: `two-digit-year`, `invalid-date` (year 0 of an era), `unparsable`
    (more than four digits without an era).
    """
    if len(written) == _YEAR_DIGITS and written.isdigit():
        return int(written), ""
    for era in patterns.names.eras_first:
        if written.startswith(era):
            written = f"{written[len(era) :].strip()} {era}"
            break
    match = _YEAR.fullmatch(written)
    prefix, short, digits, suffix = match.groups() if match else ("", "", "0", "")
    suffix = re.sub(rf"^{patterns.names.after_year}(?: |$)", "", suffix)
    number = int(digits.replace(",", ""))
    if not prefix and not suffix:
        return year_without_era(text, short, digits, number), ""
    if digits.startswith("0") and len(digits) < _YEAR_DIGITS and number:
        raise refusals.unparsable(text, f"Write the year without zeros before it: {number}.")
    if number == 0 or (prefix and patterns.names.eras.get(suffix)):
        raise refusals.invalid(
            text, "names a year 0, or two eras; there is none.", "Write 1 BC or AD 1."
        )
    if suffix and patterns.names.eras.get(suffix, False):
        return 1 - number, "bc"
    return number, "ad"


def year_without_era(text: str, short: str, digits: str, number: int) -> int:
    """A year that has no era: three or four digits, else `DateError`.

    Raises:
        DateError: two digits (`two-digit-year`), or more than four (`unparsable`).
    """
    if short or len(digits) <= 2:
        raise DateError(
            "two-digit-year",
            f"{refusals.quote(text)} has a year of two digits, which may be of any century.",
            f"Write all four digits, as in 19{number:02} or 20{number:02},"
            f" or the era: AD {number}.",
        )
    if "," in digits or len(digits) > 4:
        raise refusals.unparsable(text, f"Write a year of more than four digits as Y{number}.")
    return number


def ordinal_fits(day: int, suffix: str) -> bool:
    """Whether an English ordinal is well formed: `1st`, but not `8st`."""
    if suffix not in ("st", "nd", "rd", "th"):
        return True
    ending = "th" if 10 <= day % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return suffix == ending


def read_century(folded: str, patterns: Patterns) -> Piece | None:
    """A century, as in "19th century" or "Ve siècle av. J.-C."; None if it is none."""
    for shape in patterns.centuries:
        match = compiled(shape).fullmatch(folded)
        if not match:
            continue
        groups = match.groupdict()
        number = _century_number(groups, patterns)
        if number and ordinal_fits(number, groups["ordinal"] or ""):
            era = (groups.get("era") or "").strip()
            before = "bc" in groups or (bool(era) and patterns.names.eras[era])
            return century(number, "bc" if before else "ad" if era else "")
    return None


def _century_number(groups: Mapping[str, str | None], patterns: Patterns) -> int:
    if groups["number"]:
        return int(groups["number"])
    if groups["word"]:
        return patterns.ordinals[groups["word"]]
    return FROM_ROMAN.get(groups.get("roman") or "", 0)


def century(number: int, era: str) -> Piece:
    """A century as EDTF counts: the 19th is 1800 to 1899, the 1st BC is 100 BC to 1 BC.

    Only the 1st of our era differs, 1 to 99: there is no year 0 in it. EDTF's `00XX` keeps it.
    """
    first = -(100 * number - 1) if era == "bc" else 100 * (number - 1)
    year = 1 if first == 0 else first
    return Piece(Unit.CENTURY, year=year, last=first + 99, number=number, era=era)


def read_decade(text: str, folded: str, patterns: Patterns) -> Piece | None:
    """A decade, as in "1850s" or "1850s BC"; None if it is none.

    Raises:
        DateError: the words may be ten years or a hundred (`ambiguous-century`).
    """
    matches = (compiled(shape).fullmatch(folded) for shape in patterns.decades)
    match = next((match for match in matches if match), None)
    if not match:
        return None
    digits, number = match["decade"], int(match["decade"])
    if len(digits) <= 2 and not match["era"]:
        if number % 10:
            return None
        year_without_era(text, "'", digits, number)
    if number % 10 or match["short"]:
        return None
    era = (match["era"] or "").strip()
    before = bool(era) and patterns.names.eras[era]
    if number % 100 == 0:
        raise _ambiguous_century(text, number, before=before)
    if before:
        return Piece(Unit.DECADE, year=1 - (number + 9), last=1 - number, era="bc")
    return Piece(Unit.DECADE, year=number, last=number + 9, era="ad" if era else "")


def _ambiguous_century(text: str, number: int, *, before: bool) -> DateError:
    ordinal = number // 100 + 1
    suffix = (
        "th" if 10 <= ordinal % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(ordinal % 10, "th")
    )
    era = " BC" if before else ""
    decade = f"{number + 9}-{max(number, 1)} BC" if before else f"{number // 10:03}X"
    return DateError(
        "ambiguous-century",
        f"{refusals.quote(text)} may be the decade or the whole century.",
        f"Write {decade} for the decade, or '{ordinal}{suffix} century{era}'.",
    )


def in_era(piece: Piece, era: str) -> Piece:
    """A piece without an era, read in the era of its neighbour."""
    if piece.era or era != "bc" or piece.year is None:
        return piece
    if piece.unit is Unit.CENTURY:
        return century(piece.number, era)
    if piece.unit is Unit.DECADE:
        return replace(piece, year=1 - piece.last, last=1 - piece.year, era=era)
    return replace(piece, year=1 - piece.year, era=era)
