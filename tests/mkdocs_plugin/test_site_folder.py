"""The events' own pages stay in the site's folder while MkDocs empties it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from mkdocs.utils import clean_directory

from dateline.mkdocs_plugin.site_folder import SiteFolder, has_content, write_unless_there


def put(site: Path, *paths: str) -> None:
    for path in paths:
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text(path)


def files(site: Path) -> list[str]:
    return sorted(p.relative_to(site).as_posix() for p in site.rglob("*") if not p.is_dir())


def build(site: Path, *wanted: str) -> None:
    folder = SiteFolder(site)
    folder.put_aside(["talks/e"])
    clean_directory(str(site))
    folder.bring_back(wanted)


def test_wanted_files_stay_and_no_others(tmp_path: Path) -> None:
    put(tmp_path, "talks/e/a/index.html", "talks/e/a/old.html", "talks/e/b/index.html")
    put(tmp_path, "index.html", "talks/index.html", "talks/e/c/d/x.html", "talks/e/loose.html")
    build(tmp_path, "talks/e/a/index.html", "talks/e/new/index.html")
    assert files(tmp_path) == ["talks/e/a/index.html"]
    assert [path.name for path in (tmp_path / "talks/e").iterdir()] == ["a"]


def test_a_wanted_file_stays_beside_a_deeper_one_that_is_not(tmp_path: Path) -> None:
    put(tmp_path, "talks/e/a/b/wanted.html", "talks/e/a/b/old.html")
    build(tmp_path, "talks/e/a/b/wanted.html")
    assert files(tmp_path) == ["talks/e/a/b/wanted.html"]


def test_what_a_killed_build_left_is_removed(tmp_path: Path) -> None:
    put(tmp_path, "talks/e/a/index.html", ".dateline-aside-0/a/stale.html")
    build(tmp_path, "talks/e/a/index.html", "talks/e/a/stale.html")
    assert files(tmp_path) == ["talks/e/a/index.html"]


def test_nothing_is_left_aside_by_a_build_that_fails(tmp_path: Path) -> None:
    put(tmp_path, "talks/e/a/index.html")
    folder = SiteFolder(tmp_path)
    folder.put_aside(["talks/e"])
    folder.let_go()
    assert files(tmp_path) == []


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
@pytest.mark.parametrize("link", ["talks", "talks/e", "talks/e/a", "talks/e/a/index.html"])
def test_links_are_not_followed(tmp_path: Path, link: str) -> None:
    site, outside = tmp_path / "site", tmp_path / "outside"
    put(site, "talks/e/a/index.html")
    (site / link).rename(outside)
    (site / link).symlink_to(outside)
    before = files(outside) if outside.is_dir() else outside.read_text()
    folder = SiteFolder(site)
    folder.put_aside(["talks/e"])
    folder.bring_back(["talks/e/a/index.html"])
    after = files(outside) if outside.is_dir() else outside.read_text()
    assert after == before
    if link.startswith("talks/e/a"):
        assert files(site) == []


def test_only_what_differs_is_written(tmp_path: Path) -> None:
    put(tmp_path, "a")
    assert has_content(str(tmp_path / "a"), b"a")
    assert not has_content(str(tmp_path / "a"), b"b")
    assert not has_content(str(tmp_path / "a"), b"ab")
    assert not has_content(str(tmp_path / "none"), b"")
    assert not has_content(str(tmp_path), b"")


def test_a_file_is_written_unless_it_is_there(tmp_path: Path) -> None:
    path = tmp_path / "talks/e/a/index.html"
    write_unless_there(str(path), b"page")
    assert path.read_bytes() == b"page"
    write_unless_there(str(path.with_name("cite.html")), b"cite")
    path.chmod(0o444)
    when = path.stat().st_mtime_ns
    write_unless_there(str(path), b"page")
    assert path.stat().st_mtime_ns == when
    path.chmod(0o644)
    write_unless_there(str(path), b"pag")
    assert path.read_bytes() == b"pag"
