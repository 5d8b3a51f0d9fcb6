"""The words of dates in a language, as its file has them: one row both shows and reads.

A phrase has a place for a date, `{}`. Of its forms the first is shown, and all are read. What is
in `[ ]` may be left out, and `|` parts choices.

Most new forms need no code: words counted from a day, and words around a date that are only read,
are rows of `[dates.relative]`, each under what it means (`dates/parse/meanings.py`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from functools import lru_cache
from itertools import product
from typing import Any, Final

from dateline.languages.files import Rows, family, section_or_english

HOLE: Final = "{}"
# Matches the `[the ]` of `[the ]start of {}`.
_CHOICE: Final = re.compile(r"\[([^\]]*)\]")
_CATEGORIES: Final = ("zero", "one", "two", "few", "many", "other")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words around a date. `of_day` is shown where the date is a day, `read` has every form."""

    shown: str
    of_day: str
    read: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CenturyNumber:
    """How a century is numbered: `roman` or `arabic` digits, and `{}` around them by the plural
    category of CLDR for ordinals ("1st", "2nd"; "Ier", "IIe").
    """

    digits: str
    forms: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class FeastWords:
    """Names of the feasts that move with Easter.

    `reckoning` says whose feast a bare name means (`western` or `orthodox`); the phrases
    `western` and `orthodox` say it in words.
    """

    reckoning: str
    western: tuple[str, ...]
    orthodox: tuple[str, ...]
    names: Mapping[str, tuple[str, ...]]


FEASTS: Final = (
    "shrove_tuesday", "ash_wednesday", "palm_sunday", "maundy_thursday", "good_friday",
    "holy_saturday", "easter", "easter_monday", "ascension", "pentecost", "whit_monday",
    "trinity_sunday", "corpus_christi",
)  # fmt: skip
_CHURCHES: Final = ("western", "orthodox")
PARTS_OF_DAY: Final = (
    "early", "small_hours", "dawn", "early_morning", "morning", "late_morning", "afternoon",
    "late_afternoon", "early_evening", "evening", "late_evening", "night", "late_night", "late",
)  # fmt: skip
UNITS: Final = ("day", "week", "fortnight", "month", "quarter", "year", "decade")
_TWO_HOLES: Final = ("span", "between", "some_time_between", "night_between", "old_style")


@dataclass(frozen=True, slots=True)
class DateWords:
    """All rows of `[dates]`. A field is a row; its type says what the row looks like.

    `on` may be before a date ("in", "on"), `articles` before a date inside a phrase, `of`
    between a day or month and what it is of; `to`, `or` and `and` join dates. `ordinal_suffixes`
    make a number an ordinal; `quarter` has `{}` for its number. `at` is before a clock time
    and `oclock` after it; so are `hours`, which may count a length of time too: they
    are a clock time behind `at`, and behind a day if they are in both rows. `months`,
    `weekdays` (1 is Monday), `quarter`, `quarters`, `bc` and `ad` are names beside CLDR's.
    `fixed_days` are days with a name, each as month and day (1224 is 24 December).
    `units` and `numbers` are the words in which time is counted. `relative` has words by what
    they mean, in the notation of `dates/parse/meanings.py`. `old_style` shows a day of the Julian
    calendar and the same day of ours; `some_time_between` shows two days, with what they share
    written once.
    """

    language: str
    day_not_known: Phrase
    date_not_known: Phrase
    year_not_known: Phrase
    about: Phrase
    possibly: Phrase
    possibly_about: Phrase
    probably: Phrase
    some_time_in: Phrase
    some_time_between: Phrase
    before: Phrase
    after: Phrase
    not_before: Phrase
    not_after: Phrase
    since: Phrase
    until: Phrase
    unknown_end: Phrase
    unknown_start: Phrase
    no_bounds: Phrase
    all_through: Phrase
    early: Phrase
    mid: Phrase
    late: Phrase
    first_half: Phrase
    second_half: Phrase
    decade: Phrase
    century: Phrase
    century_bc: Phrase
    southern: Phrase
    northern: Phrase
    span: Phrase
    between: Phrase
    night_between: Phrase
    julian: Phrase
    old_style: Phrase
    on: Phrase
    articles: tuple[str, ...]
    of: tuple[str, ...]
    to: tuple[str, ...]
    or_: tuple[str, ...]
    and_: tuple[str, ...]
    spring: tuple[str, ...]
    summer: tuple[str, ...]
    autumn: tuple[str, ...]
    winter: tuple[str, ...]
    quarter: tuple[str, ...]
    bc: tuple[str, ...]
    ad: tuple[str, ...]
    after_year: tuple[str, ...]
    ordinal_suffixes: tuple[str, ...]
    ordinal_words: tuple[str, ...]
    at: tuple[str, ...]
    oclock: tuple[str, ...]
    hours: tuple[str, ...]
    noon: tuple[str, ...]
    midnight: tuple[str, ...]
    century_number: CenturyNumber
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    quarters: Mapping[str, int]
    fixed_days: Mapping[str, int]
    units: Mapping[str, tuple[str, ...]]
    numbers: Mapping[str, int]
    parts_of_day: Mapping[str, Phrase]
    relative: Mapping[str, tuple[str, ...]]
    feasts: FeastWords

    @property
    def seasons(self) -> tuple[tuple[str, ...], ...]:
        """The names of spring, summer, autumn and winter; the first of each is shown."""
        return (self.spring, self.summer, self.autumn, self.winter)

    def phrase(self, name: str) -> Phrase:
        """A phrase by the name of its row, such as `not_before`."""
        found: Phrase = getattr(self, name)
        return found


