"""What an author may have meant by a text that is no date: typing errors, and marks around a date.

Each is only tried and offered, for the author to say; nothing is read so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from typing import Final

from dateline.dates.names import fold, names_of
from dateline.dates.parse.patterns import patterns_of
from dateline.languages import date_words_of, family, known_languages

_LONGEST: Final = 60
_LIKE: Final = 0.75  # `Febuary` is 0.93 like `february`, `Setp` 0.75 like `sept`
_SHORTEST: Final = 3
_MARKS: Final = " \"'`()<>*_.,;:!·"
_WORD: Final = re.compile(r"[^\W\d_]+")
# Matches inside `2O22`.
_LETTER_FOR_ZERO: Final = re.compile(r"(?<=[0-9])[oO](?=[0-9oO])|(?<=[0-9])[oO]\b(?! )")
# Matches inside `8July2022`.
_RUN_TOGETHER: Final = re.compile(r"(?<=[0-9])(?=[^\W\d_]{3})|(?<=[^\W\d_]{3})(?=[0-9])")
# Matches `8.July.2022`.
_STOPS_BETWEEN: Final = re.compile(r"(?<=[0-9])\. ?(?=[^\W\d_]{3})|(?<=[^\W\d_]{3})\.(?=[0-9])")
# Matches in `July -- August 2022`.
_TWO_HYPHENS: Final = re.compile(r" ?-- ?")
# Matches `2022-07-08/09`.
_SHORT_END: Final = re.compile(
    r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?/(?P<end>[0-9]{2}(?:-[0-9]{2})?)",
    re.ASCII,
)
# Matches `8 July 2022, before 10:30`.
_BEFORE_CLOCK: Final = re.compile(
    r"(?P<day>.*[0-9]),? (?P<word>before|after|by|since|until|not before|not after)"
    r" (?P<time>[0-9]{1,2}[:.][0-9]{2}.*)",
    re.IGNORECASE,
)


def meant(text: str, language: str) -> Iterator[str]:
    """What may be meant, the likeliest first.

    >>> list(meant("8 Jully 2022.", "en"))
    ['8 Jully 2022', '8 July 2022']
    """
    if len(text) > _LONGEST:
        return
    bare = text.strip(_MARKS)
    if bare and bare != text:
        yield bare
    for pattern, put in (
        (_SHORT_END, _whole_end),
        (_BEFORE_CLOCK, r"\g<word> \g<day>, \g<time>"),
        (_LETTER_FOR_ZERO, "0"),
        (_STOPS_BETWEEN, " "),
        (_RUN_TOGETHER, " "),
        (_TWO_HYPHENS, " – "),
    ):
        changed = pattern.sub(put, bare)
        if changed != bare:
            yield changed
    respelt = _WORD.sub(lambda match: _respelt(match[0], language), bare)
    if respelt != bare:
        yield respelt


def _whole_end(match: re.Match[str]) -> str:
    """`2022-07-08/2022-07-09` of `2022-07-08/09`, as ISO 8601 shortens it."""
    start, _, end = match[0].partition("/")
    is_day = match["day"] and len(end) == len("09")
    return (
        f"{start}/{match['year']}-{match['month']}-{end}"
        if is_day
        else f"{start}/{match['year']}-{end}"
    )


def _respelt(word: str, language: str) -> str:
    """A word as the name of a month or weekday that it is another spelling of, or as it is."""
    folded = fold(word)
    patterns = patterns_of(language)
    if len(word) < _SHORTEST or folded in patterns.vocabulary:
        return word
    foreign = _foreign_month(folded)
    if foreign:
        return _shown_month(foreign, language)
    names = patterns.names
    known = [name for name in (*names.months, *names.weekdays) if len(name) >= _SHORTEST]
    close = get_close_matches(folded, known, 1, _LIKE)
    if not close:
        return word
    if close[0] in names.months:
        return _shown_month(names.months[close[0]], language)
    return close[0].capitalize() if family(language) == "en" else close[0]


def _foreign_month(folded: str) -> int:
    """The number of the month that has this name in a language with date words; 0 if none."""
    for code in known_languages():
        if date_words_of(code).language == code and folded in names_of(code).months:
            return names_of(code).months[folded]
    return 0


def _shown_month(number: int, language: str) -> str:
    """A month's name as its language writes it beside a day."""
    return str(names_of(language).shown_months[number])
