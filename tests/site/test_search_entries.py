"""What search is handed of our pages is what its own parser would have found in them."""

from __future__ import annotations

import json
import re
import shutil
from html import unescape
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest
from material.plugins.search.plugin import Parser  # type: ignore[import-untyped]
from mkdocs.plugins import PluginCollection
from tests.site.projects import Project

from dateline.mkdocs_plugin.search_entries import SEPARATOR, hand_over, sections_of, split_at_marks

PAGE = """<div class="dl">
<h1 id="talks">Talks &lt;b&gt; &amp; &#34;more&#34;</h1>
<div class="dl-strip" data-search-exclude>
<p>Hidden</p>
</div>
<form data-search-exclude aria-label="x"><details><summary>Hidden</summary></details></form>
<noscript><style>.hidden{}</style></noscript>
<h2 id="on_2022">2022<a class="headerlink" href="#on_2022">&para;</a></h2>
<article>
<h3 id="one"><bdi>Они</bdi> met</h3>
<p class="dl-when"><time datetime="2022">2022</time></p>
<p>The <em>first</em> <a href="x">word</a>.</p>
<ul>
<li>A row</li>
</ul>
<figure><blockquote><p>“Said &lt;i&gt;”</p></blockquote>
<figcaption>Ana<br>Outlet</figcaption></figure>
<details data-search-exclude><summary>Hidden</summary><ul><li>Hidden</li></ul></details>
<p class="dl-foot" data-search-exclude="data-search-exclude">Hidden</p>
</article>
</div>"""


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", unescape(re.sub(r"<[^<>]*>", " ", text)))


def test_as_materials_own_parser() -> None:
    parser = Parser()
    parser.feed(PAGE)
    parser.close()
    # What stands before the title, which is nothing, is a section of its own there.
    theirs = [section for section in parser.data if not section.is_excluded()][1:]
    ours = list(sections_of(PAGE))
    assert [section.id for section in ours] == ["", *(section.id for section in theirs[1:])]
    assert [section.title.rpartition(" · ")[2] for section in ours] == [
        "".join(section.title).strip() for section in theirs
    ]
    # Theirs takes a line break for nothing: "AnaOutlet".
    joined = ["".join(words("".join(section.text))) for section in theirs]
    # In ours the date is in the title alone.
    dates = [section.title.rpartition(" · ")[0] for section in ours]
    texts = [f"{date} {section.text}" for date, section in zip(dates, ours, strict=True)]
    assert ["".join(words(text)) for text in texts] == joined
    assert "Hidden" not in str(ours)


def test_all_of_what_is_left_out_is_left_out() -> None:
    """What is within it, too: the words of events on the page of sides were found once more."""
    inner = "<div><p>Hidden</p></div>\n<div data-search-exclude><p>Hidden</p></div>\n<p>Hidden</p>"
    page = f"<h1>A</h1><p>B</p><div data-search-exclude>{inner}</div><p>C</p>"
    assert [section.text for section in sections_of(page)] == ["<p>B</p><p>C</p>"]
    open_ = page.replace("</div><p>C", "<p>C")
    assert "Hidden" in next(iter(sections_of(open_))).text, "without an end, nothing is"


def test_an_account_is_one_paragraph_with_who_said_it() -> None:
    """Since a result shows some paragraphs of a text, and not those between."""
    assert "<p>“Said &lt;i&gt;” – Ana Outlet</p>" in list(sections_of(PAGE))[2].text
    image = "<h1>A</h1><p>B</p><figure><img alt=''><figcaption>Photo: Ana</figcaption></figure>"
    assert next(iter(sections_of(image))).text == "<p>B</p><p>Photo: Ana</p>"
    marked = "<h1>A</h1><figure><p>un<mark>safe</mark>ly, “so”</p></figure>"
    assert next(iter(sections_of(marked))).text == "<p>unsafely, “so”</p>"


def test_an_events_title_begins_with_its_date() -> None:
    titles = [section.title for section in sections_of(PAGE)]
    assert titles == ['Talks &lt;b&gt; &amp; "more"', "2022", "2022 · Они met"]
    assert list(sections_of(PAGE))[2].plain_text.split()[:3] == ["The", "first", "word."]


@pytest.mark.parametrize(
    ("text", "split"),
    [
        ("grain, “contact” and (talks)", ["grain", "contact", "and", "talks"]),
        ("„Ja“, «да»! ‹oui›… l’Ukraine", ["Ja", "да", "oui", "l", "Ukraine"]),
        ("الحبوب، المحادثات؛ متى؟", ["الحبوب", "المحادثات", "متى"]),
        ("停战，谈判。「粮食」\u200b港口", ["停战", "谈判", "粮食", "港口"]),
        ("1.5 and 2,000 &lt;b&gt; end.", ["1.5", "and", "2", "000", "b", "end"]),
    ],
)
def test_words_are_split_at_marks_of_all_scripts(text: str, split: list[str]) -> None:
    assert [word for word in re.split(SEPARATOR, text) if word] == split


