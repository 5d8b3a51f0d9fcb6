"""Private copies of sources: found below the project's root, read as plain text."""

from __future__ import annotations

import errno
import hashlib
import os
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISREG

from dateline.read.copies.markdown_copies import strip_markdown
from dateline.read.copies.web_pages import as_paragraphs, make_ready
from dateline.read.decoding import explain_not_utf8, normalise_lines
from dateline.read.excerpts import shorten
from dateline.read.files import RealPaths, explain_os_error, follow

MAX_TEXT_BYTES = 20_000_000
_HTML = {".html", ".htm"}
_PLAIN = {".txt", ".md", ""}
KINDS = frozenset(_HTML | _PLAIN)
"""The ends of the names of copies that can be read."""


@dataclass(frozen=True, slots=True)
class PrivateText:
    """A source's text, with a line feed at line ends, and the SHA-256 of what was read."""

    text: str
    sha256: str


@dataclass(frozen=True, slots=True)
class NoText:
    """Why there is no text: the code, message and hint of a problem.

    `no-text` is no error in itself: the copy is not on this machine. All others are.
    """

    code: str
    message: str
    hint: str


def read_text(project: Path, relative: str, paths: RealPaths | None = None) -> PrivateText | NoText:
    """The private copy at a path that is relative to the project's root.

    A path that leads out of the project, by `..`, from the root of the disk or through a
    link, is refused. Of a web page the main text is taken. `paths` are for many copies.
    """
    paths = paths or RealPaths()
    root = paths.of(project)
    try:
        path = _follow(root / relative, paths)
        inside = not Path(relative).is_absolute() and path.is_relative_to(root)
    except ValueError:  # a NUL in the name
        inside = False
    except OSError as error:
        return _unreadable(relative, explain_os_error(error))
    if not inside:
        return NoText(
            "outside-project",
            f"`{shorten(relative)}` leads out of the project, perhaps through a link.",
            "Put the private copy itself into the project, and give its path, such as "
            "`texts/outlet-a.txt`.",
        )
    return _read(path, relative)


def _follow(path: Path, paths: RealPaths) -> Path:
    """Where a path leads, whether anything is there or not; OSError for a circle of links."""
    if os.path.isfile(there := paths.of(path)):  # noqa: PTH113 - may raise
        return there
    try:
        return follow(path)
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise
        return path.resolve()


def _read(path: Path, relative: str) -> PrivateText | NoText:
    suffix = path.suffix.casefold()
    if suffix not in KINDS:
        return kind_refused(relative)
    data = read_bytes(path, relative)
    return data if isinstance(data, NoText) else text_of(data, suffix, relative)


def kind_refused(relative: str) -> NoText:
    """That a copy is of a kind that is not read."""
    hint = "Save the source as `.txt` or `.html`."
    if relative.casefold().endswith(".pdf"):
        hint += " `dateline draft` makes a `.txt` of a PDF."
    message = f"`{shorten(relative)}` is neither plain text nor a web page."
    return NoText("text-kind", message, hint)


def text_of(data: bytes, suffix: str, relative: str) -> PrivateText | NoText:
    """The text of a copy's bytes; `suffix` is the end of its name, in small letters."""
    try:
        text = normalise_lines(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        message, hint = explain_not_utf8(data, error.start)
        return NoText("text-not-utf8", f"`{shorten(relative)}`: {message}", hint)
    # Of the text, and not of the file: an editor on another system ends its lines otherwise.
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    if suffix == ".md":
        text = strip_markdown(text)
    if suffix not in _HTML:
        return PrivateText(text, sha256)
    return _main_text(text, sha256, relative)


def read_bytes(path: Path, relative: str) -> bytes | NoText:
    """The bytes of a copy, unless it is too large or cannot be read."""
    try:
        there = path.stat()
        if not S_ISREG(there.st_mode):
            reason = "it is a folder, or not an ordinary file"
        elif there.st_size > MAX_TEXT_BYTES:
            size, most = there.st_size / 1e6, MAX_TEXT_BYTES // 1_000_000
            return NoText(
                "text-too-large",
                f"`{shorten(relative)}` has {size:.1f} MB, and a private copy may have {most} MB.",
                "Keep only the text of the source.",
            )
        else:
            return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return NoText(
            "no-text",
            f"There is no file `{shorten(relative)}` on this machine.",
            "Put the private copy there to check the words again.",
        )
    except OSError as error:
        reason = explain_os_error(error)
    return _unreadable(relative, reason)


def _unreadable(relative: str, reason: str) -> NoText:
    return NoText(
        "text-unreadable",
        f"`{shorten(relative)}` cannot be read: {reason}.",
        "Name the file that contains the text, and check that you may read it.",
    )


def _main_text(page: str, sha256: str, relative: str) -> PrivateText | NoText:
    # Only here, since it is an optional extra and takes half a second to load.
    try:
        import trafilatura  # noqa: PLC0415
    except ImportError as error:
        # Of what it needs a part may be missing: pip 23 leaves out `lxml_html_clean`.
        missing = "lxml_html_clean" if "html.clean" in str(error) else error.name or "trafilatura"
        return NoText(
            "html-not-installed",
            f"`{shorten(relative)}` is a web page, and `{missing}`, which reads web pages, is not "
            "installed.",
            f"Run `pip install {missing}`, or save the source as `.txt`.",
        )
    ready = make_ready(page)
    # A word too many does no harm when words are looked up; one too few is a false alarm.
    text = trafilatura.extract(ready.html, favor_recall=True, include_comments=False)
    if not text:
        return NoText(
            "html-without-text",
            f"In `{shorten(relative)}` no main text was found.",
            "Save the source as `.txt`.",
        )
    return PrivateText(normalise_lines(as_paragraphs(text, ready.captions)), sha256)
