"""Whole projects with made timelines: their files, and how they are laid on disk."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random
from typing import Any

from tests.fuzz import words
from tests.fuzz.words import Address, Harmless, Line

Tree = dict[str, Any]
SECTIONS = ("people", "sources", "events", "disputes", "remarks", "corrections")
PICTURE = b"\x89PNG\r\n\x1a\n"
PICTURES = (
    "a.png",
    "a b.png",
    "a(1).png",
    "\u00e4.png",
    "*a*.png",
    "a#b.png",
    "{{x}}.png",
    "a%20.png",
)
RECORDS = "zz-records"
SECOND = "zz/second"
BY_HAND = {"docs/index.md": "# By hand\n", "docs/other.md": "# Other\n", "notes.txt": "Mine.\n"}


@dataclass(frozen=True)
class Made:
    """A made project. `top` is timeline.yml with all sections; `apart` says which of them
    are files (`file`) or folders (`folder`) of their own. `shared` are sections in a folder of
    records, which the timeline uses; `second` is the timeline that translates it. Both may be
    empty.
    """

    folder: str
    top: Tree
    config: Tree
    texts: dict[str, list[str]] = field(default_factory=dict)
    apart: dict[str, str] = field(default_factory=dict)
    style: int = 0
    shared: Tree = field(default_factory=dict)
    second: Tree = field(default_factory=dict)

    def harmless(self) -> Made:
        """The same project with harmless words. Names of folders and files stay."""
        words_of = Harmless()
        given = [self.top, self.config, self.texts, self.shared, self.second]
        tree: Any = words_of.replace(given)
        top, config, texts, shared, second = tree
        return replace(self, top=top, config=config, texts=texts, shared=shared, second=second)

    @property
    def where(self) -> str:
        return f"docs/{self.folder}/" if self.folder else "docs/"

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Every file of the project, by its path."""
        yield "mkdocs.yml", _quoted(self.config, Random(self.style)).encode()
        for name, text in BY_HAND.items():
            if f"{self.where}index.md" != name:
                yield name, text.encode()
        for name, parts in self.texts.items():
            yield name, "".join(parts).encode("utf-8", "replace")
        top = dict(self.top)
        for section, kind in self.apart.items():
            if section in top:
                yield from self._apart(section, kind, top.pop(section))
        yield f"{self.where}timeline.yml", to_yaml(top, Random(self.style))
        for section, records in self.shared.items():
            yield f"docs/{RECORDS}/{section}.yml", to_yaml(records, Random(self.style))
        if self.second:
            yield f"docs/{SECOND}/timeline.yml", to_yaml(self.second, Random(self.style))
        for file in sorted({*_pictures(self.top.get("events", ()))}):
            yield self.where + file, PICTURE

    def _apart(self, section: str, kind: str, value: object) -> Iterator[tuple[str, bytes]]:
        rng = Random(self.style)
        if kind == "file":
            yield f"{self.where}{section}.yml", to_yaml(value, rng)
        elif isinstance(value, list):
            for number, item in enumerate(value):
                yield f"{self.where}{section}/{number:03}.yml", to_yaml([item], rng)
        elif isinstance(value, dict):
            for number, (key, item) in enumerate(value.items()):
                yield f"{self.where}{section}/{number:03}.yml", to_yaml({key: item}, rng)

    def size(self) -> int:
        return sum(len(content) for _, content in self.files())

    def lay(self, root: Path) -> Path:
        """Write the project into an empty folder; its docs folder."""
        for name, content in self.files():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        return root / "docs"


def _pictures(events: Iterable[object]) -> Iterator[str]:
    """The names of pictures that events have."""
    for event in events:
        if isinstance(event, dict):
            for medium in (event.get("image"), *event.get("media", ())):
                given = medium if isinstance(medium, dict) else {}
                yield from (given[key] for key in ("file", "poster") if given.get(key) in PICTURES)


def to_yaml(value: object, rng: Random) -> bytes:
    """YAML for a value: blocks or one line of JSON, and texts in several of YAML's ways."""
    if rng.random() < 0.2:
        return (_quoted(value, rng) + "\n").encode()
    text = "".join(f"{row}\n" for row in _rows(value, rng)) or "{}\n"
    return text.encode()


def _rows(value: object, rng: Random) -> Iterator[str]:
    if isinstance(value, dict) and value:
        for key, item in value.items():
            yield from _entry(f"{_key(key)}:", item, rng)
    elif isinstance(value, list) and value:
        for item in value:
            yield from _entry("-", item, rng)
    else:
        yield _quoted(value, rng)


