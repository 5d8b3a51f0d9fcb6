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
        KeyError, ValueError: a row lacks a part or has an unknown word in it.
    """
    table = tomllib.loads(files(__package__).joinpath("codes.toml").read_text("utf-8"))
    return tuple(
        Group(group["title"], tuple(_code(name, row) for name, row in group["codes"].items()))
        for group in table.values()
    )


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
    accepted = row.get("accepted")
    return Code(
        name=name,
        severity=Severity(row.get("severity", Severity.ERROR)),
        accepted_in=AcceptedIn(accepted) if accepted else None,
        says=row["says"].strip(),
    )
