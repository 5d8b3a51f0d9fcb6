"""What those who start share: why nothing can be made, and what a person has to add."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from dateline.scaffold import TITLE

IGNORE_TEXTS: Final = "Add to .gitignore, so that private copies stay private:\n\n/texts/"


class StartError(ValueError):
    """Nothing can be made there; the message says why and what to do."""


def ignores_texts(root: Path) -> bool:
    """Whether a project's .gitignore lists the folder of private copies."""
    try:
        lines = (root / ".gitignore").read_text("utf-8", errors="replace").split()
    except OSError:
        return False
    return any(line.strip("/") in ("texts", "**/texts", "texts/*", "texts/**") for line in lines)


def title_of(name: str) -> str:
    """A title made of a folder's name."""
    words = name.replace("-", " ").replace("_", " ").strip()
    return words[:1].upper() + words[1:] or TITLE
