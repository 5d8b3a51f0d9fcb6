"""Write the tables of the guide that come of the program's own tables.

The keys of records go into docs/guide/reference.md, the codes of problems into
docs/guide/troubleshooting.md. `make tables` runs this; a test says when it is due.
"""

from __future__ import annotations

import re
from pathlib import Path
from textwrap import fill

from dateline.data.keys import RECORDS, Key, RecordKeys
from dateline.problems import Severity
from dateline.problems.codes import Code, all_codes, code_groups

GUIDE = Path(__file__).resolve().parent.parent / "docs" / "guide"
WIDTH = 100


def with_keys(page: str) -> str:
    """The reference page with the table of every kind of record that authors write.

    Raises:
        ValueError: the page has no heading for one of them.
    """
    for record in RECORDS:
        if record.anchor:
            page = _with_table(page, record)
    return page


def with_codes(page: str) -> str:
    """The page on troubleshooting with an entry for every code.

    Raises:
        ValueError: the page has no heading for a group, or no list of what can be accepted.
    """
    accepted = sorted(code.name for code in all_codes().values() if code.accepted_in)
    listed = ", ".join(f"`{name}`" for name in accepted)
    told = fill(
        f"These can be accepted: {listed}.", WIDTH, break_on_hyphens=False, break_long_words=False
    )
    page = _replace(page, r"^These can be accepted:.*?(?=\n\n)", told, "These can be accepted:")
    for group in code_groups():
        heading = f"## {group.title}\n"
        entries = "".join(f"\n### {code.name}\n\n{_entry(code)}\n" for code in group.codes)
        pattern = rf"^{re.escape(heading)}(.*?)\n###.*?(?=^## |\Z)"
        # What is between a group's heading and its first code is written by hand.
        page = _replace(page, pattern, f"{heading}{{0}}{entries}\n", heading)
    return page.rstrip("\n") + "\n"


def _with_table(page: str, record: RecordKeys) -> str:
    rows = "".join(f"| {_name(key)} | {key.says} |\n" for key in record.keys)
    heading = f"{{ #{record.anchor} }}"
    head = r".*?^\| key \| value \|\n\| --- \| --- \|\n"
    pattern = rf"^(#+ [^\n]*{re.escape(heading)}\n{head})(?:\|.*?\n)+"
    return _replace(page, pattern, f"{{0}}{rows}", heading)


def _name(key: Key) -> str:
    return f"**`{key.name}`**" if key.required else f"`{key.name}`"


def _entry(code: Code) -> str:
    return f"*Warning.* {code.says}" if code.severity is Severity.WARNING else code.says


def _replace(page: str, pattern: str, new: str, what: str) -> str:
    """`new` in place of the one match; `{0}` in it is the pattern's first group."""
    match = re.search(pattern, page, re.MULTILINE | re.DOTALL)
    if match is None:
        raise ValueError(f"The page has no {what!r}.")
    kept = match[1] if match.re.groups else ""
    return page[: match.start()] + new.replace("{0}", kept, 1) + page[match.end() :]


def main() -> None:
    """Write both pages."""
    for name, written in (("reference.md", with_keys), ("troubleshooting.md", with_codes)):
        path = GUIDE / name
        path.write_text(written(path.read_text("utf-8")), encoding="utf-8")
        print(f"Wrote docs/guide/{name}.")


if __name__ == "__main__":
    main()
