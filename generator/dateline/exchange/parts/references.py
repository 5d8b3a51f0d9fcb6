"""What a bibliography says of one source, in words of its own, as a record of ours."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from dateline.data.bibliography.identifiers import fault_of_identifier
from dateline.data.ids import make_id, reason_against_id
from dateline.data.source_types import Identifier, SourceType, types_with_field
from dateline.dates import DateError, author_form, read_date
from dateline.exchange.parts.addresses import fit_address
from dateline.exchange.records import Item, Kind, Note, NoteKind, Value

_ORDER: Final = ("type", "title", "subtitle", "outlet", "by", "published", "language", "url")
_LANGUAGES: Final = {
    "english": "en", "american": "en-US", "british": "en-GB", "german": "de", "ngerman": "de",
    "french": "fr", "spanish": "es", "italian": "it", "portuguese": "pt", "brazilian": "pt-BR",
    "dutch": "nl", "russian": "ru", "ukrainian": "uk", "polish": "pl", "czech": "cs",
    "indonesian": "id", "latin": "la", "greek": "el", "swedish": "sv", "danish": "da",
    "norwegian": "no", "finnish": "fi", "turkish": "tr", "arabic": "ar", "hebrew": "he",
    "chinese": "zh", "japanese": "ja", "korean": "ko", "hungarian": "hu", "croatian": "hr",
}  # fmt: skip
# Matches `en`, `pt-BR`.
_TAG: Final = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
# Matches `Write 199X.`, the new form that a message offers.
_OFFER: Final = re.compile(r"Write (\S+)\.")
_OLD: Final = Note(
    "date", "It is in the draft EDTF of 2012: the new form is taken.", NoteKind.CHANGED
)


@dataclass(frozen=True, slots=True)
class Name:
    """A person's family name, particles in front, and given names; or a name as a whole."""

    whole: str = ""
    family: str = ""
    given: str = ""

    @property
    def value(self) -> Value:
        """As our data has it."""
        if self.family and self.given:
            return {"family": self.family, "given": self.given}
        return self.whole or self.family or self.given


@dataclass(slots=True)
class Reference:
    """A source in the making. `texts` has our keys; `remarks` go into its note."""

    kind: str
    key: str
    place: str
    texts: dict[str, str] = field(default_factory=dict)
    names: dict[str, Sequence[Name]] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)

    def put(self, key: str, text: str) -> None:
        """Set a key, unless it is set or there is nothing to set."""
        if text.strip():
            self.texts.setdefault(key, text.strip())

    def remark(self, what: str, text: str) -> None:
        """Keep something in the note for which our data has no key."""
        if text.strip():
            self.remarks.append(f"{what}: {' '.join(text.split())}")
            why = "Our data has no such key: it is in `note`."
            self.notes.append(Note(what, why, NoteKind.CHANGED))

    def date(self, key: str, text: str, *, called: str = "") -> None:
        """Set a date as EDTF or as Dateline reads it; what it cannot read is named, and kept."""
        if not text.strip():
            return
        try:
            self.put(key, self._read(text.strip()))
        except DateError as error:
            part = called or key
            self.notes.append(Note(part, f"{error.message} It is in `note`.", NoteKind.DOUBT))
            self.remarks.append(f"{part.capitalize()} in the file: {text.strip()}")

    def remark_date(self, what: str, text: str) -> None:
        """Keep a date in the note, in the form that all bibliographies' dates have."""
        try:
            self.remark(what, self._read(text.strip()) if text.strip() else "")
        except DateError:
            self.remark(what, text)

    def _read(self, text: str) -> str:
        try:
            return author_form(text)
        except DateError as error:
            offer = _OFFER.search(error.hint) if error.code == "old-edtf" else None
            if offer:
                self.notes.append(_OLD)
                return author_form(offer[1])
            read_date(text)
            return text

    def language(self, text: str) -> None:
        """Set the language: a tag, or a name that has one."""
        text = text.strip()
        tag = _LANGUAGES.get(text.lower(), text.replace("_", "-"))
        if _TAG.fullmatch(tag):
            self.put("language", tag)
        else:
            self.remark("Language", text)

    def item(self) -> Item:
        """The record: keys that its type has not go into its note."""
        self._put_address()
        self._put_isbn()
        record: dict[str, Value] = {"type": self.kind}
        for key, text in self.texts.items():
            if key == "publisher" and self.kind in _ISSUED and "outlet" not in self.texts:
                record["outlet"] = text
            elif _has(self.kind, key):
                record[key] = text
            elif key == "publisher":
                record.setdefault("outlet", text)
            else:
                self._move(key, text)
        for key, names in self.names.items():
            values = tuple(name.value for name in names if name.value)
            if values and _has(self.kind, key):
                record[key] = values
            elif values:
                self._move(
                    key,
                    "; ".join(
                        name.whole or f"{name.given} {name.family}".strip() for name in names
                    ),
                )
        if reason_against_id(self.key) and self.key:
            self.remarks.append(f"Key in the file: {self.key}")
        note = "\n".join(filter(None, [self.texts.get("note", ""), *self.remarks]))
        if note:
            record["note"] = note
        title = self.texts.get("title", "")
        ordered = {key: record[key] for key in (*_ORDER, *record) if key in record}
        return Item(
            kind=Kind.SOURCE, place=self.place, key=self.key or title,
            called=title or self.key, wished=make_id(self.key) or title,
            record=ordered, notes=tuple(dict.fromkeys(self.notes)),
        )  # fmt: skip

    def _put_address(self) -> None:
        url = self.texts.pop("url", "")
        address = fit_address(url)
        if address:
            self.texts["url"] = address
        elif url:
            self.remark("Address", url)

    def _put_isbn(self) -> None:
        """Of several ISBNs, the first; the others are in the note."""
        every = re.split(r"[\s,;]+", self.texts.get("isbn", ""))
        if len(every) > 1 and not any(fault_of_identifier(Identifier.ISBN, one) for one in every):
            self.texts["isbn"] = every[0]
            self.remark("Other ISBN", ", ".join(every[1:]))

    def _move(self, key: str, text: str) -> None:
        self.remarks.append(f"{key.capitalize()}: {text}")
        why = f"A source of the type `{self.kind}` has no such key: it is in `note`."
        self.notes.append(Note(key, why, NoteKind.CHANGED))


_ISSUED: Final = frozenset(str(kind) for kind in SourceType if kind.traits.issued)


def _has(kind: str, key: str) -> bool:
    """Whether sources of a type have a key."""
    kinds = _kinds_with(key)
    return not kinds or kind in kinds


@cache
def _kinds_with(key: str) -> frozenset[str]:
    return frozenset(
        str(kind)
        for found, kinds in types_with_field().items()
        if found.name == key
        for kind in kinds
    )
