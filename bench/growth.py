"""Time how Dateline's work grows with each thing that a timeline can have many of.

    python -m bench.growth [FAMILY…] [--sizes 2500 5000 10000]

A family is a timeline with so many of one thing: accounts of one event, sources that one event
cites, corrections, sides, … The work is all of a build but writing: read, check, hold to the
record, resolve, render. Prints processor seconds, and by which power of the number they grow
(1 is linear) from each size to the next. A benchmark;
`tests/bench/test_growth.py` tries small sizes.
"""

from __future__ import annotations

import argparse
import gc
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from time import process_time
from typing import Final

from bench.generate import Record, Value, as_yaml
from bench.run import exponents

from dateline.build import load
from dateline.data.settings import Settings

SIZES: Final = (2500, 5000, 10_000)

Sections = dict[str, Value]
Maker = Callable[[int], Sections]


def event(number: int, **more: Value) -> Record:
    """An event of a month of its own, within a thousand years."""
    year, month = divmod(number, 12)
    dated: Record = {"id": f"event-{number}", "date": f"{1000 + year % 1000}-{month + 1:02}"}
    return {**dated, "title": f"Something happens ({number})", **more}


def source(number: int, **more: Value) -> Record:
    """A source of an outlet of its own."""
    return {"type": "news", "outlet": f"Outlet {number}", **more}


def sources(count: int) -> Record:
    """So many sources by their ids."""
    return {f"source-{n}": source(n) for n in range(count)}


def account(number: int, **more: Value) -> Record:
    """Words of a source's own."""
    return {"source": f"source-{number}", "narration": f"It happened so, says {number}.", **more}


def people(count: int, **more: Value) -> Record:
    """So many people by their ids."""
    return {f"person-{n}": {"name": f"Ana Belov {n}", **more} for n in range(count)}


def spoken(number: int, speaker: int) -> Record:
    """What a person is quoted as saying in the first source."""
    return {"source": "source-0", "by": f"person-{speaker}", "quote": f"We say {number}."}


def accounts_of_one_event(count: int) -> Sections:
    """Each account from a source of its own."""
    told: list[Value] = [account(n) for n in range(count)]
    return {"sources": sources(count), "events": [event(0, accounts=told)]}


def accounts_of_one_source(count: int) -> Sections:
    """All in one event, by one person."""
    events: Value = [event(0, accounts=[spoken(n, 0) for n in range(count)])]
    return {"sources": sources(1), "people": people(1), "events": events}


def cited_by_one_event(count: int) -> Sections:
    """Bare citations."""
    cited: list[Value] = [f"source-{n}" for n in range(count)]
    return {"sources": sources(count), "events": [event(0, accounts=cited)]}


def cited_in_one_text(count: int) -> Sections:
    """Citations in the prose of one event."""
    text = "\n\n".join(f"It is said [@source-{n}]." for n in range(count))
    return {"sources": sources(count), "events": [event(0, text=text)]}


def links_in_one_text(count: int) -> Sections:
    """The last event links to all others."""
    text = "\n\n".join(f"See [that](event:event-{n})." for n in range(count))
    return {"events": [*(event(n) for n in range(count)), event(count, text=text)]}


def links_between_events(count: int) -> Sections:
    """Each event links to the first and to the one before it."""
    text = "See [that](event:event-0) and [this](event:event-{}) [@source-0]."
    events: list[Value] = [event(n, text=text.format(max(0, n - 1))) for n in range(count)]
    return {"sources": sources(1), "events": events}


def corrections(count: int) -> Sections:
    """One of each event."""
    noted: list[Value] = [correction(n, f"event-{n}") for n in range(count)]
    return {"events": [event(n) for n in range(count)], "corrections": noted}


def corrections_of_one_event(count: int) -> Sections:
    """All on other days."""
    noted: list[Value] = [correction(n, "event-0") for n in range(count)]
    return {"events": [event(0)], "corrections": noted}


def correction(number: int, of: str) -> Record:
    """What was noted of an event."""
    said: Record = {"was": f"It was {number}.", "now": f"It is {number + 1}.", "why": "A slip."}
    return {"on": "2024-01-02", "event": of, "kind": "correction", **said}


def sides(count: int) -> Sections:
    """A side, a person of it and an event with their words."""
    named: Record = {f"side-{n}": f"Side {n}" for n in range(count)}
    speaking: Record = {
        f"person-{n}": {"name": f"Ana Belov {n}", "side": f"side-{n}"} for n in range(count)
    }
    events: Value = [event(n, accounts=[spoken(n, n)]) for n in range(count)]
    return {"sides": named, "people": speaking, "sources": sources(1), "events": events}


def sides_of_one_event(count: int) -> Sections:
    """A side and a person of it, all heard in one event."""
    made = sides(count)
    return {**made, "events": [event(0, accounts=[spoken(n, n) for n in range(count)])]}


