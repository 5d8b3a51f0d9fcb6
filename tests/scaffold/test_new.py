"""`dateline new`: what it makes builds at once, and what a person has is left as it is."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from dateline import starting
from dateline.cli import main
from dateline.data.keys import EVENT, Kind

ROOT = Path(__file__).resolve().parent.parent.parent
DAY = ("--today", "2026-11-21")


def run(*words: str) -> tuple[int, str]:
    """A command of Dateline: its exit status and what it prints."""
    done = CliRunner().invoke(main, words, catch_exceptions=False)
    return done.exit_code, done.output


def build(site: Path) -> str:
    """What `mkdocs build --strict` says if it fails."""
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"],
        cwd=site,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    return "" if done.returncode == 0 else done.stdout + done.stderr


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_new_site_builds(here: Path) -> None:
    status, told = run("new", "harbour", "--site", *DAY)
    assert status == 0
    site = here / "harbour"
    assert told.split() == [w for name in contents(site) for w in ("wrote", f"harbour/{name}")]
    assert run("check", "harbour/docs", "--strict") == (0, "No problems.\n")
    assert build(site) == ""
    page = (site / "site/harbour-talks/index.html").read_text("utf-8")
    assert "we will not leave before we have an answer" in page
    published = b"".join(contents(site / "site").values())
    assert b"leads the delegation" not in published, "the private copy has been published"


def test_git_leaves_the_private_copy_alone(here: Path) -> None:
    run("new", "harbour", "--site", *DAY)
    subprocess.run(["git", "init", "-q"], cwd="harbour", check=True)
    asked = ["git", "check-ignore", "texts/harbour-talks-herald.txt", "site/index.html"]
    assert subprocess.run(asked, cwd="harbour", capture_output=True, check=False).returncode == 0
    assert (here / "harbour" / "texts" / "harbour-talks-herald.txt").is_file()


def test_the_same_words_make_the_same_bytes(here: Path) -> None:
    for parent in ("one", "two"):
        run("new", f"{parent}/harbour", "--site", *DAY)
    assert contents(here / "one") == contents(here / "two")


def test_the_editor_line_leads_to_the_schema(here: Path) -> None:
    run("new", "harbour", "--site", "--cms", "pages", *DAY)
    marked = [p for p in here.rglob("*.yml") if b"yaml-language-server" in p.read_bytes()]
    assert len(marked) == 3
    for path in marked:
        named = re.match(r"# yaml-language-server: \$schema=(\S+)\n", path.read_text("utf-8"))
        assert named
        assert (path.parent / named[1]).resolve() == here / "harbour" / "dateline.schema.json"
    assert b'"harbour-herald"' in (here / "harbour" / "dateline.schema.json").read_bytes()


def test_a_timeline_in_a_site_builds_with_what_is_shown(here: Path) -> None:
    docs = here / "docs"
    docs.mkdir()
    (docs / "index.md").write_text("# Home\n", "utf-8")
    settings = "site_name: Home\ntheme: {name: material, font: false}\nnav:\n  - index.md\n"
    (here / "mkdocs.yml").write_text(settings, "utf-8")
    before = contents(here)
    status, told = run("new", "docs/dock strike", *DAY)
    assert status == 0
    assert {name: data for name, data in contents(here).items() if name in before} == before
    _, _, shown = told.partition("Add to mkdocs.yml:\n\n")
    to_settings, _, to_ignore = shown.partition("\n\nAdd to .gitignore")
    assert yaml.safe_load(to_settings) == {
        "plugins": ["search", "dateline"],
        "markdown_extensions": ["attr_list", "md_in_html"],
        "nav": [{"Dock strike": "dock strike/index.md"}],
    }
    assert "/texts/" in to_ignore
    added = to_settings.replace("nav:\n", "").replace("  - Dock", "")
    parts = [line for line in added.split("\n") if "strike" not in line]
    entry = "  - Dock strike: dock strike/index.md\n"
    (here / "mkdocs.yml").write_text(settings + entry + "\n".join(parts) + "\n", "utf-8")
    assert build(here) == ""
    assert (here / "site/dock strike/e/talks-begin/index.html").is_file()


def test_a_timeline_in_a_site_of_another_builder(here: Path) -> None:
    (here / "properdocs.yml").write_text("site_name: Home\ndocs_dir: pages\n", "utf-8")
    status, told = run("new", "pages/strike", *DAY)
    assert status == 0
    assert "Add to properdocs.yml:\n\nplugins:\n" in told
    (here / "properdocs.yml").unlink()
    (here / "zensical.toml").write_text(
        '[project]\nsite_name = "Home"\ndocs_dir = "pages"\nnav = [{"Home" = "index.md"}]\n',
        "utf-8",
    )
    status, told = run("new", "pages/talks", *DAY)
    assert status == 0
    _, _, shown = told.partition(
        "Add to `[project]` in zensical.toml, to the lists that are there:"
    )
    to_settings, _, to_ignore = shown.partition("\n\nAdd to .gitignore")
    assert tomllib.loads(to_settings) == {
        "extra_css": ["assets/dateline.css"],
        "extra_javascript": ["assets/dateline.js"],
        "nav": [{"Talks": "talks/index.md"}],
    }
    assert "/texts/" in to_ignore
    assert (here / "pages/talks/timeline.yml").is_file()
    (here / "zensical.toml").write_text("[project\n", "utf-8")
    status, told = run("new", "docs/more", *DAY)
    assert status == 1
    assert told.startswith("zensical.toml cannot be read: ")


def test_what_to_do_next_is_of_the_builder(here: Path) -> None:
    made = starting.Started(here, "docs/talks", (), "", "zensical")
    assert (
        starting.next_steps(made, None)
        == """\
