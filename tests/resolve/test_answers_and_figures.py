"""Accounts that withdraw, revise and deny one another; figures, speakers, translations."""

from __future__ import annotations

import re
from html import unescape

import pytest
from tests.resolving import Resolve, data_of, pages_of

from dateline.data.resolved import ResolvedEvent
from dateline.render.layout.blocks import blocks_of

TAKEN_BACK = """
events:
  - id: first
    date: 1 May 2022
    title: The first
    accounts:
      - {source: a, id: north, by: dahl, quote: they hung up, position: contact/south-did}
      - {source: b, by: belov, quote: they did it, position: contact/north-did}
  - id: second
    date: 3 May 2022
    title: The second
    accounts:
      - {source: c, by: dahl, quote: I was wrong, %s: north%s}
"""


def standings(events: tuple[ResolvedEvent, ...]) -> dict[str, str]:
    return {event.id: str(event.standing) for event in events}


def test_what_is_denied_says_so_where_the_denial_is_not_beside_it(resolve: Resolve) -> None:
    denial = "\n      - {source: a, by: belov, quote: they lie, said: 4 May 2022, denies: north%s}"
    page = pages_of(resolve(TAKEN_BACK % ("withdraws", "") + denial % ""))["index.md"]
    assert "Withdrawn [3 May 2022](#second_1)</span>" in page
    assert "Denied [4 May 2022](#second_2)</span>" in page
    taken_back = denial % ", id: denial" + (
        "\n      - {source: a, by: belov, quote: I take it back, withdraws: denial}"
    )
    page = pages_of(resolve(TAKEN_BACK % ("withdraws", "") + taken_back))["index.md"]
    assert "Denied [" not in page
    pages = pages_of(resolve(TAKEN_BACK % ("denies", "")))
    assert "Denied [3 May 2022](#second_1)" in pages["index.md"], "beside it is the other side"
    for name in ("people.md", "disputes.md", "sides.md"):
        assert "Denied [3 May 2022](index.md#second_1)" in pages[name]
    alone = TAKEN_BACK.replace(", position: contact/south-did", "") % ("denies", "")
    page = pages_of(resolve(alone))["index.md"]
    assert "Denied by a source" in page
    assert "Denied [" not in page


def test_what_is_withdrawn_stays_and_holds_no_position(resolve: Resolve) -> None:
    resolved = resolve(TAKEN_BACK % ("withdraws", ""))
    assert standings(resolved.events) == {"first": "several-outlets", "second": "one-source"}
    contact = resolved.disputes[0]
    held = {position.id: len(position.accounts) for position in contact.positions}
    assert held == {"north-did": 1, "south-did": 0, "nobody-did": 0}
    assert [account.record.id for account in contact.positions[1].former] == ["north"]
    assert (contact.silent, contact.only_side) == ((), None), "what was withdrawn is heard"
    assert [block.kind for block in blocks_of(resolved.by_id["first"])] == ["single", "single"]
    pages = pages_of(resolved)
    assert (
        '<figure class="dl-account dl-quote dl-s1 dl-withdrawn" id="first_1"' in (pages["index.md"])
    )
    given_up = pages["disputes.md"].lower().count("withdrawn or revised since")
    assert given_up == 2, "in the list of positions and at its own words, there once"
    assert "they hung up" in pages["index.md"]
    told = '<span class="dl-answer">Withdrawn [3 May 2022](#second_1)</span><br>'
    assert told in pages["index.md"]
    assert "Withdraws: [Outlet A, 1 May 2022](#first_1)</span>" in pages["index.md"]
    page = pages["disputes.md"]
    assert "\nwithdrawn or revised since&#58; " in page
    assert "Withdrawn [3 May 2022](index.md#second_1)" in page
    assert (
        "they hung up"
        not in pages["e/first/index.html"].partition("</head>")[0].partition("<script")[0]
    ), "no preview shows it"
    first, second = data_of(resolved)["events"]
    assert [account["holds_position"] for account in first["accounts"]] == [False, True]
    assert second["accounts"][0]["withdraws"] == "north"


