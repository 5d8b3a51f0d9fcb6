"""Reading from disk: YAML into nodes that keep their place, and private copies of sources.

What YAML would do silently (types, aliases, comments that cut a value short) is
refused or left undone, so that what an editor typed is what later stages see.
"""

from __future__ import annotations

from dateline.read.private_text import NoText, PrivateText, read_text
from dateline.read.settings import read_settings
from dateline.read.site_templates import report_old_names
from dateline.read.sources import find_project, read_texts
from dateline.read.timelines import find_timelines, read_timelines
from dateline.read.yaml.file import read_yaml

__all__ = [
    "NoText",
    "PrivateText",
    "find_project",
    "find_timelines",
    "read_settings",
    "read_text",
    "read_texts",
    "read_timelines",
    "read_yaml",
    "report_old_names",
]
