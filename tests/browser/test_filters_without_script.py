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
