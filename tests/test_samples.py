"""Timelines that a report of the day's news has no need of, built as one site.

Books with pages, competing dates and pictures; an outage in several zones; a dispute over a
number, with a withdrawn statement, a denial and translations; two timelines that share people
and sources. All sources are invented.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from dateline.cli import main

SAMPLES = Path(__file__).resolve().parent / "samples"
# What a page asks for by itself; links are asked for by readers.
ASKED = re.compile(
    r"<(?:img|video|audio|source|iframe|script|link)\b[^>]*?\s(?:src|poster)=\"?([^\"\s>]+)"
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples as MkDocs builds them, with `--strict`, where their sources' texts are."""
    project = tmp_path_factory.mktemp("samples") / "project"
    shutil.copytree(SAMPLES, project)
    # Invented reports may be tracked; a real source's text may not, so the name differs.
    (project / "reports").rename(project / "texts")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"],
        cwd=project,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout + done.stderr) == (0, "")
    return project / "site"


def events_of(site: Path, timeline: str) -> Mapping[str, Any]:
    """The events of a timeline, by their ids."""
    data = json.loads((site / timeline / "data" / "timeline.json").read_text("utf-8"))
    return {event["id"]: event for event in data["events"]}


def page(site: Path, path: str) -> str:
    return (site / path / "index.html").read_text("utf-8")


def test_every_word_is_on_record(site: Path) -> None:
    told = CliRunner().invoke(main, ["verify", "--frozen", str(site.parent / "docs")])
    assert (told.exit_code, told.output.splitlines()[0]) == (0, "No problems.")


def test_no_page_asks_another_host(site: Path) -> None:
    asked = {
        address
        for path in site.rglob("*.html")
        for address in ASKED.findall(path.read_text("utf-8"))
    }
    assert asked
    assert not {one for one in asked if one.startswith(("http:", "https:", "//"))}


def test_every_file_that_a_page_shows_is_there(site: Path) -> None:
    for path in site.rglob("index.html"):
        for address in ASKED.findall(path.read_text("utf-8")):
            if not address.startswith("data:"):
                assert (path.parent / address).resolve().is_file(), (path, address)


def test_they_look_as_the_project_s_own_site(site: Path) -> None:
    own = SAMPLES.parents[1] / "docs" / "assets" / "site.css"
    assert (site / "assets" / "site.css").read_bytes() == own.read_bytes()
    assert 'class="dateline-one"' in page(site, "ancient")


def test_ancient_dates(site: Path) -> None:
    events = events_of(site, "ancient")
    assert len(events) == 25
    assert sum(event["standing"] == "contested" for event in events.values()) == 6
    assert list(events)[-1] == "iliad-written"
    html = page(site, "ancient")
    for told in (
        "page\N{NO-BREAK SPACE}121",
        "Bronze Age",
        "24 October 79",
        "the Curia of Pompey, Rome",
    ):
        assert told in re.sub(r"<[^>]*>", "", html), told
    widths = re.findall(r'<img alt="A bust in a niche."[^>]*width="(\d+)"', html)
    assert widths == ["267"], "a portrait does not fill the screen"
    assert 'href="https://films.example/ides"' in html


def test_an_outage(site: Path) -> None:
    events = events_of(site, "outage")
    assert events["first-failure"]["figures"] == [
        {"of": "Failed calls", "low": 1, "high": 3, "contested": False, "accounts": [1, 2]}
    ]
    suspected = events["certificate-suspected"]["accounts"][0]
    assert (suspected["holds_position"], suspected["position"]) == (False, "cause/certificate")
    html = page(site, "outage")
    assert [*events][:3] == ["disk-fills", "disk-alarm", "payments-fail"]
    assert events["payments-fail"]["date_text"] == "17 March 2026, 09:11–09:44 UTC"
    text = re.sub(r"<[^>]*>", "", html)
    assert "before 17 March 2026, 09:04 UTC – 09:44 UTC" in text
    # The strip is in the order of the instants, with times of the zone that most have.
    ticks = re.findall(r'<p class="dl-ticks".*?</p>', html)[0]
    assert re.findall(r"\d\d:\d\d", ticks)[-1] == "09:40"
    for told in ("before 17 March 2026, 09:04 UTC", "05:14 EDT", "17:17 UTC+8", 'preload="none"'):
        assert told in html, told


def test_a_dispute_over_a_number(site: Path) -> None:
    falls = events_of(site, "bridge")["bridge-falls"]
    assert falls["standing"] == "contested"
    dead = falls["figures"][0]
    assert (dead["low"], dead["high"], dead["accounts"]) == (96, 117, [4, 5])
    assert falls["denials"] == [{"of": 4, "event": "hospital-denies", "account": 1}]
    html = page(site, "bridge")
    for told in ("Our translation:", "Translation by The Courier:", "Denied by a source:"):
        assert told in html, told
    assert page(site, "bridge/disputes").count("withdrawn or revised since: ") == 2  # and listed


def test_timelines_that_share_their_records(site: Path) -> None:
    for timeline, event in (("talks", "quay-built"), ("ferry", "first-ferry")):
        told = events_of(site, f"harbours/{timeline}")[event]
        assert told["accounts"][0]["source"] == "port-history"
        assert "Miriam Harrow" in page(site, f"harbours/{timeline}/sources")
        assert "Nils Dahl" in page(site, f"harbours/{timeline}/people")


def test_shared_records_lead_to_all_timelines_and_back(site: Path) -> None:
    for kind, id_ in (("people", "dahl"), ("sources", "port-history")):
        of_all = page(site, kind)
        assert f'<span id="{id_}">' in of_all
        for timeline in ("talks", "ferry"):
            assert f'href="../harbours/{timeline}/{kind}/#{id_}"' in of_all
            here = page(site, f"harbours/{timeline}/{kind}")
            assert f'href="../../../{kind}/#{id_}"' in here
            assert f'id="{id_}"' in here


def test_words_of_an_older_version_say_so(site: Path) -> None:
    html = page(site, "harbours/ferry")
    assert "in the version seen on 5 July 2022; the newest no longer has it" in html
    assert '<a href="https://web.archive.org/web/20220706080000/' in html, "the page itself is gone"
    assert "Taken down" in page(site, "harbours/ferry/sources")


def test_the_strip_says_how_many_events_it_cannot_draw(site: Path) -> None:
    keys = {
        name: re.findall(r'<p class="?dl-key"?>(.*?)</p>', page(site, name))
        for name in ("bridge", "ancient", "outage")
    }
    assert {name: "not drawn: 1 without a date" in key for name, (key,) in keys.items()} == {
        "bridge": True,
        "ancient": True,
        "outage": False,
    }
