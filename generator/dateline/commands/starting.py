"""`dateline new`, `dateline draft` and `dateline schema`."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import click

from dateline import starting
from dateline.commands.terminal import PROBLEMS, day_of_option, say
from dateline.problems import ProblemsFoundError, as_text


@click.command(
    "schema", short_help="Give editors a JSON Schema, for completion and errors as you type."
)
@click.argument(
    "docs", default="docs", type=click.Path(path_type=Path, file_okay=False), metavar="[DOCS]"
)
@click.option(
    "--to",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write it to this file, with the ids that exist in DOCS as choices.",
)
def schema_command(docs: Path, to: Path | None) -> None:
    """Print a JSON Schema of a timeline's data files, made from the table of keys.

    Editors that read it complete keys and ids, show what a key means, and mark mistakes as
    you type. Write it to a file, and name that file in the first line of each data file:

    \b
      dateline schema --to dateline.schema.json
      # yaml-language-server: $schema=../../dateline.schema.json
    """  # noqa: D301 - click looks for the character, not for the two
    if to is None:
        click.echo(starting.schema_json(), nl=False)
        return
    with _written_or_told():
        ids = starting.write_schema(docs, to)
        click.echo(f"{to.as_posix()} is written, with {ids} id{'' if ids == 1 else 's'}.")


class _FolderName(click.Path):
    """A folder that has a name: an empty one is a variable of a script that was never set."""

    def convert(
        self,
        value: str | os.PathLike[str],
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> str | bytes | os.PathLike[str]:
        if not str(value).strip():
            self.fail("the name is empty. Name the folder, or write . for this one.", param, ctx)
        return super().convert(value, param, ctx)


@click.command("new", short_help="Make a site with a timeline, or a timeline in a site.")
@click.argument("folder", type=_FolderName(path_type=Path))
@click.option("--site", is_flag=True, help="Make a whole site in FOLDER, with one timeline.")
@click.option(
    "--cms",
    type=click.Choice([str(cms) for cms in starting.Cms]),
    help="Write settings for editing in a browser too, with Pages CMS or Sveltia CMS.",
)
@click.option("--today", metavar="DATE", help="The day to put into the record of checked words.")
def new_command(folder: Path, cms: str | None, today: str | None, *, site: bool) -> None:
    """Make a timeline of two events to change, in FOLDER of a site that exists.

    Nothing is asked, and no file that is there is changed, but for settings that --cms wrote
    before: what is to be added to one is shown. The result builds at once.

    \b
      dateline new harbour --site     a site, with workflows for GitHub
      dateline new docs/talks         a timeline in the site around it
    """  # noqa: D301 - click looks for the character, not for the two
    given = day_of_option(today, "--today")
    day = given.edtf if given else datetime.now().astimezone().date().isoformat()
    make = starting.new_site if site else starting.new_timeline
    with _written_or_told():
        made = make(folder, day, starting.Cms(cms) if cms else None)
        for name in made.files:
            click.echo(f"wrote {(folder / name if site else Path(name)).as_posix()}")
        if made.to_add:
            click.echo(f"\n{made.to_add}")
        if sys.stdout.isatty():
            click.echo(f"\n{starting.next_steps(made, folder if site else None)}")


@click.command("draft", short_help="Draft the records of an article, for you to finish.")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--to",
    "folder",
    required=True,
    metavar="FOLDER",
    type=click.Path(path_type=Path),
    help="The timeline's folder, such as docs/talks. It is made if it is not there.",
)
def draft_command(file: Path, folder: Path) -> None:
    """Draft what a saved page, a text or a PDF gives: its source, its dates, its quotations.

    Only what the article states and what a rule is sure of is written. What is open is a
    comment, such as `# who? perhaps Ana Belov`. All of it is a draft, and every quoted word
    is cut from the article, whose text becomes the private copy. Works without a network.

    \b
      dateline draft saved/herald.html --to docs/talks
    """  # noqa: D301 - click looks for the character, not for the two
    with _written_or_told():
        made = starting.draft_article(file, folder)
        for name in made.files:
            click.echo(f"wrote {name}")
        click.echo(
            f"{_counted(made.quotations, 'quotation')}, {made.attributed} with a speaker; "
            f"{_counted(made.dated, 'sentence')} with a date. All of it is `draft: true`."
        )
        if made.to_add:
            click.echo(f"\n{made.to_add}")


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


@contextmanager
def _written_or_told() -> Iterator[None]:
    """End the command with what was in the way of its files."""
    try:
        yield
    except starting.ExistsError as error:
        say(f"Nothing is written, since this is there already: {', '.join(error.paths)}.")
        sys.exit(PROBLEMS)
    except (starting.StartError, starting.NotImportedError) as error:
        say(str(error))
        sys.exit(PROBLEMS)
    except ProblemsFoundError as error:
        for problem in error.problems:
            say(as_text(problem))
        sys.exit(PROBLEMS)
