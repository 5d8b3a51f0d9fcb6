"""Which folders are timelines, and which files give which section."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from dateline.data.model import Check
from dateline.data.nodes import Draft, Mapping, Node, Scalar, Sequence
from dateline.data.record.checked import checked_yaml
from dateline.problems import Place, Problems, as_text
from dateline.read.timelines import read_timelines

CHECK = Check(
    key="0123456789abcdef",
    source="a",
    grade="word-for-word",
    start=1,
    end=5,
    sha256="0" * 64,
    on="2026-11-21",
)


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    folder = tmp_path / "docs"
    folder.mkdir()
    return folder


def put(docs: Path, contents: dict[str, str]) -> None:
    for name, text in contents.items():
        path = docs / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def read(docs: Path, shown: str = "docs") -> tuple[tuple[Draft, ...], list[str]]:
    problems = Problems()
    drafts = read_timelines(docs, problems, shown=shown)
    return drafts, [as_text(problem) for problem in problems.all]


def only(docs: Path) -> Draft:
    drafts, problems = read(docs)
    assert problems == []
    [draft] = drafts
    return draft


def plain(node: Node) -> object:
    match node:
        case Mapping():
            return {key.text: plain(value) for key, value in node}
        case Sequence():
            return [plain(item) for item in node.items]
        case Scalar():
            return node.text


def section(draft: Draft, name: str) -> list[object]:
    return [plain(node) for node in dict(draft.sections)[name]]


def test_one_file(docs: Path) -> None:
    put(docs, {"bali/timeline.yml": "title: A\nevents: [{id: a}]\npeople: {b: {name: B}}\n"})
    draft = only(docs)
    assert (draft.folder, draft.shown, draft.files) == ("bali", "docs/bali", ("bali/timeline.yml",))
    assert plain(draft.top) == {"title": "A"}
    assert section(draft, "events") == [[{"id": "a"}]]
    assert section(draft, "people") == [{"b": {"name": "B"}}]
    assert [name for name, _ in draft.sections] == [
        *("people", "sources", "places", "events", "disputes", "remarks", "corrections")
    ]
    assert not draft.checked
    assert draft.published is None


def test_a_file_for_each_section(docs: Path) -> None:
    put(
        docs,
        {
            "timeline.yml": "title: A\n",
            "events.yml": "- id: a\n",
            "people.yml": "",
            "checked.yml": checked_yaml([CHECK]).decode(),
            "published.yml": "ids: [a]\n",
            "index.md": "# mine\n",
        },
    )
    draft = only(docs)
    assert (draft.folder, draft.shown) == ("", "docs")
    assert draft.files == (
        *("checked.yml", "events.yml", "people.yml", "published.yml", "timeline.yml"),
    )
    assert section(draft, "events") == [[{"id": "a"}]]
    assert section(draft, "people") == []
    assert draft.checked == {CHECK.key: replace(CHECK, place=Place("docs/checked.yml", 6, 3))}
    assert draft.published is not None
    assert plain(draft.published) == {"ids": ["a"]}


def test_a_folder_for_a_section(docs: Path) -> None:
    put(
        docs,
        {
            "a/timeline.yml": "",
            "a/events/2023.yml": "- id: b\n",
            "a/events/2022.yml": "id: a\n",
            "a/events/empty.yml": "# nothing yet\n",
            "a/events/notes.md": "x",
            "a/events/.2021.yml": "- id: z\n",
            "a/people/ana.md": "# a page",
        },
    )
    draft = only(docs)
    assert section(draft, "events") == [{"id": "a"}, [{"id": "b"}]]
    assert section(draft, "people") == []
    assert draft.files == (
        *("a/events/2022.yml", "a/events/2023.yml", "a/events/empty.yml", "a/timeline.yml"),
    )
    assert plain(draft.top) == {}


def test_places_name_the_file_as_shown(docs: Path) -> None:
    put(docs, {"a/timeline.yml": "title: A\n", "a/events/x.yml": "- id: a\n"})
    [draft], _ = read(docs, shown="../site/docs")
    assert draft.shown == "../site/docs/a"
    assert str(draft.top.entries[0][1].place) == "../site/docs/a/timeline.yml:1:8"
    [node] = dict(draft.sections)["events"]
    assert str(node.place) == "../site/docs/a/events/x.yml:1:1"


def test_several_timelines_by_path(docs: Path) -> None:
    names = ["b", "a/c", "a", ".hidden", "a/events/d", "a/events"]
    put(docs, {f"{name}/timeline.yml": "title: T\n" for name in names})
    put(docs, {"timeline.yml": "title: T\n", "e/readme.md": "x", "a/people/f/timeline.yml": ""})
    drafts, problems = read(docs)
    # `a/events` is a timeline, since it holds a timeline.yml; `a/people` is a section's folder.
    assert [draft.folder for draft in drafts] == ["", "a", "a/c", "a/events", "a/events/d", "b"]
    assert problems == [
        (
            "docs/a/people/f/timeline.yml: warning: Dateline does not read this file: it is too "
            "deep in folders. Move it to `people/`. [unknown-file]"
        )
    ]


TWICE = "Move all of it to one of them. [section-twice]"


@pytest.mark.parametrize(
    ("contents", "expected"),
    [
        (
            {"timeline.yml": "title: A\nevents: []\n", "events.yml": "- id: a\n"},
            [
                (
                    "docs/events.yml: error: The section `events` is in `timeline.yml` and also "
                    f"in `events.yml`. {TWICE}"
                )
            ],
        ),
        (
            {"timeline.yml": "", "people.yml": "", "people/a.yml": "a: {name: A}\n"},
            [
                (
                    "docs/people: error: The section `people` is in `people.yml` and also in the "
                    f"folder `people`. {TWICE}"
                )
            ],
        ),
        (
            {"timeline.yml": "people: {}\n", "people.yml": "", "people/a.yml": ""},
            [
                (
                    "docs/people: error: The section `people` is in `timeline.yml` and also in "
                    f"the folder `people`. {TWICE}"
                ),
                (
                    "docs/people.yml: error: The section `people` is in `timeline.yml` and also "
                    f"in `people.yml`. {TWICE}"
                ),
            ],
        ),
        (
            {"timeline.yml": "- a\n"},
            [
                (
                    "docs/timeline.yml:1:1: error: A `timeline.yml` must be keys with values; "
                    "found a list. Begin with `title: …`. [timeline-not-mapping]"
                )
            ],
        ),
        (
            {"timeline.yml": "", "event.yml": "", "openapi.yaml": "", "x.YML": ""},
            [
                (
                    "docs/event.yml: warning: Dateline does not read `event.yml`. Did you mean "
                    "`events.yml`? [unknown-file]"
                ),
                (
                    "docs/openapi.yaml: warning: Dateline does not read `openapi.yaml`. A "
                    "section's file has its name: `people.yml`, `sources.yml`, `places.yml`, "
                    "`events.yml`, `disputes.yml`, `remarks.yml`, `corrections.yml`. [unknown-file]"
                ),
                (
                    "docs/x.YML: warning: Dateline does not read `x.YML`. A section's "
                    "file has its name: `people.yml`, `sources.yml`, `places.yml`, "
                    "`events.yml`, `disputes.yml`, `remarks.yml`, `corrections.yml`. [unknown-file]"
                ),
            ],
        ),
        (
            {"timeline.yml": "", "events.yaml": "- id: a\n", "people/a.yaml": ""},
            [
                (
                    "docs/events.yaml: error: Dateline does not read `events.yaml`: the name of "
                    "a data file is in small letters and ends in `.yml`. Rename it to "
                    "`events.yml`. [misnamed-file]"
                ),
                (
                    "docs/people/a.yaml: error: Dateline does not read `a.yaml`: the name of a "
                    "data file is in small letters and ends in `.yml`. Rename it to `a.yml`. "
                    "[misnamed-file]"
                ),
            ],
        ),
        (
            {"a/timeline.yaml": "title: A\n", "b/Timeline.yml": "title: B\n"},
            [
                (
                    "docs/a/timeline.yaml: error: Dateline does not read `timeline.yaml`: the "
                    "name of a data file is in small letters and ends in `.yml`. Rename it to "
                    "`timeline.yml`. [misnamed-file]"
                ),
                (
                    "docs/b/Timeline.yml: error: Dateline does not read `Timeline.yml`: the name "
                    "of a data file is in small letters and ends in `.yml`. Rename it to "
                    "`timeline.yml`. [misnamed-file]"
                ),
            ],
        ),
        (
            {"timeline.yml": "", "events/2022/a.yml": "- id: a\n"},
            [
                (
                    "docs/events/2022/a.yml: warning: Dateline does not read this file: it is "
                    "too deep in folders. Move it to `events/`. [unknown-file]"
                )
            ],
        ),
        (
            {"readme.md": ""},
            [
                (
                    "docs: warning: No folder at or below `docs` contains a `timeline.yml`. Make a "
                    "folder for your timeline, and in it a `timeline.yml` with a `title`. "
                    "[no-timeline]"
                )
            ],
        ),
    ],
)
def test_says_what_is_wrong(docs: Path, contents: dict[str, str], expected: list[str]) -> None:
    put(docs, contents)
    assert read(docs)[1] == expected


def test_a_section_given_twice_is_read_whole(docs: Path) -> None:
    put(docs, {"timeline.yml": "people: {a: {}}\n", "people.yml": "b: {}\n"})
    [draft], _ = read(docs)
    assert section(draft, "people") == [{"a": {}}, {"b": {}}]


def test_no_docs_folder(tmp_path: Path) -> None:
    assert read(tmp_path / "docs") == (
        (),
        [
            (
                "docs: error: There is no folder `docs`. Name the folder that contains your "
                "timelines. [no-docs-folder]"
            )
        ],
    )


def test_a_file_that_cannot_be_read_takes_its_timeline_only(docs: Path) -> None:
    put(
        docs,
        {
            "a/timeline.yml": "title: A\n",
            "a/events.yml": "- [\n",
            "a/sources.yml": "- *x\n",
            "b/timeline.yml": "title: B\n",
        },
    )
    drafts, problems = read(docs)
    assert [draft.folder for draft in drafts] == ["b"]
    assert [line.rpartition(" ")[2] for line in problems] == ["[unclosed-bracket]", "[alias]"]


def test_a_mistake_that_can_be_passed_over_takes_nothing(docs: Path) -> None:
    put(docs, {"a/timeline.yml": "title: A\ntitle: B\nsummary: C\n"})
    [draft], problems = read(docs)
    assert plain(draft.top) == {"title": "A", "summary": "C"}
    assert [line.rpartition(" ")[2] for line in problems] == ["[duplicate-key]"]


def link(path: Path, target: Path) -> None:
    try:
        path.symlink_to(target)
    except OSError:
        pytest.skip("this system makes no links")


def test_links(docs: Path, tmp_path: Path) -> None:
    put(docs, {"a/timeline.yml": "title: A\n", "shared.yml": "- id: a\n"})
    put(tmp_path, {"outside/timeline.yml": "title: X\n", "secret.yml": "password: x\n"})
    link(docs / "b", tmp_path / "outside")
    link(docs / "loop", docs)
    link(docs / "a" / "people", tmp_path / "outside")
    link(docs / "a" / "sources.yml", tmp_path / "secret.yml")
    link(docs / "a" / "events.yml", docs / "shared.yml")
    link(docs / "a" / "remarks.yml", docs / "nowhere")
    link(docs / "a" / "disputes.yml", docs / "a" / "disputes.yml")
    drafts, problems = read(docs)
    assert drafts == ()
    assert problems == [
        (
            "docs/a/disputes.yml: error: The file cannot be read: it is a link that leads back to "
            "itself. Change its permissions; if it is a link, put the file itself in its place. "
            "[unreadable-file]"
        ),
        (
            "docs/a/people: warning: Dateline does not read this folder, because it is a link to "
            "another folder. Put the folder itself here. [linked-folder]"
        ),
        (
            "docs/a/remarks.yml: error: The file cannot be read: it is a link that leads to no "
            "file. Put the file itself in the link's place. [unreadable-file]"
        ),
        (
            "docs/a/sources.yml: error: The file is a link that leads out of the docs folder. Put "
            "the file itself here. [outside-docs]"
        ),
        (
            "docs/b: warning: Dateline does not read this folder, because it is a link to "
            "another folder. Put the folder itself here. [linked-folder]"
        ),
    ]


def test_a_docs_folder_that_is_a_link(docs: Path, tmp_path: Path) -> None:
    put(docs, {"timeline.yml": "title: A\n"})
    link(tmp_path / "other", docs)
    [draft], problems = read(tmp_path / "other")
    assert problems == []
    assert plain(draft.top) == {"title": "A"}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes")
def test_a_pipe_is_not_waited_for(docs: Path) -> None:
    put(docs, {"timeline.yml": "title: A\n"})
    os.mkfifo(docs / "events.yml")
    assert read(docs) == (
        (),
        [
            (
                "docs/events.yml: error: The file cannot be read: it is not an ordinary file. "
                "Change its permissions; if it is a link, put the file itself in its place. "
                "[unreadable-file]"
            )
        ],
    )


def test_a_large_file_is_not_loaded(docs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(docs, {"timeline.yml": "title: A\n"})
    with (docs / "events.yml").open("wb") as file:
        file.truncate(50_000_000)
    monkeypatch.setattr(Path, "read_bytes", lambda path: b"" if path.name != "events.yml" else 1)
    assert read(docs)[1] == [
        (
            "docs/events.yml: error: The file has 50.0 MB, and a data file may have 20 MB. Split "
            "its section into a folder of files, such as `events/2022.yml`. [file-too-large]"
        )
    ]


def test_what_the_system_refuses(docs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Permissions do not bind the superuser, whom tests may run as.
    put(docs, {"a/timeline.yml": "title: A\n", "b/x.md": ""})
    scandir = os.scandir

    def closed(path: Path) -> object:
        if path.name == "b":
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    def unreadable(_path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "scandir", closed)
    monkeypatch.setattr(Path, "read_bytes", unreadable)
    assert read(docs)[1] == [
        (
            "docs/a/timeline.yml: error: The file cannot be read: permission denied. Change its "
            "permissions; if it is a link, put the file itself in its place. [unreadable-file]"
        ),
        (
            "docs/b: error: The folder cannot be read: permission denied. Change its permissions, "
            "or move it out of the docs folder. [unreadable-folder]"
        ),
    ]


def test_names_that_no_terminal_should_print(docs: Path) -> None:
    name = "ev\x1b[31m\u202e.yml"
    put(docs, {"timeline.yml": ""})
    try:
        (docs / os.fsdecode(b"\xff" + name.encode())).write_text("a")
    except OSError:
        pytest.skip("this file system takes no such names")
    [found] = read(docs)[1]
    assert found.startswith("docs/�ev�[31m�.yml: warning: Dateline does not read `�ev�[31m�.yml`.")
