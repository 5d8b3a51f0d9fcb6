"""Contributed text shows character for character, whatever a site's Markdown can do."""

from __future__ import annotations

import functools
from collections import Counter
from urllib.parse import unquote

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from tests.hostile.syntax import EXTENSIONS, LINES, converter, flat, read

from dateline.text.escaping import escape_html, escape_markdown, escape_title, id_attribute
from dateline.text.prose import CITATION, render_prose

# Every place of a page that templates put a value into, and the elements that it makes.
CONTEXTS = {
    "alone": ("First.\n\n{}", ["p", "p"]),
    "paragraph": ("Before {} after", ["p"]),
    "heading": ("## {} {{ #id .dl-group }}", ["h2"]),
    "list": ("-   {}", ["ul", "li"]),
    "label": ("- **Label:** {}", ["ul", "li", "strong"]),
    "quote": ("> <bdi>“…{}…”</bdi>", ["blockquote", "p", "bdi"]),
    "link": ("[{}](people.md#belov) said", ["p", "a"]),
    "span": ('<span class="dl-side">{}</span> x', ["p", "span"]),
    "mark": ("> <bdi>“<mark>{}</mark> x”</bdi>", ["blockquote", "p", "bdi", "mark"]),
    "before a link": ("[x](a.md) {}[y](people.md#belov)", ["p", "a", "a"]),
    "after a link": ("[x](people.md#belov){}", ["p", "a"]),
    "in parentheses": ("Before ({}) after", ["p"]),
    "between tags": ("<b>x</b>{}<i>y</i>", ["p", "b", "i"]),
    "emphasis": ("*Picture: {}*", ["p", "em"]),
    "block": ('<div markdown="block">\n\n{}\n\n</div>', ["div", "p"]),
    "caption": (
        '<figure markdown="block">\n\n<figcaption markdown="span">{} · x</figcaption>\n\n</figure>',
        ["figure", "figcaption"],
    ),
    "summary": (
        '<details markdown="block">\n<summary>{}</summary>\n\nx\n\n</details>',
        ["details", "summary", "p"],
    ),
}


@functools.cache
def everything() -> markdown.Markdown:
    return converter()


def convert(text: str) -> str:
    return everything().reset().convert(text)


def shown_in(context: str, text: str) -> str:
    """What a reader sees of a value in its context; fails if it made any element."""
    template, tags = CONTEXTS[context]
    html = convert(template.format(escape_markdown(text)))
    found = read(html)
    assert found.tags == Counter(tags), html
    frame = flat(read(convert(template.format("VALUE"))).text)
    start, _, end = frame.partition("VALUE")
    assert found.text.startswith(start), html
    assert found.text.endswith(end), html
    return found.text[len(start) : len(found.text) - len(end)]


def test_more_than_twenty_extensions_are_on() -> None:
    assert len(EXTENSIONS) > 20
    assert read(convert('!!! note "x"\n\n    ==y== :smile: H~2~O http://a.example')).tags["div"]


@pytest.mark.parametrize("context", CONTEXTS)
@pytest.mark.parametrize("line", LINES)
def test_character_for_character(context: str, line: str) -> None:
    assert shown_in(context, line) == flat(line)


@pytest.mark.parametrize("line", LINES)
def test_nothing_is_left_for_macros(line: str) -> None:
    """The macros plugin runs Jinja over a page's Markdown, front matter and HTML included."""
    for escaped in (escape_markdown(line), escape_html(line), escape_title(line)):
        assert not {"{{", "{%", "{#"} & {escaped[i : i + 2] for i in range(len(escaped))}


SYNTAX = "*_`~^=+-#|:;!?$@\\/<>&\"'()[]{}.,%0123456789 \t\n\N{NO-BREAK SPACE}abcXYZäß漢العש"
PIECES = [*LINES, "--8<--", "wWw.", "(c)", "1st", "![", "](", "[^", "{:", "=/=", "\n\n", "\n"]
wild = st.lists(
    st.one_of(
        st.text(SYNTAX, max_size=8),
        st.sampled_from(PIECES),
        st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn", "Co"]), max_size=3),
    ),
    max_size=8,
).map("".join)


@settings(max_examples=300)
@given(st.sampled_from(sorted(CONTEXTS)), wild.filter(lambda text: flat(text).strip()))
def test_wild_text_shows_as_it_is(context: str, text: str) -> None:
    # U+2028 and U+2029 end lines, and show as the space that they are.
    wanted = flat(text.replace("\u2028", " ").replace("\u2029", " "))
    assert shown_in(context, text) == wanted


