"""A site's own templates: names in them that templates of ours no longer use."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Final

from dateline.problems import Place, Problems
from dateline.read.files import read_ordinary

_SAME: Final = "event|account|person|source|position|dispute|remark"
# `event.event.title`, `told.event.event.id`, `person.person`; in `{{ … }}` and `{% … %}`.
_OLD: Final = re.compile(rf"\b(?P<name>{_SAME})\.(?P=name)\b(?:\.(?P<key>\w+))?")
# Matches `{{ event.title }}`.
_TAG: Final = re.compile(r"\{[{%].*?[}%]\}", re.DOTALL)


def report_old_names(folder: str, project: Path, problems: Problems) -> None:
    """Warn of each old name in the templates of a folder (absolute; empty for none).

    Messages name the files from the project's root.
    """
    if not folder:
        return
    for path in sorted(Path(folder).glob("*")):
        try:
            text = read_ordinary(path).decode("utf-8")
        except (OSError, UnicodeDecodeError):
            continue  # Jinja says so when it needs the file
        shown = os.path.relpath(path, project.resolve()).replace(os.sep, "/")
        for tag in _TAG.finditer(text):
            for match in _OLD.finditer(text, tag.start(), tag.end()):
                _report(match, text, shown, problems)


def _report(match: re.Match[str], text: str, shown: str, problems: Problems) -> None:
    line = text.count("\n", 0, match.start()) + 1
    column = match.start() - (text.rfind("\n", 0, match.start()) + 1) + 1
    name, key = match["name"], match["key"]
    new = f"{name}.{key}" if key else f"{name}.record"
    if (name, key) in {("event", "date"), ("account", "date")}:
        # Without `record` this is the date to show, or to order by.
        new = f"{name}.record.{key}"
    problems.warning(
        Place(shown, line, column),
        "old-template-name",
        f"'{match[0]}' is a name of an older version of Dateline. It works in this one only.",
        f"Write `{new}`.",
    )
