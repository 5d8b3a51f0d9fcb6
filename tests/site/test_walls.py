"""Nothing is written or removed outside the folder, through a link, or that is none of ours."""

from __future__ import annotations

import json
import os
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from tests.site.projects import Project, files_of

from dateline.data.output_paths import is_output, reason_against_path
from dateline.data.outputs import Output
from dateline.mkdocs_plugin.generated_files import GeneratedFile
from dateline.problems import Problems
from dateline.write.folder import write_outputs
from dateline.write.manifest import sha256
from dateline.write.root import Root

GOOD = [
    *("index.md", "talks/index.md", "a/b/c/people-12.md", "talks/2022.md", "talks/2022-07.md"),
    *("talks/-0043.md", "talks/e/talks-begin/index.html", "e/talks-begin/cite.html"),
    *(
        "talks/feed.xml",
        "talks/data/timeline.json",
        "data/sources.csl.json",
        "talks/embed/index.html",
    ),
    *("assets/dateline.css", "talks/checked.yml", "published.yml", ".dateline.json"),
    *("talks.2022/index.md", "Переговоры/index.md", "the talks/index.md", "console/index.md"),
]
BAD = [
    *("", ".", "..", "/index.md", "//index.md", "../index.md", "talks/../index.md", "./index.md"),
    *("talks//index.md", "talks/./index.md", "talks/index.md/", "C:/index.md", "c:index.md"),
    *("talks\\index.md", "..\\index.md", "talks/\0/index.md", "a\n/index.md", "\ud800/index.md"),
    *("con/index.md", "CON/index.md", "talks/nul.x/index.md", "lpt1/index.md", "talks./index.md"),
    *("talks /index.md", "talks/e/con/index.html", "talks/e/../index.html", "talks/e/A/index.html"),
    *("talks/e/a--b/index.html", f"talks/e/{'x' * 65}/index.html", "talks/e/index/index.html"),
    *("talks/timeline.yml", "talks/events.yml", "talks/notes.md", "mkdocs.yml", "talks/README.md"),
    *("talks/data/other.json", "talks/assets/dateline.css", "talks/e/x/other.html", "talks/x.html"),
    *(
        "people-0.md",
        "talks/people-1.md.bak",
        "index.md\n",
        ".git/config",
        "talks/e/x/y/index.html",
    ),
]


@pytest.mark.parametrize("path", GOOD)
def test_a_path_of_ours(path: str) -> None:
    assert reason_against_path(path) == ""


@pytest.mark.parametrize("path", BAD)
def test_a_path_that_is_refused_everywhere(path: str, tmp_path: Path) -> None:
    folder = tmp_path / "a" / "docs"
    folder.mkdir(parents=True)
    assert reason_against_path(path)
    problems = Problems()
    write_outputs([Output(path, b"x")], folder, problems)
    assert [problem.code for problem in problems.all] == ["refused-path"]
    for act in (Root(folder).read, Root(folder).remove, lambda p: Root(folder).write(p, b"x")):
        with pytest.raises((OSError, ValueError)):
            act(path)
    with pytest.raises(PluginError, match="makes no file at"):
        GeneratedFile(Output(path, b"x"), MkDocsConfig(), "docs")
    assert list(tmp_path.rglob("*")) == [tmp_path / "a", folder]


@pytest.mark.parametrize("size", [200, 1])
def test_every_output_has_a_name_of_ours(project: Project, size: int) -> None:
    project.replace("mkdocs.yml", "dateline]", f"dateline: {{page_size: {size}}}]")
    assert project.dateline("build", "--out", "out").code == 0
    names = {name for name, _ in files_of(project.folder / "out")} - {".dateline.json"}
    assert len(names) > 15
    assert {name for name in names if not is_output(name)} == set()


def build(project: Project) -> str:
    done = project.dateline("build")
    assert done.code == 0, done.output
    return done.output


def list_in_manifest(project: Project, *paths: str) -> None:
    manifest = json.loads(project.read("docs/.dateline.json"))
    for path in paths:
        manifest[path] = [sha256((project.docs / path).read_bytes())]
    project.write({"docs/.dateline.json": json.dumps(manifest)})


