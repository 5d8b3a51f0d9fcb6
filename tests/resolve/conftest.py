"""Timelines that are given as text in a test."""

from __future__ import annotations

from tests.resolving import resolve

__all__ = ["resolve"]
