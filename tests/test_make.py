"""`make serve` and `make test` say in one line what keeps them from starting, and what to do."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from tools import free_port

ROOT = Path(__file__).resolve().parent.parent
# What the Makefile and the script may use of the machine, apart from Python, git and uv.
PROGRAMS = ("sh", "make", "grep", "cat", "rm", "mkdir", "tail")
NEWER = "Dateline needs Python 3.11 or newer."
INSTALL = "install one (https://www.python.org/downloads/), and name it: make {} PYTHON=python3.13"


class Machine:
    """A clone of the repository, and a PATH with nothing on it but what a test puts there."""

    def __init__(self, folder: Path) -> None:
        self.clone = folder / "a clone"
        self.programs = folder / "programs"
        self.clone.mkdir()
        self.programs.mkdir()
        for name in ("Makefile", "requirements.lock", "pyproject.toml"):
            shutil.copy(ROOT / name, self.clone)
        (self.clone / "tools").mkdir()
        for name in ("prepare.sh", "free_port.py"):
            shutil.copy(ROOT / "tools" / name, self.clone / "tools")
        for name in PROGRAMS:
            found = shutil.which(name)
            assert found, name
            (self.programs / name).symlink_to(found)
        self.program("git", "exit 0")

    def program(self, name: str, script: str) -> None:
        """Put a program on the PATH, as the body of a shell script."""
        self._write(self.programs / name, script)

    def python(self, name: str, version: str, *, otherwise: str = "exit 0") -> None:
        """Put a Python on the PATH that knows its version; asked for more, it runs a script."""
        self.program(name, _python(version, otherwise))

    def environment(self, version: str, *, of: Path | None = None) -> None:
        """Put a finished .venv there, made in the folder `of`, whose programs say their names."""
        self._write(self.clone / ".venv/bin/python", _python(version, 'echo "runs: $*"'))
        self._write(self.clone / ".venv/bin/mkdocs", 'echo "mkdocs: $*"')
        (self.clone / ".venv/.ready").write_text(str(of or self.clone), "utf-8")

    def make(self, *arguments: str) -> tuple[int, str, str]:
        """Exit status, output, and what was complained of, without make's own last word."""
        done = subprocess.run(
            [self.programs / "make", "--no-print-directory", *arguments],
            cwd=self.clone,
            env={"PATH": str(self.programs), "LC_ALL": "C"},
            capture_output=True,
            text=True,
            check=False,
        )
        said = [line for line in done.stderr.splitlines() if not line.startswith("make: ***")]
        return done.returncode, done.stdout, "\n".join(said)

    def complaint(self, *arguments: str) -> str:
        """What make complains of, which must be one line."""
        code, _, said = self.make(*arguments)
        assert code == 2, said
        assert said.count("\n") == 0
        return said

    @staticmethod
    def _write(path: Path, script: str) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        path.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
        path.chmod(0o755)


def _python(version: str, otherwise: str) -> str:
    """A Python that knows no more than its version."""
    return f'case "$*" in *version_info*) echo {version};; *) {otherwise};; esac'


# Makes an environment as `python -m venv` does, of the program that is asked to.
MAKES = """case "$*" in
  *"-m venv"*) mkdir -p .venv/bin; cat "$0" >.venv/bin/python; chmod +x .venv/bin/python;;
  *ensurepip*) ;;
  *pip*) INSTALLS;;
esac"""


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    made = Machine(tmp_path)
    (made.programs / "chmod").symlink_to(shutil.which("chmod") or "/bin/chmod")
    return made


@pytest.mark.parametrize("goal", ["serve", "test", "check", "site"])
@pytest.mark.parametrize("version", ["2.7", "3.6", "3.10"])
def test_an_old_python(machine: Machine, goal: str, version: str) -> None:
    name = f"python{version}"
    machine.python(name, version)
    said = machine.complaint(goal, f"PYTHON={name}")
    install = INSTALL.format(goal)
    assert said == f"'{name}' is Python {version}; {NEWER} To go on, {install}"
    assert not (machine.clone / ".venv").exists()


def test_an_old_python_where_a_newer_one_is_there(machine: Machine) -> None:
    machine.python("python3", "3.9")
    machine.program("python3.14", "exit 127")
    machine.python("python3.12", "3.12")
    assert machine.complaint("test") == (
        f"'python3' is Python 3.9; {NEWER} To go on, type: make test PYTHON=python3.12"
    )


def test_no_python(machine: Machine) -> None:
    assert machine.complaint("serve") == (
        f"'python3' was not found; {NEWER} To go on, {INSTALL.format('serve')}"
    )
    machine.python("python3", "3.13")
    assert machine.complaint("serve", "PYTHON=nonesuch") == (
        f"'nonesuch' was not found; {NEWER} To go on, type: make serve PYTHON=python3"
    )


def test_a_python_that_does_not_start(machine: Machine) -> None:
    machine.program("python3", "echo 'pyenv: python3: command not found' >&2; exit 127")
    assert machine.complaint("serve") == (
        f"'python3' does not start; {NEWER} To go on, {INSTALL.format('serve')}"
    )


def test_a_named_python_counts_where_the_environment_is_ready(machine: Machine) -> None:
    machine.environment("3.12")
    machine.python("python3.10", "3.10")
    said = machine.complaint("test", "PYTHON=python3.10")
    assert said.startswith("'python3.10' is Python 3.10;")
    assert machine.make("test")[0] == 0, "and the environment is as it was"


