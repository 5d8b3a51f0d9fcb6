"""Single parts of the program under wild input, thousands a minute."""

from __future__ import annotations

import functools
import json
import re
import shutil
import tempfile
import unicodedata
from dataclasses import replace
from pathlib import Path
from random import Random
from types import MappingProxyType
from urllib.parse import unquote, urlsplit

import yaml
from tests.fuzz import faults, oracles, words
from tests.fuzz.pipeline import check_problems, convert
from tests.hostile.syntax import flat
from tests.hostile.test_escaping import CONTEXTS, PROSE_TAGS, link_to, shown_in
from tests.read.test_wild_input import PIECES, SIGNS, plain

from dateline import build
from dateline.check import check_timelines
from dateline.check.values.addresses import check_address
from dateline.data.model import Event, Timeline
from dateline.data.nodes import Scalar
from dateline.data.settings import Settings
from dateline.dates import DateError, date_report, describe_report, read_date, read_words, show_date
from dateline.problems import Place, Problems
from dateline.quotes import Match, SourceText, find_words
from dateline.read.timelines import read_timelines
from dateline.read.yaml.file import read_yaml
from dateline.render.exports.bibliography import render_bibliography
from dateline.render.exports.calendar import render_calendar
from dateline.render.exports.feeds import render_feeds
from dateline.render.exports.timeline_json import render_data
from dateline.render.shared.citations import (
    bibtex_citation,
    citation_of,
    plain_citation,
    wikipedia_citation,
)
from dateline.render.shared.edition import Edition
from dateline.resolve import resolve_timeline
from dateline.text.escaping import escape_html, escape_title
from dateline.text.prose import find_in_prose, plain_prose, render_prose

SITE = Settings(site_url="https://news.example/harbour/", site_name="The Example")


def read_text(rng: Random, _folder: Path) -> int:
    """Text that is nearly YAML: read as the plain loader does, or refused with a place."""
    if rng.random() < 0.3:
        data = faults.damaged_tree(rng)
    elif rng.random() < 0.1:
        data = rng.randbytes(rng.randrange(60))
    else:
        some = rng.choices(PIECES if rng.random() < 0.6 else SIGNS, k=rng.randrange(30))
        data = "".join(some).encode()
    problems = Problems()
    top = read_yaml(data, "e.yml", problems)
    text = data.decode("utf-8", "replace")
    lines = re.split("\r\n|\r|\n", text.removeprefix("\ufeff"))
    for problem in problems.all:
        place = problem.place
        assert not place.line or place.line <= len(lines), problem
        assert not place.line or 1 <= place.column <= len(lines[place.line - 1]) + 1, problem
        assert problem.message.endswith("."), problem
        assert "\n" not in problem.message + problem.hint, problem
    if not problems.all:
        expected = yaml.load(text, yaml.CBaseLoader)  # noqa: S506 - it makes text only
        assert (plain(top) or None) == (expected or None)
    return len(data)


def damaged(rng: Random, folder: Path) -> int:
    """A damaged timeline through all stages: problems that can be told, or pages."""
    docs = folder / "d"
    shutil.rmtree(docs, ignore_errors=True)
    (docs / "talks").mkdir(parents=True)
    data = faults.damaged_tree(rng)
    (docs / "talks" / "timeline.yml").write_bytes(data)
    if rng.random() < 0.3:
        for name in ("checked", "published"):
            text = RECORDS[name] if rng.random() < 0.5 else f"{name}: [x]\n"
            (docs / "talks" / f"{name}.yml").write_bytes(faults.damage(rng, text))
    site = build.load(docs)
    if site.has_errors:
        check_problems(site)
    elif rng.random() < 0.3:
        oracles.check_exports(site.timelines, {o.path: o.content for o in site.render()})
    return len(data)


