"""What a shared link shows."""

from __future__ import annotations

from dateline.mkdocs_plugin.head.share_tags import share_tags


def test_a_page_says_what_it_is() -> None:
    meta = {"title": "Talks &amp; &quot;more&quot;", "description": "Who said what."}
    tags = share_tags(meta, "https://news.example/talks/", "News")
    assert tags == (
        '<meta property="og:type" content="article">'
        '<meta property="og:title" content="Talks &amp; &#34;more&#34;">'
        '<meta property="og:description" content="Who said what.">'
        '<meta property="og:url" content="https://news.example/talks/">'
        '<meta property="og:site_name" content="News">'
        '<meta name="twitter:card" content="summary">'
    )


def test_what_is_not_known_is_left_out() -> None:
    assert "og:url" not in share_tags({"title": "Talks"}, "", "News")
    assert "og:description" not in share_tags({"title": "Talks"}, "", "News")
