"""Words with what is beside them: whose they are, and in what marks."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path

import pytest
from tests.resolving import FRAME, Resolve, pages_of

from dateline.data.settings import Settings

EVENT = """
events:
  - id: talks
    date: 2022-07-08
    title: The talks
    accounts:
      - {source: a, by: belov, quote: We came.}
      - source: a
        by: belov
        at: paragraph 4
        paraphrase: they would go
        translation: {text: they go}
      - {source: a, narration: It rained.}
"""
OTHER = """\
      - {source: b, by: dahl, quote: We stay.}
"""
PAGES = ("index.md", "sides.md", "people.md")


def plain(page: str) -> str:
    """A page without its tags, links as their words."""
    text = re.sub(r"<[^>]+>|\{[^}]*\}", "", page)
    return unescape(re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)).replace(
        "\N{NO-BREAK SPACE}", " "
    )


@pytest.mark.parametrize("page", PAGES)
def test_a_paraphrase_has_no_quotation_marks_and_says_so_before_its_source(
    resolve: Resolve, page: str
) -> None:
    told = pages_of(resolve(EVENT + OTHER))[page]
    assert "<bdi>“We came.”</bdi>" in told
    assert "<bdi>they would go</bdi>" in told
    assert "paraphrased by Outlet A ¶4" in plain(told)
    assert "Our translation: they go" in plain(told)
    assert "¶4 · paraphrase" not in plain(told)


def test_the_own_words_of_an_analysis_are_told_apart_from_news(resolve: Resolve) -> None:
    frame = FRAME.replace("type: news, outlet: Outlet A", "type: analysis, outlet: Outlet A")
    assert frame != FRAME
    pages = pages_of(resolve(EVENT + OTHER, frame=frame))
    told = plain(pages["index.md"])
    assert told.count(" · analysis") == 1
    assert "Outlet A · analysis" in told.partition("It rained.")[2]


BALI = Path(__file__).resolve().parents[2] / "tests/pages/bali-2022/expected/bali-2022"


@pytest.mark.parametrize("page", PAGES)
def test_a_green_check_is_beside_words_in_quotation_marks_only(page: str) -> None:
    figures = re.findall("<figure.*?</figure>", (BALI / page).read_text(), re.DOTALL)
    assert len(figures) > 20
    for figure in figures:
        assert ("dl-retold" in figure) == ("dl-paraphrase" in figure), figure


def test_the_key_says_what_each_check_proves() -> None:
    page = (BALI / "index.md").read_text()
    key = page.partition('class="dl-about"')[2].partition("</details>")[0]
    green, pale, *_ = re.findall(r"- \*\*<b.*", key)
    assert "dl-retold" not in green
    assert "rests on the source" in green
    assert "dl-retold" in pale
    assert "not the speaker" in pale


def test_what_a_source_tells_itself_keeps_its_marks(resolve: Resolve) -> None:
    assert "<bdi>“It rained.”</bdi>" in pages_of(resolve(EVENT))["index.md"]


def test_the_frame_for_other_sites_has_a_paraphrase_without_marks(resolve: Resolve) -> None:
    frame = plain(pages_of(resolve(EVENT))["embed/index.html"])
    assert "“We came.”" in frame
    assert "they would go" in frame
    assert "“they would go”" not in frame
    assert "paraphrased by Outlet A ¶4" in frame


@pytest.mark.parametrize(
    ("language", "label"),
    [("fr", "reformulé par"), ("ar", "نقل بالمعنى في"), ("he", "paraphrased by")],
)
def test_whose_words_they_are_is_told_in_the_language(
    resolve: Resolve, language: str, label: str
) -> None:
    frame = f"language: {language}\n{FRAME}"
    told = plain(pages_of(resolve(EVENT, frame=frame))["index.md"])
    assert f"{label} Outlet A" in told


def test_feeds_keep_what_they_said_of_a_paraphrase(resolve: Resolve) -> None:
    event = EVENT.replace("title: The", "added: 2022-07-09\n    title: The")
    site = Settings(site_url="https://news.example/")
    feed = json.loads(pages_of(resolve(event, settings=site), site)["feed.json"])
    feed = plain(feed["items"][0]["content_html"])
    assert "“they would go”" in feed
    assert "Outlet A ¶4 · paraphrase" in feed
    assert "“they go”" in feed


@pytest.mark.parametrize("page", ["index.md", "sides.md"])
def test_each_of_several_words_has_its_speakers_name(resolve: Resolve, page: str) -> None:
    told = pages_of(resolve(EVENT + OTHER))[page]
    captions = [plain(one) for one in re.findall("<figcaption.*?</figcaption>", told)]
    assert len(captions) >= 3
    for caption in captions:
        own = "own words" in caption or caption.startswith("Outlet")
        assert own or caption.startswith(("Ana Belov", "Nils Dahl")), caption
    assert sum(caption.startswith("Ana Belov") for caption in captions) == 2


ROLES = FRAME.replace(
    "side: south}", "side: south, roles: [{role: Minister of Southland}]}"
).replace("lee: {name: Mia Lee}", "lee: {name: Mia Lee, side: north, roles: [{role: Mayor}]}")
SPOKEN = """
events:
  - id: talks
    date: 2022-07-08
    title: The talks
    accounts:
      - {source: a, by: dahl, quote: We stay., position: contact/north-did}
      - {source: b, by: lee, quote: We wait., position: contact/north-did}
      - {source: a, by: belov, quote: We go., position: contact/south-did}
  - id: rain
    date: 2022-07-09
    title: The rain
    accounts:
      - {source: b, by: belov, quote: We left., position: hall/belov-did}
