"""Accounts that withdraw, revise or deny others: who answers whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dateline.data.model import Account, AnswerKind, Event
from dateline.data.resolved import Answer, Denial, ResolvedAccount, ResolvedEvent

_Name = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Answers:
    """All answers of a timeline: `to` an account or an event, and `of` an account. Both by the
    event's id and the account's number; an event itself has the number 0.
    """

    to: Mapping[_Name, Sequence[Answer]]
    of: Mapping[_Name, Sequence[Answer]]

    @property
    def all(self) -> tuple[Mapping[_Name, Sequence[Answer]], ...]:
        """Both."""
        return self.to, self.of


def find_answers(events: Iterable[Event]) -> Answers:
    """Who answers whom. What names an account that no published event has is passed over."""
    events = tuple(events)
    places: dict[str, tuple[_Name, Account | None]] = {e.id: ((e.id, 0), None) for e in events}
    for event in events:
        for number, account in enumerate(event.accounts, 1):
            if account.id:
                places.setdefault(account.id, ((event.id, number), account))
    withdrawn = {
        account.answers[AnswerKind.WITHDRAWS]
        for event in events
        for account in event.accounts
        if AnswerKind.WITHDRAWS in account.answers
    }
    to: dict[_Name, list[Answer]] = defaultdict(list)
    of: dict[_Name, list[Answer]] = defaultdict(list)
    for event in events:
        for number, account in enumerate(event.accounts, 1):
            for kind, target in account.answers.items():
                if target not in places:
                    continue
                place, other = places[target]
                same = other is not None and account.dispute == other.dispute
                takes = bool(account.position) and same
                day = account.said or event.date
                gone = bool(account.id) and account.id in withdrawn
                answer = Answer(kind, (event.id, number), place, day, takes, gone)
                to[place].append(answer)
                of[event.id, number].append(answer)
    return Answers(to, of)


def find_denials(
    events: Mapping[str, ResolvedEvent], answers: Answers
) -> Mapping[str, list[Denial]]:
    """The denials of each event and its accounts that still count, by the event's id."""
    found: dict[str, list[Denial]] = defaultdict(list)
    for (event_id, number), given in answers.to.items():
        for answer in given:
            account = events[answer.of[0]].accounts[answer.of[1] - 1]
            denied = events[event_id].accounts[number - 1] if number else None
            if answer.kind is AnswerKind.DENIES and _counts(account) and _counts(denied):
                found[event_id].append(Denial(number, account))
    return found


def _counts(account: ResolvedAccount | None) -> bool:
    return account is None or account.withdrawn is None
