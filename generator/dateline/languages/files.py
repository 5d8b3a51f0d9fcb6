"""The files of languages: `fr.toml` has all that is French.

A file has up to five sections: `[pages]`, `[dates]`, `[names]`, `[quotes]` and `[clauses]`. A
section is whole or it is not there; then English is used. Of `[names]` and `[clauses]` any row may
be left out. A missing, unknown or ill-formed row is a `LanguageError` that names the language, the
file and the row.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Final

FALLBACK: Final = "en"
# Matches `[pages]`.
_SECTION: Final = re.compile(r"^\[(pages|dates|names|quotes|clauses)\]", re.MULTILINE)


class LanguageError(Exception):
    """A file of a language lacks something, or has something that no one reads."""


@lru_cache(maxsize=256)
def family(language: str) -> str:
    """The language of a tag without its script and region: `fr` of `fr-CA` or `FR_be`."""
    return re.split(r"[-_]", language, maxsplit=1)[0].lower()


@lru_cache(maxsize=1)
def known_languages() -> tuple[str, ...]:
    """The codes of all languages that have a file, in order."""
    names = (file.name for file in files(__package__).iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml")))


@lru_cache(maxsize=64)
def read_section(code: str, section: str) -> Mapping[str, object] | None:
    """A section of a language's file; None where the language or its section is not there.

    Only the section is parsed: dates need no words of pages, and TOML is slow to read.
    """
    if code not in known_languages():
        return None
    text = files(__package__).joinpath(f"{code}.toml").read_text("utf-8")
    starts = [(match[1], match.start()) for match in _SECTION.finditer(text)]
    ends = [start for _, start in starts[1:]] + [len(text)]
    for (name, start), end in zip(starts, ends, strict=True):
        if name == section:
            found: dict[str, object] = tomllib.loads(text[start:end])[section]
            return found
    return None


def section_or_english(code: str, section: str) -> tuple[str, Mapping[str, object]]:
    """A section and the language it is in: the language's own, else the English one."""
    own = read_section(code, section)
    if own is not None:
        return code, own
    return FALLBACK, read_section(FALLBACK, section) or {}


def read_word_sets(
    code: str, section: str, names: Iterable[str], *, needed: bool
) -> tuple[frozenset[str], ...]:
    """The rows of a section that has lists of words alone, in the order of their names; all empty
    where the language has no such section. If each is `needed`, a section has them all.

    Raises:
        LanguageError: a row is unknown, or is no list of words, or is needed and missing.
    """
    names = tuple(names)
    given = read_section(code, section)
    if given is None:
        return tuple(frozenset() for _ in names)
    rows = Rows(code, section, given)
    rows.check_names(names)
    return tuple(
        frozenset(rows.words(name)) if needed or name in given else frozenset() for name in names
    )


class Rows:
    """The rows of one table of a file, each taken out by name and checked.

    >>> Rows("fr", "dates", {"or": ["ou"]}).words("or")
    ('ou',)
    """

    def __init__(self, code: str, table: str, rows: Mapping[str, object]) -> None:
        self._code, self._table, self._rows = code, table, rows

    def take(self, name: str) -> object:
        """A row as TOML gives it; `LanguageError` where there is none."""
        if name not in self._rows:
            raise self.wrong(name, "is missing. Add it, as en.toml has it")
        return self._rows[name]

    def wrong(self, name: str, what: str) -> LanguageError:
        """An error about a row."""
        place = f"{self._table}.{name}" if name else self._table
        return LanguageError(f"{self._code}: languages/{self._code}.toml: row '{place}' {what}.")

    def check_names(self, known: Iterable[str], cure: str = "Correct its name") -> None:
        """Refuse rows that nothing reads: a typing slip would silently say nothing.

        `cure` says what to do, for one who meant a new row too.

        Raises:
            LanguageError: the first row that nothing reads.
        """
        unknown = self._rows.keys() - set(known)
        if unknown:
            raise self.wrong(min(unknown), f"is unknown: nothing reads it. {cure}")

    def text(self, name: str) -> str:
        """A row that is one text.

        Raises:
            LanguageError: the row is missing, or is not a text.
        """
        value = self.take(name)
        if not isinstance(value, str):
            raise self.wrong(name, "is not a text")
        return value

    def words(self, name: str) -> tuple[str, ...]:
        """A row that is a list of texts, or a text of words with spaces between them.

        Raises:
            LanguageError: the row is missing, or is not a list of words.
        """
        value = self.take(name)
        words = value.split() if isinstance(value, str) else value
        if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
            raise self.wrong(name, "is not a list of words")
        return tuple(words)

    def numbers(self, name: str) -> Mapping[str, int]:
        """A row that is a table of words, each with its number.

        Raises:
            LanguageError: the row is missing, or is not a table of words with whole numbers.
        """
        value = self.take(name)
        if not isinstance(value, dict) or not all(isinstance(n, int) for n in value.values()):
            raise self.wrong(name, "is not a table of words with whole numbers")
        return value

    def inner(self, name: str) -> Rows:
        """A row that is a table of rows.

        Raises:
            LanguageError: the row is missing, or is not a table.
        """
        value = self.take(name)
        if not isinstance(value, dict):
            raise self.wrong(name, "is not a table")
        return Rows(self._code, f"{self._table}.{name}", value)

    def entries(self) -> Mapping[str, object]:
        """All rows, as TOML gives them."""
        return self._rows
