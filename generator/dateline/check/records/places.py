"""Places: their names, where they are, and which is a part of which."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from dateline.check.records.rings import find_rings
from dateline.check.records.sections import read_records
from dateline.check.references import Known, refer
from dateline.data.fields import Fields
from dateline.data.keys import PLACE
from dateline.data.model import Location
from dateline.data.nodes import Node, Scalar
from dateline.problems import Problems
from dateline.problems.wording import quoted

_FARTHEST: Final = {"lat": 90, "lon": 180}
# Matches `-41.8955`.
_DEGREES: Final = re.compile(r"-?\d{1,3}(?:\.\d{1,10})?")


def check_places(nodes: tuple[Node, ...], known: Known, problems: Problems) -> dict[str, Location]:
    """The places that are whole, by id; none of them is within itself."""

    def read(key: Scalar, fields: Fields) -> Location | None:
        return _read_place(key, fields, known)

    places = read_records(nodes, "places", PLACE, read, problems)
    return _without_rings(places, problems)


def _read_place(key: Scalar, fields: Fields, known: Known) -> Location | None:
    name = fields.required("name")
    lat, lon = (_read_degrees(fields, axis) for axis in ("lat", "lon"))
    within = read_place(fields, "within", known)
    for axis, other in (("lat", "lon"), ("lon", "lat")):
        if fields.has(axis) and not fields.has(other):
            fields.missing(other, f"Add `{other}: …`, or take `{axis}` out.")
    if name is None:
        return None
    both = lat is not None and lon is not None
    return Location(
        id=key.text,
        name=name.text.strip(),
        lat=lat if both else None,
        lon=lon if both else None,
        within=within,
        place=key.place,
        places=fields.places,
    )


def read_place(fields: Fields, key: str, known: Known) -> str:
    """The id of a place under a key, or empty."""
    scalar = fields.scalar(key)
    return refer(scalar, "place", known.places, fields.problems) if scalar else ""


def _read_degrees(fields: Fields, axis: str) -> float | None:
    scalar = fields.scalar(axis)
    if scalar is None:
        return None
    text, farthest = scalar.text.strip(), _FARTHEST[axis]
    if _DEGREES.fullmatch(text) and abs(float(text)) <= farthest:
        return float(text)
    message = f"{quoted(scalar.text)} is not a number of degrees from -{farthest} to {farthest}."
    hint = f"Write it with a point, such as `{axis}: 41.8955`; south and west are negative."
    fields.problems.error(scalar.place, "bad-degrees", message, hint)
    return None


def _without_rings(places: Mapping[str, Location], problems: Problems) -> dict[str, Location]:
    """The places that are in no ring; each ring is reported once."""
    in_rings: set[str] = set()

    def parents(id_: str) -> tuple[str, ...]:
        return (places[id_].within,) if id_ in places and places[id_].within else ()

    for ring in find_rings(places, parents):
        in_rings.update(ring)
        way = ", which is within ".join(f"`{name}`" for name in (*ring[1:], ring[0]))
        message = f"`{ring[0]}` is within {way}: a place cannot be a part of itself."
        hint = "Delete the `within` that is wrong."
        problems.error(places[ring[0]].place_of("within"), "place-circle", message, hint)
    return {id_: place for id_, place in places.items() if id_ not in in_rings}
