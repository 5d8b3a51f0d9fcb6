"""JSON-LD: it parses, it keeps to schema.org's words, it claims no more than is known."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import markdown
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.data.model import Holding
from dateline.data.resolved import ResolvedTimeline
from dateline.data.settings import Settings
from dateline.data.source_types import SourceType
from dateline.render.shared.edition import Edition
from dateline.render.shared.json_ld import event_json_ld, page_json_ld
from dateline.render.shared.links import Viewpoint
from dateline.resolve import resolve_timeline

Retitle = Callable[[str], ResolvedTimeline]

PAGES = ("index.md", "disputes.md", "people.md", "sources.md", "corrections.md")

# Each type that we use with the properties that we give it, its own or inherited, as
# https://schema.org/<type> lists them; compared once with the package schema-dts 2.1.0.
ANYTHING = {"@id", "name"}
CREATIVE_WORK = ANYTHING | {
    *("about", "archivedAt", "author", "citation", "correction", "dateModified"),
    *("datePublished", "editor", "hasPart", "headline", "identifier", "inLanguage"),
    *("isBasedOn", "isPartOf", "mentions", "position", "publisher", "sameAs"),
    *("sourceOrganization", "text", "description", "translator", "url", "version"),
}
VOCABULARY = {
    "Thing": ANYTHING | {"alternateName"},
    "Organization": ANYTHING,
    "Person": ANYTHING,
    "ArchiveOrganization": ANYTHING,
    "ArchiveComponent": CREATIVE_WORK | {"holdingArchive", "itemLocation"},
    "WebSite": CREATIVE_WORK,
    "WebPage": CREATIVE_WORK,
    "Article": CREATIVE_WORK,
    "NewsArticle": CREATIVE_WORK | {"dateline"},
    "AnalysisNewsArticle": CREATIVE_WORK | {"dateline"},
    "CreativeWork": CREATIVE_WORK,
    "Book": CREATIVE_WORK | {"bookEdition", "isbn"},
    "Periodical": CREATIVE_WORK | {"issn"},
    **dict.fromkeys(("VideoObject", "AudioObject", "ImageObject", "Dataset"), CREATIVE_WORK),
    **dict.fromkeys(("SocialMediaPosting", "Chapter", "ScholarlyArticle"), CREATIVE_WORK),
    **dict.fromkeys(("Legislation", "Map", "Report", "Thesis"), CREATIVE_WORK),
    "Question": CREATIVE_WORK,
    "CorrectionComment": CREATIVE_WORK,
    "Quotation": CREATIVE_WORK | {"spokenByCharacter"},
    "Claim": CREATIVE_WORK | {"appearance"},
    "Event": ANYTHING | {"description", "location", "startDate", "endDate"},
}


def read(script: str) -> dict[str, Any]:
    match = re.fullmatch(r'<script type="application/ld\+json">(.*)</script>', script)
    assert match
    # A page's stands in a list; an event's own page has no theme that would mind an object.
    parsed = json.loads(match[1])
    found: dict[str, Any] = parsed[0] if isinstance(parsed, list) else parsed
    return found


def nodes(value: object) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        for item in value.values():
            yield from nodes(item)
    elif isinstance(value, list):
        for item in value:
            yield from nodes(item)


def of_event(id_: str, talks: ResolvedTimeline, site: Settings) -> dict[str, Any]:
    view = Viewpoint(Edition(talks, site), f"talks/e/{id_}/index.html")
    return read(event_json_ld(talks.by_id[id_], view))


def everything(talks: ResolvedTimeline, site: Settings) -> list[dict[str, Any]]:
    pages = [read(page_json_ld(page, Edition(talks, site))) for page in PAGES]
    return [*pages, *(of_event(id_, talks, site) for id_ in talks.by_id)]


def test_types_and_properties_are_schema_orgs(talks: ResolvedTimeline, site: Settings) -> None:
    used = set()
    for page in everything(talks, site):
        assert page.pop("@context") == "https://schema.org"
        for node in nodes(page):
            kind = node.get("@type")
            used.add(kind)
            # A node without a type points to another, or names who a by-line does.
            assert set(node) - {"@type"} <= (VOCABULARY[kind] if kind else ANYTHING), node
            assert all(node.values()), "what is not known is left out"
    assert {"Article", "Event", "Quotation", "Claim", "NewsArticle", "CorrectionComment"} <= used
    assert "ClaimReview" not in used


@pytest.mark.parametrize("kind", SourceType)
def test_each_kind_of_source(kind: SourceType, talks: ResolvedTimeline, site: Settings) -> None:
    source = replace(talks.timeline.sources["outlet-a"], type=kind)
    timeline = replace(talks.timeline, sources={**talks.timeline.sources, "outlet-a": source})
    page = read(page_json_ld("sources.md", Edition(resolve_timeline(timeline, site), site)))
    node = page["mentions"][0]
    assert set(node) - {"@type"} <= VOCABULARY[node["@type"]]
    assert ("dateline" in node) == node["@type"].endswith("NewsArticle")
    assert 'Talks "fail" {again} & again' in (node.get("headline"), node.get("name"))


@pytest.mark.parametrize("kind", SourceType)
def test_what_an_archive_has_is_a_part_of_it(
    kind: SourceType, talks: ResolvedTimeline, site: Settings
) -> None:
    archive = Holding(name="Northland Archives", shelfmark="HB 3")
    source = replace(talks.timeline.sources["outlet-a"], type=kind, archive=archive)
    timeline = replace(talks.timeline, sources={**talks.timeline.sources, "outlet-a": source})
    page = read(page_json_ld("sources.md", Edition(resolve_timeline(timeline, site), site)))
    node = page["mentions"][0]
    given = node["@type"]
    types = given if isinstance(given, list) else [given]
    assert set(node) - {"@type"} <= set().union(*(VOCABULARY[one] for one in types))
    assert types.count("ArchiveComponent") == 1
    assert node["itemLocation"] == "HB 3"


def test_no_draft_is_told(talks: ResolvedTimeline, site: Settings) -> None:
    assert "hidden-draft" not in json.dumps(everything(talks, site))


def test_the_timeline(talks: ResolvedTimeline, site: Settings) -> None:
    assert read(page_json_ld("index.md", Edition(talks, site))) == {
        "@context": "https://schema.org",
        "@type": "Article",
        "@id": "https://news.example/harbour/talks/",
        "headline": "The harbour talks",
        "description": "What was said at the harbour, by whom.",
        "inLanguage": "en",
        "datePublished": "2026-11-20",
        "dateModified": "2026-11-23",
        "isPartOf": {
            "@type": "WebSite",
            "name": "The Example",
            "url": "https://news.example/harbour/",
        },
    }


def test_a_dispute(talks: ResolvedTimeline, site: Settings) -> None:
    claims = read(page_json_ld("disputes.md", Edition(talks, site)))["mentions"]
    assert [claim["text"] for claim in claims] == [
        "Southland hung up.",
        "Northland stopped answering.",
    ]
    paraphrased, quoted = (claim["appearance"][0] for claim in claims)
    assert quoted["@type"] == "Quotation"
    assert quoted["text"] == "It was not us </script> who hung up"
    assert quoted["spokenByCharacter"] == {
        "@id": "https://news.example/harbour/talks/people/#belov",
        "name": "Ana Belov",
    }
    # A paraphrase is in the outlet's words: no quotation of the speaker's.
    assert paraphrased["@type"] == "CreativeWork"
    assert "spokenByCharacter" not in paraphrased


@pytest.mark.parametrize(
    ("id_", "when"),
    [
        ("talks-begin", {"startDate": "2022-07-07"}),
        ("two-days", {"startDate": "2022-07-07", "endDate": "2022-07-08"}),
        ("some-month", {"startDate": "2022-07"}),
        ("at-noon", {"startDate": "2022-07-08T12:00+08:00"}),
        ("at-ten", {"startDate": "2022-07-08"}),
        ("doubtful", {}),
        ("before-that", {}),
        ("since-then", {"startDate": "2022-07-08"}),
        ("long-ago", {}),
    ],
)
def test_when_an_event_was(
    id_: str, when: dict[str, str], talks: ResolvedTimeline, site: Settings
) -> None:
    event = of_event(id_, talks, site)["about"]
    assert {key: event[key] for key in event if key.endswith("Date")} == when


def test_an_event_is_described_by_its_first_paragraph(
    talks: ResolvedTimeline, site: Settings
) -> None:
    """All of its text is in `data/timeline.json`."""
    event = talks.by_id["belov-leaves-early"]
    record = replace(event.record, text="She left *early*.\n\nThe talks went on.")
    resolved = replace(talks, events=(replace(event, record=record),))
    view = Viewpoint(Edition(resolved, site), "talks/e/belov-leaves-early/index.html")
    node = read(event_json_ld(resolved.events[0], view))
    assert node["about"]["description"] == "She left early."


def test_addresses_without_a_site_are_relative_to_the_page(talks: ResolvedTimeline) -> None:
    assert read(page_json_ld("index.md", Edition(talks, Settings())))["@id"] == "./"
    page = read(page_json_ld("sources.md", Edition(talks, Settings())))
    assert page["mentions"][0]["@id"] == "./#outlet-a"
    flat = Settings(directory_urls=False)
    assert read(page_json_ld("people.md", Edition(talks, flat)))["@id"] == "people.html"


EXTENSIONS = [
    *("attr_list", "md_in_html", "smarty", "abbr", "tables", "footnotes", "admonition"),
    *("pymdownx.snippets", "pymdownx.superfences", "pymdownx.magiclink", "pymdownx.emoji"),
    *("pymdownx.critic", "pymdownx.smartsymbols", "pymdownx.caret", "pymdownx.arithmatex"),
]


@pytest.mark.parametrize(
    "text",
    [
        "</script><script>alert(1)</script>",
        '--8<-- "mkdocs.yml"',
        "{{ config }} {% raw %} {# a #} {++b++}",
        "<!-- a -->]]>\u2028\u2029",
        'a "b" \\ `c` [[d]]\r\n\r\n# e',
        "*[HTML]: x\n\n***\n```\n",
    ],
)
def test_hostile_text_comes_out_as_it_was(text: str, retitled: Retitle, site: Settings) -> None:
    check_hostile(text, retitled, site)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(min_size=1, max_size=40))
def test_any_text_comes_out_as_it_was(text: str, retitled: Retitle, site: Settings) -> None:
    check_hostile(text, retitled, site)


def check_hostile(text: str, retitled: Retitle, site: Settings) -> None:
    resolved = retitled(text)
    for name in PAGES:
        script = page_json_ld(name, Edition(resolved, site))
        assert "\n" not in script
        assert not re.search(r"\{[{%#]|--8<--", script)
        page = markdown.markdown(f"# A page\n\n{script}\n", extensions=EXTENSIONS)
        (kept,) = re.findall(r"<script.*</script>", page)
        assert kept == script
        assert page.count("<script") == page.count("</script") == 1
    assert read(page_json_ld("index.md", Edition(resolved, site)))["headline"] == text
