"""What readers do: read, follow links, filter, search, print; with and without scripts."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Literal

import pytest
from bench.reading.goals_of_pages import SMALL
from playwright.sync_api import Page, Route, expect
from tests.browser.conftest import OFF, ON, NewReader, Site

pytestmark = pytest.mark.browser

# Far enough down that a browser has to scroll, and one that follows a wide gap.
EVENTS = ("lavrov-on-contact", "us-aid-360-million", "griner-plea")
PAGES = ("bali-2022/", "bali-2022/disputes/", "bali-2022/people/", "bali-2022/sources/")
TITLE = re.compile(r"\btitle: *(.+)")
# What is off the screen is measured, too.
LAID_OUT = ".dl-chunk, .dl-event { content-visibility: visible !important }"
FONTS = ["", "Liberation Sans, Arial", "Noto Sans, sans-serif", "DejaVu Sans, Verdana"]


def headline_in_view(page: Page, event: str) -> bool:
    """Whether an event's headline is on the screen, below any bar that sticks to its top."""
    return bool(
        page.evaluate(
            """(id) => {
              const head = document.getElementById(id);
              const box = head.getBoundingClientRect();
              if (box.top < 0 || box.bottom > innerHeight) return false;
              const seen = document.elementFromPoint(box.left + 5, box.top + 5);
              return seen === head || head.contains(seen);
            }""",
            event,
        )
    )


@pytest.mark.parametrize("screen", ["desktop", "phone"])
def test_a_choice_tells_at_once_what_it_leaves(
    bali_served: Site, reader: NewReader, screen: str
) -> None:
    """Though the choices are longer than the screen."""
    page = reader(screen).open(bali_served.url + "bali-2022/")
    page.get_by_text("Filter the events", exact=True).click()
    open_group(page, "sides")
    page.locator(".dl-f-sides label").first.click()
    expect(page.locator(".dl-picked button")).to_be_in_viewport()
    if screen == "desktop":
        expect(page.locator(".dl-shown")).to_be_in_viewport()
    assert page.evaluate("scrollY") < 1000


@pytest.mark.parametrize("screen", ["desktop", "phone"])
def test_what_is_chosen_stays_in_sight(bali_served: Site, reader: NewReader, screen: str) -> None:
    """With a way to take each away; the bar that has them covers no heading."""
    page = reader(screen).open(bali_served.url + "bali-2022/?show=p-lavrov+t-contact")
    choices = page.locator(".dl-filters > details")
    # Where there is room the choices are open; on a phone what they show is in sight.
    assert choices.evaluate("one => one.open") is (screen == "desktop")
    if screen == "desktop":
        page.get_by_text("Filter the events", exact=True).click()
    page.locator(".dl-event:visible").last.scroll_into_view_if_needed()
    page.mouse.wheel(0, 300)
    picked = page.locator(".dl-picked button")
    expect(picked).to_have_count(2)
    for one in picked.all():
        expect(one).to_be_in_viewport()
    bar = page.locator(".dl-tally").bounding_box()
    assert bar is not None
    tops = page.locator(".dl-group:visible").evaluate_all(
        "all => all.map((one) => one.getBoundingClientRect().top)"
    )
    assert bar["y"] + bar["height"] - min(top for top in tops if top > bar["y"]) <= 4
    before = shown(page)
    page.get_by_role("button", name="× contact").click()
    expect(picked).to_have_count(1)
    assert shown(page) > before
    assert page.evaluate("document.activeElement.type") == "reset"
    assert "t-contact" not in page.url


@pytest.mark.parametrize("screen", ["desktop", "phone"])
def test_the_bar_leaves_what_was_just_chosen_in_sight(
    bali_served: Site, reader: NewReader, screen: str
) -> None:
    """It comes to the foot of the screen with the first choice."""
    page = reader(screen).open(bali_served.url + "bali-2022/")
    page.get_by_text("Filter the events", exact=True).click()
    chip = page.locator(".dl-f-sides label").nth(1)
    low = "one => scrollTo(0, one.getBoundingClientRect().bottom + scrollY - innerHeight + 10)"
    chip.evaluate(low)
    chip.click()
    bar = page.locator(".dl-tally")
    expect(bar).to_be_visible()
    chosen, foot = chip.bounding_box(), bar.bounding_box()
    assert chosen is not None
    assert foot is not None
    assert chosen["y"] + chosen["height"] <= foot["y"] or chosen["y"] >= foot["y"] + foot["height"]


def shown(page: Page) -> int:
    return page.locator(".dl-event:visible").count()


@pytest.mark.parametrize("script", [ON, OFF])
@pytest.mark.parametrize("width", [320, 360])
def test_no_sideways_scroll(bali_served: Site, reader: NewReader, width: int, script: str) -> None:
    one = reader(width, script=script)
    for path in PAGES:
        page = one.open(bali_served.url + path)
        page.evaluate("document.querySelectorAll('details').forEach((d) => (d.open = true))")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        if width < 360:
            continue
        # Text at 200 %: Material sizes everything by the root's font size.
        page.evaluate("document.documentElement.style.fontSize = '250%'")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, f"{path} at 200 %"


def test_text_is_large_enough_and_wide_enough(bali_served: Site, reader: NewReader) -> None:
    page = reader("phone").open(bali_served.url + "bali-2022/")
    page.add_style_tag(content=LAID_OUT)
    sizes = page.evaluate(
        """[...document.querySelectorAll(".dl :is(p, figcaption, summary, li, label)")]
           .map((one) => parseFloat(getComputedStyle(one).fontSize))"""
    )
    assert min(sizes) >= 13
    hero = page.evaluate(
        """[...document.querySelectorAll(".dl-event > p:not([class]), .dl-account blockquote p")]
           .map((one) => parseFloat(getComputedStyle(one).fontSize))"""
    )
    assert min(hero) >= 16
    width = page.evaluate("document.querySelector('.dl-event > p:not([class])').offsetWidth")
    assert width >= 0.85 * 360


def test_every_event_can_be_read_without_script(bali_served: Site, reader: NewReader) -> None:
    page = reader(script=OFF).open(bali_served.url + "bali-2022/")
    data = json.loads((bali_served.project.site / "bali-2022/data/timeline.json").read_text())
    told = page.locator(".dl").text_content() or ""
    for event in data["events"]:
        assert page.locator(f"h3#{event['id']}").is_visible(), event["id"]
        for account in event["accounts"]:
            assert account.get("words", "") in told
    assert page.locator(".dl-filters").is_visible()


def open_group(page: Page, name: str) -> None:
    """Open a group of choices; on a wide screen a script has done so."""
    group = page.locator(f".dl-f-{name} details")
    if group.get_attribute("open") is None:
        group.locator("summary").click()


