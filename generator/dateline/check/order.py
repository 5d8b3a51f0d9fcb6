"""The order that events state with `after`: no circle, and no date that says otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from dateline.data.model import Event
from dateline.dates import relation
from dateline.problems import Problems
from dateline.problems.wording import quoted

_MOST_NAMED: Final = 10


def check_order(events: Mapping[str, Event], found: Mapping[str, Problems]) -> None:
    """Report to each event what is wrong with its `after`."""
    in_circles = _in_circles(events)
    for event in events.values():
        place, problems = event.place_of("after"), found[event.id]
        if event.id in in_circles:
            circle = _named(in_circles[event.id])
            message = f"`after` goes in a circle, so that these come after themselves: {circle}."
            problems.error(place, "after-circle", message, "Delete one of them from `after`.")
            continue
        for other in (events[name] for name in event.after if name in events):
            if _is_before(event, other):
                message = (
                    f"`after` names `{other.id}`, but the date {quoted(event.date.text)} is before "
                    f"{quoted(other.date.text)}."
                )
                hint = "Correct one of the dates, or delete it from `after`."
                problems.error(place, "after-contradicted", message, hint)


def _named(circle: Sequence[str]) -> str:
    named = ", ".join(f"`{name}`" for name in circle[:_MOST_NAMED])
    more = len(circle) - _MOST_NAMED
    return f"{named} and {more} more" if more > 0 else named


def _is_before(event: Event, other: Event) -> bool:
    """Whether it was certainly before the other, as far as both dates are certain."""
    vague = any(date.approximate or date.uncertain for date in (event.date, other.date))
    return not vague and relation(event.date, other.date) == "before"


def _in_circles(events: Mapping[str, Event]) -> dict[str, list[str]]:
    """The events that come after themselves, each with its circle, in file order."""
    after = {name: events.keys() & event.after for name, event in events.items()}
    before: dict[str, set[str]] = {name: set() for name in events}
    for name, others in after.items():
        for other in others:
            before[other].add(name)
    order = {name: number for number, name in enumerate(events)}
    # Kosaraju's way, in time linear to what `after` names: whoever is reached from an event in
    # both directions is in a circle with it.
    circles: dict[str, list[str]] = {}
    seen: set[str] = set()
    for start in reversed(_finished(events, after)):
        circle = sorted(_reached(start, before, seen), key=order.__getitem__)
        if len(circle) > 1 or start in after[start]:
            circles.update(dict.fromkeys(circle, circle))
    return circles


def _finished(names: Iterable[str], ways: Mapping[str, set[str]]) -> list[str]:
    """All names, each behind those that its ways lead to, as far as there is no circle."""
    done: list[str] = []
    seen: set[str] = set()
    for name in names:
        ahead = [(name, iter(ways[name]))] if name not in seen else []
        seen.add(name)
        while ahead:
            others = ahead[-1][1]
            other = next((other for other in others if other not in seen), None)
            if other is None:
                done.append(ahead.pop()[0])
            else:
                seen.add(other)
                ahead.append((other, iter(ways[other])))
    return done


def _reached(start: str, ways: Mapping[str, set[str]], seen: set[str]) -> list[str]:
    """A name and all that its ways lead to, without those seen before."""
    found = [start] if start not in seen else []
    seen.update(found)
    for name in found:  # grows
        new = ways[name] - seen
        seen |= new
        found.extend(new)
    return found
