"""Whose words a quotation is, by sure rules: `"…," said X`, `X told him: "…"`, `according to X`.

What no rule is sure of stays open, with a candidate to look at. The rules are of English prose.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from dateline.draft.naming import Names, Speaker, is_capital, is_date_name, is_possessive, is_thing
from dateline.draft.sentences import is_stop
from dateline.quotes import SourceText
from dateline.quotes.folding import DASH, ELLIPSIS, MARK, is_word
from dateline.quotes.source.speech import Passage


def _forms(*verbs: str) -> frozenset[str]:
    return frozenset(word for line in verbs for word in line.split())


_SAID: Final = _forms(
    "said says told tells added adds asked asks replied replies answered answers wrote writes",
    "tweeted tweets posted posts warned warns stated states argued argues explained explains",
    "insisted insists noted notes declared declares announced announces claimed claims recalled",
    "recalls continued continues concluded concludes remarked remarks observed observes shouted",
    "shouts admitted admits acknowledged acknowledges complained complains joked jokes vowed vows",
    "promised promises urged urges stressed stresses testified testifies commented comments",
    "confirmed confirms responded responds suggested suggests predicted predicts exclaimed cried",
    "quipped muttered mutters whispered whispers sighed sighs beamed laughed recounts recounted",
    "remembers remembered countered counters retorted protested pleaded maintained maintains",
    "reported reports related boasted lamented cautioned cautions conceded concedes confessed",
    "confesses reckons mused grumbled snapped ventured interjected fumed",
)
_CALLED: Final = _forms(
    "called calls described describes dismissed dismisses branded brands labelled labeled",
    "denounced denounces hailed hails condemned condemns likened",
)
_NOUNS_IN_LY: Final = _forms("supply family assembly reply rally ally bully anomaly monopoly belly")
# According to Lee, the note read "…"
_READS: Final = _forms("read reads ran runs bore bears spoke speaks titled entitled headlined")
_ALWAYS_WITH_SPEECH: Final = _forms(
    "said says told tells asked asks replied added adds explained insisted shouted answered joked"
)
_BE: Final = _forms("is are was were be been being am")
_BEFORE_VERB: Final = _forms(
    "has had have also later then again once already still now even afterwards never",
    "himself herself",
)
_ENDS_NAME: Final = _forms(
    "on in after before during when as while into to who which that whose yesterday today tonight",
    "late early later again there here through with at from by last this outside inside upon over",
    "under amid among via because if though although following speaking adding referring",
)
_ENDS_NOUN: Final = _ENDS_NAME - _forms("in at from")
_CLAUSES: Final = _forms(
    "what which who that and but because while when as whether if after before though since"
)
_RELATIVE: Final = _forms("who which whose whom")
_PRONOUNS: Final = {"he": "m", "she": "f"}
_HONORIFICS: Final = {
    **dict.fromkeys(("mr", "sir", "lord"), "m"),
    **dict.fromkeys(("mrs", "ms", "miss", "dame", "lady"), "f"),
}
_OF_OTHERS: Final = _forms(
    "read reads quoting quoted citing cited titled named entitled saying reading containing",
    "assured assures informed reminded accused promised heard overheard shouting singing chanting",
)
_OBJECTS: Final = {"him": "m", "her": "f"}
_AFTER_OBJECT: Final = _forms(
    "whether if that to for with , . about not by and in on at as of ; up"
)
_OF_SOMEONE: Final = _forms("of for with by from to against about like than and or")
_PLACED: Final = _forms("of in at near")
_OWNERS: Final = {
    "his": "m",
    "her": "f",
    "he": "m",
    "she": "f",
    "him": "m",
    "herself": "f",
    "himself": "m",
}
_AFTER_CRY: Final = _ENDS_NAME | {",", ".", DASH, ""}
_FEW: Final = 6  # tokens between a subject and its colon
_MOST_BACK: Final = 3  # sentences that a pronoun may be away from its name


@dataclass(frozen=True, slots=True)
class Attribution:
    """Whose words they are; `speaker` is None where that is not sure, and `candidate` then a name
    to look at, or empty. `via` is who passed the words on.
    """

    speaker: Speaker | None = None
    via: Speaker | None = None
    candidate: str = ""


@dataclass(frozen=True, slots=True)
class _Found:
    """A speaker, or a pronoun for one, with the token of the verb."""

    speaker: Speaker | None
    verb: int
    pronoun: str = ""


def attribute(source: SourceText) -> dict[Passage, Attribution]:
    """Whose words each quoted passage of a text is."""
    reader = _Reader(source)
    for number in range(len(source.passages)):
        reader.read(number)
    return reader.found


class _Reader:
    """Reads the passages of a text in order, and keeps who has spoken."""

    def __init__(self, source: SourceText) -> None:
        self._source = source
        self._names = Names(source)
        self._gender: dict[str, str] = {}
        self._note_honorifics()
        self.found: dict[Passage, Attribution] = {}

    def read(self, number: int) -> None:
        """Find whose words the passage of that number is."""
        source = self._source
        passage = source.passages[number]
        before, after = self._around(number)
        own = self._after(passage, after) or self._before(before)
        speaker = self._resolve(own, passage, before) if own else None
        if own is None:
            speaker = self._from_neighbours(number, before, after)
        via = None
        named = self._according_to(after)
        if named is not None and (own is None or own.verb < named[1]):
            if speaker is None and own is None:
                speaker = named[0]
            elif named[0] != speaker:
                via = named[0]
        candidate = "" if speaker else self._candidate(before, after)
        self.found[passage] = Attribution(speaker, via, candidate)

    def _around(self, number: int) -> tuple[range, range]:
        """The tokens of the text's own voice before and after a passage, in its paragraphs."""
        source, passages = self._source, self._source.passages
        passage = passages[number]
        opening = passage.first - 1 if source.token(passage.first - 1) == MARK else passage.first
        start = source.paragraph_tokens(source.paragraph_of(opening)).start
        if number and passages[number - 1].last > start:
            start = passages[number - 1].last + 1
        closing = passage.last + 1 if source.token(passage.last) == MARK else passage.last
        stop = source.paragraph_tokens(source.paragraph_of(max(closing - 1, 0))).stop
        if number + 1 < len(passages):
            stop = min(stop, passages[number + 1].first - 1)
        return range(min(start, opening), opening), range(min(closing, stop), stop)

    # After the words: `"…," said Ana Belov`, `"…," Belov told reporters`.

    def _after(self, passage: Passage, after: range) -> _Found | None:
        source = self._source
        at, stop = after.start, self._end_of_clause(after)
        while at < stop and source.token(at) in {",", DASH}:
            at += 1
        if at >= stop:
            return None
        final = source.token(passage.last - 1)
        first = source.token(at)
        if final in {".", ELLIPSIS} and final == "." and not first[:1].islower():
            return None
        is_cry = final in {"?", "!"}
        if first in _SAID:
            end = self._end_of_subject(at + 1, stop)
            found = self._subject(at + 1, end)
            if source.token(end) == "," and is_capital(source, end + 1):
                # said the chairman, Anton Weiss; said the company's head of sales, Ulla Brandt
                named = self._subject(end + 1, self._end_of_subject(end + 1, stop))
                if found is None or (_is_unnamed(found) and named and not _is_unnamed(named)):
                    found = named
            return replace(found, verb=at) if found else None
        verb = next((i for i in range(at, stop) if source.token(i) in _SAID), None)
        if verb is None or verb - at > 30:
            return None
        if (
            is_cry
            and source.token(verb + 1) not in _AFTER_CRY
            and not _ends_in_ly(source.token(verb + 1))
            and source.token(verb) not in {"told", "tells", "asked"}
        ):
            return None
        subject = self._subject(at, verb)
        return replace(subject, verb=verb) if subject else None

    def _end_of_clause(self, after: range) -> int:
        source = self._source
        return next(
            (at for at in after if is_stop(source, at) or source.token(at) == ";"), after.stop
        )

    def _end_of_subject(self, first: int, stop: int) -> int:
        source = self._source
        is_noun = not is_capital(source, first)
        ends = _ENDS_NOUN if is_noun else _ENDS_NAME
        at = first
        while at < stop:
            token = source.token(at)
            if not (is_word(token) or token in {DASH, "."}) or token.casefold() in ends:
                break
            if (token == DASH and not source.is_glued(at)) or is_stop(source, at):
                break
            if at > first and _ends_in_ly(token) and token.islower():
                break
            at += 1
        return at

    # Before the words: `Belov said: "…"`, `Belov called it "…"`, `according to Belov, "…"`.

    def _before(self, before: range) -> _Found | None:
        source = self._source
        start = self._start_of_sentence(before)
        stop = before.stop
        if start >= stop:
            return None
        named = self._according_to(range(start, stop), to_end=True)
        verbs = [at for at in range(start, stop) if self._is_verb(at, start)]
        if named is not None and not verbs:
            has_reader = any(source.token(at) in _READS for at in range(named[1], stop))
            return None if has_reader else _Found(named[0], named[1])
        if not verbs:
            return self._before_colon(start, stop)
        verb = verbs[-1]
        subject = self._subject(self._start_of_subject(start, verb), verb)
        if subject is None:
            return None
        last = source.token(stop - 1)
        is_direct = last in {",", ":"} or verb == stop - 1
        if source.token(verb) in _CALLED or not is_direct:
            others = [at for at in range(start, stop) if source.token(at) in _SAID | _CALLED]
            if len(others) > 1 or not self._is_plain(verb, stop):
                return None
        elif last == "," and not self._is_plain(verb, stop) and len(verbs) > 1:
            return None
        return replace(subject, verb=verb)

    def _before_colon(self, start: int, stop: int) -> _Found | None:
        """`Petra Lind rejects this: "…"`: a person, a few words, a colon."""
        source = self._source
        if source.token(stop - 1) != ":":
            return None
        people = list(self._names.within(start, stop))
        if len(people) != 1 or not people[0].known:
            return None
        (person,) = people
        rest = [source.token(at) for at in range(person.last, stop - 1)]
        if not 0 < len(rest) <= _FEW or any(word in _BE or is_thing(word) for word in rest):
            return None
        if is_possessive(source.token(person.last - 1)) or not rest[0].islower():
            return None
        subject = self._subject(start, person.last)
        return replace(subject, verb=person.last) if subject and subject.speaker else None

    def _start_of_sentence(self, before: range) -> int:
        source = self._source
        stops = [at for at in before if is_stop(source, at)]
        return stops[-1] + 1 if stops else before.start

    def _is_verb(self, at: int, start: int) -> bool:
        """Whether a token is a verb of speech that has a subject."""
        source = self._source
        word = source.token(at)
        if word == "say" and [source.token(at - n) for n in (1, 2, 3)] == ["to", "on", "went"]:
            return True
        if word not in _SAID | _CALLED or at == start:
            return False
        back = at - 1
        while back > start and (
            source.token(back) in _BEFORE_VERB or _ends_in_ly(source.token(back))
        ):
            back -= 1
        return source.token(back) not in _BE | {"when", "if", "to", "by", "be", "as", "having"}

    def _start_of_subject(self, start: int, verb: int) -> int:
        """Where the clause of a verb begins."""
        source = self._source
        # Rosa Engel, who succeeded him, said
        is_set_off = source.token(verb - 1) == ","
        for at in range(verb - 1, start - 1, -1):
            token = source.token(at)
            if is_set_off and token in _RELATIVE and source.token(at - 1) == ",":
                continue
            if token in {";", ":", DASH} and not source.is_glued(at):
                return at + 1
            if token.casefold() in _CLAUSES | _SAID | _CALLED:
                return at + 1
        return start

    def _is_plain(self, verb: int, stop: int) -> bool:
        """Whether nothing between a verb and the words says that they are someone else's."""
        words = [self._source.token(at) for at in range(verb + 1, stop)]
        return not any(is_thing(word.casefold()) or word in _OF_OTHERS for word in words)

    def _subject(self, first: int, last: int) -> _Found | None:
        """Who the words in the place of a subject mean, with what is set off by commas."""
        source = self._source
        while last > first and (
            source.token(last - 1) in _BEFORE_VERB
            or (_ends_in_ly(source.token(last - 1)) and source.token(last - 1).islower())
        ):
            last -= 1
        if is_date_name(source.token(last - 1)):  # Tariq Ansari on Tuesday said
            last -= 2 if source.token(last - 2) == "on" else 1
        if source.token(last - 1) == "to" and source.token(last - 2) == "on":
            last -= 3  # went on to say
        if first >= last or source.token(last - 1) in _BE:
            return None
        chunks = self._chunks(first, last)
        for number in range(len(chunks) - 1, -1, -1):
            start, end = chunks[number]
            word = source.token(start).casefold()
            if end - start == 1 and word in _PRONOUNS:
                return _Found(None, last, word)
            is_set_off = number > 0 and source.token(last - 1) == ","
            if is_set_off and not is_capital(source, start):
                continue
            speaker = self._names.speaker(start, end) or self._acting(start, end)
            return _Found(speaker, last) if speaker else None
        return None

    def _acting(self, start: int, end: int) -> Speaker | None:
        """A name that begins a clause with more than one verb: `Lee smiled and said`."""
        source = self._source
        people = list(self._names.within(start - 1, end))
        if len(people) != 1 or people[0].first != start or not people[0].known:
            return None
        rest = [source.token(at) for at in range(people[0].last, end)]
        if not rest or not all(word.islower() and is_word(word) for word in rest):
            return None
        return Speaker(name=people[0].name)

    def _chunks(self, first: int, last: int) -> list[tuple[int, int]]:
        """What is between commas, without what is empty."""
        source = self._source
        edges = [first - 1, *(at for at in range(first, last) if source.token(at) == ","), last]
        return [(start + 1, end) for start, end in pairwise(edges) if end > start + 1]

    def _according_to(self, words: range, *, to_end: bool = False) -> tuple[Speaker, int] | None:
        """Who is named after `according to`, and where that is."""
        source = self._source
        for at in words:
            if source.token(at).casefold() == "according" and source.token(at + 1) == "to":
                end = self._end_of_subject(at + 2, words.stop)
                speaker = self._names.speaker(at + 2, end)
                return (speaker, at) if speaker else None
            if not to_end and is_stop(source, at):
                return None
        return None

    # Words without an attribution of their own.

    def _from_neighbours(self, number: int, before: range, after: range) -> Speaker | None:
        source, passages = self._source, self._source.passages
        if not number:
            return self._after_indirect(before, after)
        earlier = passages[number - 1]
        spoken = self.found[earlier].speaker
        here = source.paragraph_of(passages[number].first)
        if source.paragraph_of(earlier.last - 1) == here:
            stops = [at for at in before if is_stop(source, at)]
            has_clause = any(is_word(source.token(at)) for at in before)
            ends = not stops or (len(stops) == 1 and stops[0] == before.stop - 1)
            if has_clause and ends and self._goes_on(passages[number], before):
                return spoken
            return self._after_indirect(before, after)
        if not any(is_word(source.token(at)) for at in (*before, *after)):
            _, rest = self._around(number - 1)
            stops = [at for at in rest if is_stop(source, at)]
            alone = not rest or not stops or stops == [rest.stop - 1]
            next_to = here - source.paragraph_of(earlier.last - 1) == 1
            return spoken if alone and next_to and spoken and spoken.name else None
        return self._after_indirect(before, after)

    def _goes_on(self, passage: Passage, before: range) -> bool:
        """Whether a speech goes on after its attribution: `"…," he said. "…"`."""
        source = self._source
        last = source.token(before.stop - 1)
        is_sentence = is_stop(source, before.stop - 1) and source.token(passage.first)[:1].isupper()
        return is_sentence or (last == "," and self._has_attribution(before))

    def _has_attribution(self, before: range) -> bool:
        return any(self._source.token(at) in _SAID for at in before)

    def _after_indirect(self, before: range, after: range) -> Speaker | None:
        """Who is said, in the sentence before, to have said something: `Lee said no. "…"`."""
        source = self._source
        if not before or not is_stop(source, before.stop - 1):
            return None
        following = next((source.token(at) for at in after), "")
        if following and not following[:1].isupper():
            return None
        start = self._start_of_sentence(range(before.start, before.stop - 1))
        people = list(self._names.within(start, before.stop))
        if not people or people[0].first - start > _FEW:
            return None
        verbs = [at for at in range(start, before.stop) if self._is_verb(at, start)]
        if len(verbs) != 1 or source.token(verbs[0]) not in _SAID | {"say"}:
            return None
        subject = self._subject(start, verbs[0])
        is_named = subject is not None and subject.speaker is not None and subject.speaker.name
        return subject.speaker if subject and is_named else None

    # Pronouns.

    def _resolve(self, found: _Found, passage: Passage, before: range) -> Speaker | None:
        if not found.pronoun:
            return found.speaker
        gender = _PRONOUNS[found.pronoun]
        name = self._antecedent(passage, before, found.verb, gender)
        if not name or self._gender.get(name, gender) != gender:
            return None
        self._gender[name] = gender
        return Speaker(name=name)

    def _antecedent(self, passage: Passage, before: range, verb: int, gender: str) -> str:
        """The name that `he` or `she` stands for beside a passage; empty if that is not sure."""
        source = self._source
        stop = passage.first - 1
        if verb < passage.first:  # he said: "…"
            inside = self._start_of_sentence(before)
            clause = list(self._names.within(inside, verb))
            if clause:
                return ""
            stop = inside
        back = list(self._sentences_back(stop))
        for number, (start, end) in enumerate(back):
            name = self._one_named(start, end, gender)
            if name is None:
                continue
            is_clear = name in self._gender or self._is_of_speech(start, end)
            earlier = back[number + 1] if number + 1 < len(back) else (start, start)
            if source.paragraph_of(earlier[0]) != source.paragraph_of(start):
                earlier = (start, start)
            return name if is_clear or not self._names_another(earlier, name) else ""
        return ""

    def _is_of_speech(self, start: int, end: int) -> bool:
        """Whether a sentence has a speaker, or words that have one."""
        return bool(self._who_speaks(start, end)) or any(start <= p.first < end for p in self.found)

    def _names_another(self, sentence: tuple[int, int], name: str) -> bool:
        return any(n.known and n.name != name for n in self._names.within(*sentence))

    def _sentences_back(self, stop: int) -> Iterator[tuple[int, int]]:
        """The sentences before a token, nearest first, of this paragraph and the one before."""
        source = self._source
        paragraph = source.paragraph_of(max(stop - 1, 0))
        count = 0
        for number in (paragraph, paragraph - 1):
            if number < 0:
                return
            tokens = source.paragraph_tokens(number)
            end = min(stop, tokens.stop)
            while end > tokens.start and count < _MOST_BACK:
                start = end - 1
                while start > tokens.start and not self._ends_sentence(start - 1):
                    start -= 1
                yield start, end
                count += 1
                end = start

    def _ends_sentence(self, at: int) -> bool:
        source = self._source
        if source.token(at) == MARK:
            return (
                source.passage_of(at - 1, at) is not None
                and source.token(at - 1) in {".", "!", "?"}
                and source.token(at + 1)[:1].isupper()
            )
        return is_stop(source, at) and source.passage_of(at, at + 1) is None

    def _one_named(self, start: int, end: int, gender: str) -> str | None:
        """The name of the one person that a sentence is about; empty if it is about several or
        about no one by name, None if it does not tell.
        """
        source = self._source
        spoken = [p for p in self.found if start <= p.first < end]
        own = [
            at
            for at in range(start, end)
            if source.passage_of(at, at + 1) is None and source.token(at) != MARK
        ]
        words = [source.token(at) for at in own if is_word(source.token(at))]
        if not words:
            if not spoken:
                return None
            speaker = self.found[spoken[-1]].speaker
            return speaker.name if speaker else ""
        names = self._names_of(own)
        if self._has_object(own, gender):
            return ""
        if spoken:
            speaker = self.found[spoken[-1]].speaker
            if speaker is None or not speaker.name:
                return ""
            others = {name for name, known in names if known} - {speaker.name}
            sure = not others or self._who_speaks(start, end) == speaker.name
            return speaker.name if sure else ""
        speaking = self._who_speaks(start, end)
        if speaking:
            return speaking
        if not names:
            return (
                None
                if words[0] in {"He", "She", "His", "Her"} and not any(map(is_possessive, words))
                else ""
            )
        first, known = names[0]
        others = {name for name, is_known in names[1:] if is_known} - {first}
        if not known or not self._may_be_meant(own, gender):
            return ""
        if not others:
            return first
        return ""

    def _may_be_meant(self, own: Sequence[int], gender: str) -> bool:
        """Whether a pronoun can mean the first who is named in a sentence: the one it is about,
        and no one whom the pronoun has been for already (`Her son Rui listens`).
        """
        source = self._source
        named = next(iter(self._names.within(own[0], own[-1] + 1)), None)
        if named is None:
            return False
        before = [source.token(at).casefold() for at in own if at < named.first]
        is_first = len(before) <= _FEW
        is_after_phrase = before[-1:] == [","] and source.token(named.last)[:1].islower()
        is_other = any(_OWNERS.get(word) == gender for word in before)
        is_part = bool(before) and before[-1] in _OF_SOMEONE
        return (is_first or is_after_phrase) and not is_part and (not is_other or is_after_phrase)

    def _has_object(self, own: Sequence[int], gender: str) -> bool:
        """Whether a sentence is about someone else whom a pronoun may mean: `Lee asked her`."""
        source = self._source
        return any(
            _OBJECTS.get(source.token(at)) == gender
            and (source.token(at) == "him" or source.token(at + 1) in _AFTER_OBJECT)
            for at in own
        )

    def _names_of(self, own: Sequence[int]) -> list[tuple[str, bool]]:
        """The names in some tokens of the own voice, and whether each is a person's."""
        found: list[tuple[str, bool]] = []
        for first, last in _stretches(own):
            for named in self._names.within(first, last):
                owns = is_possessive(self._source.token(named.last - 1)) and not found
                is_place = bool(found) and self._source.token(named.first - 1) in _PLACED
                found.append((named.name, named.known and not owns and not is_place))
        return found

    def _who_speaks(self, start: int, end: int) -> str:
        """The name of the subject of a sentence about speech: `Borrell said Lavrov…`."""
        source = self._source
        verb = next((at for at in range(start, end) if self._is_verb(at, start)), None)
        if verb is None or source.passage_of(verb, verb + 1) is not None:
            return ""
        found = self._subject(self._start_of_subject(start, verb), verb)
        return found.speaker.name if found and found.speaker else ""

    def _note_honorifics(self) -> None:
        source = self._source
        for named in self._names.within(0, len(source)):
            for at in range(named.first, named.last):
                gender = _HONORIFICS.get(source.token(at).casefold())
                if gender:
                    self._gender[named.name] = gender

    def _candidate(self, before: range, after: range) -> str:
        """The nearest name beside a passage."""
        near = [*self._names.within(before.start, before.stop)][-1:]
        near += [*self._names.within(after.start, after.stop)][:1]
        known = [named for named in near if named.known]
        return known[0].name if known else ""


def _stretches(own: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Runs of tokens that follow each other."""
    start = None
    for number, at in enumerate(own):
        if start is None:
            start = at
        if number + 1 == len(own) or own[number + 1] != at + 1:
            yield start, at + 1
            start = None


def _is_unnamed(found: _Found) -> bool:
    return bool(found.speaker and found.speaker.unnamed)


def _ends_in_ly(token: str) -> bool:
    """Whether a word is an adverb, such as "quietly"."""
    return len(token) > 4 and token.endswith("ly") and token not in _NOUNS_IN_LY
