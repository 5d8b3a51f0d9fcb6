"""Runs a kind of input many times, and keeps what went wrong."""

from __future__ import annotations

import os
import signal
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

Attempt = Callable[[Random, Path], int]
"""Makes one input by chance and tries it; fails if something does not hold. The input's size."""

LONGEST = 60.0
"""After so many seconds an input hangs."""


@dataclass(frozen=True)
class Kind:
    """A kind of input: how many of a thousand in a long run, and how many in the checks."""

    name: str
    attempt: Attempt
    share: int
    short: int


@dataclass
class Tally:
    """What a run of one kind came to. `faults` has one input of each fault, with its number."""

    kind: str
    inputs: int = 0
    seconds: float = 0.0
    slowest: float = 0.0
    faults: dict[str, str] = field(default_factory=dict)
    failed: int = 0


def how_many(kind: Kind) -> tuple[int, int]:
    """The first number and the number of inputs: FUZZ is of all kinds together."""
    start = int(os.environ.get("FUZZ_FROM", "0"))
    total = int(os.environ.get("FUZZ", "0"))
    return start, (max(1, total * kind.share // 1000) if total else kind.short)


def run(kind: Kind, start: int, count: int, folder: Path) -> Tally:
    """Try so many inputs, each made by its own number alone, so that it can be tried again."""
    tally = Tally(kind.name)
    began = time.monotonic()
    for number in range(start, start + count):
        started = time.process_time()
        try:
            with _bounded():
                size = kind.attempt(Random(f"{kind.name}:{number}"), folder)
            spent = time.process_time() - started
            # Generous, for a busy machine: what this finds takes minutes for a large input.
            bound = 3 + size / 4000
            assert spent < bound, f"{spent:.1f} s for {size} characters"
            tally.slowest = max(tally.slowest, spent)
        except Exception as error:  # noqa: BLE001 - any of them is what we look for
            tally.failed += 1
            place = traceback.extract_tb(error.__traceback__)[-1]
            name = f"{type(error).__name__} in {Path(place.filename).name}:{place.lineno}"
            told = "".join(traceback.format_exception(error, limit=-4))
            tally.faults.setdefault(name, f"FUZZ=1 FUZZ_FROM={number}: {told}"[:3000])
        tally.inputs += 1
    tally.seconds = time.monotonic() - began
    return tally


@contextmanager
def _bounded() -> Iterator[None]:
    """Stop an input that hangs, where the system can."""
    if not hasattr(signal, "setitimer"):
        yield
        return

    def stop(_signal: int, _frame: object) -> None:
        message = f"no end after {LONGEST:.0f} s"
        raise TimeoutError(message)

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, LONGEST)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
