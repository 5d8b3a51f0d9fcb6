"""What is beside an account's words: who said it, by what source, how it was checked.

What a page has said already is left out: a role once it was told, a speaker and a source that are
those of the words just above. What every account would say is a sign that the page's key explains.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from dateline.data.file_names import DISPUTES
from dateline.data.model import NO_COPY, WordsKind
from dateline.data.resolved import ResolvedAccount, ResolvedRemark, ResolvedTimeline
from dateline.data.source_types import SourceType
from dateline.dates import Date, on_clock
from dateline.quotes import Run, compare_places
from dateline.render.citing.places import PARAGRAPH, short_place
from dateline.render.inks.inline import element, joined
from dateline.render.layout.naming import Naming
from dateline.render.shared.parts.answers import answers_told
from dateline.render.shared.phrases import Phrases, unbroken
from dateline.text.inks import Ink, Piece

_PAIR: Final = 2
_WITH_ROLE: Final = (Naming.FULL, Naming.ROLE)
_MOST_TOLD_AGAIN: Final = 0.7
"""So large a part of their words may be in the table of what differs."""


def account_words(words: Phrases, account: ResolvedAccount, *, marked: bool = True) -> Piece:
    """An account's words, the words of a remark that differ `marked`. Those of a paraphrase are
    nobody's speech: beside a speaker's name they are without quotation marks.
    """
    remark = words.resolved.remarks.get(account.remark)
    shown = words.ink.escape(account.words)
    number = remark.numbers.get(account.anchor) if remark else None
    if marked and remark and remark.comparison and number is not None:
        shown = _marked(words.ink, remark.comparison.wordings[number])
    quoted = _set_off(words, shown, account)
    language = account.language
    if language and language != words.language:
        return element(words.ink, "span", quoted, lang=language)
    return quoted


def has_marked_words(resolved: ResolvedTimeline) -> bool:
    """Whether a remark is among the accounts of a dispute, and its reports differ."""
    remarks = {
        account.remark
        for dispute in resolved.disputes
        for position in dispute.positions
        for account in position.accounts
    }
    told = (resolved.remarks[remark].comparison for remark in remarks if remark)
    return any(comparison and comparison.differences for comparison in told)


def _set_off(words: Phrases, shown: Piece, account: ResolvedAccount) -> Piece:
    if account.kind is WordsKind.PARAPHRASE:
        return words.cut(shown, account)
    return words.in_marks(shown, account)


def translation_of(
    words: Phrases, account: ResolvedAccount, *, in_feed: bool = False
) -> Piece | str:
    """An account's words in another language, as what they are; empty if there is none. `in_feed`
    all words are in quotation marks.
    """
    translation = account.record.translation
    if translation is None:
        return ""
    shown = words.ink.escape(translation.text)
    if in_feed or account.kind is not WordsKind.PARAPHRASE:
        shown = words.between_marks(shown)
    if translation.by:
        return words.texts("translation_by", by=translation.by, words=shown)
    return words.texts("translation_ours", words=shown)


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
    naming: Naming = Naming.FULL,
    beside_denial: bool = False,
    keyed: bool = False,
    name_side: bool = True,
    when: Piece | None = None,
    under_question: bool = False,
    in_feed: bool = False,
) -> Piece:
    """Everything a reader needs to judge an account's words: who said it, then the source.

    `name_speaker` is false where the words are under the speaker's own name, `link_people`
    where the people are linked nearby: the source is then the first link that the Tab key meets.
    `naming` says what of it is said near by, `beside_denial` that what denies the words is beside
    them. A `keyed` page has the key of signs, which says that words without a speaker are the
    source's own. `name_side` is false where the words are under their side's name; `when` is told
    before the source. What is `under_question` needs no sign that it bears on one.
    `in_feed` the words are in quotation marks, and what they are is told last: entries that
    readers have do not change.
    """
    record, t = account.record, words.texts
    parts: list[Piece] = []
    if account.by is not None and name_speaker and naming in _WITH_ROLE:
        parts.append(words.voice(account.by, linked=link_people))
        if account.by.side is not None and name_side and naming is Naming.FULL:
            side = account.by.side
            parts.append(element(words.ink, "span", words.name(side.name), class_="dl-side"))
    elif account.by is not None and name_speaker:
        person = account.by.person if link_people else None
        parts.append(words.person(person) if person else words.name(account.by.name))
    if record.to:
        parts.append(t("to", name=record.to))
    for number, voice in enumerate(account.via):
        name = words.voice(voice, linked=link_people)
        parts.append(t("via_then", name=name) if number else t("via", name=name))
    if record.said is not None and not _is_of_event(words, record.said, account):
        parts.append(t("said_on", day=words.date(record.said)))
    if account.location is not None:
        parts.append(t("account_place", place=words.name(account.location.name)))
    parts += [when] if when else []
    named, again = naming in (*_WITH_ROLE, Naming.SHORT), naming is Naming.AGAIN
    of_page = {"named": named, "again": again, "keyed": keyed, "told": under_question}
    badge = words.alike(
        (account.anchor, *of_page.values(), in_feed),
        lambda each: _source_badge(each, account, **of_page, in_feed=in_feed),
    )
    parts.append(badge)
    lines = [
        *answers_told(words, account, beside_denial=beside_denial),
        joined(words.ink, " · ", parts),
    ]
    if record.doubt:
        lines.append(t("our_doubt", doubt=record.doubt))
    return joined(words.ink, "<br>", lines)


def _is_of_event(words: Phrases, said: Date, account: ResolvedAccount) -> bool:
    """Whether words are of the event's own date, by whatever clocks the two are given."""
    zone = words.resolved.timeline.zone
    return on_clock(said, zone).edtf == on_clock(account.event.date, zone).edtf


