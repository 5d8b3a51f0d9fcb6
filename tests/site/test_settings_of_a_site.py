"""What a site's settings say holds for what is generated, and what we need needs no setting."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from tests.site.projects import Project

TIMELINE = """\
title: The harbour talks
language: en
sources:
  a: {type: news, title: Talks begin, outlet: Outlet A, published: 2022-07-09}
events:
  - id: talks-begin
    date: 2022-07-08
    title: They begin
    added: 2022-07-20
    accounts: [a]
    media: [{kind: image, file: quay.svg, alt: The quay}]
"""
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'


def site(folder: Path, more: str = "", name: str = "mkdocs.yml") -> Project:
    project = Project(folder)
    project.write(
        {
            name: "site_name: Site\nsite_url: https://site.example/a/\nplugins: [dateline]\n"
            f"theme: {{name: mkdocs, highlightjs: false}}\n{more}",
            "docs/index.md": "# Home\n",
            "docs/talks/timeline.yml": TIMELINE,
            "docs/talks/quay.svg": SVG,
        }
    )
    return project


def test_an_excluded_timeline_leaves_nothing(tmp_path: Path) -> None:
    project = site(tmp_path, "exclude_docs: talks/\n")
    done = project.mkdocs("build", "--strict")
    assert done.code == 0, done.output
    assert not (project.site / "talks").exists()
    assert "talks" not in (project.site / "index.html").read_text("utf-8")
    assert "talks" not in (project.site / "sitemap.xml").read_text("utf-8")


def test_a_draft_timeline_is_no_page_of_a_build(tmp_path: Path) -> None:
    project = site(tmp_path, "draft_docs: talks/\n")
    done = project.mkdocs("build", "--strict")
    assert done.code == 0, done.output
    assert not (project.site / "talks").exists()
    assert "talks/" not in (project.site / "index.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("written", "theme", "told"),
    [("ar", "en", True), ("ar", "ar", False), ("en", "en", False), ("de-AT", "de", False)],
)
def test_it_is_said_once_that_the_menus_speak_another_language(
    tmp_path: Path,
    written: str,
    theme: str,
    told: bool,  # noqa: FBT001
) -> None:
    """Not as a warning: a strict build goes on."""
    project = site(tmp_path)
    config = project.read("mkdocs.yml").replace(
        "name: mkdocs", f"name: material, language: {theme}"
    )
    timeline = TIMELINE.replace("language: en", f"language: {written}")
    second = {"docs/more/timeline.yml": timeline, "docs/more/quay.svg": SVG}
    project.write({"mkdocs.yml": config, "docs/talks/timeline.yml": timeline, **second})
    done = project.mkdocs("build", "--strict")
    assert done.code == 0, done.output
    hint = (
        f"Here it is '{written}', there '{theme}'. To have it there too, set 'language: {written}'"
    )
    assert done.output.count("no timeline is in the language of the site's menus") == told
    assert (hint in done.output) == told


def test_extensions_that_pages_need_are_there(tmp_path: Path) -> None:
    project = site(tmp_path, "markdown_extensions: [tables]\n")
    done = project.mkdocs("build", "--strict")
    assert done.code == 0, done.output
    page = (project.site / "talks/index.html").read_text("utf-8")
    assert re.search(r'<h3 id="talks-begin"', page)
    assert "markdown=" not in page
    assert "{ #" not in page


@pytest.mark.parametrize("name", ["mkdocs.yaml", "properdocs.yml", "sites/harbour.yml"])
def test_lasting_ids_are_of_the_settings_that_count(tmp_path: Path, name: str) -> None:
    docs = "docs_dir: ../docs\n" if "/" in name else ""
    project = site(tmp_path, docs, name)
    named = ["--config", name] if "/" in name else []
    done = project.dateline("build", *named)
    assert done.code == 0, done.output
    feed = json.loads(project.read("docs/talks/feed.json"))
    ids = [item["id"] for item in feed["items"]]
    assert ids == ["tag:site.example,2022:/a/talks/e/talks-begin"]


def test_no_lasting_id_is_of_a_preview_s_address(tmp_path: Path) -> None:
    project = site(tmp_path)
    project.replace("mkdocs.yml", "https://site.example/a/", "http://127.0.0.1:8000/")
    told = project.dateline("build").output
    assert told.startswith(
        "mkdocs.yml: warning: The site has no `site_url`, for http://127.0.0.1:8000/ leads to this "
        "machine alone. The ids in feeds and calendars, which must last, are made of it."
    )
    assert "@127" not in project.read("docs/talks/timeline.ics")
    assert "tag:127" not in project.read("docs/talks/feed.json")


def test_a_drawing_is_no_picture_of_a_shared_link(tmp_path: Path) -> None:
    project = site(tmp_path, "")
    project.replace("mkdocs.yml", "[dateline]", "[{dateline: {share_pictures: 0}}]")
    done = project.mkdocs("build", "--strict")
    assert done.code == 0, done.output
    page = (project.site / "talks/e/talks-begin/index.html").read_text("utf-8")
    assert "og:title" in page
    assert "og:image" not in page


def test_a_private_copy_is_looked_for_in_the_project_s_root(tmp_path: Path) -> None:
    project = site(tmp_path / "sites", "docs_dir: ../docs\n")
    other = Project(tmp_path)
    other.write({"docs/talks/timeline.yml": TIMELINE, "docs/index.md": "# Home\n"})
    other.replace("docs/talks/timeline.yml", "type: news", "text: ../docs/talks/a.txt, type: news")
    other.write({"docs/talks/a.txt": "Talks begin.\n", "docs/talks/quay.svg": SVG})
    done = project.mkdocs("build", "--strict")
    assert done.code != 0
    assert not (project.site / "talks/a.txt").exists()
