"""The words of light pages."""

from __future__ import annotations

from dataclasses import dataclass, field

from markupsafe import Markup, escape

from dateline.languages import Texts
from dateline.text.escaping import as_html
from dateline.text.inks import shown_in_html


@dataclass(frozen=True, slots=True)
class LightWords:
    """A language's messages for light pages; `plain` is for titles and attributes."""

    catalogue: Texts
    _constant: dict[str, Markup] = field(default_factory=dict, init=False, compare=False)

    def __call__(self, key: str, **values: object) -> str:
        """A message as HTML, its values marked where they are in another language."""
        known = None if values else self._constant.get(key)
        if known is None:
            written = self.catalogue.written(shown_in_html, escape, key, **values)
            known = as_html(written)
            if not values:  # the same on each of ten thousand pages
                self._constant[key] = known
        return known

    def plain(self, key: str, **values: object) -> str:
        """A message as plain text."""
        return self.catalogue.plain(key, **values)
