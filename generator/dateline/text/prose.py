"""Prose fields: the little Markdown that summaries and event texts may use.

Paragraphs, emphasis, code, links, lists and block quotes; citations (`[@source]`) and
links to events (`event:id`). The text is parsed as CommonMark and written anew with
every character of it escaped, so that no extension of the site reads more into it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final
from urllib.parse import quote

from markdown_it import MarkdownIt
from markdown_it.token import Token

from dateline.text.escaping import Markdown, escape_html, escape_markdown, link_target
from dateline.text.original_text import OriginalText, as_told

# Matches `[@outlet-a]`.
CITATION: Final = re.compile(r"\[@([^\]\s\[]+)\]")
EVENT_SCHEME: Final = "event:"
# Matches ` [@outlet-a]`, with the spaces before it.
_SPACED_CITATION: Final = re.compile(r"(?<!\s)\s*+" + CITATION.pattern)
# Matches `[@outlet-a]`, but not `[@outlet-a](…`.
_LONE_CITATION: Final = re.compile(r"\[@[^\]\s\[]+\](?![(\[:])")

# Without any of these a text is plain paragraphs, but for citations, and needs no parser,
# which takes longer than all the rest of a page.
# Matches the `*` of `*early*`.
_SIGNS: Final = re.compile(r"[*_`\[\]<>#\\&|]|~~|==")
# Matches the start of a line "- one", two spaces at the end of a line.
_BLOCK_SIGNS: Final = re.compile(
    r"\n(?:[ \t]*(?:[-+]|\d+[.)]|=+[ \t]*(?:\n|\Z)|~~~|!!!|\?\?\?)| {4}|\t)| {2}(?:\n|\Z)"
)
# Matches the empty line between two paragraphs.
_PARAGRAPHS: Final = re.compile(r"\n[ \t]*\n\s*")


@dataclass(frozen=True, slots=True)
class ProseFinding:
    """Something in a prose field that a check looks at.

    `kind` is `citation`, `citation-in-link`, `event`, `link`, `html` or `unsupported`; `value` is
    the source's id (of both kinds of citation), the event's id, the link's address, or the
    HTML or Markdown that is not supported. `what` is what that is called: `a table`.
    `line` counts from 0 within the field.
    """

    kind: str
    value: str
    line: int
    what: str = ""


LinkTo = Callable[[str, str], tuple[str, str]]
"""Given `citation` or `event` and an id: the address, and the words to show for it
(used where the author gave none)."""


# When it is checked, when it is resolved, and in a preview again at each save.
@lru_cache(maxsize=16_384)
def find_in_prose(text: str) -> tuple[ProseFinding, ...]:
    """Everything in the text that must be checked, in order."""
    if _is_plain(text):
        return tuple(
            ProseFinding("citation", match[1], text.count("\n", 0, match.start()))
            for match in CITATION.finditer(text)
        )
    references: dict[str, str] = {}
    return tuple(_findings(parse_prose(text, references), references, text))


def cited_in_prose(text: str) -> tuple[str, ...]:
    """The ids of the sources that the text cites, in order."""
    if "[@" not in text:
        return ()
    return tuple(found.value for found in find_in_prose(text) if found.kind == "citation")


def render_prose(text: str, link_to: LinkTo) -> Markdown:
    """The prose as safe Markdown blocks, separated by blank lines."""
    paragraphs = plain_paragraphs(text)
    if paragraphs is not None:
        return Markdown("\n\n".join(_render_text(block, link_to) for block in paragraphs))
    return Markdown("\n\n".join(_Blocks(parse_prose(text), link_to).read_until("")))


def plain_prose(text: str) -> str:
    """The words alone, for feeds' titles, descriptions and data, in the text's language."""
    return as_told(_words_alone(text), text)


def _words_alone(text: str) -> str:
    if _is_plain(text):
        return " ".join(_SPACED_CITATION.sub("", text).split())
    words = []
    for token in parse_prose(text):
        words += [
            " " if child.type in ("softbreak", "hardbreak") else child.content
            for child in token.children or ()
        ]
        words.append(" ")
    return " ".join(_SPACED_CITATION.sub("", "".join(words)).split())


def plain_paragraphs(text: str) -> list[str] | None:
    """The paragraphs of a text that is nothing but paragraphs and citations; None of another."""
    return list(filter(None, _PARAGRAPHS.split(text.strip()))) if _is_plain(text) else None


def _is_plain(text: str) -> bool:
    """Whether a text is nothing but paragraphs and citations."""
    if "[@" in text:
        text = _LONE_CITATION.sub("", text)
    return not _SIGNS.search(text) and not _BLOCK_SIGNS.search(f"\n{text}")


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark")
    # Its own way loses the brackets of an IPv6 host.
    parser.normalizeLink = _normalize  # type: ignore[assignment,method-assign]
    return parser


def _normalize(address: str) -> str:
    return quote(address, safe=";/?:@&=+$,-_.!~*'()#[]%", errors="replace")


def parse_prose(text: str, references: dict[str, str] | None = None) -> list[Token]:
    """The tokens of a text, in which only what begins with 1 is a numbered list.

    Builders count every list from 1, and a paragraph that begins with a year is no list.
    `references` is given the addresses that the text defines for its links, by their labels.
    Links of an original's text lead from where it is shown.
    """
    original = text if isinstance(text, OriginalText) else None
    while True:
        defined: dict[str, Any] = {}
        tokens = _parser().parse(text, defined)
        for token in tokens:
            if token.children and "<" in token.content:
                token.children = list(_outer_links(token.children))
        if references is not None:
            found = defined.get("references", {})
            references |= {label: str(found[label]["href"]) for label in found}
        lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        items = list(_items_not_from_one(tokens))
        if not items:
            if original is not None:
                _lead_from_here(tokens, original)
            return tokens
        for item in items:
            number = re.compile(rf"(?<!\d){item.info}(?=[.)])")
            at = item.map[0] if item.map else 0
            lines[at] = number.sub(rf"{item.info}\\", lines[at], count=1)
        text = "\n".join(lines)


def _lead_from_here(tokens: Iterable[Token], original: OriginalText) -> None:
    for token in tokens:
        for child in token.children or ():
            if child.type == "link_open":
                child.attrs["href"] = original.link(str(child.attrs.get("href", "")))


def _outer_links(tokens: Iterable[Token]) -> Iterator[Token]:
    """Without the links within links that bare addresses make: `[see <https://a.example>](b.md)`.
    CommonMark lets them be, and HTML does not.
    """
    depth = 0
    for token in tokens:
        depth += token.type == "link_open"
        if depth < 2 or token.type not in ("link_open", "link_close"):
            yield token
        depth -= token.type == "link_close"


def _items_not_from_one(tokens: list[Token]) -> Iterator[Token]:
    """The items of numbered lists that begin with another number; not those within them."""
    within = 0  # the level of the items of the list that we are in
    for token in tokens:
        if not within and token.type == "ordered_list_open" and "start" in token.attrs:
            within = token.level + 1
        elif within and token.type == "list_item_open" and token.level == within:
            yield token
        elif within and token.type == "ordered_list_close" and token.level == within - 1:
            within = 0


_SUPPORTED: Final = frozenset(
    (
        *("paragraph_open", "paragraph_close", "inline", "text", "softbreak", "hardbreak"),
        *("em_open", "em_close", "strong_open", "strong_close", "code_inline"),
        *("link_open", "link_close", "bullet_list_open", "bullet_list_close"),
        *("ordered_list_open", "ordered_list_close", "list_item_open", "list_item_close"),
        *("blockquote_open", "blockquote_close"),
    )
)


# What CommonMark calls the blocks that prose does not support, in the words of messages.
_BLOCK_NAMES: Final = {
    "heading_open": "a heading",
    "hr": "a ruled line",
    "fence": "a block of code",
    "code_block": "a block of code",
    "image": "a picture",
}
# What CommonMark takes for text, and other kinds of Markdown do not, in a paragraph.
_IN_TEXT: Final = (
    ("a footnote", re.compile(r"\[\^[^\]\s]+\]:?")),
    ("struck-out text", re.compile(r"~~(?=\S)[^~]+(?<=\S)~~")),
    ("marked text", re.compile(r"(?<![=\w])==(?=[^\s=])[^=\n]+(?<=\S)==(?![=\w])")),
    ("a task list", re.compile(r"^\[[ xX]\] ")),
    ("a box", re.compile(r"^(?:!!!|\?\?\?\+?) +[\w-]+(?: +\"[^\"]*\")?(?=\n|$)", re.MULTILINE)),
    # Matches `--|--`, the second line of a table.
    ("a table", re.compile(r"^(?=[^\n|]*\|)[|:\- \t]*-[|:\- \t]*$", re.MULTILINE)),
)


def _findings(
    tokens: list[Token], references: Mapping[str, str], text: str
) -> Iterator[ProseFinding]:
    addresses = set()
    for token in tokens:
        line = token.map[0] if token.map else 0
        if token.type not in _SUPPORTED and token.nesting >= 0:
            shown = (token.content or token.markup).strip()
            if token.type == "html_block":
                yield ProseFinding("html", shown, line)
            else:
                name = _BLOCK_NAMES.get(token.type, "Markdown")
                yield ProseFinding("unsupported", shown, line, name)
        if token.type == "inline":
            yield from _other_markdown(token, line)
        within_link = False
        for child in token.children or ():
            if child.type in ("link_open", "link_close"):
                within_link = child.nesting > 0
                addresses.add(str(child.attrs.get("href", "")))
            yield from _inline_findings(child, line, within_link=within_link)
            line += child.type in ("softbreak", "hardbreak")
    for label, address in references.items():
        if address not in addresses:
            at = text.casefold().find(f"[{label.casefold()}]:")
            line = text.count("\n", 0, max(at, 0))
            yield ProseFinding("unsupported", f"[{label.lower()}]:", line, "a link's definition")


def _other_markdown(block: Token, line: int) -> Iterator[ProseFinding]:
    """What is Markdown elsewhere, and text in CommonMark, in a block's text outside of code."""
    lines = [""]
    for child in block.children or ():
        if child.type in ("softbreak", "hardbreak"):
            lines.append("")
        elif child.type == "text":
            lines[-1] += child.content
    text = "\n".join(lines)
    for what, pattern in _IN_TEXT:
        found = pattern.search(text)
        if found:
            yield ProseFinding(
                "unsupported", found[0].strip(), line + text.count("\n", 0, found.start()), what
            )


