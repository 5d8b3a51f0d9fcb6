"""Sources for other programs: CSL-JSON and COinS."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from urllib.parse import parse_qsl

import jsonschema
import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.data.model import Source
from dateline.data.resolved import ResolvedTimeline
from dateline.data.settings import Settings
from dateline.data.source_types import SourceType
from dateline.dates import read_date
from dateline.render.citing.csl import csl_date, csl_item
from dateline.render.exports.bibliography import render_bibliography
from dateline.render.pages.coins_spans import coins_span
from dateline.render.shared.edition import Edition

# What we write is a part of CSL's own schema, which allows more and no less:
# https://github.com/citation-style-language/schema/blob/master/schemas/input/csl-data.json
# (types, variables, and `additionalProperties: false` for items, names and dates).
TEXT = {"type": "string", "minLength": 1}
PART = {"type": "array", "items": {"type": "integer"}, "minItems": 1, "maxItems": 3}
DATE = {
    "type": "object",
    "properties": {
        "date-parts": {"type": "array", "items": PART, "minItems": 1, "maxItems": 2},
        "season": {"type": "integer", "minimum": 1, "maximum": 4},
        "circa": {"type": "boolean"},
        "literal": TEXT,
    },
    "minProperties": 1,
    "additionalProperties": False,
}
NAME = {
    "type": "object",
    "properties": {"literal": TEXT},
    "required": ["literal"],
    "additionalProperties": False,
}
CSL_TYPES = [
    "article",
    "article-journal",
    "article-magazine",
    "article-newspaper",
    "bill",
    "book",
    "broadcast",
    "chapter",
    "classic",
    "collection",
    "dataset",
    "document",
    "entry",
    "entry-dictionary",
    "entry-encyclopedia",
    "event",
    "figure",
    "graphic",
    "hearing",
    "interview",
    "legal_case",
    "legislation",
    "manuscript",
    "map",
    "motion_picture",
    "musical_score",
    "pamphlet",
    "paper-conference",
    "patent",
    "performance",
    "periodical",
    "personal_communication",
    "post",
    "post-weblog",
    "regulation",
    "report",
    "review",
    "review-book",
    "software",
    "song",
    "speech",
    "standard",
    "thesis",
    "treaty",
    "webpage",
]
SCHEMA = {
    "type": "array",
    "items": {
        "type": "object",
        "properties": {
            "id": TEXT,
            "type": {"enum": CSL_TYPES},
            **dict.fromkeys(("title", "container-title", "publisher", "language", "URL"), TEXT),
            "archive_location": TEXT,
            "author": {"type": "array", "items": NAME, "minItems": 1},
            "issued": DATE,
            "accessed": DATE,
            "note": TEXT,
        },
        "required": ["type", "id"],
        "additionalProperties": False,
    },
}


def test_all_sources_are_valid(talks: ResolvedTimeline) -> None:
    output, _ = render_bibliography(Edition(talks, Settings()))
    assert output.path == "talks/data/sources.csl.json"
    items = json.loads(output.content)
    jsonschema.validate(items, SCHEMA)
    assert [item["id"] for item in items] == ["outlet-a", "book-b", "wire-c"]
    lines = output.content.decode().splitlines()
    assert [json.loads(line.removesuffix(",")) for line in lines[1:-1]] == items, "a line for each"
    assert items[0] == {
        "id": "outlet-a",
        "type": "article-newspaper",
        "title": 'Talks "fail" {again} & again',
        "container-title": "Outlet A",
        "language": "en",
        "URL": "https://outlet-a.example/talks?id=1&p=2",
        "archive_location": "https://web.archive.org/web/20220710120000/"
        "https://outlet-a.example/talks?id=1&p=2",
        "author": [{"literal": "Mia Lee"}],
        "note": "Agency: Wire One\nDateline: Bali",
        "issued": {"date-parts": [[2022, 7, 9]]},
        "accessed": {"date-parts": [[2026, 11, 20]]},
    }
    assert items[1]["publisher"] == "North Press"
    assert items[1]["issued"] == {"date-parts": [[2023]], "circa": True}


@pytest.mark.parametrize("kind", SourceType)
def test_a_source_of_which_nothing_is_known_gets_nothing(kind: SourceType) -> None:
    item = csl_item(Source(id="a", type=kind), "en")
    jsonschema.validate([item], SCHEMA)
    assert set(item) == {"id", "type"}


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2022-07-08", {"date-parts": [[2022, 7, 8]]}),
        ("2022-07", {"date-parts": [[2022, 7]]}),
        ("2022", {"date-parts": [[2022]]}),
        ("2022?", {"date-parts": [[2022]], "circa": True}),
        ("2022-07-08T10:30Z", {"date-parts": [[2022, 7, 8]]}),
        ("2022-07/2022-08", {"date-parts": [[2022, 7], [2022, 8]]}),
        ("2022-07~/2022-08", {"date-parts": [[2022, 7], [2022, 8]], "circa": True}),
        ("spring 2022", {"date-parts": [[2022]], "season": 1}),
        ("not before 2022-07-09", {"literal": "9 July 2022 or later"}),
        ("2022-07/..", {"literal": "July 2022 or later"}),
        ("early July 2022", {"literal": "early July 2022"}),
        ("44 BC", {"literal": "44 BC"}),
        ("1850s", {"literal": "1850s"}),
    ],
)
def test_a_date_is_as_exact_as_it_is_known(date: str, expected: dict[str, object]) -> None:
    found = csl_date(read_date(date), "en")
    if "literal" in expected:
        assert set(found) == {"literal"}
        assert found["literal"]
    else:
        assert found == expected
    jsonschema.validate(found, DATE)


class Spans(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[dict[str, str | None]] = []
        self.tags: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag == "span":
            self.found.append(dict(attrs))


def context_object(page: str) -> list[tuple[str, str]]:
    html = Spans(markdown.markdown(page, extensions=["attr_list", "md_in_html", "smarty"]))
    assert html.tags == ["p", "span"]
    (span,) = html.found
    assert set(span) == {"class", "title"}
    assert span["class"] == "Z3988"
    return parse_qsl(span["title"] or "", strict_parsing=True)


def test_coins_through_markdown(talks: ResolvedTimeline) -> None:
    source = talks.timeline.sources["outlet-a"]
    assert context_object(coins_span(source)) == [
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"),
        ("rft.type", "newspaperArticle"),
        ("rft.title", 'Talks "fail" {again} & again'),
        ("rft.source", "Outlet A"),
        ("rft.date", "2022-07-09"),
        ("rft.language", "en"),
        ("rft.identifier", "https://outlet-a.example/talks?id=1&p=2"),
        ("rft.creator", "Mia Lee"),
    ]


def test_coins_hold_no_date_in_doubt(talks: ResolvedTimeline) -> None:
    for name in ("book-b", "wire-c"):
        assert "rft.date" not in dict(context_object(coins_span(talks.timeline.sources[name])))


@pytest.mark.parametrize(
    "title", ['"><script>alert(1)</script>', "{{ config }} --8<-- x", "*a* `b` [c](d) :smile:"]
)
def test_hostile_titles_stay_in_the_attribute(title: str) -> None:
    check_title(title)


@given(st.text(min_size=1))
def test_any_title_stays_in_the_attribute(title: str) -> None:
    check_title(title)


def check_title(title: str) -> None:
    span = coins_span(Source(id="a", type=SourceType.NEWS, title=title))
    assert "{{" not in span
    assert "--8<--" not in span
    assert dict(context_object(span))["rft.title"] == title
