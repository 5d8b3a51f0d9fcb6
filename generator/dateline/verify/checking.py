"""Verify: every verbatim string against its source's private text, and the record of it.

`checked.yml` says, for each string, that it was found and when. Pages show the record,
with or without the texts at hand, so that all builds are alike; having the texts only
adds errors. An edited string no longer has a record, and stops the build.
"""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence

from dateline.data.acceptances import report_unused
from dateline.data.copies import TextAtHand
from dateline.data.model import Check, Published, Source, Timeline
from dateline.data.verbatim import VerbatimString, find_check, verbatim_strings
from dateline.problems import Place, Problems
from dateline.problems.codes import AcceptedIn, accepted_in
from dateline.quotes import Match, NotFound, find_words
from dateline.verify.doubts import Doubt, find_doubts, is_error, tell_doubt
from dateline.verify.excerpts import shorten
from dateline.verify.prose import find_unchecked

Texts = Mapping[str, TextAtHand]
"""The texts at hand, by the source's id."""

Progress = Callable[[int, int], None]
"""Called with how many strings of how many are done."""

Found = Mapping[str, Match | NotFound]
"""What the search for each string gave, by the string's key."""


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
    """Compare each verbatim string with checked.yml, and against the texts at hand."""
    found = search_texts(timeline, texts)
    report_findings(timeline, texts, found, problems)
    strings = verbatim_strings(timeline)
    _report_unchecked_sources(timeline, strings, problems)
    report_changed_texts(timeline, texts, (), problems)
    _report_old_form(timeline, problems)
    for string in strings:
        check, result = find_check(timeline.checks, string), found.get(string.key)
        if isinstance(result, NotFound):
            continue
        if check is not None:
            _report_untrue_record(timeline, string, result, texts, problems)
        elif timeline.sources[string.source].has_copy:
            problems.error(
                string.place,
                "no-record",
                f"These words of '{string.source}' have no record in checked.yml: "
                f"“{shorten(string.words)}”.",
                "Run `dateline verify` where the source's text is at hand, "
                "or put back the words that were checked.",
            )


def _report_old_form(timeline: Timeline, problems: Problems) -> None:
    """Report a record that was written before it said who is quoted and what is doubtful."""
    old = next((check for check in timeline.checks.values() if check.old), None)
    if old is not None:
        problems.warning(
            Place(old.place.path),
            "old-record",
            "checked.yml has an older form, which does not say who is quoted and what is doubtful.",
            "Run `dateline verify` where the sources' texts are at hand, which writes it again.",
        )


def _report_untrue_record(
    timeline: Timeline,
    string: VerbatimString,
    match: Match | None,
    texts: Texts,
    problems: Problems,
) -> None:
    """Report a record that says something else than the data and the text it was made from."""
    check = timeline.checks.get(string.key)
    if check is None or check.old:
        return
    text = texts.get(string.source)
    if match is not None and text is not None and check.sha256 == text.sha256:
        doubts = find_doubts(timeline, string, match, text)
        true = dataclasses.replace(
            _record(string, match, doubts, text.sha256), on=check.on, place=check.place
        )
    else:
        true = dataclasses.replace(check, source=string.source, by=string.said_by)
    if check != true:
        problems.error(
            string.place,
            "bad-record",
            f"checked.yml does not say how these words are in '{string.source}' now: "
            f"“{shorten(string.words)}”.",
            "Run `dateline verify`, which writes it again.",
        )


def report_findings(timeline: Timeline, texts: Texts, found: Found, problems: Problems) -> None:
    """Report what the search found wrong: words that are not there, doubts, and accepted
    doubts that nothing in their event gives. What is not at hand is reported as its record has it.
    """
    raised: dict[str, set[str]] = defaultdict(set)
    unheard: set[str] = set()  # events with words that nobody could doubt
    for string in verbatim_strings(timeline):
        name = string.event.id if string.event else ""
        doubts = _doubts_of(timeline, string, texts, found)
        if doubts is None:
            unheard.add(name)
            continue
        raised[name].update(doubt.code for doubt in doubts)
        for doubt in doubts:
            if doubt.code not in string.accepted:
                _report_doubt(doubt, string, timeline, problems)
    for string in verbatim_strings(timeline):
        result = found.get(string.key)
        if isinstance(result, NotFound):
            _report_not_found(string, result, problems)
    _report_prose(timeline, raised, problems)
    of_words = accepted_in(AcceptedIn.WORDS)
    for event in timeline.events.values():
        for item in event.accept:
            if item.code in of_words - raised[event.id] and event.id not in unheard:
                report_unused(item, problems)


