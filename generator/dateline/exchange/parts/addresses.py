"""Web addresses as files of other programs have them, made what our data takes."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import Final
from urllib.parse import quote, urlsplit

from dateline.check.values.addresses import check_address
from dateline.data.media.kinds import MediaKind
from dateline.data.nodes import Scalar
from dateline.data.source_types import SourceType
from dateline.exchange.records import Item, Kind
from dateline.problems import Place, Problems

# Matches `"`, a space: what an address must have in percent form.
_TO_QUOTE: Final = re.compile(r"[\s\"'<>\\^`{|}]")
# Matches `youtube.com/watch`, with no scheme.
_BARE: Final = re.compile(r"[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,}(?:[/?#]|$)")

_HOSTS: Final = {
    "video": ("youtube.com", "youtu.be", "vimeo.com", "dailymotion.com", "wistia.com", "ted.com"),
    "audio": ("soundcloud.com", "spotify.com", "audioboom.com"),
    "post": (
        "twitter.com", "x.com", "instagram.com", "facebook.com", "tiktok.com", "bsky.app",
        "threads.net", "tumblr.com", "mastodon.social", "reddit.com", "vine.co",
    ),
    "map": ("google.com/maps", "openstreetmap.org"),
    "image": (
        "flickr.com", "flic.kr", "imgur.com", "giphy.com", "upload.wikimedia.org",
        "commons.wikimedia.org",
    ),
}  # fmt: skip
# Of documents, only these: pages of the web end in `.html` and `.php` too.
_DOCUMENTS: Final = frozenset([".pdf"])


def fit_address(text: str) -> str:
    """The address in the form that our data takes, or empty if the text is none.

    An address without a scheme (`//host/x`, as pages have it) becomes https; what no address
    contains is percent-encoded; a log-in name is never taken along.

    >>> fit_address("//www.flickr.com/photos/a b")
    'https://www.flickr.com/photos/a%20b'
    >>> fit_address("javascript:alert(1)")
    ''
    """
    text = text.strip()
    if text.startswith("//"):
        text = f"https:{text}"
    elif _BARE.match(text):
        text = f"https://{text}"
    text = _TO_QUOTE.sub(lambda found: quote(found[0]), text)
    problems = Problems()
    fits = check_address(Scalar(text, Place("")), problems)
    return text if fits and text.lower().startswith(("http://", "https://")) else ""


def medium_of(address: str) -> str:
    """What is at an address, by its host or its ending: video, audio, image, document, post, map.

    >>> medium_of("https://www.youtube.com/watch?v=1")
    'video'
    >>> medium_of("https://www.outlet-a.example/about")
    ''
    """
    parts = urlsplit(address)
    host = (parts.hostname or "").removeprefix("www.")
    file = parts.path.rpartition("/")[2]
    shown = MediaKind.of_file(file)
    if shown and (shown.traits.endings or PurePosixPath(file).suffix.lower() in _DOCUMENTS):
        return str(shown)
    for kind, hosts in _HOSTS.items():
        for known in hosts:
            name, _, path = known.partition("/")
            if (host == name or host.endswith(f".{name}")) and parts.path[1:].startswith(path):
                return kind
    return ""


def type_of(*wished: str) -> str:
    """The first of these words that is a type of source; the last must be one."""
    known = {str(kind) for kind in SourceType}
    return next(word for word in wished if word in known)


def type_at(address: str) -> str:
    """The type of the source at an address."""
    return type_of(*filter(None, [medium_of(address)]), "website", "post")


def name_of_address(address: str) -> str:
    """Words for an id: the host and the end of the path.

    >>> name_of_address("https://www.outlet-a.example/2022/07/pier?x=1")
    'outlet-a.example pier'
    """
    host, _, path = address.partition("://")[2].partition("/")
    tail = path.partition("?")[0].rstrip("/").rpartition("/")[2]
    return f"{host.removeprefix('www.')} {tail}".strip()


def source_at(address: str, place: str) -> Item:
    """The source of which a file has the address alone; `place` is where it has it."""
    return Item(
        kind=Kind.SOURCE,
        place=place,
        key=address,
        called=address,
        wished=name_of_address(address),
        record={"type": type_at(address), "url": address},
    )
