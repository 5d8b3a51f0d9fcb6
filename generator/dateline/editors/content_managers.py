"""Settings for editing events in a browser, made from the table of keys.

Pages CMS: https://pagescms.org/docs/configuration/. Sveltia CMS: https://sveltiacms.app/en/docs.
Both write one file for each event, `events/<id>.yml`.
"""

from __future__ import annotations

import re
from enum import StrEnum
from importlib.resources import files
from typing import Final

from dateline.data.ids import LONGEST_ID
from dateline.data.keys import EVENT, RECORDS, Key, Kind
from dateline.editors.schema import help_of
from dateline.text.yaml_lines import Plain, lines_of

_ID: Final = f"^(?=.{{1,{LONGEST_ID}}}$)[a-z0-9]+(-[a-z0-9]+)*$"
_ID_HELP: Final = "An id has small letters, digits and single dashes between them."
_LISTS: Final = (Kind.TEXTS, Kind.IDS, Kind.REFERENCES)
_DEEPEST: Final = 3  # records within records


class Cms(StrEnum):
    """A content manager: a program to edit the files of a repository in a browser."""

    PAGES = "pages"
    SVELTIA = "sveltia"


def settings_file(cms: Cms, docs: str) -> str:
    """Where a content manager's settings are, below the site's root."""
    return ".pages.yml" if cms is Cms.PAGES else f"{docs}/admin/config.yml"


def cms_files(cms: Cms, folder: str, docs: str, title: str) -> dict[str, bytes]:
    """The files that a content manager reads, by their path below the site's root.

    `folder` is the timeline's folder and `docs` the docs folder, both below the site's root.
    """
    name = settings_file(cms, docs)
    events = _collection(cms, folder, title, "events")
    if cms is Cms.PAGES:
        return {name: _yaml({**_pages(docs), _LISTS_OF[cms]: [events]})}
    page = files("dateline.editors").joinpath("sveltia.html").read_bytes()
    return {
        f"{docs}/admin/index.html": page,
        name: _yaml({**_sveltia(docs), _LISTS_OF[cms]: [events]}, _REPOSITORY),
    }


def with_timeline(cms: Cms, settings: str, folder: str, title: str) -> str | None:
    """Settings that `dateline new` wrote, with one more timeline at their end. None where they
    end otherwise than it writes them, so that something else would be changed.
    """
    names = re.findall(r"^  - name: events(?:-(\d+))?$", settings, re.MULTILINE)
    keys = re.findall(r"^(?!#)(\S[^:]*):", settings, re.MULTILINE)
    if MADE_BY_NEW not in settings or not names or keys[-1:] != [_LISTS_OF[cms]]:
        return None
    number = 1 + max(int(name or 1) for name in names)
    events = _collection(cms, folder, title, f"events-{number}")
    added = [*lines_of({_LISTS_OF[cms]: [events]})][1:]
    return "\n".join([settings.rstrip("\n"), *added]) + "\n"


MADE_BY_NEW: Final = "# Made by `dateline new`. What a key means: the guide's reference."
_REPOSITORY: Final = "# Write the name of your own repository below, after `repo:`."
_LISTS_OF: Final = {Cms.PAGES: "content", Cms.SVELTIA: "collections"}
"""The last key of the settings: a list of what is edited."""


def _yaml(settings: dict[str, Plain], *head: str) -> bytes:
    return ("\n".join([MADE_BY_NEW, *head, *lines_of(settings)]) + "\n").encode()


def _collection(cms: Cms, folder: str, title: str, name: str) -> dict[str, Plain]:
    make = _pages_events if cms is Cms.PAGES else _sveltia_events
    return make(folder, title, name)


def _pages(docs: str) -> dict[str, Plain]:
    return {
        "media": {"input": f"{docs}/media", "output": "media"},
        # What a form does not show stays in the file.
        "settings": {"content": {"merge": True}},
    }


