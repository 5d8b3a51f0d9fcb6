"""Resolve: work out what follows from a timeline's data and what no editor types."""

from __future__ import annotations

from dateline.resolve.resolve import resolve_timeline

__all__ = ["resolve_timeline"]
