"""`dateline build` on disk: nothing twice, nothing of a person's, nothing half."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from tests.site.projects import PATIENCE, Project, environment, files_of

PAGE = "docs/talks/index.md"
MANIFEST = "docs/.dateline.json"


def snapshot(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {
        name: (content, (folder / name).stat().st_mtime_ns) for name, content in files_of(folder)
    }


def build(project: Project, *options: str) -> str:
    done = project.dateline("build", *options)
    assert done.code == 0, done.output
    return done.output


def refuse(project: Project, *options: str) -> str:
    before = snapshot(project.folder)
    done = project.dateline("build", *options)
    assert done.code == 1
    assert snapshot(project.folder) == before
    return done.output


def test_twice_writes_nothing(project: Project) -> None:
    first = build(project)
    count = int(first.split()[0])
    before = snapshot(project.docs)
    assert build(project) == f"0 written, 0 removed, {count} unchanged.\n"
    assert snapshot(project.docs) == before


def test_only_what_changed_is_written(project: Project) -> None:
    build(project)
    before = snapshot(project.docs)
    project.replace("docs/talks/timeline.yml", "    where: Nusa Dua\n", "    where: Bali\n")
    build(project)
    changed = {name for name, now in snapshot(project.docs).items() if before[name] != now}
    assert "talks/index.md" in changed
    assert "talks/people.md" not in changed
    assert "talks/e/belov-leaves/cite.html" not in changed


def test_files_are_for_everyone_to_read(project: Project) -> None:
    build(project)
    assert {path.stat().st_mode & 0o777 for path in project.docs.rglob("*.md")} == {0o644}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("docs/talks/index.md", "# Mine\n"),
        ("docs/talks/people.md", ""),
        ("docs/talks/e/belov-leaves/index.html", "<p>Mine.</p>\n"),
        ("docs/talks/data/timeline.json", "{}\n"),
        ("docs/assets/dateline.css", "body {}\n"),
    ],
)
def test_what_a_person_wrote_stays(project: Project, name: str, content: str) -> None:
    project.write({name: content})
    output = refuse(project)
    assert output == (
        f"{name}: error: Dateline did not make '{name.removeprefix('docs/')}', or it was changed "
        "by hand, and a generated file needs this name. Move or rename the "
        "file: Dateline does not overwrite what a person wrote. [hand-written]\n1 error.\n"
    )


@pytest.mark.parametrize("name", ["talks/data/timeline.json", "talks/e/belov-leaves/index.html"])
def test_a_generated_file_changed_by_hand_stays(project: Project, name: str) -> None:
    build(project)
    (project.docs / name).write_text("By hand.", encoding="utf-8")
    project.replace("docs/talks/timeline.yml", "title: Belov leaves early", "title: Belov leaves")
    assert "[hand-written]" in refuse(project)


def test_a_page_whose_marker_was_taken_out_is_a_persons(project: Project) -> None:
    build(project)
    text = project.read(PAGE)
    kept = "\n".join(line for line in text.splitlines() if "Made by Dateline" not in line)
    project.write({PAGE: f"{kept}\n"})
    assert "[hand-written]" in refuse(project)


@pytest.mark.parametrize(
    "name", ["talks/index.md", "talks/e/belov-leaves/index.html", "talks/data/timeline.json"]
)
def test_a_folder_in_the_way_stays(project: Project, name: str) -> None:
    (project.docs / name).mkdir(parents=True)
    (project.docs / name / "mine.txt").write_text("Mine.", encoding="utf-8")
    assert "[hand-written]" in refuse(project)


@pytest.mark.parametrize("name", ["talks/e", "talks/data", "assets", "talks/e/belov-leaves"])
def test_a_file_where_a_folder_belongs_stays(project: Project, name: str) -> None:
    (project.docs / name).parent.mkdir(parents=True, exist_ok=True)
    (project.docs / name).write_text("Mine.", encoding="utf-8")
    assert "[hand-written]" in refuse(project)


def test_a_hand_written_page_of_the_timeline_is_left_alone(project: Project) -> None:
    project.write({"docs/talks/2022.md": "# My notes\n", "docs/talks/e/mine/index.html": "Mine."})
    build(project)
    assert project.read("docs/talks/2022.md") == "# My notes\n"
    assert project.read("docs/talks/e/mine/index.html") == "Mine."
    assert not (project.docs / "talks" / "2022-07.md").exists()


def test_stale_files_go_away(project: Project) -> None:
    project.replace("mkdocs.yml", "dateline]", "dateline: {page_size: 1}]")
    build(project)
    pages = {path.name for path in (project.docs / "talks").glob("2*.md")}
    project.replace("mkdocs.yml", "dateline: {page_size: 1}]", "dateline]")
    project.replace("docs/talks/timeline.yml", "was: [belov-storms-out]", "note: none")
    (project.docs / "talks" / "published.yml").unlink()
    text = project.read("docs/talks/timeline.yml")
    project.write({"docs/talks/timeline.yml": text.partition("corrections:")[0]})
    output = build(project)
    left = {name for name, _ in files_of(project.docs)}
    assert pages
    assert not {f"talks/{page}" for page in pages} & left
    assert "talks/corrections.md" not in left
    assert not any("belov-storms-out" in name for name in left)
    assert not (project.docs / "talks" / "e" / "belov-storms-out").exists()
    assert " 0 removed" not in output


def test_a_timeline_that_is_gone_takes_its_files_along(project: Project) -> None:
    build(project)
    project.write({"docs/other/timeline.yml": "title: Other\n", "docs/talks/mine.md": "# Mine\n"})
    for data in (project.docs / "talks").glob("*.yml"):
        data.unlink()
    build(project)
    assert [path.name for path in (project.docs / "talks").iterdir()] == ["mine.md"]
    assert (project.docs / "other" / "index.md").is_file()


def test_with_out_only_generated_files_go_there(project: Project) -> None:
    before = snapshot(project.docs)
    build(project, "--out", "out")
    assert snapshot(project.docs) == before
    names = {name for name, _ in files_of(project.folder / "out")}
    assert "talks/index.md" in names
    assert not {name for name in names if name.endswith(".yml")} | ({"index.md"} & names)


def test_a_data_error_writes_nothing(project: Project) -> None:
    project.replace("docs/talks/timeline.yml", "date: 2022-07-07", "date: 2022-02-30")
    assert "[invalid-date]" in refuse(project)


# Killed at the given write, as the power may go at any moment.
KILLED = """
import os, signal, sys
from pathlib import Path
from dateline.write import folder as write
from dateline.cli import main

