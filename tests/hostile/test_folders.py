"""A timeline's folder: its name goes into addresses, into heads of pages and into navigation."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from tests.hostile.syntax import read
from tests.site.links import BuiltSite
from tests.site.projects import Project, harbour

from dateline import build
from dateline.data.folder_names import fault_of_name, fit_folder, fit_name
from dateline.mkdocs_plugin.head.feed_links import Feed, feed_links

ATTACK = 'x"><img src=x onerror="window.ran=1">'
CONFIG = """
site_name: The Example
site_url: https://news.example/
repo_url: https://code.example/a/
edit_uri: edit/main/docs/
theme: {name: material, font: false, features: [content.action.edit]}
plugins: [search, dateline]
markdown_extensions: [attr_list, md_in_html, tables]
"""

UNFIT = {
    ATTACK: "a quotation mark",
    "it's": "an apostrophe",
    "<b>": "'<'",
    "a&lt;b": "'&'",
    "a\\b": "'\\'",
    "{{ config }}": "'{'",
    "50%": "'%'",
    "Who won?": "'?'",
    "a#b": "'#'",
    "a:b": "':'",
    "a\x07": "the character U+0007",
    "a\u202eb": "the character U+202E",
    "a\u00a0b": "the character U+00A0",
    "caf\udce9": "bytes that are not UTF-8",
    " talks": "a space at its start",
    "talks ": "a space at its end",
    "talks.": "a dot at its end",
}
FIT = [
    "talks",
    "The talks (2022)",
    "Größe",
    "北京",
    "می\u200cخواهد",
    "v1.2_a+b, c",
    "“Talks” – day 1",
]


@pytest.mark.parametrize("name", UNFIT)
def test_an_unfit_name_is_refused_and_a_near_one_offered(name: str) -> None:
    assert fault_of_name(name) == UNFIT[name]
    assert fault_of_name(fit_name(name)) == ""
    assert fit_name(name)


@pytest.mark.parametrize("name", FIT)
def test_a_fit_name_stays(name: str) -> None:
    assert fault_of_name(name) == ""
    assert fit_name(name) == name
    assert fit_folder(f"a/{name}") == f"a/{name}"


@pytest.mark.parametrize("folder", [ATTACK, f"{ATTACK}/talks", "a/b?/c"])
def test_an_unfit_folder_stops_the_build(small: Project, folder: str) -> None:
    small.write({f"docs/{folder}/timeline.yml": "title: Talks\n"})
    done = small.mkdocs("build", "--strict")
    assert done.code == 1
    assert "[bad-folder]" in done.output
    assert not small.site.exists()


def test_problems_of_an_unfit_folder_are_shown_at_a_fit_address(small: Project) -> None:
    small.write({f"docs/{ATTACK}/talks/timeline.yml": "title: Talks\n"})
    site = build.load(small.docs)
    assert {page.path for page in site.render_problems()} == {
        f"x-img src-x onerror-window.ran-1/talks/{name}.md"
        for name in (
            *("index", "disputes", "people", "sources", "sides"),
            *("headlines", "changes", "corrections"),
        )
    }


def test_the_links_to_feeds_hold_whatever_they_are_given() -> None:
    """A second wall: nothing of a name or title becomes markup, even if no check saw it."""
    links = feed_links(
        [Feed(ATTACK, f"{ATTACK}/feed.xml"), Feed("'><script>", "a/feed.xml")], "talks/"
    )
    found = read(links)
    assert dict(found.tags) == {"link": 2}
    assert [v for _, name, v in found.attributes if name == "title"] == [ATTACK, "'><script>"]
    assert [v for _, name, v in found.attributes if name == "href"] == [
        f"../{quote(ATTACK)}/feed.xml",
        "../a/feed.xml",
    ]
    assert {name for _, name, _ in found.attributes} == {"rel", "type", "title", "href"}


def test_letters_of_any_script_and_spaces_land(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = "Größe, 北京 (2022)"
    project = harbour(tmp_path_factory.mktemp("folders"), CONFIG, f"docs/{folder}")
    project.write({"docs/index.md": "# By hand\n"})
    done = project.mkdocs("build", "--strict")
    assert done.code == 0, done.output
    assert BuiltSite(project.site, "https://news.example/").lost_links() == []
    address = "Gr%C3%B6%C3%9Fe%2C%20%E5%8C%97%E4%BA%AC%20%282022%29"
    front = (project.site / "index.html").read_text("utf-8")
    assert f'href="{address}/feed.xml"' in front
    feed = (project.site / folder / "feed.xml").read_text("utf-8")
    assert f'href="https://news.example/{address}/feed.xml"' in feed
    event = (project.site / folder / "e/talks-begin/index.html").read_text("utf-8")
    assert f'href="https://news.example/{address}/e/talks-begin/"' in event
    page = (project.site / folder / "index.html").read_text("utf-8")
    edit = "https://code.example/a/edit/main/docs/Gr%C3%B6%C3%9Fe,%20%E5%8C%97%E4%BA%AC%20(2022)"
    assert f'href="{edit}/timeline.yml"' in page
