"""The records that an article gives: its source, who speaks, and draft events.

Every word of a source's that is drafted is cut from the text, and has been looked up in it again.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from dateline.data.ids import make_id
from dateline.data.stated import Stated
from dateline.dates import Date, Kind, date_text, read_date
from dateline.draft.attribution import Attribution, attribute
from dateline.draft.dated import DatedWords, DateFinder
from dateline.draft.line_ends import joined_text, unsure_line_ends
from dateline.draft.naming import Speaker
from dateline.draft.sentences import sentences_of
from dateline.quotes import Match, SourceText, find_words
from dateline.quotes.folding import MARK, is_word
from dateline.quotes.source.speech import Passage

FEWEST_WORDS: Final = 3
Plain = str | Sequence["Plain"] | Mapping[str, "Plain"]
Record = dict[str, Plain]
_TITLE_WORDS: Final = 12
_CONTEXT: Final = 8  # tokens
_UNDATED: Final = "Nothing in the copy says when this was."
_BY_THEN: Final = "The article of that day contains the words."
# Matches `  draft: "true"`.
_DRAFT: Final = re.compile(r'^( *draft: )"true"$')
# Matches `NORTHPORT, July 9 (Wire One) - `.
_DATELINE: Final = re.compile(
    r"(?P<place>[A-Z][A-Z .'’-]+(?:, [A-Z][\w .]+)?), (?P<date>[A-Z][a-z]+\.? \d{1,2}(?:, \d{4})?)"
    r"(?: \([^)\n]{1,40}\))? ?[-–—]{1,2} "
)


@dataclass(frozen=True, slots=True)
class Drafted:
    """New records by id, in the order of the article.

    `asides` are comments: what is put in place of each mark in the records (`⟦1⟧`).
    """

    sources: Mapping[str, Record]
    people: Mapping[str, Record]
    events: Mapping[str, Record]
    asides: Mapping[str, str]
    quotations: int
    attributed: int
    dated: int


@dataclass(frozen=True, slots=True)
class Known:
    """What the timeline has already: ids by each name of a person, and every id of a person and an
    event. `language` is that of the text, where it does not say.
    """

    people: Mapping[str, str] = field(default_factory=dict)
    person_ids: frozenset[str] = frozenset()
    event_ids: frozenset[str] = frozenset()
    language: str = "en"


def draft_records(text: str, source_id: str, path: str, stated: Stated, known: Known) -> Drafted:
    """The records of an article. `path` is that of the private copy, from the project's root."""
    return _Drafter(SourceText.of(text), source_id, stated, known).draft(path)


