"""The commands that have a module of their own."""

from __future__ import annotations

import errno
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import click
import pytest
from click.testing import CliRunner

from dateline import commands
from dateline.cli import main
from dateline.problems import explain_fault


def test_every_command_is_part_of_the_program() -> None:
    modules = [
        import_module(f"{commands.__name__}.{each.name}")
        for each in iter_modules(commands.__path__)
    ]
    made = {
        each
        for module in modules
        for each in vars(module).values()
        if isinstance(each, click.Command)
    }
    lost = [each.name for each in made if each not in main.commands.values()]
    assert made
    assert not lost, "add_command in cli.py is missing for these"


@pytest.mark.parametrize(
    ("args", "status", "output"),
    [
        (["date", "-0043"], 0, "On pages: 44 BC"),
        (["date", "-0043/-0040", "--json"], 0, '"display": "44–41 BC"'),
        (["date", "the next day", "--from", "-0043-03-15"], 0, "EDTF:     -0043-03-16"),
        (["date", "--language", "fr", "-0043"], 0, "44 av. J.-C."),
        (["date", "--frob", "-0043"], 2, "No such option '--frob'"),
        (["draft", "no.html", "--to", "x"], 1, "There is no file `no.html`. Name the saved page"),
        (["import", "x.json", "--to", "x"], 1, "x.json:1:13: error: This is not JSON: expecting"),
    ],
)
def test_what_a_command_says(
    args: list[str], status: int, output: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "x.json").write_text('{"events": [', encoding="utf-8")
    done = CliRunner().invoke(main, args, catch_exceptions=False)
    assert (done.exit_code, output in done.output) == (status, True), done.output


def test_an_export_is_not_written_over_what_is_of_another_kind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    runner = CliRunner()
    assert runner.invoke(main, ["new", "site", "--site"]).exit_code == 0
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    for named, out in (("notes", "file"), ("csv", "site")):
        done = runner.invoke(
            main, ["export", "site/docs/harbour-talks", "--as", named, "--out", out]
        )
        assert done.exit_code == 1
        assert "is there already, and is something else: nothing is written." in done.output


@pytest.mark.parametrize(
    ("code", "cure"),
    [(errno.ENOENT, "Make the folder"), (errno.ENOTDIR, "A file is in the way"),
     (errno.EACCES, "Change the permissions, or write elsewhere."), (errno.ENOSPC, "Free some")],
)  # fmt: skip
def test_what_the_system_refuses_has_a_cure(code: int, cure: str) -> None:
    assert cure in explain_fault(OSError(code, "It is so", "place"))


def test_a_timeline_without_events_goes_out_and_comes_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "docs" / "talks").mkdir(parents=True)
    (tmp_path / "docs" / "talks" / "timeline.yml").write_text("title: Talks\n", encoding="utf-8")
    runner = CliRunner()
    export = ["export", "docs/talks", "--out"]
    assert runner.invoke(main, [*export, "t.json", "--as", "timelinejs"]).exit_code == 0
    done = runner.invoke(main, ["import", "t.json", "--to", "docs/again"])
    assert (done.exit_code, done.output.splitlines()[0]) == (
        0,
        "t.json: nothing to import (timelinejs)",
    )
    done = runner.invoke(main, [*export, "vault", "--as", "notes"])
    assert done.output.endswith("Nothing to write: the timeline has no events.\n")


@pytest.mark.parametrize(
    ("args", "status", "says"),
    [
        (["new", ""], 2, "the name is empty. Name the folder, or write . for this one."),
        (["new", "my site"], 1, "at or above `my site`."),
        (["new", "my site"], 1, 'type: dateline new "my site" --site'),
        (["date", "8 July 2022", "--zone", "Mars"], 1, "[unknown-timezone]"),
        (["date", "8 July 2022", "--zone", "CST"], 1, "[ambiguous-timezone]"),
        (["date", "8 July 2022", "--zone", "Europe/Kyiv"], 0, "2022-07-08"),
    ],
)  # fmt: skip
def test_what_is_typed_wrongly_is_told(
    args: list[str], status: int, says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(main, args, catch_exceptions=False)
    assert (done.exit_code, says in done.output) == (status, True), done.output
