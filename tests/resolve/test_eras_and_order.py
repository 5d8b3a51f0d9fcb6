"""Eras beside the events, key events, and events of which nobody knows the date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

import pytest
from tests.resolving import FRAME, Resolve, data_of, pages_of

import dateline
from dateline.data.settings import Settings
from dateline.render.layout.drawn.era_lane import Band, Place
from dateline.render.layout.drawn.labels import name_width, wide_size
from dateline.render.layout.drawn.strip import strip_of

EVENTS = """
events:
  - {id: first, date: 1 May 2022, title: The first, accounts: [a]}
  - {id: lost, date: unknown, date_from: [{because: No source says.}], title: Lost, accounts: [a]}
  - {id: second, date: 2 May 2022, title: The second, accounts: [a]}
  - {id: third, date: 3 June 2022, title: The third, key: true, accounts: [a]}
  - {id: vague, date: 2022, title: The vague, accounts: [a]}
"""
ERAS = """
eras:
  - {date: 2022-06/2023-05, title: After, side: south, source: b}
  - {date: 2021/2022-05, title: Before}
  - {date: 1900/1910, title: Long ago}
"""


@pytest.mark.parametrize(
    ("order", "ids"),
    [
        ("oldest-first", ["vague", "first", "second", "third", "lost"]),
        ("newest-first", ["third", "second", "first", "vague", "lost"]),
    ],
)
def test_what_has_no_date_is_last(resolve: Resolve, order: str, ids: list[str]) -> None:
    resolved = resolve(f"order: {order}{EVENTS}")
    assert [event.id for event in resolved.events] == ids
    page = pages_of(resolved)["index.md"]
    assert "## Date not known { #on_undated .dl-group }\n" in page
    assert page.index("#on_undated") > max(page.index(f"{{ #{name} }}") for name in ids[:-1])
    assert f"\n2022 · [5 events](#{ids[0]}) · " in page, (
        "the year of an event bounds all that are in it"
    )


@pytest.mark.parametrize("order", ["oldest-first", "newest-first"])
def test_what_has_no_date_has_a_page_of_its_own(resolve: Resolve, order: str) -> None:
    resolved = resolve(f"order: {order}{EVENTS}", settings=Settings(page_size=2))
    assert resolved.periods[-1].path == "undated.md"
    pages = pages_of(resolved, Settings(page_size=2))
    assert "{ #lost }" in pages["undated.md"]
    assert 'title: "The talks: Date not known"' in pages["undated.md"]
    assert "[Date not known](undated.md)" in pages["index.md"]


def test_what_has_no_date_is_told_to_programs(resolve: Resolve) -> None:
    lost = data_of(resolve(EVENTS))["events"][-1]
    told = {key: lost[key] for key in ("date", "date_text", "earliest", "latest", "kind")}
    assert told == {
        "date": "",
        "date_text": "date not known",
        "earliest": None,
        "latest": None,
        "kind": "unknown",
    }
    pages = pages_of(resolve(EVENTS))
    assert "startDate" not in pages["e/lost/index.html"]
    assert "<p>date not known</p>" in pages["e/lost/index.html"]
    assert "UID:talks/e/lost@" not in pages["timeline.ics"]


def test_a_source_that_gives_a_date_makes_no_other_one_contested(resolve: Resolve) -> None:
    (event,) = resolve("""
    events:
      - id: lost
        date: unknown
        date_from: [{because: Too little is known.}]
        title: Lost
        accounts:
          - {source: a, narration: lost in May, date: May 2022}
          - b
    """).events
    assert [claim.date.edtf for claim in event.claims] == ["2022-05"]
    assert event.standing == "one-source"


def test_eras_are_in_time_order_and_have_what_is_within_them(resolve: Resolve) -> None:
    resolved = resolve(EVENTS, frame=FRAME + ERAS)
    assert [era.title for era in resolved.eras] == ["Long ago", "Before", "After"]
    within = {event.id: [era.title for era in event.eras] for event in resolved.events}
    assert within == {
        "vague": [],
        "first": ["Before"],
        "second": ["Before"],
        "third": ["After"],
        "lost": [],
    }
    strip = strip_of(resolved)
    assert strip
    assert strip.eras
    bands = strip.eras.bands
    assert [(band.era.title, band.x) for band in bands] == [("Before", 0), ("After", 36.1)]
    assert sum(band.width for band in bands) == pytest.approx(100, abs=0.2)
    assert [band.wide for band in bands] == [Place(), Place()]
    assert [(band.is_earlier, band.is_longer) for band in bands] == [(True, False), (False, True)]
    assert strip.eras.shape == ""


@pytest.mark.parametrize(
    ("letters", "heights", "shape"),
    [
        (14, (2, 2), ""),
        (28, (2, 4), ""),
        (60, (4, 2), "dl-short"),
        (99, (2, 2), "dl-short dl-shorter"),
    ],
)
def test_every_era_has_its_name(
    letters: int, heights: tuple[int, int], shape: str, resolve: Resolve
) -> None:
    """One that is wider than its era hangs from it. Only where one has no room anywhere do those
    that are not in their bars have numbers, which the list below then has in sight.
    """
    frame = FRAME + ERAS.replace("title: Before", f"title: {'B' * letters}")
    resolved = resolve(EVENTS, frame=frame)
    strip = strip_of(resolved)
    assert strip
    assert strip.eras
    assert (strip.eras.heights, strip.eras.shape) == (heights, shape)
    page = pages_of(resolved)["index.md"]
    name = f' {shape}"' if shape else '"'
    assert '<p class="dl-bands" ' in page
    assert re.search(r'<b data-era="2" data-at="(a1)?[b-h0-9]*">', page)
    assert (f'<div class="dl-eras{name}' if shape else '<details class="dl-about dl-eras"') in page


def test_narrow_eras_are_told_apart(resolve: Resolve) -> None:
    """Neither a name nor a bar is on another."""
    names = ["Old Kingdom", "First Intermediate Period", "Middle Kingdom", "New Kingdom"]
    years = [(2000, 2009), (2010, 2011), (2012, 2014), (2015, 2030)]
    eras = "".join(
        f"  - {{date: {start} to {end}, title: {name}}}\n"
        for name, (start, end) in zip(names, years, strict=True)
    )
    dated = "".join(
        f"  - {{id: e{year}, date: {year}, title: T {year}}}\n" for year in range(1998, 2030, 4)
    )
    strip = strip_of(resolve(f"events:\n{dated}", frame=f"title: Talks\neras:\n{eras}"))
    assert strip
    assert strip.eras
    assert strip.eras.shape == ""
    assert_told_apart(strip.eras.bands)


def assert_told_apart(bands: Sequence[Band]) -> None:
    """A name is in its own bar, or hangs from the middle of it below all bars of its row: there it
    is on no other name, and no line to another crosses it.
    """
    for size, places in (
        (wide_size(1), [band.wide for band in bands]),
        (1.0, [band.phone for band in bands]),
    ):
        for band, place in zip(bands, places, strict=True):
            if place.flag:
                start, end = place.flag.box
                assert place.flag.x == pytest.approx(band.x + band.width / 2)
                assert end - start == pytest.approx(name_width(band.era.title, size))
                assert -0.2 <= start <= place.flag.x <= end <= 100.2
            elif not (place.is_wrapped or place.is_number):
                assert name_width(band.era.title, size) <= band.width
        for (one, first), (other, second) in combinations(zip(bands, places, strict=True), 2):
            if first.row == second.row:
                assert one.x + one.width <= other.x + 0.2 or other.x + other.width <= one.x + 0.2
                assert not (first.flag and second.flag) or first.flag.is_clear_of(second.flag)


def test_a_name_is_in_its_bar_or_hangs_from_it(resolve: Resolve) -> None:
    """In two lines too; and never beside its bar, where another era's time is."""
    eras = (
        ("3000 BC to 1200 BC", "Bronze Age"),
        ("509 BC to 27 BC", "Roman Republic"),
        ("27 BC to AD 476", "Roman Empire in the West"),
        ("AD 476 to AD 1453", "Middle Ages"),
    )
    frame = "title: Talks\neras:\n" + "".join(
        f"  - {{date: {date}, title: {title}}}\n" for date, title in eras
    )
    before, after = range(3000, 0, -250), range(200, 1500, 250)
    years = (*(f"{year} BC" for year in before), *(f"AD {year}" for year in after))
    dated = "".join(f"  - {{id: e{n}, date: {y}, title: T {n}}}\n" for n, y in enumerate(years))
    strip = strip_of(resolve(f"events:\n{dated}", frame=frame))
    assert strip
    assert strip.eras
    bands = strip.eras.bands
    for places in ([band.wide for band in bands], [band.phone for band in bands]):
        assert [place.row for place in places] == [0, 0, 0, 0]
        assert [bool(place.flag) for place in places] == [False, True, True, False]
    assert [band.phone.is_wrapped for band in bands] == [False, False, False, True]
    assert strip.eras.heights == (4, 7)
    assert [band.shape for band in bands] == ["dl-two", "dl-two", "dl-two", "dl-two dl-longer"]
    assert_told_apart(bands)


