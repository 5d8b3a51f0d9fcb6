"""Time the checking of quotations: many in a long text, and single ones in hostile texts.

    python bench/quotes.py [COUNT]

Prints processor seconds, which do not count what else the machine is doing. A hostile
text is a million characters made to be slow; its preparation is done once for a text.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from time import process_time
from typing import Final

from dateline.quotes import Match, SourceText, find_words

COUNT: Final = 1_000
SIZE: Final = 1_000_000  # characters
_SEED: Final = 8
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"
_PHRASE: Final = "we did not abandon contact with the other side that day and "

# Repeated to the size of a text.
HOSTILE: Final = {
    "one letter": "a",
    "one word": "a ",
    "hyphens": "a-",
    "hyphens at line ends": "a-\nb ",
    "words of many lines": "a-\n",
    "soft hyphens at line ends": "a\u00ad\n",
    "ellipses": "… ",
    "dots": ".",
    "quotation marks": '"',
    "words in quotation marks": '"a" ',
    "marks never closed": "“a ",
    "negations": "not ",
    "numbers": "100 ",
    "spaces": " ",
    "lines": "\n ",
    "combining marks": "\u0301",
    "a word of combining marks": "a\u0301\u0327",
    "disordered combining marks": "\u0301\u0327a\u0327\u0301",
    "ligatures": "ﷺ",
    "brackets": "[",
    "insertions": "[a] ",
    "speakers": "ANA BELOV: a b c\n",
    "a phrase that nearly matches": _PHRASE,
}


def make_words(chance: random.Random) -> Iterator[str]:
    """Words without end, one in ten with a sign."""
    known = ["".join(chance.choices(_LETTERS, k=chance.randint(2, 9))) for _ in range(5_000)]
    while True:
        yield chance.choice(known) + chance.choice(["", "", "", "", "", "", "", "", "", ","])


def make_text(chance: random.Random) -> str:
    """A text of sentences and paragraphs, with line breaks and words broken at them."""
    words, found, size = make_words(chance), [], 0
    while size < SIZE:
        word = next(words) + chance.choices([" ", "\n", ". ", "-\n", ".\n\n"], [80, 8, 6, 2, 4])[0]
        found.append(word)
        size += len(word)
    return "".join(found)


def make_quotations(text: str, count: int, chance: random.Random) -> Iterator[tuple[str, str]]:
    """Quotations of ten to forty words, each with what is done to it."""
    kinds = ("word for word", "folded", "shortened", "altered")
    for number in range(count):
        start = text.index(" ", chance.randrange(SIZE // 2)) + 1
        words = text[start : start + 400].split(" ")[: chance.randint(10, 40)]
        middle = len(words) // 2
        kind = kinds[number % len(kinds)]
        if kind == "folded":
            words = " ".join(words).split()
        elif kind == "shortened":
            words[middle : middle + 2] = ["…"]
        elif kind == "altered":
            words[middle] = "unheard"
        yield kind, " ".join(words)


def make_hostile_quotations(text: str) -> Iterator[str]:
    """True and false, short and long, plain and shortened ones."""
    words = [word[:10_000] for word in text.split()[:10_000]] or ["a"]
    yield from (words[0], " ".join(words[:20]), " ".join(words)[:100_000], text[:60_000])
    yield " ".join([*words[:12], "unheard", *words[13:20]])
    yield " ".join([*words[:-1], "unheard"])[-100_000:]
    yield " … ".join(" ".join(words[at : at + 10]) for at in range(0, 1_020, 20))
    yield " … ".join(words[:1] * 29)
    yield " … ".join([*words[:1] * 28, "unheard"])
    yield "we did not abandon any contact with the other side that day"
    yield from ("a " * 10_000, "(a " * 20_000, "[a] " * 20_000, "a-" * 30_000)


def time_many(count: int) -> None:
    """Search many quotations in one text."""
    chance = random.Random(_SEED)
    text = make_text(chance)
    quotations = list(make_quotations(text, count, chance))
    start = process_time()
    source = SourceText.of(text)
    prepared = process_time() - start
    found = sum(isinstance(find_words(words, source), Match) for _, words in quotations)
    print(
        f"{count:,} quotations in {len(text):,} characters: {process_time() - start:.1f} s of "
        f"processor time, {prepared:.1f} s of it for the text; {found:,} found"
    )


def time_hostile(name: str, repeated: str) -> float:
    """The slowest quotation of a text, in seconds."""
    text = (repeated * (SIZE // len(repeated) + 1))[:SIZE]
    start = process_time()
    source = SourceText.of(text)
    find_words("we did not … with the other side", source)  # what is worked out once, and kept
    find_words(text[:200], source)
    prepared = process_time() - start
    slowest = 0.0
    for words in make_hostile_quotations(text):
        for _ in range(2):
            start = process_time()
            find_words(words, source)
            slowest = max(slowest, process_time() - start)
    print(f"{name:30} {slowest:5.2f} s for the slowest quotation, {prepared:5.2f} s for the text")
    return slowest


def main() -> None:
    """Search them all, and say how long it took."""
    time_many(int(sys.argv[1]) if len(sys.argv) > 1 else COUNT)
    slowest = max(time_hostile(name, repeated) for name, repeated in HOSTILE.items())
    print(f"At worst {slowest:.2f} s for a quotation")


if __name__ == "__main__":
    main()
