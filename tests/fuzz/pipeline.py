"""One input through the whole pipeline: read, check, verify, resolve, render, write."""

from __future__ import annotations

import functools
import json
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from random import Random

import markdown
from tests.fuzz import oracles
from tests.fuzz.oracles import Allowed, Given
from tests.fuzz.projects import Made, Maker
from tests.hostile.syntax import converter

from dateline import build
from dateline.build import Site
from dateline.data.outputs import Generated
from dateline.problems import ProblemsFoundError, as_github, as_json, as_text
from dateline.read.timelines import find_timelines

DAY = "2026-11-22"


@functools.cache
def everything() -> markdown.Markdown:
    return converter()


def convert(text: str) -> str:
    html = everything().reset().convert(text)
    assert isinstance(html, str)
    return html


def load(made: Made, root: Path) -> Site:
    """Lay a project into a folder of its own, verify it and load it."""
    shutil.rmtree(root, ignore_errors=True)
    docs = made.lay(root)
    if made.texts:
        build.verify(docs, DAY)
    return build.load(docs)


def one_page(rng: Random, folder: Path) -> int:
    """A small timeline, rendered in memory; one of its pages read as HTML."""
    made = Maker(rng, events=rng.choice((1, 1, 1, 2)), fill=rng.choice((0.15, 0.4))).make()
    site = load(made, folder / "p")
    if site.has_errors:
        check_problems(site)
        return made.size()
    outputs = site.render()
    contents = {output.path: output.content for output in outputs}
    oracles.check_exports(site.timelines, contents)
    check_pages(rng, made, site, outputs, folder, few=True)
    return made.size()


def whole(rng: Random, folder: Path) -> int:
    """A timeline of some events through every stage to disk, twice; every page read."""
    made = Maker(rng, events=rng.randint(1, 4), fill=rng.choice((0.3, 0.6))).make()
    root = folder / "p"
    site = load(made, root)
    beside = root / "beside.txt"
    beside.write_text("Mine.", encoding="utf-8")
    out = rng.choice((None, root / "out"))
    (out or site.docs).mkdir(exist_ok=True)
    lay_manifest(rng, out or site.docs)
    before = oracles.snapshot(root)
    if site.has_errors:
        check_problems(site)
        try:
            site.write(out)
        except ProblemsFoundError:
            assert oracles.snapshot(root) == before
            return made.size()
        message = "a build with errors wrote its pages"
        raise AssertionError(message)
    outputs = site.render()
    try:
        written = site.write(out)
    except ProblemsFoundError:
        assert oracles.snapshot(root) == before
        assert site.find_obstacles(outputs), "nothing is in the way, and nothing was written"
        return made.size()
    check_written(root, out or site.docs, before, outputs)
    again = build.load(site.docs)
    oracles.check_same(outputs, again.render())
    second = again.write(out)
    assert not second.written, second.written
    assert not second.removed, second.removed
    assert second.unchanged == len(outputs)
    assert {*written.written} <= {output.path for output in outputs}
    contents = {output.path: output.content for output in outputs}
    oracles.check_exports(site.timelines, contents)
    check_pages(rng, made, site, outputs, folder, few=False)
    return made.size()


def lay_manifest(rng: Random, out: Path) -> None:
    """Sometimes, what may be left of another build, or of someone who means harm."""
    if rng.random() < 0.6:
        return
    digest = "0" * 64
    listed = {rng.choice(MANIFEST_PATHS): [digest] for _ in range(3)}
    raw = rng.choice((json.dumps(listed), "[]", "{", '{"a": 1}', "\xff", "[" * 5000, '{"a": [1]}'))
    (out / ".dateline.json").write_text(raw, encoding="latin-1")


MANIFEST_PATHS = (
    *(
        "../beside.txt",
        "/etc/passwd",
        "a/../../beside.txt",
        "talks/timeline.yml",
        ".",
        "",
        "notes.txt",
    ),
    *(
        "talks/e/gone/index.html",
        "a\x00b",
        "\ud800",
        "talks/feed.xml",
        "..",
        "x" * 300,
        "mkdocs.yml",
    ),
)


def check_written(
    root: Path,
    out: Path,
    before: Mapping[str, bytes | str],
    outputs: Iterable[Generated],
) -> None:
    """Only outputs of ours were written, whole, within the folder, and what is kept for the next
    build; all else is as it was.
    """
    place = out.relative_to(root).as_posix()
    ours = {f"{place}/{output.path}": output.content for output in outputs}
    after = oracles.snapshot(root)
    assert {name: after.get(name) for name in ours} == ours
    manifest = f"{place}/.dateline.json"
    for name in {*before, *after} - {*ours, manifest}:
        if name.startswith(".cache/dateline/"):
            continue
        assert before.get(name) == after.get(name), f"{name} was touched"


def check_problems(site: Site) -> None:
    """Problems can be told in each form, and their page holds nothing but words."""
    for problem in site.problems:
        assert "\n" not in as_text(problem)
        assert "\n" not in as_github(problem)
        assert problem.message.endswith((".", "?")), problem.message
    json.loads(as_json(site.problems))
    pages = site.render_problems()
    assert len(pages) % max(1, len(find_timelines(site.docs))) == 0
    if pages:
        _, rest = oracles.front_matter(pages[0].content.decode("utf-8", "strict"))
        found = oracles.read_html(convert(rest))
        tags = {"h1", "p", "ul", "li", "strong", "code", "!--"}
        assert set(found.tags) <= tags, found.tags
        assert not [pair for pair in found.attributes if pair[:2] != ("h1", "id")]


def check_pages(
    rng: Random,
    made: Made,
    site: Site,
    outputs: Iterable[Generated],
    folder: Path,
    *,
    few: bool,
) -> None:
    """Every page, or a few of them, beside the same page of the same data in harmless words."""
    harmless = load(made.harmless(), folder / "h")
    if harmless.has_errors:
        raise AssertionError("\n".join(map(as_text, harmless.problems)))
    calm = {output.path: output for output in harmless.render()}
    pages = {output.path: output for output in outputs}
    # Whether there is a picture depends on whether the font has the letters of a text.
    different = {path for path in set(calm) ^ set(pages) if not path.endswith(".png")}
    assert not different
    read = [path for path in pages if path.endswith(".md")]
    light = [path for path in pages if path.endswith(".html")]
    if few:
        read, light = rng.sample(read, 1), rng.sample(light, min(2, len(light)))
    given = Given(made, pages.values(), site)
    for path in (*read, *light):
        check_page(pages[path], calm[path], given, made)
        if path.endswith(".html"):
            html = pages[path].content.decode()
            oracles.check_light_page(html, site.timelines[0], path)


def check_page(page: Generated, calm: Generated, given: Given, made: Made) -> None:
    """A page makes no element, attribute or address that the harmless one does not."""
    where = page.path
    name = where.rpartition("/")[2]
    in_list = name in ("disputes.md", "people.md", "sources.md", "corrections.md", "cite.html")
    holds_prose = not in_list and bool(given.prose)
    found, allowed = (oracles.read_html(as_html(output)) for output in (page, calm))
    Allowed(allowed, holds_prose=holds_prose).check(found, where)
    oracles.check_links(found, given, where, holds_prose=holds_prose)
    assert made.top


def as_html(output: Generated) -> str:
    text = output.content.decode()
    if not output.path.endswith(".md"):
        return text
    return convert(oracles.front_matter(text)[1])
