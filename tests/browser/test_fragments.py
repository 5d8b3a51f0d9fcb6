"""A link to words lands on the words: each text fragment of the record, on a local copy."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from pathlib import Path

from playwright.sync_api import Browser
from tests.browser.serving import reserved, serve

import dateline

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


def page_of(text: str) -> str:
    """An article as a page whose paragraphs stand two screens apart."""
    parts = [html.escape(part) for part in re.split(r"\n(?:\s*\n|(?= ))", text) if part.strip()]
    body = "".join(f"<p style='margin-top:200vh'>{part}</p>" for part in parts)
    return f"<!doctype html><meta charset=utf-8><title>Copy</title>{body}<p style='height:200vh'>"
