"""What of an original has no words yet in the language of its translation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from dateline.check.references import list_section
from dateline.check.translating.terms import Terms, entries_of, words_of
from dateline.data.nodes import Draft, Node, Scalar
from dateline.problems import Place, Problems
from dateline.problems.wording import listed, quoted

OF_TIMELINE: Final = "timeline"
"""What the timeline's own keys are called in `Terms.untold`."""

_SOME: Final = 3  # so many names are in a message


def report_missing(terms: Terms, draft: Draft, named: Scalar, problems: Problems) -> None:
    """Warn of what has no words in the translation's language. `named` is where the translation
    says what it translates.
    """
    own = {
        f"{name}/{id_}": place
        for name, nodes in draft.sections
        for id_, place in _own_records(name, nodes)
    }
    wholly: dict[str, list[str]] = {}
    for record, keys in terms.untold.items():
        section, _, id_ = record.partition("/")
        if record == OF_TIMELINE:
            message = f"The timeline has no {listed(keys, last='and')} in this language."
            hint = "Add it here: until then the page shows the original's."
            problems.warning(named.place, "untranslated", message, hint)
        elif record in own:
            message = f"{quoted(id_)} has no {listed(keys, last='and')} in this language."
            hint = "Add it here: until then the page shows the original's."
            problems.warning(own[record], "untranslated", message, hint)
        else:
            wholly.setdefault(section, []).append(id_)
    for section, ids in wholly.items():
        message = f"Without words in this language, of {section}: {words_of(ids, _SOME)}."
        hint = f"Add them to `{section}`: until then the page shows the original's."
        problems.warning(named.place, "untranslated", message, hint)
    if terms.without:
        message = f"Without a term in this language: {words_of(terms.without, _SOME)}."
        hint = "Add them to `terms`: until then the page shows the original's."
        problems.warning(named.place, "untranslated", message, hint)


def _own_records(name: str, nodes: tuple[Node, ...]) -> Iterator[tuple[str, Place]]:
    if name == "events":
        for node in list_section(nodes):
            given = {key.text: value for key, value in entries_of(node)}
            id_ = given.get("id")
            yield (id_.text.strip() if isinstance(id_, Scalar) else ""), node.place
        return
    for node in nodes:
        for id_, _ in entries_of(node):
            yield id_.text, id_.place
