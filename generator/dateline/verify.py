"""Verify: every verbatim string against its source's private text, and the record of it.

`checked.yml` holds, for each string, that it was found and when. Pages show the record,
with or without the texts at hand, so that all builds are alike; having the texts only
adds errors. An edited string no longer has a record, and stops the build.
"""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence

from dateline.data.acceptances import report_unused
from dateline.data.copies import TextAtHand
from dateline.data.model import Check, Published, Source, Timeline, WordsKind
from dateline.data.verbatim import VerbatimString, verbatim_strings
from dateline.problems import Problems
from dateline.problems.codes import AcceptedIn, accepted_in
from dateline.quotes import Match, NotFound, find_cut_negation, find_words, speaker_named_near

Texts = Mapping[str, TextAtHand]
"""The texts at hand, by the source's id."""

Progress = Callable[[int, int], None]
"""Told how many strings of how many are done."""

Found = Mapping[str, Match | NotFound]
"""What the search for each string gave, by the string's key."""


Doubt = tuple[str, str, str]
"""A warning's code, message and hint."""


def search_texts(
    timeline: Timeline, texts: Texts, progress: Progress = lambda _done, _total: None
) -> Found:
    """Search each verbatim string whose source's text is at hand, each string once."""
    strings = {s.key: s for s in verbatim_strings(timeline) if s.source in texts}
    found: dict[str, Match | NotFound] = {}
    for done, (key, string) in enumerate(strings.items(), 1):
        prepared = texts[string.source].prepared
        found[key] = find_words(string.words, prepared, within=string.within)
        progress(done, len(strings))
    return found


def hold_to_record(timeline: Timeline, texts: Texts, problems: Problems) -> None:
    """Hold each verbatim string against checked.yml, and against the texts at hand."""
    found = search_texts(timeline, texts)
    report_findings(timeline, texts, found, problems)
    strings = verbatim_strings(timeline)
    _report_unchecked_sources(timeline, strings, problems)
    report_changed_texts(timeline, texts, (), problems)
    for string in strings:
        check, result = timeline.checks.get(string.key), found.get(string.key)
        if isinstance(result, NotFound):
            continue
        if check is not None:
            _report_untrue_record(string, check, result, texts, problems)
        elif timeline.sources[string.source].text:
            problems.error(
                string.place,
                "no-record",
                f"These words of '{string.source}' have no record in checked.yml: "
                f"“{_shorten(string.words)}”.",
                "Run `dateline verify` where the source's text is at hand, "
                "or put back the words that were checked.",
            )


def _report_untrue_record(
    string: VerbatimString,
    check: Check,
    match: Match | None,
    texts: Texts,
    problems: Problems,
) -> None:
    """Report a record that says something else than the data and the text it was made from."""
    if match is not None and check.sha256 == texts[string.source].sha256:
        true = dataclasses.replace(
            _record(string, match, check.sha256, None, check.on), place=check.place
        )
    else:
        true = dataclasses.replace(check, source=string.source)
    if check != true:
        problems.error(
            string.place,
            "bad-record",
            f"checked.yml does not say how these words stand in '{string.source}' now: "
            f"“{_shorten(string.words)}”.",
            "Run `dateline verify`, which writes it anew.",
        )


def report_findings(timeline: Timeline, texts: Texts, found: Found, problems: Problems) -> None:
    """Tell what the search found wrong: words that are not there, doubts, and accepted
    doubts that nothing in their event gives.
    """
    raised: dict[str, set[str]] = defaultdict(set)
    unheard: set[str] = set()  # events with words that nobody could doubt
    for string in verbatim_strings(timeline):
        name = string.event.id if string.event else ""
        result = found.get(string.key)
        if isinstance(result, Match):
            doubts = _find_doubts(timeline, string, result, texts[string.source])
            raised[name].update(code for code, _, _ in doubts)
            for code, message, hint in doubts:
                if code not in string.accepted:
                    problems.warning(string.place, code, message, hint)
        elif isinstance(result, NotFound):
            unheard.add(name)
            _report_not_found(string, result, problems)
        elif timeline.sources[string.source].text:
            unheard.add(name)
    of_words = accepted_in(AcceptedIn.WORDS)
    for event in timeline.events.values():
        for item in event.accept:
            if item.code in of_words - raised[event.id] and event.id not in unheard:
                report_unused(item, problems)


def _report_not_found(string: VerbatimString, result: NotFound, problems: Problems) -> None:
    nearest = f" Nearest text: “{result.nearest}”." if result.nearest else ""
    differs = f" It differs: {result.differs}." if result.differs else ""
    message = f"'{string.source}': {result.reason}{nearest}{differs}"
    problems.error(string.place, result.code, message, result.hint)


