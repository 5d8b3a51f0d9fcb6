"""`filters.css`: the filters for readers whose browser runs no script.

A file, and not in the page: a style sheet in a page has no place but its head, and a site may
forbid styles in pages. Only browsers without a script load it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from dateline.data.file_names import FILTERS
from dateline.data.outputs import Output
from dateline.data.resolved import Period
from dateline.languages import Texts
from dateline.render.layout.facets import Facet, facets_of
from dateline.render.layout.groups import Group, group_events, times_of
from dateline.render.reuse import Reuse
from dateline.render.shared.edition import Edition
from dateline.text.escaping import escape_css_string

_SOME: Final = ":has(.dl-filters :checked:not(:default))"
_ASKED: Final = ":has(.dl-filters fieldset :checked:not(:default))"
# Below a heading a few events at a time are in a box. One of more boxes than these is never hidden.
_BOXES: Final = tuple("+.dl-chunk" * number for number in (1, 2, 3))
_MORE_BOXES: Final = "+.dl-chunk" * 4
_SKIM: Final = '.dl:has(input[name="skim"]:checked)'
_CHOSEN: Final = ":has(input:checked,option:checked:not(:default))"
_CLOSED: Final = "details:not([open])"
_RULES: Final = (
    # What is in a box of style containment counts for itself alone.
    (f".dl-long{_SOME} .dl-chunk", "content-visibility:visible;contain:layout"),
    (f".dl-long{_SOME} .dl-event", "content-visibility:auto"),
    # Below the bar that stays in place.
    (f".dl{_ASKED}", "--dl-top:5.4rem"),
    (f".dl{_ASKED} .dl-group", "top:4.8rem"),
    (f".dl{_ASKED} .dl-gap", "display:none"),
    (f"{_SKIM} .dl-event:not(:has(>h3:target))>:not(h3,.dl-when,.dl-meta)", "display:none"),
    # On the way to the events is how many all of them are. Those shown are counted behind them.
    (f".dl-filters{_CHOSEN} .dl-go b", "display:none"),
    # What is chosen is seen while the choices are closed: a script has it in a row of its own.
    (f".dl-filters {_CLOSED}{_CHOSEN}::details-content", "content-visibility:visible;height:auto"),
    (f".dl-filters {_CLOSED}>:not(summary,{_CHOSEN})", "display:none"),
    (f".dl-filters>{_CLOSED} :is(fieldset summary,label:not({_CHOSEN}),a)", "display:none"),
)
_COUNT: Final = (
    # What is shown of the events, counted behind them: the bar is a box after the list.
    (".dl", "counter-reset:dl-n"),
    (".dl-event", "counter-increment:dl-n"),
    (".dl noscript", "display:contents"),
    (f".dl:not({_ASKED}) .dl-fitting", "display:none"),
    (":root .dl .dl-fitting", "position:sticky;bottom:0;z-index:4;margin:0;line-height:1.5rem"),
    (".dl-fitting", "border-block-start:2px solid;background:var(--md-default-bg-color,#fff)"),
    (".dl-fitting", "font-weight:700;unicode-bidi:plaintext"),
    # Above it, while the choices are open. Neither covers what has the focus.
    (".dl-filters>details[open]~.dl-tally", "bottom:1.5rem"),
    (".dl-filters :is(label,summary)", "scroll-margin-block-end:9rem"),
    (".dl-event :is(a,summary)", "scroll-margin-block-end:2rem"),
)
_NONE: Final = (
    # A counter is written as a style of numbers says: nought in words, all others as nothing.
    '@counter-style dl-none{system:fixed 0;symbols:"WORDS";fallback:dl-some}\n'
    '@counter-style dl-some{system:cyclic;symbols:""}\n'
    # Safari before 17 has no such styles, and does not know this either.
    "@supports (contain-intrinsic-size:0){.dl-fitting::after{content:counter(dl-n,dl-none)}}\n"
)


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
    rules += [*_rules_of(_RULES), *_rules_of(_COUNT), *_words_of_count(edition.texts)]
    yield Output(edition.path(FILTERS), "".join(rules).encode())


def _rules_of(rules: Iterable[tuple[str, str]]) -> Iterator[str]:
    return (f"{selector}{{{style}}}\n" for selector, style in rules)


def _words_of_count(texts: Texts) -> Iterator[str]:
    """How many events are shown, of how many in all; and what to do where there are none. The page
    says how many they are in all.
    """
    counted = {"shown": '" counter(dl-n) "', "total": '" attr(data-n) "'}
    words = re.split(r"({\w+})", texts.plain("filter_shown", shown="{shown}", total="{total}"))
    content = "".join(counted.get(part.strip("{}")) or escape_css_string(part) for part in words)
    yield f'.dl-fitting::before{{content:"{content}"}}\n'
    # With a script, each of what is chosen comes next.
    none = texts.plain("filter_none").rstrip(":\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE} ")
    yield _NONE.replace("WORDS", escape_css_string(f" {none}."))


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
    """Hides the events that have none of what is chosen in a facet, and the headings above none
    but such. Where each of two facets has events below a heading, but no event is in both, it
    stays: a rule cannot ask what another one hides.
    """
    names = [escape_css_string(token) for token in tokens]
    chosen = [(f'.dl:has([name="{name}"]:checked) ', f'[data-f~="{name}"]') for name in names]
    fits = ",".join(f"{one}{event}" for one, event in chosen)
    heads = ",".join(
        f"{one}.dl-group:has({','.join(f'{box} {event}' for box in _BOXES)})"
        for one, event in chosen
    )
    some = f".dl:has(.dl-f-{facet} :checked) "
    return (
        f"{some}.dl-event:not({fits}){{display:none}}\n"
        f"{some}.dl-group:not(:has({_MORE_BOXES}),{heads}){{display:none}}\n"
    )
