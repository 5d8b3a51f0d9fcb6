"""Verify: every verbatim string against its source's private text, and the record of it.

`checked.yml` says, for each string, that it was found and when. Pages show the record,
with or without the texts at hand, so that all builds are alike; having the texts only
adds errors. An edited string no longer has a record, and stops the build.
"""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cache as once
from functools import partial

from dateline.cache import Again, Cache
from dateline.data.acceptances import report_unused
from dateline.data.copies import TextAtHand
from dateline.data.model import Check, Published, Source, Timeline
from dateline.data.verbatim import VerbatimString, find_check, verbatim_strings
from dateline.problems import Place, Problems
from dateline.problems.codes import AcceptedIn, accepted_in
from dateline.quotes import KnownNames, NotFound, find_words
from dateline.text.markers import MarkedPage
from dateline.verify.doubts import (
    Doubt,
    find_doubts,
    is_error,
    names_of_everyone,
    tell_doubt,
)
from dateline.verify.excerpts import shorten
from dateline.verify.findings import Found, Heard
from dateline.verify.kept_words import from_note, key_of_words, to_note
from dateline.verify.prose import find_unchecked, find_unchecked_on_page

Texts = Mapping[str, TextAtHand]
"""The texts at hand, by the source's id."""

Strings = Sequence[VerbatimString]
"""Every verbatim string of a timeline, for those who have them already."""

Progress = Callable[[int, int], None]
"""Called with how many strings of how many are done."""


def search_texts(
    timeline: Timeline,
    texts: Texts,
    progress: Progress = lambda _done, _total: None,
    cache: Cache | None = None,
    strings: Strings | None = None,
) -> Found:
    """Search each verbatim string whose source's text is at hand, each string once, but for
    what the cache knows of a text.
    """
    cache = cache or Cache()
    marker = cache.marker(f"words {timeline.folder}")
    asked: dict[str, dict[str, VerbatimString]] = defaultdict(dict)
    for string in _all(strings, timeline):
        if string.source in texts:
            asked[string.source].setdefault(string.asked, string)
    found: dict[str, Heard | NotFound] = {}
    total = sum(map(len, asked.values()))
    everyone = once(partial(names_of_everyone, timeline))
    for source, named in asked.items():
        its_own, text = tuple(named.values()), texts[source]
        key = key_of_words(timeline, text, its_own, marker)
        search = partial(_search, timeline, its_own, text, everyone)
        note = cache.note(key, search)
        heard = cache.recall(f"heard {key}", dict)
        if heard is None:
            heard = from_note(note, its_own)
            cache.remember(f"heard {key}", heard)
        found |= heard
        progress(len(found), total)
    return found


def _all(strings: Strings | None, timeline: Timeline) -> Strings:
    return verbatim_strings(timeline) if strings is None else strings


def _search(
    timeline: Timeline, strings: Strings, text: TextAtHand, everyone: Callable[[], KnownNames]
) -> bytes:
    # A text that is made ready is many times as large. These copies are let go with it.
    text = dataclasses.replace(text, older=tuple(map(dataclasses.replace, text.older)))
    return to_note(_search_one(timeline, string, text, everyone) for string in strings)


def _search_one(
    timeline: Timeline, string: VerbatimString, text: TextAtHand, everyone: Callable[[], KnownNames]
) -> Heard | NotFound:
    """Search the newest version of a source, then the older ones."""
    found, version = find_words(string.words, text.prepared, within=string.within), text
    newest = found
    for older in text.older:
        if not isinstance(found, NotFound):
            break
        found = find_words(string.words, older.prepared, within=string.within)
        version = older
    if isinstance(found, NotFound):
        return newest if isinstance(newest, NotFound) else found
    doubts = find_doubts(timeline, string, found, version, everyone)
    gone = (Doubt("older-version"),) if version.seen else ()
    return Heard(found, (*doubts, *gone), version.sha256, version.seen)


def hold_to_record(
    timeline: Timeline, texts: Texts, problems: Problems, cache: Cache | None = None
) -> None:
    """Compare each verbatim string with checked.yml, and against the texts at hand."""
    strings = verbatim_strings(timeline)
    found = search_texts(timeline, texts, cache=cache, strings=strings)
    report_findings(timeline, found, problems, strings, cache)
    _report_unchecked_sources(timeline, strings, problems)
    report_changed_texts(timeline, texts, (), problems, strings)
    _report_old_form(timeline, problems)
    for string in strings:
        check, result = find_check(timeline.checks, string), found.get(string.asked)
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
    heard: Heard | None,
    texts: Texts,
    problems: Problems,
) -> None:
    """Report a record that says something else than the data and the text it was made from."""
    check = timeline.checks.get(string.key)
    if check is None or check.old:
        return
    text = texts.get(string.source)
    if heard is not None and text is not None and check.sha256 == heard.sha256:
        true = dataclasses.replace(_record(string, heard), on=check.on, place=check.place)
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


def report_findings(
    timeline: Timeline,
    found: Found,
    problems: Problems,
    strings: Strings | None = None,
    cache: Cache | None = None,
) -> None:
    """Report what the search found wrong: words that are not there, doubts, and accepted
    doubts that nothing in their event gives. What is not at hand is reported as its record has it.
    """
    raised: dict[str, set[str]] = defaultdict(set)
    unheard: set[str] = set()  # events with words that nobody could doubt
    strings = _all(strings, timeline)
    for string in strings:
        name = string.event.id if string.event else ""
        doubts = _doubts_of(timeline, string, found)
        if doubts is None:
            unheard.add(name)
            continue
        raised[name].update(doubt.code for doubt in doubts)
        for doubt in doubts:
            if doubt.code not in string.accepted:
                _report_doubt(doubt, string, timeline, problems)
    for string in strings:
        result = found.get(string.asked)
        if isinstance(result, NotFound):
            _report_not_found(string, result, problems)
    _report_prose(timeline, raised, problems, Again(cache, timeline.folder))
    of_words = accepted_in(AcceptedIn.WORDS)
    for event in timeline.events.values():
        for item in event.accept:
            if item.code in of_words - raised[event.id] and event.id not in unheard:
                report_unused(item, problems)


