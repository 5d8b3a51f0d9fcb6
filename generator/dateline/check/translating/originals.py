"""Which timeline another translates, and which languages a timeline is in."""

from __future__ import annotations

import posixpath
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from dateline.check.translating.overlay import in_its_language
from dateline.data.fields import Fields
from dateline.data.keys import TIMELINE
from dateline.data.model import OriginalOf, OtherLanguage, Timeline
from dateline.data.nodes import Draft, Scalar
from dateline.problems import Problems, Severity
from dateline.problems.wording import did_you_mean, quoted


def with_originals(drafts: tuple[Draft, ...], problems: Problems) -> tuple[Draft, ...]:
    """The drafts, those that translate another with all that the other has. One whose original is
    not there is left out, with a problem.
    """
    by_folder = {draft.folder: draft for draft in drafts}
    return tuple(_with_originals(drafts, by_folder, problems))


def _with_originals(
    drafts: Iterable[Draft], by_folder: Mapping[str, Draft], problems: Problems
) -> Iterator[Draft]:
    for draft in drafts:
        fields = Fields(draft.top, TIMELINE, problems)
        named = fields.scalar("translates")
        if named is None:
            if fields.has("terms"):
                message = "`terms` are of a timeline that translates another."
                hint = "Add `translates: …` with the original's folder, or delete them."
                problems.error(fields.keys["terms"], "no-original", message, hint)
            yield draft
            continue
        original = _find_original(draft, named, by_folder, problems)
        if original and _has_language(fields, original, problems):
            yield in_its_language(draft, named, original, _tag(original.top), problems)


def _find_original(
    draft: Draft, named: Scalar, by_folder: Mapping[str, Draft], problems: Problems
) -> Draft | None:
    text = named.text.strip()
    folder = posixpath.normpath(posixpath.join(draft.folder, text)).removeprefix("./")
    folder = "" if folder == "." else folder
    original = by_folder.get(folder)
    if original is None:
        shown = _shown(draft, folder)
        # Where it is there and cannot be read, that is what is reported.
        if any(p.severity is Severity.ERROR and _is_in(p.place.path, shown) for p in problems.all):
            return None
        message = f"{quoted(text)} leads to no timeline: there is none in `{shown}`."
        hint = "Write the original's folder from that of this file, such as `../../talks`."
        known = {_way(draft.folder, other) for other in by_folder if other != draft.folder}
        hint = did_you_mean(text, sorted(known), otherwise=hint)
        problems.error(named.place, "no-original", message, hint)
    elif original is draft:
        message = "A timeline cannot translate itself."
        hint = "Write the folder of the timeline that this one has in another language."
        problems.error(named.place, "no-original", message, hint)
    elif further := _text(original, "translates"):
        message = f"{quoted(text)} is a translation itself."
        first = posixpath.normpath(posixpath.join(original.folder, further))
        hint = f"Write the folder of the original: `{_way(draft.folder, first)}`."
        problems.error(named.place, "no-original", message, hint)
    else:
        return original
    return None


def _has_language(fields: Fields, original: Draft, problems: Problems) -> bool:
    """Whether a translation says its language, and it is another than the original's."""
    tag, other = fields.text("language"), _tag(original.top)
    if not tag:
        fields.missing("language", "Add `language: …`, that of the translation.")
    elif tag.casefold() == other.casefold():
        message = f"The original is in {quoted(other)} too."
        hint = "Write the language of the translation."
        problems.error(fields.place_of("language"), "no-original", message, hint)
        return False
    return bool(tag)


def original_of(draft: Draft) -> OriginalOf | None:
    """What the timeline of a draft translates."""
    found = draft.translation
    return OriginalOf(found.original, found.own_files) if found else None


def in_each_language(timelines: Iterable[Timeline]) -> tuple[Timeline, ...]:
    """The timelines, each with the other languages that it is in."""
    timelines = tuple(timelines)
    found: dict[str, list[Timeline]] = defaultdict(list)
    for timeline in timelines:
        first = timeline.original.folder if timeline.original else timeline.folder
        found[first].append(timeline)
    for first, same in found.items():
        same.sort(key=lambda timeline: (timeline.folder != first, timeline.folder))
    return tuple(
        replace(
            timeline,
            other_languages=tuple(
                OtherLanguage(other.language, other.folder)
                for other in found[
                    timeline.original.folder if timeline.original else timeline.folder
                ]
                if other is not timeline
            ),
        )
        for timeline in timelines
    )


def _tag(top: Iterable[tuple[Scalar, object]]) -> str:
    return (
        next((v.text.strip() for k, v in top if k.text == "language" and isinstance(v, Scalar)), "")
        or "en"
    )


def _text(draft: Draft, key: str) -> str:
    return next(
        (v.text.strip() for k, v in draft.top if k.text == key and isinstance(v, Scalar)), ""
    )


def _shown(draft: Draft, folder: str) -> str:
    """A folder of the docs folder as messages name it."""
    docs = draft.shown.removesuffix(f"/{draft.folder}") if draft.folder else draft.shown
    return posixpath.normpath(posixpath.join(docs, folder))


def _way(start: str, folder: str) -> str:
    return posixpath.relpath(f"/{folder}", f"/{start}")


def _is_in(path: str, folder: str) -> bool:
    return path == folder or path.startswith(f"{folder}/")
