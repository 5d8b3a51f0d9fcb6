"""Every row of `[dates]` has something that reads it, and every reader its row."""

from __future__ import annotations

import pytest

from dateline.dates import DateError, read_date, read_words
from dateline.dates.parse.around import OTHERWISE_READ
from dateline.dates.parse.meanings import Found, build
from dateline.dates.parse.phrases import READ_HERE
from dateline.dates.parse.written import READ_AROUND_WHOLE_DATES
from dateline.dates.tree import Piece, Unit
from dateline.languages import PHRASES, LanguageError, date_words_of, known_languages

WITH_DATES = [code for code in known_languages() if date_words_of(code).language == code]
FOUND = Found(month=Piece(Unit.MONTH, month=4), date=Piece(Unit.DAY, 2022, 7, 3))


def test_every_phrase_has_a_reader() -> None:
    readers = {*OTHERWISE_READ, *READ_HERE, *READ_AROUND_WHOLE_DATES}
    cure = "add it to the reader in dates/parse/phrases.py or written.py, or take the row away"
    assert set(PHRASES) - readers == set(), f"a row that nothing reads: {cure}"
    assert readers - set(PHRASES) == set(), "a reader without a row: add a field to `DateWords`"


@pytest.mark.parametrize("code", WITH_DATES)
def test_every_meaning_is_one_that_is_built(code: str) -> None:
    for meaning in date_words_of(code).relative:
        build(meaning, FOUND)


@pytest.mark.parametrize(
    "meaning", ["dya -1", "weekday sometimes", "told", "days 1 date", "part x"]
)
def test_a_meaning_that_nothing_builds_is_named_with_its_cure(meaning: str) -> None:
    with pytest.raises(LanguageError) as caught:
        build(meaning, FOUND)
    assert str(caught.value) == (
        f"'{meaning}' is no meaning of a row of `dates.relative`: correct it, or describe and "
        "build it in dates/parse/meanings.py."
    )


@pytest.mark.parametrize("code", WITH_DATES)
def test_every_form_without_a_place_is_read_or_refused_by_name(code: str) -> None:
    words = date_words_of(code)
    refused = []
    day = read_date("2022-07-13")
    for meaning, forms in words.relative.items():
        for form in (form for form in forms if "{" not in form):
            try:
                read_words(form, day, language=code, told=True)
            except DateError as error:
                refused.append((error.code, meaning, form))
    # "This Monday" on a Wednesday fits two days, and Monday has no day before it in its week.
    assert [row for row in refused if row[0] not in ("ambiguous-relative", "invalid-date")] == []
