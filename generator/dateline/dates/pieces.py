"""Reading one named piece of the calendar: a day, month, season, year, decade, century.

Texts come folded (see `names.fold`). Each reader returns None where its form does not
match, and raises `DateError` where the form matches but says something impossible or
ambiguous.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from dateline.dates import refusals
from dateline.dates.calendar_days import (
    edtf_year,
    iso_week_monday,
    year_month_day,
)
from dateline.dates.expressions import Piece, Unit
from dateline.dates.names import Names, names_of
from dateline.dates.value import DateError
from dateline.dates.words import season_words

_ORDINAL_WORDS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth", "twenty-first"]
_ORDINAL = {word: number for number, word in enumerate(_ORDINAL_WORDS, 1)}
_ANY_ORDINAL = "(?:" + "|".join(sorted(_ORDINAL, key=lambda word: -len(word))) + ")"
_HALVES = {"first": 40, "1st": 40, "second": 41, "2nd": 41, "last": 41}
_COUNTS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4,
           "4th": 4, "last": 4, "final": 4}  # fmt: skip

# The other words that the forms below hold.
_SMALL_WORDS = "the den dem month of year in q h w s quarter half century centuries cent c ad a d ce anno domini"
_WORD = re.compile(r"[^\W\d_]+")

_YEAR = re.compile(r"(ad|a\.d\.|ce|anno domini)? ?('?)([0-9,]+) ?(.*)", re.ASCII)
_YEAR_DIGITS = 4
_ODD_YEARS = (3, 5, 6)  # digits of a year that needs an era
_LONGEST_MONTH = 31

DATE_ORDERS = ("dmy", "mdy", "ymd")


@dataclass(frozen=True, slots=True)
class Patterns:
    """The compiled forms of one language."""

    names: Names
    day_first: re.Pattern[str]
    month_first: re.Pattern[str]
    month_year: re.Pattern[str]
    year_first: re.Pattern[str]
    numeric: re.Pattern[str]
    iso: re.Pattern[str]
    year: re.Pattern[str]
    day_and_year: re.Pattern[str]
    season: re.Pattern[str]
    season_after: re.Pattern[str]
    quarter: re.Pattern[str]
    quarter_after: re.Pattern[str]
    decade: re.Pattern[str]
    century: re.Pattern[str]
    seasons: dict[str, int]
    vocabulary: frozenset[str]
    month_words: frozenset[str]


@lru_cache(maxsize=64)
def patterns_of(language: str) -> Patterns:
    """The forms of a language, English ones included."""
    names = names_of(language)
    era = rf"(?: ?(?:{names.era}))"
    year = (
        rf"(?P<year>(?:(?:ad|a\.d\.|ce|anno domini) ?)?'?[0-9]{{1,6}}(?:,[0-9]{{3}})*{era}?)"
        rf"(?: ?{names.after_year})?"
    )
    weekday = rf"(?P<weekday>{names.weekday})\.?,? (?:the |den |dem )?"
    after = rf"(?:,? \(?(?P<weekday2>{names.weekday})\.?\)?)?"
    day = rf"(?P<day>[0-9]{{1,2}})(?P<ordinal>{names.ordinal}|\.)?(?![0-9])"
    month = rf"(?P<month>{names.month})\.?"
    then_year = rf"(?:(?:,? |,)(?:{names.of} )?{year})"
    seasons = season_words(language)
    season = "(?P<season>" + "|".join(map(re.escape, seasons)) + ")"
    count = r"(?P<count>first|1st|second|2nd|third|3rd|fourth|4th|last|final)"

    def form(pattern: str) -> re.Pattern[str]:
        return re.compile(pattern, re.ASCII)

    return Patterns(
        names=names,
        day_first=form(
            rf"(?:{weekday})?(?:the )?{day}(?: {names.of})? ?{month}{then_year}?{after}"
        ),
        month_first=form(rf"(?:{weekday})?{month} (?:the )?{day}{then_year}?{after}"),
        month_year=form(rf"(?:(?:the )?month of )?{month}(?:{then_year})?"),
        year_first=form(rf"{year},? {month}(?: {day})?{after}"),
        numeric=form(
            rf"(?:{weekday})?(?P<a>[0-9]{{1,4}})(?P<sep>[./-])(?P<b>[0-9]{{1,2}})(?P=sep)"
            rf"(?P<c>[0-9]{{1,4}}){after}"
        ),
        iso=form(
            rf"(?:{weekday})?(?P<y>-?[0-9]{{4}})"
            rf"(?:-(?:w(?P<w>[0-9]{{2}})(?:-(?P<wd>[1-7]))?|(?P<m>[0-9]{{2}})(?:-(?P<d>[0-9]{{2}}))?))?{after}"
        ),
        year=form(rf"(?:the )?(?:year )?{year}"),
        day_and_year=form(
            rf"(?:{weekday})?(?:the )?(?P<number>[0-9]{{1,2}})(?P<ordinal>{names.ordinal}|\.)?"
            rf"{then_year}?"
        ),
        season=form(
            rf"(?:the )?{season}(?:,? (?:{names.of} |in )?{year}(?P<next>[-–/][0-9]{{2,4}})?)?"
        ),
        season_after=form(rf"{year},? {season}"),
        quarter=form(
            rf"(?:the )?(?:q(?P<quarter>[1-4])|h(?P<half>[12])|{count} (?P<kind>quarter|half))"
            rf"(?:(?: of |[ /,-] ?)(?:the year ?)?{year}| of the year)?"
        ),
        quarter_after=form(rf"{year}[ -]?(?:q(?P<quarter>[1-4])|h(?P<half>[12]))"),
        decade=form(rf"(?:the )?(?P<short>'?)(?P<decade>[0-9]{{1,5}})'?s(?P<era>{era})?"),
        century=form(
            rf"(?:the )?(?:(?P<number>[0-9]{{1,2}})(?P<ordinal>{names.ordinal})|(?P<word>{_ANY_ORDINAL}))"
            rf"(?:[ -](?P<unit>century|centuries|cent\.?|c\.)(?P<era>{era})?)?"
        ),
        seasons=seasons,
        vocabulary=_words_in(
            (*names.months, *names.weekdays, *names.eras, *seasons, *_ORDINAL, *_COUNTS),
            (names.of, names.after_year, names.ordinal, _SMALL_WORDS),
        ),
        month_words=_words_in(names.months, ()),
    )


def _words_in(names: Iterable[str], patterns: Iterable[str]) -> frozenset[str]:
    """Every word in some names and regexes: a cheap test before the dear ones."""
    return frozenset(word for text in (*names, *patterns) for word in _WORD.findall(text))


def read_piece(text: str, folded: str, patterns: Patterns, date_order: str) -> Piece | None:
    """Read one piece of the calendar; `text` is the author's whole text, for messages."""
    words = _WORD.findall(folded)
    if not patterns.vocabulary.issuperset(words):
        return None
    if not patterns.month_words.isdisjoint(words):
        piece = _read_day(text, folded, patterns)
        if piece is not None:
            return piece
    return (
        _read_iso(text, folded, patterns)
        or _read_numeric(text, folded, patterns, date_order)
        or _read_year_alone(text, folded, patterns)
        or (_read_piece_of_words(text, folded, patterns) if words else None)
    )


