"""Problems found in a timeline's data, and how messages are worded."""

from __future__ import annotations

from dateline.problems.codes import Severity
from dateline.problems.faults import TRACEBACK, explain_fault, full_traceback
from dateline.problems.problem import (
    Place,
    Problem,
    Problems,
    ProblemsFoundError,
    as_github,
    as_json,
    as_text,
    count,
)

__all__ = [
    "TRACEBACK",
    "Place",
    "Problem",
    "Problems",
    "ProblemsFoundError",
    "Severity",
    "as_github",
    "as_json",
    "as_text",
    "count",
    "explain_fault",
    "full_traceback",
]
