"""Built sites whose every word is hostile: the same characters, and nothing runs."""

from __future__ import annotations

import functools
import http.server
import json
import re
import threading
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.hostile.conftest import ATTACKS
from tests.hostile.syntax import LINES, flat, read
from tests.site.links import BuiltSite
from tests.site.projects import Project

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PAGES = ("", "disputes/", "people/", "sources/", "corrections/")


def page_text(site: Path, page: str) -> str:
    """What a page of the timeline shows, its scripts and styles left out."""
    html = (site / "talks" / page / "index.html").read_text("utf-8")
    html = re.sub(r"<(script|style)\b.*?</\1>", "", html, flags=re.DOTALL)
    return read(html).text


WHERE = {
    "Event {}": "",
    "Place {}": "",
    "“…?Quote {}": "",
    "“…?Paraphrase {}": "",
    "“…?Narration {}": "",
    "Credit {}": "",
    "Unnamed {}": "disputes/",
    "Name {}": "people/",
    "Role {}": "people/",
    "Title {}": "sources/",
    "Outlet {}": "sources/",
}


@pytest.mark.parametrize("shape", WHERE)
@pytest.mark.parametrize("number", range(len(LINES)))
def test_the_same_characters_on_the_page(woken_site: Project, number: int, shape: str) -> None:
    wanted = flat(shape.format(LINES[number]).removeprefix("“…?"))
    text = woken_text(woken_site.site, WHERE[shape])
    # Where two reports of a remark differ, words are marked, which puts no space between them.
    assert wanted in text or squeeze(wanted) in squeeze(text)


@functools.cache
def woken_text(site: Path, page: str) -> str:
    return page_text(site, page)