def _inline_findings(token: Token, line: int, *, within_link: bool) -> Iterator[ProseFinding]:
    if token.type == "text":
        kind = "citation-in-link" if within_link else "citation"
        for match in CITATION.finditer(token.content):
            yield ProseFinding(kind, match.group(1), line)
    elif token.type == "link_open":
        href = str(token.attrs.get("href", ""))
        is_event = href.startswith(EVENT_SCHEME)
        kind = "event" if is_event else "link"
        yield ProseFinding(kind, href.removeprefix(EVENT_SCHEME) if is_event else href, line)
    elif token.type == "html_inline":
        yield ProseFinding("html", token.content, line)
    elif token.type not in _SUPPORTED:
        name = _BLOCK_NAMES.get(token.type, "Markdown")
        yield ProseFinding("unsupported", token.content or token.markup, line, name)


class _Blocks:
    """Writes the tokens of blocks anew."""

    def __init__(self, tokens: list[Token], link_to: LinkTo) -> None:
        self._tokens = iter(tokens)
        self._link_to = link_to

    def read_until(self, closing: str) -> list[str]:
        """The blocks up to the closing token, each a string of lines."""
        blocks = []
        for token in self._tokens:
            if token.type == closing:
                break
            if token.type == "inline":
                blocks.append(self._inline(token.children or []))
            elif token.type == "blockquote_open":
                inner = "\n\n".join(self.read_until("blockquote_close"))
                blocks.append(_indent(inner, "> ", "> "))
            elif token.type in ("bullet_list_open", "ordered_list_open"):
                blocks.append(self._list(token.type.replace("open", "close")))
            elif token.content:
                blocks.append(escape_markdown(token.content))
        return blocks

    def _list(self, closing: str) -> str:
        items = []
        mark = "1.  " if closing.startswith("ordered") else "-   "
        for token in self._tokens:
            if token.type == closing:
                break
            # Without anything in it, an item's mark would underline the line above.
            inner = "\n\n".join(filter(None, self.read_until("list_item_close"))) or _NOTHING
            items.append(_indent(inner, mark, "    "))
        return "\n".join(items)

    def _inline(self, children: list[Token]) -> str:
        parts: list[str] = []
        links: list[tuple[str, int, str]] = []
        marks = _MARKS if _is_calm(children) else _TAGS
        for token in children:
            if token.type == "text":
                parts.append(_render_text(token.content, self._link_to, within_link=bool(links)))
            elif token.type == "link_open":
                address, words = self._address(str(token.attrs.get("href", "")))
                links.append((address, len(parts), words))
            elif token.type == "link_close":
                address, start, words = links.pop()
                label = "".join(parts[start:]) or escape_markdown(words)
                parts[start:] = [f"[{label}]({address})"]
            else:
                parts.append(_inline_mark(token, marks))
        return "".join(parts)

    def _address(self, href: str) -> tuple[str, str]:
        if href.startswith(EVENT_SCHEME):
            address, words = self._link_to("event", href.removeprefix(EVENT_SCHEME))
            return link_target(address), words
        return link_target(href), href


