"""What a build leaves on disk: found again, never believed when it is not whole or not ours."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from dateline import build
from dateline.cache import Cache, Kept, Marker, key_of
from dateline.data.outputs import Output
from dateline.data.settings import Settings
from dateline.prepare import prepare
from dateline.write.kept import MOST_FILES, load_kept, save_kept
from dateline.write.spool import Shelf

NAME: Final = "0" * 40
FOLDER: Final = ".cache/dateline"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    (tmp_path / "project").mkdir()
    return tmp_path / "project"


def save(project: Path, name: str = NAME) -> Path:
    with Shelf() as shelf:
        page = shelf.keep(Output("a/index.md", b"page", "a/timeline.yml", body=b"body"))
        save_kept(project, name, Kept({"key": b"note"}, {"unit": (page,)}))
    return project / FOLDER / f"{name}.kept"


def test_what_is_kept_is_found_again(project: Path) -> None:
    save(project)
    file = load_kept(project, NAME)
    assert file
    assert dict(file.kept.notes) == {"key": b"note"}
    (page,) = file.kept.units["unit"]
    assert (page.path, page.content, page.body) == ("a/index.md", b"page", b"body")
    assert (page.edit, page.in_navigation) == ("a/timeline.yml", True)
    file.close()
    assert (project / FOLDER / ".gitignore").read_bytes() == b"*\n"


def flip(path: Path, at: int) -> None:
    data = bytearray(path.read_bytes())
    data[at] ^= 1
    path.write_bytes(data)


def replace_by_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


DAMAGE: Final[dict[str, Callable[[Path], object]]] = {
    "empty": lambda path: path.write_bytes(b""),
    "cut short": lambda path: path.write_bytes(path.read_bytes()[:-1]),
    "one bit of the head": lambda path: flip(path, 0),
    "one bit of a file": lambda path: flip(path, -34),
    "one bit of the seal": lambda path: flip(path, -1),
    "longer": lambda path: path.write_bytes(path.read_bytes() + b"x"),
    "another program's": lambda path: path.write_bytes(os.urandom(10_000)),
    "gone": lambda path: path.rename(path.with_suffix(".old")),
    "a folder": replace_by_folder,
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_broken_cache_is_as_good_as_none(project: Path, damage: str) -> None:
    DAMAGE[damage](save(project))
    assert load_kept(project, NAME) is None


def test_a_cache_that_someone_else_made_is_not_believed(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(project)
    monkeypatch.setenv("XDG_CACHE_HOME", str(project / "another home"))
    assert load_kept(project, NAME) is None


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_nothing_is_read_or_written_through_a_link(project: Path, tmp_path: Path) -> None:
    path = save(project)
    elsewhere = tmp_path / "elsewhere"
    path.rename(elsewhere)
    path.symlink_to(elsewhere)
    assert load_kept(project, NAME) is None
    before = elsewhere.read_bytes()
    save(project)
    assert elsewhere.read_bytes() == before


def test_without_a_home_nothing_is_kept(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (project / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(project / "file"))
    assert not save(project).exists()
    assert load_kept(project, NAME) is None


def test_only_the_newest_are_kept(project: Path) -> None:
    for number in range(MOST_FILES + 2):
        os.utime(save(project, f"{number:040}"), (number, number))
    save(project)
    names = sorted(path.name for path in (project / FOLDER).glob("*.kept"))
    assert len(names) == MOST_FILES
    assert f"{NAME}.kept" in names


def test_a_key_is_of_all_parts_and_where_they_end() -> None:
    assert key_of("a", "b") == key_of("a", b"b")
    assert len({key_of("a", "bc"), key_of("ab", "c"), key_of("a", "b", "c"), key_of("abc")}) == 4


def test_a_mark_is_of_what_a_value_says() -> None:
    marker = Marker()
    values = ["", "1", 1, True, None, ("1",), ("1", "1"), ("11",), {"1": "1"}, {"1": 1}]
    assert len({marker.of(value).text for value in values}) == len(values)
    with pytest.raises(TypeError):
        marker.of(object())


def test_what_a_build_did_not_ask_for_is_not_kept() -> None:
    cache = Cache(Kept({"old": b"1", "asked": b"2"}))
    assert cache.note("asked", lambda: b"3") == b"2"
    assert cache.note("new", lambda: b"4") == b"4"
    assert cache.notes == {"asked": b"2", "new": b"4"}


def test_everything_that_is_read_is_in_the_snapshot(root: Path, project: Path) -> None:
    """A build in which nothing changed reads no data. So whatever reading looks at must be among
    what is compared: the docs folder, the private copies, mkdocs.yml and the own templates.
    """
    docs = root / "tools" / "harbour" / "docs"
    seen: set[str] = set()

    def hear(event: str, args: tuple[object, ...]) -> None:
        if listening and event in ("open", "os.listdir", "os.scandir"):
            seen.add(str(args[0]))

    listening = True
    sys.addaudithook(hear)
    build.load(docs)
    listening = False
    package = root / "generator"
    ours = {
        Path(name)
        for name in seen
        if name.startswith(str(root)) and package not in Path(name).parents
    }
    allowed = (docs, root / "tools" / "harbour" / "reports")
    strange = [p for p in ours if not any(p == a or a in p.parents for a in allowed)]
    strange = [p for p in strange if p.name != "mkdocs.yml" and ".venv" not in p.parts]
    assert strange == []
    assert project.is_dir()


def test_an_unchanged_site_is_not_read_again(root: Path, project: Path) -> None:
    del root
    docs = project / "docs"
    docs.mkdir()
    (docs / "timeline.yml").write_text("title: A\nevents: [{id: a, date: 2022, title: A}]\n")
    first = prepare(docs, Settings(), "docs")
    second = prepare(docs, Settings(), "docs")
    assert second.kept is not None
    assert [o.path for o in first.outputs] == [o.path for o in second.outputs]
    assert first.problems == second.problems
    told = [json.loads(n) for n in second.kept.notes.values() if n.startswith(b'{"problems"')]
    assert len(told) == 1
    assert second.shelf is not None
    assert second.kept.units
    first.close()
    second.close()
