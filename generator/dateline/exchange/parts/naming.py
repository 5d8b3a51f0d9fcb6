"""What identifies an item in its file, and in its next version."""

from __future__ import annotations

from collections import Counter


class Keys:
    """Keys made of what items are called: the second of a name has its number.

    >>> keys = Keys()
    >>> keys.key("Ada"), keys.key("Ada")
    ('Ada', 'Ada (2)')
    """

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def key(self, name: str) -> str:
        """The key of the next item of that name."""
        name = " ".join(name.split())
        self._seen[name] += 1
        return name if self._seen[name] == 1 else f"{name} ({self._seen[name]})"


def beginning(text: str, longest: int = 80) -> str:
    """The first words of a text, for a title; whole if it is short.

    >>> beginning("one two three", 9)
    'one two…'
    """
    text = " ".join(text.split())
    if len(text) <= longest:
        return text
    return f"{text[:longest].rpartition(' ')[0] or text[:longest]}…"