@pytest.mark.parametrize("script", [ON, OFF])
def test_filters_on_a_phone(bali_served: Site, reader: NewReader, script: str) -> None:
    """Groups are rows that fit a screen; what a choice shows is one tap away, and so is the way
    back from nothing.
    """
    page = reader("phone", script=script).open(bali_served.url + "bali-2022/")
    everything = shown(page)
    page.get_by_text("Filter the events", exact=True).click()
    expect(page.locator(".dl-go")).to_have_text(f"Show events {everything}")
    form = page.locator(".dl-filters > details").bounding_box()
    assert form is not None
    assert form["height"] < 600
    assert 0 <= form["y"] < 60 or script == OFF, "they begin at the top of the screen"
    assert page.locator(".dl-go").evaluate("e => e.getBoundingClientRect().bottom") <= 780
    ends = page.locator(".dl-times label").evaluate_all("all => all.map((e) => e.offsetTop)")
    assert len({*ends}) == 1, "both ends of a time are on one line"
    open_group(page, "people")
    chips = page.locator(".dl-f-people label").evaluate_all("all => all.map((e) => e.offsetHeight)")
    assert 24 <= min(chips) == max(chips) <= 36
    page.get_by_label("Antony Blinken").check()
    go = page.locator(".dl-go")
    box = go.bounding_box()
    assert box is not None
    assert 600 < box["y"] < 740, "at the foot of the screen, over the choices"
    some = shown(page)
    assert 0 < some < everything
    if script == ON:
        expect(go).to_have_text(f"Show events {some}")
    else:
        expect(go.locator("b")).to_be_hidden()  # nobody has counted
    go.click()
    page.wait_for_timeout(400)
    first = page.locator(".dl-event:visible h3").first.bounding_box()
    assert first is not None
    assert 48 < first["y"] < 740
    if script == ON:
        expect(go).to_be_hidden()
        page.get_by_text("Filter the events", exact=True).click()
        page.get_by_label("Melanie Joly").check()
        page.get_by_label("Antony Blinken").uncheck()
        open_group(page, "topics")
        page.get_by_label("grain").check()
        expect(page.get_by_role("status")).to_contain_text("Take one away:")
        expect(go).to_be_hidden()
        page.get_by_role("button", name="× grain").click()
        expect(go).to_have_text(f"Show events {shown(page)}")


@pytest.mark.parametrize("script", [ON, OFF])
def test_what_is_chosen_is_seen_without_opening_the_choices(
    bali_served: Site, reader: NewReader, script: str
) -> None:
    page = reader("phone", script=script).open(bali_served.url + "bali-2022/")
    choices = page.get_by_text("Filter the events", exact=True)
    choices.click()
    open_group(page, "people")
    label = page.locator("label", has_text="Antony Blinken")
    label.click()
    page.locator(".dl-f-people summary").click()
    choices.click()
    page.wait_for_timeout(300)
    chosen = page.get_by_role("button", name="× Antony Blinken") if script == ON else label
    expect(chosen).to_be_visible()
    some = shown(page)
    assert page.locator(".dl-filters label:visible").count() == (script == OFF)
    chosen.click()
    expect(chosen).to_be_hidden()
    assert shown(page) > some


def test_all_groups_are_open_beside_their_names_on_a_wide_screen(
    bali_served: Site, reader: NewReader
) -> None:
    page = reader().open(bali_served.url + "bali-2022/?show=s-russia")
    groups = page.locator(".dl-filters fieldset details")
    assert groups.evaluate_all("all => all.map(one => one.open)") == [True] * groups.count()
    for group in groups.all():
        name, choice = (group.locator(part).first.bounding_box() for part in ("summary", "label"))
        assert name
        assert choice
        assert abs(name["y"] - choice["y"]) < 6
        assert name["x"] + name["width"] <= choice["x"]


@pytest.mark.parametrize("script", [ON, OFF])
@pytest.mark.parametrize("device", ["desktop", "phone"])
def test_the_choice_of_a_side_says_that_it_is_of_those_spoken_of_too(
    bali_served: Site, reader: NewReader, device: str, script: str
) -> None:
    """A reader saw what others say of Russia among "Russia 11", and wondered."""
    page = reader(device, script=script).open(bali_served.url + "bali-2022/")
    page.get_by_text("Filter the events", exact=True).click()
    for name, is_told in (("sides", True), ("people", True), ("topics", False)):
        open_group(page, name)
        told = page.locator(f".dl-f-{name} summary i")
        assert told.all_text_contents() == ["who speaks or is spoken of"] * is_told
        if is_told:
            expect(told).to_be_visible()


@pytest.mark.parametrize("script", [ON, OFF])
def test_filters(bali_served: Site, reader: NewReader, script: str) -> None:
    page = reader(script=script).open(bali_served.url + "bali-2022/")
    everything = shown(page)
    page.get_by_text("Filter the events", exact=True).click()
    open_group(page, "people")
    page.get_by_label("Antony Blinken").check()
    some = shown(page)
    assert 0 < some < everything
    page.get_by_label("Headlines only").check()
    assert shown(page) == some
    assert page.locator(".dl-event blockquote:visible").count() == 0
    page.get_by_role("button", name="Clear all").click()
    expect(page.locator(".dl-event:visible")).to_have_count(everything)


def test_the_strip_follows_the_filter_and_the_reader(bali_served: Site, reader: NewReader) -> None:
    page = reader().open(bali_served.url + "bali-2022/?show=p-lavrov")
    marks = page.locator(".dl-strip svg [data-n]")
    pale = marks.evaluate_all("all => all.filter((one) => one.matches('.dl-off')).length")
    assert 0 < pale < marks.count()
    hidden = """(one) => document.querySelectorAll(".dl-event")[one.dataset.n].hidden
      === one.matches(".dl-off")"""
    assert all(mark.evaluate(hidden) for mark in marks.all())
    names = page.locator(".dl-labels .dl-wide")
    assert {name.is_visible() for name in names.all()} == {True, False}
    assert all(name.evaluate(hidden) for name in names.all())
    page = reader().open(bali_served.url + "bali-2022/#us-aid-360-million")
    here = page.locator(".dl-strip svg .dl-here").first
    expect(here).to_be_attached()
    told = "(one) => document.querySelectorAll('.dl-event')[one.dataset.n].getBoundingClientRect()"
    assert here.evaluate(f"(one) => ({told})(one).top") < 400


def test_a_filtered_view_has_an_address(bali_served: Site, reader: NewReader) -> None:
    one = reader()
    page = one.open(bali_served.url + "bali-2022/")
    page.get_by_text("Filter the events", exact=True).click()
    page.get_by_label("Sergei Lavrov").check()
    count = shown(page)
    status = page.get_by_role("status")
    expect(status).to_have_text(f"{count} of 26 events shown.")
    assert "show=p-lavrov" in page.url
    again = one.open(page.url)
    assert shown(again) == count
    assert again.get_by_label("Sergei Lavrov").is_checked()
    # A heading without events is no heading.
    assert again.get_by_role("heading", name="June 2022").count() == 0


