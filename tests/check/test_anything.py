"""Whatever the nodes are, the check stage answers with problems and never fails."""

from __future__ import annotations

from types import MappingProxyType

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.check import check_timelines
from dateline.data.nodes import Draft, Mapping, Node, Scalar, Sequence
from dateline.data.record.checked import read_checks
from dateline.problems import Place, Problems

PLACE = Place("docs/timeline.yml", 1, 1)
KEYS = [
    *("id", "was", "date", "date_from", "title", "text", "where", "topics", "image", "added"),
    *("draft", "note", "accept", "accounts", "source", "by", "via", "quote", "narration", "said"),
    *("position", "remark", "words", "in", "because", "type", "published", "published_from"),
    *("dateline", "url", "archived", "on", "based_on", "language", "roles", "from", "to", "role"),
    *("name", "side", "also", "question", "positions", "same_because", "kind", "event", "code"),
    *("a", "b", "file", "alt", "unnamed", "checked", "ids", "zone", "order", "sides", "summary"),
]
WORDS = [
    *("a", "b", "a/b", "2022-07-08", "on Friday", "2022/2021", "news", "true", "en", "UTC", ""),
    *("https://a.example/", "javascript:x", "[@a] [x](event:b)", "../x", "later-than-source"),
    *("retraction", "\u202e", "word-for-word", "7"),
]
scalars = st.builds(Scalar, st.sampled_from(WORDS) | st.text(max_size=20), st.just(PLACE))
keys = st.builds(Scalar, st.sampled_from(KEYS) | st.text(max_size=5), st.just(PLACE))


def grow(children: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    entries = st.lists(st.tuples(keys, children), max_size=8, unique_by=lambda e: e[0].text)
    return st.builds(
        Sequence, st.lists(children, max_size=3).map(tuple), st.just(PLACE)
    ) | st.builds(Mapping, entries.map(tuple), st.just(PLACE))


nodes: st.SearchStrategy[Node] = st.recursive(scalars, grow, max_leaves=30)
sections = st.sampled_from(["people", "sources", "events", "disputes", "remarks", "corrections"])


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=150)
@given(
    st.lists(st.tuples(sections, st.tuples(nodes)), max_size=4, unique_by=lambda s: s[0]),
    st.lists(st.tuples(keys, nodes), max_size=5, unique_by=lambda e: e[0].text),
    st.none() | nodes,
    st.none() | nodes,
)
def test_no_traceback(
    given_sections: list[tuple[str, tuple[Node, ...]]],
    top: list[tuple[Scalar, Node]],
    checked: Node | None,
    published: Node | None,
) -> None:
    problems = Problems()
    draft = Draft(
        folder="",
        shown="docs",
        top=Mapping(tuple(top), PLACE),
        sections=tuple(given_sections),
        checked=MappingProxyType(read_checks(checked, problems)),
        published=published,
        files=("timeline.yml",),
    )
    (timeline,) = check_timelines((draft,), problems)
    for event in timeline.events.values():
        assert event.id
        assert event.title
        assert all(
            account.source in timeline.sources or problems.has_errors for account in event.accounts
        )
    for problem in problems.all:
        assert "\n" not in problem.message + problem.hint
        assert problem.message.endswith((".", "?")), problem.message