Next:
  dateline build --bodies html  write the pages, before each build
  zensical serve                preview it: http://127.0.0.1:8000/talks/
  edit docs/talks/              put your own events in place of the two
  dateline check                what is wrong with the data, all at once
  dateline verify               are the quoted words in the sources?"""
    )


def test_nothing_is_written_over(here: Path) -> None:
    run("new", "harbour", "--site", *DAY)
    (here / "harbour" / "mkdocs.yml").write_text("site_name: Mine\n", "utf-8")
    before = contents(here)
    status, told = run("new", "harbour", "--site", *DAY)
    assert status == 1
    assert told.startswith("Nothing is written, since this is there already: mkdocs.yml, docs/ind")
    assert run("new", "harbour/docs/harbour-talks", *DAY)[0] == 1
    assert contents(here) == before


@pytest.mark.parametrize(
    ("folder", "told"),
    [
        (
            "docs/talks",
            (
                "There is no mkdocs.yml at or above `docs/talks`. To make a site with a timeline, "
                "type: dateline new docs/talks --site\n"
            ),
        ),
        (
            "harbour/talks",
            (
                "A timeline is a folder below docs/, the docs folder of this site. Name one, such "
                "as: harbour/docs/talks\n"
            ),
        ),
        (
            "harbour/docs/what?",
            (
                "The folder's name 'what?' becomes a part of addresses, and it contains '?'. Use "
                "letters, digits, spaces and - _ . , + ( ).\n"
            ),
        ),
    ],
)
def test_where_nothing_can_be_made(here: Path, folder: str, told: str) -> None:
    run("new", "harbour", "--site", *DAY)
    before = contents(here)
    assert run("new", folder, *DAY) == (1, told)
    assert contents(here) == before


@pytest.mark.parametrize(
    ("cms", "place", "way"),
    [
        ("pages", ".pages.yml", "content"),
        ("sveltia", "docs/admin/config.yml", "collections"),
    ],
)
def test_a_content_manager_has_a_field_for_each_key(
    here: Path, cms: str, place: str, way: str
) -> None:
    run("new", "harbour", "--site", "--cms", cms, *DAY)
    assert run("check", "harbour/docs", "--strict") == (0, "No problems.\n")
    settings = yaml.safe_load((here / "harbour" / place).read_text("utf-8"))
    (events,) = settings[way]
    folder = here / "harbour" / (events.get("path") or events["folder"])
    assert {path.name for path in folder.iterdir()} == {"talks-begin.yml", "southland-stays.yml"}
    shown = [key.name for key in EVENT.keys if key.kind is not Kind.NAMED_VALUES]
    assert [field["name"] for field in events["fields"]] == shown
    accounts = next(field for field in events["fields"] if field["name"] == "accounts")
    assert {"source", "by", "quote", "said"} <= {field["name"] for field in accounts["fields"]}
    # As a form saves it: every text in quotation marks, what was left empty left out.
    saved = '"id": "a-third"\n"date": "2022-07-09"\n"title": "A third"\n"draft": false\n'
    said = '"accounts":\n  - "source": "harbour-herald"\n    "by": "belov"\n    "quote": "{}"\n'
    words = "we will not leave before we have an answer"
    (folder / "a-third.yml").write_text(saved + said.format(words), "utf-8")
    status, told = run("check", "harbour/docs")
    assert (status, "[no-record]" in told) == (1, True)
    assert run("verify", "harbour/docs", *DAY)[0] == 0
    assert run("check", "harbour/docs", "--strict") == (0, "No problems.\n")


@pytest.mark.parametrize(
    ("cms", "place", "way"),
    [
        ("pages", ".pages.yml", "content"),
        ("sveltia", "docs/admin/config.yml", "collections"),
    ],
)
def test_a_content_manager_edits_a_second_timeline_too(
    here: Path, monkeypatch: pytest.MonkeyPatch, cms: str, place: str, way: str
) -> None:
    run("new", "harbour", "--site", "--cms", cms, *DAY)
    monkeypatch.chdir(here / "harbour")
    first = Path(place).read_text("utf-8").replace("your-name/your-repository", "mia/harbour")
    Path(place).write_text(first, "utf-8")
    for name in ("dock strike", "talks"):
        status, told = run("new", f"docs/{name}", "--cms", cms, *DAY)
        assert status == 0, told
        assert f"wrote {place}" in told.splitlines()
    before, settings = yaml.safe_load(first), yaml.safe_load(Path(place).read_text("utf-8"))
    one, *others = settings.pop(way)
    assert [one] == before.pop(way)
    assert settings == before
    assert [entry["name"] for entry in others] == ["events-2", "events-3"]
    assert others[0]["label"] == "Dock strike: events"
    for entry in others:
        assert Path(entry.get("path") or entry["folder"], "talks-begin.yml").exists()
        assert entry["fields"] == one["fields"]
    assert run("check", "docs", "--strict") == (0, "No problems.\n")


@pytest.mark.parametrize("changed", ["{}", "content: []\n", "{first}\nactions: []\n", "\udcff"])
def test_settings_that_were_changed_stay_as_they_are(
    here: Path, monkeypatch: pytest.MonkeyPatch, changed: str
) -> None:
    run("new", "harbour", "--site", "--cms", "pages", *DAY)
    monkeypatch.chdir(here / "harbour")
    text = changed.replace("{first}", Path(".pages.yml").read_text("utf-8"))
    Path(".pages.yml").write_bytes(text.encode("utf-8", "surrogateescape"))
    before = contents(Path.cwd())
    status, told = run("new", "docs/talks", "--cms", "pages", *DAY)
    assert status != 0
    assert ".pages.yml is there, and is not as `dateline new` writes it, with `content`" in told
    assert contents(Path.cwd()) == before


def test_the_page_of_sveltia_loads_one_script_that_cannot_change() -> None:
    page = (ROOT / "generator/dateline/editors/sveltia.html").read_text("utf-8")
    assert re.findall(r"https?://\S+/@sveltia/cms@\d+\.\d+\.\d+/", page)
    assert page.count("<script") == page.count('integrity="sha384-') == 1


def test_the_next_steps_are_told() -> None:
    made = starting.Started(Path("harbour"), "docs/talks", ())
    assert starting.next_steps(made, Path("harbour")).split("\n")[:3] == [
        "Next:",
        "  cd harbour        the new site",
        "  mkdocs serve      preview it: http://127.0.0.1:8000/talks/",
    ]