"""


def captions_of(page: str) -> list[str]:
    return [plain(one) for one in re.findall("<figcaption.*?</figcaption>", page)]


def test_a_side_is_named_once_and_not_beside_a_role_that_names_it(resolve: Resolve) -> None:
    """Its letters are beside the words. Of who has no role, the side says who it is."""
    page = pages_of(resolve(SPOKEN, frame=ROLES))["index.md"]
    captions = captions_of(page.partition("### The talks")[2])
    assert [one.partition(" · Outlet")[0] for one in captions] == [
        "Nils Dahl · Northland",
        "Mia Lee, Mayor",
        "Ana Belov, Minister of Southland",
        "Ana Belov",
    ]
    both = SPOKEN.replace("by: lee", "by: kim")
    kim = "  kim: {name: Jo Kim, side: north}\nsources:"
    page = pages_of(resolve(both, frame=ROLES.replace("sources:", kim, 1)))["index.md"]
    assert "Jo Kim · Northland" in plain(page)


def test_words_for_a_position_have_a_caption_in_one_line(resolve: Resolve) -> None:
    """A role once on the page; who speaks leads to it ever after, and the day to the event."""
    page = pages_of(resolve(SPOKEN, frame=ROLES))["disputes.md"]
    assert [one.partition(" · Outlet")[0] for one in captions_of(page)] == [
        "Nils Dahl · 8 July 2022",
        "Mia Lee, Mayor",
        "Ana Belov, Minister of Southland · 8 July 2022",
        "Ana Belov · 9 July 2022",
    ]
    last = re.findall("<figcaption.*?</figcaption>", page)[-1]
    assert "[Ana Belov](people.md#belov) · [<time" in last
    assert "](index.md#rain_1)" in last
    assert "<br>" not in page.partition("dl-columns")[2].partition("dl-told")[0]


@pytest.mark.parametrize(
    ("language", "name"), [("ar", "<bdi>Nils Dahl</bdi>"), ("en", "Nils Dahl")]
)
def test_from_right_to_left_latin_names_in_a_row_keep_their_order(
    resolve: Resolve, language: str, name: str
) -> None:
    """“Nils Dahl · Outlet B” was one stretch from left to right, and read from the outlet on."""
    page = pages_of(resolve(SPOKEN, frame=f"language: {language}\n{FRAME}"))["index.md"]
    assert f'<figcaption markdown="span">{name} · ' in page


def test_a_post_known_by_its_address_alone_is_cited_by_the_account_in_it(resolve: Resolve) -> None:
    """Not one that has an author, and no address of a phone's own host."""
    posts = """
events:
  - {id: talks, date: 2022-07-08, title: The talks, accounts: [p, q, r]}
sources:
  p: {type: post, url: "https://mobile.twitter.com/harbour_watch/status/1"}
  q: {type: post, url: "https://twitter.com/i/web/status/2"}
  r: {type: post, url: "https://twitter.com/mia/status/3", by: [Mia Lee]}
"""
    frame = FRAME.partition("sources:")[0]
    told = plain(pages_of(resolve(posts, frame=frame))["index.md"])
    assert "Cited: @harbour_watch (twitter.com), twitter.com, Mia Lee" in told


def test_cited_sources_of_one_name_are_numbered_in_each_event(resolve: Resolve) -> None:
    events = """
events:
  - {id: talks, date: 2022-07-08, title: The talks, accounts: [p, herald, q]}
  - {id: rain, date: 2022-07-09, title: The rain, accounts: [q, herald]}
sources:
  p: {type: post, url: "https://reddit.com/1"}
  q: {type: post, url: "https://reddit.com/2"}
  herald: {type: news, outlet: The Herald}
"""
    told = plain(pages_of(resolve(events, frame=FRAME.partition("sources:")[0]))["index.md"])
    assert "Cited: reddit.com 1, The Herald, reddit.com 2" in told
    assert "Cited: reddit.com, The Herald" in told
