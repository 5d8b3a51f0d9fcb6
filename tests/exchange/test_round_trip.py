"""What is exported and imported again is the same in all that the format can hold."""

from __future__ import annotations

import json
import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.exchange.bringing import Brought, bring

from dateline.cli import main
from dateline.dates import read_date, show_date
from dateline.exchange.importing.cleaning import clean
from dateline.exchange.parts.markdown_text import prose_of
from dateline.exchange.parts.tables.own_columns import bare_cell, safe_cell
from dateline.exchange.parts.yaml_text import Plain, list_text, mapping_text, named_text
from dateline.text.prose import find_in_prose, plain_prose

if TYPE_CHECKING:
    from dateline.data.model import Event, Timeline

# Dates that every format can hold, and dates that only ours can.
PLAIN = (
    st.integers(-3000, 2100).map(lambda year: f"{year:05}" if year < 0 else f"{year:04}")
    | st.dates().map(lambda day: day.isoformat())
    | st.dates().map(lambda day: day.isoformat()[:7])
    | st.datetimes().map(lambda at: at.isoformat(timespec="minutes"))
    | st.tuples(st.dates(), st.dates())
    .filter(lambda ds: ds[0] != ds[1])
    .map(lambda ds: "/".join(d.isoformat() for d in sorted(ds)))
)
OURS = st.sampled_from(
    ["c. 1850", "early July 2022", "before 9 July 2022", "2011-05/..", "spring 1985", "185X",
     "8 July 2022, 10:30 UTC+8", "1900 or 1910", "44 BC?", "7-8 July 2022", "19th century",
     "2022-07-08T10:30:15Z", "/1850", "probably 1200", "14 October 1066 (Julian)",
     "night of 4-5 August 1789", "3 March 2021, 10:15 to 10:45 UTC+2",
     "3 March 2021, 23:30 - 4 March 2021, 00:30"]
)  # fmt: skip
WORDS = st.text(
    st.sampled_from("ab #:-=+@'\"&<>[]()*_`|~,.;/\\é٣12\n"), min_size=1, max_size=30
) | st.sampled_from(["=1+1", "@SUM(A1)", "2012: not an event", "// no comment", "section x",
                     "&#50;012: x",
                     "endGroup", "#tag", "# Heading", "&amp;", "<b>x</b>", "now: x"])  # fmt: skip
TITLES = WORDS.map(lambda text: clean(text, "title", [])).filter(bool)
PARTS = st.lists(
    WORDS.map(prose_of) | st.sampled_from(
        ["*some* words", "a [link](<https://outlet.example/a>)", "> quoted", "- one\n- two",
         "1. first\n2. second", "**strong**", "two\\\nlines"]
    ),
    max_size=4,
)  # fmt: skip
TEXTS = (
    PARTS.map("\n\n".join)
    .map(lambda text: clean(text, "text", []))
    .filter(
        lambda text: not find_in_prose(text) or all(f.kind == "link" for f in find_in_prose(text))
    )
)
TOPICS = st.lists(st.sampled_from(["talks", "Nusa Dua", "grain", "=x"]), max_size=3, unique=True)


@st.composite
def events(draw: st.DrawFn) -> list[dict[str, Plain]]:
    found: list[dict[str, Plain]] = []
    for number in range(draw(st.integers(1, 4))):
        event: dict[str, Any] = {
            "id": f"e-{number}",
            "date": draw(PLAIN | OURS),
            "title": draw(TITLES),
            "text": draw(TEXTS),
            "where": draw(st.just("") | TITLES),
            "topics": tuple(draw(TOPICS)),
            "draft": draw(st.sampled_from(["", "", "true"])),
            "key": draw(st.sampled_from(["", "true"])),
            "note": clean(draw(st.just("") | WORDS), "note", []),
            "added": draw(st.sampled_from(["", "2026-11-21"])),
            "accounts": tuple(draw(st.sampled_from([(), ("outlet-a",), ("outlet-a", "book-b")]))),
        }
        found.append({key: value for key, value in event.items() if value})
    return found


