"""The sides side by side, on a phone too: two columns are beside each other, and of more the next
one peeks in; one scroll moves all rows by a column, and what each row is of stays where it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page
from tests.browser.conftest import NewReader, Site, build, config, served
from tests.site.projects import Project

pytestmark = pytest.mark.browser

DATA = """
title: The harbour talks
language: LANGUAGE
sides: {north: Northland, south: Southland, east: The Eastern League, west: Westland}
people:
  belov: {name: Ana Belov, side: north}
  dahl: {name: Bo Dahl, side: south}
  eng: {name: Cy Eng, side: east}
  fox: {name: Di Fox, side: west}
sources: {herald: {type: news, title: Talks, outlet: Harbour Herald, published: 2022-07-09}}
events:
  - id: begin
    date: 2022-07-08
    title: The talks begin
    accounts:
      - {source: herald, by: belov, quote: The door is open}
      - {source: herald, by: dahl, quote: We came to listen}
      - {source: herald, by: eng, paraphrase: the League was not invited}
  - id: end
    date: 2022-07-09
    title: The talks end
    accounts:
      - {source: herald, by: belov, quote: We are ready to go on}
      - {source: herald, by: fox, quote: It was a waste of time}
"""
# The boxes of a row's cells, as far from where a line of text begins as the table is.
CELLS = """(row) => {
  const table = row.closest(".dl-river").getBoundingClientRect();
  const rtl = getComputedStyle(row).direction === "rtl";
  return [...row.children].map((cell) => {
    const box = cell.getBoundingClientRect();
    const start = rtl ? table.right - box.right : box.left - table.left;
    return [Math.round(start), Math.round(box.width), Math.round(box.top), box.height > 20];
  });
}"""
ROWS = ".dl-river > .dl-row:not(.dl-sides)"


@pytest.fixture
def talks(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    project = Project(tmp_path)
    with served("/") as (url, show):
        data = DATA.replace("LANGUAGE", request.param)
        project.write({"mkdocs.yml": config(url), "docs/talks/timeline.yml": data})
        build(project)
        show(project.site)
        yield f"{url}talks/sides/"


def room(page: Page) -> tuple[int, int]:
    """How much of the table is out of sight, and how much of the page."""
    beyond = "one => one.scrollWidth - one.clientWidth"
    return page.locator(".dl-river").first.evaluate(beyond), page.locator("html").evaluate(beyond)


@pytest.mark.parametrize("width", [320, 360])
def test_two_sides_are_beside_each_other_on_a_phone(
    bali_served: Site, reader: NewReader, width: int
) -> None:
    page = reader(width).open(bali_served.url + "bali-2022/sides/")
    assert room(page) == (0, 0)
    for row in page.locator(ROWS).all():
        _, one, other = row.evaluate(CELLS)
        assert one[2] == other[2]
        assert one[1] == other[1] > 0.4 * (width - 32)
        assert other[0] > one[0] + one[1]
    # Prose and quotations are as large as elsewhere, and no word is wider than its column.
    sizes = page.locator(".dl-river blockquote p").evaluate_all(
        "all => all.map((one) => parseFloat(getComputedStyle(one).fontSize))"
    )
    assert min(sizes) >= 16
    cut = "all => all.filter((one) => one.scrollWidth > one.clientWidth + 1).length"
    assert page.locator(f"{ROWS} > div").evaluate_all(cut) == 0


@pytest.mark.parametrize("talks", ["en", "ar"], indirect=True)
@pytest.mark.parametrize("script", ["on", "off"])
def test_of_more_sides_a_row_scrolls_by_columns_and_its_date_stays(
    talks: str, reader: NewReader, script: str
) -> None:
    page = reader("phone", script=script).open(talks)
    hidden, beyond = room(page)
    assert hidden > 200
    assert beyond == 0
    row = page.locator(ROWS).first
    head, first, second, third, _ = row.evaluate(CELLS)
    assert first[0] == 0
    assert second[0] + second[1] < head[1]
    assert third[0] < head[1]  # peeks in
    sign = -1 if 'lang="ar"' in page.content() else 1
    page.locator(".dl-river").evaluate(f"one => one.scrollTo({sign} * 130, 0)")
    page.wait_for_function("document.querySelector('.dl-river').scrollLeft !== 0")
    page.wait_for_timeout(300)
    rows = [one.evaluate(CELLS) for one in page.locator(ROWS).all()]
    assert [cells[0][:2] for cells in rows] == [head[:2]] * 2
    # Snapped to the second column, in each row.
    assert [abs(cells[2][0]) <= 1 for cells in rows] == [True, True]


@pytest.mark.parametrize("talks", ["en"], indirect=True)
def test_the_scroller_is_reached_by_keys_has_a_name_and_names_each_side(
    talks: str, reader: NewReader
) -> None:
    page = reader("phone").open(talks)
    table = page.get_by_role("table", name="On the same event")
    table.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("document.querySelector('.dl-river').scrollLeft > 0")
    said = page.locator(f"{ROWS} > [role=cell]").all_inner_texts()
    sides = ["Northland", "Southland", "The Eastern League", "Westland"] * 2
    assert all(side in text for side, text in zip(sides, said, strict=True))
    assert [one["id"] for one in Axe().run(page).response["violations"]] == []


@pytest.mark.parametrize("talks", ["en"], indirect=True)
@pytest.mark.parametrize("media", ["screen", "print"])
def test_where_there_is_room_all_columns_are_in_sight(
    talks: str, reader: NewReader, media: Literal["screen", "print"]
) -> None:
    page = reader().open(talks)
    page.emulate_media(media=media)
    assert room(page)[0] == 0
    cells = page.locator(ROWS).first.evaluate(CELLS)
    assert len({top for _, _, top, _ in cells[1:]}) == 1
    expect_hidden = page.locator(".dl-of-event-side:visible")
    assert expect_hidden.count() == 0
