"""The second style sheet is on the pages that have anything for it to style, and on no other."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.browser.conftest import NewReader, Site, build, config, served
from tests.site.projects import Project

pytestmark = pytest.mark.browser

# The selectors that match something, of a sheet given as text, but for those that another has too;
# without what only a pointer or a pseudo-element adds.
MATCHING = """([text, other]) => {
  const selectors = text => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    const all = rules => [...rules].flatMap(
      rule => [...(rule.selectorText ? [rule.selectorText] : []), ...all(rule.cssRules || [])]);
    return all(sheet.cssRules);
  };
  const known = new Set(selectors(other));
  const bare = selector => selector.replace(/::[\\w-]+|:(hover|focus-within)/g, "");
  return selectors(text).filter(
    one => !known.has(one) && document.querySelector(bare(one)));
}"""


def sheets(project: Project) -> list[str]:
    folder = project.site / "assets"
    return [(folder / f"dateline-{name}.css").read_text("utf-8") for name in ("more", "base")]


@pytest.mark.parametrize("path", ["", "2018/", "headlines/", "people/", "sources/"])
def test_a_page_names_the_sheet_if_it_has_use_for_it(
    thousand: Site, reader: NewReader, path: str
) -> None:
    page = reader().open(f"{thousand.url}chronicle/{path}")
    named = page.locator('link[href$="assets/dateline-more.css"]').count()
    assert bool(page.evaluate(MATCHING, sheets(thousand.project))) == bool(named)


PLAIN = """
title: The dock strike
sources:
  herald: {type: news, title: Strike, outlet: The Herald, published: 2022-07-09}
people:
  belov: {name: Ana Belov}
events:
  - {id: begins, date: 2022-07-08, title: It begins, topics: [strike], accounts: [herald]}
  - {id: ends, date: 2022-08, title: It ends, people: [belov], accounts: [herald]}
"""


def test_a_page_of_plain_accounts_does_without(tmp_path: Path, reader: NewReader) -> None:
    project = Project(tmp_path)
    with served("/") as (url, show):
        project.write({"mkdocs.yml": config(url), "docs/strike/timeline.yml": PLAIN})
        build(project)
        show(project.site)
        page = reader().open(f"{url}strike/")
        assert page.locator('link[href$="assets/dateline-more.css"]').count() == 0
        assert page.evaluate(MATCHING, sheets(project)) == []
