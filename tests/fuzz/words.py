"""Hostile values, made by seeded chance: lines, prose, addresses, dates, names of folders.

Each leaf of a made timeline has a type that says what it is, so that the same timeline can
be made again with harmless words (`harmless`).
"""

from __future__ import annotations

import string
from random import Random

from tests.hostile.syntax import LINES

from dateline.text.prose import cited_in_prose


class Line(str):
    """One line that a contributor may have written."""

    __slots__ = ()


class Prose(str):
    """Text of a field that takes Markdown."""

    __slots__ = ()


class Address(str):
    """A web address."""

    __slots__ = ()


class Archive(str):
    """The address of an archived copy: an archive's own, and then that of the page."""

    __slots__ = ()


ATTACKS = (
    '<img src=x onerror="window.ran=1">',
    '"><script>window.ran=1</script>',
    "'><svg onload=window.ran=1>",
    "</script><script>window.ran=1</script>",
    "</title><script>window.ran=1</script>",
    "</style><style>*{display:none}</style>",
    "<!--", "-->", "]]>", "<![CDATA[", "<?xml?>", "&lt;img src=x onerror=1&gt;", "&#60;b&#62;",
    "[x](javascript:window.ran=1)", "![x](https://evil.example/p.gif)",
    "x!<https://evil.example/p>",
    "<iframe srcdoc='<script>1</script>'></iframe>", "javascript:window.ran=1",
    "{{ config }} {% raw %}", "{% endraw %}{{ 7 * 7 }}", "{# x #}", '--8<-- "mkdocs.yml"',
    "\\u003cscript\\u003e", "%3Cscript%3E", "'; DROP TABLE x; --", "${7*7}", "#{7*7}",
    "=cmd|' /C'!A0",
    "BEGIN:VEVENT", "END:VCALENDAR\\n", "}}</ref>{{cite web|url=x}}", "}, url = {x}", "\\input{x}",
)  # fmt: skip
TYPED = ("NO", "1:30", "010", "1e3", "null", "~", "yes", "2022-02-30", "0x1F", ".inf", "=", "<<")
ODD = (
    "\U0001f600", "\U0001f468\u200d\U0001f469\u200d\U0001f467", "\U0001f1eb\U0001f1f7",
    "\u2764\ufe0f",
    "\u05e9\u05dc\u05d5\u05dd", "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645", "\u4f60\u597d",
    "e\u0301\u0302\u0303", "a" + "\u0301" * 40, "\u0430pple", "\u0131\u0130", "\ufb01",
    "\u00df\u1e9e",
    "\u00a0", "\u2009", "\u3000", "\u202f", "\u2014", "\u2026", "\u201c\u201d", "\u2018\u2019",
    "\u00ad",
    "\u00bd\u00b2", "\u2122", "\ua9c1", "\U0001d4d0", "\ufdfd", "\u0e01\u0e33", "\u1100\u1161",
    "\u200d",
    "\uff1c\uff1e", "\u037e", "\u2215", "\u2024",
)  # fmt: skip
UNSEEN = (
    *("\u200b", "\u2060", "\ufeff", "\u202e", "\u2066", "\u061c", "\x00", "\x07", "\x1b[31m"),
    *("\ufffd", "\x85", "\u2028", "\u2029", "\x7f", "\ufffe", "\U000e0041", "\r", "\t"),
)
SIGNS = "*_`~^=+-#|:;!?$@\\/<>&\"'()[]{}.,%0123456789 abcXYZ"
CALM = (
    *("talks", "harbour", "minister", "left", "the hall", "early", "on Friday", "never", "said"),
    *("people", "were", "killed", "agreed", "Northland", "a", "of", "not", "22", "promises"),
)
HARMLESS_HOST = "https://given.example/"


def line(rng: Random, *, unseen: float = 0.01) -> Line:
    """A value of one line; `unseen` is how often it holds what no value may hold."""
    parts = [_piece(rng) for _ in range(rng.choice((1, 1, 1, 2, 2, 3, 5)))]
    if rng.random() < unseen:
        parts.insert(rng.randrange(len(parts) + 1), rng.choice(UNSEEN))
    return Line(rng.choice(("", " ", " ")).join(parts))


def calm(rng: Random) -> Line:
    return Line(" ".join(rng.choices(CALM, k=rng.randint(1, 4))))


def _piece(rng: Random) -> str:
    match rng.randrange(12):
        case 0 | 1 | 2:
            return rng.choice(LINES)
        case 3 | 4:
            return rng.choice(ATTACKS)
        case 5:
            return rng.choice(ODD)
        case 6:
            return rng.choice(TYPED)
        case 7 | 8:
            return "".join(rng.choices(SIGNS, k=rng.randint(1, 10)))
        case 9:
            return _run(rng)
        case _:
            return calm(rng)


