"""Web addresses: http and https only, and nothing that hides where a link goes.

The shape follows RFC 3986 with the additions of the URL standard
(https://url.spec.whatwg.org) for letters beyond ASCII.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final
from urllib.parse import SplitResult, quote, urlsplit

from dateline.data.fields import Fields
from dateline.data.nodes import Scalar
from dateline.problems import Problems
from dateline.problems.wording import quoted

_ONLY_WEB: Final = "Only http and https addresses are accepted."
_WHOLE: Final = "Write `https://`, the host and the path."
# Matches `https:`.
_SCHEME: Final = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
# Matches a space, a quotation mark.
_BAD: Final = re.compile(r"[\s\x00-\x1f\x7f-\x9f\"'<>\\^`{|}]")
# Matches one part of a host: `outlet-a`.
_HOST: Final = re.compile(r"[^\W_]([\w-]*[^\W_])?", re.ASCII)
# Matches `[2001:db8::1]`.
_ADDRESS_V6: Final = re.compile(r"\[[0-9A-Fa-f:.]+\]")
_LONGEST_HOST: Final = 253
_LONGEST_LABEL: Final = 63
"""https://www.rfc-editor.org/rfc/rfc1035#section-2.3.4"""

_TOP_PORT: Final = 65535
_NAMES: Final = {
    " ": "a space",
    "'": "an apostrophe",
    '"': "a quotation mark",
    "`": "a backtick",
    "\\": "a backslash",
}

# Cyrillic, Greek and Latin small letters that many typefaces draw like a-z.
_LOOK_ALIKE: Final = frozenset("аеіјорсухѕԁԛԝһӏьᴦгпоѵαινορυхκτηωɑɡıſƅɩʋ")
# Scripts that are written together: https://www.unicode.org/reports/tr39/#Restriction_Level_Detection
_TOGETHER: Final = frozenset(["CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO"])


def read_address(fields: Fields, key: str) -> str:
    """A web address, or empty and a problem."""
    scalar = fields.scalar(key)
    return scalar.text if scalar and check_address(scalar, fields.problems) else ""


def check_address(scalar: Scalar, problems: Problems) -> bool:
    """Whether this is a web address; reported if not, and if its host may deceive."""
    text = scalar.text
    reason, hint = _fault(text)
    if reason:
        message = f"{quoted(text)} is not a web address: {reason}."
        problems.error(scalar.place, "bad-address", message, hint)
        return False
    host = urlsplit(text).hostname or ""
    shown = punycode(host)
    if _deceives(host):
        problems.warning(
            scalar.place,
            "look-alike-host",
            f"The host of {quoted(text)} has letters that look like others: it is {shown}.",
            "Copy the address from the site itself, or write the host in this form.",
        )
    return True


def punycode(host: str) -> str:
    """A host as the network sees it (RFC 3492), label by label."""
    labels = unicodedata.normalize("NFKC", host).lower().split(".")
    return ".".join(
        label if label.isascii() else f"xn--{label.encode('punycode').decode()}" for label in labels
    )


def _fault(text: str) -> tuple[str, str]:
    scheme = _SCHEME.match(text)
    if text.startswith(("//", "\\\\")):
        return "it does not begin with http or https", f"Write `https:{text}`."
    if bad := _first_bad(text):
        return _bad_character(bad)
    if scheme is None:
        return "it does not begin with http or https", f"Write `https://{text.lstrip('/')}`."
    if scheme.group(1).lower() not in ("http", "https"):
        return f"it begins with {quoted(scheme.group())}", _ONLY_WEB
    if not text[scheme.end() :].startswith("//"):
        return "two slashes must follow the colon", "Write `https://…`."
    return _host_fault(text)


def _bad_character(char: str) -> tuple[str, str]:
    named = _NAMES.get(char) or (quoted(char) if char.isprintable() else f"U+{ord(char):04X}")
    # What nobody can see, nobody meant to link to.
    hint = "Delete it." if unicodedata.category(char)[0] in "CZ" and char != " " else ""
    return f"it contains {named}", hint or f"Write `{quote(char, safe='')}` for it."


def _first_bad(text: str) -> str:
    """The first character that no address contains; beyond ASCII, one that cannot be seen."""
    unseen = () if text.isascii() else (c for c in text if unicodedata.category(c)[0] in "CZ")
    found = _BAD.search(text)
    return found[0] if found else next(iter(unseen), "")


def _host_fault(text: str) -> tuple[str, str]:
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        number = re.search(r":(\d+)(?:[/?#]|$)", text.partition("//")[2])
        if number and int(number[1][:9]) > _TOP_PORT:
            return f"its port {number[1][:9]} is above {_TOP_PORT}", "Delete the port."
        return "its host or port cannot be read", "Copy it again from the address bar."
    if "@" in parts.netloc:
        what = "the part before `@` is a log-in name, not the host"
        return what, "Delete it and the `@`."
    if port == 0:
        return "its port is 0", "Delete the port."
    return _label_fault(parts)


def _label_fault(parts: SplitResult) -> tuple[str, str]:
    host = parts.netloc.rpartition(":")[0] if parts.port is not None else parts.netloc
    if _ADDRESS_V6.fullmatch(host):
        return "", ""
    labels = host.removesuffix(".").split(".")
    # Spelt out, a letter may be many; and punycode takes time that grows with their square.
    if (
        len(unicodedata.normalize("NFKC", host)) > _LONGEST_HOST
        or max(map(len, labels)) > _LONGEST_LABEL
    ):
        return f"its host {quoted(host)} is too long to be one", _WHOLE
    if all(_HOST.fullmatch(punycode(label)) and _has_letters_only(label) for label in labels):
        return "", ""
    found = f"its host {quoted(host)} cannot be one" if host else "it has no host"
    return found, _WHOLE


def _has_letters_only(label: str) -> bool:
    """Beyond ASCII only letters, marks and digits: no fraction slash that looks like a path."""
    return all(char.isascii() or unicodedata.category(char)[0] in "LMN" for char in label)


def _deceives(host: str) -> bool:
    return any(_label_deceives(_decoded(label)) for label in host.split("."))


def _decoded(label: str) -> str:
    if not label.startswith("xn--"):
        return label
    try:
        return label[4:].encode("ascii").decode("punycode")
    except UnicodeError:
        return label


def _label_deceives(label: str) -> bool:
    """Mixed scripts, or letters that all pass for Latin ones, or odd shapes of them."""
    letters = [char for char in label if char.isalpha()]
    foreign = [char for char in letters if not char.isascii()]
    if not foreign:
        return False
    if unicodedata.normalize("NFKC", label) != label:
        return True
    scripts = {unicodedata.name(char, "?").split()[0] for char in letters}
    mixed = len(scripts - _TOGETHER) > 1 or ("LATIN" in scripts and scripts - _TOGETHER > {"LATIN"})
    if mixed:
        return True
    if scripts == {"LATIN"}:
        return any(char in _LOOK_ALIKE for char in foreign)
    return all(char in _LOOK_ALIKE for char in letters)
