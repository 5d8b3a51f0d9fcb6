"""Problems found in a timeline's data, and how they are shown.

All problems are gathered and shown at once, in file order, so that an author
fixes a file in one go. The wording lives where a problem is found; the three
forms it is printed in (text, JSON, GitHub annotations) live here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from dateline.problems.codes import Severity, require_code

# Control characters, and the marks of Unicode's "format" class; not the joiners that
# Persian and Indic scripts need.
_UNSEEN: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e007f]"
)


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something is: a path as shown to people, line and column from 1.

    Line and column 0 mean the file as a whole.
    """

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}" if self.line else self.path


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong, where, and what to do about it.

    `message` says what was found (quoted) and why it is wrong; `hint` says what
    to do. Both are whole sentences.
    """

    place: Place
    severity: Severity
    code: str
    message: str
    hint: str = ""


class Problems:
    """The list that travels along with the data and is raised once."""

    def __init__(self) -> None:
        self._found: dict[Problem, None] = {}

    def error(self, place: Place, code: str, message: str, hint: str = "") -> None:
        """Record something that must be fixed before anything is written."""
        self._record(place, Severity.ERROR, code, message, hint)

    def warning(self, place: Place, code: str, message: str, hint: str = "") -> None:
        """Record something an author should look at."""
        self._record(place, Severity.WARNING, code, message, hint)

    def _record(self, place: Place, severity: Severity, code: str, message: str, hint: str) -> None:
        require_code(code, severity)
        # A character that turns text around must not do so in the message about it.
        seen = Problem(place, severity, code, show_unseen(message), show_unseen(hint))
        self._found[seen] = None

    def extend(self, problems: Iterable[Problem]) -> None:
        """Record problems that were found elsewhere."""
        self._found.update(dict.fromkeys(problems))

    @property
    def all(self) -> tuple[Problem, ...]:
        """Every problem once, in the order of file, line and column."""
        return tuple(sorted(self._found))

    @property
    def has_errors(self) -> bool:
        """Whether there is an error, so that nothing may be written."""
        return any(problem.severity is Severity.ERROR for problem in self._found)

    def raise_errors(self) -> None:
        """Raise `ProblemsFoundError` with all problems, if any of them is an error.

        Raises:
            ProblemsFoundError: with all problems, warnings too.
        """
        if self.has_errors:
            raise ProblemsFoundError(self.all)


class ProblemsFoundError(Exception):
    """The data has errors; `problems` contains all of them, and the warnings."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join([*map(as_text, problems), count(problems)]))
        self.problems = problems


def show_unseen(text: str) -> str:
    """The text in one line, with characters that no one sees as `<U+200B>`."""
    return _UNSEEN.sub(_name, " ".join(text.split()))


def _name(match: re.Match[str]) -> str:
    return f"<U+{ord(match.group()):04X}>"


def as_text(problem: Problem) -> str:
    """One line: place, severity, message, hint, code."""
    words = f"{problem.message} {problem.hint}".strip()
    return f"{problem.place}: {problem.severity}: {words} [{problem.code}]"


def count(problems: Iterable[Problem]) -> str:
    """The closing line: how many errors and warnings there are.

    >>> count([])
    'No problems.'
    >>> late = Problem(Place("docs/timeline.yml"), Severity.WARNING, "no-title", "…", "…")
    >>> count([late, late])
    '2 warnings.'
    """
    severities = [problem.severity for problem in problems]
    errors = severities.count(Severity.ERROR)
    warnings = severities.count(Severity.WARNING)
    if not severities:
        return "No problems."
    parts = [(errors, "error"), (warnings, "warning")]
    return ", ".join(f"{n} {word}{'' if n == 1 else 's'}" for n, word in parts if n) + "."


def as_json(problems: Iterable[Problem]) -> str:
    """An array of objects, for programs."""
    rows = [
        {
            "path": problem.place.path,
            "line": problem.place.line,
            "column": problem.place.column,
            "severity": str(problem.severity),
            "code": problem.code,
            "message": problem.message,
            "hint": problem.hint,
        }
        for problem in problems
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)


def as_github(problem: Problem) -> str:
    """A GitHub workflow command that annotates the line of the file.

    Escapes: https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts
    """
    place = problem.place
    where = [f"file={_property(place.path)}"]
    if place.line:
        where += [f"line={place.line}", f"col={place.column}"]
    where.append(f"title={_property(problem.code)}")
    words = f"{problem.message} {problem.hint}".strip()
    return f"::{problem.severity} {','.join(where)}::{_data(words)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
