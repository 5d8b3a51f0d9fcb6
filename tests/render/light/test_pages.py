"""Light pages: permanent addresses, tombstones, citations, the embed."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.data.outputs import Output
from dateline.data.resolved import ResolvedTimeline
from dateline.data.settings import Settings
from dateline.render.exports.style_and_script import render_assets
from dateline.render.light.cite_pages import render_cite_pages
from dateline.render.light.embed import render_embed
from dateline.render.light.permalinks import render_permalinks
from dateline.render.light.tombstones import render_tombstones
from dateline.render.pages.pages import render_pages
from dateline.render.shared.citations import (
    Citation,
    bibtex_citation,
    plain_citation,
    wikipedia_citation,
)
from dateline.render.shared.edition import Edition
from dateline.resolve import resolve_timeline

if TYPE_CHECKING:
    from playwright.sync_api import Browser

Retitle = Callable[[str], ResolvedTimeline]
Resolve = Callable[..., ResolvedTimeline]


class Page(HTMLParser):
    """What a page is made of. Reading it fails if an element is closed that is not open."""

    VOID = frozenset({"meta", "link", "base", "br", "img"})

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.texts: dict[str, list[str]] = {}
        self.feed(html)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        for tag in set(self.open):
            self.texts.setdefault(tag, []).append(data)

    def text(self, tag: str) -> str:
        return "".join(self.texts.get(tag, []))

    def addresses(self) -> list[str]:
        return [attrs["href"] for tag, attrs in self.elements if tag == "a"]

    def meta(self, name: str) -> str:
        (found,) = [
            attrs["content"]
            for tag, attrs in self.elements
            if tag == "meta" and name in (attrs.get("name"), attrs.get("property"))
        ]
        return found


RENDER = (render_permalinks, render_tombstones, render_cite_pages, render_embed)


def pages(resolved: ResolvedTimeline, site: Settings) -> dict[str, str]:
    outputs = [output for render in RENDER for output in render(Edition(resolved, site))]
    found = {output.path: output.content.decode() for output in outputs}
    assert len(found) == len(outputs), "no two stand at one address"
    return found


def test_which_pages_there_are(talks: ResolvedTimeline, site: Settings) -> None:
    found = set(pages(talks, site))
    ids = {*talks.by_id, "belov-leaves", "gone-event"}
    assert found == {
        *(f"talks/e/{id_}/index.html" for id_ in ids),
        *(f"talks/e/{id_}/cite.html" for id_ in talks.by_id),
        "talks/embed/index.html",
    }


def test_without_events_nothing_leads_to_an_embed(resolve_talks: Resolve, site: Settings) -> None:
    draft = resolve_talks("{title: T, events: [{id: a, date: '2022', title: A, draft: 'true'}]}")
    assert not [page for page in render_pages(Edition(draft, site)) if b"embed/" in page.content]
    assert "talks/embed/index.html" not in pages(draft, site)


def test_a_permanent_address(talks: ResolvedTimeline, site: Settings) -> None:
    html = pages(talks, site)["talks/e/belov-leaves-early/index.html"]
    page = Page(html)
    assert page.meta("og:title") == "8 July 2022: Belov leaves early"
    assert page.meta("og:description") == "“It was not us </script> who hung up” — Ana Belov"
    assert page.meta("description") == page.meta("og:description")
    assert html.count('description" content="') == 1
    address = "https://news.example/harbour/talks/e/belov-leaves-early/"
    assert page.meta("og:url") == address
    assert page.meta("og:image") == f"{address}share.png"
    assert page.meta("og:image:alt") == page.meta("og:title")
    assert page.meta("twitter:card") == "summary_large_image"
    assert "../../#belov-leaves-early" in page.addresses()[0]
    assert html.count("<script") == 1
    assert '<script type="application/ld+json">{"@context":"https://schema.org"' in html
    links = {attrs["rel"]: attrs["href"] for tag, attrs in page.elements if tag == "link"}
    assert links["alternate"] == "../../feed.xml"


def test_a_preview_has_a_whole_quotation_before_a_scrap(
    resolve_talks: Resolve, site: Settings
) -> None:
    resolved = resolve_talks("""
        title: T
        people: {belov: {name: Ana Belov}}
        sources: {a: {type: news, outlet: A}}
        events:
          - id: talks
            date: 2022
            title: Talks
            accounts:
              - {source: a, by: belov, paraphrase: never tired of them}
              - {source: a, narration: left the hall}
              - {source: a, by: belov, quote: We never left}
    """)
    page = Page(pages(resolved, site)["talks/e/talks/index.html"])
    assert page.meta("og:description") == "“We never left” — Ana Belov"


def test_a_former_id_names_the_new_address(talks: ResolvedTimeline, site: Settings) -> None:
    page = Page(pages(talks, site)["talks/e/belov-leaves/index.html"])
    assert page.meta("og:url") == "https://news.example/harbour/talks/e/belov-leaves-early/"


def test_a_paraphrase_is_not_put_into_the_speakers_mouth(
    talks: ResolvedTimeline, site: Settings
) -> None:
    event = talks.timeline.events["belov-leaves-early"]
    turned = replace(event, accounts=event.accounts[1:])
    events = {**talks.timeline.events, event.id: turned}
    resolved = resolve_timeline(replace(talks.timeline, events=events), site)
    page = Page(pages(resolved, site)["talks/e/belov-leaves-early/index.html"])
    assert page.meta("og:description") == "“le Sud a raccroché”"


def test_a_retracted_event_leaves_a_tombstone(talks: ResolvedTimeline, site: Settings) -> None:
    html = pages(talks, site)["talks/e/gone-event/index.html"]
    page = Page(html)
    assert page.text("h1") == "This event was retracted."
    assert "Retracted on 23 November 2026." in page.text("p")
    assert page.text("li") == "Why: It rested on a forged letter <b>."
    assert page.addresses() == ["../../corrections/", "../../"]
    assert "refresh" not in html


def test_a_retraction_of_an_event_that_stands_leaves_its_page(
    talks: ResolvedTimeline, site: Settings
) -> None:
    corrections = tuple(
        replace(correction, event="belov-leaves") for correction in talks.timeline.corrections
    )
    resolved = resolve_timeline(replace(talks.timeline, corrections=corrections), site)
    page = Page(pages(resolved, site)["talks/e/belov-leaves/index.html"])
    assert page.text("h1") == "Belov leaves early"


CITED = Citation(
    key="belov-leaves-early",
    title="Belov leaves early",
    when="8 July 2022",
    timeline="The harbour talks",
    site="The Example",
    day="2026-11-22",
    address="https://news.example/harbour/talks/e/belov-leaves-early/",
    language="en",
)


def test_the_forms() -> None:
    assert plain_citation(CITED, "22 November 2026") == (
        "“Belov leaves early” (8 July 2022). In: The harbour talks. The Example. "
        "Last changed 22 November 2026. "
        "https://news.example/harbour/talks/e/belov-leaves-early/"
    )
    assert bibtex_citation(CITED) == (
        "@misc{belov-leaves-early,\n"
        "  title = {{Belov leaves early (8 July 2022)}},\n"
        "  howpublished = {The harbour talks, The Example},\n"
        "  year = {2026},\n"
        "  url = {https://news.example/harbour/talks/e/belov-leaves-early/},\n"
        "}"
    )
    assert wikipedia_citation(CITED) == (
        "<ref>{{cite web |url=https://news.example/harbour/talks/e/belov-leaves-early/ "
        "|title=Belov leaves early (8 July 2022) |work=The harbour talks "
        "|publisher=The Example |date=2026-11-22 |language=en |access-date=}}</ref>"
    )


def test_what_is_not_known_is_left_out() -> None:
    bare = replace(CITED, site="", day="", address="")
    assert plain_citation(bare, "") == "“Belov leaves early” (8 July 2022). In: The harbour talks."
    assert "year" not in bibtex_citation(bare)
    assert "url" not in bibtex_citation(bare)
    assert wikipedia_citation(bare) == (
        "<ref>{{cite web |title=Belov leaves early (8 July 2022) "
        "|work=The harbour talks |language=en |access-date=}}</ref>"
    )


@pytest.mark.parametrize(
    ("title", "tex", "wiki"),
    [
        ("50 % & more_or #1 $", r"50 \% \& more\_or \#1 \$", "50 % &#38; more_or #1 $"),
        (
            r"a\b {c}",
            r"a\textbackslash{}b \{c\}",
            r"a\b &#123;c&#125;",
        ),
        ("a}}, x = {b", "", "a&#125;&#125;, x = &#123;b"),
        ("a|url=x}}</ref>{{b", "", "a&#124;url=x&#125;&#125;&#60;/ref&#62;&#123;&#123;b"),
        ("[[a]] '''b''' ~~~~ __TOC__", "", "&#91;&#91;a&#93;&#93; &#39;&#39;&#39;b"),
        ("it's at https://a.example", "", "it's at https&#58;//a.example"),
    ],
)
def test_each_form_is_escaped_for_its_own_syntax(title: str, tex: str, wiki: str) -> None:
    cited = replace(CITED, title=title)
    assert wiki in wikipedia_citation(cited)
    assert tex in bibtex_citation(cited)


@given(st.text(alphabet=st.characters(min_codepoint=32, exclude_categories=["Cs", "Cc"])))
def test_no_title_breaks_a_form(title: str) -> None:
    title = title.strip() or "x"
    cited = replace(CITED, title=title, timeline=title, site=title)
    check_braces(bibtex_citation(cited))
    wiki = wikipedia_citation(cited)
    assert wiki.count("{{") == wiki.count("}}") == 1
    assert wiki.count("<") == wiki.count(">") == 2
    assert wiki.count("|") == wikipedia_citation(CITED).count("|")


def check_braces(entry: str) -> None:
    """BibTeX counts braces; what ends the entry is the last of them."""
    depth = 0
    for position, char in enumerate(entry):
        depth += (char == "{") - (char == "}")
        assert depth > 0 or position < entry.index("{") or position == len(entry) - 1
    assert depth == 0


def test_the_citation_page(talks: ResolvedTimeline, site: Settings) -> None:
    page = Page(pages(talks, site)["talks/e/belov-leaves-early/cite.html"])
    assert page.text("h1") == "Cite “Belov leaves early”"
    forms = page.text("pre")
    assert "@misc{belov-leaves-early," in forms
    assert "{{cite web |url=https://news.example/harbour/talks/e/belov-leaves-early/ " in forms
    assert "../../#belov-leaves-early" in page.addresses()
    assert page.addresses()[0] == "../../../"
    assert page.addresses()[-5:] == [
        *(f"../../sources/#{id_}" for id_ in ("outlet-a", "wire-c", "book-b")),
        *(f"../../data/sources.{form}" for form in ("bib", "csl.json")),
    ]
    assert "@article" not in forms, "a source's entry is in the file of all"
    # A source is called by its title, or by what our copy shows.
    assert talks.timeline.sources["wire-c"].title == ""
    written = pages(talks, site)["talks/e/belov-leaves-early/cite.html"]
    assert "<button" not in written, "its script makes them"
    assert "canonical" not in written, "no search is to have it"
    assert "default-src 'none'; " in written
    assert written.count('lang="en"') == 1, "said once where the page is in English"
    assert '"id": "belov-leaves-early"' in written, "a quotation mark is none of HTML's syntax here"
    assert page.text("bdi") == 'Talks "fail" {again} & againwire-cA Short History'
    assert page.text("p").endswith(
        "A Short History (about 2023). North Press.All sources of this timeline: BibTeX, CSL-JSON."
    )
    without = Page(pages(talks, Settings())["talks/e/belov-leaves-early/cite.html"])
    assert "Add its address too" in without.text("p")


def test_the_citation_page_is_in_the_hand_of_the_site(
    talks: ResolvedTimeline, site: Settings
) -> None:
    """Its sign, the way back to the event, and beside words the letters of the speaker's side."""
    name = "talks/e/belov-leaves-early/cite.html"
    written = pages(talks, replace(site, sign="assets/our sign.svg"))[name]
    assert '<img src="../../../assets/our%20sign.svg" alt=""' in written
    assert "img-src 'self'" in written
    assert 'class="dl-account dl-quote dl-s2" data-side="S"' in written
    page = Page(written)
    assert page.text("h3").startswith("LinkAPA 7")
    assert page.addresses().count("../../#belov-leaves-early") == 2
    without = pages(talks, site)[name]
    assert "<img" not in without
    assert "img-src" not in without


