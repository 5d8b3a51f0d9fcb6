"""What helps to start: a new site, a new timeline, a first draft from an article, a schema for
editors. What a person has is never written over.
"""

from dateline.editors import Cms, schema_json
from dateline.exchange import NotImportedError
from dateline.starting.advice import StartError
from dateline.starting.articles import ArticleDrafted, draft_article
from dateline.starting.sites import Started, new_site, new_timeline, next_steps, write_schema
from dateline.write.new_files import ExistsError

__all__ = [
    "ArticleDrafted",
    "Cms",
    "ExistsError",
    "NotImportedError",
    "StartError",
    "Started",
    "draft_article",
    "new_site",
    "new_timeline",
    "next_steps",
    "schema_json",
    "write_schema",
]