def _entry(lead: str, item: object, rng: Random) -> Iterator[str]:
    if isinstance(item, (dict, list)) and item and rng.random() < 0.8:
        yield lead
        yield from (f"  {row}" for row in _rows(item, rng))
    elif isinstance(item, str) and _is_block(item) and rng.random() < 0.3:
        yield f"{lead} |-"
        yield from (f"  {row}" if row else "" for row in item.split("\n"))
    else:
        yield f"{lead} {_quoted(item, rng)}"


def _is_block(text: str) -> bool:
    """Whether a literal block gives this text back."""
    lines = text.split("\n")
    return (
        text.strip() == text != ""
        and all(char == "\n" or (char.isprintable() and char != "\ufeff") for char in text)
        and all(row == row.rstrip() for row in lines)
    )


def _key(key: object) -> str:
    text = str(key)
    return text if text.replace("_", "").isalpha() and text.isascii() else json.dumps(text)


def _quoted(value: object, rng: Random) -> str:
    if isinstance(value, str) and value.isprintable() and rng.random() < 0.3:
        return "'" + value.replace("'", "''") + "'"
    text = json.dumps(value, ensure_ascii=False)
    # YAML has other codes than JSON for characters beyond 16 bits.
    is_coded = not text.isprintable() or rng.random() < 0.3
    return "".join(map(_coded, text)) if is_coded else text


def _coded(char: str) -> str:
    if char.isascii():
        return char
    return f"\\u{ord(char):04x}" if ord(char) < 0x10000 else f"\\U{ord(char):08x}"


