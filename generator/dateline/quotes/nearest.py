"""The source's text that comes closest to words that it does not contain.

Only for the hint of an error: nothing is ever accepted for being close.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher

from rapidfuzz import fuzz

from dateline.quotes.folding import bare_letters, is_word
from dateline.quotes.quotation import Part
from dateline.quotes.source.source_text import SourceText
from dateline.quotes.tokens import Tokens

_RAREST = 8  # words of the quotation that vote for a place
_MOST_PLACES = 200  # of each
_LONGEST = 120  # tokens that are compared
_LONGEST_TEXT = 2_000  # characters that are compared
_CANDIDATES = 5
_ALIKE_ENOUGH = 50  # of 100
_MARGIN = 6  # tokens on each side: a footnote's `[12]` is three, and places are in fours
_MOST_DIFFERENCES = 4
_FEWEST_LETTERS = 10


@dataclass(frozen=True, slots=True)
class Nearest:
    """`text` is the source's own; `differs` is written `- quotation + source`. `parted_otherwise`
    says that its letters are those of the quotation, in words that begin and end elsewhere.
    """

    text: str
    differs: str
    parted_otherwise: bool = False


def find_nearest(source: SourceText, part: Part) -> Nearest | None:
    """The run of the source's words that is most like a part; None if none is near."""
    wanted = list(part.folded[:_LONGEST])
    same = _find_same_letters(source, wanted)
    if same is not None:
        alike = [source.token(at) for at in range(*same)]
        counts = [sum(map(is_word, tokens)) for tokens in (wanted, alike)]
        differs = _differences(
            source, part, same[0], SequenceMatcher(None, wanted, alike, autojunk=False)
        )
        return Nearest(_slice(source, *same), differs, counts[0] != counts[1])
    text = " ".join(wanted)[:_LONGEST_TEXT]
    best: tuple[float, int, int] | None = None
    for guess in _guess_places(source, wanted):
        first = max(0, guess - _MARGIN - len(wanted) // 4)
        last = min(len(source), guess + len(wanted) + _MARGIN + len(wanted) // 4)
        there = " ".join(source.token(at) for at in range(first, last))
        score = fuzz.partial_ratio(text, there[: 2 * _LONGEST_TEXT])
        if score >= _ALIKE_ENOUGH and (best is None or score > best[0]):
            best = (score, first, last)
    return _compare(source, part, wanted, best[1], best[2]) if best else None


def _find_same_letters(source: SourceText, wanted: list[str]) -> tuple[int, int] | None:
    """The tokens that have the letters and digits of the quotation, in order, and no others: what a
    machine read as `Th e fi rst`, or a headline in capitals.
    """
    letters = "".join(map(bare_letters, wanted))
    if len(letters) < _FEWEST_LETTERS:
        return None
    whole, ends = source.bare_letters
    at = whole.find(letters)
    while at >= 0:
        first, last = bisect_right(ends, at), bisect_right(ends, at + len(letters) - 1)
        if at == (ends[first - 1] if first else 0) and ends[last] == at + len(letters):
            return first, last + 1
        at = whole.find(letters, at + 1)
    return None


def _guess_places(source: SourceText, wanted: list[str]) -> list[int]:
    """Where the quotation would have to start for its rarest words to fall in place."""
    known = [
        (len(source.places[number]), offset, number)
        for offset, token in enumerate(wanted)
        if (number := source.vocabulary.get(token)) is not None and is_word(token)
    ]
    votes: Counter[int] = Counter()
    for _, offset, number in sorted(known)[:_RAREST]:
        for place in source.places[number][:_MOST_PLACES]:
            guess = (place - offset) // 4 * 4
            votes[guess] += 2
            votes[guess - 4] += 1
            votes[guess + 4] += 1
    ordered = sorted(votes.items(), key=lambda vote: (-vote[1], vote[0]))
    return [guess for guess, _ in ordered[:_CANDIDATES]]


def _compare(
    source: SourceText, part: Part, wanted: list[str], first: int, last: int
) -> Nearest | None:
    there = [source.token(at) for at in range(first, last)]
    matcher = SequenceMatcher(None, wanted, there, autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    if not blocks:
        return None
    # The words before the first and after the last match that the quotation has too.
    start = max(0, blocks[0].b - blocks[0].a)
    stop = min(len(there), blocks[-1].b + len(wanted) - blocks[-1].a)
    matcher.set_seq2(there[start:stop])
    differs = _differences(source, part, first + start, matcher)
    return Nearest(_slice(source, first + start, first + stop), differs)


def _differences(source: SourceText, part: Part, first: int, matcher: SequenceMatcher[str]) -> str:
    """What differs between a part and the source's tokens from `first` on."""
    differences = [
        _tell(part.tokens, source, part.first, first, step)
        for step in matcher.get_opcodes()
        if step[0] != "equal"
    ]
    told = "; ".join(differences[:_MOST_DIFFERENCES])
    return f"{told}; …" if len(differences) > _MOST_DIFFERENCES else told


def _tell(
    quotation: Tokens,
    source: Tokens,
    quotation_first: int,
    source_first: int,
    step: tuple[str, int, int, int, int],
) -> str:
    _, quoted_from, quoted_to, from_, to = step
    quoted = _slice(quotation, quotation_first + quoted_from, quotation_first + quoted_to)
    there = _slice(source, source_first + from_, source_first + to)
    return " ".join(
        piece for piece in (f"- {quoted}" if quoted else "", f"+ {there}" if there else "") if piece
    )


def _slice(tokens: Tokens, first: int, last: int) -> str:
    """The text of some tokens, on one line."""
    if first >= last:
        return ""
    return " ".join(tokens.text[tokens.starts[first] : tokens.ends[last - 1]].split())
