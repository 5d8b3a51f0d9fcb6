"""The problems of one file: where they are, and when there are too many to go on."""

from __future__ import annotations

from typing import NoReturn

from dateline.problems import Place, Problems

MAX_PROBLEMS = 100


class UnreadableError(Exception):
    """The file cannot be read to its end; the reason is among the problems."""


class FileReport:
    """Gathers one file's problems. Lines and columns come in as parsers count them, from 0.

    `first_line` is where the text begins in its file. `removed` contains, by line, the columns of
    characters that were taken out before parsing, so that a place is given as an editor shows it.
    """

    def __init__(self, path: str, problems: Problems, first_line: int = 0) -> None:
        self.path = path
        self._first_line = first_line
        self.removed: dict[int, list[int]] = {}
        self._problems = problems
        self._count = 0
        self._lines_with_errors: set[int] = set()

    def place(self, line: int, column: int) -> Place:
        """The place of a line and column, counted from 1 and in the file as it is on disk."""
        if self.removed:
            for gone in self.removed.get(line, ()):
                column += gone <= column
        return Place(self.path, self._first_line + line + 1, column + 1)

    def error(self, place: Place, code: str, message: str, hint: str) -> None:
        """Record an error after which reading goes on.

        Raises:
            UnreadableError: there are more problems in this file than anybody reads.
        """
        self._problems.error(place, code, message, hint)
        self._lines_with_errors.add(place.line)
        self._count_one()

    def warning(self, place: Place, code: str, message: str, hint: str) -> None:
        """Record a warning; raises as `error` does."""
        self._problems.warning(place, code, message, hint)
        self._count_one()

    def stop(self, place: Place, code: str, message: str, hint: str) -> NoReturn:
        """Record an error after which nothing more of the file can be read.

        Raises:
            UnreadableError: always.
        """
        self._problems.error(place, code, message, hint)
        raise UnreadableError(message)

    def stop_unless_told(self, place: Place, code: str, message: str, hint: str) -> NoReturn:
        """Stop, but add nothing where this line or the one above has an error already.

        The one follows from the other: a comment cut a text short, say, and what comes
        after fits nothing.

        Raises:
            UnreadableError: always.
        """
        if {place.line, place.line - 1} & self._lines_with_errors:
            raise UnreadableError(message)
        self.stop(place, code, message, hint)

    def _count_one(self) -> None:
        self._count += 1
        if self._count >= MAX_PROBLEMS:
            self.stop(
                Place(self.path),
                "too-many-problems",
                f"This file has {MAX_PROBLEMS} problems, and the rest of it is not read.",
                "Fix these first.",
            )