@pytest.mark.parametrize("length", [1, 3, 9, 14, 40])
def test_eras_at_one_time_are_told_apart(length: int, resolve: Resolve) -> None:
    """Short ones in a row, and others over them: many of them by numbers."""
    spans = [(2000 + n * length, 2000 + (n + 1) * length - 1) for n in range(60 // length)]
    spans += [(2005, 2021), (2011, 2012), (2058, 2059)]
    frame = "title: Talks\neras:\n" + "".join(
        f"  - {{date: {start} to {end}, title: The time of a reign {n}}}\n"
        for n, (start, end) in enumerate(spans)
    )
    dated = "".join(f"  - {{id: e{y}, date: {y}, title: T {y}}}\n" for y in range(2000, 2061, 3))
    strip = strip_of(resolve(f"events:\n{dated}", frame=frame))
    assert strip
    assert strip.eras
    bands = strip.eras.bands
    assert len(bands) == len(spans)
    if not strip.eras.shape:
        assert_told_apart(bands)
    for places in ([band.wide for band in bands], [band.phone for band in bands]):
        for (one, first), (other, second) in combinations(zip(bands, places, strict=True), 2):
            if first.row == second.row:
                assert one.x + one.width <= other.x + 0.2 or other.x + other.width <= one.x + 0.2
                assert not (first.flag and second.flag) or first.flag.is_clear_of(second.flag)


def test_eras_are_named_on_the_page_and_told_to_programs(resolve: Resolve) -> None:
    resolved = resolve(EVENTS, frame=FRAME + ERAS)
    page = pages_of(resolved)["index.md"]
    assert "</time> · Southland · [Outlet B](sources.md#b)\n" in page
    assert '<span class="dl-era dl-era-odd dl-era-s2" data-era="3">After</span>' in page
    assert "dl-in-era dl-era-odd dl-era-s2" in page
    assert '<input type="checkbox" name="e-before"> <span>Before <b>2</b></span>' in page
    tree = data_of(resolved)
    assert tree["eras"][2] == {
        "title": "After",
        "date": "2022-06/2023-05",
        "earliest": "2022-06-01",
        "latest": "2023-05-31",
        "side": "south",
        "source": "b",
    }
    assert tree["events"][1]["eras"] == ["Before"]


def test_an_overview_names_key_events_then_those_most_cited(resolve: Resolve) -> None:
    events = "\nevents:\n" + "".join(
        f"  - {{id: event-{n}, date: 2022-05-{n:02}, title: The {n}, "
        f"key: {'true' if n > 7 else 'false'}, accounts: [a{', b' * (n == 4)}]}}\n"
        for n in range(1, 10)
    )
    events += "  - {id: of-june, date: 2022-06-01, title: June, accounts: [a]}\n"
    settings = Settings(page_size=9)
    page = pages_of(resolve(events, settings=settings), settings)["index.md"]
    assert [n for n in range(1, 10) if f"[The {n}](2022-05.md#event-{n})" in page] == [4, 8, 9]
    assert "[9 events](2022-05.md) · 2 sources\n" in page


SMALL = Settings(page_size=3)


def test_an_overview_begins_with_the_events_that_tell_most(resolve: Resolve) -> None:
    """Key events; without any, those that more sources have than the rest; and where many events
    have as many sources, none.
    """

    def main(key: str, cited: int) -> list[tuple[str, str]]:
        events = "\nevents:\n" + "".join(
            f"  - {{id: event-{n}, date: 2022-{n:02}-01, title: The {n}, where: Pier {n}, "
            f"{key if n == 2 else ''}accounts: [a{', b' * (n <= cited)}]}}\n"
            for n in range(1, 13)
        )
        page = pages_of(resolve(events, settings=SMALL), SMALL)["index.md"]
        told = page.partition("dl-telling")[2].partition("</div>")[0]
        return re.findall(r"\[(The \d+)\][^<]*<br>([^\n]+)", told)

    one = [("The 2", '<time datetime="2022-02-01">1 February 2022</time> · Pier 2')]
    assert main("key: true, ", 1) == one
    assert [title for title, _ in main("", 3)] == ["The 1", "The 2", "The 3"]
    assert main("", 12) == []


def test_an_overview_leads_to_what_all_events_are_about(resolve: Resolve) -> None:
    events = "\nevents:\n" + "".join(
        f"  - {{id: event-{n}, date: 2022-{n:02}-01, title: The {n}, "
        f"topics: [{'grain' if n < 4 else 'talks'}], accounts: [a]}}\n"
        for n in range(1, 7)
    )
    pages = pages_of(resolve(events, settings=SMALL), SMALL)
    told = (
        "**Topics&#58;** [grain](headlines.md?show=t-grain) 3, [talks](headlines.md?show=t-talks)"
    )
    assert told in pages["index.md"]


def test_a_period_tells_what_it_has_and_where_on_the_page(resolve: Resolve) -> None:
    events = "\nevents:\n" + "".join(
        f"  - {{id: event-{n}, date: 2022-{n:02}-01, title: The {n}, "
        f"topics: [{'grain' if n < 4 else 'talks'}], accounts: [a]}}\n"
        for n in range(1, 6)
    )
    events += "  - {id: later, date: 2023-01-01, title: Later, accounts: [a]}\n"
    settings = Settings(page_size=5)
    page = pages_of(resolve(events, settings=settings), settings)["2022.md"]
    assert "[The talks](index.md)\n{: .dl-kicker" in page
    assert "\n# 2022\n" in page
    assert "Topics&#58; [grain](?show=t-grain) 3, [talks](?show=t-talks) 2\n" in page
    nbsp = "\N{NO-BREAK SPACE}"
    assert f"[Jan](#on_2022-01){nbsp}1{nbsp}· [Feb](#on_2022-02){nbsp}1{nbsp}· " in page


def test_key_events_can_be_chosen(resolve: Resolve) -> None:
    page = pages_of(resolve(EVENTS))["index.md"]
    assert '<input type="checkbox" name="key"> <span>Key events <b>1</b></span>' in page
    assert [event["key"] for event in data_of(resolve(EVENTS))["events"]].count(True) == 1


def test_a_file_that_is_one_event_gives_it_its_name(tmp_path: Path) -> None:
    folder = tmp_path / "talks"
    (folder / "events").mkdir(parents=True)
    (folder / "timeline.yml").write_text("title: Talks\nsources: {a: {type: news}}\n", "utf-8")
    event = "date: 2022-05-01\ntitle: The first\naccounts: [a]\n"
    (folder / "events" / "first-day.yml").write_text(event, "utf-8")
    (folder / "events" / "another.yml").write_text(f"id: second-day\n{event}", "utf-8")
    site = dateline.load(tmp_path, settings=Settings())
    assert not site.has_errors
    assert sorted(site.timelines[0].events) == ["first-day", "second-day"]
