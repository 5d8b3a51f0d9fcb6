"""What stands beside an account's words: who said it, by what source, how it was checked."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.data.model import WordsKind
from dateline.data.resolved import ResolvedAccount, ResolvedRemark
from dateline.quotes import Run
from dateline.render.shared.phrases import Phrases
from dateline.text.escaping import Markdown, escape_html, escape_markdown, escape_stretch


def account_words(words: Phrases, account: ResolvedAccount) -> Markdown:
    """An account's words in quotation marks, the words of a remark that differ marked."""
    remark = words.resolved.remarks.get(account.remark)
    shown = escape_markdown(account.words)
    if remark and remark.comparison and account in remark.accounts:
        shown = _marked(remark.comparison.wordings[remark.accounts.index(account)])
    quoted = words.in_marks(shown, account)
    language = account.source.language
    if language and language != words.language:
        return Markdown(f'<span lang="{escape_html(language)}">{quoted}</span>')
    return quoted


def _marked(wording: Iterable[Run]) -> Markdown:
    """A wording with the words that another lacks in `<mark>`."""
    parts = []
    for run in wording:
        text = escape_stretch(run.text)
        parts.append(f"<mark>{text}</mark>" if run.differs else text)
    return Markdown("".join(parts))


def caption(
    words: Phrases,
    account: ResolvedAccount,
    *,
    name_speaker: bool = True,
    link_people: bool = True,
) -> Markdown:
    """Everything a reader needs to judge an account's words: who said it, then the source.

    `name_speaker` is false where the words stand under the speaker's own name, `link_people`
    where the people are linked nearby: the source is then the first link that the Tab key meets.
    """
    record, t = account.record, words.texts
    parts: list[Markdown] = []
    if account.by is not None and name_speaker:
        parts.append(words.voice(account.by, linked=link_people))
        if account.by.side is not None:
            side = account.by.side
            parts.append(Markdown(f'<span class="dl-side">{words.name(side.name)}</span>'))
    if record.to:
        parts.append(t("to", name=record.to))
    if account.via is not None:
        parts.append(t("via", name=words.voice(account.via, linked=link_people)))
    if record.said is not None and record.said.edtf != account.event.date.edtf:
        parts.append(t("said_on", day=words.date(record.said)))
    who = Markdown(" · ".join(parts))
    badge = _source_badge(words, account)
    return Markdown(f"{who}<br>{badge}") if parts else badge


def _source_badge(words: Phrases, account: ResolvedAccount) -> Markdown:
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
    return Markdown(f'<span class="dl-source">{" · ".join(parts)}</span>')


def remark_told(words: Phrases, remark: ResolvedRemark) -> Markdown:
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
    return Markdown(" ".join(sentences))