class _Drafter:
    """Makes the records of one article."""

    def __init__(self, source: SourceText, source_id: str, stated: Stated, known: Known) -> None:
        self._source, self._id = source, source_id
        self._stated, self._known = stated, known
        self._language = stated.language or known.language
        self._unsure = unsure_line_ends(source, self._language)
        self._people: dict[str, Record] = {}
        self._ids = dict(known.people)
        self._events: dict[str, Record] = {}
        self._asides: dict[str, str] = {}
        self._spoken = {
            passage: found
            for passage, found in attribute(source).items()
            if self._words(passage) >= FEWEST_WORDS
        }
        self._dateline = self._read_dateline()
        self._finder = DateFinder(source, self._read_anchor(), self._language)
        self._dated = 0

    def draft(self, path: str) -> Drafted:
        """All records."""
        record = self._source_record(path)
        for paragraph in range(len(self._source.paragraphs)):
            self._draft_paragraph(paragraph)
        named = [found for found in self._spoken.values() if found.speaker]
        return Drafted(
            sources={self._id: record},
            people=self._people,
            events=self._events,
            asides=self._asides,
            quotations=len(self._spoken),
            attributed=len(named),
            dated=self._dated,
        )

    # The source.

    def _source_record(self, path: str) -> Record:
        stated = self._stated
        record: Record = {"type": "news"}
        if not stated.is_news:
            record["type"] = f"news{self._aside('type? The copy does not say what it is.')}"
        for key in ("title", "outlet", "published", "language", "url"):
            if value := getattr(stated, key):
                record[key] = value
        if stated.by:
            record["by"] = stated.by
        if self._dateline:
            record["dateline"] = self._dateline
        notes = [*stated.unsure, *([] if stated.title else [self._perhaps_title()])]
        asides = "".join(self._aside(note) for note in notes if note)
        return {**record, "text": f"{path}{asides}"}

    def _perhaps_title(self) -> str:
        first = self._source.text.lstrip().partition("\n")[0].strip()
        is_title = 3 <= len(first.split()) <= 20 and not first.endswith((".", ",", ";", ":"))
        return f"title? perhaps: {first}" if is_title else ""

    def _read_dateline(self) -> Record:
        """Place and day at the head of a report, if the day is stated whole or follows."""
        found = _DATELINE.search(self._source.text[:2_000])
        if not found or not self._starts_line(found.start()):
            return {}
        place = " ".join(found["place"].split())
        day = found["date"]
        if not re.search(r"\d{4}$", day) and self._stated.published:
            day = f"{day}, {self._stated.published[:4]}"
        try:
            date = read_date(day, language="en")
        except ValueError:
            return {"place": place}
        published = _day(self._stated.published)
        late = published and date.earliest is not None and not 0 <= published - date.earliest <= 7
        whole = date.precision == "day" and not late
        return {"place": place, "date": date.edtf} if whole else {"place": place}

    def _starts_line(self, offset: int) -> bool:
        return not self._source.text[:offset].rpartition("\n")[2].strip()

    def _read_anchor(self) -> Date | None:
        day = self._dateline.get("date") or self._stated.published
        return read_date(day) if isinstance(day, str) and day else None

    # The events.

    def _draft_paragraph(self, paragraph: int) -> None:
        left: list[Passage] = []
        tokens = self._source.paragraph_tokens(paragraph)
        for start, last in sentences_of(self._source, paragraph):
            first = self._after_head(start, last)
            spoken = [p for p in self._spoken if first <= p.first < last]
            dates = list(self._finder.find(first, last))
            if dates:
                self._draft_dated(paragraph, (first, last), dates, spoken)
            else:
                left += spoken
        left += [
            p
            for p in self._spoken
            if tokens.start <= p.first < tokens.stop and p not in left and not self._is_drafted(p)
        ]
        if left:
            self._draft_quoted(paragraph, sorted(left, key=lambda p: p.first))

    def _is_drafted(self, passage: Passage) -> bool:
        words = self._quote(passage)
        return any(
            isinstance(account, Mapping) and account.get("quote") == words
            for record in self._events.values()
            for account in record["accounts"]
        )

    def _after_head(self, first: int, last: int) -> int:
        """Where a sentence begins behind the place and day at a report's head."""
        found = _DATELINE.search(self._source.text[:2_000])
        if not self._dateline or found is None:
            return first
        if not self._source.starts[first] <= found.start() < self._source.ends[last - 1]:
            return first
        return next(
            (at for at in range(first, last) if self._source.starts[at] >= found.end()), last
        )

    def _draft_dated(
        self,
        paragraph: int,
        sentence: tuple[int, int],
        dates: list[DatedWords],
        spoken: list[Passage],
    ) -> None:
        first, last = sentence
        dated = next((found for found in dates if found.date), dates[0])
        evidence = self._evidence(dated)
        if evidence is None:
            return
        accounts = [self._account(passage, paragraph) for passage in spoken]
        whole = self._verbatim(self._cut(first, last))
        if whole and not spoken:
            at = f"{_at(paragraph)}{self._look_at(whole)}"
            accounts.append({"source": self._id, "narration": whole, "at": at})
        self._dated += 1
        title = self._title(first, last, paragraph)
        if spoken or not whole:
            title += self._look_at(title)
        self._add(
            {
                "date": _typed(dated.date) if dated.date else "unknown",
                "date_from": [evidence],
                "title": title,
                "draft": "true",
                "accounts": accounts or [{"source": self._id, "at": _at(paragraph)}],
            }
        )

    def _draft_quoted(self, paragraph: int, spoken: list[Passage]) -> None:
        """An event for the quotations of a paragraph that no date is beside."""
        accounts = [self._account(passage, paragraph) for passage in spoken]
        day = self._stated.published or self._dateline.get("date", "")
        names = dict.fromkeys(
            speaker.name or speaker.unnamed
            for passage in spoken
            if (speaker := self._spoken[passage].speaker)
        )
        told = f": {', '.join(names)}" if names else ""
        self._add(
            {
                "date": f"not after {day}" if day else "unknown",
                "date_from": [{"because": _BY_THEN if day else _UNDATED}],
                "title": f"{_at(paragraph).capitalize()}{told}",
                "draft": "true",
                "accounts": accounts,
            }
        )

    def _add(self, record: Record) -> None:
        number = len(self._events) + 1
        while f"{self._id}-{number}" in {*self._known.event_ids, *self._events}:
            number += 1
        self._events[f"{self._id}-{number}"] = record

    def _evidence(self, dated: DatedWords) -> Record | None:
        words = self._text(dated.first, dated.last)
        found = find_words(words, self._source)
        if not isinstance(found, Match):
            return None
        record: Record = {"source": self._id, "words": words}
        if found.occurrences > 1:
            more = self._more(dated, words)
            if more:
                record["in"] = more
        if dated.date is None:
            record["because"] = dated.why
        return record

    def _more(self, dated: DatedWords, words: str) -> str:
        """More of the sentence around words that recur, so that one passage fits."""
        source = self._source
        tokens = source.paragraph_tokens(source.paragraph_of(dated.first))
        for reach in range(1, _CONTEXT + 1):
            first, last = (
                max(tokens.start, dated.first - reach),
                min(tokens.stop, dated.last + reach),
            )
            while first < dated.first and not is_word(source.token(first)):
                first += 1
            while last > dated.last and not is_word(source.token(last - 1)):
                last -= 1
            if any(source.token(at) == MARK for at in range(first, last)):
                return ""
            text = self._text(first, last)
            found = find_words(words, source, within=text)
            whole = find_words(text, source)
            if isinstance(found, Match) and isinstance(whole, Match) and whole.occurrences == 1:
                return text
        return ""

    def _title(self, first: int, last: int, paragraph: int) -> str:
        """The beginning of a sentence, without quotations."""
        source = self._source
        end = next((at for at in range(first, last) if source.token(at) == MARK), last)
        words = [at for at in range(first, end) if is_word(source.token(at))]
        if len(words) < FEWEST_WORDS:
            return _at(paragraph).capitalize()
        cut = words[:_TITLE_WORDS][-1] + 1
        whole = end == last and len(words) <= _TITLE_WORDS
        return self._text(first, cut) + ("" if whole else "…")

    def _account(self, passage: Passage, paragraph: int) -> Record:
        found: Attribution = self._spoken[passage]
        record: Record = {"source": self._id}
        if found.speaker:
            record["by"] = self._by(found.speaker)
        if found.via:
            record["via"] = self._by(found.via)
        record["quote"] = self._quote(passage)
        aside = ""
        if not found.speaker:
            perhaps = f" perhaps {found.candidate}" if found.candidate else ""
            aside = self._aside(f"who?{perhaps}")
        unnamed = " ".join(s.unnamed for s in (found.speaker, found.via) if s)
        look = self._look_at(f"{record['quote']} {unnamed}")
        record["at"] = f"{_at(paragraph)}{aside}{look}"
        return record

    def _by(self, speaker: Speaker) -> Plain:
        if not speaker.name:
            return {"unnamed": speaker.unnamed}
        known = self._ids.get(speaker.name.casefold())
        if known:
            return known
        short = speaker.name.split()[-1]
        taken = {*self._known.person_ids, *self._people}
        wished = [make_id(short), make_id(speaker.name)]
        wished += [f"{wished[1] or 'speaker'}-{number}" for number in range(2, 100)]
        chosen = next((name for name in wished if name and name not in taken), "speaker")
        record: Record = {"name": f"{speaker.name}{self._look_at(speaker.name)}"}
        if short != speaker.name and isinstance(find_words(short, self._source), Match):
            record["also"] = [short]
        self._people[chosen] = record
        self._ids[speaker.name.casefold()] = chosen
        return chosen

    # Words of the text.

    def _text(self, first: int, last: int) -> str:
        return joined_text(self._source, first, last, self._language)

    def _look_at(self, words: str) -> str:
        """Marks of comments about words that a line's end may have cut."""
        there = [word for word in self._unsure if re.search(rf"\b{re.escape(word)}\b", words)]
        return "".join(self._aside(self._unsure[word]) for word in there)

    def _words(self, passage: Passage) -> int:
        source = self._source
        return sum(is_word(source.token(at)) for at in range(passage.first, passage.last))

    def _quote(self, passage: Passage) -> str:
        """A passage's words on one line, without marks that open it anew."""
        source = self._source
        reopened = source.quoted.reopened
        pieces = []
        start = passage.first
        for at in [
            *(at for at in range(passage.first, passage.last) if at in reopened),
            passage.last,
        ]:
            if at > start:
                pieces.append(self._text(start, at))
            start = at + 1
        return " ".join(pieces).removesuffix(",")

    def _cut(self, first: int, last: int) -> str:
        source = self._source
        while last > first and source.token(last - 1) in {MARK, "."}:
            last -= 1
        return self._text(first, last) if last > first else ""

    def _verbatim(self, words: str) -> str:
        """The words, if a search finds them in the text."""
        return words if words and isinstance(find_words(words, self._source), Match) else ""

    def _aside(self, note: str) -> str:
        mark = f"⟦{len(self._asides) + 1}⟧"
        self._asides[mark] = note
        return mark


