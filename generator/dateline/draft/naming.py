"""Who is meant by a few words of a text: a name, or someone without one.

English only: what is a title, a pronoun or a thing that cannot speak depends on the language.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from dateline.draft.line_ends import joined_text
from dateline.quotes import SourceText
from dateline.quotes.folding import DASH, MARK, is_word

_TITLES: Final = frozenset(
    """madame monsieur mr mrs ms miss mx dr prof professor sir dame lord lady rev
    reverend father sister brother don captain capt general gen colonel col
    major sergeant sgt lieutenant lt admiral commander officer president premier
    prime minister chancellor secretary state foreign defence defense interior
    senator sen governor gov representative rep congressman congresswoman mayor
    councillor councilman councilwoman alderman ambassador commissioner deputy
    vice chairman chairwoman chair chief executive director manager coach judge
    justice prosecutor attorney lawyer barrister sheriff constable inspector
    detective superintendent principal headteacher headmaster headmistress
    teacher king queen prince princess pope bishop archbishop cardinal rabbi
    imam sheikh engineer speaker spokesman spokeswoman spokesperson editor head
    leader canon dean warden consul organiser organizer""".split()  # noqa: SIM905
)
_AFTER_NAMES: Final = frozenset("kc qc jr sr mp md phd".split())  # noqa: SIM905
# Words that have a capital only for being the first of a sentence.
_FIRST_WORDS: Final = frozenset(
    """the a an in on at of for from to with by as and but or so then yet when while after before
    since until if because although though his her their its our my he she it they we you i
    this that these those there here what who which how why where not no nor some many most
    few all both each every one two three four five six seven eight nine ten another other
    others asked told given once later earlier meanwhile however neither either only even
    still now today yesterday among during under over through without within against about
    between did does do is are was were has have had can could will would may might should
    must never always perhaps maybe according speaking""".split()  # noqa: SIM905
)
_PARTICLES: Final = frozenset(
    "de del della di da dos das du la le van von der den ter bin ibn al el y".split()  # noqa: SIM905
)
# What is called by a phrase that ends in one of these says nothing itself.
_THINGS: Final = frozenset(
    """statement report letter message note email memo post tweet document article paper study book
    memoir diary leaflet sign signs banner placard poster card motto slogan caption headline log
    inscription release announcement manifesto website page survey poll rule rules law contract
    verdict ruling transcript recording song poem hymn line lines word words phrase sentence text
    label title play speech""".split()  # noqa: SIM905
)
_NO_ONE: Final = frozenset(
    """it they we i you this that these those which who what there here nothing nobody everyone
    everybody others neither both either all none many few he she""".split()  # noqa: SIM905
)
_GROUPS: Final = frozenset(
    """police officials prosecutors investigators lawyers residents witnesses organisers organizers
    doctors scientists researchers""".split()  # noqa: SIM905
)
# Someone whom a phrase is about, beside words that end like `lawyer`, `survivor` or `artist`.
_PERSONS: Final = frozenset(
    """official diplomat aide father mother brother sister son daughter wife husband parent friend
    neighbour neighbor resident witness client patient student pupil nurse colleague boss chief
    expert analyst judge agent guard clerk spokesperson representative delegate member relative
    cousin uncle aunt grandfather grandmother widow widower victim customer guest captain mate
    child boy girl lady source governor critic some people couple coach vet chef cook host bride
    groom assistant consultant accountant attendant applicant participant migrant tenant merchant
    adult veteran physician musician politician civilian guardian technician secretary deputy
    president attorney head envoy mediator""".split()  # noqa: SIM905
)
_PERSON_ENDINGS: Final = ("man", "woman", "person", "men", "women", "er", "or", "ist", "ian", "ee")
_STATES: Final = frozenset("retired disgraced appointed elected ousted".split())  # noqa: SIM905
_INDEFINITE: Final = frozenset("a an one another some".split())  # noqa: SIM905
_SET_OFF: Final = frozenset(
    "and but so then yet meanwhile later however nevertheless still".split()  # noqa: SIM905
)
_DATES: Final = frozenset(
    """january february march april may june july august september october november december monday
    tuesday wednesday thursday friday saturday sunday""".split()  # noqa: SIM905
)
_STARTS: Final = frozenset({".", "!", "?", ":", MARK, ""})
_OF: Final = frozenset("of for at from in with who on by near beside behind there here".split())  # noqa: SIM905


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: `name` if there is one, else `unnamed`. Both are words of the text."""

    name: str = ""
    unnamed: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """A name in a text: the full one that the text gives, as far as it is sure, and its tokens."""

    name: str
    first: int
    last: int
    known: bool


