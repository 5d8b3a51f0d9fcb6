"""A private copy that is Markdown, as its words are read: without the markup."""

from __future__ import annotations

import re

_IMAGE = re.compile(r"!\[([^\[\]\n]*)\]\([^()\s]*(?:[ ]\"[^\"\n]*\")?\)")
_LINK = re.compile(r"\[([^\[\]\n]+)\]\((?:[^()\s]|\([^()\s]*\))*(?:[ ]\"[^\"\n]*\")?\)")
_LINK_BY_NAME = re.compile(r"\[([^\[\]\n]+)\]\[[^\[\]\n]*\]")
_FOOTNOTE = re.compile(r"\[\^[\w-]+\](?!:)")
_STRUCK = re.compile(r"~~[^~\n]+~~")
_STRONG = re.compile(r"(\*\*|__)(?=\S)([^\n]+?)(?<=\S)\1")
_EMPHASIS = re.compile(
    r"(?<![\d*\\])\*(?=[^\s*])([^*\n]+?)(?<=\S)\*(?![\d*])|(?<![\w_\\])_(?=[^\s_])([^_\n]+?)(?<=\S)_(?![\w_])"
)
_CODE = re.compile(r"`([^`\n]+)`")
_HEAD = re.compile(r"(?m)^[ ]{0,3}(?:#{1,6}[ \t]+|>[ ]?)+")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def strip_markdown(text: str) -> str:
    """The words of a Markdown text. Struck-out ones (`~~…~~`) were taken back, and are left out."""
    text = _STRUCK.sub("", text)
    for pattern in (_IMAGE, _LINK, _LINK_BY_NAME):
        text = pattern.sub(r"\1", text)
    text = _FOOTNOTE.sub("", text)
    text = _STRONG.sub(r"\2", text)
    text = _EMPHASIS.sub(lambda found: found[1] or found[2], text)
    text = _CODE.sub(r"\1", text)
    return _ESCAPED.sub(r"\1", _HEAD.sub("", text))
