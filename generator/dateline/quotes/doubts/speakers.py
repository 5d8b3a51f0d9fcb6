"""Whether a source names a speaker near their words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import Final

from dateline.quotes.folding import DASH, MARK
from dateline.quotes.results import Match
from dateline.quotes.source.source_text import SourceText
from dateline.quotes.tokens import Tokens

_FURTHEST_BACK = 3  # paragraphs
_ASIDE = 60  # tokens
_REACH = 1_000  # tokens: a copy may be one paragraph as long as a book
_PRONOUNS = frozenset(
    """he she they il elle ils elles er sie él ella ellos ellas dia ia mereka он она они він вона
    вони""".split()  # noqa: SIM905
)
_STAND_INS = frozenset(
    """spokesman spokeswoman spokesperson spokespeople aide aides adviser advisor lawyer attorney
    sprecher sprecherin parole avocat portavoz portavoce voz abogado woordvoerder talesman
    talsperson rzecznik rzeczniczka""".split()  # noqa: SIM905
)
_LINKS = frozenset("for of to von des der de du di del da van för z".split())  # noqa: SIM905
# English words that begin a sentence and are no name, which a short text may have nowhere else.
_STARTERS = frozenset(
    """about according across adding addressing admitting after again against all along also
    although amid among and announcing another answering any appearing approached arguing
    around as asked at because before being both but by calling challenged citing confronted
    criticising criticizing defending describing despite during each earlier even every
    explaining finally first for from had having here how however if in instead introducing
    is it its just last later launching leaving like many meanwhile more most much no nobody
    none nor not nothing now of on once one only or other our over pointing pressed prompted
    questioned quizzed recalling referring replying responding see seeing several she since
    so some sometimes soon speaking standing still such talking than that the their then
    there these they this those though through throughout thus to today tomorrow two under
    unless until upon urging we welcoming what when where whether which while who why with
    within without writing yes yesterday yet you""".split()  # noqa: SIM905
)
_STAND_IN_REACH = 6  # words
# Those who pass on another's words: `“…,” Berg quoted Lee as saying`.
_QUOTES = frozenset(
    """quoted quotes quoting cited cites citing according zitierte zitiert laut selon citant citó
    según цитирует цитировал словам цитує цитував словами menurut mengutip""".split()  # noqa: SIM905
)
# Of these, those that are right before the name of the one whose words follow.
_CITES = frozenset("laut selon según menurut словам".split())  # noqa: SIM905
_CITED_REACH = 8  # tokens
_PRONOUN_REACH = 4  # tokens from a pronoun to the words: `a-t-il dit`, `she told them:`
_SUBJECT_REACH = 5  # tokens from a sentence's start to the name that is its subject
_STARTS = frozenset({".", "!", "?", ":", ""})
_ENDS = frozenset({".", "!", "?", "。", "؟", "।"})


@dataclass(frozen=True, slots=True)
class _Name:
    """A name as it is looked for: its folded words, whether it is given with a small first
    letter (`von der Leyen`, `al-Masri`, `the ministry`), as the source may have it then, and the
    name itself in small letters.
    """

    words: tuple[str, ...]
    is_small: bool
    lowered: str


@dataclass(frozen=True, slots=True)
class KnownNames:
    """Names by their first words: all people of a timeline have many, and to look at each of them
    for each quotation takes time as their square. Some are `left_out`, in small letters.
    """

    by_first: Mapping[str, tuple[_Name, ...]]
    left_out: frozenset[str] = frozenset()

    @classmethod
    def of(cls, names: Iterable[str]) -> KnownNames:
        """The names as they are looked for."""
        by_first: dict[str, tuple[_Name, ...]] = {}
        for name in map(_read_name, names):
            if name.words:
                by_first[name.words[0]] = (*by_first.get(name.words[0], ()), name)
        return cls(by_first)

    def without(self, names: Iterable[str]) -> KnownNames:
        """The others of these names, in whatever letters they are given."""
        return replace(self, left_out=self.left_out | {name.casefold() for name in names})

    def starting_with(self, word: str) -> Iterator[_Name]:
        """Those whose first word it is."""
        for name in self.by_first.get(word, ()):
            if name.lowered not in self.left_out:
                yield name


NOBODY: Final = KnownNames({})


def speaker_named_near(
    match: Match, source: SourceText, names: Iterable[str], others: KnownNames = NOBODY
) -> bool:
    """Whether one of a speaker's names is in the source's own voice near a match.

    Near is the paragraph of the words, as far as a thousand words and signs from them.
    Where that names nobody, or says `he said` first, the paragraphs before it count too,
    back to one that names someone. Names inside the words, inside other quoted passages, or
    in a genitive (`Belov's`) do not count. In a transcript the label before the words has
    to hold the name. Where the sentence around the words names one of `others` and not the
    speaker, the words are theirs, whoever else is near; so are those of `he said` after a sentence
    that begins with one of `others` and does not name the speaker: `Berg came. “…,” he said.`
    """
    wanted = KnownNames.of(names)
    first, last = source.tokens_between(match.start, match.end)
    if first >= last:
        return False
    labels = source.talk.names
    if source.talk.is_talk and labels[0].first <= first:
        label = labels[bisect_left(labels, first + 1, key=lambda p: p.first) - 1]
        return _names(source, list(range(label.first, label.last)), wanted)
    if _is_of_others(source, first, last, wanted, others):
        return False
    if _pronoun_is_of_others(source, first, last, wanted, others):
        return False
    number = source.paragraph_of(first)
    aside = _aside_around(source, first, last)
    if aside:
        voice = _own_voice(source, number, aside.start, aside.stop)
        return _names(source, voice, wanted)
    before = _own_voice(source, number, first - _REACH, first)
    after = _own_voice(source, source.paragraph_of(last - 1), last, last + _REACH)
    if _names(source, before, wanted) or _names(source, after, wanted):
        return True
    named = _names_someone(source, before)
    if named is None:
        named = _names_someone(source, after)
    return not named and _named_before(source, number, wanted)


def _is_of_others(
    source: SourceText, first: int, last: int, wanted: KnownNames, others: KnownNames
) -> bool:
    """Whether the sentence around the words names one of others, and neither the speaker nor
    `he` or `she`; or names one of them first after the words: `“…,” Berg told Lee`.
    """
    before, after = _voice_of_sentence(source, first, last)
    if _cites(source, before, others) and not _cites(source, before, wanted):
        return True
    if _says(source, before, wanted, others) or _is_quoted_as(source, after, others):
        return True
    words = {source.token(at).casefold() for at in (*before, *after)}
    if words & (_PRONOUNS | _QUOTES):
        return False
    if not _names(source, [*before, *after], others):
        return False
    if not _names(source, before, wanted) and _names(source, after, others):
        return _first_named(source, after, others) < _first_named(source, after, wanted)
    return not _names(source, [*before, *after], wanted)


def _pronoun_is_of_others(
    source: SourceText, first: int, last: int, wanted: KnownNames, others: KnownNames
) -> bool:
    """Whether the words are those of a `he` or `she` who is one of others: a sentence before
    begins with their name, and neither it nor one after it names the speaker.
    """
    before, after = _voice_of_sentence(source, first, last)
    around = [*before, *after]
    if not _is_said_by_pronoun(source, before, after) or _names(source, around, wanted):
        return False
    passage = source.passage_of(first, last)
    start = before[0] if before else passage.first if passage else first
    for voice in _sentences_before(source, start):
        if _names(source, voice, wanted):
            return False
        if _has_subject(source, voice, others):
            return True
    return False


def _is_said_by_pronoun(source: SourceText, before: list[int], after: list[int]) -> bool:
    """Whether `he` or `she` is beside the words: not in `“…,” Lee said, and she smiled`."""
    beside = [source.token(at).casefold() for at in before[-_PRONOUN_REACH:]]
    for at in [at for at in after if source.token(at) != DASH][:_PRONOUN_REACH]:
        if source.token(at) == "," and at != after[0]:
            break
        beside.append(source.token(at).casefold())
    return not _PRONOUNS.isdisjoint(beside)


def _has_subject(source: SourceText, voice: list[int], names: KnownNames) -> bool:
    """Whether a sentence begins with a name, or with words in capitals before it: `Foreign Minister
    Berg met Lee`.
    """
    tokens = [source.token(at) for at in voice[:_SUBJECT_REACH]]
    for start, token in enumerate(tokens):
        first = token.casefold()
        if any(_is_named_at(source, voice, start, name) for name in names.starting_with(first)):
            return True
        if start and not token[:1].isupper():
            return False
    return False


def _sentences_before(source: SourceText, first: int) -> Iterator[list[int]]:
    """The source's own voice before a token, sentence by sentence, the nearest first: in its
    paragraph and a few before it.
    """
    number, stop = source.paragraph_of(first), first
    for paragraph in range(number, max(-1, number - 1 - _FURTHEST_BACK), -1):
        stop = min(stop, source.paragraph_tokens(paragraph).stop)
        voice = _own_voice(source, paragraph, stop - _REACH, stop)
        ends = [0, *(place + 1 for place, at in enumerate(voice) if source.token(at) in _ENDS)]
        for start, end in pairwise([*ends, len(voice)][::-1]):
            if end < start:
                yield voice[end:start]


def _cites(source: SourceText, before: list[int], names: KnownNames) -> bool:
    """Whether right before the words someone is named as their speaker: `according to Berg,`."""
    while before and source.token(before[-1]) in (",", ":"):
        before = before[:-1]
    for end in range(len(before) - 1, max(-1, len(before) - 1 - _CITED_REACH), -1):
        word, earlier = (source.token(before[end] - back).casefold() for back in (0, 1))
        if word in _CITES or (earlier, word) == ("according", "to"):
            cited = before[end + 1 :]
            return any(last == len(cited) for last in _ends_of_names(source, cited, names))
    return False


def _says(source: SourceText, before: list[int], wanted: KnownNames, others: KnownNames) -> bool:
    """Whether what is before the words ends in another's name, alone before a word of saying:
    `Asked by Lee, Berg said:`. Not in `Lee and Berg said:` or `The Ministry of Southland said:`.
    """
    while before and source.token(before[-1]) in (",", ":"):
        before = before[:-1]
    if not before or not source.tells_at(before[-1]):
        return False
    start = len(before) - 1
    while start and source.token(before[start - 1])[:1].isupper():  # `Foreign Minister Bo Berg`
        start -= 1
    subject = before[start:-1]
    if start and source.token(before[start - 1]) != ",":
        return False
    ends = _ends_of_names(source, subject, others)
    return len(subject) in ends and not _names(source, subject, wanted)


def _is_quoted_as(source: SourceText, after: list[int], names: KnownNames) -> bool:
    """Whether what is after the words gives them to another: `Lee quoted Berg as saying`. Not in
    `Lee was quoted by Berg as saying`.
    """
    for place, at in enumerate(after):
        if source.token(at).casefold() in _QUOTES:
            quoted = [source.token(each) for each in after[place + 1 :]]
            end = _first_named(source, after[place + 1 :], names)
            return "by" not in quoted[:end] and quoted[end : end + 1] == ["as"]
    return False


def _first_named(source: SourceText, voice: list[int], wanted: KnownNames) -> int:
    """How many tokens of a voice it takes to name someone; more than it has if it does not."""
    return min(_ends_of_names(source, voice, wanted), default=len(voice) + 1)


def _voice_of_sentence(source: SourceText, first: int, last: int) -> tuple[list[int], list[int]]:
    """The own voice of the source before and after the words, or the passage that they are in,
    in their sentence.
    """
    passage = source.passage_of(first, last)
    begin, end = (passage.first, passage.last) if passage else (first, last)
    paragraph = source.paragraph_tokens(source.paragraph_of(begin))
    start = begin
    while start > max(paragraph.start, begin - _REACH) and source.token(start - 1) not in _ENDS:
        start -= 1
    stop = end
    if end > begin and source.token(end - 1) not in _ENDS:
        while stop < min(paragraph.stop, end + _REACH) and source.token(stop) not in _ENDS:
            stop += 1
    number = source.paragraph_of(begin)
    return _own_voice(source, number, start, begin), _own_voice(source, number, end, stop)


def _aside_around(source: SourceText, first: int, last: int) -> range | None:
    """What is in square brackets around the words: an editor's, such as a picture's caption."""
    paragraph = source.paragraph_tokens(source.paragraph_of(first))
    start = max(paragraph.start, first - _ASIDE)
    opening = next((at for at in range(first - 1, start - 1, -1) if source.token(at) in "[]"), None)
    if opening is None or source.token(opening) != "[":
        return None
    stop = min(paragraph.stop, last + _ASIDE)
    closing = next((at for at in range(last, stop) if source.token(at) in "[]"), None)
    is_aside = closing is not None and source.token(closing) == "]"
    return range(opening + 1, closing) if is_aside and closing is not None else None


def _named_before(source: SourceText, number: int, wanted: KnownNames) -> bool:
    for earlier in range(number - 1, max(-1, number - 1 - _FURTHEST_BACK), -1):
        stop = source.paragraph_tokens(earlier).stop
        voice = _own_voice(source, earlier, stop - _REACH, stop)
        if _names(source, voice, wanted):
            return True
        if _names_someone(source, voice):
            return False
    return False


@lru_cache(maxsize=4096)
def _read_name(name: str) -> _Name:
    # The same few people speak all through a timeline.
    tokens = Tokens.of(name)
    words = tuple(tokens.token(at).casefold() for at in range(len(tokens)))
    return _Name(words, tokens.token(0)[:1].islower(), name.casefold())


def _own_voice(source: SourceText, number: int, first: int, last: int) -> list[int]:
    """A paragraph's tokens outside of quotation marks, from `first` up to `last`."""
    paragraph = source.paragraph_tokens(number)
    return [
        at
        for at in range(max(first, paragraph.start), min(last, paragraph.stop))
        if source.token(at) != MARK and source.passage_of(at, at + 1) is None
    ]