def test_the_words_of_an_event_are_cited_first_each_with_its_source(
    talks: ResolvedTimeline, site: Settings
) -> None:
    made = pages(talks, site)
    page = Page(made["talks/e/belov-leaves-early/cite.html"])
    assert page.text("h2").startswith("The words, with their sourceThe event")
    assert page.text("span") == "“It was not us </script> who hung up” — Ana Belov"
    form = next(text for text in page.texts["p"] if "In: The harbour talks. " in text)
    assert form.startswith(" Mia Lee (9 July 2022). ")
    assert form.endswith(
        "In: The harbour talks. https://news.example/harbour/talks/e/belov-leaves-early/"
    )
    assert "le Sud" not in page.text("p"), "a paraphrase is nobody's words"
    told = Page(made["talks/e/talks-begin/cite.html"])
    assert told.text("h2").startswith("The event"), "it has no words"


def test_the_embed_asks_nothing_of_another_host(talks: ResolvedTimeline, site: Settings) -> None:
    html = pages(talks, site)["talks/embed/index.html"]
    page = Page(html)
    for tag, attrs in page.elements:
        assert tag not in ("img", "iframe", "object", "embed", "video", "audio", "form")
        assert tag != "style"
        assert "style" not in attrs
        if "src" in attrs:
            assert (tag, attrs["src"]) == ("script", "../../assets/dateline-embed.js")
        if tag == "link" and attrs["rel"] != "canonical":
            assert attrs["href"] == "../../assets/dateline-embed.css"
    assert not re.search(r"@import|url\(", html)