def _report_prose(timeline: Timeline, raised: dict[str, set[str]], problems: Problems) -> None:
    """Report quotations in our own prose that no account has."""
    for quoted in find_unchecked(timeline):
        if quoted.event is not None:
            raised[quoted.event.id].add("unchecked-quotation")
            if "unchecked-quotation" in {item.code for item in quoted.event.accept}:
                continue
        problems.warning(
            quoted.place,
            "unchecked-quotation",
            f"“{shorten(quoted.words)}” is in quotation marks here, and in no account of this "
            "timeline, so nobody has checked it.",
            "Quote it in an account, or take the quotation marks away.",
        )


def _doubts_of(
    timeline: Timeline, string: VerbatimString, texts: Texts, found: Found
) -> tuple[Doubt, ...] | None:
    """What is doubtful about words, by their text or else by their record; None where neither
    tells.
    """
    result, check = found.get(string.key), find_check(timeline.checks, string)
    if isinstance(result, Match):
        return find_doubts(timeline, string, result, texts[string.source])
    if result is None and check is not None and not check.old:
        return tuple(map(Doubt, check.doubts))
    is_unknown = result is not None or timeline.sources[string.source].has_copy
    return None if is_unknown else ()


def _report_doubt(
    doubt: Doubt, string: VerbatimString, timeline: Timeline, problems: Problems
) -> None:
    message, hint = tell_doubt(doubt, string, timeline)
    report = problems.error if is_error(doubt) else problems.warning
    report(string.place, doubt.code, message, hint)


def _report_not_found(string: VerbatimString, result: NotFound, problems: Problems) -> None:
    nearest = f" Nearest text: “{result.nearest}”." if result.nearest else ""
    differs = f" It differs: {result.differs}." if result.differs else ""
    message = f"'{string.source}': {result.reason}{nearest}{differs}"
    problems.error(string.place, result.code, message, result.hint)


def record_checks(
    timeline: Timeline, texts: Texts, found: Found, day: str, accept: Collection[str] = ()
) -> tuple[Check, ...]:
    """The record to keep, in the order of the data.

    A record that is still right keeps its day; the others get `day` (ISO). Strings whose
    text is not at hand, or changed without being accepted, keep the record they have.
    """
    records: dict[str, Check] = {}
    for string in verbatim_strings(timeline):
        old, result = find_check(timeline.checks, string), found.get(string.key)
        text = texts.get(string.source)
        if isinstance(result, Match) and text is not None:
            changed = old is not None and old.sha256 != text.sha256
            if old is None or not changed or string.source in accept:
                doubts = find_doubts(timeline, string, result, text)
                new = dataclasses.replace(_record(string, result, doubts, text.sha256), on=day)
                records[string.key] = _keep_day(new, old)
                continue
        if old is not None and not isinstance(result, NotFound):
            records[old.key] = old
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


def _record(string: VerbatimString, match: Match, doubts: Sequence[Doubt], sha256: str) -> Check:
    """What is to be kept of a match, but for the day."""
    return Check(
        key=string.key,
        source=string.source,
        grade=str(match.grade),
        start=match.start,
        end=match.end,
        sha256=sha256,
        on="",
        fragment=match.fragment,
        cut_start=match.cut_start,
        cut_end=match.cut_end,
        by=string.said_by,
        doubts=tuple(doubt.code for doubt in doubts),
    )


def _keep_day(new: Check, old: Check | None) -> Check:
    """A new record, with the old one's day where nothing else has changed."""
    if old is None:
        return new
    if old.old:  # of a form that says less: what it says is to be the same
        old = dataclasses.replace(old, key=new.key, by=new.by, doubts=new.doubts, old=False)
    same = dataclasses.replace(new, on=old.on, place=old.place) == old
    return dataclasses.replace(new, on=old.on) if same else new


def _report_unchecked_sources(
    timeline: Timeline, strings: Sequence[VerbatimString], problems: Problems
) -> None:
    for source_id in dict.fromkeys(string.source for string in strings):
        source = timeline.sources[source_id]
        if not source.text:  # `text: none` says why there is none
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
        f"If the words are still there, run `dateline verify --accept {source.id}`.",
    )
