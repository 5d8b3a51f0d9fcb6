"""Drafting: from an article in a file to records in a timeline's files."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from dateline.check.values.languages import is_language
from dateline.data.file_names import TIMELINE
from dateline.data.ids import make_id
from dateline.data.output_paths import reason_against_form
from dateline.data.stated import Stated
from dateline.draft import Drafted, Known, draft_records, with_asides
from dateline.exchange.importing.cleaning import clean
from dateline.exchange.importing.existing import Existing, open_existing
from dateline.exchange.importing.placing import add_records, timeline_text
from dateline.exchange.parts.addresses import fit_address
from dateline.read.copies.page_facts import read_page_facts
from dateline.read.copies.pdf import UnreadablePdfError, read_pdf
from dateline.read.copies.private_text import KINDS, NoText, kind_refused, read_bytes, text_of
from dateline.read.project.root import find_project
from dateline.starting.advice import IGNORE_TEXTS, StartError, ignores_texts, title_of
from dateline.write.new_files import write_new
from dateline.write.root import Root

MOST_TEXT: Final = 300_000
_UNSEEN: Final = dict.fromkeys([*range(9), *range(0x0B, 0x20), *range(0x7F, 0xA0), 0xFFFD])


@dataclass(frozen=True, slots=True)
class ArticleDrafted:
    """What was drafted from an article: the files written, from the project's root, and counts.
    `to_add` as for what is started.
    """

    files: tuple[str, ...]
    quotations: int
    attributed: int
    dated: int
    to_add: str = ""


def draft_article(file: Path, folder: Path) -> ArticleDrafted:
    """Draft the records of an article in a saved page, a text or a PDF, for the timeline in a
    folder, which is made if there is none. The article's text goes into the private copies.

    Raises:
        StartError: the article cannot be read, or has been drafted already.
        ExistsError: another text is in the place of the private copy.
        NotImportedError: the timeline is written in a way in which nothing can be put in.
        ProblemsFoundError: the timeline has errors already.
        OSError: the system does not let us read or write.
    """
    article = _read_article(file)
    root = find_project(folder)
    existing = open_existing(folder, folder.as_posix())
    source_id = make_id(file.stem) or "article"
    if source_id in existing.ids("sources"):
        raise StartError(
            f"The timeline has a source '{source_id}' already, so nothing is written. If this is "
            "another article, give its file another name."
        )
    copy = _place_of_copy(file, article, root, source_id)
    drafted = draft_records(article.text, source_id, copy.path, article.stated, _known(existing))
    before: dict[str, bytes | None] = {}
    written = [copy.path] if copy.content is not None else []
    if copy.content is not None:
        write_new({copy.path: copy.content}, root)
    try:
        _put_in(drafted, folder, file.stem, before)
    except BaseException:
        _put_back(folder, before)
        if copy.content is not None:
            (root / copy.path).unlink(missing_ok=True)
        raise
    below = Path(os.path.relpath(folder.resolve(), root)).as_posix()
    written += [f"{below}/{path}" for path in before]
    told = "" if ignores_texts(root) else IGNORE_TEXTS
    return ArticleDrafted(
        tuple(sorted(written)), drafted.quotations, drafted.attributed, drafted.dated, told
    )


@dataclass(frozen=True, slots=True)
class _Article:
    """An article's text, and its copy's bytes with the end of its name; what it states."""

    text: str
    content: bytes
    suffix: str
    stated: Stated


@dataclass(frozen=True, slots=True)
class _Copy:
    """Where the private copy is, below the project's root, and its bytes if it is to be made."""

    path: str
    content: bytes | None


