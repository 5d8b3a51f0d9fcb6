"""Input is not trusted: each kind of hostile data, through the commands a maintainer runs."""

from __future__ import annotations

import json
import os
import re
import sys
import time
from pathlib import Path
from urllib.parse import unquote

import pytest
from tests.hostile.syntax import read
from tests.site.links import BuiltSite
from tests.site.projects import Project, files_of, run

DATA = "docs/talks/timeline.yml"
SCRIPT = re.compile(r"\W*(?:javascript|vbscript|data):", re.IGNORECASE)
TIMELINE = """\
title: Talks
sources:
  outlet-a: {type: news, outlet: Outlet A, published: 2022-07-09}
events:
  - id: talks-begin
    date: 2022-07-08
    title: The talks begin
    accounts: [outlet-a]
"""
BEFORE = "  outlet-a: {type: news, outlet: Outlet A, published: 2022-07-09}\n"


def source(**values: str) -> str:
    """The timeline with its source's keys given, as YAML text."""
    keys = {"type": "news", "outlet": "Outlet A", "published": "2022-07-09", **values}
    lines = "".join(f"    {key}: {value}\n" for key, value in keys.items())
    return TIMELINE.replace(BEFORE, f"  outlet-a:\n{lines}")


def event(**values: str) -> str:
    """The timeline with keys of its event added or changed, as YAML text."""
    keys = {"id": "talks-begin", "date": "2022-07-08", "title": "T", "accounts": "[outlet-a]"}
    lines = "".join(f"    {key}: {value}\n" for key, value in {**keys, **values}.items())
    return TIMELINE.partition("  - id")[0] + "  -" + lines[3:]


def address(text: str) -> str:
    return source(url=json.dumps(text, ensure_ascii=False))


def archived(url: str, on: str = "2022-07-10") -> str:
    return source(url="https://a.example/x", archived=f'{{url: "{url}", on: {on}}}', type="news")


LAUGHS = "a: &a [x, x]\n" + "".join(
    f"{chr(98 + i)}: &{chr(98 + i)} [*{chr(97 + i)}, *{chr(97 + i)}]\n" for i in range(20)
)

ERRORS = {
    **{
        f"address {text!a}": (address(text), "bad-address")
        for text in (
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "java\tscript:alert(1)",
            "data:text/html,x",
            "file:///etc/passwd",
            "//a.example/x",
            "https://user@a.example/",
            "https://a.example@b.example/",
            "https://a.example/a b",
            'https://a.example/"x',
            "https://a.example/'x",
            "https://a.example/\u202ex",
            "https://a.example:99999/",
            "https://a.example/<b>",
            "a.example",
            " ",
        )
        if text.strip()
    },
    **{
        f"id {text!r}": (event(id=json.dumps(text)), "bad-id")
        for text in (
            *("../../x", "/abs", "CON", "con", "index", "A", "a--b", "x" * 200, "a_b", "-a", "a/b"),
            *("é", "a b", "..", ".", "%2e", "lpt1"),
        )
    },
    "ids that differ by case": (
        TIMELINE + "  - {id: Talks-Begin, date: 2022-07-08, title: T, accounts: [outlet-a]}\n",
        "duplicate-id",
    ),
    "the same id twice": (
        TIMELINE + "  - {id: talks-begin, date: 2022-07-09, title: T, accounts: [outlet-a]}\n",
        "duplicate-id",
    ),
    "text outside": (source(text="../outside.txt"), "bad-path"),
    "text absolute": (source(text="/etc/passwd"), "bad-path"),
    "text through a link": (source(text="texts/link.txt"), "outside-project"),
    "image outside": (event(image="{file: ../../x.png, alt: x}"), "bad-path"),
    "image elsewhere": (event(image='{file: "https://a.example/x.png", alt: x}'), "bad-path"),
    "image without alt": (event(image="{file: x.png}"), "missing-key"),
    "duplicate key": (TIMELINE + "title: Again\n", "duplicate-key"),
    "alias": ("a: &a x\nb: *a\n" + TIMELINE, "alias"),
    "anchor": ("a: &a x\n" + TIMELINE, "anchor"),
    "merge key": (TIMELINE + "<<: {a: b}\n", "merge-key"),
    "tag": (TIMELINE.replace("title: Talks", "title: !!python/name:os.system x"), "tag"),
    "second document": (TIMELINE + "---\ntitle: Another\n", "second-document"),
    "unknown key": (TIMELINE + "titel: x\n", "unknown-key"),
    "tab indent": (TIMELINE.replace("    date", "\tdate"), "tab-indent"),
    "unquoted comma": (source(by="{name: Lee, Mia}"), "unquoted-comma"),
    "comment in a value": (event(title="Talks #2 begin"), "comment-in-value"),
    "bidirectional control": (event(title='"Talks \\u202Egnp.exe"'), "bidi-control"),
    "control character": (event(title='"Talks \\x07"'), "control-character"),
    "replacement character": (event(title='"Talks \ufffd"'), "replacement-character"),
    "empty key": ("?\n: x\n" + TIMELINE, "empty-key"),
    "brackets": ("[" * 100_000, "too-deep"),
    "billion laughs": (LAUGHS, "anchor"),
    "long line": ("title: " + "x" * 1_000_000, "line-too-long"),
    "large file": ("title: x\n" + "# x\n" * 13_000_000, "file-too-large"),
    "archive of another page": (
        archived("https://web.archive.org/web/20220710120000/https://b.example/"),
        "archive-of-another-page",
    ),
    "a date that is none": (event(date="2022-02-30"), "invalid-date"),
    "a link to a script": (event(text='"See [this](javascript:alert(1))."'), "bad-link"),
    "a link to no host": (event(text='"See [this](<//a.example>)."'), "bad-link"),
    "a link in angle brackets": (event(text='"<javascript:alert(1)>"'), "bad-link"),
}


