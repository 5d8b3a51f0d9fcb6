"""A slide of TimelineJS, in whatever form its file has it, as records of ours.

What each field means: https://timeline.knightlab.com/docs/json-format.html
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from dateline.data.media.kinds import MediaKind
from dateline.exchange.parts.addresses import fit_address, medium_of, name_of_address, type_at
from dateline.exchange.parts.date_parts import Parts, PartsDate, PartsError, contradicts, read_span
from dateline.exchange.parts.html_prose import (
    is_html,
    links_of,
    lost_elements,
    plain_html,
    read_html,
)
from dateline.exchange.parts.naming import Keys, beginning
from dateline.exchange.records import (
    Header,
    Item,
    Kind,
    Note,
    NoteKind,
    Refused,
    SourceRef,
    Value,
    Yielded,
)

_BACKGROUND: Final = Note("background", "Pictures and colours behind a slide are left out.")
_THUMBNAIL: Final = Note("media thumbnail", "Small pictures are left out.")
_LINK: Final = Note("media link", "Where a click on the medium leads is left out.")
_MARKED_UP: Final = "Only the words of the {} are kept, without its links and marks."
_NO_ADDRESS: Final = Note("media", "It is not a web address; it is in `note`.", NoteKind.CHANGED)
_RELATIVE_SCHEME: Final = Note(
    "media", "Its address begins with `//`: https is taken.", NoteKind.CHANGED
)
_OUTLET: Final = Note(
    "media credit",
    "It is the `outlet` of the source: look whether that is who published it.",
    NoteKind.DOUBT,
)
_NONE: Final[Mapping[str, str]] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Slide:
    """A slide: its texts may have HTML in them. `media` has url, caption, credit, alt, thumbnail
    and link; `kind` is `title`, `era` or empty for an event.
    """

    place: str
    start: Parts = field(default_factory=Parts)
    end: Parts = field(default_factory=Parts)
    display: str = ""
    headline: str = ""
    text: str = ""
    media: Mapping[str, str] = field(default_factory=lambda: _NONE)
    group: str = ""
    kind: str = ""
    background: bool = False
    unique_id: str = ""
    where: str = ""
    coordinates: str = ""
    left: tuple[Note, ...] = ()


class Slides:
    """Turns slides into records, one after the other: a medium that several show is one source."""

    def __init__(self) -> None:
        self._keys = Keys()
        self._sources: set[str] = set()

    def read(self, slide: Slide) -> Iterator[Yielded]:
        """The records of a slide: its source, if it is the first with that medium, and itself."""
        if slide.kind == "title":
            yield _header(slide)
            return
        called = _title_of(slide) or "(no headline)"
        key = slide.unique_id or self._keys.key(called)
        try:
            when = read_span(slide.start, slide.end)
        except PartsError as error:
            yield Refused(slide.place, called, str(error))
            return
        if slide.kind == "era":
            yield _era(slide, key, called, when)
            return
        if called == "(no headline)":
            yield Refused(slide.place, called, "It has no headline, no text and no caption.")
            return
        draft = _Draft(slide, when)
        draft.take_text()
        source = draft.take_media()
        if source and source not in self._sources:
            self._sources.add(source)
            yield draft.source_item(source)
        yield Item(
            kind=Kind.EVENT,
            place=slide.place,
            key=key,
            called=called,
            wished=slide.unique_id,
            record=draft.record(called, source),
            notes=tuple(dict.fromkeys(draft.notes)),
        )


def _title_of(slide: Slide) -> str:
    """The headline; or else the beginning of the text, or of the caption."""
    texts = (slide.text, slide.media.get("caption", ""))
    others = (beginning(plain_html(text)) for text in texts)
    return plain_html(slide.headline) or next(filter(None, others), "")


def _header(slide: Slide) -> Header:
    text = read_html(slide.text)
    notes = [*slide.left]
    if slide.media.get("url"):
        notes.append(Note("media", "The medium of the title is left out."))
    if slide.background:
        notes.append(_BACKGROUND)
    notes += lost_elements("text", text.lost)
    if is_html(slide.headline):
        notes.append(Note("headline", _MARKED_UP.format("headline")))
    return Header(title=plain_html(slide.headline), summary=text.prose, notes=tuple(notes))


def _era(slide: Slide, key: str, called: str, when: PartsDate) -> Yielded:
    notes = [*when.notes, *slide.left]
    if slide.text:
        notes.append(Note("text", "An era has a title and no text."))
    if slide.media.get("url"):
        notes.append(Note("media", "An era has a title and no medium."))
    record: dict[str, Value] = {"date": when.text, "title": called}
    return Item(
        kind=Kind.ERA,
        place=slide.place,
        key=key,
        called=called,
        record=record,
        notes=tuple(notes),
    )


class _Draft:
    """An event in the making."""

    def __init__(self, slide: Slide, when: PartsDate) -> None:
        self.slide = slide
        self.notes = [*when.notes, *slide.left]
        self._when = when.text
        self._text: list[str] = []
        self._remarks: list[str] = []
        if is_html(slide.headline):
            self.notes.append(Note("headline", _MARKED_UP.format("headline")))
        if slide.background:
            self.notes.append(_BACKGROUND)
        if any(note.part in ("time", "end time") for note in when.notes):
            times = " – ".join(filter(None, (slide.start.time, slide.end.time)))
            self._remarks.append(f"Clock times in the file: {times}")
        if slide.coordinates:
            self._remarks.append(f"Coordinates in the file: {slide.coordinates}")
            why = "The coordinates of its place are in `note`."
            self.notes.append(Note("location", why, NoteKind.CHANGED))
        if shown := contradicts(plain_html(slide.display), when.text):
            self.notes.append(shown)
            self._remarks.append(f"Date shown in the file: {plain_html(slide.display)}")

    def take_text(self) -> None:
        """The text as prose; without a headline, its first words are the title."""
        text = read_html(self.slide.text)
        if text.prose:
            self._text.append(text.prose)
        self.notes += lost_elements("text", text.lost)
        if not plain_html(self.slide.headline):
            what = "beginning of its text" if text.prose else "caption of its medium"
            why = f"It has none: the title is the {what}."
            self.notes.append(Note("headline", why, NoteKind.CHANGED))

    def take_media(self) -> str:
        """The address of the medium, or empty; what is no address goes into text or note."""
        media = self.slide.media
        if media.get("thumbnail"):
            self.notes.append(_THUMBNAIL)
        if media.get("link"):
            self.notes.append(_LINK)
        url = media.get("url", "").strip()
        if url.startswith("<"):
            return self._take_embedded(url)
        address = fit_address(url)
        if url.startswith("//") and address:
            self.notes.append(_RELATIVE_SCHEME)
        if url and not address:
            self.notes.append(_NO_ADDRESS)
            self._remarks.append(f"Media in the file: {url}")
        if not address:
            self._keep_captions()
        return address

    def _take_embedded(self, html: str) -> str:
        """HTML in the place of an address: its words join the text, its frame is a source."""
        embedded = read_html(html)
        if embedded.prose:
            self._text.append(embedded.prose)
            self.notes.append(
                Note("media", "It is HTML: its words are at the end of the text.", NoteKind.CHANGED)
            )
        self.notes += lost_elements("media", [n for n in embedded.lost if n != "iframe"])
        if "iframe" in embedded.lost:
            links = links_of(html)
            if links:
                why = "It is a frame: the address in it is the source."
                self.notes.append(Note("media", why, NoteKind.CHANGED))
                return links[0]
        self._keep_captions()
        return ""

    def _keep_captions(self) -> None:
        for name in ("caption", "credit"):
            if words := plain_html(self.slide.media.get(name, "")):
                self._remarks.append(f"Media {name} in the file: {words}")
                self.notes.append(
                    Note(f"media {name}", "It is in `note`: there is no source.", NoteKind.CHANGED)
                )

    def source_item(self, address: str) -> Item:
        """The medium as a source: what the file says of it."""
        media = self.slide.media
        caption, credit = plain_html(media.get("caption", "")), plain_html(media.get("credit", ""))
        notes = [
            Note(f"media {name}", _MARKED_UP.format(name))
            for name in ("caption", "credit")
            if is_html(media.get(name, "")) and not (name == "credit" and _media(media, address))
        ]
        shown = bool(_media(media, address))
        if credit and not shown:
            notes.append(_OUTLET)
        record: dict[str, Value] = {"type": type_at(address)}
        record |= {"title": caption} if caption else {}
        record |= {"outlet": credit} if credit and not shown else {}
        return Item(
            kind=Kind.SOURCE,
            place=self.slide.place,
            key=address,
            called=address,
            wished=caption or name_of_address(address),
            record=record | {"url": address},
            notes=tuple(notes),
        )

    def record(self, title: str, source: str) -> Mapping[str, Value]:
        """All keys of the event, in the order of our table."""
        slide = self.slide
        record: dict[str, Value] = {"date": self._when, "title": title}
        if self._text:
            record["text"] = "\n\n".join(self._text)
        if slide.where:
            record["where"] = slide.where
        if group := plain_html(slide.group):
            record["topics"] = (group,)
        if source:
            record |= _media(slide.media, source)
        if self._remarks:
            record["note"] = "\n".join(self._remarks)
        if source:
            record["accounts"] = (SourceRef(source),)
        return record


def _media(media: Mapping[str, str], address: str) -> dict[str, Value]:
    """The medium as a card, where the file says what it shows."""
    kind = medium_of(address)
    alt = plain_html(media.get("alt", "") or media.get("caption", ""))
    if kind not in tuple(MediaKind) or not alt:
        return {}
    entry: dict[str, Value] = {"url": address, "kind": kind, "alt": alt}
    if credit := plain_html(media.get("credit", "")):
        entry["credit"] = credit
        links = links_of(media.get("credit", ""))
        entry |= {"credit_url": links[0]} if links else {}
    return {"media": (entry,)}