def _render_text(text: str, link_to: LinkTo, *, within_link: bool = False) -> str:
    """Escape the text around citations, and link those, unless a link is around them."""
    parts = []
    position = 0
    for match in CITATION.finditer(text):
        address, words = link_to("citation", match.group(1))
        parts.append(_escape_inline(text[position : match.start()]))
        label = escape_markdown(words)
        parts.append(label if within_link else f"[{label}]({link_target(address)})")
        position = match.end()
    parts.append(_escape_inline(text[position:]))
    return "".join(parts)


_BLANKS: Final = " \t\r\n\x0b\x0c\x85\u2028\u2029"
_NOTHING: Final = "&#160;"

_MARKS: Final = {
    "softbreak": "\n",
    "hardbreak": "  \n",
    "em_open": "*",
    "em_close": "*",
    "strong_open": "**",
    "strong_close": "**",
}


# For emphasis that `*` would not surely bring about.
_TAGS: Final = {
    **_MARKS,
    "em_open": "<em>",
    "em_close": "</em>",
    "strong_open": "<strong>",
    "strong_close": "</strong>",
}
_EMPHASIS: Final = _TAGS.keys() - {"softbreak", "hardbreak"}


def _is_calm(children: list[Token]) -> bool:
    """Whether every builder reads `*` as it was meant: it does not where marks touch each
    other or a word's inside.
    """
    tokens = [token for token in children if token.content or token.type != "text"]
    for position, token in enumerate(tokens):
        if token.type not in _EMPHASIS:
            continue
        before = tokens[position - 1] if position else None
        after = tokens[position + 1] if position + 1 < len(tokens) else None
        if any(other and other.type in _EMPHASIS for other in (before, after)):
            return False
        edge = before.content[-1:] if before and token.nesting > 0 else ""
        edge = after.content[:1] if after and token.nesting < 0 else edge
        if edge.isalnum():
            return False
    return True


def _inline_mark(token: Token, marks: Mapping[str, str]) -> str:
    if token.type == "code_inline":
        return f"<code>{escape_html(token.content)}</code>"
    if token.type == "image":
        return escape_markdown(f"![{token.content}]({token.attrs.get('src', '')})")
    return marks.get(token.type) or escape_markdown(token.content)


def _escape_inline(text: str) -> str:
    """Escape, but keep the spaces at both ends, which part words from marks."""
    body = text.strip(_BLANKS)
    if not body:
        return " " if text else ""
    lead = "" if text.startswith(body[0]) else " "
    tail = "" if text.endswith(body[-1]) else " "
    return f"{lead}{escape_markdown(body)}{tail}"


def _indent(text: str, first: str, rest: str) -> str:
    lines = text.split("\n")
    indented = [rest.rstrip() if not line else rest + line for line in lines[1:]]
    return "\n".join([first + lines[0], *indented])
