"""Write: bring generated files to disk, each whole or not at all.

Nothing that a person wrote is overwritten or removed. A generated page carries a
marker at its beginning; a manifest has the SHA-256 of the other generated files, so
that a file someone changed by hand is known too. Files whose bytes are the same
already are left alone: writing twice writes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from dateline.data.output_paths import is_page
from dateline.data.outputs import Generated
from dateline.problems import Place, Problems
from dateline.write.manifest import Hashes, merge, read_manifest, sha256, write_manifest
from dateline.write.obstacles import (
    PassedOver,
    find_obstacles,
    nothing_passed_over,
    report_in_the_way,
    report_obstacles,
)
from dateline.write.ownership import find_stale
from dateline.write.root import InTheWayError, Root


@dataclass(frozen=True, slots=True)
class Written:
    """What a write did: the paths written and removed, and how many were the same."""

    written: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: int


def write_outputs(
    outputs: Iterable[Generated],
    folder: Path,
    problems: Problems,
    passed_over: PassedOver = nothing_passed_over,
    *,
    directory_urls: bool = True,
) -> Written:
    """Bring `folder` to contain the outputs, and no stale generated file.

    A person's file in the place of an output is a problem (code
    `hand-written`), as is a page that would have an output's address (`same-address`); then
    nothing is written. So is what the system refuses (code `unwritable`); then each file is
    old or new, and the next write takes it up.
    """
    every = tuple(outputs)
    obstacles = find_obstacles(every, folder, passed_over, directory_urls=directory_urls)
    report_obstacles(obstacles, problems)
    if not problems.has_errors:
        try:
            return _bring({output.path: output for output in every}, folder)
        except OSError as error:
            report_unwritable(error, problems)
    return Written((), (), 0)


def _bring(wanted: Mapping[str, Generated], folder: Path) -> Written:
    root = Root(folder)
    ours = read_manifest(root)
    root.clear_litter(_folders([*wanted, *ours]))
    changed: list[str] = []
    hashes: Hashes = {}
    for path, output in wanted.items():
        content = output.content
        if root.read(path) != content:
            changed.append(path)
        if not is_page(path):
            hashes[path] = [sha256(content)]
    stale = find_stale(wanted, folder)
    # The manifest goes first, with old and new hashes: a build that is killed half-way
    # must not leave a file that no one owns.
    write_manifest(root, merge(ours, hashes))
    for path in changed:
        root.write(path, wanted[path].content)
    for path in stale:
        root.remove(path)
    for path in sorted(ours.keys() - hashes.keys() - {*stale}):
        root.remove_empty_folders(path)  # a build may have been killed between file and folder
    write_manifest(root, hashes)
    return Written(tuple(changed), stale, len(wanted) - len(changed))


def _folders(paths: Iterable[str]) -> list[str]:
    """Every folder on the way to the paths, and the one written to itself."""
    parents = {parent for path in paths for parent in PurePosixPath(path).parents}
    return sorted(map(str, {*parents, PurePosixPath()}))


def write_record(root: Root, path: str, content: bytes, problems: Problems) -> None:
    """Bring a file that `verify` keeps up to date, unless it says the same already.

    Raises:
        OSError: the system does not let us.
    """
    try:
        root.clear_litter([str(PurePosixPath(path).parent)])
        if root.read(path) != content:
            root.write(path, content)
    except InTheWayError as error:
        report_in_the_way(error, path, problems)


def report_unwritable(error: OSError, problems: Problems) -> None:
    """Report a file that the system does not let us write."""
    reason = error.strerror or str(error)
    problems.error(
        Place(Path(str(error.filename or "")).as_posix()),
        "unwritable",
        f"The file cannot be written: {reason[:1].lower()}{reason[1:]}.",
        "Allow Dateline to write there, free some space, or name another folder with `--out`.",
    )
