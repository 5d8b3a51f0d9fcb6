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
