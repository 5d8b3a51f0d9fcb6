"""What is written is read back exactly, whatever is in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import example, given
from hypothesis import strategies as st

from dateline.exchange.importing.cleaning import clean
from dateline.exchange.importing.existing import plain_records
from dateline.exchange.parts.markdown_text import fault_of_prose, prose_of
from dateline.exchange.parts.yaml_text import Plain, list_text, named_text
from dateline.problems import Problems
from dateline.read.yaml.file import read_yaml
from dateline.text.prose import find_in_prose, plain_prose

if TYPE_CHECKING:
    from collections.abc import Mapping

SIGNS = "ab \n\t:#-[]{}&*!|>'\"%@`,?_<\\=.1é\u0663\u200b\u202e~$()/+^=x"
PIECES = [*SIGNS, "](javascript:", "[@a; b]", "<data:", "\n\n", "[x] "]
PIECES += ["\n|||||||\n", "\n<<<<<<< HEAD\n", "<<<<<<< a ======= b >>>>>>> c", "\n>>>>>>>"]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=40).map("".join) | st.text(max_size=20)
KEYS = st.sampled_from(["title", "text", "note", "where", "date"])


def cleaned(key: str, text: str) -> str:
    return clean(text, key, [])


RECORDS = st.dictionaries(KEYS, TEXTS, max_size=4).map(
    lambda record: {key: made for key, text in record.items() if (made := cleaned(key, text))}
)
LISTS = st.lists(TEXTS.map(lambda text: cleaned("topics", text)).filter(bool), max_size=4)


def same(value: object) -> object:
    return [*map(same, value)] if isinstance(value, list | tuple) else value


@example({"text": "One\n\n|||||||\n\nTwo"}, [])
@example({"text": "One\n<<<<<<< HEAD\n======="}, [">>>>>>> b"])
@example({"title": "So <<<<<<< a ======= b >>>>>>> c"}, [])
@given(RECORDS, LISTS)
def test_a_record_is_read_back(record: Mapping[str, str], topics: list[str]) -> None:
    whole: dict[str, Plain] = {**record, "topics": tuple(topics), "accounts": ({"source": "a"},)}
    if not topics:
        del whole["topics"]
    written = (
        list_text([{"id": "a", **whole}, {"id": "b", "title": "t"}]),
        named_text({"a": whole}),
    )
    for text in written:
        problems = Problems()
        node = read_yaml(text.encode(), "f.yml", problems)
        assert not problems.has_errors
        assert node is not None
        found = plain_records(node)["a"]
        assert {key: same(value) for key, value in found.items()} == {
            key: same(value) for key, value in whole.items()
        }


@given(TEXTS)
def test_plain_text_as_prose_shows_the_same_words(text: str) -> None:
    text = cleaned("text", text)
    if not any(sign in text for sign in ("[@", "[^", "~~", "==", "[ ]", "[x]", "!!!", "|", ":")):
        assert plain_prose(prose_of(text)) == " ".join(text.split())
    assert not find_in_prose(prose_of(text))
    assert not fault_of_prose(prose_of(text))
