"""The kinds of altered, cut and retyped quotations of the bank.

A kind makes words of a quotation, as a careless or a dishonest hand might. Its group says what is
right: `changed` words are to be refused, `brackets` too until somebody accepts them, `hidden` words
and other `questions` are never to be taken as they are, `cut` ones are to be warned of at least,
and `retyped` ones to be found.
"""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

Words = list[str]
Change = Callable[[Words, random.Random, Words], Words | None]
"""Given a quotation's words, chance, and all words of the text: the changed ones, or None."""


def _middle(words: Words, chance: random.Random) -> int:
    return chance.randrange(1, len(words) - 1)


def _bare(word: str) -> str:
    return word.strip(".,;:!?()«»“”„‘’\"'")


def _at(words: Words, test: Callable[[str], object], chance: random.Random) -> int:
    """The number of an inner word that passes a test; -1 if none does."""
    fit = [n for n in range(1, len(words) - 1) if test(words[n])]
    return chance.choice(fit) if fit else -1


def _put(words: Words, at: int, *new: str) -> Words | None:
    return None if at < 0 else [*words[:at], *new, *words[at + 1 :]]


def _each(change: Callable[[str], str], test: Callable[[str], object]) -> Change:
    """Change one inner word that passes a test."""

    def changed(words: Words, chance: random.Random, _: Words) -> Words | None:
        at = _at(words, test, chance)
        return _put(words, at, change(words[at])) if at >= 0 else None

    return changed


def _is_long(word: str) -> bool:
    return len(_bare(word)) > 5 and _bare(word).isalpha()


def _is_number(word: str) -> bool:
    return _bare(word).isdigit()


def _drop(test: Callable[[str], object]) -> Change:
    def dropped(words: Words, chance: random.Random, _: Words) -> Words | None:
        return _put(words, _at(words, test, chance))

    return dropped


def _swap(words: Words, chance: random.Random, _: Words) -> Words | None:
    at = chance.randrange(len(words) - 1)
    return [*words[:at], words[at + 1], words[at], *words[at + 2 :]]


def _swap_far(words: Words, _chance: random.Random, _: Words) -> Words | None:
    return [words[0], words[-2], *words[2:-2], words[1], words[-1]] if len(words) > 5 else None


def _halves(words: Words, _chance: random.Random, _: Words) -> Words | None:
    half = len(words) // 2
    return [*words[half:], *words[:half]]


def _insert(words: Words, chance: random.Random, every: Words) -> Words | None:
    at = _middle(words, chance)
    return [*words[:at], _bare(chance.choice(every)) or "we", *words[at:]]


def _replace(words: Words, chance: random.Random, every: Words) -> Words | None:
    return _put(words, _at(words, _is_long, chance), _bare(chance.choice(every)) or "we")


def _again(words: Words, chance: random.Random, _: Words) -> Words | None:
    at = _middle(words, chance)
    return [*words[: at + 1], _bare(words[at]) or words[at], *words[at + 1 :]]


def _last_replaced(words: Words, chance: random.Random, every: Words) -> Words | None:
    return [*words[:-1], _bare(chance.choice(every))]


def _first_replaced(words: Words, chance: random.Random, every: Words) -> Words | None:
    return [_bare(chance.choice(every)), *words[1:]]


def _tail(words: Words, chance: random.Random, every: Words) -> Words | None:
    start = chance.randrange(len(every) - 4)
    return [*words[:-2], *every[start : start + 4]]


def _joined(words: Words, chance: random.Random, _: Words) -> Words | None:
    at = _at(words, str.isalpha, chance)
    if at < 0 or not words[at + 1][:1].isalpha():  # spaces beside a bracket are typography
        return None
    return [*words[:at], words[at] + words[at + 1], *words[at + 2 :]]


