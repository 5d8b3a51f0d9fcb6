"""The words of light pages: plain text, in an element where they are English instead."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup, escape

from dateline.languages import Texts


@dataclass(frozen=True, slots=True)
class LightWords:
    """A language's messages for a light page; `plain` is for titles and attributes."""

    catalogue: Texts

    def __call__(self, key: str, **values: object) -> str:
        """A message as its template escapes it, or as HTML where its words are borrowed."""
        if not self.catalogue.borrows:
            return self.catalogue.plain(key, **values)
        return Markup(self.catalogue.written(escape, escape, key, **values))  # noqa: S704 - escaped

    def plain(self, key: str, **values: object) -> str:
        """A message as plain text."""
        return self.catalogue.plain(key, **values)
