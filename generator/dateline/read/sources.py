"""The private texts of a timeline's sources, as far as they are on this machine."""

from __future__ import annotations

import os
from pathlib import Path

from dateline.data.copies import TextAtHand
from dateline.data.model import Source, Timeline
from dateline.problems import Place, Problems
from dateline.problems.wording import quoted
from dateline.quotes import pass_over
from dateline.read.copies.private_text import NoText, read_text
from dateline.read.files import RealPaths, real_path
from dateline.read.project.root import tracked_by_git


def read_texts(
    timeline: Timeline, project: Path, docs: Path, problems: Problems
) -> dict[str, TextAtHand]:
    """The texts at hand by the source's id. One that is missing is no problem here; one
    that would be published is, with the repository (Git tracks it) or with the site.
    """
    named = [source for source in timeline.sources.values() if source.has_copy]
    copies = [(s, s.text, s.place_of("text")) for s in named]
    copies += [(s, v.text, v.place_of("text")) for s in named for v in s.versions if v.text]
    tracked = tracked_by_git(project, [path for _, path, _ in copies])
    real_docs, paths = real_path(docs), RealPaths()
    for _, path, place in copies:
        if path in tracked:
            _report_tracked(path, place, problems)
        there = os.path.exists(project / path)  # noqa: PTH110 - Path's own may raise
        if there and paths.of(project / path).is_relative_to(real_docs):
            _report_in_docs(path, place, problems)
    texts = {}
    for source in named:
        found = read_text(project, source.text, paths)
        if isinstance(found, NoText):
            if found.code != "no-text":
                place = source.place_of("text")
                problems.error(place, found.code, found.message, found.hint)
            continue
        older = _read_older(source, project, paths, problems)
        text = _without_ignored(source, found.text, problems)
        texts[source.id] = TextAtHand(text, found.sha256, older=older)
    return texts


def _without_ignored(source: Source, text: str, problems: Problems) -> str:
    """The copy's text without what its patterns fit; each must fit something, and be safe."""
    if not source.ignore:
        return text
    passed = pass_over(text, source.ignore)
    place = source.place_of("ignore")
    for pattern in passed.unused:
        problems.error(
            place,
            "unused-ignore",
            f"Nothing in the copy of '{source.id}' is {quoted(pattern)}.",
            "Write the whole line, with `#` for a page's number, or delete the pattern.",
        )
    for pattern, reason in passed.unsafe:
        problems.error(
            place,
            "unsafe-ignore",
            f"{quoted(pattern)} cannot be passed over in the copy of '{source.id}': {reason}.",
            "Give page numbers and headers only; what is part of a sentence is its words.",
        )
    return passed.text


def _read_older(
    source: Source, project: Path, paths: RealPaths, problems: Problems
) -> tuple[TextAtHand, ...]:
    """The older versions of a source that are at hand, the newest of them first."""
    found = []
    for version in reversed(source.versions):
        if not version.text:
            continue
        read = read_text(project, version.text, paths)
        if not isinstance(read, NoText):
            text = pass_over(read.text, source.ignore).text if source.ignore else read.text
            found.append(TextAtHand(text, read.sha256, seen=version.seen.edtf))
        elif read.code != "no-text":
            problems.error(version.place_of("text"), read.code, read.message, read.hint)
    return tuple(found)


def _report_tracked(path: str, place: Place, problems: Problems) -> None:
    problems.error(
        place,
        "text-tracked",
        f"Git tracks `{path}`, a private copy: it would be published with the repository.",
        f"Run `git rm --cached {path}` and list its folder in .gitignore.",
    )


def _report_in_docs(path: str, place: Place, problems: Problems) -> None:
    problems.error(
        place,
        "text-in-docs",
        f"`{path}` is a private copy in the docs folder, and a site builder publishes "
        "all files there.",
        f"Move it to a folder beside the docs folder: `text: texts/{Path(path).name}`.",
    )
