"""An edition: one timeline for one site, and where all of it is on that site."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from urllib.parse import quote, urljoin

from dateline.data.file_names import cite_page, event_page, path_in
from dateline.data.model import Timeline
from dateline.data.resolved import Across, ResolvedEvent, ResolvedTimeline
from dateline.data.settings import Settings, page_address
from dateline.dates import Date
from dateline.languages import Texts, text_direction, texts_for
from dateline.render.layout.facets import Facet, facets_of
from dateline.render.layout.groups import Group, group_events
from dateline.render.layout.signs_used import SignsUsed, signs_used
from dateline.render.layout.times import published_day, span_of
from dateline.render.shared.page_kinds import PageKind, pages_beside


@dataclass(frozen=True)  # no slots: what is worked out once needs a place
class Edition:
    """What every output is made from: the resolved timeline and the site's settings.

    `across` is what it has in common with other timelines of the site; None where there are no
    pages of the whole site. Paths are below the docs folder, in posix form; addresses are relative
    to the site's root and percent-encoded.
    """

    resolved: ResolvedTimeline
    settings: Settings
    across: Across | None = None

    @property
    def timeline(self) -> Timeline:
        """The timeline's own records."""
        return self.resolved.timeline

    @cached_property
    def kinds(self) -> tuple[PageKind, ...]:
        """The pages beside the timeline. To know them, all events are looked through."""
        return pages_beside(self.resolved)

    @cached_property
    def span(self) -> tuple[Date, Date] | None:
        """From when to when the events are, which takes a look at all of them too."""
        return span_of(self.resolved)

    @cached_property
    def has_feed(self) -> bool:
        """Whether anything in it has a day of publication, so that pages may name its feeds."""
        events = self.resolved.events
        days = chain((e.added for e in events), (c.on for c in self.timeline.corrections))
        return any(map(published_day, days))  # where there is a feed, the first events say so

    @cached_property
    def signs_used(self) -> SignsUsed:
        """The signs that its accounts have, for which all of them are looked through."""
        return signs_used(self.resolved, self.texts)

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """All of its events under headings, as the pages and the filters of the whole have them."""
        return group_events(self.resolved.events)

    @cached_property
    def facets(self) -> tuple[Facet, ...]:
        """What all of its events can be filtered by."""
        return facets_of(self.resolved.events, self.texts)

    @cached_property
    def pieces(self) -> dict[object, object]:
        """Pieces of lines that are alike on each page (`Phrases.alike`). It goes with the edition,
        before a site builder needs the memory.
        """
        return {}

    @property
    def folder(self) -> str:
        """The timeline's folder, empty for the docs folder itself."""
        return self.timeline.folder

    @property
    def language(self) -> str:
        """The timeline's language tag (BCP 47)."""
        return self.timeline.language

    @property
    def texts(self) -> Texts:
        """The words that pages say of themselves, in that language."""
        return texts_for(self.language)

    @property
    def direction(self) -> str:
        """`ltr` or `rtl`."""
        return text_direction(self.language)

    def site_path(self, name: str) -> str:
        """The way from the timeline's folder to a page of the whole site."""
        return f"{'../' * (self.folder.count('/') + 1)}{name}"

    def path(self, name: str) -> str:
        """The path of a file in the timeline's folder."""
        return path_in(self.folder, name)

    def address(self, name: str) -> str:
        """The address of a file in the timeline's folder."""
        return quote(self.path(name))

    def page_address(self, page: str) -> str:
        """The address of a Markdown page; `page` is its path below the timeline's folder."""
        return page_address(self.path(page), self.settings)

    def event_address(self, event_id: str) -> str:
        """An event's permanent address."""
        address = self.address(event_page(event_id))
        return address.removesuffix("index.html") if self.settings.directory_urls else address

    def cite_address(self, event_id: str) -> str:
        """The address of the page that says how to cite an event."""
        return self.address(cite_page(event_id))

    def event_on_page(self, event: ResolvedEvent) -> str:
        """The page that has an event now, and its place on it."""
        page = self.resolved.paging.page_of_event(event.id)
        return f"{self.page_address(page)}#{event.id}"

    def absolute(self, address: str) -> str:
        """An address with the site's own in front, or empty if the site has none."""
        site = self.settings.site_url
        return urljoin(site.rstrip("/") + "/", address) if site else ""
