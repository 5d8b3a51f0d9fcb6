"""Private copies of sources: plain text or a web page, inside the project only."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from dateline.quotes import Match, NotFound, SourceText, find_words
from dateline.read.copies.markdown_copies import strip_markdown
from dateline.read.copies.private_text import NoText, PrivateText, read_text
from dateline.read.project.root import tracked_by_git

PAGE = """<!doctype html><html><head><title>T</title><script>var hidden = "script"</script></head>
<body><nav>Home</nav><article><h1>Talks fail</h1>
<p>The minister left the hall on Friday, an official who was present said to reporters.</p>
<p>"We were <em>not</em> the ones who abandoned contact," she said in the evening.</p>
</article></body></html>"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    (folder / "texts").mkdir(parents=True)
    return folder


def test_reads_text(project: Path) -> None:
    data = "\ufeffOne\r\ntwo\rthree – four\n".encode()
    (project / "texts" / "a.txt").write_bytes(data)
    text = "One\ntwo\nthree – four\n"
    expected = PrivateText(text, hashlib.sha256(text.encode()).hexdigest())
    assert read_text(project, "texts/a.txt") == expected


def test_a_text_with_the_line_ends_of_another_system_is_the_same(project: Path) -> None:
    file = project / "texts" / "a.txt"
    file.write_bytes(b"One\ntwo\n")
    unix = read_text(project, "texts/a.txt")
    file.write_bytes(b"\xef\xbb\xbfOne\r\ntwo\r\n")
    assert read_text(project, "texts/a.txt") == unix


def test_takes_the_main_text_of_a_page(project: Path) -> None:
    pytest.importorskip("trafilatura", reason="the extra that reads web pages is not installed")
    (project / "a.html").write_text(PAGE, "utf-8")
    found = read_text(project, "a.html")
    assert isinstance(found, PrivateText)
    assert found.sha256 == hashlib.sha256(PAGE.encode()).hexdigest()
    text = " ".join(found.text.split())
    assert '"We were not the ones who abandoned contact," she said in the evening.' in text
    assert "The minister left the hall on Friday" in text
    assert "script" not in text


def test_each_short_line_of_a_page_is_a_paragraph(project: Path) -> None:
    pytest.importorskip("trafilatura", reason="the extra that reads web pages is not installed")
    page = PAGE.replace("</article>", "<p>Q: Why?</p>\n<p>A: We did\nnot leave.</p></article>")
    (project / "a.html").write_text(page, "utf-8")
    found = read_text(project, "a.html")
    assert isinstance(found, PrivateText)
    source = SourceText.of(found.text)
    assert len(source.paragraphs) == 5
    refused = find_words("Talks fail The minister left", source)
    assert isinstance(refused, NotFound)
    assert isinstance(find_words("We did not leave", source), Match)


