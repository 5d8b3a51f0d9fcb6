"""Two faults at once: each is reported as if it were alone."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

from tests.fuzz import words
from tests.fuzz.pipeline import load
from tests.fuzz.projects import Made, to_yaml

from dateline import build
from dateline.problems import Problems
from dateline.read.yaml.file import read_yaml

Tree = dict[str, Any]
Fault = Callable[[Tree], object]


def sound() -> Tree:
    """A timeline with nothing wrong, with records for a fault each."""
    return {
        "title": "Talks",
        "sides": {"north": "Northland", "south": "Southland"},
        "disputes": {"what": {"question": "Who?", "positions": {"yes": "Yes", "no": "No"}}},
        "remarks": {"one": {"same_because": "One day."}},
        "people": {
            name: {"name": name.title(), "side": "north", "roles": [{"role": "Minister"}]}
            for name in ("belov", "dahl")
        },
        "sources": {
            name: {"type": "news", "outlet": name, "url": f"https://{name}.example/x"}
            for name in ("outlet-a", "outlet-b", "outlet-c", "outlet-d")
        },
        "events": [
            {
                "id": f"event-{letter}",
                "date": f"2022-07-0{number}",
                "title": f"The talks, day {number}",
                "accounts": [
                    {"source": f"outlet-{letter}", "quote": "We left early", "by": "belov"},
                    f"outlet-{letter}",
                ],
            }
            for number, letter in enumerate("abcd", 1)
        ],
        "corrections": [{"on": "2026-11-21", "kind": "update", "event": "event-a", "why": "x"}],
    }


def _set(path: str, value: object) -> Fault:
    def change(tree: Tree) -> None:
        *way, last = path.split(".")
        here: Any = tree
        for step in way:
            here = here[int(step) if isinstance(here, list) else step]
        here[int(last) if isinstance(here, list) else last] = value

    return change


def _drop(path: str) -> Fault:
    def change(tree: Tree) -> None:
        *way, last = path.split(".")
        here: Any = tree
        for step in way:
            here = here[int(step) if isinstance(here, list) else step]
        del here[int(last) if isinstance(here, list) else last]

    return change


# Each group is of one record, so that two faults of two groups have nothing to do with each other.
FAULTS: dict[str, tuple[Fault, ...]] = {
    "frame": (
        _set("language", "xx"), _set("zone", "Mars/Base"), _set("order", "up"),
        _set("titel", "x"), _set("title", ["x"]), _set("sides.south", ["x"]),
        _set("summary", "[x](javascript:alert(1))"), _set("summary", "[@nobody]"),
        _set("date_order", "ydm"), _set("title", "a\u202eb"),
    ),
    "dispute": (
        _set("disputes.what.question", ["x"]), _drop("disputes.what.question"),
        _set("disputes.what.extra", "x"), _set("disputes.what.positions.yes", ""),
        _set("disputes.Bad", {"question": "x", "positions": {"a": "b"}}),
        _set("disputes.what", "x"),
    ),
    "remark": (
        _set("remarks.one.same_because", ["x"]), _set("remarks.one.spoken_in", "klingon"),
        _set("remarks.two", {}), _set("remarks.one.x", "y"),
    ),
    "person": (
        _set("people.dahl.side", "west"), _drop("people.dahl.name"), _set("people.dahl.x", "y"),
        _set("people.dahl.roles.0.from", "soon"), _set("people.dahl.also", "x"),
        _set("people.dahl", "x"), _set("people.dahl.name", "x\u202e"),
    ),
    "source": (
        _set("sources.outlet-b.type", "gossip"), _drop("sources.outlet-b.type"),
        _set("sources.outlet-b.url", "javascript:alert(1)"),
        _set("sources.outlet-b.published", "soon"),
        _set("sources.outlet-b.based_on", ["outlet-z"]), _set("sources.outlet-b.text", "../x.txt"),
        _set("sources.outlet-b.language", "xx"), _set("sources.outlet-b.by", "Lee"),
        _set("sources.outlet-b.archived", {"url": "https://archive.example/https://z.example/"}),
        _set("sources.outlet-b.dateline", {"date": "2022-02-30"}), _set("sources.outlet-b", "x"),
        _set("sources.outlet-b.published_from", [{"source": "outlet-z", "words": "x"}]),
    ),
    "event b": (
        _drop("events.1.id"), _drop("events.1.title"), _drop("events.1.date"),
        _set("events.1.date", "2022-02-30"), _set("events.1.id", "A B"), _set("events.1.x", "y"),
        _set("events.1.text", "[x](event:nothing)"), _set("events.1.text", "[@nobody]"),
        _set("events.1.draft", "maybe"), _set("events.1.topics", "x"),
        _set("events.1.added", "2022"),
        _set("events.1.image", {"file": "../x.png", "alt": "x"}), _set("events.1.was", ["../x"]),
        _set("events.1.accept", [{"code": "x", "because": "y"}]), _set("events.1", "x"),
        _set("events.1.date_from", [{"words": "on Friday"}]),
        _set("events.1.image", {"file": "x.png"}),
    ),
    "event c": (
        _set("events.2.accounts.0.source", "outlet-z"), _drop("events.2.accounts.0.source"),
        _set("events.2.accounts.0.by", "nobody"), _set("events.2.accounts.0.by", ["belov"]),
        _set("events.2.accounts.0.position", "what/maybe"),
        _set("events.2.accounts.0.remark", "two"),
        _set("events.2.accounts.0.narration", "x"), _set("events.2.accounts.0.quote", ""),
        _set("events.2.accounts.0.said", "never"), _set("events.2.accounts.0.x", "y"),
        _set("events.2.accounts.1", "outlet-z"), _set("events.2.accounts.0.date", "99 July"),
        _set("events.2.accounts.0.via", {"named": "x"}), _set("events.2.accounts", "x"),
        _set("events.2.accounts.0.date_from", [{"source": "outlet-z", "words": "on Friday"}]),
    ),
    "event d": (
        _set("events.3.id", "event-a"), _set("events.3.date", "2022-07-04/2022-07-01"),
        _set("events.3.accounts.0.quote", "a\u202eb"), _set("events.3.title", "a\u202eb"),
        _set("events.3.accounts.0", {}), _set("events.3.date", "Friday, 9 July 2022"),
    ),
    "correction": (
        _set("corrections.0.event", "nothing"), _set("corrections.0.kind", "oops"),
        _drop("corrections.0.on"), _set("corrections.0.on", "July"), _drop("corrections.0.why"),
        _set("corrections.0.x", "y"), _set("corrections.0", "x"),
    ),
}  # fmt: skip
# Faults of form end the reading of a file; each is put into a file of its own.
BROKEN = (
    "a: [1, 2", "a: b: c", "\ta: b", "- x\nb", "a: 'b", "a: &x b", "a: *x", "a: !!set x", "{a: b",
    "a: b\n---\nc: d", "%YAML", "a: b\na: c", "a: \x07", "@x", "a: `x`",
)  # fmt: skip
SECTIONS = ("people", "sources", "disputes", "remarks", "events", "corrections")


def two_faults(rng: Random, folder: Path) -> int:
    """Fault A alone, fault B alone, and both: what each gives is among what both give."""
    if rng.random() < 0.25:
        return _two_broken_files(rng, folder)
    first, second = rng.sample(sorted(FAULTS), 2)
    faults = rng.choice(FAULTS[first]), rng.choice(FAULTS[second])
    style = rng.randrange(1000)
    none = _problems(sound(), folder, style)
    alone = [_problems(_with(fault), folder, style) - none for fault in faults]
    both = _problems(_with(*faults), folder, style)
    assert not {code for code, _ in none} - {"no-text"}, none
    for found, name in zip(alone, (first, second), strict=True):
        assert found, f"a fault of the {name} is not reported"
        assert found <= both, found - both
    return 1000


def _with(*faults: Fault) -> Tree:
    tree = copy.deepcopy(sound())
    for fault in faults:
        fault(tree)
    return tree


def _problems(tree: Tree, folder: Path, style: int) -> set[tuple[str, str]]:
    site = load(
        Made("talks", tree, {"site_name": "x", "site_url": "https://site.example/"}, style=style),
        folder / "f",
    )
    # Another fault may move a line that a message names.
    return {(p.code, re.sub(r":\d+:\d+", "", p.message)) for p in site.problems}


def _two_broken_files(rng: Random, folder: Path) -> int:
    names = rng.sample(SECTIONS, 2)
    texts = dict(zip(names, rng.choices(BROKEN, k=2), strict=True))
    timelines = [{names[0]: texts[names[0]]}, {names[1]: texts[names[1]]}, texts]
    # A file that cannot be read to its end hides what only a whole timeline shows.
    found = [_problems_of_form(files, folder) for files in timelines]
    assert found[0], texts[names[0]]
    assert found[1], texts[names[1]]
    assert found[0] | found[1] <= found[2], (found[0] | found[1]) - found[2]
    return 200


def _problems_of_form(broken: dict[str, str], folder: Path) -> set[tuple[str, str, str]]:
    tree = {key: value for key, value in sound().items() if key not in SECTIONS}
    load(Made("talks", tree, {"site_name": "x", "site_url": "https://site.example/"}), folder / "f")
    docs = folder / "f" / "docs"
    codes: set[str] = set()
    for name, text in broken.items():
        (docs / "talks" / f"{name}.yml").write_text(text, encoding="utf-8")
        problems = Problems()
        read_yaml(text.encode(), name, problems)
        codes |= {problem.code for problem in problems.all}
    found = [problem for problem in build.load(docs).problems if problem.code in codes]
    return {(Path(problem.place.path).name, problem.code, problem.message) for problem in found}


PIECES = (
    *(
        ": ",
        ":\n",
        "- ",
        "\n",
        "\n  ",
        "\n    ",
        "  ",
        "\t",
        "[",
        "]",
        "{",
        "}",
        ", ",
        "'",
        '"',
        "\\",
    ),
    *(
        "|\n",
        ">-\n",
        " #",
        "&a ",
        "*a",
        "!a ",
        "<<: ",
        "? ",
        "---\n",
        "...\n",
        "%",
        "\r\n",
        "\ufeff",
    ),
    *(
        "<<<<<<< HEAD\n",
        "=======\n",
        ">>>>>>> x\n",
        "title",
        "id: ",
        "null",
        "\x00",
        "\u2028",
        "\x85",
    ),
)


def damage(rng: Random, text: str) -> bytes:
    """A file's text after an accident: something lost, doubled, moved or put in."""
    for _ in range(rng.choice((1, 1, 2, 3, 8))):
        start = rng.randrange(len(text) + 1)
        end = min(len(text), start + rng.choice((0, 1, 1, 2, 5, 30)))
        lines = text.split("\n")
        match rng.randrange(7):
            case 0:
                text = text[:start] + text[end:]
            case 1 | 2:
                text = text[:start] + rng.choice(PIECES) + text[end:]
            case 3:
                text = text[:start] + str(words.line(rng, unseen=0.2)) + text[end:]
            case 4:
                text = text[:start]
            case 5:
                lines.insert(rng.randrange(len(lines)), rng.choice(lines))
                text = "\n".join(lines)
            case _:
                at = rng.randrange(len(lines))
                lines[at] = " " * rng.randrange(4) + lines[at].lstrip()
                text = "\n".join(lines)
    data = text.encode("utf-8", "surrogatepass" if rng.random() < 0.1 else "replace")
    if rng.random() < 0.05:
        at = rng.randrange(len(data) + 1)
        data = data[:at] + bytes([rng.randrange(256)]) + data[at:]
    return data


def damaged_tree(rng: Random) -> bytes:
    """The text of a sound timeline in one file, damaged."""
    tree = sound()
    if rng.random() < 0.5:
        group = rng.choice(sorted(FAULTS))
        rng.choice(FAULTS[group])(tree)
    return damage(rng, to_yaml(tree, rng).decode())
