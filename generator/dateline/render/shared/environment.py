"""The two Jinja environments: one that escapes for Markdown, one that escapes for HTML."""

from __future__ import annotations

from functools import lru_cache

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    Environment,
    PackageLoader,
    StrictUndefined,
)

from dateline.render.layout.record_heights import in_stretch
from dateline.render.shared.site_templates import SiteLoader
from dateline.text.escaping import escape_css_string, escape_markdown, id_attribute


@lru_cache(maxsize=4)
def markdown_environment(overrides: str = "") -> Environment:
    """For pages. `finalize` escapes every inserted value that is not Markdown already, so
    that no template can forget to.

    `overrides` is a folder whose templates go before ours, or empty.
    """
    environment = Environment(
        loader=_loader(overrides),
        finalize=escape_markdown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,  # noqa: S701 - finalize escapes, for Markdown
        # Ours never change while a program runs, and to look at their files again for each
        # event takes a thirtieth of rendering. A site's own may change during a preview.
        auto_reload=bool(overrides),
    )
    environment.filters["in_stretch"] = in_stretch
    environment.filters["css_string"] = escape_css_string
    environment.filters["as_id"] = id_attribute
    return environment


@lru_cache(maxsize=4)
def html_environment(overrides: str = "") -> Environment:
    """For pages without the theme."""
    return Environment(
        loader=_loader(overrides),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=True,
        auto_reload=bool(overrides),
    )


def _loader(overrides: str) -> BaseLoader:
    """A site's own templates go before ours of the same name."""
    ours = PackageLoader("dateline.render", "templates")
    return ChoiceLoader([SiteLoader(overrides), ours]) if overrides else ours
