"""What a web address tells by itself: the host, and whose account it is at."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final
from urllib.parse import urlsplit

# Matches at the head of `www.outlet.example`, `m.outlet.example`, but not that of `m.example`.
_SAME_FOR_ALL: Final = re.compile(r"^(?:www|mobile|m)\.(?=[^.]+\.)")
_ALSO_CALLED: Final = {
    "youtu.be": "youtube.com",
    "fb.watch": "facebook.com",
    "old.reddit.com": "reddit.com",
    "new.reddit.com": "reddit.com",
}
# Matches `social.example/@mia/1`, `x.com/mia/status/1`, `bsky.app/profile/mia.example/post/1`,
# but not `twitter.com/i/status/1`, `t.me/c/123/45` or `bsky.app/profile/did:plc:1/post/1`, which
# name nobody.
_ACCOUNT: Final = re.compile(
    r"[^/]+/@(?P<at>[\w.-]+)"
    r"|(?:(?:twitter|x)\.com/(?!i/)(?=[^/]+/status/)|bsky\.app/profile/|instagram\.com/(?=[^/]+/(?:p|reel)/)"
    r"|facebook\.com/(?=[^/]+/(?:posts|videos|photos)/)|t\.me/(?!c/)(?=[^/]+/\d))(?P<name>[\w.-]+)(?![^/])"
    r"|reddit\.com/(?P<room>r/\w+)",
)


@lru_cache(maxsize=4096)  # each mention of a source asks
def host_of(address: str) -> str:
    """The host of an address, as people say it: one name for what has another on phones.

    >>> host_of("https://www.outlet-a.example:8080/talks")
    'outlet-a.example'
    >>> host_of("https://mobile.twitter.com/one/status/1"), host_of("https://youtu.be/1")
    ('twitter.com', 'youtube.com')
    >>> host_of("https://old.reddit.com/r/harbours")
    'reddit.com'
    """
    host = _SAME_FOR_ALL.sub("", urlsplit(address).hostname or "")
    return _ALSO_CALLED.get(host, host)


def account_at(address: str) -> str:
    """The account that posted what is at an address, as far as the address names it; else empty.

    >>> account_at("https://twitter.com/harbour_watch/status/1")
    '@harbour_watch'
    >>> account_at("https://social.example/@mia/1"), account_at("https://outlet.example/about")
    ('@mia', '')
    >>> account_at("https://t.me/harbour/45"), account_at("https://t.me/c/123/45")
    ('@harbour', '')
    >>> account_at("https://www.reddit.com/r/harbours/comments/1/talks")
    'r/harbours'
    """
    found = _ACCOUNT.match(f"{host_of(address)}{urlsplit(address).path}")
    if not found:
        return ""
    return found["room"] or f"@{found['at'] or found['name']}"
