"""A translation's words put into the records of its original."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from dateline.check.references import list_section, refer
from dateline.check.translating.missing import OF_TIMELINE, report_missing
from dateline.check.translating.terms import Terms, entries_of, normal, read_terms, report_unused
from dateline.check.values.characters import check_characters
from dateline.data.fields import Fields, is_empty, open_fields, shape_of
from dateline.data.ids import check_unique
from dateline.data.keys import (
    ACCOUNT,
    DISPUTE,
    EVENT,
    PERSON,
    PLACE,
    REMARK,
    SECTIONS,
    TIMELINE,
    RecordKeys,
    Translated,
)
from dateline.data.nodes import Draft, DraftTranslation, Mapping, Node, Scalar, Sequence
from dateline.problems import Problems
from dateline.problems.wording import Names, listed, quoted

_OWN: Final = ("translates", "language", "terms")
_KEYED: Final = {
    "people": (PERSON, "person"),
    "places": (PLACE, "place"),
    "disputes": (DISPUTE, "dispute"),
    "remarks": (REMARK, "remark"),
}
"""The sections whose records are under their ids and that a translation has words for."""
_WORDS: Final = ("quote", "paraphrase", "narration")


def in_its_language(
    draft: Draft, named: Scalar, original: Draft, language: str, problems: Problems
) -> Draft:
    """The original with a translation's words. `named` is where it says what it translates,
    `language` the original's tag.
    """
    check_characters(draft, problems)
    fields = Fields(draft.top, TIMELINE, problems)
    own = draft.own_files
    way = posixpath.relpath(f"/{original.folder}", f"/{draft.folder}")
    terms = Terms(read_terms(fields), own, original.folder, language, way)
    overlay = _Overlay(draft, original, language, problems)
    sections = dict(original.sections)
    merged = {name: overlay.section(name, sections.get(name, ())) for name in SECTIONS}
    top, shared_sides = overlay.top(fields)
    keys = {key.name: key for key in TIMELINE.keys}
    told_top = Mapping(
        tuple(
            (k, terms.told(v, keys[k.text], OF_TIMELINE) if k.text in keys else v) for k, v in top
        ),
        top.place,
    )
    told = tuple(
        (name, tuple(_told_section(terms, name, node) for node in nodes))
        for name, nodes in merged.items()
    )
    report_missing(terms, draft, named, problems)
    report_unused(fields, terms, terms.without, problems)
    return replace(
        draft,
        top=told_top,
        sections=told,
        checked=original.checked,
        published=original.published,
        shared_sides=shared_sides,
        shared=original.shared,
        translation=DraftTranslation(original.folder, language, own),
    )


def _told_section(terms: Terms, name: str, node: Node) -> Node:
    """A file of a section. Each of its records is named in `terms.untold` by section and id."""
    key = next(key for key in TIMELINE.keys if key.name == name)
    if isinstance(node, Sequence):
        items = (
            terms.told(Sequence((one,), node.place), key, _name(name, one)) for one in node.items
        )
        told = [item.items[0] if isinstance(item, Sequence) else item for item in items]
        return Sequence(tuple(told), node.place)
    if name == "events":  # a file that is one event
        return terms.record(node, EVENT, _name(name, node))
    if not isinstance(node, Mapping):
        return node
    entries = []
    for id_, record in node:
        one = terms.told(Mapping(((id_, record),), node.place), key, f"{name}/{id_.text}")
        entries += [*entries_of(one)]
    return Mapping(tuple(entries), node.place)


def _name(section: str, node: Node) -> str:
    """What a record is called in `untold`; empty for a draft, which nobody reads."""
    given = {key.text: value for key, value in entries_of(node)}
    id_, draft = given.get("id"), given.get("draft")
    if isinstance(draft, Scalar) and draft.text == "true":
        return ""
    return f"{section}/{id_.text.strip()}" if isinstance(id_, Scalar) else ""


@dataclass(slots=True)
class _Overlay:
    """Puts what a translation has for each record into the original's."""

    draft: Draft
    original: Draft
    language: str
    problems: Problems

    def top(self, fields: Fields) -> tuple[Mapping, tuple[Node, ...]]:
        """The keys of timeline.yml, and the sides that the original takes from elsewhere."""
        allowed = {k.name for k in TIMELINE.keys if k.translated is not Translated.NOT}
        self._refuse(fields, {*allowed, *_OWN}, TIMELINE)
        given = {key.text: value for key, value in self.draft.top}
        sides = {id_.text: value for id_, value in entries_of(given.get("sides", self.draft.top))}
        sides = sides if "sides" in given else {}
        top = _overlaid(
            self.original.top,
            {key: given[key] for key in ("title", "summary") if not is_empty(given.get(key))},
        )
        top = _overlaid(top, {"language": given["language"]}, {"translates", "terms"})
        known = Names(
            id_.text
            for node in (*self.original.shared_sides, *_values(self.original.top, "sides"))
            for id_, _ in entries_of(node)
        )
        mapping = fields.mapping("sides")
        for id_, _ in mapping or ():
            refer(id_, "side", known, self.problems)
        entries = tuple(
            (key, _renamed(value, sides) if key.text == "sides" else value) for key, value in top
        )
        shared = tuple(_renamed(node, sides) for node in self.original.shared_sides)
        return Mapping(entries, self.draft.top.place), shared

    def section(self, name: str, nodes: tuple[Node, ...]) -> tuple[Node, ...]:
        """A section of the original, with the translation's words."""
        own = dict(self.draft.sections).get(name, ())
        if name == "events":
            return self._events(own, nodes)
        if name in _KEYED:
            return self._keyed(name, own, nodes)
        for node in own:
            if not is_empty(node):
                message = f"A translation has no `{name}`: the original's are shown."
                hint = "Delete them. What short texts in them are in this language is in `terms`."
                self.problems.error(node.place, "not-in-translation", message, hint)
        return nodes

    def _keyed(self, name: str, own: tuple[Node, ...], nodes: tuple[Node, ...]) -> tuple[Node, ...]:
        kind, what = _KEYED[name]
        known = Names(id_.text for node in nodes for id_, _ in entries_of(node))
        words: dict[str, dict[str, Node]] = {}
        ids: list[Scalar] = []
        for node in own:
            self._is_mapping(node, name)
            for id_, record in entries_of(node):
                ids.append(id_)
                fields = open_fields(record, kind, self.problems)
                if fields and refer(id_, what, known, self.problems):
                    words[id_.text] = self._words(fields, record, kind)
        check_unique(ids, name, self.problems)
        if not words:
            return nodes
        return tuple(self._with_words(node, words) for node in nodes)

    def _with_words(self, node: Node, words: dict[str, dict[str, Node]]) -> Node:
        if not isinstance(node, Mapping):
            return node
        entries = (
            (id_, self._record_with(record, words.get(id_.text, {}))) for id_, record in node
        )
        return Mapping(tuple(entries), node.place)

    def _record_with(self, record: Node, words: dict[str, Node]) -> Node:
        if not isinstance(record, Mapping) or not words:
            return record
        given = dict(words)
        positions = given.pop("positions", None)
        told = _overlaid(record, given)
        if positions is None:
            return told
        summaries = {id_.text: value for id_, value in entries_of(positions)}
        there = [*_values(record, "positions")]
        known = Names(id_.text for node in there for id_, _ in entries_of(node))
        for id_, _ in entries_of(positions):
            refer(id_, "position", known, self.problems)
        return Mapping(
            tuple(
                (key, _renamed(value, summaries) if key.text == "positions" else value)
                for key, value in told
            ),
            told.place,
        )

    def _events(self, own: tuple[Node, ...], nodes: tuple[Node, ...]) -> tuple[Node, ...]:
        by_id = {_id(node): node for node in list_section(nodes) if _id(node)}
        known = Names(by_id)
        words: dict[str, Fields] = {}
        ids: list[Scalar] = []
        for node in list_section(own):
            fields = open_fields(node, EVENT, self.problems)
            id_ = fields and fields.required("id", "Add `id: …`, that of the original's event.")
            if not fields or not id_:
                continue
            ids.append(id_)
            allowed = {k.name for k in EVENT.keys if k.translated in _BESIDE} | {"id"}
            self._refuse(fields, allowed, EVENT)
            if refer(id_, "event", known, self.problems):
                words[id_.text.strip()] = fields
        check_unique(ids, "events", self.problems)
        sources = self._sources_with_language()
        return tuple(self._event_file(node, words, sources) for node in nodes)

    def _event_file(self, node: Node, words: dict[str, Fields], sources: frozenset[str]) -> Node:
        if isinstance(node, Sequence):
            items = tuple(self._event(one, words, sources) for one in node.items)
            return Sequence(items, node.place)
        return self._event(node, words, sources)

    def _event(self, node: Node, words: dict[str, Fields], sources: frozenset[str]) -> Node:
        if not isinstance(node, Mapping):
            return node
        fields = words.get(_id(node))
        given = {}
        for key in EVENT.keys if fields else ():
            value = fields.node(key.name) if fields and key.translated in _ANEW else None
            if value is not None:
                given[key.name] = value
        told = _overlaid(node, given)
        accounts = next(iter(_values(node, "accounts")), None)
        if not isinstance(accounts, Sequence):
            return told
        translations = self._translations(fields, accounts) if fields else {}
        items = tuple(
            self._account(one, translations.get(number), sources)
            for number, one in enumerate(accounts.items)
        )
        return _overlaid(told, {"accounts": Sequence(items, accounts.place)})

    def _account(self, node: Node, translation: Node | None, sources: frozenset[str]) -> Node:
        """An account without the original's translation. Its words are in the original's language
        where nothing says otherwise.
        """
        if not isinstance(node, Mapping):
            return node
        given: dict[str, Node] = {"translation": translation} if translation else {}
        has_words = any(key.text in _WORDS for key, _ in node)
        if has_words and not _text(node, "language") and _text(node, "source") not in sources:
            given["language"] = Scalar(self.language, node.place)
        return _overlaid(node, given, set() if translation else {"translation"})

    def _translations(self, fields: Fields, accounts: Sequence) -> dict[int, Node]:
        """The translations of an event's accounts, by their numbers from 0."""
        found: dict[int, Node] = {}
        for node in fields.items("accounts"):
            own = open_fields(node, ACCOUNT, self.problems)
            if own is None:
                continue
            allowed = {"source", "id", "translation", *_WORDS}
            self._refuse(own, allowed, ACCOUNT)
            translation = own.node("translation")
            named = own.required("source", "Add `source: …`, that of the account.")
            if translation is None:
                own.missing("translation")
            if translation is None or named is None:
                continue
            fits = [n for n, one in enumerate(accounts.items) if _fits(one, own)]
            if len(fits) == 1:
                found[fits[0]] = translation
            else:
                self._report_account(own, len(fits))
        return found

    def _report_account(self, own: Fields, fits: int) -> None:
        told = [key for key in ("source", "id", *_WORDS) if own.has(key)]
        how = " and ".join(f"`{key}` {quoted(own.text(key))}" for key in told)
        if fits:
            message = f"The event has {fits} accounts with {how}."
            hint = "Add the account's `quote`, `paraphrase` or `narration` as the original has it."
        else:
            message = f"The event has no account with {how}."
            hint = "Write them as the original has them."
        self.problems.error(own.place, "unknown-account", message, hint)

    def _words(self, fields: Fields, record: Node, kind: RecordKeys) -> dict[str, Node]:
        allowed = {key.name for key in kind.keys if key.translated in _BESIDE}
        self._refuse(fields, allowed, kind)
        for key in kind.keys:
            if key.required and not fields.has(key.name):
                fields.missing(key.name)
        given = ((key.text, value) for key, value in entries_of(record))
        return {name: value for name, value in given if name in allowed and not is_empty(value)}

    def _refuse(self, fields: Fields, allowed: set[str], kind: RecordKeys) -> None:
        """Report keys that are the original's alone."""
        for key, place in fields.keys.items():
            if key in kind.names and key not in allowed:
                has = [name for name in kind.names if name in allowed]
                self.problems.error(
                    place,
                    "not-in-translation",
                    f"`{key}` of {kind.what} is the original's, and a translation has none.",
                    f"Delete it. In a translation, {kind.what} has {listed(has, last='and')}.",
                )

    def _is_mapping(self, node: Node, name: str) -> None:
        if not isinstance(node, Mapping) and not is_empty(node):
            message = f"`{name}` must be keys with values; found {shape_of(node)}."
            hint = "Write each record below its id: `some-id: {…}`, without a dash before it."
            self.problems.error(node.place, "wrong-shape", message, hint)

    def _sources_with_language(self) -> frozenset[str]:
        nodes = dict(self.original.sections).get("sources", ())
        return frozenset(
            id_.text for node in nodes for id_, one in entries_of(node) if _text(one, "language")
        )


