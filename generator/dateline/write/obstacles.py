"""What is in the way of an output: a person's file, a link, a page with its address."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from dateline.data.output_paths import UNNAMED, is_page, reason_against_path
from dateline.data.outputs import Generated
from dateline.problems import Place, Problem, Problems
from dateline.write.manifest import Hashes, read_manifest, sha256
from dateline.write.ownership import find_stale, is_generated
from dateline.write.root import InTheWayError, Root
from dateline.write.shared_addresses import find_shared, shown_address

PassedOver = Callable[[str], bool]
"""Whether a site leaves out a file of its docs folder, given by its path."""

_MOVE: Final = "Move or rename the file: Dateline does not overwrite what a person wrote."


def nothing_passed_over(_path: str) -> bool:
    """For a site that leaves out none of its files."""
    return False


@dataclass(frozen=True, slots=True)
class Obstacle:
    """The path of an output that cannot be written, and why."""

    path: str
    problem: Problem


def find_obstacles(
    outputs: Collection[Generated],
    folder: Path,
    passed_over: PassedOver = nothing_passed_over,
    *,
    directory_urls: bool = True,
) -> tuple[Obstacle, ...]:
    """Everything in a folder that is in the way of the outputs, in their order."""
    root = Root(folder)
    ours = read_manifest(root)
    free = root.missing(output.path for output in outputs)
    found = [o for output in outputs for o in _in_its_place(output, root, ours, free)]
    blocked = {obstacle.path for obstacle in found}
    paths = [output.path for output in outputs if output.path not in blocked]
    stale = frozenset(find_stale(paths, folder))
    shared = find_shared(
        paths,
        folder,
        lambda path: path in stale or passed_over(path),
        directory_urls=directory_urls,
    )
    found += [obstacle_of_shared(*one, folder, directory_urls=directory_urls) for one in shared]
    return tuple(found)


def report_obstacles(obstacles: Collection[Obstacle], problems: Problems) -> None:
    """Report each, once."""
    problems.extend(obstacle.problem for obstacle in obstacles)


def report_in_the_way(error: InTheWayError, wanted: str, problems: Problems) -> None:
    """Report what is where the file `wanted`, or a folder that leads to it, belongs."""
    problems.extend([_in_the_way(error, wanted)])


def _in_its_place(
    output: Generated, root: Root, ours: Hashes, free: frozenset[str]
) -> Iterator[Obstacle]:
    path = output.path
    reason = reason_against_path(path)
    if path in free and not reason:
        return
    place = Place((root.folder / path).as_posix())
    if reason:
        message = f"No file can be written at '{path}': {reason}."
        hint = "Rename the timeline's folder."
        if reason == UNNAMED:
            hint = "Add its name to `FILES` or `PAGES` in data/file_names.py."
        yield Obstacle(path, _made(place, ("refused-path", message, hint)))
        return
    try:
        current = root.read(path)
    except InTheWayError as error:
        yield Obstacle(path, _in_the_way(error, path))
        return
    except OSError:  # what cannot be read is not known to be ours
        current = None
        theirs = True
    else:
        theirs = current is not None and not _is_ours(path, current, ours)
    if theirs and current != output.content:
        yield Obstacle(path, _made(place, ("hand-written", _not_made(path), _MOVE)))


def _is_ours(path: str, current: bytes, ours: Hashes) -> bool:
    return is_generated(current) if is_page(path) else sha256(current) in ours.get(path, ())


def _in_the_way(error: InTheWayError, wanted: str) -> Problem:
    message = (
        _not_made(wanted)
        if error.path == wanted
        else f"Dateline did not make '{error.path}', and it needs a folder of this name."
    )
    place = Place(Path(str(error.filename)).as_posix())
    return _made(place, ("hand-written", message, _MOVE))


def _not_made(path: str) -> str:
    return (
        f"Dateline did not make '{path}', or it was changed by hand, and a generated "
        "file needs this name."
    )


def obstacle_of_shared(
    path: str, other: str, published: str, folder: Path, *, directory_urls: bool
) -> Obstacle:
    """That an output and another file become one file of the built site, `published`."""
    address = shown_address(published, directory_urls=directory_urls)
    message = (
        f"'{other}' and the generated file '{path}' would have one address, {address}, and a site "
        "builder publishes only one of the two."
    )
    hint = "Move or rename your file, or the folder of the timeline."
    place = Place((folder / other).as_posix())
    return Obstacle(path, _made(place, ("same-address", message, hint)))


def _made(place: Place, told: tuple[str, str, str]) -> Problem:
    """An error, given its code, message and hint."""
    problems = Problems()
    problems.error(place, *told)
    return problems.all[0]
