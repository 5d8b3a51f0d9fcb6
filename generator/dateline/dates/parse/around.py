"""What is before and after a date and changes what it means, as one language has it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dateline.dates.names import any_of, fold, shown_locale
from dateline.dates.parse.clock_words import ClockForms, clock_forms_of
from dateline.dates.parse.patterns import Patterns, patterns_of
from dateline.languages import HOLE, PHRASES, DateWords, Phrase, words_read_in

_MARKS = {
    "about": ("~{}", "~ {}"),
    "possibly": ("{}?", "{} ?", "{}(?)", "{} (?)", "{}[?]", "{} [?]", "?{}", "? {}"),
}
_UNSURE = ("about", "possibly", "possibly_about", "probably")
# Matches the `early` of `early july`.
_FIRST = re.compile(r"[^\W\d_]+|\S")
OTHERWISE_READ = (
    "no_bounds", "span", "between", "some_time_between", "night_between", "old_style", "decade",
    "century", "century_bc",
)  # fmt: skip
"""Rows of phrases that are no words around one date, and are read elsewhere."""

OF_DAY = "day:"
"""What the name of a form begins with that is a part of the day."""


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a phrase: its row, and what is before and after the date.

    `is_shown` says whether pages show the form; the others are only read.
    """

    name: str
    before: str
    after: str
    is_shown: bool


@dataclass(frozen=True, slots=True)
class Spans:
    """Phrases around two dates, such as "between {} and {}": what each begins with, and a regex.

    >>> spans = Spans(("between ",), (re.compile("between (.+) and (.+)"),))
    >>> [match.groups() for match in spans.matches("between 1347 and 1351")]
    [('1347', '1351')]
    """

    starts: tuple[str, ...]
    patterns: tuple[re.Pattern[str], ...]

    def matches(self, folded: str) -> Iterator[re.Match[str]]:
        """What a text has at the two places of each phrase that fits."""
        if folded.startswith(self.starts):  # few dates begin so
            for start, pattern in zip(self.starts, self.patterns, strict=True):
                match = pattern.fullmatch(folded) if folded.startswith(start) else None
                if match:
                    yield match


@dataclass(frozen=True, slots=True)
class Around:
    """The words of a language around dates, English ones included.

    Forms are found by the first word of what is before the date; where nothing does, by the
    last character of what is after it.
    """

    by_first: Mapping[str, tuple[Form, ...]]
    by_last: Mapping[str, tuple[Form, ...]]
    nothing_known: frozenset[str]
    spans: Spans
    between: Spans
    nights: Spans
    old_style: tuple[re.Pattern[str], ...]
    old_style_ends: frozenset[str]
    articles: re.Pattern[str]
    to: re.Pattern[str]
    either: re.Pattern[str]
    both: re.Pattern[str]
    commas: re.Pattern[str]
    joins: re.Pattern[str]

    def matches(self, folded: str) -> Sequence[tuple[Form, str]]:
        """Forms that fit a text, the longest first, each with the date that is left."""
        if folded[0].isdigit() and folded[-1].isdigit():
            return ()  # no phrase begins or ends with a number
        first = _FIRST.match(folded)
        forms = self.by_first.get(first[0], ()) if first else ()
        forms += self.by_last.get(folded[-1:], ())
        return [
            (form, folded[len(form.before) : len(folded) - len(form.after)].strip())
            for form in forms
            if folded.startswith(form.before)
            and folded.endswith(form.after)
            and len(form.before) + len(form.after) < len(folded)
        ]


@dataclass(frozen=True, slots=True)
class Reading:
    """What every reader needs: the author's text, the language, the order of numbers."""

    text: str
    language: str
    date_order: str
    patterns: Patterns
    around: Around
    clock: ClockForms


def reading_of(text: str, language: str, date_order: str) -> Reading:
    """What readers need of a text in a language."""
    return Reading(text, language, date_order, *_parts_of(language))


@lru_cache(maxsize=64)
def _parts_of(language: str) -> tuple[Patterns, Around, ClockForms]:
    return patterns_of(language), around_of(language), clock_forms_of(language)


