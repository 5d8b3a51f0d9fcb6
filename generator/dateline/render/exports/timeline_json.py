"""`data/timeline.json`: everything the pages show, for programs.

The keys are stable: one may be added, none renamed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from dateline.data.file_names import DATA
from dateline.data.model import DateFrom, Person, Source
from dateline.data.outputs import Output
from dateline.data.resolved import (
    ResolvedAccount,
    ResolvedDispute,
    ResolvedEvent,
    Voice,
)
from dateline.dates import Date, iso_day, show_date
from dateline.render.shared.edition import Edition
from dateline.text.prose import plain_prose


def render_data(edition: Edition) -> Iterator[Output]:
    """The timeline as one JSON file."""
    timeline, resolved = edition.timeline, edition.resolved
    tree = {
        "title": timeline.title,
        "summary": plain_prose(timeline.summary),
        "language": timeline.language,
        "events": (_event(edition, event) for event in resolved.events),
        "sources": (_source(source) for source in timeline.sources.values()),
        "people": (_person(person) for person in timeline.people.values()),
        "sides": ({"id": side.id, "name": side.name} for side in timeline.sides.values()),
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
            }
            for correction in timeline.corrections
        ),
    }
    yield Output(edition.path(DATA), _lay_out(tree).encode())


def _lay_out(tree: Mapping[str, str | Iterable[Any]]) -> str:
    """The tree as JSON with a line for each record, so that a difference shows which changed.

    Each record is let go once it is written: all of them take more memory than their text.
    """
    members = []
    for name, value in tree.items():
        if isinstance(value, str):
            members.append(f"{_dump(name)}: {_dump(value)}")
        else:
            members.append(f"{_dump(name)}: [\n" + ",\n".join(map(_dump, value)) + "\n]")
    return "{\n" + ",\n".join(members) + "\n}\n"


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


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
        "topics": list(record.topics),
        "url": edition.event_address(record.id),
        "page": edition.event_on_page(event),
        "standing": str(event.standing),
        "reported": str(event.witness),
        "outlets": event.outlets,
        "date_from": [_date_from(item) for item in record.date_from],
        "claims": [
            {"date": claim.date.edtf, "sources": [source.id for source in claim.sources]}
            for claim in event.claims
        ],
        "accounts": [_account(account) for account in event.accounts],
    }


def _account(account: ResolvedAccount) -> dict[str, Any]:
    record = account.record
    return {
        "source": record.source,
        "kind": str(record.kind),
        "words": record.words,
        "by": _voice(account.by),
        "via": _voice(account.via),
        "to": record.to,
        "side": account.by.side.id if account.by and account.by.side else "",
        "said": record.said.edtf if record.said else "",
        "date": record.date.edtf if record.date else "",
        "date_from": [_date_from(item) for item in record.date_from],
        "position": f"{record.dispute}/{record.position}" if record.position else "",
        "remark": record.remark,
        "at": record.at,
        "checked": account.check.grade if account.check else "",
    }


def _voice(voice: Voice | None) -> str:
    """A person's id, or the description of someone unnamed."""
    if voice is None:
        return ""
    return voice.person.id if voice.person else voice.name


def _date_from(item: DateFrom) -> dict[str, str]:
    return {"source": item.source, "words": item.words, "because": item.because}


def _source(source: Source) -> dict[str, Any]:
    return {
        "id": source.id,
        "type": str(source.type),
        "title": source.title,
        "outlet": source.outlet,
        "by": list(source.by),
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
        "details": dict(source.details),
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
