"""Hostile and damaged input, made by seeded chance, through the parts and through the whole.

A few of each kind in the checks; `FUZZ=500000` searches longer and prints a table. What
fails names the number of its input: `FUZZ=1 FUZZ_FROM=<number> pytest tests/fuzz -k <kind>`
tries that input alone.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.fuzz import bringing, components, faults, keeping, pipeline
from tests.fuzz.running import Kind, Tally, how_many, run

KINDS = (
    Kind("reader", components.read_text, share=183, short=300),
    Kind("dates", components.read_dates, share=250, short=300),
    Kind("matcher", components.match_words, share=170, short=150),
    Kind("escaping", components.escape_text, share=60, short=150),
    Kind("prose", components.render_wild_prose, share=50, short=100),
    Kind("addresses", components.check_addresses, share=190, short=500),
    Kind("citations", components.cite, share=30, short=50),
    Kind("exports", components.export, share=12, short=30),
    Kind("damaged", components.damaged, share=14, short=40),
    Kind("two-faults", faults.two_faults, share=4, short=12),
    Kind("imports", bringing.bring_in, share=14, short=30),
    Kind("kept", keeping.keep, share=3, short=5),
    Kind("one-page", pipeline.one_page, share=17, short=16),
    Kind("whole", pipeline.whole, share=3, short=2),
)


@pytest.mark.parametrize("kind", KINDS, ids=[kind.name for kind in KINDS])
def test_nothing_gives_way(kind: Kind, tmp_path: Path, tallies: list[Tally]) -> None:
    start, count = how_many(kind)
    tally = run(kind, start, count, tmp_path)
    tallies.append(tally)
    told = "\n\n".join(tally.faults.values())
    assert not tally.failed, f"{tally.failed} of {count} inputs failed, such as:\n\n{told}"
