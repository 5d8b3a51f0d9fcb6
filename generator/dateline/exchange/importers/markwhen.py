"""Markwhen (https://docs.markwhen.com): a text with one event a line."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from dateline.dates import DateError
from dateline.exchange.parts.addresses import fit_address, source_at
from dateline.exchange.parts.date_parts import PartsError
from dateline.exchange.parts.markdown_text import fault_of_prose, prose_of
from dateline.exchange.parts.markwhen_dates import MarkwhenDates
from dateline.exchange.parts.markwhen_lines import (
    CLOSE,
    COMMENT,
    EVENT,
    HEADING,
    OPEN,
    TAGS_ALONE,
    bare_line,
)
from dateline.exchange.parts.naming import Keys
from dateline.exchange.parts.plain_files import lines_of
from dateline.exchange.records import (
    Given,
    Header,
    Item,
    Kind,
    Note,
    NoteKind,
    NotImportedError,
    Options,
    Refused,
    SourceRef,
    Value,
    Yielded,
)

# Matches `title: Welcome`.
_KEY: Final = re.compile(r"(?P<key>[A-Za-z#][\w#.-]*)\s*:\s*(?P<value>.*)")
# Matches ` #John`, but not that of `C#` or of an address.
_TAG: Final = re.compile(r"(?:^|(?<=\s))#([^\s#:,()\[\]]+)")
# Matches `[markwhen.com](https://markwhen.com)`.
_LINK: Final = re.compile(r"\[([^\]\[]*)\]\(<?([^)\s>]+)>?\)")
# Matches `- [x] `, a box to tick.
_BOX: Final = re.compile(r"^(\s*[-*] )\[([ xX])\] ", re.MULTILINE)
_DAY: Final = "(?:mon|tues|wednes|thurs|fri|satur|sun)day"
# Matches `every 2 weeks: Meeting`, `before 2022: Talks`: only a person knows whether it is text.
# Not "Next steps: …" and "By contrast: …".
_AS_DATED: Final = re.compile(
    rf"\s*(?:every|tomorrow|yesterday|{_DAY}"
    rf"|(?:before|after|by|next|last) (?:[0-9]+|week|month|year|{_DAY}))"
    r"\b[^:\n]{0,40}:\s+\S.*",
    re.IGNORECASE,
)
_NO_KEY: Final = "Our data has no such key: it is left out."


@dataclass(slots=True)
class _Found:
    """An event in the making: its line, date and title as typed, its groups, the lines below it."""

    line: int
    date: str
    title: str
    groups: tuple[str, ...]
    below: list[str] = field(default_factory=list)


_DEEPEST: Final = 100


class Markwhen:
    """The importer."""

    name = "markwhen"
    says = "Markwhen: a text with one event a line (.mw)"

    def recognises(self, given: Given) -> bool:
        """Whether the file is named so."""
        return given.ending in (".mw", ".markwhen")

    def read(self, given: Given, options: Options) -> Iterator[Yielded]:
        """Header, events and what is refused, in the order of the file.

        Raises:
            NotImportedError: the file is no text, or has a line that is too long.
        """
        lines = lines_of(given.data)
        header, first = _read_header(lines)
        day_first = header.pop("dateFormat", "").lower().startswith("d")
        dates = MarkwhenDates(day_first=day_first, today=options.today)
        left = [Note(key, _NO_KEY) for key in header if key not in ("title", "description")]
        about = header.get("description", "")
        summary = prose_of(about) if fault_of_prose(about) else about
        yield Header(title=header.get("title", ""), summary=summary, notes=tuple(left))
        keys = Keys()
        sources: set[str] = set()
        for found in _events(lines, first):
            yield from _read_event(found, dates, keys, sources)


def _read_header(lines: list[str]) -> tuple[dict[str, str], int]:
    """The keys above the first event, and the line (from 0) at which the rest begins."""
    header: dict[str, str] = {}
    fenced = bool(lines) and lines[0].strip() == "---"
    for number, line in enumerate(lines):
        if fenced and number and line.strip() == "---":
            return header, number + 1
        if not line.strip() or COMMENT.match(line) or (fenced and not number):
            continue
        found = _KEY.fullmatch(line.strip())
        if not fenced and (found is None or EVENT.match(line)):
            return header, number
        if found:
            header.setdefault(found["key"], found["value"].strip().strip("\"'"))
    return (header, len(lines)) if not fenced else ({}, 0)


def _events(lines: list[str], first: int) -> Iterator[_Found]:
    """Every event with the lines below it, and the sections and groups that it is in.

    Raises:
        NotImportedError: too many of these are within one another.
    """
    groups: tuple[tuple[int, str], ...] = ()
    current: _Found | None = None
    for number in range(first, len(lines)):
        line = lines[number]
        if COMMENT.match(line):
            continue
        inside = _groups_after(line, groups)
        event = None if inside is not None else EVENT.match(line)
        if current and (inside is not None or event):
            yield current
            current = None
        if inside is not None:
            groups = inside
            if len(groups) > _DEEPEST:
                message = f"More than {_DEEPEST} sections and groups are open here."
                hint = "Close each with `endSection` or `endGroup`."
                raise NotImportedError(message, hint, number + 1)
        elif event:
            names = tuple(name for _, name in groups)
            current = _Found(number + 1, event["date"].strip(), event["title"] or "", names)
        elif current:
            current.below.append(line)
        elif line.strip():
            yield _Found(number + 1, "", line.strip(), ())
    if current:
        yield current


def _groups_after(
    line: str, groups: tuple[tuple[int, str], ...]
) -> tuple[tuple[int, str], ...] | None:
    """The groups that we are in after a line that opens or closes one; None after another line."""
    if CLOSE.fullmatch(line):
        return groups[:-1]
    if opened := OPEN.fullmatch(line):
        return (*groups, (0, opened["name"]))
    if heading := HEADING.fullmatch(line):
        level = len(heading["signs"])
        kept = tuple((depth, name) for depth, name in groups if depth < level)
        return (*kept, (level, heading["name"]))
    return None


def _read_event(
    found: _Found, dates: MarkwhenDates, keys: Keys, sources: set[str]
) -> Iterator[Yielded]:
    place = f"line {found.line}"
    if not found.date:
        yield Refused(place, found.title, "This text belongs to no event.")
        return
    below = found.below
    tags = _TAG.findall(found.title)
    while below and (not below[0].strip() or TAGS_ALONE.fullmatch(below[0])):
        tags += _TAG.findall(below.pop(0))
    title, addresses = _plain_title(found.title)
    notes: list[Note] = []
    text = _text_of(found.title if addresses else "", below, notes)
    notes += _lines_as_dated(below)
    if not title:
        yield Refused(place, found.date, "It has a date and no title.")
        return
    try:
        when = dates.read(found.date)
    except (PartsError, DateError) as error:
        yield Refused(place, title, str(error))
        return
    topics = [_plain_title(name)[0] for name in found.groups]
    topics += [tag for name in found.groups for tag in _TAG.findall(name)]
    notes += when.notes
    record: dict[str, Value] = {"date": when.text, "title": title}
    record |= {"text": text} if text else {}
    if every := tuple(dict.fromkeys(filter(None, [*topics, *tags]))):
        record["topics"] = every
    if any(note.part in ("time", "end time") for note in when.notes):
        record["note"] = f"Date in the file: {found.date}"
    for address in addresses:
        if address not in sources:
            sources.add(address)
            yield source_at(address, place)
    if addresses:
        record["accounts"] = tuple(SourceRef(address) for address in addresses)
    yield Item(
        kind=Kind.EVENT, place=place, key=keys.key(title), called=title, record=record,
        notes=tuple(notes),
    )  # fmt: skip


def _lines_as_dated(below: list[str]) -> list[Note]:
    """A note for each line of an event's text that may have been meant as another event."""
    return [
        Note("text", f"It has a line that may be an event: '{line.strip()}'.", NoteKind.DOUBT)
        for line in below
        if _AS_DATED.fullmatch(line)
    ]


def _plain_title(text: str) -> tuple[str, list[str]]:
    """A title without tags and links, and the addresses that it links to."""
    addresses = [fit_address(address) for _, address in _LINK.findall(text)]
    plain = _TAG.sub("", _LINK.sub(r"\1", text))
    return " ".join(html.unescape(plain).split()), list(dict.fromkeys(filter(None, addresses)))


def _text_of(title: str, below: list[str], notes: list[Note]) -> str:
    """The lines below an event as prose; above them its title, if that has links."""
    lines = [_TAG.sub("", title).strip()] if title else []
    if lines and any(line.strip() for line in below):
        lines.append("")
    body = "\n".join([*lines, *(bare_line(line.rstrip()) for line in below)]).strip()
    boxed = _BOX.sub(lambda found: f"{found[1]}{'☐' if found[2] == ' ' else '☑'} ", body)
    if boxed != body:
        notes.append(Note("text", "Boxes to tick are ☐ and ☑.", NoteKind.CHANGED))
        body = boxed
    if not (fault := fault_of_prose(body)):
        return body
    why = f"It {fault}: all of it is kept as plain characters."
    notes.append(Note("text", why, NoteKind.CHANGED))
    return prose_of(body)
