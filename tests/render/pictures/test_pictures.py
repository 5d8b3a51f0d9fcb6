"""Pictures for links that are shared: what they show, and how they are drawn."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import replace
from textwrap import dedent

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageOps

from dateline.cache import Unit
from dateline.data.outputs import HIGH, WIDE
from dateline.data.resolved import ResolvedTimeline
from dateline.data.settings import Settings
from dateline.quotes import Run
from dateline.render import render_timeline
from dateline.render.layout.drawn.strip import Mark
from dateline.render.light.permalinks import render_permalinks
from dateline.render.pictures import pictures as pictures_module
from dateline.render.pictures.cards import (
    Card,
    Column,
    DrawnLane,
    DrawnStrip,
    disputes_card,
    event_card,
    timeline_card,
)
from dateline.render.pictures.drawing import draw
from dateline.render.pictures.glyphs import glyph
from dateline.render.pictures.letters import BOLD, REGULAR, drawable
from dateline.render.pictures.palette import SIDES
from dateline.render.pictures.pictures import Pictures
from dateline.render.pictures.text_lines import fit, words_of
from dateline.render.shared.edition import Edition

Resolve = Callable[..., ResolvedTimeline]

MOST_BYTES = 40_000
LONG = "The foreign ministers meet again in the harbour " * 40
SITE = Settings(site_url="https://news.example/", site_name="The Example")

DIFFER = """
    title: The harbour talks
    sides: {north: Northland, south: Southland}
    people: {belov: {name: Ana Belov, side: south}, dahl: {name: Nils Dahl, side: north}}
    sources: {a: {type: news, outlet: Outlet A}, b: {type: news, outlet: Outlet B}}
    disputes:
      contact:
        question: Who broke off contact?
        positions: {north: Northland stopped answering., south: Southland hung up.}
    events:
      - id: contact
        date: 2022-07-08
        title: Contact ends
        accounts:
          - {source: a, paraphrase: it had been tired, by: belov}
          - {source: a, by: belov, quote: "They did not answer", position: contact/north}
          - {source: b, by: dahl, quote: "They hung up", position: contact/south}
      - {id: later, date: 2022-08, title: Later, accounts: [a]}
