"""A text as a row of tokens: where each is, and where it is again in other letters."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.quotes import SourceText
from dateline.quotes.folding import TOKEN, fold_tokens

ODD = st.text("aB 1.,'’…\u00ad㈱²\n\r\t\u00a0-–“\"<>`l\u0301一א\u2028")
LETTERS = [chr(letter) for letter in range(ord("a"), ord("z") + 1)]


@given(ODD)
def test_each_token_is_at_its_place(text: str) -> None:
    tokens = SourceText.of(text)
    found = [
        (m.start(), m.end(), folded) for m in TOKEN.finditer(text) for folded in fold_tokens(m[0])
    ]
    assert [
        *zip(tokens.starts, tokens.ends, map(tokens.token, range(len(tokens))), strict=True)
    ] == found


@given(st.text("aAbB "), st.integers(0, 3))
def test_letter_case_does_not_matter_where_words_are_again(words: str, more: int) -> None:
    # With many words in capitals and in small letters, they are replaced in another way.
    many = [letter * (number + 2) for number in range(more) for letter in LETTERS]
    text = SourceText.of(" ".join([words, *many, *map(str.upper, many), words.upper()]))
    folded = [text.token(at).casefold() for at in range(len(text))]
    for first in range(min(len(text), 6)):
        for last in range(first + 1, min(first + 4, len(text))):
            for start in (first, first + 1):
                sought = folded[first:last]
                places = range(start, len(folded))
                wanted = next((at for at in places if folded[at : at + len(sought)] == sought), -1)
                assert text.find_alike(first, last, start) == wanted
