"""Accounts that withdraw, revise or deny another: whom they name, when, and no rings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from dateline.check.records.rings import find_rings
from dateline.check.references import Known, refer
from dateline.data.fields import Fields
from dateline.data.ids import check_id, check_unique
from dateline.data.model import Account, AnswerKind, Event
from dateline.data.nodes import Scalar
from dateline.problems import Problems
from dateline.problems.wording import Names, quoted

_REPLACING: Final = (AnswerKind.WITHDRAWS, AnswerKind.REVISES)


def read_answers(fields: Fields, known: Known) -> Mapping[AnswerKind, str]:
    """The ids of what an account withdraws, revises and denies."""
    found: dict[AnswerKind, str] = {}
    for kind in AnswerKind:
        scalar = fields.scalar(kind)
        if scalar is None:
            continue
        ids = known.accounts
        if kind is AnswerKind.DENIES:
            ids = Names((*known.accounts, *known.events))
        if target := refer(scalar, "account", ids, fields.problems):
            found[kind] = target
    return MappingProxyType(found)


def check_answers(
    events: Mapping[str, Event], found: Mapping[str, Problems], problems: Problems
) -> None:
    """Report ids of accounts that are taken, answers without a date or before what they answer,
    and accounts that replace themselves. Warnings go to each event's own problems in `found`.
    """
    accounts = {account.id: (event, account) for event, account in _with_ids(events)}
    _check_ids(events, problems)
    for event in events.values():
        for account in event.accounts:
            for kind, target in account.answers.items():
                _check_date(event, account, kind, accounts.get(target), found[event.id])
    for ring in find_rings(accounts, lambda id_: _replaced_by(id_, accounts)):
        _, account = accounts[ring[0]]
        way = ", which replaces ".join(f"`{name}`" for name in (*ring[1:], ring[0]))
        message = f"`{ring[0]}` replaces {way}: an account cannot replace itself."
        kind = next(k for k in _REPLACING if account.answers.get(k))
        hint = "Delete the `withdraws` or `revises` that is wrong."
        problems.error(account.place_of(kind), "account-circle", message, hint)


def _with_ids(events: Mapping[str, Event]) -> Iterator[tuple[Event, Account]]:
    for event in events.values():
        yield from ((event, account) for account in event.accounts if account.id)


def _check_ids(events: Mapping[str, Event], problems: Problems) -> None:
    scalars = [Scalar(a.id, a.place_of("id")) for _, a in _with_ids(events)]
    check_unique(scalars, "accounts", problems)
    for scalar in scalars:
        if check_id(scalar, problems) and scalar.text in events:
            message = f"{quoted(scalar.text)} is the id of an event already."
            hint = "Choose another id for the account: `denies` takes both."
            problems.error(scalar.place, "duplicate-id", message, hint)


def _check_date(
    event: Event,
    account: Account,
    kind: AnswerKind,
    target: tuple[Event, Account] | None,
    problems: Problems,
) -> None:
    day = account.said or event.date
    if day.is_undated:
        message = f"This account has `{kind}`, and nothing says when it was said."
        problems.error(account.place_of(kind), "missing-key", message, "Add `said: …`.")
    elif target:
        before = (target[1].said or target[0].date).earliest
        if before is not None and day.latest is not None and day.latest < before:
            message = (
                f"This account is dated {quoted(day.text)}, before what it {kind}, "
                f"{quoted((target[1].said or target[0].date).text)}."
            )
            hint = "Correct `said` of one of the two."
            problems.warning(account.place_of(kind), "answer-too-early", message, hint)


def _replaced_by(id_: str, accounts: Mapping[str, tuple[Event, Account]]) -> Iterator[str]:
    if id_ in accounts:
        answers = accounts[id_][1].answers
        yield from (answers[kind] for kind in _REPLACING if kind in answers)