def _names(source: SourceText, voice: list[int], wanted: KnownNames) -> bool:
    """Whether a name is there as a whole, and as a name: not in lower case unless given so."""
    return next(_ends_of_names(source, voice, wanted), None) is not None


def _ends_of_names(source: SourceText, voice: list[int], wanted: KnownNames) -> Iterator[int]:
    """For each name that is there, in the order of their starts, the tokens of the voice up to
    its end.
    """
    for start, at in enumerate(voice):
        word = source.token(at).casefold()
        if word in wanted.by_first:  # of hardly any, and to be asked for none takes time
            for name in wanted.starting_with(word):
                if _is_named_at(source, voice, start, name):
                    yield start + len(name.words)


def _is_named_at(source: SourceText, voice: list[int], start: int, name: _Name) -> bool:
    """Whether a name is in a voice from its token of that number on."""
    end = start + len(name.words)
    named = voice[start:end]
    if tuple(source.token(at).casefold() for at in named) != name.words:
        return False
    if source.token(named[0])[0].islower() and not name.is_small:
        return False
    is_whole = named[-1] - named[0] == len(name.words) - 1
    return is_whole and not _is_stood_in_for(source, named[0])


def _is_stood_in_for(source: SourceText, name: int) -> bool:
    """Whether someone speaks for the one who is named: `a spokesman for Ana Lee`."""
    before = [source.token(name - back).casefold() for back in range(1, _STAND_IN_REACH)]
    linked = next((i for i, word in enumerate(before) if word in _LINKS), None)
    return linked is not None and any(word in _STAND_INS for word in before[linked + 1 :][:2])


def _names_someone(source: SourceText, voice: list[int]) -> bool | None:
    """Whether a name is there before any pronoun; None if there is neither.

    A capital shows a name, except at the start of a sentence, where the word must not
    occur in lower case anywhere in the source, nor be one that often begins one.
    """
    starts_of_paragraphs = {source.paragraphs[source.paragraph_of(at)] for at in voice[:1]}
    for position, at in enumerate(voice):
        word = source.token(at)
        if word.casefold() in _PRONOUNS:
            return False
        if not word[0].isupper() or word == "I":
            continue
        follows_speech = position > 0 and voice[position - 1] != at - 1
        starts = source.token(at - 1) in _STARTS or at in starts_of_paragraphs
        is_word = word.lower() in source.vocabulary or word.casefold() in _STARTERS
        if follows_speech or not starts or not is_word:
            return True
    return None
