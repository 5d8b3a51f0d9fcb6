"""Whom an event is about, where it was, its timeline's own fields, its media."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from tests.resolving import FRAME, Resolve, data_of, pages_of

import dateline
from dateline.data.settings import Bodies, Settings

PLACES = """
places:
  northport: {name: Northport, lat: 60.1042, lon: 5.2071, within: northland}
  northland: {name: Northland}
  southport: {name: Southport}
fields:
  severity: {label: Severity, filter: true, values: [low, high]}
  cause: {label: Cause}
"""
EVENTS = """
events:
  - id: first
    date: 1 May 2022
    title: The first
    where: the quay
    place: northport
    people: [belov, {person: dahl, as: host}]
    fields: {cause: [a storm, a leak], severity: high}
    accounts: [a, {source: b, by: lee, quote: It rained on us}]
  - {id: second, date: 2 May 2022, title: The second, place: southport, accounts: [a]}
  - {id: third, date: 3 May 2022, title: The third, place: northland, accounts: [a]}
"""


def linked_data(page: str) -> dict[str, Any]:
    """The JSON-LD of a page."""
    found = re.search('<script type="application/ld.json">(.*?)</script>', page)
    assert found
    tree = json.loads(found[1])
    assert isinstance(tree, dict)
    return tree


def test_people_an_event_is_about_are_its_people(resolve: Resolve) -> None:
    resolved = resolve(EVENTS, frame=FRAME + PLACES)
    first = resolved.by_id["first"]
    assert [person.id for person in first.people] == ["belov", "dahl", "lee"]
    assert [side.id for side in first.sides] == ["south", "north"]
    pages = pages_of(resolved)
    told = "People: [Ana Belov](people.md#belov), [Nils Dahl](people.md#dahl) (host)\n"
    assert told in pages["index.md"]
    foot = "\n[Mia Lee](people.md#lee) [Link](e/first/index.html) "
    assert foot in pages["index.md"], "the others are named above already"
    record = pages["people.md"].partition("## Nils Dahl")[2].partition("\n## ")[0]
    when = '<time datetime="2022-05-01">1 May 2022</time>'
    assert f"<b>{when}</b> · [The first](index.md#first) (host)\n" in record
    assert "record no words" not in record
    assert data_of(resolved)["events"][0]["people"] == [
        {"person": "belov", "as": ""},
        {"person": "dahl", "as": "host"},
    ]


def test_a_place_is_told_with_what_it_is_within(resolve: Resolve) -> None:
    resolved = resolve(EVENTS, frame=FRAME + PLACES)
    pages = pages_of(resolved)
    assert "\nthe quay, Northport, Northland" in pages["index.md"]
    assert (
        '<input type="checkbox" name="l-northland"> <span>Northland <b>2</b></span>'
        in (pages["index.md"])
    )
    assert "LOCATION:the quay\\, Northport\\, Northland" in pages["timeline.ics"]
    assert "GEO:60.1042;5.2071" in pages["timeline.ics"]
    found = re.search(
        '<script type="application/ld.json">(.*?)</script>', pages["e/first/index.html"]
    )
    assert found
    assert json.loads(found[1])["about"]["location"] == {
        "@type": "Place",
        "name": "the quay, Northport, Northland",
        "geo": {"@type": "GeoCoordinates", "latitude": "60.1042", "longitude": "5.2071"},
    }
    tree = data_of(resolved)
    assert tree["places"][0] == {
        "id": "northport",
        "name": "Northport",
        "lat": 60.1042,
        "lon": 5.2071,
        "within": "northland",
    }
    assert tree["events"][0]["place"] == "northport"


@pytest.mark.parametrize(
    ("place", "claims"),
    [
        ("southport", [("northport", ["a"]), ("southport", ["b"])]),
        ("northland", []),
        ("northport", []),
    ],
)
def test_sources_that_put_an_event_elsewhere_contest_it(
    resolve: Resolve, place: str, claims: list[tuple[str, list[str]]]
) -> None:
    resolved = resolve(
        f"""
        events:
          - id: first
            date: 1 May 2022
            title: The first
            place: northport
            accounts: [a, {{source: b, narration: it was there, place: {place}}}]
        """,
        frame=FRAME + PLACES,
    )
    (event,) = resolved.events
    found = [(c.place.id, [source.id for source in c.sources]) for c in event.place_claims]
    assert found == claims
    assert (event.standing == "contested") is bool(claims)
    page = pages_of(resolved)["index.md"]
    assert ("</span> its place\n" in page) is bool(claims)
    assert "One source" not in page, "another is cited"
    told = "Sources give different places: Northport, Northland ([Outlet A](sources.md#a)); South"
    assert (told in page) is bool(claims)


def test_fields_of_the_timeline_are_shown_and_filtered_by(resolve: Resolve) -> None:
    resolved = resolve(EVENTS, frame=FRAME + PLACES)
    page = pages_of(resolved)["index.md"]
    assert "\nSeverity&#58; high · Cause&#58; a storm, a leak\n" in page, "as they are declared"
    assert "<summary>Severity <b>" in page
    assert '<input type="checkbox" name="f-severity-high"> <span>high <b>1</b></span>' in page
    assert "<summary>Cause <b>" not in page
    tree = data_of(resolved)
    assert tree["events"][0]["fields"] == {"severity": ["high"], "cause": ["a storm", "a leak"]}
    assert tree["fields"][0] == {
        "id": "severity",
        "label": "Severity",
        "filter": True,
        "values": ["low", "high"],
    }


MEDIA = """
title: The talks
sources: {a: {type: official}}
events:
  - id: first
    date: 1 May 2022
    title: The first
    image: {file: portrait.svg, alt: A host, credit: Mia Lee, credit_url: "https://lee.example/"}
    media:
      - {file: arrival.mp4, kind: video, alt: The "ferry", poster: /shared/wide.svg}
      - {file: speech.mp3, kind: audio, alt: A speech, transcript: speech.txt}
      - {url: "https://www.films.example/a?b=1", kind: video, alt: A film, poster: portrait.svg}
      - {file: treaty.pdf, kind: document, alt: The treaty, transcript: "https://t.example/"}
    accounts: [a]
  - {id: second, date: 1 May 2023, title: The second, accounts: [a]}
