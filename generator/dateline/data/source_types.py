"""The types of sources: one row each, with all that depends on the type.

To add a type, add a row here and its name to the language files (`source_type.<word>`); for a
key that it has and others have not, a `SourceField`, and its label (`source_field.<name>`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Final, Self


@dataclass(frozen=True, slots=True)
class SourceField:
    """A key that only some types of source have; its value is plain text.

    `csl` is its variable in CSL-JSON, `says` what the reference page says of it.
    """

    name: str
    csl: str
    says: str


_PLACE: Final = SourceField("place", "publisher-place", "where it was published")
_EDITION: Final = SourceField("edition", "edition", "which edition it is")
_ISBN: Final = SourceField("isbn", "ISBN", "its ISBN")


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """What follows from a source's type.

    `csl` is its type in CSL-JSON (https://docs.citationstyles.org/en/stable/specification.html,
    appendix III), `coins` its item type in Zotero, `schema_org` its type at schema.org.
    `reports`: it reports what others said, so that words without a speaker are doubtful.
    `spoken`: its text is speech, in which nobody writes quotation marks.
    `first_hand`: it can be the remark itself, and not a report of it.
    `fields`: the keys that it has and others have not.
    `own_work`: its outlet published it as a work by itself, and not as a part of something.
    """

    csl: str
    coins: str
    schema_org: str
    reports: bool = False
    spoken: bool = False
    first_hand: bool = False
    own_work: bool = False
    fields: tuple[SourceField, ...] = ()


class SourceType(StrEnum):
    """What kind of published item a source is; the value is the word that authors write."""

    traits: Traits

    def __new__(cls, word: str, traits: Traits) -> Self:
        """Make a member that is its word, and carries its traits."""
        member = str.__new__(cls, word)
        member._value_ = word
        member.traits = traits
        return member

    NEWS = (
        "news",
        Traits(
            csl="article-newspaper",
            coins="newspaperArticle",
            schema_org="NewsArticle",
            reports=True,
        ),
    )
    WIRE = (
        "wire",
        Traits(
            csl="article-newspaper",
            coins="newspaperArticle",
            schema_org="NewsArticle",
            reports=True,
        ),
    )
    OFFICIAL = (
        "official",
        Traits(csl="document", coins="document", schema_org="CreativeWork", first_hand=True),
    )
    TRANSCRIPT = (
        "transcript",
        Traits(
            csl="document",
            coins="document",
            schema_org="CreativeWork",
            reports=True,
            spoken=True,
            first_hand=True,
        ),
    )
    VIDEO = (
        "video",
        Traits(
            csl="motion_picture",
            coins="videoRecording",
            schema_org="VideoObject",
            reports=True,
            spoken=True,
            first_hand=True,
        ),
    )
    POST = (
        "post",
        Traits(
            csl="post",
            coins="forumPost",
            schema_org="SocialMediaPosting",
            spoken=True,
            first_hand=True,
        ),
    )
    BOOK = (
        "book",
        Traits(
            csl="book",
            coins="book",
            schema_org="Book",
            own_work=True,
            fields=(_PLACE, _EDITION, _ISBN),
        ),
    )


@cache
def types_with_field() -> Mapping[SourceField, Sequence[SourceType]]:
    """Every key that only some types have, and which types these are."""
    found: dict[SourceField, list[SourceType]] = {}
    for kind in SourceType:
        for field in kind.traits.fields:
            found.setdefault(field, []).append(kind)
    return MappingProxyType(found)