def with_asides(text: str, asides: Mapping[str, str]) -> str:
    """A data file's text with comments in place of the marks, each on the line after."""
    lines = []
    for quoted in text.split("\n"):
        line = _DRAFT.sub(r"\1true", quoted)
        marks = re.findall(r"⟦\d+⟧", line)
        indent = " " * (len(line) - len(line.lstrip(" ")))
        if marks:
            bare = re.sub(r"⟦\d+⟧", "", line)
            if line.lstrip().startswith("- "):
                indent += "  "
            lines.append(_unquoted(bare))
            lines += [f"{indent}# {asides[mark]}" for mark in marks if mark in asides]
        else:
            lines.append(line)
    return "\n".join(lines)


def _unquoted(line: str) -> str:
    """A line whose value was in quotation marks for its mark alone."""
    found = re.fullmatch(r'(\s*(?:- )?\w+: )"([\w ./-]+)"', line)
    return f"{found[1]}{found[2]}" if found else line


def _typed(date: Date) -> str:
    """A date of some words as an author types it; the words mean another in another article."""
    return date_text(date.changed(text=date.edtf))


def _at(paragraph: int) -> str:
    return f"paragraph {paragraph + 1}"


def _day(iso: str) -> int:
    date = read_date(iso) if iso else None
    return date.earliest or 0 if date and date.kind is Kind.POINT else 0