@pytest.mark.parametrize("chosen", ["", "[;]"])
def test_a_separator_of_ones_own_stays(project: Project, chosen: str) -> None:
    config = project.read("mkdocs.yml").replace("name: mkdocs", "name: material")
    config = config.replace(", highlightjs: false", "")
    if chosen:
        config = config.replace("search", f"search: {{separator: '{chosen}'}}", 1)
    project.write({"mkdocs.yml": config})
    done = project.mkdocs()
    assert done.code == 0, done.output
    index = json.loads((project.site / "search/search_index.json").read_text("utf-8"))
    assert index["config"]["separator"] == (chosen or SEPARATOR)


def test_a_hook_of_the_site_is_no_search() -> None:
    plugins = PluginCollection()
    hook = ModuleType("hook")
    hook.config = {"pipeline": []}  # type: ignore[attr-defined]
    plugins["hook.py"] = hook  # type: ignore[assignment]
    split_at_marks(plugins)
    assert hook.config == {"pipeline": []}


@pytest.mark.parametrize("theme", ["mkdocs", "material"])
def test_every_event_is_found_by_all_of_its_words(project: Project, theme: str) -> None:
    config = project.read("mkdocs.yml").replace("name: mkdocs", f"name: {theme}")
    project.write({"mkdocs.yml": config.replace(", highlightjs: false", "")})
    done = project.mkdocs()
    assert done.code == 0, done.output
    index = json.loads((project.site / "search/search_index.json").read_text("utf-8"))
    entries = {entry["location"]: entry for entry in index["docs"]}
    found = entries["talks/#talks-begin"]
    assert "7 July 2022" in found["title"]
    told = unescape(f"{found['title']} {found['text']}")
    data = json.loads((project.site / "talks/data/timeline.json").read_text("utf-8"))
    event = next(event for event in data["events"] if event["id"] == "talks-begin")
    for wanted in (event["title"], event["text"].split("[")[0]):
        assert set(words(wanted)) <= set(words(told))
    for account in event["accounts"]:
        assert set(words(account["words"] or "")) <= set(words(told))
        if account["by"] == "belov":
            assert "Ana Belov" in told
    assert "Outlet A" in told
    assert "talks/" in entries
    assert entries["talks/"]["title"].startswith("The harbour talks")


@pytest.mark.parametrize("theme", ["mkdocs", "material"])
def test_the_index_is_the_same_as_without_what_the_last_build_kept(
    project: Project, theme: str
) -> None:
    config = project.read("mkdocs.yml").replace("name: mkdocs", f"name: {theme}")
    project.write({"mkdocs.yml": config.replace(", highlightjs: false", "")})
    path = project.site / "search/search_index.json"
    built = []
    for edit in (False, True, True):
        if edit:
            project.replace("docs/talks/timeline.yml", "title: ", "title: More ")
        assert project.mkdocs().code == 0
        built.append(path.read_bytes())
        shutil.rmtree(project.folder / ".cache")
        assert project.mkdocs().code == 0
        assert path.read_bytes() == built[-1]
    assert len(set(built)) == 3


class Search:
    """What Material's plugin does, as far as it concerns pages."""

    def __init__(self) -> None:
        self.search_index: Any = SimpleNamespace(
            entries=[],
            config={},
            add_entry_from_context=lambda page: self.seen.append(f"read {page.content}"),
            create_entry_for_section=lambda section, *_: self.seen.append(section.title[0]),
        )
        self.seen: list[str] = []

    def on_page_context(self, context: object, *, page: Any, **_: object) -> object:  # noqa: ANN401
        self.search_index.add_entry_from_context(page)
        page.content = re.sub(r"\s?data-search-\w+=\"[^\"]+\"", "", page.content)
        self.seen.append(f"looked at {len(page.content)}")
        return context


@pytest.mark.parametrize(
    ("html", "is_ours", "seen", "after"),
    [
        ("<h1>A</h1>", True, ["A", "looked at 0"], "<h1>A</h1>"),
        ('<h1 data-search-x="y">A</h1>', True, ["A", "looked at 10"], "<h1>A</h1>"),
        ('<p data-search-x="y">', False, ['read <p data-search-x="y">', "looked at 3"], "<p>"),
    ],
)
def test_material_looks_for_its_attributes_where_there_may_be_some(
    html: str,
    is_ours: bool,  # noqa: FBT001
    seen: list[str],
    after: str,
) -> None:
    search = Search()
    plugins = PluginCollection()
    dict.__setitem__(plugins, "search", search)  # a plugin of MkDocs' own class would be read
    plugins.events["page_context"].append(search.on_page_context)
    hand_over(plugins, lambda _: is_ours)
    page: Any = SimpleNamespace(content=html, meta={}, toc=[], url="a/")
    nothing: dict[str, str] = {}
    assert plugins.run_event("page_context", nothing, page=page, config=None, nav=None) is nothing
    assert search.seen == seen
    assert page.content == after
