"""The key of a page: what its signs mean, each said once so that no account has to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from dateline.data.model import WordsKind
from dateline.data.resolved import ResolvedAccount
from dateline.render.shared.captions import OTHERWISE, PARAGRAPH, place_of_words
from dateline.render.shared.phrases import CHECK_SIGN, Phrases
from dateline.text.inks import Piece
from dateline.text.original_text import as_told

# Matches the empty line between two paragraphs.
_PARAGRAPHS: Final = re.compile(r"\n[ \t]*\n\s*")


def lead_and_more(summary: str) -> tuple[str, str]:
    """A summary's first paragraph, and all that follows it: caveats, which are folded away."""
    lead, *more = _PARAGRAPHS.split(summary.strip(), maxsplit=1)
    return as_told(lead, summary), as_told(more[0], summary) if more else ""


def signs(words: Phrases) -> list[tuple[Piece, Piece]]:
    """Each sign of the timeline's pages with its meaning, as far as it has them."""
    t = words.texts
    accounts = [account for event in words.resolved.events for account in event.accounts]
    found = [
        (words.check_sign() if name == "checked" else words.ink.stretch(sign), t(f"sign.{name}"))
        for sign, name in _used(words, accounts)
    ]
    sides = words.resolved.timeline.sides
    initials = words.resolved.side_initials
    speaking = {a.by.side.id for a in accounts if a.by and a.by.side}
    found += [
        (words.name(initials[id_]), words.name(side.name))
        for id_, side in sides.items()
        if id_ in speaking
    ]
    return found


def _used(words: Phrases, accounts: list[ResolvedAccount]) -> Iterator[tuple[str, str]]:
    t = words.texts
    checks = [account.check for account in accounts if account.check]
    kinds = {account.kind for account in accounts}
    if checks:
        yield CHECK_SIGN, "checked"
    if any(check.cut_start or check.cut_end for check in checks):
        yield t.plain("ellipsis"), "cut"
    if WordsKind.PARAPHRASE in kinds:
        yield t.plain("kind_paraphrase"), "paraphrase"
    if WordsKind.NARRATION in kinds:
        yield t.plain("no_name"), "narration"
    if any(account.dispute for account in accounts):
        yield OTHERWISE, "otherwise"
    if any(place_of_words(words, account).startswith(PARAGRAPH) for account in accounts):
        yield PARAGRAPH, "paragraph"
