"""What a frame in another site shows: from an event on, and no event in part."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import OFF, ON, NewReader, Site

pytestmark = pytest.mark.browser

EVENT = "blinken-wang-talks"
CUT = """() => {
  const floor = document.querySelector("footer").getBoundingClientRect().top
  const shown = [...document.querySelectorAll("li.event:not([hidden])")]
  return shown.slice(1).filter((event) => event.getBoundingClientRect().bottom > floor + 1).length
}"""


@pytest.mark.parametrize("height", [600, 1600, 3000])
def test_it_begins_with_an_event_and_ends_with_a_whole_one(
    bali_served: Site, reader: NewReader, height: int
) -> None:
    page = reader("phone").open("about:blank")
    page.set_viewport_size({"width": 360, "height": height})
    page.goto(f"{bali_served.url}bali-2022/embed/?begin={EVENT}")
    shown = page.locator("li.event:visible")
    expect(shown.first).to_have_attribute("id", f"e_{EVENT}")
    count = shown.count()
    assert count == 1 if height == 600 else count > 1
    assert page.evaluate(CUT) == 0
    expect(page.locator("[role=status]")).to_have_text(f"{count} of 26 events shown.")
    expect(page.locator(".dl-strip")).to_be_hidden()
    # Where it is made larger, there is room for more.
    page.set_viewport_size({"width": 360, "height": height + 2000})
    expect(shown).not_to_have_count(count)
    assert page.evaluate(CUT) == 0


@pytest.mark.parametrize("script", [ON, OFF])
@pytest.mark.parametrize(("height", "pictured"), [(300, False), (470, True)])
def test_a_low_frame_shows_the_dispute_and_the_way_to_the_whole(
    bali_served: Site, reader: NewReader, *, script: str, height: int, pictured: bool
) -> None:
    page = reader(script=script).open("about:blank")
    page.set_viewport_size({"width": 640, "height": height})
    page.goto(f"{bali_served.url}bali-2022/embed/")
    floor = page.locator("footer").bounding_box()
    assert floor is not None
    for position in page.locator(".dl-opening .dl-account").all():
        words = position.bounding_box()
        assert words is not None
        assert words["y"] + words["height"] <= floor["y"] + 1
    assert page.locator(".dl-strip").is_visible() == pictured
    expect(page.get_by_role("link", name="Read the whole timeline")).to_be_in_viewport(ratio=1)


def test_without_a_script_it_begins_where_its_address_says(
    bali_served: Site, reader: NewReader
) -> None:
    page = reader("phone", script=OFF).open(f"{bali_served.url}bali-2022/embed/#{EVENT}")
    assert page.locator("li.event:visible").count() == 26
    box = page.locator(f"[id={EVENT}]").bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 200


def test_an_unknown_event_leaves_out_nothing(bali_served: Site, reader: NewReader) -> None:
    page = reader("phone").open(f"{bali_served.url}bali-2022/embed/?begin=nowhere")
    assert page.locator("li.event:visible").count() == 26


def test_on_a_phone_the_strip_is_smaller_than_on_its_page(
    bali_served: Site, reader: NewReader
) -> None:
    heights = []
    for path in ("", "embed/"):
        box = (
            reader("phone")
            .open(f"{bali_served.url}bali-2022/{path}")
            .locator(".dl-strip")
            .bounding_box()
        )
        assert box is not None
        heights.append(box["height"])
    assert heights[1] < heights[0]


def test_on_a_phone_a_frame_shows_the_first_headline(bali_served: Site, reader: NewReader) -> None:
    page = reader("phone").open("about:blank")
    page.set_viewport_size({"width": 328, "height": 480})
    page.goto(f"{bali_served.url}bali-2022/embed/")
    floor = page.locator("footer").bounding_box()
    headline = page.locator(".dl-event > h3").first.bounding_box()
    assert floor is not None
    assert headline is not None
    assert headline["y"] + headline["height"] < floor["y"]


@pytest.mark.parametrize(("width", "height"), [(300, 300), (360, 300), (300, 500), (360, 700)])
def test_a_narrow_frame_begins_with_both_positions_and_names_their_sides(
    bali_served: Site, reader: NewReader, *, width: int, height: int
) -> None:
    page = reader("phone", script=OFF).open("about:blank")
    page.set_viewport_size({"width": width, "height": height})
    page.goto(f"{bali_served.url}bali-2022/embed/")
    floor = page.locator("footer").bounding_box()
    assert floor is not None
    sides = page.locator(".dl-opening .dl-side")
    assert sides.all_inner_texts() == ["United States and allies", "Russia"]
    for words in page.locator(".dl-opening blockquote").all():
        box = words.bounding_box()
        assert box is not None
        assert box["y"] + 20 <= floor["y"], "the first line of each is seen"
    strip = page.locator(".dl-strip")
    assert strip.is_visible() == (height == 700)
    for lane in strip.locator(".dl-lane").all() if height == 700 else ():
        assert lane.evaluate("lane => parseFloat(getComputedStyle(lane).fontSize)") >= 13
        assert lane.evaluate("lane => lane.scrollWidth <= lane.clientWidth")


def test_a_frame_of_an_article_names_the_sides_in_whole_and_has_the_key(
    bali_served: Site, reader: NewReader
) -> None:
    page = reader(600).open(f"{bali_served.url}bali-2022/embed/")
    page.set_viewport_size({"width": 600, "height": 500})
    for lane in page.locator(".dl-lane").all():
        assert lane.evaluate("lane => lane.scrollWidth <= lane.clientWidth"), lane.inner_text()
    assert page.locator(".dl-key").is_visible()
    floor = page.locator("footer").bounding_box()
    headline = page.locator(".dl-event > h3").first.bounding_box()
    assert floor is not None
    assert headline is not None
    assert headline["y"] + headline["height"] < floor["y"]
