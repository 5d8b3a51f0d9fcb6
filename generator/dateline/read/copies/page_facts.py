"""What a saved web page says of itself: its metadata, as its makers wrote them.

Open Graph (https://ogp.me), schema.org in JSON-LD, and HTML's own elements. Nothing is guessed
from the page's text; what two of them state differently is left open.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

from dateline.data.stated import Stated

_NEWS: Final = frozenset(("NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle"))
_ARTICLES: Final = _NEWS | {"Article", "BlogPosting", "OpinionNewsArticle", "ReviewNewsArticle"}
_LONGEST: Final = 500  # characters
_DEEPEST: Final = 6


def read_page_facts(page: str) -> Stated:
    """What a page states. A page that nothing can read states nothing."""
    from lxml import etree, html  # noqa: PLC0415 - with the optional extra, as what uses it

    try:
        tree = html.document_fromstring(page)
    except (etree.LxmlError, ValueError):
        return Stated()
    meta = _meta(tree)
    article = next(_articles(tree), {})
    days = {
        "article:published_time": _day(meta.get("article:published_time", "")),
        "datePublished": _day(_text(article.get("datePublished"))),
        "time": _day(_attribute(tree, "//time[@itemprop='datePublished']/@datetime")),
    }
    stated = sorted({day for day in days.values() if day})
    unsure = [f"published? The page says {' and '.join(stated)}."] if len(stated) > 1 else []
    return Stated(
        is_news=bool(_types(article) & _NEWS),
        title=_first(
            _text(article.get("headline")), meta.get("og:title", ""), _text_at(tree, "//h1")
        ),
        outlet=_first(_name(article.get("publisher")), meta.get("og:site_name", "")),
        by=_people(article.get("author")) or _names(meta.get("author", "")),
        published=stated[0] if len(stated) == 1 else "",
        language=_language(_attribute(tree, "/html/@lang")),
        url=_address(
            _first(
                _attribute(tree, "//link[@rel='canonical']/@href"),
                meta.get("og:url", ""),
                _text(article.get("url")),
            )
        ),
        unsure=tuple(unsure),
    )


def _meta(tree: Any) -> Mapping[str, str]:  # noqa: ANN401 - lxml has no types
    """The page's `meta` elements, the first of each name."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or ""
        found.setdefault(name.lower(), _squeeze(element.get("content") or ""))
    return found


def _articles(tree: Any) -> Iterator[Mapping[str, Any]]:  # noqa: ANN401 - lxml has no types
    for element in tree.iter("script"):
        if (element.get("type") or "").lower() == "application/ld+json":
            try:
                data = json.loads(element.text or "")
            except (ValueError, RecursionError):
                continue
            yield from _articles_in(data, 0)


def _articles_in(data: object, depth: int) -> Iterator[Mapping[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(data, list):
        for item in data:
            yield from _articles_in(item, depth + 1)
    elif isinstance(data, Mapping):
        if _types(data) & _ARTICLES:
            yield data
        yield from _articles_in(data.get("@graph"), depth + 1)


def _types(data: Mapping[str, Any]) -> frozenset[str]:
    kinds = data.get("@type")
    return frozenset(map(str, kinds if isinstance(kinds, list) else [kinds]))


def _people(authors: object) -> tuple[str, ...]:
    every = authors if isinstance(authors, list) else [authors]
    return tuple(name for name in map(_name, every) if name)


def _names(text: str) -> tuple[str, ...]:
    """The authors' names, with semicolons between them, but for those that are addresses."""
    names = (" ".join(name.split()) for name in text.split(";"))
    return tuple(name for name in names if name and "://" not in name)


def _name(record: object) -> str:
    name = record.get("name") if isinstance(record, Mapping) else record
    found = _text(name)
    return "" if "://" in found else found


def _text(value: object) -> str:
    return _squeeze(value) if isinstance(value, str) else ""


def _first(*texts: str) -> str:
    return next(filter(None, texts), "")


def _text_at(tree: Any, path: str) -> str:  # noqa: ANN401 - lxml has no types
    """The text of the one element at a path; empty if there are several."""
    found = tree.xpath(path)
    return _squeeze(found[0].text_content()) if len(found) == 1 else ""


def _attribute(tree: Any, path: str) -> str:  # noqa: ANN401 - lxml has no types
    found = tree.xpath(path)
    return _squeeze(str(found[0])) if found else ""


def _day(text: str) -> str:
    """The day of a time stamp, as it is written there: that of its own zone."""
    try:
        return date.fromisoformat(text[:10]).isoformat()
    except ValueError:
        return ""


def _language(tag: str) -> str:
    plain = tag.replace("_", "-")
    return plain if plain.replace("-", "").isalnum() and plain.isascii() else ""


def _address(text: str) -> str:
    is_web = text.startswith(("https://", "http://")) and " " not in text
    return text if is_web else ""


def _squeeze(text: str) -> str:
    return " ".join(text.split())[:_LONGEST]
