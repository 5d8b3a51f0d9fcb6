"""`dateline draft`: an article becomes records that are right, and all of them drafts."""

from __future__ import annotations

import re
import zlib
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.draft.annotated import TEXTS, read_annotated

from dateline.cli import main
from dateline.draft.line_ends import joined_text, unsure_line_ends
from dateline.quotes import Match, SourceText, find_words
from dateline.read.copies.page_facts import read_page_facts

PAGE = """<!doctype html>
<html lang="en-GB">
<head>
<title>Talks begin | Harbour Herald</title>
<link rel="canonical" href="https://herald.example/talks">
<meta property="og:site_name" content="The Harbour Herald">
<meta property="article:published_time" content="2022-07-09T23:30:00-05:00">
<script type="application/ld+json">
{"@context": "https://schema.org", "@graph": [{"@type": "WebPage"}, {"@type": "NewsArticle",
 "headline": "Talks on the harbour begin", "author": [{"@type": "Person", "name": "Mia Lee"}]}]}
</script>
<script>document.title = "Hacked"</script>
</head>
<body>
<article>
<h1>Talks on the harbour begin</h1>
<p>Negotiators from Northland and Southland met in the old customs house on Friday, for the first
time in a year, and agreed on nothing but the coffee and the heating of the room they sat in.</p>
<p>“We came to listen, and we will not leave before we have an answer,” said Ana Belov, who leads
the delegation of Southland and has been in Northport for more than two weeks now.</p>
<p>“It is a long wait for a short answer,” Belov added.</p>
<p>On a wall of the room hangs a sign: “No fishing from the windows”. Nobody has fished there.</p>
</article>
</body>
</html>
"""