def chain_of_based_on(count: int) -> Sections:
    """Each source retells the one before; an event for each."""
    made = chain(count)
    return {"sources": made, "events": [event(n, accounts=[account(n)]) for n in range(count)]}


def chain_in_one_event(count: int) -> Sections:
    """Each source retells the one before; one event has the words of all."""
    told: list[Value] = [account(n) for n in range(count)]
    return {"sources": chain(count), "events": [event(0, accounts=told)]}


def chain(count: int) -> Record:
    """Sources that each retell the one before."""
    retelling: Record = {
        f"source-{n}": source(n, based_on=[f"source-{n - 1}"]) for n in range(1, count)
    }
    return {"source-0": source(0), **retelling}


def one_based_on_many(count: int) -> Sections:
    """One source retells all others, and each event has its words."""
    first = source(0, based_on=[f"source-{n}" for n in range(1, count)])
    events: Value = [event(n, accounts=[account(0)]) for n in range(count)]
    return {"sources": {**sources(count), "source-0": first}, "events": events}


def disputes(count: int) -> Sections:
    """A question, and an event whose accounts differ on it."""
    asked: Record = {
        f"dispute-{n}": {"question": f"Who, {n}?", "positions": {"a": "One.", "b": "Another."}}
        for n in range(count)
    }
    events: list[Value] = [
        event(n, accounts=[account(k, position=f"dispute-{n}/{'ab'[k]}") for k in range(2)])
        for n in range(count)
    ]
    return {"disputes": asked, "sources": sources(2), "events": events}


def disputes_of_one_event(count: int) -> Sections:
    """One event is contested on every question."""
    told: list[Value] = [
        account(k, position=f"dispute-{n}/{'ab'[k]}") for n in range(count) for k in range(2)
    ]
    return {**disputes(count), "events": [event(0, accounts=told)]}


def positions_in_one_event(count: int) -> Sections:
    """One question with as many answers, each held by an account of one event."""
    told: list[Value] = [account(n, position=f"dispute/answer-{n}") for n in range(count)]
    return {"disputes": question(count), "sources": sources(count), "events": [
        event(0, accounts=told)
    ]}  # fmt: skip


def positions(count: int) -> Sections:
    """One question with as many answers, each held by an account of an event of its own."""
    events: list[Value] = [
        event(n, accounts=[account(n, position=f"dispute/answer-{n}")]) for n in range(count)
    ]
    return {"disputes": question(count), "sources": sources(count), "events": events}


def question(count: int) -> Record:
    """One dispute with so many positions."""
    answers: Record = {f"answer-{n}": f"It was {n}." for n in range(count)}
    return {"dispute": {"question": "Who was it?", "positions": answers}}


def reports_of_one_remark(count: int) -> Sections:
    """In one event."""
    told: list[Value] = [
        {**spoken(n, 0), "source": f"source-{n}", "remark": "remark"} for n in range(count)
    ]
    return {
        "sources": sources(count),
        "people": people(1),
        "remarks": {"remark": {"same_because": "Both report one answer."}},
        "events": [event(0, accounts=told)],
    }


def remarks(count: int) -> Sections:
    """Each reported twice, in one event."""
    told: list[Value] = [
        {**spoken(n, 0), "source": f"source-{k}", "remark": f"remark-{n}"}
        for n in range(count)
        for k in range(2)
    ]
    noted: Record = {f"remark-{n}": {"same_because": "One answer."} for n in range(count)}
    return {
        "sources": sources(2), "people": people(1), "remarks": noted,
        "events": [event(0, accounts=told)],
    }  # fmt: skip


def roles_of_one_person(count: int) -> Sections:
    """One person with as many roles speaks in as many events."""
    roles: list[Value] = [
        {"role": f"Member {n}", "from": str(1000 + n % 900)} for n in range(count)
    ]
    speaking: Record = {"person-0": {"name": "Ana Belov", "roles": roles}}
    told: Value = [event(n, accounts=[spoken(n, 0)]) for n in range(count)]
    return {"sources": sources(1), "people": speaking, "events": told}


def topics(count: int) -> Sections:
    """A topic of each event's own."""
    return {"events": [event(n, topics=[f"topic {n}"]) for n in range(count)]}


def topics_of_one_event(count: int) -> Sections:
    """All in two events."""
    named: list[Value] = [f"topic {n}" for n in range(count)]
    return {"events": [event(n, topics=named) for n in range(2)]}


def former_ids(count: int) -> Sections:
    """One event that had as many ids before."""
    return {"events": [event(0, was=[f"was-{n}" for n in range(count)])]}


def dates_of_one_event(count: int) -> Sections:
    """Each source gives it another date."""
    told: list[Value] = [
        account(n, date=str(1000 + n % 1000) + f"-{n // 1000 % 12 + 1:02}") for n in range(count)
    ]
    return {"sources": sources(count), "events": [event(0, accounts=told)]}


def events_of_one_day(count: int) -> Sections:
    """All of one date, with titles that differ in a number."""
    return {"events": [event(n, date="2022-07-08") for n in range(count)]}


