"""A timeline's records with what follows from the data and what no editor types: each event's
standing, who is for which position, who said what in which role.

Each answers for the keys of its own record too: `event.title` is `event.record.title`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from dateline.data.model import (
    Account,
    Check,
    Correction,
    DateFrom,
    Dispute,
    Event,
    Image,
    Person,
    Position,
    Remark,
    Role,
    Side,
    Source,
    WordsKind,
)
from dateline.dates import Date, DateError, read_date
from dateline.quotes import Comparison


class Standing(StrEnum):
    """The standing of an event: how its sources support it. The guide says what each means."""

    CONTESTED = "contested"  # accounts of the event itself differ
    BEARS_ON_DISPUTE = "bears-on-dispute"  # an account elsewhere has another position
    SEVERAL_OUTLETS = "several-outlets"
    ONE_SOURCE = "one-source"
    ONLY_CITED = "only-cited"
    UNSOURCED = "unsourced"


class RemarkStanding(StrEnum):
    """How the reports of one utterance compare."""

    SAME_WORDING = "same-wording"
    EXCERPT = "excerpt"
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

    record: Account
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
        return self.record.said or self.record.date or self.event.date

    @property
    def anchor(self) -> str:
        """Its id on the page that carries its event. No event id contains an underscore."""
        return f"{self.event.id}_{self.number}"

    @property
    def kind(self) -> WordsKind:  # noqa: D102 - of the record
        return self.record.kind

    @property
    def words(self) -> str:  # noqa: D102 - of the record
        return self.record.words

    @property
    def to(self) -> str:  # noqa: D102 - of the record
        return self.record.to

    @property
    def said(self) -> Date | None:  # noqa: D102 - of the record
        return self.record.said

    @property
    def at(self) -> str:  # noqa: D102 - of the record
        return self.record.at

    @property
    def remark(self) -> str:  # noqa: D102 - of the record
        return self.record.remark

    @property
    def date_from(self) -> tuple[DateFrom, ...]:  # noqa: D102 - of the record
        return self.record.date_from

    @property
    def account(self) -> Account:
        """The record, by the name that templates of older sites have for it."""
        return self.record


@dataclass(frozen=True, slots=True)
class DateClaim:
    """A date that sources give an event, where they do not all give the same."""

    date: Date
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class ResolvedEvent:
    """An event with its standing.

    `claims` is empty unless accounts give the event other dates than its own.
    `contested_on` are the questions on which its own accounts differ, `bears_on` those on which
    an account elsewhere has another position than one of its own.
    `witness` is its standing by those who report it, apart from what is disputed; `outlets` is
    how many outlets witness it (agencies and retellings counted once).
    `cited` are the sources that it names without their words, be it in its text alone.
    """

    record: Event
    standing: Standing
    witness: Standing
    outlets: int
    accounts: tuple[ResolvedAccount, ...]
    cited: tuple[Source, ...]
    claims: tuple[DateClaim, ...]
    contested_on: tuple[Dispute, ...]
    bears_on: tuple[Dispute, ...]
    people: tuple[Person, ...]
    sides: tuple[Side, ...]
    corrections: tuple[Correction, ...]

    @property
    def date(self) -> Date:
        """The date to show: where sources differ, all that they say rather than the
        event's own, so that none wins in silence.
        """
        if len(self.claims) < 2:
            return self.record.date
        try:
            edtf = ",".join(claim.date.edtf for claim in self.claims)
            return read_date(f"[{edtf}]", edtf_only=True)
        except DateError:
            return self.record.date  # dates that EDTF has no list for, such as intervals

    @property
    def disputes(self) -> tuple[Dispute, ...]:
        """All questions that it is contested on or bears on."""
        return (*self.contested_on, *self.bears_on)

    @property
    def has_date_from(self) -> bool:
        """Whether anything says how its date is known, or another that a source gives."""
        return bool(self.record.date_from) or any(a.date_from for a in self.accounts)

    @property
    def own_date(self) -> Date:
        """The date that the data give it."""
        return self.record.date

    @property
    def id(self) -> str:  # noqa: D102 - of the record
        return self.record.id

    @property
    def title(self) -> str:  # noqa: D102 - of the record
        return self.record.title

    @property
    def text(self) -> str:  # noqa: D102 - of the record
        return self.record.text

    @property
    def where(self) -> str:  # noqa: D102 - of the record
        return self.record.where

    @property
    def topics(self) -> tuple[str, ...]:  # noqa: D102 - of the record
        return self.record.topics

    @property
    def image(self) -> Image | None:  # noqa: D102 - of the record
        return self.record.image

    @property
    def added(self) -> Date | None:  # noqa: D102 - of the record
        return self.record.added

    @property
    def was(self) -> tuple[str, ...]:  # noqa: D102 - of the record
        return self.record.was

    @property
    def date_from(self) -> tuple[DateFrom, ...]:  # noqa: D102 - of the record
        return self.record.date_from

    @property
    def event(self) -> Event:
        """The record, by the name that templates of older sites have for it."""
        return self.record


@dataclass(frozen=True, slots=True)
class ResolvedPosition:
    """A position with every account that takes it, in time order."""

    record: Position
    accounts: tuple[ResolvedAccount, ...]

    @property
    def id(self) -> str:  # noqa: D102 - of the record
        return self.record.id

    @property
    def summary(self) -> str:  # noqa: D102 - of the record
        return self.record.summary

    @property
    def position(self) -> Position:
        """The record, by the name that templates of older sites have for it."""
        return self.record


@dataclass(frozen=True, slots=True)
class ResolvedDispute:
    """A question with its positions.

    `only_side` is set where everyone whose words are given under the positions is of one
    side: readers are told so. `silent` are the timeline's sides of which nobody's words are
    given there. A source's own voice counts for no side.
    """

    record: Dispute
    positions: tuple[ResolvedPosition, ...]
    only_side: Side | None
    silent: tuple[Side, ...]

    @property
    def id(self) -> str:  # noqa: D102 - of the record
        return self.record.id

    @property
    def question(self) -> str:  # noqa: D102 - of the record
        return self.record.question

    @property
    def dispute(self) -> Dispute:
        """The record, by the name that templates of older sites have for it."""
        return self.record


@dataclass(frozen=True, slots=True)
class ResolvedRemark:
    """One utterance as several sources report it, with the wordings compared.

    `standing` and `comparison` are None where no more than one source reports it.
    `has_original` says that one of the sources is the remark itself: a transcript, a video, a
    post, a document. `numbers` goes from an account's anchor to its place among the accounts,
    from 0.
    """

    record: Remark
    accounts: tuple[ResolvedAccount, ...]
    standing: RemarkStanding | None
    comparison: Comparison | None
    has_original: bool = False
    numbers: Mapping[str, int] = field(default_factory=dict)

    @property
    def id(self) -> str:  # noqa: D102 - of the record
        return self.record.id

    @property
    def same_because(self) -> str:  # noqa: D102 - of the record
        return self.record.same_because

    @property
    def spoken_in(self) -> str:  # noqa: D102 - of the record
        return self.record.spoken_in

    @property
    def remark(self) -> Remark:
        """The record, by the name that templates of older sites have for it."""
        return self.record


@dataclass(frozen=True, slots=True)
class ResolvedPerson:
    """A person with everything they are recorded as saying or passing on, in time order."""

    record: Person
    side: Side | None
    accounts: tuple[ResolvedAccount, ...]

    @property
    def id(self) -> str:  # noqa: D102 - of the record
        return self.record.id

    @property
    def name(self) -> str:  # noqa: D102 - of the record
        return self.record.name

    @property
    def also(self) -> tuple[str, ...]:  # noqa: D102 - of the record
        return self.record.also

    @property
    def roles(self) -> tuple[Role, ...]:  # noqa: D102 - of the record
        return self.record.roles

    @property
    def person(self) -> Person:
        """The record, by the name that templates of older sites have for it."""
        return self.record


@dataclass(frozen=True, slots=True)
class ResolvedSource:
    """A source with the accounts that rest on it, and with what was checked and when.

    `cited_in` are the events that rest on it without an account: their text cites it.
    `matched` counts its verbatim strings that have a recorded check, `strings` all of
    them; `checked_on` is the last day (ISO) on which one was checked, or empty.
    """

    record: Source
    accounts: tuple[ResolvedAccount, ...]
    cited_in: tuple[Event, ...]
    strings: int
    matched: int
    checked_on: str

    @property
    def id(self) -> str:  # noqa: D102 - of the record
        return self.record.id

    @property
    def heading(self) -> str:  # noqa: D102 - of the record
        return self.record.heading

    @property
    def source(self) -> Source:
        """The record, by the name that templates of older sites have for it."""
        return self.record
