"""Kinds of quotations that read otherwise than their source; kinds of typography that do not."""

from __future__ import annotations

import pytest
from tests.quoting import match_in

from dateline.quotes import (
    NotFound,
    SourceText,
    Turn,
    crosses_paragraph,
    crosses_sentence,
    find_beside,
    find_words,
    is_within_inner,
    speaker_named_near,
)

JOINS = "omission-joins-passages"


@pytest.mark.parametrize(
    ("text", "words", "code"),
    [
        ("“Did the pilot sleep?” she asked.", "Did the pilot sleep.", "other-stop"),
        ("“Did the pilot sleep?” she asked.", "Did the pilot sleep,", "other-stop"),
        ("“船长睡着了吗？”她问。", "船长睡着了吗。", "other-stop"),
        ("“Κοιμήθηκε ο καπετάνιος;” ρώτησε.", "Κοιμήθηκε ο καπετάνιος.", "other-stop"),
        ("We paid 3–40 thousand crowns.", "40 thousand crowns", "part-of-word"),
        ("We paid 3—40 thousand crowns.", "40 thousand crowns", "part-of-word"),
        ("It was –40 in the yard.", "40 in the yard", "part-of-word"),
        ("We ate 3/4 cakes there.", "4 cakes there", "part-of-word"),
        ("We ate 3·4 cakes there.", "4 cakes there", "part-of-word"),
        ("We saw <40 cakes there.", "40 cakes there", "part-of-word"),
        ("We lost three million cakes.", "million cakes", "part-of-word"),
        ("We lost 40% there.", "We lost 40", "part-of-word"),
        ("In 30-\n40 towns we ate.", "In 3040 towns we ate", "words-not-found"),
        ("A dog - eating fox came.", "A dog-eating fox came", "words-not-found"),
        ("A dog-eating fox came.", "A dog - eating fox came", "words-not-found"),
        ("We nev\u00ad\ner eat the cake.", "We … eat the cake", "negation-left-out"),
        ("We with-\nout doubt eat the cake.", "We … doubt eat the cake", "negation-left-out"),
        ("We wont eat the cake.", "We … eat the cake", "negation-left-out"),
        ("We rejected the plan to eat the cake.", "We … eat the cake", "denial-left-out"),
        ("We, provided it is fresh, eat the cake.", "We … eat the cake", "condition-left-out"),
        ("We ate a third of the cake.", "We ate … of the cake", "number-left-out"),
        ("We ate every fifth cake here.", "We ate … cake here", "number-left-out"),
        ("Wir aßen siebenundzwanzig Kuchen dort.", "Wir … Kuchen dort", "number-left-out"),
        ("أكلنا سبعة عشر كعكة هناك", "أكلنا … كعكة هناك", "number-left-out"),
        ("Nós nunca comemos o bolo.", "Nós … comemos o bolo", "negation-left-out"),
        ("Wij eten nooit de taart.", "Wij eten … de taart", "negation-left-out"),
        ("Vi äter inte den kakan.", "Vi äter … den kakan", "negation-left-out"),
        ("Pastayı yemek istemiyoruz yok artık.", "Pastayı yemek … artık", "negation-left-out"),
        ("אנחנו לא אוכלים עוגה כאן", "אנחנו … אוכלים עוגה כאן", "negation-left-out"),
        ("हम केक नहीं खाते यहाँ", "हम केक … खाते यहाँ", "negation-left-out"),
        ("우리는 케이크를 먹지 않고 갔다", "우리는 케이크를 … 갔다", "negation-left-out"),
        ("Δεν τρώμε ποτέ την τούρτα.", "τρώμε … την τούρτα", "negation-left-out"),
        ("<<We eat>> said Lee. <<And we drink>> said Berg.", "We eat … And we drink", JOINS),
        ("LEE: We eat here.\nPRESS: And you drink there?\nLEE: Fine.", "We … drink there", JOINS),
        ("李：我们在这里吃。\n记者：你们在那里喝？\n李：好。", "我们…在那里喝", JOINS),
        (
            "[Lee] We eat here.\n[Press] And you drink there?\n[Lee] Fine.",
            "We … drink there",
            JOINS,
        ),
        (
            "Q. You eat.\nA. We eat here.\nQ. And you drink there?\nA. No.",
            "We … drink there",
            JOINS,
        ),
        ("— We eat here, says Lee.\n— And you drink there? asks one.", "We … drink there", JOINS),
        (
            "**Lee:** We eat.\n\n**Press:** You drink there?\n\n**Lee:** Yes.",
            "We … drink there",
            JOINS,
        ),
        ("S.V.Lee: We eat.\nPress: You drink there?\nS.V.Lee: Yes.", "We … drink there", JOINS),
        (">> LEE: We eat.\n>> PRESS: You drink there?\n>> LEE: Yes.", "We … drink there", JOINS),
        (
            "Cakes are eaten\n\nThe guests ate cakes.",
            "Cakes are eaten The guests ate",
            "across-headline",
        ),
    ],
)  # fmt: skip
def test_words_that_read_otherwise_are_refused(text: str, words: str, code: str) -> None:
    refused = find_words(words, SourceText.of(text))
    assert isinstance(refused, NotFound), refused
    assert refused.code == code


