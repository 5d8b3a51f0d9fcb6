"""What a YAML file contains, before it means anything: text with its place.

Every scalar stays text (`NO`, `1:30`, `010` and `2022-02-30` stay as typed)
until the code that knows the field reads it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.problems import Place


@dataclass(frozen=True, slots=True)
class Scalar:
    """A piece of text. `plain` is true when it was written without quotes."""

    text: str
    place: Place
    plain: bool = True


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple[Node, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and values, in the order of the file; no key is there twice."""

    entries: tuple[tuple[Scalar, Node], ...]
    place: Place

    def __iter__(self) -> Iterator[tuple[Scalar, Node]]:
        return iter(self.entries)


Node = Scalar | Sequence | Mapping


@dataclass(frozen=True, slots=True)
class Draft:
    """A timeline as read from disk: its sections merged, nothing checked yet.

    `folder` is the timeline's folder below the docs folder, in posix form (empty
    for the docs folder itself). `shown` is the same folder as people see it in
    messages. `top` contains the keys of timeline.yml that are not sections;
    `sections` contains `people`, `sources`, `events`, `disputes`, `remarks` and
    `corrections`, each a list of the nodes that files gave it (more than one when
    a section is a folder of files). `checked` and `published` are the top nodes of
    checked.yml and published.yml, if those files exist. `files` are the data files, relative to
    the docs folder, in posix form.
    """

    folder: str
    shown: str
    top: Mapping
    sections: tuple[tuple[str, tuple[Node, ...]], ...]
    checked: Node | None
    published: Node | None
    files: tuple[str, ...]
