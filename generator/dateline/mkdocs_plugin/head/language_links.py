"""Links to a page's other languages for its head, by which search engines find them.

https://developers.google.com/search/docs/specialty/international/localized-versions
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup
from mkdocs.utils import get_relative_url

from dateline.data.file_names import innermost, path_in

# Two words: where it is one, Material asks for a sitemap at the address.
_LINK: Final = Markup('<link rel="alternate translation" hreflang="{tag}" href="{address}">')


@dataclass(frozen=True, slots=True)
class InLanguages:
    """The languages that each timeline of a site is in, by its folder: tags and folders, its own
    first. Those of one language are not there.
    """

    folders: Mapping[str, Sequence[tuple[str, str]]]

    def of(self, path: str) -> Iterator[tuple[str, str]]:
        """The tag and the path, below the docs folder, of a page in each language."""
        folder = innermost(path, self.folders)
        if folder is not None:
            name = path.removeprefix(f"{folder}/") if folder else path
            for tag, other in self.folders[folder]:
                yield tag, path_in(other, name)


def language_links(addresses: Iterable[tuple[str, str]], page: str, site: str) -> Markup:
    """One `<link>` for each language and address, from the site's root; `page` is the page's own
    address, `site` that of the site, or empty.
    """
    return Markup().join(
        _LINK.format(
            tag=tag,
            address=f"{site.rstrip('/')}/{address}" if site else get_relative_url(address, page),
        )
        for tag, address in addresses
    )
