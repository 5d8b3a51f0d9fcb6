"""Searching a source for the words of a quotation.

Matching is exact after the folds of `folding`; nothing is accepted for being similar.
The literal text is tried first, since a source may itself contain brackets and dots.
"""

from __future__ import annotations

from dataclasses import dataclass

from dateline.quotes.doubts.joins import find_headline
from dateline.quotes.folding import MARK
from dateline.quotes.fragments import text_fragment
from dateline.quotes.matching import Places, TooCommonError, Window
from dateline.quotes.omissions import Path, Rule, find_paths_in
from dateline.quotes.quotation import Part, changes_case, other_ways, read_literal, take_apart
from dateline.quotes.refusals import (
    LONGEST,
    explain_context,
    explain_headline,
    explain_literal,
    explain_other_stop,
    explain_other_way,
    explain_shortened,
    explain_too_common,
    find_bad_mark,
    tell_no_words,
    tell_too_long,
)
from dateline.quotes.results import Grade, Match, NotFound
from dateline.quotes.source.sentences import starts_inside, stops_inside
from dateline.quotes.source.source_text import SourceText


@dataclass(frozen=True, slots=True)
class _Found:
    """Every way in which a quotation is in its source; at least one."""

    paths: tuple[Path, ...]
    shortened: bool = False
    inserts: tuple[Part, ...] = ()


_MOST_PATHS = 20  # that are looked at for a headline


def find_words(words: str, source: SourceText, *, within: str = "") -> Match | NotFound:
    """Find words in a source; where they recur, inside the longer words `within`.

    Either may be shortened with `...` and `[words]`. Nothing is raised.
    """
    longest = max(words, within, key=len)
    if len(longest) > LONGEST:
        return tell_too_long(longest)
    everywhere = [(0, len(source))]
    places = Places(source)
    try:
        windows = everywhere
        if within:
            context = _find(within, places, everywhere)
            if isinstance(context, NotFound):
                return context
            windows = [(path[0].first, path[-1].last) for path in context.paths]
        found = _find(words, places, windows)
        if isinstance(found, _Found):
            return _refuse_headline(words, source, found) or _make_match(words, source, found)
        if within and isinstance(_find(words, places, everywhere), _Found):
            return explain_context(words, within)
        for plain, sign, hint in other_ways(words):
            if isinstance(_find(plain, places, windows), _Found):
                return explain_other_way(plain, sign, hint)
    except TooCommonError:
        return explain_too_common(words)
    return found


def _refuse_headline(words: str, source: SourceText, found: _Found) -> NotFound | None:
    """Why the words cannot be accepted, if wherever they are they run over a headline's end."""
    headline = ""
    for path in found.paths[:_MOST_PATHS]:
        headline = find_headline(source, path[0].first, path[-1].last)
        if not headline:
            return None
    return explain_headline(words, headline)


def _find(words: str, places: Places, windows: list[Window]) -> _Found | NotFound:
    literal = read_literal(words)
    if not literal.words:
        return tell_no_words(words)
    spots = [(spot,) for window in windows for spot in places.find(literal, window, at_end=True)]
    if spots:
        return _Found(tuple(dict.fromkeys(spots)))
    quotation = take_apart(words)
    if not quotation.is_shortened and not changes_case(words):
        for window in windows:
            other = places.find_with_other_stop(literal, window)
            if other:
                return explain_other_stop(words, literal, places.source, other)
        return explain_literal(words, literal, places.source)
    refused = find_bad_mark(words, quotation, places.source.turning)
    if refused:
        return refused
    paths = find_paths_in(places, quotation, windows, tuple(Rule))
    if paths:
        return _Found(paths, shortened=True, inserts=tuple(quotation.inserts))
    return explain_shortened(words, quotation, places, windows)


def _make_match(words: str, source: SourceText, found: _Found) -> Match:
    path = found.paths[0]
    first, last = path[0].first, path[-1].last
    start, end = source.starts[first], source.ends[last - 1]
    if found.shortened:
        grade = Grade.SHORTENED
    elif words.strip() == source.text[start:end]:
        grade = Grade.WORD_FOR_WORD
    else:
        broken = any(map(source.is_line_break_hyphen, range(first, last))) or path[0].broken
        grade = Grade.LINE_BREAK_HYPHEN if broken else Grade.TYPOGRAPHY
    return Match(
        grade=grade,
        start=start,
        end=end,
        parts=tuple((source.starts[spot.first], source.ends[spot.last - 1]) for spot in path),
        occurrences=len({way[0].first for way in found.paths}),
        fragment=text_fragment(source, start, end),
        in_quotation_marks=_is_spoken(source, first, last),
        inserts=tuple(insert.text for insert in found.inserts),
        cut_start=starts_inside(source, first),
        cut_end=stops_inside(source, last),
    )


def _is_spoken(source: SourceText, first: int, last: int) -> bool:
    """Whether a run is in one quoted passage; its own outer marks do not count."""
    while first < last and source.token(first) == MARK:
        first += 1
    while first < last and source.token(last - 1) == MARK:
        last -= 1
    return source.passage_of(first, last) is not None
