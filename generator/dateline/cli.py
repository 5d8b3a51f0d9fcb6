"""The command line: `dateline check`, `verify`, `build` and `date`."""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import click
from rich.console import Console
from rich.progress import Progress as ProgressBar
from rich.text import Text

from dateline import __version__, build
from dateline.data.record.checked import is_day
from dateline.data.settings import Bodies
from dateline.dates import Date, DateError, date_report, describe_report, read_date
from dateline.problems import (
    TRACEBACK,
    Problem,
    ProblemsFoundError,
    Severity,
    as_github,
    as_json,
    as_text,
    count,
    explain_fault,
    full_traceback,
)

FINE: Final = 0
PROBLEMS: Final = 1
FAULT: Final = 3
STOPPED: Final = 130
"""As shells report that a person stopped a program, and, below, that no one reads on."""

UNREAD: Final = 141

DOCS = click.argument(
    "docs", default="docs", type=click.Path(path_type=Path, file_okay=False), metavar="[DOCS]"
)


class _Commands(click.Group):
    """The commands, of which none ends in a traceback."""

    def main(self, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - click's own signature
        """Run a command. Streams are made ready first, since help is printed early."""
        _make_streams_lenient()
        return super().main(*args, **kwargs)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - the same
        """Run the command that was named; if it fails, say in one line what went wrong."""
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.Abort, click.exceptions.Exit):
            raise
        except KeyboardInterrupt:
            _say("Stopped.")
            ctx.exit(STOPPED)
        except BrokenPipeError:
            _read_no_more()
            ctx.exit(UNREAD)
        except Exception as error:  # noqa: BLE001 - whatever it is, a person must see it
            if os.environ.get(TRACEBACK):
                _say(full_traceback(error))
            _say(explain_fault(error))
            ctx.exit(FAULT)


