"""What a source's record says first: its check, and what rests on it."""

from __future__ import annotations

import re
from html import unescape

import pytest
from tests.resolving import FRAME, Resolve, pages_of

from dateline.render.pages.sources import MOST_ON_PAPER

EVENTS = """
events:
  - id: talks
    date: 2022-07-08
    title: The talks
    accounts:
      - {source: a, by: belov, quote: We came., at: paragraph 2}
      - {source: a, by: belov, quote: We go., at: paragraph 2}
      - {source: a, by: belov, quote: We stay., at: paragraph 4}
      - {source: a, narration: it rained}
      - {source: b, by: belov, quote: We wait., at: paragraph 1}
  - id: leaves
    date: 2022-07-10
    title: Belov leaves
    accounts:
      - {source: a, by: belov, quote: We left.}
      - b
"""
# Of one event, Outlet A is the only source.
ALONE = EVENTS.replace("      - b\n", "")


def record_of(resolve: Resolve, name: str, events: str = EVENTS) -> str:
    page = unescape(pages_of(resolve(events))["sources.md"])
    return page.partition(f"\n## {name} ")[2].partition("\n## ")[0]


def are_in_order(rows: list[str], record: str) -> bool:
    places = [record.index(row) for row in rows]
    return places == sorted(places)


def names_read(resolve: Resolve, frame: str) -> str:
    """The page of sources, with the marks in names as a reader sees them."""
    return unescape(pages_of(resolve(frame, frame=""))["sources.md"]).replace("\\", "")


def test_what_it_is_is_first_then_what_rests_on_it(resolve: Resolve) -> None:
    """A reader knows what a source is, and by whom, before the words that rest on it."""
    more = "agency: Wire One, by: [Mia Lee], because: We take it so., note: Party paper."
    more = f"published: 2022-07-09, {more}"
    frame = FRAME.replace("outlet: Outlet A", f"outlet: Outlet A, {more}")
    assert frame != FRAME
    rows = [
        "**Kind:** News report",
        "**By:** Mia Lee",
        "**Published:** ",
        "**Language:** English",
        "**Agency:** Wire One",
        "**Note:** Party paper.",
        "**Our reasoning:** We take it so.",
        "**Not stated in our copy:** title",
        "**Use:** Used in 2 events.",
        "**Checked:** 5 quotations, not checked yet.",
        "Events with other sources too",
    ]
    page = unescape(pages_of(resolve(EVENTS, frame=frame))["sources.md"])
    assert are_in_order(rows, page.partition("\n## Outlet A ")[2])
    assert "- [Outlet A](#a) · News report · Mia Lee · Wire One · <time" in page


def test_how_much_rests_on_a_source_alone_and_whose_words_it_has(resolve: Resolve) -> None:
    record = record_of(resolve, "Outlet A", ALONE)
    told = "Used in 2 events. It is the only source of 1 of them. Words of: [Ana Belov]("
    assert told in record
    assert "](people.md#belov) 4.\n" in record
    assert "only source" not in record_of(resolve, "Outlet B")


def test_what_rests_on_a_source_alone_is_apart(resolve: Resolve) -> None:
    record = record_of(resolve, "Outlet A", ALONE)
    rows = [
        "Events with no other source",
        "[Belov leaves](index.md#leaves)",
        "Events with other sources too",
        "[The talks](index.md#talks)",
        "All words that are quoted from it",
    ]
    assert are_in_order(rows, record)
    assert "no other source" not in record_of(resolve, "Outlet A")


def test_many_words_are_counted_with_their_places_and_folded_away(resolve: Resolve) -> None:
    record = record_of(resolve, "Outlet A")
    shown, _, folded = record.partition("<details")
    day = '<span class="dl-on-day"><time datetime="2022-07-08">8 July 2022</time></span>'
    used = '<span class="dl-used">4 quotations · ¶2, ¶4</span>'
    assert f"- {day} [The talks](index.md#talks) {used}\n" in shown
    assert '[Belov leaves](index.md#leaves) <span class="dl-used">1 quotation</span>\n' in shown
    assert "We came." not in shown
    assert "“We came.”" in folded