@pytest.mark.parametrize(
    "path",
    [
        *("talks/timeline.yml", "index.md", "talks/checked.yml", "talks/notes.html", "CNAME"),
        *("assets/site.css", "talks/e/Mine/index.html", "talks/data/my.json", "../mkdocs.yml"),
        *("../texts/outlet-a.txt", "talks/../index.md", "linked/data/timeline.json"),
        *("talks/old/e/gone/index.html", "linked/index.md"),
    ],
)
def test_a_manifest_lets_nothing_go_but_our_own(project: Project, path: str) -> None:
    build(project)
    project.write(
        {
            **dict.fromkeys(("docs/talks/notes.html", "docs/CNAME", "docs/assets/site.css"), "x"),
            **dict.fromkeys(("docs/talks/e/Mine/index.html", "docs/talks/data/my.json"), "x"),
            "away/data/timeline.json": "{}",
            "away/index.md": "<!-- Made by Dateline -->\n",
            "away/e/gone/index.html": "x",
        }
    )
    (project.docs / "linked").symlink_to("../away")
    (project.docs / "talks" / "old").symlink_to("../../away")
    list_in_manifest(project, path)
    before = dict(files_of(project.folder))
    project.dateline("build")
    after = dict(files_of(project.folder))
    assert {**before, "docs/.dateline.json": b""} == {**after, "docs/.dateline.json": b""}


@pytest.mark.parametrize("name", ["disputes.md", "data/timeline.json", "feed.xml"])
def test_a_link_in_an_outputs_place_is_a_persons(project: Project, name: str) -> None:
    build(project)
    place = project.docs / "talks" / name
    place.rename(project.folder / "away")
    place.symlink_to(project.folder / "away")
    kept = (project.folder / "away").read_bytes()
    project.replace("docs/talks/timeline.yml", "The harbour talks", "The long talks")
    project.replace("docs/talks/timeline.yml", "Who broke off contact", "Who left")
    done = project.dateline("build")
    assert done.code == 1
    assert f"docs/talks/{name}: error: Dateline did not make 'talks/{name}'" in done.output
    assert place.is_symlink()
    assert (project.folder / "away").read_bytes() == kept


def test_a_stale_page_that_is_a_link_stays(project: Project) -> None:
    build(project)
    page = project.docs / "talks" / "1999.md"
    page.symlink_to("people.md")
    assert "0 removed" in build(project)
    assert page.is_symlink()


@pytest.mark.parametrize("name", ["talks/e", "talks/data", "assets", "talks/embed"])
def test_a_folder_that_is_a_link_is_not_gone_through(project: Project, name: str) -> None:
    (project.docs / "elsewhere").mkdir()
    (project.docs / name).symlink_to(project.docs / "elsewhere")
    done = project.dateline("build")
    assert done.code == 1
    assert f"Dateline did not make '{name}', and it needs a folder of this name." in (done.output)
    assert list((project.docs / "elsewhere").iterdir()) == []


def pipe(path: Path) -> None:
    os.mkfifo(path)


