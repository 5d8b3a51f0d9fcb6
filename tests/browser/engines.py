"""Three engines, driven alike: what a reader does with a page, and questions to it.

Chromium is the one that the other tests drive. Firefox and WebKit are driven by protocols of their
own (`firefox`, `webkit`), since what a test tool downloads under their names are altered builds.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator
from typing import Protocol

from playwright.sync_api import Browser, Error

# Until a page has come to rest. A busy machine is slow without anything being wrong.
PATIENCE = 20.0

# Where the first line of something is, in the middle of the screen.
MIDDLE = """
const one = document.querySelector(arguments[0]);
one.scrollIntoView({block: "center", behavior: "instant"});
const [box] = one.getClientRects();
return [box.left + box.width / 2, box.top + box.height / 2].map(Math.round);
"""


class EngineError(Exception):
    """The engine could not do it; often since the page is just being left."""


class Engine(Protocol):
    """A browser with one page, whose scripts run or do not; questions are answered either way."""

    script: bool

    def open(self, address: str) -> None:
        """Open an address anew, and wait until all is loaded."""

    def resize(self, width: int, height: int) -> None:
        """Give the page so many pixels."""

    def ask(self, script: str, *given: str) -> str:
        """What the body of a function gives back, as text; what is given are its `arguments`."""

    def click(self, x: int, y: int) -> None:
        """Click a point of what is seen of the page."""

    def press(self, keys: str) -> None:
        """Press one key after the other."""


class Chromium:
    """Chromium by Playwright."""

    def __init__(self, browser: Browser, *, script: bool) -> None:
        self.script = script
        self.context = browser.new_context(java_script_enabled=script)
        self.page = self.context.new_page()

    def open(self, address: str) -> None:
        self.page.goto("about:blank")
        self.page.goto(address)

    def resize(self, width: int, height: int) -> None:
        self.page.set_viewport_size({"width": width, "height": height})

    def ask(self, script: str, *given: str) -> str:
        asked = f"(given) => String((function () {{{script}}}).apply(null, given))"
        try:
            return str(self.page.evaluate(asked, given))
        except Error as error:
            raise EngineError(error.message) from error

    def click(self, x: int, y: int) -> None:
        self.page.mouse.click(x, y)

    def press(self, keys: str) -> None:
        self.page.keyboard.type(keys)


@contextlib.contextmanager
def chromium(browser: Browser, *, script: bool) -> Iterator[Engine]:
    """A page of a browser that runs already."""
    engine = Chromium(browser, script=script)
    yield engine
    engine.context.close()


def settled(engine: Engine, script: str, *given: str, wanted: str = "") -> str:
    """What a question is answered once that is `wanted`; or, once patience ends, instead."""
    end = time.monotonic() + PATIENCE
    told = "nothing: the page was never loaded"
    while told != wanted and time.monotonic() < end:
        with contextlib.suppress(EngineError):
            told = engine.ask(script, *given)
        time.sleep(0.05)
    return told


def click_on(engine: Engine, choice: str) -> None:
    """Bring what a CSS selector chooses first to the middle of the screen, and click it once it
    has come to rest there.
    """
    before, point = "", engine.ask(MIDDLE, choice)
    end = time.monotonic() + PATIENCE
    while point != before and time.monotonic() < end:
        time.sleep(0.1)
        before, point = point, engine.ask(MIDDLE, choice)
    x, y = map(int, point.split(","))
    engine.click(x, y)