def _read_piece_of_words(text: str, folded: str, patterns: Patterns) -> Piece | None:
    return (
        _read_decade(text, folded, patterns)
        or _read_season(text, folded, patterns)
        or _read_quarter(text, folded, patterns)
        or _read_century(text, folded, patterns)
    )


def read_number(text: str, folded: str, patterns: Patterns) -> Piece | None:
    """A number that a neighbour explains: `7`, `8, 2022`, `300`, `17th`."""
    match = patterns.day_and_year.fullmatch(folded)
    if match:
        year, era = read_year(text, match["year"], patterns) if match["year"] else (None, "")
        weekday = patterns.names.weekdays.get(match["weekday"] or "")
        digits = 0 if match["ordinal"] or match["year"] else len(match["number"])
        number = int(match["number"])
        return Piece(Unit.NUMBER, year, number=number, era=era, weekday=weekday, digits=digits)
    if len(folded) in _ODD_YEARS and folded.isascii() and folded.isdigit():
        return Piece(Unit.NUMBER, number=int(folded), digits=len(folded))
    number = _ORDINAL.get(folded.removeprefix("the "))
    return Piece(Unit.NUMBER, number=number) if number else None


def read_year(text: str, written: str, patterns: Patterns) -> tuple[int, str]:
    """An astronomical year and its era, from `2022`, `AD 79`, `44 BC`, `476 CE`.

    Raises `DateError`: `two-digit-year`, `invalid-date` (year 0 of an era), `unparsable`
    (more than four digits without an era).
    """
    if len(written) == _YEAR_DIGITS and written.isdigit():
        return int(written), ""
    match = _YEAR.fullmatch(written)
    prefix, short, digits, suffix = match.groups() if match else ("", "", "0", "")
    number = int(digits.replace(",", ""))
    if not prefix and not suffix:
        return _year_without_era(text, short, digits, number), ""
    if digits.startswith("0") and len(digits) < _YEAR_DIGITS and number:
        raise refusals.unparsable(text, f"Write the year without zeros before it: {number}.")
    if number == 0 or (prefix and patterns.names.eras.get(suffix)):
        raise refusals.invalid(
            text, "names a year 0, or two eras; there is none.", "Write 1 BC or AD 1."
        )
    if suffix and patterns.names.eras.get(suffix, False):
        return 1 - number, "bc"
    return number, "ad"


