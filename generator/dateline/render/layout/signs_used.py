"""Which signs the accounts of a timeline have, for the key of its pages."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.data.model import WordsKind
from dateline.data.resolved import ResolvedAccount, ResolvedTimeline
from dateline.languages import Texts
from dateline.render.citing.places import PARAGRAPH, short_place, shown_places


@dataclass(frozen=True, slots=True)
class SignsUsed:
    """The names of the signs, and the ids of the sides that anyone speaks for."""

    names: frozenset[str]
    sides: frozenset[str]


def signs_used(resolved: ResolvedTimeline, texts: Texts) -> SignsUsed:
    """Those of all accounts, for which each is looked at once."""
    names: set[str] = set()
    sides: set[str] = set()
    word = texts.plain("paragraph")
    for event in resolved.events:
        for account in event.accounts:
            names.update(_of_account(account))
            if account.at and "paragraph" not in names:
                place = shown_places(account.source, [account.at], texts.language)
                if short_place(place, word).startswith(PARAGRAPH):
                    names.add("paragraph")
            if account.by and account.by.side:
                sides.add(account.by.side.id)
    return SignsUsed(frozenset(names), frozenset(sides))


def _of_account(account: ResolvedAccount) -> list[str]:
    names = []
    if account.check:
        names.append("paraphrase" if account.kind is WordsKind.PARAPHRASE else "checked")
        if account.check.cut_start or account.check.cut_end:
            names.append("cut")
    if account.kind is WordsKind.NARRATION:
        names.append("narration")
    if account.dispute:
        names.append("otherwise")
    return names
