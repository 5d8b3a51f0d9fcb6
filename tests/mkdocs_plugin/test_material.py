"""When a page of Material loads what it names."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from dateline.mkdocs_plugin.material import (
    add_to_head,
    choose_palette_first,
    name_search,
    show_before_script,
)

BUNDLE = '<script src="../assets/javascripts/bundle.a5f9d56c.min.js"></script>'
WAITING = '<script src="../assets/javascripts/bundle.a5f9d56c.min.js" defer></script>'
CONFIG = '<script id="__config" type="application/json">{"base": ".."}</script>'
FORM = """<form class="md-header__option" data-md-component="palette">
<input id="__palette_0">
</form>"""


@pytest.mark.parametrize(
    "after",
    [
        "",
        '\n<script src="../assets/dateline.js" defer></script>',
        '<script src="a.mjs" type="module"></script><script type="module">start()</script>',
        '<script type="application/ld+json">{}</script>',
        "<!-- <script>start()</script> -->",
    ],
)
def test_material_s_script_waits_where_all_that_follow_wait(after: str) -> None:
    page = f"<body>{CONFIG}%s{after}</body></html>"
    assert show_before_script(page % BUNDLE) == page % WAITING


@pytest.mark.parametrize(
    "after",
    [
        "<script>document$.subscribe(start)</script>",
        '<script src="tables.js"></script>',
        '<script src="../assets/dateline.js" defer></script><script src="tables.js"></script>',
        '<script src="tables.js" async></script>',
        '<script src="tables.js" defer async></script>',
        "<script defer>document$.subscribe(start)</script>",
        '<script type="text/javascript">start()</script>',
        "<SCRIPT>start()</SCRIPT>",
    ],
)
def test_it_does_not_wait_where_another_may_need_it_at_once(after: str) -> None:
    page = f"<body>{BUNDLE}{after}</body></html>"
    assert show_before_script(page) == page


def test_scripts_before_it_are_nothing_to_it() -> None:
    page = "<body><script>start()</script>%s</body>"
    assert show_before_script(page % BUNDLE) == page % WAITING


def test_a_page_made_smaller_is_known_too() -> None:
    page = "<script src=/assets/javascripts/bundle.a5f9d56c.min.js%s></script>"
    assert show_before_script(page % "") == page % " defer"


@pytest.mark.parametrize(
    "page", ["<p>no script</p>", '<script src="js/base.js"></script>', WAITING, FORM[:40]]
)
def test_another_theme_s_page_stays_as_it_is(page: str) -> None:
    assert show_before_script(page) == page
    assert choose_palette_first(page) == page


def test_the_palette_is_chosen_between_its_form_and_the_lines_that_set_it() -> None:
    lines = '<script>var palette=__md_get("__palette")</script>'
    page = choose_palette_first(f"<header>{FORM}{lines}</header><form></form>")
    before, script, after = page.partition("<script>(()=>{")
    assert before == f"<header>{FORM}"
    assert script
    assert after.endswith(f"</script>{lines}</header><form></form>")


def test_what_is_added_to_the_head_stands_at_its_end() -> None:
    page = "<head><title>A</title></head><body></head></body>"
    added = add_to_head(page, Markup("<link>"))
    assert added == "<head><title>A</title><link></head><body></head></body>"


SEARCH = """<div class="md-search" data-md-component="search" role="dialog">
<input type="text" class="md-search__input" name="query" aria-label="Suche" placeholder="Suche">"""


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (SEARCH, SEARCH.replace('"dialog">', '"dialog" aria-label="Suche">')),
        (
            "<div class=md-search role=dialog><input aria-label=Search>",
            "<div class=md-search role=dialog aria-label=Search><input aria-label=Search>",
        ),
        # Named already, or without a field.
        (SEARCH.replace('"dialog"', '"dialog" aria-label="S"'),) * 2,
        ('<div class="md-search" role="dialog"></div>',) * 2,
        ('<div class="md-search__inner" role="search"><input aria-label="S">',) * 2,
    ],
)
def test_the_dialog_of_the_search_is_named(before: str, after: str) -> None:
    assert name_search(before) == after
