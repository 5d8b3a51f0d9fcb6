"""Headings within a list, and the ids they are linked by."""

from __future__ import annotations

import re
from collections import Counter
from html import unescape

import pytest
from tests.resolving import Resolve, pages_of

from dateline.data.settings import Settings
from dateline.dates import Date, read_date, show_date, show_date_parts
from dateline.render.layout.groups import group_events, times_of, whole_hour
from dateline.render.shared.parts.dates_said import apart, said_by

TALKS = """\
title: Talks
sources: {a: {type: news, outlet: A}}
events:
  - {id: some-time, date: 2022, title: Talks are held, accounts: [a]}
  - {id: some-other, date: 2022, title: Talks are held, accounts: [a]}
  - {id: again, date: 2022, title: Talks are held, accounts: [a]}
  - {id: third, date: 2022-01-03, title: They open, accounts: [a]}
  - {id: fourth, date: 2022-01-04, title: They open, accounts: [a]}
  - {id: fifth, date: 2022-01-05, title: They open, accounts: [a]}
  - {id: long, date: "[2022-01-15..2022-03-01]", title: They go on, accounts: [a]}
  - {id: longer, date: "[2022-01-15..2022-04-01]", title: They go on, accounts: [a]}
  - {id: first, date: 2022-02-01, title: They stop, accounts: [a]}
  - {id: second, date: 2022-02-02, title: They stop, accounts: [a]}
"""


def test_no_heading_has_the_id_of_another(resolve: Resolve) -> None:
    page = pages_of(resolve(TALKS, frame=""))["index.md"]
    headings = [line for line in page.splitlines() if line.startswith("## ")]
    assert len(headings) == 4
    ids = Counter(line.replace("\\", "").partition("on_")[2].split()[0] for line in headings)
    assert ids == Counter(["2022", "2022-01", "2022_2", "2022-02"])


def test_a_heading_is_before_its_chunk_where_events_are_many(resolve: Resolve) -> None:
    """And no chunk has a heading in it: one that stays in place would end with its chunk."""
    rows = [
        f"  - {{id: e{n}, date: 2021-{n // 15 + 1:02}, title: T {n}, accounts: [a]}}"
        for n in range(45)
    ]
    rows += [
        f"  - {{id: f{n}, date: 2022-{n + 1:02}, title: U {n}, accounts: [a]}}" for n in range(12)
    ]
    text = "title: Talks\nsources: {a: {type: news, outlet: A}}\nevents:\n" + "\n".join(rows)
    page = pages_of(resolve(text, frame=""))["index.md"]
    told = re.findall(r"^(###|##|<div class=\"dl-chunk|</div>)", page, re.MULTILINE)
    line = "".join({"##": "H", "###": "e", "</div>": ")"}.get(mark, "(") for mark in told)
    month = "H" + "(eeeee)" * 3
    assert month * 3 + "H(e)" * 12 in line


DENSITIES = {
    "hours": ([f"2026-03-14 {9 + n // 10:02}:{n % 10 * 5:02}" for n in range(40)], 4, "09:00"),
    "days": ([f"2026-03-{14 + n // 5}" for n in range(20)], 4, "14 March 2026"),
    "months": ([f"2026-{1 + n // 5:02}-{n % 5 * 6 + 1:02}" for n in range(20)], 4, "January 2026"),
    "years": ([f"{2001 + n // 5}-{n % 5 * 2 + 1:02}" for n in range(20)], 4, "2001"),
    "decades": ([f"{1961 + n * 2}" for n in range(20)], 4, "1960s"),
    "centuries": ([f"{1504 + n * 20}-03" for n in range(20)], 4, "16th century"),
    "antiquity": ([f"{500 - n * 20} BC" for n in range(20)], 4, "5th century BC"),
}


