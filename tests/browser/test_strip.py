"""Names in the strip: each ends at its mark, and none covers the name of a lane. Time runs as the
writing does.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Literal

import pytest
from tests.browser.conftest import NewReader, build, config, served
from tests.site.projects import Project

pytestmark = pytest.mark.browser

DATA = """
title: The dock strike
language: {language}
sides: {{owners: "{owners}", dockers: "{dockers}"}}
people:
  belov: {{name: Ana Belov, side: owners}}
  dahl: {{name: Nils Dahl, side: dockers}}
sources:
  herald: {{type: news, title: Strike, outlet: The Herald, published: 2022-07-29}}
eras:
  - {{date: 2022-07-03/2022-07-09, title: The first week}}
events:
  - {{id: begins, date: 2022-07-01, title: It begins, key: true, accounts: [herald]}}
  - id: talks
    date: 2022-07-19
    title: They talk
    key: true
    accounts: [{{source: herald, by: belov, paraphrase: they talk}}]
  - id: ends
    date: 2022-07-26
    title: It ends
    key: true
    accounts: [{{source: herald, by: dahl, paraphrase: it ends}}]
"""
# Of each name that is shown: how far the end of its line is from the top of its mark, in pixels.
LINES = """() => [...document.querySelectorAll(".dl-labels a")]
  .filter((one) => one.checkVisibility()).map((one) => {
    const line = getComputedStyle(one, "::after").height
    const end = one.getBoundingClientRect().bottom + parseFloat(line)
    const lane = one.closest(".dl-drawing")
    const marks = [...lane.querySelectorAll("svg [data-n]")].map((m) => m.getBoundingClientRect())
    return Math.min(...marks.map((mark) => Math.abs(mark.top - end)))
  })"""
COVERED = """() => {
  const boxes = (found) => [...document.querySelectorAll(found)]
    .filter((one) => one.checkVisibility()).map((one) => one.getBoundingClientRect())
  return boxes(".dl-labels a").filter((one) => boxes(".dl-lane").some((lane) =>
    one.left < lane.right - 1 && lane.left < one.right - 1 &&
    one.top < lane.bottom - 3 && lane.top < one.bottom - 3)).length
}"""


@pytest.mark.parametrize("screen", ["desktop", "phone"])
@pytest.mark.parametrize(
    "names",
    [("en", "The owners", "The dockers"), ("ar", "الملاك", "العمال")],
)
def test_names_end_at_their_marks_and_cover_no_other(
    tmp_path: Path, reader: NewReader, screen: str, names: tuple[str, str, str]
) -> None:
    project = Project(tmp_path)
    data = DATA.format(**dict(zip(("language", "owners", "dockers"), names, strict=True)))
    with served("/") as (url, show):
        project.write({"mkdocs.yml": config(url), "docs/strike/timeline.yml": data})
        build(project)
        show(project.site)
        page = reader(screen).open(f"{url}strike/")
        lines = page.evaluate(LINES)
        assert len(lines) >= 2
        assert max(lines) <= 3
        assert page.evaluate(COVERED) == 0


KINDS = [
    *("2022-02-15", "2022-04", "before 2022-04-20", "2022-06-03", "2022-07-08", "2022-07-08"),
    *("2022-07-09", "not before 2022-07-09", "2022-07-08/2022-07-10", "2022-07-10", "2022-11-01"),
]
MANY = [f"2022-{n % 12 + 1:02}-{n % 28 + 1:02}" for n in range(170)] + ["2022-07-08"] * 90
OTHERS = """
  - {date: 2022-02/2022-06-20, title: The first months}
  - {date: 2022-07-08/2022-07-10, title: Days in July}
