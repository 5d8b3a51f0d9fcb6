"""Text made safe for a Markdown page.

Whatever a contributor wrote must show character for character, whichever Markdown
extensions a site turns on. So every character that Markdown or one of its extensions
could read as syntax becomes a numeric character reference, which all of them leave
alone. Letters, digits and calm punctuation stay, so that pages are pleasant to read
as source.
"""

from __future__ import annotations

import html
import re
from functools import lru_cache
from typing import Final, Self
from urllib.parse import quote

from markupsafe import Markup

# Runs of spaces and line breaks, but not the single spaces, which are most of them.
_SPACES: Final = re.compile(
    r" [ \t\r\n\x0b\x0c\x85\u2028\u2029]+"
    r"|[\t\r\n\x0b\x0c\x85\u2028\u2029][ \t\r\n\x0b\x0c\x85\u2028\u2029]*"
)

# Characters that always become references: core Markdown, smarty, arithmatex, magiclink,
# caret, mark, tables and the like read them anywhere.
_ALWAYS: Final = re.compile(r"""['\\`*_{}\[\]#$@^~|=+/&<>"]""")
_NAMED: Final = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}

# What is escaped in some places only, each pattern with the text that must be in it at
# all (or nothing), so that most texts are passed over quickly. The start and the end of a
# text count as if anything were beside them: texts are written next to links and marks.
_SOMETIMES: Final = tuple(
    (needed, re.compile(pattern))
    for needed, pattern in (
        ("-", r"(?<![^\W_])-|-(?![^\W_])"),  # outside a word: lists, smarty, snippets
        ("!", r"^!|!(?=[!1-9]|\Z)|(?<=!)!"),  # admonitions, magiclink; before a link: a picture
        (":", r":(?! |$)|^:"),  # emoji, definition lists, addresses
        ("..", r"\.(?=\.)|(?<=\.)\."),  # smarty's ellipsis
        (".", r"(?<=^[Ww]{3})\.|(?<=\W[Ww]{3})\."),  # magiclink
        ("(", r"\((?=\w{1,2}\))"),  # smartsymbols: (c), (tm)
        ("?", r"^\?(?=\?)|\?(?=[1-9])"),  # details, magiclink
        ("", r"[0-9A-Fa-f](?=[0-9A-Fa-f]{39}\b)(?<!\w.)"),  # magiclink: a commit
        ("", r"\d(?=(?i:st|nd|rd|th))"),  # smartsymbols
    )
)
# Matches `https:`.
_WHOLE_ADDRESS: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
# Matches `/div`, `script/`.
_LIKE_HTML: Final = re.compile(r"[/!?]|[A-Za-z][\w-]*(?:/|\Z)")
# In parentheses of ours smartsymbols would read these.
_SYMBOLS: Final = frozenset(["c", "r", "tm"])
# Marks, brackets, mathematics, keys; and an ampersand that begins what looks like an entity.
_READ_IN_ADDRESS: Final = re.compile(r"[!$()*+\[\]]|&(?=[#0-9A-Za-z]+;)")

# Lists, those of fancylists too.
_ORDERED: Final = re.compile(r"(\d+|[a-z]|[A-Z](?=\))|[IVXLCDM]{2,}|[ivxlcdm]{2,})([.)])(?!\w)")


# Letters and digits of any script stay, and dashes.
_NOT_IN_CSS: Final = re.compile(r"[^\w-]|_")


class Markdown(str):
    """Text that is Markdown already: templates insert it as it is."""

    __slots__ = ()

    def __add__(self, other: str) -> Self:
        """Join, escaping what is not Markdown yet."""
        return type(self)(str.__add__(self, escape_markdown(other)))


def as_html(text: str) -> Markup:
    """Take a text for HTML. `Markup` itself asks first whether it is anything but a text, which
    takes longer than the rest, a hundred times for each event.
    """
    return str.__new__(Markup, text)


def escape_markdown(value: object) -> Markdown:
    """Turn any value into Markdown that shows as exactly its text, on one line.

    Runs of spaces and line breaks become one space; no-break spaces stay.

    >>> print(escape_markdown("1. *not* a list"))
    1&#46; &#42;not&#42; a list
    """
    if isinstance(value, Markdown):
        return value
    return Markdown(_escape(str(value)))


def escape_stretch(text: str) -> Markdown:
    """Escape a stretch of a longer line: the spaces at its ends, which join it, stay."""
    body = text.strip(" ")
    if not body:
        return Markdown(text)
    lead = text[: len(text) - len(text.lstrip(" "))]
    tail = text[len(text.rstrip(" ")) :]
    return Markdown(f"{lead}{escape_markdown(body)}{tail}")


