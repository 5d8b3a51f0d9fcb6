"""A page without a person as author, in the styles that have rules for it.

What is expected is put together by hand after the handbooks' own examples.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.render.citing.styles import (
    PageCited,
    apa,
    chicago,
    chicago_note,
    headline_style,
    mla,
)

PAGE = PageCited(
    title="Belov hangs up on the “envoy”",
    whole="The harbour talks",
    owner="The Example",
    day="2026-09-05",
    address="https://news.example/e/belov/",
)


def test_each_style() -> None:
    assert apa(PAGE) == (
        "Belov hangs up on the “envoy”. (2026, September 5). In <i>The harbour talks</i>. "
        "The Example. https://news.example/e/belov/"
    )
    assert mla(PAGE) == (
        "“Belov Hangs up on the ‘Envoy.’” <i>The Harbour Talks</i>, The Example, 5 Sept. 2026, "
        "news.example/e/belov/."
    )
    assert chicago_note(PAGE) == (
        "“Belov Hangs up on the ‘Envoy,’” The Harbour Talks, The Example, "
        "last modified September 5, 2026, https://news.example/e/belov/."
    )
    assert chicago(PAGE) == (
        "The Example. “Belov Hangs up on the ‘Envoy.’” The Harbour Talks. "
        "Last modified September 5, 2026. https://news.example/e/belov/."
    )


def test_what_is_not_known_is_left_out() -> None:
    page = replace(PAGE, owner="", day="", address="", title="Who hung up?")
    assert apa(page) == "Who hung up? (n.d.). In <i>The harbour talks</i>."
    assert mla(page) == "“Who Hung Up?” <i>The Harbour Talks</i>."
    assert chicago_note(page) == "“Who Hung Up?” The Harbour Talks."
    assert chicago(page) == "“Who Hung Up?” The Harbour Talks."


def test_titles_of_other_languages_keep_their_letters() -> None:
    page = replace(PAGE, title="Belov legt auf", whole="Die Gespräche", in_english=False)
    assert mla(page).startswith("“Belov legt auf.” <i>Die Gespräche</i>, ")


def test_a_title_is_text() -> None:
    assert "<b>" not in apa(replace(PAGE, title="<b>", whole="<b>", owner="<b>"))
    assert "<b>" not in mla(replace(PAGE, title="<b>", whole="<b>", owner="<b>"))
    assert "<b>" not in chicago(replace(PAGE, title="<b>", whole="<b>", owner="<b>"))


@pytest.mark.parametrize(
    ("title", "raised"),
    [
        ("a ship in the port", "A Ship in the Port"),
        ("the port: a history", "The Port: A History"),
        ("iPhone sales of 2nd quarter", "iPhone Sales of 2nd Quarter"),
        ("“never again” to", "“Never Again” To"),
    ],
)
def test_headline_style(title: str, raised: str) -> None:
    assert headline_style(title) == raised
