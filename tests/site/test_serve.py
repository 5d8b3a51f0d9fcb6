"""`mkdocs serve` for real: a change shows, an error shows, and the server lives on."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path

import pytest
from tests.site.projects import PATIENCE, Project, environment

DATA = "docs/talks/timeline.yml"


@dataclass(frozen=True)
class Server:
    """A running `mkdocs serve`."""

    project: Project
    process: subprocess.Popen[bytes]
    port: int

    def get(self, path: str) -> tuple[int, str]:
        address = f"http://127.0.0.1:{self.port}/harbour/{path}"
        try:
            with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
                return answer.status, unescape(answer.read().decode())
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()
        except OSError:
            return 0, ""

    def wait_for(self, path: str, words: str, without: str = "\0") -> str:
        """The page, once it holds the words."""
        status, page = 0, ""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            assert self.process.poll() is None, self.log()
            status, page = self.get(path)
            if status == 200 and words in page and without not in page:
                return page
            time.sleep(0.2)
        pytest.fail(f"{path} ({status}) never held {words!r}: {page[:2000]}\n{self.log()}")

    def log(self) -> str:
        return (self.project.folder / "log.txt").read_text("utf-8", "replace")


@pytest.fixture
def server(project: Project, request: pytest.FixtureRequest) -> Iterator[Server]:
    """A server on the small project; a parameter is a change made before it starts."""
    for old, new in getattr(request, "param", ()):
        project.replace(DATA, old, new)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = (project.folder / "log.txt").open("wb")
    process = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"],
        cwd=project.folder,
        env=environment(),
        stdout=log,
        stderr=subprocess.STDOUT,
    )
    try:
        yield Server(project, process, port)
    finally:
        process.terminate()
        process.wait(timeout=PATIENCE)
        log.close()


def test_change_break_and_mend(server: Server) -> None:
    project = server.project
    server.wait_for("talks/", "Belov leaves early")

    project.replace(DATA, "title: Belov leaves early", "title: Belov leaves the hall")
    server.wait_for("talks/", "Belov leaves the hall", without="Belov leaves early")
    server.wait_for("talks/e/belov-leaves/", "Belov leaves the hall")

    project.replace(DATA, "date: 2022-07-07", "date: 2022-02-30")
    page = server.wait_for("talks/", "Problems in the data")
    assert "docs/talks/timeline.yml:26:11" in page
    assert "has day 30, but 2022-02 has only days 1 to 28" in page
    assert "invalid-date" in page
    server.wait_for("talks/disputes/", "Problems in the data")
    assert server.get("")[0] == 200

    project.replace(DATA, "date: 2022-02-30", "date: 2022-07-07")
    server.wait_for("talks/", "Belov leaves the hall", without="Problems in the data")

    # What cannot even be read has a page too.
    good = project.read(DATA)
    project.write({DATA: good + "\n  - [unclosed\n\tx: y\n"})
    server.wait_for("talks/", "Problems in the data")
    project.write({DATA: good})
    server.wait_for("talks/", "Belov leaves the hall", without="Problems in the data")

    project.write({"docs/talks/people.md": "# Mine\n"})
    server.wait_for("talks/people/", "Mine", without="Ana Belov")
    assert "[hand-written]" in server.log()
    (project.docs / "talks" / "people.md").unlink()
    server.wait_for("talks/people/", "Ana Belov")

    project.write({"docs/index.md": "# By hand, and changed\n"})
    server.wait_for("", "By hand, and changed")
    assert "Traceback" not in server.log()


@pytest.mark.parametrize(
    "server", [[("title: The talks begin", "titel: The talks begin")]], indirect=True
)
def test_a_server_that_starts_on_broken_data(server: Server) -> None:
    page = server.wait_for("talks/", "Problems in the data")
    assert "unknown-key" in page
    server.project.replace(DATA, "titel: The talks begin", "title: The talks begin")
    server.wait_for("talks/", "The talks begin", without="Problems in the data")


def test_serving_does_not_set_itself_off(server: Server) -> None:
    """With the pages on disk as well, a build changes nothing that the server watches."""
    server.project.dateline("build")
    server.wait_for("talks/", "Belov leaves early")
    builds = server.log().count("Building documentation")
    time.sleep(2)
    assert server.log().count("Building documentation") <= builds + 1
    before = {path: path.stat().st_mtime_ns for path in Path(server.project.docs).rglob("*")}
    server.project.write({"docs/index.md": "# Changed\n"})
    server.wait_for("", "Changed")
    changed = {path for path, then in before.items() if path.stat().st_mtime_ns != then}
    assert {path.name for path in changed} <= {"index.md"}
