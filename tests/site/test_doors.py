"""Two doors, one core: `dateline build` and the MkDocs plugin give the same bytes, but for pages,
whose HTML the plugin has ready. `test_four_ways` holds those together.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.structure.files import get_files
from tests.site.projects import CONFIG, Project, files_of

from dateline.mkdocs_plugin.generated_files import GeneratedFile

STANDS_BESIDE = ".dateline.json"


def made_by_plugin(config_file: Path) -> dict[str, bytes]:
    """Every file that the plugin adds to a site, with its bytes."""
    config = load_config(str(config_file))
    config.plugins.on_startup(command="build", dirty=False)
    config = config.plugins.on_config(config)
    config.plugins.on_pre_build(config=config)
    files = config.plugins.on_files(get_files(config), config=config)
    return {file.src_uri: file.content_bytes for file in files if isinstance(file, GeneratedFile)}


def made_by_command(project: Project) -> dict[str, bytes]:
    done = project.dateline("build", "--out", "out")
    assert done.code == 0, done.output
    made = dict(files_of(project.folder / "out"))
    del made[STANDS_BESIDE]
    return made


def without_pages(made: dict[str, bytes]) -> dict[str, bytes | None]:
    """The names of pages, and all of the other files."""
    return {name: None if name.endswith(".md") else data for name, data in made.items()}


@pytest.mark.parametrize(
    "config",
    [
        CONFIG,
        CONFIG.replace("harbour/", "harbour"),
        CONFIG.replace("https://news.example/harbour/", "''"),
        CONFIG.replace("site_url: https://news.example/harbour/\n", ""),
        CONFIG.replace("site_url: https", 'site_url: !ENV [NO_SUCH, "https').replace(
            "harbour/\n", 'harbour/"]\n'
        ),
        CONFIG.replace("https://news.example/harbour/", "!ENV [NO_SUCH_ADDRESS]"),
        CONFIG.replace("https://news.example/harbour/", "!ENV [A_DRY_RUN, https://other.example]"),
        CONFIG + "use_directory_urls: false\n",
        CONFIG + "use_directory_urls: !ENV [A_NO, true]\n",
        CONFIG.replace("[search, dateline]", "[search, dateline: {page_size: 1}]"),
        CONFIG.replace("[search, dateline]", "{search: {}, dateline: {page_size: 1}}"),
        CONFIG.replace(
            "[search, dateline]", '[dateline: {report_url: "https://a.example/?e={id}"}]'
        ),
        CONFIG.replace("[search, dateline]", "[dateline, material/offline]"),
        CONFIG.replace("[search, dateline]", "[dateline, material/offline: {enabled: false}]"),
    ],
)
def test_the_same_bytes(project: Project, config: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("A_NO", "false")
    monkeypatch.setenv("A_DRY_RUN", "https://dry.example/run")
    project.write({"mkdocs.yml": config})
    plugin = made_by_plugin(project.folder / "mkdocs.yml")
    assert without_pages(made_by_command(project)) == without_pages(plugin)
    assert {"talks/index.md", "talks/e/belov-leaves/index.html", "assets/dateline.css"} <= {*plugin}


def test_the_same_bytes_with_inherited_settings(project: Project) -> None:
    (project.folder / "mkdocs.yml").rename(project.folder / "base.yml")
    project.write({"mkdocs.yml": "INHERIT: base.yml\nplugins: [dateline: {page_size: 1}]\n"})
    made = made_by_command(project)
    assert without_pages(made) == without_pages(made_by_plugin(project.folder / "mkdocs.yml"))
    assert b"https://news.example/harbour/talks/e/" in made["talks/e/belov-leaves/index.html"]


def test_files_that_are_no_pages_reach_the_site_as_they_are(
    talks: Project, project: Project
) -> None:
    files = {k: v for k, v in made_by_command(project).items() if not k.endswith(".md")}
    assert len(files) > 8
    for name, content in files.items():
        assert (talks.site / name).read_bytes() == content, name


def test_files_on_disk_and_the_plugin_together(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    alone = project.mkdocs("build", "--strict", "--site-dir", "alone")
    assert project.dateline("build").code == 0
    together = project.mkdocs("build", "--strict", "--site-dir", "together")
    assert (alone.code, together.code) == (0, 0), alone.output + together.output
    first, second = (dict(files_of(project.folder / name)) for name in ("alone", "together"))
    assert sorted(first) == sorted(second)
    assert [name for name in first if first[name] != second[name]] == []


def test_the_order_of_the_docs_folder_changes_nothing(project: Project) -> None:
    """A timeline in one file, in a file per section or a folder per section is one timeline."""
    before = made_by_command(project)
    text = project.read("docs/talks/timeline.yml")
    head, events = text.split("events:\n")
    events, corrections = events.split("corrections:\n")
    first, second = events.split("  - id: belov-leaves\n")
    project.write(
        {
            "docs/talks/timeline.yml": head,
            "docs/talks/events/1.yml": first,
            "docs/talks/events/2.yml": "  - id: belov-leaves\n" + second,
            "docs/talks/corrections.yml": corrections,
        }
    )
    after = made_by_command(project)
    marker = b"change the data, not this page"
    assert sorted(before) == sorted(after)
    for name, content in after.items():
        kept = [line for line in content.splitlines() if marker not in line]
        assert kept == [line for line in before[name].splitlines() if marker not in line], name
