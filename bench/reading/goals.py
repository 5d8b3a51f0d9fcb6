"""What a goal's measurement is made of, and what it gives."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bench.reading.events import Told
from bench.reading.loading import Loaded
from bench.reading.serving import Served
from playwright.sync_api import Browser


@dataclass(frozen=True, slots=True)
class Goal:
    """One goal with its figure.

    `met` is None where it could not be measured; `why` says why a goal is
    missed or not measured; `day` is when it was measured, if on another day than the rest.
    """

    number: int
    goal: str
    figure: str
    met: bool | None
    why: str = ""
    day: str = ""


@dataclass(frozen=True, slots=True)
class Bench:
    """All that a goal is measured on.

    Sites are named `own100`, `own1000` (each on one page), `own10000` (pages by period),
    `all1000` (the search index as Material alone would make it), `repository` (the project's own
    site) and `samples` (its timelines for tests). `loads` are the medians by site
    and device.
    """

    browser: Browser
    served: Served
    sites: Mapping[str, Path]
    events: Mapping[int, list[Told]]
    loads: Mapping[tuple[str, str], Loaded]
    packages: Path

    def url(self, site: str, path: str = "", *, plain: bool = False) -> str:
        """The address of one of the sites' pages."""
        return self.served.url(site, path, plain=plain)

    def packed(self, site: str, path: str) -> int:
        """How many bytes a file of a site has, gzipped."""
        return len(gzip.compress((self.sites[site] / path).read_bytes(), 6))


def kilobytes(size: float) -> str:
    """A size in KB of 1,000 bytes."""
    return f"{size / 1000:,.1f} KB" if size < 10_000 else f"{size / 1000:,.0f} KB"


def milliseconds(time: float) -> str:
    """A time, or that it never came."""
    return f"{time:,.0f} ms" if time else "never"


def share(part: float, whole: float) -> str:
    """A part of a whole in per cent."""
    return f"{100 * part / whole:.0f} %"
