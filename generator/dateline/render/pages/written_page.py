"""A page written in the ink that the edition asks for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from dateline.data.outputs import EXAMPLE, MOST_LISTED, WRITTEN_LINK, Body, example_id
from dateline.data.settings import Bodies
from dateline.render.inks import HtmlBlocks, MarkdownBlocks
from dateline.render.layout.beside.people import by_side, occasions_of, parted
from dateline.render.layout.beside.river import has_river
from dateline.render.layout.long_texts import long_text
from dateline.render.layout.naming import namings_in
from dateline.render.layout.record_heights import (
    height_of_people,
    height_of_sources,
    in_chunk,
)
from dateline.render.pages.coins_spans import coins_span
from dateline.render.pages.other_formats import forms_of_sources, other_forms
from dateline.render.pages.source_names import name_in_outlet
from dateline.render.pages.sources import (
    by_event,
    by_event_apart,
    cited_in_full,
    letter_id,
    outlet_told,
    outlets_by_letter,
    outlets_of,
    outlets_used,
    part_pager,
    part_told,
    source_facts,
    source_in_line,
    source_on_paper,
    sources_on_paper,
    tells_all,
    use_of_source,
    what_source_is,
)
from dateline.render.reuse import Reuse
from dateline.render.shared.captions import (
    account_words,
    caption,
    has_marked_words,
    remark_told,
    wordings_table,
)
from dateline.render.shared.edition import Edition
from dateline.render.shared.environment import html_page_environment, markdown_environment
from dateline.render.shared.json_ld import page_json_ld
from dateline.render.shared.links import follow_from_page
from dateline.render.shared.page_kinds import has_headlines
from dateline.render.shared.parts.other_languages import other_languages
from dateline.render.shared.parts.signs import lead_and_more, signs
from dateline.render.shared.phrases import Phrases
from dateline.render.shared.rows import ROWS
from dateline.text.inks import MARKDOWN, GuardedHtmlInk, HtmlInk, Ink
from dateline.text.style_numbers import style_numbers


@dataclass(frozen=True, slots=True)
class WrittenPage:
    """A page's Markdown, and the HTML for its places, if it has any (`Body`)."""

    markdown: str
    body: bytes = b""


def write_page(
    reuse: Reuse, page: str, template: str, head: str, context: Mapping[str, Any]
) -> WrittenPage:
    """A page from its template. `head` is the front matter, `page` the path below the
    timeline's folder.
    """
    edition = reuse.edition
    settings = edition.settings
    bodies = Bodies.MARKDOWN if settings.templates else settings.bodies
    if bodies is Bodies.MARKDOWN:
        given = {"head": MARKDOWN.piece(head), "ink": MarkdownBlocks(), **context}
        chosen = markdown_environment(settings.templates).get_template(template)
        return WrittenPage(_tidy(chosen.render(page_context(edition, page, MARKDOWN, given))))
    follow = follow_from_page(edition, page)
    ink: HtmlInk
    if bodies is Bodies.HTML:
        ink = GuardedHtmlInk(lambda href: href)  # Zensical resolves links in HTML too
    else:
        ink = HtmlInk(follow, lambda href: href if href[:1] == "#" else f"{WRITTEN_LINK}{href}")
    blocks = HtmlBlocks(ink, in_markdown=bodies is Bodies.HTML, cache=reuse.cache)
    chosen = html_page_environment(guarded=blocks.in_markdown).get_template(template)
    given = {"head": "", "ink": blocks, **context}
    chunks, headings = blocks.parted(chosen.render(page_context(edition, page, ink, given)))
    if blocks.in_markdown:
        return WrittenPage(_tidy(head + _alternating(chunks, headings)))
    places = [Body.place(number) for number in range(len(chunks))]
    markdown = _tidy(head + _alternating(places, headings) + _examples(blocks.unlisted))
    return WrittenPage(markdown, Body(tuple(chunks), tuple(ink.followed)).to_bytes())


def _examples(levels: Sequence[int]) -> str:
    return "".join(
        f"\n\n{'#' * level} {EXAMPLE} {{ id={example_id(level)} }}\n" for level in levels
    )


def _alternating(chunks: Sequence[str], headings: Sequence[str]) -> str:
    def pieces() -> Iterator[str]:
        for chunk, heading in zip_longest(chunks, headings, fillvalue=""):
            yield f"{chunk.strip()}\n\n{heading}"

    return "\n" + "\n".join(pieces())


def page_context(
    edition: Edition, page: str, ink: Ink, more: Mapping[str, Any]
) -> Mapping[str, Any]:
    """What every template of a page is given, and more."""
    words = Phrases(edition, page, ink)
    return {
        "resolved": edition.resolved,
        "timeline": edition.timeline,
        "settings": edition.settings,
        "words": words,
        "t": words.texts,
        "direction": edition.direction,
        "account_words": account_words,
        "caption": caption,
        "namings_in": namings_in,
        "remark_told": remark_told,
        "wordings_table": wordings_table,
        "lead_and_more": lead_and_more,
        "long_text": long_text,
        "signs": signs,
        "source_facts": source_facts,
        "outlets_of": outlets_of,
        "outlet_told": outlet_told,
        "outlets_used": outlets_used,
        "name_in_outlet": name_in_outlet,
        "source_in_line": source_in_line,
        "use_of_source": use_of_source,
        "what_source_is": what_source_is,
        "tells_all": tells_all,
        "letter_id": letter_id,
        "part_pager": part_pager,
        "part_told": part_told,
        "occasions_of": occasions_of,
        "parted": parted,
        "forms_of_sources": forms_of_sources,
        "cited_in_full": cited_in_full,
        "source_on_paper": source_on_paper,
        "sources_on_paper": sources_on_paper,
        "by_event": by_event,
        "by_event_apart": by_event_apart,
        "by_side": by_side,
        "has_river": has_river,
        "has_marked_words": has_marked_words,
        "has_headlines": has_headlines(edition.resolved),
        "outlets_by_letter": outlets_by_letter,
        "other_forms": other_forms,
        "other_languages": other_languages,
        "coins_span": coins_span,
        "in_chunk": in_chunk,
        "height_of_people": height_of_people,
        "height_of_sources": height_of_sources,
        "style_numbers": style_numbers,
        "most_listed": MOST_LISTED,
        "json_ld": ink.piece(page_json_ld(page, edition)),
        **ROWS,
        **more,
    }


def _tidy(text: str) -> str:
    """No space at line ends but Markdown's own line break, no more than one blank line."""
    lines: list[str] = []
    for line in text.split("\n"):
        stripped = line.rstrip()
        if stripped or (lines and lines[-1]):
            lines.append(stripped + "  " if line.endswith("  ") and stripped else stripped)
    return "\n".join(lines).strip("\n") + "\n"
