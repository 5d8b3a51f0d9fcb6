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
    AnswerKind,
    Check,
    Correction,
    Count,
    DateFrom,
    Dispute,
    Era,
    Event,
    EventField,
    Figure,
    Location,
    Medium,
    Person,
    Position,
    Remark,
    Role,
    Side,
    Source,
    Translation,
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
    """Who speaks: a person with side and role at the time, or someone unnamed; or one of several
    of these. `side` is then the one that all of them are of.
    """

    name: str
    person: Person | None = None
    side: Side | None = None
    role: str = ""
    one_of: tuple[Voice, ...] = ()

    @property
    def people(self) -> tuple[Person, ...]:
        """All people it may be."""
        voices = self.one_of or (self,)
        return tuple(voice.person for voice in voices if voice.person)


@dataclass(frozen=True, slots=True)
class Answer:
    """That an account answers another, or an event.

    `of` is where the answering account is, an event's id and a number; `to` where the other is,
    the number 0 for the event itself. `day` is when it was said. `takes_position` says that it
    gives a position on the same question as the account it answers, `is_withdrawn` that it was
    taken back in its turn.
    """

    kind: AnswerKind
    of: tuple[str, int]
    to: tuple[str, int]
    day: Date
    takes_position: bool = False
    is_withdrawn: bool = False

    @property
    def gives_up(self) -> bool:
        """Whether the account so answered holds its position no more."""
        revised = self.kind is AnswerKind.REVISES and self.takes_position
        return revised or self.kind is AnswerKind.WITHDRAWS

    @property
    def anchor(self) -> str:
        """The answering account's id on the page that carries its event."""
        return f"{self.of[0]}_{self.of[1]}"


@dataclass(frozen=True, slots=True)
class ResolvedAccount:
    """An account with the records it names. `number` counts from 1 within its event."""

    record: Account
    event: Event
    number: int
    source: Source
    by: Voice | None
    via: tuple[Voice, ...]
    dispute: Dispute | None
    position: Position | None
    check: Check | None
    location: ResolvedPlace | None = None
    answered_by: tuple[Answer, ...] = ()
    answers: tuple[Answer, ...] = ()

    @property
    def withdrawn(self) -> Answer | None:
        """The first account that withdraws it, or None."""
        return self._first(AnswerKind.WITHDRAWS)

    @property
    def revised(self) -> Answer | None:
        """The first account that revises it, or None."""
        return self._first(AnswerKind.REVISES)

    @property
    def denied(self) -> tuple[Answer, ...]:
        """The accounts that deny it still."""
        return tuple(
            answer
            for answer in self.answered_by
            if answer.kind is AnswerKind.DENIES and not answer.is_withdrawn
        )

    @property
    def is_replaced(self) -> bool:
        """Whether it is withdrawn or revised."""
        return bool(self.withdrawn or self.revised)

    @property
    def holds_position(self) -> bool:
        """Whether it takes a position still: not one that was withdrawn, or revised by an account
        that takes one itself.
        """
        return bool(self.record.position) and not any(a.gives_up for a in self.answered_by)

    @property
    def language(self) -> str:
        """That of its words (BCP 47), or empty."""
        return self.record.language or self.source.language

    @property
    def id(self) -> str:  # noqa: D102 - of the record
        return self.record.id

    @property
    def translation(self) -> Translation | None:  # noqa: D102 - of the record
        return self.record.translation

    @property
    def figure(self) -> Figure | None:  # noqa: D102 - of the record
        return self.record.figure

    @property
    def doubt(self) -> str:  # noqa: D102 - of the record
        return self.record.doubt

    def _first(self, kind: AnswerKind) -> Answer | None:
        return next((answer for answer in self.answered_by if answer.kind is kind), None)

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
class ResolvedPlace:
    """A place; `path` is the place itself and then what it is within, from the inside out."""

    record: Location
    path: tuple[Location, ...]

    @property
    def id(self) -> str:  # noqa: D102 - of the record
        return self.record.id

    @property
    def name(self) -> str:
        """Its name and those of what it is within: `Rome, Italy`."""
        return ", ".join(place.name for place in self.path)

    def overlaps(self, other: ResolvedPlace) -> bool:
        """Whether one of the two is the other, or within it."""
        mine, theirs = {p.id for p in self.path}, {p.id for p in other.path}
        return self.id in theirs or other.id in mine


@dataclass(frozen=True, slots=True)
class Involved:
    """Someone an event is about, and as what, or empty."""

    person: Person
    role: str


@dataclass(frozen=True, slots=True)
class FieldValue:
    """What an event has in a field that its timeline declares."""

    field: EventField
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlaceClaim:
    """A place that sources give an event, where they do not all give the same."""

    place: ResolvedPlace
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class FigureClaim:
    """A figure of an account. `counts` is false for one that was withdrawn or revised."""

    figure: Figure
    account: ResolvedAccount
    counts: bool


