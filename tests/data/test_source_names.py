"""What a source is called in running text: what is usual for its type."""

from __future__ import annotations

from types import MappingProxyType

import pytest

from dateline.data.bibliography.identifiers import fault_of_identifier, identifier_address
from dateline.data.bibliography.person_names import PersonName
from dateline.data.bibliography.web_addresses import account_at, host_of
from dateline.data.model import Holding, Source
from dateline.data.source_types import Identifier, SourceType
from dateline.dates import read_date

LEE = PersonName.of_parts("Lee", "Mia")


def source(kind: str, *, published: str = "", details: dict[str, str] | None = None) -> Source:
    date = read_date(published) if published else None
    own = MappingProxyType(details or {})
    return Source(id="s", type=SourceType[kind.upper()], published=date, details=own)


@pytest.mark.parametrize(
    ("found", "name"),
    [
        (Source(id="s", type=SourceType.NEWS, outlet="Outlet A", by=("Mia Lee",)), "Outlet A"),
        (source("news"), "s"),
        (Source(id="s", type=SourceType.WEBSITE, url="https://www.a.example/x"), "a.example"),
        (Source(id="s", type=SourceType.BOOK, title="T", outlet="North Press"), "T"),
        (Source(id="s", type=SourceType.BOOK, by=(LEE,), published=read_date("2015")), "Lee 2015"),
        (
            Source(id="s", type=SourceType.BOOK, by=("Mia Lee",), published=read_date("c. 2015")),
            "Mia Lee 2015?",
        ),
        (Source(id="s", type=SourceType.BOOK, by=(LEE,), published=read_date("44 BC")), "Lee"),
        (Source(id="s", type=SourceType.BOOK, by=(LEE, LEE, LEE, LEE)), "Lee et al."),
        (Source(id="s", type=SourceType.CHAPTER, by=(LEE,), outlet="The War"), "Lee (The War)"),
        (Source(id="s", type=SourceType.REPORT, outlet="The Port"), "The Port"),
        (source("court", details={"court": "High Court", "number": "12/3"}), "High Court, 12/3"),
        (source("law", details={"number": "Act 5"}), "Act 5"),
        (
            Source(
                id="s", type=SourceType.ARCHIVE, archive=Holding(name="Archive", shelfmark="FO 1")
            ),
            "Archive, FO 1",
        ),
    ],
)
def test_name(found: Source, name: str) -> None:
    assert found.label == name


@pytest.mark.parametrize(
    ("kind", "text", "address"),
    [
        ("doi", "https://doi.org/10.1000/a<b", "https://doi.org/10.1000/a%3Cb"),
        ("doi", "10.1000/182", "https://doi.org/10.1000/182"),
        ("isbn", "0-306-40615-2", "https://en.wikipedia.org/wiki/Special:BookSources/0306406152"),
        (
            "isbn",
            "978-0-306-40615-7",
            "https://en.wikipedia.org/wiki/Special:BookSources/9780306406157",
        ),
        ("issn", "2434-561X", "https://portal.issn.org/resource/ISSN/2434-561X"),
    ],
)
def test_identifiers_lead_somewhere(kind: str, text: str, address: str) -> None:
    assert identifier_address(Identifier(kind), text) == address


@pytest.mark.parametrize(("kind", "text"), [("doi", "182"), ("isbn", "X306406152"), ("issn", "1")])
def test_a_mistyped_identifier_leads_nowhere(kind: str, text: str) -> None:
    assert fault_of_identifier(Identifier(kind), text)
    assert identifier_address(Identifier(kind), text) == ""


@pytest.mark.parametrize(
    ("address", "account"),
    [
        ("https://bsky.app/profile/mia.example/post/3k", "@mia.example"),
        ("https://bsky.app/profile/did:plc:z72i7hdynmk6r22z/post/3k", ""),
        ("https://bsky.app/profile/did%3Aplc%3Az72i7hdynmk6r22z/post/3k", ""),
        ("https://bsky.app/profile/mia.example", "@mia.example"),
        ("https://t.me/harbour_watch/45", "@harbour_watch"),
        ("https://t.me/chess/45", "@chess"),
        ("https://t.me/c/123/45", ""),
        ("https://facebook.com/Caf%C3%A9/posts/1", ""),
        ("https://old.reddit.com/r/harbours/comments/1/talks", "r/harbours"),
    ],
)
def test_an_account_is_named_only_where_its_address_names_it(address: str, account: str) -> None:
    assert account_at(address) == account


@pytest.mark.parametrize("host", ["reddit.com", "www.reddit.com", "old.reddit.com"])
def test_a_site_is_one_whatever_its_look(host: str) -> None:
    assert host_of(f"https://{host}/r/harbours") == "reddit.com"
    assert host_of("https://old.outlet.example/") == "old.outlet.example"
