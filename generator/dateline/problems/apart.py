"""Which timeline a problem is about: each timeline is for itself, so that one with an error
keeps nothing from the others.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from types import MappingProxyType

from dateline.problems.codes import Severity
from dateline.problems.problem import Problem


def problems_apart(
    problems: Iterable[Problem], folders: Collection[str], shown: str
) -> Mapping[str, tuple[Problem, ...]]:
    """By each timeline's folder, the problems that are about it, in their order.

    `shown` is how messages name the docs folder. A problem about none of the timelines is about
    all of them.
    """
    found: dict[str, list[Problem]] = {folder: [] for folder in folders}
    nearest_first = sorted(folders, key=len, reverse=True)
    for problem in problems:
        path = problem.place.path.removeprefix(f"{shown}/")
        about = next((f for f in nearest_first if not f or path.startswith(f"{f}/")), None)
        for folder in nearest_first if about is None else [about]:
            found[folder].append(problem)
    return MappingProxyType({folder: tuple(about) for folder, about in found.items()})


def with_errors(apart: Mapping[str, tuple[Problem, ...]]) -> frozenset[str]:
    """The folders of the timelines that have an error."""
    return frozenset(
        folder
        for folder, about in apart.items()
        if any(problem.severity is Severity.ERROR for problem in about)
    )
