"""Events and corrections as HTML, for where no site builder makes it."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.data.model import Correction
from dateline.data.resolved import ResolvedAccount, ResolvedEvent
from dateline.render.inks import HtmlBlocks
from dateline.render.inks.inline import element
from dateline.render.shared.captions import caption
from dateline.render.shared.environment import html_page_environment
from dateline.render.shared.links import Viewpoint
from dateline.render.shared.phrases import Phrases
from dateline.render.shared.rows import ROWS
from dateline.text.inks import HtmlInk, Piece


@dataclass(frozen=True, slots=True)
class HtmlTeller:
    """Writes a timeline's events and corrections in HTML, in the words of its pages, with links
    as seen from `view`.
    """

    view: Viewpoint

    def event(self, event: ResolvedEvent) -> str:
        """An event: date, place, standing, prose, and each account with its source."""
        return self._told("told_event.md", event=event)

    def correction(self, correction: Correction) -> str:
        """A correction: of what, and what was changed to what and why."""
        return self._told("told_correction.md", correction=correction)

    def _told(self, template: str, **context: object) -> str:
        edition = self.view.edition
        ink = HtmlInk(self.view.follow)
        words = Phrases(edition, page="", ink=ink)  # every link with its page's path
        text = (
            html_page_environment()
            .get_template(template)
            .render(
                resolved=edition.resolved,
                words=words,
                t=words.texts,
                ink=HtmlBlocks(ink),
                caption=caption,
                told_words=_told_words,
                **ROWS,
                **context,
            )
        )
        return "\n".join(line for line in text.splitlines() if line.strip())


def _told_words(words: Phrases, account: ResolvedAccount) -> Piece:
    """An account's words in quotation marks, in their own language."""
    quoted = words.quoted(account)
    language = account.language
    if not language or language == words.language:
        return quoted
    return element(words.ink, "span", quoted, lang=language)
