"""The types of sources: one row each, with all that depends on the type.

To add a type, add a row here and its name to the language files (`source_type.<word>`).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Self


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """What follows from a source's type.

    `csl` is its type in CSL-JSON (https://docs.citationstyles.org/en/stable/specification.html,
    appendix III), `coins` its item type in Zotero, `schema_org` its type at schema.org.
    `reports`: it reports what others said, so that words without a speaker are doubtful.
    `spoken`: its text is speech, in which nobody writes quotation marks.
    `first_hand`: it can be the remark itself, and not a report of it.
    `own_work`: its outlet published it as a work by itself, and not as a part of something.
    """

    csl: str
    coins: str
    schema_org: str
    reports: bool = False
    spoken: bool = False
    first_hand: bool = False
    own_work: bool = False


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
        Traits(csl="book", coins="book", schema_org="Book", own_work=True),
    )
