"""That an account was withdrawn, revised or denied, and what it withdraws, revises or denies."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.data.resolved import Answer, ResolvedAccount
from dateline.render.inks.inline import element
from dateline.render.shared.phrases import Phrases
from dateline.text.inks import Piece


def answers_told(
    words: Phrases, account: ResolvedAccount, *, beside_denial: bool = False
) -> list[Piece]:
    """What happened to an account, and what it does to others; a line each. What denies it is
    told of unless it is beside it.
    """
    told = [*_happened(words, account, beside_denial=beside_denial), *_done(words, account)]
    return [element(words.ink, "span", line, class_="dl-answer") for line in told]


def _happened(words: Phrases, account: ResolvedAccount, *, beside_denial: bool) -> Iterator[Piece]:
    told = [account.withdrawn or account.revised]
    if not beside_denial:
        told += account.denied
    for answer in filter(None, told):
        day = words.link(words.plain_date(answer.day), words.page_of(answer.of[0]), answer.anchor)
        yield words.texts(f"answered.{answer.kind}", day=day)


def _done(words: Phrases, account: ResolvedAccount) -> Iterator[Piece]:
    for answer in account.answers:
        yield words.texts(f"answers.{answer.kind}", what=_target(words, answer))


def _target(words: Phrases, answer: Answer) -> Piece:
    """A link to what is answered: an event by its title, an account by its source and day."""
    event_id, number = answer.to
    event = words.resolved.by_id[event_id]
    if not number:
        return words.event(event, words.name(event.title))
    account = event.accounts[number - 1]
    told = words.source_name(account.source), words.plain_date(account.date)
    named = words.texts.in_row(told)
    return words.link(words.name(named), words.page_of(event_id), account.anchor)
