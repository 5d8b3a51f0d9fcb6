"""Events that were in the last commit and are gone: links to them may break."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.data.model import CorrectionKind, Timeline
from dateline.problems import Place, Problems
from dateline.problems.wording import quoted


def report_gone(timeline: Timeline, committed: Iterable[str], problems: Problems) -> None:
    """Report each id of the commit that no event has or had, that was not retracted, and that
    `published.yml` does not have: of that one, an error says the same.
    """
    kept = {*timeline.events, *timeline.published.ids}
    kept.update(name for event in timeline.events.values() for name in event.was)
    kept.update(c.event for c in timeline.corrections if c.kind is CorrectionKind.RETRACTION)
    for name in dict.fromkeys(committed):
        if name not in kept:
            problems.warning(
                Place(timeline.place.path),
                "gone-since-commit",
                f"The event {quoted(name)} is in Git's last commit, and is gone: if it was "
                "published, links to it would break.",
                f"Add `was: [{name}]` to the event that replaces it, or the correction "
                f"`- {{on: …, event: {name}, kind: retraction, why: …}}`.",
            )
