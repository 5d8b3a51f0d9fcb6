"""Kill a command of Dateline at random moments, and look at what it leaves.

Run by tests/site/test_kills.py in a process of its own, since it forks: the program is loaded
once, and each run of a command is a child that gets SIGKILL, half of them after a random part
of the time that the command takes, and half just before one of the first steps of writing, of
which there are few in that time. Prints one JSON object: how many were killed while they ran,
how often litter was left, and what was wrong.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import chdir, redirect_stdout
from pathlib import Path

from dateline.cli import main

FRESH = ".dateline-new-"
MANIFEST = "docs/.dateline.json"
ID = "id: belov-leaves"
# How one state of the data differs from the other. Ids come and go with their files.
CHANGES = {
    "build": (
        ("title: The harbour talks", "title: The long talks"),
        ("title: Belov leaves early", "title: Belov leaves the hall"),
        ("Who broke off contact?", "Who left?"),
        ("    was: [belov-storms-out]\n", "    was: [belov-storms-out, belov-goes]\n"),
    ),
    "verify": (
        ("words: on Friday", "words: Friday"),
        ("narration: left the hall on Friday", "narration: left the hall"),
    ),
}

# As Python's audit hooks call them; opening a file to write counts too.
WRITING = frozenset(["os.rename", "os.chmod", "os.mkdir", "os.remove", "os.rmdir"])
STEPS = {"build": 60, "verify": 6}

State = dict[str, bytes]


def files_in(folder: Path) -> State:
    """Every file below a folder, and every folder (as empty bytes, with a slash)."""
    return dict(_walk(folder))


def _walk(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        yield (f"{name}/", b"") if path.is_dir() else (name, path.read_bytes())


def run(command: str) -> int:
    """Run a command in this process; its exit status."""
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere, redirect_stdout(nowhere):
        try:
            main([command, *(["--today", "2026-11-22"] if command == "verify" else [])])
        except SystemExit as stop:
            return int(stop.code or 0)
    return 0


def run_and_kill(command: str, after: float) -> bool:
    """Whether the command was killed, `after` seconds from its start, before its end."""
    child = os.fork()
    if not child:
        os._exit(run(command))
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def run_and_kill_writing(command: str, step: int) -> bool:
    """Whether the command was killed as it began its writing step of that number, from 0."""
    child = os.fork()
    if not child:
        left = [step]

        def count_down(event: str, arguments: tuple[object, ...]) -> None:
            begins = event == "open" and str(arguments[1])[:1] in ("x", "w")
            if begins or event in WRITING:
                left[0] -= 1
                if left[0] < 0:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(count_down)
        os._exit(run(command))
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


class Killing:
    """One project that is changed, and its command killed, again and again."""

    def __init__(self, project: Path, command: str, seed: int) -> None:
        self.project = project
        self.command = command
        self.chance = random.Random(seed)
        self.wrong: list[str] = []
        self.killed = self.with_litter = self.laid = 0
        data = project / "docs" / "talks" / "timeline.yml"
        text = data.read_text("utf-8")
        other = text
        for old, new in CHANGES[command]:
            assert old in other, old
            other = other.replace(old, new)
        self.texts = [text, other]
        self.data = data
        self.states: list[State] = []
        self.took = 0.0
        for number in (1, 0):
            self.lay(number)
            start = time.perf_counter()
            assert run(command) == 0
            self.took = time.perf_counter() - start
            self.states = [self.state(), *self.states[:1]]

    def lay(self, number: int) -> None:
        self.data.write_text(self.texts[number], encoding="utf-8")

    def state(self) -> State:
        return files_in(self.project)

    def attempt(self) -> None:
        """Change the data, run the command and kill it; now and then let it finish."""
        self.laid = number = 1 - self.laid
        self.lay(number)
        if self.chance.random() < 0.5:
            after = self.chance.uniform(0, self.took * 1.1)
            self.killed += run_and_kill(self.command, after)
        else:
            step = self.chance.randrange(STEPS[self.command])
            self.killed += run_and_kill_writing(self.command, step)
        self.look(number)
        if self.chance.random() < 0.5:
            self.laid = number = self.chance.randrange(2)
            self.lay(number)
            if run(self.command):
                self.wrong.append("the next run fails")
            self.compare(self.states[number], self.state(), "after the next run")

    def look(self, number: int) -> None:
        """Each file is old or new, none that both have is missing, and nothing else is there."""
        found = self.state()
        litter = {name for name in found if Path(name).name.startswith(FRESH)}
        self.with_litter += bool(litter)
        for name, content in found.items():
            known = [state[name] for state in self.states if name in state]
            if name == self.data.relative_to(self.project).as_posix():
                known = [self.texts[number].encode()]
            if name == MANIFEST:
                json.loads(content)  # holds the hashes of both, half-way
            elif name not in litter and content not in known:
                self.wrong.append(f"{name} is neither old nor new")
            if name in litter and not name.startswith("docs/"):
                self.wrong.append(f"{name} is outside")
        for name in self.states[0].keys() & self.states[1].keys() - found.keys():
            self.wrong.append(f"{name} is lost")

    def compare(self, wanted: State, found: State, when: str) -> None:
        for name in sorted(wanted.keys() | found.keys()):
            if wanted.get(name) != found.get(name):
                what = "differs" if name in wanted and name in found else "is lost or left"
                self.wrong.append(f"{name} {what} {when}")


def kill_often(project: Path, command: str, times: int, seed: int) -> dict[str, object]:
    """So many attempts, and what came of them."""
    temporary = project / "tmp"
    temporary.mkdir()
    os.environ["TMPDIR"] = str(temporary)
    shutil.rmtree(project / "site", ignore_errors=True)
    with chdir(project):
        if command == "verify":
            run("build")
        killing = Killing(project, command, seed)
        for _ in range(times):
            killing.attempt()
        for number in (0, 1):
            killing.lay(number)
            if run(command):
                killing.wrong.append("the last run fails")
            killing.compare(killing.states[number], killing.state(), "at the end")
    return {
        "times": times,
        "killed": killing.killed,
        "with_litter": killing.with_litter,
        "seconds": round(killing.took, 3),
        "wrong": killing.wrong[:20],
    }


if __name__ == "__main__":
    folder, what, often, start = sys.argv[1:]
    print(json.dumps(kill_often(Path(folder), what, int(often), int(start))))  # noqa: T201