def run(*words: str) -> tuple[int, str]:
    """A command of Dateline: its exit status and what it prints."""
    done = CliRunner().invoke(main, words, catch_exceptions=False)
    return done.exit_code, done.output


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site to work in, without a timeline."""
    folder = tmp_path / "site"
    (folder / "docs").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text("site_name: Site\n", "utf-8")
    (folder / ".gitignore").write_text("/texts/\n", "utf-8")
    monkeypatch.chdir(folder)
    return folder


def pdf_of(*lines: str) -> bytes:
    """A PDF with some lines on a page."""
    shown = "".join(f"({line}) Tj T* " for line in lines)
    stream = zlib.compress(f"BT /F1 12 Tf 14 TL 72 700 Td {shown}ET".encode())
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
            b"/Resources << /Font << /F1 5 0 R >> >> >>"
        ),
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n%b\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    data, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table
    return data + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        data.index(b"xref\n0"),
    )


def test_a_saved_page(site: Path) -> None:
    pytest.importorskip("trafilatura", reason="the extra `html` is not installed")
    (site.parent / "herald.html").write_text(PAGE, "utf-8")
    assert run("draft", "../herald.html", "--to", "docs/talks") == (
        0,
        (
            "wrote docs/talks/events.yml\nwrote docs/talks/people.yml\n"
            "wrote docs/talks/sources.yml\nwrote docs/talks/timeline.yml\nwrote texts/herald.html\n"
            "3 quotations, 2 with a speaker; 1 sentence with a date. All of it is `draft: true`.\n"
        ),
    )
    talks = site / "docs" / "talks"
    assert (talks / "sources.yml").read_text("utf-8") == (
        "herald:\n"
        "  type: news\n"
        "  title: Talks on the harbour begin\n"
        "  outlet: The Harbour Herald\n"
        "  published: 2022-07-09\n"
        "  language: en-GB\n"
        "  url: https://herald.example/talks\n"
        "  by: [Mia Lee]\n"
        "  text: texts/herald.html\n"
    )
    assert (talks / "people.yml").read_text("utf-8") == (
        "belov:\n  name: Ana Belov\n  also: [Belov]\n"
    )
    events = (talks / "events.yml").read_text("utf-8")
    assert events.count("- id: ") == events.count("  draft: true\n") == 4
    assert (
        "  date: 2022-07-08\n  date_from:\n    - source: herald\n      words: on Friday\n" in events
    )
    assert "  date: not after 2022-07-09\n" in events
    assert (
        "    - source: herald\n"
        "      by: belov\n"
        "      quote: We came to listen, and we will not leave before we have an answer\n"
        "      at: paragraph 3\n"
    ) in events
    assert (
        "      quote: No fishing from the windows\n      at: paragraph 5\n      # who?\n" in events
    )
    assert run("verify")[0] == 0


@pytest.mark.parametrize(
    ("said", "instead", "kept"),
    [
        ("herald.example/talks", "herald.example/it's", "  url: https://herald.example/it%27s\n"),
        (
            "herald.example/talks",
            "herald.example:99999/x",
            "  # url? The page says https://herald.example:99999/x, which is none.\n",
        ),
        ("en-GB", "english", "  # language? The page says english, which is none.\n"),
        (
            'Talks on the harbour begin", "author',
            'Talks \u202eon the\u200b harbour", "author',
            "  title: Talks on the harbour\n",
        ),
    ],
)
def test_what_a_page_states_amiss_does_not_stop_the_draft(
    site: Path, said: str, instead: str, kept: str
) -> None:
    pytest.importorskip("trafilatura", reason="the extra `html` is not installed")
    page = PAGE.replace(said, instead)
    assert page != PAGE
    (site.parent / "herald.html").write_text(page, "utf-8")
    status, told = run("draft", "../herald.html", "--to", "docs/talks")
    assert (status, "3 quotations" in told) == (0, True), told
    assert kept in (site / "docs/talks/sources.yml").read_text("utf-8")


def test_every_drafted_word_verifies(site: Path) -> None:
    for number, path in enumerate(TEXTS[:8]):
        (site.parent / path.name).write_text(read_annotated(path).text, "utf-8")
        place = "docs/one" if number < 5 else f"docs/talk-{number}"
        assert run("draft", f"../{path.name}", "--to", place)[0] == 0
    status, told = run("verify")
    assert (status, re.findall("error: .*", told)) == (0, [])


def test_a_pdf(site: Path) -> None:
    pytest.importorskip("pypdfium2", reason="the extra `pdf` is not installed")
    data = pdf_of(
        "The inquiry opened on 14 September 2011 in the town hall of North-",
        "port, and it went on for a week in spite of the rain and the noise.",
        '"I signed what was put in front of me," said Douglas Crane, the former',
        "chief engineer of the works.",
    )
    (site.parent / "inquiry.pdf").write_bytes(data)
    status, told = run("draft", "../inquiry.pdf", "--to", "docs/inquiry")
    assert (status, told.split("\n")[-2]) == (
        0,
        "1 quotation, 1 with a speaker; 1 sentence with a date. All of it is `draft: true`.",
    )
    assert "date: 2011-09-14\n" in (site / "docs/inquiry/events.yml").read_text("utf-8")
    assert (site / "texts" / "inquiry.txt").is_file()
    assert run("verify")[0] == 0


def test_a_second_time_changes_nothing(site: Path) -> None:
    (site.parent / "a.txt").write_text("“We will not leave,” said Ana Lee.\n", "utf-8")
    run("draft", "../a.txt", "--to", "docs/talks")
    before = contents(site)
    assert run("draft", "../a.txt", "--to", "docs/talks") == (
        1,
        (
            "The timeline has a source 'a' already, so nothing is written. If this is another "
            "article, give its file another name.\n"
        ),
    )
    (site.parent / "b").mkdir()
    (site.parent / "b" / "a.txt").write_text("“You will leave,” said Bo Park.\n", "utf-8")
    assert run("draft", "../b/a.txt", "--to", "docs/other") == (
        1,
        "Nothing is written, since this is there already: texts/a.txt.\n",
    )
    assert contents(site) == before


@pytest.mark.parametrize("form", ["key", "file", "folder"])
def test_what_a_person_wrote_stays(site: Path, form: str) -> None:
    talks = site / "docs" / "talks"
    talks.mkdir()
    people = "lee: {name: Ana Lee, also: [Lee]} # hers\n"
    head = "title: Talks\n"
    if form == "key":
        head += f"people:\n  {people}"
    elif form == "file":
        (talks / "people.yml").write_text(people, "utf-8")
    else:
        (talks / "people").mkdir()
        (talks / "people" / "lee.yml").write_text(people, "utf-8")
    (talks / "timeline.yml").write_text(head, "utf-8")
    before = contents(talks)
    text = "“We will not leave,” Lee said.\n\n“You will leave,” said Bo Park.\n"
    (site / "texts").mkdir()
    (site / "texts" / "a.txt").write_text(text, "utf-8")
    assert run("draft", "texts/a.txt", "--to", "docs/talks")[0] == 0
    after = contents(talks)
    kept = [name for name in before if after[name].startswith(before[name].rstrip(b"\n"))]
    assert kept == list(before)
    said = re.findall(r"by: (\w+)", after["events.yml"].decode())
    assert said == ["lee", "park"]
    assert run("verify")[0] == 0


def test_an_error_puts_all_back(site: Path) -> None:
    talks = site / "docs" / "talks"
    talks.mkdir()
    (talks / "timeline.yml").write_text("title: Talks\nevents: [{id: a}]\n", "utf-8")
    (site.parent / "a.txt").write_text("“We will not leave,” said Ana Lee.\n", "utf-8")
    before = contents(site)
    status, told = run("draft", "../a.txt", "--to", "docs/talks")
    assert status == 1
    assert "[missing-key]" in told
    (talks / "timeline.yml").write_text(
        "title: Talks\nevents: [{id: a, date: 2022, title: A, accounts: [b]}]\nsources: "
        "{b: {type: news}}\n",
        "utf-8",
    )
    before = contents(site)
    status, told = run("draft", "../a.txt", "--to", "docs/talks")
    assert status == 1
    assert "Nothing can be put into" in told
    assert contents(site) == before


def hostile() -> dict[str, bytes]:
    return {
        "latin1.txt": "Café, dit Ana Lee".encode("latin-1"),
        "utf16.html": "<p>“We will not leave,” said Ana Lee.</p>".encode("utf-16"),
        "line.txt": b"a " * 25_000_000,
        "long.txt": b"word " * 300_000,
        "control.txt": b"\x00\x01\x02 We will not leave, said Ana Lee.",
        "broken.pdf": b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\ntrailer",
        "empty.pdf": pdf_of(),
        "no.docx": b"PK\x03\x04",
        "empty.html": b"<script>alert(1)</script>",
    }


@pytest.mark.parametrize("name", hostile())
def test_what_cannot_be_read(site: Path, name: str) -> None:
    if name.endswith((".pdf", ".html")):
        pytest.importorskip("trafilatura" if name.endswith("html") else "pypdfium2")
    (site.parent / name).write_bytes(hostile()[name])
    before = contents(site)
    status, told = run("draft", f"../{name}", "--to", "docs/talks")
    assert status == 1
    assert name in told
    assert told.count("\n") == 1
    assert contents(site) == before


def test_a_page_full_of_scripts(site: Path) -> None:
    pytest.importorskip("trafilatura", reason="the extra `html` is not installed")
    page = PAGE.replace("Mia Lee", "<img src=x onerror=alert(1)>").replace(
        'content="The Harbour Herald"', 'content="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"'
    )
    (site.parent / "a.html").write_text(page, "utf-8")
    assert run("draft", "../a.html", "--to", "docs/talks")[0] == 0
    assert run("verify")[0] == 0


@pytest.mark.parametrize(
    ("sentence", "date", "words"),
    [
        ("The ferry will stop next Friday for repairs.", "unknown", "next Friday"),
        ("It closed on Friday, 8 March 2023, for a day.", "unknown", "on Friday, 8 March 2023"),
        ("He was born on 31 June 1950 by the sea.", "unknown", "on 31 June 1950"),
        ("Every Friday the ship sails out of the harbour.", "", ""),
        ("It was a Black Friday for the harbour.", "", ""),
        ("The works begin a week after Friday, she said.", "", ""),
        ("The sale of Friday week was called off.", "", ""),
        ("It fell on Friday, and the next day all went.", "2024-03-01", "on Friday"),
        ("It fell on Friday morning, they say.", "morning of 1 March 2024", "on Friday morning"),
        ("It sank at 10:30 on Friday, they say.", "1 March 2024, 10:30", "at 10:30 on Friday"),
        (
            "The lamp went out on the evening of Friday, 1 March 2024, she said.",
            "evening of 1 March 2024",
            "on the evening of Friday, 1 March 2024",
        ),
    ],
)
def test_a_part_of_words_that_give_no_date_gives_none(
    site: Path, sentence: str, date: str, words: str
) -> None:
    head = "NORTHPORT, March 6, 2024 (Wire) - "
    (site.parent / "a.txt").write_text(f"{head}Nothing else is known.\n\n{sentence}\n", "utf-8")
    status, _ = run("draft", "../a.txt", "--to", "docs/talks")
    events = site / "docs/talks/events.yml"
    text = events.read_text("utf-8") if events.exists() else ""
    assert re.findall(r"^  date: (.+)$", text, re.MULTILINE) == ([date] if date else [])
    assert re.findall(r"^      words: (.+)$", text, re.MULTILINE) == ([words] if words else [])
    assert status == 0
    assert run("verify")[0] == 0


WRAPPED = """The minister visited the harbour on 8 July 2022 and told the crews of the long-
awaited works. He spoke of a "well-known" fault, of moorings and of the tide.