def test_few_words_are_seen_at_once(resolve: Resolve) -> None:
    record = record_of(resolve, "Outlet B")
    assert "<details" not in record
    assert "“We wait.”" in record


def test_sources_are_listed_with_how_many_words_are_checked(resolve: Resolve) -> None:
    page = unescape(pages_of(resolve(EVENTS))["sources.md"])
    index = page.partition('<div class="dl-index')[2].partition("</div>")[0]
    assert "- [Outlet A](#a) · News report · 2 events · 0 of 5 quotations checked\n" in index
    assert "- [Outlet C](#c) · News report\n" in index


def test_the_name_of_a_site_breaks_at_its_dots_only(resolve: Resolve) -> None:
    """Where it is wider than its column; other names break as words do."""
    names = [*(f"Paper {number}. Weekly" for number in range(60)), "news.augusta-press.com"]
    sources = "".join(
        f"  s{number}: {{type: news, outlet: {name}}}\n" for number, name in enumerate(names)
    )
    event = "\nevents:\n  - {id: one, date: 2022, title: One, accounts: [s60]}\n"
    page = unescape(pages_of(resolve(event, frame=f"title: T\nsources:\n{sources}"))["sources.md"])
    index = page.partition("## By outlet")[2].partition('<div class="dl-chunk"')[0]
    assert re.sub(r"\\", "", index).count("news<wbr>.augusta-press<wbr>.com") == 1
    assert index.count("<wbr>") == 2


def test_many_sources_are_by_outlet_without_its_article(resolve: Resolve) -> None:
    names = [*(f"Paper {number}" for number in range(60)), "The Albion", "The Albion", "El Bien"]
    sources = "".join(
        f"  s{number}: {{type: news, outlet: {name}}}\n" for number, name in enumerate(names)
    )
    frame = f"title: The talks\nsources:\n{sources}"
    event = "\nevents:\n  - {id: one, date: 2022, title: One, accounts: [s0]}\n"
    page = unescape(pages_of(resolve(event, frame=frame))["sources.md"])
    index = page.partition("## By outlet")[2].partition('<div class="dl-chunk"')[0]
    assert '\n<b id="letter_0">A</b> <span>[The Albion](#outlet_s60) 2</span>\n' in index
    assert '\n<b id="letter_1">E</b> <span>[El Bien](#outlet_s62)</span>\n' in index
    assert index.index(">E</b>") < index.index(">P</b> <span>[Paper 0](#outlet_s0)</span> <span>")
    row = page.partition('<nav class="dl-periods"')[2].partition("</nav>")[0]
    assert '<a href="#letter_1">E</a><a href="#letter_2">P</a>' in row


def test_the_numbers_of_outlets_have_bars_to_the_scale_of_their_kind(resolve: Resolve) -> None:
    rows = [f"  p{n}: {{type: news, outlet: Paper {n}}}\n" for n in range(60)]
    rows += ["  q1: {type: post, outlet: Posts}\n", "  q2: {type: post, outlet: Posts}\n"]
    events = "\nevents:\n" + "".join(
        f"  - {{id: e{n}, date: {2010 + n}, title: E, accounts: [{cited}]}}\n"
        for n, cited in enumerate(("q1", "q2", "q1, p0", "q2, p0"))
    )
    page = pages_of(resolve(events, frame=f"title: T\nsources:\n{''.join(rows)}"))["sources.md"]
    table = page.partition("dl-outlets")[2].partition("</table>")[0]

    def bar(kind: str, at: str) -> str:
        return f'<i class="dl-scaled {kind}" data-at="{at}"></i>'

    def row(numbers: tuple[int, ...], *bars: str) -> str:
        cells = "".join(f"<td>{number}</td>" for number in numbers)
        drawn = f'<tr aria-hidden="true"><td colspan="4">{"".join(bars)}</td></tr>'
        return f"{cells}</tr>{drawn}"

    alone, shared = bar("dl-of-one", "b5"), bar("dl-of-all", "b5")
    assert row((2, 4, 2), alone, shared) in table, "2 of its 4 events have no other outlet"
    assert row((1, 2, 0), shared) in table, "to the same scale"
    assert '<b class="dl-of-one"></b> Of these, no other outlet</th>' in table


