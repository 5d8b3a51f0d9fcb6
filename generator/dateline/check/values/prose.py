"""Prose fields: what they cite, and where their links lead.

Links go to http, https and mailto addresses, to the site's own pages and to events. What a page
could only show as typed, or not at all, is refused; HTML is shown as typed.
"""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import unquote

from dateline.check.references import Known, refer, refer_elsewhere
from dateline.data.fields import Fields
from dateline.data.nodes import Scalar
from dateline.problems import Place, Problems
from dateline.problems.wording import did_you_mean, quoted
from dateline.text.prose import ProseFinding, find_in_prose

# Matches `mailto:`.
_SCHEME: Final = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
# Browsers pass over these inside a scheme.
_PASSED_OVER: Final = re.compile(r"[\x00-\x20\x7f-\xa0\xad\u200b-\u200f\u2028-\u202e\u2060-\u206f]")
_ALLOWED: Final = frozenset(["http", "https", "mailto"])
# CommonMark's parser takes these for text; the author meant a link.
# Matches `](javascript:alert(1)` of `[x](javascript:alert(1))`.
_REFUSED: Final = re.compile(
    r"(?:\]\(\s*+(?:<\s*+)?|<)((?:javascript|vbscript|file|data):[^)>\s]*)", re.IGNORECASE
)
# Matches `[@outlet-a; @outlet-b]`.
_SEVERAL: Final = re.compile(r"\[@[^\]\s\[;,]++[\s;,][^\]\[]*+\]")


def read_prose(fields: Fields, key: str, known: Known, *, of_draft: bool = False) -> str:
    """Markdown text, its links and citations checked; empty if left out."""
    scalar = fields.scalar(key)
    if scalar is None:
        return ""
    told: set[str] = set()
    for finding in find_in_prose(scalar.text):
        if finding.kind in ("html", "unsupported"):
            if finding.what not in told:
                _report_unsupported(finding, scalar, fields.problems)
            told.add(finding.what)
            continue
        _check_finding(finding, scalar, known, fields.problems, of_draft=of_draft)
    if match := _REFUSED.search(scalar.text):
        _report_link(match[1], _place_of(match, scalar), fields.problems)
    if match := _SEVERAL.search(scalar.text):
        message = f"{quoted(match[0])} is not a citation: it contains more than one id."
        hint = "Give each source its own brackets: `[@one] [@other]`."
        fields.problems.error(_place_of(match, scalar), "bad-citation", message, hint)
    return scalar.text


def _place_of(match: re.Match[str], scalar: Scalar) -> Place:
    return scalar.place_of(scalar.text.count("\n", 0, match.start()))


def _check_finding(
    finding: ProseFinding, scalar: Scalar, known: Known, problems: Problems, *, of_draft: bool
) -> None:
    target = Scalar(finding.value, scalar.place_of(finding.line))
    if finding.kind == "citation":
        refer(target, "source", known.sources, problems)
    elif finding.kind == "citation-in-link":
        message = f"The words of a link contain the citation {quoted(f'[@{finding.value}]')}."
        hint = "A link cannot contain another. Put the citation after the link."
        problems.error(target.place, "bad-citation", message, hint)
    elif finding.kind == "event":
        _check_event(target, known, problems, of_draft=of_draft)
    elif finding.kind == "link":
        bare = _PASSED_OVER.sub("", unquote(finding.value))
        scheme = _SCHEME.match(bare)
        if bare.startswith(("//", "\\")) or (scheme and scheme[1].lower() not in _ALLOWED):
            _report_link(finding.value, target.place, problems)


_INSTEAD: Final = {
    "a heading": "Begin a paragraph with **bold** words, or make an event of it.",
    "a ruled line": "Begin a new paragraph, after an empty line.",
    "a block of code": "Put words into single backticks; text that is indented by four spaces is "
    "code, too.",
    "a picture": "Give the event an `image:`, with `file` and `alt`.",
    "a footnote": "Cite a source with `[@its-id]`, or say it in the text.",
    "struck-out text": "Say in corrections.yml what was changed, or delete it.",
    "marked text": "Use *emphasis* or **bold** words.",
    "a task list": "Use a list without boxes; what is to be done belongs in `note:`.",
    "a box": "Write a paragraph, or a block quote with `>`.",
    "a table": "Use a list, or put the table on a page of its own and link to it.",
    "a link's definition": "Nothing links to it; delete it, or write the link as "
    "`[words](address)`.",
}
_SUPPORTED: Final = "Use paragraphs, emphasis, code, links, lists and block quotes."


def _report_unsupported(finding: ProseFinding, scalar: Scalar, problems: Problems) -> None:
    place = scalar.place_of(finding.line)
    if finding.kind == "html":
        message = f"This text contains HTML, which is shown as typed: {quoted(finding.value)}."
        problems.warning(place, "html-in-prose", message, _SUPPORTED)
        return
    message = f"This text contains {finding.what}, which prose does not support: "
    hint = _INSTEAD.get(finding.what, _SUPPORTED)
    problems.error(place, "unsupported-markdown", f"{message}{quoted(finding.value)}.", hint)


def _report_link(address: str, place: Place, problems: Problems) -> None:
    message = f"A link in this text leads to {quoted(address)}, which is not allowed."
    hint = "Links go to http, https or mailto addresses, to pages of this site and to `event:…`."
    problems.error(place, "bad-link", message, hint)


def _check_event(target: Scalar, known: Known, problems: Problems, *, of_draft: bool) -> None:
    name = target.text
    if "/" in name:
        refer_elsewhere(Scalar(unquote(name), target.place), known, problems)
    elif now := known.former.get(name):
        message = f"A link in this text leads to {quoted(name)}, an event that has another id now."
        problems.error(target.place, "unknown-event", message, f"Write `event:{now}`.")
    elif name not in known.events:
        hint = did_you_mean(name, known.events, otherwise="Link to the id of an event.")
        message = f"A link in this text leads to {quoted(name)}, but no event has this id."
        problems.error(target.place, "unknown-event", message, hint)
    elif name in known.drafts and not of_draft:
        message = f"A link in this text leads to {quoted(name)}, which is a draft."
        hint = "Publish the event, or delete the link."
        problems.error(target.place, "link-to-draft", message, hint)
