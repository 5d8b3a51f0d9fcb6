"""From one date to another, told once where it can be."""

from __future__ import annotations

import pytest

from dateline.dates import read_date
from dateline.render.shared.parts.date_spans import from_to, wider_of


@pytest.mark.parametrize(
    ("one", "other", "wider"),
    [
        ("8 July 2022", "possibly 8 July 2022", "possibly 8 July 2022"),
        ("9 July 2022 or earlier", "possibly 9 July 2022", "9 July 2022 or earlier"),
        ("some time from 8 to 14 July 2022", "8 July 2022", "some time from 8 to 14 July 2022"),
        ("April 2022", "30 April 2022", "April 2022"),
        ("17 March 2026", "17 March 2026, 09:04", "17 March 2026"),
        ("17 March 2026, 09:11-09:44", "17 March 2026, 09:14", "17 March 2026, 09:11-09:44"),
        ("17 March 2026, 09:11-09:44", "17 March 2026, 09:50", ""),
        ("before 17 March 2026, 09:04", "17 March 2026, 09:04", ""),
        ("8 July 2022", "9 July 2022", ""),
    ],
)
def test_a_date_within_another_is_told_by_the_wider(one: str, other: str, wider: str) -> None:
    first, last = read_date(one), read_date(other)
    for found in (wider_of(first, last), wider_of(last, first)):
        assert (found.text if found else "") == wider


def test_the_span_of_two_stretches_is_one_stretch() -> None:
    both = from_to(read_date("1918-1939"), read_date("1947-1991"))
    assert both is not None
    assert both.edtf == "1918/1991"