def lay(project: Project, text: str) -> None:
    project.write({DATA: ""})
    (project.folder / DATA).write_text(text, encoding="utf-8")
    (project.folder / "texts").mkdir()
    outside = project.folder.parent / f"{project.folder.name}.outside.txt"
    outside.write_text("Outside.", encoding="utf-8")
    (project.folder / "texts" / "link.txt").symlink_to(outside)


@pytest.mark.parametrize(("text", "code"), ERRORS.values(), ids=ERRORS)
def test_an_error_with_its_place(small: Project, text: str, code: str) -> None:
    lay(small, text)
    before = sorted(path for path in small.folder.rglob("*"))
    started = time.process_time()
    done = small.dateline("check")
    assert done.code == 1, done.output
    found = [line for line in done.output.splitlines() if line.endswith(f"[{code}]")]
    assert found, done.output
    assert found[0].startswith(DATA)
    assert ": error: " in found[0]
    assert len(found[0]) < 500
    assert found[0].removeprefix(f"{DATA}:").isprintable()
    assert small.dateline("build").code == 1
    assert sorted(path for path in small.folder.rglob("*")) == before
    # Generous, since the machine may be busy: what this finds took minutes, or for ever.
    assert time.process_time() - started < 20


@pytest.mark.parametrize(
    "text",
    [
        "[x](java&#115;cript:alert(1))",
        "[x](&#106;avascript:alert(1))",
        "[x](java\\script:alert(1))",
        "[x](%6Aavascript:alert(1))",
        "[x](java%73cript:alert(1))",
        "[x](\u00a0javascript:alert(1))",
        "See [this][x].\n\n[x]: data:text/html,x",
        "![x](javascript:alert(1))",
        "<a href=javascript:alert(1)>x</a>",
        '[x](https://a.example/"onclick=alert(1))',
        "[x](https://a.example 'onclick=alert(1)')",
    ],
)
def test_a_hidden_link_is_refused_or_shown_as_typed(small: Project, text: str) -> None:
    lay(small, event(text=json.dumps(text)))
    if small.dateline("check").code == 0:
        done = small.mkdocs()
        assert done.code == 0, done.output
        page = read((small.site / "talks/index.html").read_text("utf-8"))
        links = [value for _, name, value in page.attributes if name in ("href", "src")]
        assert not [link for link in map(unquote, links) if SCRIPT.match(link)]
        assert not [name for _, name, _ in page.attributes if name.startswith("on")]