@pytest.mark.parametrize("shape", DENSITIES)
def test_headings_are_as_fine_as_density_asks(resolve: Resolve, shape: str) -> None:
    dates, count, first = DENSITIES[shape]
    rows = [
        f"  - {{id: e{n}, date: '{date}', title: T {n}, accounts: [a]}}"
        for n, date in enumerate(dates)
    ]
    text = "title: Talks\nsources: {a: {type: news, outlet: A}}\nevents:\n" + "\n".join(rows)
    groups = group_events(resolve(text, frame="").events)
    assert len(groups) == count
    assert first in show_date(groups[0].date, "en", brief=True)
    assert [event.id for group in groups for event in group.events] == [
        f"e{n}" for n in range(len(dates))
    ]


@pytest.mark.parametrize("order", ["oldest", "newest"])
@pytest.mark.parametrize(
    ("dates", "told"),
    [
        (["2019/2022", "2020-02", "2022-07-05", "2022-07-08", "2022-07-12"], ["2019–2022"]),
        (["2019-01", "2020-02", "2021-07-05", "2022-07-08"], ["2019–2022"]),
        (
            ["1998", "2003", "2004", "unknown, date_from: [{because: Nobody tells it.}]"],
            ["1998–2004", "Date not known"],
        ),
        (["2024-03-01", "2024-03-04", "2024-05-20"], ["2024"]),
        (["1914", "1944", "after 1990"], ["1914–1990"]),
    ],
)
def test_a_few_events_are_under_their_years(
    resolve: Resolve, dates: list[str], told: list[str], order: str
) -> None:
    """No century is needed for them, and their dates are whole."""
    rows = [f"  - {{id: e{n}, date: {date}, title: T {n}}}" for n, date in enumerate(dates)]
    text = f"title: Talks\norder: {order}-first\nevents:\n" + "\n".join(rows)
    page = pages_of(resolve(text, frame=""))["index.md"]
    headings = re.findall(r"^## (.*?) *\{ *#(on_\S+)", plain(page), re.MULTILINE)
    assert [words for words, _ in headings] == told
    assert headings[0][1] == f"on_{told[0][:4]}"
    assert ("dl-said" in page) == (told == ["2024"])


def test_sparse_ages_are_under_millennia(resolve: Resolve) -> None:
    """By the years that they have events of; one century of events has its own name."""
    years = ["c. 3100 BC", "1274 BC", "1184 BC", "776 BC", "752 BC", "490 BC", "399 BC", "44 BC"]
    years += ["AD 79", "AD 410", "AD 622", "AD 800", "AD 1066", "AD 1215", "AD 1453"]
    rows = [f"  - {{id: e{n}, date: {year}, title: T {n}}}" for n, year in enumerate(years)]
    page = pages_of(resolve("title: T\nevents:\n" + "\n".join(rows), frame=""))["index.md"]
    assert re.findall(r"^## (.*?) *\{ *#(on_\S+)", plain(page), re.MULTILINE) == [
        ("31st century BC", "on_-30XX"),
        ("1274–1184 BC", "on_-12XX"),
        ("776 BC – 44 BC", "on_-07XX"),
        ("79 AD – 800 AD", "on_00XX"),
        ("1066–1453", "on_10XX"),
    ]
    choices = re.findall(r"<option[^>]*>([^<]*)<", page)
    assert "1274–1184 BC" in choices


def test_a_heading_is_no_finer_than_a_bound_is(resolve: Resolve) -> None:
    rows = [
        f"  - {{id: e{n}, date: {date}, title: T {n}, accounts: [a]}}"
        for n, date in enumerate(["not before 2022-01"] * 3 + ["2022-03-01"] * 3)
    ]
    text = "title: Talks\nsources: {a: {type: news, outlet: A}}\nevents:\n" + "\n".join(rows)
    found = [group.edtf for group in group_events(resolve(text, frame="").events)]
    assert found == ["2022-01", "2022-03-01"]


