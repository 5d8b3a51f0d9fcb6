"""What the rest of a sentence says of words that are cut from it: who says them, and whether it is
so.

`we are the aggressor` is a true excerpt of `Moscow says that we are the aggressor`, and of `Nobody
who was there, I am sure, thinks that we are the aggressor`. Both hang on a verb: words that come
right after it, after `that`, or after the comma of `According to Moscow,`. Where the subject of
such a verb is `I` or `we`, the words are the speaker's own.
"""

from __future__ import annotations

from collections.abc import Iterator

from dateline.quotes.clause_phrases import Clauses
from dateline.quotes.folding import DASH, ELLIPSIS, MARK, is_word
from dateline.quotes.source.source_text import SourceText
from dateline.quotes.turning_words import Turn

STOPS = frozenset({".", "!", "?", "。", "؟", "।", ELLIPSIS})
THROUGH = frozenset({MARK, ":"})
_SENTENCE_REACH = 30  # words
_THAT_REACH = 8  # words from a verb to the words, where `that` is between
_COMMA_REACH = 5  # words, where a comma or a colon is between
_AFTER_REACH = 4  # words
_AFFIRMED_REACH = 4  # words
_PHRASE_REACH = 6  # words that a negation is away in the same clause
_OF = frozenset(
    """of the a an our my his her their this these those all der des dem den von vom unserer de du
    la le les l' d' los las el del di della dei degli delle dell' do da dos das van het af av i z ze
    ki की के का""".split()  # noqa: SIM905
)
_BINDS = frozenset(
    "of der des von vom de du d' del di della dei delle dell' do da dos das van het af av".split()  # noqa: SIM905
)


def words_back(source: SourceText, first: int, start: int) -> Iterator[tuple[int, int, int]]:
    """The words of the sentence before a token, nearest first: how many words and signs each
    is away.
    """
    passed = signs = 0
    for at in range(first - 1, start - 1, -1):
        word = source.token(at)
        if is_before_that(source, at):
            continue
        if word in STOPS or passed > _SENTENCE_REACH:
            return
        if is_word(word):
            passed += 1
            yield at, passed, signs
        elif word not in THROUGH and not leads_in(source, at):
            signs += 1


def is_before_that(source: SourceText, at: int) -> bool:
    """Whether a token is the comma that German, Slavic and other spelling puts before `that`."""
    following = source.token(at + 1).casefold()
    return source.token(at) == "," and any(
        following in clauses.words.that_after_comma for clauses in source.clauses
    )


def leads_in(source: SourceText, at: int) -> bool:
    """Whether a token is the comma between a verb of saying or denying and a quotation mark:
    `bestritt, „wir haben…“`. After a negation it only ends what is before it: `No, “we came”`.
    """
    return (
        source.token(at) == ","
        and source.token(at + 1) == MARK
        and source.turn_at(at - 1) is not Turn.NEGATION
    )


def find_reporter(source: SourceText, first: int, last: int) -> int | None:
    """The word by which the speaker tells what someone else says or thinks: `says` of `Moscow says
    that we are the aggressor`, or of `We are the aggressor, Moscow says`.

    Where its subject is the speaker, or is not sure, there is none.
    """
    start = _start(source, first)
    for clauses in source.clauses:
        found = _reporter_before(source, clauses, first, start)
        if found is None:
            found = _reporter_after(source, clauses, first, last)
        if found is not None:
            return found
    return None


def find_negation_over(source: SourceText, first: int) -> int | None:
    """A negation in the part of the sentence on which the words hang, however far before them; or
    in their own part, a few words before. None that affirms: `no doubt that`.
    """
    start = _start(source, first)
    before = source.token(first - 1).casefold()
    hangs = any(
        before in _all_that(clauses) or source.has_phrase_at(first - 1, clauses.reports)
        for clauses in source.clauses
    )
    # Of `It is not so, as they told you, that we…`; German has a comma before each `dass`.
    is_aside = source.token(first - 2) == "," and not is_before_that(source, first - 2)
    for at, passed, signs in words_back(source, first, start):
        if not hangs and (signs or passed > _PHRASE_REACH):
            return None
        if source.turn_at(at) is Turn.NEGATION:
            return None if affirms(source, at) else at
        if _begins_clause(source, at) and not (is_aside and source.token(at - 1) == ","):
            return None
    return None


def _begins_clause(source: SourceText, at: int) -> bool:
    """Whether a word begins a clause that a negation before it is not of: not `who` of `nobody
    who`, nor `or` of `do not think or say`.
    """
    word = source.token(at).casefold()
    before = at - 2 if source.token(at - 1) == "," else at - 1
    for clauses in source.clauses:
        if word not in clauses.words.joints or word in _all_that(clauses):
            continue
        joins_verbs = word in clauses.words.also_joins and source.has_phrase_at(
            at + 1, clauses.reports
        )
        if not joins_verbs and source.turn_at(before) is not Turn.NEGATION:
            return True
    return False


def affirms(source: SourceText, turn: int) -> bool:
    """Whether a turning word is in words that say that something is so: `no doubt`."""
    return any(
        len(source.has_phrase_at(turn + more, clauses.affirmed)) > more
        for clauses in source.clauses
        for more in range(_AFFIRMED_REACH)
    )


