"""Pieces that are written side by side: text, links, citations, marks. No joint is syntax."""

from __future__ import annotations

import json
import re
from collections import Counter
from xml.etree import ElementTree as ET

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown import Markdown
from tests.hostile.syntax import converter, flat, read
from tests.hostile.test_escaping import SYNTAX
from tests.site.projects import Project

from dateline.text.escaping import escape_address, escape_css_string
from dateline.text.prose import find_in_prose, render_prose

PLAIN, EVERYTHING = Markdown(), converter()


def link_to(kind: str, target: str) -> tuple[str, str]:
    return f"{kind}.md#{target}", f"[{target}!]"


def convert(text: str) -> list[str]:
    """Prose as HTML: without an extension, and with all of them."""
    prose = f"First.\n\n{render_prose(text, link_to)}"
    return [md.reset().convert(prose) for md in (PLAIN, EVERYTHING)]


# Prose, and what a reader sees.
BEFORE_LINKS = [
    ("x!<https://evil.example/p.gif>", "x!https://evil.example/p.gif"),
    (r"x\![a](https://evil.example/p.gif)", "x!a"),
    ("They won![@outlet-a]", "They won![outlet-a!]"),
    ("They won!\n[@outlet-a]", "They won! [outlet-a!]"),
    ("*They won!*[@a]", "They won![a!]"),
    ("&#33;[a](event:b)", "!a"),
    ("`x!`[a](b.md)", "x!a"),
    ("- ![@a]", "![a!]"),
    ("> [a](b.md)![@c]", "a![c!]"),
    ("Pas\u00a0!\u00a0[@a]", "Pas\u00a0!\u00a0[a!]"),
    ("x^[@a]", "x^[a!]"),
    (r"x\][@a](b.md): c", "x]@a: c"),
    ("[see [@a] there](b.md)", "see [a!] there"),
    ("(![c](x.md))", "(![c](x.md))"),
    ("w![ww.evil.example](x.md)", "w![ww.evil.example](x.md)"),
]


@pytest.mark.parametrize(("text", "shown"), BEFORE_LINKS, ids=[row[0] for row in BEFORE_LINKS])
def test_what_stands_before_a_link_is_text(text: str, shown: str) -> None:
    for html in convert(text):
        found = read(html)
        assert found.text == f"First. {shown}"
        assert set(found.tags) <= {"p", "a", "em", "code", "ul", "li", "blockquote"}, html


as_text = st.text(SYNTAX.replace("\n", "").replace("\t", ""), min_size=1, max_size=6)
piece = st.one_of(
    st.tuples(st.just("text"), as_text),
    st.tuples(st.just("link"), as_text.filter(str.strip)),
    st.tuples(st.just("citation"), st.just("")),
)


@settings(max_examples=400)
@given(st.lists(piece, min_size=2, max_size=6))
@example([("text", "won!"), ("citation", "")])
@example([("text", "("), ("link", "c"), ("text", ")")])
@example([("text", "1. x"), ("link", "."), ("text", ":")])
def test_no_joint_is_syntax(pieces: list[tuple[str, str]]) -> None:
    written, shown = zip(*map(as_prose, pieces), strict=True)
    prose = "x" + "".join(written) + "x"
    links = sum(kind != "text" for kind, _ in pieces)
    for html in convert(prose):
        found = read(html)
        assert found.tags == Counter({"p": 2, "a": links}), html
        assert squeezed(found.text) == squeezed("First.x" + "".join(shown) + "x"), html


def as_prose(part: tuple[str, str]) -> tuple[str, str]:
    """A piece as an author writes it, every sign escaped, and what a reader sees of it."""
    kind, text = part
    if kind == "citation":
        return "[@a]", "[a!]"
    escaped = re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", text)
    return (f"[{escaped}](b.md)" if kind == "link" else escaped), text


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("text", ["- a\n- ", "- a\n-\n- b", "1. a\n2.", "-", "> - a\n> -"])
def test_an_empty_item_of_a_list_is_an_empty_item(text: str) -> None:
    items = len(re.findall(r"^(?:> )?(?:-|\d\.)", text, re.MULTILINE))
    for html in convert(text):
        found = read(html)
        assert found.tags["li"] == items, html
        assert set(found.tags) <= {"p", "ul", "ol", "li", "blockquote"}, html
        assert flat(found.text.removeprefix("First.").replace("\u00a0", "")) in ("a", "a b", "")


