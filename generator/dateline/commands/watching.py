"""`dateline build --watch`: the pages are written again whenever what they are made from changes.

For builders without plugins. watchdog, which comes with MkDocs, reports changes; a moment of quiet
ends a change, since editors save in steps. What a build itself writes is no change.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from threading import Event, Lock
from typing import Final

from watchdog.events import (
    EVENT_TYPE_CREATED,
    EVENT_TYPE_DELETED,
    EVENT_TYPE_MODIFIED,
    EVENT_TYPE_MOVED,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver, ObservedWatch

from dateline.commands.building import Watched

_CHANGES: Final = (EVENT_TYPE_CREATED, EVENT_TYPE_DELETED, EVENT_TYPE_MODIFIED, EVENT_TYPE_MOVED)
_QUIET: Final = 0.15  # seconds
_MOST_WAITS: Final = 40
_AGAIN: Final = 1.0  # seconds between looks for folders that have gone or come


def watch(first: Watched, build: Callable[[], Watched]) -> None:
    """Build, and again after each change, until someone stops it (KeyboardInterrupt). `first` is
    what is looked at before the first build, so that no change is missed while it runs.
    """
    changes = _Changes()
    observer = Observer()
    observer.daemon = True  # whatever delays it, the program can end
    observer.start()
    watches = _Watches(observer, changes)
    try:
        watches.look_at(first)
        while True:
            watched = build()
            changes.pass_over(watched.written)
            watches.look_at(watched)
            while not changes.wait(_AGAIN):
                watches.look_at(watched)
            changes.settle()
            changes.clear()
    finally:
        observer.stop()


class _Changes(FileSystemEventHandler):
    """The paths that have changed since the last build began."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._paths: set[str] = set()
        self._ours: frozenset[str] = frozenset()
        self._some = Event()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Note a change; that a file was opened or read is none."""
        if event.event_type not in _CHANGES:
            return
        if event.is_directory and event.event_type == EVENT_TYPE_MODIFIED:
            return
        paths = {os.fsdecode(path) for path in (event.src_path, event.dest_path) if path}
        self.note(path for path in paths if not os.path.basename(path).startswith("."))  # noqa: PTH119

    def note(self, paths: Iterable[str]) -> None:
        """Note changes, but for what the last build has written."""
        with self._lock:
            self._paths.update(path for path in map(os.path.realpath, paths) if self._counts(path))
            if self._paths:
                self._some.set()

    def pass_over(self, written: frozenset[str]) -> None:
        """Let what a build has written, and the folders made for it, be no change. News of it may
        come late.
        """
        with self._lock:
            self._ours = written | {
                folder.as_posix() for path in written for folder in PurePath(path).parents
            }
            self._paths = set(filter(self._counts, self._paths))
            if not self._paths:
                self._some.clear()

    def _counts(self, path: str) -> bool:
        return Path(path).as_posix() not in self._ours

    def wait(self, seconds: float) -> bool:
        """Wait for a change. Whether there was one in time."""
        return self._some.wait(seconds)

    def settle(self) -> None:
        """Wait until nothing changes any more; not for ever, where something never ends."""
        for _ in range(_MOST_WAITS):
            self._some.clear()
            if not self._some.wait(_QUIET):
                return

    def clear(self) -> None:
        """Forget all changes: the build that follows sees them."""
        with self._lock:
            self._paths.clear()
            self._some.clear()


class _Settings(FileSystemEventHandler):
    """Passes on changes of settings files alone: other files in a project's root are many."""

    def __init__(self, changes: _Changes) -> None:
        self._changes = changes

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Note a change."""
        names = {Path(os.fsdecode(path)).suffix for path in (event.src_path, event.dest_path)}
        if not event.is_directory and names & {".yml", ".yaml", ".toml"}:
            self._changes.on_any_event(event)


@dataclass(slots=True)
class _Watches:
    """The folders that an observer looks at."""

    observer: BaseObserver
    changes: _Changes
    _known: dict[tuple[Path, bool], tuple[int, ObservedWatch]] = field(default_factory=dict)
    _gone: set[tuple[Path, bool]] = field(default_factory=set)

    def look_at(self, watched: Watched) -> None:
        """Look at these folders, as far as they are there, and at no others."""
        wanted = {(f, True) for f in watched.folders} | {(f, False) for f in watched.beside}
        for key in {*self._known} - wanted:
            self._leave(key)
        for key in sorted(wanted):
            number = _number_of(key[0])
            known = self._known.get(key)
            if known and known[0] == number:
                continue
            if known:  # it was there, and is gone or another folder
                self._leave(key)
                self.changes.note([str(key[0])])
            if number is None:
                self._gone.add(key)
            else:
                self._begin(key, number)

    def _begin(self, key: tuple[Path, bool], number: int) -> None:
        folder, below = key
        try:
            handler = self.changes if below else _Settings(self.changes)
            watch = self.observer.schedule(handler, str(folder), recursive=below)
        except OSError:  # it has gone in the meantime
            return
        if key in self._gone:  # it has come back
            self._gone.discard(key)
            self.changes.note([str(folder)])
        self._known[key] = (number, watch)

    def _leave(self, key: tuple[Path, bool]) -> None:
        _, watch = self._known.pop(key)
        try:
            self.observer.unschedule(watch)
        except (KeyError, OSError):
            return


def _number_of(folder: Path) -> int | None:
    """What distinguishes a folder from another of its name; None if there is none."""
    try:
        return os.stat(folder).st_ino if os.path.isdir(folder) else None  # noqa: PTH112, PTH116
    except OSError:
        return None
