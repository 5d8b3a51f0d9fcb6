"""checked.yml is held against the texts at hand: a record says no more than they bear out."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.site.projects import Project

from dateline import build
from dateline.data.model import Check
from dateline.data.record.checked import checked_yaml, read_as_written, read_checks
from dateline.problems import Problems, as_text
from dateline.read.record import read_record as read_file
from dateline.read.yaml.file import read_yaml

TIMELINE = """\
title: The talks
people: {belov: {name: Ana Belov}}
sources: {a: {type: news, text: texts/a.txt}}
events:
  - id: one
    date: 2022-07-08
    title: T
    accounts:
      - {source: a, by: belov, quote: "We want a ... deal"}
      - {source: a, by: belov, quote: It was not us}
"""
TEXT = '"We want a long-term deal," Ana Belov said. "It was not us who hung up."\n'
DAY = "2026-11-22"


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    project = Project(tmp_path)
    project.write(
        {"mkdocs.yml": "site_name: X\n", "texts/a.txt": TEXT, "docs/timeline.yml": TIMELINE}
    )
    assert lines(build.verify(project.docs, DAY)) == []
    return project.docs


def lines(site: build.Site) -> list[str]:
    return [as_text(problem) for problem in site.problems]


def says(place: str, words: str) -> str:
    return (
        f"timeline.yml:{place}: error: checked.yml does not say how these words are in 'a' now: "
        f"“{words}”. Run `dateline verify`, which writes it again. [bad-record]"
    )


FALSE = [
    (
        "grade: shortened",
        "grade: word-for-word",
        (
            "timeline.yml:9:39: error: checked.yml does not say how these words are in 'a' now: "
            "“We want a ... deal”. Run `dateline verify`, which writes it again. [bad-record]"
        ),
    ),
    (
        "    cut: [end]\n",
        "",
        (
            "timeline.yml:10:39: error: checked.yml does not say how these words are in 'a' now: "
            "“It was not us”. Run `dateline verify`, which writes it again. [bad-record]"
        ),
    ),
    ("start: 1\n", "start: 0\n", says("9:39", "We want a ... deal")),
    ("end: 25\n", "end: 26\n", says("9:39", "We want a ... deal")),
    ("%20deal", "%20steal", says("9:39", "We want a ... deal")),
    ("It%20was%20not%20us", "It%20was%20us", says("10:39", "It was not us")),
    ('    fragment: "#:~:text=It%20was%20not%20us"\n', "", says("10:39", "It was not us")),
]


@pytest.mark.parametrize(("true", "false", "line"), FALSE)
def test_a_record_that_says_what_is_not_so(docs: Path, true: str, false: str, line: str) -> None:
    record = docs / "checked.yml"
    good = record.read_text("utf-8")
    assert true in good
    record.write_text(good.replace(true, false), encoding="utf-8")
    expected = [f"{docs.as_posix()}/{line}"]
    assert lines(build.load(docs)) == expected
    assert lines(build.verify(docs, DAY, frozen=True)) == expected
    (docs.parent / "texts" / "a.txt").rename(docs.parent / "away.txt")
    assert lines(build.load(docs)) == []
    (docs.parent / "away.txt").rename(docs.parent / "texts" / "a.txt")
    assert lines(build.verify(docs, DAY)) == []
    assert record.read_text("utf-8") == good


def test_a_record_of_another_source(docs: Path) -> None:
    record = docs / "checked.yml"
    text = record.read_text("utf-8")
    record.write_text(text.replace("source: a\n", "source: b\n", 1), encoding="utf-8")
    expected = [f"{docs.as_posix()}/{says('9:39', 'We want a ... deal')}"]
    assert lines(build.load(docs)) == expected
    (docs.parent / "texts" / "a.txt").unlink()
    assert lines(build.load(docs)) == expected


KEY = "0123456789abcdef"
GOOD = {
    "source": "a",
    "grade": "word-for-word",
    "start": "1",
    "end": "5",
    "cut": "[start, end]",
    "sha256": "0" * 64,
    "on": "2026-11-21",
    "fragment": '"#:~:text=one%2Dtwo-,three,f%C3%AFve"',
}
FORMS = [
    *(("source", text) for text in ("../a", "A", "a b", "con")),
    *(("grade", text) for text in ("Word-for-word", "word", "shortened|typography")),
    *(("start", text) for text in ("-1", "1.5", "٣", "0x1", "1" * 13)),
    *(("end", text) for text in ("1", "0", "five")),
    *(("cut", text) for text in ("[middle]", "[start, start]")),
    *(("sha256", text) for text in ("0" * 63, "0" * 65, "G" * 64, "A" * 64)),
    *(("on", text) for text in ("20XX-01-01", "2026-11", "2026-02-30", "2026-11-21?", "20261121")),
    *(
        ("fragment", f'"{text}"')
        for text in (
            *(
                "@evil.example/",
                "/evil",
                "?x=1",
                "#here",
                "#:~:text=",
                "#:~:text=a b",
                ".evil.example",
            ),
            *("#:~:text=a%2", "#:~:text=a%GG", "#:~:text=%FF", "#:~:text=a&text=b", "#:~:text=a-b"),
            *("#:~:text=a,b,c", "#:~:text=<b>", "#:~:text=a,", "#:~:text=-,a", "x#:~:text=a"),
            *("#:~:text=ä", "#:~:text=a)", "#:~:text=a#b", "#:~:text=a\\nb"),
        )
    ),
]


def read_record(key: str = KEY, **values: str) -> tuple[list[str], bool]:
    """The codes of what is found in one record, and whether it is kept."""
    text = "".join(f"    {name}: {value}\n" for name, value in {**GOOD, **values}.items())
    problems = Problems()
    node = read_yaml(f"checked:\n  {key}:\n{text}".encode(), "checked.yml", problems)
    kept = read_checks(node, problems)
    return [problem.code for problem in problems.all], bool(kept)


def test_a_record_of_the_right_form() -> None:
    assert read_record() == ([], True)
    assert read_record(fragment='""') == ([], True)


@pytest.mark.parametrize(("name", "value"), FORMS)
def test_a_value_of_another_form(name: str, value: str) -> None:
    codes, _ = read_record(**{name: value})
    assert codes == ["bad-record"]


@pytest.mark.parametrize("key", ["k", KEY.upper(), f"{KEY}0", "../../../pwn"])
def test_a_key_of_another_form(key: str) -> None:
    assert read_record(key)[0] == ["bad-record"]


@pytest.mark.parametrize("day", ["20XX-01-01", "2026-11", "", "2026-02-30", "today", "12026-01-01"])
def test_no_record_of_a_day_that_is_none(docs: Path, day: str) -> None:
    before = (docs / "checked.yml").read_bytes()
    with pytest.raises(ValueError, match="is not a day"):
        build.verify(docs, day)
    assert (docs / "checked.yml").read_bytes() == before


checks = st.builds(
    Check,
    key=st.text("0123456789abcdef", min_size=16, max_size=16),
    source=st.sampled_from(["a", "outlet-b", "con", "A"]),
    grade=st.sampled_from(["word-for-word", "shortened", "shortened|typography"]),
    start=st.integers(0, 10),
    end=st.integers(1, 12),
    sha256=st.sampled_from(["0" * 64, "f" * 64, "A" * 64]),
    on=st.sampled_from(["2026-11-21", "2026-02-30"]),
    fragment=st.sampled_from(["", "#:~:text=one%2Dtwo", "#here"]),
    cut_start=st.booleans(),
    cut_end=st.booleans(),
    by=st.sampled_from(["", "belov", 'a "friend"', "ein Sprecher für beide", " an aide ", "a\\b"]),
    doubts=st.sampled_from([(), ("speaker-not-near",), ("who", "no-doubt")]),
    version=st.sampled_from(["", "2026-11-20", "2026"]),
)


def in_both_ways(text: str) -> None:
    """Hold what is read of a text to what a reader of YAML reads of it."""
    problems = Problems()
    node = read_yaml(text.encode(), "checked.yml", problems)
    as_yaml = read_checks(node, problems)
    written = read_as_written(text, "checked.yml")
    assert written is None or (written, problems.all) == (as_yaml, ())


@given(st.lists(checks, max_size=4, unique_by=lambda check: check.key))
def test_a_record_as_it_is_written_is_read_as_yaml_is(listed: list[Check]) -> None:
    in_both_ways(checked_yaml(listed).decode())


def test_a_record_that_was_changed_by_hand_is_read_as_yaml_is(docs: Path) -> None:
    text = (docs / "checked.yml").read_text("utf-8")
    assert read_as_written(text, "checked.yml")
    for at in range(len(text)):
        for put in ("", " ", "\n", "#", '"', ":"):
            in_both_ways(text[:at] + put + text[at + 1 :])


def test_the_same_record_in_either_way(docs: Path) -> None:
    text = (docs / "checked.yml").read_bytes()
    problems = Problems()
    by_hand = text.replace(b"form: 2\n", b'form: "2"\n')
    assert by_hand != text
    assert read_as_written(by_hand.decode(), "c") is None
    assert read_file(text, "c", problems) == read_file(by_hand, "c", problems)
    assert not problems.all
