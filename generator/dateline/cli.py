"""The command line: each command with its options, and what it prints."""

from __future__ import annotations

import io
import json
import os
import re
import sys
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any, Final

import click
from click.core import ParameterSource
from rich.console import Console
from rich.text import Text

from dateline import __version__, build
from dateline.commands.building import BuildJob, Watched
from dateline.commands.exchange import export_command, import_command
from dateline.commands.starting import draft_command, new_command, schema_command
from dateline.commands.terminal import FINE, PROBLEMS, day_of_option, echo_json, progress, say
from dateline.data.settings import Bodies
from dateline.dates import date_report, describe_report
from dateline.problems import (
    TRACEBACK,
    Problem,
    Severity,
    as_github,
    as_json,
    as_text,
    count,
    explain_fault,
    full_traceback,
)
from dateline.read.project.repository import path_in_repository
from dateline.read.settings import docs_folder

FAULT: Final = 3
STOPPED: Final = 130
"""As shells report that a person stopped a program, and, below, that no one reads on."""

UNREAD: Final = 141

DOCS = click.argument(
    "docs", default="docs", type=click.Path(path_type=Path, file_okay=False), metavar="[DOCS]"
)

CONFIG = click.option(
    "--config",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help=(
        "The site's settings, where they are not in mkdocs.yml above DOCS. Without DOCS, the "
        "docs folder that they name."
    ),
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
            say("Stopped.")
            ctx.exit(STOPPED)
        except BrokenPipeError:
            _read_no_more()
            ctx.exit(UNREAD)
        except Exception as error:  # noqa: BLE001 - whatever it is, a person must see it
            if os.environ.get(TRACEBACK):
                say(full_traceback(error))
            say(explain_fault(error))
            ctx.exit(FAULT)


def _make_streams_lenient() -> None:
    """Let a stream whose encoding lacks a character show its code, and read stray bytes."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")


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
      dateline new x --site   a site in the folder x, with two events to change
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
@CONFIG
def check(docs: Path, form: str, today: str | None, config: Path | None, *, strict: bool) -> None:
    """Check the data and show all problems at once.

    Each line names file, line and column, what was found and what to do. The code in
    brackets is explained in the guide. Exit status: 0 fine, 1 problems, 2 misuse, 3
    Dateline itself failed.
    """
    docs = _docs(docs, config)
    day = day_of_option(today, "--today")
    site = build.load(docs, today=day, shown=_shown(docs), settings_file=config)
    in_the_way = site.find_in_the_way()
    problems = (*site.problems, *in_the_way, *site.find_gone())
    _tell(_in_repository(problems, docs) if form == "github" else problems, form)
    sys.exit(PROBLEMS if site.has_errors or in_the_way or (strict and problems) else FINE)


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
@CONFIG
def verify(
    docs: Path, accept: tuple[str, ...], today: str | None, config: Path | None, *, frozen: bool
) -> None:
    """Check every verbatim string against the private texts, and write checked.yml.

    The private copies stay on this machine; the record is committed, so that builds
    elsewhere can tell that no quoted word has changed since. published.yml, the list of
    ids that readers may have linked to, is brought up to date as well.
    """
    given = day_of_option(today, "--today")
    day = given.edtf if given else datetime.now().astimezone().date().isoformat()
    docs = _docs(docs, config)
    try:
        with progress("Checking words") as told:
            site = build.verify(
                *(docs, day),
                frozen=frozen,
                accept=accept,
                progress=told,
                shown=_shown(docs),
                settings_file=config,
            )
    except build.UnknownSourceError as error:
        raise click.BadParameter(str(error), param_hint="--accept") from error
    _tell(site.problems, "text")
    for path in site.renewed:
        click.echo(f"{path} was damaged, and is written again.")
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
    help="Write what is below headings as HTML: for builders without plugins, faster to build.",
)
@click.option(
    "--watch",
    "watching",
    is_flag=True,
    help="Go on: write them again whenever the data change, until you press Ctrl-C.",
)
@CONFIG
def build_command(
    docs: Path, out: Path | None, bodies: str, config: Path | None, *, watching: bool
) -> None:
    """Write the generated pages and files, as plain Markdown for any site builder.

    MkDocs needs no such step: the plugin makes the same pages by itself. Nothing is
    written while the data has errors, files that are the same are left alone, and a
    page that a person wrote is never overwritten.

    With --watch the pages stay as they are while the data has errors. The errors are
    shown, and the next change that fixes them is built.
    """
    job = BuildJob(_docs(docs, config), out, Bodies(bodies), config)
    if not watching:
        sys.exit(FINE if job.run(_tell) else PROBLEMS)
    # Its library takes longer to load than most commands take.
    from dateline.commands.watching import watch  # noqa: PLC0415

    try:
        watch(job.watched(), partial(_build_again, job))
    except KeyboardInterrupt:
        say("Stopped.")


def _build_again(job: BuildJob) -> Watched:
    """Build once, of many times: whatever happens, the next change is built."""
    try:
        job.run(_tell)
    except Exception as error:  # noqa: BLE001 - whatever it is, a person must see it
        if os.environ.get(TRACEBACK):
            say(full_traceback(error))
        say(explain_fault(error))
    return job.watched()


class _DateCommand(click.Command):
    """The command whose text may begin with a minus, as years BC do."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take `-0043` for the text, and not for options."""
        takes_value = {
            name
            for parameter in self.params
            if isinstance(parameter, click.Option) and not parameter.is_flag
            for name in parameter.opts
        }
        dates = [
            at
            for at, arg in enumerate(args)
            if re.match("-[0-9]", arg) and (at == 0 or args[at - 1] not in takes_value)
        ]
        if dates and "--" not in args:
            rest = [arg for at, arg in enumerate(args) if at not in dates]
            args = [*rest, "--", *(args[at] for at in dates)]
        return super().parse_args(ctx, args)


@main.command(
    "date", cls=_DateCommand, short_help="Show how a date is read, or why it cannot be read."
)
@click.argument("text")
@click.option("--counted-from", metavar="DATE", help="The day that relative words count from.")
@click.option(
    "--from",
    "told_from",
    metavar="DATE",
    help="The day that the text has spoken of, from which 'the next day' counts.",
)
@click.option("--json", "as_object", is_flag=True, help="Print one JSON object.")
@click.option(
    "--language", default="en", help="Language of month and weekday names (en, fr, de, …)."
)
@click.option("--date-order", default="", help="What 07/08/2022 means: dmy or mdy.")
@click.option(
    "--zone", default="", help="Time zone of clock times without one, such as Asia/Makassar."
)
@click.option(
    "--julian-until",
    metavar="DAY",
    default="",
    help="The first day of our calendar, such as 1582-10-15: days before it are Julian.",
)
@click.option("--edtf", "edtf_only", is_flag=True, help="Read only EDTF.")
def date_command(
    text: str,
    *,
    counted_from: str | None,
    told_from: str | None,
    language: str,
    date_order: str,
    zone: str,
    julian_until: str,
    as_object: bool,
    edtf_only: bool,
) -> None:
    """Show how Dateline reads TEXT as a date, or why it does not.

    With - as TEXT, reads lines from standard input (TEXT, or TEXT, a tab and the day to
    count from) and prints one JSON object per line.

    \b
      dateline date "8 July 2022"
      dateline date "last month" --counted-from 2022-07-09
      dateline date "the next day" --from 2022-07-08
    """  # noqa: D301 - the same
    if told_from and counted_from:
        raise click.UsageError(
            "Words count from one day: give --counted-from for the day of the report, or --from "
            "for a day that it has spoken of."
        )

    def report(words: str, anchor: str | None) -> dict[str, Any]:
        return date_report(
            words,
            counted_from=anchor or None,
            told_from=told_from,
            language=language,
            date_order=date_order,
            zone=zone,
            julian_until=julian_until,
            edtf_only=edtf_only,
        )

    if text == "-":
        for line in sys.stdin:
            words, _, anchor = line.rstrip("\r\n").partition("\t")
            echo_json(json.dumps(report(words, anchor or counted_from), ensure_ascii=False))
        return
    found = report(text, counted_from)
    if as_object:
        echo_json(json.dumps(found, ensure_ascii=False))
    elif "error" not in found:
        click.echo(describe_report(found))
    else:
        click.echo(describe_report(found), err=True)
    sys.exit(PROBLEMS if "error" in found else FINE)


def _docs(docs: Path, config: Path | None) -> Path:
    """The docs folder: as it was typed, or else as the settings name it."""
    source = click.get_current_context().get_parameter_source("docs")
    return docs_folder(config) if config and source is ParameterSource.DEFAULT else docs


def _in_repository(problems: tuple[Problem, ...], docs: Path) -> tuple[Problem, ...]:
    """The problems, their files as counted from the repository's root."""
    return tuple(
        replace(p, place=replace(p.place, path=path_in_repository(p.place.path, docs, os.environ)))
        for p in problems
    )


def _shown(docs: Path) -> str:
    """How messages call the docs folder: as it was typed."""
    return docs.as_posix()


def _tell(problems: tuple[Problem, ...], form: str) -> None:
    if form == "json":
        echo_json(as_json(problems))
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


main.add_command(import_command)
main.add_command(export_command)
main.add_command(schema_command)
main.add_command(new_command)
main.add_command(draft_command)
