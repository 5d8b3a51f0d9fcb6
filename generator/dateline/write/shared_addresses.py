"""Which files a site builder would publish at one address, so that one of them is lost.

Addresses are compared, not names: `talks.md`, `talks/index.md`, `talks/README.md` and
`talks/index.html` all become `talks/index.html`.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator
from pathlib import Path, PurePosixPath
from typing import Final

PAGE_ENDINGS: Final = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
"""What MkDocs takes for a page."""

_INDEX: Final = "index.html"


def published_at(path: str, *, directory_urls: bool) -> str:
    """The file of the built site that a file of the docs folder becomes, as MkDocs has it.

    https://www.mkdocs.org/user-guide/configuration/#use_directory_urls
    """
    if not path.endswith(PAGE_ENDINGS):
        return path
    pure = PurePosixPath(path)
    if pure.suffix not in PAGE_ENDINGS:
        return path
    if pure.stem in ("index", "README"):
        return str(pure.with_name(_INDEX))
    if directory_urls:
        return str(pure.with_suffix("") / _INDEX)
    return str(pure.with_suffix(".html"))


def shown_address(published: str, *, directory_urls: bool) -> str:
    """The address of a file of the built site, as readers see it, from the site's root."""
    is_folder = directory_urls and PurePosixPath(published).name == _INDEX
    return f"/{published.removesuffix(_INDEX)}" if is_folder else f"/{published}"


def find_shared(
    outputs: Collection[str],
    folder: Path,
    passed_over: Callable[[str], bool],
    *,
    directory_urls: bool,
) -> Iterator[tuple[str, str, str]]:
    """Each output whose address another output before it has, or a file of the folder.

    Gives the output, the other, and the file of the built site that both become. Files that
    are `passed_over` are not published, or not for long.
    """
    made: dict[str, str] = {}
    for path in outputs:
        published = published_at(path, directory_urls=directory_urls)
        other = made.setdefault(published, path)
        if other != path:
            yield path, other, published
    own = {*outputs}
    for path in _files_around(made, folder):
        published = published_at(path, directory_urls=directory_urls)
        output = made.get(published) or made.get(f"{published}/{_INDEX}")
        if output and path not in own and not passed_over(path):
            yield output, path, published


def _files_around(published: Collection[str], folder: Path) -> Iterator[str]:
    """The files in each folder that could contain a page with one of these addresses: that of the
    address itself, and the one above it. Hidden files are not published.
    """
    own = {_parent(path) for path in published}
    # A folder whose own folder is not there need not be looked for, nor what is in it.
    missing: set[str] = set()
    for place in sorted(own | set(map(_parent, own))):
        if place and _parent(place) in missing:
            missing.add(place)
            continue
        try:
            with os.scandir(folder / place) as entries:
                names = sorted(entry.name for entry in entries if not _is_folder(entry))
        except FileNotFoundError:
            missing.add(place)
            continue
        except OSError:
            continue
        for name in names:
            if not name.startswith("."):
                yield str(PurePosixPath(place, name))


def _parent(path: str) -> str:
    return path.rpartition("/")[0]


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that leads in a circle
        return False