def escape_address(address: str) -> str:
    """An address for `[words](<address>)`: what no address contains is percent-encoded.

    What an address may contain but Markdown or an extension could read becomes a reference, so
    that the address stays the same. The site builder takes relative ones for paths of files
    and knows no references there: in these it is percent-encoded too.
    """
    encoded = _quote_address(address)
    write = _reference if is_whole_address(address) else _percent
    return _READ_IN_ADDRESS.sub(write, encoded)


def link_target(address: str) -> str:
    """What is in the parentheses of a link: `<address>`, without the marks where a builder
    would read an element, a comment or an instruction: `</div>`, `<!x>`, `<?a=b>`.

    >>> print(link_target("https://outlet-a.example/a b"))
    <https://outlet-a.example/a%20b>
    >>> print(link_target("/div"))
    /div
    """
    escaped = escape_address(address)
    return escaped.replace("'", "%27") if _LIKE_HTML.match(address) else f"<{escaped}>"


def encode_address(address: str) -> str:
    """The same address as it is in HTML, not escaped yet."""
    encoded = _quote_address(address)
    return encoded if is_whole_address(address) else _READ_IN_ADDRESS.sub(_percent, encoded)


def is_whole_address(address: str) -> bool:
    """Whether an address begins with a scheme, such as `https:`, and so is no path."""
    return _WHOLE_ADDRESS.match(address) is not None


def escape_html(value: object) -> str:
    """Text for raw HTML inside a Markdown page, attributes included.

    Attributes go through the same preprocessors as the rest of the page (snippets,
    macros), so what they could read is escaped as in Markdown.
    """
    return _escape(str(value))


def escape_css_string(text: str) -> Markdown:
    """Text for a string in a style sheet inside a Markdown page.

    A style sheet knows no references; it has escapes of its own
    (https://www.w3.org/TR/css-syntax-3/#escaping).
    """
    return Markdown(_NOT_IN_CSS.sub(lambda match: f"\\{ord(match[0]):x} ", text))


def id_attribute(name: str) -> Markdown:
    """An id as an attribute list has it: `#talks-begin`, to be put into `{ #talks-begin }`.

    Extensions read such a list too: `#2022` as an issue (magiclink), and a pair of
    underscores as emphasis (betterem).
    """
    escaped = name.replace("_", r"\_") if name.count("_") > 1 else name
    return Markdown(f"id={escaped}" if name[:1].isdigit() else f"#{escaped}")


def escape_title(value: str) -> str:
    """Text for page titles and descriptions, which MkDocs inserts into HTML as they are."""
    text = html.escape(one_line(value), quote=True)
    return text.replace("{", "&#123;").replace("}", "&#125;")  # macros


def collapse_spaces(text: str) -> str:
    """Each run of spaces and line breaks as one space; no-break spaces stay."""
    return _SPACES.sub(" ", text)


def one_line(text: str) -> str:
    """The same, without spaces at the ends."""
    return _SPACES.sub(" ", text).strip(" ")


def _quote_address(address: str) -> str:
    return quote(address, safe="/:?#@!$&',;=%+.~-_[]()*")


# Names, roles and labels are on a page many times.
@lru_cache(maxsize=8192)
def _escape(text: str) -> str:
    if text.isalpha():
        return text if text.lower() not in _SYMBOLS else f"&#{ord(text[0])};{text[1:]}"
    # References contain no character that the patterns look for, so that what one pass
    # escaped is safe from the next.
    text = _ALWAYS.sub(_reference, one_line(text))
    for needed, pattern in _SOMETIMES:
        if needed in text:
            text = pattern.sub(_reference, text)
    if text[:1].isspace() or text[-1:].isspace():
        text = _escape_edges(text)
    if match := _ORDERED.match(text):
        text = f"{match[1]}&#{ord(match[2])};{text[match.end() :]}"
    return text


def _escape_edges(text: str) -> str:
    """No-break spaces and their like at the ends, which Markdown would strip, as references."""
    body = text.strip()
    lead, tail = (text, "") if not body else text.split(body, 1)
    return f"{_references(lead)}{body}{_references(tail)}"


def _references(text: str) -> str:
    return "".join(f"&#{ord(char)};" for char in text)


def _percent(match: re.Match[str]) -> str:
    return f"%{ord(match[0]):02X}"


def _reference(match: re.Match[str]) -> str:
    char = match.group()
    return _NAMED.get(char) or f"&#{ord(char)};"
