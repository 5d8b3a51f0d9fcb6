"""Text directives that land on the words."""

from __future__ import annotations

from urllib.parse import unquote

import pytest

from dateline.quotes import Match, SourceText, find_words, text_fragment

LONG = "\n".join(["it went on and on through the night"] * 10) + " "
TEXT = f"""On Friday they met, with 5% – a well-known rate – agreed on Friday & signed.

"We will go," Belov said on Friday.
{LONG}and
then it was over at last.

She left; nobody knew why. The agree-
ment stood.

They came at last, and we said no to them again, and then we said no to them again and again.
"""
SOURCE = SourceText.of(TEXT)


@pytest.mark.parametrize(
    ("words", "fragment"),
    [
        ("they met, with 5%", "they%20met%2C%20with%205"),
        ("a well-known rate", "a%20well%2Dknown%20rate"),
        ("rate - agreed", "rate%20%E2%80%93%20agreed"),
        ("'We will go,'", "We%20will%20go"),
        ("Friday & signed.", "Friday%20%26%20signed"),
        ("it was over at last. She left", "it%20was%20over%20at%20last,She%20left"),
        (
            "They came at last, and we said no to them again, and then we said no to them again",
            "They%20came%20at%20last,then%20we%20said%20no%20to%20them%20again",
        ),
        ("nobody knew why. The agreement stood", "nobody%20knew%20why.%20The,stood"),
    ],
)
def test_fragments(words: str, fragment: str) -> None:
    match = find_words(words, SOURCE)
    assert isinstance(match, Match)
    assert match.fragment == f"#:~:text={fragment}"


def test_words_before_it_choose_among_places() -> None:
    found = [at for at in range(len(TEXT)) if TEXT.startswith("on Friday", at)]
    assert [text_fragment(SOURCE, at, at + len("on Friday")) for at in found] == [
        "#:~:text=agreed-,on%20Friday",
        "#:~:text=said-,on%20Friday",
    ]


def test_a_long_text_is_given_by_its_ends() -> None:
    start, end = TEXT.index("Belov said"), TEXT.index(" at last") + len(" at last")
    assert text_fragment(SOURCE, start, end) == (
        "#:~:text=Belov%20said%20on%20Friday,was%20over%20at%20last"
    )


@pytest.mark.parametrize(
    ("words", "fragment"),
    [
        (
            "会谈持续了六个小时，双方都没有让步，也没有达成任何协议。会谈结束后，两位部长没有握手",
            "会谈持续了六个小时，双方都没有让步,也没有达成任何协议。会谈结束后，两位部长没有握手",
        ),
        (
            "เราจะไม่ออกจากท่าเรือเพราะเราอยู่ที่นี่มานานหลายปีแล้ว",
            "เราจะไม่ออกจากท่าเรือเพราะเราอยู่ที่นี่มานานหลายปีแล้ว",
        ),
        (
            "«Мы не уйдём, – сказал он, – пока не получим ответа, которого ждём уже много лет»",
            "Мы не уйдём, – сказал,ждём уже много лет",
        ),
    ],
)
def test_an_end_is_cut_where_every_browser_sees_a_word_end(words: str, fragment: str) -> None:
    """They match whole words; in a script without spaces, only marks tell where one ends."""
    text = f"Он сказал: {words}. 他们走了。"
    start = text.index(words)
    assert unquote(text_fragment(SourceText.of(text), start, start + len(words))) == (
        f"#:~:text={fragment}"
    )


def test_the_text_is_the_sources_own() -> None:
    source = SourceText.of("He said: “We don’t\nknow.”")
    match = find_words('"We don\'t know."', source)
    assert isinstance(match, Match)
    assert unquote(match.fragment) == "#:~:text=We don’t know"


@pytest.mark.parametrize(("start", "end"), [(0, 0), (5, 3), (9, 10), (0, 1)])
def test_nothing_to_point_at(start: int, end: int) -> None:
    assert text_fragment(SOURCE, start, end) == ""
