"""Renew the pictures of the README, the front page and the guide.

    make pictures

Builds the site, and a small one of invented data, opens them in a headless Chromium and
photographs the Bali timeline as a whole and what each key of the data makes. Tells the
guide's page the pictures' sizes, so that no text moves while they load.
"""

from __future__ import annotations

import base64
import contextlib
import functools
import http.server
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final, Literal

from playwright.sync_api import Browser, Page, sync_playwright
from tools.shots import SHOTS, Shot

ROOT: Final = Path(__file__).resolve().parent.parent
PICTURES: Final = ROOT / "docs" / "pictures"
PAGE: Final = ROOT / "docs" / "guide" / "keys.md"
SHARED: Final = "share.png"
"""The picture that a link to an event shows: the program has drawn it."""
ADDRESS: Final = "bali-2022/#lavrov-on-contact"
# Name, width, height.
SCREENS: Final = (("bali-2022", 1280, 900),)
SCHEMES: Final[Mapping[str, Literal["light", "dark"]]] = {"": "light", "-dark": "dark"}
"""What the names of pictures end in, and the scheme of the page that they show."""
BROWSERS: Final = ("chromium", "chromium-browser", "google-chrome")

SITE: Final = "https://timelines.example/"
MARGIN: Final = 12
SHARPNESS: Final = 1.5
"""Pixels of a picture to one of the page: text stays sharp on a phone, and files small."""
QUALITY: Final = 38

# The header stays in place and would lie over a part; events out of sight are not laid out.
STYLE: Final = """
.md-header, .md-tabs, .md-footer, .headerlink { display: none !important }
.dl-chunk, .dl-event { content-visibility: visible !important }
"""
SCHEME: Final = """(scheme) => {
  document.body.dataset.mdColorScheme = scheme == "dark" ? "slate" : "default"
  document.body.dataset.mdColorPrimary = scheme == "dark" ? "black" : "white"
}"""
# Shows the parts alone, in a line that sets the picture off from the guide, light or dark.
FRAME: Final = """([found, margin]) => {
  const alone = document.createElement("style")
  alone.textContent = `body * { visibility: hidden }
    :is(${found}), :is(${found}) * { visibility: visible }`
  document.head.append(alone)
  const boxes = [...document.querySelectorAll(found)].map((part) => part.getBoundingClientRect())
  const x = Math.floor(Math.min(...boxes.map((box) => box.left)) + scrollX) - margin
  const y = Math.floor(Math.min(...boxes.map((box) => box.top)) + scrollY) - margin
  const right = Math.ceil(Math.max(...boxes.map((box) => box.right)) + scrollX) + margin
  const bottom = Math.ceil(Math.max(...boxes.map((box) => box.bottom)) + scrollY) + margin
  const left = Math.max(x, 0), top = Math.max(y, 0)
  const even = (length) => length + length % 2
  const box = {x: left, y: top, width: even(right - left), height: even(bottom - top)}
  const frame = document.createElement("div")
  frame.style.cssText = `position: absolute; left: ${box.x}px; top: ${box.y}px;
    width: ${box.width}px; height: ${box.height}px; box-sizing: border-box;
    border: 1px solid #888; z-index: 9`
  document.documentElement.append(frame)
  return box
}"""


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


def main() -> None:
    """Build, photograph, and say what was written."""
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        sys.exit(f"No browser is on the PATH; looked for {', '.join(BROWSERS)}.")
    PICTURES.mkdir(exist_ok=True)
    for name in (*(name for name, _, _ in SCREENS), *(shot.name for shot in SHOTS)):
        # Pages name the pictures: there must be some while the site is built.
        (PICTURES / f"{name}.webp").touch()
    (PICTURES / SHARED).touch()
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(
            executable_path=browser, args=["--no-sandbox", "--disable-gpu"]
        )
        for site in dict.fromkeys(shot.site for shot in SHOTS):
            with served(ROOT / site) as (url, folder):
                if ROOT / site == ROOT:
                    photograph_screens(opened, url + ADDRESS)
                    shutil.copy(
                        folder / "bali-2022/e/lavrov-on-contact/share.png", PICTURES / SHARED
                    )
                for shot in SHOTS:
                    if shot.site == site:
                        note_size(shot, *photograph(opened, url, shot, look_of(folder)))
        opened.close()


