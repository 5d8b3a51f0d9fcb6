"""What several tests need: the shared inputs, a browser, and how hypothesis searches."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parent.parent

# A busy machine is slow without anything being wrong. In CI a run can be repeated exactly.
settings.register_profile("here", deadline=None, derandomize="CI" in os.environ)
# To search longer by hand: pytest --hypothesis-profile=long
settings.register_profile("long", deadline=None, max_examples=3000)
settings.load_profile("here")

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
BROWSER_OPTIONS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository's folder."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """Inputs that lie beside the repository and are no part of it."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("../shared, which holds inputs that must not be copied here, is not there")
    return folder


@pytest.fixture(scope="session")
def articles(shared: Path) -> Mapping[str, str]:
    """The first timeline's two sources: id to text."""
    texts = {path.stem: path.read_text("utf-8") for path in shared.glob("articles/*.txt")}
    if not texts:
        pytest.skip("../shared/articles holds no texts")
    return texts


def program(*names: str) -> str:
    """Where the first of these is. REQUIRE_BROWSER makes a missing one a failure."""
    found = next(filter(None, map(shutil.which, names)), None)
    if found is not None:
        return found
    reason = f"no browser on the PATH; looked for {', '.join(names)}"
    if os.environ.get("REQUIRE_BROWSER"):
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A real browser, without a window."""
    found = program(*BROWSERS)
    # Heavy, and needed only here.
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=found, args=list(BROWSER_OPTIONS))
        yield opened
        opened.close()
