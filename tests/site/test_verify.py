"""`dateline verify`, from the command line: what it accepts, refuses, records and leaves alone."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from tests.site.projects import ROOT, TODAY, Project, files_of

from dateline.build import load
from dateline.data.verbatim import VerbatimString, verbatim_strings
from dateline.problems import Problems
from dateline.quotes import NotFound, SourceText, find_words
from dateline.read.timelines import read_timelines

DATA = "docs/talks/timeline.yml"
CHECKED = "docs/talks/checked.yml"
QUOTE = "We want a long-term deal, nothing else"


def lines(project: Project, *command: str) -> list[str]:
    """What a command prints about problems, and that it fails."""
    done = project.dateline(*command)
    assert done.code == 1, done.output
    return done.output.splitlines()


def snapshot(project: Project) -> dict[str, bytes]:
    return dict(files_of(project.folder))


def test_the_record_is_kept_once(project: Project) -> None:
    before = snapshot(project)
    done = project.dateline("verify", "--today", "2026-12-24")
    assert done.code == 0
    assert "The harbour talks: 7 strings on record." in done.output
    assert snapshot(project) == before


def test_the_record_holds_none_of_the_sources_other_words(project: Project) -> None:
    record = re.sub(r"^#.*$", "", project.read(CHECKED), flags=re.MULTILINE)
    words = set(re.findall(r"\w{4,}", record))
    data = set(re.findall(r"\w{4,}", project.read(DATA)))
    other = set(re.findall(r"\w{4,}", project.read("texts/outlet-a.txt"))) - data
    assert not words & (other - {"text"})


ALTERED = [
    ("changed word", QUOTE, "We want a short-term deal, nothing else", "words-not-found"),
    ("changed number", "its 22 promises", "its 25 promises", "words-not-found"),
    ("dropped not", "did not keep", "did keep", "words-not-found"),
    ("added not", "We want a", "We do not want a", "words-not-found"),
    ("inserted not", "We want a", "We [not] want a", None),
    ("omitted not", "Northland did not keep its", "Northland did ... keep its", None),
    ("omitted number", "its 22 promises", "its ... promises today", None),
    ("spliced speakers", QUOTE, "We want a long-term deal ... We never said no to them", None),
    ("reversed parts", QUOTE, "nothing else ... We want a long-term deal", None),
    ("cut word", "We want a long-term", "e want a long-term", None),
    ("narration", "left the hall on Friday", "left the room on Friday", "words-not-found"),
    ("paraphrase", "Southland had hung up", "Southland had not hung up", "words-not-found"),
    ("date words", "words: on Thursday", "words: on this Thursday", None),
]


@pytest.mark.parametrize(
    ("old", "new", "code"), [row[1:] for row in ALTERED], ids=[row[0] for row in ALTERED]
)
def test_altered_words_are_refused(project: Project, old: str, new: str, code: str | None) -> None:
    project.replace(DATA, old, new)
    before = snapshot(project)
    found = [line for line in lines(project, "check") if ": error: " in line]
    assert found
    assert code is None or found[0].endswith(f"[{code}]")
    assert not found[0].endswith("[no-record]")
    for command in (["verify"], ["verify", "--frozen"], ["build"]):
        assert found[0] in lines(project, *command)
    assert project.mkdocs().code == 1
    assert snapshot(project) == before


def test_the_difference_is_shown(project: Project) -> None:
    project.replace(DATA, "its 22 promises", "its 25 promises")
    (line,) = [line for line in lines(project, "verify") if ": error: " in line]
    assert "'outlet-a'" in line
    assert "did not keep its 22 promises" in line
    assert re.search(r"differs: - 25 \+ 22|differs: \+ 22 - 25", line)


@pytest.mark.parametrize(
    ("old", "new"), [(QUOTE, "We want a short-term deal"), ("its 22 promises", "its 25 promises")]
)
def test_without_the_texts_an_edited_string_stops_the_build(
    project: Project, old: str, new: str
) -> None:
    shutil.rmtree(project.folder / "texts")
    assert project.dateline("check").code == 0
    assert project.dateline("verify").code == 0
    project.replace(DATA, old, new)
    for command in ("check", "build"):
        (line, total) = lines(project, command)
        assert line.endswith(
            "Run `dateline verify` where the source's text is at hand, or put back the words "
            "that were checked. [no-record]"
        )
        assert f"“{new}" in line or new in line
        assert total == "1 error."


def test_all_builds_are_alike_with_or_without_the_texts(project: Project) -> None:
    project.dateline("build", "--out", "with")
    shutil.rmtree(project.folder / "texts")
    project.dateline("build", "--out", "without")
    assert dict(files_of(project.folder / "with")) == dict(files_of(project.folder / "without"))


def test_a_verify_without_the_texts_loses_no_record(project: Project) -> None:
    before = project.read(CHECKED)
    shutil.rmtree(project.folder / "texts")
    assert project.dateline("verify", "--today", "2027-01-01").code == 0
    assert project.read(CHECKED) == before


def test_a_shorter_true_excerpt_is_no_alteration(project: Project) -> None:
    project.replace(DATA, "left the hall on Friday}", "left the hall}")
    assert lines(project, "check")[0].endswith("[no-record]")
    assert project.dateline("verify").code == 0
    assert project.dateline("check").code == 0


def test_the_wrong_speaker_is_warned_of(project: Project) -> None:
    text = project.read(DATA)
    head, tail = text.split("  - id: belov-leaves")
    tail = tail.replace("by: belov", "by: dahl")
    project.replace("texts/outlet-a.txt", "\n", "\n\n" + "Nothing is said here. " * 40 + "\n")
    project.write({DATA: head + "  - id: belov-leaves" + tail})
    done = project.dateline("verify", "--accept", "outlet-a")
    assert done.code == 0
    assert "'outlet-a' does not name Nils Dahl near “Northland did not keep its" in done.output
    assert "[speaker-not-near]" in done.output
    assert project.dateline("check", "--strict").code == 1


def test_a_source_whose_text_changed(project: Project) -> None:
    project.replace("texts/outlet-b.txt", "Delegates met", "The delegates met")
    before = snapshot(project)
    for command in (["check"], ["verify"], ["verify", "--frozen"], ["build"]):
        found = lines(project, *command)
        assert len(found) == 2
        assert found[0].startswith("docs/talks/timeline.yml:")
        assert "The text of 'outlet-b' is not the one that was checked. Check again: " in found[0]
        assert found[0].count("docs/talks/timeline.yml:") == 4
        assert found[0].endswith(
            "If the words are still there, run `dateline verify --accept outlet-b`. "
            "[source-changed]"
        )
    assert snapshot(project) == before
    assert lines(project, "verify", "--accept", "outlet-a")[0].endswith("[source-changed]")
    assert snapshot(project) == before
    done = project.dateline("verify", "--accept", "outlet-b", "--today", "2026-12-01")
    assert done.code == 0, done.output
    assert project.read(CHECKED).count("on: 2026-12-01") == 3
    assert project.read(CHECKED).count(f"on: {TODAY}") == 4
    assert project.dateline("check").code == 0


def test_what_is_accepted_must_still_stand(project: Project) -> None:
    project.replace("texts/outlet-b.txt", "had hung up", "had rung off")
    found = lines(project, "verify", "--accept", "outlet-b")
    assert any(line.endswith("[words-not-found]") for line in found)


def test_frozen_writes_nothing_and_tells_what_has_no_record(project: Project) -> None:
    project.replace(DATA, "left the hall on Friday}", "left the hall}")
    before = snapshot(project)
    found = lines(project, "verify", "--frozen")
    assert found[0].endswith("[no-record]")
    assert snapshot(project) == before


def test_an_unknown_source_to_accept_is_misuse(project: Project) -> None:
    before = snapshot(project)
    done = project.dateline("verify", "--accept", "outlet-z")
    assert done.code == 2
    assert "outlet-z" in done.output
    assert snapshot(project) == before


@pytest.mark.parametrize(
    "day",
    [
        "yesterday",
        "2026-13-01",
        "2026-11",
        "2026-11-22?",
        "2026-11-22~",
        "20XX-01-01",
        "2026-11-2X",
    ],
)
def test_a_day_that_is_none_is_misuse(project: Project, day: str) -> None:
    before = snapshot(project)
    assert project.dateline("verify", "--today", day).code == 2
    assert snapshot(project) == before


MANGLED = [
    ("grade: word-for-word", "grade: certainly"),
    ("start: ", "start: -"),
    ("sha256: ", "sha256: zz"),
    ("on: 2026-11-22", "on: today"),
    ("    source: outlet-a\n", ""),
    ("    source: outlet-a\n", "    source: outlet-a\n    colour: red\n"),
    ("    end: ", "    end: [1]\n    cut: "),
]


@pytest.mark.parametrize(("old", "new"), MANGLED)
def test_a_mangled_record_is_told_and_verify_mends_it(project: Project, old: str, new: str) -> None:
    good = project.read(CHECKED)
    project.write({CHECKED: good.replace(old, new, 1)})
    found = lines(project, "check")
    assert all(line.startswith("docs/talks/checked.yml:") for line in found[:1])
    assert project.mkdocs().code == 1
    done = project.dateline("verify", "--today", TODAY)
    assert done.code == 0, done.output
    assert project.read(CHECKED) == good


def test_a_record_with_conflict_marks_is_told(project: Project) -> None:
    good = project.read(CHECKED)
    project.write({CHECKED: "<<<<<<< ours\n" + good + "=======\n" + good + ">>>>>>> theirs\n"})
    found = lines(project, "check")
    assert found[0].startswith("docs/talks/checked.yml:")
    (project.folder / CHECKED).unlink()
    assert project.dateline("verify", "--today", TODAY).code == 0
    assert project.read(CHECKED) == good


def test_a_record_is_not_believed_for_other_words(project: Project) -> None:
    """Renaming a record's key to fit an edited string is forgery, and the text finds it out."""
    project.replace(DATA, "its 22 promises", "its 25 promises")
    shutil.move(project.folder / "texts", project.folder / "away")
    code = lines(project, "check")
    assert code[0].endswith("[no-record]")
    shutil.move(project.folder / "away", project.folder / "texts")
    assert lines(project, "check")[0].endswith("[words-not-found]")


