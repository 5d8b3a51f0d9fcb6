"""Media of an event: files of the project, or addresses elsewhere."""

from __future__ import annotations

from dateline.check.values.addresses import read_address
from dateline.check.values.paths import read_path
from dateline.data.fields import Fields, open_fields
from dateline.data.keys import IMAGE, MEDIUM
from dateline.data.media.kinds import MediaKind
from dateline.data.model import Medium
from dateline.data.nodes import Node
from dateline.problems import Problems
from dateline.problems.wording import listed, quoted

_FOLDER = "the timeline's folder"


def read_media(fields: Fields) -> tuple[Medium, ...]:
    """What an event has under `image`, and then under `media`."""
    image = fields.node("image")
    first = _read_image(image, fields.problems) if image else None
    others = [_read_medium(node, fields.problems) for node in fields.items("media")]
    return tuple(medium for medium in (first, *others) if medium)


def _read_image(node: Node, problems: Problems) -> Medium | None:
    """The short form: a picture that is a file."""
    inner = open_fields(node, IMAGE, problems)
    if inner is None:
        return None
    file, alt = inner.required("file"), _read_alt(inner, MediaKind.IMAGE)
    path = read_path(inner, "file", _FOLDER, from_docs=True)
    credit, credit_url = inner.text("credit"), read_address(inner, "credit_url")
    if not file or not path:
        return None
    return Medium(
        kind=MediaKind.IMAGE,
        file=path,
        alt=alt,
        credit=credit,
        credit_url=credit_url,
        place=inner.place,
        places=inner.places,
    )


def _read_medium(node: Node, problems: Problems) -> Medium | None:
    fields = open_fields(node, MEDIUM, problems)
    if fields is None:
        return None
    kind = _read_kind(fields)
    alt = _read_alt(fields, kind)
    file = read_path(fields, "file", _FOLDER, from_docs=True)
    url = read_address(fields, "url")
    _check_one_place(fields)
    if kind and file:
        _check_ending(fields, "file", file, kind)
    medium = Medium(
        kind=kind or MediaKind.DOCUMENT,
        file=file,
        url=url,
        alt=alt,
        credit=fields.text("credit"),
        credit_url=read_address(fields, "credit_url"),
        poster=_read_poster(fields),
        transcript=_read_transcript(fields),
        place=fields.place,
        places=fields.places,
    )
    # Without `alt` too, which is told: so its file is looked for at once.
    return medium if kind and (file or url) else None


def _read_kind(fields: Fields) -> MediaKind | None:
    """The kind as it is written; where it is not, the hint is what the file's name shows."""
    shown = MediaKind.of_file(fields.text("file")) if fields.has("file") else None
    every = f"Add `kind: …`; it is one of {listed(MediaKind)}."
    hint = f"Add `kind: {shown}`." if shown else every
    return fields.choice("kind", MediaKind) if fields.required("kind", hint) else None


def _read_alt(fields: Fields, kind: MediaKind | None) -> str:
    says = (kind or MediaKind.IMAGE).traits.alt_says
    alt = fields.required("alt", f"Add `alt: …`: {says}.")
    return alt.text.strip() if alt else ""


def _check_one_place(fields: Fields) -> None:
    if fields.has("file") and fields.has("url"):
        message = "A medium is in one place; found `file` and `url`."
        hint = "Keep `file` if you may publish it; `credit_url` can say where it is from."
        fields.problems.error(fields.place_of("url"), "file-and-address", message, hint)
    elif not fields.has("file") and not fields.has("url"):
        fields.missing("file", "Add `file: …`, or `url: …` for what is elsewhere.")


def _check_ending(fields: Fields, key: str, file: str, kind: MediaKind) -> None:
    if kind.fits(file):
        return
    shown = MediaKind.of_file(file)
    name = quoted(file.rpartition("/")[2])
    if shown is None or shown is MediaKind.DOCUMENT:
        every = listed(sorted(kind.traits.endings), last="and")
        message = f"By its name, {name} is not of the kind `{kind}`, whose files end in {every}."
        hint = "Give a file of one of these, or change `kind`."
    else:
        message = f"By its name, {name} is of the kind `{shown}`, not `{kind}`."
        hint = f"Write `kind: {shown}`, or name another file."
        if key != "file":
            hint = "Name a picture."
    fields.problems.error(fields.place_of(key), "wrong-kind", message, hint)


def _read_poster(fields: Fields) -> str:
    poster = read_path(fields, "poster", _FOLDER, from_docs=True)
    if poster:
        _check_ending(fields, "poster", poster, MediaKind.IMAGE)
    return poster


def _read_transcript(fields: Fields) -> str:
    if "://" in fields.text("transcript"):
        return read_address(fields, "transcript")
    return read_path(fields, "transcript", _FOLDER, from_docs=True)