SOURCES = {
    "outlet-a": {"type": "news", "outlet": "Outlet A", "url": "https://outlet.example/a"},
    "book-b": {"type": "book", "title": "B"},
}


def there_and_back(listed: list[dict[str, Plain]], named: str, ending: str) -> tuple[Any, Any]:
    """The timeline before, and after an export and an import."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "talks").mkdir()
        head = {"title": "Talks = of & <ours>", "summary": "Some *words*."}
        (folder / "talks/timeline.yml").write_text(mapping_text(head), encoding="utf-8")
        (folder / "talks/events.yml").write_text(list_text(listed), encoding="utf-8")
        (folder / "talks/sources.yml").write_text(named_text(SOURCES), encoding="utf-8")
        before = Brought(0, "", folder / "talks").timeline
        out = folder / f"talks.{ending}"
        command = ["export", str(folder / "talks"), "--as", named, "--out", str(out)]
        ran = CliRunner().invoke(main, command, catch_exceptions=False)
        assert ran.exit_code == 0, ran.output
        brought = bring(out, folder / "back")
        if not (folder / "back/timeline.yml").exists():
            return before, None
        return before, brought.timeline


def when(event: Event) -> tuple[object, ...]:
    date = event.date
    shown = show_date(date, "en")
    return (date.edtf, date.kind, date.earliest, date.latest, date.precision, date.clock, shown)


def flat(timeline: Timeline) -> list[Any]:
    """All that CSV holds."""
    return [
        (e.id, when(e), e.title, e.text, e.where, e.topics, e.draft, e.key, e.note, e.added,
         list(dict.fromkeys((a.source, timeline.sources[a.source].type,
                             timeline.sources[a.source].url) for a in e.accounts)))
        for e in timeline.events.values()
    ]  # fmt: skip


@settings(max_examples=15)
@given(events())
def test_csv(listed: list[dict[str, Plain]]) -> None:
    before, after = there_and_back(listed, "csv", "csv")
    assert flat(after) == flat(before)


def is_plain(event: Event) -> bool:
    """Whether the date is one that TimelineJS and Markwhen have."""
    date = event.date
    ends = (date.start, date.end) if date.kind == "interval" else (date,)
    return all(
        end is not None
        and end.kind == "point"
        and not (end.approximate or end.uncertain or end.part or end.code or "X" in end.edtf)
        and not end.old_style
        for end in ends
    )


@settings(max_examples=15)
@given(events())
def test_timelinejs(listed: list[dict[str, Plain]]) -> None:
    before, after = there_and_back(listed, "timelinejs", "json")
    kept = [event for event in before.events.values() if not event.draft]
    if not kept:
        assert after is None or not after.events
        return
    assert after.title == before.title
    assert after.summary == before.summary
    for event in kept:
        again = after.events[event.id]
        assert (again.title, again.where) == (event.title, event.where)
        assert again.topics == event.topics[:1]
        assert plain_prose(again.text) == plain_prose(event.text)
        if is_plain(event) and not re.search(r"Z|\+|UTC", event.date.edtf + event.date.text):
            assert when(again) == when(event)
        addresses = [after.sources[a.source].url for a in again.accounts]
        assert addresses == ["https://outlet.example/a"] * bool(event.accounts)


@settings(max_examples=15)
@given(events())
def test_markwhen(listed: list[dict[str, Plain]]) -> None:
    before, after = there_and_back(listed, "markwhen", "mw")
    kept = [event for event in before.events.values() if not event.draft]
    again = list(after.events.values()) if after else []
    assert len(again) == len(kept)
    for event, back in zip(kept, again, strict=True):
        assert back.title == event.title
        assert back.topics == tuple(t for t in event.topics if " " not in t)
        assert plain_prose(back.text) == plain_prose(event.text)
        if is_plain(event):
            assert when(back) == when(event)


def test_notes() -> None:
    listed: list[dict[str, Plain]] = [
        {"id": "one", "date": "c. 1850", "title": "One: a",
         "text": "See [three](event:three) [@outlet-a].",
         "topics": ("a", "b c"), "where": "Here", "accounts": ("outlet-a",)},
        {"id": "two", "date": "7-8 July 2022", "title": "Two", "draft": "true", "note": "Mine."},
        {"id": "three", "date": "2022", "title": "Three"},
    ]  # fmt: skip
    before, after = there_and_back(listed, "notes", "d")
    assert after.events["one"].text == (
        "See [three](event:three) [Outlet A](<https://outlet.example/a>)."
    )
    for name in ("one", "two", "three"):
        one, other = before.events[name], after.events[name]
        assert (when(one), one.title, one.topics, one.where, one.draft, one.note) == (
            when(other), other.title, other.topics, other.where, other.draft, other.note,
        )  # fmt: skip


def test_a_source_that_only_the_text_cites_is_in_the_csv() -> None:
    listed: list[dict[str, Plain]] = [
        {"id": "one", "date": "2022", "title": "One", "text": "Says [@book-b].",
         "accounts": ("outlet-a",)},
    ]  # fmt: skip
    _, after = there_and_back(listed, "csv", "csv")
    assert after.events["one"].text == "Says [@book-b]."
    assert [account.source for account in after.events["one"].accounts] == ["outlet-a", "book-b"]


@pytest.mark.parametrize("date", ["14 October 1066 (Julian)", "throughout 1914"])
def test_timelinejs_shows_what_its_parts_cannot_say(tmp_path: Path, date: str) -> None:
    (tmp_path / "talks").mkdir()
    (tmp_path / "talks/timeline.yml").write_text(
        f"title: T\nevents:\n- {{id: one, date: {date}, title: One}}\n", encoding="utf-8"
    )
    out = tmp_path / "talks.json"
    command = ["export", str(tmp_path / "talks"), "--as", "timelinejs", "--out", str(out)]
    told = CliRunner().invoke(main, command, catch_exceptions=False).output
    assert "date: It is in words, as `display_date`: the parts say less. (one)" in told
    shown = show_date(read_date(date), "en")
    assert json.loads(out.read_text("utf-8"))["events"][0]["display_date"] == shown


def test_no_cell_is_a_formula() -> None:
    for text in ("=1", "+1", "-1", "@x", "\tx", "'=1", "''", "a=1", "", "＝1"):
        assert not safe_cell(text).startswith(("=", "+", "-", "@", "\t", "＝"))
        assert bare_cell(safe_cell(text)) == text


@pytest.mark.parametrize(
    ("name", "events"), [("csv", 2), ("notes", 2), ("timelinejs", 1), ("markwhen", 1)]
)
def test_an_unknown_date_stays_unknown_or_is_reported(
    tmp_path: Path, name: str, events: int
) -> None:
    folder = tmp_path / "talks"
    folder.mkdir()
    (folder / "timeline.yml").write_text(
        "title: T\nevents:\n- {id: one, date: '2022', title: One}\n"
        "- {id: two, date: unknown, date_from: [{because: No source says.}], title: Two}\n",
        encoding="utf-8",
    )
    out = tmp_path / "out"
    command = ["export", str(folder), "--as", name, "--out", str(out)]
    told = CliRunner().invoke(main, command, catch_exceptions=False).output
    assert told.startswith(f"{events} event{'s' if events > 1 else ''} ({name})\n")
    assert ("(two)" in told) is (events == 1)
    text = (out / "two.md" if out.is_dir() else out).read_text("utf-8")
    assert ("unknown" in text) is (events > 1)


@pytest.mark.parametrize(("name", "ending"), [("csv", "csv"), ("notes", "d")])
def test_an_unknown_date_comes_back_with_its_reasons(name: str, ending: str) -> None:
    reasons: tuple[Plain, ...] = ({"because": "No source says: none, [at] all."}, {"because": "=1"})
    listed: list[dict[str, Plain]] = [
        {"id": "one", "date": "unknown", "date_from": reasons, "title": "One"},
        {"id": "two", "date": "2022", "title": "Two"},
    ]
    before, after = there_and_back(listed, name, ending)
    for event in before.events.values():
        again = after.events[event.id]
        assert when(again) == when(event)
        assert [x.because for x in again.date_from] == [x.because for x in event.date_from]


def test_an_unknown_date_without_a_reason_comes_in_and_is_told(tmp_path: Path) -> None:
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes/one.md").write_text("---\ndate: unknown\n---\n# One\n", encoding="utf-8")
    columns = ("id", "date", "title", "text", "where", "topics", "key", "added", "draft", "note",
               "sources")  # fmt: skip
    cells = {"id": "one", "date": "unknown", "title": "One"}
    row = ",".join(cells.get(column, "") for column in columns)
    (tmp_path / "old.csv").write_text(f"{','.join(columns)}\n{row}\n", encoding="utf-8")
    for name in ("notes", "old.csv"):
        brought = bring(tmp_path / name, tmp_path / f"of-{name.removesuffix('.csv')}")
        assert "date: Why it is unknown is not in the file: say so." in brought.text
        (event,) = brought.timeline.events.values()
        assert [item.because for item in event.date_from] == [
            "The file from which this was imported says that it is unknown, and not why."
        ]


def test_words_for_a_date_that_is_unknown_are_named_as_left_out(tmp_path: Path) -> None:
    (tmp_path / "talks").mkdir()
    (tmp_path / "talks/timeline.yml").write_text(
        "title: T\nsources: {a: {type: news}}\nevents:\n- id: one\n  date: unknown\n  title: One\n"
        "  date_from: [{source: a, words: one day}, {because: It says no more.}]\n",
        encoding="utf-8",
    )
    command = ["export", str(tmp_path / "talks"), "--as", "csv", "--out", str(tmp_path / "o.csv")]
    told = CliRunner().invoke(main, command, catch_exceptions=False).output
    assert "  date_from: The format has no place for it. (one)\n" in told


def test_the_report_word_for_word(tmp_path: Path) -> None:
    folder = tmp_path / "talks"
    folder.mkdir()
    (folder / "timeline.yml").write_text("title: T\nsides: {a: A}\n", encoding="utf-8")
    (folder / "events.yml").write_text(
        "- {id: one, date: c. 1850, title: One, where: Here}\n"
        "- {id: two, date: '2022', title: Two, draft: 'true'}\n",
        encoding="utf-8",
    )
    out = tmp_path / "talks.mw"
    command = ["export", str(folder), "--as", "markwhen", "--out", str(out)]
    told = CliRunner().invoke(main, command, catch_exceptions=False).output
    assert (
        told
        == f"""\
