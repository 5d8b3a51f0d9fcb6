"""Which importers there are: our own, and those that other packages add by an entry point."""

from __future__ import annotations

from functools import cache
from importlib.metadata import entry_points
from typing import Final

from dateline.exchange.records import Given, Importer, NotImportedError

GROUP: Final = "dateline.importers"
"""Of entry points: each names an `Importer`, or a class that makes one."""


@cache
def importers() -> tuple[Importer, ...]:
    """All importers, ours first; another package's by the name of its entry point.

    Raises:
        NotImportedError: another package's importer cannot be loaded.
    """
    # Here, since every command loads this file, and what some of them parse with is slow to load.
    from dateline.exchange.importers.bibtex import Bibtex  # noqa: PLC0415
    from dateline.exchange.importers.calendar_file import CalendarFile  # noqa: PLC0415
    from dateline.exchange.importers.csl_json import CslJson  # noqa: PLC0415
    from dateline.exchange.importers.mapped import Mapped  # noqa: PLC0415
    from dateline.exchange.importers.markwhen import Markwhen  # noqa: PLC0415
    from dateline.exchange.importers.named_sheet import NamedSheet  # noqa: PLC0415
    from dateline.exchange.importers.notes import Notes  # noqa: PLC0415
    from dateline.exchange.importers.own_csv import OwnCsv  # noqa: PLC0415
    from dateline.exchange.importers.ris import Ris  # noqa: PLC0415
    from dateline.exchange.importers.timelinejs import TimelineJs  # noqa: PLC0415

    ours: tuple[Importer, ...] = (
        OwnCsv(), NamedSheet(), TimelineJs(), CslJson(), Bibtex(), Ris(), CalendarFile(),
        Markwhen(), Notes(), Mapped(),
    )  # fmt: skip
    found = {importer.name: importer for importer in ours}
    for entry in sorted(entry_points(group=GROUP), key=lambda entry: entry.name):
        try:
            loaded = entry.load()
        except Exception as error:
            raise NotImportedError(
                f"The importer '{entry.name}' of another package cannot be loaded: {error}.",
                "Update that package, or remove it.",
            ) from error
        made: Importer = loaded() if isinstance(loaded, type) else loaded
        found.setdefault(made.name, made)
    return tuple(found.values())


def choose(given: Given, named: str, *, mapped: bool) -> Importer:
    """The importer that was named, or the one that recognises the file; with a mapping, that for
    sheets of any shape.

    Raises:
        NotImportedError: none has that name, or none recognises the file.
    """
    known = {importer.name: importer for importer in importers()}
    named = named or ("mapped" if mapped else "")
    if named:
        if named not in known:
            names = ", ".join(f"`{name}`" for name in known)
            raise NotImportedError(f"There is no format '{named}'.", f"The formats: {names}.")
        return known[named]
    unreadable = None
    for importer in known.values():
        try:
            if importer.recognises(given):
                return importer
        except NotImportedError as error:
            unreadable = unreadable or error
    if unreadable:
        raise unreadable
    raise NotImportedError(
        "The file is of no format that Dateline knows.",
        "Name its format with `--as`; for a sheet or JSON of your own, make a mapping with "
        "`--suggest`.",
    )