def stream(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as one, short_name(path.parent) as folder:
        one.bind(f"{folder}/{path.name}")


@contextmanager
def short_name(folder: Path) -> Iterator[str]:
    """A name of a folder that is short enough for a socket's address."""
    number = os.open(folder, os.O_RDONLY)
    try:
        yield f"/proc/self/fd/{number}"
    finally:
        os.close(number)


def device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def within_seconds(act: Callable[[], object]) -> None:
    """Run something that must not wait for ever."""
    thread = threading.Thread(target=act, daemon=True)
    thread.start()
    thread.join(60)
    assert not thread.is_alive(), "it waits for a pipe"


@pytest.mark.parametrize("make", [pipe, stream, device])
@pytest.mark.parametrize(
    "name",
    [
        *("docs/talks/index.md", "docs/talks/feed.xml", "docs/.dateline.json"),
        *("docs/assets/dateline.css", "docs/talks/events.yml", "docs/talks/checked.yml"),
        *(
            "docs/talks/published.yml",
            "docs/talks/timeline.yml",
            "texts/outlet-a.txt",
            "mkdocs.yml",
        ),
        *("docs/talks/2020.md",),
    ],
)
def test_what_is_no_ordinary_file_is_never_waited_for(
    project: Project, name: str, make: Callable[[Path], None]
) -> None:
    path = project.folder / name
    path.parent.mkdir(exist_ok=True)
    path.unlink(missing_ok=True)
    make(path)
    codes: dict[str, int] = {}

    def run_all() -> None:
        for command in ("check", "verify", "build"):
            codes[command] = project.dateline(command).code

    within_seconds(run_all)
    assert codes.keys() == {"check", "verify", "build"}
    if name not in ("mkdocs.yml", "docs/talks/2020.md"):
        assert 1 in codes.values()
    assert not path.is_file()


@pytest.mark.parametrize("make", [pipe, stream, device])
@pytest.mark.parametrize("name", ["_event.md", "notes"])
def test_no_template_that_is_no_ordinary_file_is_waited_for(
    project: Project, name: str, make: Callable[[Path], None]
) -> None:
    project.replace("mkdocs.yml", "dateline]", "dateline: {templates: mine}]")
    (project.folder / "mine").mkdir()
    make(project.folder / "mine" / name)
    codes: list[int] = []
    within_seconds(lambda: codes.append(project.dateline("build").code))
    assert codes == [1 if name == "_event.md" else 0]


def test_new_files_heed_the_mask_and_old_ones_keep_their_mode(project: Project) -> None:
    before = os.umask(0o027)
    try:
        build(project)
        modes = {path.stat().st_mode & 0o777 for path in project.docs.rglob("*.html")}
        assert modes == {0o640}
        (project.docs / "talks" / "index.md").chmod(0o664)
        (project.docs / "talks" / "checked.yml").chmod(0o600)
        project.replace("docs/talks/timeline.yml", "The harbour talks", "The long talks")
        project.replace("docs/talks/timeline.yml", "words: on Friday", "words: Friday")
        assert project.dateline("verify").code == 0
        build(project)
    finally:
        os.umask(before)
    assert "The long talks" in project.read("docs/talks/index.md")
    assert (project.docs / "talks" / "index.md").stat().st_mode & 0o777 == 0o664
    assert (project.docs / "talks" / "checked.yml").stat().st_mode & 0o777 == 0o600


def test_the_next_build_clears_what_a_killed_one_left(project: Project) -> None:
    build(project)
    litter = ["docs/.dateline-new-7-0", "docs/talks/.dateline-new-12345-3"]
    litter += [f"docs/talks/e/{name}/.dateline-new-1-1" for name in ("belov-leaves", "talks-begin")]
    kept = ["docs/.dateline-notes", "docs/talks/.dateline-new-x", "docs/talks/e/.dateline"]
    project.write(dict.fromkeys([*litter, *kept], "half"))
    project.replace(
        "docs/talks/timeline.yml", "id: talks-begin", "id: talks-started\n    was: [talks-begin]"
    )
    build(project)
    assert [name for name in litter if (project.folder / name).exists()] == []
    assert all((project.folder / name).exists() for name in kept)


def test_a_folder_that_a_killed_build_left_empty_goes(project: Project) -> None:
    build(project)
    page = project.docs / "talks" / "e" / "gone" / "index.html"
    manifest = json.loads(project.read("docs/.dateline.json"))
    manifest["talks/e/gone/index.html"] = ["0" * 64]
    project.write({"docs/.dateline.json": json.dumps(manifest)})
    page.parent.mkdir()
    build(project)
    assert not page.parent.exists()


def test_a_file_taken_for_litter_is_written_again(tmp_path: Path) -> None:
    """Two builds at once: each takes the other's files that are not in place yet for litter."""
    root = Root(tmp_path)
    stop = threading.Event()

    def clear() -> None:
        while not stop.is_set():
            root.clear_litter(["talks"])

    thread = threading.Thread(target=clear)
    thread.start()
    try:
        for number in range(300):
            root.write("talks/index.md", b"%d" % number)
            assert root.read("talks/index.md") == b"%d" % number
    finally:
        stop.set()
        thread.join()
