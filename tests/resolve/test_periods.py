"""A long timeline is divided by what its density asks."""

from __future__ import annotations

import re
from html import unescape

import pytest
from tests.resolving import Resolve, pages_of

from dateline.data.output_paths import reason_against_path
from dateline.data.settings import Settings
from dateline.dates import show_date
from dateline.render.layout.drawn.whole import whole_of
from dateline.resolve.periods import date_of_period


def timeline(dates: list[str], order: str = "oldest-first") -> str:
    events = "".join(
        f"  - {{id: event-{n}, date: {date}, title: The {n}, accounts: [a]"
        + (", date_from: [{because: Nobody knows.}]" if date == "unknown" else "")
        + "}\n"
        for n, date in enumerate(dates)
    )
    return f"order: {order}\nevents:\n{events}"


def names(resolve: Resolve, dates: list[str], page_size: int) -> list[tuple[str, int]]:
    resolved = resolve(timeline(dates), settings=Settings(page_size=page_size))
    for period in resolved.periods:
        assert reason_against_path(f"talks/{period.path}") == ""
        assert reason_against_path(f"talks/embed/{period.name}.html") == ""
    return [(period.name, len(period.events)) for period in resolved.periods]


@pytest.mark.parametrize(
    ("dates", "page_size", "expected"),
    [
        (["2020", "2021", "2021"], 3, []),
        (["2020", "2021", "2021"], 2, [("2020", 1), ("2021", 2)]),
        # What is known to the year only stays on the year's page, and so for months and days.
        (
            ["2020", "2020-05", "2020-05-03", "2020-05-12", "2020-05-31", "2021"],
            2,
            [
                *(("2020", 1), ("2020-05", 1), ("2020-05-01_10", 1), ("2020-05-11_20", 1)),
                *(("2020-05-21_31", 1), ("2021", 1)),
            ],
        ),
        (
            ["2020-05-03", "2020-05-04", "2021"],
            1,
            [("2020-05-03", 1), ("2020-05-04", 1), ("2021", 1)],
        ),
        (
            ["2020-05-03", "2020-05-03 08:10", "2020-05-03 08:20", "2020-05-03 09:00", "2021"],
            2,
            [("2020-05-03", 1), ("2020-05-03T08", 2), ("2020-05-03T09", 1), ("2021", 1)],
        ),
        # A week is where it begins; months from May to June are on the page of May.
        (
            ["2020-05-29/2020-06-03", "2020-05-30", "2021"],
            1,
            [("2020-05-29", 1), ("2020-05-30", 1), ("2021", 1)],
        ),
        (
            ["2020-05/2020-06", "2020-05-30", "2021"],
            1,
            [("2020-05", 1), ("2020-05-21_31", 1), ("2021", 1)],
        ),
        (["2020", "2021", "unknown", "unknown"], 2, [("2020", 1), ("2021", 1), ("undated", 2)]),
        ([str(1900 + n) for n in range(60)], 20, [(str(1900 + n), 1) for n in range(60)]),
        (
            [str(1900 + n) for n in range(61)],
            20,
            [(f"{190 + n}X", 10 if n < 6 else 1) for n in range(7)],
        ),
        (
            [str(10 * n) + " AD" for n in range(100, 161)],
            20,
            [(f"{n}XX", 10) for n in range(10, 16)] + [("16XX", 1)],
        ),
        # The dense part of a long time is divided as far as it asks.
        (
            [*(str(10 * n) for n in range(100, 161)), *["1605"] * 15, *["1606-03"] * 15],
            20,
            [*((f"{n}XX", 10) for n in range(10, 16)), ("1600", 1), ("1605", 15), ("1606", 15)],
        ),
        (["Y-12000", "2020", "2021"], 2, [("Y-12000", 1), ("2020", 1), ("2021", 1)]),
    ],
)
def test_periods_are_as_fine_as_density_asks(
    dates: list[str], page_size: int, expected: list[tuple[str, int]], resolve: Resolve
) -> None:
    assert names(resolve, dates, page_size) == expected


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("201X", "2010s"),
        ("19XX", "20th century"),
        ("-03XX", "4th century BC"),
        ("2020", "2020"),
        ("2020-06", "June 2020"),
        ("2020-02-21_29", "21–29 February 2020"),
        ("2020-06-01", "1 June 2020"),
        ("2020-06-01T14", "1 June 2020, 14:00"),
        ("Y-12000", "12001 BC"),
    ],
)
def test_a_period_has_a_name_for_readers(name: str, shown: str) -> None:
    assert show_date(date_of_period(name), "en", brief=True) == shown


def row_of(page: str) -> str:
    return unescape(page.partition('<nav class="dl-periods"')[2].partition("</nav>")[0])