@pytest.mark.parametrize(
    ("more", "standing"),
    [
        ("", "contested"),
        (", position: hall/nobody-left", "contested"),
        (", position: contact/nobody-did", "bears-on-dispute"),
    ],
)
def test_what_is_revised_gives_way_to_a_position_on_the_same_question(
    resolve: Resolve, more: str, standing: str
) -> None:
    resolved = resolve(TAKEN_BACK % ("revises", more))
    assert standings(resolved.events)["first"] == standing
    assert "Revised [3 May 2022](#second_1)" in pages_of(resolved)["index.md"]


def test_a_draft_withdraws_nothing(resolve: Resolve) -> None:
    text = (TAKEN_BACK % ("withdraws", "")).replace(
        "title: The second", "title: B\n    draft: true"
    )
    assert standings(resolve(text).events) == {"first": "contested"}


DRAFT = "title: The second\n    draft: true"

DENIED = """
events:
  - id: first
    date: 1 May 2022
    title: The first
    accounts:
      - {source: a, id: count, by: dahl, quote: we counted}
      - {source: b, narration: nobody asked}
      %s
  - id: second
    date: 3 May 2022
    title: The second
    accounts:
      - {source: a, id: other, narration: it went on}
      %s
"""
DENIAL = "- {source: c, id: no, by: belov, quote: they did not, denies: %s}"


def test_a_denial_is_beside_what_it_denies(resolve: Resolve) -> None:
    resolved = resolve(DENIED % (DENIAL % "count", ""))
    assert standings(resolved.events) == {"first": "contested", "second": "one-source"}
    blocks = blocks_of(resolved.by_id["first"])
    assert [block.kind for block in blocks] == ["denial", "single"]
    assert [c.accounts[0].number for c in blocks[0].columns] == [1, 3]
    page = pages_of(resolved)["index.md"]
    assert "Contested:</span> denied · Reported by" in page
    assert "Denied by a source:\n{: .dl-told }" in page
    assert "Denies: [Outlet A, 1 May 2022](#first_1)" in page


def test_a_denial_of_another_event_is_there_and_here(resolve: Resolve) -> None:
    resolved = resolve(DENIED % ("", DENIAL % "count"))
    assert standings(resolved.events) == {"first": "contested", "second": "several-outlets"}
    page = pages_of(resolved)["index.md"]
    first = page.partition("{ #first }")[2].partition("</article>")[0]
    assert first.index("we counted") < first.index("they did not") < first.index("nobody asked")
    assert "[The second](#second)</figcaption>" in first
    assert page.count("they did not”") == 2
    assert page.count('id="second_2"') == 1, "an id once on a page"
    assert data_of(resolved)["events"][0]["denials"] == [{"of": 1, "event": "second", "account": 2}]


@pytest.mark.parametrize("where", [0, 1])
def test_an_event_may_be_denied(resolve: Resolve, where: int) -> None:
    there = ["", ""]
    there[where] = DENIAL % "first"
    resolved = resolve(DENIED % (there[0], there[1]))
    assert standings(resolved.events)["first"] == "contested"
    block = blocks_of(resolved.by_id["first"])[0]
    assert (block.kind, block.number) == ("denial", 0)
    page = pages_of(resolved)["index.md"]
    assert "Denied that this is so:\n{: .dl-told }" in page
    assert "Denies: [The first](#first)" in page


def test_a_withdrawn_denial_denies_nothing(resolve: Resolve) -> None:
    back = "- {source: b, quote: they did, withdraws: no, said: 4 May 2022}"
    resolved = resolve(DENIED % (DENIAL % "count", back))
    assert standings(resolved.events)["first"] == "several-outlets"


