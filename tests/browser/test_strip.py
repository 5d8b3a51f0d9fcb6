"""Names in the strip: each ends at its mark, and none covers the name of a lane."""

from __future__ import annotations

from pathlib import Path

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
