"""Three and more reports of one remark: a table of what differs."""

from __future__ import annotations

import re
from html import unescape

import pytest
from tests.resolving import Resolve, pages_of

REMARKS = "remarks: {hung-up: {same_because: One answer at one press conference.}}\n"


def timeline(*wordings: str) -> str:
    sources = "".join(f"  s{n}: {{type: news, outlet: Outlet {n}}}\n" for n in range(len(wordings)))
    accounts = "".join(
        f'      - {{source: s{n}, by: belov, quote: "{words}", remark: hung-up}}\n'
        for n, words in enumerate(wordings)
    )
    return (
        f"people: {{belov: {{name: Ana Belov}}}}\nsources:\n{sources}{REMARKS}events:\n"
        f"  - id: talks\n    date: 2022-07-08\n    title: The talks\n    accounts:\n{accounts}"
    )


def table(page: str) -> list[list[str]]:
    body = page.partition('<table class="dl-wordings">')[2].partition("</table>")[0]
    rows = [re.findall("<t[hd][^>]*>(.*?)</t[hd]>", row) for row in body.split("</tr>")[:-1]]
    return [[unescape(cell) for cell in row] for row in rows]


@pytest.mark.parametrize(
    ("wordings", "expected"),
    [
        (
            (
                "It was not us who left the talks in the harbour of Bali",
                "It was not us that left the talks in the harbour of Bali",
                "It was not us who ever left the talks in the harbour of Bali",
            ),
            [["Outlet 0", "who"], ["Outlet 1", "that"], ["Outlet 2", "who ever"]],
        ),
        (
            (
                "We came by ferry and we go by train to the city",
                "We came by boat and we go by train to the town",
                "We came by ferry and we go by train to the town",
                "We came by ferry and we go by train to the city at noon",
            ),
            [
                ["Outlet 0", "ferry", "city"],
                ["Outlet 1", "boat", "town"],
                ["Outlet 2", "ferry", "town"],
                ["Outlet 3", "ferry", "city at noon"],
            ],
        ),
        # Two are told in a sentence, the same words in none.
        (("It was us who left the talks", "It was us that left the talks"), []),
        (("We came by ferry",) * 3, []),
        # What has hardly a word in common would be all said once more.
        (
            (
                "We did not hang up the telephone, they did",
                "They never hung up on us",
                "It was them who hung up",
            ),
            [],
        ),
    ],
)
def test_a_column_for_each_place_where_reports_part(
    wordings: tuple[str, ...], expected: list[list[str]], resolve: Resolve
) -> None:
    page = pages_of(resolve(timeline(*wordings), frame="title: The talks\n"))["index.md"]
    assert table(page) == expected
    assert f"One remark, {len(wordings)} reports." in page
    differ = len(set(wordings)) > 1
    assert ("None of these wordings is the original." in page) == differ
    assert ("<mark>" in page) == differ
