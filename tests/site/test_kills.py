"""`build` and `verify` killed at random moments: nothing torn, lost, outside or left behind.

A few times in the checks; `KILLS=200 pytest -s tests/site/test_kills.py` for longer.
"""

from __future__ import annotations

import json
import os
import sys

import pytest
from tests.site.projects import ROOT, Project, run

KILLS = int(os.environ.get("KILLS", "12"))
SEED = int(os.environ.get("KILLS_SEED", "1"))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked to be killed")
@pytest.mark.parametrize("command", ["build", "verify"])
def test_killed_at_random_moments(project: Project, command: str) -> None:
    arguments = [str(project.folder), command, str(KILLS), str(SEED)]
    command_line = [sys.executable, "-m", "tests.site.killing", *arguments]
    done = run(command_line, ROOT, timeout=120 + 20 * KILLS)
    assert done.code == 0, done.output
    report = json.loads(done.output.splitlines()[-1])
    print(command, report)  # noqa: T201 - shown by -s
    assert report["wrong"] == []
    assert report["killed"] >= KILLS // 3
