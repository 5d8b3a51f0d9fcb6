"""A saved web page made ready for its main text to be taken out.

What the page shows in other ways than by letters is put into letters: quotation marks (`<q>`),
line breaks inside a paragraph, raised digits. Struck-out text (`<s>`, `<del>`) was taken back,
and is left out, as is what is `hidden`. What is only hidden from being read aloud is on the page.
Captions are given apart, since what reads pages drops them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

_STRUCK = ("s", "del", "strike")
_SIGNS = ("a", "button", "i", "svg")
# Matches `icon`, `icons`, `icon-link`, `link-icon`, `material-icons-outlined` as whole names:
# silicon-valley is no icon.
_ICON = re.compile(
    r"(?<!\S)(?:(?:\S+-)?icons?|icons?-\S+|material-(?:icons|symbols)\S*)(?!\S)", re.IGNORECASE
)
_TEXTS = ("article", "main", "p")
_CLOSED = ("dialog", "alertdialog", "menu", "menubar", "listbox", "tooltip", "nav", "navigation")
_SHOWN_ON_SEARCH = "until-found"
_MARKS = (("“", "”"), ("‘", "’"))
_RAISED = str.maketrans("0123456789+-−()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁽⁾ⁿ")


@dataclass(frozen=True, slots=True)
class ReadyPage:
    """The page's HTML, and the captions of its pictures."""

    html: str
    captions: tuple[str, ...]


def make_ready(page: str) -> ReadyPage:
    """Put what a page shows into letters. A page that nothing can read stays as it is."""
    from lxml import etree, html  # noqa: PLC0415 - with the optional extra, as what uses it

    try:
        tree = html.document_fromstring(page)
    except (etree.LxmlError, ValueError):
        return ReadyPage(page, ())
    _leave_out(tree)
    for element in list(tree.iter("br")):
        following = element.getnext()
        is_double = (
            following is not None and following.tag == "br" and not (element.tail or "").strip()
        )
        if not is_double:
            _replace(element, " ")
    for element in list(tree.iter("q")):
        opening, closing = _MARKS[_depth(element) % len(_MARKS)]
        element.text = opening + (element.text or "")
        if len(element):
            element[-1].tail = (element[-1].tail or "") + closing
        else:
            element.text += closing
        element.drop_tag()
    for element in list(tree.iter("sup")):
        _raise(element)
    captions = [_squeeze(element.text_content()) for element in tree.iter("figcaption", "caption")]
    return ReadyPage(
        html.tostring(tree, encoding="unicode", doctype="<!DOCTYPE html>"),
        tuple(caption for caption in captions if caption),
    )


def as_paragraphs(text: str, captions: tuple[str, ...]) -> str:
    """A page's main text, and at its end the captions that it lacks. Each of its lines is a
    paragraph, however short: with a blank line between them they are not taken for wrapped ones.
    """
    flat = _squeeze(text)
    missing = [caption for caption in captions if caption not in flat]
    return "\n\n".join(line for line in (*text.split("\n"), *missing) if line.strip())


def _leave_out(tree: Any) -> None:  # noqa: ANN401 - lxml has no types
    """Remove what was taken back or is not shown, and keep what is shown but not read aloud."""
    for element in list(tree.iter(*_STRUCK)):
        _remove(element)
    for element in tree.findall(".//*[@hidden]"):
        if element.get("hidden").strip().lower() == _SHOWN_ON_SEARCH:
            del element.attrib["hidden"]
        else:
            _remove(element)
    for element in tree.iterfind(".//*[@aria-hidden]"):
        if _is_prose(element) and _is_in_text(element):
            del element.attrib["aria-hidden"]


def _is_in_text(element: Any) -> bool:  # noqa: ANN401 - lxml has no types
    """Whether an element is within the page's text: elsewhere, and as a dialog or a menu, what is
    not read aloud is closed as a rule, and styles hide it.
    """
    if element.tag in _CLOSED or element.get("role", "").strip().lower() in _CLOSED:
        return False
    return any(
        above.tag in _TEXTS or above.get("role") in _TEXTS for above in element.iterancestors()
    )


def _is_prose(element: Any) -> bool:  # noqa: ANN401 - lxml has no types
    """Whether an element has words that readers see, and is no sign such as `open_in_new`."""
    text = element.text_content()
    is_name = "_" in text and len(text.split()) == 1
    is_sign = element.tag in _SIGNS or is_name or bool(_ICON.search(element.get("class", "")))
    return not is_sign and any(character.isalpha() for character in text)


def _raise(element: Any) -> None:  # noqa: ANN401 - lxml has no types
    """A raised number as raised digits; a link to a footnote is left out."""
    text = element.text_content().strip()
    if any(link.get("href", "").startswith("#") for link in element.iter("a")):
        _remove(element)
    elif text and all(character in "0123456789+-−()n" for character in text):
        _replace(element, text.translate(_RAISED))


def _depth(element: Any) -> int:  # noqa: ANN401 - lxml has no types
    return sum(above.tag == "q" for above in element.iterancestors())


def _remove(element: Any) -> None:  # noqa: ANN401 - lxml has no types
    if element.getparent() is not None:
        element.drop_tree()


def _replace(element: Any, text: str) -> None:  # noqa: ANN401 - lxml has no types
    element.tail = text + (element.tail or "")
    _remove(element)


def _squeeze(text: str) -> str:
    return " ".join(text.split())
