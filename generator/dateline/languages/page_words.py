"""The words that pages say of themselves: the section `[pages]` of each language's file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, Final, TypeAlias

from babel import Locale
from babel.core import UnknownLocaleError
from babel.numbers import format_decimal

from dateline.languages.files import FALLBACK, LanguageError, Rows, family, section_or_english
from dateline.text.escaping import Markdown, escape_markdown, escape_stretch

MOST_PLAIN: Final = 999
"""The largest number of which no language parts the digits: Babel takes long over each."""

_ENOUGH_FOR_ALL_PLURALS: Final = 200  # no language's rules for small numbers go on beyond it
Escape: TypeAlias = Callable[[Any], str]
"""How an ink writes a text or a value."""

_ENGLISH: Final = '<bdi lang="en" dir="ltr">'
# Matches the `{n}` of `{n} events`.
_PLACEHOLDER: Final = re.compile(r"\{(\w+)\}")
# Matches the `.` that begins `. Busiest: `, or an escaped one.
_FIRST_STOP: Final = re.compile(r"(?:\.|&#46;)(?!\.|&#46;)")
# Matches the stop of `2026 г.</time>`.
_LAST_STOP: Final = re.compile(r"(?:\.|&#46;)(?:</[a-z]+>)*$")


@dataclass(frozen=True)  # no slots: what is asked of each message is worked out once
class Texts:
    """The catalogue of one language.

    `language` is the tag asked for, `locale` the one its plural rules come from.
    """

    language: str
    locale: Locale
    messages: Mapping[str, str]

    @cached_property
    def borrows(self) -> bool:
        """Whether English words replace those of the language."""
        return family(self.language) != self.locale.language

    def plain(self, key: str, **values: object) -> str:
        """A message as plain text. `n` among the values picks the plural form."""
        pattern = self._pattern(key, values)
        words, names = _split_pattern(pattern, str)
        if not names:
            return words[0]
        return _joined(words, [str(self._shown(values[name])) for name in names])

    def __call__(self, key: str, **values: object) -> Markdown:
        """A message as Markdown: the pattern and all values that are not Markdown, escaped."""
        return Markdown(self.written(escape_markdown, escape_stretch, key, **values))

    def written(self, escape: Escape, stretch: Escape, key: str, /, **values: object) -> str:
        """A message in any ink, which has a way to write values and one to write the stretches
        of text between them. English words in place of a language's own are in a `<bdi>`.
        """
        pattern = self._pattern(key, values)
        words, names = _split_pattern(pattern, stretch)
        borrowed = self.borrows and _has_letters(pattern)
        shown = []
        for name in names:
            value = escape(self._shown(values[name]))
            own = borrowed and not value.isascii()
            shown.append(f"<bdi>{value}</bdi>" if own else value)
        text = _joined(words, shown)
        return f"{_ENGLISH}{text}</bdi>" if borrowed else text

    def labelled(self, label: str, value: str) -> str:
        """A value behind its label, as plain text, with the language's colon between them."""
        return f"{label}{self.plain('colon')} {value}"

    def in_row(self, values: Iterable[str]) -> str:
        """Values in a row, as plain text, with the language's comma between them; without those
        that are empty.
        """
        return f"{self.plain('comma')} ".join(filter(None, values))

    def number(self, value: int) -> str:
        """A number as the language writes it: 1,299 in English, 1 299 in French."""
        return format_decimal(value, locale=self.locale) if value > MOST_PLAIN else str(value)

    def _shown(self, value: object) -> object:
        return self.number(value) if isinstance(value, int) else value

    def _pattern(self, key: str, values: Mapping[str, object]) -> str:
        if key in self.messages:
            return self.messages[key]
        count = values.get("n", 0)
        form = self.locale.plural_form(int(str(count)))
        pattern = self.messages.get(f"{key}.{form}") or self.messages.get(f"{key}.other")
        if pattern is None:
            raise LanguageError(
                f"{self.language}: languages/{FALLBACK}.toml: row 'pages.{key}' is missing. "
                "Add it, and its translation to the other languages."
            )
        return pattern


def _joined(words: tuple[str, ...], values: list[str]) -> str:
    """The words of a pattern with the values between them, and one stop where both have one: a
    Russian year ends in "г." itself.
    """
    shown = [words[0]]
    for value, after in zip(values, words[1:], strict=True):
        has_stop = _FIRST_STOP.match(after) and _LAST_STOP.search(value)
        shown += (value, _FIRST_STOP.sub("", after, count=1) if has_stop else after)
    return "".join(shown)


@lru_cache(maxsize=32)
def texts_for(language: str) -> Texts:
    """The catalogue for a language tag; English where there is none.

    Raises `LanguageError` where the language's file lacks a text that English has, or has one
    that English lacks.
    """
    code, section = section_or_english(family(language), "pages")
    messages = dict(_flatten(section))
    if code != FALLBACK:
        _check_rows(code, messages)
    return Texts(language, Locale.parse(code), messages)


def _check_rows(code: str, messages: Mapping[str, str]) -> None:
    """Every text is there, with all the forms that the plural rules ask for of whole numbers."""
    rows = Rows(code, "pages", messages)
    plural_form = Locale.parse(code).plural_form
    asked = {plural_form(n) for n in range(_ENOUGH_FOR_ALL_PLURALS)} | {"other"}
    known: set[str] = set()
    for name in texts_for(FALLBACK).messages:
        key, _, form = name.rpartition(".")
        if form in ("one", "other"):
            for tag in sorted(asked):
                rows.take(f"{key}.{tag}")
            known.update(f"{key}.{tag}" for tag in plural_form.tags | {"other"})
        else:
            rows.take(name)
            known.add(name)
    rows.check_names(known)


@lru_cache(maxsize=32)
def text_direction(language: str) -> str:
    """`ltr` or `rtl`, by the CLDR."""
    try:
        return str(Locale.parse(language.replace("-", "_")).text_direction)
    except (ValueError, UnknownLocaleError):
        return "ltr"


def _flatten(table: Mapping[str, object], prefix: str = "") -> list[tuple[str, str]]:
    rows: list[tuple[str, str]] = []
    for key, value in table.items():
        if isinstance(value, dict):
            rows += _flatten(value, f"{prefix}{key}.")
        else:
            rows.append((f"{prefix}{key}", str(value)))
    return rows


@lru_cache(maxsize=1024)
def _split_pattern(pattern: str, stretch: Escape) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """A pattern's own words, escaped, and the names of the values that part them."""
    parts = _PLACEHOLDER.split(pattern)
    return tuple(str(stretch(part)) for part in parts[::2]), tuple(parts[1::2])


@lru_cache(maxsize=1024)
def _has_letters(pattern: str) -> bool:
    """Whether a pattern has words, and not only marks between its values."""
    return any(character.isalpha() for character in _PLACEHOLDER.sub("", pattern))
