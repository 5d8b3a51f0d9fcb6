"""What happens to altered quotations: taken, warned of or refused, kind by kind.

    python -m bench.words [SEED] [--beside PYTHON] [--show KIND]

Makes some 44,000 quotations of invented speeches in ten languages, each in one of more than a
hundred kinds; sends them through the whole program as a timeline's author would; and prints
tables for the guide. With `--beside`, the Python of an environment that has them, `gtrex` and
`citations` judge the same words. `--show` prints the words of a kind or a group, and what became
of them.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import tempfile
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

from bench.words_kinds import CHANGED, COPIED, RETYPED, excerpts, runs

from dateline import build
from dateline.problems import Severity
from dateline.problems.codes import AcceptedIn, accepted_in

BANK: Final = Path(__file__).with_name("words_bank") / "quotations.toml"
DAY: Final = "2026-11-29"
TIMES: Final = 3  # that each kind of change is tried on a quotation
IN_A_FILE: Final = 80  # events: fewer than the problems after which a file is not read on
NAMES: Final = {"ru": ("Ана Ли", "Бо Берг")}
PEOPLE: Final = "lee: {name: Ana Lee, also: [Ана Ли]}\nberg: {name: Bo Berg, also: [Бо Берг]}\n"
GROUPS: Final = {
    "changed": ("Words changed without a sign", "refused"),
    "brackets": ("Words of ours in brackets that turn the sense", "not taken"),
    "hidden": ("What an omission hides", "not taken"),
    "questions": ("Questions and cries told as statements", "not taken"),
    "cut": ("Cut so that they say something else, or given to another", "not taken"),
    "retyped": ("The same words, typed or copied otherwise", "not refused"),
}


@dataclass(frozen=True)
class Case:
    """Words that a timeline quotes, the text that they are of, and how they are given."""

    group: str
    kind: str
    language: str
    text: str
    words: str
    by: str = "lee"
    form: str = "quote"


def make_text(row: dict[str, Any], names: tuple[str, str]) -> tuple[str, dict[str, str]]:
    """A news text with all of a language's sentences, and who says each of them."""
    speakers: dict[str, str] = {}
    paragraphs = []
    keys = ("plain", "negated", "limited", "conditions", "conditions_after", "questions", "cries")
    sentences = [s.replace("|", "") for key in (*keys, "told", "joined") for s in row[key]]
    for number, sentence in enumerate(sentences):
        who = number // 3 % 2
        speakers[sentence] = ("lee", "berg")[who]
        paragraphs.append(row["said"].format(q=sentence, n=names[who]))
    paragraphs += [s.replace("|", "").format(n=names[0]) for s in row["denied"]]
    return "\n\n".join(paragraphs), speakers


def make_cases(language: str, row: dict[str, Any], chance: random.Random) -> Iterator[Case]:
    """Every case of a language."""
    text, speakers = make_text(row, NAMES.get(language, ("Ana Lee", "Bo Berg")))
    made = _Maker(language, row, text, speakers, chance)
    yield from made.changed()
    yield from made.brackets()
    yield from made.hidden()
    yield from made.questions()
    yield from made.cut()
    yield from made.retyped()


