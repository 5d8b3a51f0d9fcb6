"""MkDocs lists the same files of a theme as it would without us, and finds the same templates."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.theme import Theme

from dateline.mkdocs_plugin.theme_files import list_visible_files


@pytest.fixture
def custom(tmp_path: Path) -> Path:
    for name in ("own.css", ".hidden.css", "deep/er/own.svg", "deep/.icons/no.svg", ".icons/a.svg"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")
    return tmp_path


def files_of(theme: Theme) -> list[tuple[str, str]]:
    config = MkDocsConfig()
    config.load_dict({"site_name": "X", "theme": theme, "site_dir": "site"})
    config.theme = theme
    files = Files([])
    files.add_files_from_theme(theme.get_env(), config)
    return [(file.src_uri, file.abs_src_path or "") for file in files]


@pytest.mark.parametrize("name", ["material", "mkdocs", "readthedocs"])
def test_the_same_files(name: str, custom: Path) -> None:
    theme, same = (Theme(name=name, custom_dir=str(custom)) for _ in range(2))
    before = files_of(theme)
    list_visible_files(same)
    assert files_of(same) == before
    assert {"own.css", "deep/er/own.svg"} <= {path for path, _ in before}
    assert len(same.get_env().list_templates()) < len(theme.get_env().list_templates())


def test_hidden_templates_are_found(custom: Path) -> None:
    theme = Theme(name="material", custom_dir=str(custom))
    list_visible_files(theme)
    env = theme.get_env()
    assert env.get_template(".icons/a.svg").render() == "x"
    assert env.get_template(".icons/material/check.svg").render().startswith("<svg")


def test_what_another_plugin_has_changed_stays() -> None:
    class Other(Theme):
        def get_env(self) -> Environment:
            return Environment(loader=DictLoader({".a": ""}), autoescape=True)

    theme = Other(name="mkdocs")
    list_visible_files(theme)
    assert theme.get_env().list_templates() == [".a"]
