"""A mapping: which column of a sheet, or key of a JSON file, becomes which key of our data.

```yaml
records: events
columns:
  Date: {to: date, format: DD/MM/YYYY}
  What happened: title
  Link: source.url
```
"""

from __future__ import annotations

from collections.abc import Mapping as MappingType
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from dateline.data.fields import Fields, open_fields
from dateline.data.keys import EVENT, SOURCE, Key, Kind, RecordKeys
from dateline.data.nodes import Mapping, Node, Scalar
from dateline.exchange.parts.date_formats import fault_of_format
from dateline.exchange.records import Given, NotImportedError
from dateline.problems import Problems, Severity
from dateline.problems.wording import did_you_mean, listed, quoted
from dateline.read.yaml.file import read_yaml

_MAP: Final = RecordKeys(
    "a mapping",
    "",
    (
        Key("records", Kind.WORD, "`events` or `sources`"),
        Key("items", Kind.TEXT, "of JSON: the path of the list, such as `data.rows`"),
        Key("columns", Kind.NAMED_TEXTS, "each column, and what it becomes", required=True),
    ),
)
_COLUMN: Final = RecordKeys(
    "a column",
    "",
    (
        Key("to", Kind.TEXT, "what it becomes", required=True),
        Key("format", Kind.TEXTS, "of a date: `DD/MM/YYYY`, or `dateline`"),
        Key("split", Kind.TEXT, "of a list, or of several addresses: what is between its items"),
        Key("as", Kind.WORD, "of a text: `plain`, `html` or `markdown`"),
    ),
)
PARTS: Final = ("year", "month", "day", "time", "end.year", "end.month", "end.day", "end.time")
DATES: Final = frozenset(["date", "end", "added", "published", "accessed", "source.published",
                          "source.accessed"])  # fmt: skip
LISTS: Final = frozenset(["topics", "by", "editors", "translators", "source.by"])
_PLAIN: Final = (Kind.TEXT, Kind.PROSE, Kind.DATE, Kind.DAY, Kind.FLAG, Kind.WORD, Kind.ADDRESS,
                 Kind.LANGUAGE, Kind.TEXTS, Kind.ID)  # fmt: skip
_TEXT_FORMS: Final = ("plain", "html", "markdown")


@dataclass(frozen=True, slots=True)
class Column:
    """What one column becomes. `formats` is for dates, `split` for lists, `form` for texts."""

    to: str
    formats: tuple[str, ...] = ()
    split: str = ""
    form: str = ""


@dataclass(frozen=True, slots=True)
class Map:
    """A whole mapping; `records` is `events` or `sources`, `items` the path of a list in JSON."""

    records: str
    columns: MappingType[str, Column]
    items: str = ""

    def columns_to(self, target: str) -> tuple[str, ...]:
        """The columns that become something, in the order of the mapping."""
        return tuple(name for name, column in self.columns.items() if column.to == target)


def targets(records: str) -> tuple[str, ...]:
    """What a column can become."""
    if records == "sources":
        return ("id", *_names(SOURCE))
    of_source = tuple(f"source.{name}" for name in _names(SOURCE))
    return (*_names(EVENT), "end", *PARTS, "at", *of_source)


def _names(table: RecordKeys) -> tuple[str, ...]:
    return tuple(key.name for key in table.keys if key.kind in _PLAIN)


def read_map(given: Given) -> Map:
    """A mapping from its file.

    Raises:
        NotImportedError: with the first thing that is wrong in it.
    """
    problems = Problems()
    node = read_yaml(given.data, given.name, problems)
    found = _read(node, problems) if node else None
    for problem in problems.all:
        if problem.severity is Severity.ERROR:
            raise NotImportedError(f"{problem.place}: {problem.message}", problem.hint)
    if found is None:
        raise NotImportedError(f"{given.name}: The mapping is empty.", "Make one with `--suggest`.")
    return found


def _read(node: Node, problems: Problems) -> Map | None:
    fields = open_fields(node, _MAP, problems)
    if fields is None:
        return None
    records = fields.text("records") or "events"
    scalar = fields.scalar("records")
    if records not in ("events", "sources") and scalar:
        fields.report_choice(scalar, ("events", "sources"))
    if not fields.has("columns"):
        fields.missing("columns", "Write `columns:` and below it each column and what it becomes.")
    mapping = fields.mapping("columns")
    columns = {
        key.text: column
        for key, value in (mapping or ())
        if (column := _column(key, value, records, problems))
    }
    return Map(records, MappingProxyType(columns), fields.text("items"))


def _column(key: Scalar, node: Node, records: str, problems: Problems) -> Column | None:
    if isinstance(node, Scalar):
        _check_target(node, records, problems)
        return Column(node.text.strip())
    fields = open_fields(node, _COLUMN, problems)
    target = fields.required("to") if fields else None
    if fields is None or target is None:
        return None
    _check_target(target, records, problems)
    formats = _formats(fields, key, problems)
    form = fields.text("as")
    if form and form not in _TEXT_FORMS:
        fields.report_choice(Scalar(form, fields.place_of("as")), _TEXT_FORMS)
    split = fields.scalar("split")
    return Column(target.text.strip(), formats, split.text if split else "", form)


def _check_target(target: Scalar, records: str, problems: Problems) -> None:
    known = targets(records)
    if target.text.strip() in known:
        return
    hint = did_you_mean(target.text.strip(), known, otherwise=f"It can be {listed(known)}.")
    message = f"{quoted(target.text)} is nothing that a column can become."
    problems.error(target.place, "unknown-value", message, hint)


def _formats(fields: Fields, key: Scalar, problems: Problems) -> tuple[str, ...]:
    if "format" not in fields.keys:
        return ()
    node = fields.node("format")
    if isinstance(node, Scalar):
        found = [node]
    elif isinstance(node, Mapping):
        found = []
    else:
        found = list(fields.texts("format"))
    if not found:
        message = f"The column {quoted(key.text)} needs the format of its dates."
        hint = "Write one, such as `DD/MM/YYYY`, or `dateline` for dates as Dateline reads them."
        problems.error(fields.place_of("format"), "empty-value", message, hint)
    for scalar in found:
        if fault := fault_of_format(scalar.text):
            message = f"The format {quoted(scalar.text)} {fault}."
            problems.error(scalar.place, "unknown-value", message, _TOKENS)
    return tuple(scalar.text for scalar in found)


_TOKENS: Final = (
    "Write YYYY, MM or Month, DD, and for clock times HH, mm, ss and AM; other signs as they are."
)
