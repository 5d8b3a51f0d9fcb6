"""Pictures, films, recordings and documents, and what is told below them.

A page loads nothing from another host: what is elsewhere is a link, with a picture of ours if
there is one. Films and recordings of ours load when a reader starts them.
"""

from __future__ import annotations

from pathlib import PurePosixPath
from urllib.parse import urlsplit

from dateline.data.media.kinds import Player
from dateline.data.model import Medium, Size
from dateline.render.inks import Blocks
from dateline.render.inks.inline import element, joined
from dateline.render.layout.picture_sizes import shown_size
from dateline.render.shared.phrases import Phrases
from dateline.text.inks import Piece


def medium_shown(words: Phrases, blocks: Blocks, medium: Medium) -> Piece:
    """A medium of an event, with its caption."""
    traits = medium.kind.traits
    if traits.is_picture and medium.file:
        address = words.file_address(medium.file)
        size = _size(words, medium.file)
        return blocks.picture(address, medium.alt, _details(words, medium), size)
    told = medium_told(words, medium)
    if traits.player and medium.file:
        return blocks.medium(medium.kind, _played(words, traits.player, medium), told)
    if not medium.poster:
        return blocks.medium(medium.kind, None, told)
    address, size = words.file_address(medium.poster), _size(words, medium.poster)
    return blocks.medium(medium.kind, blocks.picture(address, "", "", size), told)


def medium_told(words: Phrases, medium: Medium) -> Piece:
    """A medium in words: what it shows, a link to it, whose it is."""
    ink, t = words.ink, words.texts
    link = words.outside_link(_named(words, medium), medium.url or words.file_address(medium.file))
    parts = [t("medium_told", what=words.name(medium.alt), medium=link)]
    details = _details(words, medium)
    return joined(ink, " · ", [*parts, *([details] if details else [])])


def _named(words: Phrases, medium: Medium) -> str:
    """The words of a link to a medium: its kind, and its file's form or its host."""
    kind = words.texts.plain(f"media_kind.{medium.kind}")
    if medium.url:
        host = urlsplit(medium.url).hostname or medium.url
        return words.texts.plain("medium_at", kind=kind, host=host.removeprefix("www."))
    form = PurePosixPath(medium.file).suffix.removeprefix(".").upper()
    return f"{kind} ({form})" if form else kind


def _details(words: Phrases, medium: Medium) -> Piece:
    """Whose it is, and where its words are; empty where neither is known."""
    t = words.texts
    parts: list[Piece] = []
    if medium.credit or medium.credit_url:
        credit = words.ink.escape(medium.credit or medium.credit_url)
        if medium.credit_url:
            credit = words.outside_link(credit, medium.credit_url)
        is_picture = medium.kind.traits.is_picture
        parts.append(t("image_credit" if is_picture else "credit", credit=credit))
    if medium.transcript:
        elsewhere = "://" in medium.transcript
        address = medium.transcript if elsewhere else words.file_address(medium.transcript)
        parts.append(words.outside_link(t("transcript"), address))
    return joined(words.ink, " · ", parts)


def _played(words: Phrases, player: Player, medium: Medium) -> Piece:
    """The browser's own player. No site builder resolves addresses in it, so they are final."""
    size = _size(words, medium.poster) if medium.poster else None
    given = {
        "controls": True,
        "preload": "none",
        "src": words.file_on_site(medium.file),
        "poster": words.file_on_site(medium.poster)
        if medium.poster and player.proportion
        else None,
        "width": size.width if size else None,
        "height": size.height if size else None,
        "aria_label": medium.alt,
    }
    return element(
        words.ink, "div", element(words.ink, player.element, "", **given), class_="dl-player"
    )


def _size(words: Phrases, path: str) -> Size | None:
    return shown_size(words.resolved.timeline.sizes.get(path))
