"""What `make neighbours` installs: there by that switch, and else a reason to skip."""

from __future__ import annotations

import importlib
import os
from types import ModuleType

import pytest


def is_there(what: str, *, there: bool) -> bool:
    """Whether something is installed. By the switch it must be."""
    assert there or "NEIGHBOURS" not in os.environ, f"{what} is not installed"
    return there


def package(name: str) -> ModuleType:
    """A package; the test is skipped where it is not installed."""
    try:
        return importlib.import_module(name)
    except ImportError:
        is_there(name, there=False)
        pytest.skip(f"{name} is not installed: `make neighbours` runs this")
