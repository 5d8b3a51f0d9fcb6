"""Why a quotation does not match its source, in whole sentences."""

from __future__ import annotations

from dataclasses import replace

from dateline.quotes.folding import MARK, is_word
from dateline.quotes.matching import Places, Spot, Window, find_word_in_two, has_whole_ends
from dateline.quotes.nearest import find_nearest
from dateline.quotes.omissions import (
    LONGEST_OMISSION,
    Path,
    Rule,
    find_left_out,
    find_paths_in,
)
from dateline.quotes.quotation import Part, Quotation, find_insertion_in_word
from dateline.quotes.results import NotFound
from dateline.quotes.source.source_text import SourceText
from dateline.quotes.turning_words import Turn, Turning

FEWEST_WORDS = 3
LONGEST = 100_000  # characters of a quotation
LONGEST_INSERTION = 60  # characters
MOST_PARTS = 30
_SHOWN = 80  # characters of the author's words in a message
_NEAREST_SHOWN = 240  # characters of the source's
_PARTED_OTHERWISE = (
    "The letters are the same, and their words begin and end elsewhere. Copy the words from the "
    "source; if a machine read them (OCR), correct the copy as the source itself shows them."
)


def tell_no_words(words: str) -> NotFound:
    """For words without a letter or digit."""
    return NotFound(
        "no-words", f"'{_shorten(words)}' contains no words.", hint="Copy words from the source."
    )


def explain_too_common(words: str) -> NotFound:
    """For words that are nearly everywhere."""
    return NotFound(
        "words-too-common",
        f"The words '{_shorten(words)}' are in too many places of the source.",
        hint="Quote more of the sentence.",
    )


def tell_too_long(words: str) -> NotFound:
    """For words that nobody would quote as one piece."""
    return NotFound(
        "words-too-long",
        f"'{_shorten(words)}' has {len(words):,} characters; {LONGEST:,} are the most.",
        hint="Make several quotations of it.",
    )


def explain_context(words: str, within: str) -> NotFound:
    """For words that the source contains, but not where the author says."""
    return NotFound(
        "words-not-in-context",
        f"The source contains '{_shorten(words)}', but not inside '{_shorten(within)}'.",
        hint="Give more of the sentence that contains the words.",
    )


def explain_other_stop(words: str, part: Part, source: SourceText, spot: Spot) -> NotFound:
    """For a statement that the source asks as a question, or cries."""
    at = spot.last
    while source.token(at) == MARK:
        at += 1
    return NotFound(
        "other-stop",
        f"The source ends '{_shorten(words)}' with '{source.token(at)}', and not with "
        f"'{part.tokens.raw(part.last - 1)}'.",
        hint="Copy the source's own mark: a question is no statement.",
    )


def explain_headline(words: str, headline: str) -> NotFound:
    """For words that run from a headline into the text below it."""
    return NotFound(
        "across-headline",
        f"'{_shorten(words)}' runs on from the headline '{_shorten(headline)}' into the text "
        "below.",
        hint="Quote the headline or the text, or make two quotations of it.",
    )


def explain_literal(words: str, part: Part, source: SourceText) -> NotFound:
    """For words (a quotation, or a part of it) that the source does not contain."""
    needle = source.encode(part.folded)
    if needle and needle in source.codes:
        first = source.codes.find(needle)
        last = first + len(needle)
        if has_whole_ends(source, first, last):
            in_two = find_word_in_two(source, Spot(first, last), part)
            if in_two:
                one, two = in_two
                return NotFound(
                    "words-not-found",
                    f"'{_shorten(part.text)}' has a word in two, '{one}- {two}', as a line's end "
                    "of the source cuts it.",
                    hint=f"Write '{one}{two}', or '{one}-{two}' if the hyphen is the word's own.",
                )
            there = source.text[source.starts[first] : source.ends[last - 1]]
            return NotFound(
                "words-not-found",
                f"The source writes '{_shorten(part.text)}' with other hyphens or other signs on "
                "its letters.",
                _shorten(there, _NEAREST_SHOWN),
                hint="Copy the words from the source.",
            )
        return NotFound(
            "part-of-word",
            f"In the source, '{_shorten(part.text)}' starts or stops inside a longer word "
            "or number.",
            hint="Quote whole words.",
        )
    missing = f"The source does not contain '{_shorten(part.text)}'"
    if _squeeze(part.text) != _squeeze(words):
        missing += f", a part of '{_shorten(words)}'"
    nearest = find_nearest(source, part)
    if nearest is None:
        return NotFound(
            "words-not-found", f"{missing}.", hint="Nothing in it is near. Is it the right source?"
        )
    return NotFound(
        "words-not-found",
        f"{missing}.",
        _shorten(nearest.text, _NEAREST_SHOWN),
        nearest.differs,
        _PARTED_OTHERWISE
        if nearest.parted_otherwise
        else "Copy the words from the source (- marks the quotation's words, + the source's).",
    )


