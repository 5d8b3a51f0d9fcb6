"""Links land and pages work in every engine: wide and narrow, with scripts and without."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator

import pytest
from tests.browser.conftest import OFF, ON, Site, build, config, served
from tests.browser.engines import Engine, chromium, click_on, settled
from tests.browser.firefox import firefox
from tests.browser.webkit import webkit
from tests.conftest import program
from tests.site.projects import Project

pytestmark = pytest.mark.browser

ENGINES = ("chromium", "firefox", "webkit")
# A desktop's window and a phone's: width and height.
WIDE, NARROW = (1280, 900), (360, 740)
MANY = 1000

# What is wrong with what the reader came for: a headline, and the date of an event, each in sight
# from its first letter to the end of the line, and below nothing. What the heading of a group says
# of the date is not said again beside the event, so that heading must be in sight then.
COVERED = """
const sought = document.getElementById(arguments[0]);
if (!sought) return "not on the page: " + location;
const shownTexts = (one) => {
  const walker = document.createTreeWalker(one, NodeFilter.SHOW_TEXT), found = [];
  while (walker.nextNode()) {
    const text = walker.currentNode;
    if (text.data.trim() && !text.parentElement.closest(".dl-said")) found.push(text);
  }
  return found;
};
const event = sought.closest(".dl-event");
const told = [sought];
if (event) {
  const when = event.querySelector(".dl-when");
  const borrowed = when.querySelector(".dl-said");
  if (shownTexts(when).length || !borrowed) told.push(when);
  if (borrowed) {
    const before = (group) => group.compareDocumentPosition(event) & 4;
    const group = [...document.querySelectorAll(".dl-group")].filter(before).pop();
    if (!group) return "no heading says the date of: " + sought.textContent;
    told.push(group);
  }
}
return told.map((one) => {
  const range = document.createRange();
  const line = shownTexts(one).flatMap((text) => {
    range.selectNodeContents(text);
    return [...range.getClientRects()];
  }).find((box) => box.width > 0);
  if (!line) return "not shown: " + one.textContent;
  // Within the letters: the box of a font may reach into the lines above and below.
  const [top, bottom] = [line.top + line.height / 4, line.bottom - line.height / 4];
  const points = [[line.left + 2, top], [line.right - 2, top], [line.left + 2, bottom],
    [line.right - 2, bottom]];
  const above = points.map((point) => document.elementFromPoint(...point));
  if (above.every((top) => one.contains(top))) return "";
  const places = `${Math.round(line.top)} of ${innerHeight} pixels, page moved by ${scrollY}`;
  const names = above.map((top) => top ? top.tagName + "." + top.className : "none");
  return `${one.textContent} is at ${places}, and on top of it is ${names}`;
}).filter(Boolean).join("; ");
"""
EVENT = ".dl-event"
# How many of what a selector chooses are there, and how many of those are shown.
TOGETHER = "return document.querySelectorAll(arguments[0]).length"
SHOWN = """
return [...document.querySelectorAll(arguments[0])].filter((one) => one.getClientRects().length)
  .length;
"""
# The names of sides that end a column whose next one has their first person.
PARTED = """
const start = (one) => Math.round(one.getBoundingClientRect().left);
return [...document.querySelectorAll(".dl-names > .dl-of-side")]
  .filter((side) => start(side) !== start(side.nextElementSibling.firstElementChild))
  .map((side) => side.textContent);