def links_of(page: str) -> list[str]:
    return re.findall('href="([^"]*)"', row_of(page))


def test_every_page_of_a_long_timeline_leads_to_every_period(resolve: Resolve) -> None:
    settings = Settings(page_size=2)
    dates = ["2020", "2020-05-03", "2020-05-30", "2021", "2022"]
    pages = pages_of(resolve(timeline(dates), settings=settings), settings)
    stops = ["2020", "2020-05", "2021", "2022"]
    assert links_of(pages["index.md"]) == ["./", *(f"{stop}/" for stop in stops)]
    row = links_of(pages["2020-05.md"])
    assert row == ["../", *(f"../{stop}/" for stop in stops)]
    assert '<a href="../2020-05/" aria-current="page">May <b>2</b></a>' in row_of(
        pages["2020-05.md"]
    )


def test_ten_years_of_months_are_each_a_stop(resolve: Resolve) -> None:
    settings = Settings(page_size=2)
    dates = [f"{year}-{month:02}" for year in range(2001, 2011) for month in range(1, 13)]
    pages = pages_of(resolve(timeline(dates), settings=settings), settings)
    stops = [f"../{date}/" for date in dates]
    assert len(stops) == 120
    assert links_of(pages["2003-05.md"]) == ["../", *stops]


def test_the_row_of_a_very_long_timeline_has_a_stop_for_each_other_year(resolve: Resolve) -> None:
    settings = Settings(page_size=2)
    dates = [f"{year}-{month:02}" for year in range(2001, 2012) for month in range(1, 13)]
    resolved = resolve(timeline(dates), settings=settings)
    assert len(resolved.periods) == 132
    pages = pages_of(resolved, settings)
    assert links_of(pages["index.md"])[1:] == [f"{year}-01/" for year in range(2001, 2012)]
    row = links_of(pages["2003-05.md"])
    months = [f"../2003-{month:02}/" for month in range(1, 13)]
    later = [f"../{year}-01/" for year in range(2004, 2012)]
    assert row == ["../", "../2001-01/", "../2002-01/", *months, *later]
    assert ">Jan 2003 <b>1</b></a>" in row_of(pages["2003-05.md"])
    assert 'aria-current="page">May <b>1</b></a>' in row_of(pages["2003-05.md"])
    assert ">2004 <b>12</b></a>" in row_of(pages["2003-05.md"])


def test_earlier_and_later_go_by_date_in_either_order(resolve: Resolve) -> None:
    settings = Settings(page_size=1)
    dates = ["2020", "2021", "2022", "unknown"]
    oldest = pages_of(resolve(timeline(dates), settings=settings), settings)
    newest = pages_of(resolve(timeline(dates, "newest-first"), settings=settings), settings)
    earlier, later = "[Earlier: 2020](2020.md)", "[Later: 2022](2022.md)"
    assert f"{earlier} [Overview](index.md) {later}\n" in oldest["2021.md"]
    assert f"{later} [Overview](index.md) {earlier}\n" in newest["2021.md"]
    # Nothing is later or earlier than what nobody knows the date of.
    assert "[Earlier: 2021](2021.md) [Overview](index.md)\n" in oldest["2022.md"]
    assert "[Overview](index.md)\n" in oldest["undated.md"]


def test_a_long_page_has_a_row_of_its_headings(resolve: Resolve) -> None:
    dates = [f"2020-{month:02}-{day:02}" for month in range(1, 5) for day in range(1, 16)]
    page = pages_of(resolve(timeline(dates)))["index.md"]
    assert links_of(page) == [f"#on_2020-{month:02}" for month in range(1, 5)]
    assert "dl-periods" not in pages_of(resolve(timeline(dates[:-1])))["index.md"]


def test_a_period_has_its_place_in_a_picture_of_the_whole(resolve: Resolve) -> None:
    settings = Settings(page_size=2)
    dates = ["2020-01-01", "2020-02-01", "2020-12-31", "2021-06-30", "2021-12-31", "20XX"]
    pages = pages_of(resolve(timeline(dates), settings=settings), settings)
    page = unescape(pages["2021.md"])
    count, picture, *_ = page.partition('<div class="dl-head')[2].split("\n\n")[1:]
    assert count.startswith("[2 of 6 events](#")
    assert 'aria-label="2021 in the whole timeline, from 21st century to ' in picture
    [(start, width)] = re.findall(r'class="dl-here" x="(\d+)" y="0" width="(\d+)"', picture)
    assert (start, width) == ("210", "20"), "a year of a century is no narrower"
    assert ">21st century</span> <svg" in picture
    assert "dl-whole" not in pages["index.md"]