def counts(*figures: str) -> str:
    """An event whose accounts give these figures, each from another outlet."""
    accounts = "".join(
        f"      - {{source: {source}, narration: 9 to 42 or 120 came, {figure}}}\n"
        for source, figure in zip("abc", figures, strict=False)
    )
    return f"\nevents:\n  - id: one\n    date: 1 May 2022\n    title: A\n    accounts:\n{accounts}"


def on(figure: str, day: str) -> str:
    """A figure with the day of its count."""
    return figure.replace("}", f", as_of: {day}}}")


LOW, HIGH = "figure: {of: Came, low: 9, high: 42}", "figure: {of: came, low: 120, high: 120}"


@pytest.mark.parametrize(
    ("figures", "contested"),
    [
        ([LOW], False),
        ([LOW, HIGH], True),
        ([LOW, "figure: {of: came, low: 42}"], False),
        ([LOW, "figure: {of: came, high: 9}"], False),
        ([LOW, "figure: {of: left, low: 120}"], False),
        (
            [on(LOW, "2 May 2022"), on(HIGH, "3 May 2022")],
            False,
        ),
        ([on(LOW, "2 May 2022"), HIGH], True),
        ([on(LOW, "May 2022"), on(HIGH, "3 May 2022")], True),
        ([f"{LOW}, said: 2 May 2022", f"{HIGH}, said: 3 May 2022"], False),
        ([f"{LOW}, id: low", f"{HIGH}, withdraws: low"], False),
        ([f"{LOW}, id: low", f"{HIGH}, revises: low"], False),
    ],
)
def test_figures_are_contested_where_they_exclude_each_other(
    resolve: Resolve, figures: list[str], *, contested: bool
) -> None:
    (event,) = resolve(counts(*figures)).events
    assert any(figure.is_contested for figure in event.figures) is contested
    assert (event.standing == "contested") is contested


def test_the_latest_figure_is_first_and_what_was_withdrawn_is_last(resolve: Resolve) -> None:
    later = f"{on(LOW, '4 May 2022')}, withdraws: low"
    resolved = resolve(counts(f"{LOW}, id: low", on(HIGH, "3 May 2022"), later))
    page = unescape(pages_of(resolved)["index.md"])
    rows = re.findall(r"<tr>(<th scope=.row.*?)</tr>", page)
    assert [re.findall(r"#one_\d", row) for row in rows] == [["#one_3"], ["#one_2"], ["#one_1"]]
    assert ["<b>latest</b>" in row for row in rows] == [True, False, False]
    assert ["<span>withdrawn</span>" in row for row in rows] == [False, False, True]
    assert ["dl-given-up" in row for row in rows] == [False, False, True]


def test_one_figure_alone_is_a_sentence(resolve: Resolve) -> None:
    page = pages_of(resolve(counts(HIGH)))["index.md"]
    assert "came&#58; 120 – [Outlet A](#one_1)\n{: .dl-figures }" in page


@pytest.mark.parametrize(
    ("figures", "told"),
    [
        (("low: 9, high: 9", "low: 42, high: 42"), "9 to 42, by source."),
        (("low: 9, high: 9", "low: 9, high: 9"), "9, by every source."),
        (("low: 42", "low: 120, high: 120"), "at least 42"),
        (("high: 42", "low: 9, high: 9"), "at most 42"),
        (("low: 120", "high: 42"), None),
    ],
)
def test_a_range_is_as_open_as_its_sources(
    resolve: Resolve, figures: tuple[str, str], told: str | None
) -> None:
    resolved = resolve(counts(*(f"figure: {{of: came, {one}}}" for one in figures)))
    caption = unescape(pages_of(resolved)["index.md"]).partition("<caption>")[2]
    shown = f" {told}" if told else ""
    assert caption.startswith(f"<b>came:</b>{shown}</caption>")