class _Maker:
    """Makes the cases of one language."""

    def __init__(
        self,
        language: str,
        row: dict[str, Any],
        text: str,
        speakers: dict[str, str],
        chance: random.Random,
    ) -> None:
        self.language, self.row, self.text = language, row, text
        self.speakers, self.chance = speakers, chance
        self.line = " ".join(text.split())

    def case(self, group: str, kind: str, words: str, **more: str) -> Case:
        more = {"text": self.text, **more}
        return Case(group, kind, self.language, words=words, **more)

    def changed(self) -> Iterator[Case]:
        every = self.line.split(" ")
        sentences = [s.replace("|", "") for s in (*self.row["plain"], *self.row["negated"])]
        for kind, change in CHANGED.items():
            for sentence in sentences:
                for _ in range(TIMES):
                    words = change(sentence.split(" "), self.chance, every)
                    if words and not self._is_there(" ".join(words)):
                        by = self.speakers[sentence]
                        yield self.case("changed", kind, " ".join(words), by=by)

    def _is_there(self, words: str) -> bool:
        """Whether the text has the words after all, but for a stop or a comma at their end."""
        return words.rstrip(".,") in self.line

    def brackets(self) -> Iterator[Case]:
        for number, put_in in enumerate(self.row["put_in"], 1):
            for sentence in self.row["plain"]:
                words = sentence.split(" ")
                at = self.chance.randrange(2, len(words) - 1)
                put = " ".join([*words[:at], f"[{put_in}]", *words[at:]])
                by = self.speakers[sentence]
                yield self.case("brackets", f"{self._english(number)} put in", put, by=by)
                instead = " ".join([*words[:at], f"… [{put_in}]", *words[at + 1 :]])
                yield self.case("brackets", "in the place of a word", instead, by=by)
                glued = f"{words[at][:2]}[{put_in}]{words[at][2:]}"
                within = " ".join([*words[:at], glued, *words[at + 1 :]])
                yield self.case("brackets", "inside a word", within, by=by)

    def _english(self, number: int) -> str:
        known = tomllib.loads(BANK.read_text("utf-8"))["en"]["put_in"]
        return f"“{known[number - 1]}”"

    def hidden(self) -> Iterator[Case]:
        for name, key in (("a negation", "negated"), ("a limit", "limited")):
            for sentence in self.row[key]:
                before, after = sentence.split("|")
                hider = before.strip().split(" ")
                cut = " ".join([*hider[:1], "…", after])
                if len(hider) > 1 and not self._turns(hider[0]):
                    yield self.case("hidden", name, cut, by=self._by(sentence))
        for sentence in self.row["joined"]:
            start, middle, late, end = (piece.strip() for piece in sentence.split("|"))
            by = self._by(sentence)
            who = start.split(" ")[0].strip(",")
            yield self.case("hidden", "a possibility", f"{who} … {middle}", by=by)
            before = " ".join(middle.split(" ")[:-2])
            yield self.case("hidden", "a negation in the middle", f"{before} … {late}", by=by)
            asked = " ".join(late.split(" ")[:-1])
            yield self.case("hidden", "a number", f"{middle} {asked} … {end}", by=by)
        plain = self.row["plain"]
        for one, other in pairwise(plain):
            words = f"{' '.join(one.split(' ')[:5])} … {' '.join(other.split(' ')[-5:])}"
            yield self.case("hidden", "where a speaker ends", words, by=self.speakers[one])
            far = f"{' '.join(plain[0].split(' ')[:5])} … {' '.join(other.split(' ')[-5:])}"
            yield self.case("hidden", "several paragraphs", far, by=self.speakers[plain[0]])
            words_of = one.split(" ")
            turned = f"{' '.join(words_of[-4:])} … {' '.join(words_of[:4])}"
            yield self.case("hidden", "that the order is another", turned, by=self.speakers[one])

    def _turns(self, word: str) -> bool:
        """Whether a word is the language's plain negation, with which a cut keeps the sense."""
        return word.casefold() in self.row["negated"][0].split("|")[0].casefold().split()[1:]

    def questions(self) -> Iterator[Case]:
        for key, name in (("questions", "a question"), ("cries", "a cry")):
            for sentence in self.row[key]:
                bare, by = sentence.strip("¿?¡! \u00a0"), self.speakers[sentence]
                for sign, called in ((".", "a stop"), (",", "a comma"), ("", "no mark")):
                    yield self.case("questions", f"{name} with {called}", bare + sign, by=by)
                words = bare.split(" ")
                yield self.case("questions", f"the end of {name}", " ".join(words[-4:]), by=by)

    def cut(self) -> Iterator[Case]:
        kinds = {
            "negated": "after a negation",
            "limited": "after a limit",
            "conditions": "after a condition",
            "denied": "after a denial",
            "told": "words repeated from someone else",
        }
        for key, kind in kinds.items():
            for sentence in self.row[key]:
                words = excerpts(sentence).words.strip("“”„«»‘’\u00a0 .")
                yield self.case("cut", kind, words, by=self._by(sentence))
        for sentence in self.row["conditions_after"]:
            words = sentence.split("|")[0].rstrip(" ,")
            yield self.case("cut", "before a condition", words, by=self._by(sentence))
        for sentence in self.row["plain"]:
            by = self.speakers[sentence]
            other = "berg" if by == "lee" else "lee"
            yield self.case("cut", "another speaker", sentence, by=other)
            yield self.case("cut", "another's paraphrase", sentence, by=other, form="paraphrase")
            yield self.case("cut", "speech as the outlet's voice", sentence, form="narration")
        own = self.text.split("\n\n")[0].rsplit(" ", 4)
        outlet = " ".join(own[-3:]).strip(" ,.»”")
        yield self.case("cut", "the outlet's words as a speaker's", outlet)

    def retyped(self) -> Iterator[Case]:
        pieces = [(run, self.speakers[s]) for s in self.row["plain"] for run in runs(s)]
        for kind, retype in RETYPED.items():
            for words, by in pieces:
                yield self.case("retyped", kind, retype(words), by=by)
        for kind, copied in COPIED.items():
            text = copied(self.text)
            for words, by in pieces:
                yield self.case("retyped", kind, words, by=by, text=text)

    def _by(self, sentence: str) -> str:
        return self.speakers.get(sentence.replace("|", ""), "lee")


