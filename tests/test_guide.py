"""The guide keeps its word: what it tells readers to type does what it says.

Of the tutorial, a fence with a `title` is a file to write, a `diff` with one changes that
file, and a `console` holds commands with what they print.
"""

from __future__ import annotations

import ast
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from textwrap import indent

import click
import pytest
from click.testing import CliRunner
from tools.shots import SHOTS
from tools.tables import with_codes, with_keys

import dateline
from dateline.cli import main
from dateline.data.keys import RECORDS, SECTIONS
from dateline.data.model import WordsKind
from dateline.data.source_types import types_with_field
from dateline.dates import date_report
from dateline.mkdocs_plugin.plugin import DatelineConfig
from dateline.problems import Problems
from dateline.problems.codes import all_codes, code_groups
from dateline.read.yaml.file import parse_yaml
from dateline.verify.doubts import CODES as DOUBTS

ROOT = Path(__file__).resolve().parent.parent
GUIDE = ROOT / "docs" / "guide"
PACKAGE = ROOT / "generator" / "dateline"

FENCE = re.compile(
    r'^```(?P<language>\w+)(?: title="(?P<title>[^"]+)")?\n(?P<body>.*?)^```$',
    re.MULTILINE | re.DOTALL,
)
# What the tutorial asks for that is not ours to run here.
BESIDE = ("python3 -m venv ", ". harbour-env/", "pip install ", "mkdir ", "cd ", "mkdocs serve")


@dataclass(frozen=True)
class Fence:
    """A fenced block of a page: its language, the file it is for (or empty), its text."""

    language: str
    title: str
    body: str


def fences(page: str) -> list[Fence]:
    """The fenced blocks of a page of the guide, in order."""
    text = (GUIDE / page).read_text("utf-8")
    return [Fence(m["language"], m["title"] or "", m["body"]) for m in FENCE.finditer(text)]


def commands(body: str) -> Iterator[tuple[str, str]]:
    """Each command of a console block, and what the page says it prints."""
    for part in re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]:
        command, _, output = part.partition("\n")
        yield command, output


def write_file(folder: Path, fence: Fence) -> None:
    path = folder / fence.title
    path.parent.mkdir(parents=True, exist_ok=True)
    if fence.language != "diff":
        path.write_text(fence.body, encoding="utf-8")
        return
    text = path.read_text("utf-8")
    old, new = ([line[1:] for line in fence.body.splitlines() if line[0] == sign] for sign in "-+")
    assert text.count("\n".join(old)) == 1, fence.body
    path.write_text(text.replace("\n".join(old), "\n".join(new)), encoding="utf-8")


def run(command: str, folder: Path) -> str:
    """What a command of Dateline prints, or MkDocs's output if it fails."""
    if command.startswith("dateline "):
        return CliRunner().invoke(main, command.split()[1:]).output
    assert command == "mkdocs build --strict", f"the tutorial's `{command}` is not tried"
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"],
        cwd=folder,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(PACKAGE.parent)},
        capture_output=True,
        text=True,
        check=False,
    )
    return "" if done.returncode == 0 else done.stdout + done.stderr


