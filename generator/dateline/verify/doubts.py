"""Doubts about words that a source contains: they may be another passage, say the opposite, or be
someone else's.

Each doubt is a code, which the record keeps, and what the source says there, which it does not:
so a copy of the project without the texts reports the same doubts in fewer words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dateline.data.copies import TextAtHand
from dateline.data.model import Source, Timeline, WordsKind
from dateline.data.verbatim import VerbatimString
from dateline.languages import family, languages_with_turning_words
from dateline.problems.codes import Severity, all_codes
from dateline.quotes import (
    TWO_MEANINGS,
    Grade,
    KnownNames,
    Match,
    SourceText,
    Turn,
    crosses_column,
    crosses_paragraph,
    crosses_sentence,
    find_beside,
    find_limit_left_out,
    find_reported,
    is_within_inner,
    speaker_named_near,
)
from dateline.verify.excerpts import shorten


@dataclass(frozen=True, slots=True)
class Doubt:
    """A doubt's code, and the source's words that give it; empty where the text is not at hand."""

    code: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class _Saying:
    """How a doubt is reported. `detail` follows the message where the text is at hand."""

    message: str
    hint: str
    detail: str = ""


_BESIDE = {
    Turn.NEGATION: "negation-beside",
    Turn.DENIAL: "denial-beside",
    Turn.CONDITION: "condition-beside",
    Turn.LIMIT: "condition-beside",
    None: "question-cut",
}
_LOOK = "Look at the source: quote it too, or accept the warning and say why."
_SAYINGS = {
    "recurring-words": _Saying(
        "“{words}” is more than once in '{source}'.",
        "Add more of the words around them, so that only one passage fits.",
        "{detail} times",
    ),
    "negation-beside": _Saying(
        "“{words}” leaves out a negation that is beside it in '{source}'.",
        "Quote it too; or accept the warning, if the words mean the same without it.",
        ": “{detail}”",
    ),
    "denial-beside": _Saying(
        "“{words}” leaves out a word of '{source}' beside it that takes it back or denies it.",
        _LOOK,
        ": “{detail}”",
    ),
    "condition-beside": _Saying(
        "“{words}” leaves out words of '{source}' beside it that say when or how far it is so.",
        _LOOK,
        ": “{detail}”",
    ),
    "question-cut": _Saying(
        "“{words}” is part of a question or a cry in '{source}', and its mark is left out.",
        "Quote it with its mark; or accept the warning and say why.",
        ": “{detail}”",
    ),
    "limit-left-out": _Saying(
        "An omission in “{words}” leaves out a word of '{source}' that limits what is said.",
        "Quote it; or accept the warning, if the words mean the same without it.",
        ": “{detail}”",
    ),
    "omission-joins-sentences": _Saying(
        "An omission in “{words}” makes one sentence of parts of two in '{source}'.",
        "Quote whole sentences, or make two quotations of it.",
    ),
    "across-paragraphs": _Saying(
        "“{words}” goes on from one paragraph or column of '{source}' into the next.",
        "Check that both are of the same speaker, or make two quotations of it.",
    ),
    "inner-quotation": _Saying(
        "In '{source}' the speaker tells “{words}” as the words or the thought of someone else.",
        "Check who says it; quote the words around it too, or accept the warning and say why.",
        ": “{detail}”",
    ),
    "not-in-quotation-marks": _Saying(
        "“{words}” is not in quotation marks in '{source}'.",
        "If these are the source's words for what was said, write `paraphrase:`.",
    ),
    "in-quotation-marks": _Saying(
        "“{words}” is given as the source's own voice, but is someone's words in '{source}'.",
        "Write `quote:` with `by:`, or accept the warning and say why.",
    ),
    "speaker-not-near": _Saying(
        "'{source}' does not name {name} near “{words}”, or names someone else first.",
        "Check who said it; if the source calls them otherwise, add that to `also:`.",
    ),
    "no-labels": _Saying(
        "'{source}' looks like a talk of several people, and nothing in our copy says who says "
        "“{words}”.",
        "Put the speakers' names, with a colon, at the heads of the copy's paragraphs; or accept "
        "the warning and say how you know.",
    ),
    "hyphen-unsure": _Saying(
        "In '{source}' a line ends inside a word of “{words}”, which means something else with a "
        "hyphen than without, or may be two words.",
        "Check which of the two is meant, and accept the warning with the reason.",
        ": {detail}",
    ),
    "insertion": _Saying(
        "“{words}” contains words of ours in brackets that explain no word of '{source}'.",
        "Put in only a name or a role of a person of this timeline, a unit, or the full form of "
        "what is there; or accept it with `code: insertion` and say why.",
        ": {detail}",
    ),
    "language-not-known": _Saying(
        "“{words}” is cut, and Dateline does not know the negations of the language of "
        "'{source}', so nobody has looked whether the cut turns the words.",
        "Let someone who reads the language look, and accept the warning with their name.",
    ),
    "older-version": _Saying(
        "The newest version of '{source}' no longer has these words: “{words}”.",
        "The page says so. Accept it with `accept`, or quote what the newest version says.",
    ),
}
CODES = tuple(_SAYINGS)
"""The codes of all doubts."""


def tell_doubt(doubt: Doubt, string: VerbatimString, timeline: Timeline) -> tuple[str, str]:
    """A doubt's message and hint."""
    saying = _SAYINGS[doubt.code]
    person = timeline.people.get(string.speaker)
    message = saying.message.format(
        words=shorten(string.words), source=string.source, name=person.name if person else ""
    )
    hint = saying.hint
    if doubt.code == "recurring-words":
        if doubt.detail:
            message = message.replace("more than once", f"{doubt.detail} times")
        if string.kind == "date_from":
            hint = "Add `in:` with more of the sentence."
    elif doubt.detail and saying.detail:
        message = message.removesuffix(".") + saying.detail.format(detail=doubt.detail) + "."
    return message, hint


