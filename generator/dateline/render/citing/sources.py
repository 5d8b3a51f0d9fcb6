"""A source in every form in which it can be cited."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dateline.data.model import Source
from dateline.render.citing.bibtex import bibtex_source
from dateline.render.citing.csl import csl_item
from dateline.render.citing.references import plain_reference, reference
from dateline.render.citing.wikipedia import wikipedia_source
from dateline.render.shared.edition import Edition


@dataclass(frozen=True, slots=True)
class CitedSource:
    """A source with its forms: `plain` as the page has it, `csl` an item of CSL-JSON."""

    source: Source
    plain: str
    bibtex: str
    wikipedia: str
    csl: dict[str, Any]


def cite_source(source: Source, ats: Sequence[str], edition: Edition) -> CitedSource:
    """A source, with the places in it that are cited."""
    language = edition.language
    return CitedSource(
        source,
        plain=plain_reference(reference(source, edition.texts, ats)),
        bibtex=bibtex_source(source, language, ats),
        wikipedia=wikipedia_source(source, language, ats),
        csl=csl_item(source, language, ats),
    )
