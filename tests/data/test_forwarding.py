"""Resolved records answer for the keys of their records, and exports name every key."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

import dateline.render.exports
from dateline.data.keys import EVENT
from dateline.data.model import Account, Event, Person, Record
from dateline.data.resolved import ResolvedAccount, ResolvedEvent, ResolvedPerson
from dateline.render.pages import __file__ as pages
from dateline.render.shared.page_kinds import BESIDE

# Of the data, not of what readers see.
INNER = {"place", "places", "accept", "draft", "note"}
# Shown otherwise than under their own names, or not at all.
NOT_IN_DATA = {"was", "image", "added", "draft", "note", "accept"}
TEMPLATES = Path(pages).parents[1] / "templates"


@pytest.mark.parametrize(
    ("record", "resolved"),
    [(Event, ResolvedEvent), (Account, ResolvedAccount), (Person, ResolvedPerson)],
)
def test_a_resolved_record_has_the_keys_of_its_record(
    record: type[Record], resolved: type[object]
) -> None:
    wanted = {field.name for field in fields(record)} - INNER
    lacks = {name for name in wanted if not hasattr(resolved, name)}
    assert not lacks - {"source", "by", "via", "dispute", "position"}, (
        "add a property to data/resolved/records.py"
    )


def test_every_key_of_an_event_is_in_the_data() -> None:
    written = (
        Path(dateline.render.exports.__file__).with_name("timeline_json.py").read_text("utf-8")
    )
    lost = {key.name for key in EVENT.keys if f'"{key.name}"' not in written} - NOT_IN_DATA
    assert not lost, "add them to exports/timeline_json.py"


def test_every_kind_of_page_has_a_template() -> None:
    lost = [kind.name for kind in BESIDE if not (TEMPLATES / f"{kind.name}.md").is_file()]
    assert not lost, "add a template of that name to render/templates/"
