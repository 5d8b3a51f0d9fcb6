"""DOIs, ISBNs and ISSNs that authors write."""

from __future__ import annotations

from dateline.data.bibliography.identifiers import fault_of_identifier
from dateline.data.fields import Fields
from dateline.data.source_types import Identifier
from dateline.problems.wording import quoted


def check_identifier(fields: Fields, key: str, kind: Identifier) -> None:
    """Warn of a text that is no such identifier: the page then shows it without a link."""
    text = fields.text(key)
    if fault := fault_of_identifier(kind, text):
        article = "a" if kind is Identifier.DOI else "an"
        message = f"{quoted(text)} is not {article} {kind.upper()}: {fault}."
        hint = "Compare it with the source. If it is printed so, it may stay."
        fields.problems.warning(fields.place_of(key), "bad-identifier", message, hint)
