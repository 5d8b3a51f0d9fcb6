"""Each folder of tests/cases is a small project, and its problems.txt tells what is wrong with it.

That file is what `dateline check` prints. Where it takes other commands to show the problem,
or to make what Git does not keep (a huge file, a link), each stands on a line that begins
with `$ `, and below it what it prints. All of them run in a copy of the folder.

`UPDATE_GOLDENS=1 pytest tests/test_cases.py` writes what the program prints today into
every problems.txt; the difference is then for a person to read.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from dateline.cli import main
from dateline.problems.codes import all_codes

ROOT = Path(__file__).resolve().parent.parent
CASES = ROOT / "tests" / "cases"
NAMES = sorted(path.parent.name for path in CASES.glob("*/problems.txt"))
CHECK = "dateline check --today 2026-11-22"
# Root may read and write anything. This takes that away from a command.
LIKE_ANYONE = ("setpriv", "--inh-caps=-all", "--bounding-set=-dac_override,-dac_read_search")


def told(golden: str) -> str:
    """What the commands of a problems.txt print in the current folder."""
    commands = re.findall(r"^\$ (.*)$", golden, re.MULTILINE)
    if not commands:
        return run_here(CHECK)
    # What a folder's mode forbids can only be seen in a process that heeds it.
    heeding = any(command.startswith("chmod ") for command in commands)
    return "".join(f"$ {command}\n{run(command, heeding=heeding)}" for command in commands)


def run(command: str, *, heeding: bool) -> str:
    alone = command.startswith("dateline ") and "|" not in command
    return run_here(command) if alone and not heeding else run_in_shell(command, heeding=heeding)


def run_here(command: str) -> str:
    """What a command of Dateline prints, in this process, for speed."""
    return CliRunner().invoke(main, shlex.split(command)[1:], catch_exceptions=False).output


def run_in_shell(command: str, *, heeding: bool) -> str:
    """What a command prints in a shell that finds this environment's `dateline`.

    With `heeding`, the command heeds modes of files even if root runs it.
    """
    as_root = heeding and os.geteuid() == 0
    if as_root and not shutil.which(LIKE_ANYONE[0]):
        pytest.skip("root may read and write anything, and there is no setpriv to change that")
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    done = subprocess.run(
        [*(LIKE_ANYONE if as_root else ()), "sh", "-c", command],
        env={**os.environ, "PATH": path, "PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    return done.stdout


@pytest.mark.parametrize("name", NAMES)
def test_case(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    golden = CASES / name / "problems.txt"
    shutil.copytree(CASES / name, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    found = told(golden.read_text("utf-8"))
    if os.environ.get("UPDATE_GOLDENS"):
        golden.write_text(found, encoding="utf-8")
    assert found == golden.read_text("utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_case_is_named_for_its_code(name: str) -> None:
    text = (CASES / name / "problems.txt").read_text("utf-8")
    code = name.partition("--")[0]
    assert f"[{code}]" in text or code == "none"


def test_every_code_has_a_case() -> None:
    shown = {name.partition("--")[0] for name in NAMES} - {"none"}
    assert all_codes().keys() - shown == set(), "make a folder of that name in tests/cases/"
    assert shown - all_codes().keys() == set(), "no problem has this code"
