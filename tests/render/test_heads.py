"""What the head of a timeline says in one line."""

from __future__ import annotations

import re

import pytest
from tests.resolving import Resolve, pages_of

LONG = "Minutes of the harbour board and of all its committees for the year 2022"


@pytest.mark.parametrize(
    ("sources", "told"),
    [
        (["outlet: Post", "outlet: Herald"], "2 sources](sources.md)&#58; Post, Herald"),
        (["outlet: Post", "outlet: Post"], "2 sources](sources.md)&#58; Post"),
        (
            ["outlet: Post", "outlet: Herald, type: analysis"],
            "2 sources](sources.md)&#58; Post, Herald (analysis)",
        ),
        (["outlet: Post", f"title: {LONG}"], "2 sources](sources.md)\n"),
        ([f"outlet: Post {n}" for n in range(4)], "4 sources](sources.md)\n"),
    ],
)
def test_a_few_sources_are_named_if_their_names_are_short(
    resolve: Resolve, sources: list[str], told: str
) -> None:
    typed = (row if "type:" in row else f"{row}, type: news" for row in sources)
    rows = "".join(f"  s{n}: {{{row}}}\n" for n, row in enumerate(typed))
    cited = ", ".join(f"{{source: s{n}}}" for n in range(len(sources)))
    event = f"  - {{id: e, date: 2022-07-08, title: A, accounts: [{cited}]}}\n"
    data = f"title: T\nsources:\n{rows}events:\n{event}"
    page = pages_of(resolve(data, frame=""))["index.md"]
    [facts] = re.findall(r"^(.*)\n\{: \.dl-facts", page, re.MULTILINE)
    assert told in facts.replace(" · [Nothing checked", "\n[Nothing checked")
