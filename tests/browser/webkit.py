"""WebKit, the engine of Safari: the GTK port's own small browser, by WebDriver, on a screen that
is not there.

The protocol is https://w3c.github.io/webdriver/.
"""

from __future__ import annotations

import contextlib
import json
import os
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from typing import Any

from tests.browser.engines import PATIENCE, Engine, EngineError

# Larger than any window that a test asks for.
SCREEN = "1600x1200x24"


class WebKit:
    """WebKit with one page."""

    def __init__(self, driver: str, *, script: bool) -> None:
        self.script = script
        self._address = driver
        # Full screen, since bars of the browser would keep the window from being as narrow as a
        # phone. Questions are answered whether scripts of pages run or not.
        arguments = ["--automation", "--full-screen", f"--enable-javascript={str(script).lower()}"]
        wanted = {"alwaysMatch": {"webkitgtk:browserOptions": {"args": arguments}}}
        made = self.send("POST", "/session", {"capabilities": wanted})
        self._address += f"/session/{made['sessionId']}"

    def open(self, address: str) -> None:
        for each in ("about:blank", address):
            self.send("POST", "/url", {"url": each})

    def resize(self, width: int, height: int) -> None:
        self.send("POST", "/window/rect", {"x": 0, "y": 0, "width": width, "height": height})

    def ask(self, script: str, *given: str) -> str:
        asked = f"return String((function () {{{script}}}).apply(null, arguments))"
        return str(self.send("POST", "/execute/sync", {"script": asked, "args": given}))

    def click(self, x: int, y: int) -> None:
        self._act(
            "pointer",
            {"type": "pointerMove", "x": x, "y": y, "duration": 0},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerUp", "button": 0},
        )

    def press(self, keys: str) -> None:
        kinds = ("keyDown", "keyUp")
        self._act("key", *({"type": kind, "value": key} for key in keys for kind in kinds))

    def close(self) -> None:
        self.send("DELETE", "")

    def send(self, method: str, command: str, values: Mapping[str, Any] | None = None) -> Any:  # noqa: ANN401 - its form depends on the command
        """Send a command and give what it is answered."""
        body = None if values is None else json.dumps(values).encode()
        request = urllib.request.Request(self._address + command, body, method=method)  # noqa: S310
        try:
            # The machine's proxy, if it has one, is for other hosts.
            with _DIRECT.open(request, timeout=3 * PATIENCE) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            raise EngineError(f"{command}: {error.read().decode()}") from error

    def _act(self, kind: str, *actions: Mapping[str, Any]) -> None:
        self.send("POST", "/actions", {"actions": [{"type": kind, "id": kind, "actions": actions}]})


_DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))


@contextlib.contextmanager
def webkit(driver: str, screens: str, *, script: bool) -> Iterator[Engine]:
    """WebKit as its driver starts it. `screens` is the program that gives it a screen."""
    with _screen(screens) as display:
        # There is no graphics card, no desktop and no reader of screens.
        alone = {"WEBKIT_DISABLE_COMPOSITING_MODE": "1", "GDK_BACKEND": "x11", "NO_AT_BRIDGE": "1"}
        environment = {**os.environ, "DISPLAY": display, **alone}
        port = _free_port()
        with subprocess.Popen([driver, f"--port={port}"], env=environment) as running:
            try:
                _wait_for(port, running)
                engine = WebKit(f"http://127.0.0.1:{port}", script=script)
                yield engine
                engine.close()
            finally:
                running.terminate()


@contextlib.contextmanager
def _screen(program: str) -> Iterator[str]:
    """A screen of its own; the program chooses a number that is free, and writes it down."""
    read, write = os.pipe()
    command = [program, "-displayfd", str(write), "-screen", "0", SCREEN, "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL) as running:
        os.close(write)
        try:
            with os.fdopen(read) as told:
                number = told.readline().strip()
            if not number:
                raise EngineError(f"{program} ended without a screen")
            yield f":{number}"
        finally:
            running.terminate()


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _wait_for(port: int, running: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + PATIENCE
    while running.poll() is None and time.monotonic() < end:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.05)
    raise EngineError("WebKit's driver does not listen")
