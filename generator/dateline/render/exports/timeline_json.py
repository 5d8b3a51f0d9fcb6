"""`data/timeline.json`: everything the pages show, for programs.

The keys are stable: one may be added, none renamed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Any
from urllib.parse import quote

from dateline.data.file_names import DATA, path_in
from dateline.data.model import (
    AnswerKind,
    DateFrom,
    EventField,
    Figure,
    Location,
    Medium,
    Person,
    Source,
)
from dateline.data.outputs import Output
from dateline.data.resolved import (
    ResolvedAccount,
    ResolvedDispute,
    ResolvedEra,
    ResolvedEvent,
    Voice,
)
from dateline.dates import Date, iso_day, show_date
from dateline.render.reuse import Reuse, in_groups
from dateline.render.shared.edition import Edition
from dateline.text.prose import plain_prose


def render_data(edition: Edition, reuse: Reuse | None = None) -> Iterator[Output]:
    """The timeline as one JSON file."""
    reuse = reuse or Reuse(edition)
    timeline, resolved = edition.timeline, edition.resolved
    tree = {
        "title": timeline.title,
        "summary": plain_prose(timeline.summary),
        "language": timeline.language,
        "other_languages": (
            {"language": other.language, "url": quote(path_in(other.folder, DATA))}
            for other in timeline.other_languages
        ),
        "events": _events(reuse),
        "sources": (_source(source) for source in timeline.sources.values()),
        "people": (_person(person) for person in timeline.people.values()),
        "places": (_place(place) for place in timeline.locations.values()),
        "fields": (_field(field) for field in timeline.fields.values()),
        "sides": ({"id": side.id, "name": side.name} for side in timeline.sides.values()),
        "eras": (_era(era) for era in resolved.eras),
        "disputes": (_dispute(dispute) for dispute in resolved.disputes),
        "remarks": (
            {
                "id": remark.id,
                "same_because": remark.same_because,
                "spoken_in": remark.spoken_in,
                "standing": str(remark.standing or ""),
            }
            for remark in resolved.remarks.values()
        ),
        "corrections": (
            {
                "on": correction.on.edtf,
                "event": correction.event,
                "kind": str(correction.kind),
                "was": correction.was,
                "now": correction.now,
                "why": correction.why,
                "moved_to": correction.moved_to,
            }
            for correction in timeline.corrections
        ),
    }
    yield Output(edition.path(DATA), _lay_out(tree))


def _lay_out(tree: Mapping[str, str | Iterable[Any]]) -> bytes:
    """The tree as JSON with a line for each record, so that a difference shows which changed.

    Each record is let go once it is written: all of them take more memory than their text, which
    is joined once, since each part of it that is joined before is in memory twice.
    """
    return b"".join(_pieces(tree))


def _pieces(tree: Mapping[str, str | Iterable[Any]]) -> Iterator[bytes]:
    before = "{\n"
    for name, value in tree.items():
        yield f"{before}{_dump(name)}:".encode()
        before = ",\n"
        if isinstance(value, str):
            yield _dump(value).encode()
            continue
        yield b"[\n"
        for number, record in enumerate(value):
            yield (b",\n" if number else b"") + _line(record)
        yield b"\n]"
    yield b"\n}\n"


def _line(record: object) -> bytes:
    return record if isinstance(record, bytes) else _dump(record).encode()


def _events(reuse: Reuse) -> Iterator[bytes]:
    """The lines of all events, a few at a time."""
    for events in in_groups(reuse.edition.resolved.events):
        yield reuse.note(DATA, events, partial(_lines, reuse.edition, events))


def _lines(edition: Edition, events: Iterable[ResolvedEvent]) -> str:
    return ",\n".join(_dump(_event(edition, event)) for event in events)


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _event(edition: Edition, event: ResolvedEvent) -> dict[str, Any]:
    record = event.record
    return {
        "id": record.id,
        "title": record.title,
        "date": record.date.edtf,
        "date_text": show_date(record.date, edition.language),
        "earliest": _day(record.date.earliest),
        "latest": _day(record.date.latest),
        "precision": record.date.precision,
        "kind": str(record.date.kind),
        "approximate": record.date.approximate,
        "uncertain": record.date.uncertain,
        "text": record.text,
        "where": record.where,
        "place": record.location,
        "people": [{"person": one.person, "as": one.role} for one in record.people],
        "topics": list(record.topics),
        "fields": {id_: list(values) for id_, values in record.fields.items()},
        "media": [_medium(edition, medium) for medium in record.media],
        "key": record.key,
        "eras": [era.title for era in event.eras],
        "url": edition.event_address(record.id),
        "page": edition.event_on_page(event),
        "standing": str(event.standing),
        "reported": str(event.witness),
        "outlets": event.outlets,
        "date_from": [_date_from(item) for item in record.date_from],
        "after": list(record.after),
        "claims": [
            {"date": claim.date.edtf, "sources": [source.id for source in claim.sources]}
            for claim in event.claims
        ],
        "place_claims": [
            {"place": claim.place.id, "sources": [source.id for source in claim.sources]}
            for claim in event.place_claims
        ],
        "figures": [
            {
                "of": figure.of,
                "low": figure.low.number if figure.low else None,
                "high": figure.high.number if figure.high else None,
                "contested": figure.is_contested,
                "accounts": [claim.account.number for claim in figure.claims if claim.counts],
            }
            for figure in event.figures
        ],
        "denials": [
            {
                "of": denial.number,
                "event": denial.account.event.id,
                "account": denial.account.number,
            }
            for denial in event.denials
        ],
        "accounts": [_account(account) for account in event.accounts],
    }


def _figure(figure: Figure | None) -> dict[str, Any]:
    low, high, whole = (figure.low, figure.high, figure.out_of) if figure else (None, None, None)
    return {
        "of": figure.of if figure else "",
        "low": low.number if low else None,
        "high": high.number if high else None,
        "out_of": whole.number if whole else None,
        "as_of": _edtf(figure.as_of) if figure else "",
    }


def _medium(edition: Edition, medium: Medium) -> dict[str, Any]:
    def address(path: str) -> str:
        return path if not path or "://" in path else edition.address(path)

    return {
        "kind": str(medium.kind),
        "file": address(medium.file),
        "url": medium.url,
        "alt": medium.alt,
        "credit": medium.credit,
        "credit_url": medium.credit_url,
        "poster": address(medium.poster),
        "transcript": address(medium.transcript),
    }


def _account(account: ResolvedAccount) -> dict[str, Any]:
    record = account.record
    return {
        "source": record.source,
        "id": record.id,
        "kind": str(record.kind),
        "words": record.words,
        "language": record.language,
        "translation": {
            "text": record.translation.text if record.translation else "",
            "by": record.translation.by if record.translation else "",
        },
        "by": _voice(account.by),
        "by_one_of": [_voice(one) for one in account.by.one_of] if account.by else [],
        "via": _voice(account.via[0] if account.via else None),
        "via_then": [_voice(voice) for voice in account.via[1:]],
        "to": record.to,
        "side": account.by.side.id if account.by and account.by.side else "",
        "said": record.said.edtf if record.said else "",
        "date": record.date.edtf if record.date else "",
        "date_from": [_date_from(item) for item in record.date_from],
        "place": record.location,
        "position": f"{record.dispute}/{record.position}" if record.position else "",
        "holds_position": account.holds_position,
        "remark": record.remark,
        "figure": _figure(record.figure),
        **{str(kind): record.answers.get(kind, "") for kind in AnswerKind},
        "doubt": record.doubt,
        "at": record.at,
        "checked": account.check.grade if account.check else "",
        "version": account.check.version if account.check else "",
    }


def _voice(voice: Voice | None) -> str:
    """A person's id, or the description of someone unnamed; empty for one of several."""
    if voice is None or voice.one_of:
        return ""
    return voice.person.id if voice.person else voice.name


