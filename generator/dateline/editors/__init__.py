"""What programs for editing take, made from the table of keys: a JSON Schema of the data, and
settings of content managers.
"""

from dateline.editors.content_managers import (
    MADE_BY_NEW,
    Cms,
    cms_files,
    settings_file,
    with_timeline,
)
from dateline.editors.schema import MADE_BY, Ids, ids_of, schema_json

__all__ = [
    "MADE_BY",
    "MADE_BY_NEW",
    "Cms",
    "Ids",
    "cms_files",
    "ids_of",
    "schema_json",
    "settings_file",
    "with_timeline",
]
