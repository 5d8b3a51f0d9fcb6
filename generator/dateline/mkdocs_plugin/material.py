"""Changes to a page that Material has rendered: when it loads what it names, so that readers see it
sooner, and what its navigation is called.

Each change looks for one place in the page and leaves the page as it is where that is missing:
another theme, another version of Material, or a site that has overridden the template.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html.parser import HTMLParser
from typing import Final

from markupsafe import Markup

from dateline.assets import read_asset

_SEARCH_LATER: Final = "search_later.js"
_PALETTE_FIRST: Final = "palette_first.js"
# Matches `<form class="md-header__option" data-md-component="palette">…</form>`.
_PALETTE_FORM: Final = re.compile(
    r'<form\b[^>]*\bdata-md-component="?palette\b.*?</form>', re.DOTALL
)
# Matches the start of
# `<nav class="md-nav" aria-labelledby="__nav_2_label"> <label class="md-nav__title" for="__nav_2"`.
_SECTION: Final = re.compile(
    r'(<nav class="?md-nav"?[^>]* aria-labelledby=)"?(__nav[_\d]*)_label"?'
    r'([^>]*>\s*<label class="?md-nav__title"?)(?= for="?\2\b)'
)
# Matches the start of `<div class="md-search" data-md-component="search" role="dialog">…
# <input … aria-label="Search"`, which has no name yet.
_SEARCH: Final = re.compile(
    r"""(<div\b(?![^>]*\baria-label)[^>]*\bclass="?md-search\b(?!_)[^>]*\brole="?dialog"?[^>]*)"""
    r"""(>.*?<input\b[^>]*\b(aria-label=(?:"[^">]*"|[^\s">]+)))""",
    re.DOTALL,
)
# Matches `<script src="assets/javascripts/bundle.79ae519e.min.js"></script>`.
_BUNDLE: Final = re.compile(r'<script src="?[^">]*javascripts/bundle\.[^">]*"?(?=></script>)')


def add_to_head(page: str, more: Markup) -> str:
    """The page with more HTML at the end of its head."""
    return page.replace("</head>", f"{more}</head>", 1)


def load_search_later(page: str) -> str:
    """Let the search and its index wait until someone searches. It is in the head, since it must
    run before Material's own script.
    """
    return add_to_head(page, _script(_SEARCH_LATER))


def name_sections(page: str) -> str:
    """Name each section of the navigation by its own title. Material names it by the label beside
    its link, which is empty with `navigation.indexes`, so that all sections are called the same.
    """
    return _SECTION.sub(r'\1"\2_title"\3 id="\2_title"', page)


def name_search(page: str) -> str:
    """Name the dialog of the search as its field is named. Material gives it no name."""
    return _SEARCH.sub(r"\1 \3\2", page, count=1)


def choose_palette_first(page: str) -> str:
    """Choose the reader's palette where the page lists them, before anything is painted."""
    return _PALETTE_FORM.sub(lambda form: f"{form[0]}{_script(_PALETTE_FIRST)}", page, count=1)


def show_before_script(page: str) -> str:
    """Let browsers show the page before they run Material's script, which takes longer the longer
    the page is.

    `defer` keeps that script before all others that wait. Where one that does not wait comes after
    it, all stays as it is, since that one may need what Material's script makes.
    """
    bundle = _BUNDLE.search(page)
    if bundle is None or _Scripts.any_at_once(page[bundle.end() :]):
        return page
    return f"{page[: bundle.end()]} defer{page[bundle.end() :]}"


@lru_cache
def _script(name: str) -> Markup:
    return Markup("<script>{}</script>").format(Markup(read_asset(name)))  # noqa: S704 - ours


class _Scripts(HTMLParser):
    """Whether a piece of HTML contains a script that runs as soon as it is read."""

    def __init__(self) -> None:
        super().__init__()
        self._at_once = False

    @classmethod
    def any_at_once(cls, html: str) -> bool:
        scripts = cls()
        scripts.feed(html)
        return scripts._at_once

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "script":
            given = dict(attrs)
            data = (given.get("type") or "").endswith("json")
            waits = given.get("type") == "module" or {"src", "defer"} <= given.keys()
            self._at_once |= not (data or (waits and "async" not in given))
