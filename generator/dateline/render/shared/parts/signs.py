"""The key of a page: what its signs mean, each said once so that no account has to."""

from __future__ import annotations

import re
from typing import Final

from dateline.data.model import WordsKind
from dateline.render.citing.places import PARAGRAPH
from dateline.render.shared.captions import OTHERWISE
from dateline.render.shared.phrases import Phrases
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
    used = words.edition.signs_used
    found = [(sign, t(f"sign.{name}")) for sign, name in _told(words) if name in used.names]
    sides = words.resolved.timeline.sides
    initials = words.resolved.side_initials
    found += [
        (words.name(initials[id_]), words.name(side.name))
        for id_, side in sides.items()
        if id_ in used.sides
    ]
    return found


def _told(words: Phrases) -> list[tuple[Piece, str]]:
    t, stretch = words.texts, words.ink.stretch
    return [
        (words.check_sign(), "checked"),
        (words.check_sign(WordsKind.PARAPHRASE), "paraphrase"),
        (t("ellipsis"), "cut"),
        (t("no_name"), "narration"),
        (stretch(OTHERWISE), "otherwise"),
        (stretch(PARAGRAPH), "paragraph"),
    ]
