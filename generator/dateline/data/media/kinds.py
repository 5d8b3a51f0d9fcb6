"""The kinds of media: one row each, with all that depends on the kind.

To add a kind, add a row here, and its name to the language files (`media_kind.<word>`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Final, Self

PICTURE_FORMATS: Final[Mapping[str, str]] = MappingProxyType(
    {
        ".png": "PNG",
        ".jpg": "JPEG",
        ".jpeg": "JPEG",
        ".gif": "GIF",
        ".webp": "WebP",
        ".avif": "AVIF",
        ".svg": "SVG",
    }
)
"""The endings of the pictures that browsers show, each with the name of its format."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Player:
    """The element of HTML with which browsers play a medium.

    `proportion` is the width by the height of what it shows while no poster gives its size; None
    for an element that shows no picture, and has no poster.
    """

    element: str
    proportion: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaTraits:
    """What follows from a medium's kind.

    `endings` are those of its files' names, in small letters; of a kind that has none, a file may
    have any ending but those of the other kinds. `alt_says` is what its `alt` has to say, for the
    message where it is missing. `schema_org` is its type at schema.org. A file is shown as a
    picture, or by a `player`, or else is a link.
    """

    endings: frozenset[str] = frozenset()
    alt_says: str
    schema_org: str
    is_picture: bool = False
    player: Player | None = None


class MediaKind(StrEnum):
    """What a medium is; the value is the word that authors write."""

    traits: MediaTraits

    def __new__(cls, word: str, traits: MediaTraits) -> Self:
        """Make a member that is its word, and carries its traits."""
        member = str.__new__(cls, word)
        member._value_ = word
        member.traits = traits
        return member

    IMAGE = (
        "image",
        MediaTraits(
            endings=frozenset(PICTURE_FORMATS),
            alt_says="what the picture shows, for readers who cannot see it",
            schema_org="ImageObject",
            is_picture=True,
        ),
    )
    VIDEO = (
        "video",
        MediaTraits(
            endings=frozenset((".m4v", ".mkv", ".mov", ".mp4", ".ogv", ".webm")),
            alt_says="what the film shows, for readers who cannot see it",
            schema_org="VideoObject",
            player=Player(element="video", proportion=16 / 9),
        ),
    )
    AUDIO = (
        "audio",
        MediaTraits(
            endings=frozenset((".aac", ".flac", ".m4a", ".mp3", ".oga", ".ogg", ".opus", ".wav")),
            alt_says="what is heard, for readers who cannot hear it",
            schema_org="AudioObject",
            player=Player(element="audio"),
        ),
    )
    DOCUMENT = (
        "document",
        MediaTraits(alt_says="what the document is", schema_org="DigitalDocument"),
    )

    @classmethod
    def of_file(cls, name: str) -> MediaKind | None:
        """The first kind that a file's name fits, or None for a name without an ending.

        >>> str(MediaKind.of_file("harbour.JPG"))
        'image'
        """
        ending = PurePosixPath(name).suffix.casefold()
        if not ending:
            return None
        return next((kind for kind in cls if ending in kind.traits.endings), cls.DOCUMENT)

    def fits(self, name: str) -> bool:
        """Whether a file of this name may be of this kind.

        >>> MediaKind.IMAGE.fits("harbour.JPG"), MediaKind.DOCUMENT.fits("harbour.JPG")
        (True, False)
        """
        ending = PurePosixPath(name).suffix.casefold()
        if self.traits.endings or not ending:
            return ending in self.traits.endings
        return not any(ending in kind.traits.endings for kind in MediaKind)
