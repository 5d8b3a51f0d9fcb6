"""Places with what they are within, and which sources put an event where."""

from __future__ import annotations

from collections.abc import Mapping

from dateline.data.model import Event, Location, Source, Timeline
from dateline.data.resolved import PlaceClaim, ResolvedPlace
from dateline.resolve.unique import unique


def resolve_places(timeline: Timeline) -> Mapping[str, ResolvedPlace]:
    """Every place by its id. None is within itself: that has been checked."""
    places = timeline.locations
    return {id_: ResolvedPlace(place, _path(place, places)) for id_, place in places.items()}


def _path(place: Location, places: Mapping[str, Location]) -> tuple[Location, ...]:
    path = [place]
    while outer := places.get(path[-1].within):
        path.append(outer)
    return tuple(path)


def place_claims(
    timeline: Timeline, event: Event, places: Mapping[str, ResolvedPlace]
) -> tuple[PlaceClaim, ...]:
    """Who puts the event where, if not all sources put it at its own place or within that."""
    own = places.get(event.location)
    told = [(places[a.location], a.source) for a in event.accounts if a.location in places]
    differing = [(place, source) for place, source in told if not (own and own.overlaps(place))]
    if not differing:
        return ()
    others = {source for _, source in told}
    at_own = [a.source for a in event.accounts if a.source not in others]
    claimed: dict[str, tuple[ResolvedPlace, list[Source]]] = {}
    for place, source in (*((own, id_) for id_ in at_own if own), *told):
        claimed.setdefault(place.id, (place, []))[1].append(timeline.sources[source])
    return tuple(PlaceClaim(place, unique(sources)) for place, sources in claimed.values())
