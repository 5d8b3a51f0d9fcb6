"""Files that start a site or a timeline: an invented example of two events, to be changed."""

from dateline.scaffold.files_of import (
    SCHEMA,
    TIMELINE_OF_SITE,
    TITLE,
    site_files,
    timeline_files,
)

__all__ = ["SCHEMA", "TIMELINE_OF_SITE", "TITLE", "site_files", "timeline_files"]