def explain_other_way(plain: str, sign: str, hint: str) -> NotFound:
    """For words that the source contains without a sign that the author put to them."""
    return NotFound(
        "words-not-found",
        f"The source contains '{_shorten(plain)}', but without {sign}.",
        hint=hint,
    )


def find_bad_mark(words: str, quotation: Quotation, turning: Turning) -> NotFound | None:
    """What is wrong with a quotation's omissions and insertions, whatever its source."""
    in_word = find_insertion_in_word(words)
    if in_word:
        return NotFound(
            "insertion-in-word",
            f"The insertion '{_shorten(in_word)}' is inside a word.",
            hint="Put brackets around whole words only, with a space on both sides; "
            "`[W]e` is fine for the case of a letter.",
        )
    if len(quotation.parts) > MOST_PARTS:
        return NotFound(
            "too-many-omissions",
            f"Omissions divide '{_shorten(words)}' into {len(quotation.parts)} parts; "
            f"{MOST_PARTS} are the most.",
            hint="Make several quotations of it.",
        )
    if sum(part.words for part in quotation.parts) < FEWEST_WORDS:
        return NotFound(
            "too-few-words",
            f"'{_shorten(words)}' keeps fewer than {FEWEST_WORDS} words of the source.",
            hint="Leave out less.",
        )
    bad = (_find_bad_insertion(insert, turning) for insert in quotation.inserts)
    return next((found for found in bad if found), None)


def _find_bad_insertion(insert: Part, turning: Turning) -> NotFound | None:
    if len(insert.text) - 2 > LONGEST_INSERTION:
        return NotFound(
            "insertion-too-long",
            f"The insertion '{_shorten(insert.text)}' is longer than "
            f"{LONGEST_INSERTION} characters.",
            hint="Explain it in the event's `text`.",
        )
    for token in insert.folded:
        turn = turning.find(token) if is_word(token) else None
        if turn in (Turn.NEGATION, Turn.NUMBER):
            return NotFound(
                f"{turn}-put-in",
                f"The insertion '{insert.text}' puts a {turn} into the quotation: '{token}'.",
                hint="Quote the source's own words, and explain them in the event's `text`.",
            )
    return None


def explain_shortened(
    words: str, quotation: Quotation, places: Places, windows: list[Window]
) -> NotFound:
    """For a shortened quotation: the first rule that leaves no way to match it."""
    paths = find_paths_in(places, quotation, windows, ())
    if not paths:
        return _explain_parts(words, quotation, places, windows)
    kept: list[Rule] = []
    for rule in Rule:
        kept.append(rule)
        lawful = find_paths_in(places, quotation, windows, kept)
        if not lawful:
            return _explain_rule(rule, words, places.source, paths[0])
        paths = lawful
    raise AssertionError("All rules together allow what was refused.")


def _explain_parts(
    words: str, quotation: Quotation, places: Places, windows: list[Window]
) -> NotFound:
    """For parts of which one is missing, or that do not follow each other."""
    final = quotation.parts[-1]
    for part in quotation.parts:
        if not any(places.find(part, window, at_end=part is final) for window in windows):
            return explain_literal(words, part, places.source)
    looser = replace(quotation, cuts=tuple(replace(cut, omits=True) for cut in quotation.cuts))
    if find_paths_in(places, looser, windows, ()):
        return NotFound(
            "insertion-replaces-words",
            f"In '{_shorten(words)}' an insertion is where the source has other words.",
            hint="Show that words are left out too: `… [words]`.",
        )
    return NotFound(
        "parts-out-of-order",
        f"The source contains the parts of '{_shorten(words)}', but not in this order.",
        hint="Quote the parts in the order of the source, or as several quotations.",
    )


def _explain_rule(rule: Rule, words: str, source: SourceText, path: Path) -> NotFound:
    shown = _shorten(words)
    if rule is Rule.FAR:
        return NotFound(
            "omission-too-long",
            f"An omission in '{shown}' leaves out more than {LONGEST_OMISSION} characters.",
            hint="Make two quotations of it.",
        )
    if rule is Rule.SPEAKER:
        return NotFound(
            "omission-joins-passages",
            f"An omission in '{shown}' goes from one quoted passage of the source to another, "
            "perhaps of another speaker.",
            hint="Make a quotation of each passage.",
        )
    turn = Turn(rule.value)
    lost = find_left_out(source, path, turn)
    return NotFound(
        f"{turn}-left-out",
        f"An omission in '{shown}' leaves out a {turn}: '{lost}'.",
        hint="Quote it, so that the meaning stays.",
    )


def _squeeze(words: str) -> str:
    return " ".join(words.split())


def _shorten(words: str, longest: int = _SHOWN) -> str:
    """Words on one line, cut to a length that suits a message."""
    line = _squeeze(words)
    return line if len(line) <= longest else f"{line[: longest - 1].rstrip()}…"
