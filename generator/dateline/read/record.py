"""checked.yml, which the program writes itself, and so mostly reads as it has written it."""

from __future__ import annotations

from dateline.data.model import Check
from dateline.data.record.checked import read_as_written, read_checks
from dateline.problems import Problems
from dateline.read.decoding import decode
from dateline.read.report import FileReport
from dateline.read.yaml.building import build_tree


def read_record(data: bytes, shown: str, problems: Problems) -> dict[str, Check]:
    """The records that are whole, by key. `shown` is the file's name in messages.

    Raises:
        UnreadableError: the file cannot be read to its end.
    """
    report = FileReport(shown, problems)
    text = decode(data, report)
    written = read_as_written(text, shown)
    return read_checks(build_tree(text, report), problems) if written is None else written
