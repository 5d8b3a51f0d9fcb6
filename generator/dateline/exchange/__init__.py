"""In and out: files of other programs become records of a timeline, and the other way round.

An importer for another format is one class with a name, a line of help, and two methods; the
types that it needs are here. An entry point of the group `dateline.importers` makes it known.
"""

from __future__ import annotations

from dateline.exchange.exporting.story import (
    EXPORTERS,
    ExistsError,
    Leaving,
    export_timeline,
    write_export,
)
from dateline.exchange.importing.given_files import read_given
from dateline.exchange.importing.report import Report
from dateline.exchange.importing.story import Wanted, import_file
from dateline.exchange.importing.suggesting import suggest_map
from dateline.exchange.records import (
    EventLink,
    Given,
    Header,
    Importer,
    Item,
    Kind,
    Note,
    NoteKind,
    NotImportedError,
    Options,
    Prose,
    Refused,
    SourceRef,
    Value,
    Yielded,
)

__all__ = [
    "EXPORTERS",
    "EventLink",
    "ExistsError",
    "Given",
    "Header",
    "Importer",
    "Item",
    "Kind",
    "Leaving",
    "NotImportedError",
    "Note",
    "NoteKind",
    "Options",
    "Prose",
    "Refused",
    "Report",
    "SourceRef",
    "Value",
    "Wanted",
    "Yielded",
    "export_timeline",
    "import_file",
    "read_given",
    "suggest_map",
    "write_export",
]