left, how = int(sys.argv[1]), sys.argv[2]
real = Path.replace

def replace(self, target):
    global left
    if left == 0:
        if how == "raise":
            raise OSError(28, "No space left on device")
        os.kill(os.getpid(), signal.SIGKILL)
    left -= 1
    return real(self, target)

Path.replace = replace
main(["build"])
"""


def killed_build(project: Project, after: int, how: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", KILLED, str(after), how],
        cwd=project.folder,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )


@pytest.mark.parametrize("after", [0, 1, 2, 9])
def test_a_killed_build_leaves_each_file_old_or_new(project: Project, after: int) -> None:
    build(project)
    old = dict(files_of(project.docs))
    project.replace("docs/talks/timeline.yml", "Belov leaves early", "Belov leaves the hall")
    project.dateline("build", "--out", "new")
    new = dict(files_of(project.folder / "new"))
    done = killed_build(project, after, "kill")
    assert done.returncode == -signal.SIGKILL
    for name, content in files_of(project.docs):
        if ".dateline" not in name and name in old and name != "talks/timeline.yml":
            assert content in (old[name], new.get(name)), name
    json.loads(project.read(MANIFEST))
    build(project)
    assert {n: c for n, c in files_of(project.docs) if n in new and n != ".dateline.json"} == {
        name: content for name, content in new.items() if name != ".dateline.json"
    }


def test_what_a_killed_build_leaves_is_no_page(project: Project) -> None:
    killed_build(project, 4, "kill")
    left = [name for name, _ in files_of(project.docs) if Path(name).name.startswith(".dateline-")]
    assert len(left) == 1
    done = project.mkdocs("build", "--strict")
    assert done.code == 0, done.output
    assert not [name for name, _ in files_of(project.site) if ".dateline" in name]
    build(project)
    assert "0 written" in build(project)


def test_a_killed_first_build_can_be_taken_up(project: Project) -> None:
    killed_build(project, 12, "kill")
    build(project)
    assert "0 written" in build(project)


def test_a_full_disk_is_told(project: Project) -> None:
    done = killed_build(project, 3, "raise")
    assert done.returncode == 1
    assert re.fullmatch(
        r"docs/\S+: error: The file cannot be written: no space left on device\. "
        r"Allow Dateline to write there, free some space, or name another folder with `--out`\. "
        r"\[unwritable\]\n1 error\.\n",
        done.stdout,
    ), done.stdout + done.stderr
    assert done.stderr == ""


def test_a_folder_that_may_not_be_written_is_told(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse_all(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("dateline.write.root._write_beside", refuse_all)
    done = project.dateline("build")
    assert done.code == 1
    assert done.output == (
        "docs/.dateline.json: error: The file cannot be written: permission denied. Allow "
        "Dateline to write there, free some space, or name another folder with `--out`. "
        "[unwritable]\n1 error.\n"
    )
    project.replace("docs/talks/checked.yml", "on: 2026-11-22", "on: 2026-11-21")
    (project.docs / "talks" / "published.yml").unlink()
    done = project.dateline("verify")
    assert done.code == 1
    assert "docs/talks/published.yml: error: The file cannot be written" in done.output


MARKED = "# Outside\n\n<!-- Made by Dateline -->\n"


@pytest.mark.parametrize(
    "listed",
    [
        "../outside/index.html",
        "../outside/data/timeline.json",
        "{folder}/outside/index.html",
        "{folder}/outside/data/timeline.json",
        "talks/../../outside/data/timeline.json",
        "/data/timeline.json",
        "data/timeline.json/data/timeline.json",
        "a\\u0000b",
        "talks/timeline.yml",
        "index.md",
        "",
        ".",
    ],
)
def test_a_tampered_manifest_reaches_nothing(project: Project, listed: str) -> None:
    build(project)
    outside = {
        "outside/index.html": "x",
        "outside/index.md": MARKED,
        "outside/data/timeline.json": "x",
    }
    project.write(outside)
    name = listed.format(folder=project.folder.as_posix())
    hashes = "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"  # of "x"
    project.write({MANIFEST: '{"%s": ["%s"]}' % (name, hashes)})  # noqa: UP031 - braces of JSON
    before = dict(files_of(project.folder))
    project.dateline("build")
    after = dict(files_of(project.folder))
    assert {n: c for n, c in after.items() if n in before and n != MANIFEST} == {
        n: c for n, c in before.items() if n != MANIFEST
    }


@pytest.mark.parametrize(
    "manifest", ["", "[", "[]", "null", '{"a": 1}', '{"a": [1]}', "[" * 100_000, '{"\\ud800": []}']
)
def test_a_broken_manifest_stops_nothing(project: Project, manifest: str) -> None:
    project.write({MANIFEST: manifest})
    build(project)
    assert "0 written" in build(project)


def test_a_link_out_of_the_folder_is_not_written_through(project: Project) -> None:
    elsewhere = project.folder / "elsewhere"
    elsewhere.mkdir()
    (project.docs / "talks" / "data").symlink_to(elsewhere)
    output = refuse(project)
    assert "[hand-written]" in output
    assert list(elsewhere.iterdir()) == []
