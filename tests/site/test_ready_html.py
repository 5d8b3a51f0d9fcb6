"""Ready HTML in a page of MkDocs: the site's headings, its checks of links, what is missing."""

from __future__ import annotations

import re

from tests.site.projects import Project

PERMALINK = "markdown_extensions: [attr_list, md_in_html, {toc: {permalink: Here, baselevel: 2}}]\n"


def built(project: Project, config: str, *arguments: str) -> tuple[int, str]:
    text = project.read("mkdocs.yml")
    if config.startswith("markdown_extensions"):
        text = re.sub(r"markdown_extensions:.*\n", "", text)
    if config not in text:
        project.write({"mkdocs.yml": text + config})
    done = project.mkdocs("build", *arguments)
    return done.code, done.output


def test_events_have_the_headings_of_the_site(project: Project) -> None:
    code, output = built(project, PERMALINK)
    assert code == 0, output
    html = (project.site / "talks/index.html").read_text("utf-8")
    events = re.findall(r'<h4 id="([a-z-]+)">.*?<a class="headerlink" href="#(.*?)".*?>Here<', html)
    assert events
    assert all(anchor == link for anchor, link in events)
    assert "dateline__" not in html
    assert "DatelineExample" not in html


def test_an_authors_link_is_checked_and_resolved(project: Project) -> None:
    text = project.read("docs/talks/timeline.yml")
    page = "(https://example.org/a?b=1&c=2)"
    assert page in text
    project.write({"docs/talks/timeline.yml": text.replace(page, "(../index.md)")})
    code, output = built(project, "", "--strict")
    assert code == 0, output
    html = (project.site / "talks/index.html").read_text("utf-8")
    assert re.search(r'<a href="\.\./">whom</a>', html)
    for lost, told in (
        ("(../lost.md)", "the target 'lost.md' is not found among documentation files"),
        ("(index.md#nowhere)", "but there is no such anchor on this page"),
    ):
        project.write({"docs/talks/timeline.yml": text.replace(page, lost)})
        code, output = built(project, "", "--strict")
        assert code == 1
        assert told in output


def test_a_page_by_hand_may_link_to_an_event(project: Project) -> None:
    project.write({"docs/index.md": "# X\n\n[a](talks/index.md#talks-begin)\n"})
    code, output = built(project, "", "--strict")
    assert code == 0, output


def test_places_that_are_gone_are_told(project: Project) -> None:
    project.write({"hooks.py": "def on_page_markdown(markdown, **_):\n    return '# Gone'\n"})
    code, output = built(project, "hooks: [hooks.py]\n")
    assert code == 1
    assert "comes back from Markdown without the places for its events" in output
