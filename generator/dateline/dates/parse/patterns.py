"""The written forms of pieces of the calendar, as one language has them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from dateline.dates.feasts import WESTERN_ONLY
from dateline.dates.names import Names, any_of, fold, names_of
from dateline.dates.roman import FROM_ROMAN
from dateline.languages import HOLE, DateWords, words_read_in

COUNTS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4,
           "4th": 4, "last": 4, "final": 4}  # fmt: skip

# The other words of the forms below.
_SMALL_WORDS = (
    "the den dem month of year in q h w s quarter half century centuries cent c"
    " ad a d ce anno domini"
)
# Matches `july`.
WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Patterns:
    """The compiled forms of one language."""

    names: Names
    day_first: re.Pattern[str]
    month_first: re.Pattern[str]
    month_year: re.Pattern[str]
    year_first: re.Pattern[str]
    year_then_day: re.Pattern[str]
    ordinal_day: re.Pattern[str]
    numeric_month: re.Pattern[str]
    numeric_day: re.Pattern[str]
    year_and_number: re.Pattern[str]
    fixed_day: re.Pattern[str]
    fixed_days: dict[str, int]
    numeric: re.Pattern[str]
    iso: re.Pattern[str]
    iso_day_of_era: re.Pattern[str]
    year: re.Pattern[str]
    day_and_year: re.Pattern[str]
    season: re.Pattern[str]
    season_after: re.Pattern[str]
    quarter: re.Pattern[str]
    quarter_after: re.Pattern[str]
    named_quarter: re.Pattern[str]
    year_quarter: re.Pattern[str]
    feast: re.Pattern[str]
    feasts: dict[str, tuple[str, str]]
    decades: tuple[str, ...]  # rare, and so compiled on demand: see `compiled`
    centuries: tuple[str, ...]
    ordinal_word: re.Pattern[str]
    ordinals: dict[str, int]
    roman: dict[str, int]  # the numbers of centuries, as the language writes them
    seasons: dict[str, int]
    vocabulary: frozenset[str]
    month_words: frozenset[str]
    quarter_words: frozenset[str]


@lru_cache(maxsize=1024)
def compiled(shape: str) -> re.Pattern[str]:
    """A shape as a pattern."""
    return re.compile(shape, re.ASCII)


@lru_cache(maxsize=64)
def patterns_of(language: str) -> Patterns:
    """The forms of a language, English ones included."""
    names = names_of(language)
    era = rf"(?: ?(?:{names.era}))"
    before_year = any_of(names.eras_first) + "|" if names.eras_first else ""
    year = (
        rf"(?P<year>(?:(?:{before_year}ad|a\.d\.|ce|anno domini) ?)?'?[0-9]{{1,12}}(?:,[0-9]{{3}})*"
        rf"(?:(?: ?{names.after_year})?{era})?)(?: ?{names.after_year})?"
    )
    later = (
        rf"(?:(?:{before_year}(?!)) ?)?[0-9]{{1,12}}"
        rf"(?:(?: ?{names.after_year})?{era}| ?{names.after_year})?"
    )
    weekday = rf"(?P<weekday>{names.weekday})\.?,? (?:the |den |dem )?"
    after = rf"(?:,? ?\(?(?P<weekday2>{names.weekday})\.?\)?)?"
    day = rf"(?P<day>[0-9]{{1,2}})(?P<ordinal>{names.ordinal}|\.)?(?![0-9])"
    month = rf"(?P<month>{names.month})\.?"
    then_year = rf"(?:(?:,? |,|[-/])(?:{names.of} )?{year})"
    # Without spaces, a month's name runs on from the word after a year: "年七月".
    spelled = [name for name in names.months if not name[0].isdigit()]
    run_on = [f"{mark}{name}" for mark in names.year_marks for name in spelled]
    words = words_read_in(language)
    seasons = _season_words(words)
    ordinals = _ordinal_words(words)
    feasts = _feast_names(words)
    fixed_days = {
        fold(name): day for each in reversed(words) for name, day in each.fixed_days.items()
    }
    season = "(?P<season>" + "|".join(map(re.escape, seasons)) + ")"
    count = r"(?P<count>first|1st|second|2nd|third|3rd|fourth|4th|last|final)"

    def form(pattern: str) -> re.Pattern[str]:
        return re.compile(pattern, re.ASCII)

    return Patterns(
        names=names,
        day_first=form(
            rf"(?:{weekday})?{names.before_day}?{day}(?:(?: {names.of})? ?|[-/]){month}"
            rf"{then_year}?{after}"
        ),
        # "July 8-9" has no year.
        month_first=form(
            rf"(?:{weekday})?{month} ?(?:the )?{day}(?!-[0-9]{{1,2}}(?![0-9])){then_year}?{after}"
        ),
        month_year=form(rf"(?:(?:the )?month of )?{month}(?:{then_year})?"),
        year_first=form(rf"{year},? ?{month}(?: ?{day})?{after}"),
        year_then_day=form(rf"(?P<year>[0-9]{{4}}),? {day} {month}"),
        # "April first", "the first of April"
        ordinal_day=form(
            rf"(?P<before>.*\b{names.month}\.? )(?:the )?(?P<word>{any_of(ordinals)})"
            rf"(?P<after>,? [0-9].*|,?)|(?:the )?(?P<first>{any_of(ordinals)})"
            rf"(?P<rest> (?:{names.of} )?{names.month}\b.*)"
        ),
        numeric_month=form(r"(?P<month>[0-9]{1,2})[./-](?P<year>[0-9]{4})"),
        numeric_day=form(r"(?P<a>[0-9]{1,2})[./](?P<b>[0-9]{1,2})\.?"),
        year_and_number=form(r"(?P<year>[0-9]{4}),? (?P<number>[0-9]{1,2})"),
        fixed_day=form(
            rf"(?:the )?(?P<name>{any_of(fixed_days)})(?:,? (?:{names.of} |in )?{year})?"
        ),
        fixed_days=fixed_days,
        numeric=form(
            rf"(?:{weekday})?(?P<a>[0-9]{{1,4}})(?P<sep>[./-])(?P<b>[0-9]{{1,2}})(?P=sep)"
            rf"(?P<c>[0-9]{{1,4}}){after}"
        ),
        iso=form(
            rf"(?:{weekday})?(?P<y>-?[0-9]{{4}})"
            rf"(?:-(?:w(?P<w>[0-9]{{2}})(?:-(?P<wd>[1-7]))?|(?P<m>[0-9]{{2}})(?:-(?P<d>[0-9]{{2}}))?))?{after}"
        ),
        iso_day_of_era=form(
            rf"(?P<number>[0-9]{{1,4}})-(?P<m>[0-9]{{2}})-(?P<d>[0-9]{{2}})(?P<era>{era})"
        ),
        year=form(rf"(?:the )?(?:year )?{year}"),
        day_and_year=form(
            rf"(?:{weekday})?(?:the )?(?P<number>[0-9]{{1,2}})(?P<ordinal>{names.ordinal}|\.)?"
            rf"{then_year}?"
        ),
        season=form(
            rf"(?:the )?{season}(?:,? (?:{names.of} |in )?{year}(?: ?[-–/] ?(?P<next>{later}))?)?"
        ),
        season_after=form(rf"{year},? {season}"),
        quarter=form(
            rf"(?:the )?(?:q(?P<quarter>[1-4])|h(?P<half>[12])|{count} (?P<kind>quarter|half))"
            rf"(?:(?: of |[ /,-] ?)(?:the year ?)?{year}| of the year)?"
        ),
        quarter_after=form(rf"{year}[ -]?(?:q(?P<quarter>[1-4])|h(?P<half>[12]))"),
        named_quarter=form(
            rf"(?:the )?(?P<name>{any_of(names.quarters)})(?:,? (?:{names.of} )?{year})?"
        ),
        year_quarter=form(rf"{year},? ?(?P<name>{any_of(names.quarters)})"),
        feast=form(
            rf"(?:the )?(?:{weekday})??(?P<name>{any_of(feasts)})"
            rf"(?:,? (?:{names.of} |in )?{year})?{after}"
        ),
        feasts=feasts,
        decades=tuple(shape for each in words for shape in _decade_shapes(each, era)),
        centuries=tuple(
            shape for each in words for shape in _century_shapes(each, names.era, ordinals)
        ),
        ordinal_word=form(rf"(?:the )?(?P<word>{any_of(ordinals)})"),
        ordinals=ordinals,
        roman={name: number for each in words for name, number in _roman_of(each)},
        seasons=seasons,
        vocabulary=_words_in(
            (
                *names.months,
                *names.weekdays,
                *names.eras,
                *seasons,
                *ordinals,
                *COUNTS,
                *feasts,
                *fixed_days,
                *names.quarters,
            ),
            (
                names.of,
                names.after_year,
                names.ordinal,
                names.before_day,
                _SMALL_WORDS,
                *_worded(words),
                *run_on,
                *(f"{mark}{name}" for mark in names.year_marks for name in names.quarters),
            ),
        ),
        month_words=_words_in((*names.months, *run_on), ()),
        quarter_words=_words_in(names.quarters, ()),
    )


def _season_words(words: tuple[DateWords, ...]) -> dict[str, int]:
    """Season names, folded, with their EDTF code."""
    found: dict[str, int] = {}
    for each in words:
        for code, names in enumerate(each.seasons, 21):
            for name in names:
                found.setdefault(fold(name), code)
    return found


def _feast_names(words: tuple[DateWords, ...]) -> dict[str, tuple[str, str]]:
    """Names of feasts, folded, with the row of the feast and whose feast it is."""
    found: dict[str, tuple[str, str]] = {}
    for each in words:
        own = each.feasts
        for feast, names in own.names.items():
            bare = "western" if feast in WESTERN_ONLY else own.reckoning
            churches = (("western", own.western), ("orthodox", own.orthodox), (bare, (HOLE,)))
            for name in map(fold, names):
                for church, phrases in churches:
                    for phrase in phrases:
                        found.setdefault(fold(phrase).replace(HOLE, name), (feast, church))
    return found


def _ordinal_words(words: tuple[DateWords, ...]) -> dict[str, int]:
    """Ordinals written out, folded, with their number."""
    found: dict[str, int] = {}
    for each in words:
        for number, word in enumerate(each.ordinal_words, 1):
            found.setdefault(fold(word), number)
    return found


def _decade_shapes(words: DateWords, era: str) -> Iterator[str]:
    """Such as "the 1850s BC", "années 1850"."""
    number = r"(?P<short>'?)(?P<decade>[0-9]{1,5})"
    for phrase in words.decade.read:
        before, _, after = fold(phrase).partition(HOLE)
        yield rf"{re.escape(before)}{number}{re.escape(after)}(?P<era>{era})?"


def _century_shapes(words: DateWords, era: str, ordinals: Iterable[str]) -> Iterator[str]:
    """Such as "19th century", "fifth century BC", "XIXe siècle av. J.-C."."""
    forms = {fold(form).partition(HOLE)[2] for form in words.century_number.forms.values()}
    suffixes = any_of((*map(fold, words.ordinal_suffixes), *filter(None, forms)))
    may_lack = "?" if "" in forms else ""
    roman = "|(?P<roman>[ivxlc]{1,8})" if words.century_number.digits == "roman" else ""
    number = (
        rf"(?:(?:(?P<number>[0-9]{{1,2}}){roman})(?P<ordinal>{suffixes}){may_lack}"
        rf"|(?P<word>{any_of(ordinals)}))"
    )
    for phrase in (*words.century.read, *words.century_bc.read):
        before, _, after = fold(phrase).partition(HOLE)
        own_era = phrase in words.century_bc.read
        shown_era = "(?P<bc>)" if own_era else rf"(?: ?(?P<era>{era}))?"
        yield rf"{re.escape(before)}{number}{re.escape(after)}{shown_era}"


def _worded(words: tuple[DateWords, ...]) -> Iterator[str]:
    """What phrases of decades and centuries contain beside their numbers."""
    for each in words:
        for phrase in (each.decade, each.century, each.century_bc):
            yield from map(fold, phrase.read)
        suffixes = [fold(form).partition(HOLE)[2] for form in each.century_number.forms.values()]
        yield from suffixes
        yield from (name for name, _ in _roman_of(each))


def _roman_of(words: DateWords) -> Iterator[tuple[str, int]]:
    """Numbers of centuries in a language that has Roman ones, with and without an ending."""
    if words.century_number.digits == "roman":
        suffixes = [fold(form).partition(HOLE)[2] for form in words.century_number.forms.values()]
        endings = (*suffixes, *map(fold, words.ordinal_suffixes), "")
        for numeral, number in FROM_ROMAN.items():
            yield from ((numeral + ending, number) for ending in endings)


def _words_in(names: Iterable[str], patterns: Iterable[str]) -> frozenset[str]:
    """Every word in some names and regexes: a cheap test before the dear ones."""
    return frozenset(word for text in (*names, *patterns) for word in WORD.findall(text))
