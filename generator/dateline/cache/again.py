"""What the last rebuild of a preview has made: of the same it is not made again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from dateline.cache.cache import Cache
from dateline.problems import Problem, Problems

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Made:
    made_of: object
    value: object
    problems: tuple[Problem, ...]


class Itself:
    """A thing that is the same only as itself. Two records may be equal although the keys in them
    are in other places.
    """

    def __init__(self, thing: object) -> None:
        self._thing = thing

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Itself) and self._thing is other._thing

    __hash__ = None  # type: ignore[assignment]


class Again:
    """What is made of one timeline, with what the cache remembers of it, if it does."""

    def __init__(self, cache: Cache | None, folder: str) -> None:
        self._cache = cache if cache and cache.previewing else None
        self._folder = folder

    def check(
        self, name: str, made_of: object, problems: Problems, make: Callable[[Problems], T]
    ) -> T:
        """What `make` gives, and its problems. That must come of nothing but `made_of`, and nobody
        may change it.
        """
        if self._cache is None:
            return make(problems)
        key = f"again {self._folder}\0{name}"
        last = self._cache.recall(key, _Made)
        if last is None or last.made_of != made_of:
            found = Problems()
            last = _Made(made_of, make(found), found.all)
            self._cache.remember(key, last)
        problems.extend(last.problems)
        value: T = last.value  # type: ignore[assignment]
        return value

    def make(self, name: str, made_of: object, make: Callable[[], T]) -> T:
        """The same of what can have no problems."""
        return self.check(name, made_of, Problems(), lambda _: make())

    def same(self, name: str, value: T) -> T:
        """The value of the last rebuild, if it is equal: to compare that again takes no time."""
        return self.make(name, value, lambda: value)
