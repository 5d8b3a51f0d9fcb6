"""Make a docs folder with N invented events, the same ones for the same N and seed.

    python bench/generate.py 1000 /some/folder [--seed 7]

The proportions are those of a kept chronology: one to three accounts an event, about half of
them quotations; a source for every two events; a speaker for every forty; a dispute for every
hundred; a remark for every fifty; eighty words of prose; dates over eight years, most of them
days, some months, intervals and bounds. Each source has a text that holds what is quoted of it.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

FIRST_DAY = date(2015, 1, 1)
DAYS = 8 * 365
WORDS = """
able about account across after again agree along among answer arrive ask aside assembly
attend away back before begin behind below between bridge bring broad build call carry centre
chair change city claim close coast come committee common council country court cross crowd
customs daily dark day deal delay deliver demand deputy district document door draft drive early
east elect end engine enter evening every far farm field figure find first floor follow force
form forward found garden gate general give go grain ground group guard half hall harbour head
hear hold hope hour house inside island issue join keep lake land large last late law lead leave
letter level line list local long low main make march market matter measure meet member message
middle mine minister moment morning mountain move near night north note offer office open order
outside paper part party pass pay people place plan plant point port power present press price
public question quiet rail rain reach read ready record region reply report rest return rise
river road room rule safe say school sea season second send set ship shore short side sign site
small south speak square stand start state station stay step still stop storm street strike
summer supply table take talk tax team tell term thing town trade train tree turn union valley
village visit voice vote wait walk wall water week west while wide wind winter word work year
""".split()  # noqa: SIM905
TOPICS = ("talks", "grain", "border", "court", "vote", "weather", "rail", "health")
SIDES = ("north", "south", "islands")
TYPES = ("news",) * 7 + ("wire", "official", "video")
KINDS = ("quote", "paraphrase", "narration", "citation")
KIND_SHARES = (45, 15, 15, 25)

Value = str | bool | list["Value"] | dict[str, "Value"]
Record = dict[str, Value]


@dataclass(slots=True)
class Chronicle:
    """The sections of one timeline, and the paragraphs of each source's own text.

    `cited` is the day of the last event that a source reports.
    """

    people: dict[str, Record]
    cited: dict[str, date] = field(default_factory=dict)
    texts: dict[str, list[str]] = field(default_factory=dict)
    sources: dict[str, Record] = field(default_factory=dict)
    events: list[Record] = field(default_factory=list)
    disputes: dict[str, Record] = field(default_factory=dict)
    remarks: dict[str, Record] = field(default_factory=dict)


def make_chronicle(count: int, seed: int) -> Chronicle:
    """Invent `count` events and all that they refer to."""
    chance = random.Random(f"{seed}:{count}")
    made = Chronicle(people=make_people(chance, max(6, count // 40)))
    made.disputes = make_disputes(chance, max(2, count // 100))
    made.remarks = {
        f"remark-{n}": {"same_because": f"Both report the answer given on occasion {n}."}
        for n in range(max(1, count // 50))
    }
    days = sorted(chance.randrange(DAYS) for _ in range(count))
    outlets = max(4, count // 2)
    for number, day in enumerate(days):
        # Sources follow the events in time: what cites one is close to it.
        near = number * outlets // count
        pool = [f"source-{n}" for n in range(max(0, near - 2), min(outlets, near + 3))]
        made.events.append(make_event(chance, number, FIRST_DAY + timedelta(day), pool, made))
    made.sources = make_sources(chance, made.cited)
    return made


def make_people(chance: random.Random, count: int) -> dict[str, Record]:
    """Speakers, each with a side and a role."""
    people: dict[str, Record] = {}
    for number in range(count):
        name = f"{chance.choice(WORDS).title()} {chance.choice(WORDS).title()}son {number}"
        role: Record = {"role": f"Member for {chance.choice(WORDS).title()}"}
        people[f"person-{number}"] = {
            "name": name,
            "side": chance.choice(SIDES),
            "roles": [role],
        }
    return people


def make_disputes(chance: random.Random, count: int) -> dict[str, Record]:
    """Questions with two or three positions."""
    return {
        f"dispute-{number}": {
            "question": f"{make_prose(chance, 8).rstrip('.')}?",
            "positions": {
                f"answer-{n}": make_prose(chance, 9) for n in range(chance.choice((2, 2, 3)))
            },
        }
        for number in range(count)
    }


def make_event(
    chance: random.Random, number: int, day: date, pool: list[str], made: Chronicle
) -> Record:
    """One event with its accounts."""
    cited = chance.sample(pool, k=min(len(pool), chance.choices((1, 2, 3), (5, 3, 2))[0]))
    made.cited.update(dict.fromkeys(cited, day))
    event: Record = {
        "id": f"{chance.choice(WORDS)}-{chance.choice(WORDS)}-{number}",
        "date": write_date(chance, day),
        "title": f"{make_words(chance, 5).capitalize()} ({number})",
        "text": make_text(chance, cited, made.events),
        "where": f"{chance.choice(WORDS).title()}, {chance.choice(WORDS).title()}",
        "topics": [*chance.sample(TOPICS, k=chance.choice((1, 1, 2)))],
    }
    event["accounts"] = [make_account(chance, source, made) for source in cited]
    return event


def write_date(chance: random.Random, day: date) -> str:
    """A date as authors write it: mostly a day, sometimes a month, an interval or a bound."""
    later = day + timedelta(chance.randrange(1, 20))
    forms = (
        day.isoformat(),
        f"{day.day} {day:%B} {day.year}",
        f"{day:%Y-%m}",
        f"{day}/{later}",
        f"not before {day}",
        f"{day:%Y-%m}~",
    )
    return chance.choices(forms, (62, 10, 12, 10, 3, 3))[0]


def make_text(chance: random.Random, cited: list[str], earlier: list[Record]) -> str:
    """Eighty words, more or less; half of the texts cite, a few link to another event."""
    text = f"{make_prose(chance, chance.randrange(25, 45))}\n\n"
    text += make_prose(chance, chance.randrange(35, 60))
    if chance.random() < 0.5:
        text += f" As one paper has it [@{cited[0]}]."
    if earlier and chance.random() < 0.1:
        text += f" See [what came before](event:{chance.choice(earlier)['id']})."
    return text


def make_account(chance: random.Random, source: str, made: Chronicle) -> Value:
    """What one source says: its words for someone, its own, or only that it is cited."""
    text = made.texts.setdefault(source, [])
    text.append(make_prose(chance, chance.randrange(20, 60)))
    kind = chance.choices(KINDS, KIND_SHARES)[0]
    if kind == "citation":
        return source
    words = make_prose(chance, chance.randrange(8, 26))
    account: Record = {"source": source, kind: words, "at": f"paragraph {len(text) + 1}"}
    if kind == "narration":
        text.append(words)
        return account
    speaker = chance.choice([*made.people])
    account["by"] = speaker
    name = made.people[speaker]["name"]
    text.append(f'"{words}" {name} said.' if kind == "quote" else f"{words} So said {name}.")
    if chance.random() < 0.15:
        account["position"] = f"{chance.choice([*made.disputes])}/answer-{chance.randrange(2)}"
    if kind == "quote" and chance.random() < 0.05:
        account["remark"] = chance.choice([*made.remarks])
    return account


def make_sources(chance: random.Random, cited: Mapping[str, date]) -> dict[str, Record]:
    """The sources that events cite, each published soon after the last event that it reports."""
    sources: dict[str, Record] = {}
    for number, (source, day) in enumerate(cited.items()):
        published = day + timedelta(32)
        sources[source] = {
            "type": chance.choice(TYPES),
            "title": make_words(chance, 8).capitalize(),
            "outlet": f"The {chance.choice(WORDS).title()} {chance.randrange(40)}",
            "by": [f"{chance.choice(WORDS).title()} {chance.choice(WORDS).title()}"],
            "published": published.isoformat(),
            "language": "en",
            "url": f"https://outlet-{number % 40}.example/{number}/{chance.choice(WORDS)}",
            "accessed": (published + timedelta(20)).isoformat(),
            "text": f"texts/{source}.txt",
        }
    return sources


def make_words(chance: random.Random, count: int) -> str:
    """So many words, without a stop."""
    return " ".join(chance.choices(WORDS, k=count))


def make_prose(chance: random.Random, count: int) -> str:
    """So many words in sentences of about a dozen."""
    sentences = []
    while count > 0:
        length = min(count, chance.randrange(7, 16))
        sentences.append(f"{make_words(chance, length).capitalize()}.")
        count -= length
    return " ".join(sentences)


def as_yaml(value: Value, indent: int = 0) -> str:
    """Block YAML. Every text is double-quoted, which needs no rule about what is safe bare."""
    pad = " " * indent
    if isinstance(value, dict) and value:
        return "".join(f"\n{pad}{key}:{as_yaml(entry, indent + 2)}" for key, entry in value.items())
    if isinstance(value, list) and value:
        items = (as_yaml(item, indent + 2) for item in value)
        return "".join(f"\n{pad}- {item.lstrip()}" for item in items)
    return " " + json.dumps(value, ensure_ascii=False)


def write_docs(chronicle: Chronicle, docs: Path) -> None:
    """Write the sections as files, the events as a folder with a file for each thousand.

    The sources' texts go beside the docs folder, where private copies are kept.
    """
    folder = docs / "chronicle"
    (folder / "events").mkdir(parents=True)
    (docs / "index.md").write_text("# Benchmark\n\nInvented events.\n", "utf-8")
    sides: Record = {side: side.title() for side in SIDES}
    top: Record = {"title": "A chronicle", "summary": "Invented events.", "sides": sides}
    files: dict[str, Value] = {
        "timeline.yml": {**top, "language": "en", "zone": "UTC"},
        "people.yml": {**chronicle.people},
        "sources.yml": {**chronicle.sources},
        "disputes.yml": {**chronicle.disputes},
        "remarks.yml": {**chronicle.remarks},
    }
    for start in range(0, len(chronicle.events), 1000):
        part: list[Value] = [*chronicle.events[start : start + 1000]]
        files[f"events/{start:06}.yml"] = part
    for name, content in files.items():
        (folder / name).write_text(as_yaml(content).lstrip("\n") + "\n", "utf-8")
    texts = docs.parent / "texts"
    texts.mkdir()
    for source, paragraphs in chronicle.texts.items():
        (texts / f"{source}.txt").write_text("\n\n".join(paragraphs) + "\n", "utf-8")


def main() -> None:
    """Write the docs folder that the command line names."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("count", type=int, help="how many events")
    parser.add_argument("docs", type=Path, help="the folder to make")
    parser.add_argument("--seed", type=int, default=7)
    wanted = parser.parse_args()
    write_docs(make_chronicle(wanted.count, wanted.seed), wanted.docs)


if __name__ == "__main__":
    main()