def _make_streams_lenient() -> None:
    """Let a stream whose encoding lacks a character show its code, and read stray bytes."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")


def _say(words: str) -> None:
    """Show people something, if anybody reads it."""
    with suppress(OSError):
        click.echo(words, err=True)


def _read_no_more() -> None:
    """Let what is still to be written go nowhere: Python would complain of it at its end."""
    with suppress(OSError, ValueError), open(os.devnull, "wb") as nowhere:  # noqa: PTH123
        os.dup2(nowhere.fileno(), sys.stdout.fileno())


@click.group(
    cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 96}
)
@click.version_option(__version__, prog_name="dateline")
def main() -> None:
    """Turn dated events with cited sources into timeline pages.

    A timeline is a folder that contains a timeline.yml. DOCS is the docs folder of the
    site (default: docs); every timeline in it is read.

    Exit status: 0 fine, 1 problems in the data, 2 a wrong command, 3 Dateline itself
    failed or the system stopped it, 130 you stopped it (Ctrl-C).

    \b
    A first timeline:
      dateline check          what is wrong with the data, all at once
      dateline verify         are the quoted words in the sources? (keeps the record)
      mkdocs serve            preview the site
      dateline date "8 July"  how a date is read, or why not
    """  # noqa: D301 - click looks for the character, not for the two


@main.command(short_help="Check the data and show all problems at once.")
@DOCS
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    help="text for people, json for programs, github for annotations in GitHub Actions.",
)
@click.option("--strict", is_flag=True, help="Warnings count as problems too.")
@click.option("--today", metavar="DATE", help="Warn about dates after this day.")
def check(docs: Path, form: str, today: str | None, *, strict: bool) -> None:
    """Check the data and show all problems at once.

    Each line names file, line and column, what was found and what to do. The code in
    brackets is explained in the guide. Exit status: 0 fine, 1 problems, 2 misuse, 3
    Dateline itself failed.
    """
    site = build.load(docs, today=_day(today, "--today"), shown=_shown(docs))
    _tell(site.problems, form)
    sys.exit(PROBLEMS if site.has_errors or (strict and site.problems) else FINE)


@main.command(short_help="Check every verbatim string against the private texts.")
@DOCS
@click.option("--frozen", is_flag=True, help="Write nothing: only compare with the record.")
@click.option(
    "--accept",
    multiple=True,
    metavar="SOURCE",
    help=(
        "Record the words of this source again, although its text changed. Can be given several "
        "times."
    ),
)
@click.option("--today", metavar="DATE", help="The day to put into new records.")
def verify(docs: Path, accept: tuple[str, ...], today: str | None, *, frozen: bool) -> None:
    """Check every verbatim string against the private texts, and write checked.yml.

    The private copies stay on this machine; the record is committed, so that builds
    elsewhere can tell that no quoted word has changed since. published.yml, the list of
    ids that readers may have linked to, is brought up to date as well.
    """
    given = _day(today, "--today")
    day = given.edtf if given else datetime.now().astimezone().date().isoformat()
    try:
        with _progress("Checking words") as progress:
            site = build.verify(
                docs, day, frozen=frozen, accept=accept, progress=progress, shown=_shown(docs)
            )
    except build.UnknownSourceError as error:
        raise click.BadParameter(str(error), param_hint="--accept") from error
    _tell(site.problems, "text")
    if not site.has_errors:
        for timeline in site.timelines:
            strings = len(timeline.checks)
            plural = "" if strings == 1 else "s"
            click.echo(f"{timeline.title}: {strings} string{plural} on record.")
    sys.exit(PROBLEMS if site.has_errors else FINE)


@main.command("build", short_help="Write the pages as plain Markdown, for any site builder.")
@DOCS
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    help="Write below this folder instead of DOCS. Only generated files go there.",
)
@click.option(
    "--bodies",
    type=click.Choice([Bodies.MARKDOWN.value, Bodies.HTML.value]),
    default=Bodies.MARKDOWN.value,
    show_default=True,
    help="Write what stands below headings as HTML: for builders without plugins, faster to build.",
)
def build_command(docs: Path, out: Path | None, bodies: str) -> None:
    """Write the generated pages and files, as plain Markdown for any site builder.

    MkDocs needs no such step: the plugin makes the same pages by itself. Nothing is
    written while the data has errors, files that are the same are left alone, and a
    page that a person wrote is never overwritten.
    """
    site = build.load(docs, shown=_shown(docs))
    try:
        written = site.with_bodies(Bodies(bodies)).write(out)
    except ProblemsFoundError as error:
        _tell(error.problems, "text")
        sys.exit(PROBLEMS)
    if site.problems:
        _tell(site.problems, "text")
    click.echo(
        f"{len(written.written)} written, {len(written.removed)} removed, "
        f"{written.unchanged} unchanged."
    )


@main.command("date", short_help="Show how a date is read, or why it cannot be read.")
@click.argument("text")
@click.option("--counted-from", metavar="DATE", help="The day that relative words count from.")
@click.option("--json", "as_object", is_flag=True, help="Print one JSON object.")
@click.option(
    "--language", default="en", help="Language of month and weekday names (en, fr, de, …)."
)
@click.option("--date-order", default="", help="What 07/08/2022 means: dmy or mdy.")
@click.option(
    "--zone", default="", help="Time zone of clock times without one, such as Asia/Makassar."
)
@click.option("--edtf", "edtf_only", is_flag=True, help="Read only EDTF.")
def date_command(
    text: str,
    counted_from: str | None,
    language: str,
    date_order: str,
    zone: str,
    *,
    as_object: bool,
    edtf_only: bool,
) -> None:
    """Show how Dateline reads TEXT as a date, or why it does not.

    With - as TEXT, reads lines from standard input (TEXT, or TEXT, a tab and the day to
    count from) and prints one JSON object per line.

    \b
      dateline date "8 July 2022"
      dateline date "last month" --counted-from 2022-07-09
    """  # noqa: D301 - the same

    def report(words: str, anchor: str | None) -> dict[str, Any]:
        return date_report(
            words,
            counted_from=anchor or None,
            language=language,
            date_order=date_order,
            zone=zone,
            edtf_only=edtf_only,
        )

    if text == "-":
        for line in sys.stdin:
            words, _, anchor = line.rstrip("\r\n").partition("\t")
            _echo_json(json.dumps(report(words, anchor or counted_from), ensure_ascii=False))
        return
    found = report(text, counted_from)
    if as_object:
        _echo_json(json.dumps(found, ensure_ascii=False))
    elif "error" not in found:
        click.echo(describe_report(found))
    else:
        click.echo(describe_report(found), err=True)
    sys.exit(PROBLEMS if "error" in found else FINE)


def _day(text: str | None, option: str) -> Date | None:
    """The day that an option names, whole and of the calendar."""
    if text is None:
        return None
    try:
        day = read_date(text, edtf_only=True)
    except DateError as error:
        raise click.BadParameter(f"{error.message} {error.hint}", param_hint=option) from error
    if not is_day(day.edtf):  # 20XX-01-01 is any of a hundred days
        raise click.BadParameter("Give a day, such as 2026-11-21.", param_hint=option)
    return day


def _shown(docs: Path) -> str:
    """How messages call the docs folder: as it was typed."""
    return docs.as_posix()


def _echo_json(text: str) -> None:
    """Print JSON, with codes of its own for characters that the output's encoding lacks."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        text = json.dumps(json.loads(text), indent=2 if "\n" in text else None)
    click.echo(text)


def _tell(problems: tuple[Problem, ...], form: str) -> None:
    if form == "json":
        _echo_json(as_json(problems))
        return
    if form == "github":
        for problem in problems:
            click.echo(as_github(problem))
    else:
        console = Console(highlight=False, soft_wrap=True)
        for problem in problems:
            if console.is_terminal:
                console.print(_coloured(problem))
            else:
                click.echo(as_text(problem))
    click.echo(count(problems))


def _coloured(problem: Problem) -> Text:
    colour = "red" if problem.severity is Severity.ERROR else "yellow"
    line = Text(as_text(problem))
    place = len(str(problem.place))
    line.stylize("bold", 0, place)
    line.stylize(colour, place + 2, place + 2 + len(problem.severity))
    line.stylize("dim", len(line) - len(problem.code) - 2)
    return line


@contextmanager
def _progress(what: str) -> Iterator[Callable[[int, int], None]]:
    """A bar on a terminal, nothing elsewhere."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda _done, _total: None
        return
    with ProgressBar(console=console, transient=True) as bar:
        task = bar.add_task(what)
        yield lambda done, total: bar.update(task, completed=done, total=total)
