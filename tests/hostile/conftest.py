"""A small project for hostile data, and a site whose every word is hostile, built once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.hostile.syntax import EXTENSIONS, LINES
from tests.site.projects import Project

ATTACKS = (
    '<img src=x onerror="window.ran=1">',
    '"><script>window.ran=1</script>',
    "'><svg onload=window.ran=1>",
    "</script><script>window.ran=1</script>",
    "</title><script>window.ran=1</script>",
    "&lt;img src=x onerror=window.ran=1&gt;",
    "[x](javascript:window.ran=1)",
    "<iframe srcdoc='<script>parent.ran=1</script>'></iframe>",
    "javascript:window.ran=1",
    "{{ config }} {% raw %}",
    '--8<-- "mkdocs.yml"',
)

CONFIG = """
site_name: The Example
site_url: https://news.example/
theme:
  name: {theme}
  font: false
  features: [navigation.tabs, navigation.instant, navigation.footer, toc.follow, search.suggest]
plugins: [search, dateline]
markdown_extensions: [attr_list, md_in_html, tables]
"""


def attacked_timeline(attacks: tuple[str, ...]) -> dict[str, object]:
    """A timeline that has the attacks in every field that takes text, one event for each."""
    every = " ".join(attacks[:2])
    sources = {
        f"source-{number}": {
            "type": "news",
            "title": f"Title {attack}",
            "outlet": f"Outlet {attack}",
            "by": [attack],
            "agency": attack,
            "published": "2022-07-09",
            "published_from": [{"because": attack}],
            "dateline": {"place": attack},
            "because": attack,
        }
        for number, attack in enumerate(attacks)
    }
    people = {
        f"person-{number}": {
            "name": f"Name {attack}",
            "side": "north",
            "also": [attack],
            "roles": [{"role": f"Role {attack}", "from": "2021"}],
        }
        for number, attack in enumerate(attacks)
    }
    events = [
        {
            "id": f"event-{number}",
            "date": "2022-07-08",
            "date_from": [{"because": attack}],
            "title": f"Event {attack}",
            "where": f"Place {attack}",
            "topics": [attack],
            "added": "2022-07-10",
            "image": {"file": "a.png", "alt": f"Alt {attack}", "credit": f"Credit {attack}"},
            "accounts": [
                {
                    "source": f"source-{number}",
                    "by": f"person-{number}",
                    "via": {"unnamed": f"Via {attack}"},
                    "to": f"To {attack}",
                    "quote": f"Quote {attack}",
                    "remark": "one",
                    "position": "what/yes",
                    "at": f"At {attack}",
                },
                {
                    "source": "source-0",
                    "by": {"unnamed": f"Unnamed {attack}"},
                    "paraphrase": f"Paraphrase {attack}",
                    "remark": "one",
                    "position": "what/no",
                },
                {"source": "source-0", "narration": f"Narration {attack}"},
            ],
        }
        for number, attack in enumerate(attacks)
    ]
    return {
        "title": f"Talks {every}",
        "summary": "A plain summary.",
        "sides": {"north": f"North {every}"},
        "disputes": {
            "what": {"question": f"What {every}", "positions": {"yes": f"Yes {every}", "no": every}}
        },
        "remarks": {"one": {"same_because": every}},
        "people": people,
        "sources": sources,
        "events": events,
        "corrections": [
            {
                "on": "2022-07-11",
                "event": "event-0",
                "kind": "correction",
                "was": every,
                "now": every,
                "why": every,
            }
        ],
    }


def attacked(folder: Path, attacks: tuple[str, ...], config: str) -> Project:
    project = Project(folder)
    # JSON is YAML, and quotes everything.
    data = json.dumps(attacked_timeline(attacks), ensure_ascii=False, indent=1)
    project.write(
        {
            "mkdocs.yml": config,
            "docs/index.md": "# By hand\n\nA page by hand.\n",
            "docs/talks/timeline.yml": data,
        }
    )
    (project.docs / "talks" / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    return project


@pytest.fixture(scope="session")
def attacked_site(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A site under attack, built with Material."""
    config = CONFIG.replace("{theme}", "material")
    project = attacked(tmp_path_factory.mktemp("attacked"), ATTACKS, config)
    done = project.mkdocs()
    assert done.code == 0, done.output
    return project


@pytest.fixture(scope="session")
def woken_site(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Every line of hostile syntax in every field, built with every extension switched on."""
    config = CONFIG.replace("{theme}", "mkdocs").partition("  font")[0]
    config += "plugins: [search, dateline]\nsite_url: https://news.example/\n"
    config += "markdown_extensions:\n" + "".join(f"  - {name}\n" for name in EXTENSIONS)
    project = attacked(tmp_path_factory.mktemp("woken"), LINES, config)
    done = project.mkdocs()
    assert done.code == 0, done.output
    return project


@pytest.fixture
def small(tmp_path: Path) -> Project:
    """A project without a timeline yet."""
    project = Project(tmp_path)
    project.write({"mkdocs.yml": CONFIG.replace("{theme}", "material"), "docs/index.md": "# X\n"})
    return project
