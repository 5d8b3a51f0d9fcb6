"""What an article says of itself, and nothing that would have to be guessed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """Each is empty where the article does not state it. `published` is an ISO day.

    `unsure` are lines for people: what the article states in two ways, or perhaps.
    """

    is_news: bool = False
    title: str = ""
    outlet: str = ""
    by: tuple[str, ...] = ()
    published: str = ""
    language: str = ""
    url: str = ""
    unsure: tuple[str, ...] = ()
