"""Projects on disk, as a user has them, and the two doors run on them as a user does."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

from click.testing import CliRunner, Result

from dateline.cli import main

ROOT = Path(__file__).resolve().parents[2]
CANARY = "The harbour master kept this sentence to himself."
SECRET = "A secret"  # noqa: S105 - a note that must not be published
TODAY = "2026-11-22"

CONFIG = """
site_name: The Example
site_url: https://news.example/harbour/
theme: {name: mkdocs, highlightjs: false}
plugins: [search, dateline]
markdown_extensions: [attr_list, md_in_html, tables]
validation:
  nav: {omitted_files: warn, not_found: warn, absolute_links: warn}
  links: {not_found: warn, anchors: warn, absolute_links: warn, unrecognized_links: warn}
"""

TEXT_A = f"""Harbour talks open

{CANARY} "We want a long-term deal, nothing else," Ana Belov told reporters on
Thursday. She left the hall on Friday.

"Northland did not keep its 22 promises," Belov said. Her aides nodded.

"We never said no to them," Nils Dahl said later.
"""
TEXT_B = """Delegates met on Thursday. "A long-term deal is all we want," Belov was quoted as
telling reporters. Minister Dahl said that Southland had hung up.
"""

TALKS = """
title: The harbour talks
summary: What was said at the harbour, by [whom](https://example.org/a?b=1&c=2).
language: en
sides: {north: Northland, south: Southland}
people:
  belov: {name: Ana Belov, side: south, also: [Belov], roles: [{role: Foreign Minister}]}
  dahl: {name: Nils Dahl, side: north, also: [Minister Dahl]}
sources:
  outlet-a:
    type: news
    title: Harbour talks open
    outlet: Outlet A
    published: 2022-07-09
    language: en
    url: https://outlet-a.example/talks?id=1&p=2
    text: texts/outlet-a.txt
  outlet-b: {type: news, outlet: Outlet B, published: 2022-07-09, text: texts/outlet-b.txt}
disputes:
  contact:
    question: Who broke off contact?
    positions: {north-did: Northland stopped answering., south-did: Southland hung up.}
remarks:
  long-term: {same_because: Both report one answer to reporters on one day.}
events:
  - id: talks-begin
    date: 2022-07-07
    date_from: [{source: outlet-b, words: on Thursday}]
    title: The talks begin
    text: As [@outlet-a] reports. Later came [the end](event:belov-leaves).
    where: Nusa Dua
    topics: [talks]
    note: A secret
    accounts:
      - source: outlet-a
        by: belov
        quote: "We want a long-term deal, nothing else"
        remark: long-term
      - {source: outlet-b, by: belov, quote: A long-term deal is all we want, remark: long-term}
      - source: outlet-b
        by: dahl
        paraphrase: Southland had hung up
        position: contact/south-did
  - id: belov-leaves
    was: [belov-storms-out]
    date: 2022-07-08
    date_from: [{source: outlet-a, words: on Friday}]
    title: Belov leaves early
    accounts:
      - {source: outlet-a, narration: left the hall on Friday}
      - source: outlet-a
        by: belov
        quote: Northland did not keep its 22 promises
        position: contact/north-did
  - {id: hidden, date: 2022-07-09, title: A secret, draft: true, accounts: [outlet-b]}
corrections:
  - {on: 2026-11-21, event: belov-leaves, kind: correction, was: 7 July, now: 8 July}
"""


@dataclass(frozen=True)
class Done:
    """What a command did: exit status, and all it printed."""

    code: int
    output: str


@dataclass(frozen=True)
class Project:
    """A folder with mkdocs.yml, docs/ and texts/."""

    folder: Path

    @property
    def docs(self) -> Path:
        return self.folder / "docs"

    @property
    def site(self) -> Path:
        return self.folder / "site"

    def write(self, files: Mapping[str, str]) -> None:
        for name, content in files.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(dedent(content).lstrip("\n"), encoding="utf-8")

    def read(self, name: str) -> str:
        return (self.folder / name).read_text("utf-8")

    def replace(self, name: str, old: str, new: str) -> None:
        text = self.read(name)
        assert text.count(old) >= 1, f"{old!r} does not stand in {name}"
        (self.folder / name).write_text(text.replace(old, new), encoding="utf-8")

    def dateline(self, *arguments: str) -> Done:
        """Run the command as in a shell in the project's folder."""
        with contextlib.chdir(self.folder):
            result: Result = CliRunner().invoke(main, list(arguments), prog_name="dateline")
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return Done(result.exit_code, result.output)

    def mkdocs(self, *arguments: str) -> Done:
        return run([sys.executable, "-m", "mkdocs", *(arguments or ("build",))], self.folder)

    def verified(self) -> Project:
        done = self.dateline("verify", "--today", TODAY)
        assert done.code == 0, done.output
        return self


# Seconds. It ends what hangs; a busy machine is slow without anything being wrong.
PATIENCE = 900.0


def run(command: list[str], folder: Path, timeout: float = PATIENCE) -> Done:
    """Run a program with the package at hand. Both its streams, as people see them."""
    done = subprocess.run(
        command,
        cwd=folder,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        timeout=timeout,
    )
    return Done(done.returncode, done.stdout)


def environment() -> dict[str, str]:
    """The environment of a user's shell, with the package of this repository."""
    kept = {name: value for name, value in os.environ.items() if name != "SITE_URL"}
    return {**kept, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT / "generator")}


def harbour(folder: Path, config: str = CONFIG, below: str = "docs/talks") -> Project:
    """A verified project with one small timeline and one page by hand."""
    project = Project(folder)
    project.write(
        {
            "mkdocs.yml": config,
            "docs/index.md": "# By hand\n\nSee [the talks](talks/index.md#belov-leaves).\n"
            if below == "docs/talks"
            else "",
            f"{below}/timeline.yml": TALKS,
            "texts/outlet-a.txt": TEXT_A,
            "texts/outlet-b.txt": TEXT_B,
        }
    )
    if below == "docs":
        (project.docs / "index.md").unlink()
    return project.verified()


def bali(folder: Path) -> Project:
    """A copy of the repository's own site: its docs and settings, without private texts."""
    shutil.copytree(ROOT / "docs", folder / "docs")
    shutil.copy(ROOT / "mkdocs.yml", folder)
    shutil.copytree(ROOT / "tools/theme", folder / "tools/theme")
    for hook in ("describing.py", "scrolling.py", "dark_pictures.py"):
        shutil.copy(ROOT / "tools" / hook, folder / "tools")
    return Project(folder)


def files_of(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Every file below a folder, by its path in posix form; but for the cache, which is safe to
    delete.
    """
    for path in sorted(folder.rglob("*")):
        if path.is_file() and ".cache" not in path.parts:
            yield path.relative_to(folder).as_posix(), path.read_bytes()
