"""Events and corrections told as HTML, for where no site builder turns Markdown into it."""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree.ElementTree import Element

from markdown import Markdown as Converter
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from dateline.data.model import Correction
from dateline.data.resolved import ResolvedAccount, ResolvedEvent
from dateline.render.shared.captions import caption
from dateline.render.shared.environment import markdown_environment
from dateline.render.shared.links import Viewpoint
from dateline.render.shared.phrases import Phrases
from dateline.text.escaping import Markdown, escape_html


@dataclass(frozen=True, slots=True)
class HtmlTeller:
    """Tells a timeline's events and corrections in HTML, links as seen from `view`.

    The words are those of the pages, so they are escaped for Markdown, and `markdown`
    makes HTML of them as it does of the pages.
    """

    view: Viewpoint
    converter: Converter

    def event(self, event: ResolvedEvent) -> str:
        """An event: date, place, standing, prose, and each account with its source."""
        return self._told("told_event.md", event=event)

    def correction(self, correction: Correction) -> str:
        """A correction: of what, and what was changed to what and why."""
        return self._told("told_correction.md", correction=correction)

    def _told(self, template: str, **context: object) -> str:
        edition = self.view.edition
        words = Phrases(edition, page="")  # every link with its page's path
        text = (
            markdown_environment()
            .get_template(template)
            .render(
                resolved=edition.resolved,
                words=words,
                t=words.texts,
                caption=caption,
                told_words=_told_words,
                **context,
            )
        )
        return self.converter.reset().convert(text)


def html_teller(view: Viewpoint) -> HtmlTeller:
    """Set up the conversion, which takes longer than one event does."""
    return HtmlTeller(view, Converter(extensions=[_Links(view)]))


def _told_words(words: Phrases, account: ResolvedAccount) -> Markdown:
    """An account's words in quotation marks, in their own language."""
    quoted = words.quoted(account)
    language = account.source.language
    if not language or language == words.language:
        return quoted
    return Markdown(f'<span lang="{escape_html(language)}">{quoted}</span>')


class _Links(Extension):
    """Makes links that are relative to a page fit another place."""

    def __init__(self, view: Viewpoint) -> None:
        super().__init__()
        self._view = view

    def extendMarkdown(self, md: Converter) -> None:  # noqa: N802 - the library's name
        """Join the conversion, after links are made and before text is unescaped."""
        md.treeprocessors.register(_FollowLinks(self._view), "dateline_links", 15)


class _FollowLinks(Treeprocessor):
    def __init__(self, view: Viewpoint) -> None:
        super().__init__()
        self._view = view

    def run(self, root: Element) -> None:
        for link in root.iter("a"):
            href = link.get("href")
            if href:
                link.set("href", self._view.follow(href))
