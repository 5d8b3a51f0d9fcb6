"""Hostile files: an error and no crash, in little memory and, by what each does, in no time."""

from __future__ import annotations

import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
import yaml

import dateline
from dateline.problems import Problems, as_text
from dateline.read.decoding import MAX_BYTES, MAX_LINE
from dateline.read.yaml.building import MAX_DEPTH, MAX_EVENTS
from dateline.read.yaml.file import read_yaml

TOO_DEEP = (
    "error: Here lists and mappings are nested more than 20 deep. Nothing in a timeline "
    "goes so deep: look for brackets that are not closed, or put quotes around a text that has "
    "brackets. [too-deep]"
)
TOO_MANY = (
    "error: This file has more values than a file may have. Split its section into a folder of "
    "files, such as `events/2022.yml`. [too-many-values]"
)
LONG_LINE = (
    "error: This line has more than 100,000 characters. Break it: a text in quotes, or after `|` "
    "or `>`, may go on over many lines. [line-too-long]"
)
TOO_LARGE = (
    "e.yml: error: The file has 50.0 MB, and a data file may have 20 MB. Split its section into a "
    "folder of files, such as `events/2022.yml`. [file-too-large]"
)


def read(data: bytes) -> list[str]:
    problems = Problems()
    assert read_yaml(data, "e.yml", problems) is None
    return [as_text(problem) for problem in problems.all]


@pytest.mark.parametrize("with_libyaml", [True, False])
@pytest.mark.parametrize(
    ("data", "place"),
    [
        (b"[" * 100_000, "1:21"),
        (b"[\n" * 100_000, "21:1"),
        (b"{a: " * 25_000, "1:81"),
        (b"'[[[': " + b"[" * 5_000, "1:27"),
        (b"- " * 50_000, "1:41"),
        (b"? " * 50_000, "1:41"),
        (b"".join(b" " * n + b"a:\n" for n in range(400)), "21:21"),
    ],
)
def test_too_deep(
    data: bytes, place: str, monkeypatch: pytest.MonkeyPatch, *, with_libyaml: bool
) -> None:
    monkeypatch.setattr(yaml, "__with_libyaml__", with_libyaml)
    assert read(data) == [f"e.yml:{place}: {TOO_DEEP}"]


def test_deep_enough() -> None:
    problems = Problems()
    assert read_yaml(b"[" * MAX_DEPTH + b"]" * MAX_DEPTH, "e.yml", problems)
    assert problems.all == ()


def test_too_large() -> None:
    assert read(b"a: b\n" * 10_000_000) == [TOO_LARGE]
    assert read(b" " * (MAX_BYTES + 1))[0].endswith("[file-too-large]")


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (b"a: " + b"x" * 1_000_000, "1:1"),
        (b"a: b\nc: |\n  " + b"x" * 1_000_000 + b"\n", "3:1"),
        (b"a: b\n" * 50_000 + b"c: " + b"x" * MAX_LINE, "50001:1"),
        (b"a: '" + b"x" * 90_000 + b"\r" + b"x" * MAX_LINE + b" '", "2:1"),
    ],
)
def test_a_line_too_long(data: bytes, place: str) -> None:
    assert read(data) == [f"e.yml:{place}: {LONG_LINE}"]


@pytest.mark.parametrize("end", [b"", b"\n", b"\n# more\n"])
def test_a_line_long_enough(end: bytes) -> None:
    problems = Problems()
    assert read_yaml(b"a: " + "ä".encode() * (MAX_LINE - 3) + end, "e.yml", problems)
    assert problems.all == ()


def test_too_many_values() -> None:
    [found] = read(b"-\n" * (MAX_EVENTS + 10))
    assert found.endswith(TOO_MANY)


def test_billion_laughs() -> None:
    names = [f"a{n}" for n in range(50)]
    laughs = [f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]" for a, b in pairwise(names)]
    found = read("\n".join(["a0: &a0 lol", *laughs]).encode())
    assert found[0].endswith("[too-many-problems]")
    assert {line.rpartition("[")[2] for line in found[1:]} == {"anchor]", "alias]"}


def test_directives_are_not_left_to_libyaml() -> None:
    # It compares each %TAG with all that stand before: a million of them take hours.
    tags = b"".join(b"%%TAG !a%d! x\n" % n for n in range(300_000))
    assert [line.rpartition(" ")[2] for line in read(tags + b"---\na: b\n")] == ["[directive]"]
    assert [line.rpartition(" ")[2] for line in read(b"a: b\n...\n" + tags)] == [
        "[second-document]"
    ]


def test_memory_stays_flat() -> None:
    # In a process of its own, whose highest mark is that of this one reading.
    script = """
import resource
from dateline.problems import Problems
from dateline.read.yaml.file import read_yaml
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
for data in (b"[" * 100_000, b"a: " + b"x" * 1_000_000, b"- *a\\n" * 1_000_000):
    read_yaml(data, "e.yml", Problems())
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)
"""
    if sys.platform != "linux":
        pytest.skip("ru_maxrss is counted in kilobytes only on Linux")
    package = Path(dateline.__file__).parent.parent
    run = subprocess.run(
        [sys.executable, "-c", script],
        env={"PYTHONPATH": str(package)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert int(run.stdout) < 50
