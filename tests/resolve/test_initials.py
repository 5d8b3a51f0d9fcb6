"""The letters that sides go by."""

from __future__ import annotations

import pytest

from dateline.resolve.initials import initials_of


@pytest.mark.parametrize(
    ("names", "letters"),
    [
        (["Russia", "United States"], ["R", "US"]),
        (["United States and allies", "Russia"], ["US+", "R"]),
        (["US and allies", "Ukraine", "USSR"], ["US+", "Ukr", "USS"]),
        (["United States and allies", "United States"], ["US+", "US"]),
        (["United Arab Emirates and others", "Iran"], ["UAE+", "I"]),
        (["Russia and allies", "Port authority"], ["R", "P"]),
        (["United Arab Emirates", "Union of Soviet Socialist Republics"], ["UAE", "UO"]),
        (["Social Democrats", "Swiss Delegation"], ["Soc", "Swi"]),
        (["The Guardian", "Russia"], ["G", "R"]),
        (["The United Nations", "Russia"], ["UN", "R"]),
        (["Соединённые Штаты и союзники", "Россия"], ["СШ+", "Р"]),
        (["Russia", "Romania"], ["Rus", "Rom"]),
        (["The state", "The families"], ["S", "F"]),
        (["The State", "The Families", "The Union of Workers"], ["S", "F", "UW"]),
        (["Die Regierung", "Die Opposition"], ["R", "O"]),
        (["United States", "United Kingdom"], ["US", "UK"]),
        (["North Korea", "North Vietnam"], ["NK", "NV"]),
        (["Pro-Russian", "Pro-Ukrainian"], ["R", "U"]),
        (["The state", "Sudan"], ["Sta", "Sud"]),
        (["The state", "The families", "Sudan"], ["Sta", "F", "Sud"]),
        (["Opposition", "Operators"], ["Opp", "Ope"]),
        (["中国", "中华民国"], ["中国", "中华民"]),
        (["الشمال", "الجنوب"], ["ش", "ج"]),
        (["Union", "union"], ["1", "2"]),
        (["Union", "Union of Workers"], ["1", "UW"]),
    ],
)
def test_letters_tell_sides_apart(names: list[str], letters: list[str]) -> None:
    found = initials_of({f"s{n}": name for n, name in enumerate(names)}, ["the"])
    assert list(found.values()) == letters
    assert len(set(found.values())) == len(names)


def test_thousands_of_sides_have_letters_of_their_own() -> None:
    found = initials_of({f"s{n}": f"The party of {n}" for n in range(5000)})
    assert len(set(found.values())) == 5000