@pytest.mark.parametrize("name", ["texts/outlet-a.txt", "texts/sub/../outlet-a.txt"])
def test_a_private_text_that_git_tracks(project: Project, name: str) -> None:
    for command in (["init", "-q"], ["add", "-f", "texts/outlet-a.txt"]):
        subprocess.run(["git", *command], cwd=project.folder, check=True)
    project.replace(DATA, "text: texts/outlet-a.txt", f"text: {name}")
    found = lines(project, "check")
    assert any(line.endswith(("[text-tracked]", "[bad-path]")) for line in found)
    assert project.mkdocs().code == 1


@pytest.mark.parametrize("name", ["../outside.txt", "/etc/passwd", "texts/link.txt"])
def test_a_private_text_outside_the_project(project: Project, name: str) -> None:
    (project.folder.parent / "outside.txt").write_text("Out.", encoding="utf-8")
    (project.folder / "texts" / "link.txt").symlink_to(project.folder.parent / "outside.txt")
    project.replace(DATA, "text: texts/outlet-a.txt", f"text: {name}")
    assert re.search(r"\[(outside-project|bad-path)\]", "\n".join(lines(project, "check")))


def test_ids_are_kept_and_a_lost_one_is_told(project: Project) -> None:
    assert project.read("docs/talks/published.yml").split("ids:\n")[1] == (
        "  - belov-leaves\n  - belov-storms-out\n  - talks-begin\n"
    )
    project.replace(DATA, "was: [belov-storms-out]", "note: none")
    assert "[lost-id]" in "\n".join(lines(project, "check"))
    assert "[lost-id]" in "\n".join(lines(project, "verify"))


