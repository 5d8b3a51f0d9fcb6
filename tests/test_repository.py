"""The repository keeps its word: commands exist, links lead somewhere, nothing strays in."""

from __future__ import annotations

import os
import re
import subprocess
import tomllib
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ROOT = Path(__file__).resolve().parent.parent
# What `dateline build` makes in a timeline's folder; a link may lead there.
GENERATED = re.compile(r"(index|disputes|people|sources|corrections|\d[\d-]*)\.md|(e|data)/.*")
# Addresses that mean something on one machine only.
ONE_MACHINE = re.compile(r"(?<![\w.:/])(?:file:/{2})?/(?:work|root|opt|home/\w+|Users/\w+)/")
MAKE = re.compile(r"^`?(?:\s*- run: |\s*)make ([a-z]+)\b", re.MULTILINE)
LINK = re.compile(r"\]\(\s*<?([^)\s>]+)")
CODE = re.compile(r"^(`{3,}|~{3,}).*?^\1\s*$|`[^`\n]+`", re.MULTILINE | re.DOTALL)
LONGEST_RUN = 12


@cache
def tracked() -> tuple[Path, ...]:
    """Every file that Git tracks or would take in."""
    if not (ROOT / ".git").exists():
        pytest.skip("not a Git repository")
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    paths = sorted(ROOT / name for name in set(listed.stdout.split("\0")) if name)
    return tuple(path for path in paths if path.is_file())


def texts() -> Iterator[tuple[Path, str]]:
    """Every tracked file that is text, with its text."""
    for path in tracked():
        data = path.read_bytes()
        if b"\0" not in data:
            yield path, data.decode("utf-8", "replace")


def pages() -> list[Path]:
    """The Markdown that people read: not the tests' expected output, nor templates."""
    skipped = ("tests/", "generator/")
    return [
        path
        for path in tracked()
        if path.suffix == ".md" and not str(path.relative_to(ROOT)).startswith(skipped)
    ]


def test_the_commands_we_name_exist() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    code = [match.group() for page in pages() for match in CODE.finditer(page.read_text("utf-8"))]
    scripts = [*ROOT.glob(".github/workflows/*.yml"), ROOT / ".ci" / "run"]
    code += [path.read_text("utf-8") for path in scripts]
    named = {command for text in code for command in MAKE.findall(text)}
    assert {"serve", "test", "check", "site"} <= named
    assert named <= targets


def test_relative_links_lead_somewhere() -> None:
    lost = [
        f"{path.relative_to(ROOT)}: {address}"
        for path in pages()
        for address in LINK.findall(CODE.sub("", path.read_text("utf-8")))
        if not leads_somewhere(path, address)
    ]
    assert not lost, "\n".join(lost)


def leads_somewhere(page: Path, address: str) -> bool:
    """Whether a link goes to another host, to a file that is there, or to one we make."""
    parts = urlsplit(address)
    if parts.scheme or parts.netloc or not parts.path:
        return True
    target = Path(os.path.normpath(page.parent / unquote(parts.path)))
    timelines = [data.parent for data in ROOT.glob("docs/**/timeline.yml")]
    return target.exists() or any(
        target.is_relative_to(folder) and GENERATED.fullmatch(str(target.relative_to(folder)))
        for folder in timelines
    )


def test_nothing_names_a_place_on_one_machine() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()[:80]}"
        for path, text in texts()
        for number, line in enumerate(text.splitlines(), 1)
        if ONE_MACHINE.search(line)
    ]
    assert not found, "\n".join(found)


def test_private_copies_stay_private() -> None:
    strayed = [path for path in tracked() if path.relative_to(ROOT).parts[0] == "texts"]
    assert not strayed
    assert is_ignored("texts/afp.txt")
    assert is_ignored("docs/bali-2022/texts/afp.txt")


def test_git_takes_in_the_whole_package() -> None:
    """A rule for private or generated files must not hide a part of the program."""
    folders = [path for path in (ROOT / "generator").rglob("*") if path.is_dir()]
    hidden = [folder for folder in folders if is_ignored(str(folder))]
    assert [folder for folder in hidden if folder.name != "__pycache__"] == []


def is_ignored(path: str) -> bool:
    """Whether Git would leave a path alone."""
    asked = subprocess.run(["git", "check-ignore", "--quiet", path], cwd=ROOT, check=False)
    return asked.returncode == 0


def test_no_sentence_of_the_articles_is_copied(articles: Mapping[str, str]) -> None:
    """Spoken words may be quoted at length; an outlet's own prose may not."""
    runs = {run: name for name, text in articles.items() for run in prose_runs(text)}
    assert len(runs) > LONGEST_RUN
    copied = [
        f"{path.relative_to(ROOT)} holds {run!r} of {runs[run]}"
        for path, text in texts()
        for run in runs_of(text)
        if run in runs
    ]
    assert not copied, "\n".join(copied)


def prose_runs(article: str) -> Iterator[str]:
    """Runs of words that stand outside quotation marks; an open mark ends with its paragraph."""
    for paragraph in re.split(r"\n\s*\n", article):
        for part in re.split(r'["“”]', paragraph)[::2]:
            yield from runs_of(part)


def runs_of(text: str) -> Iterator[str]:
    """Every run of LONGEST_RUN words, in lower case, without punctuation."""
    words = re.findall(r"[\w$%]+", text.lower().replace("’", "'").replace("'", ""))
    yield from (" ".join(words[i : i + LONGEST_RUN]) for i in range(len(words) - LONGEST_RUN + 1))


def test_an_article_pasted_in_would_be_found() -> None:
    article = 'He said so. "I never did, nor shall I do it now or at any time," she told us.\n\n'
    article += "One two three four five six seven eight nine ten eleven twelve thirteen."
    assert list(prose_runs(article)) == [
        "one two three four five six seven eight nine ten eleven twelve",
        "two three four five six seven eight nine ten eleven twelve thirteen",
    ]


def test_the_lock_file_pins_every_package() -> None:
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    assert "://" not in lock, "the lock file names no index: it installs from anywhere"
    pinned = re.findall(r"^([a-z0-9-]+)==\S+", lock, re.MULTILINE)
    entries = re.split(r"^(?=[a-z0-9])", lock, flags=re.MULTILINE)[1:]
    assert len(entries) == len(pinned)
    assert all("--hash=sha256:" in entry for entry in entries)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"]
    wanted = {
        re.match(r"[\w.-]+", requirement)[0].lower()  # type: ignore[index]
        for requirement in [*project["dependencies"], *extras["html"], *extras["dev"]]
    }
    assert wanted - {"dateline"} <= set(pinned), "run: make lock"


def test_every_package_is_justified() -> None:
    decisions = (ROOT / "docs" / "decisions.md").read_text("utf-8").lower()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    needed = [*project["dependencies"], *project["optional-dependencies"]["html"]]
    names = [re.split(r"[^\w.-]", requirement)[0].lower() for requirement in needed]
    assert [name for name in names if f"`{name}`" not in decisions] == []


def test_the_changelog_knows_this_version() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")
    versions = re.findall(r"^## (\d+\.\d+\.\d+)", changelog, re.MULTILINE)
    assert versions[0] == project["version"]
    numbers = [tuple(map(int, version.split("."))) for version in versions]
    assert all(newer > older for newer, older in pairwise(numbers))


def test_ci_runs_what_a_developer_runs() -> None:
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    assert script.read_text("utf-8").rstrip().endswith('make "${1:-check}"')
    makefile = (ROOT / "Makefile").read_text("utf-8")
    assert re.search(r"^check: .*\btest\b", makefile, re.MULTILINE)
