"""The table of codes: what is forgotten in it is said in words."""

from __future__ import annotations

import pytest

from dateline.problems.codes import AcceptedIn, Severity, read_groups

ROW = '[data]\ntitle = "Data"\n[data.codes.too-loud]\nsays = "It is loud."\n'


def test_a_row_is_read() -> None:
    (group,) = read_groups(ROW + 'severity = "warning"\naccepted = "words"\n')
    (code,) = group.codes
    assert (group.title, code.name, code.says) == ("Data", "too-loud", "It is loud.")
    assert (code.severity, code.accepted_in) == (Severity.WARNING, AcceptedIn.WORDS)


@pytest.mark.parametrize(
    ("table", "words"),
    [
        (
            ROW.replace("title", "titel"),
            "the group [data] has no `title`. Add it, or correct its name.",
        ),
        ('[data]\ntitle = "Data"\n', "the group [data] has no `codes`."),
        (ROW.replace("says", "said"), "the code 'too-loud' has no `says`."),
        (
            ROW + 'severity = "warn"\n',
            "the code 'too-loud' has `severity` 'warn'. Write error or warning.",
        ),
        (
            ROW + 'accepted = "yes"\n',
            "the code 'too-loud' has `accepted` 'yes'. Write data or words.",
        ),
    ],
)
def test_what_is_wrong_with_a_row_is_said(table: str, words: str) -> None:
    with pytest.raises(LookupError) as error:
        read_groups(table)
    assert f"problems/codes.toml: {words}" in str(error.value)
