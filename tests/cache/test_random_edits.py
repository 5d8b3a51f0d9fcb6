"""Whatever is edited, a build with the cache gives the bytes of one without it."""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest
from tests.cache.edits import EVENT_EDITS, OTHER_EDITS, Data, Edit, timeline, write, write_apart

from dateline import build
from dateline.data.outputs import Generated
from dateline.data.settings import Bodies, Settings
from dateline.prepare import Prepared, prepare

EDITS: Final = int(os.environ.get("EDITS", "25"))
SETTINGS: Final = Settings(page_size=4, site_url="https://a.example/", bodies=Bodies.APART)


def bytes_of(outputs: tuple[Generated, ...]) -> dict[str, tuple[bytes, bytes, str, bool]]:
    told = {o.path: (o.content, o.body, o.edit, o.in_navigation) for o in outputs}
    assert len(told) == len(outputs)
    return told


def check(prepared: Prepared, site: build.Site) -> None:
    assert prepared.problems == site.problems
    if not site.has_errors:
        assert bytes_of(prepared.outputs) == bytes_of(site.render())


def edits(chance: random.Random) -> Iterator[Edit]:
    for _ in range(EDITS):
        yield chance.choice(chance.choice([EVENT_EDITS, EVENT_EDITS, OTHER_EDITS]))


@pytest.mark.parametrize("apart", [False, True])
def test_a_build_with_the_cache_is_as_one_without(docs: Path, *, apart: bool) -> None:
    chance = random.Random(int(apart))
    data = timeline()
    if apart:
        write_apart(data, docs, chance)
    build.verify(docs, "2026-11-21")
    before: Prepared | None = None
    whole = 0
    for edit in edits(chance):
        last = deepcopy(data)
        edit(data, chance)
        if apart:
            write_apart(data, docs, chance)
        else:
            write(data, docs)
        if chance.random() < 0.2:
            build.verify(docs, "2026-11-21")
        settings = replace(SETTINGS, page_size=chance.choice([4, 4, 4, 100]))
        site = build.load(docs, settings=settings, shown="docs")
        after = prepare(docs, settings, "docs", before, previewing=True)
        check(after, site)
        if before and before.shelf is not after.shelf:
            before.close()
        before = after
        on_disk = prepare(docs, settings, "docs")
        check(on_disk, site)
        on_disk.close()
        whole += not site.has_errors
        data = last if site.has_errors else data  # or the error would stay
    if before:
        before.close()
    assert whole > EDITS // 3, "too few of the edits leave data that can be built"


def test_an_edit_of_one_event_leaves_most_as_it_is(docs: Path) -> None:
    data = timeline()
    build.verify(docs, "2026-11-21")
    before = prepare(docs, SETTINGS, "docs", previewing=True)
    data["events"][-1]["title"] = "Another title"
    write(data, docs)
    after = prepare(docs, SETTINGS, "docs", before, previewing=True)
    assert before.kept is not None
    assert after.kept is not None
    same = before.kept.units.keys() & after.kept.units.keys()
    pages = {o.path for key in same for o in after.kept.units[key] if o.path.endswith(".md")}
    assert len(pages) >= 5, "pages that do not show the event"
    if after.shelf is not before.shelf:
        before.close()
    after.close()


def drop_position(data: Data) -> None:
    del data["events"][1]["accounts"][0]["position"]


def deny(data: Data) -> None:
    data["events"][1]["accounts"][0]["denies"] = "said"


def mend_name(data: Data) -> None:
    data["people"]["belov"]["name"] = "Anna Belov"


def previews(
    docs: Path, data: Data, edit: Callable[[Data], None], settings: Settings = SETTINGS
) -> tuple[list[dict[str, bytes]], build.Site]:
    """The pages of a preview before and after an edit, and a site made anew, as which it is."""
    write(data, docs)
    build.verify(docs, "2026-11-21")
    before = prepare(docs, settings, "docs", previewing=True)
    edit(data)
    write(data, docs)
    after = prepare(docs, settings, "docs", before, previewing=True)
    pages = [{o.path: o.body for o in one.outputs} for one in (before, after)]
    site = build.load(docs, settings=settings, shown="docs")
    check(after, site)
    if after.shelf is not before.shelf:
        before.close()
    after.close()
    return pages, site


@pytest.mark.parametrize("edit", [drop_position, deny, mend_name])
def test_what_is_said_elsewhere_of_an_event_is_seen(
    docs: Path, edit: Callable[[Data], None]
) -> None:
    data = timeline()
    del data["events"][1]["accounts"][0]["denies"]
    told = [pages["talks/2022.md"] for pages in previews(docs, data, edit)[0]]
    assert told[0] != told[1], "the edit is not seen on the page of the other event"


def test_a_date_hangs_on_those_around_it(docs: Path) -> None:
    """Whether "July 2022" is said of events in July's group depends on the groups beside it."""
    data = timeline()
    days = ["2022-06-10"] * 6 + ["2022-07"] * 2 + ["2022-08-10"] * 6
    data["events"] = [{"id": f"e{n}", "date": day, "title": "T"} for n, day in enumerate(days)]
    for section in ("summary", "corrections", "remarks", "disputes"):
        data.pop(section, None)

    def put_before(data: Data) -> None:
        data["events"][5]["date"] = "2022-07-01"

    _, site = previews(docs, data, put_before, replace(SETTINGS, page_size=100))
    assert not site.has_errors


def test_sources_are_on_paper_in_the_order_of_the_data(docs: Path) -> None:
    def turn_round(data: Data) -> None:
        data["sources"] = dict(reversed(data["sources"].items()))

    _, site = previews(docs, timeline(), turn_round)
    assert not site.has_errors
