"""The names that filters go by."""

from __future__ import annotations

from tests.resolving import Resolve, pages_of

from dateline.data.resolved import ResolvedTimeline
from dateline.languages import texts_for
from dateline.render.layout.facets import facets_of


def test_no_two_chips_of_a_facet_read_alike(talks: ResolvedTimeline) -> None:
    for facet in facets_of(talks.events, texts_for("en")):
        labels = [chip.label for chip in facet.chips]
        assert len(labels) == len(set(labels))
        assert all(0 < chip.count < len(talks.events) for chip in facet.chips)


def test_a_place_of_whose_events_all_are_in_one_part_of_it_is_no_chip(resolve: Resolve) -> None:
    events = "".join(
        f"\n  - {{id: {name}, date: 2022-05-0{day}, title: T, place: {name}, topics: [rain]}}"
        for day, name in enumerate(("quay", "town", "lake"), 1)
    )
    resolved = resolve(
        "places:\n"
        "  quay: {name: Quay, within: port}\n"
        "  port: {name: Port, within: town}\n"
        "  town: {name: Town}\n"
        f"  lake: {{name: Lake}}\nevents:{events}\n"
    )
    (facet,) = [f for f in facets_of(resolved.events, texts_for("en")) if f.id == "places"]
    assert [(chip.label, chip.count) for chip in facet.chips] == [
        *(("Town", 2), ("Quay", 1), ("Lake", 1)),
    ]


def test_topics_that_a_page_can_be_filtered_by_are_links(resolve: Resolve) -> None:
    resolved = resolve("""
    events:
      - {id: one, date: 2022-05-01, title: A, topics: [rain, Big fair], accounts: [a]}
      - {id: two, date: 2022-05-02, title: B, topics: [rain], accounts: [b]}
    """)
    page = pages_of(resolved)["index.md"]
    assert "\nrain · [Big fair](?show=t-big-fair#one) [Link](e/one/index.html) [Cite]" in page


def test_the_style_of_filters_without_a_script_is_behind_all_events(
    talks: ResolvedTimeline,
) -> None:
    """Before them, Firefox without scripts takes minutes to show a linked event among thousands."""
    pages = pages_of(talks)
    filtered = [page for page in pages.values() if 'class="dl-filters"' in page]
    assert filtered
    for page in filtered:
        assert page.count('href="filters.css"') == 1
        assert page.index('href="filters.css"') > page.rindex('class="dl-event')
