"""The feeds: well-formed, required elements, ids that stay, nothing from the data gets out."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from urllib.parse import urljoin
from xml.etree import ElementTree as ET

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.data.resolved import ResolvedTimeline
from dateline.data.settings import Settings
from dateline.render.exports.feeds import MOST_ITEMS, render_feeds
from dateline.render.shared.edition import Edition
from dateline.render.shared.feed_items import news_of
from dateline.render.shared.stable_ids import NO_AUTHORITY, authority, tag_uri

ATOM = "{http://www.w3.org/2005/Atom}"
# RFC 4151: tag:authority,date:specific
TAG = re.compile(r"tag:[a-z0-9.-]+,\d{4}(-\d\d){0,2}:[A-Za-z0-9\-._~!$&'()*+,;=:@/?%]*")
RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT00:00:00Z")

Retitle = Callable[[str], ResolvedTimeline]


def atom(resolved: ResolvedTimeline, site: Settings) -> ET.Element:
    outputs = {output.path: output.content for output in render_feeds(Edition(resolved, site))}
    return ET.fromstring(outputs["talks/feed.xml"])  # noqa: S314 - our own


def texts(root: ET.Element, path: str) -> list[str]:
    return [element.text or "" for element in root.iterfind(path.replace("a:", ATOM))]


class Links(HTMLParser):
    """Elements and addresses of a piece of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.addresses: list[str] = []
        self.text = ""
        self.feed(html)

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.addresses += [value or "" for name, value in attrs if name in ("href", "src")]


def test_atom_has_what_the_rfc_requires(talks: ResolvedTimeline, site: Settings) -> None:
    feed = atom(talks, site)
    assert feed.tag == f"{ATOM}feed"
    assert texts(feed, "a:title") == ["The harbour talks"]
    assert texts(feed, "a:updated") == ["2026-11-23T00:00:00Z"]
    assert texts(feed, "a:author/a:name") == ["The Example"]
    links = {link.get("rel"): link.get("href") for link in feed.iterfind(f"{ATOM}link")}
    assert links == {
        "alternate": "https://news.example/harbour/talks/",
        "self": "https://news.example/harbour/talks/feed.xml",
    }
    for entry in feed.iterfind(f"{ATOM}entry"):
        for name in ("id", "title", "updated", "published", "content", "link"):
            assert len(entry.findall(f"{ATOM}{name}")) == 1, name
    days = [*texts(feed, "a:entry/a:updated"), *texts(feed, "a:entry/a:published")]
    assert all(RFC_3339.fullmatch(day) for day in days)


def test_newest_first_with_corrections_and_without_drafts(
    talks: ResolvedTimeline, site: Settings
) -> None:
    told = [(item.added, item.changed, item.title) for item in news_of(Edition(talks, site))]
    assert told == [
        ("2026-11-23", "2026-11-23", "Retraction: gone-event"),
        ("2026-11-22", "2026-11-22", "Correction: Belov leaves early"),
        ("2026-11-21", "2026-11-22", "8 July 2022: Belov leaves early"),
        ("2026-11-20", "2026-11-20", told[3][2]),
        ("2026-11-20", "2026-11-20", told[4][2]),
        ("2026-11-20", "2026-11-20", "7 July 2022: The talks begin"),
    ]


def test_ids_are_tags_and_each_is_unique(talks: ResolvedTimeline, site: Settings) -> None:
    ids = [*texts(atom(talks, site), "a:entry/a:id"), *texts(atom(talks, site), "a:id")]
    assert len(set(ids)) == len(ids)
    assert all(TAG.fullmatch(id_) for id_ in ids)
    assert "tag:news.example,2026:/harbour/talks/e/belov-leaves-early" in ids
    assert "tag:news.example,2026:/harbour/talks/corrections/2026-11-23/gone-event/1" in ids


def test_an_id_does_not_change_when_the_words_or_the_port_do(
    retitled: Retitle, talks: ResolvedTimeline, site: Settings
) -> None:
    before = texts(atom(talks, site), "a:entry/a:id")
    assert texts(atom(retitled("Other words"), site), "a:entry/a:id") == before
    moved = replace(site, site_url="http://news.example:8443/harbour", page_size=2)
    assert texts(atom(talks, moved), "a:entry/a:id") == before


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://example.org/", "example.org"),
        ("https://EXAMPLE.org:8080/a", "example.org"),
        ("http://192.168.0.9/", "192.168.0.9"),
        ("http://127.0.0.1:8000/", NO_AUTHORITY),
        ("http://localhost:8000/", NO_AUTHORITY),
        ("http://0.0.0.0:8000/", NO_AUTHORITY),
        ("https://bücher.example/", "xn--bcher-kva.example"),
        ("http://[::1]:8000/", NO_AUTHORITY),
        ("http://[oops/", NO_AUTHORITY),
        ("", NO_AUTHORITY),
    ],
)
def test_the_authority_of_a_tag(address: str, expected: str) -> None:
    site = Settings(site_url=address)
    assert authority(site) == expected
    assert TAG.fullmatch(tag_uri(site, "2026", "e", "x y/é"))


