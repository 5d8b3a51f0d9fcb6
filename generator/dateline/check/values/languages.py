"""Language tags and time zones: checked against CLDR and the tz database."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo, available_timezones

from babel import Locale

from dateline.data.fields import Fields
from dateline.dates import DateError
from dateline.dates.names import locale_of
from dateline.problems.wording import did_you_mean, quoted

# Matches `en`, `pt-BR`, `zh-Hant-TW`.
_SUBTAGS: Final = re.compile(r"([A-Za-z]{2,3})(?:-([A-Za-z]{4}))?(?:-([A-Za-z]{2}|[0-9]{3}))?")


def read_language(fields: Fields, key: str, *, shown: bool = False) -> str:
    """A language tag (BCP 47: language, script, region), or empty and a problem.

    With `shown`, dates will be written in it, so CLDR must know how.
    """
    scalar = fields.scalar(key)
    if scalar is None:
        return ""
    tag = scalar.text.strip()
    if is_language(tag) and (not shown or _has_dates(tag)):
        return tag
    if is_language(tag):
        reason = "is a language whose dates cannot be written yet"
        hint = "Use a language that CLDR has month names for."
    else:
        reason = "is not a language tag"
        hint = _language_hint(tag)
    fields.problems.error(scalar.place, "unknown-language", f"{quoted(tag)} {reason}.", hint)
    return ""


# Matches `UTC+8`, `+05:30`.
_DISTANCE: Final = re.compile(r"(?:UTC|GMT)?\s*[+−-]\s*[0-9]{1,2}(?::?[0-9]{2})?", re.IGNORECASE)


def read_zone(fields: Fields, key: str) -> str:
    """A zone of the tz database, or empty and a problem."""
    scalar = fields.scalar(key)
    if scalar is None:
        return ""
    name = scalar.text.strip()
    if _is_zone(name):
        return name
    example = "Write an area and a city, such as `Asia/Makassar`."
    distance = _DISTANCE.fullmatch(name)
    if distance:
        # The zones of the database that are called so count the other way: Etc/GMT-8 is UTC+8.
        hint = "A distance from UTC changes in most places twice a year. " + example
    else:
        hint = did_you_mean(name, sorted(available_timezones()), otherwise=example)
    message = f"{quoted(name)} is not a time zone of the tz database."
    fields.problems.error(scalar.place, "unknown-timezone", message, hint)
    return ""


@lru_cache(maxsize=256)
def is_language(tag: str) -> bool:
    """Whether this is a language tag that CLDR knows."""
    parts = _SUBTAGS.fullmatch(tag)
    if parts is None:
        return False
    language, script, region = parts.groups()
    english = Locale("en")
    return (
        language.lower() in english.languages
        and (script is None or script.title() in english.scripts)
        and (region is None or region.upper() in english.territories)
    )


@lru_cache(maxsize=256)
def _has_dates(tag: str) -> bool:
    try:
        return bool(locale_of(tag).months["format"]["wide"])
    except DateError:
        return False


def _language_hint(tag: str) -> str:
    dashed = tag.replace("_", "-")
    if is_language(dashed):
        return f"Write `{dashed}`."
    for code, name in Locale("en").languages.items():
        if name.casefold() == tag.casefold() and is_language(code):
            return f"Write `{code}`."
    return "Write a tag such as `en`, `id` or `pt-BR`."


@lru_cache(maxsize=256)
def _is_zone(name: str) -> bool:
    # `localtime` and `posixrules` mean another zone on another machine.
    if name in ("localtime", "posixrules"):
        return False
    try:
        ZoneInfo(name)
    except (OSError, ValueError, KeyError):
        return False
    return True