"The quay is un-
safe, and no boat may lie at the moor-
ings before an agree-
ment with the well-
known engineers is signed," said Anton Jean-
Weiss, who has led the works of the har\u00ad
bour from 1939-
1945.

"A stop-
gap will not hold, and I shall re-
sign," said Ulla Brandt, of short-
and long-term works.

"The moorings are old, and the Jut-
land crane is too," she added.
"""


def test_words_that_lines_cut_are_whole_where_that_is_sure(site: Path) -> None:
    (site.parent / "a.txt").write_text(WRAPPED, "utf-8")
    assert run("draft", "../a.txt", "--to", "docs/talks")[0] == 0
    events = (site / "docs/talks/events.yml").read_text("utf-8")
    assert (
        "      quote: The quay is unsafe, and no boat may lie at the moorings before an agreement "
        "with the well-known engineers is signed\n"
        "      at: paragraph 2\n"
    ) in events
    assert (
        "      quote: A stop-gap will not hold, and I shall re-sign\n"
        "      at: paragraph 3\n"
        "      # hyphen? It ends a line of the copy: “stop-gap” or “stopgap”\n"
        "      # hyphen? It ends a line of the copy: “re-sign” or “resign”\n"
    ) in events
    assert "      # hyphen? It ends a line of the copy: “Jut-land” or “Jutland”\n" in events
    assert (
        "told the crews of the long-awaited works\n      at: paragraph 1\n"
        "      # hyphen? It ends a line of the copy: “long-awaited” or “longawaited”\n"
    ) in events
    assert "name: Anton Jean-Weiss\n" in (site / "docs/talks/people.yml").read_text("utf-8")
    status, told = run("verify")
    assert (status, re.findall("error: .*", told)) == (0, [])


@pytest.mark.parametrize(
    ("copy", "language", "drafted", "asked"),
    [
        ("We saw a na-\ntion.", "en", "We saw a nation.", []),
        ("We saw him taxi-\ning.", "en", "We saw him taxi-ing.", ["taxi-ing"]),
        ("We are un-\nAmerican.", "en", "We are un-American.", []),
        ("From 1939-\n1945 on.", "en", "From 1939-1945 on.", []),
        ("Nous un-\ntel voyons.", "fr", "Nous un-tel voyons.", ["un-tel"]),
        ("Die Haf-\nfen, die Haffen.", "de", "Die Haffen, die Haffen.", []),
        ("A short-\nand long one.", "en", "A short- and long one.", ["short- and"]),
        ("Un momen-\nto così.", "it", "Un momen-to così.", ["momen-to"]),
        ("Chegou quan-\ndo quis.", "pt", "Chegou quan-do quis.", ["quan-do"]),
        ("The there-\nof.", "en", "The there-of.", ["there-of"]),
        ("A two-\nto three-year plan.", "en", "A two- to three-year plan.", ["two- to"]),
        ("Kort-\nen langlopend.", "nl-BE", "Kort- en langlopend.", ["Kort- en"]),
        ("An err-\nand, an errand.", "en", "An errand, an errand.", []),
        ("The moor-\ning, a moor-ing, a mooring.", "en", "The moor-ing, a moor-ing, a mooring.",
         ["moor-ing"]),
        ("To re-\nsign is to resign.", "en", "To re-sign is to resign.", ["re-sign"]),
        ("The har\u00ad\nbour.", "fr", "The harbour.", []),
    ],
)  # fmt: skip
def test_a_hyphen_at_a_line_end(copy: str, language: str, drafted: str, asked: list[str]) -> None:
    source = SourceText.of(copy)
    assert joined_text(source, 0, len(source), language) == drafted
    assert list(unsure_line_ends(source, language)) == asked
    assert isinstance(find_words(drafted, source), Match)


@pytest.mark.parametrize(
    ("content", "names"),
    [("Mia Lee", ("Mia Lee",)), ("Mia Lee; Tom Orr ;", ("Mia Lee", "Tom Orr")),
     ("https://outlet.example/mia", ()), ("Mia Lee; https://outlet.example/tom", ("Mia Lee",))],
)  # fmt: skip
def test_several_authors_of_a_page_are_several(content: str, names: tuple[str, ...]) -> None:
    page = f'<html><head><meta name="author" content="{content}"></head><body></body></html>'
    assert read_page_facts(page).by == names