1 event (markwhen)
Not in it:
  id: Ids are made of the titles when it is read back. (the timeline)
  date: Markwhen cannot say 'about 1850': it is 1850. (one)
  where: The format has no place for it. (one)
  the event: A draft is left out. (two)
  sides: The format has no place for it. (the timeline)
Written: {out}
"""
    )
    assert out.read_text("utf-8") == "title: T\n\n1850: One\n"
    again = CliRunner().invoke(main, command, catch_exceptions=False).output
    assert again.endswith("Nothing to write: it is there already.\n")
    out.write_text("mine", encoding="utf-8")
    refused = CliRunner().invoke(main, command, catch_exceptions=False)
    assert (refused.exit_code, refused.output) == (
        1,
        f"`{out}` is there already, and is something else: nothing is written.\n",
    )
    assert out.read_text("utf-8") == "mine"


@pytest.mark.parametrize("name", ["csv", "timelinejs", "markwhen", "notes"])
@pytest.mark.parametrize("date", ["Y-17E7", "Y-13800000000", "Y12000"])
def test_a_long_year_comes_back(tmp_path: Path, name: str, date: str) -> None:
    folder = tmp_path / "talks"
    folder.mkdir()
    (folder / "timeline.yml").write_text(
        f"title: T\nevents:\n- {{id: one, date: {date}, title: One}}\n", encoding="utf-8"
    )
    endings = {"csv": ".csv", "timelinejs": ".json", "markwhen": ".mw", "notes": ""}
    out = tmp_path / f"out{endings[name]}"
    command = ["export", str(folder), "--as", name, "--out", str(out)]
    assert CliRunner().invoke(main, command, catch_exceptions=False).exit_code == 0
    (event,) = bring(out, tmp_path / "back").timeline.events.values()
    assert event.date.earliest == read_date(date).earliest
