"""The written forms of pieces of the calendar, as one language has them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from dateline.dates.names import Names, names_of
from dateline.dates.words import season_words

_ORDINAL_WORDS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
    "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth",
    "seventeenth", "eighteenth", "nineteenth", "twentieth", "twenty-first",
)  # fmt: skip
ORDINALS = {word: number for number, word in enumerate(_ORDINAL_WORDS, 1)}
_ANY_ORDINAL = "(?:" + "|".join(sorted(ORDINALS, key=lambda word: -len(word))) + ")"
COUNTS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4,
           "4th": 4, "last": 4, "final": 4}  # fmt: skip

# The other words that the forms below hold.
_SMALL_WORDS = (
    "the den dem month of year in q h w s quarter half century centuries cent c"
    " ad a d ce anno domini"
)
WORD = re.compile(r"[^\W\d_]+")


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
        rf"(?P<year>(?:(?:ad|a\.d\.|ce|anno domini) ?)?'?[0-9]{{1,6}}(?:,[0-9]{{3}})*"
        rf"(?:(?: ?{names.after_year})?{era})?)(?: ?{names.after_year})?"
    )
    weekday = rf"(?P<weekday>{names.weekday})\.?,? (?:the |den |dem )?"
    after = rf"(?:,? \(?(?P<weekday2>{names.weekday})\.?\)?)?"
    day = rf"(?P<day>[0-9]{{1,2}})(?P<ordinal>{names.ordinal}|\.)?(?![0-9])"
    month = rf"(?P<month>{names.month})\.?"
    then_year = rf"(?:(?:,? |,|[-/])(?:{names.of} )?{year})"
    seasons = season_words(language)
    season = "(?P<season>" + "|".join(map(re.escape, seasons)) + ")"
    count = r"(?P<count>first|1st|second|2nd|third|3rd|fourth|4th|last|final)"

    def form(pattern: str) -> re.Pattern[str]:
        return re.compile(pattern, re.ASCII)

    return Patterns(
        names=names,
        day_first=form(
            rf"(?:{weekday})?(?:the )?{day}(?:(?: {names.of})? ?|[-/]){month}{then_year}?{after}"
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
            rf"(?:the )?(?:(?P<number>[0-9]{{1,2}})(?P<ordinal>{names.ordinal})"
            rf"|(?P<word>{_ANY_ORDINAL}))"
            rf"(?:[ -](?P<unit>century|centuries|cent\.?|c\.)(?P<era>{era})?)?"
        ),
        seasons=seasons,
        vocabulary=_words_in(
            (*names.months, *names.weekdays, *names.eras, *seasons, *ORDINALS, *COUNTS),
            (names.of, names.after_year, names.ordinal, _SMALL_WORDS),
        ),
        month_words=_words_in(names.months, ()),
    )


def _words_in(names: Iterable[str], patterns: Iterable[str]) -> frozenset[str]:
    """Every word in some names and regexes: a cheap test before the dear ones."""
    return frozenset(word for text in (*names, *patterns) for word in WORD.findall(text))