def _year_without_era(text: str, short: str, digits: str, number: int) -> int:
    if short or len(digits) <= 2:
        raise DateError(
            "two-digit-year",
            f"{refusals.quote(text)} has a year of two digits, which may be of any century.",
            f"Write all four digits, as in 19{number:02} or 20{number:02}, or the era: AD {number}.",
        )
    if "," in digits or len(digits) > 4:
        raise refusals.unparsable(text, f"Write a year of more than four digits as Y{number}.")
    return number


def _weekday(match: re.Match[str], patterns: Patterns) -> int | None:
    groups = match.groupdict()
    name = groups.get("weekday") or groups.get("weekday2")
    return patterns.names.weekdays[name] if name else None


def _read_day(text: str, folded: str, patterns: Patterns) -> Piece | None:
    forms = (patterns.day_first, patterns.month_first)
    starts_with_number = folded[0].isdigit()
    match = forms[0].fullmatch(folded) if starts_with_number else forms[1].fullmatch(folded)
    if match is None and not starts_with_number:
        match = forms[0].fullmatch(folded)  # after a weekday
    if match:
        return _day_piece(text, match, match["weekday"] or match["weekday2"], patterns)
    match = patterns.month_year.fullmatch(folded)
    if match:
        return _month_piece(text, match, patterns)
    match = patterns.year_first.fullmatch(folded)
    if not match:
        return None
    if match["day"]:
        return _day_piece(text, match, match["weekday2"], patterns)
    return _month_piece(text, match, patterns)


def _month_piece(text: str, match: re.Match[str], patterns: Patterns) -> Piece:
    month = patterns.names.months[match["month"]]
    year, era = read_year(text, match["year"], patterns) if match["year"] else (None, "")
    return Piece(Unit.MONTH, year, month, era=era)


def _day_piece(
    text: str, match: re.Match[str], weekday: str | None, patterns: Patterns
) -> Piece | None:
    day = int(match["day"])
    if match["ordinal"] and not _ordinal_fits(day, match["ordinal"]):
        return None
    if day > _LONGEST_MONTH and not match["year"]:
        _year_without_era(text, "", str(day), day)
    year, era = read_year(text, match["year"], patterns) if match["year"] else (None, "")
    number = patterns.names.weekdays[weekday] if weekday else None
    month = patterns.names.months[match["month"]]
    return Piece(Unit.DAY, year, month, day, era=era, weekday=number)


