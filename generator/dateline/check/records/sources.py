"""Sources: published items, where they are kept, and which retell which."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from dateline.check.records.archives import check_archive, read_archive
from dateline.check.records.evidence import check_published_from, read_date_from
from dateline.check.records.rings import find_rings
from dateline.check.records.sections import keyed_records
from dateline.check.references import Known, refer
from dateline.check.values.addresses import read_address
from dateline.check.values.dating import Calendar, read_date_of, read_day_of
from dateline.check.values.identifiers import check_identifier
from dateline.check.values.languages import read_language
from dateline.check.values.names import read_names
from dateline.check.values.paths import read_path
from dateline.data.fields import Fields, open_fields
from dateline.data.keys import DATELINE, HOLDING, SOURCE, VERSION
from dateline.data.model import NO_COPY, Dateline, Holding, Source, Version
from dateline.data.nodes import Node, Scalar
from dateline.data.source_types import Shape, SourceField, SourceType, types_with_field
from dateline.problems import Problems
from dateline.problems.wording import listed, quoted
from dateline.quotes import reason_against_pattern

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
    for source in sources.values():
        check_published_from(source, calendar, problems)
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
        subtitle=fields.text("subtitle"),
        outlet=fields.text("outlet"),
        by=read_names(fields, "by"),
        editors=read_names(fields, "editors"),
        translators=read_names(fields, "translators"),
        agency=fields.text("agency"),
        based_on=tuple(filter(None, based_on)),
        published=read_date_of(fields, "published", calendar),
        published_from=read_date_from(fields, "published_from", known, calendar, own_id),
        dateline=_read_dateline(fields, calendar),
        language=read_language(fields, "language"),
        url=read_address(fields, "url"),
        archived=read_archive(archived, calendar, fields.problems) if archived else None,
        archive=_read_holding(fields),
        accessed=read_date_of(fields, "accessed", calendar),
        text=_read_copy(fields),
        ignore=_read_patterns(fields),
        versions=_read_versions(fields, calendar),
        removed=read_date_of(fields, "removed", calendar),
        details=_read_details(fields, kind),
        note=fields.text("note"),
        because=fields.text("because"),
        place=key.place,
        # With nothing after it `text` is left out: it names no private copy.
        places={n: p for n, p in fields.places.items() if n != "text" or fields.has("text")},
    )
    if source.archived:
        published = source.published
        check_archive(source.archived, source.url, published, calendar.zone, fields.problems)
    return source


def _read_details(fields: Fields, kind: SourceType | None) -> Mapping[str, str]:
    """The texts of the keys that only some types of source have. A key is refused where the type
    has it not, of whatever shape it is.
    """
    found = {}
    for field, kinds in types_with_field().items():
        if not fields.has(field.name):
            continue
        if kind and kind not in kinds:
            _report_other_type(fields, field, kind, kinds)
        elif field.shape is Shape.TEXT:
            found[field.name] = fields.text(field.name)
            if field.identifier:
                check_identifier(fields, field.name, field.identifier)
    return MappingProxyType(found)


def _report_other_type(
    fields: Fields, field: SourceField, kind: SourceType, kinds: Sequence[SourceType]
) -> None:
    message = f"A source of the type `{kind}` has no `{field.name}`."
    hint = f"Take it out, or change `type`: {listed(kinds)} has it."
    fields.problems.error(fields.keys[field.name], "unknown-key", message, hint)


def _read_holding(fields: Fields) -> Holding | None:
    node = fields.node("archive")
    inner = node and open_fields(node, HOLDING, fields.problems)
    name = inner.required("name") if inner else None
    if not inner or name is None:
        return None
    return Holding(
        name=name.text.strip(),
        town=inner.text("place"),
        collection=inner.text("collection"),
        shelfmark=inner.text("shelfmark"),
        place=inner.place,
        places=inner.places,
    )


def _read_versions(fields: Fields, calendar: Calendar) -> tuple[Version, ...]:
    """The older versions, in the order in which they were seen."""
    found = []
    for node in fields.items("versions"):
        inner = open_fields(node, VERSION, fields.problems)
        if inner is None:
            continue
        seen = read_day_of(inner, "seen", calendar)
        if not inner.has("seen"):
            inner.missing("seen", "Add `seen: …` with the day on which you saw it.")
        text, saw = read_path(inner, "text", "the project's root"), inner.text("saw")
        if seen:
            place, places = inner.place, inner.places
            found.append(Version(seen=seen, text=text, saw=saw, place=place, places=places))
    return tuple(sorted(found, key=lambda version: version.seen.sort_key))


def _read_copy(fields: Fields) -> str:
    """The path of the private copy; or `none`, which takes a reason."""
    if fields.text("text").strip() != NO_COPY:
        return read_path(fields, "text", "the project's root")
    fields.required("because")
    return NO_COPY


def _read_patterns(fields: Fields) -> tuple[str, ...]:
    """The patterns of what is passed over in the private copy, but for those that no copy makes
    safe.
    """
    found = []
    for scalar in fields.texts("ignore"):
        pattern = scalar.text.strip()
        reason = reason_against_pattern(pattern)
        if reason:
            message = f"{quoted(pattern)} cannot be passed over in a copy: {reason}."
            hint = "Give page numbers and headers only; what is part of a sentence is its words."
            fields.problems.error(scalar.place, "unsafe-ignore", message, hint)
        else:
            found.append(pattern)
    return tuple(dict.fromkeys(found))


def _read_dateline(fields: Fields, calendar: Calendar) -> Dateline | None:
    node = fields.node("dateline")
    inner = node and open_fields(node, DATELINE, fields.problems)
    if not inner:
        return None
    town, date = inner.text("place"), read_date_of(inner, "date", calendar)
    return Dateline(town=town, date=date, place=inner.place, places=inner.places)


def _report_cycles(sources: Mapping[str, Source], problems: Problems) -> None:
    """Report each ring of `based_on` once, at the first source of it that is met."""
    for ring in find_rings(sources, lambda id_: sources[id_].based_on if id_ in sources else ()):
        source = sources[ring[0]]
        way = " on ".join(f"`{name}`" for name in (*ring[1:], ring[0]))
        message = f"`{ring[0]}` is based on {way}: a source cannot retell itself."
        hint = "Delete the `based_on` that is wrong."
        problems.error(source.place_of("based_on"), "based-on-cycle", message, hint)