def test_the_embed_holds_every_event_with_its_sources(
    talks: ResolvedTimeline, site: Settings
) -> None:
    page = Page(pages(talks, site)["talks/embed/index.html"])
    shown = [attrs["id"] for tag, attrs in page.elements if tag == "li" and "id" in attrs]
    assert shown == [f"e_{event.id}" for event in talks.events]
    assert "“It was not us </script> who hung up”" in page.text("blockquote")
    assert "../sources/#wire-c" in page.addresses()
    assert "../e/talks-begin/" in page.addresses()


def test_a_frame_says_how_much_is_checked(resolve: Resolve, site: Settings) -> None:
    text = "events:\n  - {id: a, date: 2022-07-08, title: T, accounts: [a]}\n"
    unchecked = pages(resolve(text), site)["talks/embed/index.html"]
    assert re.search(r"<footer>\n<p><a [^>]*>Nothing checked against the sources</a>", unchecked)
    checked = pages(replace(resolve(text), strings=3, matched=2), site)["talks/embed/index.html"]
    assert "Nothing checked" not in checked
    assert "2 of 3 quotations checked</a>" in checked


@pytest.mark.parametrize(("key", "told"), [("a", False), ("b", True), ("", False)])
def test_a_frame_without_a_dispute_begins_with_a_key_event(
    key: str, resolve: Resolve, site: Settings, *, told: bool
) -> None:
    rows = "\n".join(
        f"  - {{id: {id_}, date: 2022-07-0{n}, title: T {id_}, text: So was told of {id_} then., "
        f"key: {'true' if id_ == key else 'false'}, accounts: [a]}}"
        for n, id_ in enumerate("ab", 1)
    )
    page = pages(resolve(f"events:\n{rows}\n"), site)["talks/embed/index.html"]
    header = page.partition("</header>")[0]
    assert ("So was told of b then." in header) is told
    assert "So was told of a then." not in header