def test_a_span_is_where_it_begins_with_its_whole_date(resolve: Resolve) -> None:
    """And no heading says of it that its date is not known."""
    dates = ["2018/2021", "2018", *[f"2018-{m:02}-{d:02}" for m in (4, 5, 6) for d in range(1, 9)]]
    dates[10:10] = ["2018-05-01/2018-08-30"]
    rows = [f"  - {{id: e{n}, date: {date}, title: T {n}}}" for n, date in enumerate(dates)]
    page = pages_of(resolve("title: Talks\nevents:\n" + "\n".join(rows), frame=""))["index.md"]
    headings = re.findall(r"^## (.*?) *\{ *#(on_\S+)", page, re.MULTILINE)
    assert [words for words, _ in headings] == ["2018", "April 2018", "May 2018", "June 2018"]
    seen = re.sub(r'<span class="dl-said">.*?</span>', "", page)
    whens = re.findall(r"^(.*)\n\{: \.dl-when", plain(seen), re.MULTILINE)
    assert whens[:2] == ["2018–2021", "2018, exact date not known"]
    assert "1 May – 30 August 2018" in whens


@pytest.mark.parametrize(("order", "told"), [("oldest", "later"), ("newest", "earlier")])
def test_a_wide_gap_is_told(resolve: Resolve, order: str, told: str) -> None:
    rows = [
        f"  - {{id: e{n}, date: {month}-0{n % 3 + 1}, title: T {n}, accounts: [a]}}"
        for n, month in enumerate(["2021-01"] * 3 + ["2021-02"] * 3 + ["2022-02"] * 3)
    ]
    text = f"title: Talks\norder: {order}-first\nsources: {{a: {{type: news, outlet: A}}}}\n"
    page = pages_of(resolve(text + "events:\n" + "\n".join(rows), frame=""))["index.md"]
    assert re.findall(r"^(.*)\n\{: \.dl-gap", page, re.MULTILINE) == [f"1 year {told}"]


def test_a_gap_is_told_once_where_the_group_after_it_is_long(resolve: Resolve) -> None:
    days = ["2021-01-01"] * 12 + ["2022-02-01"] * 12
    rows = [f"  - {{id: e{n}, date: {day}, title: T {n}}}" for n, day in enumerate(days)]
    page = pages_of(resolve("title: Talks\nevents:\n" + "\n".join(rows), frame=""))["index.md"]
    assert re.findall(r"^(.*)\n\{: \.dl-gap", page, re.MULTILINE) == ["1 year later"]


def test_the_length_of_a_gap_is_in_the_language_of_the_words_around_it(resolve: Resolve) -> None:
    dates = ["2021-01-01"] * 3 + ["2022-02-01"] * 3
    rows = [f"  - {{id: e{n}, date: {date}, title: T {n}}}" for n, date in enumerate(dates)]
    text = "title: Talks\nlanguage: he\nevents:\n" + "\n".join(rows)
    page = pages_of(resolve(text, frame=""))["index.md"]
    gaps = re.findall(r"^(.*)\n\{: \.dl-gap", page, re.MULTILINE)
    assert gaps == ['<bdi lang="en" dir="ltr">1 year later</bdi>']


@pytest.mark.parametrize(
    ("later", "years"), [("2560 BC", "540"), ("2020 BC", "1080"), ("AD 900", "4000")]
)
def test_a_gap_after_a_vague_date_is_about_so_long(
    resolve: Resolve, later: str, years: str
) -> None:
    dates = ["3100 BC"] * 3 + [later] * 3
    rows = [f"  - {{id: e{n}, date: {date}, title: T {n}}}" for n, date in enumerate(dates)]
    text = "title: Talks\nevents:\n" + "\n".join(rows)
    page = pages_of(resolve(text, frame=""))["index.md"]
    assert re.findall(r"^(.*)\n\{: \.dl-gap", page, re.MULTILINE) == [f"about {years} years later"]


