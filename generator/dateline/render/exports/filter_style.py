"""`filters.css`: the filters for readers whose browser runs no script.

A file, and not in the page: a style sheet in a page has no place but its head, and a site may
forbid styles in pages. Only browsers without a script load it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dateline.data.file_names import FILTERS
from dateline.data.outputs import Output
from dateline.data.resolved import ResolvedEvent
from dateline.dates import Date
from dateline.languages import Texts
from dateline.render.layout.facets import facets_of
from dateline.render.layout.groups import group_events, times_of
from dateline.render.shared.edition import Edition
from dateline.text.escaping import escape_css_string

_ALWAYS = """\
.dl:has(.dl-filters input:checked) .dl-chunk{content-visibility:visible;contain:layout style}
.dl:has(.dl-filters input:checked) .dl-event{content-visibility:auto}
.dl:has(input[name="skim"]:checked) .dl-event:not(:has(>h3:target))>:not(h3,.dl-when,.dl-meta)\
{display:none}
"""


def render_filter_style(edition: Edition) -> Iterator[Output]:
    """The file, if there are events. It is for all pages: those of a long timeline, and a page by
    hand that shows events of it.
    """
    resolved = edition.resolved
    if not resolved.events:
        return
    pages: list[tuple[tuple[ResolvedEvent, ...], Date | None]] = [(resolved.events, None)]
    pages += [(period.events, period.date) for period in resolved.periods]
    tokens = _tokens([events for events, _ in pages], edition.texts)
    times = max(len(times_of(group_events(events, within))) for events, within in pages)
    rules = [_rule(facet, list(names)) for facet, names in tokens.items()]
    rules += [_rules_of_time(number) for number in range(2, times + 1)]
    yield Output(edition.path(FILTERS), "".join([_ALWAYS, *rules]).encode())


def _rules_of_time(number: int) -> str:
    """Hide what is before the first heading asked for, and after the last; headings from 1."""
    first = (
        f".dl:has([name=from] :nth-child({number}):checked) "
        f".dl-list>:has(~h2:nth-of-type({number}))"
    )
    last = (
        f".dl:has([name=to] :nth-child({number - 1}):checked) "
        f".dl-list>:is(h2:nth-of-type({number}),h2:nth-of-type({number})~*)"
    )
    return f"{first},{last}{{display:none}}\n"


def _tokens(pages: Iterable[tuple[ResolvedEvent, ...]], texts: Texts) -> dict[str, dict[str, None]]:
    """The tokens of the chips of each facet of some pages."""
    found: dict[str, dict[str, None]] = {}
    for events in pages:
        for facet in facets_of(events, texts):
            found.setdefault(facet.id, {}).update(dict.fromkeys(c.token for c in facet.chips))
    return found


def _rule(facet: str, tokens: list[str]) -> str:
    """Hides the events that have none of what is chosen in a facet."""
    fits = ",".join(
        f'.dl:has([name="{token}"]:checked) [data-f~="{token}"]'
        for token in map(escape_css_string, tokens)
    )
    return f".dl:has(.dl-f-{facet} :checked) .dl-event:not({fits}){{display:none}}\n"
