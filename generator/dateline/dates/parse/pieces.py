"""Reading one named piece of the calendar: a day, month, season, year, decade, century.

Texts come folded (see `names.fold`). Each reader returns None where its form does not
match, and raises `DateError` where the form matches but says something impossible or
ambiguous.
"""

from __future__ import annotations

import re

from dateline.dates import refusals
from dateline.dates.calendar_days import (
    edtf_year,
    iso_week_monday,
    year_month_day,
)
from dateline.dates.parse.patterns import COUNTS, WORD, Patterns
from dateline.dates.parse.years import (
    read_century,
    read_decade,
    read_year,
    year_without_era,
)
from dateline.dates.tree import Piece, Unit
from dateline.dates.value import DateError

_HALVES = {"first": 40, "1st": 40, "second": 41, "2nd": 41, "last": 41}
_ODD_YEARS = (3, 5, 6)  # digits of a year that needs an era
_LONGEST_MONTH = 31
_WINTER = 24  # EDTF

DATE_ORDERS = ("dmy", "mdy", "ymd")


def read_piece(text: str, folded: str, patterns: Patterns, date_order: str) -> Piece | None:
    """Read one piece of the calendar; `text` is the author's whole text, for messages."""
    first = folded[0].isdigit()
    if not first and (word := WORD.match(folded)) and word[0] not in patterns.vocabulary:
        return None  # such as "c. 1850" and "before 1850", which have words around the piece
    if folded[-4:].isdigit() and not folded.isdigit():
        # The commonest form, a day with its year, needs no look at all its words.
        match = None if first else patterns.month_first.fullmatch(folded)
        match = match or patterns.day_first.fullmatch(folded)
        piece = _day_piece(text, match, match["weekday"], patterns) if match else None
        if piece is not None:
            return piece
    words = WORD.findall(folded)
    if not patterns.vocabulary.issuperset(words):
        return None
    of_months = patterns.month_words.intersection(words)
    if of_months:
        piece = _read_day(text, _with_digits(folded, words, patterns), patterns)
        if piece is not None:
            return piece
    # The "first" of an Arabic quarter is in the name of December too.
    has_month = not of_months.issubset(patterns.quarter_words)
    return (
        _read_iso(text, folded, patterns)
        or _read_numeric(text, folded, patterns, date_order)
        or _read_year_alone(text, folded, patterns)
        or (_read_piece_of_words(text, folded, patterns) if words and not has_month else None)
    )


def _with_digits(folded: str, words: list[str], patterns: Patterns) -> str:
    """Such as "april first", with the number of the day in digits."""
    if patterns.ordinals.keys().isdisjoint(words):
        return folded
    match = patterns.ordinal_day.fullmatch(folded)
    if not match:
        return folded
    if match["first"]:
        return f"{patterns.ordinals[match['first']]}{match['rest']}"
    return f"{match['before']}{patterns.ordinals[match['word']]}{match['after']}"


