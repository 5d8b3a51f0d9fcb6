"""Real paths of many files are those that are found one by one."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.read.files import RealPaths, real_path


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("linked")
    (folder / "texts").mkdir()
    (folder / "texts" / "a.txt").write_text("A")
    (folder / "texts" / "to-a.txt").symlink_to("a.txt")
    (folder / "texts" / "to-nothing.txt").symlink_to("nothing.txt")
    (folder / "texts" / "circle.txt").symlink_to("circle.txt")
    (folder / "to-texts").symlink_to("texts")
    (folder / "circle").symlink_to("circle")
    return folder


@pytest.mark.parametrize(
    "path",
    [
        *("texts/a.txt", "texts/to-a.txt", "to-texts/a.txt", "to-texts/to-a.txt", "to-texts"),
        *("to-texts/..", "to-texts/../texts/a.txt", "texts/to-nothing.txt", "texts/none.txt"),
        *("none/a.txt", "texts/circle.txt", "circle/a.txt", "", "../other", "/etc/../etc/hosts"),
    ],
)
def test_the_same_path(folder: Path, path: str) -> None:
    paths = RealPaths()
    for _ in range(2):
        assert paths.of(folder / path) == real_path(folder / path)
