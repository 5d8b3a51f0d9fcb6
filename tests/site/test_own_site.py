"""The project's own site: its front page, its page for lost addresses, its pictures."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from tests.site.projects import Project


class Shown(HTMLParser):
    """The words of a page, and the addresses of its pictures."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.images: list[dict[str, str | None]] = []
        self.feed(html)

    @classmethod
    def on(cls, site: Project, page: str) -> Shown:
        return cls(site.read(f"site/{page}"))

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "img":
            self.images.append(dict(attrs))


def test_the_front_page_shows_a_dispute_as_it_is_in_the_timeline(bali_site: Project) -> None:
    front = Shown.on(bali_site, "index.html")
    assert "Who broke off contact" in front.text
    for words in ("abandoned contact, it was the United States”", "Russia broke off talks"):
        assert words in front.text
        assert words in Shown.on(bali_site, "bali-2022/disputes/index.html").text
    assert front.images == []


def test_every_page_says_what_a_shared_link_to_it_shows(bali_site: Project) -> None:
    told = {}
    for path in bali_site.site.rglob("*.html"):
        html = path.read_text("utf-8")
        name = path.relative_to(bali_site.site).as_posix()
        if 'http-equiv="refresh"' in html or name.endswith(("/cite.html", "/embed/index.html")):
            continue  # it leads on, or is no page to share
        tags = dict(re.findall(r'property="og:(\w+)" content="([^"]+)"', html))
        assert {"title", "description", "image"} <= tags.keys(), name
        told[name] = tags
    assert len(told) > 25
    guide = {name: tags for name, tags in told.items() if name.startswith("guide/")}
    assert guide["guide/dates/index.html"]["title"] == "Dates – Dateline"
    assert guide["guide/dates/index.html"]["description"].startswith("Dateline reads exactly what")
    assert told["404.html"]["title"] == "No page at this address – Dateline"
    described = [tags["description"] for name, tags in guide.items() if "old-dates" not in name]
    assert len({*described}) == len(described), "each in words of its own"


def test_the_number_of_disputes_that_the_front_page_names_is_right(bali_site: Project) -> None:
    numbers = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
    front = Shown.on(bali_site, "index.html").text
    disputes = bali_site.read("docs/bali-2022/disputes.yml").count("\n  question:")
    assert f"One of {numbers[disputes]} disputes" in front


def test_who_is_lost_is_shown_the_way(bali_site: Project) -> None:
    page = bali_site.read("site/404.html")
    assert "There is no page at this address" in page
    assert re.search(r'<form class="seek" action="[^"]*/" role="search">', page)
    assert '<input id="seek" type="search" name="q"' in page, "Material searches for what q says"
    for address in ("bali-2022/", "bali-2022/disputes/", "guide/"):
        assert re.search(rf'href="[^"]*/{address}"', page), address
        assert (bali_site.site / address / "index.html").is_file()


def test_pictures_are_dark_on_a_dark_page(bali_site: Project) -> None:
    images = Shown.on(bali_site, "guide/keys/index.html").images
    light = [str(one["src"]) for one in images if str(one["src"]).endswith("#only-light")]
    dark = [str(one["src"]) for one in images if str(one["src"]).endswith("#only-dark")]
    assert len(light) == len(dark) == len(images) / 2 > 15
    named = [src.replace(".webp#only-light", "-dark.webp#only-dark") for src in light]
    assert named == dark
    assert {one.get("loading") for one in images} == {"lazy"}
    for src in dark:
        name = src.rpartition("/")[2].removesuffix("#only-dark")
        assert (bali_site.site / "pictures" / name).is_file(), name


def test_the_foot_says_how_timelines_are_checked(bali_site: Project) -> None:
    for page in ("index.html", "bali-2022/index.html", "guide/index.html"):
        text = Shown.on(bali_site, page).text
        assert "every quoted word was looked up in its source" in text
