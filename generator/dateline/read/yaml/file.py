"""One YAML file: bytes in, nodes out, problems along the way."""

from __future__ import annotations

from dateline.data.nodes import Node
from dateline.problems import Problems
from dateline.read.decoding import decode
from dateline.read.report import FileReport, UnreadableError
from dateline.read.yaml.building import build_tree


def read_yaml(data: bytes, path: str, problems: Problems) -> Node | None:
    """The top node of a YAML file, or None if it is empty or cannot be read.

    `path` is how the file is named in problems. Every scalar stays text. A file that
    cannot be read to its end leaves an error among the problems.
    """
    try:
        return parse_yaml(data, path, problems)
    except UnreadableError:
        return None


def parse_yaml(data: bytes, path: str, problems: Problems) -> Node | None:
    """The same, for a caller who must distinguish an empty file from one that cannot be read.

    Raises:
        UnreadableError: the file cannot be read to its end.
    """
    report = FileReport(path, problems)
    return build_tree(decode(data, report), report)
