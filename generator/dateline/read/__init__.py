"""Reading from disk: YAML into nodes that keep their place, and private copies of sources.

What YAML would do silently (types, aliases, comments that cut a value short) is
refused or left undone, so that what an editor typed is what later stages see.
"""

from __future__ import annotations

from dateline.read.copies.private_text import NoText, PrivateText, read_text
from dateline.read.files import real_path
from dateline.read.media.files import with_sizes
from dateline.read.project.committed import committed_events
from dateline.read.project.marked_pages import read_marked_pages
from dateline.read.settings import (
    address_of_site,
    docs_folder,
    find_settings,
    read_settings,
    report_missing_address,
)
from dateline.read.site_templates import report_old_names
from dateline.read.snapshot import UnsureError, snapshot_of_data, snapshot_of_texts
from dateline.read.sources import find_project, read_texts
from dateline.read.timelines import find_timelines, read_timelines
from dateline.read.yaml.file import read_yaml

__all__ = [
    "NoText",
    "PrivateText",
    "UnsureError",
    "address_of_site",
    "committed_events",
    "docs_folder",
    "find_project",
    "find_settings",
    "find_timelines",
    "read_marked_pages",
    "read_settings",
    "read_text",
    "read_texts",
    "read_timelines",
    "read_yaml",
    "real_path",
    "report_missing_address",
    "report_old_names",
    "snapshot_of_data",
    "snapshot_of_texts",
    "with_sizes",
]