class Maker:
    """Makes one project. `wild` is how often a text is hostile."""

    def __init__(self, rng: Random, *, events: int, wild: float = 0.7, fill: float = 0.4) -> None:
        self._rng = rng
        self._count = events
        self._wild = wild
        self._fill = fill
        self._texts: dict[str, list[str]] = {}

    def make(self) -> Made:
        rng = self._rng
        ids = [words.event_id(rng, number) for number in range(self._count)]
        sources = [f"outlet-{'abc'[number]}" for number in range(rng.choice((1, 1, 2, 3)))]
        people = ["belov", "dahl-2"][: rng.randrange(3)]
        sides = ["north", "south"][: rng.randrange(3)]
        top: Tree = {"title": self._line(), "summary": self._prose(sources, ids)}
        top |= self._some(
            language=lambda: rng.choice(("en", "fr", "de", "ar", "id", "he", "zh-Hant", "en-GB")),
            zone=lambda: rng.choice(("Asia/Makassar", "UTC", "America/New_York")),
            order=lambda: rng.choice(("oldest-first", "newest-first")),
            date_order=lambda: rng.choice(("dmy", "mdy")),
        )
        top |= {"sides": {side: self._line() for side in sides}} if sides else {}
        if rng.random() < self._fill:
            top["disputes"] = {"what": self._dispute()}
        if rng.random() < self._fill:
            top["remarks"] = {"one": {"same_because": self._line(), **self._some(spoken_in="id")}}
        if rng.random() < self._fill:
            top["places"] = {"quay": {"name": self._line(), "within": "port"}}
            top["places"]["port"] = {"name": self._line()}
        if rng.random() < self._fill:
            top["fields"] = {"own": {"label": self._line(), "filter": "true"}}
        if rng.random() < self._fill:
            side = {"side": rng.choice(sides)} if sides else {}
            top["eras"] = [{"date": "2021/2022", "title": self._line(), **side}]
        if people:
            top["people"] = {name: self._person(sides) for name in people}
        top["sources"] = {name: self._source(name, sources) for name in sources}
        top["events"] = [self._event(id_, ids, sources, people, top) for id_ in ids]
        if rng.random() < self._fill:
            top["corrections"] = [self._correction(ids) for _ in range(rng.randint(1, 2))]
        apart = {name: rng.choice(("file", "folder")) for name in SECTIONS if rng.random() < 0.15}
        folder = words.folder(rng)
        style = rng.randrange(1_000_000)
        second = self._second(top, folder) if rng.random() < self._fill else {}
        shared = self._shared(top, folder) if folder and rng.random() < self._fill else {}
        return Made(folder, top, self._config(), self._texts, apart, style, shared, second)

    def _shared(self, top: Tree, folder: str) -> Tree:
        """Some sections, taken out of the timeline into a folder that it uses."""
        names = [name for name in ("people", "sources", "places") if name in top]
        taken: Tree = {name: top.pop(name) for name in names if self._rng.random() < 0.6}
        if taken:
            top["uses"] = [posixpath.relpath(f"/{RECORDS}", f"/{folder}")]
        return taken

    def _second(self, top: Tree, folder: str) -> Tree:
        """A timeline that translates the other, with words for some of what it has."""
        rng = self._rng
        second: Tree = {
            "translates": posixpath.relpath(f"/{folder}", f"/{SECOND}"),
            "language": rng.choice(("es", "fa", "ru")),
            "title": self._line(),
        }
        told = [event for event in top["events"] if rng.random() < 0.6]
        second["events"] = [{"id": event["id"], "title": self._line()} for event in told]
        topics = [topic for event in top["events"] for topic in event.get("topics", ())]
        terms = {topic: self._line() for topic in topics if rng.random() < 0.5}
        return second | ({"terms": terms} if terms else {})

    def _line(self) -> Line:
        wild = self._rng.random() < self._wild
        found = words.line(self._rng) if wild else words.calm(self._rng)
        return found if found.strip() else Line("x")

    def _prose(self, sources: list[str], ids: list[str]) -> words.Prose:
        return words.prose(self._rng, tuple(sources), tuple(ids))

    def _some(self, **given: object) -> Tree:
        """Some of the keys, each with its value: given, or made by a call."""
        chosen = {key: value for key, value in given.items() if self._rng.random() < self._fill}
        return {key: value() if callable(value) else value for key, value in chosen.items()}

    def _date(self) -> str:
        return words.date(self._rng)

    def _dispute(self) -> Tree:
        return {"question": self._line(), "positions": {"yes": self._line(), "no": self._line()}}

    def _person(self, sides: list[str]) -> Tree:
        role = {"role": self._line(), **self._some(**{"from": "2020", "to": "2024"})}
        return {"name": self._line()} | self._some(
            **({"side": lambda: self._rng.choice(sides)} if sides else {}),
            also=lambda: [self._line()],
            roles=[role],
        )

    def _source(self, name: str, sources: list[str]) -> Tree:
        rng = self._rng
        kinds = ("news", "wire", "official", "transcript", "video", "post", "book")
        source: Tree = {"type": rng.choice(kinds)} | self._some(
            title=self._line,
            outlet=self._line,
            by=lambda: [self._line() for _ in range(rng.randint(1, 2))],
            agency=self._line,
            published=self._date,
            published_from=lambda: [{"because": self._line()}],
            dateline=lambda: {"place": self._line(), **self._some(date=self._date)},
            language=lambda: rng.choice(("en", "fr", "ar")),
            accessed="2026-11-20",
            removed=self._date,
            versions=lambda: [{"seen": "2022-07-10", "saw": self._line()}],
            because=self._line,
        )
        before = [other for other in sources if other < name]
        if before and rng.random() < self._fill:
            source["based_on"] = [rng.choice(before)]
        if rng.random() < 0.6:
            source["url"] = words.any_address(rng)
            if rng.random() < 0.4:
                archive = words.archived(rng, source["url"])
                source["archived"] = {"url": archive, **self._some(on="2022-07-10")}
        if rng.random() < 0.3:
            source["text"] = f"texts/{name}.txt"
            self._texts[source["text"]] = ["Foreword."]
        return source

    def _event(
        self, id_: str, ids: list[str], sources: list[str], people: list[str], top: Tree
    ) -> Tree:
        rng = self._rng
        event: Tree = {"id": id_, "date": self._date(), "title": self._line()} | self._some(
            text=lambda: self._prose(sources, ids),
            where=self._line,
            topics=lambda: [self._line() for _ in range(rng.randint(1, 2))],
            added=lambda: rng.choice(words.DAYS),
            note=self._line,
            date_from=lambda: [{"because": self._line()}],
            was=lambda: [f"was-{id_}"[:60]],
            image=lambda: {
                "file": rng.choice(PICTURES),
                "alt": self._line(),
                **self._some(credit=self._line),
            },
            media=lambda: [self._medium() for _ in range(rng.randint(1, 2))],
            key="true",
            **({"people": lambda: [self._participant(people)]} if people else {}),
            **({"place": lambda: rng.choice(("quay", "port"))} if "places" in top else {}),
            **({"fields": lambda: {"own": [self._line(), "calm"]}} if "fields" in top else {}),
        )
        if rng.random() < 0.05:
            event["draft"] = "true"
        if rng.random() < 0.1:
            event["accept"] = [{"code": "later-than-source", "because": self._line()}]
        accounts = [self._account(sources, people, top) for _ in range(rng.choice((0, 1, 1, 2, 3)))]
        if rng.random() < self._fill:
            accounts += self._answered(id_, sources)
        return event | ({"accounts": accounts} if accounts else {})

    def _medium(self) -> Tree:
        medium: Tree = {"kind": "image", "file": self._rng.choice(PICTURES), "alt": self._line()}
        if self._rng.random() < 0.5:
            medium = {"kind": self._rng.choice(("video", "audio", "document"))}
            medium |= {"url": words.any_address(self._rng), "alt": self._line()}
            medium |= self._some(poster=lambda: self._rng.choice(PICTURES))
        return medium | self._some(
            credit=self._line,
            credit_url=lambda: words.any_address(self._rng),
            transcript=lambda: words.any_address(self._rng),
        )

    def _participant(self, people: list[str]) -> Tree | str:
        person = self._rng.choice(people)
        return {"person": person, "as": self._line()} if self._rng.random() < 0.6 else person

    def _account(self, sources: list[str], people: list[str], top: Tree) -> Tree | str:
        rng = self._rng
        source = rng.choice(sources)
        if rng.random() < 0.2:
            return source
        account: Tree = {"source": source}
        kind = rng.choice(("quote", "quote", "paraphrase", "narration"))
        if rng.random() < 0.85:
            account[kind] = self._quoted(source, top)
        if kind != "narration" and rng.random() < 0.8:
            account["by"] = self._speaker(people)
        account |= self._some(
            via=lambda: [self._speaker(people) for _ in range(self._rng.randint(1, 2))],
            translation=lambda: {"text": self._line(), **self._some(by=self._line)},
            doubt=self._line,
            to=self._line,
            said=self._date,
            at=self._line,
            date=self._date,
            date_from=lambda: [{"because": self._line()}],
            **({"remark": "one"} if "remarks" in top else {}),
        )
        if "translation" in account:
            account["language"] = rng.choice(("id", "ar"))
        if "disputes" in top and rng.random() < 0.6:
            account["position"] = rng.choice(("what/yes", "what/no"))
        return account

    def _answered(self, id_: str, sources: list[str]) -> list[Tree | str]:
        """An account with a figure, and one that takes it back, replaces or denies it."""
        rng = self._rng
        name = f"count-{id_}"[:60].strip("-")
        said = "At least 30 people were hurt."
        first: Tree = {"id": name, "source": rng.choice(sources), "narration": said}
        first |= {"said": "2022-07-08", "figure": {"of": self._line(), "low": "30"}}
        self._keep(first["source"], said)
        answer: Tree = {"source": rng.choice(sources), "said": "2022-07-09"}
        answer[rng.choice(("withdraws", "revises", "denies"))] = name
        if rng.random() < 0.6:
            answer["narration"] = said = "No more than 12 people were hurt."
            answer["figure"] = {"of": first["figure"]["of"], "high": "12"}
            self._keep(answer["source"], said)
        return [first, answer]

    def _keep(self, source: str, said: str) -> None:
        """Put words into the private copy of a source, if there is one."""
        if (path := f"texts/{source}.txt") in self._texts:
            self._texts[path] += ["\n\n", said]

    def _quoted(self, source: str, top: Tree) -> Line:
        """Words of a source; if its text is at hand they stand in it, but for a few."""
        said = self._line()
        path = top["sources"][source].get("text")
        if path and self._rng.random() < 0.97:
            self._texts[path] += ["\n\nThen someone spoke: \u201c", said, "\u201d"]
        return said

    def _speaker(self, people: list[str]) -> Tree | str:
        if people and self._rng.random() < 0.6:
            return self._rng.choice(people)
        return {"unnamed": self._line()}

    def _correction(self, ids: list[str]) -> Tree:
        rng = self._rng
        kind = rng.choice(("correction", "clarification", "update", "retraction"))
        event = "gone-event" if kind == "retraction" and rng.random() < 0.6 else rng.choice(ids)
        correction = {"on": rng.choice(words.DAYS), "kind": kind, "event": event}
        return correction | {"why": self._line()} | self._some(was=self._line, now=self._line)

    def _config(self) -> Tree:
        rng = self._rng
        options = self._some(
            page_size=lambda: rng.choice((1, 2, 200)),
            report_url=Address("https://report.example/new?title={id}&x=1"),
        )
        config: Tree = {
            "site_name": Line(" ".join(self._line().split())),
            "theme": {"name": "mkdocs", "highlightjs": False},
            "plugins": [{"dateline": options}],
        }
        if rng.random() < 0.6:
            sites = ("https://news.example/", "https://news.example/a/b", "http://[::1]:8000/")
            config["site_url"] = rng.choice(sites)
        if rng.random() < 0.2:
            config["use_directory_urls"] = False
        return config
