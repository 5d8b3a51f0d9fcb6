"""Pictures for shared links on a site: written, drawn once, removed, named in pages."""

from __future__ import annotations

import io
import json
import re
from html import unescape

import pytest
from PIL import Image
from tests.site.links import BuiltSite
from tests.site.projects import CONFIG, Project

from dateline.render.pictures import drawing
from dateline.render.pictures.cards import Card
from dateline.write.drawn import FEW

ADDRESS = "https://news.example/harbour/"
OF_EVENT = "talks/e/belov-leaves/share.png"
MATERIAL = CONFIG.replace("{name: mkdocs, highlightjs: false}", "{name: material, font: false}")
MORE = "".join(
    f"  - {{id: more-{number}, date: 2022-07-09, title: More {number}, accounts: [outlet-b]}}\n"
    for number in range(FEW)
)


def build(project: Project) -> str:
    done = project.dateline("build")
    assert done.code == 0, done.output
    return done.output


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The titles of the pictures that are drawn."""
    titles: list[str] = []
    draw = drawing.draw

    def noted(card: Card) -> bytes:
        titles.append(card.title)
        return draw(card)

    monkeypatch.setattr(drawing, "draw", noted)
    return titles


def tags(html: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, value in re.findall(r'<meta (?:property|name)="([\w:]+)" content="([^"]*)"', html):
        found.setdefault(name, []).append(unescape(value))
    return found


# --- on disk -----------------------------------------------------------------------------


def test_a_build_writes_them_and_knows_them_as_its_own(project: Project) -> None:
    build(project)
    with Image.open(project.docs / OF_EVENT) as image:
        assert image.size == (1200, 630)
    assert OF_EVENT in json.loads(project.read("docs/.dateline.json"))
    project.replace("mkdocs.yml", "dateline]", "{dateline: {share_pictures: 0}}]")
    assert "4 removed" in build(project)
    assert not [*project.docs.rglob("*.png")]
    assert not (project.docs / "talks" / "share").exists()


def test_that_of_a_renamed_event_goes(project: Project) -> None:
    build(project)
    project.replace(
        "docs/talks/timeline.yml", "[belov-storms-out]", "[belov-storms-out, belov-leaves]"
    )
    project.replace("docs/talks/timeline.yml", "- id: belov-leaves", "- id: left-early")
    project.replace("docs/talks/timeline.yml", "event: belov-leaves", "event: left-early")
    project.replace("docs/talks/timeline.yml", "(event:belov-leaves)", "(event:left-early)")
    build(project)
    assert not (project.docs / OF_EVENT).exists()
    assert (project.docs / "talks/e/left-early/share.png").is_file()
    former = project.read("docs/talks/e/belov-leaves/index.html")
    assert tags(former)["og:image"] == [f"{ADDRESS}talks/e/left-early/share.png"]


def test_a_persons_picture_is_in_the_way(project: Project) -> None:
    place = project.docs / "talks/share/index.png"
    place.parent.mkdir()
    place.write_bytes(b"mine")
    done = project.dateline("build")
    assert done.code == 1
    assert "talks/share/index.png" in done.output
    assert "[hand-written]" in done.output
    assert place.read_bytes() == b"mine"
    assert not (project.docs / OF_EVENT).exists()


def test_a_second_build_draws_none_and_a_third_what_changed(
    project: Project, drawn: list[str]
) -> None:
    project.replace("docs/talks/timeline.yml", "corrections:\n", f"{MORE}corrections:\n")
    build(project)
    assert len(drawn) == FEW + 4
    drawn.clear()
    assert build(project).startswith("0 written, 0 removed, ")
    assert drawn == []
    project.replace("docs/talks/timeline.yml", "title: More 3,", "title: Much more,")
    build(project)
    assert drawn == ["Much more"]


def test_a_cache_that_is_not_ours_is_not_believed(project: Project, drawn: list[str]) -> None:
    project.replace("docs/talks/timeline.yml", "corrections:\n", f"{MORE}corrections:\n")
    build(project)
    before = (project.docs / OF_EVENT).read_bytes()
    (kept,) = (project.folder / ".cache/dateline").glob("*.kept")
    data = bytearray(kept.read_bytes())
    data[-200] ^= 1
    kept.write_bytes(data)
    drawn.clear()
    build(project)
    assert len(drawn) == FEW + 4
    assert (project.docs / OF_EVENT).read_bytes() == before


# --- in a site ---------------------------------------------------------------------------


def test_pages_name_their_picture(talks: Project) -> None:
    pages = {
        "talks": "talks/share/index.png",
        "talks/people": "talks/share/index.png",
        "talks/disputes": "talks/share/disputes.png",
        "talks/e/belov-leaves": OF_EVENT,
    }
    for page, picture in pages.items():
        found = tags(talks.read(f"site/{page}/index.html"))
        assert found["og:image"] == [ADDRESS + picture]
        assert (found["og:image:width"], found["og:image:height"]) == (["1200"], ["630"])
        assert found["og:image:alt"]
        assert found["twitter:card"] == ["summary_large_image"]
        with Image.open(io.BytesIO((talks.site / picture).read_bytes())) as image:
            assert image.size == (1200, 630)
    assert "og:image" not in tags(talks.read("site/index.html"))


def test_no_page_loads_one(talks: Project) -> None:
    for html in BuiltSite(talks.site, ADDRESS).pages:
        assert not re.search(r'(?:src|srcset|href)="?[^">]*share', talks.read(f"site/{html}")), html


def test_without_an_address_none_is_named(project: Project) -> None:
    project.replace("mkdocs.yml", f"site_url: {ADDRESS}\n", "")
    done = project.mkdocs("build")
    assert done.code == 0, done.output
    for page in ("talks", "talks/e/belov-leaves"):
        found = tags(project.read(f"site/{page}/index.html"))
        assert "og:image" not in found
        assert found["twitter:card"] == ["summary"]


def test_tags_of_another_plugin_stay_alone(project: Project) -> None:
    project.write(
        {
            "mkdocs.yml": MATERIAL.replace("plugins:", "hooks: [cards.py]\nplugins:"),
            "cards.py": """
                def on_post_page(output, page, config):
                    tag = '<meta property="og:image" content="https://cards.example/a.png">'
                    return output.replace("</head>", tag + "</head>")
            """,
        }
    )
    done = project.mkdocs("build", "--strict")
    assert done.code == 0, done.output
    found = tags(project.read("site/talks/index.html"))
    assert found["og:image"] == ["https://cards.example/a.png"]
    assert "twitter:card" not in found


def test_one_that_the_site_leaves_out_is_not_named(project: Project) -> None:
    project.replace("mkdocs.yml", "plugins:", "exclude_docs: '*.png'\nplugins:")
    done = project.mkdocs("build", "--strict")
    assert done.code == 0, done.output
    assert not [*project.site.rglob("share*.png")]
    assert "og:image" not in tags(project.read("site/talks/index.html"))