# The first timeline, against the two articles that it is made from.


@pytest.fixture(scope="session")
def first(articles: Mapping[str, str], tmp_path_factory: pytest.TempPathFactory) -> Project:
    project = Project(tmp_path_factory.mktemp("first"))
    shutil.copytree(ROOT / "docs" / "bali-2022", project.docs / "bali-2022")
    project.write({"mkdocs.yml": "site_name: X\n"})
    (project.folder / "texts").mkdir()
    for name, text in articles.items():
        (project.folder / "texts" / f"{name}.txt").write_text(text, encoding="utf-8")
    return project


def strings_of(project: Project) -> tuple[VerbatimString, ...]:
    (timeline,) = load(project.docs).timelines
    return verbatim_strings(timeline)


def test_every_verbatim_string_is_in_the_articles(first: Project) -> None:
    before = snapshot(first)
    done = first.dateline("verify", "--frozen", "docs")
    assert done.code == 0, done.output
    assert "error" not in done.output
    assert snapshot(first) == before
    (timeline,) = load(first.docs).timelines
    strings = verbatim_strings(timeline)
    assert len(strings) > 40
    assert {string.key for string in strings} == set(timeline.checks)


def alterations(words: str) -> Iterator[str]:
    """Changes of one word, each of which makes another statement."""
    tokens = words.split(" ")
    middle = len(tokens) // 2
    yield " ".join([*tokens[:middle], "not", *tokens[middle:]])
    yield " ".join([*tokens[:middle], "hardly", *tokens[middle + 1 :]])
    if re.search(r"\d", words):
        yield re.sub(r"\d", lambda digit: str((int(digit[0]) + 1) % 10), words, count=1)
    if len(tokens) > 2:
        yield " ".join([*tokens[:middle], *tokens[middle + 1 :]])
        swapped = [*tokens[:-2], tokens[-1], tokens[-2]]
        yield " ".join(swapped)
    without = re.sub(r"\b(not|never|no) ", "", words, count=1)
    if without != words:
        yield without


