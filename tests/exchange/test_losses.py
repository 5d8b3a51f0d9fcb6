"""Every key of our tables that a timeline has is in an export, or is named in its report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import pytest
import yaml

from dateline.data.keys import ACCOUNT, ERA, EVENT, MEDIUM, SOURCE, TIMELINE
from dateline.exchange.exporting.story import EXPORTERS, export_timeline

PNG: Final = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\0\0\0\0"
# All keys of all tables, each value with a word of its own, such as `e-title`.
TALKS: Final = """\
title: t-title
summary: t-summary
language: en
zone: Asia/Makassar
date_order: dmy
order: newest-first
calendar: {julian-until: 1752-09-14}
sides: {north: t-sides, south: t-south}
fields: {depth: {label: t-fields}}
eras: [{date: 1801/1810, title: r-title, side: north, source: s-a}]
people: {ana: {name: t-people}, ben: {name: Ben}}
places: {pier: {name: t-places}, quay: {name: Quay}}
disputes: {who: {question: t-disputes, positions: {a: A., b: B.}}}
remarks: {no: {same_because: t-remarks}}
corrections: [{on: 2024-01-02, event: one, kind: correction, was: t-corrections, now: B, why: A}]
sources:
  uncited: {type: book, title: u-title}
  s-b: {type: news, outlet: B}
  s-a:
    type: book
    title: s-title
    subtitle: s-subtitle
    outlet: s-outlet
    by: [s-by]
    editors: [s-editors]
    translators: [s-translators]
    agency: s-agency
    based_on: [s-b]
    published: "1987"
    published_from: [{because: s-published_from}]
    dateline: {place: s-dateline}
    language: fr
    url: https://a.example/s-url
    archived: {url: "https://archive.example/https://a.example/s-url", on: 2021-01-01}
    accessed: 2021-01-02
    text: none
    ignore: [s-ignore]
    removed: 2022-01-03
    because: s-because
    note: s-note
    publisher: s-publisher
    place: s-place
    edition: s-edition
    series: s-series
    volume: s-volume
    number: s-number
    isbn: 978-0-306-40615-7
    pages: 12-13
  s-c:
    type: article
    url: https://a.example/s-c
    issn: 2049-3630
    issue: s-issue
    doi: 10.1000/s-doi
  s-d: {type: court, url: "https://a.example/s-d", court: s-court}
  s-e: {type: archive, url: "https://a.example/s-e", archive: {name: s-archive}}
events:
  - id: e-id
    was: [e-was]
    date: 1856~
    date_from: [{because: e-date_from}]
    after: [one]
    title: e-title
    text: e-text
    where: e-where
    place: pier
    people: [ana]
    topics: [e-topics]
    fields: {depth: e-fields}
    image: {file: pier.png, alt: e-image}
    key: true
    added: 2024-01-02
    note: e-note
    accept: [{code: unsourced, because: e-accept}]
    accounts: [s-a]
  - id: one
    date: 1803
    key: false
    title: One
    accounts: [s-c]
    media:
      - url: https://a.example/m-url.png
        kind: image
        alt: m-alt
        credit: m-credit
        credit_url: https://a.example/m-credit
        poster: pier.png
        transcript: https://a.example/m-transcript
  - id: two
    date: 1804
    title: Two
    accounts: [s-d, s-e]
    media: [{kind: image, file: pier.png, alt: m}]
  - {id: waits, date: 1805, title: Waits, draft: true, accounts: [s-a]}
  - {id: said, date: 1806, title: Said, accounts: [{source: s-a, quote: a-quote, by: ana}]}
  - {id: at, date: 1807, title: At, accounts: [{source: s-a, at: a-at}]}
