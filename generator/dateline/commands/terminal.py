"""What commands share: days as options, JSON for any terminal, and progress."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Final

import click
from rich.console import Console
from rich.progress import Progress as ProgressBar

from dateline.data.record.checked import is_day
from dateline.dates import Date, DateError, read_date

FINE: Final = 0
PROBLEMS: Final = 1


def say(words: str) -> None:
    """Show people something, if anybody reads it."""
    with suppress(OSError):
        click.echo(words, err=True)


def day_of_option(text: str | None, option: str) -> Date | None:
    """The day that an option names, whole and of the calendar.

    Raises:
        click.BadParameter: it is none.
    """
    if text is None:
        return None
    try:
        day = read_date(text, edtf_only=True)
    except DateError as error:
        raise click.BadParameter(f"{error.message} {error.hint}", param_hint=option) from error
    if not is_day(day.edtf):  # 20XX-01-01 is any of a hundred days
        raise click.BadParameter("Give a day, such as 2026-11-21.", param_hint=option)
    return day


def echo_json(text: str) -> None:
    """Print JSON, with codes of its own for characters that the output's encoding lacks."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        text = json.dumps(json.loads(text), indent=2 if "\n" in text else None)
    click.echo(text)


@contextmanager
def progress(what: str) -> Iterator[Callable[[int, int], None]]:
    """A bar on a terminal, nothing elsewhere."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda _done, _total: None
        return
    with ProgressBar(console=console, transient=True) as bar:
        task = bar.add_task(what)
        yield lambda done, total: bar.update(task, completed=done, total=total)


@contextmanager
def steps() -> Iterator[Callable[[str, int], None]]:
    """What is being done, and of how many things so far, on a terminal; nothing elsewhere."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda _what, _count: None
        return
    with console.status("Reading") as status:
        yield lambda what, count: status.update(f"{what}: {count:,}")
