"""A source as a footnote with one of Wikipedia's templates for citations.

https://en.wikipedia.org/wiki/Wikipedia:Citation_templates
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from dateline.data.bibliography.identifiers import bare_identifier
from dateline.data.bibliography.locators import Locator, Unit
from dateline.data.bibliography.person_names import PersonName
from dateline.data.model import Source
from dateline.data.source_types import CITE_WEB, Layout, Wikipedia
from dateline.dates import Date, show_date
from dateline.render.citing.places import place_in, shown_places
from dateline.render.citing.syntax import citable_address, wiki
from dateline.render.shared.plain_dates import stated_date

_ENGLISH = "en"
_WHOLE_DAY = len("2022-07-08")
_YEAR = len("2022")


def wikipedia_source(source: Source, language: str, ats: Iterable[str] = ()) -> str:
    """A footnote for a source. `ats` are the places in it that are cited, written in `language`."""
    form = source.type.traits.wikipedia
    if source.type.traits.layout is Layout.PAPER and not source.archive:
        form = CITE_WEB
    template = form.template if source.url or not form.offline else form.offline
    container = form.container
    if template == form.offline and not source.publisher:
        container = "publisher"  # a document by itself is in nothing
    fields = {
        **dict(_names(form.author, source.by)),
        **dict(_names("editor", source.editors)),
        **dict(_names("translator", source.translators)),
        form.title: source.full_title,
        container: source.publisher if form.container == "publisher" else source.container,
        "agency": source.agency if source.agency != source.outlet else "",
        "date": _date(source.published),
        **_kept(source),
    }
    for field in source.type.traits.fields:
        text = source.details.get(field.name, "")
        if text and field.wikipedia:
            name = dict(form.renamed).get(field.wikipedia, field.wikipedia)
            shown = bare_identifier(field.identifier, text) if field.identifier else text
            taken = fields.setdefault(name, shown) != shown
            if taken and field.name == "number":  # of a decision that is in a reporter
                fields[form.title] = ", ".join(filter(None, (fields[form.title], shown)))
    fields |= _places(source, form, tuple(filter(None, ats)), language, fields)
    fields["language"] = source.language
    kept = [f"|{name}={wiki(text)}" for name, text in fields.items() if text and name]
    links = [f"|{name}={text}" for name, text in _links(source)]
    return f"<ref>{{{{{' '.join([template, *kept, *links])}}}}}</ref>"


def _names(kind: str, names: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Names, numbered where there are several; in their parts where those are told."""
    for number, name in enumerate(names, 1):
        count = str(number) if len(names) > 1 else ""
        if not kind:
            return
        if not isinstance(name, PersonName) or not name.family:
            yield f"{kind}{count}", name
            continue
        before = "" if kind in ("author", "last") else f"{kind}{count}-"
        after = "" if before else count
        yield f"{before}last{after}", name.family
        yield f"{before}first{after}", name.given


def _date(date: Date | None) -> str:
    """A date in a form that the templates take."""
    stated = stated_date(date)
    in_doubt = date is not None and (date.approximate or date.uncertain)
    if date is None or (stated and not in_doubt and len(stated) in (_YEAR, _WHOLE_DAY)):
        return stated
    if stated and in_doubt:
        return f"c. {stated[:_YEAR]}"
    return show_date(date, _ENGLISH, brief=True)


def _kept(source: Source) -> dict[str, str]:
    kept = source.archive
    if kept is None:
        return {}
    if source.type.traits.layout is not Layout.PAPER:
        return {"id": ", ".join(kept.parts)}
    return {
        "collection": kept.collection,
        "item-id": kept.shelfmark,
        "institution": kept.name,
        "location": kept.town,
    }


def _places(
    source: Source, form: Wikipedia, ats: tuple[str, ...], language: str, fields: dict[str, str]
) -> dict[str, str]:
    """The places that are cited, in the parameter for their kind, in place of the pages of all."""
    places = [place_in(source, at, language) for at in ats]
    if not places:
        return {}
    if form.place:
        return {form.place: shown_places(source, ats, language)}
    if all(place.unit is Unit.PAGE for place in places):
        pages = ", ".join(dict.fromkeys(place.value for place in places))
        name = "pages" if len(places) > 1 or places[0].is_range else "page"
        fields.pop("pages", None)
        return {name: pages}
    if len(places) == 1 and _is_time(places[0]):
        return {"time": places[0].value}
    fields.pop("pages", None)
    return {"at": shown_places(source, ats, language)}


def _is_time(place: Locator) -> bool:
    return place.unit is Unit.TIME


def _links(source: Source) -> Iterator[tuple[str, str]]:
    if source.url:
        yield "url", citable_address(source.url)
    archived = source.archived
    if archived:
        yield "archive-url", citable_address(archived.url)
        found = re.search(r"/(\d{4})(\d\d)(\d\d)\d*/", archived.url)
        day = stated_date(archived.on) or ("-".join(found.groups()) if found else "")
        if day:
            yield "archive-date", day
    if source.url and (accessed := stated_date(source.accessed)):
        yield "access-date", accessed
