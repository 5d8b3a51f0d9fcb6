"""What a YAML file contains, before it means anything: text with its place.

Every scalar stays text (`NO`, `1:30`, `010` and `2022-02-30` stay as typed)
until the code that knows the field reads it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from dateline.problems import Place

if TYPE_CHECKING:
    from dateline.data.model import Check


@dataclass(frozen=True, slots=True)
class Scalar:
    """A piece of text. `plain` is true when it was written without quotes. `indent` is the column
    in which the lines of a block begin that was written with `|`; 0 in every other form.
    """

    text: str
    place: Place
    plain: bool = True
    indent: int = 0

    def place_of(self, line: int) -> Place:
        """Where a line of the text is, counted from 0; where the text begins, unless it is a block
        whose lines are those of the file.
        """
        if not self.indent:
            return self.place
        return Place(self.place.path, self.place.line + 1 + line, self.indent)


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
    `sections` contains `people`, `sources`, `places`, `events`, `disputes`, `remarks` and
    `corrections`, each a list of the nodes that files gave it (more than one when
    a section is a folder of files). `checked` are the records of checked.yml by key, `published` is
    the top node of published.yml, if that file exists. `files` are the data files, relative to
    the docs folder, in posix form. Of the folders that it uses, the records are among the sections,
    before its own, and the sides in `shared_sides`; `shared` are their files as people see them.

    Of one that has another in its own language, all is the other's with its own words in it, and
    `translation` says what is its own.
    """

    folder: str
    shown: str
    top: Mapping
    sections: tuple[tuple[str, tuple[Node, ...]], ...]
    checked: MappingProxyType[str, Check]
    published: Node | None
    files: tuple[str, ...]
    shared_sides: tuple[Node, ...] = ()
    shared: frozenset[str] = frozenset()
    translation: DraftTranslation | None = None

    @property
    def own_files(self) -> frozenset[str]:
        """Its data files as people see them, without those of other folders."""
        if self.translation:
            return self.translation.own_files
        read = (self.top, *(node for _, nodes in self.sections for node in nodes))
        return frozenset(node.place.path for node in read) - self.shared


@dataclass(frozen=True, slots=True)
class DraftTranslation:
    """That a draft is another timeline in its own language: the folder of the original, the
    language that the original's dates are typed in, and the files that are the draft's own.
    """

    original: str
    dates_in: str
    own_files: frozenset[str]


@dataclass(frozen=True, slots=True)
class SharedRecords:
    """What folders have that several timelines share, as read from disk.

    `sections` and `sides` are as in a draft, `files` relative to the docs folder, `shown` the same
    files as people see them. `failed` says that one of them cannot be read.
    """

    sections: tuple[tuple[str, tuple[Node, ...]], ...] = ()
    sides: tuple[Node, ...] = ()
    files: tuple[str, ...] = ()
    shown: frozenset[str] = frozenset()
    failed: bool = False

    def joined(self, other: SharedRecords) -> SharedRecords:
        """The records of both, those that both have once."""
        if other.shown <= self.shown:
            return self
        mine, others = dict(self.sections), dict(other.sections)
        return SharedRecords(
            sections=tuple(
                (name, tuple(dict.fromkeys((*mine.get(name, ()), *others.get(name, ())))))
                for name in dict.fromkeys((*mine, *others))
            ),
            sides=tuple(dict.fromkeys((*self.sides, *other.sides))),
            files=tuple(dict.fromkeys((*self.files, *other.files))),
            shown=self.shown | other.shown,
            failed=self.failed or other.failed,
        )
