"""What the rest of a sentence says of words that are cut from it: who says them, and whether it is
so.

`we are the aggressor` is a true excerpt of `Moscow says that we are the aggressor`, and of `Nobody
who was there, I am sure, thinks that we are the aggressor`. Both hang on a verb: words that come
right after it, after `that`, or after the comma of `According to Moscow,`. Where the subject of
such a verb is `I` or `we`, the words are the speaker's own.
"""

from __future__ import annotations

from collections.abc import Iterator

from dateline.quotes.folding import DASH, ELLIPSIS, MARK, is_word
from dateline.quotes.source.source_text import SourceText
from dateline.quotes.turning_words import Turn

STOPS = frozenset({".", "!", "?", "。", "؟", "।", ELLIPSIS})
THROUGH = frozenset({MARK, ":"})
_SENTENCE_REACH = 30  # words
_THAT_REACH = 8  # words from a verb to the words, where `that` is between
_COMMA_REACH = 5  # words, where a comma or a colon is between
_AFTER_REACH = 4  # words
_SUBJECT_REACH = 3  # words from a subject to its verb
_PHRASE_REACH = 6  # words that a negation is away in the same clause
# Languages whose spelling puts a comma before these.
_THAT_AFTER_COMMA = frozenset(
    "dass daß ob że iż czy żeby что чтобы будто що щоб hogy že aby da če ότι πως că att at".split()  # noqa: SIM905
)
_THAT = _THAT_AFTER_COMMA | frozenset(
    "that que qu' quod bahwa bahawa che dat rằng ότι כי ש أن بأن إن که کہ कि যে ว่า".split()  # noqa: SIM905
)
_SELF = frozenset(
    """i we my our ich wir mein unser je j' nous notre yo nosotros nosotras saya kami kita aku я мы
    ми мені нам мне io noi eu nós ik wij jeg jag vi minä me ja my já eu én mi az εγώ εμείς ben biz
    أنا نحن אני אנחנו من ما मैं हम আমি আমরা tôi chúng 我 私 僕 俺 나 우리 jo nosaltres""".split()  # noqa: SIM905
)
# Words that begin another clause: a negation before them is of the one before.
_JOINTS = frozenset(
    """and or but so yet because since while when where who which whom after before then und oder
    aber sondern denn weil wenn et ou mais donc quand y o pero sino porque cuando e perché quando и
    или но потому когда который і та або але коли dan atau tetapi tapi karena ketika yang en maar
    want och eller 和 或 但 而""".split()  # noqa: SIM905
)
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
    return source.token(at) == "," and source.token(at + 1).casefold() in _THAT_AFTER_COMMA


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
    """
    start = _start(source, first)
    reach = 1
    if source.token(first - 1).casefold() in _THAT:
        reach = _THAT_REACH
    elif source.token(first - 1) in (",", ":", "，", "："):
        reach = _COMMA_REACH
    for at, passed, _ in words_back(source, first, start):
        if passed > reach:
            break
        if at in source.report_ends:
            return None if _is_own(source, at, start) else at
    return _reporter_after(source, first, last)


def find_negation_over(source: SourceText, first: int) -> int | None:
    """A negation in the part of the sentence on which the words hang, however far before them; or
    in their own part, a few words before.
    """
    start = _start(source, first)
    hangs = source.token(first - 1).casefold() in _THAT or first - 1 in source.report_ends
    for at, passed, signs in words_back(source, first, start):
        if not hangs and (signs or passed > _PHRASE_REACH):
            return None
        if source.turn_at(at) is Turn.NEGATION:
            return at
        if not hangs and source.token(at).casefold() in _JOINTS:
            return None
    return None


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


def _is_own(source: SourceText, verb: int, start: int) -> bool:
    """Whether the subject of a verb is the speaker: `I say`, `we have always said`."""
    before = range(max(start, verb - _SUBJECT_REACH), verb)
    return any(source.token(at).casefold() in _SELF for at in before)


def _reporter_after(source: SourceText, first: int, last: int) -> int | None:
    """Such a word behind the words: `…, they say`, `…, according to Moscow`."""
    passage = source.passage_of(first, last)
    stop = source.paragraph_tokens(source.paragraph_of(last - 1)).stop
    stop = stop if passage is None else min(stop, passage.last)
    if source.token(last) not in (",", DASH, "，"):
        return None
    for at in range(last + 1, min(stop, last + 1 + _AFTER_REACH)):
        word = source.token(at)
        if not is_word(word) or word.casefold() in _SELF:
            return None
        if at in source.report_ends:
            return at
    return None
