"""Sites with other plugins and themes. Those that come with Material are there in every check;
`make neighbours` installs the others and runs all.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from dataclasses import dataclass, field
from importlib.metadata import entry_points
from pathlib import Path

import pytest
from tests.neighbours.installed import is_there
from tests.site.projects import Project

TIMELINE = """\
title: The harbour talks
language: en
sources:
  a: {type: news, title: Talks begin, outlet: Outlet A, published: 2022-07-09}
events:
  - id: talks-begin
    date: 2022-07-08
    title: "Talks: they begin"
    added: 2022-07-20
    accounts: [a]
  - {id: talks-end, date: 2022-07-09, title: Talks end, accounts: [a]}
"""
LATE = """\
import mkdocs_gen_files
with mkdocs_gen_files.open("made/timeline.yml", "w") as file:
    file.write("title: Late")
"""
LANGUAGES = """\
      languages:
        - {locale: en, default: true, name: English, build: true}
        - {locale: fr, name: Français, build: true}
"""
FRENCH = """\
language: fr
title: Les pourparlers
events:
  - {id: talks-begin, title: Ils commencent}
  - {id: talks-end, title: Ils finissent}
"""
COMMITTED = "2021-03-04T00:00:00Z"


@dataclass(frozen=True)
class Neighbour:
    """A plugin as it is written in mkdocs.yml, with the files that it asks for."""

    name: str
    options: str = ""
    files: dict[str, str] = field(default_factory=dict)
    more: str = ""
    own_order: bool = False
    """It says itself that it must be listed last."""


NEIGHBOURS = (
    Neighbour("tags"),
    Neighbour("meta"),
    Neighbour("group", "      plugins: []\n"),
    Neighbour("offline"),
    Neighbour(
        "blog",
        files={
            "docs/blog/index.md": "# Blog\n",
            "docs/blog/posts/a.md": "---\ndate: 2022-01-01\n---\n# Post\n\nText.\n",
        },
    ),
    Neighbour("autorefs"),
    Neighbour("awesome-nav"),
    Neighbour("awesome-pages"),
    Neighbour("exclude", "      glob: ['*.yml']\n"),
    Neighbour("exclude-search", "      exclude: [talks/sources.md]\n"),
    Neighbour("ezlinks"),
    Neighbour("git-authors"),
    Neighbour("git-revision-date-localized", "      type: iso_date\n"),
    Neighbour("glightbox"),
    Neighbour("img2fig"),
    Neighbour("include-markdown"),
    Neighbour("literate-nav"),
    Neighbour("macros"),
    Neighbour("minify", "      minify_html: true\n"),
    Neighbour("monorepo"),
    Neighbour("print-site", own_order=True),
    Neighbour("redirects", "      redirect_maps: {old.md: talks/index.md}\n"),
    Neighbour("roamlinks"),
    Neighbour("rss"),
    Neighbour("same-dir"),
    Neighbour("section-index"),
    Neighbour("table-reader"),
)
THEMES = ("mkdocs", "readthedocs", "bootstrap", "terminal", "windmill")


def has(name: str, group: str = "mkdocs.plugins") -> bool:
    """Whether a plugin or theme is installed. By the switch it must be."""
    names = {entry.name for entry in entry_points(group=group)}
    return is_there(name, there=bool(names & {name, f"material/{name}"}))


def needs(name: str, group: str = "mkdocs.plugins") -> None:
    if not has(name, group):
        pytest.skip(f"{name} is not installed: `make neighbours` runs this")


def site_with(
    folder: Path, listed: list[str], files: dict[str, str], more: str = "", theme: str = "material"
) -> Project:
    """A project in Git, with plugins in the order given."""
    project = Project(folder)
    if "docs/en/index.md" not in files:
        files = {
            "docs/index.md": "# Home\n\n[Talks](talks/index.md)\n",
            "docs/talks/timeline.yml": TIMELINE,
            **files,
        }
    plugins = "".join(f"  - {entry}" for entry in ["search\n", *listed])
    project.write(
        {
            "mkdocs.yml": f"site_name: Site\nsite_url: https://site.example/\n{more}"
            f"theme: {{name: {theme}}}\nplugins:\n{plugins}",
            ".gitignore": "site/\n",
            **files,
        }
    )
    commit(folder)
    return project


def commit(folder: Path) -> None:
    git = shutil.which("git")
    assert git is not None
    who = ["-c", "user.name=Mia", "-c", "user.email=mia@site.example"]
    dates = {"GIT_AUTHOR_DATE": COMMITTED, "GIT_COMMITTER_DATE": COMMITTED}
    for command in (["init", "-q"], ["add", "-A"], [*who, "commit", "-qm", "First"]):
        subprocess.run([git, *command], cwd=folder, check=True, env={**os.environ, **dates})


def build(project: Project) -> str:
    done = project.mkdocs("build", "--strict")
    assert done.code == 0, done.output
    return (project.site / "talks/index.html").read_text("utf-8")


@pytest.mark.parametrize("neighbour", NEIGHBOURS, ids=lambda neighbour: neighbour.name)
@pytest.mark.parametrize("place", ["before", "after"])
def test_a_timeline_is_whole_beside_another_plugin(
    neighbour: Neighbour, place: str, tmp_path: Path
) -> None:
    needs(neighbour.name)
    if place == "before" and neighbour.own_order:
        pytest.skip("the plugin itself asks to be listed last")
    entry = f"{neighbour.name}:\n{neighbour.options}" if neighbour.options else neighbour.name
    entry = entry.rstrip("\n") + "\n"
    listed = [entry, "dateline\n"] if place == "before" else ["dateline\n", entry]
    page = build(site_with(tmp_path, listed, neighbour.files, neighbour.more))
    assert re.search(r'id="?talks-begin\b', page)
    assert "Talks: they begin" in page
    if neighbour.name == "git-revision-date-localized":
        assert COMMITTED[:10] in page
    if neighbour.name == "redirects":
        assert "talks/" in (tmp_path / "site/old/index.html").read_text("utf-8")


@pytest.mark.parametrize("theme", THEMES)
def test_a_timeline_is_whole_in_another_theme(theme: str, tmp_path: Path) -> None:
    needs(theme, "mkdocs.themes")
    page = build(site_with(tmp_path, ["dateline\n"], {}, theme=theme))
    assert 'id="talks-begin"' in page
    assert "assets/dateline-base.css" in page


def test_a_timeline_made_by_another_plugin_is_told_of(tmp_path: Path) -> None:
    needs("gen-files")
    listed = ["gen-files: {scripts: [late.py]}\n", "dateline\n"]
    project = site_with(tmp_path, listed, {"late.py": LATE})
    done = project.mkdocs("build")
    assert (
        "Dateline: the plugin mkdocs-gen-files makes 'made/timeline.yml' while the site is built, "
        "when the timelines have been read already. Write it into the docs folder before the build."
    ) in done.output
    assert not (project.site / "made").exists()


@pytest.mark.parametrize("structure", ["suffix", "folder"])
@pytest.mark.parametrize("place", ["before", "after"])
def test_each_language_of_a_site_has_its_own_timelines(
    structure: str, place: str, tmp_path: Path
) -> None:
    needs("i18n")
    french = TIMELINE.replace("harbour talks\nlanguage: en", "pourparlers\nlanguage: fr")
    entry = f"i18n:\n      docs_structure: {structure}\n{LANGUAGES}"
    listed = [entry, "dateline\n"] if place == "before" else ["dateline\n", entry]
    if structure == "suffix":
        files = {"docs/pourparlers/timeline.yml": french}
        pages = {"talks": "en", "pourparlers": "fr"}
    else:
        files = {
            "docs/en/index.md": "# Home\n\n[Talks](talks/index.md)\n",
            "docs/en/talks/timeline.yml": TIMELINE,
            "docs/fr/index.md": "# Accueil\n\n[Pourparlers](talks/index.md)\n",
            "docs/fr/talks/timeline.yml": french,
        }
        pages = {"en/talks": "en", "fr/talks": "fr"}
    project = site_with(tmp_path, listed, files)
    done = project.mkdocs("build", "--strict")
    assert done.code == 0, done.output
    for folder, language in pages.items():
        page = (project.site / folder / "index.html").read_text("utf-8")
        assert f'<html lang="{language}"' in page
        assert (project.site / folder / "data/timeline.json").exists()
        assert f"https://site.example/{folder}/" in (project.site / "sitemap.xml").read_text()
    assert not (project.site / "fr/pourparlers").exists()


@pytest.mark.parametrize("structure", ["suffix", "folder"])
@pytest.mark.parametrize("place", ["before", "after"])
def test_one_timeline_in_two_languages(structure: str, place: str, tmp_path: Path) -> None:
    needs("i18n")
    entry = f"i18n:\n      docs_structure: {structure}\n{LANGUAGES}"
    listed = [entry, "dateline\n"] if place == "before" else ["dateline\n", entry]
    original = "en/talks" if structure == "folder" else "talks"
    files = {
        f"docs/{original}/timeline.yml": TIMELINE,
        "docs/fr/talks/timeline.yml": f"translates: ../../{original}\n{FRENCH}",
    }
    if structure == "folder":
        files["docs/en/index.md"] = "# Home\n\n[Talks](talks/index.md)\n"
        files["docs/fr/index.md"] = "# Accueil\n\n[Pourparlers](talks/index.md)\n"
    project = site_with(tmp_path, listed, files)
    done = project.mkdocs("build", "--strict")
    assert done.code == 0, done.output
    for folder, language, other, tag in [
        (original, "en", "fr/talks", "fr"),
        ("fr/talks", "fr", original, "en"),
    ]:
        page = (project.site / folder / "people/index.html").read_text("utf-8")
        assert f'<html lang="{language}"' in page
        address = f"https://site.example/{other}/people/"
        assert f'hreflang="{tag}" href="{address}"' in page
        assert re.search(rf'<a href="[./]*{other}/people/" hreflang="{tag}" lang="{tag}">', page)
        # The theme's own choice of languages leads to the same page.
        assert re.search(rf'<a href="[./]*{other}/people/" hreflang="{tag}" class="md', page)
    sitemap = (project.site / "sitemap.xml").read_text("utf-8")
    for folder in (original, "fr/talks"):
        assert f"<loc>https://site.example/{folder}/people/</loc>" in sitemap
        link = 'hreflang="fr" href="https://site.example/fr/talks/people/"'
        assert sitemap.count(link) == 2