def is_error(doubt: Doubt) -> bool:
    """Whether the doubt stops everything that writes until it is accepted."""
    return all_codes()[doubt.code].severity is Severity.ERROR


def find_doubts(
    timeline: Timeline,
    string: VerbatimString,
    match: Match,
    text: TextAtHand,
    everyone: Callable[[], KnownNames],
) -> tuple[Doubt, ...]:
    """Every doubt about words that were found, each code once. `everyone` is `names_of_everyone`
    of the timeline, which takes the time of a few strings.
    """
    found = (
        *_doubts_of_place(string, match, text),
        *_doubts_of_shape(timeline, string, match, text),
        *_doubts_of_voice(timeline, string, match, text, everyone),
    )
    return tuple({doubt.code: doubt for doubt in reversed(found)}.values())[::-1]


def _doubts_of_place(string: VerbatimString, match: Match, text: TextAtHand) -> Iterator[Doubt]:
    if match.occurrences > 1:
        yield Doubt("recurring-words", str(match.occurrences))
    is_date = string.kind == "date_from"
    for beside in find_beside(match, text.prepared, near=is_date):
        if is_date and beside.turn is not Turn.NEGATION:
            continue  # "in April, but" is in April
        yield Doubt(_BESIDE[beside.turn], beside.around)


def _doubts_of_shape(
    timeline: Timeline, string: VerbatimString, match: Match, text: TextAtHand
) -> Iterator[Doubt]:
    limit = find_limit_left_out(match, text.prepared)
    if limit:
        yield Doubt("limit-left-out", limit)
    if crosses_sentence(match, text.prepared):
        yield Doubt("omission-joins-sentences")
    if crosses_paragraph(match, text.prepared) or crosses_column(match, text.prepared):
        yield Doubt("across-paragraphs")
    inserts = [insert for insert in match.inserts if not _explains(insert, string, timeline)]
    if inserts:
        yield Doubt("insertion", " ".join(inserts))
    unsure = _unsure_hyphen(string, match, text, timeline.sources[string.source].language)
    if unsure:
        yield Doubt("hyphen-unsure", unsure)
    is_cut = match.grade is Grade.SHORTENED or match.part_of_sentence
    if is_cut and not _is_language_known(timeline.sources[string.source], string.words):
        yield Doubt("language-not-known")


def _unsure_hyphen(string: VerbatimString, match: Match, text: TextAtHand, language: str) -> str:
    """A word that a line's end cuts in two, and that is another word with a hyphen, or two words:
    `Hafen-` and `und`.
    """
    prepared = text.prepared
    for at in range(*prepared.tokens_between(match.start, match.end)):
        if prepared.is_line_break_hyphen(at):
            one, two = prepared.token(at - 1), prepared.token(at + 1)
            if one + two not in string.words:
                continue
            if (one + two).casefold() in TWO_MEANINGS:
                return f"“{one}-{two}” or “{one}{two}”"
            if prepared.is_link(two, language) and one + two not in prepared.vocabulary:
                return f"“{one}- {two}” or “{one}{two}”"
    return ""


def _doubts_of_voice(
    timeline: Timeline,
    string: VerbatimString,
    match: Match,
    text: TextAtHand,
    everyone: Callable[[], KnownNames],
) -> Iterator[Doubt]:
    spoken = timeline.sources[string.source].type.traits.spoken
    prepared = text.prepared
    is_labelled = prepared.talk.is_talk
    if string.kind == WordsKind.QUOTE:
        # A transcript needs no marks: all of it is somebody's words, as is what a label says.
        if not spoken and not _is_speech(match, text):
            yield Doubt("not-in-quotation-marks")
        if is_within_inner(match, prepared):
            yield Doubt("inner-quotation")
        elif spoken or _is_speech(match, text):
            yield from _doubt_of_report(match, prepared)
        if spoken and not is_labelled and prepared.looks_like_talk:
            yield Doubt("no-labels")
    if string.kind == WordsKind.NARRATION and _is_speech(match, text):
        yield Doubt("in-quotation-marks")
    if string.kind in (WordsKind.QUOTE, WordsKind.PARAPHRASE):
        person = timeline.people.get(string.speaker)
        own = (person.name, *person.also) if person else ()
        if own and not speaker_named_near(match, prepared, own, everyone().without(own)):
            yield Doubt("speaker-not-near")


