"""Whatever is edited, a preview shows the site that one started anew would show, to the byte."""

from __future__ import annotations

import os
import random
from copy import deepcopy
from pathlib import Path
from typing import Any, Final

import pytest
from mkdocs.commands.build import build as build_site
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from tests.cache.edits import EVENT_EDITS, OTHER_EDITS, timeline, write_apart

from dateline import build

SAVES: Final = int(os.environ.get("EDITS", "8"))
ADDRESS: Final = "http://127.0.0.1:8000/"
CONFIG: Final = """
site_name: X
site_url: https://a.example/
theme: {name: material, font: false}
plugins: [search, dateline: {page_size: 4}]
"""


PLUGINS: Any = MkDocsConfig.plugins


def preview(docs: Path, site: Path) -> tuple[MkDocsConfig, dict[str, bytes]]:
    """All files of a rebuild, as `mkdocs serve` makes it with the plugins of the one before."""
    config = load_config(str(docs.parent / "mkdocs.yml"), site_dir=str(site))
    config.plugins.on_startup(command="serve", dirty=False)
    config.site_url = ADDRESS
    build_site(config, serve_url=ADDRESS)
    files = {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in site.rglob("*")
        if path.is_file()
    }
    return config, files


def preview_anew(docs: Path, site: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    """The same by a server that has just been started."""
    with monkeypatch.context() as patch:
        patch.setattr(PLUGINS, "plugin_cache", {})
        config, files = preview(docs, site)
        config.plugins.on_shutdown()
        return files


def test_a_preview_is_as_one_started_anew(
    docs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance, data = random.Random(5), timeline()
    (docs.parent / "mkdocs.yml").write_text(CONFIG, "utf-8")
    (docs / "index.md").write_text("# Home\n", "utf-8")
    write_apart(data, docs, chance)
    build.verify(docs, "2026-11-21")
    monkeypatch.setattr(PLUGINS, "plugin_cache", {})
    for number in range(SAVES):
        config, files = preview(docs, tmp_path / "kept")
        assert files == preview_anew(docs, tmp_path / f"anew-{number}", monkeypatch)
        last = deepcopy(data)
        chance.choice(chance.choice([EVENT_EDITS, EVENT_EDITS, OTHER_EDITS]))(data, chance)
        if number == SAVES // 2:
            (docs / "index.md").write_text("# Home, changed\n", "utf-8")
        write_apart(data, docs, chance)
        if build.load(docs, shown="docs").has_errors and chance.random() < 0.5:
            data = last  # or the error would stay
    config.plugins.on_shutdown()