def test_the_first_century_begins_in_the_year_1(resolve: Resolve) -> None:
    years = [*(f"{year} BC" for year in range(40, 0, -1)), *(f"AD {n}" for n in range(1, 100))]
    years += [f"AD {century}{year:02}" for century in range(1, 20) for year in range(1, 99, 20)]
    rows = [f"  - {{id: e{n}, date: {year}, title: T {n}}}" for n, year in enumerate(years)]
    text = "title: Talks\nevents:\n" + "\n".join(rows)
    groups = group_events(resolve(text, frame="").events)
    shown = [(show_date(group.date, "en", brief=True), len(group.events)) for group in groups]
    assert shown[:3] == [("1st century BC", 40), ("1st century", 99), ("2nd century", 5)]


DAY, MONTH, YEAR = (read_date(text) for text in ("8 July 2022", "July 2022", "2022"))


@pytest.mark.parametrize(
    ("date", "heading", "seen"),
    [
        ("8 July 2022", DAY, ""),
        ("8 July 2022", MONTH, "8"),
        ("8 July 2022", YEAR, "8 July"),
        ("8 July 2022 09:14", DAY, "09:14"),
        ("not after 8 July 2022", DAY, "or earlier"),
        ("not after 8 July 2022", YEAR, "8 July or earlier"),
        ("about 8 July 2022", DAY, "about"),
        ("2022-07", MONTH, "day not known"),
        ("2022-07-08/2022-07-10", MONTH, "8–10"),
        ("8 July 2021", YEAR, "8 July 2021"),
    ],
)
def test_a_date_does_not_repeat_its_heading(date: str, heading: Date, seen: str) -> None:
    """But it is whole for programs, for search and on paper."""
    shown = [part.text for part in show_date_parts(read_date(date), "en")]
    said = said_by(lambda each: show_date(each, "en", brief=True), heading)
    cut = apart(shown, said)
    assert "".join(text for part in cut for text, _ in part) == "".join(shown)
    assert "".join(text for part in cut for text, hidden in part if not hidden).strip() == seen


@pytest.mark.parametrize(
    ("language", "seen"),
    [
        ("en", ["17 April", "possibly 18 April", "19–20 April", "29 April – 3 May 2018"]),
        ("de", ["17. April", "möglicherweise 18. April", "19.–20. April"]),
        ("es", ["17 de abril", "posiblemente el 18 de abril", "19–20 de abril"]),
        ("ru", ["17 апреля", "возможно, 18 апреля", "19–20 апреля"]),
        ("uk", ["17 квітня", "можливо, 18 квітня", "19–20 квітня"]),
    ],
)
def test_below_a_month_a_day_has_no_year(resolve: Resolve, language: str, seen: list[str]) -> None:
    dates = ["2018-04-17", "2018-04-18?", "2018-04-19/2018-04-20", "2018-04-29/2018-05-03"]
    rows = [f"  - {{id: e{n}, date: {date}, title: T {n}}}" for n, date in enumerate(dates)]
    text = f"title: Talks\nlanguage: {language}\nevents:\n" + "\n".join(rows)
    page = pages_of(resolve(text, frame=""))["index.md"]
    page = plain(re.sub(r'<span class="dl-said">.*?</span>', "", page))
    assert re.findall(r"^(.*)\n\{: \.dl-when", page, re.MULTILINE)[: len(seen)] == seen


FAR = ["c. 12000 BC", "Y10000", "Y-17E7", "after Y99999999E9", "100000 BC", "2022/Y1000000000"]


@pytest.mark.parametrize("beside", [[], ["2022-07-08"], ["2022", "2022-07-08", "2021-03"]])
@pytest.mark.parametrize("page_size", [1, 200])
@pytest.mark.parametrize("date", FAR)
def test_far_years_are_shown(
    resolve: Resolve, date: str, page_size: int, beside: list[str]
) -> None:
    rows = [
        f"  - {{id: e{n}, date: {given}, title: T {n}, added: 2022-07-09, accounts: [a]}}"
        for n, given in enumerate([date, *beside])
    ]
    text = "title: Talks\nsources: {a: {type: news, outlet: A}}\nevents:\n" + "\n".join(rows)
    settings = Settings(page_size=page_size)
    pages = pages_of(resolve(text, frame="", settings=settings), settings)
    assert "T 0" in "".join(pages.values())


