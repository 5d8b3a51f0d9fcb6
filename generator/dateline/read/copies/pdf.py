"""The text of a PDF, by pypdfium2: its lines put together into paragraphs."""

from __future__ import annotations

import re
from typing import Final

MOST_PAGES: Final = 1_000
MOST_TEXT: Final = 5_000_000  # characters
_WIDE: Final = 0.8  # of the usual width: a shorter line ends a paragraph
_BROKEN_WORD: Final = re.compile("[\ufffe\u0002]")  # what PDFium has for a hyphen at a line's end
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffd\uffff]")
_STOPS: Final = (".", "!", "?", "”", '"', "’", "»", ":", "。")


class UnreadablePdfError(ValueError):
    """The file is no PDF that can be read, or has no text; the message says which."""


def read_pdf(data: bytes) -> str:
    """The text of a PDF.

    Raises:
        UnreadablePdfError: it is broken, protected, too long, or has no text.
        ModuleNotFoundError: pypdfium2, of the optional extra, is not installed.
    """
    import pypdfium2  # noqa: PLC0415 - an optional extra

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise UnreadablePdfError("it is broken, or protected by a password") from error
    with document:
        if len(document) > MOST_PAGES:
            raise UnreadablePdfError(f"it has {len(document):,} pages, and {MOST_PAGES:,} may be")
        pages = []
        size = 0
        for number in range(len(document)):
            try:
                page = document[number].get_textpage().get_text_bounded()
            except pypdfium2.PdfiumError as error:
                raise UnreadablePdfError(f"page {number + 1} is broken") from error
            pages.append(page)
            size += len(page)
            if size > MOST_TEXT:
                raise UnreadablePdfError(f"it has more than {MOST_TEXT:,} characters of text")
    text = _join("\n".join(pages))
    if not text.strip():
        raise UnreadablePdfError("it has no text, perhaps since its pages are pictures")
    return text


def _join(text: str) -> str:
    """Paragraphs with a blank line between them, their lines as they are."""
    plain = _CONTROL.sub("", _BROKEN_WORD.sub("-", text.replace("\r\n", "\n").replace("\r", "\n")))
    lines = [line.strip() for line in plain.split("\n")]
    lengths = sorted(len(line) for line in lines if line)
    usual = lengths[int(len(lengths) * 0.9)] if lengths else 0
    found: list[str] = []
    for line in lines:
        found.append(line)
        if line and line.endswith(_STOPS) and len(line) < usual * _WIDE:
            found.append("")
    return re.sub(r"\n{3,}", "\n\n", "\n".join(found)).strip() + "\n"
