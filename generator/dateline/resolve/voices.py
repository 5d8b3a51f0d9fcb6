"""Who speaks: the person, their side, and what they were on the day."""

from __future__ import annotations

from dateline.data.model import Person, Speaker, Timeline
from dateline.data.resolved import Voice
from dateline.dates import Date


def voice_of(timeline: Timeline, speaker: Speaker | None, day: Date) -> Voice | None:
    """A speaker as readers meet them on a day; None where the data name no one."""
    if speaker is None:
        return None
    if speaker.one_of:
        voices = tuple(v for one in speaker.one_of if (v := voice_of(timeline, one, day)))
        sides = {voice.side for voice in voices}
        side = sides.pop() if len(sides) == 1 else None
        return Voice(" / ".join(voice.name for voice in voices), side=side, one_of=voices)
    person = timeline.people.get(speaker.person)
    if person is None:
        return Voice(name=speaker.unnamed)
    return Voice(person.name, person, timeline.sides.get(person.side), role_at(person, day))


def role_at(person: Person, day: Date) -> str:
    """What the person was on a day, or empty where the data do not say.

    A role without years counts only if no role with years fits.
    """
    fitting = [r.role for r in person.roles if (r.start or r.end) and _within(r.start, r.end, day)]
    open_ended = [r.role for r in person.roles if not r.start and not r.end]
    return ", ".join(fitting or open_ended)


def _within(start: Date | None, end: Date | None, day: Date) -> bool:
    starts_late = start is not None and _after(start.earliest, day.latest)
    ends_early = end is not None and _after(day.earliest, end.latest)
    return not starts_late and not ends_early


def _after(left: int | None, right: int | None) -> bool:
    return left is not None and right is not None and left > right
