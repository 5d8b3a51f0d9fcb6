"""Each language is one file; a file that is not whole is refused by name, file and row."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.dates.names import fold
from dateline.dates.parse.around import OTHERWISE_READ
from dateline.languages import (
    FEASTS,
    PHRASES,
    LanguageError,
    date_words_of,
    files,
    known_languages,
    page_words,
    texts_for,
    turning_words,
)
from dateline.languages.date_words import expand

FILES = Path(files.__file__).parent
WITH_DATES = [code for code in known_languages() if date_words_of(code).language == code]
CACHES = (
    files.known_languages, files.read_section, date_words_of, page_words.texts_for,
    turning_words.turning_words_of, turning_words.turning_words_for,
)  # fmt: skip


NEITHER = "dates.feasts.reckoning' is neither western nor orthodox."
MISSING = "{}' is missing. Add it, as en.toml has it."
UNKNOWN = "{}' is unknown: nothing reads it. Correct its name."
NEW_PART = (
    "dates.parts_of_day.dawnish' is unknown: nothing reads it. Correct its name, or add it to "
    "PARTS_OF_DAY in languages/date_words.py."
)
NEW_ROW = (
    "dates.earlyish' is unknown: nothing reads it. Correct its name. A new kind of row needs a "
    "field of `DateWords` (languages/date_words.py) and what reads it in dates/parse/; words with "
    "a meaning that is there already need neither: they are a row of `dates.relative`."
)


@pytest.fixture
def copies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The files of languages in a folder where a test may change them."""
    for path in FILES.glob("*.toml"):
        shutil.copy(path, tmp_path)
    monkeypatch.setattr(files, "files", lambda _: tmp_path)
    forget()
    yield tmp_path
    forget()


def forget() -> None:
    for cache in CACHES:
        cache.cache_clear()


def change(folder: Path, code: str, row: str, new: str) -> None:
    """Put another text in place of a row: a line, or one that opens a text of several lines."""
    path = folder / f"{code}.toml"
    text = path.read_text("utf-8")
    changed, count = re.subn(rf'(?m)^{re.escape(row)} = ("""[^"]*"""|.*)$', new, text, count=1)
    assert count == 1
    path.write_text(changed, encoding="utf-8")


def test_every_language_we_promise_has_its_file() -> None:
    assert {"ar", "en", "fr", "de", "es", "id", "ru", "uk"} <= set(WITH_DATES)


@pytest.mark.parametrize("code", known_languages())
def test_every_file_is_whole(code: str) -> None:
    date_words_of(code)
    texts_for(code)
    turning_words.turning_words_of(code)


@pytest.mark.parametrize(
    ("row", "new", "message"),
    [
        ("early", "", MISSING.format("dates.early")),
        ("early", "early = ['a {}']\nearlyish = []", NEW_ROW),
        ("early", "early = 3", "dates.early' is not a list of words."),
        ("early", "early = []", "dates.early' is an empty list. Give the form to show."),
        ("early", 'early = "début"', "dates.early' has not 1 times {} for a date in 'début'."),
        ("and", "and = 1", "dates.and' is not a list of words."),
        ("deux", 'deux = "x"', "dates.numbers' is not a table of words with whole numbers."),
        ("dawn", 'dawnish = ["{}"]', NEW_PART),
        ("digits", 'digits = "x"', "dates.century_number.digits' is neither roman nor arabic."),
        ("other", "", MISSING.format("dates.century_number.other")),
        ("reckoning", 'reckoning = "x"', NEITHER),
        ("ascension", "", MISSING.format("dates.feasts.ascension")),
        ("about", 'about = {shown = "vers {}"}', MISSING.format("dates.about.day")),
        ("before", 'before = {shown = "a {}", day = "b {}", x = 1}',
         UNKNOWN.format("dates.before.x")),
    ],
)  # fmt: skip
def test_a_row_of_dates_that_is_wrong_is_named(
    copies: Path, row: str, new: str, message: str
) -> None:
    change(copies, "fr", row, new)
    with pytest.raises(LanguageError) as caught:
        date_words_of("fr-CA")
    assert str(caught.value) == f"fr: languages/fr.toml: row '{message}"


@pytest.mark.parametrize(
    ("row", "new", "message"),
    [
        ("permalink", "", MISSING.format("pages.permalink")),
        ("permalink", 'permalink = "x"\npermalin = "x"', UNKNOWN.format("pages.permalin")),
        ("events", 'events = { one = "{n}" }', MISSING.format("pages.events.other")),
    ],
)  # fmt: skip
def test_a_row_of_pages_that_is_wrong_is_named(
    copies: Path, row: str, new: str, message: str
) -> None:
    change(copies, "fr", row, new)
    with pytest.raises(LanguageError) as caught:
        texts_for("fr")
    assert str(caught.value) == f"fr: languages/fr.toml: row '{message}"


def test_a_row_of_turning_words_that_is_missing_is_named(copies: Path) -> None:
    change(copies, "zh", "numbers", "")
    with pytest.raises(LanguageError) as caught:
        turning_words.turning_words_for()
    assert str(caught.value).startswith("zh: languages/zh.toml: row 'quotes.numbers' is missing.")


def test_a_new_language_is_one_file(copies: Path) -> None:
    english = (copies / "en.toml").read_text("utf-8")
    changed = english.replace('before = ["before {}"', 'before = ["fore {}"')
    (copies / "da.toml").write_text(changed, encoding="utf-8")
    assert "da" in known_languages()
    assert date_words_of("da").before.shown == "fore {}"
    assert texts_for("da").plain("permalink") == "Link"


@pytest.mark.parametrize("code", WITH_DATES)
def test_no_form_belongs_to_two_phrases(code: str) -> None:
    words = date_words_of(code)
    rows = [name for name in PHRASES if name not in ("possibly_about", *OTHERWISE_READ)]
    forms = [fold(form) for name in rows for form in {*map(fold, words.phrase(name).read)}]
    assert [form for form, count in Counter(forms).items() if count > 1] == []


@pytest.mark.parametrize("code", WITH_DATES)
def test_no_feast_has_the_name_of_another(code: str) -> None:
    names = [fold(name) for feast in FEASTS for name in date_words_of(code).feasts.names[feast]]
    assert [name for name, count in Counter(names).items() if count > 1] == []
    assert date_words_of(code).feasts.names["easter"]


def test_choices_in_a_form_are_all_read() -> None:
    assert expand("[the ]early[ in| of|-]{}") == (
        "the early in{}", "the early of{}", "the early-{}", "the early{}",
        "early in{}", "early of{}", "early-{}", "early{}",
    )  # fmt: skip
