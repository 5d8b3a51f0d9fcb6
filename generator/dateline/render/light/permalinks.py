"""`e/<id>/index.html`: an event's permanent address.

A light page of its own, without the theme. It shows the event's title and date and
takes a reader to the event on the page that now carries it, without JavaScript.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote

from markupsafe import Markup

from dateline.data.file_names import ATOM_FEED, LIGHT_STYLE, event_page, path_in
from dateline.data.model import OtherLanguage, WordsKind
from dateline.data.outputs import HIGH, WIDE, Output
from dateline.data.resolved import ResolvedAccount, ResolvedEvent
from dateline.dates import show_date
from dateline.languages import Texts
from dateline.render.layout.blocks import blocks_of
from dateline.render.light.words import LightWords
from dateline.render.pictures.pictures import Pictures
from dateline.render.shared.edition import Edition
from dateline.render.shared.environment import html_environment
from dateline.render.shared.json_ld import event_json_ld
from dateline.render.shared.links import Viewpoint
from dateline.text.prose import plain_prose


def render_permalinks(
    edition: Edition,
    events: Iterable[ResolvedEvent] | None = None,
    pictures: Pictures | None = None,
) -> Iterator[Output]:
    """One page for each event, or each of these, and for each id it had before."""
    template = html_environment().get_template("permalink.html")
    timeline, texts = edition.timeline, edition.texts
    pictures = pictures or Pictures(edition)
    # Each of them is as far below the site's root as the others.
    near = Viewpoint(edition, edition.address(event_page("any")), near=True)
    shared = {
        "t": LightWords(texts),
        "language": timeline.language,
        "direction": edition.direction,
        "site_name": edition.settings.site_name,
        "timeline": timeline,
        "style": near.to(LIGHT_STYLE),
        "feed": near.to(edition.address(ATOM_FEED)) if edition.has_feed else "",
    }
    for event in edition.resolved.events if events is None else events:
        for event_id in (event.id, *event.was):
            name = event_page(event_id)
            view = Viewpoint(edition, edition.address(name), near=True)
            page = template.render(
                **shared,
                **_page(event, view, pictures.of_event(event)),
            )
            yield Output(edition.path(name), page.encode())


def _page(event: ResolvedEvent, view: Viewpoint, drawn: str) -> dict[str, Any]:
    """What is one page's own. Programs are sent to the address that the event has now. `drawn` is
    the path of its share picture, or empty.
    """
    edition, record = view.edition, event.record
    programs = Viewpoint(edition, view.own)
    image = edition.address(record.image.file) if record.image else ""
    if image.casefold().endswith(".svg"):  # no preview shows one
        image = ""
    return {
        "event": event,
        "date": show_date(record.date, edition.language),
        "description": first_words(event, edition.texts),
        "target": view.to(edition.event_on_page(event)),
        "cite": view.to(edition.cite_address(record.id)),
        "canonical": edition.absolute(edition.event_address(record.id)),
        "drawn": edition.absolute(edition.address(drawn)) if drawn else "",
        "image": edition.absolute(image) if image else "",
        "languages": [*_languages(view, record.id)],
        "size": (WIDE, HIGH),
        "json_ld": Markup(event_json_ld(event, programs)),  # noqa: S704 - escaped
    }


def _languages(view: Viewpoint, event_id: str) -> Iterator[tuple[str, str]]:
    """Each language that the event is told in, and its address in it; none where there is one."""
    edition, settings = view.edition, view.edition.settings
    timeline = edition.timeline
    if timeline.other_languages:
        own = OtherLanguage(timeline.language, timeline.folder)
        programs = Viewpoint(edition, view.own)
        for other in (own, *timeline.other_languages):
            address = quote(path_in(other.folder, event_page(event_id)))
            if settings.directory_urls:
                address = address.removesuffix("index.html")
            yield other.language, programs.to(address)


def first_words(event: ResolvedEvent, texts: Texts) -> str:
    """What previews of a shared link show: the first words of an account, else the prose. Whole
    quotations come before others, and words that are beside others' before both, as in the picture.
    """
    said = [account for account in event.accounts if account.words and not account.withdrawn]
    compared = {
        account.anchor
        for block in blocks_of(event)
        if len(block.columns) > 1
        for account in block.columns[0].accounts[:1]
    }
    best = min(said, key=lambda a: (a.anchor not in compared, not _is_whole(a)), default=None)
    return credited_words(best, texts) if best else plain_prose(event.text)


def _is_whole(account: ResolvedAccount) -> bool:
    cut = account.check and (account.check.cut_start or account.check.cut_end)
    return account.kind is WordsKind.QUOTE and not cut


def credited_words(account: ResolvedAccount, texts: Texts) -> str:
    """Words with whose they are: a speaker's only if they are quoted, else the source's."""
    check = account.check
    start = texts.plain("ellipsis") if check and check.cut_start else ""
    end = texts.plain("ellipsis") if check and check.cut_end else ""
    marks = texts.plain("quote_open"), texts.plain("quote_close")
    quoted = f"{marks[0]}{start}{account.words}{end}{marks[1]}"
    source = account.source.known_as
    is_quote = account.kind is WordsKind.QUOTE
    name = account.by.name if account.by and is_quote else source
    return f"{quoted} — {name}" if name else quoted