_NEW_ROW: Final = (
    "Correct its name. A new kind of row needs a field of `DateWords` (languages/date_words.py) "
    "and what reads it in dates/parse/; words with a meaning that is there already need neither: "
    "they are a row of `dates.relative`"
)
PHRASES: Final = tuple(f.name for f in fields(DateWords) if str(f.type) == "Phrase")


@lru_cache(maxsize=64)
def date_words_of(language: str) -> DateWords:
    """The words for a language tag, English ones where it has none of its own.

    `DateWords.language` says whose they are. Raises `LanguageError` where the file is not whole.
    """
    code, section = section_or_english(family(language), "dates")
    rows = Rows(code, "dates", section)
    rows.check_names((name for name, _ in _ROWS.values()), _NEW_ROW)
    values: dict[str, Any] = {field: read(rows, name) for field, (name, read) in _ROWS.items()}
    return DateWords(language=code, **values)


def words_read_in(language: str) -> tuple[DateWords, ...]:
    """The words that are read in a language: its own and the English ones."""
    own, english = date_words_of(language), date_words_of("en")
    return (own,) if own.language == english.language else (own, english)


def words_about_time(words: DateWords) -> tuple[str, ...]:
    """What may be before a clock time that is not exact, in one language; the first is shown."""
    forms = (form.removesuffix(HOLE).strip() for form in words.about.read if form.endswith(HOLE))
    at = tuple(f"{word} " for word in words.at)
    return tuple(form for form in forms if not f"{form} ".startswith(at))


def expand(form: str) -> tuple[str, ...]:
    """Every text that a form means.

    >>> expand("[the ]start of {}")
    ('the start of {}', 'start of {}')
    >>> expand("d[e|u] {}")
    ('de {}', 'du {}', 'd {}')
    """
    parts = _CHOICE.split(form)
    choices = [(*part.split("|"), "") if at % 2 else (part,) for at, part in enumerate(parts)]
    return tuple(dict.fromkeys("".join(chosen) for chosen in product(*choices)))


def _phrase(rows: Rows, name: str) -> Phrase:
    value = rows.take(name)
    if isinstance(value, dict):
        inner = rows.inner(name)
        inner.check_names(("shown", "day", "read"))
        shown, of_day = inner.text("shown"), inner.text("day")
        more = inner.words("read") if "read" in value else ()
        forms = (shown, of_day, *more)
    else:
        forms = (value,) if isinstance(value, str) else rows.words(name)
        if not forms:
            raise rows.wrong(name, "is an empty list. Give the form to show")
        shown = of_day = forms[0]
    holes = 2 if name in _TWO_HOLES else 0 if name == "no_bounds" else 1
    for form in forms:
        if form.count(HOLE) != holes:
            raise rows.wrong(name, f"has not {holes} times {{}} for a date in '{form}'")
    return Phrase(shown, of_day, tuple(dict.fromkeys(t for form in forms for t in expand(form))))


def _century_number(table: Rows, name: str) -> CenturyNumber:
    rows = table.inner(name)
    rows.check_names(("digits", *_CATEGORIES))
    if rows.text("digits") not in ("roman", "arabic"):
        raise rows.wrong("digits", "is neither roman nor arabic")
    rows.take("other")
    forms = {name: rows.text(name) for name in rows.entries() if name != "digits"}
    return CenturyNumber(rows.text("digits"), forms)


def _feasts(table: Rows, name: str) -> FeastWords:
    rows = table.inner(name)
    rows.check_names(("reckoning", *_CHURCHES, *FEASTS))
    if rows.text("reckoning") not in _CHURCHES:
        raise rows.wrong("reckoning", "is neither western nor orthodox")
    western, orthodox = (
        tuple(text for form in rows.words(church) for text in expand(form)) for church in _CHURCHES
    )
    names = {feast: rows.words(feast) for feast in FEASTS}
    return FeastWords(rows.text("reckoning"), western, orthodox, names)


def _parts_of_day(table: Rows, name: str) -> Mapping[str, Phrase]:
    rows = table.inner(name)
    rows.check_names(
        PARTS_OF_DAY, "Correct its name, or add it to PARTS_OF_DAY in languages/date_words.py"
    )
    return {part: _phrase(rows, part) for part in PARTS_OF_DAY}


def _units(table: Rows, name: str) -> Mapping[str, tuple[str, ...]]:
    rows = table.inner(name)
    rows.check_names(UNITS, "Correct its name, or add it to UNITS in languages/date_words.py")
    return {unit: rows.words(unit) for unit in UNITS}


def _relative(table: Rows, name: str) -> Mapping[str, tuple[str, ...]]:
    rows = table.inner(name)
    return {
        meaning: tuple(text for form in rows.words(meaning) for text in expand(form))
        for meaning in rows.entries()
    }


# What reads a row, by the type of its field, or by the field's name.
_READERS: Final[Mapping[str, Callable[[Rows, str], object]]] = {
    "Phrase": _phrase,
    "tuple[str, ...]": Rows.words,
    "Mapping[str, int]": Rows.numbers,
    "CenturyNumber": _century_number,
    "FeastWords": _feasts,
    "parts_of_day": _parts_of_day,
    "units": _units,
    "relative": _relative,
}
# Each field of `DateWords`, with its row's name in the file and what reads it.
_ROWS: Final = {
    field.name: (field.name.rstrip("_"), _READERS.get(field.name) or _READERS[str(field.type)])
    for field in fields(DateWords)
    if field.name != "language"
}
