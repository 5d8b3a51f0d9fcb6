"""The rest of a long text is where a reader, a search, a link and paper find it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import OFF, ON, NewReader, Site, build, config, served
from tests.site.projects import Project

LONG = Path(__file__).parents[1] / "pages" / "long" / "docs" / "harbour-works"
LAST = "beside each of the forty piles"


@pytest.fixture(scope="module")
def works(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    project = Project(tmp_path_factory.mktemp("works"))
    with served("/") as (url, show):
        events = (LONG / "timeline.yml").read_text("utf-8")
        project.write({"mkdocs.yml": config(url), "docs/works/timeline.yml": events})
        build(project)
        show(project.site)
        yield Site(url, project)


@pytest.mark.parametrize("script", [ON, OFF])
@pytest.mark.parametrize("page", ["works/", "works/embed/"])
def test_the_rest_opens(works: Site, reader: NewReader, page: str, script: str) -> None:
    shown = reader("phone", script=script).open(works.url + page)
    begins, rest = shown.get_by_text("asks three of its members"), shown.get_by_text(LAST)
    expect(begins).to_be_visible()
    expect(rest).to_be_hidden()
    shown.get_by_text("Read on", exact=True).click()
    expect(rest).to_be_visible()
    assert rest.evaluate("e => getComputedStyle(e).fontSize") == begins.evaluate(
        "e => getComputedStyle(e).fontSize"
    )


def test_a_link_to_words_opens_the_rest(works: Site, reader: NewReader) -> None:
    page = reader().open(f"{works.url}works/#:~:text={quote(LAST)}")
    expect(page.get_by_text(LAST)).to_be_in_viewport()


def test_the_rest_is_on_paper_and_in_the_search(works: Site, reader: NewReader) -> None:
    page = reader().open(f"{works.url}works/")
    page.emulate_media(media="print")
    expect(page.get_by_text(LAST)).to_be_visible()
    expect(page.get_by_text("Read on", exact=True)).to_be_hidden()
    assert LAST in (works.project.site / "search" / "search_index.json").read_text("utf-8")
