"""A link to words lands on the words: each text fragment of the record, on a local copy."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from pathlib import Path

from playwright.sync_api import Browser
from tests.browser.serving import reserved, serve

import dateline
from dateline.quotes import SourceText, text_fragment

# What a reader sees after following the link; nothing if the page stayed at its head.
SEEN = """() => scrollY === 0 ? "" : [...document.querySelectorAll("p")].filter((p) => {
  const box = p.getBoundingClientRect();
  return box.top < innerHeight && box.bottom > 0;
}).map((p) => p.textContent).join(" ")"""


def test_every_fragment_lands_on_its_words(
    root: Path, articles: Mapping[str, str], browser: Browser, tmp_path: Path
) -> None:
    (timeline,) = dateline.load(root / "docs" / "bali-2022").timelines
    for name, text in articles.items():
        (tmp_path / f"{name}.html").write_text(page_of(text), "utf-8")
    missed = []
    with reserved("/") as server, browser.new_context() as context:
        serve(server, tmp_path)
        for check in timeline.checks.values():
            # A new page each time: a fragment is followed when a document is opened.
            page = context.new_page()
            page.goto(
                f"http://127.0.0.1:{server.server_port}/{check.source}.html{check.fragment}",
                wait_until="load",
            )
            page.wait_for_timeout(50)
            words = " ".join(articles[check.source][check.start : check.end].split())
            if words not in " ".join(str(page.evaluate(SEEN)).split()):
                missed.append(check.fragment)
            page.close()
        server.shutdown()
    assert len(timeline.checks) > 50
    assert missed == []


def test_fragments_of_every_script_land(browser: Browser, tmp_path: Path) -> None:
    said = {
        "en": "We will never leave this port, because we have lived here for years and years.",
        "zh": "中方一贯主张通过对话和谈判解决有关分歧，反对任何单方面改变现状的行为",
        "ja": "私たちはこの問題について関係国と緊密に連携し、適切に対応していく考えだ",
        "th": "เราจะไม่ออกจากท่าเรือเพราะเราอยู่ที่นี่มานานหลายปีแล้วและจะอยู่ต่อไป",
        "ar": "لن نغادر هذا الميناء لأننا نعيش هنا منذ سنوات طويلة وسنبقى فيه إلى الأبد",
    }
    missed = []
    with reserved("/") as server, browser.new_context() as context:
        serve(server, tmp_path)
        for language, words in said.items():
            text = f"1.\n\n2: “{words}”\n\n3."
            start = text.index(words)
            fragment = text_fragment(SourceText.of(text), start, start + len(words))
            (tmp_path / f"{language}.html").write_text(page_of(text), "utf-8")
            page = context.new_page()
            page.goto(f"http://127.0.0.1:{server.server_port}/{language}.html{fragment}")
            page.wait_for_timeout(50)
            if words not in str(page.evaluate(SEEN)):
                missed.append(fragment)
        server.shutdown()
    assert missed == []


def page_of(text: str) -> str:
    """An article as a page whose paragraphs stand two screens apart."""
    parts = [html.escape(part) for part in re.split(r"\n(?:\s*\n|(?= ))", text) if part.strip()]
    body = "".join(f"<p style='margin-top:200vh'>{part}</p>" for part in parts)
    return f"<!doctype html><meta charset=utf-8><title>Copy</title>{body}<p style='height:200vh'>"