WARNINGS = {
    "look-alike host": (address("https://\u0430pple.com/"), "look-alike-host"),
    "zero-width space": (event(title='"Ta\u200blks"'), "invisible-character"),
    "word joiner": (event(title='"Ta\u2060lks"'), "invisible-character"),
    "byte order mark within": (event(title='"Ta\ufefflks"'), "invisible-character"),
    "later than its source": (event(date="2022-07-20"), "later-than-source"),
    "stamp before publication": (
        archived("https://web.archive.org/web/20220701120000/https://a.example/x", "2022-07-01"),
        "archive-before-publication",
    ),
    "the same event twice": (
        TIMELINE + "  - {id: b, date: 2022-07-08, title: The talks begin, accounts: [outlet-a]}\n",
        "same-event-twice",
    ),
    "first of January, many times": (
        TIMELINE.partition("  - id")[0].replace("2022-07-09", "2023-07-09")
        + "".join(
            f"  - {{id: e{n}, date: {1990 + n}-01-01, title: Event {n}, accounts: [outlet-a]}}\n"
            for n in range(12)
        ),
        "placeholder-date",
    ),
}


@pytest.mark.parametrize(("text", "code"), WARNINGS.values(), ids=WARNINGS)
def test_a_warning_with_its_place(small: Project, text: str, code: str) -> None:
    lay(small, text)
    done = small.dateline("check")
    assert done.code == 0, done.output
    assert [line for line in done.output.splitlines() if line.endswith(f"[{code}]")], done.output
    assert small.dateline("check", "--strict").code == 1
    assert small.dateline("build").code == 0


def test_a_look_alike_host_is_shown_in_punycode(small: Project) -> None:
    lay(small, address("https://\u0430pple.com/"))
    assert "xn--pple-43d.com" in small.dateline("check").output


def test_invisible_characters_do_not_reach_the_page(small: Project) -> None:
    lay(small, event(title='"Ta\u200bl\u2060k\ufeffs \u0645\u06cc\u200c\u062e\u0648\u0627\u0647"'))
    small.dateline("build")
    page = small.read("docs/talks/index.md")
    assert "Talks \u0645\u06cc\u200c\u062e\u0648\u0627\u0647" in page


@pytest.mark.parametrize(
    "value", ["NO", "1:30", "010", "1e3", "null", "~", "yes", "2022-02-30", "0x1F"]
)
def test_values_stay_as_typed(small: Project, value: str) -> None:
    lay(small, event(title=value, where=value, topics=f"[{value}]"))
    done = small.dateline("build")
    assert done.code == 0, done.output
    (told,) = json.loads(small.read("docs/talks/data/timeline.json"))["events"]
    assert (told["title"], told["where"], told["topics"]) == (value, value, [value])


@pytest.mark.parametrize(
    "data", [b"", b"\xef\xbb\xbf" + TIMELINE.encode(), TIMELINE.replace("\n", "\r\n").encode()]
)
def test_files_as_other_systems_write_them(small: Project, data: bytes) -> None:
    lay(small, "")
    (small.folder / DATA).write_bytes(data)
    done = small.dateline("check")
    assert done.code == 0
    if data:
        assert small.dateline("build").code == 0
        lf = small.read("docs/talks/index.md")
        assert "\r" not in lf
        assert "The talks begin" in lf


def test_an_empty_section_file_is_fine(small: Project) -> None:
    lay(small, TIMELINE)
    small.write({"docs/talks/people.yml": "", "docs/talks/corrections.yml": "# none yet\n"})
    assert small.dateline("check").code == 0