RECORDS = {
    "checked": "checked:\n  0123456789abcdef:\n    source: outlet-a\n    grade: word-for-word\n"
    "    start: 1201\n    end: 1250\n    cut: [start, end]\n    sha256: " + "a" * 64 + "\n"
    "    on: 2026-11-21\n    fragment: '#:~:text=x'\n",
    "published": "ids:\n  - event-a\n  - event-b\n",
}
LANGUAGES = ("en", "fr", "de", "ar", "he", "id", "zh-Hant", "ru", "fa", "th", "pt-BR", "ja")
DATE_PIECES = (
    *(
        "2022",
        "1850",
        "44",
        "0",
        "-",
        "--",
        "/",
        "..",
        "X",
        "XX",
        "?",
        "~",
        "%",
        " ",
        " ",
        ",",
        "T12:00",
    ),
    *(
        "-07",
        "-08",
        "July",
        "Friday",
        "c. ",
        "BC",
        "AD",
        "century",
        "th",
        "19th",
        "early ",
        "late ",
    ),
    *(
        "before ",
        "after ",
        "since ",
        "or",
        "and",
        "to",
        "until",
        "[",
        "]",
        "{",
        "}",
        "Y",
        "E",
        "Q3",
        "W27",
    ),
    *(
        "spring",
        "mid-",
        "1850s",
        "noon",
        "24:00",
        ":59",
        "Z",
        "+14:00",
        "juillet",
        "Juli",
        "last ",
        "on ",
    ),
    *(
        "yesterday",
        "two days ago",
        "next week",
        "first half of ",
        "Easter",
        "\u0663",
        "\u00a0",
        "\u2013",
    ),
    *(
        "99999",
        "10000",
        "Gregorian",
        "O.S.",
        "Ramadan",
        "the ",
        "of ",
        "a.m.",
        "3 p.m.",
        "Monday",
        "unknown",
    ),
)


def read_dates(rng: Random, _folder: Path) -> int:
    """A text is a date or a refusal; a date can be shown, told, and read again from its EDTF."""
    pieces = rng.choices(DATE_PIECES, k=rng.randint(1, 7))
    text = "".join(pieces) if rng.random() < 0.6 else rng.choice(words.DATES)
    if rng.random() < 0.3:
        at = rng.randrange(len(text) + 1)
        text = text[:at] + rng.choice((*DATE_PIECES, *words.UNSEEN, *words.ODD)) + text[at:]
    if rng.random() < 0.01:
        text = text * rng.choice((10, 100, 1000))
    language = rng.choice(LANGUAGES)
    order, zone = rng.choice(("", "dmy", "mdy")), rng.choice(("", "Asia/Makassar", "UTC"))
    report = date_report(text, language=language, date_order=order, zone=zone)
    json.dumps(report)
    describe_report(report)
    anchor = read_date(rng.choice(ANCHORS))
    try:
        if rng.random() < 0.5:
            date = read_date(text, language=language, date_order=order, zone=zone)
        else:
            date = read_words(text, anchor, language=language, date_order=order, zone=zone)
    except DateError as error:
        check_refusal(error)
        return len(text)
    assert show_date(date, language).strip()
    assert date.earliest is None or date.latest is None or date.earliest <= date.latest
    again = read_date(date.edtf, edtf_only=True)
    assert again.edtf == date.edtf, (date.edtf, again.edtf)
    assert date.sort_key is not None
    return len(text)


def check_refusal(error: DateError) -> None:
    assert error.message.endswith("."), error.message
    assert not error.hint or error.hint.endswith((".", "?")), error.hint


ANCHORS = ("2022-07-08", "2022-07", "2022", "0001-01-01", "9999-12-31", "-0044-03-15", "1850s")
SENTENCES = (
    "\u201cWe want a long-term deal, nothing else,\u201d Ana Belov told reporters on Thursday.",
    "She didn't leave the hall on Friday \u2014 not before the 22 delegates had.",
    "The co-\noperation, officials said, was \u2018never\u2019 in doubt.",
    "\u00ab Nous ne signerons pas \u00bb, a dit le ministre.",
    'He said: "No one (of us) knew... [and] that is all."',
    "A\u00a0total of 1,200 people; 3.5% of them from St. John\u2019s.",
)  # fmt: skip
FOLDED = {"\u201c": '"', "\u201d": '"', "\u2014": "\u2013", "\u2019": "'", "\u00a0": " ", "\n": ""}