def _run(rng: Random) -> str:
    """A long run of one thing. Most are short, so that most inputs are quick."""
    unit: str = rng.choice(
        (*SIGNS, "](", "[@", "{{", "<a ", "&#", "**", "![", "a.", "\u05d0", "\u0301")
    )
    return unit * rng.choice((3, 8, 20, 60, 60, 200, 900))


BLOCKS = ("> ", "- ", "1. ", "1945. ", "", "", "")
REFUSED_BLOCKS = ("# ", "    ", "```\n", "* * *", "| a |", "[x]: ")


def prose(rng: Random, sources: tuple[str, ...], events: tuple[str, ...]) -> Prose:
    """Markdown as an event's text may hold it, and what looks like it."""
    blocks = []
    for _ in range(rng.choice((1, 1, 2, 3))):
        parts = [_prose_piece(rng, sources, events) for _ in range(rng.choice((1, 2, 2, 3, 5)))]
        kinds = REFUSED_BLOCKS if rng.random() < 0.03 else BLOCKS
        blocks.append(rng.choice(kinds) + rng.choice(("", " ", " ", "!", "\n")).join(parts))
    return Prose("\n\n".join(blocks))


def _prose_piece(rng: Random, sources: tuple[str, ...], events: tuple[str, ...]) -> str:
    match rng.randrange(10):
        case 0 | 1:
            return f"[@{rng.choice(sources)}]" if sources else "[@]"
        case 2:
            return f"[{line(rng, unseen=0)}](event:{rng.choice(events)})"
        case 3:
            return f"[{calm(rng)}](<{_link(rng)}>)"
        case 4:
            return f"<{_link(rng)}>"
        case 5:
            return rng.choice(("*", "**", "`", "_")).join(("", calm(rng), ""))
        case 6 | 7:
            return calm(rng)
        case _:
            return line(rng, unseen=0)


def _link(rng: Random) -> str:
    if rng.random() < 0.5:
        return address(rng)
    if rng.random() < 0.8:
        return rng.choice(
            (
                "mailto:a@given.example",
                "people.md",
                "../other.md#x",
                "?a=b",
                "#here",
                "/div",
                "script",
                "!--x",
                "p/x",
            )
        )
    return rng.choice(
        (
            *(
                "mailto:a@given.example",
                "people.md",
                "../other.md#x",
                "/root.md",
                "?a=b",
                "#here",
                "/div",
                "script",
                "!--x",
                "p/x",
            ),
            *("javascript:alert(1)", "data:text/html,x", "//evil.example/", "file:///etc/passwd"),
            *(
                "java\tscript:alert(1)",
                "&#106;avascript:1",
                "vbscript:x",
                "ftp://a.example/",
                "x y",
            ),
        )
    )


HOSTS = ("[::1]", "outlet-a.example", "news.example:8080", "b\u00fccher.example", "a-b.c.example")
PATHS = (
    "", "/", "/x", "/a/b?c=1&d=2", "/a_b*c", "/%7Bx%7D", "/a;b,c", "/(a)", "/#b",
    "/~a/!b", "/@user", "/a%20b", "/\u00e9", "/a--b", "/:smile:", "/1/2/3/", "/?a=%22&b=%3C",
    "/x#:~:text=y",
    "/[a]", "/==b==", "/$x$", "/?q=&lt;x&gt;", "/&amp;", "/x." * 30, "/%", "/" + "a" * 300,
)  # fmt: skip


def address(rng: Random) -> Address:
    """A web address that may stand: http or https, a host, and an odd path."""
    scheme = rng.choice(("https://", "https://", "https://", "http://", "HTTPS://"))
    return Address(scheme + rng.choice(HOSTS) + rng.choice(PATHS))


BAD_ADDRESSES = (
    *("javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "//host/x",
    "https://u@h.example/"),
    *("https://a.example/a b",
    'https://a.example/"x', "https://a.example/\u202ex", "https://a:99999/"),
    *("ftp://a.example/", "a.example", "https://", "https:///x",
    "http://[", "https://\u0430pple.com/"),
    *("mailto:a@b.example", "https://a.example/<b>", "https://-a.example", "https://a..b/",
    "http:a.example"),
)  # fmt: skip


def any_address(rng: Random) -> Address:
    return Address(rng.choice(BAD_ADDRESSES)) if rng.random() < 0.04 else address(rng)


ARCHIVE = len("https://web.archive.org/web/20220710120000/")


def archived(rng: Random, url: str) -> Archive:
    stamp = rng.choice(("20220710120000", "20220710000000", "19961231235959", "20301231000000"))
    return Archive(f"https://web.archive.org/web/{stamp}/{url}")


