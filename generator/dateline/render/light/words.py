"""The words of light pages."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup, escape

from dateline.languages import Texts
from dateline.text.inks import shown_in_html


@dataclass(frozen=True, slots=True)
class LightWords:
    """A language's messages for a light page; `plain` is for titles and attributes."""

    catalogue: Texts

    def __call__(self, key: str, **values: object) -> str:
        """A message as HTML, its values marked where they are in another language."""
        written = self.catalogue.written(shown_in_html, escape, key, **values)
        return Markup(written)  # noqa: S704 - escaped

    def plain(self, key: str, **values: object) -> str:
        """A message as plain text."""
        return self.catalogue.plain(key, **values)