def _read_piece_of_words(text: str, folded: str, patterns: Patterns) -> Piece | None:
    return (
        read_decade(text, folded, patterns)
        or read_season(text, folded, patterns)
        or _read_quarter(text, folded, patterns)
        or _read_feast(text, folded, patterns)
        or _read_fixed_day(text, folded, patterns)
        or read_century(folded, patterns)
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
    match = patterns.year_and_number.fullmatch(folded)
    if match:
        return Piece(Unit.NUMBER, int(match["year"]), number=int(match["number"]))
    if folded in patterns.roman:
        return Piece(Unit.NUMBER, number=patterns.roman[folded], roman=True)
    ordinal = patterns.ordinals.get(folded.removeprefix("the "))
    return Piece(Unit.NUMBER, number=ordinal) if ordinal else None


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
    # In Japanese a month's name begins with its number: "7月8日".
    match = patterns.month_first.fullmatch(folded) if starts_with_number else None
    if match:
        return _day_piece(text, match, match["weekday"] or match["weekday2"], patterns)
    match = patterns.year_then_day.fullmatch(folded)
    if match:
        return _day_piece(text, match, None, patterns)
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
    if day > _LONGEST_MONTH and not match["year"]:
        year_without_era(text, "", str(day), day)
    year, era = read_year(text, match["year"], patterns) if match["year"] else (None, "")
    number = patterns.names.weekdays[weekday] if weekday else None
    month = patterns.names.months[match["month"]]
    return Piece(Unit.DAY, year, month, day, era=era, weekday=number)


def _read_iso(text: str, folded: str, patterns: Patterns) -> Piece | None:
    match = None if folded[-1].isdigit() else patterns.iso_day_of_era.fullmatch(folded)
    if match:
        number, is_bc = int(match["number"]), patterns.names.eras[match["era"].strip()]
        return (
            Piece(
                Unit.DAY,
                1 - number if is_bc else number,
                int(match["m"]),
                int(match["d"]),
                style="iso",
            )
            if number
            else None
        )
    match = patterns.iso.fullmatch(folded)
    if not match or match["y"] == "-0000":
        return None
    year, weekday = int(match["y"]), _weekday(match, patterns)
    if match["w"]:
        return _week_piece(text, year, int(match["w"]), match["wd"], weekday)
    if match["d"]:
        return Piece(
            Unit.DAY, year=year, month=int(match["m"]), day=int(match["d"]), weekday=weekday,
            style="iso",
        )  # fmt: skip
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
    match = patterns.numeric_month.fullmatch(folded)
    if match:
        return _numeric_month(text, int(match["month"]), int(match["year"]))
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
        year_without_era(text, "", c, int(c))
    if 0 in (int(a), int(b)):
        month = max(int(a), int(b))
        known = f"{c}-{month:02} if the day is not known, or {c} if the month is not"
        raise refusals.unparsable(text, f"Write {known if month else c}.")
    if match["sep"] == "." and patterns.names.dotted_day_first:
        order = order or "dmy"
    day, month = _day_and_month(text, int(a), int(b), int(c), order)
    return Piece(Unit.DAY, year=int(c), month=month, day=day, weekday=weekday)


def _numeric_month(text: str, month: int, year: int) -> Piece:
    """`04/2022`."""
    if not 1 <= month <= 12:
        raise refusals.no_such_day(text, year, month, 1)
    return Piece(Unit.MONTH, year, month)


def read_numeric_day(folded: str, reading_order: str, patterns: Patterns) -> Piece | None:
    """A day and month in numbers, of which the order is known: the "8/7" of "Jumat (8/7)"."""
    match = patterns.numeric_day.fullmatch(folded)
    if not match:
        return None
    a, b = int(match["a"]), int(match["b"])
    day, month = (b, a) if reading_order == "mdy" else (a, b)
    return Piece(Unit.DAY, month=month, day=day) if 1 <= month <= 12 else None


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


def read_season(
    text: str, folded: str, patterns: Patterns, crossing: int = _WINTER
) -> Piece | None:
    """A season, as in "spring 2022" or "winter 2022-23"; None if it is none.

    `crossing` is the code of the season that goes on into the next year.
    """
    match = patterns.season.fullmatch(folded) or patterns.season_after.fullmatch(folded)
    if not match:
        return None
    code = patterns.seasons[match["season"]]
    if not match["year"]:
        return Piece(Unit.SUB_YEAR, code=code)
    year, era = _season_year(text, match, patterns, crosses=code == crossing)
    vague = code == _WINTER and not match.groupdict().get("next")
    return Piece(Unit.SUB_YEAR, year=year, code=code, era=era, vague_winter=vague)


def _season_year(
    text: str, match: re.Match[str], patterns: Patterns, *, crosses: bool
) -> tuple[int, str]:
    """The year in which a season begins; a second year must be the next one."""
    follows = match.groupdict().get("next")
    if not follows:
        return read_year(text, match["year"], patterns)
    if not crosses:
        year = match["year"]
        raise refusals.unparsable(
            text, f"Write {year}-30 for the southern summer that begins in {year}."
        )
    if not follows.isdigit():  # "44–43 BC", "999–1000 AD"
        last, era = read_year(text, follows, patterns)
        year = _in_era_of(text, match["year"], era, patterns)
        is_next = last == year + 1
    else:
        (year, era), last = read_year(text, match["year"], patterns), int(follows)
        is_next = last == (year + 1) % 10 ** len(follows)
    if not is_next:
        raise refusals.invalid(
            text,
            "is not a winter: it lasts into the next year only.",
            f"Write 'winter {year}-{(year + 1) % 100:02}'.",
        )
    return year, era


def _in_era_of(text: str, written: str, era: str, patterns: Patterns) -> int:
    if not written.isdigit() or (len(written) == 4 and era != "bc"):
        return read_year(text, written, patterns)[0]
    return 1 - int(written) if era == "bc" else int(written)


def _read_feast(text: str, folded: str, patterns: Patterns) -> Piece | None:
    """A feast that moves with Easter, as in "Good Friday 1998"; None if it is none."""
    match = patterns.feast.fullmatch(folded)
    if not match:
        return None
    feast, reckoning = patterns.feasts[match["name"]]
    year, era = read_year(text, match["year"], patterns) if match["year"] else (None, "")
    return Piece(
        Unit.FEAST, year, era=era, weekday=_weekday(match, patterns), feast=feast,
        reckoning=reckoning,
    )  # fmt: skip


def _read_fixed_day(text: str, folded: str, patterns: Patterns) -> Piece | None:
    """A day with a name, as in "Christmas Eve 1851"; None if it is none."""
    match = patterns.fixed_day.fullmatch(folded)
    if not match:
        return None
    month, day = divmod(patterns.fixed_days[match["name"]], 100)
    year, era = read_year(text, match["year"], patterns) if match["year"] else (None, "")
    return Piece(Unit.DAY, year, month, day, era=era)


def _read_quarter(text: str, folded: str, patterns: Patterns) -> Piece | None:
    named = patterns.named_quarter.fullmatch(folded) or patterns.year_quarter.fullmatch(folded)
    if named:
        year, era = read_year(text, named["year"], patterns) if named["year"] else (None, "")
        code = 32 + patterns.names.quarters[named["name"]]
        return Piece(Unit.SUB_YEAR, year=year, code=code, era=era)
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
        code = 32 + COUNTS[groups["count"]]
    else:
        code = 32 + int(groups["quarter"]) if groups["quarter"] else 39 + int(groups["half"])
    year, era = read_year(text, groups["year"], patterns) if groups["year"] else (None, "")
    return Piece(Unit.SUB_YEAR, year=year, code=code, era=era)
