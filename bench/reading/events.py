"""The events that every tool is given: date, headline, eighty words, a quotation with its source.

Invented, and the same for the same count and seed. One in ten is dated to a month only. Words are
drawn as unevenly as in real prose, so that the text compresses as real prose does: a hundred words
to some 190 bytes.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta

from bench.generate import DAYS, FIRST_DAY, TOPICS, WORDS

MONTHS_ONLY = 10
# The word of rank r is drawn with weight r to the power of -0.6.
WEIGHTS = [rank**-0.6 for rank in range(1, len(WORDS) + 1)]


@dataclass(frozen=True, slots=True)
class Told:
    """One event as every tool is given it.

    `mark` ends the headline and is nowhere else, so that an event can be looked for.
    `day` is the first of the month where only the month is known.
    """

    number: int
    day: date
    month_only: bool
    headline: str
    text: str
    quotation: str
    speaker: str
    outlet: str
    address: str
    topic: str

    @property
    def mark(self) -> str:
        """What only this event's headline holds."""
        return f"({self.number})"

    @property
    def name(self) -> str:
        """An id for addresses."""
        return f"event-{self.number}"

    @property
    def written_day(self) -> str:
        """The date in ISO form, as fine as it is known."""
        return f"{self.day:%Y-%m}" if self.month_only else self.day.isoformat()

    @property
    def spoken_day(self) -> str:
        """The date in words."""
        return f"{self.day:%B %Y}" if self.month_only else f"{self.day.day} {self.day:%B %Y}"


def make_events(count: int, seed: int = 7) -> list[Told]:
    """So many events in the order of time, over eight years."""
    chance = random.Random(f"{seed}:{count}")
    days = sorted(chance.randrange(DAYS) for _ in range(count))
    people = max(6, count // 40)
    speakers = [
        f"{chance.choice(WORDS).title()} {chance.choice(WORDS).title()}son" for _ in range(people)
    ]
    return [
        _make_event(chance, number, FIRST_DAY + timedelta(day), speakers)
        for number, day in enumerate(days, 1)
    ]


def _make_event(chance: random.Random, number: int, day: date, speakers: list[str]) -> Told:
    month_only = number % MONTHS_ONLY == 0
    return Told(
        number=number,
        day=day.replace(day=1) if month_only else day,
        month_only=month_only,
        headline=f"{_make_words(chance, 6).capitalize()} ({number})",
        text=_make_sentences(chance, (14, 11, 16, 12, 9, 18)),
        quotation=_make_sentences(chance, (chance.randrange(12, 24),)),
        speaker=chance.choice(speakers),
        outlet=f"The {chance.choice(WORDS).title()} {chance.choice(('Times', 'Post', 'Herald'))}",
        address=f"https://outlet-{number % 40}.example/{day.year}/{number}/{chance.choice(WORDS)}",
        topic=chance.choice(TOPICS),
    )


def _make_sentences(chance: random.Random, lengths: tuple[int, ...]) -> str:
    return " ".join(f"{_make_words(chance, length).capitalize()}." for length in lengths)


def _make_words(chance: random.Random, count: int) -> str:
    return " ".join(chance.choices(WORDS, WEIGHTS, k=count))