@lru_cache(maxsize=64)
def around_of(language: str) -> Around:
    """The words of a language around dates, English ones included."""
    words = words_read_in(language)
    forms = sorted(
        {form: None for each in words for form in _forms(each)},
        key=lambda form: -len(form.before) - len(form.after),
    )
    by_first: dict[str, list[Form]] = {}
    by_last: dict[str, list[Form]] = {}
    for form in forms:
        first = _FIRST.match(form.before)
        if first:
            by_first.setdefault(first[0], []).append(form)
        else:
            by_last.setdefault(form.after[-1], []).append(form)
    to = any_of(fold(word) for each in words for word in each.to)
    no_era = f"(?!{patterns_of(language).names.era})"  # the "до" of "до н. э." is no "to"
    either, either_commas = _joining("or", words, language)
    both, both_commas = _joining("standard", words, language)
    nights = [form for each in words for form in each.night_between.read]
    joins = (
        *(f" {fold(word)} " for each in words for word in each.to),
        *either,
        *both,
        *dict.fromkeys(fold(form).split(HOLE)[1] for form in nights),
    )
    return Around(
        by_first={word: tuple(forms) for word, forms in by_first.items()},
        by_last={word: tuple(forms) for word, forms in by_last.items()},
        nothing_known=frozenset(fold(each.no_bounds.shown) for each in words),
        spans=_spans((form for each in words for form in each.span.read), no_era),
        between=_spans(
            (form for each in words for form in (*each.between.read, *each.some_time_between.read)),
            no_era,
        ),
        nights=_spans(nights, no_era),
        old_style=tuple(
            re.compile(re.escape(fold(form)).replace(re.escape(HOLE), "(.+)"))
            for each in words
            for form in each.old_style.read
        ),
        old_style_ends=frozenset(form[-1] for each in words for form in each.old_style.read),
        articles=re.compile(any_of(fold(word) for each in words for word in each.articles) + " "),
        # The slash is that of "9./10. November". A hyphen with a space on one side only joins
        # what begins with no minus.
        to=re.compile(
            rf" {no_era}(?:{to}) | ?– ?| - | -(?=[^\W\d_]|[0-9]+[^\W\d_])|(?<=\w)- "
            r"|(?<=[0-9]\.)/(?=[0-9]{1,2}\.)"
        ),
        either=re.compile(any_of(either)),
        both=re.compile(any_of(both)),
        commas=re.compile("|".join(dict.fromkeys((*either_commas, *both_commas)))),
        joins=re.compile(rf"[-–/&]|{any_of(joins)}"),
    )


def _spans(phrases: Iterable[str], no_era: str) -> Spans:
    folded = tuple(map(fold, phrases))
    return Spans(
        tuple(text.partition(HOLE)[0] for text in folded),
        tuple(re.compile(_span(text, no_era)) for text in folded),
    )


def _span(phrase: str, no_era: str) -> str:
    """A phrase with two dates as a regex."""
    no_era_after_space = no_era.replace("(?!", "(?! ", 1)
    before, between, after = map(re.escape, phrase.split(HOLE))
    # An era is not the word between: "с 44 до н. э. до 14 г.".
    return f"{before}(.+?){no_era_after_space}{between}(.+){after}"


def _forms(words: DateWords) -> Iterator[Form]:
    for name in PHRASES:
        if name not in OTHERWISE_READ:
            yield from _forms_of_phrase(name, words.phrase(name))
    for part, phrase in words.parts_of_day.items():
        yield from _forms_of_phrase(OF_DAY + part, phrase)


def _forms_of_phrase(name: str, phrase: Phrase) -> Iterator[Form]:
    for form in (*phrase.read, *_MARKS.get(name, ())):
        before, _, after = fold(form).partition(HOLE)
        yield Form(name, before, after, form in (phrase.shown, phrase.of_day))
        if name in _UNSURE and before.endswith(" ") and not after:
            # As tables have it: "(probably) 1850", "1850 (probably)".
            words = f"({before.strip(' ,')})"
            yield Form(name, f"{words} ", "", is_shown=False)
            yield Form(name, "", f" {words}", is_shown=False)


def _joining(
    style: str, words: tuple[DateWords, ...], language: str
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What joins the last two of a list, and, as regexes, those before; CLDR's too."""
    own = [word for each in words for word in (each.or_ if style == "or" else each.and_)]
    lists = shown_locale(language).list_patterns[style]
    ends = [_between(lists[place]) for place in ("2", "end")]
    middles = [_between(lists[place]) for place in ("start", "middle")]
    joined = (*(f" {fold(word)} " for word in own), *ends)
    return tuple(dict.fromkeys(joined)), tuple(map(re.escape, dict.fromkeys(middles)))


def _between(pattern: str) -> str:
    """What is between two members in a list pattern of CLDR: " or " in "{0} or {1}"."""
    return str(pattern).partition("{0}")[2].partition("{1}")[0].lower()