def events_of_april_and_june(page: Page) -> int:
    """How many they are, where they and no others are shown."""
    headings = page.locator(".dl-group:visible")
    expect(headings).to_have_count(2)
    assert [h.get_attribute("id") for h in headings.all()] == ["on_2022-04", "on_2022-06"]
    within = page.locator(".dl-event:is([data-f~=w-2022-04],[data-f~=w-2022-06])").count()
    assert shown(page) == within
    return within


@pytest.mark.parametrize("script", [ON, OFF])
def test_a_range_of_dates(bali_served: Site, reader: NewReader, script: str) -> None:
    page = reader(script=script).open(bali_served.url + "bali-2022/")
    everything = shown(page)
    expect(page.get_by_role("button", name="Clear all")).to_be_hidden()
    page.get_by_text("Filter the events", exact=True).click()
    page.locator("[name=from]").select_option("Apr 2022")
    page.locator("[name=to]").select_option("Jun 2022")
    within = events_of_april_and_june(page)
    assert 0 < within < everything
    open_group(page, "people")
    page.get_by_label("Sergei Lavrov").check()
    assert shown(page) <= within
    page.get_by_role("button", name="Clear all").click()
    expect(page.locator(".dl-event:visible")).to_have_count(everything)
    expect(page.get_by_role("button", name="Clear all")).to_be_hidden()


@pytest.mark.parametrize("script", [ON, OFF])
def test_a_range_may_be_given_from_its_end(
    bali_served: Site, reader: NewReader, script: str
) -> None:
    page = reader(script=script).open(bali_served.url + "bali-2022/")
    page.get_by_text("Filter the events", exact=True).click()
    page.locator("[name=to]").select_option("Apr 2022")
    page.locator("[name=from]").select_option("Jun 2022")
    events_of_april_and_june(page)
    if script == ON:
        assert page.url.endswith("?show=w-2022-04%20w-2022-06")
    page.locator("[name=to]").select_option("Jun 2022")
    expect(page.locator(".dl-group:visible")).to_have_count(1)


def test_a_range_has_an_address_and_its_counts_follow(bali_served: Site, reader: NewReader) -> None:
    one = reader()
    page = one.open(bali_served.url + "bali-2022/")
    page.get_by_text("Filter the events", exact=True).click()
    page.locator("[name=from]").select_option("Apr 2022")
    page.locator("[name=to]").select_option("Jun 2022")
    count = shown(page)
    expect(page.get_by_role("status")).to_have_text(f"{count} of 26 events shown.")
    assert page.url.endswith("?show=w-2022-04%20w-2022-06")
    counts = page.locator(".dl-filters .dl-f-sides label b").all_text_contents()
    assert max(map(int, counts)) <= count
    again = one.open(page.url)
    assert shown(again) == count
    assert again.locator("[name=from]").input_value() == "w-2022-04"
    assert again.locator("[name=to]").input_value() == "w-2022-06"


@pytest.mark.parametrize("script", [ON, OFF])
def test_filters_reach_all_periods(thousand: Site, reader: NewReader, script: str) -> None:
    """Of a long timeline, every event in a line: by time and by all else, and a link to each."""
    page = reader("phone", script=script).open(thousand.url + "chronicle/2018/")
    page.get_by_text("Filter the events", exact=True).click()
    page.get_by_role("link", name="Filter the events of all periods").click()
    page.wait_for_url("**/chronicle/headlines/")
    lines = page.locator(".dl-line")
    assert lines.count() == 1000
    page.get_by_text("Filter the events", exact=True).click()
    open_group(page, "sides")
    chip = page.locator(".dl-filters fieldset:not(.dl-times) label").first
    chip.locator("input").check()
    token = chip.locator("input").get_attribute("name")
    every = page.locator(f".dl-line[data-f~='{token}']").count()
    assert shown(page) == every
    assert 0 < every < 1000
    options = page.locator("[name=from]").locator("option").all_text_contents()
    page.locator("[name=from]").select_option(options[1])
    page.locator("[name=to]").select_option(options[2])
    some = shown(page)
    assert 0 < some < every
    first = page.locator(".dl-line:visible a").first
    event = str(first.get_attribute("href")).rpartition("#")[2]
    first.click()
    expect(page.locator(f"[id='{event}']")).to_be_in_viewport()
    page.wait_for_timeout(500)
    assert headline_in_view(page, event)


@pytest.mark.parametrize("script", [ON, OFF])
@pytest.mark.parametrize("screen", ["desktop", "phone"])
@pytest.mark.parametrize("address", ["bali-2022/#{}", "bali-2022/e/{}/"])
def test_permanent_addresses(
    bali_served: Site, reader: NewReader, address: str, screen: str, script: str
) -> None:
    one = reader(screen, script=script)
    for event in EVENTS:
        page = one.open(bali_served.url + address.format(event))
        page.wait_for_url(re.compile(rf"/bali-2022/#{event}$"))
        page.wait_for_load_state()
        page.wait_for_timeout(300)
        assert headline_in_view(page, event), event


@pytest.mark.parametrize(
    ("words", "event"),
    [
        ("Griner pleads guilty", "griner-plea"),  # of a headline
        ("abandoned contact", "lavrov-on-contact"),  # of a quotation
        ("Colonna", "colonna-on-lavrov"),  # a person
        ("behind closed doors", "g20-ministers-meet"),  # of prose
    ],
)
def test_search(bali_served: Site, reader: NewReader, words: str, event: str) -> None:
    page = reader().open(bali_served.url + "bali-2022/sources/")
    # Key by key: the search listens to the keyboard.
    page.get_by_role("textbox", name="Search").press_sequentially(words)
    found = page.locator(f".md-search-result__link[href*='bali-2022/'][href*='#{event}']").first
    found.wait_for(state="attached")
    links = page.locator(".md-search-result__link").evaluate_all("all => all.map((a) => a.href)")
    places = [place for place, link in enumerate(links) if "/sides/" in link or "/sources/" in link]
    assert [f"#{event}" in link for link in links].index(True) < min(places, default=len(links))
    assert not [link for link in links if "/sides/" in link and words == "abandoned contact"]
    page.goto(str(found.evaluate("(link) => link.href")))
    page.wait_for_timeout(300)
    assert headline_in_view(page, event)


