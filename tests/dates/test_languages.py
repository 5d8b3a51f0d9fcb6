"""Names of months and weekdays, read and shown, in the languages we promise."""

from __future__ import annotations

import subprocess
import sys

import pytest
from babel import Locale

from dateline.dates import DateError, read_date, show_date

READ = """
fr | 1er juillet 2022 | 2022-07-01
fr | le vendredi 8 juillet 2022 | 2022-07-08
fr | 8 août 2022 | 2022-08-08
fr | mar. 8 mars 2022 | 2022-03-08
fr | du 7 au 8 juillet 2022 | 2022-07-07/2022-07-08
fr | été 2022 | 2022-22
fr | 7 juillet 2022, 10h30 | 2022-07-07T10:30:00
fr | 44 av. J.-C. | -0043
fr | July 8, 2022 | 2022-07-08
de | 8. Juli 2022 | 2022-07-08
de | Freitag, den 8. Juli 2022 | 2022-07-08
de | 7.-8. Juli 2022 | 2022-07-07/2022-07-08
de | vom 7. bis 8. Juli 2022 | 2022-07-07/2022-07-08
de | 7. oder 8. Juli 2022 | [2022-07-07,2022-07-08]
de | Okt. 2022 | 2022-10
de | seit dem 24. Februar 2022 | 2022-02-24/..
de | 8. Juli 2022, 10:30 Uhr | 2022-07-08T10:30:00
es | viernes, 8 de julio de 2022 | 2022-07-08
es | julio de 2022 | 2022-07
es | del 7 al 8 de julio de 2022 | 2022-07-07/2022-07-08
id | Jumat, 8 Juli 2022 | 2022-07-08
id | Jum'at, 8 Juli 2022 | 2022-07-08
id | 17 Agustus 1945 | 1945-08-17
id | 8 Juli 2022 pukul 10.30 WITA | 2022-07-08T10:30:00+08:00
ru | пятница, 8 июля 2022 г. | 2022-07-08
ru | 8 июля 2022 года | 2022-07-08
ru | июль 2022 | 2022-07
ru | в июле 2022 года | 2022-07
ru | с 7 по 8 июля 2022 г. | 2022-07-07/2022-07-08
ru | 15 марта 44 до н. э. | -0043-03-15
uk | п’ятниця, 8 липня 2022 р. | 2022-07-08
uk | 15 лютого 2022 року | 2022-02-15
uk | у липні 2022 | 2022-07
fr | au début de juillet 2022 | [2022-07-01..2022-07-10]
fr | jusqu’à l’été 2022 | ../2022-22
fr | 1er trimestre 2022 | 2022-33
fr | les années 1850 | 185X
fr | 19e siècle | 18XX
de | Ende der 1850er Jahre | [1857..1859]
de | im 19. Jahrhundert | 18XX
de | spätestens am 8. Juli 2022 | [..2022-07-08]
es | a mediados de julio de 2022 | [2022-07-11..2022-07-20]
es | siglo XIX | 18XX
id | pada awal Juli 2022 | [2022-07-01..2022-07-10]
id | abad ke-19 | 18XX
ru | в начале июля 2022 года | [2022-07-01..2022-07-10]
ru | около июля 1850 г. | 1850-07~
ru | раньше чем 8 июля 2022 года | [..2022-07-07]
ru | осенью 1850 года | 1850-23
ru | в конце XIX века | [1867..1899]
ru | с 44 г. до н. э. до 14 г. н. э. | -0043/0014
ru | в 1850-х годах | 185X
uk | наприкінці липня 2022 року | [2022-07-21..2022-07-31]
uk | близько липня 1850 р. | 1850-07~
uk | у другій половині XIX століття | [1850..1899]
zh | 2022年7月8日 | 2022-07-08
zh | 2022年7月8日（星期五） | 2022-07-08
zh | 2022 年 7 月 8 日(周五) | 2022-07-08
zh | ２０２２年７月８日 | 2022-07-08
zh | 2022年7月 | 2022-07
zh | 2022年七月 | 2022-07
zh | 2022年 | 2022
zh | 2022年第3季度 | 2022-35
zh | 2022年7月7–8日 | 2022-07-07/2022-07-08
zh | 2022年7月7日 – 8月2日 | 2022-07-07/2022-08-02
zh | 2022年7月7或8日 | [2022-07-07,2022-07-08]
zh | 公元前44年3月15日 | -0043-03-15
ja | 2022年7月8日（金） | 2022-07-08
ja | 2022年7月8日(金曜日) | 2022-07-08
ja | 2022年7月8日 10:30 | 2022-07-08T10:30:00
ja | 2022年7月 | 2022-07
ja | 紀元前44年 | -0043
ko | 2022년 7월 8일 | 2022-07-08
ko | 2022년 7월 8일 오후 10:30 | 2022-07-08T22:30:00
ar | الجمعة، 8 يوليو 2022 | 2022-07-08
ar | ٨ تموز ٢٠٢٢ | 2022-07-08
ar | 8 يوليو/تموز 2022 | 2022-07-08
ar | في يوليو 2022 | 2022-07
ar | من 7 إلى 8 يوليو 2022 | 2022-07-07/2022-07-08
ar | 7 أو 8 يوليو 2022 | [2022-07-07,2022-07-08]
ar | في أوائل يوليو 2022 | [2022-07-01..2022-07-10]
ar | نحو عام 1850 | 1850~
ar | منذ 24 فبراير 2022 | 2022-02-24/..
ar | القرن التاسع عشر | 18XX
ar | الساعة 10:30 يوم 8 مارس 2022 | 2022-03-08T10:30:00
ar | 1 مارس 1922 (التقويم اليولياني) | 1922-03-14
ar | 44 ق.م | -0043
it | 1º maggio 2022 | 2022-05-01
it | l’8 luglio 2022 | 2022-07-08
pt | 1º de janeiro de 1502 | 1502-01-01
ca | 8 de juliol de 2022 | 2022-07-08
ca | 8 d'agost de 2022 | 2022-08-08
pl | 8 lipca 2022 r. | 2022-07-08
pl | lipiec 2022 roku | 2022-07
sv | fredag den 8 juli 2022 | 2022-07-08
da | den 8. juli 2022 | 2022-07-08
vi | thứ Sáu, ngày 8 tháng 7 năm 2022 | 2022-07-08
tr | 8 HAZİRAN 2022 | 2022-06-08
tr | 8 Subat 2022 | 2022-02-08
el | 8 ΑΥΓΟΥΣΤΟΥ 2022 | 2022-08-08
es | SABADO 9 de julio de 2022 | 2022-07-09
"""
SHOWN = """
en | 2022-07-08 | 8 July 2022
en-US | 2022-07-08 | July 8, 2022
en-US | 2022-07-07/2022-07-08 | July 7–8, 2022
en-US | 2022-06-28/2022-07-03 | June 28 – July 3, 2022
en-US | 2022-07-08T22:15:00+08:00 | July 8, 2022, 10:15:00 PM UTC+8
zh | 2022-07-07/2022-07-08 | 2022年7月7–8日
zh | [2022-07-07,2022-07-08] | 2022年7月7日或8日
zh | 2022-07/2022-09 | 2022年7月–9月
ja | [2022-07-07,2022-07-08] | 2022年7月7日または8日
ko | [2022-07-07,2022-07-08] | 2022년 7월 7일 또는 8일
eu | [2022-07-07,2022-07-08] | 2022(e)ko uztailaren 7(a) edo 8(a)
fr | 2022-07-01 | 1er juillet 2022
fr | 2022-07 | juillet 2022, jour inconnu
fr | 18XX | XIXe siècle
de | 2022-07-07/2022-07-08 | 7.–8. Juli 2022
de | 1850~ | um 1850
es | 2022-07-07/2022-07-08 | 7–8 de julio de 2022
id | 2022-07-07/2022-07-08 | 7–8 Juli 2022
ru | -0043-03-15 | 15 марта 44 г. до н. э.
ru | 2022-07 | июль 2022 г., день неизвестен
uk | 2022-07-07/2022-07-08 | 7–8 липня 2022 р.
ar | 2022-07 | يوليو 2022، اليوم غير معروف
ar | 1850~ | نحو 1850
ar | ../2022-07-08 | حتى 8 يوليو 2022
"""
LANGUAGES = ("ar", "en", "fr", "de", "es", "id", "ru", "uk")


