"""The width and height of a picture, from the first bytes of its file.

Only what a page needs, so that nothing moves while pictures load; no picture is decoded.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Callable
from typing import Final

from dateline.data.model import Size

ENOUGH: Final = 262_144
"""So many bytes at the head of a file have the size in them, but for rare JPEGs."""

# Matches `<svg width="640" viewBox="0 0 640 360">`.
_SVG: Final = re.compile(rb"<svg\b[^<>]*>")
_LENGTH: Final = rb"\b%s\s*=\s*[\"']\s*([\d.]+)(?:px)?\s*[\"']"
_VIEW_BOX: Final = re.compile(
    rb"\bviewBox\s*=\s*[\"']\s*[-\d.]+[\s,]+[-\d.]+[\s,]+([\d.]+)[\s,]+([\d.]+)"
)
_FRAMES: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_TURNED: Final = frozenset(range(5, 9))


def picture_size(head: bytes) -> Size | None:
    """The size of a PNG, GIF, JPEG, WebP, AVIF or SVG picture, or None: another kind, or damaged.

    `head` is the beginning of the file, `ENOUGH` bytes of it if it has so many.

    >>> picture_size(b"GIF89a" + bytes([64, 1, 200, 0]))
    Size(width=320, height=200)
    """
    read = next((read for _, fits, read in _KINDS if fits(head)), None)
    try:
        size = read(head) if read else None
    except (struct.error, ValueError, IndexError):
        return None
    return size if size and size.width > 0 and size.height > 0 else None


def kind_of_picture(head: bytes) -> str:
    """The kind of a picture by its first bytes; empty if it is none that browsers show."""
    return next((kind for kind, fits, _ in _KINDS if fits(head)), "")


def _png(head: bytes) -> Size:
    return Size(*struct.unpack(">II", head[16:24]))


def _gif(head: bytes) -> Size:
    return Size(*struct.unpack("<HH", head[6:10]))


def _jpeg(head: bytes) -> Size | None:
    """By the first frame's header; a picture that its Exif data turns is as it is turned."""
    at, turned = 2, False
    while at + 9 < len(head):
        if head[at] != 0xFF:
            return None
        marker = head[at + 1]
        if marker in _FRAMES:
            height, width = struct.unpack(">HH", head[at + 5 : at + 9])
            return Size(height, width) if turned else Size(width, height)
        length = int(struct.unpack(">H", head[at + 2 : at + 4])[0])
        if head[at + 4 : at + 10] == b"Exif\0\0":
            turned = _orientation(head[at + 10 : at + 2 + length]) in _TURNED
        at += 2 + length
    return None


def _orientation(tiff: bytes) -> int:
    """The tag 0x0112 of the first directory; 1, which turns nothing, where there is none."""
    order = "<" if tiff[:2] == b"II" else ">"
    start = int(struct.unpack(f"{order}I", tiff[4:8])[0])
    count = int(struct.unpack(f"{order}H", tiff[start : start + 2])[0])
    for number in range(count):
        entry = tiff[start + 2 + 12 * number :][:12]
        if struct.unpack(f"{order}H", entry[:2])[0] == 0x0112:
            return int(struct.unpack(f"{order}H", entry[8:10])[0])
    return 1


def _webp(head: bytes) -> Size | None:
    """By the header of the form: https://developers.google.com/speed/webp/docs/riff_container."""
    form = head[12:16]
    if form == b"VP8X":
        width, height = (int.from_bytes(head[at : at + 3], "little") + 1 for at in (24, 27))
        return Size(width, height)
    if form == b"VP8L":
        bits = int.from_bytes(head[21:25], "little")
        return Size((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1)
    if form == b"VP8 ":
        width, height = struct.unpack("<HH", head[26:30])
        return Size(width & 0x3FFF, height & 0x3FFF)
    return None


def _avif(head: bytes) -> Size | None:
    """By the box `ispe`, the extent of the first picture in the file."""
    at = head.find(b"ispe")
    return Size(*struct.unpack(">II", head[at + 8 : at + 16])) if at >= 0 else None


def _svg(head: bytes) -> Size | None:
    found = _SVG.search(head)
    if found is None:
        return None
    lengths = [re.search(_LENGTH % name, found[0]) for name in (b"width", b"height")]
    if all(lengths):
        return Size(*(round(float(length[1])) for length in lengths if length))
    box = _VIEW_BOX.search(found[0])
    return Size(round(float(box[1])), round(float(box[2]))) if box else None


_KINDS: Final[tuple[tuple[str, Callable[[bytes], bool], Callable[[bytes], Size | None]], ...]] = (
    ("PNG", lambda head: head.startswith(b"\x89PNG"), _png),
    ("GIF", lambda head: head.startswith((b"GIF87a", b"GIF89a")), _gif),
    ("JPEG", lambda head: head.startswith(b"\xff\xd8"), _jpeg),
    ("WebP", lambda head: head[:4] == b"RIFF" and head[8:12] == b"WEBP", _webp),
    (
        "AVIF",
        lambda head: head[4:8] == b"ftyp" and (b"avif" in head[8:32] or b"avis" in head[8:32]),
        _avif,
    ),
    ("SVG", lambda head: b"<svg" in head, _svg),
)
