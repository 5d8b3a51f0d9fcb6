"""The letters, one to three, that each side goes by where there is no room for its name; those of
a part of a name are followed by a plus sign.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final

_SHORT: Final = 3
"""A first word that several names share says nothing if it is so short: The, Los, Die."""

_ARABIC_THE: Final = "ال"

_FEWEST: Final = 2
_MOST: Final = 3
"""So many capitals are what a reader knows a name by: US, EU, UAE. More have no room."""

AND_MORE: Final = "+"
"""Those who wear the letters US need not be of the United States, but of the side "United States
and allies".
"""

# Matches a word: `States` in "United States", `Pro` and `Russian` in "Pro-Russian".
_WORD: Final = re.compile(r"[^\W_]+")


def initials_of(names: Mapping[str, str], articles: Collection[str] = ()) -> Mapping[str, str]:
    """The letters of each side, by its id; no two have the same. `names` go by ids, too.

    Of a name of several words that begin with a capital, these capitals (US, UK), with a plus sign
    where it goes on in small words; else the first
    letter of the name or its first three where these tell it from the others (two would be another
    country's: Uk), else the first letters of its words; where nothing does, the side's number.
    `articles` of the names' language do not count.

    >>> initials_of({"a": "The state", "b": "The families", "c": "Russia", "d": "Romania"})
    {'a': 'S', 'b': 'F', 'c': 'Rus', 'd': 'Rom'}
    >>> initials_of({"a": "The United States and allies", "b": "Russia"}, ["the"])
    {'a': 'US+', 'b': 'R'}
    """
    names = {id_: _without_article(name.strip(), articles) for id_, name in names.items()}
    first_words = Counter(word for name in names.values() for word in _words(name)[:1])
    telling = {id_: _telling(_words(name), first_words) for id_, name in names.items()}
    capitals = {id_: _capitals(words) for id_, words in telling.items()}
    shared = Counter(letters for letters in capitals.values() if letters)
    begun = Counter(name[:n].casefold() for name in names.values() for n in (1, _MOST))
    found: dict[str, str] = {}
    taken = {letters for letters, number in shared.items() if number == 1}
    for number, (id_, name) in enumerate(names.items(), 1):
        if capitals[id_] in taken:
            found[id_] = capitals[id_]
            continue
        free = (
            letters
            for letters in _candidates(name, telling[id_])
            if letters not in taken
            and begun[letters.casefold()] <= (name[: len(letters)].casefold() == letters.casefold())
        )
        found[id_] = next(free, str(number))
        taken.add(found[id_])
    return found


def _without_article(name: str, articles: Collection[str]) -> str:
    first, _, rest = name.partition(" ")
    name = rest if rest and first.casefold() in articles else name
    return name.removeprefix(_ARABIC_THE) or name


def _words(name: str) -> list[str]:
    return _WORD.findall(name)


def _telling(words: Sequence[str], first_words: Mapping[str, int]) -> Sequence[str]:
    """A name's words without a short one that others begin with, too."""
    if len(words) > 1 and first_words[words[0]] > 1 and len(words[0]) <= _SHORT:
        return words[1:]
    return words


def _capitals(words: Sequence[str]) -> str:
    """The capitals by which readers know a name, and whether it goes on in small words; empty if
    they are too few, or too many.

    >>> _capitals(["US", "and", "allies"]), _capitals(["Russia"])
    ('US+', '')
    """
    capitals = "".join(
        word if word.isupper() and len(word) <= _MOST else word[0]
        for word in words
        if word[0].isupper()
    )
    if not _FEWEST <= len(capitals) <= _MOST:
        return ""
    return capitals + AND_MORE if words[-1][0].islower() else capitals


def _candidates(name: str, words: Sequence[str]) -> Iterator[str]:
    """Letters for a name of these telling words, the best first."""
    yield from (name[:1].upper(), name[:1].upper() + name[1:_MOST])
    if not words:
        return
    words = [word.removeprefix(_ARABIC_THE) or word for word in words]
    if len(words) > 1:
        yield words[0][:1].upper() + words[1][:1].upper()
    first = words[0][:1].upper()
    yield from (first, first + words[0][1:_MOST])
