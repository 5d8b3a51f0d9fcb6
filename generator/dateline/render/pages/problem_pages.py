"""What a preview shows instead of a timeline: a page that lists the problems in the data, or one
that shows a fault of the program.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.data.file_names import INDEX, path_in
from dateline.data.outputs import Output
from dateline.problems import Problem, count
from dateline.render.shared.environment import html_environment, markdown_environment
from dateline.render.shared.page_kinds import BESIDE

PAGES = (INDEX, *(kind.path for kind in BESIDE))
"""The pages that a site's navigation may name."""


def render_problems(folders: Sequence[str], problems: Sequence[Problem]) -> tuple[Output, ...]:
    """The list of problems, at each timeline's addresses."""
    template = markdown_environment().get_template("problems.md")
    return _at_each(folders, template.render(problems=problems, count=count(problems)))


def render_problem_box(problems: Sequence[Problem]) -> str:
    """The same list as HTML, for the top of a page that is shown although its data has errors."""
    template = html_environment().get_template("problem_box.html")
    return template.render(problems=problems, count=count(problems))


def render_fault(folders: Sequence[str], line: str, trace: str) -> tuple[Output, ...]:
    """That the program failed, and what to report, at each timeline's addresses.

    `line` is what happened in one line, `trace` all that Python says of it.
    """
    template = markdown_environment().get_template("fault.md")
    return _at_each(folders, template.render(line=line, trace=trace.splitlines()))


def _at_each(folders: Sequence[str], text: str) -> tuple[Output, ...]:
    page = text.encode("utf-8", "replace")
    return tuple(Output(path_in(folder, name), page) for folder in folders for name in PAGES)