class Names:
    """The names of a text. A part of a name is that of the one full name that has it."""

    def __init__(self, source: SourceText) -> None:
        self._source = source
        by_part: dict[str, dict[str, None]] = {}
        for first, last in _runs(source, 0, len(source)):
            name = "" if _is_unsure(source, first, last) else _own_name(source, first, last)
            words = name.split()
            if 2 <= len(words) <= 4:
                for part in {words[-1], words[0], " ".join(words[1:])}:
                    by_part.setdefault(part, {})[name] = None
        self._full: Mapping[str, str] = {
            part: next(iter(names)) for part, names in by_part.items() if len(names) == 1
        }
        self._whole = frozenset(name for names in by_part.values() for name in names)

    def complete(self, name: str) -> str:
        """The full name of which the text gives a part, or the same if there is none or several."""
        return name if name in self._whole else self._full.get(name, name)

    def is_person(self, name: str) -> bool:
        """Whether the text gives a name of several words that ends in this one."""
        return name in self._whole or name in self._full

    def within(self, first: int, last: int) -> Iterator[Named]:
        """The names among some tokens, as far as capitals show them."""
        for start, end in _runs(self._source, first, last):
            name = _own_name(self._source, start, end)
            if name and not (start == first and self._is_plain(start, end)):
                yield Named(self.complete(name), start, end, self.is_person(name))

    def _is_plain(self, start: int, end: int) -> bool:
        """Whether a word has its capital for being the first of a sentence."""
        word = self._source.token(start)
        return end == start + 1 and (
            word.casefold() in self._source.vocabulary or word.casefold() in _TITLES | _NO_ONE
        )

    def speaker(self, first: int, last: int) -> Speaker | None:
        """Who some words in the place of a subject name; None where that is not sure."""
        found = _speaker_of(self._source, first, last)
        return Speaker(name=self.complete(found.name)) if found and found.name else found


def text_of(source: SourceText, first: int, last: int) -> str:
    """The text from a token up to another, on one line."""
    return joined_text(source, first, last, "en")


def is_capital(source: SourceText, at: int) -> bool:
    """Whether a token is a word with a capital, and no day, month or possessive."""
    word = source.token(at)
    return (
        word[:1].isupper()
        and word != "I"
        and not is_possessive(word)
        and word.casefold() not in _DATES
    )


def is_possessive(token: str) -> bool:
    """Whether a word is a genitive: `Belov's`."""
    return token.endswith(("'s", "'S")) or (token.endswith("s'") and len(token) > 2)


def is_date_name(word: str) -> bool:
    """Whether a word is the English name of a month or a weekday."""
    return word.casefold() in _DATES


def is_thing(word: str) -> bool:
    """Whether a word is of a text or an utterance, and of no one who speaks."""
    return word in _THINGS