@functools.cache
def squeeze(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("page", PAGES)
def test_nothing_is_made_of_hostile_words(woken_site: Project, page: str) -> None:
    """With every extension on, the timeline's pages hold only elements that templates write."""
    html = (woken_site.site / "talks" / page / "index.html").read_text("utf-8")
    body = html[html.index('<div class="dl') :]
    body = body[: body.index("<footer")]
    found = read(re.sub(r'<script type="application/ld\+json">.*?</script>', "", body))
    made = {
        "iframe",
        "img",
        "input",
        "kbd",
        "del",
        "ins",
        "sub",
        "sup",
        "abbr",
        "table",
        "hr",
        "script",
        "code",
        "pre",
        "dl-x",
        "em",
        "object",
        "svg",
    }
    ours = {"": {"img", "input", "em", "svg"}, "sources/": {"table"}}.get(page, set())
    assert set(found.tags) & made <= ours
    images = [value for tag, name, value in found.attributes if (tag, name) == ("img", "src")]
    assert set(images) <= {"a.png"}
    handlers = [name for _, name, _ in found.attributes if name.startswith("on")]
    assert handlers == []
    classes = {value for _, name, value in found.attributes if name == "class"}
    assert not {c for c in classes if re.search(r"emoji|arithmatex|magiclink|critic|progress", c)}


@pytest.mark.parametrize("page", PAGES)
def test_no_link_leads_where_data_wants_it(woken_site: Project, page: str) -> None:
    html = (woken_site.site / "talks" / page / "index.html").read_text("utf-8")
    links = [value for _, name, value in read(html).attributes if name in ("href", "src")]
    assert not [x for x in links if re.match(r"\s*(javascript|data|vbscript):", x, re.IGNORECASE)]
    assert not [x for x in links if "a.example" in x or "github.com" in x]


def test_links_lead_somewhere_under_attack(attacked_site: Project) -> None:
    site = BuiltSite(attacked_site.site, "https://news.example/")
    assert site.lost_links() == []


class Scripts(HTMLParser):
    """The scripts of a page, by type."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self._type: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._type = (dict(attrs).get("type") or "") if tag == "script" else None

    def handle_data(self, data: str) -> None:
        if self._type is not None:
            self.found.append((self._type, data))

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002
        self._type = None


def test_json_ld_still_parses(attacked_site: Project) -> None:
    parsed = 0
    for path in sorted((attacked_site.site / "talks").rglob("*.html")):
        reader = Scripts()
        reader.feed(path.read_text("utf-8"))
        for kind, text in reader.found:
            assert "window.ran" not in text or kind == "application/ld+json", path
            if kind == "application/ld+json":
                assert "<" not in text
                parsed += bool(json.loads(text))
    assert parsed >= len(ATTACKS)


def test_data_holds_the_same_characters(attacked_site: Project) -> None:
    text = (attacked_site.site / "talks/data/timeline.json").read_text("utf-8")
    data = json.loads(text)
    titles = [event["title"] for event in data["events"]]
    assert titles == [f"Event {attack}" for attack in ATTACKS]
    words = [event["accounts"][0]["words"] for event in data["events"]]
    assert words == [f"Quote {attack}" for attack in ATTACKS]


def test_titles_navigation_and_search_hold_no_markup(attacked_site: Project) -> None:
    for path in [*attacked_site.site.rglob("*.html")]:
        html = path.read_text("utf-8")
        assert "<img src=x" not in html, path
        assert "<script>window.ran" not in html, path
        assert "onload=window.ran=1>" not in html, path
    index = json.loads((attacked_site.site / "search/search_index.json").read_text("utf-8"))
    for entry in index["docs"]:
        for text in (entry["title"], entry["text"]):
            assert not re.search(r"<(img|script|svg|iframe)", text), entry


@pytest.fixture(scope="session")
def address(attacked_site: Project) -> Iterator[str]:
    """The attacked site, served."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

    handler = functools.partial(Quiet, directory=str(attacked_site.site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    opened = browser.new_page()
    yield opened
    opened.close()


def ran(page: Page) -> bool:
    return bool(page.evaluate("'ran' in window"))


@pytest.mark.browser
@pytest.mark.parametrize(
    "path",
    ["", *(f"talks/{page}" for page in PAGES), "talks/e/event-0/cite.html", "talks/embed/"],
)
def test_no_script_of_the_data_runs(address: str, page: Page, path: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address + path, wait_until="load")
    page.wait_for_timeout(200)
    assert not ran(page)
    assert [url for url in asked if not url.startswith((address, "data:", "blob:"))] == []
    assert not [url for url in asked if url.endswith("/x")]


@pytest.mark.browser
@pytest.mark.parametrize("number", range(len(ATTACKS)))
def test_a_permanent_address_runs_nothing(address: str, page: Page, number: int) -> None:
    page.goto(f"{address}talks/e/event-{number}/", wait_until="load")
    page.wait_for_url(f"**/talks/#event-{number}")
    assert not ran(page)
    heading = page.locator(f"#event-{number}").inner_text()
    assert heading.startswith(flat(f"Event {ATTACKS[number]}"))


@pytest.mark.browser
def test_navigation_shows_the_title_and_runs_nothing(address: str, page: Page) -> None:
    page.goto(address, wait_until="load")
    names = page.locator(".md-nav a, .md-tabs a").all_text_contents()
    assert any(flat(name).startswith(f"Talks {ATTACKS[0]}") for name in names), names
    page.locator(".md-tabs a").nth(1).click()
    page.wait_for_url("**/talks/**")
    page.wait_for_timeout(300)
    assert not ran(page)
    assert page.title().startswith(f"Talks {ATTACKS[0]}") or "Talks" in page.title()


@pytest.mark.browser
def test_search_shows_the_title_and_runs_nothing(address: str, page: Page) -> None:
    page.goto(address, wait_until="load")
    page.locator("input[name=query]").click()
    page.locator("input[name=query]").press_sequentially("event")
    page.wait_for_selector(".md-search-result__item", timeout=60_000)
    page.wait_for_timeout(300)
    assert not ran(page)
    results = page.locator(".md-search-result__article h1, .md-search-result__article h2")
    texts = results.all_text_contents()
    assert any("<img src=x onerror=" in text for text in texts), texts
    page.locator(".md-search-result__link").first.click()
    page.wait_for_timeout(300)
    assert not ran(page)


@pytest.mark.browser
def test_what_the_page_shows_in_a_browser(address: str, page: Page) -> None:
    page.goto(f"{address}talks/", wait_until="load")
    shown = flat(page.locator("article.dl-event").first.inner_text())
    for word in ("Event", "Place", "Narration"):
        assert f"{word} {ATTACKS[0]}" in shown