def test_figures_are_a_range_by_source(resolve: Resolve) -> None:
    resolved = resolve(counts(LOW, HIGH, "figure: {of: came, high: 42, as_of: 2 May 2022}"))
    page = pages_of(resolved)["index.md"]
    table = unescape(page).partition('<table class="dl-figures">')[2].partition("</table>")[0]
    assert "<caption><b>Came:</b> at most 120</caption>" in table, "one of them has no least"
    # The latest first, then those without a day, in the order of the data.
    assert re.findall(r'<a href="(#.*?)">(.*?)</a></th><td><b>(.*?)</b>', table) == [
        ("#one_3", "Outlet C", "at most 42"),
        ("#one_1", "Outlet A", "9 to 42"),
        ("#one_2", "Outlet B", "120"),
    ]
    assert '<td data-h="As of"><time datetime="2022-05-02">2 May 2022</time></td>' in table
    assert re.findall(r'<path d="([^"]*z)"', table) == [
        "M0 13l9-6v5H123V6h4v14h-4v-6H9v5z",
        "M26 6h101v14h-101z",
        "M352 6h4v14h-4z",
    ]
    assert re.findall(r"<span>0 (.*?)</span>", table) == [
        '<i data-at="b3c7d2">50</i> <i data-at="b7c3d8">100</i> <i data-at="b8c8d5">120</i>'
    ]
    assert '<b class="dl-band"></b> Grey: from the least to the greatest figure' in table
    assert "Contested:</span> the number of Came · Reported by 3 outlets" in page
    assert data_of(resolved)["events"][0]["figures"] == [
        {"of": "Came", "low": 9, "high": 120, "contested": True, "accounts": [1, 2, 3]}
    ]


def test_a_scale_of_a_whole_goes_to_the_whole_and_no_arrow_beyond(resolve: Resolve) -> None:
    one, other = "low: 9, high: 9, out_of: 120", "low: 42, out_of: 120"
    resolved = resolve(counts(*(f"figure: {{of: came, {given}}}" for given in (one, other))))
    table = unescape(pages_of(resolved)["index.md"]).partition('<table class="dl-figures">')[2]
    assert re.findall(r"</th><td><b>(.*?)</b>", table) == ["9 of 120", "at least 42 of 120"]
    assert re.findall(r'<path d="([^"]*z)"', table) == [
        "M30 6h4v14h-4z",
        "M139 6h4v6h248v-5l9 6-9 6v-5H143v6h-4z",
    ]
    assert re.findall(r"<i.*?>(.*?)</i>", table) == ["50", "100", "120"]
    assert '<i class="dl-all">120</i>' in table
    assert [a["figure"]["out_of"] for a in data_of(resolved)["events"][0]["accounts"]] == [120, 120]
    alone = pages_of(resolve(counts(f"figure: {{of: came, {one}}}")))["index.md"]
    assert "came&#58; 9 of 120 – [Outlet A](#one_1)" in alone


@pytest.mark.parametrize(
    ("figure", "shown"),
    [
        ("low: 1, high: 1", ["1"]),
        ("low: 1, high: 3", ["1", "2", "3"]),
        ("low: 9, high: 9", ["2", "4", "6", "9"]),
        ("low: 42, high: 42", ["10", "20", "30", "42"]),
    ],
)
def test_a_scale_has_round_numbers_where_they_have_room(
    resolve: Resolve, figure: str, shown: list[str]
) -> None:
    words = "1 to 3 or 9 or 42 came"
    text = counts(*[f"figure: {{of: came, {figure}}}"] * 2).replace("9 to 42 or 120 came", words)
    table = unescape(pages_of(resolve(text))["index.md"]).partition("<tfoot")[2]
    assert re.findall(r"<i.*?>(.*?)</i>", table) == shown


def test_a_row_says_by_whom_its_figure_is_denied(resolve: Resolve) -> None:
    no = "\n      - {source: c, by: belov, quote: it was not so, denies: low}"
    again = no.replace("it was", "no it was")
    page = unescape(pages_of(resolve(counts(f"{LOW}, id: low", HIGH) + no + again))["index.md"])
    rows = re.findall(r"<tr>(<th scope=.row.*?)</tr>", page)
    denied = ["<span>denied by Ana Belov</span>" in row for row in rows]
    assert denied == ["#one_1" in row for row in rows]
    assert len(denied) == 2


