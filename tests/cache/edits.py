"""A small timeline that has one of everything, and edits of it at random."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from bench.generate import Value, as_yaml

WORDS: Final = "Port Hall Deal Night Storm Fleet 5 <b> *not* é “Quay” & the".split()  # noqa: SIM905
DAYS: Final = ("2022-07-08", "2022-07", "2022", "about 1850", "2021-11-30 14:05", "before 2020")
TEXTS: Final = (
    "As [@outlet-a] says. Later came [the end](event:ends).",
    "See [](event:begins) and [@agency].",
    "Nothing is known.",
    "“We want a deal” was said.",
    "",
)

MOVED: Final = 0.5
"""How often an event begins on another line than it did."""

Data = dict[str, Any]
Edit = Callable[[Data, random.Random], None]


def timeline() -> Data:
    """A small timeline that has one of everything."""
    quote = {"source": "outlet-a", "by": "belov", "to": "reporters", "quote": "We want a deal"}
    return {
        "title": "The talks",
        "summary": "What was said, from [the start](event:begins).",
        "language": "en",
        "sides": {"north": "Northland", "south": "Southland"},
        "people": {
            "belov": {"name": "Ana Belov", "side": "south", "roles": [{"role": "Minister"}]},
            "dahl": {"name": "Nils Dahl", "side": "north", "also": ["Dahl"]},
        },
        "sources": {
            "outlet-a": {
                "type": "news",
                "title": "Talks open",
                "outlet": "Outlet A",
                "published": "2022-07-09",
                "url": "https://a.example/talks",
                "text": "texts/a.txt",
                "based_on": ["agency"],
            },
            "agency": {"type": "wire", "agency": "Wire One", "published": "2022-07-08"},
        },
        "disputes": {
            "contact": {
                "question": "Who hung up?",
                "positions": {"north-did": "Northland.", "south-did": "Southland."},
            }
        },
        "remarks": {"deal": {"same_because": "One answer."}},
        "events": [
            {
                "id": "begins",
                "date": "2022-07-07",
                "date_from": [{"source": "outlet-a", "words": "on Thursday"}],
                "title": "The talks begin",
                "text": TEXTS[0],
                "where": "Bali",
                "topics": ["talks"],
                "added": "2022-08-01",
                "accounts": [
                    {**quote, "id": "said", "remark": "deal", "position": "contact/north-did"},
                    {"source": "agency", "by": "belov", "quote": "A deal", "remark": "deal"},
                ],
            },
            {
                "id": "ends",
                "was": ["stops"],
                "date": "2022-07-08",
                "title": "The talks end",
                "accounts": [
                    {
                        "source": "agency",
                        "narration": "It is over",
                        "position": "contact/south-did",
                        "denies": "said",
                    }
                ],
            },
            *(
                {
                    "id": f"event-{n}",
                    "date": f"20{10 + n}-03-0{n + 1}",
                    "title": f"Number {n}",
                    "accounts": ["agency"],
                    "topics": ["grain"],
                }
                for n in range(7)
            ),
        ],
        "corrections": [
            {"on": "2022-09-01", "event": "ends", "kind": "correction", "was": "a", "now": "b"}
        ],
    }


def words(chance: random.Random) -> str:
    return " ".join(chance.choices(WORDS, k=3))


def event_of(data: Data, chance: random.Random) -> Data:
    event: Data = chance.choice(data["events"])
    return event


def set_key(key: str, values: Callable[[random.Random], object]) -> Edit:
    def edit(data: Data, chance: random.Random) -> None:
        event_of(data, chance)[key] = values(chance)

    return edit


def add_event(data: Data, chance: random.Random) -> None:
    number = chance.randrange(10_000)
    event = {"id": f"new-{number}", "date": chance.choice(DAYS), "title": words(chance)}
    data["events"].insert(chance.randrange(len(data["events"])), event)


def drop_event(data: Data, chance: random.Random) -> None:
    data["events"].remove(event_of(data, chance))


def cite(data: Data, chance: random.Random) -> None:
    source = chance.choice([*data["sources"]])
    event_of(data, chance).setdefault("accounts", []).append(source)


def say(data: Data, chance: random.Random) -> None:
    account = {"source": "agency", "by": chance.choice(["belov", "dahl"]), "quote": words(chance)}
    account["position"] = f"contact/{chance.choice(['north-did', 'south-did'])}"
    event_of(data, chance).setdefault("accounts", []).append(account)


def set_record(section: str, key: str, values: Callable[[random.Random], object]) -> Edit:
    def edit(data: Data, chance: random.Random) -> None:
        chance.choice([*data[section].values()])[key] = values(chance)

    return edit


def add_source(data: Data, chance: random.Random) -> None:
    name = f"source-{chance.randrange(10_000)}"
    data["sources"] = {name: {"type": "news", "title": words(chance)}, **data["sources"]}


def correct(data: Data, chance: random.Random) -> None:
    event = event_of(data, chance)["id"]
    data["corrections"].append(
        {"on": "2022-10-01", "event": event, "kind": "update", "now": words(chance)}
    )


def rename_side(data: Data, chance: random.Random) -> None:
    data["sides"][chance.choice([*data["sides"]])] = words(chance)


def leave_side(data: Data, chance: random.Random) -> None:
    chance.choice([*data["people"].values()]).pop("side", None)


def rename_position(data: Data, chance: random.Random) -> None:
    data["disputes"]["contact"]["positions"]["north-did"] = words(chance)


def retitle(data: Data, chance: random.Random) -> None:
    data[chance.choice(["title", "summary"])] = words(chance)


def turn_round(data: Data, chance: random.Random) -> None:
    data["order"] = chance.choice(["newest-first", "oldest-first"])


def shuffle(data: Data, chance: random.Random) -> None:
    chance.shuffle(data["events"])


def reorder_sources(data: Data, chance: random.Random) -> None:
    names = [*data["sources"]]
    chance.shuffle(names)
    data["sources"] = {name: data["sources"][name] for name in names}


def translate(data: Data, chance: random.Random) -> None:
    data["language"] = chance.choice(["en", "fr", "ar"])


EVENT_EDITS: Final[tuple[Edit, ...]] = (
    set_key("title", words),
    set_key("date", lambda chance: chance.choice(DAYS)),
    set_key("text", lambda chance: chance.choice(TEXTS)),
    set_key("where", words),
    set_key("topics", lambda chance: [words(chance)]),
    set_key("draft", lambda chance: chance.choice(["true", "false"])),
    set_key("added", lambda chance: f"2022-08-{chance.randrange(10, 28)}"),
    set_key("colour", words),  # an error
    *(add_event, drop_event, cite, say, correct, shuffle),
)
OTHER_EDITS: Final[tuple[Edit, ...]] = (
    set_record("people", "name", words),
    set_record("people", "side", lambda chance: chance.choice(["north", "south"])),
    set_record("sources", "title", words),
    set_record("sources", "outlet", words),
    set_record("remarks", "same_because", words),
    set_record("disputes", "question", words),
    *(add_source, leave_side, rename_side, rename_position, retitle, turn_round, translate),
    reorder_sources,
)


def write(data: Data, docs: Path) -> None:
    """All of it in one file."""
    _write_file("timeline", data, docs)


def write_apart(data: Data, docs: Path, chance: random.Random) -> None:
    """Sections in files of their own; the lines of the events are moved now and then."""
    apart = ("events", "people", "sources")
    _write_file("timeline", {key: value for key, value in data.items() if key not in apart}, docs)
    for name in apart:
        _write_file(name, data[name], docs)
    if chance.random() < MOVED:
        path = docs / "talks" / "events.yml"
        lines = path.read_text("utf-8").splitlines(keepends=True)
        at = chance.choice([n for n, line in enumerate(lines) if line.startswith("- ")])
        lines.insert(at, chance.choice(["\n", "# A remark.\n", "\n\n"]))
        path.write_text("".join(lines), "utf-8")


def _write_file(name: str, data: Value, docs: Path) -> None:
    text = as_yaml(data).lstrip("\n") + "\n"
    (docs / "talks" / f"{name}.yml").write_text(text, "utf-8")