def _ordinal_fits(day: int, suffix: str) -> bool:
    """Whether an English ordinal is well formed: `1st`, but not `8st`."""
    if suffix not in ("st", "nd", "rd", "th"):
        return True
    ending = "th" if 10 <= day % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return suffix == ending


def _read_iso(text: str, folded: str, patterns: Patterns) -> Piece | None:
    match = patterns.iso.fullmatch(folded)
    if not match or match["y"] == "-0000":
        return None
    year, weekday = int(match["y"]), _weekday(match, patterns)
    if match["w"]:
        return _week_piece(text, year, int(match["w"]), match["wd"], weekday)
    if match["d"]:
        return Piece(
            Unit.DAY, year=year, month=int(match["m"]), day=int(match["d"]), weekday=weekday
        )
    if weekday is not None:
        return None
    if not match["m"]:
        return Piece(Unit.YEAR, year=year)
    number = int(match["m"])
    if number <= 12:
        return Piece(Unit.MONTH, year=year, month=number)
    return _year_and_number(text, year, number)


def _week_piece(
    text: str, year: int, week: int, day: str | None, weekday: int | None
) -> Piece | None:
    monday = iso_week_monday(year, week)
    if monday is None:
        raise refusals.invalid(
            text, f"names week {week}, but {year} has no such week.", "Correct the week."
        )
    in_week = monday + (int(day) - 1 if day else 0)
    on_year, month, of_month = year_month_day(in_week)
    unit = Unit.DAY if day else Unit.WEEK
    return Piece(unit, year=on_year, month=month, day=of_month, weekday=weekday)


def _year_and_number(text: str, year: int, number: int) -> Piece | None:
    """`2020-21` and its like: a season code, or the short end of a range of years."""
    is_code, is_later = 21 <= number <= 41, number > abs(year) % 100
    if is_code and is_later and year > 0:
        raise ambiguous_years(text, year, number)
    if is_code:
        return Piece(Unit.SUB_YEAR, year=year, code=number)
    if is_later and year > 0:
        return None
    raise refusals.no_such_day(text, year, number, 1)


def ambiguous_years(text: str, year: int, number: int) -> DateError:
    """`2020-21` may be two years, or a year and the code of a season or a month."""
    later = year // 100 * 100 + number
    other = f"{edtf_year(year)}-{number:02}"
    season = {
        21: f"spring {year}", 22: f"summer {year}", 23: f"autumn {year}",
        24: f"winter {year}-{(year + 1) % 100:02}",
    }.get(number)  # fmt: skip
    meaning = "a month" if number <= 12 else "a season or part of a year in EDTF"
    alternative = f", or '{season}'" if season else f", or {other}" if number <= 12 else ""
    return DateError(
        "ambiguous-year-range",
        f"{refusals.quote(text)} may be the years {year} to {later}, or {meaning}.",
        f"Write {edtf_year(year)}/{edtf_year(later)} for the years{alternative}.",
    )


def _read_numeric(text: str, folded: str, patterns: Patterns, order: str) -> Piece | None:
    match = patterns.numeric.fullmatch(folded)
    if not match:
        return None
    a, b, c = match["a"], match["b"], match["c"]
    weekday = _weekday(match, patterns)
    if len(a) == 4 and len(c) <= 2:
        return Piece(Unit.DAY, year=int(a), month=int(b), day=int(c), weekday=weekday)
    if len(a) > 2 or len(c) in (1, 3):
        return None
    if len(c) == 2:
        _year_without_era(text, "", c, int(c))
    day, month = _day_and_month(text, int(a), int(b), int(c), order)
    return Piece(Unit.DAY, year=int(c), month=month, day=day, weekday=weekday)


def _day_and_month(text: str, a: int, b: int, year: int, order: str) -> tuple[int, int]:
    if order == "dmy" or (order != "mdy" and (a > 12 or a == b)):
        return a, b
    if order == "mdy" or b > 12:
        return b, a
    raise DateError(
        "ambiguous-day-month",
        f"{refusals.quote(text)} may be {year:04}-{b:02}-{a:02} (day first)"
        f" or {year:04}-{a:02}-{b:02} (month first).",
        f"Write {year:04}-{b:02}-{a:02} or {year:04}-{a:02}-{b:02},"
        " or set date_order: dmy (or mdy) for the timeline.",
    )


