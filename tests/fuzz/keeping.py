"""An edited project, built with what the build before kept, and built anew."""

from __future__ import annotations

import copy
import shutil
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

from tests.fuzz import words
from tests.fuzz.pipeline import DAY
from tests.fuzz.projects import Made, Maker

from dateline import build
from dateline.data.settings import Bodies, Settings
from dateline.prepare import prepare

SETTINGS = Settings(site_url="https://news.example/", page_size=2)


def keep(rng: Random, folder: Path) -> int:
    """Whatever was edited, a build that takes from the one before has the bytes of a new one."""
    made = Maker(rng, events=rng.randint(1, 3), wild=0.3, fill=0.4).make()
    root = folder / "k"
    shutil.rmtree(root, ignore_errors=True)
    settings = replace(SETTINGS, bodies=rng.choice((Bodies.APART, Bodies.MARKDOWN)))
    before = None
    for project in (made, _edited(rng, made), made):
        _lay(project, root)
        after = prepare(root / "docs", settings, "docs", before, previewing=True)
        site = build.load(root / "docs", settings=settings, shown="docs")
        assert after.problems == site.problems
        if not site.has_errors:
            kept = {output.path: output.content for output in after.outputs}
            anew = {output.path: output.content for output in site.render()}
            assert list(kept) == list(anew)
            different = [path for path, content in anew.items() if kept[path] != content]
            assert not different, different
        if before and before.shelf is not after.shelf:
            before.close()
        before = after
    if before:
        before.close()
    return made.size()


def _lay(made: Made, root: Path) -> None:
    shutil.rmtree(root / "docs", ignore_errors=True)
    made.lay(root)
    if made.texts:
        build.verify(root / "docs", DAY)


def _edited(rng: Random, made: Made) -> Made:
    """The project with something small changed, added or taken away."""
    trees: Any = [copy.deepcopy(tree) for tree in (made.top, made.shared, made.second)]
    top, shared, second = trees
    for _ in range(rng.choice((1, 1, 2))):
        _edit(rng, rng.choice([tree for tree in trees if tree]))
    return replace(made, top=top, shared=shared, second=second)


def _edit(rng: Random, tree: Any) -> None:  # noqa: ANN401 - any part of a tree
    """Change one leaf, somewhere below a part of a tree."""
    keys = [*tree] if isinstance(tree, dict) else [*range(len(tree))]
    if not keys:
        return
    key = rng.choice(keys)
    value = tree[key]
    if isinstance(value, dict | list) and rng.random() < 0.9:
        _edit(rng, value)
    elif isinstance(value, words.Line | words.Prose):
        tree[key] = type(value)(words.calm(rng))
    elif isinstance(tree, dict) and key not in ("id", "source", "date", "title"):
        del tree[key]
