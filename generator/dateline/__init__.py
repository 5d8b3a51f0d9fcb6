"""Dateline: dated events with cited sources become Markdown timeline pages.

In a script:

    import dateline
    site = dateline.load("docs")  # read and check every timeline in the folder
    for problem in site.problems:
        print(dateline.as_text(problem))
    site.write("build")

>>> import dateline
>>> dateline.read_date("c. 1850").edtf
'1850~'
>>> dateline.read_date("Friday, 9 July 2022")
Traceback (most recent call last):
dateline.DateError: 'Friday, 9 July 2022' was 2022-07-09, a Saturday.
"""

from __future__ import annotations

__version__ = "0.1.0"

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline.build import Site, load, verify
    from dateline.data.settings import Settings
    from dateline.dates import Date, DateError, read_date
    from dateline.problems import Place, Problem, ProblemsFoundError, Severity, as_text
    from dateline.write.folder import Written

__all__ = [
    "Date",
    "DateError",
    "Place",
    "Problem",
    "ProblemsFoundError",
    "Settings",
    "Severity",
    "Site",
    "Written",
    "__version__",
    "as_text",
    "load",
    "read_date",
    "verify",
]

# To load all of the program takes as long as the rest of a build in which nothing has changed: so
# each name brings its module in when it is first asked for.
_WHERE = {
    "dateline.build": ("Site", "load", "verify"),
    "dateline.data.settings": ("Settings",),
    "dateline.dates": ("Date", "DateError", "read_date"),
    "dateline.problems": ("Place", "Problem", "ProblemsFoundError", "Severity", "as_text"),
    "dateline.write.folder": ("Written",),
}


def __getattr__(name: str) -> object:
    for module, names in _WHERE.items():
        if name in names:
            return getattr(import_module(module), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


class _Package(ModuleType):
    """The package: `verify` is its function, whether or not the folder of that name is loaded."""

    def __setattr__(self, name: str, value: object) -> None:
        # The import system names each folder in its package as it loads it.
        if name not in __all__ or not isinstance(value, ModuleType):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