_ANEW: Final = (Translated.HERE, Translated.NAME)
_BESIDE: Final = (*_ANEW, Translated.WITHIN)


def _fits(account: Node, own: Fields) -> bool:
    """Whether an account is the one that a translation is of."""
    told = [key for key in ("source", "id", *_WORDS) if own.has(key)]
    return any(_text(account, key) for key in _WORDS) and all(
        normal(_text(account, key)) == normal(own.text(key)) for key in told
    )


def _overlaid(node: Mapping, words: dict[str, Node], without: set[str] | None = None) -> Mapping:
    """A record with other values of some keys, and without some."""
    left = dict(words)
    kept = [
        (key, left.pop(key.text, value)) for key, value in node if key.text not in (without or ())
    ]
    added = [(Scalar(key, value.place), value) for key, value in left.items()]
    return Mapping((*kept, *added), node.place)


def _renamed(node: Node, names: dict[str, Node]) -> Node:
    if not isinstance(node, Mapping):
        return node
    return Mapping(tuple((id_, names.get(id_.text, value)) for id_, value in node), node.place)


def _values(node: Mapping, key: str) -> Iterator[Node]:
    yield from (value for name, value in node if name.text == key)


def _text(node: Node, key: str) -> str:
    found = next((v for k, v in entries_of(node) if k.text == key), None)
    return found.text.strip() if isinstance(found, Scalar) else ""


def _id(node: Node) -> str:
    return _text(node, "id")
