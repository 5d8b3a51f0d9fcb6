"""Write: bring generated files to disk, each whole or not at all.

Nothing that a person wrote is overwritten or removed. A generated page carries a
marker at its beginning; of the other generated files a manifest holds the SHA-256, so
that a file someone changed by hand is known too. Files whose bytes are the same
already are left alone: writing twice writes nothing.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import tempfile
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from dateline.data.outputs import Generated
from dateline.problems import Place, Problems

MARKER = "<!-- Made by Dateline"
"""Begins each generated page, below its metadata; a page without it is a person's."""

MANIFEST = ".dateline.json"
"""Lists the other generated files with their SHA-256, relative to the folder written to."""

_BOM = b"\xef\xbb\xbf"
_FENCE = re.compile(rb"^---[ \t]*\r?$", re.MULTILINE)  # around a page's metadata

Hashes = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Written:
    """What a write did: the paths written and removed, and how many were the same."""

    written: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: int


def write_outputs(outputs: Iterable[Generated], folder: Path, problems: Problems) -> Written:
    """Bring `folder` to hold the outputs, and no stale generated file.

    A person's file that stands where an output belongs is a problem (code
    `hand-written`); then nothing is written. So is what the system refuses (code
    `unwritable`); then each file is old or new, and the next write takes it up.
    """
    wanted = {output.path: output for output in outputs}
    try:
        report_hand_written(wanted.values(), folder, problems)
        if not problems.has_errors:
            return _bring(wanted, folder)
    except OSError as error:
        report_unwritable(error, problems)
    return Written((), (), 0)


def _bring(wanted: Mapping[str, Generated], folder: Path) -> Written:
    ours = _read_manifest(folder)
    changed: list[str] = []
    hashes: Hashes = {}
    for path, output in wanted.items():
        content = output.content
        if _read(folder / path) != content:
            changed.append(path)
        if not path.endswith(".md"):
            hashes[path] = [_sha256(content)]
    stale = find_stale(wanted, folder)
    # The manifest goes first, with old and new hashes: a build that is killed half-way
    # must not leave a file that no one owns.
    _write_manifest(folder, _merge(ours, hashes))
    for path in changed:
        write_file(folder / path, wanted[path].content)
    for path in stale:
        _remove(folder, path)
    _write_manifest(folder, hashes)
    return Written(tuple(changed), stale, len(wanted) - len(changed))


def report_hand_written(outputs: Collection[Generated], folder: Path, problems: Problems) -> None:
    """Report each file that a person wrote where a generated one belongs."""
    ours = _read_manifest(folder)
    for output in outputs:
        path = output.path
        current = _read(folder / path)
        if current is None or _is_ours(path, current, ours) or current == output.content:
            continue
        what = (
            f"Dateline did not make '{path}', or it was changed by hand since, and a generated "
            "file of that name is to be written."
        )
        _report_in_the_way(folder / path, what, problems)
    parents = {parent for output in outputs for parent in PurePosixPath(output.path).parents}
    for parent in sorted(parents):
        what = f"Dateline did not make '{parent}', and a folder of that name is to be written."
        if _is_in_the_way(folder / parent, folder):
            _report_in_the_way(folder / parent, what, problems)


def report_unwritable(error: OSError, problems: Problems) -> None:
    """Report a file that the system does not let us write."""
    reason = error.strerror or str(error)
    problems.error(
        Place(Path(str(error.filename or "")).as_posix()),
        "unwritable",
        f"The file cannot be written: {reason[:1].lower()}{reason[1:]}.",
        "Give Dateline leave to write there, make room, or name another folder with `--out`.",
    )


def _report_in_the_way(path: Path, what: str, problems: Problems) -> None:
    hint = "Move or rename the file: Dateline overwrites nothing that a person wrote."
    problems.error(Place(path.as_posix()), "hand-written", what, hint)


def _is_in_the_way(path: Path, folder: Path) -> bool:
    """Whether a file, or a link that leads out of the folder, stands where a folder belongs."""
    if path.is_symlink():
        return not path.is_dir() or not path.resolve().is_relative_to(folder.resolve())
    return path.exists() and not path.is_dir()


