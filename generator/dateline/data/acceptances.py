"""What is common to all warnings that an event accepts (`accept:`), wherever they are raised."""

from __future__ import annotations

from dateline.data.model import Acceptance
from dateline.problems import Problems


def report_unused(accepted: Acceptance, problems: Problems) -> None:
    """Warn of an accepted warning that nothing in its event gives."""
    problems.warning(
        accepted.place_of("code"),
        "accept-unused",
        f"This event no longer has the warning '{accepted.code}'.",
        "Delete the entry from `accept`.",
    )