def test_what_is_withdrawn_is_in_no_range(resolve: Resolve) -> None:
    resolved = resolve(counts(f"{LOW}, id: low", f"{HIGH}, withdraws: low"))
    page = pages_of(resolved)["index.md"]
    assert "<caption><b>Came&#58;</b></caption>" in page
    assert "<b>9 to 42</b> <span>withdrawn</span>" in page
    assert data_of(resolved)["events"][0]["figures"][0]["accounts"] == [2]


@pytest.mark.parametrize(
    ("words", "number"),
    [("1,200", 1200), ("1 200 000", 1_200_000), ("1’200", 1200), ("2.5", 2.5), ("007", 7)],
)
def test_numbers_are_read_as_they_are_written(resolve: Resolve, words: str, number: float) -> None:
    figure = f'figure: {{of: came, low: "{words}"}}'
    text = counts(figure).replace("9 to 42 or 120 came", f'"{words} came"')
    (event,) = resolve(text).events
    low = event.figures[0].low
    assert low
    assert (low.words, low.number) == (words, number)


SPEAKERS = """
events:
  - id: one
    date: 1 May 2022
    title: A
    accounts:
      - source: a
        by: {one_of: [belov, {unnamed: an aide}]}
        via: [dahl, {unnamed: a clerk}]
        language: id
        quote: kami akan menunggu
        translation: {text: we shall wait, by: Northern Press}
        doubt: Our copy is torn here.
      - {source: a, by: {one_of: [belov, lee]}, paraphrase: they would wait}
      - {source: b, language: id, by: lee, quote: tidak, translation: {text: "no"}}
"""


def test_one_of_several_may_have_said_it(resolve: Resolve) -> None:
    resolved = resolve(SPEAKERS)
    page = pages_of(resolved)
    told = "one of these: Ana Belov, an aide · passed on by Nils Dahl · then by a clerk · <span"
    assert told in page["index.md"]
    (event,) = resolved.events
    assert [person.id for person in event.people] == ["belov", "dahl", "lee"]
    first, second, _ = event.accounts
    assert first.by
    assert second.by
    assert first.by.side is None, "of the aide no side is known"
    assert second.by.side is None
    for name in ("## Ana Belov", "## Mia Lee"):
        record = page["people.md"].partition(name)[2].partition("\n## ")[0]
        assert "<bdi>they would wait</bdi>" in record
        assert "one of these: " in record
    account = data_of(resolved)["events"][0]["accounts"][0]
    assert (account["by"], account["by_one_of"]) == ("", ["belov", "an aide"])
    assert (account["via"], account["via_then"]) == ("dahl", ["a clerk"])


def test_a_translation_is_below_the_words_as_what_it_is(resolve: Resolve) -> None:
    resolved = resolve(SPEAKERS)
    pages = pages_of(resolved)
    page = pages["index.md"]
    assert (
        '> <span lang="id"><bdi>“kami akan menunggu”</bdi></span>\n\n'
        "Translation by Northern Press&#58; <bdi>“we shall wait”</bdi>\n{: .dl-translation }\n"
    ) in page
    assert "\nOur translation: <bdi>“no”</bdi>\n" in page
    assert "<br>Our doubt: Our copy is torn here.</figcaption>" in page
    shown = '<p class="dl-translation">Our translation: <bdi>“no”</bdi></p>'
    assert shown in pages["embed/index.html"]
    assert (
        '"workTranslation":{"@type":"CreativeWork","text":"we shall wait"'
        in (pages["e/one/index.html"])
    )
    account = data_of(resolved)["events"][0]["accounts"][0]
    assert account["translation"] == {"text": "we shall wait", "by": "Northern Press"}
    assert (account["language"], account["doubt"]) == ("id", "Our copy is torn here.")
