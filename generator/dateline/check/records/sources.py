"""Sources: published items, where they are kept, and which retell which."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from dateline.check.records.archives import check_archive, read_archive
from dateline.check.records.evidence import read_date_from
from dateline.check.records.sections import keyed_records
from dateline.check.references import Known, refer
from dateline.check.values.addresses import read_address
from dateline.check.values.dating import Calendar, read_date_of
from dateline.check.values.languages import read_language
from dateline.check.values.paths import read_path
from dateline.data.fields import Fields, open_fields
from dateline.data.keys import DATELINE, SOURCE
from dateline.data.model import NO_COPY, Dateline, Source
from dateline.data.nodes import Node, Scalar
from dateline.data.source_types import SourceType, types_with_field
from dateline.problems import Problems
from dateline.problems.wording import listed

# Of a source whose type is not known, the words are checked all the same. Of this type nobody
# asks who speaks, nor for quotation marks: what depends on the type is not doubted twice.
_LEAST_DOUBTED: Final = SourceType.POST


def check_sources(
    nodes: tuple[Node, ...], known: Known, calendar: Calendar, problems: Problems
) -> dict[str, Source]:
    """The sources by id, but for those without keys."""
    sources = {}
    for key, node in keyed_records(nodes, "sources", problems):
        fields = open_fields(node, SOURCE, problems)
        if fields:
            sources[key.text] = _read_source(key, fields, known, calendar)
    _report_cycles(sources, problems)
    return sources


def _read_source(key: Scalar, fields: Fields, known: Known, calendar: Calendar) -> Source:
    kinds = f"Add `type: …`; it is one of {listed(SourceType)}."
    kind = fields.choice("type", SourceType) if fields.required("type", kinds) else None
    based_on = [
        refer(s, "source", known.sources, fields.problems) for s in fields.texts("based_on")
    ]
    archived = fields.node("archived")
    own_id = Scalar(key.text, key.place)
    source = Source(
        id=key.text,
        type=kind or _LEAST_DOUBTED,
        title=fields.text("title"),
        outlet=fields.text("outlet"),
        by=tuple(scalar.text.strip() for scalar in fields.texts("by")),
        agency=fields.text("agency"),
        based_on=tuple(filter(None, based_on)),
        published=read_date_of(fields, "published", calendar),
        published_from=read_date_from(fields, "published_from", known, own_id),
        dateline=_read_dateline(fields, calendar),
        language=read_language(fields, "language"),
        url=read_address(fields, "url"),
        archived=read_archive(archived, calendar, fields.problems) if archived else None,
        accessed=read_date_of(fields, "accessed", calendar),
        text=_read_copy(fields),
        details=_read_details(fields, kind),
        because=fields.text("because"),
        place=key.place,
        places=fields.places,
    )
    if source.archived:
        published = source.published
        check_archive(source.archived, source.url, published, calendar.zone, fields.problems)
    return source


def _read_details(fields: Fields, kind: SourceType | None) -> Mapping[str, str]:
    """The keys that only some types of source have, refused where the type has them not."""
    found = {}
    for field, kinds in types_with_field().items():
        text = fields.text(field.name)
        if text and kind and kind not in kinds:
            message = f"Only a source of the type {listed(kinds)} has `{field.name}`, not `{kind}`."
            hint = "Take it out, or change `type`."
            fields.problems.error(fields.keys[field.name], "unknown-key", message, hint)
        elif text:
            found[field.name] = text
    return MappingProxyType(found)


def _read_copy(fields: Fields) -> str:
    """The path of the private copy; or `none`, which takes a reason."""
    if fields.text("text").strip() != NO_COPY:
        return read_path(fields, "text", "the project's root")
    fields.required("because")
    return NO_COPY


def _read_dateline(fields: Fields, calendar: Calendar) -> Dateline | None:
    node = fields.node("dateline")
    inner = node and open_fields(node, DATELINE, fields.problems)
    if not inner:
        return None
    town, date = inner.text("place"), read_date_of(inner, "date", calendar)
    return Dateline(town=town, date=date, place=inner.place, places=inner.places)


def _report_cycles(sources: Mapping[str, Source], problems: Problems) -> None:
    """Report each ring of `based_on` once, at the first source of it that is met."""
    settled: set[str] = set()
    for start in sources:
        ring = _ring_from(start, sources, settled)
        if ring:
            source = sources[ring[0]]
            way = " on ".join(f"`{name}`" for name in (*ring[1:], ring[0]))
            message = f"`{ring[0]}` is based on {way}: a source cannot retell itself."
            hint = "Delete the `based_on` that is wrong."
            problems.error(source.place_of("based_on"), "based-on-cycle", message, hint)


def _ring_from(start: str, sources: Mapping[str, Source], settled: set[str]) -> tuple[str, ...]:
    """The first ring met on the way from a source, walked without recursion."""
    path: dict[str, None] = {}
    waiting = [(start, False)]
    while waiting:
        name, leaving = waiting.pop()
        if leaving:
            settled.add(path.popitem()[0])
        elif name in path:
            settled.update(path)
            ring = list(path)
            return tuple(ring[ring.index(name) :])
        elif name not in settled and name in sources:
            path[name] = None
            waiting.append((name, True))
            waiting += [(parent, False) for parent in reversed(sources[name].based_on)]
    return ()
