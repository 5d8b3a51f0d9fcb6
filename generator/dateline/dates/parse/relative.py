"""Reading the rows of `[dates.relative]`: words counted from another day ("last Friday", "two days
ago", "the next day"), and words around a date that are only read ("the week of 10 April").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from dateline.dates.names import any_of, fold
from dateline.dates.parse.meanings import Found, build
from dateline.dates.parse.patterns import WORD, Patterns, patterns_of
from dateline.dates.tree import Expression, Piece, Twofold, Unit
from dateline.languages import HOLE, DateWords, date_words_of, words_read_in

ReadDate = Callable[[str], Expression | None]
# Matches the `{unit}` of `last {unit}`.
_PLACE: Final = re.compile(r"\{(\w+)\}")
_NO_CALENDAR_UNITS: Final = ("day", "fortnight")  # that {unit} does not mean: "last day" is no day


@dataclass(frozen=True, slots=True)
class _Form:
    """A form of a row, as a regex, and what it means."""

    rank: int  # the first is tried first
    shape: str
    meaning: str
    has_date: bool

    def match(self, folded: str) -> re.Match[str] | None:
        """What a text has at the places of the form; None where it does not fit."""
        return _compiled(self.shape).fullmatch(folded)


@dataclass(frozen=True, slots=True)
class _Places:
    """What the places in the forms of a language may be filled with."""

    numbers: Mapping[str, int]
    units: Mapping[str, str]
    parts: Mapping[str, str]
    patterns: Patterns
    shapes: Mapping[str, str]


def read_relative(folded: str, language: str, read: ReadDate | None) -> Expression | None:
    """Read words that a row of the language's file means, or return None.

    `read` reads what is at the place of a date; without it only rows that have none are tried.
    """
    by_word, places = _forms_of(language)
    for form in _by_rank([by_word[word] for word in WORD.findall(folded) if word in by_word]):
        if form.has_date is (read is None):
            continue
        match = form.match(folded)
        found = _found(match, places, read) if match else None
        expression = build(form.meaning, found) if found else None
        if isinstance(expression, Twofold) and match:
            return _with_readings(expression, match, language)
        if expression is not None:
            return expression
    return None


def _by_rank(forms: list[tuple[_Form, ...]]) -> Iterable[_Form]:
    """The forms of several words: "huit jours" before the "{n} {units}" of another word."""
    if len(forms) < 2:
        return forms[0] if forms else ()
    return sorted({form for each in forms for form in each}, key=lambda form: form.rank)


def _with_readings(words: Twofold, match: re.Match[str], language: str) -> Twofold:
    """The words with what says each meaning: the phrases of its rows around the date."""
    phrases = [date_words_of(language).phrase(row).shown for row in words.readings]
    return Twofold(tuple(phrase.replace(HOLE, match["date"]) for phrase in phrases))


def _found(match: re.Match[str], places: _Places, read: ReadDate | None) -> Found | None:
    """What the places were filled with; None where there is no date at the place of one."""
    groups = match.groupdict()
    date = groups.get("date")
    inner = read(date.strip(" ,")) if date and read else None
    if date and inner is None:
        return None
    number, unit = groups.get("n"), groups.get("unit")
    weekday, day = groups.get("weekday"), groups.get("day")
    return Found(
        number=1 if not number else int(number) if number.isdigit() else places.numbers[number],
        unit=places.units[unit] if unit else "week",
        weekday=places.patterns.names.weekdays[weekday] if weekday else 0,
        month=_month(groups, places.patterns),
        day=int(day) if day else 1,
        part=places.parts[groups["part"]] if groups.get("part") else "night",
        date=inner,
    )


def _month(groups: Mapping[str, str], patterns: Patterns) -> Piece | None:
    if groups.get("month"):
        return Piece(Unit.MONTH, month=patterns.names.months[groups["month"]])
    if groups.get("season"):
        return Piece(Unit.SUB_YEAR, code=patterns.seasons[groups["season"]])
    return None


@lru_cache(maxsize=64)
def _forms_of(language: str) -> tuple[Mapping[str, tuple[_Form, ...]], _Places]:
    """The forms by a word that each has, those with the fewest places and the longest first."""
    words = words_read_in(language)
    places = _places_of(words, patterns_of(language))
    texts = [(fold(form), meaning) for each in words for meaning, forms in each.relative.items()
             for form in forms]  # fmt: skip
    texts.sort(key=lambda text: (text[0].count("{date}"), len(_PLACE.findall(text[0])),
                                 -len(text[0])))  # fmt: skip
    found: dict[str, dict[_Form, None]] = {}
    for rank, (text, meaning) in enumerate(texts):
        form = _Form(rank, _shape_of(text, places.shapes), meaning, "{date}" in text)
        for word in _signs(text, places):
            found.setdefault(word, {})[form] = None
    return {word: tuple(forms) for word, forms in found.items()}, places


def _signs(form: str, places: _Places) -> Iterator[str]:
    """The words of which a text that fits has at least one: its longest own word, or else those
    that may be at a place.
    """
    own = WORD.findall(_PLACE.sub(" ", form))
    glued = re.findall(r"(?<=\})[^\W\d_]+|[^\W\d_]+(?=\{)", form)
    apart = [word for word in own if word not in glued]
    if apart:
        yield max(apart, key=len)
        return
    names = places.patterns.names
    every = (*names.weekdays, *(places.units if "{unit" in form else ()),
             *(places.parts if "{part" in form else ()),
             *(names.months if "{month" in form or glued else ()))  # fmt: skip
    for name in every:
        for word in WORD.findall(name):
            yield word
            for piece in glued:
                yield piece + word
                yield word + piece


def _shape_of(form: str, shapes: Mapping[str, str]) -> str:
    """A form as a regex, with each place as a group."""
    parts = _PLACE.split(form)
    return "".join(shapes[part] if at % 2 else re.escape(part) for at, part in enumerate(parts))


@lru_cache(maxsize=4096)
def _compiled(shape: str) -> re.Pattern[str]:
    """A shape as a pattern. A language has hundreds of them, of which a text needs a few."""
    return re.compile(shape)


def _places_of(words: tuple[DateWords, ...], patterns: Patterns) -> _Places:
    numbers: dict[str, int] = {}
    units: dict[str, str] = {}
    calendar_units: list[str] = []
    for each in words:
        for name, number in each.numbers.items():
            numbers.setdefault(fold(name), number)
        for unit, forms in each.units.items():
            units |= {fold(form): unit for form in forms if fold(form) not in units}
            if forms and unit not in _NO_CALENDAR_UNITS:
                calendar_units.append(fold(forms[0]))
    parts = dict(_parts_after(words))
    names = patterns.names
    seasons = any_of(patterns.seasons)
    shapes = {
        "n": rf"(?P<n>[0-9]{{1,3}}|{any_of(numbers)})",
        "unit": rf"(?P<unit>{any_of(calendar_units)})",
        "units": rf"(?P<unit>{any_of(units)})",
        "weekday": rf"(?P<weekday>{names.weekday})\.?",
        "month": rf"(?:(?P<month>{names.month})\.?|(?P<season>{seasons}))",
        "day": rf"(?P<day>[0-9]{{1,2}})(?:{names.ordinal}|\.)?",
        "part": rf"(?P<part>{any_of(parts)})",
        "date": "(?P<date>.+)",
    }
    return _Places(numbers, units, parts, patterns, shapes)


def _parts_after(words: tuple[DateWords, ...]) -> Iterator[tuple[str, str]]:
    """The words for parts of the day that come right after a day: "Friday night"."""
    for each in words:
        for part, phrase in each.parts_of_day.items():
            for before, _, after in (fold(form).partition(HOLE) for form in phrase.read):
                if not before and re.fullmatch(r" [^\W\d_]+", after):
                    yield after.strip(), part
