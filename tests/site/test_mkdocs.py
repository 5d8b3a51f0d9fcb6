"""The MkDocs plugin, on sites as people have them."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from tests.site.links import BuiltSite, Reader
from tests.site.projects import CANARY, CONFIG, SECRET, Project, files_of, harbour

ADDRESS = "https://news.example/harbour/"
MATERIAL = CONFIG.replace(
    "theme: {name: mkdocs, highlightjs: false}", "theme: {name: material, font: false}"
)


def build(project: Project, *options: str) -> BuiltSite:
    done = project.mkdocs("build", "--strict", *options)
    assert done.code == 0, done.output
    return BuiltSite(project.site, ADDRESS)


def test_a_site_without_warnings_and_with_links_that_lead_somewhere(talks: Project) -> None:
    site = BuiltSite(talks.site, ADDRESS)
    assert {
        "index.html",
        "talks/index.html",
        "talks/disputes/index.html",
        "talks/people/index.html",
        "talks/sources/index.html",
        "talks/corrections/index.html",
        "talks/e/belov-leaves/index.html",
        "talks/e/belov-storms-out/index.html",
    } <= set(site.pages)
    assert site.lost_links() == []


def test_without_a_nav_pages_of_a_timeline_are_called_by_their_own_names(project: Project) -> None:
    """In Material's navigation; their heads name the timeline too. A name of `nav` stays."""

    def called() -> str:
        build(project)
        home = (project.site / "index.html").read_text("utf-8")
        found = re.search(r'<a href="talks/people/"[^>]*md-nav__link.*?</a>', home, re.DOTALL)
        assert found
        return " ".join(re.sub(r"<.*?>", " ", found[0]).split())

    project.write({"mkdocs.yml": MATERIAL})
    assert called() == "People"
    page = (project.site / "talks/people/index.html").read_text("utf-8")
    assert "<title>People: The harbour talks" in page
    nav = "nav: [index.md, {Who: talks/people.md}]\nnot_in_nav: talks/\nvalidation:"
    project.write({"mkdocs.yml": MATERIAL.replace("validation:", nav)})
    project.replace(
        "docs/index.md", "talks/index.md#belov-leaves", "talks/e/belov-leaves/index.html"
    )
    assert called() == "Who"


NAV = (
    "nav: [index.md, talks/index.md, talks/people.md, more.md, b/index.md, b/people.md, c/index.md]"
)


@pytest.mark.parametrize("has_nav", [False, True])
def test_arrows_at_the_foot_stay_in_one_timeline(project: Project, *, has_nav: bool) -> None:
    """Those of pages by hand lead on, into a timeline too."""
    for name in ("b", "c"):
        shutil.copytree(project.docs / "talks", project.docs / name)
    config = MATERIAL.replace("font: false", "font: false, features: [navigation.footer]")
    config += f"{NAV}\nnot_in_nav: '*/'\n" if has_nav else ""
    project.write({"mkdocs.yml": config, "docs/index.md": "# Home", "docs/more.md": "# More"})
    build(project)

    def arrows(page: str) -> list[str]:
        html = (project.site / page / "index.html").read_text("utf-8")
        return re.findall(r'<a href="([^"]*)" class="md-footer__link', html)

    if has_nav:
        assert arrows("talks/people") == ["../", "../../more/"]
        assert arrows("more") == ["../talks/people/", "../b/"]
        assert arrows("b") == ["../more/", "people/"]
        assert arrows("b/people") == ["../"]
        assert arrows("c") == []
    else:
        assert arrows("more") == ["..", "../b/"]
        assert len(arrows("b")) == 2
        assert [len(arrows(page)) for page in ("c", "talks")] == [1, 1]
        assert [len(arrows(f"{name}/sources")) for name in ("b", "c", "talks")] == [1, 1, 1]


def test_the_link_checker_finds_lost_links(talks: Project, tmp_path: Path) -> None:
    shutil.copytree(talks.site, tmp_path / "site")
    page = tmp_path / "site" / "talks" / "index.html"
    lost = '<a href="../no/">x</a><svg><a href="#nowhere"><rect/></a></svg><img src="a.png">'
    page.write_text(page.read_text("utf-8") + lost, encoding="utf-8")
    found = BuiltSite(tmp_path / "site", ADDRESS).lost_links()
    assert [line.partition(": ")[2] for line in found] == ["../no/", "#nowhere", "a.png"]