def test_the_embed_of_a_long_timeline_has_every_event_on_the_page_of_its_period(
    resolve_talks: Resolve, site: Settings
) -> None:
    short = replace(site, page_size=3)
    long = resolve_talks(settings=short)
    made = pages(long, short)
    frames = [path for path in made if "/embed/" in path]
    assert frames == [
        "talks/embed/index.html",
        *(f"talks/embed/{p.name}.html" for p in long.periods),
    ]
    found = [
        [attrs["id"] for tag, attrs in Page(made[path]).elements if tag == "li" and "id" in attrs]
        for path in frames
    ]
    assert sorted(id_ for ids in found[1:] for id_ in ids) == sorted(
        f"e_{event.id}" for event in long.events
    )
    assert 0 < len(found[0]) <= 3
    assert len(frames) > 3
    for path in frames:
        page = Page(made[path])
        links = [attrs for tag, attrs in page.elements if tag == "a" and "target" in attrs]
        row = [attrs for attrs in links if "#" not in attrs["href"]]  # the strip's lead to events
        names = [path.rpartition("/")[2] for path in frames]
        assert [attrs["href"] for attrs in row] == names
        assert {attrs["target"] for attrs in row} == {"_self"}
        here = [attrs["href"] for attrs in row if "aria-current" in attrs]
        assert here == [path.rpartition("/")[2]]
    # The strip of the overview is of all events, and leads to each on its page.
    at = {id_: name for name, ids in zip(names[1:], found[1:], strict=True) for id_ in ids}
    first = [attrs["href"] for tag, attrs in Page(made[frames[0]]).elements if tag == "a"]
    hits = [href.split("#") for href in first if ".html#" in href and "://" not in href]
    assert hits
    assert all(at[f"e_{id_}"] == name for name, id_ in hits)