def record_checks(
    timeline: Timeline, texts: Texts, found: Found, day: str, accept: Collection[str] = ()
) -> tuple[Check, ...]:
    """The record to keep, in the order of the data.

    A record that still holds keeps its day; the others get `day` (ISO). Strings whose
    text is not at hand, or changed without being accepted, keep the record they have.
    """
    records: dict[str, Check] = {}
    for string in verbatim_strings(timeline):
        old, result = timeline.checks.get(string.key), found.get(string.key)
        text = texts.get(string.source)
        if isinstance(result, Match) and text is not None:
            changed = old is not None and old.sha256 != text.sha256
            if old is None or not changed or string.source in accept:
                records[string.key] = _record(string, result, text.sha256, old, day)
                continue
        if old is not None and not isinstance(result, NotFound):
            records[string.key] = old
    return tuple(records.values())


def record_published(timeline: Timeline) -> Published:
    """All ids that readers may have linked to: those published before, and today's."""
    today = [
        name
        for event in timeline.events.values()
        if not event.draft
        for name in (event.id, *event.was)
    ]
    return Published(ids=tuple(sorted({*timeline.published.ids, *today})))


def _record(
    string: VerbatimString, match: Match, sha256: str, old: Check | None, day: str
) -> Check:
    new = Check(
        key=string.key,
        source=string.source,
        grade=str(match.grade),
        start=match.start,
        end=match.end,
        sha256=sha256,
        on=day,
        fragment=match.fragment,
        cut_start=match.cut_start,
        cut_end=match.cut_end,
    )
    if old is None:
        return new
    same = dataclasses.replace(new, on=old.on, place=old.place) == old
    return dataclasses.replace(new, on=old.on) if same else new


def _find_doubts(
    timeline: Timeline, string: VerbatimString, match: Match, text: TextAtHand
) -> list[Doubt]:
    """That the words may be another passage, say the opposite, or be someone else's."""
    words = _shorten(string.words)
    doubts: list[Doubt] = []
    if match.occurrences > 1:
        hint = (
            "Add `in:` with more of the sentence."
            if string.kind == "date_from"
            else "Add more of the words around them, so that only one passage fits."
        )
        message = f"“{words}” stands {match.occurrences} times in '{string.source}'."
        doubts.append(("recurring-words", message, hint))
    around = find_cut_negation(match, text.prepared)
    if around:
        message = (
            f"“{words}” leaves out a negation that stands beside it in '{string.source}': "
            f"“{around}”."
        )
        hint = "Quote it too; or accept the warning, if the words mean the same without it."
        doubts.append(("negation-beside", message, hint))
    if string.kind == WordsKind.QUOTE:
        doubts += _doubts_of_quote(timeline, string, match, text)
    return doubts


def _doubts_of_quote(
    timeline: Timeline, string: VerbatimString, match: Match, text: TextAtHand
) -> list[Doubt]:
    words = _shorten(string.words)
    doubts: list[Doubt] = []
    # A transcript needs no marks: all of it is somebody's words.
    marks_expected = not timeline.sources[string.source].type.traits.spoken
    if marks_expected and not match.in_quotation_marks:
        message = f"“{words}” does not stand in quotation marks in '{string.source}'."
        hint = "If these are the source's words for what was said, write `paraphrase:`."
        doubts.append(("not-in-quotation-marks", message, hint))
    person = timeline.people.get(string.speaker)
    if person is not None:
        names = (person.name, *person.also)
        if not speaker_named_near(match, text.prepared, names):
            message = f"'{string.source}' does not name {person.name} near “{words}”."
            hint = "Check who said it; if the source calls them otherwise, add that to `also:`."
            doubts.append(("speaker-not-near", message, hint))
    return doubts


def _report_unchecked_sources(
    timeline: Timeline, strings: Sequence[VerbatimString], problems: Problems
) -> None:
    for source_id in dict.fromkeys(string.source for string in strings):
        source = timeline.sources[source_id]
        if not source.text:
            problems.warning(
                source.place,
                "no-text",
                f"The source '{source.id}' names no private copy, so its words are not checked.",
                f"Save what you read as `texts/{source.id}.txt`, "
                f"add `text: texts/{source.id}.txt`, and run `dateline verify`.",
            )


def report_changed_texts(
    timeline: Timeline, texts: Texts, accept: Collection[str], problems: Problems
) -> None:
    """Report each source whose text is not the one that was checked."""
    outdated: dict[str, list[VerbatimString]] = defaultdict(list)
    for string in verbatim_strings(timeline):
        check, text = timeline.checks.get(string.key), texts.get(string.source)
        if check and text and check.sha256 != text.sha256 and string.source not in accept:
            outdated[string.source].append(string)
    for source_id, stale in outdated.items():
        _report_changed_text(timeline.sources[source_id], stale, problems)


def _report_changed_text(
    source: Source, stale: Sequence[VerbatimString], problems: Problems
) -> None:
    places = ", ".join(dict.fromkeys(str(string.place) for string in stale))
    problems.error(
        source.place_of("text"),
        "source-changed",
        f"The text of '{source.id}' is not the one that was checked. Check again: {places}.",
        f"If the words still stand, run `dateline verify --accept {source.id}`.",
    )


def _shorten(words: str) -> str:
    """The words as a message shows them."""
    flat = " ".join(words.split())
    return flat if len(flat) <= _SHOWN else f"{flat[: _SHOWN - 1]}…"


_SHOWN = 60
