"""Which page is a person's, and that no more is written than there is to say."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.data.outputs import Output
from dateline.problems import Problems, as_text
from dateline.write.folder import write_outputs
from dateline.write.ownership import is_generated

MARK = "<!-- Made by Dateline from events.yml: change the data, not this page. -->\n"
HEAD = '---\ntitle: "T"\ndescription: "D"\n---\n'
PAGE = f"{HEAD}{MARK}\n# T\n"

PAGES = [
    ("as we write it", PAGE, True),
    ("without a head", f"{MARK}\n# T\n", True),
    ("line ends of another system", PAGE.replace("\n", "\r\n"), True),
    ("blank lines before", f"{HEAD}\n\n{MARK}# T\n", True),
    ("a byte order mark", "\ufeff" + PAGE, True),
    ("a long description", f'---\ndescription: "{"D" * 6000}"\n---\n{MARK}', True),
    ("nothing", "", False),
    ("a page by hand", "# T\n", False),
    ("a head by hand", f"{HEAD}# T\n", False),
    ("a page on how we mark pages", f"{HEAD}# Marks\n\n```\n{MARK}```\n", False),
    ("a page that names the mark", f"# Marks\n\nWe write `{MARK.strip()}`.\n", False),
    ("the mark in the head", f'---\ntitle: "{MARK.strip()}"\n---\n# T\n', False),
    ("a head without an end", f"---\n{MARK}", False),
]


@pytest.mark.parametrize(
    ("content", "ours"), [row[1:] for row in PAGES], ids=[row[0] for row in PAGES]
)
def test_whose_page_it_is(content: str, *, ours: bool) -> None:
    assert is_generated(content.encode()) == ours


@pytest.mark.parametrize(
    "content", [row[1] for row in PAGES if not row[2]], ids=[row[0] for row in PAGES if not row[2]]
)
def test_a_persons_page_is_neither_overwritten_nor_removed(tmp_path: Path, content: str) -> None:
    (tmp_path / "talks").mkdir()
    for name in ("disputes.md", "notes.md"):
        (tmp_path / "talks" / name).write_text(content, encoding="utf-8")
    problems = Problems()
    write_outputs([Output("talks/index.md", PAGE.encode())], tmp_path, problems)
    assert problems.all == ()
    assert (tmp_path / "talks" / "notes.md").read_text("utf-8") == content
    write_outputs([Output("talks/disputes.md", PAGE.encode())], tmp_path, problems)
    (line,) = map(as_text, problems.all)
    place = (tmp_path / "talks" / "disputes.md").as_posix()
    assert line == (
        f"{place}: error: Dateline did not make 'talks/disputes.md', or it was changed by hand, "
        "and a generated file needs this name. Move or rename the file: "
        "Dateline does not overwrite what a person wrote. [hand-written]"
    )
    assert (tmp_path / "talks" / "disputes.md").read_text("utf-8") == content


def test_nothing_to_write_leaves_nothing(tmp_path: Path) -> None:
    problems = Problems()
    for folder in (tmp_path, tmp_path / "new"):
        written = write_outputs([], folder, problems)
        assert (written.written, written.removed, written.unchanged) == ((), (), 0)
    assert list(tmp_path.iterdir()) == []


def test_when_the_last_timeline_goes_so_does_all_that_was_made(tmp_path: Path) -> None:
    outputs = [
        Output("talks/index.md", PAGE.encode()),
        Output("talks/data/timeline.json", b"{}\n"),
        Output("assets/dateline.css", b"a{}\n"),
    ]
    problems = Problems()
    assert len(write_outputs(outputs, tmp_path, problems).written) == 3
    assert sorted(write_outputs([], tmp_path, problems).removed) == sorted(o.path for o in outputs)
    assert list(tmp_path.iterdir()) == []
    assert problems.all == ()
