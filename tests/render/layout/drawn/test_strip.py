"""The strip: every event has its mark, to scale, with a link that a thumb can hit."""

from __future__ import annotations

import gzip
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from html import unescape
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from tests.resolving import Resolve, pages_of

from dateline.data.resolved import ResolvedTimeline
from dateline.data.settings import Settings
from dateline.dates import Date, read_date
from dateline.render.layout.drawn.labels import STEPS, Label
from dateline.render.layout.drawn.strip import (
    BARS_HEIGHT,
    CELLS,
    MOST_LANES,
    MOST_MARKS,
    MOST_ROWS,
    Strip,
    strip_of,
    strip_of_overview,
)
from dateline.render.layout.drawn.ticks import overlaps, ticks_of
from dateline.render.layout.drawn.time_scale import BREAK, SLOT, Stretch, even_scale_of, scale_of
from dateline.render.layout.overview import main_events

PAGE = Path(__file__).parents[3] / "pages" / "bali-2022" / "expected" / "bali-2022" / "index.md"
HEAD = """\
title: Talks
sides: {north: Northland, south: Southland}
people:
  belov: {name: Ana Belov, side: south}
  dahl: {name: Nils Dahl, side: north}
sources: {a: {type: news, outlet: A}}
events:
"""
SPEAKERS = (", by: belov, quote: W", ", by: dahl, quote: W", "")


def rows(dates: Sequence[str]) -> str:
    return HEAD + "".join(
        f"  - {{id: e{n}, date: {date if date == 'unknown' else repr(date)}, title: T {n}, "
        f"date_from: [{{because: We say so.}}], accounts: [{{source: a{SPEAKERS[n % 3]}}}]}}\n"
        for n, date in enumerate(dates)
    )


SHAPES = {
    "three": ["2022-01-03", "2022-03", "2022-07-08/2022-07-10"],
    "a month": [f"2022-07-{n % 28 + 1:02}" for n in range(26)],
    "clumps": ["2022-02-15", "2022-04", *(f"2022-07-{8 + n // 8:02}" for n in range(22))],
    "one day": [f"2022-07-08 {n // 4 + 8:02}:{n % 4 * 15:02}" for n in range(40)],
    "an hour": [f"2022-07-08 09:{n:02}" for n in range(40)],
    "3,000 years": [f"{1000 - n * 40} BC" if n < 25 else f"AD {n * 40 - 990}" for n in range(75)],
    "open ends": ["since 2020", "before 2021-03-02", "not before 2021-05", "until 2022", "2021"],
    "300": [f"{2000 + n // 15}-{n % 12 + 1:02}-{n % 28 + 1:02}" for n in range(300)],
    "far": ["c. 12000 BC", "9001 BC", "2022-07-08", "Y12000"],
    "before Christ": ["15 March 44 BC", "2022-07-08", "2022-07"],
    "undated among others": ["2022-01-03", "date not known", "2022-03-03"],
}


@pytest.fixture(params=SHAPES)
def drawn(request: pytest.FixtureRequest, resolve: Resolve) -> tuple[ResolvedTimeline, Strip]:
    resolved = resolve(rows(SHAPES[request.param]), frame="")
    strip = strip_of(resolved)
    assert strip is not None
    return resolved, strip


def test_every_event_is_in_the_strip(drawn: tuple[ResolvedTimeline, Strip]) -> None:
    resolved, strip = drawn
    dated = [event for event in resolved.events if not event.own_date.is_undated]
    assert sum(lane.count for lane in strip.lanes) == len(dated)
    assert strip.undated == len(resolved.events) - len(dated)
    for lane in strip.lanes:
        assert bool(lane.bars) == bool(strip.unit)
        assert strip.unit or sum(mark.count for mark in lane.marks) == lane.count
        places = [(m.x, m.width) for m in lane.marks] + [(b.x, b.width) for b in lane.bars]
        assert all(0 <= x <= x + width <= 100.1 for x, width in places)


def test_each_link_is_as_wide_as_a_thumb_and_none_lies_on_another(
    drawn: tuple[ResolvedTimeline, Strip],
) -> None:
    _, strip = drawn
    assert 100 / CELLS / 100 * 262 >= 24  # the drawing is 262 px wide on a phone of 320
    for lane in strip.lanes:
        assert lane.height >= 24
        cells = [hit.cell for hit in lane.hits]
        assert cells == sorted(set(cells))
        assert set(cells) <= set(range(CELLS))
        assert sum(hit.count for hit in lane.hits) == lane.count