def test_content_is_whole_html_with_whole_addresses(
    talks: ResolvedTimeline, site: Settings
) -> None:
    (content,) = [
        text for text in texts(atom(talks, site), "a:entry/a:content") if "came after" in text
    ]
    html = Links(content)
    assert {"div", "p", "blockquote", "a", "bdi", "time"} <= html.tags
    assert "script" not in html.tags
    assert "“It was not us </script> who hung up”" in html.text
    assert '<span lang="fr">' in content
    assert "https://news.example/harbour/talks/#talks-begin" in html.addresses
    assert "https://news.example/harbour/talks/disputes/" in html.addresses
    assert "https://news.example/harbour/talks/sources/#wire-c" in html.addresses
    assert all(address.startswith("https://") for address in html.addresses)


def test_without_an_address_links_are_relative_to_the_feed(talks: ResolvedTimeline) -> None:
    feed = atom(talks, Settings())
    links = [link.get("href", "") for link in feed.iter(f"{ATOM}link")]
    assert links[:2] == ["./", "corrections/#correction_2"]
    assert "self" not in [link.get("rel") for link in feed.iter(f"{ATOM}link")]
    addresses = [a for text in texts(feed, "a:entry/a:content") for a in Links(text).addresses]
    ours = [a for a in addresses if "outlet-a.example" not in a]
    assert ours
    assert all(urljoin("talks/feed.xml", a).startswith("talks/") for a in ours)


def test_json_feed_says_the_same(talks: ResolvedTimeline, site: Settings) -> None:
    outputs = {output.path: output.content for output in render_feeds(Edition(talks, site))}
    feed = json.loads(outputs["talks/feed.json"])
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == "https://news.example/harbour/talks/feed.json"
    root = atom(talks, site)
    assert [item["id"] for item in feed["items"]] == texts(root, "a:entry/a:id")
    assert [i["content_html"] for i in feed["items"]] == texts(root, "a:entry/a:content")
    assert [i["date_modified"] for i in feed["items"]] == texts(root, "a:entry/a:updated")


def test_no_feed_where_nothing_has_a_day(resolve_talks: Callable[..., ResolvedTimeline]) -> None:
    resolved = resolve_talks("{title: T, events: [{id: a, date: '2022', title: A}]}")
    assert list(render_feeds(Edition(resolved, Settings()))) == []


def test_a_feed_holds_the_newest_of_many(resolve_talks: Callable[..., ResolvedTimeline]) -> None:
    events = ", ".join(
        f"{{id: e{n}, date: '2022', title: E{n}, added: 2026-01-0{1 + n // 60}}}"
        for n in range(150)
    )
    feed = atom(resolve_talks(f"{{title: T, events: [{events}]}}"), Settings())
    titles = texts(feed, "a:entry/a:title")
    assert len(titles) == MOST_ITEMS
    assert titles[0].endswith(": E149")
    assert titles[-1].endswith(": E50")


@pytest.mark.parametrize(
    "text", ["</script><img src=x onerror=alert(1)>", "]]> & <b>", "a\r\nb\x00\x0b\ufffe", "&amp;"]
)
def test_hostile_text_stays_text(text: str, retitled: Retitle, site: Settings) -> None:
    check_hostile(text, retitled, site)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(min_size=1, max_size=40))
def test_any_text_stays_text(text: str, retitled: Retitle, site: Settings) -> None:
    check_hostile(text, retitled, site)


def check_hostile(text: str, retitled: Retitle, site: Settings) -> None:
    feed = atom(retitled(text), site)
    for content in texts(feed, "a:entry/a:content"):
        assert not Links(content).tags & {"script", "img", "b", "svg", "iframe", "style"}
    shown = [title.partition(": ")[2] for title in texts(feed, "a:entry/a:title")]
    legal = "".join(c for c in text if c in "\t\n\r" or (c >= " " and c not in "\ufffe\uffff"))
    normal = legal.replace("\r\n", "\n").replace("\r", "\n")  # XML reads every line end as one
    assert {title for title in shown if title} <= {normal}
