"""Files of other programs, damaged and hostile, brought into a timeline."""

from __future__ import annotations

import functools
import shutil
from pathlib import Path
from random import Random

from tests.fuzz import faults, oracles, words
from tests.fuzz.pipeline import check_problems

from dateline import build
from dateline.dates import read_date
from dateline.exchange import NotImportedError, Options, Wanted, import_file, read_given
from dateline.problems import ProblemsFoundError

FILES = Path(__file__).parents[1] / "exchange" / "files"
NAMES = (
    "calendar.ics", "harbour.csv", "harbour.json", "harbour-v2.json", "harbour.mw", "library.bib",
    "library.csl.json", "incidents.csv",
)  # fmt: skip


@functools.cache
def _text(name: str) -> str:
    return (FILES / name).read_text("utf-8")


def bring_in(rng: Random, folder: Path) -> int:
    """A damaged file is refused with nothing written, or what is written has no errors of form;
    brought in once more it changes nothing.
    """
    name = rng.choice(NAMES)
    data = faults.damage(rng, _hostile(rng, _text(name)))
    root = folder / "i"
    shutil.rmtree(root, ignore_errors=True)
    (root / "docs").mkdir(parents=True)
    file = root / name
    file.write_bytes(data)
    before = oracles.snapshot(root)
    if not _bring(rng, file, root / "docs/talks"):
        assert oracles.snapshot(root) == before, f"{name} was refused, and something was written"
        return len(data)
    site = build.load(root / "docs")
    check_problems(site)
    assert not site.has_errors, [(p.code, p.message) for p in site.problems][:5]
    after = oracles.snapshot(root)
    assert {path for path in after if before.get(path) != after[path]} <= {
        path for path in after if path.startswith("docs/talks/")
    }
    oracles.check_exports(site.timelines, {o.path: o.content for o in site.render()})
    if _bring(Random(0), file, root / "docs/talks"):
        assert oracles.snapshot(root) == after, "the same file again changed something"
    return len(data)


def _bring(rng: Random, file: Path, folder: Path) -> bool:
    options = Options(
        language=rng.choice(("en", "en", "fr", "de")),
        date_order=rng.choice(("", "dmy", "mdy")),
        today=read_date("2026-11-22"),
    )
    try:
        import_file(read_given(file), Wanted(folder=folder, shown="docs/talks"), options)
    except NotImportedError as error:
        refusal = error.message
    except ProblemsFoundError:
        return False
    else:
        return folder.exists()
    assert refusal.endswith((".", "?")), refusal
    return False


def _hostile(rng: Random, text: str) -> str:
    """The text with some of its words in other words."""
    for _ in range(rng.randrange(3)):
        line = " ".join(str(words.line(rng)).split())
        at = rng.randrange(len(text))
        end = text.find(" ", at)
        text = text[:at] + line + text[end if end > 0 else at :]
    return text