def test_search_knows_dates_and_outlets(bali_served: Site) -> None:
    index = json.loads((bali_served.project.site / "search/search_index.json").read_text())
    entry = next(e for e in index["docs"] if e["location"] == "bali-2022/#lavrov-on-contact")
    assert "8 July 2022" in entry["title"] + entry["text"]
    assert "AFP" in entry["text"]
    # What only repeats an event, or runs the page, is not searched.
    for words in ("Cite", "Details", "How the date is known", "Headlines only"):
        assert words not in entry["text"]


def test_most_words_of_events_are_no_small_print(bali_served: Site, reader: NewReader) -> None:
    page = reader().open(bali_served.url + "bali-2022/")
    small, every = page.evaluate(SMALL)
    assert every > 1000
    assert small <= 0.3 * every


def test_what_colour_tells_is_seen_where_colours_are_forced(
    bali_served: Site, reader: NewReader
) -> None:
    """The letters of sides, the marks of days that are known, what is chosen of the filters; and
    the lines of two sides' words are drawn differently.
    """
    page = reader().open(bali_served.url + "bali-2022/?show=s-west")
    page.emulate_media(forced_colors="active")
    looks = """(one) => ["color", "backgroundColor"].map((key) => getComputedStyle(one)[key])"""
    for letters in page.locator(".dl-lane b").all():
        assert len({*letters.evaluate(looks)}) == 2
    mark = """(one) => getComputedStyle(one, "::before").backgroundColor"""
    known = page.locator(".dl-event:not(.dl-ring, .dl-bar, .dl-contested)").first
    vague = page.locator("body").evaluate("(one) => getComputedStyle(one).backgroundColor")
    assert known.evaluate(mark) != vague
    chosen, other = (
        page.locator(f".dl-filters label:has(input{how})").first.evaluate(looks)
        for how in (":checked", ":not(:checked)")
    )
    assert chosen != other
    rule = """(one) => getComputedStyle(one).borderBlockEndStyle"""
    assert page.locator(".dl-group:visible").first.evaluate(rule) == "solid"
    line = """(one) => getComputedStyle(one, "::before").borderInlineStartStyle"""
    lines = [page.locator(f".dl-s{n} blockquote").first.evaluate(line) for n in (1, 2)]
    assert lines[0] != lines[1]


@pytest.mark.parametrize("view", ["skim", "p-lavrov"])
def test_the_first_date_is_seen_after_a_choice_on_a_phone(
    bali_served: Site, reader: NewReader, view: str
) -> None:
    page = reader("phone").open(bali_served.url + "bali-2022/")
    page.get_by_text("Filter the events", exact=True).click()
    page.locator(f".dl-filters [name='{view}']").evaluate("(one) => one.click()")
    page.locator(".dl-go").click()
    heading = page.locator(".dl-group:visible").first
    expect(heading).to_be_in_viewport()
    # A view asks for no bar: it leaves out no event.
    bar = page.locator(".md-header" if view == "skim" else ".dl-tally").bounding_box()
    date = heading.bounding_box()
    assert bar
    assert date
    assert date["y"] >= bar["y"] + bar["height"] - 1


@pytest.mark.parametrize("script", [ON, OFF])
@pytest.mark.parametrize("path", ["bali-2022/", "guide/old-dates/"])
def test_headlines_alone_lead_to_their_events(
    bali_served: Site, reader: NewReader, *, path: str, script: str
) -> None:
    page = reader("phone", script=script).open(bali_served.url + path)
    page.get_by_text("Filter the events", exact=True).click()
    page.get_by_text("Headlines only", exact=True).click()
    foot = page.locator(".dl-event .dl-foot:visible")
    expect(foot).to_have_count(0)
    headline = page.locator(".dl-event > h3").nth(4)
    expect(headline.locator("a:visible")).to_have_count(1)
    headline.click()
    expect(foot).to_have_count(1)
    assert page.url.endswith(f"#{headline.get_attribute('id')}")


def test_headlines_only_is_a_view_and_none_of_the_filters(
    bali_served: Site, reader: NewReader
) -> None:
    """The way back from it stays in sight though the choices are closed."""
    page = reader("phone").open(bali_served.url + "bali-2022/?show=skim")
    expect(page.locator(".dl-tally")).to_be_hidden()
    expect(page.get_by_label("Antony Blinken")).to_be_hidden()
    page.get_by_label("Headlines only").uncheck()
    expect(page.locator(".dl-event .dl-foot").first).to_be_visible()
    page = reader("phone").open(bali_served.url + "bali-2022/?show=p-lavrov skim")
    expect(page.locator(".dl-picked button:visible")).to_have_text(["× Sergei Lavrov"])


@pytest.mark.parametrize("width", [1024, 1280])
def test_each_choice_is_in_sight_where_nothing_is_left(
    bali_served: Site, reader: NewReader, width: int
) -> None:
    page = reader().open("about:blank")
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{bali_served.url}bali-2022/?show=s-ukraine p-blinken p-lavrov")
    expect(page.locator(".dl-shown")).to_contain_text("Take one away")
    for away in page.locator(".dl-picked button").all():
        expect(away).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("screen", ["phone", "desktop"])
def test_what_a_timeline_opens_with(bali_served: Site, reader: NewReader, screen: str) -> None:
    """Words of both sides are above the strip; on a phone in few lines, so that the first event is
    not far. What is left out there is told elsewhere.
    """
    page = reader(screen).open(bali_served.url + "bali-2022/")
    opening = page.locator(".dl-opening")
    said = opening.locator("blockquote:visible").all_inner_texts()
    assert [words.strip() for words in said] == [
        "“We saw no signs whatsoever that Russia is prepared to engage in meaningful diplomacy”",
        "“If they don’t want to talk, it’s their choice.”",
    ]
    places = [one.bounding_box() for one in opening.locator("figure").all()]
    strip = page.locator(".dl-strip").bounding_box()
    assert strip
    assert all(place and place["y"] < strip["y"] for place in places)
    question = opening.get_by_role("link", name=re.compile("^Why do the US and Russia not talk"))
    key = page.locator(".dl-strip .dl-key")
    expect(question).to_be_visible()
    expect(key).to_be_in_viewport()