def test_no_mark_lies_on_another(drawn: tuple[ResolvedTimeline, Strip]) -> None:
    _, strip = drawn
    for lane in strip.lanes:
        boxes = [
            (mark, mark.x - (0 if mark.width else SLOT / 2), mark.width or SLOT)
            for mark in lane.marks
        ]
        for one, other in combinations(boxes, 2):
            apart = one[1] + one[2] <= other[1] + 0.2 or other[1] + other[2] <= one[1] + 0.2
            low, high = sorted((one[0], other[0]), key=lambda mark: mark.row)
            assert low.row + low.rows <= high.row or apart


def test_what_is_known_least_is_lowest_and_lightest(resolve: Resolve) -> None:
    """So nothing lies between the dot of a day and a name above it."""
    dates = ["2022-07", "2022-07-08", "2022-07-08/2022-07-10"]
    data = re.sub(r", by: \w+, quote: W", "", rows(dates))
    strip = strip_of(resolve(data, frame=""))
    assert strip is not None
    [lane] = strip.lanes
    found = {mark.kind: (mark.row, mark.rows) for mark in lane.marks}
    assert found == {"bar": (0, 1), "band": (1, 2), "dot": (3, 2)}


def test_a_crowd_is_stacked_and_the_rest_is_counted(resolve: Resolve) -> None:
    hours = [f"2022-07-08 {hour:02}:00" for hour in range(24)]
    strip = strip_of(resolve(rows([*hours, *["2022-07-08 09:14"] * 60]), frame=""))
    assert strip is not None
    for lane in strip.lanes:
        (more,) = (mark.count for mark in lane.marks if mark.kind == "more")
        assert more >= 20 - MOST_ROWS // 2


