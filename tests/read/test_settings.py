"""Whatever mkdocs.yml holds, its settings are read or a line says why not."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.data.file_names import SETTINGS
from dateline.problems import Problems, as_text
from dateline.read.project.root import find_project
from dateline.read.settings import read_settings
from dateline.read.timelines import read_timelines

READ_BADLY = [
    "site_name: !!bool maybe",
    "edit: !!int x",
    "edit: !!float x",
    "edit: !!timestamp x",
    "edit: 2022-99-99",
    "edit: !!omap 5",
    "edit: !ENV [NOT_SET, !!int x]",
    "? {a: b}\n: c",
    "<<: 5",
    "INHERIT: mkdocs.yml",
    "INHERIT: docs",
    'INHERIT: "a\\0b"',
    "INHERIT: " + "x" * 300,
    "a: " + "[" * 2000,
    "\x00",
]
USED_BADLY = [
    'site_url: "http://["',
    'site_url: "//["',
    'site_url: "https://x.example/\\ud800"',
    "site_url: 5",
    "site_name: [x]",
    'site_name: "\\ud800"',
    "use_directory_urls: maybe",
    "plugins: {dateline: {page_size: abc}}",
    "plugins: {dateline: {page_size: true}}",
    "plugins: {dateline: {page_size: 1.5}}",
    "plugins: {dateline: {templates: 5}}",
    "plugins: {dateline: {templates: mkdocs.yml}}",
    "plugins: {dateline: {report_url: [x]}}",
]


def told(folder: Path, text: str) -> list[str]:
    (folder / "docs").mkdir(exist_ok=True)
    address = "" if "site_url" in text else "site_url: https://site.example/\n"
    (folder / "mkdocs.yml").write_text(f"{address}{text}\n", encoding="utf-8")
    problems = Problems()
    read_settings(folder, problems)
    return [*map(as_text, problems.all)]


@pytest.mark.parametrize("text", READ_BADLY)
def test_what_cannot_be_read_is_told_in_a_line(tmp_path: Path, text: str) -> None:
    (line,) = told(tmp_path, text)
    assert line.startswith("mkdocs.yml")
    assert line.endswith("[unreadable-settings]")


@pytest.mark.parametrize("text", USED_BADLY)
def test_what_cannot_be_used_is_told_in_a_line(tmp_path: Path, text: str) -> None:
    (line,) = told(tmp_path, text)
    assert line.startswith("mkdocs.yml: warning: `")
    assert line.endswith("[unusable-setting]")


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ('"Qui\u00a0? Un r\u00e9cit"', "Qui\u00a0? Un r\u00e9cit"),
        (
            '"\u06a9\u062a\u0627\u0628\u200c\u0647\u0627"',
            "\u06a9\u062a\u0627\u0628\u200c\u0647\u0627",
        ),
        (">\n  A name in\n  two lines", "A name in two lines"),
    ],
)
def test_names_of_sites_as_people_write_them(tmp_path: Path, written: str, name: str) -> None:
    text = f"site_url: https://site.example/\nsite_name: {written}\n"
    (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
    problems = Problems()
    assert read_settings(tmp_path, problems).site_name == name
    assert not problems.all


AS_YAML = """\
site_name: The Example
site_url: https://site.example/talks
use_directory_urls: false
plugins: [{dateline: {page_size: 7}}]
"""
AS_TOML = """\
[project]
site_name = "The Example"
site_url = "https://site.example/talks"
use_directory_urls = false

[project.plugins.dateline]
page_size = 7
"""


@pytest.mark.parametrize("name", SETTINGS)
def test_settings_of_each_site_builder(tmp_path: Path, name: str) -> None:
    text = AS_TOML if name.endswith(".toml") else AS_YAML
    (tmp_path / "docs").mkdir()
    (tmp_path / name).write_text(text, encoding="utf-8")
    problems = Problems()
    settings = read_settings(find_project(tmp_path / "docs"), problems)
    assert not problems.all
    assert settings.site_name == "The Example"
    assert settings.site_url == "https://site.example/talks/"
    assert settings.page_size == 7
    assert not settings.directory_urls


def test_the_settings_of_mkdocs_count_first(tmp_path: Path) -> None:
    for name in SETTINGS:
        (tmp_path / name).write_text("site_name: {", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(AS_YAML, encoding="utf-8")
    assert read_settings(tmp_path, Problems()).site_name == "The Example"


def test_settings_of_zensical_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "zensical.toml").write_text("[project\n", encoding="utf-8")
    problems = Problems()
    read_settings(tmp_path, problems)
    (problem,) = problems.all
    assert as_text(problem).startswith("zensical.toml: warning: zensical.toml cannot be read")


def test_a_settings_file_that_is_a_link_to_itself(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").symlink_to("mkdocs.yml")
    problems = Problems()
    read_settings(tmp_path, problems)
    assert [problem.code for problem in problems.all] == ["unreadable-settings"]


def test_a_docs_folder_that_is_a_link_to_itself(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    docs.symlink_to("docs")
    problems = Problems()
    assert read_timelines(docs, problems) == ()
    (problem,) = problems.all
    assert as_text(problem) == (
        "docs: error: `docs` is a link that leads to no folder. "
        "Name the folder that contains your timelines. [no-docs-folder]"
    )
    assert find_project(docs) == tmp_path


def test_the_settings_beside_a_link_to_a_docs_folder_are_its_site_s(tmp_path: Path) -> None:
    site, elsewhere = tmp_path / "site", tmp_path / "elsewhere" / "docs"
    site.mkdir()
    elsewhere.mkdir(parents=True)
    (site / "mkdocs.yml").write_text("site_name: X\n", "utf-8")
    (site / "docs").symlink_to(elsewhere)
    assert find_project(site / "docs") == site.resolve()
    assert find_project(elsewhere) == elsewhere.resolve().parent
