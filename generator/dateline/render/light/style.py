"""The look of pages without the theme: small, readable, dark where the reader's system is."""

from __future__ import annotations

from typing import Final

from markupsafe import Markup

COLOURS: Final = (
    ":root{color-scheme:light dark;background:#fff;color:#1c1c1c}a{color:#0b4fc4}"
    "@media(prefers-color-scheme:dark){:root{background:#16181d;color:#e6e6e6}a{color:#8ab4f8}}"
)
"""Text and links on their ground, at 7:1 and more in either scheme."""

_STYLE: Final = COLOURS + (
    "body{font:1rem/1.5 system-ui,sans-serif;max-width:40rem;margin:2rem auto;padding:0 1rem;"
    "overflow-wrap:break-word}"
    "h1{font-size:1.5rem;line-height:1.25}h2{font-size:1.125rem;margin:1.5rem 0 .25rem}"
    "a{display:inline-block;padding:.125rem 0}"
    "pre{white-space:pre-wrap;overflow-wrap:anywhere;margin:0;padding:.75rem;font-size:.9375rem;"
    "border:1px solid;border-radius:.25rem}"
)


def light_style() -> Markup:
    """The style sheet, for a `<style>` element of a template."""
    return Markup(_STYLE)  # noqa: S704 - ours