@dataclass(frozen=True, slots=True)
class ResolvedFigure:
    """What an event's sources say of how many of something, in the order of the data.

    `low` and `high` are the least and the greatest number that counts, as their words have them;
    both None where none counts. `is_contested` says that figures of one time exclude each other.
    """

    of: str
    claims: tuple[FigureClaim, ...]
    low: Count | None
    high: Count | None
    is_contested: bool


@dataclass(frozen=True, slots=True)
class Denial:
    """An account that denies one of an event's, the `number`th, or for 0 the event itself."""

    number: int
    account: ResolvedAccount


@dataclass(frozen=True, slots=True)
class DateClaim:
    """A date that sources give an event, where they do not all give the same."""

    date: Date
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class ResolvedEra:
    """An era with the records it names. `number` counts from 1 in time order."""

    record: Era
    number: int
    side: Side | None
    source: Source | None

    @property
    def date(self) -> Date:  # noqa: D102 - of the record
        return self.record.date

    @property
    def title(self) -> str:  # noqa: D102 - of the record
        return self.record.title

    def has(self, date: Date) -> bool:
        """Whether all of a date is within it."""
        first, last = self.date.earliest, self.date.latest
        if date.earliest is None or date.latest is None or first is None or last is None:
            return False
        return first <= date.earliest and date.latest <= last


@dataclass(frozen=True, slots=True)
class ResolvedEvent:
    """An event with its standing.

    `claims` is empty unless accounts give the event other dates than its own.
    `contested_on` are the questions on which its own accounts differ, `bears_on` those on which
    an account elsewhere has another position than one of its own.
    `witness` is its standing by those who report it, apart from what is disputed; `outlets` is
    how many outlets witness it (agencies and retellings counted once).
    `cited` are the sources that it names without their words, be it in its text alone.
    `eras` are those that all of its own date is within, in time order.
    `people` are those it is about, `involved`, and then those whose words it has or who passed
    them on; `place_claims` is empty unless accounts give it other places than its own.
    `denials` are of its own accounts and of those of other events. `on_clock` is its date by the
    clock of the timeline's zone, where the data have it by another.
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
    eras: tuple[ResolvedEra, ...] = ()
    location: ResolvedPlace | None = None
    involved: tuple[Involved, ...] = ()
    fields: tuple[FieldValue, ...] = ()
    place_claims: tuple[PlaceClaim, ...] = ()
    figures: tuple[ResolvedFigure, ...] = ()
    denials: tuple[Denial, ...] = ()
    on_clock: Date | None = None

    @property
    def places_cited(self) -> Mapping[str, tuple[str, ...]]:
        """Where in sources that are cited without their words, by the source's id; without those
        of which that is left out.
        """
        found: dict[str, dict[str, None]] = {}
        for account in self.record.accounts:
            if account.at and account.kind is WordsKind.CITATION:
                found.setdefault(account.source, {})[account.at] = None
        return {source: tuple(places) for source, places in found.items()}

    @property
    def date(self) -> Date:
        """The date to show: where sources differ, all that they say rather than the
        event's own, so that none wins in silence.
        """
        if len(self.claims) < 2:
            return self.own_date
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
    def has_roles(self) -> bool:
        """Whether it says as what anyone took part in it."""
        return any(one.role for one in self.involved)

    @property
    def shows_its_witness(self) -> bool:
        """Whether its accounts show who reports it, so that no words have to: all are of one
        source, or it only names sources. "One source" would be wrong of what others are cited for.
        """
        if self.witness is Standing.ONLY_CITED:
            return True
        named = {account.source.id for account in self.accounts}
        return self.witness is Standing.ONE_SOURCE and (len(named) == 1 or bool(self.cited))

    @property
    def own_date(self) -> Date:
        """The date that the data give it, by the clock of the timeline."""
        return self.on_clock or self.record.date

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
    def image(self) -> Medium | None:  # noqa: D102 - of the record
        return self.record.image

    @property
    def media(self) -> tuple[Medium, ...]:  # noqa: D102 - of the record
        return self.record.media

    @property
    def whereabouts(self) -> str:
        """Where it was, in words and by name, or empty."""
        names = (self.location.name,) if self.location else ()
        return ", ".join((*([self.record.where] if self.record.where else ()), *names))

    @property
    def key(self) -> bool:  # noqa: D102 - of the record
        return self.record.key

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
    def after(self) -> tuple[str, ...]:  # noqa: D102 - of the record
        return self.record.after

    @property
    def event(self) -> Event:
        """The record, by the name that templates of older sites have for it."""
        return self.record


@dataclass(frozen=True, slots=True)
class ResolvedPosition:
    """A position with every account that takes it, and those that took it and were withdrawn or
    revised since; both in time order.
    """

    record: Position
    accounts: tuple[ResolvedAccount, ...]
    former: tuple[ResolvedAccount, ...] = ()

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
    """A person with everything they are recorded as saying or passing on, and with the events
    that are about them, each with as what; both in time order.
    """

    record: Person
    side: Side | None
    accounts: tuple[ResolvedAccount, ...]
    events: tuple[tuple[ResolvedEvent, str], ...] = ()

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
