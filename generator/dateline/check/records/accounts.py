"""Accounts: what each source says of an event, in whose words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from dateline.check.records.evidence import Evidence, check_date_from, read_date_from
from dateline.check.records.parts.answers import read_answers
from dateline.check.records.parts.figures import read_figure
from dateline.check.records.parts.speakers import read_speaker, read_speakers
from dateline.check.records.places import read_place
from dateline.check.references import Known, refer
from dateline.check.values.characters import report_controls
from dateline.check.values.dating import read_date_of
from dateline.check.values.languages import read_language
from dateline.data.fields import Fields, open_fields
from dateline.data.keys import ACCOUNT, TRANSLATION
from dateline.data.model import Account, EventField, Translation, WordsKind
from dateline.data.nodes import Node, Scalar
from dateline.dates import Date, Kind
from dateline.problems import Problems
from dateline.problems.wording import listed

_KINDS: Final = (WordsKind.QUOTE, WordsKind.PARAPHRASE, WordsKind.NARRATION)
_SAID_OF_WORDS: Final = (
    "by", "via", "to", "said", "translation", "remark", "position",
    "withdraws", "revises", "denies",
)  # fmt: skip
# In these somebody else's words are reported; elsewhere the source may itself be the speaker.


@dataclass(frozen=True, slots=True)
class Context:
    """What an event's records are checked against: the ids in use, the sources, and the fields
    that the timeline declares.
    """

    known: Known
    evidence: Evidence
    declared: Mapping[str, EventField]


def read_account(
    node: Node, event_date: Date | None, context: Context, problems: Problems
) -> Account | None:
    """One account, or None if it names no source that is there. A bare id is a citation."""
    if isinstance(node, Scalar):
        cited = refer(node, "source", context.known.sources, problems)
        return Account(source=cited, place=node.place) if cited else None
    fields = open_fields(node, ACCOUNT, problems)
    if fields is None:
        return None
    named = fields.required("source", "Add `source: …`, the id of the source that says so.")
    source_id = refer(named, "source", context.known.sources, problems) if named else ""
    kind, words = _read_words(fields)
    dispute, _, position = _reference(fields, "position", context.known.positions).partition("/")
    own_source = Scalar(source_id, fields.place)
    source, language = context.evidence.sources.get(source_id), read_language(fields, "language")
    account = Account(
        source=source_id,
        id=fields.text("id"),
        kind=kind,
        words=words,
        language=language,
        translation=_read_translation(fields, language or (source.language if source else "")),
        by=read_speaker(fields, "by", context.known),
        via=read_speakers(fields, "via", context.known),
        to=fields.text("to"),
        said=read_date_of(fields, "said", context.evidence.calendar),
        remark=_reference(fields, "remark", context.known.remarks),
        dispute=dispute,
        position=position,
        date=read_date_of(fields, "date", context.evidence.calendar),
        date_from=read_date_from(
            fields, "date_from", context.known, context.evidence.calendar, own_source
        ),
        location=read_place(fields, "place", context.known),
        figure=read_figure(fields, words, context.evidence.calendar),
        answers=read_answers(fields, context.known),
        doubt=fields.text("doubt"),
        at=fields.text("at"),
        place=fields.place,
        places=fields.places,
    )
    _check_voice(account, fields, context)
    _check_controls(account, fields, context)
    date = account.date or event_date
    if date and date.kind is not Kind.UNKNOWN:
        check_date_from(account.date_from, date, "date", context.evidence, problems)
    return account if source_id else None


def _reference(fields: Fields, key: str, known: object) -> str:
    scalar = fields.scalar(key)
    return refer(scalar, key, known, fields.problems) if scalar else ""  # type: ignore[arg-type]


def _read_words(fields: Fields) -> tuple[WordsKind, str]:
    """The account's words and their kind; more than one kind is refused."""
    present = [kind for kind in _KINDS if kind in fields.keys]
    for kind in present:
        if not fields.has(kind):
            message = f"`{kind}` is empty."
            hint = "Copy the words from the source, or delete the key."
            fields.problems.error(fields.place_of(kind), "empty-value", message, hint)
    for kind in present[1:]:
        message = f"An account has one kind of words; found `{present[0]}` and `{kind}`."
        hint = "Write one account for each."
        fields.problems.error(fields.keys[kind], "two-kinds-of-words", message, hint)
    words = fields.text(present[0]) if present else ""
    return (present[0], words) if words else (WordsKind.CITATION, "")


def _read_translation(fields: Fields, language: str) -> Translation | None:
    """The words in another language. Of which they are is the account's to say, or the source's."""
    node = fields.node("translation")
    inner = node and open_fields(node, TRANSLATION, fields.problems)
    if not inner:
        return None
    if not language:
        fields.missing("language", "Add `language: …`, that of the words, not of the translation.")
    text, by = inner.required("text"), inner.text("by")
    if text is None:
        return None
    return Translation(text=text.text.strip(), by=by, place=inner.place, places=inner.places)


def _check_voice(account: Account, fields: Fields, context: Context) -> None:
    """Report words without a speaker, a speaker without words, and a narrator with a name."""
    if account.kind is WordsKind.NARRATION and fields.has("by"):
        message = "`narration` is the source's own voice, so it has no `by`."
        hint = "Delete `by`, or use `quote` or `paraphrase` if these are a speaker's words."
        fields.problems.error(fields.place_of("by"), "narration-with-speaker", message, hint)
    source = context.evidence.sources.get(account.source)
    speaks = account.kind in (WordsKind.QUOTE, WordsKind.PARAPHRASE)
    if speaks and not fields.has("by") and source and source.type.traits.reports:
        message = f"Nobody is named as the speaker of this {account.kind}."
        hint = "Add `by: …`, or `by: {unnamed: …}` as the source describes them."
        fields.problems.warning(fields.place_of(account.kind), "no-speaker", message, hint)
    about_words = [key for key in _SAID_OF_WORDS if fields.has(key)]
    if about_words and not any(kind in fields.keys for kind in _KINDS):
        message = f"This account has {listed(about_words[:1])} but none of the source's words."
        hint = f"Add {listed(_KINDS)} with the words."
        fields.problems.warning(fields.place_of(about_words[0]), "missing-words", message, hint)


def _check_controls(account: Account, fields: Fields, context: Context) -> None:
    """Refuse unseen controls in words that no text of the source shows."""
    source = context.evidence.sources.get(account.source)
    if source is None or source.text:
        return
    for kind in _KINDS:
        scalar = fields.node(kind)
        if isinstance(scalar, Scalar):
            report_controls(scalar, fields.problems, of_source=source.id)
