"""A source's text, prepared once for many searches."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise

from dateline.languages import family, known_languages, links_for
from dateline.quotes.clause_phrases import Clauses, clauses_in
from dateline.quotes.folding import CRIES, DASH, bare_letters, is_word
from dateline.quotes.source.labels import Labels, find_labels
from dateline.quotes.source.line_breaks import Joined, join_words
from dateline.quotes.source.speech import Passage, Passages, find_passages
from dateline.quotes.tokens import Tokens
from dateline.quotes.turning_words import Phrase, Turn, Turning, languages_of, turning_for

_LONGEST_PHRASE = 6  # tokens
_QUESTIONS = 2
_FEW = 50  # so many kinds of tokens are replaced faster one by one, each in a short text
_MARKER = re.compile(
    r"(?:(?<=\S)|(?<=[.,;:)\"”] ))\[\d{1,4}(?:[-–, ]{1,2}\d{1,4}){0,9}\]"
    r"|\[[^\[\]\n\d]{0,40}\d?\d:\d\d(?::\d\d)?\]"
)


# Without slots, since these parts are worked out when first asked for.
@dataclass(frozen=True, eq=False, repr=False)
class SourceText(Tokens):
    """The tokens of a source's text, and what a search asks about them."""

    @cached_property
    def bare_letters(self) -> tuple[str, tuple[int, ...]]:
        """The letters and digits of all tokens run together, and where each token's end."""
        there = [bare_letters(self.token(at)) for at in range(len(self))]
        return "".join(there), tuple(accumulate(map(len, there)))

    @cached_property
    def quoted(self) -> Passages:
        """The quoted passages, and those within them."""
        return find_passages(self)

    @property
    def passages(self) -> tuple[Passage, ...]:
        """The quoted passages, in order; they do not overlap."""
        return self.quoted.outer

    @cached_property
    def talk(self) -> Labels:
        """The speakers' names at the heads of a transcript's paragraphs."""
        return find_labels(self)

    @cached_property
    def looks_like_talk(self) -> bool:
        """Whether several paragraphs are questions, as in an interview."""
        finals = (self.paragraphs[number + 1] - 1 for number in range(len(self.paragraphs) - 1))
        ends = [*finals, len(self) - 1]
        return sum(self.is_cry(at) and self.token(at) != "!" for at in ends) >= _QUESTIONS

    @cached_property
    def passage_starts(self) -> tuple[int, ...]:
        """The first token of each quoted passage."""
        return tuple(passage.first for passage in self.passages)

    @cached_property
    def passage_ends(self) -> tuple[int, ...]:
        """The token after each quoted passage."""
        return tuple(passage.last for passage in self.passages)

    def passage_of(self, first: int, last: int) -> Passage | None:
        """The quoted passage that contains all tokens from `first` up to `last`, if one does."""
        at = bisect_right(self.passage_starts, first) - 1
        return self.passages[at] if at >= 0 and last <= self.passages[at].last else None

    def inner_of(self, first: int, last: int) -> Passage | None:
        """The quotation within a quotation that contains all of some tokens, if one does."""
        inner = self.quoted.inner
        at = bisect_right(inner, first, key=lambda passage: passage.first) - 1
        return inner[at] if at >= 0 and last <= inner[at].last else None

    def opens_passage(self, index: int) -> bool:
        """Whether a quoted passage starts with a token."""
        at = bisect_left(self.passage_starts, index)
        return self.passage_starts[at : at + 1] == (index,)

    def closes_passage(self, index: int) -> bool:
        """Whether a token is the mark (or the first token) after a quoted passage."""
        at = bisect_left(self.passage_ends, index)
        return self.passage_ends[at : at + 1] == (index,)

    def is_cry(self, index: int) -> bool:
        """Whether a token ends a question or a cry."""
        sign = self.token(index)
        is_greek = "\u0370" <= self.token(index - 1)[-1:] <= "\u03ff"
        return sign in CRIES or (sign == ";" and is_greek)

    def find_alike(self, first: int, last: int, start: int) -> int:
        """The first place, from a token `start` on, of the tokens from `first` up to
        `last`, without regard to letter case (as browsers search).
        """
        return self._lowered.find(self._lowered[first:last], start)

    @cached_property
    def _lowered(self) -> str:
        codes, lowered = self.codes, self._lowered_numbers
        first = ((number, lowered[token.casefold()]) for number, token in enumerate(self.folded))
        other = {number: known for number, known in first if known != number}
        if len(other) > _FEW:
            return codes.translate(other)
        for number, known in other.items():
            codes = codes.replace(chr(number), chr(known))
        return codes

    @cached_property
    def _lowered_numbers(self) -> Mapping[str, int]:
        """By each token in small letters, the number of the first that is it in any letters."""
        lowered: dict[str, int] = {}
        for number, token in enumerate(self.folded):
            lowered.setdefault(token.casefold(), number)
        return lowered

    @cached_property
    def turning(self) -> Turning:
        """The turning words, as they are read in a text of this one's languages."""
        return turning_for(self.languages)

    @cached_property
    def languages(self) -> frozenset[str]:
        """The languages that its commonest words are of, as far as these show them."""
        counts = Counter(self.codes)
        words: dict[str, int] = {}
        for number, token in enumerate(self.folded):
            if is_word(token):
                word = token.casefold()
                words[word] = words.get(word, 0) + counts[chr(number)]
        return languages_of(words)

    def is_link(self, token: str, language: str) -> bool:
        """Whether a word that waits for its second part goes on after a token: `short- and
        long-term`. The language is the text's, or empty where nobody says it.
        """
        languages = frozenset([family(language)]) if language else self.languages
        return token.casefold() in links_for(languages)

    def may_link(self, token: str) -> bool:
        """The same where nobody says the language: if nothing shows it, in any language."""
        return token.casefold() in links_for(self.languages or frozenset(known_languages()))

    @cached_property
    def _kinds(self) -> tuple[Turn | None, ...]:
        """For the number of each token, whether it is a turning word."""
        return tuple(map(self.turning.find, self.folded))

    def turn_of(self, index: int) -> Turn | None:
        """Whether a token, if there is one, is a turning word by itself."""
        return self._kinds[ord(self.codes[index])] if 0 <= index < len(self.codes) else None

    def turn_at(self, index: int) -> Turn | None:
        """Whether a token is a turning word or the last of a turning phrase: the gravest kind."""
        bound = Turn.LIMIT if index in self.bound_ends else None
        turns = (self.turn_of(index), self.phrase_ends.get(index), bound)
        return min(filter(None, turns), key=list(Turn).index, default=None)

    def tells_at(self, index: int) -> bool:
        """Whether a token is a word of saying."""
        word = self.token(index).casefold()
        return any(word in clauses.words.reports for clauses in self.clauses)

    @cached_property
    def turns(self) -> Mapping[Turn, tuple[int, ...]]:
        """Where the negations, the numbers and the other turning words are, in order."""
        found: dict[Turn, set[int]] = {turn: set() for turn in Turn}
        kinds = self._kinds
        for index, code in enumerate(self.codes):
            kind = kinds[ord(code)]
            if kind is not None:
                found[kind].add(index)
        for needle, turn in self._phrases:
            found[turn].update(self._find_phrase(needle))
        for first, last, turn in self._broken_turns():
            found[turn].update((first, last))
        found[Turn.LIMIT].update(self.bound_ends)
        for first, last in self._markers():
            found[Turn.NUMBER].difference_update(range(first, last))
        return {turn: tuple(sorted(places)) for turn, places in found.items()}

    def _markers(self) -> Iterator[tuple[int, int]]:
        """What an editor put into the text and nobody said: `al. [13]`, `[crosstalk 00:12:05]`."""
        for marker in _MARKER.finditer(self.text):
            yield self.tokens_between(*marker.span())

    @cached_property
    def phrase_ends(self) -> Mapping[int, Turn]:
        """By the last token of each turning phrase of several tokens, its kind (the gravest)."""
        order = list(Turn)
        found: dict[int, Turn] = {}
        for needle, turn in self._phrases:
            for at in self._find_phrase(needle):
                last = at + len(needle) - 1
                found[last] = min(turn, found.get(last, turn), key=order.index)
        return found

    @cached_property
    def bound_ends(self) -> frozenset[int]:
        """The last tokens of the words that say how far the number after them is so."""
        found = set()
        for needle, _ in self._encode_lowered(self.turning.bounds):
            for at in self._find_phrase(needle):
                last = at + len(needle) - 1
                if self.turn_of(last + 1) is Turn.NUMBER:
                    found.add(last)
        return frozenset(found)

    @cached_property
    def clauses(self) -> tuple[Clauses, ...]:
        """The words of clauses of its languages."""
        return clauses_in(self.languages)

    def has_phrase_at(self, last: int, phrases: frozenset[Phrase]) -> Phrase:
        """The longest of some phrases whose last token is at a place; empty if none is."""
        if not phrases:
            return ()
        backs = range(_LONGEST_PHRASE - 1, -1, -1)
        tokens = tuple([self.token(last - back).casefold() for back in backs])
        starts = (tokens[start:] for start in range(_LONGEST_PHRASE))
        return next((phrase for phrase in starts if phrase in phrases), ())

    def _encode_lowered(self, phrases: Iterable[Phrase]) -> Iterator[tuple[str, Phrase]]:
        """The phrases whose tokens the text has: as `_lowered` writes them, and as given."""
        numbers = self._lowered_numbers
        for phrase in phrases:
            if phrase[0] in numbers and all(token in numbers for token in phrase):
                yield "".join([chr(numbers[token]) for token in phrase]), phrase

    @cached_property
    def _phrases(self) -> tuple[tuple[str, Turn], ...]:
        """The turning phrases whose tokens the text has, as `_lowered` writes them."""
        turns = dict(self.turning.phrases)
        return tuple((needle, turns[phrase]) for needle, phrase in self._encode_lowered(turns))

    def _find_phrase(self, needle: str) -> Iterator[int]:
        """Where a row of tokens starts, given as `_lowered` writes them."""
        at = self._lowered.find(needle)
        while at >= 0:
            yield at
            at = self._lowered.find(needle, at + 1)

    def _broken_turns(self) -> Iterator[tuple[int, int, Turn]]:
        """Turning words that a line's end cuts in two: first and last token, and the kind."""
        if self.joined is None:
            return
        for first, last in pairwise(self.joined.starts):
            if last - first > 1:
                turn = self.turning.find(
                    "".join(map(self.token, range(first, last))).replace(DASH, "")
                )
                if turn is not None:
                    yield first, last - 1, turn

    def starts_phrase_after(self, index: int) -> bool:
        """Whether a negation that may follow its words starts with a token."""
        if self.turning.may_follow(self.token(index)):
            return True
        tokens = [self.token(index + more).casefold() for more in range(_LONGEST_PHRASE)]
        return any(tuple(tokens[: len(p)]) == p for p in self.turning.after_phrases)

    @cached_property
    def places(self) -> Mapping[int, tuple[int, ...]]:
        """Where each token is, by its number in `vocabulary`."""
        found: dict[int, list[int]] = {}
        for index, code in enumerate(self.codes):
            found.setdefault(ord(code), []).append(index)
        return {number: tuple(indexes) for number, indexes in found.items()}

    @cached_property
    def joined(self) -> Joined | None:
        """The text with hyphenated words joined, and without marks that open a passage anew;
        None if there is neither.
        """
        return join_words(self, self.quoted.reopened)