def test_each_verbatim_string_altered_is_refused(first: Project) -> None:
    """Found by the texts at hand, and by the record alone where they are not."""
    (timeline,) = load(first.docs).timelines
    texts = {
        name: SourceText.of((first.folder / source.text).read_text("utf-8"))
        for name, source in timeline.sources.items()
    }
    let_through = []
    count = 0
    for string in verbatim_strings(timeline):
        for altered in alterations(string.words):
            count += 1
            other = VerbatimString(string.source, string.kind, altered, string.place, string.within)
            found = find_words(altered, texts[string.source], within=string.within)
            # A shorter, true excerpt is found, but has no record until it is verified.
            is_refused = isinstance(found, NotFound) or altered in string.words
            if not is_refused or other.key in timeline.checks:
                let_through.append((string.words, altered))
    assert count > 150
    assert let_through == []


@pytest.mark.parametrize("number", range(6))
def test_an_altered_string_stops_every_command(first: Project, tmp_path: Path, number: int) -> None:
    project = Project(tmp_path / "copy")
    shutil.copytree(first.folder, project.folder)
    strings = [s for s in strings_of(first) if s.kind != "date_from" and "'" not in s.words]
    string = strings[number * len(strings) // 6]
    altered = next(alterations(string.words))
    problems = Problems()
    assert read_timelines(project.docs, problems)
    for path in (project.docs / "bali-2022").glob("*.yml"):
        text = path.read_text("utf-8")
        path.write_text(text.replace(string.words, altered), encoding="utf-8")
    found = [line for line in lines(project, "check") if ": error: " in line]
    assert found
    assert "[words-not-found]" in found[0] or "[words-not-in-context]" in found[0]
    assert project.dateline("build").code == 1
    shutil.rmtree(project.folder / "texts")
    assert "[no-record]" in "\n".join(lines(project, "check"))


ONE_MISTAKE_HIDES_NO_OTHER = [
    # A source that is not whole: its words are looked up all the same.
    (
        "    type: news\n    title: Harbour talks open\n",
        "    title: Harbour talks open\n",
        "missing-key",
    ),
    ("    type: news\n    title: Harbour talks open\n", "    type: new\n", "unknown-value"),
    # An event that is not whole: so are its.
    ("    date: 2022-07-08\n", "", "missing-date"),
    ("    date: 2022-07-08\n", "    date: 2022-02-30\n", "invalid-date"),
    ("  - id: belov-leaves\n", "  -\n", "missing-id"),
    ("  - id: belov-leaves\n", "  - id: talks-begin\n", "duplicate-id"),
    ("    title: Belov leaves early\n", "", "missing-key"),
]


@pytest.mark.parametrize(("old", "new", "code"), ONE_MISTAKE_HIDES_NO_OTHER)
@pytest.mark.parametrize("command", ["check", "verify", "build"])
def test_one_mistake_hides_no_other(
    project: Project, command: str, old: str, new: str, code: str
) -> None:
    project.replace(DATA, "keep its 22 promises", "keep its 23 promises")
    project.replace(DATA, old, new)
    told = "\n".join(lines(project, command))
    assert f"[{code}]" in told
    assert "[words-not-found]" in told or "[number-put-in]" in told


@pytest.mark.parametrize(
    "broken",
    ["  outlet-a: news\n", "  outlet-a: [news]\n", "  outlet-a:\n", "  outlet-a: {}\n"],
)
@pytest.mark.parametrize("command", ["check", "verify", "build"])
def test_words_of_a_source_that_is_refused(project: Project, command: str, broken: str) -> None:
    text = project.read(DATA)
    start, end = text.index("  outlet-a:\n"), text.index("  outlet-b: {")
    project.write({DATA: text[:start] + broken + text[end:]})
    project.replace(DATA, "A long-term deal is all we want,", "A short-term deal is all we want,")
    told = lines(project, command)
    assert [line for line in told if "[wrong-shape]" in line or "[missing-key]" in line]
    assert [line for line in told if "not-found" in line and "short-term" in line]


def damaged(record: str, how: str) -> str:
    """A record of which a few lines are lost or doubled."""
    rows = record.splitlines(keepends=True)
    starts = [at for at, row in enumerate(rows) if re.match(r"  [0-9a-f]{16}:", row)]
    first, second = starts[:2]
    if how == "slip":
        return "".join([*rows[: first + 1], "  : [\n", *rows[first + 2 :]])
    if how == "merge":
        twice = "".join(rows[first:second])
        other = twice.replace("on: ", "on: 2026-01-01 #")
        merge = f"<<<<<<< HEAD\n{twice}=======\n{other}>>>>>>> branch\n"
        return "".join([*rows[:first], merge, *rows[second:]])
    if how == "cut off":
        return record[: len(record) // 2]
    return "\x00\x01"


@pytest.mark.parametrize("how", ["slip", "merge", "cut off", "no text at all"])
def test_a_damaged_record_is_written_again(project: Project, how: str) -> None:
    before = project.read(CHECKED)
    project.write({CHECKED: damaged(before, how)})
    assert any(line.startswith(f"{CHECKED}:") for line in lines(project, "check"))
    done = project.dateline("verify", "--today", "2026-12-24")
    assert done.code == 0, done.output
    assert f"{CHECKED} was damaged, and is written again." in done.output
    after = project.read(CHECKED)
    assert re.sub(r"on: .*", "on:", after) == re.sub(r"on: .*", "on:", before)
    # What was whole keeps its day.
    kept = len(re.findall("on: 2026-12-24", after)), len(re.findall("on: ", after))
    assert {"slip": kept == (1, 7), "merge": kept == (1, 7)}.get(how, kept[0] > 1)


@pytest.mark.parametrize("how", ["slip", "cut off", "no text at all"])
def test_a_damaged_record_is_left_where_it_cannot_be_renewed(project: Project, how: str) -> None:
    project.write({CHECKED: damaged(project.read(CHECKED), how)})
    shutil.rmtree(project.folder / "texts")
    before = snapshot(project)
    (line, count) = lines(project, "verify")
    assert "records that cannot be written again" in line
    assert line.endswith("Nothing is written until then. [broken-record]")
    assert count == "1 error."
    assert snapshot(project) == before
