"""What a preview shows while the data has errors: a page that lists the problems."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.data.file_names import INDEX
from dateline.data.outputs import Output
from dateline.problems import Problem, count
from dateline.render.shared.edition import beside
from dateline.render.shared.environment import markdown_environment
from dateline.render.shared.page_kinds import BESIDE

PAGES = (INDEX, *(kind.path for kind in BESIDE))
"""The pages that a site's navigation may name."""


def render_problems(folders: Sequence[str], problems: Sequence[Problem]) -> tuple[Output, ...]:
    """The list of problems, at each timeline's addresses."""
    template = markdown_environment().get_template("problems.md")
    page = template.render(problems=problems, count=count(problems)).encode()
    return tuple(Output(beside(folder, name), page) for folder in folders for name in PAGES)
