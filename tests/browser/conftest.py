"""Sites built once and served, each with what the others lack; and pages that tell of faults."""

from __future__ import annotations

import contextlib
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request
from tests.browser.serving import reserved, serve
from tests.site.projects import ROOT, Project, bali, harbour

from dateline.scaffold import site_files

REPORT = "https://report.example/?event={id}"
MATERIAL = """
site_name: The Example
site_url: SITE
theme:
  name: material
  font: false
  features: [FEATURES]
  palette:
    - media: "(prefers-color-scheme: light)"
      scheme: default
      toggle: {icon: material/brightness-7, name: Switch to dark mode}
    - media: "(prefers-color-scheme: dark)"
      scheme: slate
      toggle: {icon: material/brightness-4, name: Switch to light mode}
plugins: [PLUGINS]
markdown_extensions: [attr_list, md_in_html, tables, toc: {permalink: true}]
use_directory_urls: DIRECTORIES
"""


# Whether a browser runs scripts.
ON, OFF = "script", "no script"


@dataclass(frozen=True)
class Site:
    """A site as a browser reaches it: `url` ends in a slash."""

    url: str
    project: Project


@dataclass(frozen=True)
class Reader:
    """Someone with a browser. `faults` are errors of the console and requests to other hosts."""

    context: BrowserContext
    faults: list[str]

    def open(self, address: str) -> Page:
        page = self.context.new_page()
        page.goto(address)
        return page


def config(
    site: str = "", *, features: str = "", plugins: str = "", directories: bool = True
) -> str:
    """Settings as a site of Material has them."""
    settings = MATERIAL.replace("SITE", site or "https://news.example/")
    settings = settings.replace("FEATURES", features)
    listed = f"search, {plugins}, dateline" if plugins else "search, dateline"
    settings = settings.replace("PLUGINS", listed)
    return settings.replace("DIRECTORIES", str(directories).lower())


def build(project: Project) -> None:
    done = project.mkdocs("build", "--quiet")
    assert done.code == 0, done.output


@pytest.fixture(scope="session")
def bali_served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The repository's own site, below a path, with an address for errors."""
    with served("/some/where/") as (url, show):
        project = bali(tmp_path_factory.mktemp("bali"))
        project.replace(
            "mkdocs.yml", "  - dateline\n", f"  - dateline: {{report_url: '{REPORT}'}}\n"
        )
        project.replace("mkdocs.yml", '!ENV [SITE_URL, "http://127.0.0.1:8000/"]', url)
        build(project)
        show(project.site)
        yield Site(url, project)


@pytest.fixture(scope="session")
def instant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The small project, which has corrections and addresses, with instant navigation."""
    with served("/") as (url, show):
        settings = config(url, features="navigation.instant, navigation.tabs")
        project = harbour(tmp_path_factory.mktemp("instant"), settings)
        build(project)
        show(project.site)
        yield Site(url, project)


@pytest.fixture(scope="session")
def offline(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The small project as files on a disk."""
    settings = config(plugins="offline", directories=False)
    project = harbour(tmp_path_factory.mktemp("offline"), settings)
    build(project)
    return Site(f"{project.site.as_uri()}/", project)


@pytest.fixture(scope="session")
def new(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A site as `dateline new --site` makes it."""
    project = Project(tmp_path_factory.mktemp("new"))
    for path, content in site_files("New", split=False).items():
        project.write({path: content.decode()})
    with served("/") as (url, show):
        build(project.verified())
        show(project.site)
        yield Site(url, project)


@pytest.fixture(scope="session")
def thousand(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A thousand invented events, a page for each year."""
    folder = tmp_path_factory.mktemp("thousand")
    command = [sys.executable, str(ROOT / "bench/generate.py"), "1000", str(folder / "docs")]
    subprocess.run(command, check=True)
    project = Project(folder)
    with served("/") as (url, show):
        project.write({"mkdocs.yml": config(url)})
        build(project.verified())
        show(project.site)
        yield Site(url, project)


@contextlib.contextmanager
def served(prefix: str, policy: str = "") -> Iterator[tuple[str, Callable[[Path], None]]]:
    """An address, and what shows a built site there."""
    with reserved(prefix, policy) as server:
        url = f"http://127.0.0.1:{server.server_port}{prefix}"
        yield url, lambda folder: serve(server, folder)
        server.shutdown()


NewReader = Callable[..., Reader]


@pytest.fixture
def reader(browser: Browser) -> Iterator[NewReader]:
    """Make readers: by screen (`desktop`, `phone`, or a width), colour scheme, script or none.

    A test fails if the console shows an error or another host is asked for anything.
    """
    made: list[Reader] = []

    def new(screen: str | int = "desktop", *, scheme: str = "light", script: str = ON) -> Reader:
        width = {"desktop": 1280, "phone": 360}.get(str(screen)) or int(screen)
        context = browser.new_context(
            viewport={"width": width, "height": 900 if width > 600 else 740},
            color_scheme="dark" if scheme == "dark" else "light",
            java_script_enabled=script == ON,
        )
        context.set_default_timeout(60_000)
        faults: list[str] = []
        context.on("request", lambda request: note_request(request, faults))
        context.on("console", lambda message: note_message(message, faults))
        context.on("weberror", lambda error: faults.append(str(error.error)))
        made.append(Reader(context, faults))
        return made[-1]

    yield new
    faults = [fault for one in made for fault in one.faults]
    for one in made:
        one.context.close()
    assert faults == []


# Read from a disk, Material's search asks for this, whatever the site. It searches without it.
MATERIAL_ASKS = "https://unpkg.com/iframe-worker/shim"


def note_request(request: Request, faults: list[str]) -> None:
    where = urlsplit(request.url)
    if request.url == MATERIAL_ASKS and request.frame.url.startswith("file:"):
        return
    if where.scheme in ("http", "https") and where.hostname != "127.0.0.1":
        faults.append(f"asks {where.hostname} for {request.url}")


def note_message(message: ConsoleMessage, faults: list[str]) -> None:
    if message.type == "error" and message.location["url"] != MATERIAL_ASKS:
        faults.append(f"{message.text} ({message.location['url']})")