def _read_year_alone(text: str, folded: str, patterns: Patterns) -> Piece | None:
    match = patterns.year.fullmatch(folded)
    if not match:
        return None
    written = match["year"]
    if written.isdigit() and len(written) != 4:
        if len(written) == 3:
            raise refusals.unparsable(text, f"Write the year as 0{written} or AD {written}.")
        return None
    year, era = read_year(text, written, patterns)
    return Piece(Unit.YEAR, year=year, era=era)


def _read_season(text: str, folded: str, patterns: Patterns) -> Piece | None:
    match = patterns.season.fullmatch(folded) or patterns.season_after.fullmatch(folded)
    if not match:
        return None
    code = patterns.seasons[match["season"]]
    if not match["year"]:
        return Piece(Unit.SUB_YEAR, code=code)
    year, era = read_year(text, match["year"], patterns)
    follows = match.groupdict().get("next")
    if follows:
        _check_next_year(text, code, year, follows[1:])
    return Piece(
        Unit.SUB_YEAR, year=year, code=code, era=era, vague_winter=code == 24 and not follows
    )


def _check_next_year(text: str, code: int, year: int, written: str) -> None:
    """Only a northern winter crosses the year's end, into the year that follows."""
    if code != 24:
        raise refusals.unparsable(
            text, f"Write {year}-30 for the southern summer that begins in {year}."
        )
    if int(written) != (year + 1) % 10 ** len(written):
        raise refusals.invalid(
            text,
            "is not a winter: it lasts into the next year only.",
            f"Write 'winter {year}-{(year + 1) % 100:02}'.",
        )


def _read_quarter(text: str, folded: str, patterns: Patterns) -> Piece | None:
    if "q" not in folded and "h" not in folded:
        return None
    match = patterns.quarter.fullmatch(folded) or patterns.quarter_after.fullmatch(folded)
    if not match:
        return None
    groups = match.groupdict()
    if groups.get("count") in ("last", "final") and not groups["year"]:
        return None  # "last quarter" is the one before this
    if groups.get("kind") == "half":
        if groups["count"] not in _HALVES:
            return None
        code = _HALVES[groups["count"]]
    elif groups.get("kind"):
        code = 32 + _COUNTS[groups["count"]]
    else:
        code = 32 + int(groups["quarter"]) if groups["quarter"] else 39 + int(groups["half"])
    year, era = read_year(text, groups["year"], patterns) if groups["year"] else (None, "")
    return Piece(Unit.SUB_YEAR, year=year, code=code, era=era)


def _read_century(text: str, folded: str, patterns: Patterns) -> Piece | None:
    match = patterns.century.fullmatch(folded) if "c" in folded else None
    if not match or not match["unit"]:
        return None
    number = int(match["number"]) if match["number"] else _ORDINAL[match["word"]]
    if not number or not _ordinal_fits(number, match["ordinal"] or ""):
        return None
    era = (match["era"] or "").strip()
    return century(number, "" if not era else "bc" if patterns.names.eras[era] else "ad")


def century(number: int, era: str) -> Piece:
    """A century as EDTF counts: the 19th is 1800 to 1899, the 1st BC is 100 BC to 1 BC."""
    first = -(100 * number - 1) if era == "bc" else 100 * (number - 1)
    return Piece(Unit.CENTURY, year=first, last=first + 99, number=number, era=era)


def _read_decade(text: str, folded: str, patterns: Patterns) -> Piece | None:
    match = patterns.decade.fullmatch(folded) if "s" in folded else None
    if not match:
        return None
    digits, number = match["decade"], int(match["decade"])
    if len(digits) <= 2 and not match["era"]:
        if number % 10:
            return None
        _year_without_era(text, "'", digits, number)
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
    decade = f"{number + 9}-{number} BC" if before else f"{number // 10:03}X"
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
