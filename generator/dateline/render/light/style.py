"""The look of pages without the theme: small, readable, dark where the reader's system is."""

from __future__ import annotations

from markupsafe import Markup

from dateline.assets import read_asset


def light_style() -> Markup:
    """The style sheet, for a `<style>` element of a template."""
    return Markup(read_asset("light_colours.css") + read_asset("light.css"))  # noqa: S704 - ours
