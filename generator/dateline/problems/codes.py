"""Every code that a problem can carry: how serious it is, and whether an event may accept it.

The table is `codes.toml` beside this module. The guide's page on troubleshooting is written
from it (`make tables`), and `Problems` refuses a code that it does not have.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import TypeVar

_Word = TypeVar("_Word", bound=StrEnum)
_Value = TypeVar("_Value")


class Severity(StrEnum):
    """An error stops every command that writes; a warning does not."""

    ERROR = "error"
    WARNING = "warning"


class AcceptedIn(StrEnum):
    """Which stage raises a warning that an event can accept, and so knows what accepts it."""

    DATA = "data"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Code:
    """One row of the table. `says` is the guide's entry, in Markdown."""

    name: str
    severity: Severity
    accepted_in: AcceptedIn | None
    says: str


@dataclass(frozen=True, slots=True)
class Group:
    """Codes that the guide puts under one heading."""

    title: str
    codes: tuple[Code, ...]


@lru_cache(maxsize=1)
def code_groups() -> tuple[Group, ...]:
    """The table as it is written, group by group.

    Raises:
        LookupError: a group or a row lacks a part, or has an unknown word in it; the text says what
            to add or correct. This is a fault of the program.
    """
    return read_groups(files(__package__).joinpath("codes.toml").read_text("utf-8"))


def read_groups(text: str) -> tuple[Group, ...]:
    """The groups of a table in TOML.

    Raises:
        LookupError: as `code_groups`.
    """
    found = []
    for name, group in tomllib.loads(text).items():
        title = _part(group, "title", f"the group [{name}]")
        codes = _part(group, "codes", f"the group [{name}]")
        found.append(Group(title, tuple(_code(code, row) for code, row in codes.items())))
    return tuple(found)


@lru_cache(maxsize=1)
def all_codes() -> Mapping[str, Code]:
    """The rows of the table by code."""
    return MappingProxyType({code.name: code for group in code_groups() for code in group.codes})


@lru_cache(maxsize=2)
def accepted_in(stage: AcceptedIn) -> frozenset[str]:
    """The codes of the warnings of a stage that an event can accept."""
    return frozenset(code.name for code in all_codes().values() if code.accepted_in is stage)


def require_code(name: str, severity: Severity) -> None:
    """Check that a problem is in the table, at this severity.

    Raises:
        LookupError: it is not; the text says what to add. This is a fault of the program.
    """
    code = all_codes().get(name)
    if code is None:
        raise LookupError(f"problems/codes.toml has no code {name!r}: add a row for it.")
    if code.severity is not severity:
        raise LookupError(
            f"problems/codes.toml says that {name!r} is of severity {code.severity}; "
            f"it was raised as {severity}. Change one of the two."
        )


def _code(name: str, row: Mapping[str, str]) -> Code:
    where = f"the code {name!r}"
    accepted = _word(row, "accepted", AcceptedIn, where)
    return Code(
        name=name,
        severity=_word(row, "severity", Severity, where) or Severity.ERROR,
        accepted_in=accepted,
        says=_part(row, "says", where).strip(),
    )


def _part(row: Mapping[str, _Value], key: str, where: str) -> _Value:
    if key not in row:
        raise LookupError(
            f"problems/codes.toml: {where} has no `{key}`. Add it, or correct its name."
        )
    return row[key]


def _word(row: Mapping[str, str], key: str, words: type[_Word], where: str) -> _Word | None:
    found = row.get(key)
    if found is not None and found not in tuple(words):
        every = " or ".join(words)
        raise LookupError(f"problems/codes.toml: {where} has `{key}` {found!r}. Write {every}.")
    return words(found) if found is not None else None
