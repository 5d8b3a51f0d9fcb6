"""`data/sources.csl.json` and `data/sources.bib`: the sources for programs that write
bibliographies.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from dateline.data.file_names import BIBTEX, CSL
from dateline.data.outputs import Output
from dateline.render.citing.bibtex import bibtex_source
from dateline.render.citing.csl import csl_item
from dateline.render.shared.edition import Edition


def render_bibliography(edition: Edition) -> Iterator[Output]:
    """All sources, in file order, if there are any."""
    sources, language = edition.timeline.sources.values(), edition.language
    if not sources:
        return
    # A line for each source, for whoever compares two versions.
    items = [json.dumps(csl_item(source, language), ensure_ascii=False) for source in sources]
    yield Output(edition.path(CSL), ("[\n" + ",\n".join(items) + "\n]\n").encode())
    entries = [bibtex_source(source, language) for source in sources]
    yield Output(edition.path(BIBTEX), ("\n\n".join(entries) + "\n").encode())