def test_keyboard_alone(bali_served: Site, reader: NewReader) -> None:
    page = reader().open(bali_served.url + "bali-2022/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.classList.contains('md-skip')")
    page.keyboard.press("Enter")
    # What the head counts, the dispute that the page opens with, what the page and its signs mean,
    # the filters, and then the first event: the source of its words, twice.
    stops = []
    for _ in range(13):
        page.keyboard.press("Tab")
        at = page.evaluate("[document.activeElement.href, document.activeElement.textContent]")
        stops.append(str(at[0] or at[1]))
    assert stops[9:11] == ["About this timeline", "Filter the events"]
    assert [stop.rpartition("/bali-2022/")[2] for stop in [*stops[:9], *stops[11:]]] == [
        "#last-contact",
        "sources/",
        "disputes/",
        "sources/#how_checked",
        "disputes/#talks",
        "sources/#afp",
        "#blinken-no-signs",
        "sources/#anzalone",
        "#lavrov-on-contact",
        "sources/#anzalone",
        "sources/#anzalone",
    ]

    # How many events there are is the way past all of it.
    page.get_by_role("link", name="26 events", exact=True).focus()
    page.keyboard.press("Enter")
    page.wait_for_function("location.hash === '#last-contact'")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.href").endswith("sources/#anzalone")

    page.get_by_text("Filter the events", exact=True).focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")  # from when
    page.keyboard.press("Tab")  # to when
    page.keyboard.press("Tab")  # to the first group
    page.keyboard.press("Tab")
    first = page.evaluate("document.activeElement.name")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.name") != first
    page.keyboard.press("Space")
    asked = page.evaluate("document.activeElement.name")
    assert f"show={asked}" in page.url
    assert shown(page) == page.locator(f".dl-event[data-f~='{asked}']").count()


def test_the_source_is_the_first_link_below_words(bali_served: Site, reader: NewReader) -> None:
    """People are linked at the foot of their event, once."""
    page = reader().open(bali_served.url + "bali-2022/")
    event = page.locator(".dl-event:has(#lavrov-on-contact)")
    for caption in event.locator("figcaption").all():
        assert caption.locator("a").first.evaluate("(link) => link.matches('.dl-source a')")
        assert caption.locator("a[href*='people/']").count() == 0
    people = event.locator(".dl-how a[href*='people/']").all_text_contents()
    assert people == ["Sergei Lavrov"]


# What has the focus, as HTML, where a reader cannot see it; "" where they can.
FOCUS_OUT_OF_SIGHT = """() => {
  const one = document.activeElement, box = one.getClientRects()[0];
  if (!box || box.top < 0 || box.bottom > innerHeight) return one.outerHTML;
  const top = document.elementFromPoint(box.left + 2, box.top + box.height / 2);
  // Material's button that leads back to the top floats over the text.
  const above = top?.closest(".md-top");
  return above || one.contains(top) || top?.contains(one) ? "" : one.outerHTML;
}"""


@pytest.mark.parametrize("screen", ["desktop", "phone"])
@pytest.mark.parametrize(
    ("address", "start"),
    [
        ("bali-2022/#blinken-no-signs", "#blinken-no-signs ~ p a"),
        ("bali-2022/disputes/", ".dl-position-column figcaption a >> nth=12"),
    ],
)
def test_focus_is_never_out_of_sight(
    bali_served: Site, reader: NewReader, screen: str, address: str, start: str
) -> None:
    page = reader(screen).open(bali_served.url + address)
    page.wait_for_timeout(300)
    page.locator(start).first.focus()
    hidden = []
    for key, back in [("Tab", "Shift+Tab")] * 25 + [("Shift+Tab", "Tab")] * 40:
        page.keyboard.press(key)
        if page.evaluate(FOCUS_OUT_OF_SIGHT):
            # Material's contents follow the text, up to half a second late: a link counts as
            # hidden if it is so too when one comes to it while nothing moves.
            page.wait_for_timeout(1000)
            page.keyboard.press(back)
            page.wait_for_timeout(1000)
            page.keyboard.press(key)
        seen = page.evaluate(FOCUS_OUT_OF_SIGHT)
        hidden += [seen] if seen else []
    assert hidden == []


# What has the focus, as HTML, where no more than half of a pixel of it is out of sight; "" where
# it is seen. Of a switch, its label is seen.
STOP_OUT_OF_SIGHT = """() => {
  const focused = document.activeElement;
  const one = focused.matches(".md-option") ? focused.nextElementSibling : focused;
  const box = [...one.getClientRects()].find((box) => box.width && box.height);
  if (!box || box.left < -1 || box.top < -1) return one.outerHTML;
  if (box.right > innerWidth + 1 || box.bottom > innerHeight + 1) return one.outerHTML;
  const top = document.elementFromPoint(box.left + 2, box.top + box.height / 2);
  return top?.closest(".md-top") || one.contains(top) || top?.contains(one) ? "" : one.outerHTML;
}"""


@pytest.mark.parametrize("script", [ON, OFF])
@pytest.mark.parametrize("screen", ["desktop", "phone"])
def test_every_stop_from_the_top_is_in_sight(
    bali_served: Site, reader: NewReader, screen: str, script: str
) -> None:
    """All that the header, the search, the closed navigation, the text and the footer have, there
    and back, without the way past them.
    """
    page = reader(screen, script=script).open(bali_served.url + "bali-2022/")
    there: list[str] = []
    back: list[str] = []
    hidden = []
    for key, stops, end in (("Tab", there, "body"), ("Shift+Tab", back, ".md-skip")):
        while len(stops) < 400:
            page.keyboard.press(key)
            stops.append(page.evaluate("document.activeElement.outerHTML"))
            if page.evaluate(f"document.activeElement.matches('{end}')"):
                break
            if page.evaluate(STOP_OUT_OF_SIGHT):
                page.wait_for_timeout(1000)  # what slides in, or follows the text, is there then
            seen = page.evaluate(STOP_OUT_OF_SIGHT)
            hidden += [f"{key}: {seen[:300]}"] if seen else []
    assert hidden == []
    assert any('href="../decisions/"' in stop for stop in there), "the navigation's last link"
    assert 150 < len(there) < 400
    assert 150 < len(back) < 400


def test_print_keeps_everything(bali_served: Site, reader: NewReader, tmp_path: Path) -> None:
    page = reader(scheme="dark").open(bali_served.url + "bali-2022/")
    text = print_text(page, tmp_path)
    data = json.loads((bali_served.project.site / "bali-2022/data/timeline.json").read_text())
    for event in data["events"]:
        assert flat(event["title"]) in text, event["title"]
        assert flat(f"{bali_served.url}bali-2022/e/{event['id']}/") in text, event["id"]
        for account in event["accounts"]:
            assert flat(account.get("words", "")) in text
    assert "Filtertheevents" not in text


def test_print_says_once_how_dates_are_known(
    bali_served: Site, reader: NewReader, tmp_path: Path
) -> None:
    """By numbers behind the dates, which lead to notes below the events; on the screen with each
    event and nowhere else.
    """
    page = reader().open(bali_served.url + "bali-2022/")
    notes = page.locator(".dl-notes li")
    assert set(notes.evaluate_all(VISIBLE)) == {False}
    told = [flat(note) for note in notes.all_text_contents()]
    text = print_text(page, tmp_path)
    known = page.locator(".dl-event > .dl-how:not(.dl-more, .dl-told) > p:not(.dl-tags)")
    reasons = {flat(how).removeprefix("Howthedateisknown:") for how in known.all_text_contents()}
    assert [text.count(reason) for reason in reasons] == [1] * len(reasons)
    assert all(note in text for note in told)
    assert len(told) == len(reasons)
    dates = page.locator(".dl-when[data-note]")
    marks = dates.evaluate_all("all => all.map((one) => one.dataset.note)")
    assert {number for mark in marks for number in re.findall(r"\d+", mark)} == {
        str(number) for number in range(1, len(told) + 1)
    }
    assert all(flat(f"[{mark}]") in text for mark in marks)


