"""Filters without script, for topics whose tokens a style sheet must spell with care."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.browser.conftest import OFF, NewReader, Site, build, config, served
from tests.site.projects import harbour

TOPICS = ("snake_case", "1st", "2nd round", "Größe", "a.b", "__")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The small project, one of its two events with many topics."""
    with served("/") as (url, show):
        project = harbour(tmp_path_factory.mktemp("topics"), config(url))
        listed = ", ".join(f"'{topic}'" for topic in TOPICS)
        project.replace("docs/talks/timeline.yml", "topics: [talks]", f"topics: [{listed}]")
        build(project)
        show(project.site)
        yield Site(url, project)


# Headings in sight, each with whether an event below it is.
HEADINGS = """all => all.filter((one) => one.checkVisibility()).map((one) => {
  let next = one, found = false
  while ((next = next.nextElementSibling) && next.tagName != "H2")
    for (const event of next.querySelectorAll(".dl-event")) found ||= event.checkVisibility()
  return found
})"""


@pytest.mark.browser
@pytest.mark.parametrize("choices", [["s-china"], ["t-grain"], ["p-griner", "p-wang"]])
def test_headings_of_nothing_are_hidden_without_script(
    bali_served: Site, reader: NewReader, choices: list[str]
) -> None:
    page = reader(script=OFF).open(f"{bali_served.url}bali-2022/")
    headings = page.locator(".dl-list > h2")
    every = headings.evaluate_all(HEADINGS)
    page.locator(".dl-filters summary").first.click()
    page.locator(".dl-filters fieldset details").evaluate_all(
        "all => all.map((d) => d.open = true)"
    )
    for name in choices:
        page.locator(f".dl-filters [name='{name}']").check()
    shown = headings.evaluate_all(HEADINGS)
    assert all(shown)
    assert 0 < len(shown) < len(every)


@pytest.mark.browser
@pytest.mark.parametrize("topic", TOPICS)
def test_a_topic_filters_without_script(site: Site, reader: NewReader, topic: str) -> None:
    page = reader(script=OFF).open(f"{site.url}talks/")
    page.locator(".dl-filters summary").first.click()
    page.locator(".dl-f-topics summary").click()
    page.locator(".dl-filters label", has_text=f"{topic} 1").locator("input").check()
    shown = page.locator(".dl-event:visible h3")
    assert shown.count() == 1
    assert shown.get_attribute("id") == "talks-begin"