def events(count: int) -> Sections:
    """Without accounts."""
    return {"events": [event(n) for n in range(count)]}


def unknown_ids(count: int) -> Sections:
    """Each event cites a source that is not there, of as many that are."""
    told: list[Value] = [event(n, accounts=[f"sorce-{n}x"]) for n in range(count)]
    return {"sources": sources(count), "events": told}


def unknown_keys(count: int) -> Sections:
    """Each event has a key that there is not, and a date that is none."""
    told: list[Value] = [event(n, wher="Bali", date="2022-02-30") for n in range(count)]
    return {"events": told}


def drafts(count: int) -> Sections:
    """All but one are drafts, and each links to the one before."""
    text = "See [that](event:event-{})."
    told: list[Value] = [
        event(n, draft=True, text=text.format(max(0, n - 1))) for n in range(1, count)
    ]
    return {"events": [event(0), *told]}


def chain_of_after(count: int) -> Sections:
    """Each event says that it comes after the one before."""
    told: list[Value] = [event(n, after=[f"event-{n - 1}"]) for n in range(1, count)]
    return {"events": [event(0), *told]}


def circle_of_after(count: int) -> Sections:
    """Each event says that it comes after the one before, the first after the last."""
    told: list[Value] = [event(n, after=[f"event-{(n or count) - 1}"]) for n in range(count)]
    return {"events": told}


def eras(count: int) -> Sections:
    """An era of a month for each event."""
    named: list[Value] = [
        {
            "title": f"Era {n}",
            "date": f"{event(n)['date']}/{1001 + n // 12 % 1000}",
        }
        for n in range(count)
    ]
    return {"eras": named, "events": [event(n) for n in range(count)]}


def places(count: int) -> Sections:
    """A place for each event."""
    named: Record = {f"place-{n}": {"name": f"Town {n}"} for n in range(count)}
    told: list[Value] = [event(n, place=f"place-{n}") for n in range(count)]
    return {"places": named, "events": told}


def people_about(count: int) -> Sections:
    """One event that is about many people."""
    named: Record = {f"person-{n}": {"name": f"Ana Belov {n}"} for n in range(count)}
    return {"people": named, "events": [event(0, people=[*named])]}


FAMILIES: Final[Mapping[str, Maker]] = {
    make.__name__.replace("_", "-"): make
    for make in (
        events, accounts_of_one_event, accounts_of_one_source, cited_by_one_event,
        cited_in_one_text, links_in_one_text, links_between_events, corrections,
        corrections_of_one_event, sides, sides_of_one_event, chain_of_based_on,
        chain_in_one_event, one_based_on_many, disputes, disputes_of_one_event, positions,
        positions_in_one_event, remarks, reports_of_one_remark, roles_of_one_person, topics,
        topics_of_one_event, former_ids, dates_of_one_event, events_of_one_day, unknown_ids,
        unknown_keys, drafts, chain_of_after, circle_of_after, eras, places, people_about,
    )
}  # fmt: skip


WRONG: Final = frozenset(("unknown-ids", "unknown-keys", "circle-of-after"))
"""Families of problems: these are found, and nothing is rendered."""


def measure(family: str, count: int, work: Path) -> float:
    """Processor seconds of all of a build but writing, for so many of one thing."""
    docs = make_docs(family, count, work)
    gc.collect()
    start = process_time()
    site = load(docs, settings=Settings())
    if not site.has_errors:
        site.render()
    return process_time() - start


def make_docs(family: str, count: int, work: Path) -> Path:
    """A docs folder with so many of one thing."""
    docs = work / f"{family}-{count}"
    folder = docs / "chronicle"
    folder.mkdir(parents=True)
    made: Sections = {"title": "A chronicle", "summary": "Invented.", "language": "en"}
    made.update(FAMILIES[family](count))
    (folder / "timeline.yml").write_text(as_yaml(made).lstrip("\n") + "\n", "utf-8")
    return docs


def row(family: str, sizes: Sequence[int]) -> str:
    """A family's line of the table."""
    with tempfile.TemporaryDirectory() as work:
        taken = [measure(family, size, Path(work)) for size in sizes]
    cells = [f"{seconds:.2f} s" for seconds in taken]
    growth = exponents(zip(sizes, taken, strict=True))
    return f"| {family} | {' | '.join(cells)} | {growth} |"


def main() -> None:
    """Measure the families that the command line names, or all, and print a table in Markdown."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("families", nargs="*", metavar="FAMILY", help=", ".join(FAMILIES))
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    wanted = parser.parse_args()
    print(f"| | {' | '.join(f'{size:,}' for size in wanted.sizes)} | grows as |")
    print(f"| --- |{' ---: |' * (len(wanted.sizes) + 1)}")
    for family in wanted.families or FAMILIES:
        print(row(family, wanted.sizes), flush=True)


if __name__ == "__main__":
    main()
