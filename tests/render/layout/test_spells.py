"""The months and years that stand above many periods."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from tests.resolving import Resolve, pages_of

from dateline.data.resolved import Period
from dateline.data.settings import Settings
from dateline.render.layout.spells import FEW, MOST, spells_of
from dateline.resolve.periods import date_of_period


def tops(names: list[str]) -> list[str]:
    """The headings above periods, and those of periods that are under none."""
    spells = spells_of([Period(name, f"{name}.md", date_of_period(name), ()) for name in names])
    found = []
    for name in names:
        if spell := spells.first.get(f"{name}.md"):
            found.append(f"{spell.name}+")
        elif f"{name}.md" not in spells.within:
            found.append(name)
    return found


MAY = [f"2020-05-{day}" for day in range(20, 32)]


@pytest.mark.parametrize(
    ("names", "found"),
    [
        (
            [*MAY, "2020-06-01_10", "2020-06-11_20", "2020-07", "2021"],
            "2020-05+ 2020-06+ 2020-07 2021",
        ),
        ([*MAY, "2020-06-01"], "2020-05+ 2020-06-01"),
        (["2021", *reversed(MAY), "undated"], "2021 2020-05+ undated"),
        (["2020-05", *MAY, "2021"], "2020-05 2021"),
        ([*MAY, "2020-05", "2021"], " ".join([*MAY, "2020-05", "2021"])),
        ([*MAY[: FEW - 1], "2021"], " ".join([*MAY[: FEW - 1], "2021"])),
        ([*MAY, "2020-05-19"], " ".join([*MAY, "2020-05-19"])),
    ],
)
def test_days_are_under_their_months(names: list[str], found: str) -> None:
    assert " ".join(tops(names)) == found


def test_many_months_are_under_their_years() -> None:
    months = [f"{year}-{month:02}" for year in (2019, 2020, 2021) for month in range(1, 13)]
    assert len(months) > MOST
    assert tops(["2018", *months]) == ["2018", "2019+", "2020+", "2021+"]


def test_an_overview_of_many_days_lists_their_months(resolve: Resolve) -> None:
    first = date(2020, 5, 20)
    rows = "".join(
        f"  - {{id: e{n}, date: {first + timedelta(n // 3)}, title: T {n}}}\n" for n in range(60)
    )
    settings = Settings(page_size=3)
    resolved = resolve(f"events:\n{rows}", settings=settings)
    page = pages_of(resolved, settings)["index.md"]
    assert "\n## May 2020 { #on_2020-05 }\n\n36 events\n" in page
    assert "\n### [21 May 2020](2020-05-21.md) { #on_2020-05-21 .dl-group }\n" in page
    row = page.partition('<nav class="dl-periods"')[2].partition("</nav>")[0]
    assert 'aria-current="page">Overview</a>' in row
    assert row.count("<a ") == 1 + len(resolved.periods)