@contextlib.contextmanager
def served(project: Path) -> Iterator[tuple[str, Path]]:
    """The address of a site, built from the folder of its mkdocs.yml, while it is served; and where
    it is built.
    """
    with tempfile.TemporaryDirectory() as site:
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", site]
        environment = os.environ | {"SITE_URL": SITE, "NO_MKDOCS_2_WARNING": "1"}
        subprocess.run(command, cwd=project, check=True, env=environment)
        handler = functools.partial(_Quiet, directory=site)
        with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            yield f"http://127.0.0.1:{server.server_port}/", Path(site)
            server.shutdown()


def photograph_screens(browser: Browser, address: str) -> None:
    """One picture for each size of screen, the addressed event at the top."""
    for name, width, height in SCREENS:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="light",
            device_scale_factor=SHARPNESS,
        )
        page = context.new_page()
        page.goto(address)
        page.add_style_tag(content=".md-top { display: none }")
        page.wait_for_timeout(500)
        path = PICTURES / f"{name}.webp"
        path.write_bytes(capture(page))
        context.close()
        print(path.relative_to(ROOT))


def look_of(folder: Path) -> str:
    """The styles of our own site in both schemes: sites of invented data have none of their own."""
    (palette,) = folder.glob("assets/stylesheets/palette.*.min.css")
    own = ROOT / "docs" / "assets" / "site.css"
    return "\n".join((palette.read_text("utf-8"), own.read_text("utf-8"), STYLE))


def photograph(browser: Browser, url: str, shot: Shot, look: str) -> tuple[int, int]:
    """Picture one part of one page, in a frame, on a light page and on a dark one; its width and
    height in pixels of the page.
    """
    sizes = {_photograph(browser, url, shot, ending, look) for ending in SCHEMES}
    if len(sizes) > 1:
        sys.exit(f"{shot.name} is not of one size on a light page and a dark one: {sizes}.")
    return sizes.pop()


def _photograph(browser: Browser, url: str, shot: Shot, ending: str, look: str) -> tuple[int, int]:
    context = browser.new_context(
        bypass_csp=True,  # pages without a theme let no style but their own in
        viewport={"width": shot.width, "height": 900},
        color_scheme=SCHEMES[ending],
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(url + shot.address)
    page.add_style_tag(content=look)
    page.evaluate(SCHEME, SCHEMES[ending])
    if shot.opened:
        page.eval_on_selector_all(shot.opened, "all => all.forEach((one) => { one.open = true })")
    if shot.chosen:
        page.click(shot.chosen)
    # What comes into view gets its last touches from the script.
    page.locator(shot.parts).last.scroll_into_view_if_needed()
    page.locator(shot.parts).first.scroll_into_view_if_needed()
    page.wait_for_timeout(300)
    box = page.evaluate(FRAME, [shot.parts, MARGIN])
    path = PICTURES / f"{shot.name}{ending}.webp"
    path.write_bytes(capture(page, box))
    context.close()
    print(path.relative_to(ROOT))
    return box["width"], box["height"]


def capture(page: Page, box: dict[str, int] | None = None) -> bytes:
    """A WebP of the window, or of a box of the page: a third of a PNG's size, as sharp to the
    eye.
    """
    wanted: dict[str, object] = {"format": "webp", "quality": QUALITY}
    if box:
        wanted |= {"clip": {**box, "scale": SHARPNESS}, "captureBeyondViewport": True}
    taken = page.context.new_cdp_session(page).send("Page.captureScreenshot", wanted)
    return base64.b64decode(taken["data"])


def note_size(shot: Shot, width: int, height: int) -> None:
    """Give a picture on the guide's page its size."""
    named = re.compile(rf"(?<=/{re.escape(shot.name)}\.webp\)){{ width=\d+ height=\d+")
    size = f"{{ width={width} height={height}"
    PAGE.write_text(named.sub(size, PAGE.read_text("utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