def test_the_way_from_an_article_word_for_word(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path
    monkeypatch.chdir(folder)
    tried = []
    for fence in fences("article.md"):
        if fence.title:
            write_file(folder, fence)
        elif fence.language == "console":
            for command, output in commands(fence.body):
                if command.startswith("cd "):
                    folder /= command.split()[1]
                    monkeypatch.chdir(folder)
                else:
                    assert run(command, folder) == output, command
                    tried.append(command.split()[1])
    assert tried == ["new", "draft", "verify", "build"]
    page = (folder / "site" / "strike" / "index.html").read_text("utf-8")
    assert "We asked for eleven hours of rest" in page
    assert "My door is open" not in page, "a draft has been published"


def test_the_way_from_a_sheet_word_for_word(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path
    monkeypatch.chdir(folder)
    for fence in fences("sheet.md"):
        if fence.title:
            write_file(folder, fence)
        for command, output in commands(fence.body) if fence.language == "console" else ():
            if command.startswith("cd "):
                folder /= command.split()[1]
                monkeypatch.chdir(folder)
            elif command != "mkdocs serve":
                assert run(command, folder) == output, command
    assert run("mkdocs build --strict", folder) == ""
    page = (folder / "site" / "library" / "index.html").read_text("utf-8")
    assert page.count("<h3 ") == 3
    assert "https://herald.example/roof" in page


def test_the_tutorial_word_for_word(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    tried = []
    for fence in fences("first-timeline.md"):
        if fence.title:
            write_file(tmp_path, fence)
        elif fence.language == "console":
            for command, output in commands(fence.body):
                if not command.startswith(BESIDE):
                    assert run(command, tmp_path) == output, command
                    tried.append(command)
    assert {"dateline check", "dateline verify", "mkdocs build --strict"} <= set(tried)
    site = tmp_path / "site" / "harbour-talks"
    for promised in ("index.html", "e/talks-begin/index.html", "data/timeline.json"):
        assert (site / promised).is_file()
    published = b"".join(path.read_bytes() for path in site.rglob("*") if path.is_file())
    assert b"we will not leave" in published
    assert b"leads the delegation" not in published, "the private copy has been published"
    beside = {path.name for path in (tmp_path / "docs" / "harbour-talks").iterdir()}
    assert beside == {"timeline.yml", "checked.yml", "published.yml"}


def console_dates() -> list[tuple[str, str]]:
    """Every `dateline date` of the guide, with what the page says it prints."""
    pages = sorted(GUIDE.glob("*.md"))
    blocks = [f.body for page in pages for f in fences(page.name) if f.language == "console"]
    every = [pair for body in blocks for pair in commands(body)]
    return [pair for pair in every if pair[0].startswith("dateline date")]


@pytest.mark.parametrize(("command", "output"), console_dates())
def test_dates_on_the_command_line(command: str, output: str) -> None:
    result = CliRunner().invoke(main, shlex.split(command)[1:])
    assert result.output == output


def rows(page: str, first: str) -> list[list[str]]:
    """The rows of every table of a page whose first heading is `first`, code marks off."""
    found = []
    for table in re.findall(r"(?:^\|.*\n)+", (GUIDE / page).read_text("utf-8"), re.MULTILINE):
        head, _, *body = [
            [cell.strip().strip("`") for cell in line.strip("| \n").split(" | ")]
            for line in table.splitlines()
        ]
        if head[0] == first:
            found += [row for row in body if len(row) == len(head)]
            assert all(len(row) == len(head) for row in body), table
    return found


WRITTEN = rows("dates.md", "You write")


@pytest.mark.parametrize("row", [row for row in WRITTEN if "](" not in row[1]])
def test_dates_are_shown_as_the_guide_says(row: list[str]) -> None:
    written, shown, edtf = row
    report = date_report(written)
    assert (report["display"], report["edtf"]) == (shown, edtf)
    assert not report["warnings"]


@pytest.mark.parametrize("row", [row for row in WRITTEN if "](" in row[1]])
def test_dates_are_refused_as_the_guide_says(row: list[str]) -> None:
    code = row[1].partition("`](")[0].removeprefix("[`")
    assert row[1] == f"[`{code}`](troubleshooting.md#{code})"
    assert date_report(row[0])["error"]["code"] == code


@pytest.mark.parametrize("row", rows("dates.md", "Language"))
def test_dates_of_other_languages(row: list[str]) -> None:
    language, written, shown = row
    assert date_report(written, language=language)["display"] == shown


@pytest.mark.parametrize("row", rows("dates.md", "The source says"))
def test_words_mean_what_the_guide_says(row: list[str]) -> None:
    words, anchor, shown, edtf = row
    report = date_report(words, counted_from=anchor)
    assert (report["display"], report["edtf"]) == (shown, edtf)


def test_the_old_dates_are_whole() -> None:
    site = dateline.load(GUIDE / "old-dates", settings=dateline.Settings())
    assert site.problems == ()
    (timeline,) = site.timelines
    dates = [event.date for event in timeline.events.values()]
    kinds = {str(date.kind) for date in dates}
    precisions = {date.precision for date in dates}
    assert {"point", "interval", "one-of", "all-of"} <= kinds
    assert {"day", "season", "decade", "year", "set"} <= precisions
    assert any(date.latest is None for date in dates), "an open interval"
    assert any(date.approximate for date in dates)
    assert any(date.earliest is not None and date.earliest < 0 for date in dates), "before our era"


# Calls that make or record a problem: where among their arguments its code stands.
ERRORS = {"error": 1, "stop": 1, "stop_unless_told": 1, "_Advice": 1}
ERRORS |= {"DateError": 0, "NotFound": 0, "NoText": 0}
WARNINGS = {"warning": 1, "DateWarning": 0}
CODE = re.compile(r"[a-z0-9*]+(?:-[a-z0-9*]+)*")


def codes(makers: dict[str, int]) -> set[str]:
    """The codes that the program's source names in calls of `makers`; `*` for a variable part."""
    found = set()
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                at = makers.get(ast.unparse(node.func).rpartition(".")[2])
                argument = node.args[at] if at is not None and len(node.args) > at else None
                found.add(literal(argument))
    return {code for code in found if CODE.fullmatch(code)}


def codes_in_rows() -> set[str]:
    """Codes at the head of a tuple with a message and a hint, to be reported later."""
    trees = [ast.parse(path.read_text("utf-8")) for path in PACKAGE.rglob("*.py")]
    tuples = [n for tree in trees for n in ast.walk(tree) if isinstance(n, ast.Tuple)]
    threes = [n.elts for n in tuples if len(n.elts) == 3]
    told = [literal(code) for code, message, _ in threes if " " in (literal(message) or " ")]
    return {code for code in told if CODE.fullmatch(code) and "-" in code}


def literal(node: ast.expr | None) -> str:
    """A string in the source, with `*` for each value put into it; empty for anything else."""
    if isinstance(node, ast.JoinedStr):
        return "".join(literal(part) or "*" for part in node.values)
    return str(node.value) if isinstance(node, ast.Constant) else ""


def explained() -> dict[str, str]:
    """The codes that the guide explains, with what it says."""
    text = (GUIDE / "troubleshooting.md").read_text("utf-8")
    parts = re.split(r"^### (\S+)\n", text, flags=re.MULTILINE)[1:]
    return dict(zip(parts[::2], parts[1::2], strict=True))


@pytest.mark.parametrize(
    ("page", "written"), [("reference.md", with_keys), ("troubleshooting.md", with_codes)]
)
def test_the_tables_are_written_from_the_program(page: str, written: Callable[[str], str]) -> None:
    text = (GUIDE / page).read_text("utf-8")
    assert written(text) == text, "run `make tables`"


def test_the_table_has_every_code_and_no_other() -> None:
    named = codes(ERRORS) | codes(WARNINGS) | codes_in_rows() | {*DOUBTS}
    assert len(named) > 100
    plain = {code for code in named if "*" not in code}
    shapes = [re.compile(code.replace("*", "[a-z]+")) for code in named - plain]
    table = all_codes().keys()
    assert plain - table == set(), "add a row to problems/codes.toml"
    unmade = [c for c in table if c not in plain and not any(s.fullmatch(c) for s in shapes)]
    assert unmade == [], "no problem has these codes: delete their rows from problems/codes.toml"
    assert all(any(shape.fullmatch(code) for code in table) for shape in shapes)


def test_the_table_has_every_severity() -> None:
    warnings = {code.name for code in all_codes().values() if code.severity == "warning"}
    assert codes(WARNINGS) <= warnings
    assert not codes(ERRORS) - {"no-text"} & warnings


def test_codes_are_in_order() -> None:
    for group in code_groups():
        found = [code.name for code in group.codes]
        assert found == sorted(found), group.title


def keys(section: str) -> tuple[list[str], set[str]]:
    """The keys in the table of a section of the reference, and those of them in bold."""
    text = (GUIDE / "reference.md").read_text("utf-8")
    body = text.partition(f"{{ #{section} }}")[2].partition("\n#")[0]
    cells = re.findall(r"^\| ((?:\*\*)?`.*?) \|", body, re.MULTILINE)
    bold = {key for cell in cells for key in re.findall(r"\*\*`([\w-]+)`\*\*", cell)}
    return [key for cell in cells for key in re.findall(r"`([\w-]+)`", cell)], bold


def test_the_reference_has_every_record() -> None:
    text = (GUIDE / "reference.md").read_text("utf-8")
    anchors = {record.anchor for record in RECORDS if record.anchor}
    assert set(re.findall(r"\{ #(\S+-keys) \}", text)) == anchors


def test_every_key_is_read() -> None:
    """A key that no module of the check asks for would be taken and then forgotten."""
    data = PACKAGE / "data"
    readers = (*(PACKAGE / "check").rglob("*.py"), *(data / "record").glob("*.py"))
    modules = (*readers, data / "fields.py")
    trees = [ast.parse(path.read_text("utf-8")) for path in modules]
    words = {n.value for tree in trees for n in ast.walk(tree) if isinstance(n, ast.Constant)}
    words |= set(WordsKind) | {field.name for field in types_with_field()}
    unread = {key.name for record in RECORDS for key in record.keys} - words - set(SECTIONS)
    assert not unread, "read them in check/records/, or delete them from data/keys.py"


@pytest.mark.parametrize("name", main.commands)
def test_the_reference_has_every_option(name: str) -> None:
    options = [o for o in main.commands[name].params if isinstance(o, click.Option)]
    documented = [key for key in keys(name)[0] if key.startswith("--")]
    assert sorted(documented) == sorted(o.opts[0] for o in options)


def test_the_reference_has_every_option_of_the_plugin() -> None:
    assert sorted(keys("plugin")[0]) == sorted(name for name, _ in DatelineConfig._schema)


def test_the_reference_has_every_key_of_the_data() -> None:
    text = (GUIDE / "reference.md").read_text("utf-8").partition("{ #timeline-json }")[2]
    table = dict(re.findall(r"^\| (?:the|an?) (\w+) \| (.*) \|$", text, re.MULTILINE))
    site = dateline.load(GUIDE / "old-dates", settings=dateline.Settings())
    (data,) = [o.content for o in site.render() if o.path == "data/timeline.json"]
    tree = json.loads(data)
    found = {
        "timeline": tree,
        "event": tree["events"][0],
        "account": tree["events"][0]["accounts"][0],
        "source": tree["sources"][0],
    }
    for name, record in found.items():
        named = re.sub(r"\([^)]*\)", "", table[name])
        assert re.findall(r"`(\w+)`", named) == list(record), name


def test_the_reference_has_every_output() -> None:
    text = (GUIDE / "reference.md").read_text("utf-8")
    table = text.partition("## Outputs")[2].partition("\n### ")[0]
    documented = {name.replace("<id>", "caesar-is-born") for name in re.findall(r"`(\S+)`", table)}
    site = dateline.load(GUIDE / "old-dates", settings=dateline.Settings())
    made = {o.path for o in site.render() if not re.match(r"e/(?!caesar-is-born/)", o.path)}
    made |= {"share/index.png", "e/caesar-is-born/share.png"}  # which need Pillow
    assert made - documented == set()
    written = {name for name in documented if re.search(r"\.\w+$", name)}
    long = {
        "2022.md",
        "changes.md",
        "2022-07.md",
        "embed/2022-07.html",
        "headlines.md",
        "people-1.md",
        "sides.md",
        "sources-1.md",
    }
    said = {"disputes.md", "share/disputes.png", "people.md"}
    elsewhere = {*long, *said, "corrections.md", "timelines.md", ".dateline.json"}
    assert written - made == elsewhere


def test_the_variables_of_the_style_are_listed() -> None:
    style = (PACKAGE / "assets" / "style" / "page.css").read_text("utf-8")
    sides = (PACKAGE / "assets" / "side_colours.css").read_text("utf-8")
    body = style.partition("\nbody {")[2].partition("}")[0]
    made = set(re.findall(r"^\s*(--dl-[a-z0-9-]+):", body + sides, re.MULTILINE))
    table = re.findall(r"^\| (`--dl.*?) \|", (GUIDE / "look.md").read_text("utf-8"), re.MULTILINE)
    listed = {name for cell in table for name in re.findall(r"--dl-[a-z0-9-]+", cell)}
    listed |= {f"--dl-side-{n}" for n in range(1, 7)}
    assert listed == made


def test_the_templates_are_listed() -> None:
    text = (GUIDE / "look.md").read_text("utf-8").partition("{ #templates }")[2]
    table = re.findall(r"^\| (`.*?) \|", text, re.MULTILINE)
    listed = {name for cell in table for name in re.findall(r"`(\S+\.md)`", cell)}
    made = {path.name for path in (PACKAGE / "render" / "templates").glob("*.md")}
    # The marker and the problems are the program's; feeds and frames have plainer ones.
    ours = {"_marker.md", "fault.md", "problems.md", "told_event.md", "told_correction.md"}
    assert made - listed == ours
    assert listed <= made


def yaml_of_the_guide() -> list[tuple[str, str]]:
    """Each piece of a timeline's data in the guide. Settings of MkDocs and GitHub are theirs."""
    theirs = re.compile(
        r"^(plugins|nav|not_in_nav|extra_css|site_url|site_name|name):", re.MULTILINE
    )
    return [
        (page.name, fence.body)
        for page in sorted(GUIDE.glob("*.md"))
        for fence in fences(page.name)
        if fence.language == "yaml" and not theirs.search(fence.body)
    ]


@pytest.mark.parametrize(("page", "body"), yaml_of_the_guide())
def test_the_examples_are_sound(page: str, body: str) -> None:
    problems = Problems()
    parse_yaml(body.encode(), page, problems)
    assert problems.all == ()


# Keys that no page shows: of the reading and the checking, of feeds and old addresses.
UNSEEN = {
    "date_order",
    "calendar",
    "julian-until",
    "after",
    "in",
    "was",
    "added",
    "draft",
    "note",
    "accept",
    "code",
    "spoken_in",
}
UNSEEN |= {field.name for field in types_with_field()} - {"place", "archive", "court"}  # as others
UNSEEN |= {"ignore", "moved_to"}
UNSEEN |= {"translates", "terms"}  # shown on a page of their own
UNSEEN |= {"credit_url", "transcript", "revises", "out_of"}  # as their neighbours
# Sections, shown without their name.
UNSEEN |= {"people", "places", "events", "disputes", "remarks"}
PICTURED = re.compile(
    r"^!\[(?P<alt>[^]]+)\]\(\.\./pictures/(?P<name>[\w-]+)\.webp\)"
    r"\{ width=(?P<width>\d+) height=(?P<height>\d+) loading=lazy \}$",
    re.MULTILINE,
)
LEFT_OUT = re.compile(r"^ *# …\n", re.MULTILINE)


def pictured() -> list[tuple[re.Match[str], list[Fence]]]:
    """Each picture of the page of keys, with the data above it; a second one shares the first's."""
    found: list[tuple[re.Match[str], list[Fence]]] = []
    after = 0
    text = (GUIDE / "keys.md").read_text("utf-8")
    for picture in PICTURED.finditer(text):
        above = FENCE.finditer(text, after, picture.start())
        data = [Fence(m["language"], m["title"] or "", m["body"]) for m in above]
        found.append((picture, data or found[-1][1]))
        after = picture.end()
    return found


@pytest.mark.parametrize("fence", [pytest.param(f, id=f.title) for f in fences("keys.md")])
def test_the_data_beside_a_picture_is_the_timeline_s(fence: Fence) -> None:
    data = (ROOT / fence.title).read_text("utf-8")
    pieces = [piece for piece in LEFT_OUT.split(fence.body) if piece]
    for depth in range(0, 8, 2):
        at = [f"\n{data}".find("\n" + indent(piece, " " * depth)) for piece in pieces]
        if -1 not in at:
            assert at == sorted(at)
            return
    pytest.fail(f"{fence.title} does not hold, line by line:\n{fence.body}")


def test_every_key_that_readers_see_is_pictured() -> None:
    body = "\n".join(fence.body for fence in fences("keys.md"))
    shown = set(re.findall(r"(?:^ *(?:- )?|[{,] *)(\w+):", body, re.MULTILINE))
    every = {key.name for record in RECORDS if record.anchor for key in record.keys}
    assert every - shown - UNSEEN == set()
    assert every >= UNSEEN


def test_each_picture_is_of_the_data_above_it() -> None:
    shots = {shot.name: shot for shot in SHOTS}
    assert [picture["name"] for picture, _ in pictured()] == list(shots)
    for picture, data in pictured():
        shot = shots[picture["name"]]
        for fence in data:
            folder = Path(fence.title).parent.relative_to(Path(shot.site) / "docs")
            used = (ROOT / shot.site / "docs" / folder.parent).glob("*/timeline.yml")
            users = [p.parent.name for p in used if f"uses: [../{folder.name}]" in p.read_text()]
            pages = [folder, *(folder.parent / name for name in users)]
            assert shot.address.startswith(tuple(f"{page}/" for page in pages)), fence.title
        body = "".join(fence.body for fence in data)
        ids = set(re.findall(r"^ *(?:- id: ([\w-]+)|([\w-]+):)$", body, re.MULTILINE))
        named = set(re.findall(r"#([a-z-]+)(?:_\d)?(?![\w-])", shot.parts))
        assert named <= {id_ for pair in ids for id_ in pair}, shot.name


def test_pictures_are_small_sharp_and_told_in_words() -> None:
    for picture, _ in pictured():
        data = (ROOT / "docs/pictures" / f"{picture['name']}.webp").read_bytes()
        assert data[8:16] == b"WEBPVP8X", "not the form of WebP whose size is read here"
        size = [int.from_bytes(data[at : at + 3], "little") + 1 for at in (24, 27)]
        assert size == [1.5 * int(picture["width"]), 1.5 * int(picture["height"])]
        assert int(picture["width"]) <= 700
        assert len(data) < 60_000
        assert len(picture["alt"]) > 60


def test_every_picture_is_shown() -> None:
    pages = [ROOT / "README.md", ROOT / "docs/index.md", GUIDE / "keys.md", GUIDE / "publish.md"]
    text = "".join(page.read_text("utf-8") for page in pages)
    pictures = {path.name for path in (ROOT / "docs/pictures").iterdir()}
    shown = {name for name in pictures if f"pictures/{name.replace('-dark', '')}" in text}
    assert pictures - shown == set()


def harbour(tmp_path: Path) -> Path:
    """The invented timeline with its reports."""
    project = shutil.copytree(
        ROOT / "tools/harbour", tmp_path / "harbour", ignore=shutil.ignore_patterns("mkdocs.yml")
    )
    # Invented reports may be tracked; a real source's text may not, so the name differs.
    (project / "reports").rename(project / "texts")
    return project


def test_the_front_page_has_the_program_s_own_message(tmp_path: Path) -> None:
    """A paragraph of the report, and what is said of a quotation that lost a word of it."""
    text = (ROOT / "docs/index.md").read_text("utf-8")
    shown = unescape(re.sub(r"<[^>]+>", "", text))
    project = harbour(tmp_path)
    report = (project / "texts/harbour-herald.txt").read_text("utf-8")
    paragraph = " ".join(report.split("\n\n")[2].split())
    assert paragraph.replace('"', "") in re.sub("[“”]", "", shown)
    timeline = project / "docs/harbour-talks/timeline.yml"
    data = timeline.read_text("utf-8")
    timeline.write_text(data.replace("we will not leave", "we will leave"), "utf-8")
    verified = CliRunner().invoke(main, ["verify", str(project / "docs")])
    message = verified.output.splitlines()[0].partition("docs/harbour-talks/")[2]
    assert f"docs/harbour-talks/{message}" in shown


def test_the_invented_timeline_is_sound(tmp_path: Path) -> None:
    project = harbour(tmp_path)
    verified = CliRunner().invoke(main, ["verify", "--frozen", str(project / "docs")])
    assert (verified.exit_code, verified.output.splitlines()[0]) == (0, "No problems.")