def _pages_events(folder: str, title: str, name: str) -> dict[str, Plain]:
    return {
        "name": name,
        "label": f"{title}: events",
        "type": "collection",
        "path": f"{folder}/events",
        "format": "yaml",
        "filename": "{id}.yml",
        "subfolders": False,
        "view": {
            "fields": ["title", "date"],
            "primary": "title",
            "sort": ["date", "title"],
        },
        "fields": [_pages_field(key) for key in EVENT.keys if _is_shown(key)],
    }


def _pages_field(key: Key, depth: int = 1) -> Plain:
    field: dict[str, Plain] = {"name": key.name, "label": _label(key), "description": help_of(key)}
    if key.required:
        field["required"] = True
    if key.kind in _LISTS:
        return {**field, "type": "string", "list": True}
    if key.kind in (Kind.RECORD, Kind.RECORDS):
        many: dict[str, Plain] = {"list": True} if key.kind is Kind.RECORDS else {}
        inner = [_pages_field(other, depth + 1) for other in _inner(key, depth)]
        return {**field, "type": "object", **many, "fields": inner}
    if key.kind is Kind.WORD:
        return {**field, "type": "select", "options": {"values": list(key.words)}}
    if key.kind is Kind.ID:
        return {**field, "type": "string", "pattern": {"regex": _ID, "message": _ID_HELP}}
    kinds = {Kind.FLAG: "boolean", Kind.PROSE: "text", Kind.NUMBER: "string"}
    return {**field, "type": kinds.get(key.kind, "string")}


def _sveltia(docs: str) -> dict[str, Plain]:
    return {
        "backend": {"name": "github", "repo": "your-name/your-repository", "branch": "main"},
        "media_folder": f"{docs}/media",
        "public_folder": "media",
        # A key without a value is left out.
        "output": {"omit_empty_optional_fields": True, "yaml": {"quote": "double"}},
    }


def _sveltia_events(folder: str, title: str, name: str) -> dict[str, Plain]:
    return {
        "name": name,
        "label": f"{title}: events",
        "label_singular": "event",
        "folder": f"{folder}/events",
        "create": True,
        "extension": "yml",
        "format": "yaml",
        "slug": "{{fields.id}}",
        "identifier_field": "title",
        "summary": "{{date}} {{title}}",
        "fields": [_sveltia_field(key) for key in EVENT.keys if _is_shown(key)],
    }


def _sveltia_field(key: Key, depth: int = 1) -> Plain:
    field: dict[str, Plain] = {
        "name": key.name,
        "label": _label(key),
        "hint": help_of(key),
        "required": key.required,
    }
    if key.kind in _LISTS:
        return {**field, "widget": "list"}
    if key.kind in (Kind.RECORD, Kind.RECORDS):
        widget = "list" if key.kind is Kind.RECORDS else "object"
        inner = [_sveltia_field(other, depth + 1) for other in _inner(key, depth)]
        return {**field, "widget": widget, "fields": inner}
    if key.kind is Kind.WORD:
        return {**field, "widget": "select", "options": list(key.words)}
    if key.kind is Kind.ID:
        return {**field, "widget": "string", "pattern": [_ID, _ID_HELP]}
    kinds = {Kind.FLAG: "boolean", Kind.PROSE: "text"}
    return {**field, "widget": kinds.get(key.kind, "string")}


def _inner(key: Key, depth: int) -> list[Key]:
    """The keys of the records that a key contains, as far as a form shows them."""
    record = next(record for record in RECORDS if record.anchor == key.records)
    return [other for other in record.keys if _is_shown(other, depth + 1)]


def _is_shown(key: Key, depth: int = 1) -> bool:
    """Whether a form has a field for a key: not for records whose ids the writer makes up."""
    if key.kind in (Kind.RECORD, Kind.RECORDS):
        return bool(key.records) and depth < _DEEPEST
    return key.kind not in (Kind.NAMED_RECORDS, Kind.NAMED_TEXTS, Kind.NAMED_VALUES, Kind.TERMS)


def _label(key: Key) -> str:
    return key.name.replace("_", " ").capitalize()
