"""A folder of Markdown notes with front matter, as Obsidian and others keep: one event a note."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Final

from dateline.exchange.parts.addresses import fit_address, source_at
from dateline.exchange.parts.date_formats import AS_DATELINE, Conventions, read_formatted
from dateline.exchange.parts.date_parts import PartsDate, PartsError, edtf_of, join_span
from dateline.exchange.parts.note_text import FrontMatterError, NoteText, read_body, take_apart
from dateline.exchange.parts.plain_files import text_of
from dateline.exchange.parts.unknown_dates import BECAUSE, is_unknown, unknown_date
from dateline.exchange.records import (
    Given,
    Header,
    Item,
    Kind,
    Note,
    NoteKind,
    NotImportedError,
    Options,
    Prose,
    Refused,
    SourceRef,
    Value,
    Yielded,
)

_NAMES: Final = {
    "date": ("date", "start", "start-date", "start_date", "event-date", "date-start", "when",
             "day"),
    "end": ("end", "end-date", "end_date", "date-end"),
    "title": ("title",),
    "topics": ("tags", "topics", "tag", "category", "categories"),
    "where": ("where", "location", "place"),
    "urls": ("url", "source", "sources", "link", "links"),
    "id": ("id",),
    "note": ("note",),
    "draft": ("draft",),
    "because": (BECAUSE,),
}  # fmt: skip
_BY_NAME: Final = {name: key for key, names in _NAMES.items() for name in names}
# Matches `2022-07-08 Talks begin`.
_DATED_NAME: Final = re.compile(r"(\d{4}(?:-\d{2}(?:-\d{2})?)?)(?=[\s_.-]|$)[\s_.-]*(.*)")
_OF_NAME: Final = Note("date", "It is that of the file's name.", NoteKind.CHANGED)
_LEFT_OUT: Final = "Our data has no such key: it is left out."


class Notes:
    """The importer."""

    name = "notes"
    says = "a folder of Markdown notes with front matter"

    def recognises(self, given: Given) -> bool:
        """Whether it is a folder."""
        return given.files is not None

    def read(self, given: Given, options: Options) -> Iterator[Yielded]:
        """Every note, in the order of the paths.

        Raises:
            NotImportedError: it is no folder, or one without notes.
        """
        if not given.files:
            raise NotImportedError("This is not a folder with Markdown notes (.md).")
        yield Header(title=given.name)
        reader = _Reader(
            given.files, Conventions(options.language, options.zone, options.date_order)
        )
        for path, data in given.files.items():
            yield from reader.read(path, data)


class _Reader:
    def __init__(self, files: Mapping[str, bytes], conventions: Conventions) -> None:
        self._conventions = conventions
        self._sources: set[str] = set()
        self._paths: dict[str, str] = {}
        for path in sorted(files, key=lambda path: (path.count("/"), path), reverse=True):
            bare = str(PurePosixPath(path).with_suffix(""))
            self._paths[PurePosixPath(bare).name.casefold()] = path
        for path in files:
            self._paths[str(PurePosixPath(path).with_suffix("")).casefold()] = path

    def _find(self, name: str) -> str:
        bare = name.strip().removeprefix("./").strip("/").casefold()
        return self._paths.get(bare) or self._paths.get(bare.rpartition("/")[2], "")

    def read(self, path: str, data: bytes) -> Iterator[Yielded]:
        """The records of a note: its sources, and itself."""
        stem = PurePosixPath(path).stem
        try:
            note = take_apart(text_of(data), path)
        except NotImportedError as error:
            yield Refused(path, stem, error.message)
            return
        except FrontMatterError as error:
            yield Refused(path, stem, str(error))
            return
        keys = {key: note.keys[name] for name, key in _BY_NAME.items() if note.keys.get(name)}
        notes = [
            Note(name, _LEFT_OUT) for name, v in note.keys.items() if v and name not in _BY_NAME
        ]
        try:
            when, rest = self._when(keys, stem, notes)
        except PartsError as error:
            yield Refused(path, stem, str(error))
            return
        if when is None:
            yield Refused(
                path, stem, "It has no date: neither `date` in its front matter, nor in its name."
            )
            return
        title = " ".join(keys.get("title", ())) or note.heading or rest or stem
        addresses = self._addresses(keys, notes)
        for address in addresses:
            if address not in self._sources:
                self._sources.add(address)
                yield source_at(address, path)
        record = self._record(note, keys, notes)
        dated: Mapping[str, Value] = {"date": when.text}
        if is_unknown(when.text):
            dated, more = unknown_date(keys.get("because", ()))
            notes += more
        whole: dict[str, Value] = {**dated, "title": title, **record}
        if addresses:
            whole["accounts"] = tuple(SourceRef(address) for address in addresses)
        yield Item(
            kind=Kind.EVENT, place=path, key=path, called=title,
            wished=" ".join(keys.get("id", ())), record=whole,
            notes=tuple(dict.fromkeys((*when.notes, *notes))),
        )  # fmt: skip

    def _when(
        self, keys: Mapping[str, tuple[str, ...]], stem: str, notes: list[Note]
    ) -> tuple[PartsDate | None, str]:
        """The date, from the front matter or from the name; and the rest of the name."""
        named = _DATED_NAME.match(stem)
        rest = named[2] if named else ""
        texts = [" ".join(keys.get(key, ())) for key in ("date", "end")]
        if not texts[0] and named:
            notes.append(_OF_NAME)
            texts[0] = named[1]
        if not texts[0]:
            return None, rest
        if is_unknown(texts[0]) and not texts[1]:
            return PartsDate(texts[0].strip()), rest
        start, end = (
            read_formatted(text, (AS_DATELINE,), self._conventions) if text else ""
            for text in texts
        )
        if not end:
            return PartsDate(start), rest
        return join_span(PartsDate(edtf_of(start)), PartsDate(edtf_of(end))), rest

    def _addresses(self, keys: Mapping[str, tuple[str, ...]], notes: list[Note]) -> list[str]:
        found = [(text, fit_address(text)) for text in keys.get("urls", ())]
        if any(not address for _, address in found):
            notes.append(
                Note("source", "What is not a web address is in `note`.", NoteKind.CHANGED)
            )
        return list(dict.fromkeys(address for _, address in found if address))

    def _record(
        self, note: NoteText, keys: Mapping[str, tuple[str, ...]], notes: list[Note]
    ) -> dict[str, Value]:
        record: dict[str, Value] = {}
        prose = read_body(note.body, self._find, notes) if note.body else Prose(())
        if prose.parts:
            record["text"] = prose
        if where := ", ".join(keys.get("where", ())):
            record["where"] = _plain_name(where)
        topics = _topics_of(note)
        if topics:
            record["topics"] = tuple(dict.fromkeys(_plain_name(tag).lstrip("#") for tag in topics))
        if keys.get("draft") == ("true",):
            record["draft"] = "true"
        lines = [*keys.get("note", ())]
        lines += [f"Source in the file: {t}" for t in keys.get("urls", ()) if not fit_address(t)]
        if lines:
            record["note"] = "\n".join(lines)
        return record


def _topics_of(note: NoteText) -> list[str]:
    """The topics: the items of a list as they are, a line of them cut at its commas."""
    found: list[str] = []
    for name, key in _BY_NAME.items():
        if key == "topics" and (texts := note.keys.get(name)):
            cut = [part for text in texts for part in re.split(r"\s*,\s*", text)]
            found = list(texts) if name in note.lists else cut
    return found


def _plain_name(text: str) -> str:
    """The words of `[[Nusa Dua|the hotel]]` or `"[[Nusa Dua]]"`."""
    return re.sub(r"\[\[(?:[^\]|]*\|)?([^\]]*)\]\]", r"\1", text).strip("\"' ")
