"""What must hold of whatever a build makes of whatever it was given."""

from __future__ import annotations

import json
import posixpath
import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree as ET

import icalendar
import yaml
from tests.fuzz.projects import Made
from tests.fuzz.words import Address, Archive, Prose
from tests.hostile.syntax import Reader

from dateline.build import Site
from dateline.check.values.addresses import punycode
from dateline.data.model import Timeline
from dateline.data.outputs import Generated
from dateline.data.settings import page_address

# What prose may hold, and the marks of words that differ between two accounts.
PROSE = {"p", "em", "strong", "code", "a", "ul", "ol", "li", "blockquote", "br"}
PROSE_ATTRIBUTES = {("a", "href"), ("ol", "type")}  # an extension writes the type
OF_WORDS = {
    "b",
    "mark",
    "form",
    "fieldset",
    "legend",
    "label",
    "input",
    "details",
    "summary",
    "noscript",
}
# Which filters there are hangs on which words are alike, and what has room on how long they are.
_OF_WORDS_TOO = re.compile(r"dl-f-[a-z]+|dl-short(er)?|dl-era-[a-z]+")
LINKS = {
    *("href", "src", "action", "formaction", "poster", "cite", "data", "srcset", "background"),
    *("data-originalurl", "data-versionurl", "xlink:href", "manifest", "ping"),
}
STYLE = re.compile(r"[a-z0-9:;.%,\- ]*")
_PASSED_OVER = re.compile(r"[\x00-\x20\x7f-\xa0\xad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)


def read_html(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    reader.close()
    return reader


def _in_a_language(page: Reader) -> Counter[str]:
    """How many elements of each tag say what language they are in."""
    return Counter(tag for tag, name, _ in page.attributes if name == "lang")


class Allowed:
    """What a page may hold: what the same page holds with harmless words."""

    def __init__(self, harmless: Reader, *, holds_prose: bool) -> None:
        self.tags = harmless.tags
        self.borrowed = _in_a_language(harmless)
        self.names = Counter((tag, name) for tag, name, _ in harmless.attributes)
        self.values: dict[str, set[str]] = {}
        for _, name, value in harmless.attributes:
            self.values.setdefault(name, set()).add(value)
        self.classes = {word for value in self.values.get("class", ()) for word in value.split()}
        self.loose = OF_WORDS | (PROSE if holds_prose else set())
        self.holds_prose = holds_prose

    def check(self, found: Reader, where: str) -> None:
        for tag, count in found.tags.items():
            known = tag in self.tags or tag in self.loose or tag in {"span", "bdi"}
            assert known, f"{where}: <{tag}> is not in the harmless page"
            if tag not in self.loose | {"span", "style", "bdi"}:
                # A translation's borrowed words are in elements that say their language: how many
                # there are depends on how many paragraphs a text has.
                own = count - _in_a_language(found)[tag]
                known_own = self.tags[tag] - self.borrowed[tag]
                least = f"{where}: {own} <{tag}>, and {known_own} in the harmless page"
                assert own == known_own, least
        prose = PROSE_ATTRIBUTES if self.holds_prose else set()
        for tag, name, value in found.attributes:
            pair = tag, name
            assert pair in self.names or pair in prose or tag in OF_WORDS, (where, pair, value)
            assert not name.startswith("on"), (where, pair, value)
            self._check_value(tag, name, value, where)

    def _check_value(self, tag: str, name: str, value: str, where: str) -> None:
        if name == "class":
            new = set(value.split()) - self.classes
            assert all(map(_OF_WORDS_TOO.fullmatch, new)), (where, tag, value)
        elif name == "id":
            # An extension makes the id of a page's title of its words.
            known = value in self.values["id"] or (tag == "h1" and re.fullmatch(r"[\w-]*", value))
            assert known, f"{where}: the id {value!r} is new"
        elif name == "style":
            assert STYLE.fullmatch(value), (where, tag, value)
        elif name in ("lang", "dir", "rel", "type", "role", "http-equiv", "target"):
            known = value in self.values[name] or (tag, name) in PROSE_ATTRIBUTES
            assert known or name == "lang", (where, tag, name, value)


class Given:
    """The addresses that a project's data give, and the files that its site has."""

    def __init__(self, made: Made, outputs: Iterable[Generated], site: Site) -> None:
        self.files = {name.removeprefix("docs/") for name, _ in made.files()}
        self.pages = set()
        for output in outputs:
            self.files.add(output.path)
            if output.path.endswith(".md"):
                self.pages.add(unquote(page_address(output.path, site.settings)))
        for name in [*self.files]:
            if name.endswith(".md"):
                self.pages.add(unquote(page_address(name, site.settings)))
            elif name.endswith("/index.html"):
                self.pages.add(name.removesuffix("index.html"))
        self.pages |= {name for name in self.files if not name.endswith(".md")} | {""}
        leaves = list(_leaves([made.top, made.config, made.shared, made.second]))
        self.web = [str(leaf).partition("{id}")[0] for leaf in leaves if isinstance(leaf, Address)]
        self.web += [str(leaf) for leaf in leaves if isinstance(leaf, Archive)]
        self.prose = " ".join(leaf for leaf in leaves if isinstance(leaf, Prose))
        self.settings = site.settings
        self.site_url = site.settings.site_url

    def address(self, path: str) -> str:
        """The folder that a browser takes a page's links to lead from."""
        address = unquote(page_address(path, self.settings)) if path.endswith(".md") else path
        return address if address.endswith("/") else posixpath.dirname(address)

    def check(self, href: str, where: str, *, holds_prose: bool) -> None:
        """Whether a link leads to a page of the site or to an address of the data."""
        bare = _PASSED_OVER.sub("", unescape(href))
        scheme = _SCHEME.match(bare)
        if scheme or bare.startswith(("//", "\\", "/\\")):
            allowed = scheme is not None and scheme[1].lower() in ("http", "https", "mailto")
            assert allowed, f"{where}: a link leads to {href!r}"
            self._check_web(href, where, holds_prose=holds_prose)
        else:
            self._check_near(href, where, holds_prose=holds_prose)

    def _check_web(self, href: str, where: str, *, holds_prose: bool) -> None:
        if self.site_url and href.startswith(self.site_url.rstrip("/") + "/"):
            near = href.removeprefix(self.site_url.rstrip("/") + "/")
            self._check_near(near, "", holds_prose=holds_prose)
            return
        if any(_plain(href).startswith(_plain(address)) for address in self.web):
            return
        rest = _plain(href).partition(":")[2].strip("/")
        # As it is written: an address in angle brackets keeps what looks like a reference.
        written = _plain(self.prose), _plain(unescape(self.prose))
        said = holds_prose and any(rest[:20].rstrip("/") in prose for prose in written)
        if holds_prose and not said:  # an author's link without a host of its own
            said = href.partition("://")[2] in ("", "/")
        assert said, f"{where}: a link leads to {href!r}, which nobody gave"

    def _check_near(self, href: str, where: str, *, holds_prose: bool) -> None:
        path = unquote(urlsplit(href).path)
        # Links of Markdown lead from the file; those of raw HTML from the page's address.
        folders = {posixpath.dirname(where), self.address(where).rstrip("/")}
        for folder in folders:
            joined = posixpath.normpath(posixpath.join(folder, path)) if path else where
            joined = "" if joined == "." else joined
            ends = {joined, f"{joined}/", f"{joined}/index.md".lstrip("/")}
            if ends & (self.pages | self.files):
                return
        # An author's own link. Elsewhere than on the page it leads through the timeline's folder.
        said = holds_prose and path.rstrip("/").rpartition("/")[2] in unquote(unescape(self.prose))
        assert said, f"{where}: the link {href!r} leads to no page of the site"


def _plain(address: str) -> str:
    """An address so that two ways to write it compare as one."""
    text = unquote(unquote(address)).casefold().replace("&amp;", "&")
    text = re.sub(r"(?<=//)[^/?#:\[\s<>]+", lambda host: punycode(host[0]), text)
    return unicodedata.normalize("NFC", text).rstrip("/")


def _leaves(value: object) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from _leaves(item)
    elif isinstance(value, list):
        for item in value:
            yield from _leaves(item)


def check_links(found: Reader, given: Given, where: str, *, holds_prose: bool) -> None:
    for tag, name, value in found.attributes:
        if name in LINKS:
            for_prose = holds_prose and tag in ("a", "img")
            given.check(value, where, holds_prose=for_prose)
        if name == "content" and value.lower().startswith("0; url="):
            given.check(value[len("0; url=") :], where, holds_prose=False)


def front_matter(page: str) -> tuple[Mapping[str, Any], str]:
    """A page's metadata, which MkDocs reads as YAML and puts into HTML, and the rest."""
    _, head, rest = page.split("---\n", 2)
    found = yaml.safe_load(head)
    assert isinstance(found, dict)
    for name, value in found.items():
        if isinstance(value, str):
            assert not re.search(r"[<>\"']|\{\{|\{%|\{#", value), (name, value)
    return found, rest


def check_same(first: Collection[Generated], second: Collection[Generated]) -> None:
    """The same data give the same bytes."""
    before = {output.path: output.content for output in first}
    after = {output.path: output.content for output in second}
    assert list(before) == list(after)
    for path, content in before.items():
        assert content == after[path], path


def check_exports(timelines: Iterable[Timeline], outputs: Mapping[str, bytes]) -> None:
    """Feeds, calendar and data parse, and give back the words of the data."""
    for timeline in timelines:
        base = f"{timeline.folder}/" if timeline.folder else ""
        shown = [event for event in timeline.events.values() if not event.draft]
        told = json.loads(outputs[f"{base}data/timeline.json"])
        assert told["title"] == timeline.title
        titles = {event["id"]: event["title"] for event in told["events"]}
        assert titles == {event.id: event.title for event in shown}
        if f"{base}data/sources.csl.json" in outputs:
            items = json.loads(outputs[f"{base}data/sources.csl.json"])
            names = {item["id"]: item.get("title", "") for item in items}
            wanted = {source.id: source.title for source in timeline.sources.values()}
            assert {name: title for name, title in names.items() if wanted[name]} == {
                name: title for name, title in wanted.items() if title
            }
        if f"{base}feed.xml" in outputs:
            _check_feeds(timeline, outputs[f"{base}feed.xml"], outputs[f"{base}feed.json"])
        if f"{base}timeline.ics" in outputs:
            _check_calendar(timeline, outputs[f"{base}timeline.ics"])


def _check_feeds(timeline: Timeline, atom: bytes, feed: bytes) -> None:
    root = ET.fromstring(atom)  # noqa: S314 - our own
    name = "{http://www.w3.org/2005/Atom}"
    told = json.loads(feed)
    assert told["title"] == timeline.title
    assert (root.findtext(f"{name}title") or "").strip() == xml_text(timeline.title).strip()
    titles = [xml_text(item["title"]) for item in told["items"]]
    assert [entry.findtext(f"{name}title") for entry in root.iter(f"{name}entry")] == titles
    contents = [xml_text(item["content_html"]) for item in told["items"]]
    assert [entry.findtext(f"{name}content") for entry in root.iter(f"{name}entry")] == contents
    ids = [item["id"] for item in told["items"]]
    assert len(set(ids)) == len(ids)
    for event in timeline.events.values():
        if event.added and not event.draft and event.added.earliest is not None:
            ended = [item["title"] for item in told["items"] if item["title"].endswith(event.title)]
            assert ended or len(told["items"]) >= 100 or event.added.earliest < 1, event.title


def xml_text(text: str) -> str:
    """A text as XML can say it: it has no words for most control characters."""
    kept = re.sub("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "", text)
    return kept.replace("\r\n", "\n").replace("\r", "\n")


def _check_calendar(timeline: Timeline, content: bytes) -> None:
    calendar = icalendar.Calendar.from_ical(content)
    assert {part.name for part in calendar.walk()} <= {"VCALENDAR", "VEVENT"}
    # icalendar leaves out a mark of byte order at the start of a text.
    shown = (event for event in timeline.events.values() if not event.draft)
    titles = {_one_line(event.title).removeprefix("\ufeff") for event in shown}
    for entry in calendar.walk("VEVENT"):
        assert str(entry.get("SUMMARY", "")) in titles, entry.get("SUMMARY")
    for row in content.split(b"\r\n"):
        assert len(row) <= 75
        row.decode()


def _one_line(text: str) -> str:
    clear = dict.fromkeys((*range(32), *range(127, 160), 0x2028, 0x2029), " ")
    return " ".join(text.translate(clear).split())


def check_light_page(html: str, timeline: Timeline, where: str) -> None:
    """The scripts of a page are ours, or data that parse."""
    for attributes, text in re.findall(r"<script([^>]*)>(.*?)</script>", html, re.DOTALL):
        if "ld+json" in attributes:
            node = json.loads(text)
            assert node, where
    assert html.count("<title>") == 1, where
    assert timeline.folder is not None


def read_bibtex(text: str) -> dict[str, str]:
    """The fields of the one entry that a text is; fails if it is anything else."""
    head = re.match(r"@misc\{([a-z0-9-]+),\n", text)
    assert head, text
    fields: dict[str, str] = {"key": head[1]}
    at = head.end()
    while not text.startswith("}", at):
        row = re.compile(r"  ([a-z]+) = \{").match(text, at)
        assert row, text[at:]
        depth, end = 1, row.end()
        while depth:
            depth += {"{": 1, "}": -1}.get(text[end], 0)
            end += 1
        fields[row[1]] = text[row.end() : end - 1]
        assert text.startswith(",\n", end), text[end:]
        at = end + 2
    assert text[at:] == "}", text[at:]
    return fields


_TEX = {
    r"\textbackslash{}": "\\", r"\{": "{", r"\}": "}", r"$\lbrace$": "{", r"$\rbrace$": "}",
    r"\textasciitilde{}": "~", r"\textasciicircum{}": "^",
}  # fmt: skip


def from_tex(text: str) -> str:
    """TeX's text as readers see it; fails on a command that we never write."""

    def shown(match: re.Match[str]) -> str:
        found = _TEX.get(match[0]) or (match[0][1:] if match[0][1:] in "$&%#_" else None)
        assert found, match[0]
        return found

    text = re.sub(r"\$\\[lr]brace\$|\\[a-z]+\{\}|\\.|\\$", shown, text)
    # A group keeps a mark from those beside it.
    return "".join(map(straight, re.split(r"\{(``|'')\}", text)))


def straight(text: str) -> str:
    """A text with straight quotation marks for those that TeX has for them."""
    return text.replace("``", '"').replace("''", '"')


def snapshot(folder: Path) -> dict[str, bytes | str]:
    """Every file and link below a folder, with its bytes or where it leads."""
    found: dict[str, bytes | str] = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            found[name] = f"link to {path.readlink()}"
        elif path.is_file():
            found[name] = path.read_bytes()
    return found
