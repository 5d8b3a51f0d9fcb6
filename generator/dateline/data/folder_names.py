"""Names of the folders that lead to a timeline: each becomes a part of addresses.

Site builders put such a name into addresses, headings of the navigation and file names, and not
all of them escape it. So it is made of what every one of these may contain: letters, digits and
other visible characters beyond ASCII, and of ASCII letters, digits, spaces and `-_.,+()`.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

FIT: Final = "- _ . , + ( )"
"""What a name may contain beside letters, digits and spaces, as messages list it."""

_ASCII: Final = re.compile(r"[A-Za-z0-9 \-_.,+()]")
_NAMES: Final = {"'": "an apostrophe", '"': "a quotation mark", "`": "a backtick"}
_JOINERS: Final = "\u200c\u200d"
# Matches a run of NUL, which marks what is left out.
_UNFIT_RUN: Final = re.compile("\0+")


def fault_of_name(name: str) -> str:
    """What is wrong with a folder's name, as words to put after "contains"; empty if nothing is.

    >>> fault_of_name("talks?")
    "'?'"
    >>> fault_of_name("talks 2022")
    ''
    """
    bad = next((char for char in name if not _is_fit(char)), "")
    if bad and unicodedata.category(bad) == "Cs":
        return "bytes that are not UTF-8"
    if bad in _NAMES:
        return _NAMES[bad]
    if bad:
        return f"'{bad}'" if bad.isprintable() else f"the character U+{ord(bad):04X}"
    for char, called in ((" ", "a space"), (".", "a dot")):
        if name.startswith(char):
            return f"{called} at its start"
        if name.endswith(char):
            return f"{called} at its end"
    return ""


def fit_name(name: str) -> str:
    """A name near to the given one that is fit; empty if nothing of it is.

    >>> fit_name("what now?")
    'what now'
    """
    marked = "".join(char if _is_fit(char) else "\0" for char in name)
    return _UNFIT_RUN.sub("-", marked).strip(" .-")


def fit_folder(folder: str) -> str:
    """A folder's path, each part of it that is not fit changed to one that is."""
    return "/".join(
        part if not fault_of_name(part) else fit_name(part) or "timeline"
        for part in folder.split("/")
    )


def _is_fit(char: str) -> bool:
    if char.isascii():
        return bool(_ASCII.fullmatch(char))
    return char in _JOINERS or unicodedata.category(char)[0] in "LMNPS"