def find_share(source: SourceText, first: int) -> int | None:
    """The number of which the words are a part: `half` of `half of the fleet`, cut before `the`."""
    linked = False
    for at in range(first - 1, _start(source, first) - 1, -1):
        word = source.token(at).casefold()
        if word not in _OF:
            is_share = linked and source.turn_at(at) in (Turn.NUMBER, Turn.LIMIT)
            return at if is_share else None
        linked = linked or word in _BINDS
    return None


def _start(source: SourceText, first: int) -> int:
    """The first token that may say something of the words: of their passage, or their paragraph."""
    start = source.paragraph_tokens(source.paragraph_of(first)).start
    passage = source.passage_of(first, first + 1)
    return start if passage is None else max(start, passage.first)


def _all_that(clauses: Clauses) -> frozenset[str]:
    return clauses.words.that | clauses.words.that_after_comma


def _has(source: SourceText, words: frozenset[str], first: int, last: int) -> bool:
    return any(source.token(at).casefold() in words for at in range(first, last))


def _reporter_before(source: SourceText, clauses: Clauses, first: int, start: int) -> int | None:
    """Such a word before the words: right there, or with `that`, a comma or a colon between."""
    words, that = clauses.words, _all_that(clauses)
    link = source.token(first - 1).casefold()
    is_that, is_comma, is_colon = link in that, link in (",", "，"), link in (":", "：")
    reach = _THAT_REACH if is_that else _COMMA_REACH if is_comma or is_colon else 1
    for at, passed, signs in words_back(source, first - is_that, start):
        word = source.token(at).casefold()
        if passed > reach or signs > is_comma or source.has_phrase_at(at, clauses.asides):
            return None
        is_next = passed == 1
        if is_comma and not is_next and source.has_phrase_at(at, clauses.according):
            own = words.own | words.own_things
            return None if _has(source, own, at + 1, first) else at
        if is_that and is_next and source.has_phrase_at(at, clauses.report_nouns):
            return None if source.token(at - 1).casefold() in words.own_things else at
        if source.has_phrase_at(at, clauses.reports):
            is_bare = word in words.reports_bare or source.token(first).casefold() in that
            may_tell = is_that or is_colon or (is_next and (is_comma or is_bare))
            if not may_tell or _has(source, words.own, at + 1, first):
                return None
            return at if _is_of_other(source, clauses, at, start, is_aside=is_comma) else None
        if word in words.joints or word in that:
            return None
    return None


def _is_of_other(
    source: SourceText, clauses: Clauses, verb: int, start: int, *, is_aside: bool
) -> bool:
    """Whether the subject of a verb, before it, is another than the speaker.

    With `is_aside` only a comma is between the verb and the words, which after `as Moscow says,`
    are the speaker's.
    """
    words = clauses.words
    if len(source.has_phrase_at(verb, clauses.reports)) > 1:
        return True
    seen = 0
    for at in range(verb - 1, start - 1, -1):
        word = source.token(at).casefold()
        if word in words.own or (word in words.vague and not seen):
            return False
        if word in words.others:
            before = source.token(at - 1).casefold() if at > start else ""
            return not is_aside or before not in words.joints - words.also_joins
        joins = word in words.also_joins
        if joins and (not seen or (seen == 1 and source.token(at + 1).islower())):
            continue  # `strongly and unequivocally believe`
        if word in words.joints | _all_that(clauses):
            is_own = source.token(at - 1).casefold() in words.own  # `we as a party think`
            return seen > 0 and (joins or not (is_aside or is_own))
        if not is_word(word) and (seen or word != ","):
            break
        seen += is_word(word)
    return seen > 0 or bool(source.has_phrase_at(verb, clauses.reports_alone))


def _reporter_after(source: SourceText, clauses: Clauses, first: int, last: int) -> int | None:
    """Such a word behind the words: `…, they say`, `…, according to Moscow`; not that of another
    clause: `…, and they say nothing`.
    """
    words = clauses.words
    passage = source.passage_of(first, last)
    stop = source.paragraph_tokens(source.paragraph_of(last - 1)).stop
    stop = stop if passage is None else min(stop, passage.last)
    if source.token(last) not in (",", DASH, "，"):
        return None
    for at in range(last + 1, min(stop, last + 1 + _AFTER_REACH)):
        word = source.token(at).casefold()
        if not is_word(word) or word in words.own | words.joints:
            return None
        if source.has_phrase_at(at, clauses.according):
            own = words.own | words.own_things
            return None if _has(source, own, at + 1, at + _COMMA_REACH) else at
        if source.has_phrase_at(at, clauses.reports):
            return at if _ends_clause(source, clauses, range(last + 1, stop), at) else None
    return None


def _ends_clause(source: SourceText, clauses: Clauses, behind: range, verb: int) -> bool:
    """Whether a verb and a subject that is another's are all there is behind the words: `they say`,
    `says Moscow`.
    """
    end = verb + 1
    while verb == behind.start and end in behind[:_AFTER_REACH] and is_word(source.token(end)):
        end += 1
    if end in behind and is_word(source.token(end)):
        return False
    if _has(source, clauses.words.own | clauses.words.vague, behind.start, end):
        return False
    is_alone = bool(source.has_phrase_at(verb, clauses.reports_alone))
    return is_alone or end - behind.start > 1
