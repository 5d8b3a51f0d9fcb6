"""However a command or a build ends, it ends in words: an error of the program's own, an
output that is closed or knows few letters, a person who stops it.
"""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, Literal

import pytest
from click.testing import CliRunner
from mkdocs.commands.build import build as build_site
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, PluginError
from tests.site.projects import Project, environment

from dateline import build
from dateline.cli import main
from dateline.mkdocs_plugin import material

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs.config.defaults import MkDocsConfig

DATA = "docs/talks/timeline.yml"
COMMAND = [sys.executable, "-m", "dateline"]


def fail(*_: object, **__: object) -> None:
    raise KeyError("outlet-a\nof two lines")


def stop(*_: object, **__: object) -> None:
    raise KeyboardInterrupt


def fill(*_: object, **__: object) -> None:
    raise OSError(28, "No space left on device", "somewhere")


@pytest.mark.parametrize("command", [["check"], ["verify"], ["build"]])
def test_an_error_of_ours_is_one_line_and_status_3(
    project: Project, monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    monkeypatch.setattr(build, "check_timelines", fail)
    done = project.dateline(*command)
    assert done.code == 3
    assert done.output.startswith(
        r"Dateline itself has a fault: KeyError: 'outlet-a\nof two lines' (build.py, line "
    )
    assert done.output.endswith(
        "). Your data is not the cause. Please report this line, and the steps that lead to it. "
        "With DATELINE_TRACEBACK=1 in the environment, the full traceback is shown.\n"
    )
    assert done.output.count("\n") == 1


def test_all_of_an_error_is_shown_to_those_who_ask(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build, "check_timelines", fail)
    monkeypatch.setenv("DATELINE_TRACEBACK", "1")
    done = project.dateline("check")
    assert done.code == 3
    assert done.output.startswith("Traceback (most recent call last)")


def test_a_person_stops_it(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build, "check_timelines", stop)
    done = project.dateline("check")
    assert (done.code, done.output) == (130, "Stopped.\n")


def test_what_the_system_refuses_is_no_error_of_ours(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build, "check_timelines", fill)
    done = project.dateline("check")
    assert done.code == 3
    assert done.output == (
        "Dateline cannot continue: no space left on device (somewhere). "
        "Free some space, or change the permissions.\n"
    )


def configured(project: Project, command: Literal["build", "serve"]) -> MkDocsConfig:
    config = load_config(str(project.folder / "mkdocs.yml"))
    config.plugins.on_startup(command=command, dirty=False)
    return config


def test_an_error_of_ours_stops_a_build_in_one_line(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build, "check_timelines", fail)
    with pytest.raises(PluginError) as raised:
        configured(project, "build").plugins.on_pre_build(
            config=load_config(str(project.folder / "mkdocs.yml"))
        )
    assert str(raised.value).startswith("Dateline itself has a fault: KeyError: ")
    assert "\n" not in str(raised.value)


def test_an_error_of_ours_is_a_page_of_the_preview(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = configured(project, "serve")
    with monkeypatch.context() as broken:
        broken.setattr(build, "check_timelines", fail)
        build_site(config)
    page = (project.site / "talks" / "index.html").read_text("utf-8")
    assert "Dateline itself has a fault: KeyError" in page
    assert "Please report this line" in page
    assert (project.site / "index.html").is_file()
    build_site(config)  # as the server does when a file has changed
    page = (project.site / "talks" / "index.html").read_text("utf-8")
    assert "Belov leaves early" in page


def test_an_error_in_dressing_a_page_leaves_the_page(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(material, "add_to_head", fail)
    build_site(configured(project, "serve"))
    page = (project.site / "talks" / "index.html").read_text("utf-8")
    assert "Belov leaves early" in page
    with pytest.raises(Abort):
        build_site(configured(project, "build"))


def test_a_template_of_the_site_that_fails_is_told_in_every_way(project: Project) -> None:
    project.replace("mkdocs.yml", "dateline]", "dateline: {templates: mine}]")
    project.write({"mine/_event.md": "{% for x in %}\n"})
    done = project.mkdocs()
    assert done.code == 1
    assert "mine/_event.md:1:1: error: The site's own template cannot be used: " in done.output
    assert "Dateline: 1 error. Nothing was written." in done.output
    assert "Traceback" not in done.output
    build_site(configured(project, "serve"))
    page = (project.site / "talks" / "index.html").read_text("utf-8")
    assert "template-error" in page


ENCODINGS = ["latin-1", "cp437", "cp1252"]


def printed(encoding: str, *arguments: str) -> str:
    """What a command prints into a stream of an encoding, as Python opens it."""
    done = CliRunner(charset=encoding).invoke(main, [*arguments], catch_exceptions=False)
    assert done.exit_code <= 1, done.output
    return done.stdout_bytes.decode(encoding)


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_any_output_knows_enough_letters(
    project: Project, encoding: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project.folder)
    project.replace(DATA, "title: Belov leaves early", "titel: Łódź → 🎉 é")
    for arguments in (["check"], ["check", "--format", "github"], ["build"], ["verify"]):
        assert "unknown-key" in printed(encoding, *arguments)
    told = json.loads(printed(encoding, "check", "--format", "json"))
    assert "unknown-key" in {problem["code"] for problem in told}
    assert "Usage: " in printed(encoding, "date", "--help")
    assert json.loads(printed(encoding, "date", "--json", "8 Łipca 🎉"))["text"] == "8 Łipca 🎉"
    assert json.loads(printed(encoding, "date", "--json", "8 July \udcff"))["error"]


def test_a_letter_that_the_output_lacks_is_a_code() -> None:
    env = {**environment(), "PYTHONIOENCODING": "latin-1"}
    command = [*COMMAND, "date", "8 é Łipca"]
    done = subprocess.run(command, env=env, capture_output=True, check=False)
    assert done.returncode == 1
    assert b"8 \xe9 \\u0141ipca" in done.stderr


def test_stray_bytes_on_standard_input(tmp_path: Path) -> None:
    env = {**environment(), "PYTHONUTF8": "1"}
    done = subprocess.run(
        [*COMMAND, "date", "-"],
        cwd=tmp_path,
        env=env,
        input=b"8 July 2022\n8 Juli\xff\n",
        capture_output=True,
        check=False,
    )
    first, second = map(json.loads, done.stdout.decode().splitlines())
    assert first["edtf"] == "2022-07-08"
    assert second["error"]["code"] == "unparsable"
    assert done.stderr == b""


def test_a_reader_who_wants_no_more() -> None:
    with subprocess.Popen(
        [*COMMAND, "date", "-"],
        env=environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdin
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        process.stdin.write(b"8 July 2022\n" * 3)
        process.stdin.close()
        told = process.stderr.read()
        assert (process.wait(60), told) == (141, b"")


@pytest.mark.parametrize("closed", [">&-", "<&- >&- 2>&-"])
def test_closed_streams(project: Project, closed: str) -> None:
    project.replace(DATA, "title: Belov leaves early", "titel: Belov leaves early")
    command = f'"{sys.executable}" -m dateline check {closed}'
    done = subprocess.run(
        ["sh", "-c", command],
        cwd=project.folder,
        env=environment(),
        capture_output=True,
        check=False,
    )
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr


def test_an_output_that_is_full() -> None:
    done = subprocess.run(
        ["sh", "-c", f'"{sys.executable}" -m dateline date 2022 > /dev/full'],
        env=environment(),
        capture_output=True,
        check=False,
    )
    if done.returncode == 2:
        pytest.skip("this system has no /dev/full")
    assert done.returncode == 3
    assert done.stderr == (
        b"Dateline cannot continue: no space left on device. Free some space, or change the "
        b"permissions.\n"
    )


def test_an_environment_without_anything(project: Project) -> None:
    kept = {name: value for name, value in environment().items() if name == "PYTHONPATH"}
    done = subprocess.run(
        [*COMMAND, "build"], cwd=project.folder, env=kept, capture_output=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")