"""

# What the bar behind the list says is as wide as these words, in the same place; or how wide.
SAYS = """
const bar = document.querySelector(".dl-fitting");
const measured = (styles, words) => {
  const one = bar.cloneNode();
  one.id = "measured";
  one.textContent = words;
  one.style = "position: absolute; display: block; width: max-content; white-space: nowrap";
  const style = document.createElement("style");
  style.textContent = styles;
  bar.after(style, one);
  const width = Math.round(one.getBoundingClientRect().width);
  one.remove();
  style.remove();
  return width;
};
if (!bar.getClientRects().length) return "no bar";
const said = measured("", "");
const wanted = measured("#measured::before, #measured::after { content: none }", arguments[0]);
return Math.abs(said - wanted) < 2 ? arguments[0] : `${said} pixels instead of ${wanted}`;
"""
NONE_AT_ALL = " No event has all of this. Take one away."


@pytest.fixture(
    scope="module",
    params=[(name, script) for name in ENGINES for script in (ON, OFF)],
    ids=" with ".join,
)
def engine(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Engine]:
    """Each engine, with scripts and without."""
    name, wanted = request.param
    script = wanted == ON
    with contextlib.ExitStack() as running:
        if name == "chromium":
            made = chromium(request.getfixturevalue("browser"), script=script)
        elif name == "firefox":
            profile = tmp_path_factory.mktemp("firefox")
            made = firefox(program("firefox-esr", "firefox"), profile, script=script)
        else:
            made = webkit(program("WebKitWebDriver"), program("Xvfb"), script=script)
        yield running.enter_context(made)


# Search is a script of Material's, and what an address says of filters is read by ours.
scripts_only = pytest.mark.parametrize(
    "engine", [(name, ON) for name in ENGINES], ids=" with ".join, indirect=True
)


@pytest.fixture(params=[WIDE, NARROW], ids=["wide", "narrow"])
def window(request: pytest.FixtureRequest, engine: Engine) -> Engine:
    """An engine whose window is a desktop's, or a phone's."""
    engine.resize(*request.param)
    return engine


@pytest.fixture(scope="session")
def on_one_page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A timeline of a thousand events that is not cut into pages."""
    head = {"title": "A long chronicle", "sources": {"a": {"type": "news", "outlet": "A"}}}
    # Of unlike length, so that no guess of a height is right.
    events = [
        {
            "id": f"event-{n}",
            "date": f"{2015 + n // 125}-{n % 125 // 12 + 1:02}-{n % 12 + 1:02}",
            "title": f"Headline {n}",
            "text": "\n\n".join(
                ["Some words on what was seen of it. " * (n % 7 + 1)] * (n % 3 + 1)
            ),
            "accounts": ["a"],
        }
        for n in range(MANY)
    ]
    with served("/") as (url, show):
        project = Project(tmp_path_factory.mktemp("one-page"))
        settings = config(url).replace("dateline]", f"dateline: {{page_size: {MANY}}}]")
        project.write({"mkdocs.yml": settings})
        # JSON is YAML.
        told = json.dumps({**head, "events": events}, indent=1)
        project.write({"docs/long/timeline.yml": told, "docs/index.md": "# By hand\n"})
        build(project)
        show(project.site)
        yield Site(url, project)


# Addresses below the site, and what each leads to; far down, where a browser has to move the page.
ADDRESSES = {
    "bali-2022/#us-aid-360-million": "us-aid-360-million",
    "bali-2022/#griner-plea": "griner-plea",
    "bali-2022/e/lavrov-on-contact/": "lavrov-on-contact",
    "bali-2022/#on_2022-06": "on_2022-06",
    "bali-2022/disputes/#isolation": "isolation",
    "bali-2022/people/#colonna": "colonna",
}


def test_addresses_land(window: Engine, bali_served: Site) -> None:
    faults = {}
    for address, sought in ADDRESSES.items():
        window.open(bali_served.url + address)
        faults[address] = settled(window, COVERED, sought)
    assert not any(faults.values()), faults


def test_addresses_land_among_a_thousand_events(window: Engine, on_one_page: Site) -> None:
    last = f"event-{MANY - 1}"
    faults = {}
    for address, sought in {
        f"long/#event-{MANY // 2}": f"event-{MANY // 2}",
        f"long/#{last}": last,
        f"long/e/{last}/": last,
    }.items():
        window.open(on_one_page.url + address)
        faults[address] = settled(window, COVERED, sought)
    assert not any(faults.values()), faults


def test_links_between_pages_land(window: Engine, bali_served: Site) -> None:
    window.open(bali_served.url + "bali-2022/people/")
    assert window.ask(PARTED) == ""
    click_on(window, ".dl a[href$='#harris-on-griner']")
    assert settled(window, COVERED, "harris-on-griner") == ""


@scripts_only
def test_search_results_land(window: Engine, bali_served: Site) -> None:
    window.open(bali_served.url + "bali-2022/sources/")
    click_on(window, ".md-header [for=__search]" if narrow(window) else ".md-search__input")
    window.press("abandoned contact")
    found = ".md-search-result__link[href*='#lavrov-on-contact']"
    assert settled(window, TOGETHER, found, wanted="1") == "1"
    window.ask("document.querySelector(arguments[0]).click()", found)
    assert settled(window, COVERED, "lavrov-on-contact") == ""