"""


def media_pages(tmp_path: Path, *, bodies: Bodies = Bodies.MARKDOWN) -> dict[str, str]:
    """The pages of a timeline with media, two folders deep, each event on a page of its own."""
    folder = tmp_path / "docs" / "of" / "talks"
    (tmp_path / "docs" / "shared").mkdir(parents=True, exist_ok=True)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "timeline.yml").write_text(MEDIA, "utf-8")
    (folder / "portrait.svg").write_text('<svg width="1200" height="1600"/>', "utf-8")
    (tmp_path / "docs/shared/wide.svg").write_text('<svg width="320" height="180"/>', "utf-8")
    for name in ("arrival.mp4", "speech.mp3", "speech.txt", "treaty.pdf"):
        (folder / name).touch()
    settings = Settings(page_size=1, bodies=bodies)
    site = dateline.load(tmp_path / "docs", settings=settings)
    assert [problem for problem in site.problems if problem.severity == "error"] == []
    return {
        output.path: output.content.decode()
        for output in site.render()
        if output.path[-4:] != ".png"
    }


def test_media_are_shown_and_ask_nothing_of_another_host(tmp_path: Path) -> None:
    page = media_pages(tmp_path)["of/talks/2022.md"]
    assert "![A host](<portrait.svg>){ loading=lazy width=300 height=400 }\n" in page
    assert "*Image: [Mia Lee](<https://lee.example/>)*" in page
    assert (
        '<video controls preload="none" src="../arrival.mp4" poster="../../../shared/wide.svg" '
        'width="320" height="180" aria-label="The "ferry""></video>'
    ) in unescape(page)
    assert '<audio controls preload="none" src="../speech.mp3" aria-label="A speech">' in (
        unescape(page)
    )
    assert "A speech – [Recording (MP3)](<speech.mp3>) · [Transcript](<speech.txt>)" in page
    assert "A film – [Film at films.example](<https://www.films.example/a?b=1>)" in page
    assert (
        "The treaty – [Document (PDF)](<treaty.pdf>) · [Transcript](<https://t.example/>)" in page
    )
    asked = re.findall(r'(?:src|poster)="([^"]*)"|!\[[^]]*\]\(<([^>]*)>\)', page)
    assert len(asked) == 5
    assert not [one for pair in asked for one in pair if "example" in one]


def test_media_are_the_same_as_html(tmp_path: Path) -> None:
    page = media_pages(tmp_path, bodies=Bodies.HTML)["of/talks/2022.md"]
    assert '<img alt="A host" height="400" loading="lazy" src="portrait.svg" width="300">' in page
    assert '<figure class="dl-medium dl-audio">\n<div class="dl-player"><audio ' in page


def test_a_frame_shows_pictures_of_its_own_site(tmp_path: Path) -> None:
    """Those of events and posters, each with its size and only when it comes into view."""
    embed = media_pages(tmp_path)["of/talks/embed/index.html"]
    picture = 'height="400" loading="lazy" src="../portrait.svg" width="300">'
    assert f'<p><img alt="A host" {picture}\n<em>Image: <a href="https://lee.example/">' in embed
    assert f'<figure class="dl-medium dl-video">\n<p><img alt="" {picture}' in embed
    assert embed.count("<img") == 2
    assert "default-src 'none'; img-src 'self'; style-src" in embed, "none of another host"


def test_a_frame_leads_to_films_and_recordings(tmp_path: Path) -> None:
    embed = media_pages(tmp_path)["of/talks/embed/index.html"]
    assert "<video" not in embed
    assert "<audio" not in embed
    assert 'A speech – <a href="../speech.mp3">Recording (MP3)</a>' in embed
    assert '<a href="https://www.films.example/a?b=1">Film at films.example</a>' in embed


def test_media_are_told_where_nothing_can_be_loaded(tmp_path: Path) -> None:
    pages = media_pages(tmp_path)
    media = linked_data(pages["of/talks/e/first/index.html"])["associatedMedia"]
    assert [medium["@type"] for medium in media] == [
        *("ImageObject", "VideoObject", "AudioObject", "VideoObject", "DigitalDocument"),
    ]
    tree = json.loads(pages["of/talks/data/timeline.json"])
    assert tree["events"][0]["media"][1] == {
        "kind": "video",
        "file": "of/talks/arrival.mp4",
        "url": "",
        "alt": 'The "ferry"',
        "credit": "",
        "credit_url": "",
        "poster": "shared/wide.svg",
        "transcript": "",
    }
