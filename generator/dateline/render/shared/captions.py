"""What is beside an account's words: who said it, by what source, how it was checked."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.data.model import WordsKind
from dateline.data.resolved import ResolvedAccount, ResolvedRemark
from dateline.quotes import Run
from dateline.render.inks.inline import element, joined
from dateline.render.shared.phrases import Phrases
from dateline.text.inks import Ink, Piece


def account_words(words: Phrases, account: ResolvedAccount) -> Piece:
    """An account's words in quotation marks, the words of a remark that differ marked."""
    remark = words.resolved.remarks.get(account.remark)
    shown = words.ink.escape(account.words)
    number = remark.numbers.get(account.anchor) if remark else None
    if remark and remark.comparison and number is not None:
        shown = _marked(words.ink, remark.comparison.wordings[number])
    quoted = words.in_marks(shown, account)
    language = account.source.language
    if language and language != words.language:
        return element(words.ink, "span", quoted, lang=language)
    return quoted


def _marked(ink: Ink, wording: Iterable[Run]) -> Piece:
    """A wording with the words that another lacks in `<mark>`."""
    parts: list[Piece] = []
    for run in wording:
        text = ink.stretch(run.text)
        parts.append(element(ink, "mark", text) if run.differs else text)
    return joined(ink, "", parts)


def caption(
    words: Phrases,
    account: ResolvedAccount,
    *,
    name_speaker: bool = True,
    link_people: bool = True,
) -> Piece:
    """Everything a reader needs to judge an account's words: who said it, then the source.

    `name_speaker` is false where the words are under the speaker's own name, `link_people`
    where the people are linked nearby: the source is then the first link that the Tab key meets.
    """
    record, t = account.record, words.texts
    parts: list[Piece] = []
    if account.by is not None and name_speaker:
        parts.append(words.voice(account.by, linked=link_people))
        if account.by.side is not None:
            side = account.by.side
            parts.append(element(words.ink, "span", words.name(side.name), class_="dl-side"))
    if record.to:
        parts.append(t("to", name=record.to))
    if account.via is not None:
        parts.append(t("via", name=words.voice(account.via, linked=link_people)))
    if record.said is not None and record.said.edtf != account.event.date.edtf:
        parts.append(t("said_on", day=words.date(record.said)))
    badge = _source_badge(words, account)
    ink = words.ink
    return joined(ink, "<br>", [joined(ink, " · ", parts), badge]) if parts else badge


def _source_badge(words: Phrases, account: ResolvedAccount) -> Piece:
    """The source with date and place of the words, whose voice they are, how checked.

    A day of publication that is only bounded is left to the sources page.
    """
    record, t, source = account.record, words.texts, account.source
    name = words.source_address(source, account.check.fragment if account.check else "")
    parts = [t("locator", source=name, at=record.at) if record.at else name]
    if source.published is not None and source.published.precision == "day":
        parts.append(words.date(source.published))
    if record.kind is WordsKind.PARAPHRASE:
        parts.append(t("kind_paraphrase"))
    elif record.kind is WordsKind.NARRATION:
        parts.append(t("kind_narration"))
    parts.append(words.grade(account))
    return element(words.ink, "span", " · ".join(parts), class_="dl-source")


def remark_told(words: Phrases, remark: ResolvedRemark) -> Piece:
    """How the reports of one remark compare, as sentences."""
    t = words.texts
    sentences = [t(f"remark.{remark.standing}")]
    names = [words.source_name(a.source) for a in remark.accounts]
    differences = remark.comparison.differences if remark.comparison else ()
    for part in differences:
        left, right = names[part.one], names[part.other]
        sentences.append(
            t("difference", first=left, left=part.in_one, second=right, right=part.in_other)
        )
    if differences and not remark.has_original:
        sentences.append(t("remark_original"))
    sentences.append(t("remark_same_because", because=remark.same_because))
    return joined(words.ink, " ", sentences)