"""


@dataclass(frozen=True)
class Told:
    """An export: the words of its files, and what its report names."""

    files: str
    parts: frozenset[tuple[str, str]]

    def has(self, word: str, key: str, of: str) -> bool:
        return word in self.files or (of, key) in self.parts


@pytest.fixture(scope="module", params=EXPORTERS)
def told(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Told:
    folder = tmp_path_factory.mktemp("losses") / "talks"
    folder.mkdir()
    (folder / "timeline.yml").write_text(TALKS, "utf-8")
    (folder / "pier.png").write_bytes(PNG)
    leaving = export_timeline(folder, folder.as_posix(), request.param)
    files = b"\n".join(leaving.exported.files.values()).decode()
    parts = frozenset((of, note.part) for of, note in leaving.exported.notes)
    return Told(files, parts)


TREE: Final = yaml.load(TALKS, yaml.BaseLoader)  # noqa: S506 - makes texts alone
SOURCES: Final = {
    key: name for name in ("s-d", "s-e", "s-c", "s-a") for key in TREE["sources"][name]
}
# They change how the rest is read; dates and records are written as they are read.
WORKED_IN: Final = frozenset(["calendar", "date_order", "zone"])
# Of a translation, which has no dates and sources of its own; and of what several share.
ELSEWHERE: Final = frozenset(["translates", "terms", "uses"])
WORDS: Final = {
    "published": "1987", "key": '"true"', "date": "1856", "doi": "s-doi", "added": "2024-01-02",
    "type": "s-a book",
}  # fmt: skip


def test_the_sample_has_every_key() -> None:
    assert {*TREE} == {*TIMELINE.names} - ELSEWHERE
    assert {*TREE["events"][0], *TREE["events"][1], "draft"} == {*EVENT.names}
    assert {*SOURCES} | {"versions"} == {*SOURCE.names}
    assert {*TREE["eras"][0]} == {*ERA.names}
    assert {*TREE["events"][1]["media"][0]} | {"file"} == {*MEDIUM.names}


@pytest.mark.parametrize("key", EVENT.names)
def test_a_key_of_an_event(key: str, told: Told) -> None:
    names = {"accounts": "e-text", "media": "m-alt", "draft": "Waits", "place": "e-place"}
    word = WORDS.get(key, names.get(key, f"e-{key}"))
    of = {"media": "one", "draft": "waits"}.get(key, "e-id")
    named = {"draft": "the event", "image": "media"}.get(key, key)
    assert told.has(word, named, of) or told.has(word, key, of) or ("", key) in told.parts


@pytest.mark.parametrize("key", sorted(SOURCE.names))
def test_a_key_of_a_source(key: str, told: Told) -> None:
    if key == "versions":
        return
    of = SOURCES[key]
    assert told.has(f"s-{key} ", f"source.{key}", of) or (
        (of, "sources") in told.parts or WORDS.get(key, f"s-{key}") in told.files
    )


def test_a_source_that_nothing_cites(told: Told) -> None:
    assert ("uncited", "sources") in told.parts
    assert "u-title" not in told.files


@pytest.mark.parametrize("key", sorted({*TIMELINE.names} - WORKED_IN - ELSEWHERE))
def test_a_key_of_a_timeline(key: str, told: Told) -> None:
    if key not in ("events", "sources"):
        word = "r-title" if key == "eras" else f"t-{key}"
        assert told.has(word, key, "")


@pytest.mark.parametrize("key", ERA.names)
def test_a_key_of_an_era(key: str, told: Told) -> None:
    word = "1801" if key == "date" else f"r-{key}"
    assert told.has(word, f"era.{key}", "") or ("", "eras") in told.parts


@pytest.mark.parametrize("key", sorted({*MEDIUM.names} - {"file"}))
def test_a_key_of_a_medium(key: str, told: Told) -> None:
    assert told.has(f"m-{key}", f"media.{key}", "one") or ("one", "media") in told.parts


def test_a_flag_that_is_not_set_is_no_loss(told: Told) -> None:
    assert ("one", "key") not in told.parts


@pytest.mark.parametrize("event", ["said", "at"])
def test_what_accounts_say(event: str, told: Told) -> None:
    assert (event, "accounts") in told.parts


def test_any_key_of_an_account_is_more_than_its_source() -> None:
    assert {"quote", "at", "figure", "denies"} <= {*ACCOUNT.names}
