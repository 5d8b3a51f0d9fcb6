"""`dateline import` and `dateline export`."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import click

from dateline.commands.terminal import FINE, PROBLEMS, day_of_option, echo_json, say, steps
from dateline.exchange import (
    EXPORTERS,
    ExistsError,
    NotImportedError,
    Options,
    Wanted,
    export_timeline,
    import_file,
    read_given,
    suggest_map,
    write_export,
)
from dateline.problems import Place, ProblemsFoundError, as_text
from dateline.problems import count as count_problems


@click.command("import", short_help="Bring events and sources from another program's file.")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--to",
    "folder",
    metavar="FOLDER",
    type=click.Path(path_type=Path),
    help="The timeline's folder, such as docs/talks. It is made if it is not there.",
)
@click.option("--as", "named", default="", metavar="FORMAT", help="The format, if it is not known.")
@click.option(
    "--map",
    "mapping",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="Which column of a sheet, or key of a JSON file, becomes what: a YAML file.",
)
@click.option("--suggest", is_flag=True, help="Print a first mapping for FILE, and import nothing.")
@click.option("--dry-run", is_flag=True, help="Write nothing: only show what would be done.")
@click.option(
    "--take",
    multiple=True,
    metavar="ID",
    help=(
        "Give this record the values of a newer file; `all` for every record that differs. Can be "
        "given several times."
    ),
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="text for people, json for programs.",
)
@click.option("--today", metavar="DATE", help="The day that `now` is, in a file that says `now`.")
def import_command(
    *,
    file: Path,
    folder: Path | None,
    named: str,
    mapping: Path | None,
    take: tuple[str, ...],
    form: str,
    today: str | None,
    suggest: bool,
    dry_run: bool,
) -> None:
    """Bring events and sources from another program's FILE into a timeline.

    Every item of the file becomes a record, or is named in a report with the reason. No
    date is guessed. What is in the timeline already stays as it is: importing the same file
    again changes nothing, and of a newer one the differences are shown.

    \b
      dateline import talks.csv --to docs/talks --dry-run
      dateline import library.bib --to docs/talks
      dateline import incidents.xlsx --suggest > map.yml
      dateline import incidents.xlsx --map map.yml --to docs/incidents

    Exit status: 0 something arrived, or nothing was new; 1 the file cannot be imported.
    """  # noqa: D301 - click looks for the character, not for the two
    day = day_of_option(today, "--today")
    if folder is None and not suggest:
        raise click.MissingParameter(param_hint="--to", param_type="option")
    shown = folder.as_posix() if folder else ""
    try:
        given = read_given(file)
        if suggest or folder is None:
            click.echo(suggest_map(given), nl=False)
            return
        options = Options(today=day, mapping=read_given(mapping) if mapping else None)
        wanted = Wanted(folder=folder, shown=shown, importer=named, take=take, dry_run=dry_run)
        with steps() as told:
            report = import_file(given, wanted, options, told)
    except NotImportedError as error:
        _refuse(file, error, form)
        sys.exit(PROBLEMS)
    except ProblemsFoundError as error:
        _tell_problems(error)
        say(f"`{shown}` has these errors already: nothing is written.")
        sys.exit(PROBLEMS)
    if form == "json":
        echo_json(report.as_json())
    else:
        click.echo(report.as_text(), nl=False)
    sys.exit(PROBLEMS if report.nothing_arrived else FINE)


def _tell_problems(error: ProblemsFoundError) -> None:
    for problem in error.problems:
        say(as_text(problem))
    say(count_problems(error.problems))


def _refuse(file: Path, error: NotImportedError, form: str) -> None:
    """Say why the file as a whole is not imported."""
    shown = os.fsencode(file).decode("utf-8", "replace")
    if form == "json":
        told = {"message": error.message, "hint": error.hint, "line": error.line}
        echo_json(json.dumps({"file": shown, "error": told}, ensure_ascii=False, indent=2))
        return
    place = Place(shown, error.line, error.column) if error.line else Place(shown)
    say(f"{place}: error: {error.message} {error.hint}".rstrip())


@click.command("export", short_help="Write a timeline as a file of another program.")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option(
    "--as", "named", required=True, type=click.Choice(list(EXPORTERS)), help="The format."
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="Write this file, or for notes this folder; without it, to standard output.",
)
def export_command(*, folder: Path, named: str, out: Path | None) -> None:
    """Write the timeline in FOLDER as a file of another program.

    Imported again, it is the same in all that the format can hold. What it cannot hold is
    named. Nothing is overwritten.

    \b
      dateline export docs/talks --as csv --out talks.csv
      dateline export docs/talks --as timelinejs > talks.json
      dateline export docs/talks --as notes --out vault
    """  # noqa: D301 - the same
    if named == "notes" and out is None:
        raise click.MissingParameter(param_hint="--out", param_type="option")
    try:
        leaving = export_timeline(folder, folder.as_posix(), named)
        if out is None:
            sys.stdout.flush()
            sys.stdout.buffer.write(leaving.data)
            written = -1
        else:
            written = write_export(leaving, out)
    except NotImportedError as error:
        say(f"{folder.as_posix()}: error: {error.message} {error.hint}".rstrip())
        sys.exit(PROBLEMS)
    except ProblemsFoundError as error:
        _tell_problems(error)
        sys.exit(PROBLEMS)
    except ExistsError as error:
        say(f"`{error.path}` is there already, and is something else: nothing is written.")
        sys.exit(PROBLEMS)
    for line in leaving.lines():
        say(line)
    if out is not None:
        what = (
            f"{written} file{'' if written == 1 else 's'}" if named == "notes" else out.as_posix()
        )
        nothing = "it is there already" if leaving.exported.files else "the timeline has no events"
        say(f"Written: {what}" if written else f"Nothing to write: {nothing}.")