@settings(max_examples=200)
@given(wild)
def test_an_attribute_holds_its_text(text: str) -> None:
    html = convert(f'<p title="{escape_html(text)}">x</p>')
    (value,) = [value for tag, name, value in read(html).attributes if name == "title"]
    assert value == flat(text.replace("\u2028", " ").replace("\u2029", " "))
    assert read(html).tags == Counter(["p"])


@settings(max_examples=200)
@given(wild)
def test_a_title_is_safe_wherever_a_theme_puts_it(text: str) -> None:
    title = escape_title(text)
    html = f"<title>{title}</title><a title=\"{title}\" alt='{title}'>{title}</a>"
    found = read(html)
    assert found.tags == Counter(["title", "a"])
    assert len(found.attributes) == 2
    assert found.text == flat(title_text(text) * 2) or title_text(text) == ""


def title_text(text: str) -> str:
    return flat(read(f"<p>{escape_title(text)}</p>").text)


PROSE_TAGS = {"p", "em", "strong", "code", "a", "ul", "ol", "li", "blockquote", "br"}


def link_to(kind: str, target: str) -> tuple[str, str]:
    return f"{kind}.md#{target}", "LINK"


def words_of(text: str) -> str:
    """The words of prose, as CommonMark without HTML has them, without spaces.

    A number that does not begin a list at 1 is a word: "1945. The war ended."
    """
    shown = []
    lists = []
    for token in MarkdownIt("commonmark", {"html": True}).parse(text):
        if token.type in ("ordered_list_open", "bullet_list_open"):
            lists.append(token.attrs.get("start", 1) != 1)
        elif token.type in ("ordered_list_close", "bullet_list_close"):
            lists.pop()
        elif token.type == "list_item_open" and lists[-1]:
            shown.append(token.info + token.markup)
        if not token.children and token.content:
            shown.append(token.content)
        label = 0
        for child in token.children or ():
            if child.type == "link_open" and str(child.attrs.get("href", "")).startswith("event:"):
                label = len(shown) + 1
            if child.type == "image":
                shown.append(child.content)
                continue
            shown.append(CITATION.sub("LINK", child.content))
        assert label <= len(shown) + 1
    return "".join("".join(shown).split())


@settings(max_examples=300)
@given(wild)
def test_wild_prose_makes_nothing_but_what_prose_may_hold(text: str) -> None:
    html = convert(f"First.\n\n{render_prose(text, link_to)}")
    found = read(html)
    assert set(found.tags) <= PROSE_TAGS, html
    allowed = {("a", "href"), ("ol", "type")}  # fancylists writes the type
    assert {(tag, name) for tag, name, _ in found.attributes} <= allowed, html


@settings(max_examples=300)
@given(wild.filter(lambda text: "](" not in text and "]:" not in text and "<" not in text))
def test_wild_prose_loses_no_word(text: str) -> None:
    html = convert(f"First.\n\n{render_prose(text, link_to)}")
    assert "".join(read(html).text.split()) == "First." + words_of(text), html


@pytest.mark.parametrize("line", LINES)
def test_prose_shows_what_is_not_prose(line: str) -> None:
    html = convert(render_prose(line, link_to))
    found = read(html)
    assert set(found.tags) <= PROSE_TAGS, html
    hrefs = [value for _, name, value in found.attributes if name == "href"]
    assert len(hrefs) <= line.count("](") + line.count("<http") + line.count("<a@")
    for word in ("alert", "mkdocs.yml", "config", "smile"):
        if word in line and "](" not in line:
            assert word in found.text


@pytest.mark.parametrize(
    "name",
    ["talks-begin", "2022", "2022-invasion", "20th-congress", "what_yes_position", "on_2022-07_2"],
)
def test_an_id_stays_whichever_extension_reads_its_attribute_list(name: str) -> None:
    html = convert(f"## A heading {{ {id_attribute(name)} .dl-group }}")
    assert html == f'<h2 class="dl-group" id="{name}">A heading</h2>'


@pytest.mark.parametrize(
    "target",
    [
        "/div",
        "script",
        "!--x",
        "?a=b",
        "div/x",
        "/",
        "!x.md",
        "style",
        "people.md",
        "textarea",
        "/a'b",
    ],
)
def test_no_target_of_a_link_is_read_as_html(target: str) -> None:
    made = render_prose(f"[label](<{target}>)", link_to)
    html = convert(
        f'<div markdown="block">\n\n{made}\n\n<span>44</span> – <time>y</time>\n\n</div>\n\n'
        '<div>\n<svg viewBox="0 0 1 6" role="img">\n</svg>\n</div>\n\nThe *end*.'
    )
    found = read(html)
    assert dict(found.tags) == {"div": 2, "p": 3, "a": 1, "span": 1, "time": 1, "svg": 1, "em": 1}
    (href,) = [value for _, name, value in found.attributes if name == "href"]
    assert unquote(href) == target
