"""A timeline with everything that follows from its data worked out."""

from __future__ import annotations

from dateline.data.resolved.paging import Paging, Part, Period, Record
from dateline.data.resolved.records import (
    DateClaim,
    RemarkStanding,
    ResolvedAccount,
    ResolvedDispute,
    ResolvedEvent,
    ResolvedPerson,
    ResolvedPosition,
    ResolvedRemark,
    ResolvedSource,
    Standing,
    Voice,
)
from dateline.data.resolved.timeline import ResolvedTimeline

__all__ = [
    "DateClaim",
    "Paging",
    "Part",
    "Period",
    "Record",
    "RemarkStanding",
    "ResolvedAccount",
    "ResolvedDispute",
    "ResolvedEvent",
    "ResolvedPerson",
    "ResolvedPosition",
    "ResolvedRemark",
    "ResolvedSource",
    "ResolvedTimeline",
    "Standing",
    "Voice",
]