@pytest.mark.parametrize(
    ("dates", "first", "last"),
    [
        (["19XX", "2021-12-30", "2021-12-31"], "1900", "2021"),
        (["2020-02", "2021-06-29", "2021-06-30"], "Feb 2020", "Jun 2021"),
        (["2020-01-02", "2020-03-01", "2021-05-06"], "2 Jan 2020", "6 May 2021"),
    ],
)
def test_both_ends_of_the_whole_are_told_alike(
    resolve: Resolve, dates: list[str], first: str, last: str
) -> None:
    settings = Settings(page_size=2)
    pages = pages_of(resolve(timeline(dates), settings=settings), settings)
    ends = {
        end
        for page in pages.values()
        for end in re.findall(r'dl-whole".*?true">(.*?)</span>.*true">(.*?)</span>', unescape(page))
    }
    assert ends == {(first, last)}


def test_the_picture_of_the_whole_counts_each_event_where_it_begins(resolve: Resolve) -> None:
    def bars(*dates: str) -> list[tuple[int, int]]:
        whole = whole_of(resolve(timeline([*dates])).events)
        assert whole
        return [(at, height) for at, height in enumerate(whole.bars) if height]

    assert bars("2020-01-01", "2020-03-01", "2020-03-01") == [(0, 12), (59, 24)]
    assert bars("2020-01-01/2020-02-29", "2020-03-01") == [(0, 24), (59, 24)]
    assert bars("2020-01-01", "2020-12-31", "2020") == [
        (at, 24 if at in (0, 59) else 1) for at in range(60)
    ]
    assert whole_of(resolve(timeline(["2020-01-01"] * 2)).events) is None


@pytest.mark.parametrize(
    ("day", "each", "told"),
    [
        (["2020-05-01"] * 5, "", "No times known; in list order"),
        (["2020-05-01"] * 4 + ["2020-05-02"] * 4, "", ""),
        (["2020-05"] * 5, "", ""),
        (["2020-05-01"] * 5 + ["2020-05-01 14:30"], "", ""),
        (["2020-05-01"] * 5 + ["2020-05-02 14:30"], "", ""),
        (["2020-05-01"] * 21, ", where: Harbour", "No times known; by place"),
        (["2020-05-01"] * 21, ", topics: [harbour]", "No times known; by topic"),
    ],
)
def test_many_events_of_a_day_without_times_say_how_they_are_in_order(
    resolve: Resolve, day: list[str], each: str, told: str
) -> None:
    rows = "".join(
        f"  - {{id: event-{n}, date: {date}, title: The {n}, accounts: [a]"
        f"{each.replace('arbour', 'arbour two') if n < 7 else each}}}\n"
        for n, date in enumerate([*day, "2020-05-02" if each else "2021"])
    )
    settings = Settings(page_size=len(day))
    pages = pages_of(resolve(f"events:\n{rows}", settings=settings), settings)
    page = pages["2020-05-01.md" if each else "2020.md"]
    [facts] = re.findall(r"^(.*)\n\{: \.dl-facts \.dl-rest", page, re.MULTILINE)
    assert unescape(facts).partition("how_checked)")[2].removeprefix(" · ") == told
    assert ("dl-no-order" in page) is bool(told), "a line and dots would say one after another"


def test_days_come_one_after_another_though_each_has_no_times(resolve: Resolve) -> None:
    days = ["2020-05-01"] * 6 + ["2020-05-02"] * 6
    rows = "".join(
        f"  - {{id: event-{n}, date: {date}, title: The {n}, accounts: [a]}}\n"
        for n, date in enumerate(days)
    )
    page = pages_of(resolve(f"events:\n{rows}"))["index.md"]
    assert "dl-list" in page
    assert "dl-no-order" not in page


def test_a_period_tells_where_most_of_it_was(resolve: Resolve) -> None:
    def head(*places: str) -> str:
        rows = "".join(
            f"  - {{id: event-{n}, date: 2020-0{n + 1}-01, title: The {n}, where: {place}}}\n"
            for n, place in enumerate(places)
        )
        later = "  - {id: later, date: 2021-01-01, title: Later, where: Utah}\n"
        settings = Settings(page_size=len(places))
        pages = pages_of(resolve(f"events:\n{rows}{later}", settings=settings), settings)
        return unescape(pages["2020.md"].partition("<details")[0])

    told = head("Utah", "Ohio", "Iowa", "Ohio", "Maine", "Ohio", "Utah")
    assert "\nPlaces: Ohio 3, Utah 2, Iowa 1\n{: .dl-told .dl-told-near" in told
    assert "Places" not in head("Utah", "Utah")
    assert "Places" not in head("Utah", "Ohio", "Iowa")
