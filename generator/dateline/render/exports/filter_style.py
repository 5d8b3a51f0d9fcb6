"""`filters.css`: the filters for readers whose browser runs no script.

A file, and not in the page: a style sheet in a page has no place but its head, and a site may
forbid styles in pages. Only browsers without a script load it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from dateline.data.file_names import FILTERS
from dateline.data.outputs import Output
from dateline.data.resolved import Period
from dateline.render.layout.facets import Facet, facets_of
from dateline.render.layout.groups import Group, group_events, times_of
from dateline.render.reuse import Reuse
from dateline.render.shared.edition import Edition
from dateline.text.escaping import escape_css_string

_SOME: Final = ":has(.dl-filters input:checked)"
_ASKED: Final = ":has(.dl-filters fieldset :checked:not(:default))"
_SKIM: Final = '.dl:has(input[name="skim"]:checked)'
_CHOSEN: Final = ":has(input:checked,option:checked:not(:default))"
_CLOSED: Final = "details:not([open])"
_RULES: Final = (
    (f".dl-long{_SOME} .dl-chunk", "content-visibility:visible;contain:layout style"),
    (f".dl-long{_SOME} .dl-event", "content-visibility:auto"),
    # Below the bar that stays in place.
    (f".dl{_ASKED}", "--dl-top:5.4rem"),
    (f".dl{_ASKED} .dl-group", "top:4.8rem"),
    (f"{_SKIM} .dl-event:not(:has(>h3:target))>:not(h3,.dl-when,.dl-meta)", "display:none"),
    # Nobody has counted.
    (f".dl-filters{_CHOSEN} .dl-go b", "display:none"),
    # What is chosen is seen while the choices are closed: a script has it in a row of its own.
    (f".dl-filters {_CLOSED}{_CHOSEN}::details-content", "content-visibility:visible;height:auto"),
    (f".dl-filters {_CLOSED}>:not(summary,{_CHOSEN})", "display:none"),
    (f".dl-filters>{_CLOSED} :is(fieldset summary,label:not({_CHOSEN}),a)", "display:none"),
)
_ALWAYS: Final = "".join(f"{selector}{{{style}}}\n" for selector, style in _RULES)


def render_filter_style(edition: Edition, reuse: Reuse | None = None) -> Iterator[Output]:
    """The file, if there are events. It is for all pages: those of a long timeline, and a page by
    hand that shows events of it.
    """
    resolved = edition.resolved
    if not resolved.events:
        return
    reuse = reuse or Reuse(edition)
    pages = [_Filters.of(edition.groups, edition.facets)]
    pages += [_filters_of(reuse, period) for period in resolved.periods]
    tokens: dict[str, dict[str, None]] = {}
    for page in pages:
        for facet, names in page.tokens.items():
            tokens.setdefault(facet, {}).update(dict.fromkeys(names))
    rules = [_rule(facet, list(names)) for facet, names in tokens.items()]
    rules += [_rules_of_time(number) for number in range(2, max(p.times for p in pages) + 1)]
    yield Output(edition.path(FILTERS), "".join([_ALWAYS, *rules]).encode())


@dataclass(frozen=True, slots=True)
class _Filters:
    """How many times a page lets its readers choose, and the tokens of each of its facets."""

    times: int
    tokens: Mapping[str, Sequence[str]]

    @classmethod
    def of(cls, groups: Sequence[Group], facets: Iterable[Facet]) -> _Filters:
        tokens = {facet.id: [chip.token for chip in facet.chips] for facet in facets}
        return cls(len(times_of(groups)), tokens)


def _filters_of(reuse: Reuse, period: Period) -> _Filters:
    def made() -> str:
        groups = group_events(period.events, period.date)
        filters = _Filters.of(groups, facets_of(period.events, reuse.edition.texts))
        return json.dumps([filters.times, filters.tokens])

    return _Filters(*json.loads(reuse.note(f"filters of {period.path}", period.events, made)))


def _rules_of_time(number: int) -> str:
    """Hide what is before the earlier heading of the two that are asked for, and after the later,
    whichever is named first; headings from 1.
    """
    times = ".dl-times :nth-child"
    first = (
        f".dl:has({times}({number}):checked):not(:has({times}(-n + {number - 1}):checked)) "
        f".dl-list>:has(~h2:nth-of-type({number}))"
    )
    last = (
        f".dl:has({times}({number - 1}):checked):not(:has({times}(n + {number}):checked)) "
        f".dl-list>:is(h2:nth-of-type({number}),h2:nth-of-type({number})~*)"
    )
    return f"{first},{last}{{display:none}}\n"


def _rule(facet: str, tokens: list[str]) -> str:
    """Hides the events that have none of what is chosen in a facet."""
    fits = ",".join(
        f'.dl:has([name="{token}"]:checked) [data-f~="{token}"]'
        for token in map(escape_css_string, tokens)
    )
    return f".dl:has(.dl-f-{facet} :checked) .dl-event:not({fits}){{display:none}}\n"
