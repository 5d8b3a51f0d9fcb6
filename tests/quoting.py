"""Words that are found in a text that stands in a test."""

from __future__ import annotations

from dateline.quotes import Match, SourceText, find_words


def match_in(text: str, words: str) -> tuple[Match, SourceText]:
    """Where words are in a text, which has them."""
    source = SourceText.of(text)
    match = find_words(words, source)
    assert isinstance(match, Match), match
    return match, source
