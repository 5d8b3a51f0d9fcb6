"""Web addresses and archived copies: tables of what is taken and what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.check.values.addresses import check_address, punycode
from dateline.data.nodes import Scalar
from dateline.problems import Place, Problems

if TYPE_CHECKING:
    from tests.check.conftest import Check


LONG = "".join(map(chr, range(0x4E00, 0x4E00 + 1000)))


@pytest.mark.parametrize("host", ["a" * 64, LONG, ".".join(["a" * 60] * 5), "\ufdfa" * 15])
def test_a_host_that_is_too_long_is_refused_before_it_is_spelt_out(host: str) -> None:
    problems = Problems()
    check_address(Scalar(f"https://{host}.example/", Place("a.yml", 1, 1)), problems)
    (problem,) = problems.all
    assert problem.message.endswith(" is too long to be one.")


def codes(url: str) -> list[str]:
    problems = Problems()
    check_address(Scalar(url, Place("a.yml", 1, 1)), problems)
    return [problem.code for problem in problems.all]


@pytest.mark.parametrize(
    "url",
    [
        "https://outlet.example",
        "http://outlet.example/",
        "HTTPS://Outlet.Example/A",
        "https://outlet.example:8443/a/b?c=d&e=f#g",
        "https://outlet.example/%D0%B0-(b)_c~d!$*,;=:@",
        "https://outlet.example/правда/ünder",
        "https://[2001:db8::1]:80/",
        "https://192.0.2.1/",
        "https://münchen.example/",
        "https://правда.рф/",
        "https://例え.jp/",
        "https://a_b.example/",
        "https://outlet.example./",
        "https://web.archive.org/web/20220709120000/https://x.example/a@b",
    ],
)
def test_good(url: str) -> None:
    assert codes(url) == []


@pytest.mark.parametrize(
    "url",
    [
        *("javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\tscript:alert(1)", " https://a.b"),
        *("vbscript:x", "data:text/html,x", "file:///etc/passwd", "mailto:a@b.example", "ftp://a"),
        *("//host/a", "/path", "path", "www.a.example", "https:a.example", "https:/a.example"),
        *("https://", "https:///a", "https://user@host/", "https://user:pass@host/", "http://:80/"),
        *(
            "https://a b/",
            "https://a.example/a b",
            "https://a.example/\u00a0",
            "https://a.example/\n",
        ),
        *("https://a.example/'", 'https://a.example/"', "https://a.example/<b>", "https://a\\b"),
        *("https://a.example/\u202e", "https://a.example/\u200b", "https://a.example/\x00"),
        *("https://a.example:99999/", "https://a.example:-1/", "https://a.example:8a/"),
        *("https://a..example/", "https://.example/", "https://a.example\u2044b/", "https://[::1/"),
        *("https://a.example／b/", "https://-a.example", "https://a.example:0/", "https://%61.b/"),
    ],
)
def test_bad(url: str) -> None:
    assert codes(url) == ["bad-address"]


@pytest.mark.parametrize(
    "url",
    [
        "https://ехample.com/",  # Cyrillic е and х among Latin letters
        "https://аррӏе.com/",  # all Cyrillic
        "https://xn--80ak6aa92e.com/",  # the same, as the network writes it
        "https://gооgle.com/",
        "https://ɡoogle.com/",
        "https://paypaı.com/",
        "https://ｇoogle.com/",
        "https://gοοgle.com/",  # Greek
    ],
)
def test_look_alike(url: str) -> None:
    assert codes(url) == ["look-alike-host"]


def test_punycode_names_the_host() -> None:
    assert punycode("аррӏе.com") == "xn--80ak6aa92e.com"
    assert punycode("münchen.de") == "xn--mnchen-3ya.de"


@given(st.text(), st.sampled_from(["", "http://", "https://", "https://a.example/", "java"]))
def test_any_text_gets_an_answer(text: str, start: str) -> None:
    problems = Problems()
    taken = check_address(Scalar(start + text, Place("a.yml", 1, 1)), problems)
    assert taken is not problems.has_errors
    assert not taken or (start + text).lower().startswith(("http://", "https://"))


OWN = "https://www.x.example/a?b=c"


@pytest.mark.parametrize(
    ("archived", "expected"),
    [
        ("https://web.archive.org/web/20220709120000/https://www.x.example/a?b=c", []),
        ("https://web.archive.org/web/20220709120000id_/http://x.example/a?b=c", []),
        ("https://web.archive.org/web/20220709120000/https:/www.x.example/a?b=c", []),
        ("https://archive.ph/2022.07.10-101112/https://www.x.example/a?b=c", ["altered"]),
        ("https://archive.ph/20220710/https://www.x.example/a%3Fb=c", ["altered"]),
        ("https://web.archive.org/web/20220710120000/https://www.x.example/a", ["another"]),
        ("https://web.archive.org/web/20220710120000/https://www.x.example/a?b=c&d=e", ["another"]),
        (
            "https://web.archive.org/web/20220710120000/https://evil.example/?x.example/a?b=c",
            ["another"],
        ),
        ("https://web.archive.org/web/20220710120000/https://evil-x.example/a?b=c", ["another"]),
        (
            "https://web.archive.org/web/20220710120000/https://evil.example/x.example/a?b=c",
            ["another"],
        ),
        ("https://archive.ph/AbCdE", ["altered", "another", "undated"]),
        ("https://web.archive.org/web/20220708120000/https://www.x.example/a?b=c", ["before"]),
        # 8 July 22:00 UTC is 9 July in Bali.
        ("https://web.archive.org/web/20220708220000/https://www.x.example/a?b=c", []),
        ("https://web.archive.org/web/20229999/https://www.x.example/a?b=c", ["stamp"]),
    ],
)
def test_archives(check: Check, archived: str, expected: list[str]) -> None:
    names = {
        "altered-archive": "altered",
        "archive-of-another-page": "another",
        "undated-archive": "undated",
        "archive-before-publication": "before",
        "bad-archive-stamp": "stamp",
    }
    checked = check(
        f"""
        title: T
        zone: Asia/Makassar
        sources:
          a: {{type: news, published: 2022-07-09, url: "{OWN}", archived: {{url: "{archived}"}}}}
        """
    )
    assert sorted(names[code] for code in checked.codes) == sorted(expected)