@pytest.mark.parametrize(
    ("text", "words", "turns"),
    [
        ("“You say we ate the cake?” she asked.", "we ate the cake", [None]),
        ("“We ate the cake!” she said.", "We ate the cake", [None]),
        ("“We ate the cake” ? she asked.", "We ate the cake", [None]),
        ("“We ate the cake.” Did you?", "We ate the cake.", []),
        ("She denied that we ate the cake.", "we ate the cake", [Turn.DENIAL]),
        ("They wrongly say “we ate the cake”.", "we ate the cake", [Turn.DENIAL]),
        ("Unless it is fresh, we eat the cake.", "we eat the cake", [Turn.CONDITION]),
        ("We eat the cake if it is fresh.", "We eat the cake", [Turn.CONDITION]),
        ("We eat the cake, but not today.", "We eat the cake", [Turn.LIMIT]),
        ("I do not believe we ate the cake.", "we ate the cake", [Turn.NEGATION]),
        ("She never said “we ate the cake”.", "we ate the cake", [Turn.NEGATION]),
        ("港は開放されない", "港は開放され", [Turn.NEGATION]),
        ("Liman açık değil.", "Liman açık", [Turn.NEGATION]),
        ("He came. No one saw it.", "He came.", []),
        ("We ate the cake on Monday.", "ate the cake", []),
    ],
)
def test_what_is_beside_the_words_is_told(text: str, words: str, turns: list[Turn | None]) -> None:
    match, source = match_in(text, words)
    assert [beside.turn for beside in find_beside(match, source)] == turns


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“We came.\n\n“We saw it all,” she said.", "We came. We saw it all"),
        ("“We came.\n\n“We saw it all,” she said.", "We came. “We saw it all"),
        ("« Nous venons.\n» Nous voyons tout », dit-elle.", "Nous venons. Nous voyons tout"),
        ("‘We saw the cats’ names,’ she said. ‘Yes.’", "We saw the cats' names"),
        ("“It is 5′ 10″ wide,” she said.", "It is 5' 10\" wide"),
        ("「ｶﾞｲﾄﾞは来た」と彼女。", "ガイドは来た"),
        ("「㈱山は来た」と彼女。", "(株)山は来た"),
        ("«الكـــتاب هنا اليوم»", "الكتاب هنا اليوم"),
        ("«كِتَابٌ هنا اليوم»", "كتاب هنا اليوم"),
        ("«סֵפֶר חדש כאן»", "ספר חדש כאן"),
        ("«הוא איש צה״ל ותיק»", 'הוא איש צה"ל ותיק'),
        ("«Это наш за́мок здесь»", "Это наш замок здесь"),
        ("« Il dit qu’elle l’aime bien »", "elle l'aime bien"),
        ("“We came . . . . They left,” she said.", "We came .... They left"),
        ("“We\U000e0101\U000e0102 came here,” she said.", "We came here"),
    ],
)
def test_typography_of_many_scripts_is_ignored(text: str, words: str) -> None:
    match, _ = match_in(text, words)
    assert match.in_quotation_marks


def test_signs_that_a_script_may_leave_out_may_not_be_changed() -> None:
    source = SourceText.of("Это наш за́мок здесь")
    assert isinstance(find_words("Это наш замо́к здесь", source), NotFound)


def test_a_quotation_within_a_quotation_is_known() -> None:
    text = "“The guest said ‘we ate the cake’ and laughed,” said Lee."
    assert is_within_inner(*match_in(text, "we ate the cake"))
    assert not is_within_inner(*match_in(text, "The guest said ‘we ate the cake’ and laughed"))


def test_what_the_words_join_is_known() -> None:
    text = "We came by car. The guests ate the cake.\n\nWe left late."
    assert crosses_sentence(*match_in(text, "We came … ate the cake"))
    assert not crosses_sentence(*match_in(text, "We came by car … We left late."))
    assert crosses_paragraph(*match_in(text, "the cake. We left late"))


@pytest.mark.parametrize(
    "text",
    [
        "Lee : Nous mangeons.\nPresse : Vous buvez le thé ?\nLee : Oui.",
        "李：我们吃。\n记者：你们喝茶吗？\n李：好。",
        "LEE   We eat.\nPRESS   Do you drink tea there?\nLEE   Yes.",
        "Lee\nWe eat.\n\nPress\nDo you drink tea there?\n\nLee\nYes.",
        "00:01 Lee: We eat.\n00:07 Press: Do you drink tea there?\n00:09 Lee: Yes.",
        "Liz Hart (Leeds) (Ind): Do you drink tea there?\n\nAna Lee (Hull) (Lab): Yes.",
        "A spokesman for Lee said: “We drink tea.”",
        "Lee said: “We eat.” [Photo: “We drink tea”, a banner]",
    ],
)
def test_words_of_someone_else_are_not_the_speakers(text: str) -> None:
    words = next(
        w
        for w in ("Vous buvez le thé", "你们喝茶吗", "We drink tea", "Do you drink tea there")
        if w in text
    )
    match, source = match_in(text, words)
    assert not speaker_named_near(match, source, ["Lee", "李"])


def test_a_heading_is_no_speaker() -> None:
    text = "Photo: A cake\n\nUpdate: More cakes\n\nLee said: “We eat the cake.”"
    match, source = match_in(text, "We eat the cake")
    assert speaker_named_near(match, source, ["Lee"])


def test_rows_of_marks_and_marks_without_prose_are_no_quotations() -> None:
    ruled = SourceText.of('"""""""""" He came. "I saw it," Lee said. """"""""""')
    assert [ruled.raw(p.first) for p in ruled.passages] == ["I"]
    noise = SourceText.of('"a" b ' * 3_000 + "we went home and")
    refused = find_words("a … a … we went home", noise)
    assert isinstance(refused, NotFound)