def _source_badge(
    words: Phrases,
    account: ResolvedAccount,
    *,
    named: bool,
    again: bool,
    keyed: bool,
    told: bool,
    in_feed: bool,
) -> Piece:
    """The source with the place of the words, whose voice they are, how checked. That they are a
    paraphrase is before the source, which words them.

    The day of publication is told where it is another than the event's own; one that is only
    bounded is left to the sources page: it is told with a source that is `named`. `again` it is the
    source of the words just above. `told` says that the page says what question it bears on.
    """
    record, t, source, ink = account.record, words.texts, account.source, words.ink
    place = place_of_words(words, account)
    fragment = account.check.fragment if account.check else ""
    label = with_place(words.source_name(source), place)
    parts = [words.source_address(source, fragment, record.at, label)]
    published = source.published
    other_day = published is not None and published.edtf != account.event.date.edtf
    if published is not None and named and other_day and published.precision == "day":
        parts.append(words.date(published))
    is_paraphrase = record.kind is WordsKind.PARAPHRASE  # each says so: nobody's speech is meant
    if is_paraphrase and in_feed:
        parts.append(t("kind_paraphrase"))
    elif is_paraphrase:
        parts[0] = t("paraphrased_by", source=parts[0])
    elif record.kind is WordsKind.NARRATION and not again:
        if not keyed:
            parts.append(t("kind_narration"))
        if source.type is SourceType.ANALYSIS and not in_feed:
            parts.append(t("kind_analysis"))  # which no reader should take for news
    shown = [joined(ink, "", [joined(ink, " · ", parts), _checked(words, account)])]
    if account.dispute is not None and words.page != DISPUTES and not told:
        # Read out, the link has the question for its name.
        told_as = {"class_": "dl-on", "role": "img", "title": account.dispute.question}
        sign = element(ink, "span", ink.stretch(OTHERWISE), **told_as)
        shown.append(words.link(sign, DISPUTES, account.dispute.id))
    return element(ink, "span", joined(ink, " ", shown), class_="dl-source")


OTHERWISE: Final = "⇄"
"""Says that other accounts take another position, and leads there."""


def _checked(words: Phrases, account: ResolvedAccount) -> Piece:
    """How the words were checked, with what is before it: a sign if they are the source's own,
    which never begins a line, else in words.
    """
    if account.source.text == NO_COPY or account.check is None:
        return joined(words.ink, "", [words.ink.stretch(" · "), words.grade(account)])
    sign = joined(
        words.ink, "", [words.ink.stretch("\N{NO-BREAK SPACE}"), words.check_sign(account.kind)]
    )
    told: list[Piece] = []
    if account.check.grade not in _EXACT:
        told.append(words.texts(f"grade.{account.check.grade}"))
        if "insertion" in account.check.doubts:
            told.append(words.texts("brackets_ours"))
    if account.check.version:
        told.append(words.texts("grade_older", day=words.day(account.check.version)))
    return joined(words.ink, " ", [sign, joined(words.ink, " · ", told)]) if told else sign


def with_place(name: str, place: str) -> str:
    """A source's name with the place in it, which never begins a line without a part of the name:
    a paragraph of no source says nothing.

    >>> with_place("Kyle Anzalone", "¶7").replace("\N{NO-BREAK SPACE}", "_")
    'Kyle Anzalone_¶7'
    """
    between = "" if place.startswith(PARAGRAPH) else ","
    return f"{between}\N{NO-BREAK SPACE}".join(filter(None, (name, unbroken(place))))


_EXACT: Final = frozenset(("word-for-word", "typography", "line-break-hyphen"))


def place_of_words(words: Phrases, account: ResolvedAccount) -> str:
    """Where in its source an account is, as its caption has it; empty if that is not told."""
    told = words.place_in_source(account.source, [account.record.at])
    return short_place(told, words.texts.plain("paragraph"))


def remark_told(words: Phrases, remark: ResolvedRemark) -> Piece:
    """How the reports of one remark differ, as sentences; what differs among more than two of
    them is for a table.
    """
    t = words.texts
    sentences = []
    names = [words.source_name(a.source) for a in remark.accounts]
    differences = remark.comparison.differences if remark.comparison else ()
    for part in differences if len(names) == _PAIR else ():
        left, right = names[part.one], names[part.other]
        sentences.append(
            t("difference", first=left, left=part.in_one, second=right, right=part.in_other)
        )
    if differences and not remark.has_original:
        sentences.append(t("remark_original"))
    return joined(words.ink, " ", sentences)


def wordings_table(words: Phrases, remark: ResolvedRemark) -> Piece:
    """What differs among three and more reports of one remark: a row a report, a column for each
    place where they part. Nothing where there are fewer, or they do not differ, or they have so
    little in common that it would say all of them once more.
    """
    ink = words.ink
    if len(remark.accounts) <= _PAIR or not remark.comparison:
        return ink.piece("")
    places = compare_places(*(account.words for account in remark.accounts))
    every = sum(len(account.words.split()) for account in remark.accounts)
    told_again = sum(len(cell.split()) for cells in places for cell in cells)
    if not places or told_again > every * _MOST_TOLD_AGAIN:
        return ink.piece("")
    rows = []
    for account, cells in zip(remark.accounts, zip(*places, strict=True), strict=True):
        head = element(ink, "th", ink.attribute(words.source_name(account.source)), scope="row")
        told = [element(ink, "td", ink.attribute(cell or "–")) for cell in cells]
        rows.append(element(ink, "tr", joined(ink, "", [head, *told])))
    body = element(ink, "tbody", joined(ink, "", rows))
    return element(ink, "table", body, class_="dl-wordings")