def match_words(rng: Random, _folder: Path) -> int:
    """Words of a text are found in it, also with other typography; altered ones are not."""
    rows = rng.choices(SENTENCES, k=rng.randint(1, 4))
    if rng.random() < 0.4:
        rows.insert(rng.randrange(len(rows) + 1), str(words.line(rng)))
    text = rng.choice(("\n\n", " ", "\n")).join(rows)
    source = SourceText.of(text)
    tokens = list(re.finditer(r"\S+", text))
    first = rng.randrange(len(tokens))
    last = min(len(tokens), first + rng.randint(1, 12))
    taken = text[tokens[first].start() : tokens[last - 1].end()]
    kind = rng.randrange(4)
    if kind == 0:
        found = find_words(taken, source)
        if isinstance(found, Match):
            assert 0 <= found.start < found.end <= len(text)
            assert not found.fragment or found.fragment.startswith("#:~:text=")
    elif kind == 1:
        find_words("".join(FOLDED.get(char, char) for char in taken), source)
    elif kind == 2:
        changed = taken.split()
        changed[rng.randrange(len(changed))] = "zebra"
        assert not isinstance(find_words(" ".join(changed), source), Match), changed
    else:
        gaps = rng.choice(("\u2026", "...", "[...]", "[x]", "(\u2026)", "[not]", "zebra"))
        wild = f"{taken} {gaps} {words.line(rng)}"
        assert not ("zebra" in wild and isinstance(find_words(wild, source), Match)), wild
    return len(text)


def escape_text(rng: Random, _folder: Path) -> int:
    """A text shows character for character, in each place where templates put one."""
    text = str(words.line(rng, unseen=0)).replace("\u200b", "")
    if not flat(text).strip() or len(text) > 600:
        return len(text)
    context = rng.choice(sorted(CONTEXTS))
    shown = shown_in(context, text)
    assert shown == flat(text), (context, text, shown)
    for escaped in (escape_html(text), escape_title(text)):
        assert not re.search(r"[<>\"]|\{\{|\{%|\{#", escaped), escaped
    return len(text)


def render_wild_prose(rng: Random, _folder: Path) -> int:
    """Prose makes only what prose may hold, and no address that is not written in it."""
    text = str(words.prose(rng, ("outlet-a", "b"), ("talks-begin", "x")))
    if rng.random() < 0.5:
        extra = "".join(rng.choices(words.SIGNS, k=rng.randrange(12)))
        at = rng.randrange(len(text) + 1)
        text = text[:at] + extra + text[at:]
    find_in_prose(text)
    plain_prose(text)
    made = render_prose(text, link_to)
    html = convert(f"First.\n\n{made}")
    found = oracles.read_html(html)
    assert set(found.tags) <= PROSE_TAGS, html
    allowed = {("a", "href"), ("ol", "type")}
    assert {(tag, name) for tag, name, _ in found.attributes} <= allowed, html
    linked = [item.value for item in find_in_prose(text) if item.kind == "link"]
    for tag, name, value in found.attributes:
        if name == "href" and not value.startswith(("citation.md#", "event.md#")):
            near = [_same(value) == _same(link) for link in linked]
            assert any(near), (tag, value, linked)
    return len(text)


def _same(address: str) -> str:
    return unquote(unquote(address)).replace("&amp;", "&")


def check_addresses(rng: Random, _folder: Path) -> int:
    """What passes for a web address is one: its scheme, its host, and nothing hidden."""
    text = str(words.any_address(rng))
    for _ in range(rng.choice((0, 1, 1, 2, 4))):
        at = rng.randrange(len(text) + 1)
        piece = rng.choice(
            (*words.SIGNS, *words.UNSEEN, *words.ODD, *"//@@::..", "xn--", "%2f", "[", "]")
        )
        text = text[:at] + piece + text[at + rng.randrange(2) :]
    if rng.random() < 0.02:
        text = text[:9] + rng.choice("a.-@:[\u00e9") * rng.choice((70, 300, 5000)) + text[9:]
    problems = Problems()
    if check_address(Scalar(text, Place("e.yml", 1, 1)), problems):
        parts = urlsplit(text)
        assert parts.scheme in ("http", "https")
        assert parts.hostname
        assert "@" not in parts.netloc
        assert not re.search(r"[\s\x00-\x1f\"'<>\\^`{|}\u202e]", text)
        assert not problems.has_errors
    else:
        assert problems.has_errors
    for problem in problems.all:
        hidden = {char for char in problem.message if unicodedata.category(char) in ("Cc", "Cf")}
        assert hidden <= {"\u200c", "\u200d"}, problem.message
    return len(text)