def test_a_source_and_all_its_words_leave_no_empty_sheet(
    bali_served: Site, reader: NewReader, tmp_path: Path
) -> None:
    page = reader().open(bali_served.url + "bali-2022/sources/")
    sheets = [sheet for sheet in print_sheets(page, tmp_path) if sheet]
    assert len(sheets) <= 3
    assert min(map(len, sheets[:-1])) > 1500


VISIBLE = "all => all.map((one) => one.checkVisibility())"


def test_print_shows_the_addresses_of_sources(
    instant: Site, reader: NewReader, tmp_path: Path
) -> None:
    text = print_text(reader().open(instant.url + "talks/"), tmp_path)
    assert flat("<https://outlet-a.example/talks?id=1&p=2") in text


@pytest.mark.parametrize("script", ["on", "off"])
def test_on_a_phone_all_positions_are_named_before_the_words_for_any(
    bali_served: Site, reader: NewReader, script: str
) -> None:
    page = reader("phone", script=script).open(bali_served.url + "bali-2022/disputes/")
    rows = page.locator(".dl-positions li")
    assert rows.count() == 12
    assert min(rows.evaluate_all("all => all.map((row) => row.offsetHeight)")) >= 24
    # Only a position that nobody takes is named once, at the head.
    named = page.locator(".dl-position-column:not(.dl-nobody) > h3")
    assert set(named.evaluate_all(VISIBLE)) == {True}
    assert page.locator(".dl-nobody > h3:visible").count() == 0


def test_the_head_of_a_question_says_how_many_accounts_each_position_has_and_from_whom(
    bali_served: Site, reader: NewReader
) -> None:
    page = reader("phone").open(bali_served.url + "bali-2022/disputes/")
    told = [text.split() for text in page.locator("#talks ~ .dl-positions li").all_inner_texts()]
    assert [" ".join(words) for words in told[2:4]] == [
        "US+ Russia broke it off. 1 account: United States and allies",
        "R The United States broke it off. 1 remark in 2 reports: Russia",
    ]
    # The letters are beside the words, in a column of their own.
    for row in page.locator(".dl-positions li").all():
        letters, words = row.locator(".dl-letters").bounding_box(), row.locator("a").bounding_box()
        assert letters is not None
        assert words is not None
        assert letters["x"] + letters["width"] <= words["x"]
        assert abs(letters["y"] - words["y"]) < 8


@pytest.mark.parametrize("position", ["contact_us-did", "isolation_not-isolated"])
def test_who_comes_to_a_position_by_a_link_reads_which_it_is(
    bali_served: Site, reader: NewReader, position: str
) -> None:
    page = reader("phone").open(f"{bali_served.url}bali-2022/disputes/#{position}")
    heading = page.locator(f"#{position} > h3")
    expect(heading).to_be_in_viewport(ratio=0.9)
    box = heading.bounding_box()
    assert box is not None
    assert box["height"] > 16
    assert 48 < box["y"] < 300


def test_beside_each_other_each_position_is_the_head_of_its_column(
    bali_served: Site, reader: NewReader
) -> None:
    page = reader().open(bali_served.url + "bali-2022/disputes/")
    expect(page.locator(".dl-positions").first).to_be_hidden()
    heights = page.locator(".dl-position-column > h3").evaluate_all(
        "all => all.map((one) => one.offsetHeight)"
    )
    assert len(heights) == 12
    assert min(heights) > 16
    page.emulate_media(media="print")
    assert page.locator(".dl-position-column > h3:visible").count() == 12


@pytest.mark.parametrize("look", ["phone", "desktop"])
def test_below_a_question_each_side_is_named_right_above_its_position(
    bali_served: Site, reader: NewReader, look: str
) -> None:
    page = (reader("phone") if look == "phone" else reader()).open(
        bali_served.url + "bali-2022/sides/"
    )
    cells = page.locator("#on_questions ~ .dl-river .dl-row > [data-side]")
    assert cells.count() == 8
    for cell in cells.all():
        name, position = (
            cell.locator(f":scope > {one}").first for one in (".dl-of-side", ".dl-position")
        )
        above, below = name.bounding_box(), position.bounding_box()
        assert above is not None
        assert below is not None
        assert 0 <= below["y"] - above["y"] - above["height"] < 8
        assert len(name.inner_text()) > len("R ")
    heads = page.locator("#on_questions ~ .dl-river > .dl-sides").first
    assert heads.evaluate("heads => getComputedStyle(heads).clipPath") == "inset(50%)"


# How far the words begin behind the letters of their side, whatever these are.
BESIDE = """(all) => all.map((one) => {
  one.dataset.side = "USA+";
  const quoted = one.querySelector("blockquote p");
  const words = document.createRange();
  words.selectNode(document.createTreeWalker(quoted, NodeFilter.SHOW_TEXT).nextNode());
  const letters = parseFloat(getComputedStyle(one, "::before").width);
  return words.getClientRects()[0].left - one.getBoundingClientRect().left - letters;
})"""


@pytest.mark.parametrize("media", ["screen", "print"])
@pytest.mark.parametrize("path", ["bali-2022/", "bali-2022/disputes/"])
def test_the_letters_of_a_side_cover_no_words(
    bali_served: Site, reader: NewReader, path: str, media: Literal["screen", "print"]
) -> None:
    page = reader().open(bali_served.url + path)
    page.emulate_media(media=media)
    page.add_style_tag(content=LAID_OUT)
    rooms = page.locator(".dl-account[data-side]:visible").evaluate_all(BESIDE)
    assert rooms
    assert min(rooms) > 0


def test_marks_are_clear_of_headlines_on_paper(bali_served: Site, reader: NewReader) -> None:
    page = reader().open(bali_served.url + "bali-2022/")
    page.emulate_media(media="print")
    room = """(one) => {
      const { left, width, scale } = getComputedStyle(one, "::before");
      const end = parseFloat(left) + parseFloat(width) * (1 + (parseFloat(scale) || 1)) / 2;
      return one.querySelector("h3").getBoundingClientRect().left
        - one.getBoundingClientRect().left - end;
    }"""
    assert page.locator(".dl-main").first.evaluate(room) > 2


