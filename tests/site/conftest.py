"""Sites that are built once and read by many tests, and a fresh project for each test that
changes something.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.site.projects import Project, bali, harbour


@pytest.fixture(scope="session")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The small project, verified, nothing built. Not to be changed."""
    return harbour(tmp_path_factory.mktemp("harbour"))


@pytest.fixture
def project(pristine: Project, tmp_path: Path) -> Project:
    """The small project, verified, to do with as one likes."""
    shutil.copytree(pristine.folder, tmp_path / "project")
    return Project(tmp_path / "project")


@pytest.fixture(scope="session")
def talks(pristine: Project, tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The small project's site, built by MkDocs without a warning. Not to be changed."""
    folder = tmp_path_factory.mktemp("talks") / "project"
    shutil.copytree(pristine.folder, folder)
    built = Project(folder)
    done = built.mkdocs("build", "--strict")
    assert done.code == 0, done.output
    return built


@pytest.fixture(scope="session")
def bali_site(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The repository's own site, built by MkDocs without a warning. Not to be changed."""
    built = bali(tmp_path_factory.mktemp("bali"))
    done = built.mkdocs("build", "--strict")
    assert done.code == 0, done.output
    return built