@pytest.mark.parametrize(
    "change",
    [
        ("", "\nuse_directory_urls: false\n"),
        ("dateline]", "dateline: {page_size: 1}]"),
        ("site_url: https://news.example/harbour/\n", ""),
        (
            "validation:",
            "nav: [index.md, {Talks: talks/index.md}]\nnot_in_nav: talks/\nvalidation:",
        ),
    ],
    ids=["no-directory-urls", "period-pages", "no-address", "nav"],
)
def test_links_lead_somewhere_however_the_site_is_built(
    project: Project, change: tuple[str, str]
) -> None:
    old, new = change
    config = CONFIG.replace(old, new) if old else CONFIG + new
    assert config != CONFIG
    # The address that stays, whichever page carries the event.
    project.replace(
        "docs/index.md", "talks/index.md#belov-leaves", "talks/e/belov-leaves/index.html"
    )
    project.write({"mkdocs.yml": config})
    assert build(project).lost_links() == []


def test_no_directory_urls_reach_the_data(project: Project) -> None:
    project.write({"mkdocs.yml": CONFIG + "use_directory_urls: false\n"})
    site = build(project)
    data = json.loads((project.site / "talks/data/timeline.json").read_text("utf-8"))
    for event in data["events"]:
        assert site.is_found("index.html", event["url"])
        assert site.is_found("index.html", event["page"])
        assert event["url"].endswith("/index.html")
    assert "talks/disputes.html" in site.pages


def test_material_with_instant_navigation_and_tags(project: Project) -> None:
    config = MATERIAL.replace("font: false", "font: false, features: [navigation.instant]")
    project.write({"mkdocs.yml": config})
    site = build(project)
    assert site.lost_links() == []
    assert [entry for entry in site.outside() if entry[2]] == []


def test_several_timelines_in_one_site(project: Project) -> None:
    for name in ("a/b/other", "third"):
        shutil.copytree(project.docs / "talks", project.docs / name)
    site = build(project)
    assert {"talks/index.html", "a/b/other/index.html", "third/e/talks-begin/index.html"} <= set(
        site.pages
    )
    assert site.lost_links() == []


def test_a_timeline_at_the_root_of_the_docs(tmp_path: Path) -> None:
    project = harbour(tmp_path, below="docs")
    site = build(project)
    assert {"index.html", "disputes/index.html", "e/belov-leaves/index.html"} <= set(site.pages)
    assert site.lost_links() == []
    data = json.loads((project.site / "data/timeline.json").read_text("utf-8"))
    assert data["events"][0]["page"] == "#talks-begin"


def test_a_timeline_within_a_timeline(project: Project) -> None:
    shutil.copytree(project.docs / "talks", project.docs / "talks" / "part")
    site = build(project)
    assert {"talks/part/index.html", "talks/part/e/belov-leaves/index.html"} <= set(site.pages)
    assert site.lost_links() == []


def test_a_site_without_a_timeline_builds(tmp_path: Path) -> None:
    project = Project(tmp_path)
    project.write({"mkdocs.yml": CONFIG, "docs/index.md": "# Nothing yet\n"})
    done = project.mkdocs()
    assert done.code == 0
    assert "[no-timeline]" in done.output


def test_hand_written_pages_stay_as_they_are(project: Project, talks: Project) -> None:
    project.replace("mkdocs.yml", "dateline]", "]")
    project.write({"mkdocs.yml": project.read("mkdocs.yml").replace(", ]", "]")})
    project.mkdocs()
    without = BuiltSite(project.site).pages["index.html"]
    with_plugin = BuiltSite(talks.site).pages["index.html"]
    assert without.ids == with_plugin.ids


def test_what_is_private_stays_private(talks: Project) -> None:
    names = [name for name, _ in files_of(talks.site)]
    assert not [name for name in names if re.search(r"\.ya?ml$|texts|\.dateline", name)]
    for name, content in files_of(talks.site):
        for private in (CANARY, SECRET):
            assert private.encode() not in content, name
    assert CANARY in talks.read("texts/outlet-a.txt")


