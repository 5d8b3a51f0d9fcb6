"""The order that events state with `after`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from dateline.check.order import _in_circles

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.check.conftest import Check

IDS = [f"e{n}" for n in range(7)]


class Placed:
    """As much of an event as its order takes."""

    def __init__(self, after: tuple[str, ...]) -> None:
        self.after = after


def reached(name: str, after: Mapping[str, set[str]]) -> set[str]:
    found: set[str] = set()
    ahead = [name]
    while ahead:
        for other in after.get(ahead.pop(), set()) - found:
            found.add(other)
            ahead.append(other)
    return found


@given(st.dictionaries(st.sampled_from(IDS), st.sets(st.sampled_from(IDS), max_size=3)))
def test_a_circle_is_who_comes_after_and_before_each_other(after: dict[str, set[str]]) -> None:
    ways = {name: others & after.keys() for name, others in after.items()}
    ahead = {name: reached(name, ways) for name in ways}
    expected = {
        name: [one for one in after if one in ahead[name] and name in ahead[one]]
        for name in after
        if name in ahead[name]
    }
    placed = {name: Placed(tuple(others)) for name, others in after.items()}
    assert _in_circles(placed) == expected  # type: ignore[arg-type]


def test_a_long_circle_is_told_in_short(check: Check) -> None:
    told = "".join(
        f"- {{id: e{n}, date: 2022, title: A {n}, after: [e{(n + 1) % 2000}]}}\n"
        for n in range(2000)
    )
    found = check(f"title: T\nevents:\n{told}").lines
    lines = [line for line in found if "after-circle" in line]
    assert len(lines) == 2000
    assert lines[1999].endswith(
        " error: `after` goes in a circle, so that these come after themselves: `e0`, `e1`, `e2`, "
        "`e3`, `e4`, `e5`, `e6`, `e7`, `e8`, `e9` and 1990 more. "
        "Delete one of them from `after`. [after-circle]"
    )
