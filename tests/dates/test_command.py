"""`dateline date`: every option that a reading depends on."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from dateline.cli import main


def run(*arguments: str) -> dict[str, object]:
    result = CliRunner().invoke(main, ["date", "--json", *arguments], catch_exceptions=False)
    found: dict[str, object] = json.loads(result.output)
    return found


@pytest.mark.parametrize(
    ("arguments", "edtf"),
    [
        (["the next day", "--from", "2022-07-08"], "2022-07-09"),
        (["a week earlier", "--from", "8 July 2022"], "[2022-06-27..2022-07-03]"),
        (["le lendemain", "--from", "8 juillet 2022", "--language", "fr"], "2022-07-09"),
        (["that evening", "--from", "2022-07-08"], "2022-07-08"),
        (["last month", "--counted-from", "2022-07-09"], "2022-06"),
        (["14 October 1066", "--julian-until", "1582-10-15"], "1066-10-20"),
        (
            ["the next day", "--from", "14 October 1066", "--julian-until", "1582-10-15"],
            "1066-10-21",
        ),
        (["1066-10-14", "--julian-until", "1582-10-15"], "1066-10-14"),
    ],
)
def test_options_give_what_words_count_from(arguments: list[str], edtf: str) -> None:
    assert run(*arguments)["edtf"] == edtf


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["the next day"], "needs-from"),
        (["the next day", "--counted-from", "2022-07-09"], "needs-from"),
        (["the next day", "--from", "July"], "missing-year"),
        (["8 July 1066", "--julian-until", "soon"], "unparsable"),
    ],
)
def test_what_is_lacking_is_said(arguments: list[str], code: str) -> None:
    error = run(*arguments)["error"]
    assert isinstance(error, dict)
    assert error["code"] == code


def test_words_count_from_one_day() -> None:
    both = ["date", "the next day", "--from", "2022-07-08", "--counted-from", "2022-07-09"]
    result = CliRunner().invoke(main, both)
    assert result.exit_code == 2
    assert "give --counted-from for the day of the report, or --from" in " ".join(
        result.output.split()
    )