def _doubt_of_report(match: Match, prepared: SourceText) -> Iterator[Doubt]:
    """Words that the speaker tells of others; what is denied or asked there is told already."""
    reported = find_reported(match, prepared)
    turns = {beside.turn for beside in find_beside(match, prepared)} if reported else set()
    if reported and turns.isdisjoint({None, Turn.NEGATION, Turn.DENIAL}):
        yield Doubt("inner-quotation", reported)


def names_of_everyone(timeline: Timeline) -> KnownNames:
    """What all people of a timeline are called."""
    people = timeline.people.values()
    return KnownNames.of(name for person in people for name in (person.name, *person.also))


def _is_speech(match: Match, text: TextAtHand) -> bool:
    """Whether words are in quotation marks, or said by a speaker whose label the text has."""
    names = text.prepared.talk.names
    first, _ = text.prepared.tokens_between(match.start, match.end)
    is_said = text.prepared.talk.is_talk and names[0].first <= first
    return match.in_quotation_marks or is_said


_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_PLAIN_INSERTS = frozenset({"sic", "…", "...", "emphasis added", "laughter", "applause"})
_ARTICLES = frozenset("the a an their his her its of le la les el der die das".split())  # noqa: SIM905
_PRONOUNS = frozenset("he she they it him them".split())  # noqa: SIM905
_UNITS = frozenset(
    """percent per cent kilometres kilometers kilometre km miles mile metres meters metre m
    feet foot inches tonnes tons kilograms kilos kg grams litres liters gallons hectares
    acres degrees celsius fahrenheit dollars dollar euros euro pounds pound yen yuan
    roubles rubles rupiah hours hour minutes minute seconds days day weeks week months
    month years year knots barrels usd eur gbp""".split()  # noqa: SIM905
)


def _explains(insert: str, string: VerbatimString, timeline: Timeline) -> bool:
    """Whether words in brackets only say who or what the source's words mean."""
    inner = insert.strip("[] \t\n")
    words = [word.casefold() for word in _WORD.findall(inner)]
    if not words or inner.casefold() in _PLAIN_INSERTS:
        return True
    known = _names(timeline)
    meant = [word.removesuffix("'s").removesuffix("’s") for word in words]
    if all(word in known | _ARTICLES | _PRONOUNS for word in meant):
        return True
    return all(word in _UNITS for word in words) or _is_full_form(insert, words, string.words)


def _names(timeline: Timeline) -> frozenset[str]:
    """The words of the names, roles and sides of a timeline's people."""
    texts = [side.name for side in timeline.sides.values()]
    for person in timeline.people.values():
        texts += [person.name, *person.also, *(role.role for role in person.roles)]
    return frozenset(word.casefold() for text in texts for word in _WORD.findall(text))


def _is_full_form(insert: str, words: list[str], quotation: str) -> bool:
    """Whether the words beside brackets are short for what is in them: `HSB [Harbour Safety
    Board]`, `Gen. [General]`.
    """
    before, _, after = quotation.partition(insert)
    beside = [*_WORD.findall(before)[-1:], *_WORD.findall(after)[:1]]
    initials = "".join(word[0] for word in words)
    for near in beside:
        short = near.replace(".", "")
        if len(short) > 1 and short.isupper() and short.casefold() == initials:
            return True
        is_stem = len(words) == 1 and len(words[0]) > len(short) > 1
        if is_stem and words[0].startswith(short.casefold()) and f"{near}." in quotation:
            return True
    return False


_SCRIPTS = (
    "LATIN", "CYRILLIC", "GREEK", "ARABIC", "HEBREW", "DEVANAGARI", "BENGALI", "TAMIL", "THAI",
    "CJK", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "HANGUL", "FULLWIDTH", "HALFWIDTH",
    "MODIFIER",
)  # fmt: skip
"""The scripts of the languages whose negations are known, as Unicode's names of letters begin."""


def _is_language_known(source: Source, words: str) -> bool:
    """Whether the negations of a source's language are known, as far as its record or the
    script of the words tells.
    """
    if source.language and family(source.language) not in languages_with_turning_words():
        return False
    letters = [unicodedata.name(letter, "").split(" ")[0] for letter in words if letter.isalpha()]
    return all(script in _SCRIPTS for script in letters)