def test_an_outlet_is_named_once_and_the_most_used_are_first(resolve: Resolve) -> None:
    """Below its name a source a line, by the end of its address where it has no title."""
    rows = [f"  p{n}: {{type: news, outlet: Paper {n}}}\n" for n in range(60)]
    rows += [
        f"  q{n}: {{type: post, outlet: Posts, url: 'https://posts.example/status/{n}'}}\n"
        for n in range(3)
    ]
    frame = f"title: The talks\nsources:\n{''.join(rows)}"
    events = """
events:
  - {id: one, date: 2022, title: One, accounts: [q0, q1]}
  - {id: two, date: 2023, title: Two, accounts: [q2, p0]}
"""
    page = unescape(pages_of(resolve(events, frame=frame))["sources.md"])
    table = page.partition('<table class="dl-wordings dl-outlets">')[2].partition("</table>")[0]
    first = '<tr><th scope="row">[Posts](#outlet_q0)</th><td>3</td><td>2</td><td>1</td></tr>'
    table = re.sub(r"<i [^>]*></i>", "", table)
    assert table.partition("<tbody>")[2].startswith(first)
    outlet = page.partition("## Posts ")[2]
    assert "3 sources · 2 events · Only source of: 1\n" in outlet
    names = re.findall(r"### (\S+) \{ #(q\d)", outlet.replace("\\", ""))
    assert names == [(f"/status/{n}", f"q{n}") for n in range(3)]
    assert outlet.count("## Posts") == 0
    assert "[Post](<https://posts.example/status/2>)" in outlet


def test_a_printed_page_has_its_sources_in_full_unless_they_are_many(resolve: Resolve) -> None:
    page = unescape(pages_of(resolve(EVENTS))["index.md"])
    listed = page.partition("\nSources\n{: .dl-told }\n")[2]
    assert "- Outlet A (no date)." in listed
    assert listed.count("Not stated in our copy: ") == 2
    assert "- Outlet C (no date)." not in listed
    cited = EVENTS.replace("title: Belov leaves", "title: Belov leaves\n    text: It rained [@c].")
    page = unescape(pages_of(resolve(cited))["index.md"])
    assert "- Outlet C (no date)." in page.partition("\nSources\n{: .dl-told }\n")[2]
    many = "".join(f"      - s{n}\n" for n in range(MOST_ON_PAPER + 1))
    names = "".join(f"  s{n}: {{type: news, outlet: O {n}}}\n" for n in range(MOST_ON_PAPER + 1))
    events = f"events:\n  - id: one\n    date: 2022-07-08\n    title: T\n    accounts:\n{many}"
    page = pages_of(resolve(events, frame=f"title: T\nsources:\n{names}"))["index.md"]
    assert "\nSources\n{: .dl-told }\n" not in page


def long_list(posts: int, names: int = 5) -> str:
    """So many posts of so many accounts, in turn, and an event of each."""
    rows = "".join(
        f"  q{n}: {{type: post, url: 'https://twitter.com/mia{n % names}/status/{n}'}}\n"
        for n in range(posts)
    )
    events = "".join(
        f"  - {{id: e{n}, date: 2022, title: Event {n}, accounts: [q{n}]}}\n" for n in range(posts)
    )
    return f"title: T\nsources:\n  p: {{type: news, outlet: Paper}}\n{rows}events:\n{events}"


