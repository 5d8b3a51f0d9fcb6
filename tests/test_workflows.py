"""Workflows, ours and those that we give to others: nothing in them is unsafe, and each action is
pinned to one commit.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from tests.neighbours.installed import is_there

from dateline import __version__
from dateline.scaffold.home import INSTALL, REPOSITORY

ROOT = Path(__file__).resolve().parent.parent
FILES = ROOT / "generator" / "dateline" / "scaffold" / "files"
OURS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
GIVEN = [FILES / "pages.yml", FILES / "check.yml"]
ACTION = ROOT / "action.yml"
GUIDE = ROOT / "docs" / "guide"


def test_each_action_is_pinned_and_named() -> None:
    pins: dict[str, set[str]] = {}
    for path in (*OURS, *GIVEN, ACTION, *GUIDE.glob("*.md")):
        for line in re.findall(r"(?m)^.*\buses: .*@.*$", path.read_text("utf-8")):
            if f" {REPOSITORY}@" in line:
                continue  # this repository's own action, in the guide
            found = re.search(r"uses: ([\w./-]+)@([0-9a-f]{40} # v\d+\.\d+\.\d+)$", line)
            assert found, f"{path.name}: {line.strip()}"
            pins.setdefault(found[1], set()).add(found[2])
    assert len(pins) >= 6
    assert {action: pin for action, pin in pins.items() if len(pin) > 1} == {}


@pytest.fixture(scope="module")
def given(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with the workflows that we give."""
    folder = tmp_path_factory.mktemp("given") / ".github" / "workflows"
    folder.mkdir(parents=True)
    for path in GIVEN:
        shutil.copy(path, folder / path.name)
    return folder.parent.parent


def test_zizmor_finds_nothing(given: Path) -> None:
    zizmor = Path(sys.executable).parent / "zizmor"
    done = subprocess.run(
        [zizmor, "--offline", "--format", "json", *OURS, ACTION, given],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert json.loads(done.stdout) == []


def test_the_forms_are_right() -> None:
    for kind, paths in (("workflows", [*OURS, *GIVEN]), ("actions", [ACTION])):
        command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema"]
        done = subprocess.run(
            [*command, f"vendor.github-{kind}", *paths], capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout


def test_actionlint_finds_nothing(given: Path) -> None:
    beside = str(Path(sys.executable).parent)
    actionlint = shutil.which("actionlint") or shutil.which("actionlint", path=beside)
    if not is_there("actionlint", there=actionlint is not None):
        pytest.skip("actionlint is not on the PATH: `make neighbours` runs this")
    assert actionlint
    paths = [*OURS, *sorted((given / ".github" / "workflows").iterdir())]
    done = subprocess.run([actionlint, *paths], capture_output=True, text=True, check=False)
    assert done.stdout + done.stderr == ""


def test_only_who_publishes_may_write() -> None:
    for path in (*OURS, *GIVEN):
        workflow = yaml.safe_load(path.read_text("utf-8"))
        assert workflow["permissions"] == {}
        for name, job in workflow["jobs"].items():
            writes = {scope for scope, level in job["permissions"].items() if level == "write"}
            assert not writes or name in ("deploy", "publish"), f"{path.name}: {name}"
            runs = [step["run"] for step in job["steps"] if "run" in step]
            assert not (writes and runs), "a job that may write runs no code of the repository"


def test_the_guide_shows_the_workflows_that_are_given() -> None:
    page = (GUIDE / "publish.md").read_text("utf-8")
    for path in GIVEN:
        shown = re.search(
            rf'(?ms)^( *)```yaml title="\.github/workflows/{path.name}"\n(.*?)^ *```$', page
        )
        assert shown, path.name
        assert re.sub(rf"(?m)^{shown[1]}", "", shown[2]) == path.read_text("utf-8")


def test_the_hooks_run_commands_that_exist() -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert [hook["entry"] for hook in hooks] == ["dateline check", "dateline verify --frozen"]
    # Whichever data file is changed, all timelines are checked.
    assert all(hook["types"] == ["yaml"] and not hook["pass_filenames"] for hook in hooks)


def test_the_pages_name_the_one_address() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert f"pip install {INSTALL} && dateline new harbour --site" in readme
    guide = (GUIDE / "publish.md").read_text("utf-8")
    assert f"uses: {REPOSITORY}@v{__version__}" in guide
    assert f"https://github.com/{REPOSITORY}\n    rev: v{__version__}" in guide
    assert set(re.findall(r"\b(\w+/dateline)@", guide)) == {REPOSITORY}