def _read_article(file: Path) -> _Article:
    shown, suffix = file.as_posix(), file.suffix.casefold()
    if not file.exists():
        raise StartError(f"There is no file `{shown}`. Name the saved page, text or PDF.")
    data = read_bytes(file, shown)
    if isinstance(data, NoText):
        raise StartError(f"{data.message} {data.hint}")
    if suffix == ".pdf" or data.startswith(b"%PDF-"):
        try:
            text = read_pdf(data)
        except UnreadablePdfError as error:
            raise StartError(f"`{shown}` cannot be read: {error}.") from error
        except ModuleNotFoundError as error:
            raise StartError(
                f"`{shown}` is a PDF, and `pypdfium2`, which reads it, is not installed. Run "
                "`pip install pypdfium2`, or save the article as `.txt`."
            ) from error
        return _Article(text, text.encode(), ".txt", Stated())
    found = text_of(data, suffix, shown) if suffix in KINDS else kind_refused(shown)
    if isinstance(found, NoText):
        raise StartError(f"{found.message} {found.hint}")
    if len(found.text) > MOST_TEXT:
        raise StartError(
            f"`{shown}` has {len(found.text):,} characters of text, and an article may have "
            f"{MOST_TEXT:,}. Keep only the article."
        )
    if found.text != found.text.translate(_UNSEEN):
        raise StartError(
            f"`{shown}` contains control characters, perhaps since it was saved in another "
            "encoding. Save it as UTF-8."
        )
    is_page = suffix in (".html", ".htm")
    stated = _fit(read_page_facts(data.decode())) if is_page else Stated()
    return _Article(found.text, data, suffix, stated)


def _fit(stated: Stated) -> Stated:
    """What a page states, as a data file may have it; what it cannot have is named in `unsure`."""

    def fit(text: str) -> str:
        return clean(text, "", [])

    address, language = fit(stated.url), fit(stated.language)
    url = fit_address(address)
    refused = [
        f"{key}? The page says {text}, which is none."
        for key, text, fits in (
            ("url", address, url),
            ("language", language, is_language(language)),
        )
        if text and not fits
    ]
    return Stated(
        is_news=stated.is_news,
        title=fit(stated.title),
        outlet=fit(stated.outlet),
        by=tuple(dict.fromkeys(filter(None, map(fit, stated.by)))),
        published=stated.published,
        language=language if is_language(language) else "",
        url=url,
        unsure=(*stated.unsure, *refused),
    )


def _place_of_copy(file: Path, article: _Article, root: Path, source_id: str) -> _Copy:
    """The private copy: the file itself if it is in `texts/` already, else a copy there."""
    path = Path(os.path.relpath(file.resolve(), root)).as_posix()
    if path.startswith("texts/") and article.content == file.read_bytes():
        return _Copy(path, None)
    path = f"texts/{source_id}{article.suffix}"
    if (root / path).is_file() and (root / path).read_bytes() == article.content:
        return _Copy(path, None)
    return _Copy(path, article.content)


def _known(existing: Existing) -> Known:
    timeline = existing.timeline
    if timeline is None:
        return Known()
    names = {
        name.casefold(): person.id
        for person in timeline.people.values()
        for name in (person.name, *person.also)
    }
    return Known(names, frozenset(timeline.people), existing.ids("events"), timeline.language)


def _put_in(drafted: Drafted, folder: Path, stem: str, before: dict[str, bytes | None]) -> None:
    """Put the records into the timeline's files, section by section. `before` gets each file that
    is written, and what was in it.
    """

    def write(root: Root, path: str, text: str) -> None:
        before.setdefault(path, root.read(path))
        root.write(path, text.encode())

    if not (folder / TIMELINE).exists():
        title = title_of(folder.resolve().name)
        write(Root(folder, reason_against_form), TIMELINE, timeline_text({"title": title}))
    sections = {"people": drafted.people, "sources": drafted.sources, "events": drafted.events}
    for section, records in sections.items():
        existing = open_existing(folder, folder.as_posix())
        for path, text in add_records(existing, {}, section, records, stem).items():
            write(existing.root, path, with_asides(text, drafted.asides))
    open_existing(folder, folder.as_posix())  # raises if anything is wrong


def _put_back(folder: Path, before: Mapping[str, bytes | None]) -> None:
    """Put the data files back as they were."""
    root = Root(folder, reason_against_form)
    for path, content in before.items():
        if content is None:
            root.remove(path)
        else:
            root.write(path, content)
    with contextlib.suppress(OSError):
        folder.rmdir()  # if it was made here, and is empty again