events:
"""
# Of each part of the picture: from where to where it is, counted from the picture's start.
BOXES = """() => {
  const plot = document.querySelector(".dl-plot"), whole = plot.getBoundingClientRect()
  const isTurned = getComputedStyle(plot).direction === "rtl"
  const drawn = "svg :is(circle, rect, path), svg [data-n], .dl-counts span, .dl-hits a, " +
    ".dl-labels a, .dl-lane, .dl-ticks > *, .dl-bands :is(i, b)"
  return [...plot.querySelectorAll(drawn)].filter((one) => one.checkVisibility()).map((one) => {
    const box = one.getBoundingClientRect()
    const ends = isTurned ? [whole.right - box.right, whole.right - box.left]
                          : [box.left - whole.left, box.right - whole.left]
    return [...ends, box.top - whole.top]
  })
}"""


def events(dates: list[str]) -> str:
    voices = (", by: belov, paraphrase: it is so", ", by: dahl, paraphrase: it is not", "")
    return "".join(
        f"  - {{id: e{n}, date: {date}, title: What happens {n}, "
        f"date_from: [{{because: We say so.}}], accounts: [{{source: herald{voices[n % 3]}}}]}}\n"
        for n, date in enumerate(dates)
    )


@pytest.fixture(scope="module")
def turned(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Timelines that have every part of the picture, on a site whose own language is English."""
    project = Project(tmp_path_factory.mktemp("turned"))
    head = DATA.partition("  - {{date")[0]
    with served("/") as (url, show):
        project.write({"mkdocs.yml": config(url)})
        for name, dates in (("kinds", KINDS), ("many", MANY)):
            for language in ("en", "ar"):
                names = {"owners": "Owners", "dockers": "Dockers"}
                data = head.format(language=language, **names) + OTHERS
                path = f"docs/{name}-{language}/timeline.yml"
                project.write({path: data + events(dates)})
        build(project)
        show(project.site)
        yield url


@pytest.mark.parametrize("screen", ["desktop", "phone"])
@pytest.mark.parametrize("part", ["kinds-en/", "kinds-en/embed/", "many-en/"])
def test_from_right_to_left_the_strip_is_turned_over(
    turned: str, reader: NewReader, screen: str, part: str
) -> None:
    """Each part is where its mirror image would be; there is no text in what is turned over."""
    page = reader(screen).open(turned + part)
    before = page.evaluate(BOXES)
    assert len(before) > 20
    wide = page.locator(".dl-plot").evaluate("(one) => one.offsetWidth")
    assert all(-12 <= start < end <= wide + 12 for start, end, _ in before)
    page.locator("html:has(body.dl), .md-content .dl").first.evaluate("(one) => one.dir = 'rtl'")
    assert before == [pytest.approx(box, abs=1.5) for box in page.evaluate(BOXES)]
    assert page.locator(".dl-strip svg text").count() == 0


@pytest.mark.parametrize("kind", ["kinds", "many"])
def test_time_runs_from_right_to_left_by_the_language_of_the_timeline(
    turned: str, reader: NewReader, kind: str
) -> None:
    for language, edge in (("en", "left"), ("ar", "right")):
        page = reader("desktop").open(f"{turned}{kind}-{language}/")
        starts = page.locator(".dl-ticks span").evaluate_all(
            "(all, edge) => all.map((one) => one.getBoundingClientRect()[edge])", edge
        )
        assert len(starts) > 5
        assert starts == sorted(starts, reverse=edge == "right")


# Of each name of an event in sight: how long its line is, how far its end is from the top and from
# the middle of its mark, and how far the line is outside the name.
LEADS = """(all) => all.filter((one) => one.checkVisibility()).map((one) => {
  const name = one.getBoundingClientRect(), line = getComputedStyle(one, "::after")
  const marks = one.closest(".dl-drawing").querySelectorAll(`svg [data-n="${one.dataset.n}"]`)
  const mark = marks[0].getBoundingClientRect()
  const at = parseFloat(line.left) + name.left + 1
  const outside = Math.max(name.left - at, at - name.right, 0)
  const foot = name.bottom + parseFloat(line.height)
  return [parseFloat(line.height), foot - mark.top, at - (mark.left + mark.right) / 2, outside]
})"""


