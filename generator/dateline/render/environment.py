"""The two Jinja environments: one that escapes for Markdown, one that escapes for HTML."""

from __future__ import annotations

from functools import lru_cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from dateline.markdown_text import escape_html, escape_markdown, escape_title


@lru_cache(maxsize=1)
def markdown_environment() -> Environment:
    """For pages. `finalize` escapes every inserted value that is not Markdown already, so
    that no template can forget to."""
    return Environment(
        loader=PackageLoader("dateline", "templates"),
        finalize=escape_markdown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,  # noqa: S701 - finalize escapes, for Markdown
    )


@lru_cache(maxsize=1)
def html_environment() -> Environment:
    """For pages without the theme."""
    return Environment(
        loader=PackageLoader("dateline", "templates"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=True,
    )
