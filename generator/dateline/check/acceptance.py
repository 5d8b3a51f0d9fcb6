"""Warnings that an editor considered and accepted, with a reason (`accept:`)."""

from __future__ import annotations

from collections.abc import Mapping

from dateline.data.acceptances import report_unused
from dateline.data.model import Event
from dateline.problems import Problem, Problems, Severity
from dateline.problems.codes import AcceptedIn, accepted_in
from dateline.problems.wording import did_you_mean, quoted


def accept_warnings(
    events: Mapping[str, Event], found: Mapping[str, Problems], problems: Problems
) -> None:
    """Hand each event's problems on, without the warnings that the event accepts."""
    for event in events.values():
        every = found[event.id].all
        accepted = {item.code for item in event.accept}
        problems.extend(problem for problem in every if not _is_taken(problem, accepted))
        if event.accept:
            raised = {p.code for p in every if p.severity is Severity.WARNING}
            _check_acceptances(event, raised, problems)


def _is_taken(problem: Problem, accepted: set[str]) -> bool:
    return problem.severity is Severity.WARNING and problem.code in accepted


def _check_acceptances(event: Event, raised: set[str], problems: Problems) -> None:
    ours, of_words = accepted_in(AcceptedIn.DATA), accepted_in(AcceptedIn.WORDS)
    for item in event.accept:
        if item.code in raised or item.code in of_words:
            continue
        if item.code in ours:
            report_unused(item, problems)
        else:
            message = f"{quoted(item.code)} is not a warning that an event can accept."
            every = "Copy the code from the end of the warning; errors cannot be accepted."
            hint = did_you_mean(item.code, sorted(ours | of_words), otherwise=every)
            problems.error(item.place_of("code"), "unknown-code", message, hint)