DATES = (
    "2022-07-08", "2022-07-08", "8 July 2022", "July 2022", "2022", "1850s", "19th century",
    "c. 1850",
    "2022-07-08/2022-07-10", "2022-07-08T12:00", "2022-07-08T12:30:15Z", "2022-07-08T23:59+14:00",
    "before 1900", "after 2022-07-08", "since 2020", "spring 2022",
    "second half of the 19th century",
    "1939-45", "c. 12000 BC", "Y10000", "Y-17E7", "44 BC", "300-200 BC",
    "156X-12-25", "1984?", "1984~", "2004-06-~01/2004-06-20",
    "[1667,1668, 1670..1672]", "{1960,1961-12}", "../1985-04-12", "1985-04-12/..", "2022-W27",
    "2022 Q3",
    "7 or 8 July 2022", "early 1850s", "possibly 1850", "0001-01-01", "9999-12-31", "-0001", "0000",
    "mid-July 2022", "winter 2021-22", "2022-21", "late 8 July 2022",
    "20XX-01-01",
    "2022-07-08 at noon", "Friday, 8 July 2022", "from 7 until 9 July 2022", "not before 1900",
)  # fmt: skip
DAYS = (
    "2022-07-08",
    "8 July 2022",
    "2026-11-21",
    "2026-11-22",
    "1999-01-01",
    "0001-01-01",
    "9999-12-31",
)


def date(rng: Random) -> str:
    if rng.random() < 0.03:
        return rng.choice(("2022-02-30", "soon", "7/8/2022", "", "2022-13", "9" * 300, "1850" * 9))
    return rng.choice(DATES)


FOLDERS = (
    *(
        "talks",
        "talks",
        "",
        "a/b/talks",
        "a b",
        "\u00e4\u00f6",
        "a(1)",
        "__x__",
        "\u65e5\u672c",
        "a+b",
    ),
    *(
        "e",
        "data",
        "x.y",
        "-x",
        "a,b",
        "a-b_c",
        "2022",
        "\u0645\u06cc\u200c\u062e",
        "embed",
        "assets",
    ),
)
UNFIT_FOLDERS = (
    *(
        "*a*",
        "100%",
        "{{x}}",
        "a'b",
        "a&b",
        "#x",
        "a?b",
        "[x]",
        "a=b",
        "$x$",
        "~x",
        ":smile:",
        "a;b",
    ),
    *(
        "%20",
        "&lt;",
        "==x==",
        "^x^",
        "a\\b",
        "`x`",
        'x"><img src=x onerror="x">',
        "a\u202eb",
        " a",
        "a.",
    ),
)


def folder(rng: Random) -> str:
    return rng.choice(UNFIT_FOLDERS if rng.random() < 0.03 else FOLDERS)


IDS = (
    "talks-begin",
    "b",
    "20th-congress",
    "january-6th-attack",
    "a1",
    "x" * 64,
    "2022",
    "dl",
    "e",
    "0",
)
BAD_IDS = (
    "../x",
    "A",
    "a--b",
    "index",
    "con",
    "a/b",
    "..",
    ".",
    "/abs",
    "\u00e9",
    "a b",
    "x" * 65,
    "",
    "-a",
)


def event_id(rng: Random, number: int) -> str:
    if rng.random() < 0.01:
        return rng.choice(BAD_IDS)
    return f"{rng.choice(IDS)[:50]}-{number}" if number or rng.random() < 0.5 else rng.choice(IDS)


class Harmless:
    """Gives each value its own harmless word, and equal values the same one."""

    def __init__(self) -> None:
        self._words: dict[str, str] = {}

    def word(self, text: str) -> str:
        key = " ".join(text.split()).casefold()
        number = self._words.setdefault(key, str(len(self._words)))
        return "Word" + "".join(string.ascii_lowercase[int(digit)] for digit in number)

    def replace(self, value: object) -> object:
        """The same structure with harmless leaves."""
        match value:
            case dict():
                return {self.replace(key): self.replace(item) for key, item in value.items()}
            case list():
                return [self.replace(item) for item in value]
            case Line():
                return Line(self.word(value)) if value.strip() else value
            case Prose():
                cited = "".join(f" [@{name}]" for name in cited_in_prose(value))
                return Prose(f"{HARMLESS_PROSE}\n{cited}\n")
            case Archive():
                head, url = value[:ARCHIVE], value[ARCHIVE:]
                return Archive(f"{head}{self.replace(Address(url))}")
            case Address():
                return Address(HARMLESS_HOST + self.word(value))
            case _:
                return value


HARMLESS_PROSE = """\
Words, *words* and **words** with `code`, [a link](<https://given.example/>),
<mailto:a@given.example>.

> A quote.

- One.
- Two.

1. One.
"""