def test_pages_of_one_outlet_are_told_apart_by_account(resolve: Resolve) -> None:
    pages = {
        name: unescape(page) for name, page in pages_of(resolve(long_list(600), frame="")).items()
    }
    index = pages["sources.md"].replace("\\", "").partition("## Pages of sources")[2]
    assert re.findall(r"- \[(.*?)\]\((sources-\d\.md)\) · (\d+) source", index) == [
        ("Sources 1: Paper – twitter.com @mia2", "sources-1.md", "250"),
        ("Sources 2: twitter.com @mia2 – @mia4", "sources-2.md", "250"),
        ("Sources 3: twitter.com @mia4", "sources-3.md", "101"),
    ]
    assert "249 of 600 sources · 249 events" in pages["sources-1.md"]
    assert "\n1 source\n" in pages["sources-1.md"], "an outlet that is on one page has them all"
    names = re.findall(r"### <bdi>(.*?)</bdi> \{", pages["sources-2.md"].replace("\\", ""))
    assert names[:2] == ["@mia2 · 47", "@mia2 · 52"]
    assert len(names) == 250
    assert names == sorted(names, key=lambda name: name.partition(" ")[0])


def test_a_source_without_a_title_is_named_by_words_of_its_address(resolve: Resolve) -> None:
    address = "https://www.outlet.example/news/2020/06/talks-begin-at-the-harbour-1234567.html"
    frame = long_list(60).replace(
        "{type: news, outlet: Paper}", f"{{type: news, url: '{address}'}}"
    )
    page = names_read(resolve, frame)
    assert "### Talks begin at the harbour { #p" in page
    shown = "/news/2020/06/talks-begin-at-the-harbour-1234567.html"
    assert f"News report · [{shown}](<{address}>)" in page, "the address is seen as it is"


def test_a_page_that_begins_with_sources_without_an_account_says_so(resolve: Resolve) -> None:
    """Named by its last account alone, it would seem to have nothing else."""
    frame = long_list(600)
    for number in range(0, 600, 5):  # all of @mia0
        frame = frame.replace(f"/mia0/status/{number}'", f"/i/status/{number}'")
    frame = frame.replace("{type: news, outlet: Paper}", "{type: news, outlet: Zenith}")
    index = names_read(resolve, frame)
    assert re.findall(r"- \[Sources \d: (.*?)\]\(sources-\d\.md\)", index) == [
        "twitter.com – @mia2",
        "twitter.com @mia2 – @mia4",
        "twitter.com @mia4 – Zenith",
    ]


HIDDEN = ("%E2%80%AE", "%00", "%1B", "%C2%85", "%E2%81%A6", "%EF%BB%BF", "%EE%80%80")


@pytest.mark.parametrize("hidden", HIDDEN)
def test_characters_that_an_address_hides_are_not_in_names(resolve: Resolve, hidden: str) -> None:
    """They could turn the letters around, or end the line, of a page that others write for."""
    frame = (
        long_list(60)
        .replace("mia0/status/0'", f"mia0/status/17{hidden}18'")
        .replace("mia1/status/1'", f"mia1/status/{hidden}'")
        .replace(
            "{type: news, outlet: Paper}",
            f"{{type: news, url: 'https://a.example/talks-begin{hidden}at-the-harbour/'}}",
        )
    )
    page = names_read(resolve, frame)
    names = dict(re.findall(r"### (?:<bdi>)?(.*?)(?:</bdi>)? \{ #(\w+)", page))
    assert {"@mia0 · 17 18": "q0", "@mia1": "q1", "Talks begin at the harbour": "p"}.items() <= (
        names.items()
    )
    assert not [c for c in page if not c.isprintable() and c not in "\n\xa0"]


def test_joiners_that_a_script_needs_stay_in_names(resolve: Resolve) -> None:
    address = "https://a.example/the-talks-begin-%D9%85%DB%8C%E2%80%8C%D8%B1%D9%88%D8%AF"
    frame = long_list(60).replace(
        "{type: news, outlet: Paper}", f"{{type: news, url: '{address}'}}"
    )
    page = names_read(resolve, frame)
    assert "The talks begin می\u200cرود" in page


def test_an_analysis_is_no_news_report(resolve: Resolve) -> None:
    frame = FRAME.replace("{type: news, outlet: Outlet A", "{type: analysis, outlet: Outlet A")
    page = unescape(pages_of(resolve(EVENTS, frame=frame))["sources.md"])
    assert "- [Outlet A](#a) · Analysis or opinion · 2 events" in page
    assert "**Kind:** Analysis or opinion" in page.partition("\n## Outlet A ")[2][:900]
