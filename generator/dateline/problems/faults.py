"""Faults of the program itself: what a person sees where their data is not the cause."""

from __future__ import annotations

import errno
import traceback
from pathlib import Path
from typing import Final

TRACEBACK: Final = "DATELINE_TRACEBACK"
"""The environment's variable that asks for all of an error, and not for one line of it."""

_LONGEST: Final = 160
_CURES: Final = {
    errno.ENOENT: "Make the folder that it is to be in, or correct the path.",
    errno.ENOTDIR: "A file is in the way of a folder: give another name, or move the file.",
    errno.EISDIR: "A folder is in the way of a file: give another name.",
    errno.ENAMETOOLONG: "Give a shorter name.",
    errno.ELOOP: "A link leads to itself: correct it.",
    errno.EACCES: "Change the permissions, or write elsewhere.",
    errno.EPERM: "Change the permissions, or write elsewhere.",
    errno.EROFS: "Nothing can be written there: write elsewhere.",
}


def explain_fault(error: Exception) -> str:
    """One line: what happened and where, and what to report.

    What the system refuses is not a fault of the program, and is shown with its reason.
    """
    if isinstance(error, OSError) and error.strerror:
        return f"Dateline cannot continue: {_reason(error)}. {_cure(error)}"
    if isinstance(error, MemoryError):
        return "Dateline cannot continue: no memory is left. Close other programs, and try again."
    return (
        f"Dateline itself has a fault: {_describe(error)}. "
        "Your data is not the cause. Please report this line, and the steps that lead to it. "
        f"With {TRACEBACK}=1 in the environment, the full traceback is shown."
    )


def _cure(error: OSError) -> str:
    return _CURES.get(error.errno or 0, "Free some space, or change the permissions.")


def full_traceback(error: Exception) -> str:
    """Everything that Python knows of an error, over many lines."""
    return "".join(traceback.format_exception(error))


def _reason(error: OSError) -> str:
    reason = error.strerror or ""
    named = f" ({Path(str(error.filename)).as_posix()})" if error.filename else ""
    return f"{reason[:1].lower()}{reason[1:]}{named}"


def _describe(error: Exception) -> str:
    """The error's kind, its text on one line, and the place in the program."""
    text = " ".join(str(error).split())
    shown = text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
    named = f"{type(error).__name__}: {shown}" if shown else type(error).__name__
    frames = traceback.extract_tb(error.__traceback__)
    if not frames:
        return named
    last = next((f for f in reversed(frames) if "dateline" in Path(f.filename).parts), frames[-1])
    return f"{named} ({Path(last.filename).name}, line {last.lineno})"