def test_a_page_without_its_reader(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    (project / "a.html").write_text(PAGE, "utf-8")
    assert read_text(project, "a.html") == NoText(
        "html-not-installed",
        "`a.html` is a web page, and `trafilatura`, which reads web pages, is not installed.",
        "Run `pip install trafilatura`, or save the source as `.txt`.",
    )


def test_a_page_without_text(project: Path) -> None:
    pytest.importorskip("trafilatura", reason="the extra that reads web pages is not installed")
    (project / "a.html").write_text("<html><body></body></html>", "utf-8")
    found = read_text(project, "a.html")
    assert isinstance(found, NoText)
    assert found.code == "html-without-text"


@pytest.mark.parametrize(
    "relative",
    [
        *("../secret.txt", "texts/../../secret.txt", "/etc/passwd", "texts/link.txt"),
        *("linked/secret.txt", "a\0b"),
    ],
)
def test_stays_inside_the_project(project: Path, relative: str) -> None:
    (project.parent / "secret.txt").write_text("secret")
    try:
        (project / "texts" / "link.txt").symlink_to(project.parent / "secret.txt")
        (project / "linked").symlink_to(project.parent)
    except OSError:
        pytest.skip("this system makes no links")
    found = read_text(project, relative)
    assert isinstance(found, NoText)
    assert found.code == "outside-project"
    assert found.hint == (
        "Put the private copy itself into the project, and give its path, such as "
        "`texts/outlet-a.txt`."
    )
    assert "leads out of the project, perhaps through a link." in found.message


@pytest.mark.parametrize("relative", ["texts/loop.txt", "texts/loop/a.txt"])
def test_links_in_a_circle(project: Path, relative: str) -> None:
    """Python 3.13 follows them otherwise than 3.11 does."""
    try:
        (project / "texts" / "loop.txt").symlink_to(project / "texts" / "loop.txt")
        (project / "texts" / "loop").symlink_to(project / "texts" / "circle")
        (project / "texts" / "circle").symlink_to(project / "texts" / "loop")
    except OSError:
        pytest.skip("this system makes no links")
    assert read_text(project, relative) == NoText(
        "text-unreadable",
        f"`{relative}` cannot be read: it is a link that leads back to itself.",
        "Name the file that contains the text, and check that you may read it.",
    )


def test_a_link_that_stays_inside(project: Path) -> None:
    (project / "texts" / "a.txt").write_text("one")
    try:
        (project / "texts" / "b.txt").symlink_to(project / "texts" / "a.txt")
    except OSError:
        pytest.skip("this system makes no links")
    found = read_text(project, "texts/b.txt")
    assert isinstance(found, PrivateText)
    assert found.text == "one"


@pytest.mark.parametrize(
    ("relative", "expected"),
    [
        (
            "texts/none.txt",
            NoText(
                "no-text",
                "There is no file `texts/none.txt` on this machine.",
                "Put the private copy there to check the words again.",
            ),
        ),
        (
            "texts/a.pdf",
            NoText(
                "text-kind",
                "`texts/a.pdf` is neither plain text nor a web page.",
                "Save the source as `.txt` or `.html`. `dateline draft` makes a `.txt` of a PDF.",
            ),
        ),
        (
            "texts",
            NoText(
                "text-unreadable",
                "`texts` cannot be read: it is a folder, or not an ordinary file.",
                "Name the file that contains the text, and check that you may read it.",
            ),
        ),
        (
            "latin.txt",
            NoText(
                "text-not-utf8",
                "`latin.txt`: Byte 4 of the file (0xE9) is not UTF-8: the file is saved in another "
                "encoding, such as Latin-1 or Windows-1252.",
                "Save it as UTF-8; most editors offer that under “Save with encoding”.",
            ),
        ),
        (
            "large.txt",
            NoText(
                "text-too-large",
                "`large.txt` has 25.0 MB, and a private copy may have 20 MB.",
                "Keep only the text of the source.",
            ),
        ),
    ],
)
def test_says_why_there_is_none(project: Path, relative: str, expected: NoText) -> None:
    (project / "texts" / "a.pdf").write_bytes(b"%PDF")
    (project / "latin.txt").write_bytes("café".encode("latin-1"))
    with (project / "large.txt").open("wb") as file:
        file.truncate(25_000_000)
    assert read_text(project, relative) == expected


def test_as_many_copies_as_one_likes_are_asked_of_git(tmp_path: Path) -> None:
    """More of them than one command may be given as arguments."""
    if shutil.which("git") is None:
        pytest.skip("there is no git on the PATH")
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    name = "texts/" + "x" * 200
    paths = [f"{name}-{number}.txt" for number in range(12_000)]
    (tmp_path / "texts").mkdir()
    (tmp_path / paths[-1]).write_text("Words.", encoding="utf-8")
    subprocess.run(["git", "-C", str(tmp_path), "add", "."], check=True)
    for path in paths[:-1]:
        os.link(tmp_path / paths[-1], tmp_path / path)
    assert tracked_by_git(tmp_path, paths) == {paths[-1]}


@pytest.mark.parametrize(
    ("copy", "words"),
    [("We *un*safe sell", "We unsafe sell"), ("un*safe* now", "unsafe now"),
     ("2*3*4 tons", "2*3*4 tons"), ("snake_case_name", "snake_case_name"),
     ("a * b * c", "a * b * c")],
)  # fmt: skip
def test_a_word_is_whole_where_a_part_of_it_is_stressed(copy: str, words: str) -> None:
    assert strip_markdown(copy) == words
