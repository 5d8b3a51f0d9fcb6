"""Words that may not vanish into an omission or come in with an insertion.

A lost or added negation turns a statement round, and a lost number changes it. The
lists are of common words in English, French, German, Spanish, Indonesian, Russian,
Ukrainian, Arabic and Chinese. They are read without regard to the text's language,
so that a word of one language may be refused in another: that costs an author a
longer quotation, and never costs a reader the truth.
"""

from __future__ import annotations

from enum import StrEnum


class Turn(StrEnum):
    """Why a word matters."""

    NEGATION = "negation"
    NUMBER = "number"


_NEGATIONS = frozenset(
    """
    not no never none nobody nothing nowhere neither nor without cannot non hardly scarcely
    barely rarely seldom few fewer little unless except fail fails failed ain't dont
    ne pas jamais aucun aucune rien personne ni sans nul nulle guère
    nicht kein keine keinen keinem keiner keines nie niemals niemand nichts weder ohne kaum
    nirgends nein
    nunca jamás nada nadie ningún ninguno ninguna sin tampoco apenas
    tidak tak bukan belum tanpa jangan tiada nggak enggak
    не ни нет никогда никто никого никому ничего ничто ничем нигде никак без нельзя едва
    ні немає нема ніколи ніхто нікого ніщо нічого ніде жоден жодна жодне жодного жодної ані
    навряд
    لا لم لن ليس ليست غير بدون دون
    不 没 沒 未 无 無 非 别 別 勿
    """.split()  # noqa: SIM905 - a list of words reads best as words
)
_NUMBERS = frozenset(
    """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
    fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy
    eighty ninety hundred hundreds thousand thousands million millions billion billions
    trillion dozen dozens half quarter double twice
    deux trois quatre cinq sept huit neuf dix onze douze vingt trente quarante cinquante
    soixante cent cents mille milliard milliards moitié
    zwei drei vier fünf sechs sieben acht neun zehn elf zwölf zwanzig dreißig vierzig
    fünfzig hundert tausend tausende millionen milliarde milliarden hälfte
    dos tres cuatro cinco seis siete ocho nueve diez veinte treinta cuarenta cincuenta cien
    ciento cientos mil miles millón millones mitad
    satu dua tiga empat lima enam tujuh delapan sembilan sepuluh seratus seribu puluh ratus
    ribu juta miliar setengah
    один одна два две двух три трёх трех четыре пять шесть семь восемь девять десять двадцать
    тридцать сорок пятьдесят сто тысяча тысячи тысяч миллион миллиона миллионов миллиард
    миллиарда миллиардов половина половину
    дві двох трьох чотири п'ять шість сім вісім дев'ять десять двадцять тридцять п'ятдесят
    тисяча тисячі тисяч мільйон мільйона мільйонів мільярд мільярда мільярдів половину
    零 〇 一 二 两 兩 三 四 五 六 七 八 九 十 百 千 万 萬 亿 億 半
    """.split()  # noqa: SIM905 - a list of words reads best as words
)


def find_turn(token: str) -> Turn | None:
    """Whether a folded token is a negation or a number; None if it is neither."""
    word = token.casefold()
    if word in _NEGATIONS or word.endswith("n't") or word.startswith("n'"):
        return Turn.NEGATION
    if word in _NUMBERS or any(character.isnumeric() for character in word):
        return Turn.NUMBER
    return None
