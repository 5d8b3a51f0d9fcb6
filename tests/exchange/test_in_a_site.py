"""Timelines that share records with others of their site, link to them or translate one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from tests.exchange.bringing import bring

from dateline.cli import main

if TYPE_CHECKING:
    from pathlib import Path

FILES = {
    "mkdocs.yml": "site_name: S\ndocs_dir: pages\n",
    "pages/records/sources.yml": "herald: {type: news, url: 'https://h.example/a'}\n",
    "pages/records/sides.yml": "north: North\n",
    "pages/talks/timeline.yml": "title: Talks\nlanguage: en\nuses: [../records]\n",
    "pages/talks/events.yml": (
        "- {id: one, date: 2022, title: One, accounts: [herald],\n"
        "   text: 'See [that](event:war/two).'}\n"
    ),
    "pages/war/timeline.yml": "title: War\nlanguage: en\n",
    "pages/war/events.yml": "- {id: two, date: 2023, title: Two}\n- {id: bad, date: 2023-02-30}\n",
    "pages/fr/timeline.yml": "title: Pourparlers\nlanguage: fr\ntranslates: ../talks\n",
    "pages/fr/events.yml": "- {id: one, title: Un}\n",
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def test_what_is_shared_is_known(site: Path) -> None:
    (site / "new.csv").write_text(
        "Year,Headline,Media\n2021,New,https://h.example/a\n2020,Older,https://h.example/b\n"
    )
    told = bring(site / "new.csv", site / "pages/talks")
    assert told.status == 0, told.text
    assert told.text.startswith("new.csv: 2 new events, 1 new source, 1 there already")
    sources = (site / "pages/talks/sources.yml").read_text("utf-8")
    assert "https://h.example/b" in sources
    assert "https://h.example/a" not in sources
    assert "accounts: [herald]" in (site / "pages/talks/events.yml").read_text("utf-8")
    assert (site / "pages/records/sources.yml").read_text("utf-8") == FILES[
        "pages/records/sources.yml"
    ]
    again = bring(site / "new.csv", site / "pages/talks")
    assert again.text.endswith("Nothing to write.\n")


def test_from_within_the_docs_folder(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(site / "pages")
    (site / "new.csv").write_text("Year,Headline\n2021,New\n")
    command = ["import", "../new.csv", "--to", "talks"]
    ran = CliRunner().invoke(main, command, catch_exceptions=False)
    assert ran.output == "new.csv: 1 new event (timelinejs)\nWritten: talks/events.yml\n"


@pytest.mark.parametrize("folder", ["talks", "fr"])
def test_an_export(site: Path, folder: str) -> None:
    command = ["export", str(site / "pages" / folder), "--as", "csv", "--out", str(site / "x.csv")]
    ran = CliRunner().invoke(main, command, catch_exceptions=False)
    assert ran.exit_code == 0, ran.output
    text = (site / "x.csv").read_text("utf-8")
    assert ('"Un"' if folder == "fr" else '"One"') in text
    assert '"herald news https://h.example/a"' in text


def test_errors_of_its_own_stop_it_and_those_of_others_do_not(site: Path) -> None:
    export = ["export", str(site / "pages/war"), "--as", "csv"]
    ran = CliRunner().invoke(main, export, catch_exceptions=False)
    assert ran.exit_code == 1
    assert "war/events.yml:2:" in ran.output