def _runs(source: SourceText, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Runs of words in capitals, with the small words that may be within a name."""
    at = first
    while at < last:
        if not is_capital(source, at) or source.token(at).casefold() in _FIRST_WORDS:
            at += 1
            continue
        end = at + 1
        while end < last and _goes_on(source, end):
            end += 1
        while end > at + 1 and not is_capital(source, end - 1) and not _ends_name(source, end - 1):
            end -= 1
        yield at, end
        at = end


def _goes_on(source: SourceText, at: int) -> bool:
    sign, before = source.token(at), source.token(at - 1)
    if source.paragraph_of(at) != source.paragraph_of(at - 1) or is_possessive(before):
        return False
    if sign == ".":  # of an initial, or of a title that is shortened
        return source.is_glued(at) and (len(before) == 1 or before.casefold() in _TITLES)
    if sign == DASH:
        is_close = source.is_glued(at + 1) or source.is_line_break_hyphen(at)
        return source.is_glued(at) and is_close and is_capital(source, at + 1)
    return (
        is_capital(source, at)
        or _ends_name(source, at)
        or (sign in _PARTICLES and is_capital(source, at + 1))
    )


def _ends_name(source: SourceText, at: int) -> bool:
    """Whether a name ends in a genitive: `Rupert Vane's`."""
    token = source.token(at)
    return is_possessive(token) and token[:1].isupper()


def _is_unsure(source: SourceText, first: int, last: int) -> bool:
    """Whether it is not sure where a name begins: `Minister of Information Jamal Jarrah`."""
    is_office = source.token(first - 1) == "of" and source.token(first - 2).casefold() in _TITLES
    return is_office and len(_own_name(source, first, last).split()) > 2


def _own_name(source: SourceText, first: int, last: int) -> str:
    """A name without the titles before and after it."""
    start = first
    for at in range(first, last):
        word = source.token(at).casefold()
        is_point = word == "." and source.token(at - 1).casefold() in _TITLES
        if word in _TITLES or is_point or (word in ("of", DASH) and start == at):
            start = at + 1
    while start < last and not (is_capital(source, start) or _ends_name(source, start)):
        start += 1
    if start == first and _begins_with_role(source, first, last):
        start += 1
    end = last
    while end > start and source.token(end - 1).casefold() in _AFTER_NAMES | {"."}:
        end -= 1
    if start >= end:
        return ""
    name = text_of(source, start, end)
    return name[:-2] if is_possessive(source.token(end - 1)) and name[-2:-1] in "'’" else name


def _speaker_of(source: SourceText, first: int, last: int) -> Speaker | None:
    """`French Foreign Minister Catherine Colonna` is a person, `a senior official` somebody."""
    while first < last and source.token(first).casefold() in _SET_OFF | {","}:
        first += 1
    words = [source.token(at) for at in range(first, last)]
    lowered = [word.casefold() for word in words]
    if not words or any(word in ("and", "or") for word in lowered):
        return None
    if not all(is_word(word) or word in (DASH, ".") for word in words):
        return None
    if lowered[0] in _NO_ONE or _head(lowered) in _THINGS | _NO_ONE:
        return None
    start = _start_of_name(source, first, last)
    if start is None:  # Hanne Dahl of Ocean Watch
        run = next(_runs(source, first, last), (last, last))
        if run[0] == first and source.token(run[1]) in ("of", "from", "at"):
            name = _own_name(source, *run)
            return Speaker(name=name) if len(name.split()) > 1 else None
    else:
        name = "" if _is_unsure(source, start, last) else _own_name(source, start, last)
        return Speaker(name=name) if name else None
    has_owner = any(map(is_possessive, words[:-1])) and not is_possessive(words[-1])
    is_someone = (lowered[0] in _INDEFINITE or has_owner) and _is_of_person(lowered)
    if is_someone or (len(words) == 1 and lowered[0] in _GROUPS):
        return Speaker(unnamed=text_of(source, first, last))
    return None


def _is_of_person(words: list[str]) -> bool:
    """Whether a phrase is of a person: `a Western official present`, `Lee's lawyer`."""
    start = max((n + 1 for n, word in enumerate(words) if is_possessive(word)), default=0)
    stop = next((n for n, word in enumerate(words) if n > start and word in _OF), len(words))
    return any(map(_is_person_noun, words[start:stop]))


def _begins_with_role(source: SourceText, first: int, last: int) -> bool:
    """Whether a name is after a role that begins a sentence: `Beekeeper Al Novak said`."""
    capitals = sum(is_capital(source, at) or _ends_name(source, at) for at in range(first, last))
    before = source.token(first - 1)
    starts = before in _STARTS or source.paragraphs[source.paragraph_of(first)] == first
    word = source.token(first).casefold()
    is_role = word in source.vocabulary or word.endswith(_PERSON_ENDINGS)
    return capitals > 2 and starts and is_role and is_capital(source, first + 1)


def _is_person_noun(word: str) -> bool:
    single = word.removesuffix("s")
    return single in _PERSONS or word in _PERSONS or single.endswith(_PERSON_ENDINGS)


def _head(words: list[str]) -> str:
    """The noun that a phrase is about: the last word before `of`, `for` or `who`."""
    ends = [number for number, word in enumerate(words) if number and word in _OF]
    return words[ends[0] - 1] if ends else words[-1]


def _start_of_name(source: SourceText, first: int, last: int) -> int | None:
    """Where the name begins in which a phrase ends; None if it does not end in one, or in the
    name of what someone unnamed is of: `a spokesman for the Harbour Board`.
    """
    runs = list(_runs(source, first, last))
    if not runs or runs[-1][1] != last or is_possessive(source.token(last - 1)):
        return None
    start = runs[-1][0]
    between = [source.token(at).casefold() for at in range(first, start)]
    if any(word in _OF for word in between) or (between and is_possessive(between[-1])):
        return None
    if between and between[-1].endswith("ed") and between[-1] not in _STATES:
        return None  # succeeded Delgado
    # `the Spaniard` is someone who was named before.
    is_description = between == ["the"] and last - start == 1
    return None if is_description else start