def test_headings_on_paper_are_smaller_than_what_they_are_under(
    bali_served: Site, reader: NewReader
) -> None:
    page = reader().open(bali_served.url + "bali-2022/disputes/")
    page.emulate_media(media="print")
    size = "(one) => parseFloat(getComputedStyle(one).fontSize)"
    sizes = [page.locator(f".dl {name}").first.evaluate(size) for name in ("h1", "h2", "h3")]
    assert sizes == sorted({*sizes}, reverse=True)


def test_no_question_is_at_the_foot_of_a_page_of_paper(
    bali_served: Site, reader: NewReader, tmp_path: Path
) -> None:
    """Wherever the page breaks, the question, its positions and the first words stay together."""
    page = reader().open(bali_served.url + "bali-2022/disputes/")
    heads = [flat(text) for text in page.locator(".dl h2, .dl h3, .dl-told").all_inner_texts()]
    page.locator(".dl h1").evaluate("(one) => one.before(document.createElement('div'))")
    for height in range(0, 500, 40):
        page.locator(".dl h1").evaluate(
            f"(one) => void (one.previousElementSibling.style.height = '{height}px')"
        )
        sheets = print_sheets(page, tmp_path)
        assert [sheet for sheet in sheets if sheet.endswith(tuple(filter(None, heads)))] == []


def print_text(page: Page, folder: Path) -> str:
    return "".join(print_sheets(page, folder))


def print_sheets(page: Page, folder: Path) -> list[str]:
    """Each sheet of a page as printed, without its spaces, since long words break anywhere."""
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext (poppler-utils) is not on the PATH")
    file = folder / "page.pdf"
    page.pdf(path=str(file), format="A4", tagged=True, outline=True)
    assert b"/StructTreeRoot" in file.read_bytes()
    done = subprocess.run(
        ["pdftotext", "-raw", str(file), "-"], capture_output=True, text=True, check=True
    )
    return [flat(sheet) for sheet in done.stdout.split("\f")]


def flat(text: str) -> str:
    return re.sub(r"[\s\u00ad]+", "", text)


@pytest.mark.parametrize("script", [ON, OFF])
def test_dark_by_the_system(bali_served: Site, reader: NewReader, script: str) -> None:
    """A background darker than its text, where the system asks for it."""
    for scheme, dark in (("light", False), ("dark", True)):
        page = reader(scheme=scheme, script=script).open(bali_served.url + "bali-2022/")
        page.emulate_media(color_scheme="dark" if dark else "light")
        light = page.evaluate(
            """() => {
              const canvas = new OffscreenCanvas(1, 1).getContext("2d");
              canvas.fillStyle = getComputedStyle(document.body).backgroundColor;
              canvas.fillRect(0, 0, 1, 1);
              return canvas.getImageData(0, 0, 1, 1).data[0];
            }"""
        )
        assert (light < 60) is dark


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("screen", ["desktop", "phone"])
def test_dots_stand_on_the_line(
    bali_served: Site, reader: NewReader, screen: str, direction: str
) -> None:
    """Whichever way the language runs, beside the text and clear of it."""
    page = reader(screen).open(bali_served.url + "bali-2022/")
    page.evaluate("(way) => { document.querySelector('.dl').dir = way }", direction)
    page.add_style_tag(content=LAID_OUT)
    dots, lines, words = page.evaluate(
        """(rtl) => {
          const event = document.querySelector(".dl-event");
          const start = (style) => parseFloat(rtl ? style.right : style.left);
          const drawn = (part) => getComputedStyle(event, part);
          const dot = drawn("::before"), line = drawn("::after");
          const box = event.getBoundingClientRect();
          const text = event.querySelector("h3").getBoundingClientRect();
          return [
            [start(dot), start(dot) + parseFloat(dot.width)],
            [start(line), start(line) + parseFloat(line.borderInlineStartWidth)],
            rtl ? box.right - text.right : text.left - box.left,
          ];
        }""",
        direction == "rtl",
    )
    assert sum(dots) == pytest.approx(sum(lines), abs=0.5)
    # What lies outside an event is not drawn.
    assert dots[0] >= 0
    assert dots[1] + 3 <= words


@pytest.mark.parametrize("screen", ["desktop", "phone"])
def test_a_permalink_takes_no_line_of_its_own(
    bali_served: Site, reader: NewReader, screen: str
) -> None:
    page = reader(screen).open(bali_served.url + "bali-2022/")
    page.add_style_tag(content=LAID_OUT)
    tall = "[...document.querySelectorAll('.dl-event > h3')].map((title) => title.offsetHeight)"
    heights = page.evaluate(tall)
    page.evaluate("document.querySelectorAll('.headerlink').forEach((link) => link.remove())")
    assert heights == page.evaluate(tall)


@pytest.mark.parametrize("screen", ["desktop", "phone"])
def test_nothing_jumps(bali_served: Site, reader: NewReader, screen: str) -> None:
    page = reader(screen).context.new_page()
    page.add_init_script(
        """window.shift = 0;
           new PerformanceObserver((list) => list.getEntries().forEach((entry) => {
             if (!entry.hadRecentInput) window.shift += entry.value;
           })).observe({type: "layout-shift", buffered: true});"""
    )
    page.goto(bali_served.url + "bali-2022/")
    page.wait_for_timeout(500)
    assert page.evaluate("window.shift") <= 0.02


def test_instant_navigation(instant: Site, reader: NewReader) -> None:
    page = reader().open(instant.url + "talks/sources/")
    page.evaluate("window.same = true")
    page.locator(".md-nav--primary a[href$='talks/']").first.evaluate("(link) => link.click()")
    page.wait_for_selector(".dl-filters")
    assert page.evaluate("window.same"), "the page was loaded anew"
    page.get_by_text("Filter the events", exact=True).click()
    page.get_by_label("Nils Dahl").check()
    assert shown(page) == 1
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("link", name="Link", exact=True).first.click()
    expect(page.get_by_role("link", name="Copied")).to_have_count(1)
    assert "/e/" in page.evaluate("navigator.clipboard.readText()")


@pytest.mark.parametrize("script", [ON, OFF])
def test_from_disk(offline: Site, reader: NewReader, script: str) -> None:
    page = reader(script=script).open(offline.url + "talks/index.html")
    assert shown(page) == 2
    page.get_by_role("link", name="Link", exact=True).nth(1).click()
    page.wait_for_url(re.compile(r"talks/index\.html#belov-leaves$"))
    assert headline_in_view(page, "belov-leaves")
    page.locator(".dl-list a[href*='disputes.html#contact']").first.click()
    page.wait_for_url(re.compile(r"talks/disputes\.html#contact$"))
    assert page.get_by_role("heading", name="Who broke off contact?").is_visible()


