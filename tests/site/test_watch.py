"""`dateline build --watch` as a person has it in a terminal: it lives through errors, and stops."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, Queue
from threading import Thread

import pytest
from tests.site.projects import PATIENCE, Project, environment, harbour

ERRORS = r"^\d+ error"  # the line that counts them
PAGE = "out/talks/index.md"


class Watching:
    """A running `dateline build --watch`, and the lines that it prints."""

    def __init__(self, project: Project, process: subprocess.Popen[str]) -> None:
        self.project = project
        self.process = process
        self._lines: Queue[str] = Queue()
        self.seen: list[str] = []
        self._reader = Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        for line in self.process.stdout or ():
            self._lines.put(line.rstrip("\n"))

    def until(self, end: str) -> list[str]:
        """The lines up to one that fits a pattern."""
        found: list[str] = []
        while True:
            try:
                found.append(self._lines.get(timeout=PATIENCE / 10))
            except Empty:
                pytest.fail(f"{end!r} did not come after {found or self.seen}")
            self.seen.append(found[-1])
            if re.search(end, found[-1]):
                return found

    def is_quiet(self, seconds: float = 2.0) -> bool:
        """Whether nothing is printed for a while."""
        try:
            self.seen.append(self._lines.get(timeout=seconds))
        except Empty:
            return True
        return False

    def end(self) -> None:
        self.process.kill()
        self.process.wait()
        self._reader.join()
        assert self.process.stdout is not None
        self.process.stdout.close()

    def stop(self) -> int:
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(timeout=PATIENCE / 10)


@contextmanager
def watching(project: Project, *options: str) -> Iterator[Watching]:
    command = [sys.executable, "-m", "dateline", "build", "--watch", *options]
    # What runs in the background of a shell ignores Ctrl-C, and so would what it starts.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    process = subprocess.Popen(
        command,
        cwd=project.folder,
        env=environment() | {"PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    signal.signal(signal.SIGINT, before)
    seen = Watching(project, process)
    try:
        yield seen
    finally:
        seen.end()


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return harbour(tmp_path)


def test_a_change_is_built_an_error_is_shown_and_the_next_change_mends_it(project: Project) -> None:
    with watching(project, "--out", "out") as seen:
        assert seen.until("unchanged")[-1].endswith(" written, 0 removed, 0 unchanged.")
        assert seen.is_quiet()
        project.replace("docs/talks/timeline.yml", "title: The talks begin", "title: They begin")
        seen.until("unchanged")
        assert "They begin" in project.read(PAGE)

        project.replace("docs/talks/timeline.yml", "title: They begin", "tittle: They start")
        assert "'tittle' is not a key of an event." in "\n".join(seen.until(ERRORS))
        assert "They begin" in project.read(PAGE)
        project.replace("docs/talks/timeline.yml", "tittle: They start", "title: They start")
        seen.until("unchanged")
        assert "They start" in project.read(PAGE)
        assert seen.stop() == 0
        assert seen.until("Stopped.")


def test_what_it_writes_into_the_docs_folder_is_no_change(project: Project) -> None:
    with watching(project) as seen:
        seen.until("unchanged")
        assert seen.is_quiet(3), seen.seen
        project.write({"docs/talks/timeline.yml": project.read("docs/talks/timeline.yml") + "\n"})
        assert seen.until("unchanged")[-1].startswith("0 written, 0 removed")
        assert seen.stop() == 0


def test_a_new_file_texts_and_settings_are_changes(project: Project) -> None:
    with watching(project, "--out", "out") as seen:
        seen.until("unchanged")
        project.write({"docs/more/timeline.yml": "title: More\n"})
        seen.until("unchanged")
        assert "# More" in project.read("out/more/index.md")
        # Another program replaces the file, as editors do.
        (project.docs / "more/timeline.yml").replace(project.docs / "gone.yml")
        (project.docs / "gone.yml").unlink()
        seen.until("unchanged")
        project.replace("texts/outlet-b.txt", "had hung up", "had called")
        assert any("[words-not-found]" in line for line in seen.until(ERRORS))
        project.replace("texts/outlet-b.txt", "had called", "had hung up")
        seen.until("unchanged")
        project.replace("mkdocs.yml", "https://news.example/harbour/", "https://other.example/")
        seen.until("unchanged")
        assert "https://other.example/" in project.read("out/talks/feed.xml") or any(
            "https://other.example/" in path.read_text("utf-8")
            for path in (project.folder / "out/talks").rglob("*.json")
        )


def test_a_docs_folder_that_comes_back_is_seen(project: Project) -> None:
    with watching(project, "--out", "out") as seen:
        seen.until("unchanged")
        shutil.move(project.docs, project.folder / "away")
        assert any("There is no folder `docs`." in line for line in seen.until(ERRORS))
        shutil.move(project.folder / "away", project.docs)
        seen.until("unchanged")
        project.replace("docs/talks/timeline.yml", "title: The talks begin", "title: They begin")
        seen.until("unchanged")
        assert "They begin" in project.read(PAGE)


def test_a_fault_of_the_program_is_shown_and_the_next_change_is_built(project: Project) -> None:
    (project.folder / "broken").mkdir()
    (project.folder / "broken/sitecustomize.py").write_text(
        "import dateline.build as b, pathlib\n"
        "real = b.load\n"
        "def load(*a, **k):\n"
        "    if pathlib.Path('fault').exists(): raise ZeroDivisionError('no such thing')\n"
        "    return real(*a, **k)\n"
        "b.load = load\n"
    )
    paths = os.pathsep.join([str(project.folder / "broken"), environment()["PYTHONPATH"]])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            "tests.site.test_watch.environment", lambda: {**os.environ, "PYTHONPATH": paths}
        )
        (project.folder / "fault").touch()
        with watching(project, "--out", "out") as seen:
            line = seen.until("Dateline itself has a fault")[-1]
            assert "ZeroDivisionError: no such thing" in line
            (project.folder / "fault").unlink()
            project.replace(
                "docs/talks/timeline.yml", "title: The talks begin", "title: They begin"
            )
            seen.until("unchanged")
            assert "They begin" in project.read(PAGE)


def test_settings_elsewhere(project: Project) -> None:
    (project.folder / "sites").mkdir()
    settings = project.read("mkdocs.yml").replace("news.example/harbour", "elsewhere.example")
    project.write({"sites/harbour.yml": f"docs_dir: ../docs\n{settings}"})
    (project.folder / "mkdocs.yml").unlink()
    shutil.move(project.folder / "texts", project.folder / "sites/texts")
    done = project.dateline("build", "--config", "sites/harbour.yml", "--out", "out")
    assert done.code == 0, done.output
    assert "no-site-url" not in done.output
    assert "tag:elsewhere.example" in project.read("out/talks/feed.xml") or (
        "elsewhere.example" in project.read("out/talks/timeline.ics")
    )
    assert "[no-site-url]" in project.dateline("build", "--out", "out").output
    assert project.dateline("check", "--config", "sites/harbour.yml").output == "No problems.\n"
    verified = project.dateline("verify", "--frozen", "--config", "sites/harbour.yml")
    assert verified.code == 0, verified.output
    missing = project.dateline("check", "--config", "sites/none.yml")
    assert missing.code == 2
    assert "File 'sites/none.yml' does not exist." in missing.output
    project.write({"sites/bad.yml": "plugins: [\n"})
    bad = project.dateline("check", "docs", "--config", "sites/bad.yml").output
    assert bad.startswith("bad.yml:2:1: warning: bad.yml cannot be read")
