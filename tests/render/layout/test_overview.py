"""What the overview of a long timeline names, and why."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from html import unescape

import pytest
from tests.resolving import Resolve, pages_of

from dateline.data.settings import Settings
from dateline.render.layout.overview import LISTED, count_sources, main_events, why_listed


def events(sources: Iterable[int], keys: Iterable[int] = ()) -> str:
    """Events of two years: those of 2020 have so many sources, and these of them are key events."""
    outlets = ", ".join(f"s{n}: {{type: news, outlet: Outlet {n}}}" for n in range(9))
    rows = [
        f"  - {{id: e{n}, date: 2020-{n + 1:02}-05, title: T {n}, "
        f"key: {'true' if n in keys else 'false'}, "
        f"text: Nobody was there but the mayor of it all. Much is said., "
        f"accounts: [{', '.join(f's{number}' for number in range(count))}]}}"
        for n, count in enumerate(sources)
    ]
    rows += [f"  - {{id: f{n}, date: 2021-{n + 1:02}-05, title: U {n}}}" for n in range(6)]
    return f"title: Talks\nsources: {{{outlets}}}\nevents:\n" + "\n".join(rows)


@pytest.mark.parametrize(
    ("sources", "keys", "why"),
    [
        ((1, 2, 3, 4, 5, 6), (), "cited"),
        ((1, 1, 1, 1, 1, 1), (), "spread"),
        ((1, 2, 3, 4, 5, 6), (1, 2, 3), "key"),
        ((1, 2, 3, 4, 5, 6), (1,), "key-and-cited"),
        ((1, 2, 3), (), ""),
    ],
)
def test_an_overview_says_why_it_names_some_events(
    sources: tuple[int, ...], keys: tuple[int, ...], why: str, resolve: Resolve
) -> None:
    settings = Settings(page_size=6)
    resolved = resolve(events(sources, keys), frame="", settings=settings)
    assert why_listed(resolved.periods[0]) == why
    page = pages_of(resolved, settings)["index.md"]
    told = f"{LISTED} of {len(sources)} shown"
    assert (told in page) is bool(why)
    assert page.count(" shown") == len({*filter(None, map(why_listed, resolved.periods))})
    assert (f"[All {len(sources)}](2020.md)" in page) is bool(why)


def test_telling_events_begin_to_tell(resolve: Resolve) -> None:
    settings = Settings(page_size=6)
    page = pages_of(
        resolve(events((1, 2, 3, 4, 5, 6), (1,)), frame="", settings=settings), settings
    )
    lead = '<span class="dl-lead">Nobody was there but the mayor of it all.</span>'
    assert page["index.md"].count(lead) == 1


def test_most_cited_events_begin_with_the_most_cited(resolve: Resolve) -> None:
    resolved = resolve(events((1, 4, 3, 7, 2, 6)), frame="", settings=Settings(page_size=6))
    counts = [count_sources(event) for event in main_events(resolved).events]
    assert counts == [7, 6, 4, 3, 2], "so many as an overview has room for"


def test_where_numbers_of_sources_say_nothing_an_overview_begins_with_something_else(
    resolve: Resolve,
) -> None:
    """With what is contested, if that is a few; else with the first, the fullest and the last."""
    settings = Settings(page_size=6)

    def told(contested: int, more: str = "") -> tuple[str, list[str], str]:
        sources = "sources: {a: {type: news}, b: {type: news}}"
        rows = [
            f"  - {{id: e{n}, date: 2020-{n // 2 + 1:02}-{n % 2 + 5:02}, title: T {n}, accounts: ["
            + ("{source: a, narration: x, date: 2020-12-01}, b" if n < contested else "a, b")
            + "]}"
            for n in range(12)
        ]
        resolved = resolve(
            f"title: Talks\n{sources}\nevents:\n" + "\n".join(rows) + more,
            frame="",
            settings=settings,
        )
        found = main_events(resolved)
        return found.why, [e.id for e in found.events], pages_of(resolved, settings)["index.md"]

    why, named, page = told(3)
    assert (why, named) == ("contested", ["e0", "e1", "e2"])
    assert "\n## Contested events {" in page
    assert "Sources or sides differ on these." in page
    assert told(2)[:2] == ("", []), "no week has more events than the others"
    busy = "\n  - {id: busy, date: 2020-03-04, title: In March, accounts: [a, b]}"
    why, named, page = told(2, busy)
    assert (why, named) == ("ends", ["e0", "busy", "e11"])
    assert "\n## First, busiest, last {" in page
    assert told(12, busy)[0] == "ends", "where all are contested that says nothing"


def test_an_overview_says_that_the_number_of_sources_is_no_measure(resolve: Resolve) -> None:
    settings = Settings(page_size=6)
    for keys, said in (
        ((), "Those with the most sources, most first. It is no measure of their importance."),
        ((1,), "Chosen by the editors of this timeline."),
    ):
        data = events((1, 4, 3, 7, 2, 6), keys)
        page = pages_of(resolve(data, frame="", settings=settings), settings)["index.md"]
        assert f"{{ #main_events }}\n\n{said}\n" in page


@pytest.mark.parametrize(("own", "narrow"), [(0, True), (1, True), (3, False)])
def test_a_list_whose_headings_say_the_dates_has_a_narrow_rail(
    own: int, resolve: Resolve, *, narrow: bool
) -> None:
    """Few of the dates may be other than what the heading says."""
    days = ["2020-03-04?"] * own + ["2020-03-04"] * (12 - own)
    rows = [f"  - {{id: e{n}, date: {day}, title: T {n}}}" for n, day in enumerate(days)]
    page = pages_of(resolve("title: Talks\nevents:\n" + "\n".join(rows), frame=""), Settings())[
        "index.md"
    ]
    assert ("dl-no-dates" in page) is narrow


def test_a_month_without_a_day_is_told_once_for_its_events(resolve: Resolve) -> None:
    days = ["2020-03"] * 3 + [f"2020-03-{n % 8 + 1:02}" for n in range(40)]
    rows = [f"  - {{id: e{n}, date: {day}, title: T {n}}}" for n, day in enumerate(days)]
    rows.append("  - {id: possible, date: 2020-03?, title: Possible}")
    page = pages_of(resolve("title: Talks\nevents:\n" + "\n".join(rows), frame=""), Settings())[
        "index.md"
    ]
    assert page.count("March 2020, day not known {") == 1
    below = '<time datetime="2020-03"><span class="dl-said">March 2020</span></time>'
    assert page.count(f'{below}<span class="dl-said">, day not known</span>') == 3
    assert "possibly March 2020" in page


def test_what_heads_a_day_is_told_once_above_it(resolve: Resolve) -> None:
    topics = ("harbour", "market", "station", "town hall", "bridge")
    rows = [
        f"  - {{id: e{n}-{m}, date: 2020-03-04, title: T {n} {m}, topics: [{topic}]}}"
        for n, topic in enumerate(topics)
        for m in range(8 + 2 * (topic == "town hall"))
    ] + [f"  - {{id: f{n}, date: 2020-03-05, title: U {n}}}" for n in range(20)]
    settings = Settings(page_size=42)
    pages = pages_of(
        resolve("title: Talks\nevents:\n" + "\n".join(rows), frame="", settings=settings), settings
    )
    page = pages["2020-03-04.md"]
    head = page[: page.index("dl-filters")]
    assert [head.count(f"[{topic}](") for topic in topics] == [1] * 5
    assert "<summary>Topics: town hall 10, harbour 8, market 8 …</summary>" in unescape(head)


def test_a_list_of_which_nothing_is_checked_says_so_on_each_of_its_pages(resolve: Resolve) -> None:
    settings = Settings(page_size=6)
    listed = resolve(events((1, 2, 3, 4, 5, 6)), frame="", settings=settings)
    said = re.compile(r"\[Nothing checked[^]]*\]\(sources\.md#how_checked\)")
    for matched, often in ((0, 1), (1, 0)):
        pages = pages_of(replace(listed, strings=matched, matched=matched), settings)
        for name in ("index.md", "2020.md", "2021.md"):
            assert len(said.findall(pages[name])) == often


def test_the_picture_names_no_event_that_the_editors_did_not_choose(resolve: Resolve) -> None:
    """What is cited most is listed below it, where it says that this is no measure."""

    def named(keys: Iterable[int]) -> set[str]:
        settings = Settings(page_size=6)
        data = events((1, 2, 3, 4, 5, 6), keys)
        page = pages_of(resolve(data, frame="", settings=settings), settings)["index.md"]
        assert ("## Key events {" if keys else "## Most cited events {") in page
        labels = re.findall(r'<p class="dl-labels".*?</p>', page)
        return set(re.findall(r">([TU] \d)</a>", "".join(labels)))

    assert named(()) == set()
    assert named((1,)) == {"T 1"}
