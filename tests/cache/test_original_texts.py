"""A text that is the original's has another mark than the same text of a translation."""

from __future__ import annotations

from dateline.cache import Marker
from dateline.text.original_text import OriginalText


def test_the_language_of_a_text_is_in_its_mark() -> None:
    text = "Early, says [@outlet-a]."
    marker = Marker({"outlet-a"})
    kinds = (
        text,
        OriginalText(text, "en", "ltr", "../../talks"),
        OriginalText(text, "he", "rtl", "../../talks"),
        OriginalText(text, "en", "ltr", "../talks"),
    )
    marks = [marker.of(one) for one in kinds]
    assert len({mark.text for mark in marks}) == len(kinds)
    assert all(mark.names == {"outlet-a"} for mark in marks)
