"""What the search for verbatim strings gives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dateline.quotes import Match, NotFound
from dateline.verify.doubts import Doubt


@dataclass(frozen=True, slots=True)
class Heard:
    """Words that are in their source: where, and what is doubtful about them.

    `sha256` is that of the text that has them; `seen` the day (ISO) of the version, where that is
    an older one.
    """

    match: Match
    doubts: tuple[Doubt, ...]
    sha256: str
    seen: str = ""


Found = Mapping[str, Heard | NotFound]
"""What the search for each string gave, by what was asked (`VerbatimString.asked`)."""
