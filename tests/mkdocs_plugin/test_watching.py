"""A preview sees soon what is saved, and watches all that MkDocs has it watch."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from mkdocs.livereload import LiveReloadServer

from dateline.mkdocs_plugin.watching import look_often


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "a.yml").write_text("a", encoding="utf-8")
    return tmp_path / "docs"


def server_of(docs: Path, built: threading.Event) -> LiveReloadServer:
    server = LiveReloadServer(builder=built.set, host="127.0.0.1", port=0, root=str(docs))
    server.watch(str(docs))
    return server


def save_and_wait(file: Path, number: int, built: threading.Event) -> bool:
    file.write_text(f"saved {number}", encoding="utf-8")
    return built.wait(0.5)


def test_a_save_is_seen(docs: Path) -> None:
    built = threading.Event()
    server = server_of(docs, built)
    look_often(server)
    assert server.observer.timeout < 0.5
    server.watch(str(docs.parent))  # as another plugin may
    serving = threading.Thread(target=server.serve)
    serving.start()
    # What is saved before the server has looked for the first time changes nothing for it.
    seen = any(save_and_wait(docs / "a.yml", number, built) for number in range(100))
    server.shutdown()
    serving.join()
    assert seen


def test_many_files_are_looked_at_as_before(docs: Path) -> None:
    for number in range(2_000):
        (docs / f"{number}.md").touch()
    server = server_of(docs, threading.Event())
    before = server.observer
    look_often(server)
    assert server.observer is before
    server.server_close()


def test_what_is_watched_twice_stays_watched(docs: Path) -> None:
    server = server_of(docs, threading.Event())
    server.watch(str(docs))
    before = server.observer
    look_often(server)
    assert server.observer is before
    server.server_close()
