"""Prints what a long search came to."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from tests.fuzz.running import Tally

if TYPE_CHECKING:
    from _pytest.terminal import TerminalReporter

TALLIES = pytest.StashKey[list[Tally]]()


@pytest.fixture
def tallies(request: pytest.FixtureRequest) -> list[Tally]:
    """What each kind of input came to, for the table at the end."""
    return request.config.stash.setdefault(TALLIES, [])


def pytest_terminal_summary(terminalreporter: TerminalReporter) -> None:
    tallies = terminalreporter.config.stash.get(TALLIES, [])
    if not tallies or "FUZZ" not in os.environ:
        return
    terminalreporter.section("inputs")
    row = "{:<22} {:>9} {:>9} {:>11} {:>8}"
    terminalreporter.write_line(row.format("kind", "inputs", "seconds", "slowest, s", "failed"))
    for tally in tallies:
        terminalreporter.write_line(
            row.format(
                tally.kind,
                f"{tally.inputs:,}",
                f"{tally.seconds:,.0f}",
                f"{tally.slowest:.2f}",
                tally.failed,
            )
        )
    total = sum(tally.inputs for tally in tallies)
    failed = sum(tally.failed for tally in tallies)
    seconds = sum(tally.seconds for tally in tallies)
    terminalreporter.write_line(row.format("all", f"{total:,}", f"{seconds:,.0f}", "", failed))
