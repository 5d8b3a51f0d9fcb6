"""Time the reading of dates: 100,000 distinct ones, in the forms that authors write.

    python bench/dates.py [COUNT]

Prints processor seconds, which do not count what else the machine is doing.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable
from datetime import date
from time import process_time
from typing import Final

from dateline.dates import read_date

COUNT: Final = 100_000
_SEED: Final = 8

Form = Callable[[date, date], str]


def _written(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"


# How often each form comes, of a hundred, and how it is written from two days in order.
FORMS: Final[tuple[tuple[int, Form], ...]] = (
    (40, lambda a, _: a.isoformat()),
    (16, lambda a, _: _written(a)),
    (8, lambda a, _: f"{a:%B} {a.day}, {a.year}"),
    (4, lambda a, _: f"{a:%A}, {_written(a)}"),
    (6, lambda a, _: f"{_written(a)}, {a.month + 8}:{a.day + 10}"),
    (8, lambda a, b: f"{a.isoformat()}/{b.isoformat()}"),
    (4, lambda a, b: f"{_written(a)} – {_written(b)}"),
    (4, lambda a, _: f"not before {a.isoformat()}"),
    (4, lambda a, _: f"c. {_written(a)}"),
    (3, lambda a, _: f"{a.isoformat()}?"),
    (3, lambda a, b: f"{_written(a)} or {_written(b)}"),
)


def make_dates(count: int) -> list[str]:
    """Distinct dates from the years 1000 to 2999, the same ones each time."""
    chance = random.Random(_SEED)
    weights = [weight for weight, _ in FORMS]
    forms = [form for _, form in FORMS]
    found: dict[str, None] = {}
    first, last = date(1000, 1, 1).toordinal(), date(2999, 12, 31).toordinal()
    while len(found) < count:
        (form,) = chance.choices(forms, weights)
        one, other = sorted((chance.randint(first, last), chance.randint(first, last)))
        found[form(date.fromordinal(one), date.fromordinal(other + 1))] = None
    return list(found)


def main() -> None:
    """Read them all, and say how long it took."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else COUNT
    texts = make_dates(count)
    start = process_time()
    for text in texts:
        read_date(text)
    seconds = process_time() - start
    print(
        f"{count:,} distinct dates: {seconds:.1f} s of processor time, "
        f"{seconds / count * 1e6:.0f} µs each"
    )


if __name__ == "__main__":
    main()