@functools.cache
def talks() -> Timeline:
    """A small sound timeline, read as a build does."""
    with tempfile.TemporaryDirectory() as folder:
        text = (Path(__file__).parents[1] / "render" / "talks.yml").read_text("utf-8")
        (Path(folder) / "talks").mkdir()
        (Path(folder) / "talks" / "timeline.yml").write_text(text, encoding="utf-8")
        problems = Problems()
        (timeline,) = check_timelines(read_timelines(Path(folder), problems), problems)
    assert not problems.has_errors
    return timeline


def _retitled(rng: Random) -> Timeline:
    """The small timeline with hostile text in the fields that exports carry, and less of it."""
    timeline = talks()

    def text() -> str:
        return str(words.line(rng, unseen=0.2)).strip() or "x"

    def event(record: Event) -> Event:
        accounts = tuple(replace(a, words=a.words and text(), at=text()) for a in record.accounts)
        date = read_date(rng.choice(EXPORTED_DATES))
        return replace(
            record, title=text(), where=text(), topics=(text(),), accounts=accounts, date=date
        )

    shown = dict(rng.sample(sorted(timeline.events.items()), rng.randint(1, 2)))
    sources = {
        name: replace(source, title=text(), outlet=text(), by=(text(),), published=None)
        for name, source in timeline.sources.items()
    }
    events = {name: replace(event(record), text="", was=()) for name, record in shown.items()}
    return replace(
        timeline,
        title=text(),
        summary="",
        events=MappingProxyType(events),
        sources=MappingProxyType(sources),
        corrections=tuple(replace(c, why=text(), was=text()) for c in timeline.corrections),
    )


EXPORTED_DATES = tuple(date for date in words.DATES if "24:00" not in date)


def export(rng: Random, _folder: Path) -> int:
    """Feeds, calendar and data parse whatever the texts are, and give them back."""
    timeline = _retitled(rng)
    site = replace(SITE, site_url=rng.choice((SITE.site_url, "")), site_name=str(words.line(rng)))
    resolved = resolve_timeline(timeline, site)
    outputs: dict[str, bytes] = {}
    for render in (render_feeds, render_calendar, render_bibliography, render_data):
        outputs |= {output.path: output.content for output in render(Edition(resolved, site))}
    oracles.check_exports([timeline], outputs)
    return len(timeline.title)


def cite(rng: Random, _folder: Path) -> int:
    """Each form of a citation holds the title, and nothing that its syntax could read."""
    resolved = resolve_timeline(_retitled(rng), SITE)
    site = replace(SITE, site_name=str(words.line(rng, unseen=0.1)))
    for event in resolved.events:
        address = rng.choice(("", str(words.address(rng))))
        citation = citation_of(event, Edition(resolved, site), day="2026-11-22", address=address)
        joined = [c for c in event.title if c.isprintable() or c in "\u200c\u200d"]
        assert "".join(citation.title.split()) == "".join("".join(joined).split())
        fields = oracles.read_bibtex(bibtex_citation(citation))
        assert fields["key"] == event.id
        title = oracles.from_tex(fields["title"].removeprefix("{").removesuffix("}"))
        assert title == oracles.straight(f"{citation.title} ({citation.when})")
        footnote = wikipedia_citation(citation)
        inner = footnote.removeprefix("<ref>{{cite web ").removesuffix("}}</ref>")
        assert not re.search(r"[<>{}\[\]]", inner), footnote
        kept = [part.partition("=")[0] for part in inner.split("|")[1:]]
        names = ["url", "title", "work", "publisher", "date", "language", "access-date"]
        assert kept == [name for name in names if name in kept], footnote
        assert citation.title in plain_citation(citation, "")
        assert "\n" not in plain_citation(citation, "") + footnote
    return len(resolved.timeline.title)
