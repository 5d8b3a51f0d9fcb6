"""Text that wakes something: Markdown, HTML, and the syntax of each extension a site may use.

A contributor's words must show character for character, with all of these switched on.
"""

from __future__ import annotations

from collections import Counter
from html.parser import HTMLParser
from typing import Any

import markdown

EXTENSIONS: tuple[str, ...] = (
    *("abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "meta", "nl2br"),
    *("sane_lists", "smarty", "tables", "toc", "wikilinks"),
    *("pymdownx.arithmatex", "pymdownx.b64", "pymdownx.betterem", "pymdownx.caret"),
    *("pymdownx.critic", "pymdownx.details", "pymdownx.emoji", "pymdownx.escapeall"),
    *("pymdownx.fancylists", "pymdownx.highlight", "pymdownx.inlinehilite", "pymdownx.keys"),
    *("pymdownx.magiclink", "pymdownx.mark", "pymdownx.progressbar", "pymdownx.saneheaders"),
    *("pymdownx.smartsymbols", "pymdownx.snippets", "pymdownx.superfences", "pymdownx.tabbed"),
    *("pymdownx.tasklist", "pymdownx.tilde", "pymdownx.quotes"),
    *("pymdownx.blocks.admonition", "pymdownx.blocks.details", "pymdownx.blocks.html"),
    *("pymdownx.blocks.tab", "pymdownx.blocks.definition", "pymdownx.blocks.caption"),
)
CONFIGS: dict[str, dict[str, Any]] = {
    "smarty": {"smart_angled_quotes": True},
    "pymdownx.magiclink": {
        "repo_url_shorthand": True,
        "social_url_shorthand": True,
        "repo_url_shortener": True,
        "user": "u",
        "repo": "r",
    },
    "pymdownx.snippets": {"check_paths": True, "url_download": True},
    "pymdownx.arithmatex": {"generic": True},
    "pymdownx.escapeall": {"hardbreak": True, "nbsp": True},
    "pymdownx.betterem": {"smart_enable": "none"},
    "pymdownx.tabbed": {"alternate_style": True},
    "pymdownx.smartsymbols": {"ordinal_numbers": True, "fractions": True, "notequal": True},
    "toc": {"permalink": False, "title": "CONTENTS"},
}

# Each in one line, since a value's line breaks become spaces.
LINES: tuple[str, ...] = (
    "*not* _not_ **not** __not__ ***not*** a*b*c snake_case_name _a_b_",
    "# not a heading #",
    "Setext ===",
    "--- ",
    "- not a list",
    "+ not a list",
    "* not a list",
    "1. not a list",
    "2022. Not a list either",
    "1) not a list",
    "12345678901. Not a list",
    "A) not a fancy list",
    "iv. not a fancy list",
    "XII. not a fancy list",
    "0123456789abcdef0123456789abcdef01234567...0123456789abcdef0123456789abcdef01234567 a40",
    "a. not a fancy list",
    "#. not a fancy list",
    "> not a quote",
    "`not code` ``not ` code`` ```not a fence```",
    "~~~ not a fence",
    "[x](javascript:alert(1)) [x](http://a.example) ![x](y.png) [x][y] [y]: http://a.example",
    "<http://a.example> <a@b.example> http://a.example/?a=1&b=2 www.a.example a@b.example",
    "ftp://a.example and HTTP://A.EXAMPLE and //a.example",
    "<b>not bold</b> <script>alert(1)</script> <img src=x onerror=alert(1)> <!-- not hidden -->",
    "\"><script>alert(1)</script> '><svg onload=alert(1)> <![CDATA[x]]> <?php x ?> <!DOCTYPE x>",
    "</script> </style> </title> </textarea> </article> </div> </figure> </bdi>",
    "&amp; &lt;b&gt; &#60;b&#62; &copy; &nbsp; &notanentity; &",
    "\\*not\\* \\_ \\\\ \\a \\ b \\",
    "| a | b | --- | --- |",
    "a | b",
    '--8<-- "mkdocs.yml"',
    ';--8<-- "mkdocs.yml"',
    "--8<-- mkdocs.yml --8<--",
    '-8<- "mkdocs.yml"',
    "{{ config }} {% raw %} {# x #} {{ 7 * 7 }} {{ '{{' }}",
    ":smile: :+1: :material-home: a:b:c :) :-) 12:30:45",
    "-- (c) (r) (tm) (C) --- ... .. . <-- --> <--> => =/= +/- 1/2 1st 2nd 3rd 11th c/o ==>",
    "\"double\" 'single' <<angled>> ,,low'' it's '90s 5'10\"",
    '!!! note "not an admonition"',
    "!!! note",
    '??? note "not details"',
    "???+ note",
    "[^1] [^1]: not a footnote ^[inline]",
    "*[HTML]: not an abbreviation",
    "{: #id .class onclick=alert(1) } {#id} { .class }",
    "a word{: .class } a word{.class} *a*{: .b }",
    "{ #talks-begin }",
    "[[not a wikilink]]",
    "$not$ $$math$$ \\(not\\) \\[math\\] \\begin{a}x\\end{a} $1 and $2",
    "{++not++} {--critic--} {~~a~>b~~} {==mark==} {>>comment<<}",
    "#1 @user user/repo#1 user/repo@abcdef @github:user !1 ?1 u/r a@1234567",
    '++ctrl+alt+delete++ ++"key"++',
    "==mark== =x= ==",
    "~tilde~ ~~del~~ H~2~O a~b",
    "^caret^ ^^ins^^ x^2^ a^b",
    '=== "not a tab"',
    "[ ] not a task [x] not done",
    '[=75% "75%"] [== 1/2]',
    "Term : not a definition",
    ": not a definition",
    ":   not a definition",
    "[TOC] [[TOC]] [_TOC_]",
    "title: not meta",
    "--- title: not meta ---",
    "/// note | not a block /// end",
    "/// html | div onclick=alert(1)",
    "`#!python x = 1` `:::python x`",
    "``` python { .x } ```",
    "    not code, though indented",
    "word  two spaces  ",
    "%not% %20 %3Cscript%3E",
    "\N{NO-BREAK SPACE}no-break\N{NO-BREAK SPACE}",
    "wzxhzdk:0 klzzwxh:0000 not a stash",
    "MARKDOWNPLACEHOLDER amp qb-quot &quot;",
    "(parentheses) [brackets] {braces} [one](two) [one] (two)",
    "a\\\nb",
    "3 * 4 * 5 _ 6 _ 7 ` 8 ` 9",
    "!!!!! ????? ,,, ;;; ::: ___ *** ### +++ === ~~~ ^^^ ||| ---",
    "!note !!note ! [x] !(x)",
    "1.2.3.4 1.5 No. 5. x.y...z",
    "data:text/html,<script>alert(1)</script>",
    "file.md index.md#id ../x.md e/../../x",
    "\u05e9\u05dc\u05d5\u05dd *\u0639\u0631\u0628\u064a* \u4f60\u597d**\u4f60**\u597d",
    "\U0001f600 *\U0001f600* \U0001f1eb\U0001f1f7",
)


def converter() -> markdown.Markdown:
    """Python-Markdown with all of the extensions switched on."""
    return markdown.Markdown(extensions=list(EXTENSIONS), extension_configs=CONFIGS)


class Reader(HTMLParser):
    """What HTML shows and what it is made of."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.tags: Counter[str] = Counter()
        self.attributes: list[tuple[str, str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        self.attributes += [(tag, name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def handle_comment(self, data: str) -> None:  # noqa: ARG002
        self.tags["!--"] += 1

    def handle_decl(self, decl: str) -> None:  # noqa: ARG002
        self.tags["!"] += 1

    def handle_pi(self, data: str) -> None:  # noqa: ARG002
        self.tags["?"] += 1

    def unknown_decl(self, data: str) -> None:  # noqa: ARG002
        self.tags["!["] += 1

    @property
    def text(self) -> str:
        return flat("".join(self.words))


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    reader.close()
    return reader


def flat(text: str) -> str:
    """White space as HTML shows it: a run is one space. A no-break space is none."""
    return " ".join(part for part in text.replace("\n", " ").replace("\t", " ").split(" ") if part)
