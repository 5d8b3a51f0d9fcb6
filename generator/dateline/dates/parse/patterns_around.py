"""What stands before and after a date and changes what it means, as one language has it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from dateline.dates.parse.patterns import Patterns, patterns_of
from dateline.dates.words import AND, APPROXIMATE, FROM, OR, TO, UNCERTAIN, in_languages, sides_of


@dataclass(frozen=True, slots=True)
class Reading:
    """What every reader needs: the author's text, the language, the order of numbers."""

    text: str
    language: str
    date_order: str
    patterns: Patterns
    leads: Leads


@dataclass(frozen=True, slots=True)
class Leads:
    """What may stand before or after a date and changes what it means."""

    flag_before: re.Pattern[str]
    flag_after: re.Pattern[str]
    side: re.Pattern[str]
    sides: dict[str, str]
    span: re.Pattern[str]
    either: re.Pattern[str]
    both: re.Pattern[str]
    joins: re.Pattern[str]
    preposition: re.Pattern[str]


@lru_cache(maxsize=64)
def leads_of(language: str) -> Leads:
    """The words of a language around dates, English ones included."""
    about = _any(in_languages(APPROXIMATE, language))
    perhaps = _any(in_languages(UNCERTAIN, language))
    sides = sides_of(language)
    names = patterns_of(language).names
    spans = [_any(in_languages(words, language)) for words in (FROM, TO)]
    joins = _any(tuple(word for words in (OR, AND, TO) for word in in_languages(words, language)))
    return Leads(
        flag_before=re.compile(
            rf"(?:(?P<about>{about})(?: |(?<=\.)|(?<=c)(?=[0-9]))|(?P<tilde>~) ?"
            rf"|(?P<perhaps>{perhaps}) )(?P<rest>.+)"
        ),
        flag_after=re.compile(
            r"(?P<rest>.+?)(?: ?(?P<perhaps>\?|\(\?\)|\(uncertain\)|\(possibly\))"
            r"|,? ?(?P<about>\((?:approx\.?|approximately|circa|c\.?|ca\.?|about)\)|or so"
            r"|approx\.?|approximately|environ))"
        ),
        side=re.compile(rf"(?P<side>{_any(tuple(sides))}) (?:the |le |el |dem )?(?P<rest>.+)"),
        sides=sides,
        span=re.compile(rf"(?:{spans[0]}) (.+?) (?:{spans[1]}) (.+)"),
        either=re.compile(rf" (?:{_any(in_languages(OR, language))}) "),
        joins=re.compile(rf"[-–/&]| (?:{joins}) "),
        both=re.compile(rf" (?:{_any(in_languages(AND, language))}) "),
        preposition=re.compile(
            rf"(?:{names.before}|at|at the|over|over the|throughout|some ?time in) (?P<rest>.+)"
        ),
    )


def _any(words: tuple[str, ...]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