def table(text: str) -> list[list[str]]:
    return [line.split(" | ") for line in text.strip().splitlines()]


@pytest.mark.parametrize(("language", "text", "edtf"), table(READ))
def test_a_language_is_read(language: str, text: str, edtf: str) -> None:
    assert read_date(text, language=language).edtf == edtf


@pytest.mark.parametrize(("language", "edtf", "text"), table(SHOWN))
def test_a_language_is_shown(language: str, edtf: str, text: str) -> None:
    # CLDR sets narrow spaces that do not break; here they would be hard to see.
    assert " ".join(show_date(read_date(edtf), language).split()) == text


# Of these the names of months share letters or words with those of quarters.
SHARED = ("ar", "bn", "gu", "kn", "mk", "mr", "my", "ne", "pa", "ta", "te")


@pytest.mark.parametrize("language", SHARED)
def test_a_month_is_told_from_a_quarter_that_shares_a_word_with_it(language: str) -> None:
    names = Locale.parse(language).months["format"]
    for width in ("wide", "abbreviated"):
        for month, name in names[width].items():
            assert read_date(f"{name} 2020", language=language).edtf == f"2020-{month:02}", name


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("month", range(1, 13))
def test_every_month_name_is_read_with_a_day_and_alone(language: str, month: int) -> None:
    months = Locale.parse(language).months
    for form in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            name = months[form][width][month]
            assert read_date(f"8 {name} 2022", language=language).edtf == f"2022-{month:02}-08"
            assert read_date(f"{name} 2022", language=language).edtf == f"2022-{month:02}"
            assert read_date(f"8 {name.upper()} 2022", language=language).edtf[5:7] == f"{month:02}"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("weekday", range(7))
