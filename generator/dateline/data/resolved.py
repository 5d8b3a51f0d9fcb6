"""A timeline with everything that follows from its data worked out.

What an editor never types stands here: each event's standing, who holds which
position, which page carries an event, who said what in which role.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from dateline.data.model import (
    Account,
    Check,
    Correction,
    Dispute,
    Event,
    Person,
    Position,
    Remark,
    Side,
    Source,
    Timeline,
)
from dateline.dates import Date, DateError, read_date
from dateline.quotes import Comparison


class Standing(StrEnum):
    """How an event stands with its sources. The guide says what each means."""

    CONTESTED = "contested"
    SEVERAL_OUTLETS = "several-outlets"
    ONE_SOURCE = "one-source"
    UNSOURCED = "unsourced"


class RemarkStanding(StrEnum):
    """How the reports of one utterance compare."""

    SAME_WORDING = "same-wording"
    WORDING_DIFFERS = "wording-differs"
    TRANSLATIONS_DIFFER = "translations-differ"


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks: a person with side and role at the time, or someone unnamed."""

    name: str
    person: Person | None = None
    side: Side | None = None
    role: str = ""


@dataclass(frozen=True, slots=True)
class ResolvedAccount:
    """An account with the records it names. `number` counts from 1 within its event."""

    account: Account
    event: Event
    number: int
    source: Source
    by: Voice | None
    via: Voice | None
    dispute: Dispute | None
    position: Position | None
    check: Check | None

    @property
    def date(self) -> Date:
        """The date that orders it: when it was said, else the event's own."""
        return self.account.said or self.account.date or self.event.date

    @property
    def anchor(self) -> str:
        """Its id on the page that carries its event. No event id holds an underscore."""
        return f"{self.event.id}_{self.number}"


@dataclass(frozen=True, slots=True)
class DateClaim:
    """A date that sources give an event, where they do not all give the same."""

    date: Date
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class ResolvedEvent:
    """An event with its standing and its place on the site.

    `page` is the path of the page that carries it, relative to the timeline's folder.
    `claims` is empty unless accounts give the event other dates than its own.
    `disputes` are the questions on which it is contested.
    `outlets` is how many outlets witness it (agencies and retellings counted once).
    `cited` are the sources that it names without their words, be it in its text alone.
    """

    event: Event
    standing: Standing
    outlets: int
    accounts: tuple[ResolvedAccount, ...]
    cited: tuple[Source, ...]
    claims: tuple[DateClaim, ...]
    disputes: tuple[Dispute, ...]
    people: tuple[Person, ...]
    sides: tuple[Side, ...]
    corrections: tuple[Correction, ...]
    page: str

    @property
    def date(self) -> Date:
        """The date to show: where sources differ, all that they say rather than the
        event's own, so that none wins in silence.
        """
        if len(self.claims) < 2:
            return self.event.date
        try:
            edtf = ",".join(claim.date.edtf for claim in self.claims)
            return read_date(f"[{edtf}]", edtf_only=True)
        except DateError:
            return self.event.date  # dates that EDTF has no list for, such as intervals

    @property
    def has_date_from(self) -> bool:
        """Whether anything says how its date is known, or another that a source gives."""
        return bool(self.event.date_from) or any(a.account.date_from for a in self.accounts)


@dataclass(frozen=True, slots=True)
class ResolvedPosition:
    """A position with every account that holds it, in time order."""

    position: Position
    accounts: tuple[ResolvedAccount, ...]


@dataclass(frozen=True, slots=True)
class ResolvedDispute:
    """A question with its positions.

    `only_side` is set where everyone whose words stand under the positions is of one
    side: readers are told so. A source's own voice counts for no side.
    """

    dispute: Dispute
    positions: tuple[ResolvedPosition, ...]
    only_side: Side | None


@dataclass(frozen=True, slots=True)
class ResolvedRemark:
    """One utterance as several sources report it, with the wordings compared.

    `standing` and `comparison` are None where no more than one source reports it.
    """

    remark: Remark
    accounts: tuple[ResolvedAccount, ...]
    standing: RemarkStanding | None
    comparison: Comparison | None


@dataclass(frozen=True, slots=True)
class ResolvedPerson:
    """A person with everything they are recorded as saying or passing on, in time order.

    `page` is the page that carries their record, relative to the timeline's folder.
    """

    person: Person
    side: Side | None
    accounts: tuple[ResolvedAccount, ...]
    page: str = "people.md"


@dataclass(frozen=True, slots=True)
class ResolvedSource:
    """A source with the accounts that rest on it, and with what was checked and when.

    `cited_in` are the events that rest on it without an account: their text cites it.
    `matched` counts its verbatim strings that have a recorded check, `strings` all of
    them; `checked_on` is the last day (ISO) on which one was checked, or empty. `page` is
    the page that carries its record, relative to the timeline's folder.
    """

    source: Source
    accounts: tuple[ResolvedAccount, ...]
    cited_in: tuple[Event, ...]
    strings: int
    matched: int
    checked_on: str
    page: str = "sources.md"


@dataclass(frozen=True, slots=True)
class Period:
    """A part of the timeline that has a page of its own.

    `edtf` is a year or a month; `path` is relative to the timeline's folder. `date` is
    the period as a date, for showing.
    """

    edtf: str
    path: str
    date: Date
    events: tuple[ResolvedEvent, ...]


@dataclass(frozen=True, slots=True)
class ResolvedTimeline:
    """Everything the pages show.

    `timeline` is the timeline without its drafts; `events` are in the order of showing.
    `periods` is empty for a timeline that fits on one page. `remarks` goes from id to remark,
    `source_pages` and `person_pages` from an id to the page of the record.
    `strings`, `matched` and `checked_on` sum up the checks of all verbatim strings.
    """

    timeline: Timeline
    events: tuple[ResolvedEvent, ...]
    by_id: Mapping[str, ResolvedEvent]
    periods: tuple[Period, ...]
    disputes: tuple[ResolvedDispute, ...]
    remarks: Mapping[str, ResolvedRemark]
    people: tuple[ResolvedPerson, ...]
    sources: tuple[ResolvedSource, ...]
    strings: int
    matched: int
    checked_on: str
    source_pages: Mapping[str, str]
    person_pages: Mapping[str, str]