@pytest.mark.parametrize("screen", ["desktop", "phone"])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_line_in_sight_leads_from_the_name_of_an_event_to_its_mark(
    turned: str, reader: NewReader, screen: str, language: str
) -> None:
    page = reader(screen).open(f"{turned}kinds-{language}/")
    found = page.locator(".dl-labels a").evaluate_all(LEADS)
    assert len(found) >= (3 if screen == "desktop" else 1)
    for length, down, aside, outside in found:
        assert length >= (8 if screen == "desktop" else 0)
        assert abs(down) <= 4, "it ends where the mark begins"
        assert abs(aside) <= 3
        assert outside <= 2


@pytest.mark.parametrize("media", ["screen", "print"])
@pytest.mark.parametrize("screen", ["desktop", "phone"])
def test_time_that_is_left_out_is_two_short_lines_across_the_axis(
    turned: str, reader: NewReader, screen: str, media: Literal["screen", "print"]
) -> None:
    """The events are louder: behind the lanes there is but a faint band."""
    page = reader(screen).open(f"{turned}kinds-en/")
    page.emulate_media(media=media)
    found = page.locator(".dl-ticks i").evaluate_all(
        """(all) => all.map((one) => {
          const lines = getComputedStyle(one, "::after"), band = getComputedStyle(one, "::before")
          const axis = document.querySelector(".dl-ticks").getBoundingClientRect().top
          const foot = one.getBoundingClientRect().bottom - parseFloat(lines.bottom)
          return [foot - parseFloat(lines.height) - axis, foot - axis,
                  parseFloat(lines.borderInlineStartWidth), parseFloat(band.borderInlineStartWidth)]
        })"""
    )
    assert found
    for top, foot, line, edge in found:
        assert -8 <= top < -2 < 2 < foot <= 8
        assert (line, edge) == (1, 0)


HISTORY = """
title: From the Nile to the Golden Horn
language: {language}
sources:
  herald: {{type: book, title: A history}}
eras:
  - {{date: 3000 BC to 1200 BC, title: Bronze Age}}
  - {{date: 509 BC to 27 BC, title: Roman Republic}}
  - {{date: 27 BC to AD 476, title: Roman Empire in the West}}
  - {{date: AD 476 to AD 1453, title: Middle Ages}}
events:
"""
# Of each era: the boxes of its bar and of its name, as from left to right.
ERAS = """(all) => all.map((one) => ["i", "b"].map((part) => {
  const box = one.querySelector(part).getBoundingClientRect()
  return [box.left, box.top, box.right, box.bottom]
}))"""


@pytest.mark.parametrize("screen", ["desktop", "phone"])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_each_era_has_its_name_in_its_bar_or_below_it(
    tmp_path: Path, reader: NewReader, screen: str, language: str
) -> None:
    years = [
        *(f"{year} BC" for year in range(3000, 0, -250)),
        *(f"AD {year}" for year in range(200, 1500, 250)),
    ]
    project = Project(tmp_path)
    with served("/") as (url, show):
        data = HISTORY.format(language=language) + events(years).replace(", by: belov", "")
        data = data.replace(", by: dahl", "").replace("paraphrase", "narration")
        project.write({"mkdocs.yml": config(url), "docs/history/timeline.yml": data})
        build(project)
        show(project.site)
        page = reader(screen).open(f"{url}history/")
        eras = page.locator(".dl-bands > span").evaluate_all(ERAS)
    assert len(eras) == 4
    lowest = max(bar[3] for bar, _ in eras)
    hanging = 0
    for bar, name in eras:
        if name[3] <= bar[3] + 1:
            assert bar[1] - 1 <= name[1], "in the height of its bar"
            assert bar[0] - 1 <= name[0] < name[2] <= bar[2] + 1
        else:
            hanging += 1
            assert name[1] > lowest, "below the bars, where no era's time is"
            assert name[0] - 3 <= (bar[0] + bar[2]) / 2 <= name[2] + 3
    assert hanging == 2
    boxes = [(n, box) for n, era in enumerate(eras) for box in era]
    for one, other in combinations(boxes, 2):
        apart = one[1][2] <= other[1][0] + 1 or other[1][2] <= one[1][0] + 1
        apart = apart or one[1][3] <= other[1][1] or other[1][3] <= one[1][1]
        assert one[0] == other[0] or apart