def test_long_timeline(thousand: Site, reader: NewReader) -> None:
    page = reader().open(thousand.url + "chronicle/")
    years = page.locator(".dl-group a:not(.headerlink)")
    assert years.count() == 8
    years.nth(3).click()
    page.wait_for_url(re.compile("chronicle/2018/"))
    events = shown(page)
    assert events > 100
    # On paper, events of a page below the timeline's folder show their addresses too.
    assert str(page.locator(".dl-print").text_content()).endswith("/chronicle/")
    event = page.locator(".dl-event").first
    noted = event.locator(".dl-foot").get_attribute("data-note")
    assert noted == event.locator("h3").get_attribute("id")
    page.get_by_text("Filter the events", exact=True).click()
    open_group(page, "standing")
    page.get_by_label("Bears on a disputed question").check()
    assert 0 < shown(page) < events


def test_a_period_begins_with_its_events_on_a_phone(thousand: Site, reader: NewReader) -> None:
    """Its many parts are folded; the pages beside it are in reach above and below."""
    page = reader("phone").open(thousand.url + "chronicle/2018/")
    part = page.locator(".dl-contents a").last
    expect(part).to_be_hidden()
    count, whole = page.locator(".dl-head > p").first, page.locator(".dl-whole svg")
    places = [one.bounding_box() for one in (count, whole)]
    assert places[0]
    assert places[1]
    assert places[0]["x"] + places[0]["width"] < places[1]["x"]
    assert places[0]["y"] < places[1]["y"] + places[1]["height"] / 2 < places[0]["y"] + 28
    assert places[1]["width"] > 120
    first = page.locator(".dl-event > h3").first.bounding_box()
    assert first is not None
    choices = page.locator(".dl-filters").evaluate("e => e.children[0].getBoundingClientRect().top")
    assert first["y"] < choices + 120
    page.locator(".dl-contents > summary").click()
    part.click()
    expect(page.locator(".dl-group").last).to_be_in_viewport()
    beside = page.locator(".dl-pager > a")
    boxes = [one.bounding_box() for one in beside.all()]
    assert [box["y"] for box in boxes if box].index(max(box["y"] for box in boxes if box)) == 1
    assert len(boxes) == 3


@pytest.mark.parametrize(("width", "fades"), [(320, True), (700, False)])
def test_the_row_of_pages_fades_where_it_goes_on(
    thousand: Site, reader: NewReader, *, width: int, fades: bool
) -> None:
    row = reader(width).open(thousand.url + "chronicle/").locator(".dl-views > p")
    mask = "e => getComputedStyle(e).maskImage"
    assert (row.evaluate(mask) != "none") is fades
    row.evaluate("e => e.scrollLeft = e.scrollWidth")
    row.page.wait_for_timeout(100)
    assert row.evaluate(mask) == "none", "at its end nothing is left out"


@pytest.mark.parametrize("path", PAGES)
def test_a_picture_of_a_short_page_has_all_of_it(
    bali_served: Site, reader: NewReader, path: str
) -> None:
    """Archives take one of the whole page, without a scroll."""
    page = reader().open(bali_served.url + path)
    passed_over = page.locator(".dl :is(h3, h2, blockquote, figcaption)").evaluate_all(
        "all => all.filter((one) => !one.closest('details:not([open])')"
        " && !one.checkVisibility({contentVisibilityAuto: true})).map((one) => one.textContent)"
    )
    assert passed_over == []


def as_if_long(route: Route) -> None:
    """Give a page the class of one that is higher than it is."""
    found = route.fetch()
    route.fulfill(response=found, body=re.sub(r'class="dl(?=[ "])', r"\g<0> dl-long", found.text()))


@pytest.mark.parametrize("screen", ["desktop", "phone"])
@pytest.mark.parametrize("address", ["", "2018/", "sources-1/", "people-1/"])
def test_guessed_heights(thousand: Site, reader: NewReader, address: str, screen: str) -> None:
    """The page's height before it is laid out is near what it is after, in narrow and wide fonts.

    Of these the browser takes those that the machine has, and its own otherwise.
    """
    someone = reader(screen)
    someone.context.route(f"**/chronicle/{address}", as_if_long)
    page = someone.open(f"{thousand.url}chronicle/{address}")
    assert page.locator(".dl-long .dl-chunk").count() > 1
    heights = """(fonts) => fonts.map((font) => {
      document.querySelector('.dl').style.fontFamily = font;
      return document.querySelector('.dl').scrollHeight;
    })"""
    guessed = page.evaluate(heights, FONTS)
    page.add_style_tag(content=LAID_OUT)
    assert guessed == pytest.approx(page.evaluate(heights, FONTS), rel=0.05)


@pytest.mark.parametrize("screen", ["desktop", "phone"])
def test_from_any_place_to_any_period_in_one_step(
    thousand: Site, reader: NewReader, screen: str
) -> None:
    page = reader(screen).open(thousand.url + "chronicle/2019/")
    row = page.locator(".dl-periods")
    for part in (0.1, 0.5, 0.9):
        page.evaluate("(part) => scrollTo(0, part * document.documentElement.scrollHeight)", part)
        page.wait_for_timeout(300)
        box = row.bounding_box()
        assert box is not None
        assert 0 < box["y"] < 100, part
        on_top = "(e) => e.contains(document.elementFromPoint(innerWidth / 2, %d))"
        assert row.evaluate(on_top % (box["y"] + box["height"] / 2)), part
    here = row.locator("[aria-current=page]")
    assert here.evaluate("(e) => e.offsetLeft >= e.parentNode.scrollLeft")
    years = row.locator("a:not(:first-child)")
    assert years.count() == 8
    years.last.click()
    page.wait_for_url(re.compile("chronicle/2022/"))


def test_a_source_among_many(thousand: Site, reader: NewReader) -> None:
    """Where sources fill several pages, links lead to the page that carries the record."""
    page = reader().open(thousand.url + "chronicle/2018/")
    link = page.locator(".dl-event a[href*='/sources-']").first
    source = str(link.get_attribute("href")).partition("#")[2]
    page.goto(str(link.evaluate("(link) => link.href")))
    page.wait_for_timeout(300)
    assert headline_in_view(page, source)
    overview = page.get_by_role("link", name="Sources", exact=True).last
    page.goto(str(overview.evaluate("(link) => link.href")))
    assert page.url.endswith("/chronicle/sources/")
    parts = page.locator(".dl a[href*='sources-']")
    assert parts.count() >= 2


def test_the_way_to_a_dispute_has_its_question_for_a_name(
    bali_served: Site, reader: NewReader
) -> None:
    page = reader().open(bali_served.url + "bali-2022/people/")
    way = page.get_by_role("link", name="Was Russia isolated at the meeting in Bali?", exact=True)
    expect(way.first).to_have_text("⇄")
    assert page.get_by_role("link", name="⇄", exact=True).count() == 0
