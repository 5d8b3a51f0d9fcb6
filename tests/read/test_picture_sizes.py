"""The size of a picture, from the head of its file."""

from __future__ import annotations

import struct

import pytest

from dateline.data.model import Size
from dateline.read.media.picture_sizes import picture_size

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">II", 640, 360)


def jpeg(width: int, height: int, orientation: int = 0, order: str = ">") -> bytes:
    """The head of a JPEG, with Exif data if it is turned."""
    exif = b""
    if orientation:
        mark = b"II" if order == "<" else b"MM"
        tiff = mark + struct.pack(f"{order}HIH", 42, 8, 2)
        tiff += struct.pack(f"{order}HHIHH", 0x010F, 3, 1, 1, 0)
        tiff += struct.pack(f"{order}HHIHH", 0x0112, 3, 1, orientation, 0)
        data = b"Exif\0\0" + tiff
        exif = b"\xff\xe1" + struct.pack(">H", len(data) + 2) + data
    frame = b"\xff\xc2" + struct.pack(">HBHHB", 17, 8, height, width, 3)
    return b"\xff\xd8" + exif + b"\xff\xc4" + struct.pack(">H", 4) + b"\0\0" + frame + b"\0" * 12


def webp(form: bytes, data: bytes) -> bytes:
    return b"RIFF\0\0\0\0WEBP" + form + b"\0\0\0\0" + data


HEADS = {
    "png": PNG,
    "gif": b"GIF89a" + struct.pack("<HH", 640, 360),
    "jpeg": jpeg(640, 360),
    "turned": jpeg(360, 640, 6),
    "turned-little": jpeg(360, 640, 8, "<"),
    "not-turned": jpeg(640, 360, 3),
    "webp-lossy": webp(b"VP8 ", b"\0\0\0\x9d\x01\x2a" + struct.pack("<HH", 640, 360)),
    "webp-lossless": webp(b"VP8L", b"\x2f" + struct.pack("<I", 639 | 359 << 14)),
    "webp-more": webp(b"VP8X", b"\0\0\0\0\x7f\x02\0\x67\x01\0"),
    "avif": b"\0\0\0\x1cftypavif" + b"\0" * 9 + b"ispe\0\0\0\0" + struct.pack(">II", 640, 360),
    "svg": b'<?xml version="1.0"?>\n<svg xmlns="x" height="360" width="640px" viewBox="0 0 1 1">',
    "svg-box": b"<svg viewBox='0 0 640.0 360' width='100%'>",
}


@pytest.mark.parametrize("name", HEADS)
def test_every_form_says_its_size(name: str) -> None:
    assert picture_size(HEADS[name]) == Size(640, 360)


@pytest.mark.parametrize("name", HEADS)
def test_a_damaged_file_has_no_size_or_a_sound_one(name: str) -> None:
    head = HEADS[name]
    for end in range(len(head)):
        size = picture_size(head[:end])
        assert size is None or (size.width > 0 and size.height > 0), end


@pytest.mark.parametrize("head", [b"", b"a text", b"<svg>", PNG[:16] + b"\0" * 8])
def test_what_has_no_size(head: bytes) -> None:
    assert picture_size(head) is None
