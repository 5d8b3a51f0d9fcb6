"""English words on pages of a language that has no words of its own.

Set among Arabic or Hebrew they would be read in the wrong order, and take commas and brackets of
the text around them along. So they are in an element that says what language they are in, and
what is between them, of the page's own language, in one of its own.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from dateline.languages.date_words import HOLE, PHRASES, date_words_of
from dateline.languages.files import FALLBACK, family

ENGLISH: Final = {"lang": "en", "dir": "ltr"}
"""The attributes of a `<bdi>` around English words."""

# Matches `, day not known`, as the words and what is around them.
_AROUND: Final = re.compile(r"([\s,;:()–-]*)(.*?)([\s,;:()–-]*)", re.DOTALL)


def borrows_date_words(language: str) -> bool:
    """Whether a language has no words for dates, so that English ones are used."""
    return date_words_of(language).language != family(language)


def own_runs(text: str) -> list[tuple[str, bool]] | None:
    """A date's text in runs, each with whether it is of the page's own language and needs an
    element of its own. None where no word of the text is English.
    """
    parts = _english_words().split(text)
    if len(parts) == 1:
        return None
    runs: list[tuple[str, bool]] = []
    for place, part in enumerate(parts):
        if place % 2:
            runs.append((part, False))
            continue
        match = _AROUND.fullmatch(part)
        before, own, after = match.groups() if match else ("", part, "")
        runs += [(before, False), (own, not own.isascii()), (after, False)]
    return [run for run in runs if run[0]]


@lru_cache(maxsize=1)
def _english_words() -> re.Pattern[str]:
    """A word of the phrases that dates are shown with in English, or a number with its ending."""
    words = date_words_of(FALLBACK)
    phrases = (*map(words.phrase, PHRASES), *words.parts_of_day.values())
    shown = [phrase.shown.replace(HOLE, " ") for phrase in phrases]
    every = {word for text in (*shown, *(names[0] for names in words.seasons))
             for word in re.findall(r"[A-Za-z]{2,}", text)} - {"BC"}  # fmt: skip
    return re.compile(rf"(\b(?:{'|'.join(sorted(every))})\b|\b[0-9]+(?:s|st|nd|rd|th)\b)")
