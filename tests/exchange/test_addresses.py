"""What is at an address, as far as its words show it."""

from __future__ import annotations

import pytest

from dateline.data.media.kinds import MediaKind
from dateline.exchange.parts.addresses import medium_of

_ENDINGS = sorted({ending for kind in MediaKind for ending in kind.traits.endings})


@pytest.mark.parametrize("ending", _ENDINGS)
def test_every_ending_of_a_medium_is_known_in_addresses(ending: str) -> None:
    address = f"https://files.example/harbour{ending.upper()}?size=2"
    assert medium_of(address) == MediaKind.of_file(f"harbour{ending}")


@pytest.mark.parametrize("page", ["talks.html", "talks.mp4/", "talks", ".mp4/talks.php"])
def test_pages_of_the_web_are_no_media(page: str) -> None:
    assert medium_of(f"https://outlet-a.example/{page}") == ""


def test_a_document_is_known_by_its_ending() -> None:
    assert medium_of("https://outlet-a.example/minutes.pdf") == "document"