def test_a_private_copy_below_docs_stops_the_build(project: Project) -> None:
    (project.folder / "texts").rename(project.docs / "texts")
    text = project.read("docs/talks/timeline.yml").replace("text: texts/", "text: docs/texts/")
    project.write({"docs/talks/timeline.yml": text})
    done = project.dateline("check")
    assert done.code == 1
    assert done.output.splitlines()[0] == (
        "docs/talks/timeline.yml:16:11: error: `docs/texts/outlet-a.txt` is a private copy in "
        "the docs folder, and a site builder publishes all files there. Move it to a folder "
        "beside the docs folder: `text: texts/outlet-a.txt`. [text-in-docs]"
    )
    assert project.mkdocs().code != 0
    assert not project.site.exists()


def test_a_data_error_stops_the_build_before_the_site_is_emptied(project: Project) -> None:
    project.write({"site/index.html": "The site of yesterday."})
    project.replace("docs/talks/timeline.yml", "date: 2022-07-07", "date: 2022-02-30")
    project.replace("docs/talks/timeline.yml", "position: contact/north-did", "position: no/yes")
    done = project.mkdocs()
    assert done.code == 1
    assert "[invalid-date]" in done.output
    assert "[unknown-position]" in done.output
    assert "docs/talks/timeline.yml:26:11: error: " in done.output
    assert "Dateline: 2 errors. Nothing was written." in done.output
    assert project.read("site/index.html") == "The site of yesterday."
    assert len([*files_of(project.site)]) == 1


def test_a_page_in_the_way_stops_the_build_before_the_site_is_emptied(project: Project) -> None:
    project.write({"site/index.html": "The site of yesterday.", "docs/talks/people.md": "# Mine"})
    done = project.mkdocs()
    assert done.code == 1
    assert "[hand-written]" in done.output
    assert len([*files_of(project.site)]) == 1


def test_warnings_are_told_and_stop_a_strict_build(project: Project) -> None:
    project.replace("docs/talks/timeline.yml", "draft: true, accounts: [outlet-b]", "draft: true")
    done = project.mkdocs()
    assert done.code == 0
    assert "[unsourced]" in done.output
    assert project.mkdocs("build", "--strict").code == 1


def test_edit_links_lead_to_the_data(project: Project) -> None:
    config = MATERIAL + "repo_url: https://code.example/us/site\nedit_uri: edit/main/docs/\n"
    config = config.replace("font: false", "font: false, features: [content.action.edit]")
    project.write({"mkdocs.yml": config})
    (project.docs / "talks" / "events.yml").write_text("", encoding="utf-8")
    text = project.read("docs/talks/timeline.yml")
    head, _, tail = text.partition("\nevents:\n")
    events, _, corrections = tail.partition("corrections:\n")
    project.write(
        {
            "docs/talks/timeline.yml": head + "\n",
            "docs/talks/events.yml": events,
            "docs/talks/corrections.yml": corrections,
        }
    )
    done = project.mkdocs()
    assert done.code == 0, done.output
    pages = BuiltSite(project.site).pages

    def edit_links(page: Reader) -> set[str]:
        found = {target for _, _, target in page.links}
        return {
            target for target in found if target.startswith("https://code.example/us/site/edit")
        }

    start = "https://code.example/us/site/edit/main/docs/"
    assert edit_links(pages["index.html"]) == {start + "index.md"}
    assert edit_links(pages["talks/index.html"]) == {start + "talks/timeline.yml"}
    assert edit_links(pages["talks/corrections/index.html"]) == {start + "talks/corrections.yml"}
    assert edit_links(pages["talks/people/index.html"]) == {start + "talks/timeline.yml"}
    for links in (edit_links(page) for page in pages.values()):
        for target in links:
            assert (project.docs / urlsplit(target).path.partition("/docs/")[2]).is_file()