def test_a_python_without_venv(machine: Machine) -> None:
    machine.python("python3", "3.12", otherwise="echo 'No module named ensurepip' >&2; exit 1")
    assert machine.complaint("test") == (
        "'python3' has no module venv. On Debian and Ubuntu, install it: "
        f"sudo apt install python3.12-venv. Elsewhere, {INSTALL.format('test')}"
    )


@pytest.mark.parametrize("goal", ["test", "lowest", "newest", "check"])
def test_no_git(machine: Machine, goal: str) -> None:
    machine.environment("3.12")
    (machine.programs / "git").unlink()
    assert machine.complaint(goal) == (
        "git was not found; the tests need it. Install it "
        f"(on Debian and Ubuntu: sudo apt install git), then type: make {goal}"
    )
    assert machine.make("serve")[0] == 0


NO_ANSWER = (
    "The packages cannot be fetched: their server does not answer. "
    "Check the network and the proxy, then type: make serve (Details: .venv/preparing.log)"
)


def test_pip_without_a_network(machine: Machine) -> None:
    words = "WARNING: Retrying after NewConnectionError; ERROR: No matching distribution found"
    machine.python(
        "python3", "3.12", otherwise=MAKES.replace("INSTALLS", f"echo '{words}'; exit 1")
    )
    assert machine.complaint("serve") == NO_ANSWER
    assert words in (machine.clone / ".venv/preparing.log").read_text("utf-8")


def test_uv_without_a_network(machine: Machine) -> None:
    uv = f"""case "$1" in
      venv) mkdir -p .venv/bin; cat "{machine.programs}/python3" >.venv/bin/python
            chmod +x .venv/bin/python;;
      *) echo "error: Failed to fetch: 'https://pypi.org/simple/click/'" >&2
         echo "  Caused by: dns error" >&2; exit 2;;
    esac"""
    machine.python("python3", "3.12")
    machine.program("uv", uv)
    assert machine.complaint("serve") == NO_ANSWER


def test_another_fault_of_pip_is_named(machine: Machine) -> None:
    fault = "ERROR: Could not install packages due to an OSError: No space left on device"
    installs = f"echo '{fault}'; exit 1"
    machine.python("python3", "3.12", otherwise=MAKES.replace("INSTALLS", installs))
    assert machine.complaint("test") == (
        f"Installing the packages with pip failed: {fault}. To start anew, type: make clean, "
        "then: make test (Details: .venv/preparing.log)"
    )


@pytest.mark.parametrize("broken", ["interpreter gone", "moved", "half made", "no environment"])
def test_a_broken_environment_is_made_anew(machine: Machine, broken: str) -> None:
    machine.python("python3", "3.12", otherwise=MAKES.replace("INSTALLS", "exit 0"))
    machine.environment("3.12", of=machine.clone / "old" if broken == "moved" else None)
    if broken == "interpreter gone":
        (machine.clone / ".venv/bin/python").unlink()
        (machine.clone / ".venv/bin/python").symlink_to("/nowhere/python")
    if broken == "half made":
        (machine.clone / ".venv/.ready").unlink()
    if broken == "no environment":
        shutil.rmtree(machine.clone / ".venv")
    code, printed, said = machine.make("test")
    assert (code, said) == (0, "")
    assert printed.startswith("Preparing .venv with pip\n")
    assert not (machine.clone / ".venv/bin/mkdocs").exists(), "nothing of the old one is left"
    assert machine.make("test")[1].startswith(".venv/bin/python"), "and it is ready from now on"


def test_a_changed_lock_file_brings_the_environment_up_to_date(machine: Machine) -> None:
    machine.python("python3", "3.12", otherwise=MAKES.replace("INSTALLS", "exit 0"))
    machine.environment("3.12")
    ready = (machine.clone / ".venv/.ready").stat().st_mtime_ns
    os.utime(machine.clone / "requirements.lock", ns=(ready + 10**9, ready + 10**9))
    assert machine.make("serve")[1].startswith("Preparing .venv with pip\n")
    assert (machine.clone / ".venv/bin/mkdocs").exists(), "what is there is kept"


def test_a_taken_port(machine: Machine) -> None:
    machine.environment("3.12")
    (machine.clone / ".venv/bin/python").unlink()
    (machine.clone / ".venv/bin/python").symlink_to(sys.executable)
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        said = machine.complaint("serve", f"PORT={port}")
    free = said.rpartition("=")[2]
    assert said == f"Port {port} is in use by another program. Type: make serve PORT={free}"
    code, printed, _ = machine.make("serve", f"PORT={free}")
    assert code == 0
    assert f"mkdocs: serve --dev-addr 127.0.0.1:{free}" in printed


@pytest.mark.parametrize("given", ["abc", "0", "70000", "-1", "", "80 80", "٨٠٠٠"])
def test_no_port(given: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(free_port, "refusal", lambda _: None)
    assert free_port.why_not(given) == (
        f"PORT is '{given}', which is no port. Type: make serve PORT=8001"
    )


def test_a_port_that_is_not_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(free_port, "refusal", lambda port: 13 if port < 1024 else None)
    assert free_port.why_not("80") == "Port 80 is not allowed to you. Type: make serve PORT=1025"