def judge(cases: list[Case], folder: Path) -> list[str]:
    """What the program makes of each: taken, warned or refused."""
    texts = {text: f"s{number}" for number, text in enumerate(sorted({c.text for c in cases}))}
    docs = folder / "docs" / "t"
    (docs / "events").mkdir(parents=True)
    (folder / "texts").mkdir()
    sources = ""
    for text, name in texts.items():
        (folder / "texts" / f"{name}.txt").write_bytes(text.encode())
        sources += f"{name}: {{type: news, text: texts/{name}.txt}}\n"
    (folder / "mkdocs.yml").write_text("site_name: Bank\n")
    (docs / "timeline.yml").write_text("title: Bank\n")
    (docs / "people.yml").write_text(PEOPLE)
    (docs / "sources.yml").write_text(sources)
    for start in range(0, len(cases), IN_A_FILE):
        lines = [
            _event(number, case, texts[case.text])
            for number, case in enumerate(cases[start : start + IN_A_FILE], start)
        ]
        (docs / "events" / f"{start:06}.yml").write_text("".join(lines))
    return _outcomes(cases, folder / "docs")


def _event(number: int, case: Case, source: str) -> str:
    words = json.dumps(case.words)
    by = "" if case.form == "narration" else f"by: {case.by}, "
    account = f"{{source: {source}, {by}{case.form}: {words}}}"
    return f"- {{id: e{number}, date: 2022-07-08, title: Event {number}, accounts: [{account}]}}\n"


def _outcomes(cases: list[Case], docs: Path) -> list[str]:
    of_words = accepted_in(AcceptedIn.WORDS)
    outcomes = ["taken"] * len(cases)
    for problem in build.verify(docs, DAY).problems:
        name = Path(problem.place.path).stem
        if not name.isdigit():
            continue
        number = int(name) + problem.place.line - 1
        if problem.severity is Severity.ERROR:
            outcomes[number] = "refused"
        elif problem.code in of_words and outcomes[number] == "taken":
            outcomes[number] = "warned"
    return outcomes


def judge_beside(python: str, cases: list[Case]) -> list[dict[str, str]]:
    """What other tools make of each."""
    lines = "".join(json.dumps({"text": c.text, "words": c.words}) + "\n" for c in cases)
    script = str(Path(__file__).with_name("words_beside.py"))
    done = subprocess.run([python, script], input=lines, capture_output=True, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def print_table(cases: list[Case], judged: dict[str, list[str]]) -> None:
    """A table for each group, in Markdown: each kind, and what each tool makes of it."""
    for group, (title, right) in GROUPS.items():
        found: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
        for number, case in enumerate(cases):
            if case.group == group:
                for tool, outcomes in judged.items():
                    found[case.kind][tool][outcomes[number]] += 1
        print(f"\n### {title}\n\nRight is: {right}. Taken, warned of, refused:\n")
        print("| kind | " + " | ".join(judged) + " |\n| --- |" + " ---: |" * len(judged))
        rows = {**found, "**all**": _sum(found.values())}
        for kind, tools in rows.items():
            told = (
                ", ".join(f"{tools[tool][o]:,}" for o in ("taken", "warned", "refused"))
                for tool in judged
            )
            print(f"| {kind} | {' | '.join(told)} |")
    print(f"\n{len(cases):,} quotations of {len({(c.group, c.kind) for c in cases})} kinds.")


def _sum(rows: Any) -> dict[str, Counter[str]]:  # noqa: ANN401 - of counters by tool
    total: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        for tool, counter in row.items():
            total[tool] += counter
    return total


def main() -> None:
    """Make the bank, have it judged, and print the tables."""
    parser = argparse.ArgumentParser()
    parser.add_argument("seed", type=int, nargs="?", default=8)
    parser.add_argument("--beside", metavar="PYTHON")
    parser.add_argument("--show", metavar="GROUP", default="")
    given = parser.parse_args()
    bank = tomllib.loads(BANK.read_text("utf-8"))
    chance = random.Random(given.seed)
    cases = list(
        dict.fromkeys(case for name, row in bank.items() for case in make_cases(name, row, chance))
    )
    with tempfile.TemporaryDirectory() as folder:
        judged = {"Dateline": judge(cases, Path(folder))}
    if given.show:
        for case, outcome in zip(cases, judged["Dateline"], strict=True):
            if given.show in (case.kind, case.group):
                print(outcome, case.language, case.by, case.kind, repr(case.words))
        return
    if given.beside:
        beside = judge_beside(given.beside, cases)
        for tool in beside[0]:
            judged[tool] = [row[tool] for row in beside]
    print_table(cases, judged)


if __name__ == "__main__":
    main()