def test_far_years_have_headings_that_suit(resolve: Resolve) -> None:
    text = """\
title: Talks
sources: {a: {type: news, outlet: A}}
events:
  - {id: ice, date: c. 12000 BC, title: Ice, accounts: [a]}
  - {id: walls, date: 9001 BC, title: Walls, accounts: [a]}
  - {id: talks, date: 2022-07-08, title: Talks, accounts: [a]}
  - {id: later, date: Y12000, title: Later, accounts: [a]}
"""
    page = pages_of(resolve(text, frame=""))["index.md"]
    headings = re.findall(r"^## (.*?) *\{ *#(on_\S+)", page, re.MULTILINE)
    assert headings == [
        ("12000 BC", "on_Y-11999"),
        ("9001 BC", "on_-9000"),
        ("July 2022", "on_2022-07"),
        ("12000 AD", "on_Y12000"),
    ]


MINUTES = """\
title: An outage
zone: UTC
sources: {a: {type: news, outlet: A}}
events:
  - {id: fills, date: 'before 17 March 2026, 09:04 UTC', title: The disk fills, accounts: [a]}
  - {id: fails, date: '2026-03-17 09:11-09:44 UTC', title: Payments fail, accounts: [a]}
  - {id: toronto, date: '2026-03-17 05:14 EDT', title: Toronto sees it, accounts: [a]}
  - {id: singapore, date: '2026-03-17 17:38 Asia/Singapore', title: It is found, accounts: [a]}
"""


def test_a_page_goes_by_one_clock_and_tells_the_others_in_small_print(resolve: Resolve) -> None:
    resolved = resolve(MINUTES, frame="")
    (group,) = group_events(resolved.events)
    assert group.edtf == "2026-03-17T09"
    page = pages_of(resolved)["index.md"]
    assert 'datetime="2026-03-17T09:14Z"' in unescape(page)
    assert 'datetime="2026-03-17T05:14-04:00"' in unescape(page)
    whens = re.findall(r"^(.*)\n\{: \.dl-when", page, re.MULTILINE)
    assert not [when for when in whens if "EDT" in when or "UTC+8" in when]


def test_a_pause_is_told_and_what_lasts_is_seen_beside_what_happens_in_it(
    resolve: Resolve,
) -> None:
    resolved = resolve(MINUTES, frame="")
    (group,) = group_events(resolved.events)
    assert [each.place for each in group.in_time] == ["", "spans", "within", "within"]
    assert [round(each.pause * 1440) for each in group.in_time] == [0, 0, 0, 24]
    page = pages_of(resolved)["index.md"]
    assert re.findall(r"^(.*)\n\{: \.dl-gap", page, re.MULTILINE) == ["24 minutes later"]


def test_what_lasts_is_seen_beside_what_happens_in_it_under_other_headings(
    resolve: Resolve,
) -> None:
    dates = [f"2018-{month:02}-{day:02}" for month in range(4, 10) for day in (3, 12, 21)]
    dates.insert(5, "2018-05-13/2018-07-15")
    rows = [f"  - {{id: e{n}, date: {date}, title: T {n}}}" for n, date in enumerate(dates)]
    groups = group_events(resolve("title: T\nevents:\n" + "\n".join(rows), frame="").events)
    assert len(groups) == 6
    places = [(group.edtf, [each.place for each in group.in_time]) for group in groups[1:4]]
    assert places == [
        ("2018-05", ["", "", "spans", "within"]),
        ("2018-06", ["within", "within", "within"]),
        ("2018-07", ["within", "within", ""]),
    ]