def test_filters_work(window: Engine, bali_served: Site) -> None:
    """Chips show what they name, a filtered view has an address, and events have theirs in it."""
    window.open(bali_served.url + "bali-2022/")
    every, some = (window.ask(TOGETHER, each) for each in (EVENT, f"{EVENT}[data-f~=p-blinken]"))
    assert 0 < int(some) < int(every)
    click_on(window, ".dl-filters summary")
    if window.ask(TOGETHER, ".dl-f-people details[open]") == "0":
        click_on(window, ".dl-f-people summary")
    click_on(window, ".dl-filters label:has([name=p-blinken])")
    assert settled(window, SHOWN, EVENT, wanted=some) == some
    click_on(window, ".dl-filters label:has([name=skim])")
    assert settled(window, SHOWN, f"{EVENT} blockquote", wanted="0") == "0"
    click_on(window, ".dl-filters [type=reset]")
    assert settled(window, SHOWN, EVENT, wanted=every) == every
    range_of = "const form = document.querySelector('.dl-filters'); form.elements.from.value = "
    range_of += "form.elements.to.value = 'w-2022-04'; form.elements.to.dispatchEvent("
    window.ask(range_of + "new Event('change', {bubbles: true}))")
    april = window.ask(TOGETHER, f"{EVENT}[data-f~=w-2022-04]")
    assert settled(window, SHOWN, EVENT, wanted=april) == april
    click_on(window, ".dl-filters [type=reset]")
    assert settled(window, SHOWN, EVENT, wanted=every) == every


no_scripts = pytest.mark.parametrize(
    "engine", [(name, OFF) for name in ENGINES], ids=" with ".join, indirect=True
)


def choose(engine: Engine, facet: str, *names: str) -> None:
    """Open a group of choices, and choose some of them."""
    if engine.ask(TOGETHER, f".dl-f-{facet} details[open]") == "0":
        click_on(engine, f".dl-f-{facet} summary")
    for name in names:
        click_on(engine, f".dl-filters label:has([name={name}])")


@no_scripts
def test_events_shown_are_counted_without_script(window: Engine, bali_served: Site) -> None:
    """And what shows none says so, with what to do; the way back is there."""
    window.open(bali_served.url + "bali-2022/")
    every = window.ask(TOGETHER, EVENT)
    assert window.ask(SAYS, "") == "no bar"
    click_on(window, ".dl-filters summary")
    choose(window, "people", "p-blinken", "p-lavrov")
    both = window.ask(TOGETHER, f"{EVENT}:is([data-f~=p-blinken],[data-f~=p-lavrov])")
    told = f"{both} of {every} events shown."
    assert settled(window, SAYS, told, wanted=told) == told
    choose(window, "people", "p-blinken", "p-lavrov", "p-joly")
    choose(window, "topics", "t-grain")
    told = f"0 of {every} events shown.{NONE_AT_ALL}"
    assert settled(window, SAYS, told, wanted=told) == told
    assert window.ask(SHOWN, EVENT) == "0"
    click_on(window, ".dl-filters [type=reset]")
    assert settled(window, SAYS, "", wanted="no bar") == "no bar"
    assert settled(window, SHOWN, EVENT, wanted=every) == every


@no_scripts
def test_events_off_screen_are_counted_without_script(window: Engine, on_one_page: Site) -> None:
    window.open(on_one_page.url + "long/")
    click_on(window, ".dl-filters summary")
    fourth, before = ".dl-times [name=from] option:nth-child(4)", 3 * 125
    window.ask("document.querySelector(arguments[0]).selected = true", fourth)
    some = str(MANY - before)
    assert settled(window, SHOWN, EVENT, wanted=some) == some
    told = f"{some} of 1,000 events shown."
    assert settled(window, SAYS, told, wanted=told) == told


@scripts_only
def test_addresses_land_in_a_filtered_view(window: Engine, bali_served: Site) -> None:
    window.open(bali_served.url + "bali-2022/?show=p-blinken#blinken-on-isolation")
    assert settled(window, COVERED, "blinken-on-isolation") == ""


def narrow(window: Engine) -> bool:
    return int(window.ask("return innerWidth")) < 600
