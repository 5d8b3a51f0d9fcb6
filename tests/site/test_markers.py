"""A timeline, a part of it, or the list of all, in a page by hand: the same by both doors."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from tests.site.projects import Project

import dateline
from dateline.text.markers import Asked, find_markers, html_with_parts, with_parts

PAGE = """\
# Our page

<!-- dateline: talks; dispute: contact -->

Between.

```html
<!-- dateline: nowhere -->
```

<!-- dateline: talks -->

<!-- dateline: talks; topic: talks -->

<!-- dateline: talks; period: 2022-07-08 -->

<!-- dateline: talks; event: belov-leaves -->

<!-- dateline: talks; strip -->

<!-- dateline-timelines -->

The end.
"""
OTHER = """
title: The other talks
events:
  - id: more-talks
    date: 2022-07-10
    title: More talks
    text: After [they left](event:talks/belov-leaves).
    accounts: [{source: a, at: p. 3}]
sources: {a: {type: book, title: A book}}
"""
BACK = """
- {on: 2026-11-22, event: moved-talks, kind: update, moved_to: other/more-talks, why: So.}
"""


class Seen(HTMLParser):
    """The headings and the links of what is in the places of markers, by their order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.headings: list[str] = []
        self.links: list[str] = []
        self._in_heading = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in_heading = tag in ("h2", "h3")
        if tag == "a":
            self.links.append(dict(attrs).get("href") or "")

    def handle_data(self, data: str) -> None:
        if self._in_heading and data.strip():
            self.headings.append(data.strip())
            self._in_heading = False


@pytest.fixture
def marked(project: Project) -> Project:
    project.write({"docs/guide/page.md": PAGE, "docs/other/timeline.yml": OTHER})
    text = project.read("docs/talks/timeline.yml")
    project.write({"docs/talks/timeline.yml": text.rstrip() + BACK.replace("\n-", "\n  -")})
    return project


def test_both_doors_place_the_same(marked: Project) -> None:
    built = marked.mkdocs("build", "--strict")
    assert built.code == 0, built.output
    page = marked.read("site/guide/page/index.html")
    assert "<!-- dateline: nowhere -->" not in page
    assert "&lt;!-- dateline: nowhere --&gt;" in page
    by_plugin = Seen(page[page.index("Our page</h1>") : page.index("The end.")])
    assert by_plugin.headings[0] == "Who broke off contact?"
    assert by_plugin.headings.count("The talks begin") == 2  # of all, and of the topic
    # Of all, of the day, and alone; the strip has no headings, and leads to the timeline's page.
    assert by_plugin.headings.count("Belov leaves early") == 3
    placed = page[page.rindex("dl-strip") : page.index("The end.")]
    assert 'href="../../talks/#belov-leaves" tabindex' in placed
    assert "../../talks/people/#belov" in by_plugin.links
    assert "../../other/" in by_plugin.links

    assert dateline.load(marked.docs).write().written
    written = marked.read("docs/guide/page.md")
    by_build = Seen(re.sub(r"```.*?```", "", written, flags=re.DOTALL))
    assert by_build.headings == by_plugin.headings
    assert by_build.links == [link for link in by_plugin.links if "#__codelineno" not in link]
    assert written.count("<!-- /dateline -->") == 7
    assert dateline.load(marked.docs).write().written == ()


def test_the_way_past_the_filters_leads_to_the_list_that_they_are_of(marked: Project) -> None:
    text = PAGE.replace("talks; dispute: contact", "talks; topic: talks")
    marked.write({"docs/guide/page.md": text})
    assert marked.mkdocs("build", "--strict").code == 0
    page = marked.read("site/guide/page/index.html")
    assert page.count('href="#shown_events"') == page.count('id="shown_events"') == 1
    assert page.index('href="#shown_events"') < page.index('id="shown_events"')


def test_links_lead_to_other_timelines_and_old_addresses_lead_on(marked: Project) -> None:
    outputs = {
        o.path: o.content.decode()
        for o in dateline.load(marked.docs).render()
        if o.path[-4:] != ".png"
    }
    assert "[they left](<../talks/e/belov-leaves/index.html>)" in outputs["other/index.md"]
    moved = outputs["talks/e/moved-talks/index.html"]
    assert 'content="0; url=../../../other/e/more-talks/"' in moved
    assert "<h1>More talks</h1>" in moved
    corrections = outputs["talks/corrections.md"]
    assert "Now in another timeline: [More talks](../other/e/more-talks/index.html)" in corrections


def test_a_marker_is_read() -> None:
    text = "<!-- dateline: a b/c; topic: x; y -->\n\n<!--dateline: .-->\n"
    topic, root = find_markers(text, "docs/page.md")
    assert (topic.folder, topic.asked, topic.value) == ("a b/c", Asked.TOPIC, "x; y")
    assert (root.folder, root.asked, root.place.line) == ("", Asked.TIMELINE, 3)


def test_what_is_between_is_written_again() -> None:
    once = with_parts("A\n<!-- dateline: a -->\nB\n", ["<p>one</p>\n"])
    assert once == "A\n<!-- dateline: a -->\n\n<p>one</p>\n\n<!-- /dateline -->\nB\n"
    assert with_parts(once, ["<p>two</p>"]) == once.replace("one", "two")
    assert html_with_parts(once, ["<p>two</p>"]) == "A\n<p>two</p>\nB\n"
    assert html_with_parts("<p>no marker</p>", ["x"]) is None


def test_a_marker_shows_the_strip_and_of_a_long_timeline_its_overview(project: Project) -> None:
    events = "".join(
        f"  - {{id: number-{n}, date: {2000 + n // 30}-03, title: Number {n}, accounts: [a]}}\n"
        for n in range(230)
    )
    long = f"title: Long\nsources: {{a: {{type: book, title: A book}}}}\nevents:\n{events}"
    project.write(
        {
            "docs/long/timeline.yml": long,
            "docs/notes/a.md": "# A\n\n<!-- dateline: long -->\n",
            "docs/notes/b.md": "# B\n\n<!-- dateline: talks -->\n",
            "docs/notes/c.md": "# C\n\n<!-- dateline: talks; topic: talks -->\n",
        }
    )
    built = project.mkdocs("build", "--strict")
    assert built.code == 0, built.output
    long_page = project.read("site/notes/a/index.html")
    assert '<a href="../../long/2000/">2000</a>' in long_page
    assert re.search(r'<p class="dl-hits".*?<a href="\.\./\.\./long/2000/#number-0"', long_page)
    assert '<a href="../../long/2007/">2007 <b>20</b></a>' in long_page
    assert long_page.count('href="../../long/2003/#number-') >= 3
    short_page = project.read("site/notes/b/index.html")
    first = re.search(r'<p class="dl-hits".*?<a href="(#[^"]+)"', short_page)
    assert first is not None
    assert f'id="{first[1][1:]}"' in short_page
    assert "dl-strip" not in project.read("site/notes/c/index.html")
