"""A timeline with everything that follows from its data worked out."""

from __future__ import annotations

from dateline.data.resolved.across import Across, find_across
from dateline.data.resolved.paging import Paging, Part, Period, Record, by_outlet, filed_under
from dateline.data.resolved.records import (
    Answer,
    DateClaim,
    Denial,
    FieldValue,
    FigureClaim,
    Involved,
    PlaceClaim,
    RemarkStanding,
    ResolvedAccount,
    ResolvedDispute,
    ResolvedEra,
    ResolvedEvent,
    ResolvedFigure,
    ResolvedPerson,
    ResolvedPlace,
    ResolvedPosition,
    ResolvedRemark,
    ResolvedSource,
    Standing,
    Voice,
)
from dateline.data.resolved.timeline import ResolvedTimeline

__all__ = [
    "Across",
    "Answer",
    "DateClaim",
    "Denial",
    "FieldValue",
    "FigureClaim",
    "Involved",
    "Paging",
    "Part",
    "Period",
    "PlaceClaim",
    "Record",
    "RemarkStanding",
    "ResolvedAccount",
    "ResolvedDispute",
    "ResolvedEra",
    "ResolvedEvent",
    "ResolvedFigure",
    "ResolvedPerson",
    "ResolvedPlace",
    "ResolvedPosition",
    "ResolvedRemark",
    "ResolvedSource",
    "ResolvedTimeline",
    "Standing",
    "Voice",
    "by_outlet",
    "filed_under",
    "find_across",
]
