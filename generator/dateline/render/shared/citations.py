"""An event of the timeline cited: as plain text and in styles, and for BibTeX, Wikipedia and CSL.

Each form has its own syntax, and each is escaped for its own. The day a reader saw the
page is left to the reader: no build can know it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from dateline.data.resolved import ResolvedEvent
from dateline.dates import show_date
from dateline.languages import texts_for
from dateline.render.citing.styles import PageCited
from dateline.render.citing.syntax import citable_address, tex, wiki
from dateline.render.shared.edition import Edition
from dateline.text.seen_line import seen_line


@dataclass(frozen=True, slots=True)
class Citation:
    """What is known of an event's page. `day` (ISO) is the last on which we changed it,
    `address` its permanent one; both may be empty, and so may `site`.
    """

    key: str
    title: str
    when: str
    timeline: str
    site: str
    day: str
    address: str
    language: str


def citation_of(
    event: ResolvedEvent,
    edition: Edition,
    *,
    day: str,
    address: str,
) -> Citation:
    """An event as something to cite."""
    timeline = edition.timeline
    return Citation(
        key=event.id,
        title=seen_line(event.title),
        when=show_date(event.own_date, timeline.language),
        timeline=seen_line(timeline.title),
        site=seen_line(edition.settings.site_name),
        day=day,
        address=address,
        language=timeline.language,
    )


def plain_citation(citation: Citation, shown_day: str) -> str:
    """One line of text. `shown_day` is the day of the last change as readers see it."""
    texts = texts_for(citation.language)
    parts = [
        texts.plain("cite_as_text", title=citation.title, date=citation.when),
        texts.plain("cite_in", timeline=citation.timeline),
        citation.site,
        texts.plain("cite_changed", day=shown_day) if shown_day else "",
    ]
    return " ".join([f"{part}." for part in parts if part] + [citation.address]).strip()


def bibtex_citation(citation: Citation) -> str:
    """An entry for BibTeX and BibLaTeX (`@misc`, which every style knows).

    The double braces keep the title's capitals.
    """
    year, _, _ = citation.day.partition("-")
    fields = {
        "title": f"{{{tex(citation.title)} ({tex(citation.when)})}}",
        "howpublished": tex(", ".join(filter(None, (citation.timeline, citation.site)))),
        "year": year,
        "url": citable_address(citation.address),
    }
    rows = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@misc{{{citation.key},", *rows, "}"])


def wikipedia_citation(citation: Citation) -> str:
    """A footnote with Wikipedia's template for web pages.

    https://en.wikipedia.org/wiki/Template:Cite_web
    """
    fields = {
        "url": citable_address(citation.address),
        "title": wiki(f"{citation.title} ({citation.when})"),
        "work": wiki(citation.timeline),
        "publisher": wiki(citation.site),
        "date": citation.day,
        "language": citation.language,
        "access-date": "",
    }
    kept = [f"|{k}={v}" for k, v in fields.items() if v or k == "access-date"]
    return f"<ref>{{{{cite web {' '.join(kept)}}}}}</ref>"


def csl_citation(citation: Citation) -> str:
    """An item of CSL-JSON, as programs that keep references take it.

    https://docs.citationstyles.org/en/stable/specification.html
    """
    item: dict[str, object] = {"id": citation.key, "type": "webpage", "title": citation.title}
    item |= {"container-title": citation.timeline} if citation.timeline else {}
    item |= {"publisher": citation.site} if citation.site else {}
    if citation.day:
        item["issued"] = {"date-parts": [[int(part) for part in citation.day.split("-")]]}
    item |= {"URL": citable_address(citation.address)} if citation.address else {}
    item["language"] = citation.language
    return f"[\n{json.dumps(item, ensure_ascii=False)}\n]"


def page_cited(citation: Citation) -> PageCited:
    """The event's page as the styles of APA, MLA and Chicago have it."""
    return PageCited(
        title=citation.title,
        whole=citation.timeline,
        owner=citation.site,
        day=citation.day,
        address=citation.address,
        in_english=citation.language.partition("-")[0] == "en",
    )