@pytest.mark.parametrize(
    ("dates", "told"),
    [
        (["2024-03-01", "2024-03-04", "2024-05-20"], ["3 months later"]),
        (["2019/2022", "2020-02", "2022-07-05", "2022-07-08"], ["about 2 years later"]),
        (["2019", "2021", "2023", "2024"], []),  # one or three years
        ([f"2024-{month:02}-01" for month in range(1, 9)], []),
        (["2024-03-01", "not before 2024-03-04", "2024-05-20"], []),
        (["2024-03-01/2024-05-20", "2024-05-20", "2024-05-21"], []),
        (["2024-03-01", "2024-03-04", "2024-05-20?"], ["about 3 months later"]),
    ],
)
def test_a_long_pause_under_one_heading_is_told(
    resolve: Resolve, dates: list[str], told: list[str]
) -> None:
    """But not each of those that are as long."""
    rows = [f"  - {{id: e{n}, date: {date}, title: T {n}}}" for n, date in enumerate(dates)]
    page = pages_of(resolve("title: Talks\nevents:\n" + "\n".join(rows), frame=""))["index.md"]
    assert page.count(".dl-group") == 1
    assert re.findall(r"^(.*)\n\{: \.dl-gap", page, re.MULTILINE) == told


def one_day(subjects: list[tuple[str, str]]) -> str:
    """A long timeline of which one day has an event for each place and topic."""
    rows = [
        f"  - {{id: e{n}, date: 2022-07-08, title: T {n}, where: {where!r}, topics: [{topic}]}}"
        for n, (where, topic) in enumerate(subjects)
    ]
    rows += [f"  - {{id: f{n}, date: 2022-08-{n + 1:02}, title: U {n}}}" for n in range(20)]
    return "title: Talks\nevents:\n" + "\n".join(rows)


@pytest.mark.parametrize(
    ("subjects", "told"),
    [
        (
            [(f"Pier {n // 8}", "talks") for n in range(32)],
            ["Pier 0", "Pier 1", "Pier 2", "Pier 3"],
        ),
        ([(f"Pier {n}", "talks" if n < 20 else "grain") for n in range(32)], ["talks", "grain"]),
        ([(f"Pier {n % 4}", "talks") for n in range(32)], []),
        ([(f"Pier {n // 8}", "talks") for n in range(20)], []),
    ],
)
def test_many_events_of_a_day_are_under_places_or_topics(
    subjects: list[tuple[str, str]], told: list[str], resolve: Resolve
) -> None:
    """As far as the data has them in that order: no event is moved for it."""
    resolved = resolve(one_day(subjects), frame="", settings=Settings(page_size=30))
    period = next(p for p in resolved.periods if len(p.events) == len(subjects))
    groups = group_events(period.events, read_date("2022-07-08", edtf_only=True))
    assert [group.about for group in groups if group.about] == told
    assert [event.id for group in groups for event in group.events] == [e.id for e in period.events]
    assert len({group.anchor for group in groups}) == len(groups)
    assert not times_of(groups)


def test_the_heading_of_an_hour_has_both_of_its_ends(resolve: Resolve) -> None:
    page = plain(pages_of(resolve(MINUTES, frame=""))["index.md"])
    assert re.search(r"^#+ 17 March 2026, 09:00–10:00 UTC\b", page, re.MULTILINE)


