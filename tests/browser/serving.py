"""A built site served as a web host serves it, below a path of its own."""

from __future__ import annotations

import contextlib
import http.server
import io
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO


class _Handler(http.server.SimpleHTTPRequestHandler):
    prefix = "/"
    folder = ""
    policy = ""

    def end_headers(self) -> None:
        """As a web host does that forbids what is in pages themselves."""
        if self.policy:
            self.send_header("Content-Security-Policy", self.policy)
        super().end_headers()

    def translate_path(self, path: str) -> str:
        outside = not path.startswith(self.prefix)
        self.directory = self.folder
        return super().translate_path("/nothing-here" if outside else path[len(self.prefix) - 1 :])

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        """As a web host does, but have an answer to the browser's own wish for an icon."""
        if self.path == "/favicon.ico":
            self.send_response(http.HTTPStatus.NO_CONTENT)
            self.end_headers()
            return None
        return super().send_head()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextlib.contextmanager
def reserved(prefix: str, policy: str = "") -> Iterator[http.server.ThreadingHTTPServer]:
    """A server whose address is known before there is a site to serve."""
    handler = type("Handler", (_Handler,), {"prefix": prefix, "policy": policy})
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        yield server


def serve(server: http.server.ThreadingHTTPServer, site: Path) -> None:
    """Serve a folder from now on, in the background, until the server is shut down."""
    server.RequestHandlerClass.folder = str(site)  # type: ignore[attr-defined]
    threading.Thread(target=server.serve_forever, daemon=True).start()
