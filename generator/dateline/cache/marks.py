"""Marks: a hash of what a record says, all that it refers to included.

Where a record is in its file is no part of it: a line more above it changes nothing that a
reader sees. All other fields are, so that a new one needs no entry here.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Container, Mapping
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum
from functools import cache
from operator import attrgetter
from types import MappingProxyType
from typing import Any, Final, TypeAlias

from dateline.data.bibliography.person_names import PersonName
from dateline.text.original_text import OriginalText

_PLACES: Final = frozenset(("place", "places"))
_PLAIN: Final = frozenset((int, float, bool, type(None), bytes))
# What most fields of most records are, as it is written: asked first, since it takes half the time.
_NOTHING: Final[dict[type, str]] = {
    type(None): "None",
    str: "''",
    tuple: "()",
    bool: "False",
    dict: "{}",
    MappingProxyType: "{}",
}
# What may be a name in prose: `[@outlet-a]`, `(event:talks-begin)`.
_NAME: Final = re.compile(r"[\w-]+")
_NO_NAMES: Final[frozenset[str]] = frozenset()
Found: TypeAlias = Mapping[int, tuple[object, str, tuple[str, ...]]]
"""Marks by the identity of what has them: the thing itself, its mark and the names in it."""
_NOT_FOUND: Final[Found] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark, and the names of other records that its values contain."""

    text: str
    names: frozenset[str] = _NO_NAMES


class Marker:
    """Gives marks. Records are frozen, so that each is looked at once, however many refer to it.

    `known` are the names of all records: a text that is one of them refers to it. `before` is what
    another marker has `found`, with the same names known.
    """

    def __init__(self, known: Container[str] = _NO_NAMES, before: Found = _NOT_FOUND) -> None:
        self._known = known
        self._before = before
        # By identity: the record, so that no other can take its place in memory, its mark and the
        # names in it. They are many, and a tuple takes a fourth of the memory of a set.
        self.found: dict[int, tuple[object, str, tuple[str, ...]]] = {}

    def of(self, *values: object) -> Mark:
        """The mark of some values: records, texts, numbers, and lists and mappings of them.

        Raises:
            TypeError: a value is of a type whose content nobody can know.
        """
        names: set[str] = set()
        text = _hash(",".join([self._written(value, names) for value in values]))
        return Mark(text, frozenset(names))

    def _written(self, value: Any, names: set[str]) -> str:  # noqa: ANN401
        kind = type(value)
        if kind is str:
            if value in self._known:
                names.add(value)
            elif "[" in value or "<" in value or ("/" in value and value[:4] != "http"):
                # No reference is without one of these, nor in an address of another site.
                names.update(name for name in _NAME.findall(value) if name in self._known)
            return repr(value)
        if kind in _PLAIN:
            return repr(value)
        if kind is tuple or kind is list:
            return f"({','.join([self._written(item, names) for item in value])})"
        found = self.found.get(id(value))
        if found is None:
            found = self.found[id(value)] = self._before.get(id(value)) or self._find(value, kind)
        names.update(found[2])
        return found[1]

    def _find(self, value: Any, kind: type) -> tuple[object, str, tuple[str, ...]]:  # noqa: ANN401
        within: set[str] = set()
        text = self._mark(value, kind, within)
        return value, text, (*within,)

    def _mark(self, value: Any, kind: type, names: set[str]) -> str:  # noqa: ANN401
        name = kind.__qualname__
        if is_dataclass(kind):
            written = [
                _NOTHING[type(each)]
                if not each and type(each) in _NOTHING
                else self._written(each, names)
                for each in _values(kind)(value)
            ]
            return _hash(f"{name}({','.join(written)})")
        if isinstance(value, Enum):
            return f"{name}.{value.name}"
        if isinstance(value, PersonName):
            return f"{name}{str.__repr__(value)}{value.family!r}{value.given!r}"
        if isinstance(value, OriginalText):
            plain = (str(value), value.language, value.direction, value.way)
            return f"{name}{self._written(plain, names)}"
        if isinstance(value, str):
            return f"{name}{str.__repr__(value)}"
        if isinstance(value, tuple | list):
            return f"{name}({','.join([self._written(each, names) for each in value])})"
        if isinstance(value, Mapping):
            pairs = [
                f"{self._written(k, names)}:{self._written(v, names)}" for k, v in value.items()
            ]
            return _hash(",".join(pairs))
        if isinstance(value, frozenset | set):
            return _hash(",".join(sorted(self._written(each, names) for each in value)))
        raise TypeError(f"no mark for {name}")


@cache
def _values(kind: type) -> Any:  # noqa: ANN401
    """What gives the values of a record of a type, as a tuple."""
    names = [field.name for field in fields(kind) if field.name not in _PLACES]
    if len(names) > 1:
        return attrgetter(*names)
    return lambda value: tuple(getattr(value, name) for name in names)


def _hash(text: str) -> str:
    data = text.encode("utf-8", "surrogatepass")
    return hashlib.blake2b(data, digest_size=20).hexdigest()