def test_latin_1_is_told_with_its_place(small: Project) -> None:
    lay(small, "")
    (small.folder / DATA).write_bytes("title: Café\n".encode("latin-1"))
    done = small.dateline("check")
    assert done.code == 1
    assert done.output.startswith(f"{DATA}:1:11: error: ")
    assert "[not-utf8]" in done.output


def test_a_link_out_of_docs_is_not_followed(small: Project) -> None:
    lay(small, TIMELINE)
    outside = small.folder / "people.yml"
    outside.write_text("a: {name: A}\n", encoding="utf-8")
    (small.docs / "talks" / "people.yml").symlink_to(outside)
    done = small.dateline("check")
    assert done.code == 1
    assert "docs/talks/people.yml: error: The file is a link that leads out" in done.output


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_what_is_no_file_is_not_read(small: Project) -> None:
    lay(small, TIMELINE)
    os.mkfifo(small.docs / "talks" / "people.yml")
    assert "[unreadable-file]" in small.dateline("check").output


def test_no_crash_of_the_whole_program(small: Project) -> None:
    """A crash of the parser would take the process with it: so in a process of its own."""
    lay(small, "[" * 100_000)
    done = run([sys.executable, "-m", "dateline", "check"], small.folder)
    assert done.code == 1
    assert "[too-deep]" in done.output


@pytest.mark.parametrize(
    "name",
    [
        "a b.png",
        "a(1).png",
        'a".png',
        "a'b.png",
        "a<b>.png",
        "*a*_b_.png",
        "{{x}}.png",
        "ä.png",
        "a#b?c.png",
        "a%20b.png",
    ],
)
def test_a_picture_with_an_odd_name_is_shown(small: Project, name: str) -> None:
    lay(small, event(image=json.dumps({"file": name, "alt": "A ] picture ( of *x*"})))
    (small.docs / "talks" / name).write_bytes(b"\x89PNG\r\n\x1a\n")
    done = small.mkdocs()
    assert done.code == 0, done.output
    assert "WARNING -  Doc file" not in done.output, done.output
    page = read((small.site / "talks/index.html").read_text("utf-8"))
    images = [(t, n, v) for t, n, v in page.attributes if t == "img" and n in ("alt", "src")]
    assert ("img", "alt", "A ] picture ( of *x*") in images
    site = BuiltSite(small.site)
    assert [line for line in site.lost_links() if "talks" in line] == []


def test_a_private_text_never_reaches_anything_generated(small: Project) -> None:
    text = TIMELINE.replace("published: 2022-07-09}", "published: 2022-07-09, text: texts/a.txt}")
    text = text.replace("[outlet-a]", "[{source: outlet-a, narration: the talks began at noon}]")
    lay(small, text)
    canary = "Nobody must ever read this sentence of the private copy."
    small.write({"texts/a.txt": f"On Friday the talks began at noon. {canary}\n"})
    assert small.dateline("verify").code == 0
    assert small.mkdocs().code == 0
    assert small.dateline("build").code == 0
    for folder in (small.docs, small.site):
        for name, content in files_of(folder):
            assert canary.encode() not in content, name
    assert isinstance(small.folder, Path)


def test_settings_that_cannot_be_read_are_told(small: Project) -> None:
    lay(small, TIMELINE)
    small.write({"mkdocs.yml": "site_name: [unclosed\n"})
    done = small.dateline("check")
    assert done.code == 0
    assert done.output.startswith(
        "mkdocs.yml:2:1: warning: mkdocs.yml cannot be read, so its settings are ignored: "
    )
    assert "[unreadable-settings]" in done.output


def test_a_linked_folder_is_told(small: Project) -> None:
    lay(small, TIMELINE)
    (small.docs / "again").symlink_to(small.docs / "talks")
    done = small.dateline("check")
    assert done.code == 0
    assert "docs/again: warning: " in done.output
    assert "[linked-folder]" in done.output


def test_an_order_of_dates_that_is_none_is_told(small: Project) -> None:
    done = small.dateline("date", "07/08/2022", "--date-order", "YDM", "--json")
    assert done.code == 1
    assert json.loads(done.output)["error"]["code"] == "bad-date-order"