def _char(change: Callable[[str, int], str]) -> Callable[[str], str]:
    return lambda word: change(word, len(word) // 2)


def _other_letter(word: str, at: int) -> str:
    return word[:at] + ("e" if word[at] != "e" else "a") + word[at + 1 :]


_ALIKE: Final = str.maketrans("aeocpxyAEOCPXаеосрху", "аеосрхуАЕОСРХaeocpxy")
_ACCENTED: Final = re.compile("[\u0300-\u036f]")


def _without_accents(word: str) -> str:
    return _ACCENTED.sub("", unicodedata.normalize("NFD", word))


def _has_accents(word: str) -> bool:
    return _without_accents(word) != word and "й" not in word


def _digit(word: str) -> str:
    return re.sub(r"\d", lambda m: str((int(m[0]) + 1) % 10), word, count=1)


_SEPARATED: Final = re.compile(r"(?<=\d)[.,\u00a0 ](?=\d)")


def _sign(pattern: str, new: str) -> Change:
    """Change a sign inside the quotation, not at its end."""

    def changed(words: Words, chance: random.Random, _: Words) -> Words | None:
        at = _at(words, lambda word: re.search(pattern, word), chance)
        return _put(words, at, re.sub(pattern, new, words[at], count=1)) if at >= 0 else None

    return changed


def _part(side: str) -> Change:
    def cut(words: Words, _chance: random.Random, _: Words) -> Words | None:
        if side == "start":
            return [words[0][2:], *words[1:]] if len(_bare(words[0])) > 4 else None
        last = _bare(words[-1])
        return [*words[:-1], last[:-2]] if len(last) > 4 and last.isalpha() else None

    return cut


def _within_number(words: Words, _chance: random.Random, _: Words) -> Words | None:
    at = next((n for n, word in enumerate(words) if re.search(r"\d[.,:–-]\d", word)), -1)
    return [re.split(r"(?<=\d)[.,:–-](?=\d)", words[at])[1], *words[at + 1 :]] if at >= 0 else None


CHANGED: Final[dict[str, Change]] = {
    "a word left out": _drop(lambda _: True),
    "a long word left out": _drop(_is_long),
    "a short word left out": _drop(lambda word: len(word) < 4 and word.isalpha()),
    "a number left out": _drop(_is_number),
    "a word put in": _insert,
    "a word said twice": _again,
    "a word replaced": _replace,
    "the last word replaced": _last_replaced,
    "the first word replaced": _first_replaced,
    "an invented end": _tail,
    "two neighbours swapped": _swap,
    "two distant words swapped": _swap_far,
    "the halves swapped": _halves,
    "two words joined": _joined,
    "a word cut in two": _each(_char(lambda w, n: f"{w[:n]} {w[n:]}"), _is_long),
    "a hyphen put into a word": _each(_char(lambda w, n: f"{w[:n]}-{w[n:]}"), _is_long),
    "a letter changed": _each(_char(_other_letter), _is_long),
    "a letter left out": _each(_char(lambda w, n: w[:n] + w[n + 1 :]), _is_long),
    "a letter doubled": _each(_char(lambda w, n: w[:n] + w[n] + w[n:]), _is_long),
    "two letters swapped": _each(
        _char(lambda w, n: w[:n] + w[n + 1] + w[n] + w[n + 2 :]),
        lambda w: _is_long(w) and w[len(w) // 2] != w[len(w) // 2 + 1],
    ),
    "an ending added": _each(lambda w: w + "s", str.isalpha),
    "a letter that looks alike": _each(
        lambda w: w[0] + w[1:].translate(_ALIKE), lambda w: w[1:] != w[1:].translate(_ALIKE)
    ),
    "accents left out": _each(_without_accents, _has_accents),
    # On a Russian vowel it may be the stress that a textbook writes.
    "an accent put in": _each(
        lambda w: w[:1] + "\u0301" + w[1:], lambda w: w.isalpha() and w[0] not in "аеёиоуыэюя"
    ),
    "a capital letter": _each(str.capitalize, lambda w: w.islower() and len(w) > 1),
    "a word in capitals": _each(str.upper, lambda w: w.islower() and len(w) > 2),
    "a digit changed": _each(_digit, lambda w: re.search(r"\d", w)),
    "a digit left out": _each(
        lambda w: re.sub(r"\d", "", w, count=1), lambda w: re.search(r"\d\d", w)
    ),
    "a nought added": _each(
        lambda w: re.sub(r"(\d+)(?!.*\d)", r"\g<1>0", w), lambda w: re.search(r"\d", w)
    ),
    "digits swapped": _each(
        lambda w: re.sub(r"(\d)(\d)", r"\2\1", w, count=1),
        lambda w: (m := re.search(r"(\d)(\d)", w)) and m[1] != m[2],
    ),
    "a number's separator changed": _each(
        lambda w: _SEPARATED.sub(lambda m: "," if m[0] == "." else ".", w), _SEPARATED.search
    ),
    "a number's separator left out": _each(lambda w: _SEPARATED.sub("", w), _SEPARATED.search),
    "a minus put before a number": _each(lambda w: "-" + w, _is_number),
    "a range cut to its end": _each(lambda w: w.split("–")[-1], lambda w: re.search(r"\d–\d", w)),
    "a range made a number": _each(lambda w: w.replace("–", ""), lambda w: re.search(r"\d–\d", w)),
    "a comma left out": _sign(r",$", ""),
    "a comma put in": _sign(r"(?<=[^\W\d])$", ","),
    "a comma made a stop": _sign(r",$", "."),
    "a stop left out": _sign(r"\.$", ""),
    "a stop made a question": _sign(r"\.$", "?"),
    "a semicolon made a comma": _sign(r";$", ","),
    "a bracket left out": _sign(r"\(|\)", ""),
    "quotation marks put in": _each(lambda w: f"“{w}”", str.isalpha),
    "a word's start cut off": _part("start"),
    "a word's end cut off": _part("end"),
    "a number's start cut off": _within_number,
}
"""Changes that the quotation does not show."""


def _in_all(old: str, new: str) -> Callable[[str], str]:
    return lambda words: words.replace(old, new)


def _with(pattern: str, new: str) -> Callable[[str], str]:
    return lambda words: re.sub(pattern, new, words)


RETYPED: Final[dict[str, Callable[[str], str]]] = {
    "as it is": lambda words: words,
    "straight quotation marks": _with("[“”„«»‘‚‹›]", '"'),
    "curly apostrophes": _in_all("'", "’"),
    "acute accents for apostrophes": _in_all("'", "´"),
    "hyphens for dashes": _in_all("–", "-"),
    "long dashes": _in_all("–", "—"),
    "other hyphens": _in_all("-", "\u2011"),
    "no-break spaces": _in_all(" ", "\u00a0"),
    "thin spaces": _in_all(" ", "\u202f"),
    "spaces doubled": _in_all(" ", "  "),
    "broken in lines": _with(r"((?:\S+ ){3}\S+) ", r"\1\n"),
    "tabs": _in_all(" ", "\t"),
    "a stop at the end": lambda words: words.rstrip(".,") + ".",
    "a comma at the end": lambda words: words.rstrip(".,") + ",",
    "no stop at the end": lambda words: words.rstrip(".,"),
    "soft hyphens": _with(r"(?<=[^\W\d_]{3})(?=[^\W\d_]{3})", "\u00ad"),
    "zero-width spaces": _with(r"(?<=[^\W\d_]{3})(?=[^\W\d_]{3})", "\u200b"),
    "letters and marks apart (NFD)": lambda words: unicodedata.normalize("NFD", words),
    "ligatures": lambda words: words.replace("fi", "ﬁ").replace("fl", "ﬂ"),
    "a first letter in brackets": lambda words: (
        f"[{words[0].swapcase()}]{words[1:]}"
        if words[0].isalpha() and words[1:2].isalpha()
        else words
    ),
    "full-width digits": lambda words: words.translate(
        {code: code + 0xFEE0 for code in range(0x30, 0x3A)}
    ),
}
"""Ways to type the same words."""


def _wrapped(text: str, width: int, end: str = "\n") -> str:
    lines = []
    for paragraph in text.split("\n\n"):
        line = ""
        for word in paragraph.split(" "):
            if len(line) + len(word) > width:
                lines.append(line.rstrip())
                line = ""
            line += word + " "
        lines += [line.rstrip(), ""]
    return end.join(lines)


def _hyphenated(text: str, sign: str = "-") -> str:
    """Long words of a text cut at line ends, one in four."""
    number = 0

    def cut(found: re.Match[str]) -> str:
        nonlocal number
        number += 1
        return f"{found[1]}{sign}\n{found[2]}" if number % 4 == 0 else found[0]

    return re.sub(r"\b([^\W\d_]{3,6})([^\W\d_]{4,})\b", cut, text)


COPIED: Final[dict[str, Callable[[str], str]]] = {
    "a copy in lines of 60": lambda text: _wrapped(text, 60),
    "a copy with Windows line ends": lambda text: _wrapped(text, 72, "\r\n"),
    "a copy with indented paragraphs": lambda text: text.replace("\n\n", "\n   "),
    "a copy with words cut at line ends": _hyphenated,
    "a copy with soft hyphens at line ends": lambda text: _hyphenated(text, "\u00ad"),
    "a copy with straight marks": _with("[“”„«»]", '"'),
    "a copy with other marks": lambda text: re.sub("[“„«]", "»", re.sub("[”»]", "«", text)),
    "a copy with no-break spaces": _in_all(" ", "\u00a0"),
    "a copy with soft hyphens": _with(r"(?<=[^\W\d_]{3})(?=[^\W\d_]{3})", "\u00ad"),
    "a copy with zero-width spaces": _with(r"(?<=[^\W\d_]{3})(?=[^\W\d_]{3})", "\u200b"),
    "a copy with letters and marks apart": lambda text: unicodedata.normalize("NFD", text),
    "a copy with long dashes": _in_all("–", "—"),
    "a copy with a byte order mark": lambda text: "\ufeff" + text,
    "a copy with variation selectors": _in_all(" ", "\ufe0e "),
}
"""Ways in which a copy of the source differs from what was printed."""


@dataclass(frozen=True)
class Excerpt:
    """What is quoted, where a bar was in the bank's sentence, and the whole."""

    words: str
    whole: str


def excerpts(sentence: str) -> Excerpt:
    """The words after the bar, or between two bars."""
    pieces = sentence.split("|")
    return Excerpt(pieces[1].strip(" ,."), "".join(pieces))


def runs(quotation: str) -> Iterator[str]:
    """A quotation, and runs of its words that cut no number."""
    yield quotation
    words = quotation.split(" ")
    for first in range(len(words) - 5):
        for length in (5, 8):
            last = first + length
            edges = (words[first - 1 : first + 1] if first else []) + words[last - 1 : last + 1]
            if last < len(words) and not any(re.search(r"\d", word) for word in edges):
                yield " ".join(words[first:last]).rstrip(";:,.")