"""


def paths(edition: Edition) -> list[str]:
    return [o.path for o in render_timeline(edition) if o.path.endswith(".png")]


def picture(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


# --- which there are ---------------------------------------------------------------------


def test_there_is_one_for_the_timeline_its_disputes_and_each_event(resolve_talks: Resolve) -> None:
    resolved = resolve_talks(DIFFER)
    every = ["talks/share/index.png", "talks/share/disputes.png"]
    every += ["talks/e/contact/share.png", "talks/e/later/share.png"]
    assert paths(Edition(resolved, SITE)) == every
    assert paths(Edition(resolved, replace(SITE, share_pictures=1))) == every[:2]
    assert paths(Edition(resolved, replace(SITE, share_pictures=0))) == []


def test_without_pillow_there_are_none(
    resolve_talks: Resolve, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures_module, "can_draw", lambda: False)
    edition = Edition(resolve_talks(DIFFER), SITE)
    outputs = list(render_timeline(edition))
    assert not [o.path for o in outputs if o.path.endswith(".png")]
    told = [o.content for o in outputs if b"og:image" in o.content or b"share/" in o.content]
    assert told == []


def test_an_event_without_a_picture_shows_the_timelines(resolve_talks: Resolve) -> None:
    few = Edition(resolve_talks(DIFFER), replace(SITE, share_pictures=1))
    pages = [page.content.decode() for page in render_permalinks(few)]
    address = "https://news.example/talks/share/index.png"
    assert all(f'<meta property="og:image" content="{address}">' in page for page in pages)
    assert all('content="summary_large_image"' in page for page in pages)


def test_an_address_is_given_only_where_the_site_has_one(resolve_talks: Resolve) -> None:
    nowhere = Edition(resolve_talks(DIFFER), Settings())
    pages = [page.content.decode() for page in render_permalinks(nowhere)]
    assert len(pages) == 2
    assert not [page for page in pages if "og:image" in page or "og:url" in page]


def test_a_picture_of_other_letters_has_digits_and_the_strip(resolve_talks: Resolve) -> None:
    resolved = resolve_talks("""
        title: 港の会談
        language: ja
        sources: {a: {type: news, outlet: 新聞}}
        events:
          - {id: one, date: 2022-07-08, title: 会談が始まる, accounts: [{source: a, quote: 始まる}]}
          - {id: two, date: 2022-08-09, title: 会談が終わる, accounts: [a]}
    """)
    edition = Edition(resolved, SITE)
    card = event_card(resolved.events[0], edition)
    assert (card.above, card.title, card.columns) == ("2022-07-08", "", ())
    assert card.strip
    assert timeline_card(edition).strip
    assert len(paths(edition)) == 3


# --- what they show ----------------------------------------------------------------------


def test_sides_that_differ_are_beside_each_other(resolve_talks: Resolve) -> None:
    resolved = resolve_talks(DIFFER)
    card = event_card(resolved.by_id["contact"], Edition(resolved, SITE))
    assert (card.above, card.sign, card.title) == ("8 July 2022", "Contested", "Contact ends")
    assert said(card) == [
        ("“They did not answer”", "Ana Belov · Southland · Outlet A", 2),
        ("“They hung up”", "Nils Dahl · Northland · Outlet B", 1),
    ]
    assert (card.foot, card.site) == ("The harbour talks", "The Example")


def test_a_paraphrase_is_called_one(resolve_talks: Resolve) -> None:
    resolved = resolve_talks(DIFFER)
    event = resolved.by_id["contact"]
    alone = replace(event, accounts=event.accounts[:1])
    (column,) = event_card(alone, Edition(resolved, SITE)).columns
    assert column.told == "Ana Belov · Southland · paraphrased by Outlet A"
    assert column.is_paraphrase
    assert "".join(run.text for run in column.words) == "it had been tired"


def test_an_event_without_words_says_who_reports_it(resolve_talks: Resolve) -> None:
    resolved = resolve_talks(DIFFER)
    card = event_card(resolved.by_id["later"], Edition(resolved, SITE))
    assert (card.above, card.columns, card.text) == (
        "August 2022, day not known",
        (),
        "Cited: 1 outlet, not quoted",
    )


def test_the_disputes_show_the_words_that_the_timeline_opens_with(resolve_talks: Resolve) -> None:
    card = disputes_card(Edition(resolve_talks(DIFFER), SITE))
    assert (card.above, card.title) == ("Disputes", "Who broke off contact?")
    assert said(card) == [
        ("“They hung up”", "Nils Dahl · Northland · Outlet B", 1),
        ("“They did not answer”", "Ana Belov · Southland · Outlet A", 2),
    ]


def test_a_dispute_without_words_shows_its_positions(resolve_talks: Resolve) -> None:
    silent = re.sub(r"by: \w+, quote: \"[\w ]+\", ", "", DIFFER)
    card = disputes_card(Edition(resolve_talks(silent), SITE))
    assert said(card) == [
        ("Northland stopped answering.", "1 account: Outlet A", 0),
        ("Southland hung up.", "1 account: Outlet B", 0),
    ]


def test_no_sides_words_are_shown_without_those_of_the_other(resolve_talks: Resolve) -> None:
    rows = DIFFER.replace('"They hung up"', "彼らは電話を切った")
    card = disputes_card(Edition(resolve_talks(rows), SITE))
    assert [words for words, _, _ in said(card)] == [
        "Southland hung up.",
        "Northland stopped answering.",
    ]


def test_two_reports_of_a_remark_are_called_that(resolve_talks: Resolve) -> None:
    remark = "remarks: {us: {same_because: Both are of one talk.}}"
    rows = re.sub("position: contact/[a-z]+", "remark: us", DIFFER.replace("by: dahl", "by: belov"))
    resolved = resolve_talks(f"{remark}\n{dedent(rows)}")
    card = event_card(resolved.by_id["contact"], Edition(resolved, SITE))
    assert card.above == "8 July 2022 · 1 remark in 2 reports"
    third = "      - {source: b, by: belov, quote: They hung up on us, remark: us}\n"
    place = rows.index("      - {id: later") if "      - {id: later" in rows else len(rows)
    resolved = resolve_talks(f"{remark}\n{dedent(rows[:place] + '    ' + third + rows[place:])}")
    card = event_card(resolved.by_id["contact"], Edition(resolved, SITE))
    assert card.above == "8 July 2022 · 1 remark in 3 reports"


def test_another_place_than_a_paragraph_is_told(resolve_talks: Resolve) -> None:
    rows = DIFFER.replace("by: dahl, quote", "by: dahl, at: sub-heading, quote")
    rows = rows.replace("by: belov, quote", "by: belov, at: paragraph 2, quote")
    card = event_card(resolve_talks(rows).by_id["contact"], Edition(resolve_talks(rows), SITE))
    assert [told for _, told, _ in said(card)] == [
        "Ana Belov · Southland · Outlet A",
        "Nils Dahl · Northland · Outlet B, sub-heading",
    ]


def said(card: Card) -> list[tuple[str, str, int]]:
    return [("".join(run.text for run in c.words), c.told, c.side) for c in card.columns]


def test_words_of_a_remark_that_differ_are_marked() -> None:
    runs = (Run("“", False), Run("It was not us ", False), Run("who", True), Run(" left”", False))  # noqa: FBT003
    words = words_of(runs)
    assert [(w.text, w.marked) for w in words] == [
        ("“It", False),
        ("was", False),
        ("not", False),
        ("us", False),
        ("who", True),
        ("left”", False),
    ]


# --- letters -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Łódź, Ελλάδα, Київ, Việt Nam", "Łódź, Ελλάδα, Київ, Việt Nam"),
        ("Cafe\u0301", "Café"),
        ("two\u00a0\n lines", "two lines"),
        ("fire \U0001f525\ufe0f now", "fire now"),
        ("left\u200e to \u202eright", "left to right"),
        ("שלום", ""),
        ("السلام", ""),
        ("नमस्ते", ""),
        ("港", ""),
        ("half 港 half", ""),
        ("a → b", ""),  # a sign that may change the sense
        ("\ud800", ""),
        ("\x07", ""),
    ],
)
def test_which_texts_can_be_drawn(text: str, shown: str) -> None:
    assert drawable(text) == shown


def test_the_fonts_have_the_letters_that_are_drawn() -> None:
    """What a font lacks, it draws as the same box."""
    every = [chr(code) for code in range(0x21, 0x3000) if drawable(f"a{chr(code)}a") != "aa"]
    every = [char for char in every if char in drawable(f"a{char}a")]
    assert len(every) > 1000
    for font in (REGULAR, BOLD):
        box = glyph(font, 30, "\ue000").mask
        assert box is not None
        boxes = [
            char
            for char in every
            if (mask := glyph(font, 30, char).mask) and mask.tobytes() == box.tobytes()
        ]
        assert boxes == []


# --- how they are drawn ------------------------------------------------------------------


COLUMN = Column((Run("“They did not answer”", differs=False),), "Ana Belov · Outlet A", 1)
CROWDED = Column((Run(f"“{LONG}”", differs=True),), LONG, 2)


@pytest.mark.parametrize(
    "card",
    [
        Card(),
        Card(above="8 July 2022", sign="Contested", title="Contact ends", columns=(COLUMN,)),
        Card(title=LONG, columns=(CROWDED, CROWDED), foot=LONG, site=LONG),
        Card(above=LONG, sign=LONG, title=LONG, text=LONG, foot=LONG, site=LONG),
        Card(title="W" * 5000, columns=(Column((Run("W" * 5000, differs=True),), "W" * 900),)),
        Card(title="x", text=LONG),
    ],
    ids=["empty", "plain", "crowded", "prose", "one word", "short title"],
)
def test_each_is_of_the_same_size_and_light(card: Card) -> None:
    data = draw(card)
    image = picture(data)
    assert (image.format, image.size, image.mode) == ("PNG", (WIDE, HIGH), "P")
    assert len(data) <= MOST_BYTES
    assert draw(card) == data


def test_a_mark_is_in_the_colours_of_those_who_speak() -> None:
    """In halves for two, open where it is contested; so is the edge above it."""
    both = Card(above="8 July 2022", title="Contact ends", sides=(1, 2))
    image = picture(draw(both)).convert("RGB")
    assert [image.getpixel((x, 6)) for x in (10, WIDE - 10)] == [SIDES[0], SIDES[1]]
    assert [image.getpixel((x, 77)) for x in (78, 96)] == [SIDES[0], SIDES[1]]
    contested = picture(draw(replace(both, sign="Contested"))).convert("RGB")
    assert contested.getpixel((84, 77)) == (255, 255, 255)
    nobody = picture(draw(replace(both, sides=(0, 2)))).convert("RGB")
    assert nobody.getpixel((10, 6)) != SIDES[1]


def test_words_that_match_their_source_have_the_sign_of_a_check() -> None:
    def greens(card: Card) -> int:
        colours = picture(draw(card)).convert("RGB").getcolors(1 << 16) or []
        return sum(count for count, rgb in colours if rgb == (18, 114, 44))

    card = Card(title="Contact ends", columns=(COLUMN,), foot="4 of 4 quotations checked")
    assert not greens(card)
    checked = replace(card, columns=(replace(COLUMN, is_checked=True, letters="N"),))
    assert greens(checked) > 20
    assert greens(replace(card, is_checked=True)) > 20
    retold = replace(COLUMN, is_checked=True, is_paraphrase=True)
    assert not greens(replace(card, columns=(retold,)))
    unchecked = replace(retold, is_checked=False)
    assert draw(replace(card, columns=(retold,))) != draw(replace(card, columns=(unchecked,)))


def test_the_span_is_that_of_the_page(resolve_talks: Resolve) -> None:
    later = "[2022-08-03..2022-09-14]"
    data = DIFFER.replace("date: 2022-08,", f'date: "{later}",')
    resolved = resolve_talks(data)
    card = timeline_card(Edition(resolved, SITE))
    assert card.above == "8 July 2022 – 14 September 2022 or earlier"


def test_nothing_is_drawn_over_the_edges() -> None:
    card = Card(
        above=LONG, sign="Contested", title="W" * 900, columns=(CROWDED, CROWDED), foot=LONG
    )
    image = picture(draw(card)).convert("L")
    for box in ((0, 16, 60, HIGH), (WIDE - 60, 16, WIDE, HIGH), (0, HIGH - 14, WIDE, HIGH)):
        assert image.crop(box).getextrema() == (255, 255), box


def test_both_sides_are_in_letters_of_one_size() -> None:
    """A side that says more is not made smaller than one that says less."""
    short = Column((Run("No.", differs=False),), "Dahl", 1)
    with_long = picture(draw(Card(title="T", columns=(short, CROWDED)))).convert("L")
    alone = picture(draw(Card(title="T", columns=(short, short)))).convert("L")
    box = (100, 100, 580, 560)
    assert with_long.crop(box).tobytes() != alone.crop(box).tobytes()


def test_a_text_that_does_not_fit_ends_in_an_ellipsis() -> None:
    fitted = fit(
        words_of([Run(LONG, differs=False)]), 100, ((9, 2), (8, 3)), lambda t, s: len(t) * s
    )
    assert fitted.is_cut
    assert (fitted.size, len(fitted.lines)) == (8, 3)
    assert fitted.lines[-1][-1].text == "…"


@given(st.text(max_size=400), st.integers(1, 60))
@settings(deadline=None)
def test_no_line_is_wider_than_it_may_be(text: str, wide: int) -> None:
    fitted = fit(
        words_of([Run(text, differs=False)]), wide, ((1, 10_000),), lambda t, s: len(t) * s
    )
    lines = [" ".join(word.text for word in line) for line in fitted.lines]
    assert all(len(line) <= wide for line in lines)
    assert "".join(lines).replace(" ", "") == "".join(text.split())


@given(st.text(max_size=300), st.text(max_size=300), st.text(max_size=300))
@settings(deadline=None, max_examples=30)
def test_any_text_makes_a_picture(title: str, words: str, name: str) -> None:
    column = Column((Run(drawable(words), differs=True),), drawable(name), 3)
    data = draw(Card(title=drawable(title), columns=(column, column), foot=drawable(name)))
    assert picture(data).size == (WIDE, HIGH)


def test_sides_have_the_colours_of_the_pages() -> None:
    from dateline.assets import read_asset  # noqa: PLC0415

    style = read_asset("dateline.css").casefold()
    for number, (red, green, blue) in enumerate(SIDES, start=1):
        assert f"--dl-side-{number}:#{red:02x}{green:02x}{blue:02x}" in style


def test_a_key_is_what_a_picture_shows(resolve_talks: Resolve) -> None:
    def keys(text: str) -> dict[str, str]:
        resolved = resolve_talks(text)
        units = [*Pictures(Edition(resolved, SITE)).units()]
        return {path_of(unit): unit.key for unit in units}

    def path_of(unit: Unit) -> str:
        return next(iter(unit.files())).path

    before, after = keys(DIFFER), keys(DIFFER.replace("title: Later", "title: Much later"))
    assert [path for path in before if before[path] != after[path]] == ["talks/e/later/share.png"]
    assert keys(DIFFER) == before


@pytest.mark.parametrize("kind", ["dot", "more", "bar", "band", "before", "after"])
@pytest.mark.parametrize("rows", [1, 4, 5, 12, 40])
def test_a_lane_of_any_height_is_drawn(kind: str, rows: int) -> None:
    """Marks shrink where many are in rows: a contested one is open in any size."""
    marks = tuple(Mark(kind, 50, 3, row, contested=True) for row in range(rows))
    strip = DrawnStrip((DrawnLane("Northland", 1, marks, ()),), ((0, "9:00"), (100, "21:00")), ())
    data = draw(Card(title="A long day", strip=strip, foot="The Example"))
    assert picture(data).size == (WIDE, HIGH)


def test_time_runs_as_the_writing_does(resolve_talks: Resolve) -> None:
    def strip(language: str) -> DrawnStrip | None:
        resolved = resolve_talks(
            DIFFER.replace("title: The", f"language: {language}\n    title: The")
        )
        return timeline_card(Edition(resolved, SITE)).strip

    marks = (Mark("dot", 5), Mark("before", 20), Mark("band", 30, 15))
    ends = ((0, "1914"), (60, "1918"))
    lanes = (DrawnLane("", 0, marks, ()),)
    one, other = (
        picture(draw(Card(strip=DrawnStrip(lanes, ends, (), is_turned=is_turned)))).convert("L")
        for is_turned in (False, True)
    )
    middle = (0, HIGH // 3, WIDE, HIGH // 2 + 100)
    dark = [one.crop(middle), ImageOps.mirror(other).crop(middle)]
    assert dark[0].tobytes() == dark[1].tobytes()
    assert one.tobytes() != other.tobytes()
    turned = [found and found.is_turned for found in map(strip, ("en", "ar", "he", "fa"))]
    assert turned == [False, True, True, True]
