"""Records that several timelines of a site have: their places on the pages of the whole site."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dateline.data.model import Person, Source, Timeline


@dataclass(frozen=True, slots=True)
class Across:
    """Of one timeline, the people and the sources that other timelines have too: their ids, each
    with its anchor on the page of all people or of all sources.
    """

    people: Mapping[str, str]
    sources: Mapping[str, str]


def find_across(timelines: Sequence[Timeline]) -> Mapping[str, Across]:
    """What timelines have in common, by their folders; empty where there are no pages of the whole
    site, since a timeline in the docs folder has pages of these names. A timeline and its
    translation are one.
    """
    if any(not timeline.folder for timeline in timelines):
        return {}
    people = _anchors((_work(one), one.people.values()) for one in timelines)
    sources = _anchors((_work(one), one.sources.values()) for one in timelines)
    return {
        one.folder: Across(
            _of(one.people.values(), people),
            _of(one.sources.values(), sources),
        )
        for one in timelines
    }


def _anchors(records: Iterable[tuple[str, Iterable[Person | Source]]]) -> Mapping[str, str]:
    """The anchor of each record that two works have: its id, with a number where two folders have
    different ones of an id.
    """
    works: dict[str, set[str]] = defaultdict(set)
    ids: dict[str, str] = {}
    for work, own in records:
        for record in own:
            works[_key(record)].add(work)
            ids[_key(record)] = record.id
    times: Counter[str] = Counter()
    anchors = {}
    for key, id_ in ids.items():
        if len(works[key]) > 1:
            times[id_] += 1
            anchors[key] = id_ if times[id_] == 1 else f"{id_}_{times[id_]}"
    return anchors


def _of(records: Iterable[Person | Source], anchors: Mapping[str, str]) -> Mapping[str, str]:
    return {record.id: anchors[_key(record)] for record in records if _key(record) in anchors}


def _key(record: Person | Source) -> str:
    """Where a record is, which distinguishes it from another of its id."""
    return f"{record.place} {record.id}"


def _work(timeline: Timeline) -> str:
    return timeline.original.folder if timeline.original else timeline.folder