def test_events_stay_out_of_the_contents_list(project: Project) -> None:
    project.write({"mkdocs.yml": MATERIAL})
    build(project)
    html = (project.site / "talks/index.html").read_text("utf-8")
    contents = html[html.index('data-md-component="toc"') :]
    contents = contents[: contents.index("</nav>")]
    assert 'href="#on_2022-07"' in contents
    assert 'href="#talks-begin"' not in contents
    index = json.loads((project.site / "search/search_index.json").read_text("utf-8"))
    assert "talks/#talks-begin" in [entry["location"] for entry in index["docs"]]


def test_the_style_is_linked_once(project: Project) -> None:
    """Whoever builds with two builders names the files in mkdocs.yml; the plugin sees that."""
    named = "extra_css: [assets/dateline.css]\nextra_javascript: [assets/dateline.js]\n"
    project.write({"mkdocs.yml": CONFIG + named})
    build(project)
    html = (project.site / "talks/index.html").read_text("utf-8")
    assert re.findall(r"dateline[\w-]*\.css", html) == ["dateline.css"]
    assert html.count("dateline.js") == 1


def test_the_repositorys_own_site(bali_site: Project) -> None:
    site = BuiltSite(bali_site.site, "http://127.0.0.1:8000/")
    assert "bali-2022/disputes/index.html" in site.pages
    assert site.lost_links() == []
    assert not [name for name, _ in files_of(bali_site.site) if name.endswith((".yml", ".txt"))]


def test_the_repositorys_own_site_asks_nothing_of_another_host(bali_site: Project) -> None:
    """Links to elsewhere are there to be followed by a reader; nothing is loaded."""
    site = BuiltSite(bali_site.site, "http://127.0.0.1:8000/")
    assert [entry for entry in site.outside() if entry[2]] == []
    timeline = {
        urlsplit(a).netloc for page, a, _ in site.outside() if page.startswith("bali-2022/")
    }
    named = {urlsplit(url).netloc for url in re.findall(r"https?://\S+", sources(bali_site))}
    makers = {"squidfunk.github.io"}
    assert timeline <= named | makers
    for name, content in files_of(bali_site.site):
        if name.endswith(".css"):
            assert not re.search(rb"(?:@import|url\()\s*['\"]?(?:https?:)?//", content), name


def sources(project: Project) -> str:
    data = (project.docs / "bali-2022").glob("*.yml")
    return "\n".join(path.read_text("utf-8") for path in data)


def test_a_site_of_a_timeline_alone_without_a_day_of_ours(tmp_path: Path) -> None:
    """MkDocs packs the sitemap with the newest day of all pages."""
    project = Project(tmp_path)
    timeline = "title: Talks\nsources: {a: {type: news}}\nevents:\n"
    event = "  - {id: talks, date: 2022-07-08, title: The talks, accounts: [a]}\n"
    project.write({"mkdocs.yml": CONFIG, "docs/timeline.yml": timeline + event})
    done = project.mkdocs("build", "--quiet")
    assert done.code == 0, done.output
    sitemap = (project.site / "sitemap.xml").read_text("utf-8")
    assert sitemap.count("<lastmod>") == 1


def test_a_site_with_a_hook_has_the_same_pages(project: Project) -> None:
    """With nobody else who asks for it, the HTML of our pages is kept on disk until a page is
    written.
    """
    project.write({"mkdocs.yml": MATERIAL})
    build(project)
    alone = {path: path.read_bytes() for path in project.site.rglob("*.html")}
    index = (project.site / "search/search_index.json").read_bytes()
    hook = """
        def on_post_build(config):
            print("Nothing but that it is there.")
    """
    project.write({"mkdocs.yml": MATERIAL + "hooks: [hook.py]\n", "hook.py": hook})
    build(project)
    assert {path: path.read_bytes() for path in project.site.rglob("*.html")} == alone
    assert (project.site / "search/search_index.json").read_bytes() == index


def test_a_hook_sees_the_html_of_all_pages_after_the_build(project: Project) -> None:
    hook = """
        PAGES = []

        def on_page_context(context, page, config, nav):
            PAGES.append(page)

        def on_post_build(config):
            assert all("<h1" in page.content for page in PAGES), "a page is empty"
    """
    project.write({"mkdocs.yml": MATERIAL + "hooks: [hook.py]\n", "hook.py": hook})
    build(project)
