"""A small web server on the loopback address that compresses, and counts what it sends."""

from __future__ import annotations

import gzip
import mimetypes
import re
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

# What a web server compresses; fonts and pictures are compressed in themselves.
TEXT = (".html", ".css", ".js", ".json", ".svg", ".xml", ".ics", ".txt", ".map")
# A site's pages as they are with scripts off, for tools that must run a script to judge a page.
PLAIN = "~plain"


class Served:
    """Sites by name, each at an address of its own, and a count of what was sent."""

    def __init__(self, sites: Mapping[str, Path]) -> None:
        self._sites = sites
        self._ready: dict[str, tuple[bytes, str, bool]] = {}
        self._lock = threading.Lock()
        self._sent: list[tuple[str, int]] = []
        self.address = ""

    def url(self, site: str, path: str = "", *, plain: bool = False) -> str:
        """The address of a page."""
        return f"{self.address}/{site}{PLAIN if plain else ''}/{path}"

    def take_sent(self) -> list[tuple[str, int]]:
        """Path and body size in bytes of each answer since the last call."""
        with self._lock:
            sent, self._sent = self._sent, []
        return sent

    def answer(self, target: str) -> tuple[bytes, str, bool] | None:
        """Body, media type and whether it is gzipped; None if there is no such file."""
        path = unquote(urlsplit(target).path)
        if path not in self._ready:
            made = self._make(path)
            if made is None:
                return None
            self._ready[path] = made
        answer = self._ready[path]
        with self._lock:
            self._sent.append((path, len(answer[0])))
        return answer

    def _make(self, path: str) -> tuple[bytes, str, bool] | None:
        site, _, rest = path.lstrip("/").partition("/")
        root = self._sites.get(site.removesuffix(PLAIN))
        if root is None:
            return None
        file = root / rest
        if file.is_dir():
            file /= "index.html"
        if not file.is_file():
            return None
        body = file.read_bytes()
        if site.endswith(PLAIN) and file.suffix == ".html":
            body = without_scripts(body.decode("utf-8")).encode("utf-8")
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        if file.suffix in TEXT:
            return gzip.compress(body, 6, mtime=0), f"{kind}; charset=utf-8", True
        return body, kind, False


def without_scripts(html: str) -> str:
    """A page as a browser with scripts off takes it: no scripts, and what noscript holds.

    Nor does it lead elsewhere by itself, so that a page that redirects can be judged.
    """
    data = r'(?=[^>]*type="?(?:application/ld\+json|application/json))'
    html = re.sub(rf"<script(?!{data})\b[^>]*>.*?</script>", "", html, flags=re.DOTALL)
    html = re.sub(r'<meta http-equiv="?refresh[^>]*>', "", html)
    return re.sub(r"</?noscript>", "", html)


@contextmanager
def serve(sites: Mapping[str, Path]) -> Iterator[Served]:
    """Serve the sites while the block runs."""
    served = Served(sites)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            answer = served.answer(self.path)
            body, kind, packed = answer or (b"", "text/plain", False)
            self.send_response(200 if answer else 404)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            if packed:
                self.send_header("Content-Encoding", "gzip")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing: the table is the output."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    served.address = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield served
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
