"""The files that events name as media: whether they are there, and how large pictures are."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from dateline.data.file_names import path_in
from dateline.data.media.kinds import PICTURE_FORMATS
from dateline.data.model import Medium, Size, Timeline
from dateline.problems import Place, Problems
from dateline.problems.wording import listed, quoted
from dateline.read.files import real_path
from dateline.read.media.picture_sizes import ENOUGH, kind_of_picture, picture_size


@dataclass(frozen=True, slots=True)
class _Named:
    """A file that a medium names: its path and place in the data, and under which key."""

    path: str
    place: Place
    key: str
    is_picture: bool


def with_sizes(timeline: Timeline, docs: Path, problems: Problems) -> Timeline:
    """The timeline with the sizes of its pictures. A file that a medium names and that is not
    there is a problem, and so is a picture that is none.
    """
    sizes: dict[str, Size] = {}
    for named in _files(timeline):
        if named.path not in sizes:
            size = _look_at(named, timeline.folder, docs, problems)
            if size:
                sizes[named.path] = size
    return replace(timeline, sizes=MappingProxyType(sizes)) if sizes else timeline


def _files(timeline: Timeline) -> Iterator[_Named]:
    for event in (*timeline.events.values(), *timeline.halves):
        for medium in event.media:
            for key in ("file", "poster", "transcript"):
                path: str = getattr(medium, key)
                if path and "://" not in path:
                    shown = key if "kind" in medium.places or key != "file" else "image"
                    is_picture = _is_picture(medium, key)
                    yield _Named(path, medium.place_of(key), shown, is_picture)


def _is_picture(medium: Medium, key: str) -> bool:
    return key == "poster" or (key == "file" and medium.kind.traits.is_picture)


def _look_at(named: _Named, folder: str, docs: Path, problems: Problems) -> Size | None:
    """Report what is wrong with a file; the size of a picture that is one."""
    if named.is_picture and Path(named.path).suffix.casefold() not in PICTURE_FORMATS:
        if named.key == "image":  # of others, its kind has been compared with its name
            problems.error(
                named.place,
                "not-an-image",
                f"{quoted(named.path)} is not the name of a picture that browsers show.",
                f"Use a file that ends in {listed(PICTURE_FORMATS)}. "
                "Of a film, show a still picture.",
            )
        return None
    start, below = ("the docs folder", "") if named.path[:1] == "/" else (_FOLDER, folder)
    name = named.path.removeprefix("/")
    there = _as_on_disk(docs / below, name)
    if there != name:
        what = "the picture" if named.is_picture else "the file"
        hint = f"Put {what} there, or delete `{named.key}`."
        if there:
            written = there if named.path == name else f"/{there}"
            hint = f"Write `{written}`: most servers distinguish capital and small letters."
        message = f"There is no file {quoted(named.path)} in {start}."
        problems.error(named.place, "missing-medium", message, hint)
        return None
    head, reason = _read_head(docs / path_in(below, name), docs, start)
    if not reason and named.is_picture:
        reason = _reason_against(head, PICTURE_FORMATS[Path(name).suffix.casefold()])
    if not reason:
        return picture_size(head) if named.is_picture else None
    if named.is_picture:
        message = f"{quoted(named.path)} is not a picture: {reason}."
        hint = "Save the picture again; what a browser saved in its place may be a web page."
        problems.error(named.place, "not-an-image", message, hint)
    else:
        message = f"{quoted(named.path)} cannot be shown: {reason}."
        hint = "Put the file itself there."
        problems.error(named.place, "missing-medium", message, hint)
    return None


_FOLDER = "the timeline's folder"


def _as_on_disk(folder: Path, name: str) -> str:
    """The path as the disk has it, in other letters perhaps; empty if there is no such file."""
    found: list[str] = []
    for part in Path(name).parts:
        try:
            names = os.listdir(folder.joinpath(*found))  # noqa: PTH208 - names alone
        except OSError:
            return ""
        alike = sorted(each for each in names if _fold(each) == _fold(part))
        if not alike:
            return ""
        found.append(part if part in alike else alike[0])
    return "/".join(found)


def _fold(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def _read_head(path: Path, docs: Path, start: str) -> tuple[bytes, str]:
    """The beginning of a file, and why it cannot be shown; that is empty for one that can."""
    try:
        if not real_path(path).is_relative_to(real_path(docs)):
            return b"", f"it is a link that leads out of {start}"
        if not path.is_file():
            return b"", "it is not an ordinary file"
        with path.open("rb") as file:
            return file.read(ENOUGH), ""
    except OSError:
        return b"", "it cannot be read"


def _reason_against(head: bytes, wanted: str) -> str:
    if not head:
        return "the file is empty"
    found = kind_of_picture(head)
    if found == wanted or (found and wanted != "SVG" and found != "SVG"):
        return ""  # browsers look at the content, not at the name
    return f"its content is not that of a {wanted} file"