def test_what_lasts_leaves_room_for_days(resolve: Resolve) -> None:
    months = [f"2022-{n % 2 + 7:02}" for n in range(60)]
    data = re.sub(r", by: \w+, quote: W", "", rows([*months, "2022-07-08", "2022-08-09"]))
    strip = strip_of(resolve(data, frame=""))
    assert strip is not None
    [lane] = strip.lanes
    assert [mark.row for mark in lane.marks if mark.kind == "dot"] == [MOST_ROWS // 2] * 2


@pytest.mark.parametrize("size", [1.0, 0.5])
def test_labels_never_overlap(drawn: tuple[ResolvedTimeline, Strip], size: float) -> None:
    _, strip = drawn
    ticks = [t for t in strip.ticks if size < 1 or "dl-wide" not in t.shape]
    assert ticks
    assert not overlaps(ticks, size)
    assert all(0 <= tick.left <= 100 for tick in ticks)


def labels(resolve: Resolve, shape: str) -> list[str]:
    strip = strip_of(resolve(rows(SHAPES[shape]), frame=""))
    assert strip is not None
    return [tick.text for tick in strip.ticks]


def test_labels_are_round(resolve: Resolve) -> None:
    assert labels(resolve, "3,000 years") == [
        *("1000 BC", "500 BC", "1 AD", "500 AD", "1000", "1500"),
    ]
    assert [text for text in labels(resolve, "one day") if text][1:3] == ["12:00", "14:00"]
    assert labels(resolve, "an hour")[1:3] == ["09:10", "09:15"]
    assert labels(resolve, "before Christ")[:2] == ["44 BC", "1 Jul 2022"], "each is told once"
    assert labels(resolve, "300")[:3] == ["2000", "2002", "2004"]


def on_a_phone(strip: Strip) -> list[str]:
    return [t.day or t.text for t in strip.ticks if t.text and "dl-wide" not in t.shape]


def test_a_day_is_told_alone_on_a_phone_where_its_month_is_before_it(resolve: Resolve) -> None:
    def told(*dates: str) -> tuple[list[str], list[str]]:
        strip = strip_of(resolve(rows(dates), frame=""))
        assert strip is not None
        return [tick.text for tick in strip.ticks if tick.text], on_a_phone(strip)

    days = [f"2022-07-{day:02}" for day in range(8, 15)]
    wide, phone = told("2022-02-15", *days)
    assert wide == ["15 Feb", "8 Jul", "10 Jul", "12 Jul", "14 Jul"]
    assert phone == ["15 Feb", "8 Jul", "10", "12", "14"]
    # The first of another month says which.
    _, phone = told(*(f"2022-{day}" for day in ("07-28", "07-30", "08-01", "08-03", "08-05")))
    assert phone == ["28 Jul", "30", "1 Aug", "3", "5"]
    assert told("2022-07-08", "2022-07-09")[1] == ["8 Jul", "9 Jul"], "where there is room"
    assert "44 BC" in told("15 March 44 BC", "16 March 44 BC")[1]


def test_one_label_without_room_takes_no_others_away(resolve: Resolve) -> None:
    """In Arabic July is too long before the break; the months before it are not."""
    dates = ["2022-02-15", "2022-04", "2022-06", "2022-07-08", "2022-07-12", "2022-10-01"]
    strip = strip_of(resolve(rows(dates), frame=""), "ar")
    assert strip is not None
    told = [tick.text for tick in strip.ticks]
    assert "أبريل" in told
    assert "يوليو" not in told


def test_a_day_alone_never_hides_its_month(resolve: Resolve) -> None:
    """Whatever labels are left out, a day alone is of the month that was told last."""
    for start in range(0, 300, 7):
        days = [date(2022, 1, 1) + timedelta(start + n) for n in range(0, 40, start % 6 + 1)]
        strip = strip_of(resolve(rows([str(day) for day in days]), frame=""))
        assert strip is not None
        month = ""
        for tick in strip.ticks:
            if not tick.text or "dl-wide" in tick.shape:
                continue
            own = tick.text.split()[1] if tick.text[0].isdigit() else tick.text
            assert own == month or not tick.day, (days, tick)
            month = own


def test_lanes_are_the_sides_and_the_sources_own(resolve: Resolve) -> None:
    strip = strip_of(resolve(rows(SHAPES["a month"]), frame=""))
    assert strip is not None
    assert [lane.side for lane in strip.lanes] == ["north", "south", ""]
    assert [lane.number for lane in strip.lanes] == [1, 2, 0]


def test_an_event_with_words_of_two_sides_is_in_both_lanes_at_one_place(resolve: Resolve) -> None:
    text = rows(["2022-07-07", "2022-07-08"]).replace(
        "accounts: [{source: a, by: belov, quote: W}]",
        "accounts: [{source: a, by: belov, quote: W}, {source: a, by: dahl, quote: V}]",
    )
    strip = strip_of(resolve(text, frame=""))
    assert strip is not None
    assert [lane.count for lane in strip.lanes] == [2, 1]
    assert strip.lanes[0].marks[0].x == strip.lanes[1].marks[0].x


@pytest.mark.parametrize(
    ("dates", "hours"),
    [
        (["2022-07-08", "2022-07-09"], False),
        (["2022-07-08", "2022-07-08/2022-07-09"], False),
        (["2022-07-08 09:00", "2022-07-08 15:00"], True),
    ],
)
def test_no_hour_is_told_of_a_day_that_has_none(
    resolve: Resolve,
    dates: list[str],
    hours: bool,  # noqa: FBT001
) -> None:
    strip = strip_of(resolve(rows(dates), frame=""))
    assert strip is not None
    assert any(":" in tick.text for tick in strip.ticks) == hours


def test_an_era_that_is_all_of_the_time_is_no_band(resolve: Resolve) -> None:
    eras = "eras:\n  - {date: 2022, title: The year}\n  - {date: 2022-07, title: July}\n"
    text = eras + rows(["2022-06-03", "2022-07-08"])
    strip = strip_of(resolve(text, frame=""))
    assert strip is not None
    assert strip.eras
    assert [band.era.title for band in strip.eras.bands] == ["July"]


def test_the_span_ends_with_what_may_be_latest(resolve: Resolve) -> None:
    strip = strip_of(
        resolve(rows(["2022-02-15", "[2022-07-08..2022-07-14]", "2022-07-10?"]), frame="")
    )
    assert strip is not None
    assert (strip.first.edtf, strip.last.edtf) == ("2022-02-15", "[..2022-07-14]")


def test_kinds_of_marks(resolve: Resolve) -> None:
    dates = [
        "2021-07-08",
        "2021-07",
        "2021-07-08/2021-07-20",
        "before 2021-07-02",
        "after 2021-08-01",
    ]
    strip = strip_of(resolve(rows(dates), frame=""))
    assert strip is not None
    assert strip.kinds == {"dot", "bar", "band", "before", "after"}


def test_a_length_of_time_is_as_long_as_it_lasts(resolve: Resolve) -> None:
    dates = ["2021-01-01/2021-01-10", "2021-01-11/2021-01-30", "2021-01-31", "2021-02-09"]
    strip = strip_of(resolve(rows(dates), frame=""))
    assert strip is not None
    one, other = (mark for lane in strip.lanes for mark in lane.marks if mark.kind == "band")
    assert max(one.width, other.width) == pytest.approx(2 * min(one.width, other.width), abs=0.2)


def test_wide_gaps_are_cut() -> None:
    stretches = [Stretch(day, day + 1) for day in (0, 1, 2, 50, 51, 52, 100)]
    scale = scale_of(stretches)
    assert [segment.time for segment in scale.segments] == [(0, 3), (50, 53), (100, 101)]
    assert sum(s.width for s in scale.segments) + 2 * BREAK == pytest.approx(100)
    places = [scale.place(day) for day in range(-1, 103)]
    assert all(one <= other for one, other in pairwise(places))


def test_a_vague_end_is_cut_where_nothing_else_is() -> None:
    exact = [Stretch(n, n + 1) for n in (10, 11, 12)]
    tail, head = Stretch(10, 30), Stretch(0, 13)
    assert parts_of([*exact, tail], [tail]) == [(10, 13), (29, 30)]
    assert parts_of([*exact, head], [head]) == [(0, 1), (10, 13)]
    assert parts_of([*exact, tail], []) == [(10, 30)], "a length of time is as long as it lasts"
    short, later = Stretch(10, 14), Stretch(20, 30)
    assert parts_of([*exact, short], [short]) == [(10, 14)]
    assert parts_of([*exact, later], [later])[-1] == (20, 30), "nothing else is near it"
    assert parts_of([tail, Stretch(10, 29)], [tail]) == [(10, 30)]


def parts_of(stretches: list[Stretch], vague: list[Stretch]) -> list[tuple[float, float]]:
    return [(s.time.start, s.time.end) for s in scale_of(stretches, vague).segments]


def test_even_time_is_not_cut() -> None:
    assert len(scale_of([Stretch(day, day + 1) for day in range(0, 400, 20)]).segments) == 1


def test_ten_thousand(resolve: Resolve) -> None:
    resolved = resolve(rows(SHAPES["a month"]), frame="")
    events = [
        replace(
            resolved.events[n % 26],
            record=replace(
                resolved.events[n % 26].record,
                date=read_date(f"{1990 + n // 400}-{n % 12 + 1:02}-{n % 28 + 1:02}"),
            ),
        )
        for n in range(10_000)
    ]
    strip = strip_of(replace(resolved, events=tuple(events)))
    assert strip is not None
    assert strip.unit == "year"
    assert sum(lane.count for lane in strip.lanes) == 10_000
    assert max(len(lane.bars) for lane in strip.lanes) == 25
    assert max(bar.height for lane in strip.lanes for bar in lane.bars) == 1


def test_it_is_light() -> None:
    page = PAGE.read_text("utf-8")
    strip = re.search(r'(?s)<div class="dl-strip[ "].*?class="dl-key".*?</div>', page)
    assert strip
    assert len(gzip.compress(strip[0].encode())) <= 2048


def named(label: Label) -> str:
    """The id of the event whose name it is."""
    assert label.event
    return label.event.id


def labels_on(strip: Strip, *, wide: bool) -> list[list[Label]]:
    return [[label for label in lane.labels if label.is_wide == wide] for lane in strip.lanes]


def test_key_events_are_named_where_there_is_room(resolve: Resolve) -> None:
    """None over another, and of a long name as many words as there is room for."""
    dates = ["2022-07-01", "2022-07-02", "2022-07-03", "2022-07-28", "2022-07-30"]
    data = rows(dates).replace("accounts:", "key: true, accounts:")
    data = data.replace("title: T", "title: The first of many days of").replace(
        "The first of many days of 4,", f"{'A name of many words ' * 3}at the end,"
    )
    strip = strip_of(resolve(data, frame=""))
    assert strip is not None
    found = labels_on(strip, wide=True)
    found_names = [[(named(one), one.flag.back, one.flag.row) for one in lane] for lane in found]
    assert found_names == [[("e1", 0, 0)], [("e0", 0, 0)], [("e2", 0, 0)]]
    assert strip.lanes[0].label_rows == (1, 1)
    only = data.replace("key: true, ", "", 4)
    strip = strip_of(resolve(only, frame=""))
    assert strip is not None
    label = labels_on(strip, wide=True)[0][0]
    assert label.text == "A name of many words A name of many words A name…"
    assert label.flag.back == STEPS


def test_names_on_a_phone_are_beside_those_of_lanes(resolve: Resolve) -> None:
    dates = ["2022-07-01", "2022-07-02", "2022-07-26"]
    data = rows(dates).replace("title: T ", "title: A day of talks ")
    strip = strip_of(resolve(data.replace("south: Southland", f"south: {'S' * 20}"), frame=""))
    assert strip is not None
    north, south, reports = labels_on(strip, wide=False)
    assert north
    assert not south
    assert reports
    assert all(one.flag.box[0] > 20 for one in (*north, *reports))
    assert {one.flag.row for one in (*north, *reports)} == {0}


def test_each_lane_has_a_name_before_any_has_two_that_are_not_key(resolve: Resolve) -> None:
    dates = [f"2022-07-{day:02}" for day in (1, 2, 3, 26, 27, 28)]
    strip = strip_of(resolve(rows(dates), frame=""))
    assert strip is not None
    assert [len(lane) for lane in labels_on(strip, wide=True)] == [1, 1, 1]
    cut = rows(dates).replace("title: T", f"title: {'A name of many words ' * 3}")
    strip = strip_of(resolve(cut, frame=""))
    assert strip is not None
    assert not any(lane.labels for lane in strip.lanes), "a cut name may say another thing"


def test_the_line_of_a_name_ends_at_its_mark(resolve: Resolve) -> None:
    dates = ["2022-07-08", "2022-07-08", "2022-07-08", "2022-07-09"]
    data = re.sub(r", by: \w+, quote: W", "", rows(dates))
    data = data.replace("title: T 0,", "title: T 0, key: true,")
    strip = strip_of(resolve(data, frame=""))
    assert strip is not None
    [lane] = strip.lanes
    marks = {mark.number: mark for mark in lane.marks}
    for label in lane.labels:
        mark = marks[int(named(label)[1:])]
        assert label.flag.x == mark.middle
        assert 0 <= lane.y(mark) - label.depth <= 5
        above = [m for m in lane.marks if m.row > mark.row and abs(m.x - mark.x) < SLOT]
        assert not above


def test_a_mark_knows_its_event_by_its_place_on_the_page(resolve: Resolve) -> None:
    data = "order: newest-first\n" + rows(["2022-07-01", "2022-07-04", "2022-07-09"])
    resolved = resolve(data, frame="")
    strip = strip_of(resolved)
    assert strip is not None
    found = {mark.number: mark.x for lane in strip.lanes for mark in lane.marks}
    assert found[0] > found[1] > found[2]
    hits = {hit.number: hit.first.id for lane in strip.lanes for hit in lane.hits}
    assert hits == {n: event.id for n, event in enumerate(resolved.events)}


def of_no_side(data: str) -> str:
    """With one lane: nobody speaks."""
    for speaker in SPEAKERS[:2]:
        data = data.replace(speaker, "")
    return data


def overview(resolve: Resolve, dates: Sequence[str], named: Sequence[str] = ()) -> Strip:
    resolved = resolve(of_no_side(rows(dates)), frame="")
    chosen = [event for event in resolved.events if event.id in named]
    strip = strip_of_overview(resolved, "en", chosen)
    assert strip is not None
    return strip


def test_in_an_overview_each_week_is_as_wide_as_any_other(resolve: Resolve) -> None:
    """Six days of May do not stand beside all of June."""
    dates = [f"2020-05-{n % 6 + 26}" for n in range(60)]
    dates += [f"2020-{n // 28 + 6:02}-{n % 28 + 1:02}" for n in range(196)]
    strip = overview(resolve, dates)
    [lane] = strip.lanes
    assert (lane.side, lane.count, strip.unit) == ("", 256, "week")
    assert not strip.breaks
    widths = {bar.width for bar in lane.bars[1:-1]}
    assert max(widths) - min(widths) < 0.2
    steps = [other.x - one.x for one, other in pairwise(lane.bars[1:])]
    assert max(steps) / min(steps) == pytest.approx(1, abs=0.15), "no week is empty"
    assert (lane.bars[0].height, strip.tallest) == (1, 60)
    assert lane.height > 2 * BARS_HEIGHT
    assert {hit.cell for hit in lane.hits} == set(range(CELLS))


def test_an_overview_has_a_lane_of_bars_for_each_side(resolve: Resolve) -> None:
    dates = [f"{2000 + n // 15}-{n % 12 + 1:02}-{n % 28 + 1:02}" for n in range(300)]
    strip = strip_of_overview(resolve(rows(dates), frame=""), "en", ())
    assert strip is not None
    assert [(lane.side, lane.count) for lane in strip.lanes] == [
        ("north", 100),
        ("south", 100),
        ("", 100),
    ]
    assert all(lane.bars and lane.height <= BARS_HEIGHT for lane in strip.lanes)
    assert strip.rule == (0, 0.0), "a line in each lane would be more than its bars"


def test_an_overview_names_what_it_is_told_to_in_whole(resolve: Resolve) -> None:
    dates = [f"2020-{n % 7 + 3:02}-{n % 28 + 1:02}" for n in range(100)]
    strip = overview(resolve, dates, ["e3", "e40"])
    [lane] = strip.lanes
    found = labels_on(strip, wide=True)[0]
    assert {named(label) for label in found} == {"e3", "e40"}
    for label in found:
        bar = next(b for b in lane.bars if b.x <= label.flag.x <= b.x + b.width)
        assert label.depth == round(lane.height - 2 - (lane.height - 4) * bar.height)


def test_a_name_in_an_overview_has_a_line_that_reaches_the_bar_of_its_time(
    resolve: Resolve,
) -> None:
    """The lowest bar is deep below the names; that of a length of time is where that begins."""
    dates = [f"2010-03-{n + 1:02}" for n in range(20)]
    dates += [f"{2011 + n // 2}-05-{n + 1:02}" for n in range(18)]
    strip = overview(resolve, [*dates, "2014-06-01/2019-06-01"], ["e36", "e38"])
    [lane] = strip.lanes
    assert len(labels_on(strip, wide=True)[0]) == 2
    for label in labels_on(strip, wide=True)[0]:
        assert label.event is not None
        assert (label.flag.x > 60) == (label.event.id == "e36"), "the other begins in 2014"
        bar = max((b for b in lane.bars if b.x < label.flag.x), key=lambda each: each.x)
        assert bar.x < label.flag.x < bar.x + bar.width
        top = lane.height - 2 - (lane.height - 4) * bar.height
        assert top > 99
        assert top - 0.5 <= label.numbers[1] % 100 * 2 <= top + 2


def test_an_overview_names_what_most_is_told_of_if_its_name_must_be_cut(resolve: Resolve) -> None:
    """Else the name of another would seem to be of more weight. The list below has it in whole."""
    dates = [f"2020-{n % 7 + 3:02}-{n % 28 + 1:02}" for n in range(100)]
    long = "Federal officers fire a barrage at protesters and journalists by the river"
    data = of_no_side(rows(dates)).replace("title: T 3,", f"title: {long},")
    data = data.replace("{source: a}]}", "a]}", 1)
    resolved = resolve(data, frame="")
    chosen = [event for event in resolved.events if event.id in ("e3", "e40")]
    strip = strip_of_overview(resolved, "en", chosen)
    assert strip is not None
    wide, phone = labels_on(strip, wide=True)[0], labels_on(strip, wide=False)[0]
    assert [label.text for label in wide][:1] == [
        "Federal officers fire a barrage at protesters and…"
    ]
    assert [label.text for label in phone] == ["Federal officers fire a barrage at…"]


def test_only_the_widest_gaps_of_an_overview_are_cut(resolve: Resolve) -> None:
    dates = ["2020-01-01", "2020-01-20", "2020-02-01", "2020-02-03", "2022-01-01", "2022-01-03"]
    strip = overview(resolve, dates)
    assert len(strip.breaks) == 1


def test_a_label_says_where_a_new_year_begins(resolve: Resolve) -> None:
    dates = [f"{2020 + (n + 5) // 12}-{(n + 5) % 12 + 1:02}-02" for n in range(16)]
    strip = overview(resolve, dates)
    for ticks in (strip.ticks, [t for t in strip.ticks if "dl-wide" not in t.shape]):
        assert "Jan 2021" in [tick.text for tick in ticks]
    assert not overlaps([t for t in strip.ticks if "dl-wide" not in t.shape], 1.0)


def years_of(first: int, last: int) -> Stretch:
    """All days of some years."""
    start, end = read_date(str(first)).earliest, read_date(str(last)).latest
    assert start is not None
    assert end is not None
    return Stretch(start, end + 1)


def test_labels_are_round_for_what_bars_mean() -> None:
    scale = even_scale_of([years_of(2009, 2009), years_of(2016, 2023)])
    found = ticks_of(scale, "en", 26, "year")
    assert [tick.text for tick in found if tick.text] == [
        *("2009", "2016", "2017", "2018", "2019", "2020", "2021", "2022", "2023")
    ]
    phone = [tick.text for tick in found if tick.text and "dl-wide" not in tick.shape]
    assert phone == ["2009", "2016", "2018", "2020", "2022"]


@pytest.mark.parametrize("unit", ["week", "month"])
def test_a_label_without_a_year_is_of_the_year_before_it(unit: str) -> None:
    """Eighteen months after January no label says "Jul" alone, with a break or without."""
    parts = ([(2009, 2009), (2017, 2023)], [(2018, 2020)], [(2020, 2020), (2023, 2024)])
    for years in parts:
        scale = even_scale_of([years_of(*each) for each in years])
        ticks = ticks_of(scale, "en", 26, unit)
        shown = ([t for t in ticks if t.text], [t for t in ticks if t.text and not t.shape])
        for those in shown:
            year = ""
            for tick in those:
                words = tick.text.split()
                year = words[-1] if words[-1].isdigit() else year
                segment = next(s for s in reversed(scale.segments) if s.left <= tick.left + 0.06)
                share = (tick.left - segment.left) / segment.width
                time = segment.time.start + share * (segment.time.end - segment.time.start) + 3
                real = read_date(year)
                assert real.earliest is not None
                assert real.latest is not None
                assert real.earliest <= time <= real.latest + 8, (tick, years)
            firsts = [s.left for s in scale.segments]
            assert all(t.text.split()[-1].isdigit() for t in those if t.left in firsts)


def test_a_year_is_told_anew_after_a_break_where_its_label_had_no_room() -> None:
    """Else the month would seem to be of the year that is told before it."""
    day = read_date("2019-11-20").earliest
    assert day is not None
    months = [Stretch(day + n, day + n + 1) for n in (0, 1, 50, 51, 140, 141, 142)]
    told = [tick.text for tick in ticks_of(scale_of(months), "en") if tick.text]
    assert told[0] == "20 Nov 2019"
    years = [text.split()[-1] for text in told if len(text.split()) == 3]
    assert "2020" in years
    assert "2020" in next(text for text in told if not text.endswith("2019") and "Nov" not in text)


@pytest.mark.parametrize(
    "dates",
    [
        ["2021-05-05", "2021-05-06", *["2022"] * 30],  # most are known to the year only
        [*["1850s"] * 4, *["1860s"] * 3],
        ["2021-05-05", "2021-05-05", "2021-06-06", "2021-06-06"],  # as many at two times
        [*["before 1990"] * 3, "1991", "1995-02-03"],
        [*["../1996-02-03"] * 3, "1991-01-01", "1995-02-03"],  # nobody knows when they began
        ["2022-07-08 10:30", "2022-07-08 11:30", "2022-07-08 12:30"],  # it has all of them
    ],
)
def test_no_time_is_called_the_busiest_that_is_not_known_to_be(
    resolve: Resolve, dates: list[str]
) -> None:
    strip = overview(resolve, dates)
    assert (strip.peak, strip.most) == (None, 0)


def test_two_weeks_do_not_flatten_all_others(resolve: Resolve) -> None:
    """They are cut, and say so and how high they are; none that has one event is unseen."""
    counts = [120, 90, *([12, 9, 40, 1, 7, 3] * 4)]
    weeks = [week for week, count in enumerate(counts) for _ in range(count)]
    days = [date(2020, 5, 25) + timedelta(days=7 * week) for week in weeks]
    strip = overview(resolve, [day.isoformat() for day in days])
    [lane] = strip.lanes
    assert [bar.count for bar in lane.bars if bar.is_cut] == [120, 90]
    assert "cut" in strip.kinds
    for bar in lane.bars:
        assert bar.height * (lane.height - 4) >= 2
        if not bar.is_cut:
            assert bar.height == pytest.approx(0.7 * bar.count / 40, abs=0.011)
    assert [label.counts for label in strip.bar_labels(lane)] == [(120, 90)]
    assert strip.rule[0] == 20
    assert strip.rule[1] == pytest.approx(0.35)
    assert strip.peak is not None
    assert (strip.most, str(strip.peak.edtf)) == (120, "2020-05-25/2020-05-31")
    even = overview(resolve, [day.isoformat() for day in sorted({*days})])
    assert "cut" not in even.kinds


def telling(peak: Date, most: int, total: int) -> tuple[str, str]:
    return f"Busiest of all: {peak.edtf}, {most} of {total}", f"{peak.edtf}: {most}"


@pytest.mark.parametrize("month", [1, 6, 12])
def test_the_busiest_time_has_its_name_at_its_bar(resolve: Resolve, month: int) -> None:
    """Names of events are on none of its lines; it is told once."""
    dates = [f"{2010 + n}-03-05" for n in range(9) for _ in range(2)]
    dates += [f"2019-{month:02}-{n + 1:02}" for n in range(20)]
    dates += [f"{2020 + n}-03-05" for n in range(month)]
    resolved = resolve(of_no_side(rows(dates)), frame="")
    chosen = [resolved.events[n] for n in (0, 8, 14, 20)]
    strip = strip_of_overview(resolved, "en", chosen, telling)
    assert strip is not None
    assert strip.names_peak
    [lane] = strip.lanes
    bar = max(lane.bars, key=lambda each: each.height)
    for wide in (True, False):
        labels = labels_on(strip, wide=wide)[0]
        [own] = [label for label in labels if label.event is None]
        assert own.text == telling(strip.peak, 20, len(dates))[not wide] if strip.peak else ""
        assert own.flag.x == pytest.approx(bar.x + bar.width / 2)
        assert own.depth == 2, "the top of the highest bar"
        assert {label.flag.row for label in labels} == {*range(lane.label_rows[not wide])}
        for one, other in combinations(labels, 2):
            assert one.flag.is_clear_of(other.flag)
    if "cut" not in strip.kinds:
        assert strip.bar_labels(lane) == (), "the number is with the name"


def test_the_name_of_the_busiest_time_leads_to_its_period(resolve: Resolve) -> None:
    def target(size: int, dates: list[str]) -> str:
        settings = Settings(page_size=size)
        resolved = resolve(of_no_side(rows(dates)), frame="", settings=settings)
        page = pages_of(resolved, settings)["index.md"]
        found = re.findall(r'<a href="([^"]*)"[^>]*dl-(?:wide|narrow) dl-busiest"', page)
        assert len(found) == 2
        assert len({*found}) == 1
        return unescape(found[0])

    years = [f"{2010 + n}-03-05" for n in range(30)]
    assert target(12, [*years, *["2019-04-05"] * 9]) == "2019/", "the page of the year"
    months = [f"2019-{n + 1:02}-05" for n in range(12)]
    dates = [*months, *["2019-06-06"] * 3, "2020-01-01", *["2020-02-01"] * 9]
    assert target(20, dates) == "2020/#e16", "its first event on the page of the year"
    days = [f"2019-06-{n + 3:02}" for n in range(3) for _ in range(9)]
    days += [f"2019-{n + 1:02}-{day}" for n in range(12) for day in (12, 26)]
    assert target(10, days) == "#on_2019-06-03", "its first day on the overview"


def test_the_busiest_day_is_found_where_clock_times_are_of_several_zones(resolve: Resolve) -> None:
    """Those of the busiest day of most are of the day before in their own zone."""
    usual = [f"2022-07-{day:02}T10:00+08:00" for day in (5, 6, 7, 8, 10, 11, 12) for _ in range(3)]
    settings = Settings(page_size=10)
    dates = [*usual, *[f"2022-07-08T23:{n:02}-10:00" for n in range(8)]]
    resolved = resolve(of_no_side(rows(dates)), frame="", settings=settings)
    page = pages_of(resolved, settings)["index.md"]
    assert "Busiest: 9 July 2022, 8 of 29 events" in unescape(page)
    assert main_events(resolved).events[1].id == "e21"


def test_bars_of_weeks_do_not_hide_what_is_known_to_the_year_only(resolve: Resolve) -> None:
    """It is no part of the first week's bar, but of one that is as wide as the year."""
    days = [f"2021-{n % 12 + 1:02}-{n % 28 + 1:02}" for n in range(MOST_MARKS)]
    strip = strip_of(resolve(rows([*days, "2021", "2021"]), frame=""))
    assert strip is not None
    assert strip.unit == "week"
    vague = [bar for lane in strip.lanes for bar in lane.bars if bar.vague]
    assert len(vague) == 2
    assert all(bar.width > 98 for bar in vague), "all but the week's days before the year"
    assert "bar" in strip.kinds


def test_an_overview_names_one_of_several_events_that_are_near(resolve: Resolve) -> None:
    dates = [f"2020-{n % 7 + 3:02}-{n % 28 + 1:02}" for n in range(100)]
    strip = overview(resolve, dates, ["e3", "e10", "e40"])  # June 4 and 11, August 13
    assert {named(label) for label in labels_on(strip, wide=True)[0]} == {"e3", "e40"}


@pytest.mark.parametrize(("sides", "lanes"), [(MOST_LANES, MOST_LANES), (MOST_LANES + 1, 1)])
def test_lanes_do_not_fill_a_screen(sides: int, lanes: int, resolve: Resolve) -> None:
    named = ", ".join(f"s{n}: Side {n}" for n in range(sides))
    people = ", ".join(f"p{n}: {{name: P {n}, side: s{n}}}" for n in range(sides))
    events = "".join(
        f"  - {{id: e{n}, date: 2022-07-{n + 1:02}, title: T {n}, "
        f"accounts: [{{source: a, by: p{n}, quote: W}}]}}\n"
        for n in range(sides)
    )
    head = f"title: T\nsides: {{{named}}}\npeople: {{{people}}}\nsources: {{a: {{type: news}}}}\n"
    strip = strip_of(resolve(f"events:\n{events}", frame=head))
    assert strip
    assert len(strip.lanes) == lanes
    assert sum(lane.count for lane in strip.lanes) == sides
    assert sum(len(lane.marks) for lane in strip.lanes) == sides
