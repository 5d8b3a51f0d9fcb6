"""What people and programs call: the command, the module, the wheel."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from tests.site.projects import ROOT, Project, environment, run

import dateline

DATA = "docs/talks/timeline.yml"


@pytest.mark.parametrize("arguments", [["check"], ["--help"], ["date", "8 July 2022"], ["nothing"]])
def test_the_module_is_the_command(project: Project, arguments: list[str]) -> None:
    command = Path(sys.executable).with_name("dateline")
    if not command.exists():
        pytest.skip("the command `dateline` is not installed beside this Python")
    one = run([str(command), *arguments], project.folder)
    other = run([sys.executable, "-m", "dateline", *arguments], project.folder)
    assert one == other


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ([], ["Usage: dateline", "timeline.yml", "check", "verify", "build", "date"]),
        (["check"], ["DOCS", "--format", "--strict", "--today", "Exit status"]),
        (["verify"], ["--frozen", "--accept", "checked.yml", "published.yml"]),
        (["build"], ["--out", "never overwritten"]),
        (["date"], ["--counted-from", "--json", "dateline date"]),
    ],
)
def test_help_teaches(project: Project, command: list[str], words: list[str]) -> None:
    done = project.dateline(*command, "--help")
    assert done.code == 0
    assert [word for word in words if word not in done.output] == []
    assert max(map(len, done.output.splitlines())) <= 96


def test_exit_status(project: Project) -> None:
    assert project.dateline("check").code == 0
    project.replace(DATA, "draft: true, accounts: [outlet-b]", "draft: true")
    assert project.dateline("check").code == 0
    assert project.dateline("check", "--strict").code == 1
    project.replace(DATA, "date: 2022-07-07", "date: 2022-02-30")
    for command in ("check", "verify", "build"):
        assert project.dateline(command).code == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "--format", "xml"],
        ["check", "--today", "someday"],
        ["check", "docs", "more"],
        ["check", "mkdocs.yml"],
        ["chekc"],
        ["build", "--out"],
        ["date"],
    ],
)
def test_misuse(project: Project, arguments: list[str]) -> None:
    done = project.dateline(*arguments)
    assert done.code == 2
    assert "Error" in done.output


def test_a_docs_folder_that_is_not_there(project: Project) -> None:
    done = project.dateline("check", "dosc")
    assert done.code == 1
    assert done.output == (
        "dosc: error: There is no folder `dosc`. Name the folder that contains your timelines. "
        "[no-docs-folder]\n1 error.\n"
    )


def test_problems_as_json(project: Project) -> None:
    assert json.loads(project.dateline("check", "--format", "json").output) == []
    project.replace(DATA, "date: 2022-07-07", "date: 2022-02-30")
    done = project.dateline("check", "--format", "json")
    assert done.code == 1
    (problem,) = json.loads(done.output)
    assert list(problem) == ["path", "line", "column", "severity", "code", "message", "hint"]
    assert problem["path"] == DATA
    assert (problem["line"], problem["column"]) == (26, 11)
    assert (problem["severity"], problem["code"]) == ("error", "invalid-date")


def test_problems_as_annotations(project: Project) -> None:
    project.replace(DATA, "date: 2022-07-07", "date: 2022-02-30")
    first, total = project.dateline("check", "--format", "github").output.splitlines()
    assert first.startswith(f"::error file={DATA},line=26,col=11,title=invalid-date::'2022-02-30'")
    assert total == "1 error."


def test_what_is_written_is_plain_where_there_is_no_terminal(project: Project) -> None:
    project.replace(DATA, "date: 2022-07-07", "date: 2022-02-30")
    done = run([sys.executable, "-m", "dateline", "check"], project.folder)
    assert "\x1b" not in done.output
    assert done.output.isprintable() or "\n" in done.output


def test_a_few_lines_of_python(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """The script of the package's docstring."""
    monkeypatch.chdir(project.folder)
    site = dateline.load("docs")
    assert [dateline.as_text(problem) for problem in site.problems] == []
    assert len(site.write("build").written) == len(site.render())
    assert dateline.load("docs").write("build").written == ()
    project.replace(DATA, "date: 2022-07-07", "date: 2022-02-30")
    broken = dateline.load("docs")
    assert broken.has_errors
    with pytest.raises(dateline.ProblemsFoundError) as raised:
        broken.write("build")
    assert raised.value.problems == broken.problems
    assert str(raised.value).endswith("[invalid-date]\n1 error.")


def test_every_public_name_is_there() -> None:
    assert [name for name in dateline.__all__ if not hasattr(dateline, name)] == []


def test_the_package_needs_neither_mkdocs_nor_click() -> None:
    code = "import sys, dateline; print({'mkdocs', 'click', 'rich'} & set(sys.modules))"
    done = run([sys.executable, "-c", code], ROOT)
    assert done.output == "set()\n"


def test_the_wheel_holds_all_that_the_program_reads(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps"]
    command += ["--no-build-isolation", "--wheel-dir", str(tmp_path), str(ROOT)]
    done = subprocess.run(command, env=environment(), capture_output=True, text=True, check=False)
    if "No module named pip" in done.stderr:
        pytest.skip("pip is not installed beside this Python")
    assert done.returncode == 0, done.stderr
    (wheel,) = tmp_path.glob("dateline-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        entry_points = next(name for name in names if name.endswith("entry_points.txt"))
        entries = archive.read(entry_points).decode()
    package = ROOT / "generator"
    wanted = {
        path.relative_to(package).as_posix()
        for path in (package / "dateline").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and not path.name.startswith(".")
    }
    assert wanted <= names
    assert {"dateline/render/templates/timeline.md", "dateline/assets/style/page.css"} <= names
    assert {"dateline/languages/en.toml", "dateline/py.typed"} <= names
    assert "dateline = dateline.cli:main" in entries
    assert "dateline = dateline.mkdocs_plugin.plugin:DatelinePlugin" in entries
    assert not [name for name in names if name.startswith(("tests", "docs", "bench"))]
