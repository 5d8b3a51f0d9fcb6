"""What gtrex and citations make of quotations: run with the Python of an environment that has them.

    python bench/words_beside.py < cases.jsonl > outcomes.jsonl

Each line has `text` and `words`; each line of the answer has an outcome for each of the two tools
that is installed: taken, warned or refused. Needs nothing of Dateline.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from types import ModuleType

Judge = Callable[[str, str], str]


def find_tools() -> Iterator[tuple[str, Judge]]:
    """Each tool that is installed, and how it judges words by a text."""
    with suppress(ImportError):
        gtrex = import_module("gtrex")
        prepare = lru_cache(lambda text: gtrex.Verifier(text, gtrex.Policy()))
        yield (
            "gtrex",
            lambda text, words: "taken" if prepare(text).verify(words).grounded else "refused",
        )
    with suppress(ImportError):
        yield "citations", _judge_by_citations(import_module("citations.verify"))


def _judge_by_citations(verify: ModuleType) -> Judge:
    folder = Path(tempfile.mkdtemp())

    @lru_cache
    def write(text: str) -> Path:
        path = folder / f"{abs(hash(text))}.txt"
        path.write_text(text, encoding="utf-8")
        return path

    def judge(text: str, words: str) -> str:
        found = verify.check_one(words, write(text))
        if found.state not in ("found", "ambiguous"):
            return "refused"
        notable = set(found.warnings) - {"short"}  # of which nothing is wrong
        return "warned" if notable or found.state == "ambiguous" else "taken"

    return judge


def main() -> None:
    """Judge each line."""
    tools = dict(find_tools())
    for line in sys.stdin:
        case = json.loads(line)
        judged = {name: judge(case["text"], case["words"]) for name, judge in tools.items()}
        print(json.dumps(judged))


if __name__ == "__main__":
    main()
