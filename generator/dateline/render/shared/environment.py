"""The Jinja environments: one that escapes for Markdown, others that escape for HTML."""

from __future__ import annotations

import html
from collections.abc import Callable, MutableMapping
from functools import lru_cache
from typing import Any

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    Environment,
    PackageLoader,
    StrictUndefined,
    Template,
)
from jinja2.runtime import Context
from markupsafe import Markup, escape

from dateline.render.compiled import CompiledTemplates
from dateline.render.shared.site_templates import SiteLoader
from dateline.text.escaping import escape_css_string, escape_markdown, id_attribute
from dateline.text.inks import guard_html, shown_in_html


@lru_cache(maxsize=4)
def markdown_environment(overrides: str = "") -> Environment:
    """For pages as Markdown. `finalize` escapes every inserted value that is not Markdown
    already, so that no template can forget to.

    `overrides` is a folder whose templates go before ours, or empty.
    """
    environment = _environment("markdown", escape_markdown, overrides)
    environment.filters["css_string"] = escape_css_string
    environment.filters["as_id"] = id_attribute
    return environment


@lru_cache(maxsize=2)
def html_page_environment(*, guarded: bool = False) -> Environment:
    """For the same pages as HTML, from the same templates.

    `guarded` is for HTML in a Markdown page: the site's extensions read it
    before it is HTML, so that it is escaped for them too.
    """
    if guarded:
        environment = _environment("guarded", guard_html)
    else:
        environment = _environment("page", _escape_html)
    environment.filters["css_string"] = lambda text: Markup(escape_css_string(text))  # noqa: S704
    return environment


@lru_cache(maxsize=1)
def html_environment() -> Environment:
    """For pages without the theme."""
    environment = _environment("html", _escape_html)
    environment.filters["code"] = _code
    return environment


def _escape_html(value: object) -> Markup:
    """A value as HTML; what is HTML already stays as it is. Jinja's own way copies that twice."""
    return value if isinstance(value, Markup) else escape(value)


def _code(text: str) -> Markup:
    """Text between tags, where quotation marks are no syntax: programs' forms are full of them."""
    return Markup(html.escape(text, quote=False))  # noqa: S704 - escaped


class _Calls(Context):
    """Calls what a template calls, as it is. Jinja looks first whether that asks for the context,
    which nothing here does, and which takes longer than most of the calls.
    """

    def call(
        self,
        called: Callable[..., Any],
        /,
        *values: Any,  # noqa: ANN401
        _loop_vars: object = None,
        _block_vars: object = None,
        **named: Any,  # noqa: ANN401
    ) -> Any:  # noqa: ANN401
        return called(*values, **named)


class _Environment(Environment):
    """Has templates at hand: an event asks for a dozen that it includes, and Jinja would look each
    time whether one is still what it was.
    """

    def __init__(self, **options: Any) -> None:  # noqa: ANN401
        super().__init__(**options)
        self._at_hand: dict[str, Template] = {}

    def get_template(
        self,
        name: str | Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 - as Jinja has it
    ) -> Template:
        """A template by its name."""
        known = self._at_hand.get(name) if isinstance(name, str) and not globals else None
        if known is None:
            known = super().get_template(name, parent, globals)
            if isinstance(name, str) and not globals and not self.auto_reload:
                self._at_hand[name] = known
        return known


def _environment(name: str, write: Callable[[object], str], overrides: str = "") -> Environment:
    """`write` writes every inserted value, so that no template can forget to escape."""
    environment = _Environment(
        loader=_loader(overrides),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=write,
        autoescape=False,
        # Ours never change while a program runs, and to look at their files again for each
        # event takes a thirtieth of rendering. A site's own may change during a preview.
        auto_reload=bool(overrides),
        bytecode_cache=None if overrides else CompiledTemplates(name),
    )
    environment.context_class = _Calls
    # In HTML: a text as readers see it, which an attribute cannot have.
    environment.filters["shown"] = shown_in_html
    return environment


def _loader(overrides: str) -> BaseLoader:
    """A site's own templates go before ours of the same name."""
    ours = PackageLoader("dateline.render", "templates")
    return ChoiceLoader([SiteLoader(overrides), ours]) if overrides else ours
