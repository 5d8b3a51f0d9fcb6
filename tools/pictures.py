"""Renew the pictures of the Bali timeline that the README and the front page show.

    make pictures

Builds the site, opens it in a headless Chromium and photographs the remark that two
reports give in different words, on a wide screen and on a phone.
"""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, sync_playwright

ROOT: Final = Path(__file__).resolve().parent.parent
PICTURES: Final = ROOT / "docs" / "pictures"
ADDRESS: Final = "bali-2022/#lavrov-on-contact"
# Name, width, height.
SHOTS: Final = (("bali-2022", 1280, 900), ("bali-2022-phone", 360, 780))
BROWSERS: Final = ("chromium", "chromium-browser", "google-chrome")


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


def main() -> None:
    """Build, photograph, and say what was written."""
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        sys.exit(f"No browser is on the PATH; looked for {', '.join(BROWSERS)}.")
    PICTURES.mkdir(exist_ok=True)
    for name, _, _ in SHOTS:
        # The front page names the pictures: there must be some while the site is built.
        (PICTURES / f"{name}.png").touch()
    with tempfile.TemporaryDirectory() as site:
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", site]
        subprocess.run(command, cwd=ROOT, check=True, env={**os.environ, "SITE_URL": ""})
        handler = functools.partial(_Quiet, directory=site)
        with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            with sync_playwright() as playwright:
                opened = playwright.chromium.launch(
                    executable_path=browser, args=["--no-sandbox", "--disable-gpu"]
                )
                photograph(opened, f"http://127.0.0.1:{server.server_port}/{ADDRESS}")
                opened.close()
            server.shutdown()


def photograph(browser: Browser, address: str) -> None:
    """One picture for each size, the addressed event at the top."""
    for name, width, height in SHOTS:
        context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme="light"
        )
        page = context.new_page()
        page.goto(address)
        page.wait_for_timeout(500)
        path = PICTURES / f"{name}.png"
        page.screenshot(path=path)
        context.close()
        print(path.relative_to(ROOT))


if __name__ == "__main__":
    main()
