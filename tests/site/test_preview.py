"""What a preview shows while the data has errors: all that is whole, and what is to be fixed."""

from __future__ import annotations

from html import unescape

import pytest
from mkdocs.commands.build import build as build_site
from mkdocs.config import load_config
from mkdocs.exceptions import Abort
from tests.site.projects import Project

DATA = "docs/talks/timeline.yml"
OTHER = """
title: The strike
sources:
  a: {type: news, outlet: Outlet A}
events:
  - {id: walkout, date: 2022-07-01, title: The walkout, accounts: [a]}
"""
NEW = '      - {source: outlet-a, by: dahl, quote: "We never said no to them"}\n'
WRONG = '      - {source: outlet-a, by: dahl, quote: "We always said no to them"}\n'


def shown(project: Project, *paths: str) -> list[str]:
    """Pages of a preview, by their folders."""
    config = load_config(str(project.folder / "mkdocs.yml"))
    config.plugins.on_startup(command="serve", dirty=False)
    build_site(config)
    return [unescape((project.site / p / "index.html").read_text("utf-8")) for p in paths]


@pytest.mark.parametrize(("account", "code"), [(NEW, "[no-record]"), (WRONG, "[words-not-found]")])
def test_words_without_a_record_are_shown_as_not_checked(
    project: Project, account: str, code: str
) -> None:
    place = "      - {source: outlet-a, narration"
    project.replace(DATA, place, account + place)
    project.write({"docs/strike/timeline.yml": OTHER})
    talks, people, strike = shown(project, "talks", "talks/people", "strike")
    assert talks.index("Problems in the data: 1 error.") < talks.index("Belov leaves early")
    assert f"<code>{code[1:-1]}</code>" in talks
    assert f"{DATA}:49:45" in talks
    assert "said no to them" in talks
    assert talks.count("not checked yet") >= 1 + talks.count("“not checked yet”")
    assert "Problems in the data: 1 error." in people
    assert "The walkout" in strike
    assert "Problems in the data" not in strike

    config = load_config(str(project.folder / "mkdocs.yml"))
    config.plugins.on_startup(command="build", dirty=False)
    with pytest.raises(Abort):
        build_site(config)


def test_an_error_in_one_timeline_leaves_the_others(project: Project) -> None:
    project.write({"docs/strike/timeline.yml": OTHER.replace("2022-07-01", "2022-07-41")})
    talks, strike, people = shown(project, "talks", "strike", "strike/people")
    assert "Belov leaves early" in talks
    assert "2022-07-41" not in talks
    assert "dl-problems" not in talks
    for page in (strike, people):
        assert "Problems in the data" in page
        assert "2022-07-41" in page

    project.write({"docs/strike/timeline.yml": "title: [unclosed\n"})
    talks, strike = shown(project, "talks", "strike")
    assert "Belov leaves early" in talks
    assert "unclosed-bracket" in strike
    # The other way round: what is told of the one is not told of the other.
    project.replace(DATA, "title: Belov leaves early", "titel: Belov leaves early")
    talks, strike = shown(project, "talks", "strike")
    assert "unknown-key" in talks
    assert "unclosed-bracket" not in talks
    assert "unknown-key" not in strike


def test_a_timeline_in_anothers_folder_has_its_own_list(project: Project) -> None:
    project.write({"docs/talks/strike/timeline.yml": OTHER})
    place = "      - {source: outlet-a, narration"
    project.replace(DATA, place, NEW + place)
    talks, strike = shown(project, "talks", "talks/strike")
    assert "Problems in the data" in talks
    assert "The walkout" in strike
