"""The verbatim strings of a timeline: each piece of text that a source must contain."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from dateline.data.model import Account, Check, DateFrom, Event, Timeline, WordsKind
from dateline.problems import Place


@dataclass(frozen=True)
class VerbatimString:
    """Words that must be in a source's text.

    `kind` is `quote`, `paraphrase`, `narration` or `date_from`; `within` is more of
    the sentence, where the words recur; `speaker` is the id of the person whose words
    they are said to be, or empty; `said_by` is that, or the description of someone unnamed.
    `ignore` are the patterns of what is passed over in the source's copy. `event` is the event
    they are given at; None for those of a source's own record.
    """

    source: str
    kind: str
    words: str
    place: Place
    within: str = ""
    speaker: str = ""
    said_by: str = ""
    ignore: tuple[str, ...] = ()
    event: Event | None = field(default=None, repr=False)

    @property
    def accepted(self) -> frozenset[str]:
        """The codes of the warnings that its event accepts."""
        return frozenset(item.code for item in self.event.accept) if self.event else frozenset()

    @cached_property
    def key(self) -> str:
        """The name of its record in checked.yml."""
        return string_key(
            self.source, self.kind, self.words, self.within, self.said_by, ignore=self.ignore
        )

    @cached_property
    def asked(self) -> str:
        """What is asked of its source: the same words of the same speaker are one question."""
        return f"{self.key} {self.speaker}"

    @property
    def old_key(self) -> str:
        """The name of its record where that does not say who is quoted, as it once did not."""
        return string_key(self.source, self.kind, self.words, self.within)


def find_check(checks: Mapping[str, Check], string: VerbatimString) -> Check | None:
    """A string's record; one of the old form does not say who is quoted."""
    if check := checks.get(string.key):
        return check
    old = checks.get(string.old_key)
    return old if old and old.old else None


def string_key(
    source: str,
    kind: str,
    words: str,
    within: str = "",
    said_by: str = "",
    *,
    ignore: tuple[str, ...] = (),
) -> str:
    """Hash source, kind, words, who is quoted and what is passed over in the source's copy: 16
    hexadecimal digits of a SHA-256.

    A changed word, speaker or pattern makes another key, so that an edited string has no record.
    """
    parts = f"{source}\0{kind}\0{words}\0{within}"
    if said_by:
        parts += f"\0{said_by}"
    if ignore:
        parts += "\0\0" + "\n".join(ignore)
    return hashlib.sha256(parts.encode()).hexdigest()[:16]


def account_string(account: Account, event: Event | None = None) -> VerbatimString | None:
    """The account's own words, or None for a bare citation."""
    if account.kind is WordsKind.CITATION:
        return None
    speaker = account.by.person if account.by else ""
    said_by = account.by.recorded_as if account.by else ""
    place = account.place_of(account.kind)
    return VerbatimString(
        account.source,
        str(account.kind),
        account.words,
        place,
        speaker=speaker,
        said_by=said_by,
        event=event,
    )


def verbatim_strings(timeline: Timeline) -> tuple[VerbatimString, ...]:
    """Every verbatim string once per place, drafts included, in file order.

    Those of events that are not whole come too, after all others. Left out are the words of a
    source that the timeline refused: nothing is known of it.
    """
    return tuple(
        with_patterns(s, timeline) for s in _all_strings(timeline) if s.source in timeline.sources
    )


def with_patterns(string: VerbatimString, timeline: Timeline) -> VerbatimString:
    """The string, with what is passed over in its source's copy."""
    source = timeline.sources.get(string.source)
    return replace(string, ignore=source.ignore) if source and source.ignore else string


def _all_strings(timeline: Timeline) -> Iterator[VerbatimString]:
    for source in timeline.sources.values():
        yield from _date_strings(source.published_from, source.id)
    for event in (*timeline.events.values(), *timeline.halves):
        yield from _date_strings(event.date_from, "", event)
        for account in event.accounts:
            words = account_string(account, event)
            if words:
                yield words
            yield from _date_strings(account.date_from, account.source, event)


def _date_strings(
    items: tuple[DateFrom, ...], default_source: str, event: Event | None = None
) -> Iterator[VerbatimString]:
    for item in items:
        source = item.source or default_source
        if item.words and source:
            place = item.place_of("words")
            yield VerbatimString(source, "date_from", item.words, place, item.within, event=event)