@pytest.mark.parametrize(
    ("first", "told"),
    [
        ("2026-03-14 08:30 UTC", "14 March 2026, 08:30–10:06 UTC"),
        ("2026-03-14 04:30 EDT", "14 March 2026, 08:30–10:06 UTC"),
        ("before 14 March 2026, 08:30 UTC", "before 14 March 2026, 08:30 UTC – 10:06 UTC"),
    ],
)
def test_a_page_of_one_day_tells_the_day_once(resolve: Resolve, first: str, told: str) -> None:
    """At its head and in its first heading."""
    times = [f"2026-03-14 {9 + n // 7:02}:{n % 7:02} UTC" for n in range(14)]
    rows = [f"  - {{id: e{n}, date: '{d}', title: T {n}}}" for n, d in enumerate([first, *times])]
    page = plain(
        pages_of(resolve("title: T\nzone: UTC\nevents:\n" + "\n".join(rows), frame=""))["index.md"]
    )
    facts = re.findall(r"^(.*) · \[15 events", page, re.MULTILINE)
    assert facts == [told]
    headings = re.findall(r"^## (.*?) *\{ *#(on_\S+)", page, re.MULTILINE)
    assert headings[-2:] == [
        ("09:00–10:00 UTC", "on_2026-03-14T09"),
        ("10:00–11:00 UTC", "on_2026-03-14T10"),
    ]
    assert headings[0][0] == "14 March 2026, 08:00–09:00 UTC"


def test_headings_of_hours_of_several_days_tell_theirs(resolve: Resolve) -> None:
    times = [f"2026-03-{14 + n // 9} {9 + n // 3 % 3:02}:{n % 3:02} UTC" for n in range(18)]
    rows = [f"  - {{id: e{n}, date: '{time}', title: T {n}}}" for n, time in enumerate(times)]
    page = plain(
        pages_of(resolve("title: T\nzone: UTC\nevents:\n" + "\n".join(rows), frame=""))["index.md"]
    )
    assert len(re.findall(r"^## 1[45] March 2026, ", page, re.MULTILINE)) == 6


def test_the_last_hour_of_a_day_is_until_midnight() -> None:
    begin = read_date("2026-03-17 23:00 UTC")
    assert begin.clock
    assert show_date(whole_hour(begin, begin.clock), "en") == "17 March 2026, 23:00–00:00 UTC"


def test_when_words_were_said_is_told_by_the_clock_of_the_page(resolve: Resolve) -> None:
    said = """\
  - id: talks
    date: 2026-03-17 09:26 UTC
    title: They talk
    accounts:
      - {source: a, by: {unnamed: a}, said: '2026-03-17 17:28 Asia/Singapore', quote: It is full}
      - source: a
        by: {unnamed: b}
        id: full
        said: '2026-03-17 17:26 Asia/Singapore'
        quote: It was full
      - source: a
        by: {unnamed: b}
        said: '2026-03-17 17:26 Asia/Singapore'
        withdraws: full
        quote: It was not
"""
    page = plain(pages_of(resolve(MINUTES + said, frame=""))["index.md"])
    assert "said on 17 March 2026, 09:28 UTC" in page
    assert "Withdrawn [17 March 2026, 09:26 UTC]" in page
    assert page.count("said on") == 1, "the event's own moment is not said again"


def plain(page: str) -> str:
    return re.sub(r"<[^>]+>", "", unescape(page)).replace("\\", "")


@pytest.mark.parametrize(
    ("order", "choices"),
    [
        ("oldest-first", ["3 Jan 2022", "10–14 January 2022"]),
        ("newest-first", ["10–14 January 2022", "3 Jan 2022"]),
    ],
)
def test_a_choice_of_all_times_ends_with_what_may_be_latest(
    order: str, choices: list[str], resolve: Resolve
) -> None:
    """As the page's head does: an event of the 4th to the 14th may be later than all others."""
    days = [f"2022-01-{n:02}" for n in (3, 4, 9, 10) for _ in range(4)]
    rows = [f"  - {{id: e{n}, date: {day}, title: T}}" for n, day in enumerate(days)]
    vague = "  - {id: v, date: '[2022-01-04..2022-01-14]', title: V}"
    data = f"title: Talks\norder: {order}\nevents:\n" + "\n".join([*rows, vague])
    page = pages_of(resolve(data, frame=""))["index.md"]
    assert re.findall(r"selected>([^<]*)<", page) == choices
    assert re.findall(r">(10 Jan 2022)<", page) == ["10 Jan 2022"], "in the other end's choices"
