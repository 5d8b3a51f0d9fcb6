"""Say in one line when `make serve` cannot have its port, before the site is built for nothing."""

from __future__ import annotations

import errno
import socket
import sys

_LAST = 65535
# Below these, a port belongs to the system.
_FIRST = 1024


def refusal(port: int) -> int | None:
    """The error number with which the system refuses a port of this machine, if it does."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as one:
        # As MkDocs asks for it: a port that was in use a moment ago is free.
        one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            one.bind(("127.0.0.1", port))
        except OSError as error:
            return error.errno
    return None


def _free_near(port: int) -> int:
    """The next port that is free."""
    return next(one for one in range(max(port, _FIRST) + 1, _LAST) if refusal(one) is None)


def why_not(given: str) -> str | None:
    """What is wrong with a port, and what to do; None if nothing is."""
    if not (given.isascii() and given.isdecimal() and 0 < int(given) <= _LAST):
        return f"PORT is '{given}', which is no port. Type: make serve PORT={_free_near(8000)}"
    port = int(given)
    refused = refusal(port)
    if refused is None:
        return None
    why = "is in use by another program" if refused == errno.EADDRINUSE else "is not allowed to you"
    start = port if port < _LAST - 100 else 8000
    return f"Port {port} {why}. Type: make serve PORT={_free_near(start)}"


if __name__ == "__main__":
    sys.exit(why_not(sys.argv[1]))
