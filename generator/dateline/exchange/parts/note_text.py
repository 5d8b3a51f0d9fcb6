"""The text of a Markdown note: its front matter, its title, and its body as prose of ours."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final
from urllib.parse import unquote

from dateline.data.nodes import Mapping as MappingNode
from dateline.data.nodes import Node, Scalar, Sequence
from dateline.exchange.parts.addresses import fit_address
from dateline.exchange.parts.markdown_text import escape_line, fault_of_prose, prose_of
from dateline.exchange.records import EventLink, Note, NoteKind, Prose
from dateline.problems import Problems, Severity
from dateline.read.yaml.file import read_yaml

_FENCE: Final = re.compile(
    r"---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE
)
_TITLE: Final = re.compile(r"\s*#[ \t]+(.+?)[ \t]*#*[ \t]*(?:\n|\Z)")
_HEADING: Final = re.compile(r"^#{1,6}[ \t]+(.+?)[ \t]*#*[ \t]*$", re.MULTILINE)
_COMMENT: Final = re.compile(r"%%.*?%%|<!--.*?-->", re.DOTALL)
# Matches `[[Talks begin|the talks]]`, `![[map.png]]`, `[words](Other%20note.md)`.
_LINK: Final = re.compile(
    r"(?P<embed>!?)(?:\[\[(?P<name>[^\]\[|#^]*)(?:[#^][^\]\[|]*)?(?:\|(?P<label>[^\]\[]*))?\]\]"
    r"|\[(?P<words>[^\]\[]*)\]\((?P<address><[^>\n]*>|(?:[^()\s]|\([^()\s]*\))*)(?:\s+\"[^\"]*\")?\))"
)


class FrontMatterError(ValueError):
    """The front matter cannot be read; the text says why."""


@dataclass(frozen=True, slots=True)
class NoteText:
    """A note taken apart: the keys of its front matter and which of them have lists, its first
    heading, the rest.
    """

    keys: Mapping[str, tuple[str, ...]]
    heading: str
    body: str
    lists: frozenset[str] = frozenset()


def take_apart(text: str, name: str) -> NoteText:
    """Front matter, title and body of a note.

    Raises:
        FrontMatterError: the front matter is not YAML that we read.
    """
    keys: dict[str, tuple[str, ...]] = {}
    lists: frozenset[str] = frozenset()
    if fence := _FENCE.match(text):
        text = text[fence.end() :]
        keys, lists = _keys(fence[1], name)
    heading = ""
    if title := _TITLE.match(text):
        heading, text = title[1], text[title.end() :]
    return NoteText(MappingProxyType(keys), heading, text.strip(), lists)


def _keys(text: str, name: str) -> tuple[dict[str, tuple[str, ...]], frozenset[str]]:
    problems = Problems()
    node = read_yaml(text.encode(), name, problems)
    for problem in problems.all:
        if problem.severity is Severity.ERROR:
            line = problem.place.line + 1 if problem.place.line else 1
            raise FrontMatterError(f"Its front matter, line {line}: {problem.message}")
    if node is not None and not isinstance(node, MappingNode):
        raise FrontMatterError("Its front matter has no keys.")
    values = {key.text.strip().lower(): value for key, value in node or ()}
    lists = frozenset(key for key, value in values.items() if isinstance(value, Sequence))
    return {key: _texts(value) for key, value in values.items()}, lists


def _texts(node: Node) -> tuple[str, ...]:
    if isinstance(node, Scalar):
        return (node.text.strip(),) if node.text.strip() else ()
    if isinstance(node, Sequence):
        return tuple(text for item in node.items for text in _texts(item))
    return tuple(f"{key.text}: {text}" for key, value in node for text in _texts(value))


def read_body(body: str, find_note: Callable[[str], str], notes: list[Note]) -> Prose:
    """The body as prose: links to other notes lead to their events.

    `find_note` gives the key of a note by its name or path, empty if there is none.
    """
    without = _COMMENT.sub("", body)
    if without != body:
        notes.append(Note("text", "Comments are left out."))
    bold = _HEADING.sub(lambda found: f"**{found[1].replace('*', '')}**\n", without)
    if bold != without:
        notes.append(Note("text", "Headings are bold lines: prose has none.", NoteKind.CHANGED))
    parts: list[str | EventLink] = []
    at = 0
    for found in _LINK.finditer(bold):
        parts += [bold[at : found.start()], _link(found, find_note, notes)]
        at = found.end()
    parts.append(bold[at:])
    kept = [part for part in parts if part]
    plain = "".join(part if isinstance(part, str) else part.words for part in kept)
    if not (fault := fault_of_prose(plain)):
        return Prose(tuple(kept))
    why = f"It {fault}: all of it is kept as plain characters."
    notes.append(Note("text", why, NoteKind.CHANGED))
    return Prose((prose_of(plain),))


def _link(
    found: re.Match[str], find_note: Callable[[str], str], notes: list[Note]
) -> str | EventLink:
    name, address = found["name"], unquote((found["address"] or "").strip("<>"))
    if found["embed"]:
        notes.append(Note("text", "Pictures and embedded notes are left out."))
        return ""
    if name is not None:
        words = escape_line((found["label"] or name).strip())
        target = name.strip()
    else:
        words = found["words"] or ""
        if address.startswith(("http://", "https://", "mailto:")):
            fit = fit_address(address) if not address.startswith("mailto:") else address
            return f"[{words}](<{fit}>)" if fit else words
        target = address.partition("#")[0].removesuffix(".md")
    if key := find_note(target):
        return EventLink(key, words)
    notes.append(Note("text", "Links to what is no note of the folder are plain words."))
    return words
