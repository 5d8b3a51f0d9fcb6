"""Two files with one address on the built site: told, by both doors, never lost in silence."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.structure.files import File
from tests.site.projects import Project, files_of

from dateline.write.shared_addresses import published_at

# A file by hand, the generated file whose address it has, and that address; with
# `use_directory_urls` as given.
SHARED = [
    (True, "talks/people/index.md", "talks/people.md", "/talks/people/"),
    (True, "talks/people/README.md", "talks/people.md", "/talks/people/"),
    (True, "talks/people/index.html", "talks/people.md", "/talks/people/"),
    (True, "talks/sources.markdown", "talks/sources.md", "/talks/sources/"),
    (True, "talks/sources", "talks/sources.md", "/talks/sources"),
    (True, "talks.md", "talks/index.md", "/talks/"),
    (True, "talks.mkd", "talks/index.md", "/talks/"),
    (True, "talks/index.html", "talks/index.md", "/talks/"),
    (True, "talks/README.md", "talks/index.md", "/talks/"),
    (True, "talks/embed.md", "talks/embed/index.html", "/talks/embed/"),
    (True, "talks/embed/README.md", "talks/embed/index.html", "/talks/embed/"),
    (True, "talks/e/belov-leaves.md", "talks/e/belov-leaves/index.html", "/talks/e/belov-leaves/"),
    (False, "talks/people.html", "talks/people.md", "/talks/people.html"),
    (False, "talks/people.mdown", "talks/people.md", "/talks/people.html"),
    (False, "talks/README.md", "talks/index.md", "/talks/index.html"),
    (False, "talks/index.html", "talks/index.md", "/talks/index.html"),
    (False, "talks/embed/index.md", "talks/embed/index.html", "/talks/embed/index.html"),
    (
        False,
        "talks/e/belov-leaves/cite.md",
        "talks/e/belov-leaves/cite.html",
        "/talks/e/belov-leaves/cite.html",
    ),
]
APART = [
    *((True, name) for name in ("talks/people.html", "talks/e.md", "talks/Index.md", "talks2.md")),
    *((False, name) for name in ("talks.md", "talks/people/index.md", "talks/embed.md")),
    *((True, name) for name in ("talks/.people.md", "people.md", "talks/people/other.md")),
]


def lay(project: Project, name: str, *, directory_urls: bool) -> None:
    config = project.read("mkdocs.yml")
    urls = str(directory_urls).lower()
    project.write(
        {f"docs/{name}": "# Mine\n", "mkdocs.yml": f"{config}\nuse_directory_urls: {urls}\n"}
    )


@pytest.mark.parametrize(("directory_urls", "name", "output", "address"), SHARED)
def test_a_page_by_hand(
    project: Project, name: str, output: str, address: str, *, directory_urls: bool
) -> None:
    lay(project, name, directory_urls=directory_urls)
    before = dict(files_of(project.folder))
    line = (
        f"docs/{name}: error: '{name}' and the generated file '{output}' would have one address, "
        f"{address}, and a site builder publishes only one of the two. Move or rename your file, "
        "or the folder of the timeline. [same-address]\n"
    )
    done = project.dateline("build")
    assert (done.code, done.output) == (1, f"{line}1 error.\n")
    done = project.mkdocs("build")
    assert done.code == 1
    assert line.partition(": error: ")[2] in done.output
    assert dict(files_of(project.folder)) == before


@pytest.mark.parametrize(("directory_urls", "name"), APART)
def test_a_page_by_hand_with_an_address_of_its_own(
    project: Project, name: str, *, directory_urls: bool
) -> None:
    lay(project, name, directory_urls=directory_urls)
    for _ in range(2):
        done = project.dateline("build")
        assert done.code == 0, done.output


@pytest.mark.parametrize("folder", ["people", "embed", "sources", "e/belov-leaves"])
def test_a_timeline_in_the_place_of_another_ones_page(project: Project, folder: str) -> None:
    project.write({f"docs/talks/{folder}/timeline.yml": "title: Inner\nevents: []\n"})
    done = project.dateline("build")
    assert done.code == 1
    assert f"'talks/{folder}/index.md'" in done.output
    assert f"would have one address, /talks/{folder}/, and" in done.output
    assert done.output.endswith("[same-address]\n1 error.\n")
    assert "[same-address]" in project.mkdocs("build").output


def test_what_the_site_leaves_out_has_no_address(project: Project) -> None:
    config = project.read("mkdocs.yml")
    project.write(
        {
            "docs/talks/README.md": "# For editors\n",
            "mkdocs.yml": f"{config}\nexclude_docs: README.md\n",
        }
    )
    done = project.mkdocs("build", "--strict")
    assert done.code == 0, done.output
    assert "For editors" not in (project.site / "talks" / "index.html").read_text("utf-8")


@pytest.mark.parametrize("directory_urls", [True, False])
@pytest.mark.parametrize(
    "path",
    [
        *("index.md", "README.md", "a.md", "a/index.md", "a/README.md", "a/b.markdown", "a/b.c.md"),
        *(
            "index/index.md",
            "README/a.mkdn",
            "a/index.html",
            "a.json",
            "a/readme.md",
            "INDEX.md",
            "a",
        ),
        *("a/b.mdown", "a/b.mkd", "a/b.txt", "a.b/c.md", "talks/2022-07.md"),
    ],
)
def test_addresses_are_those_of_mkdocs(path: str, *, directory_urls: bool, tmp_path: Path) -> None:
    theirs = File(path, None, str(tmp_path), directory_urls).dest_uri
    assert published_at(path, directory_urls=directory_urls) == theirs
