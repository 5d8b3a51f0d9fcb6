"""Firefox, by WebDriver BiDi: it listens by itself, so that no driver is needed.

The protocol is https://w3c.github.io/webdriver-bidi/.
"""

from __future__ import annotations

import contextlib
import itertools
import json
import subprocess
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from tests.browser.engines import PATIENCE, Engine, EngineError
from websockets.sync.client import ClientConnection, connect

# What Firefox writes into its profile once it listens.
LISTENS = "WebDriverBiDiServer.json"


class Firefox:
    """Firefox with one page."""

    def __init__(self, socket: ClientConnection, *, script: bool) -> None:
        self.script = script
        self._socket = socket
        self._numbers = itertools.count(1)
        self.send("session.new", {"capabilities": {}})
        tree = self.send("browsingContext.getTree", {})
        self._page = {"context": tree["contexts"][0]["context"]}

    def open(self, address: str) -> None:
        for each in ("about:blank", address):
            self.send("browsingContext.navigate", {**self._page, "url": each, "wait": "complete"})

    def resize(self, width: int, height: int) -> None:
        viewport = {"width": width, "height": height}
        self.send("browsingContext.setViewport", {**self._page, "viewport": viewport})

    def ask(self, script: str, *given: str) -> str:
        told = self.send(
            "script.callFunction",
            {
                "functionDeclaration": f"function () {{ return String((function () {{{script}}})"
                ".apply(null, arguments)) }",
                "arguments": [{"type": "string", "value": each} for each in given],
                "awaitPromise": False,
                "target": self._page,
            },
        )
        if told["type"] == "exception":
            raise EngineError(told["exceptionDetails"]["text"])
        return str(told["result"]["value"])

    def click(self, x: int, y: int) -> None:
        self._act(
            "pointer",
            {"type": "pointerMove", "x": x, "y": y},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerUp", "button": 0},
        )

    def press(self, keys: str) -> None:
        kinds = ("keyDown", "keyUp")
        self._act("key", *({"type": kind, "value": key} for key in keys for kind in kinds))

    def send(self, method: str, values: Mapping[str, Any]) -> dict[str, Any]:
        """Send a command and wait for its answer."""
        number = next(self._numbers)
        self._socket.send(json.dumps({"id": number, "method": method, "params": values}))
        while True:
            told = json.loads(self._socket.recv(timeout=3 * PATIENCE))
            if told.get("id") != number:
                continue
            if told["type"] == "error":
                raise EngineError(f"{method}: {told['message']}")
            return dict(told["result"])

    def _act(self, kind: str, *actions: Mapping[str, Any]) -> None:
        source = {"type": kind, "id": kind, "actions": actions}
        self.send("input.performActions", {**self._page, "actions": [source]})


@contextlib.contextmanager
def firefox(program: str, profile: Path, *, script: bool) -> Iterator[Engine]:
    """Firefox without a window, and with a profile of its own in an empty folder."""
    settings = f'user_pref("javascript.enabled", {str(script).lower()});\n'
    (profile / "user.js").write_text(settings, "utf-8")
    command = [program, "--headless", "--no-remote", "--remote-debugging-port=0"]
    with (
        (profile / "told.txt").open("wb") as told,
        subprocess.Popen([*command, "--profile", profile], stdout=told, stderr=told) as running,
    ):
        try:
            address = _listening(profile, running)
            with connect(f"{address}/session", max_size=None, proxy=None) as socket:
                yield Firefox(socket, script=script)
        finally:
            running.terminate()


def _listening(profile: Path, running: subprocess.Popen[bytes]) -> str:
    """The address at which it listens, once it does."""
    file, end = profile / LISTENS, time.monotonic() + 3 * PATIENCE
    while time.monotonic() < end and running.poll() is None:
        # It may be there before it is written.
        with contextlib.suppress(OSError, ValueError):
            told = json.loads(file.read_text("utf-8"))
            return f"ws://{told['ws_host']}:{told['ws_port']}"
        time.sleep(0.05)
    said = (profile / "told.txt").read_text("utf-8", errors="replace")
    raise EngineError(f"Firefox does not listen. It says: {said[-1000:]}")