def test_every_weekday_is_checked(language: str, weekday: int) -> None:
    day = f"2022-07-{4 + weekday:02}"  # 4 July 2022 was a Monday
    names = Locale.parse(language).days["format"]["wide"]
    assert read_date(f"{names[weekday]}, {day}", language=language).edtf == day
    with pytest.raises(DateError) as caught:
        read_date(f"{names[(weekday + 1) % 7]}, {day}", language=language)
    assert caught.value.code == "weekday-mismatch"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("edtf", ["2022-07-08", "2022-02-28", "1945-12-01", "-0043-03-15", "0079"])
def test_what_is_shown_is_read_back(language: str, edtf: str) -> None:
    shown = show_date(read_date(edtf), language, brief=True)
    assert read_date(shown, language=language).edtf == edtf


def test_the_names_of_another_language_are_not_guessed() -> None:
    with pytest.raises(DateError):
        read_date("8 juillet 2022", language="en")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("7月8日", "missing-year"),
        ("2022年7月9日（星期五）", "weekday-mismatch"),
        ("2022年2月30日", "invalid-date"),
    ],
)
def test_chinese_dates_are_checked_too(text: str, code: str) -> None:
    with pytest.raises(DateError) as caught:
        read_date(text, language="zh")
    assert caught.value.code == code


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(DateError) as caught:
        read_date("8 July 2022", language="xx-nowhere")
    assert caught.value.code == "unknown-language"


SHOWN_AFTER = """
import sys
from dateline.dates import read_date, show_date
first, then = sys.argv[1:]
autumn = read_date("2018-10/2018-11")
show_date(autumn, first)
print(show_date(autumn, then))
"""


@pytest.mark.parametrize(
    ("first", "then"), [("he", "fr"), ("zh", "de"), ("ja", "en"), ("fr", "he")]
)
def test_no_language_has_the_months_of_the_one_before_it(first: str, then: str) -> None:
    """Of a new process, since what a language was first asked for stays."""

    def shown(*languages: str) -> str:
        command = [sys.executable, "-X", "utf8", "-c", SHOWN_AFTER, *languages]
        return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout

    assert shown(first, then) == shown(then, then)