def find_stale(wanted: Collection[str], folder: Path) -> tuple[str, ...]:
    """The generated files in a folder that are wanted no longer, sorted."""
    found = _find_generated(folder, _read_manifest(folder), wanted)
    return tuple(sorted(found - set(wanted)))


def write_file(path: Path, content: bytes) -> None:
    """Write a file whole or not at all: to a neighbour first, then moved into place."""
    try:
        _replace(path, content)
    except OSError as error:  # names the file that was meant, not its neighbour
        raise OSError(error.errno, error.strerror, str(path)) from error


def _replace(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".dateline-", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        with contextlib.suppress(FileNotFoundError):
            Path(name).unlink()
        raise


def is_generated(content: bytes) -> bool:
    """Whether a page begins with our marker.

    A page that shows the marker further down, to tell of it, is a person's.
    """
    page = content.removeprefix(_BOM)
    if start := _FENCE.match(page):
        end = _FENCE.search(page, start.end())
        page = page[end.end() :] if end else b""
    return page.lstrip().startswith(MARKER.encode())


def _read(path: Path) -> bytes | None:
    """The file's bytes; None if nothing stands there. A folder reads as empty bytes."""
    try:
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except IsADirectoryError:
        return b""


def _is_ours(path: str, current: bytes, ours: Mapping[str, list[str]]) -> bool:
    if path.endswith(".md"):
        return is_generated(current)
    return _sha256(current) in ours.get(path, ())


def _find_generated(folder: Path, ours: Mapping[str, list[str]], wanted: Iterable[str]) -> set[str]:
    """All generated files: those of the manifest, and marked pages in the same timelines."""
    found = set()
    for path in ours:
        current = _read(folder / path)
        if current is not None and _is_ours(path, current, ours):
            found.add(path)
    folders = {PurePosixPath(path).parent for path in wanted if path.endswith(".md")}
    # A timeline that is gone is known by its data file alone.
    folders |= {PurePosixPath(path).parents[1] for path in ours if path.endswith(_DATA)}
    for parent in sorted(folders):
        for page in sorted((folder / parent).glob("*.md")):
            if page.is_file() and is_generated(page.read_bytes()):
                found.add(page.relative_to(folder).as_posix())
    return found


_DATA = "data/timeline.json"


def _is_inside(path: str) -> bool:
    """Whether a manifest's path stays in its folder: a manifest may be tampered with."""
    pure = PurePosixPath(path)
    is_name = "\0" not in path and path == path.encode(errors="ignore").decode()
    return is_name and bool(pure.parts) and not pure.is_absolute() and ".." not in pure.parts


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _merge(old: Mapping[str, list[str]], new: Mapping[str, list[str]]) -> Hashes:
    return {path: sorted({*old.get(path, ()), *new.get(path, ())}) for path in {*old, *new}}


def _read_manifest(folder: Path) -> Hashes:
    """What the manifest lists; nothing where it is missing or cannot be read."""
    try:
        listed = json.loads((folder / MANIFEST).read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(listed, dict):
        return {}
    return {
        path: [item for item in hashes if isinstance(item, str)]
        for path, hashes in listed.items()
        if isinstance(hashes, list) and _is_inside(path)
    }


def _write_manifest(folder: Path, hashes: Hashes) -> None:
    """List the generated files; where there are none, there is no manifest."""
    if not hashes:
        (folder / MANIFEST).unlink(missing_ok=True)
        return
    content = (json.dumps(hashes, indent=0, sort_keys=True, ensure_ascii=False) + "\n").encode()
    if _read(folder / MANIFEST) != content:
        write_file(folder / MANIFEST, content)


def _remove(folder: Path, path: str) -> None:
    """Remove a stale file, and the folders that it leaves empty."""
    (folder / path).unlink(missing_ok=True)
    for parent in PurePosixPath(path).parents:
        if parent == PurePosixPath():
            break
        try:
            (folder / parent).rmdir()
        except OSError:
            break