def _date_from(item: DateFrom) -> dict[str, str]:
    found = {"source": item.source, "words": item.words, "because": item.because}
    return found | {"from": item.start} if item.start else found


def _source(source: Source) -> dict[str, Any]:
    return {
        "id": source.id,
        "type": str(source.type),
        "title": source.title,
        "subtitle": source.subtitle,
        "outlet": source.outlet,
        "by": list(source.by),
        "editors": list(source.editors),
        "translators": list(source.translators),
        "agency": source.agency,
        "based_on": list(source.based_on),
        "published": _edtf(source.published),
        "published_from": [_date_from(item) for item in source.published_from],
        "dateline": {
            "place": source.dateline.town if source.dateline else "",
            "date": _edtf(source.dateline.date) if source.dateline else "",
        },
        "language": source.language,
        "url": source.url,
        "archived": {
            "url": source.archived.url if source.archived else "",
            "on": _edtf(source.archived.on) if source.archived else "",
        },
        "accessed": _edtf(source.accessed),
        "archive": {
            "name": source.archive.name if source.archive else "",
            "place": source.archive.town if source.archive else "",
            "collection": source.archive.collection if source.archive else "",
            "shelfmark": source.archive.shelfmark if source.archive else "",
        },
        "versions": [{"seen": v.seen.edtf, "saw": v.saw} for v in source.versions],
        "removed": _edtf(source.removed),
        "details": dict(source.details),
        "note": source.note,
        "because": source.because,
    }


def _person(person: Person) -> dict[str, Any]:
    return {
        "id": person.id,
        "name": person.name,
        "side": person.side,
        "also": list(person.also),
        "roles": [
            {"role": role.role, "from": _edtf(role.start), "to": _edtf(role.end)}
            for role in person.roles
        ],
    }


def _place(place: Location) -> dict[str, Any]:
    within = {"within": place.within}
    return {"id": place.id, "name": place.name, "lat": place.lat, "lon": place.lon, **within}


def _field(field: EventField) -> dict[str, Any]:
    return {
        "id": field.id,
        "label": field.label,
        "filter": field.is_filter,
        "values": list(field.values),
    }


def _era(era: ResolvedEra) -> dict[str, Any]:
    return {
        "title": era.title,
        "date": era.date.edtf,
        "earliest": _day(era.date.earliest),
        "latest": _day(era.date.latest),
        "side": era.record.side,
        "source": era.record.source,
    }


def _dispute(dispute: ResolvedDispute) -> dict[str, Any]:
    return {
        "id": dispute.id,
        "question": dispute.question,
        "positions": [
            {
                "id": position.id,
                "summary": position.summary,
                "accounts": [
                    {"event": account.event.id, "number": account.number}
                    for account in position.accounts
                ],
            }
            for position in dispute.positions
        ],
    }


def _edtf(date: Date | None) -> str:
    return date.edtf if date else ""


def _day(ordinal: int | None) -> str | None:
    return None if ordinal is None else iso_day(ordinal)