def _report_prose(
    timeline: Timeline, raised: dict[str, set[str]], problems: Problems, again: Again
) -> None:
    """Report quotations in our own prose that no account has."""
    for quoted in find_unchecked(timeline, again):
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


def hold_page_to_accounts(
    page: MarkedPage, timelines: Sequence[Timeline], problems: Problems
) -> None:
    """Report what a page by hand quotes and no account has, and comments that accept nothing."""
    unchecked = find_unchecked_on_page(page, timelines)
    needed = {quoted.accepted for quoted in unchecked}
    for quoted in unchecked:
        if quoted.accepted is None or not quoted.accepted.because:
            problems.warning(
                quoted.place,
                "unchecked-quotation",
                f"“{shorten(quoted.words)}” is in quotation marks here, and in no account of the "
                "timeline that this page is about, so nobody has checked it.",
                "Quote it in an account, or take the quotation marks away.",
            )
    for acceptance in page.quotes.acceptances:
        if acceptance.code != "unchecked-quotation":
            problems.error(
                acceptance.place,
                "bad-marker",
                "This comment does not say what it accepts, and why.",
                "Write `<!-- dateline-accept: unchecked-quotation; because: … -->`.",
            )
        elif acceptance not in needed:
            problems.warning(
                acceptance.place,
                "accept-unused",
                "The paragraph below this comment no longer has the warning 'unchecked-quotation'.",
                "Delete the comment.",
            )


def _doubts_of(
    timeline: Timeline, string: VerbatimString, found: Found
) -> tuple[Doubt, ...] | None:
    """What is doubtful about words, by their text or else by their record; None where neither
    tells.
    """
    result, check = found.get(string.asked), find_check(timeline.checks, string)
    if isinstance(result, Heard):
        return result.doubts
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
        old, result = find_check(timeline.checks, string), found.get(string.asked)
        text = texts.get(string.source)
        if isinstance(result, Heard) and text is not None:
            changed = old is not None and not _is_known(old, text)
            if old is None or not changed or string.source in accept:
                new = dataclasses.replace(_record(string, result), on=day)
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


def _is_known(check: Check, text: TextAtHand) -> bool:
    """Whether a record is of one of the versions of a text."""
    return check.sha256 in {version.sha256 for version in (text, *text.older)}


def _record(string: VerbatimString, heard: Heard) -> Check:
    """What is to be kept of words that were found, but for the day."""
    match = heard.match
    return Check(
        key=string.key,
        source=string.source,
        grade=str(match.grade),
        start=match.start,
        end=match.end,
        sha256=heard.sha256,
        on="",
        fragment=match.fragment,
        cut_start=match.cut_start,
        cut_end=match.cut_end,
        by=string.said_by,
        doubts=tuple(doubt.code for doubt in heard.doubts),
        version=heard.seen,
    )


def _keep_day(new: Check, old: Check | None) -> Check:
    """A new record, with the old one's day where nothing else has changed."""
    if old is None:
        return new
    if old.old:  # of a form that says less: what it says is to be the same
        old = dataclasses.replace(old, key=new.key, by=new.by, doubts=new.doubts, old=False)
    same = dataclasses.replace(new, on=old.on, place=old.place) == old
    return dataclasses.replace(new, on=old.on) if same else new


def _report_unchecked_sources(timeline: Timeline, strings: Strings, problems: Problems) -> None:
    for source_id in dict.fromkeys(string.source for string in strings):
        source = timeline.sources[source_id]
        # `text: none` says why there is none, and of a path that is none another problem tells.
        if not source.text and "text" not in source.places:
            problems.warning(
                source.place,
                "no-text",
                f"The source '{source.id}' names no private copy, so its words are not checked.",
                f"Save what you read as `texts/{source.id}.txt`, "
                f"add `text: texts/{source.id}.txt`, and run `dateline verify`.",
            )


def report_changed_texts(
    timeline: Timeline,
    texts: Texts,
    accept: Collection[str],
    problems: Problems,
    strings: Strings | None = None,
) -> None:
    """Report each source whose text is not the one that was checked."""
    outdated: dict[str, list[VerbatimString]] = defaultdict(list)
    for string in _all(strings, timeline):
        check, text = timeline.checks.get(string.key), texts.get(string.source)
        if check and text and not _is_known(check, text) and string.source not in accept:
            outdated[string.source].append(string)
    for source_id, stale in outdated.items():
        _report_changed_text(timeline.sources[source_id], stale, problems)


def report_lost_records(
    timeline: Timeline, texts: Texts, record: Place, problems: Problems
) -> None:
    """Report that a damaged record cannot be written again without losing what it said."""
    lost = [
        string
        for string in verbatim_strings(timeline)
        if string.source not in texts
        and timeline.sources[string.source].has_copy
        and find_check(timeline.checks, string) is None
    ]
    if lost:
        sources = ", ".join(dict.fromkeys(f"'{string.source}'" for string in lost))
        problems.error(
            record,
            "broken-record",
            f"The record of checked words is damaged, and the texts of {sources} are not here. "
            f"It has records that cannot be written again: {len(lost)}.",
            "Run `dateline verify` where these texts are at hand, or put back the file of the last "
            "commit. Nothing is written until then.",
        )


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
