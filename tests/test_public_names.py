"""The names of the package that scripts use."""

from __future__ import annotations

import subprocess
import sys

import pytest

import dateline

ASKED = """
import dateline
for name in dateline.__all__:
    it = getattr(dateline, name)
    assert name == "__version__" or callable(it) and type(it) is not type(dateline), (name, it)
"""


@pytest.mark.parametrize(
    "before", ["", "import dateline.cli, dateline.mkdocs_plugin.plugin", "import dateline.verify"]
)
def test_names_are_what_they_are_whatever_is_loaded(before: str) -> None:
    """Names are brought in when they are asked for, and a folder has the name of a function."""
    done = subprocess.run(
        [sys.executable, "-c", before + ASKED], check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr


def test_no_other_name_is_made_up() -> None:
    with pytest.raises(AttributeError, match="module 'dateline' has no attribute 'nothing'"):
        dateline.nothing  # noqa: B018