def test_a_citation_within_a_link_is_found() -> None:
    found = find_in_prose("[@a] and [see *[@b]* there](c.md) and [@d]")
    assert [(f.kind, f.value) for f in found] == [
        ("citation", "a"),
        ("link", "c.md"),
        ("citation-in-link", "b"),
        ("citation", "d"),
    ]


ADDRESSES = [
    "https://a.example/$x$/y",
    "https://a.example/?a=1&lt;=2&copy;&b=3&#60;",
    "http://[::1]:8000/x",
    "https://a.example/?a[]=1&b[2]=3",
    "https://a.example/Talks_(2022)",
    "https://a.example/++ctrl++/**a**/~~b~~/__c__",
    "https://a.example/!x!/:smile:/'y'/(c)/-->",
    "mailto:a+b@a.example",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_stays_the_same(address: str) -> None:
    for md in (PLAIN, EVERYTHING):
        html = md.reset().convert(f"[x](<{escape_address(address)}>)")
        (href,) = [value for _, name, value in read(html).attributes if name == "href"]
        assert href == address.replace(">", "%3E")


@settings(max_examples=300)
@given(st.text("ab1/:?#[]@!$&'()*+,;=-._~%lt", max_size=20))
def test_any_address_stays_the_same(rest: str) -> None:
    address = f"https://a.example/{rest}"
    for md in (PLAIN, EVERYTHING):
        html = md.reset().convert(f"[x](<{escape_address(address)}>)")
        found = read(html)
        assert found.attributes == [("a", "href", address)], html
        assert found.tags == Counter(["p", "a"])


def test_prose_keeps_the_brackets_of_a_host() -> None:
    for html in convert("<http://[::1]:80/a> [b](https://a.example/?a[]=$1$)"):
        hrefs = [value for _, name, value in read(html).attributes if name == "href"]
        assert hrefs == ["http://[::1]:80/a", "https://a.example/?a[]=$1$"]


def test_a_string_of_a_style_sheet_knows_no_references() -> None:
    assert escape_css_string('t-a_b"\\<1st-größe') == "t-a\\5f b\\22 \\5c \\3c 1st-größe"


TIMELINE = """
title: Talks
sources:
  outlet-a: {type: news, outlet: Outlet A, published: 2022-07-09, url: "https://a.example/$a$"}
events:
  - id: talks-begin
    date: 2022-07-08
    title: The talks begin!
    added: 2022-07-10
    text: "They won![@outlet-a] x!<https://evil.example/p.gif> and \\\\![a](https://evil.example/)"
    accounts: [outlet-a]
"""


def test_no_picture_of_another_host_on_pages_in_feeds_and_embed(small: Project) -> None:
    small.write({"docs/talks/timeline.yml": TIMELINE})
    done = small.mkdocs("build", "--strict")
    assert done.code == 0, done.output
    talks = small.site / "talks"
    atom = ET.parse(talks / "feed.xml").findtext(".//{*}content") or ""  # noqa: S314 - ours
    pages = {
        "page": (talks / "index.html").read_text("utf-8"),
        "embed": (talks / "embed/index.html").read_text("utf-8"),
        "Atom": atom,
        "JSON": json.loads((talks / "feed.json").read_text("utf-8"))["items"][0]["content_html"],
    }
    for name, html in pages.items():
        found = read(html)
        sources = [value for _, attribute, value in found.attributes if attribute == "src"]
        assert not [value for value in sources if "evil" in value], name
        assert found.tags["img"] == 0, name
        assert "They won![Outlet A] x!https://evil.example/p.gif and !a" in found.text, name
