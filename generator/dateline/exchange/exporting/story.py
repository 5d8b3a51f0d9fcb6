"""The story of an export: read, check, turn into the format, write, and say what is not in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from dateline.data.output_paths import UNNAMED, reason_against_form
from dateline.exchange.exporters.csv_file import CsvFile
from dateline.exchange.exporters.leaving import Exported, Exporter
from dateline.exchange.exporters.markwhen_text import MarkwhenText
from dateline.exchange.exporters.notes_folder import NotesFolder
from dateline.exchange.exporters.timelinejs_json import TimelineJsJson
from dateline.exchange.importing.existing import open_existing
from dateline.exchange.records import NotImportedError
from dateline.problems.problem import show_unseen
from dateline.write.root import Root

EXPORTERS: Final[Mapping[str, Exporter]] = {
    exporter.name: exporter
    for exporter in (CsvFile(), TimelineJsJson(), MarkwhenText(), NotesFolder())
}
_SHOWN: Final = 8


class ExistsError(Exception):
    """A file is there already, with something else in it; `path` is as people see it."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


@dataclass(frozen=True, slots=True)
class Leaving:
    """An export: its format, its files and what is not in them."""

    exporter: Exporter
    exported: Exported

    @property
    def data(self) -> bytes:
        """The bytes of the one file."""
        return next(iter(self.exported.files.values()))

    def lines(self) -> list[str]:
        """What is not in the files, in lines for people."""
        found: dict[tuple[str, str], dict[str, None]] = {}
        for name, note in self.exported.notes:
            found.setdefault((note.why, note.part), {})[name] = None
        joined: dict[tuple[str, tuple[str, ...]], list[str]] = {}
        for (why, part), names in found.items():
            joined.setdefault((why, tuple(names)), []).append(part)
        events = self.exported.events
        lines = [f"{events} event{'' if events == 1 else 's'} ({self.exporter.name})"]
        lines += ["Not in it:"] if joined else []
        for (why, of), parts in joined.items():
            shown = ", ".join(name or "the timeline" for name in of[:_SHOWN])
            more = f" and {len(of) - _SHOWN:,} more" if len(of) > _SHOWN else ""
            told = show_unseen(f"{', '.join(parts)}: {why}")
            lines.append(f"  {told} ({shown}{more})")
        return lines


def export_timeline(folder: Path, shown: str, named: str) -> Leaving:
    """The timeline in a folder, in another format.

    Raises:
        NotImportedError: there is no timeline.
        ProblemsFoundError: the timeline has errors.
    """
    existing = open_existing(folder, shown)
    if existing.timeline is None:
        raise NotImportedError(f"`{shown}` has no `timeline.yml`.", "Name a timeline's folder.")
    exporter = EXPORTERS[named]
    return Leaving(exporter, exporter.export(existing.timeline))


def write_export(leaving: Leaving, out: Path) -> int:
    """Write the file, or the files of a folder; nothing that is there is overwritten.

    The number of files written: what is the same already is not.

    Raises:
        ExistsError: something else is there.
        OSError: the system does not let us write.
    """
    files = leaving.exported.files
    if out.exists() and out.is_dir() == bool(leaving.exporter.ending):
        raise ExistsError(out.as_posix())  # a folder for a file, or a file for a folder
    if leaving.exporter.ending:
        files = {out.name: leaving.data}
        out = out.absolute().parent

    def refuse(path: str) -> str:
        return reason_against_form(path) or ("" if path in files else UNNAMED)

    root = Root(out, refuse)
    old = {path: root.read(path) for path in files}
    for path, data in files.items():
        if old[path] not in (None, data):
            raise ExistsError((out / path).as_posix())
    new = [path for path in files if old[path] is None]
    for path in new:
        root.write(path, files[path])
    return len(new)