@pytest.mark.parametrize(
    "text", ['"><script>alert(1)</script>', "{{ x }}</style><img src=x onerror=y>", "a' b=\"c"]
)
def test_hostile_text_stays_text(text: str, retitled: Retitle, site: Settings) -> None:
    for path, html in pages(retitled(text), site).items():
        page = Page(html)
        scripts = [attrs for tag, attrs in page.elements if tag == "script"]
        assert len(scripts) == ("gone-event" not in path), path
        assert not [tag for tag, _ in page.elements if tag == "img"]
        if "gone-event" not in path:
            assert text in page.text("h1")


@pytest.mark.browser
@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("", 10),
        ("#e_at-noon", 1),
        ("?show=p-belov", 1),
        ("?show=t-talks", 2),
        ("?show=t-talks+k-contested", 1),
        ("?from=2022-07-08", 7),
        ("?to=2022-06", 2),
        ("?from=2022-07-08&to=2022-07-08&show=o-outlet-a", 7),
    ],
)
def test_the_address_picks_what_the_embed_shows(
    query: str, shown: int, embed: str, browser: Browser
) -> None:
    page = browser.new_page()
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.on("pageerror", lambda error: told.append(str(error)))
    page.goto(embed + query)
    assert page.locator("li.event:visible").count() == shown
    assert told == []
    if "?" in query:
        assert page.get_by_role("status").inner_text() == f"{shown} of 10 events shown."
    page.close()


@pytest.mark.browser
def test_the_embed_needs_no_script(embed: str, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{embed}?show=p-belov")
    assert page.locator("li.event:visible").count() == 10
    page.goto(f"{embed}#e_at-noon")
    assert page.locator("li.event:visible").count() == 1
    context.close()


@pytest.fixture
def embed(talks: ResolvedTimeline, site: Settings, tmp_path: Path) -> str:
    """The address of the embed on disk."""
    made = Output("talks/embed/index.html", pages(talks, site)["talks/embed/index.html"].encode())
    for output in (made, *render_assets()):
        file = tmp_path / output.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(output.content)
    return (tmp_path / made.path).as_uri()


def test_the_embed_says_how_it_was_checked_and_whose_the_words_are(
    talks: ResolvedTimeline, site: Settings
) -> None:
    html = pages(talks, site)["talks/embed/index.html"]
    page = Page(html)
    assert 'data-side="S"' in html, "the letters of a side are beside its words"
    assert "../sources/#how_checked" in page.addresses()
    marks = {attrs["href"] for tag, attrs in page.elements if attrs.get("target") == "_self"}
    assert "#belov-leaves-early" in marks, "the strip leads within the frame"
    assert {attrs["id"] for tag, attrs in page.elements if tag == "h3"} == set(talks.by_id)


@pytest.mark.browser
def test_each_form_of_a_citation_is_copied(
    talks: ResolvedTimeline, site: Settings, tmp_path: Path, browser: Browser
) -> None:
    name = "talks/e/belov-leaves-early/cite.html"
    for output in (Output(name, pages(talks, site)[name].encode()), *render_assets()):
        file = tmp_path / output.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(output.content)
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto((tmp_path / name).as_uri())
    words = page.locator("section", has=page.locator(".words"))
    named = [
        page.locator("section", has=page.get_by_role("heading", name=form, exact=True))
        for form in ("APA 7", "BibTeX")
    ]
    for section in (words, *named):
        section.get_by_role("button", name="Copy").click()
        section.get_by_role("button", name="Copied").wait_for()
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied.split() == str(section.locator(".form").text_content()).split()
    context.close()
    plain = browser.new_context(java_script_enabled=False)
    page = plain.new_page()
    page.goto((tmp_path / name).as_uri())
    assert page.get_by_role("button").count() == 0, "none is dead"
    plain.close()
