"""No page of the samples, which have what the project's own timelines have not (eras, lengths of
time, pictures, minutes), is wider than its screen.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from tests.browser.conftest import NewReader, Site, build, served
from tests.browser.test_every_page import one_of_each_kind, pages, show_as_it_is
from tests.site.projects import ROOT, Project

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with served("/") as (url, show):
        project = Project(tmp_path_factory.mktemp("samples"))
        shutil.copytree(ROOT / "tests/samples", project.folder, dirs_exist_ok=True)
        (project.folder / "reports").rename(project.folder / "texts")
        build(project)
        show(project.site)
        yield Site(url, project)


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_no_page_scrolls_sideways(samples: Site, reader: NewReader, width: int) -> None:
    page = reader(width).context.new_page()
    show_as_it_is(page, script=True)
    found = []
    for path in one_of_each_kind(pages(samples.project.site)):
        page.goto(samples.url + path)
        page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
        beyond = page.evaluate("document.documentElement.scrollWidth") - width
        if beyond > 0:
            found.append(f"{path}: {beyond} px")
    assert not found, "\n".join(found)


# Where the drawing of the first table of figures begins and ends, and where its least and its
# greatest number are.
SCALE = """(table) => {
  const box = (one) => one.getBoundingClientRect();
  const drawn = box(table.querySelector("svg"));
  const least = document.createRange();
  least.selectNode(table.querySelector("tfoot span").firstChild);
  const greatest = [...table.querySelectorAll("tfoot i")].pop();
  return [drawn.left, drawn.right, box(least).left, box(greatest).left];
}"""


@pytest.mark.parametrize("screen", ["desktop", "phone"])
def test_a_scale_of_figures_has_its_numbers_at_its_ends_and_a_key_to_its_band(
    samples: Site, reader: NewReader, screen: str
) -> None:
    page = reader(screen).open(samples.url + "bridge/")
    table = page.locator("table.dl-figures").first
    # What its columns are is read out, and takes no room.
    assert table.get_by_role("columnheader").count() == 5
    assert table.get_by_role("row").nth(1).get_by_role("rowheader").count() == 1
    assert table.locator("thead").evaluate("(one) => one.offsetWidth * one.offsetHeight") <= 1
    left, right, least, greatest = table.evaluate(SCALE)
    assert abs(least - left) < 3
    text = page.locator(".dl-event .dl-meta").first.bounding_box()
    assert text is not None
    assert right - left >= 0.95 * text["width"], "as wide as the column"
    assert greatest > (left + right) / 2
    key = table.locator("tfoot td", has_text="Grey: from the least to the greatest figure")
    shade = """(one) => {
      const style = getComputedStyle(one);
      return [style.fill === "none" || one.tagName === "B" ? style.backgroundColor : style.fill,
        style.opacity];
    }"""
    sign, band = key.locator(".dl-band"), table.locator("svg .dl-band").first
    assert sign.evaluate(shade) == band.evaluate(shade)
    box = sign.bounding_box()
    assert box is not None
    assert box["width"] > 10
