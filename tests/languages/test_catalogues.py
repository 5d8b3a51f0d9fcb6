"""The catalogues: each says everything that English says, and nothing that no page asks for.

A page asks by calling a catalogue. What is asked for is read from the code and the templates:
a key written out, one chosen between two, or one that is built from a word of the model. For
the last, `BUILT` says which words there are.
"""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

import dateline.languages
import dateline.render
from dateline.data.bibliography.locators import NAMED
from dateline.data.media.kinds import MediaKind
from dateline.data.model import AnswerKind, CorrectionKind
from dateline.data.resolved import RemarkStanding, Standing
from dateline.data.source_types import Shape, SourceType, types_with_field
from dateline.languages import text_direction, texts_for
from dateline.quotes import Grade
from dateline.render.shared.page_kinds import BESIDE

LANGUAGES = Path(dateline.languages.__file__).parent
TABLES = {path.stem: tomllib.loads(path.read_text("utf-8")) for path in LANGUAGES.glob("*.toml")}
CATALOGUES = {code: table["pages"] for code, table in TABLES.items() if "pages" in table}
OTHERS = sorted(CATALOGUES.keys() - {"en"})
RENDER = Path(dateline.render.__file__).parent
TEMPLATES = RENDER / "templates"

PLURALS = {"zero", "one", "two", "few", "many", "other"}
PLACEHOLDER = re.compile(r"\{(\w+)\}")

SITE_PAGES = ("timelines", "people", "sources")
PAGES = tuple(kind.name for kind in BESIDE)
# Keys that are put together, and the words that go in.
BUILT: Mapping[str, Iterable[str]] = {
    "{}_title": PAGES,
    "site_{}_title": SITE_PAGES,
    "site_{}_intro": SITE_PAGES,
    "site_{}_link": ("people", "sources"),
    "{}_intro": PAGES,
    "filter_{}": ("sides", "people", "topics", "places", "eras", "key", "standing", "sources"),
    "filter_all.{}": ("sides", "people", "standing", "sources"),
    "form_{}": ("feed", "calendar", "data", "embed"),
    "strip_key.{}": ("day", "week", "month", "year", "decade", "century", "age"),
    "no_clock.{}": ("place", "topic", "list"),
    "listed.{}": ("key", "cited", "key-and-cited", "spread"),
    "main_events.{}": ("key", "cited", "contested", "ends"),
    "main_events_why.{}": ("key", "cited", "contested", "ends"),
    "sign.{}": ("checked", "cut", "paraphrase", "narration", "otherwise", "paragraph"),
    "standing.{}": (
        *(standing for standing in Standing if standing is not Standing.ONLY_CITED),
        "several-sources",
        "only-cited-outlets",
        "only-cited-sources",
    ),
    "standing_short.{}": Standing,
    "grade.{}": Grade,
    "remark.{}": RemarkStanding,
    "source_type.{}": SourceType,
    "source_field.{}": [field.name for field in types_with_field() if field.shape is Shape.TEXT],
    "locator_words.{}": NAMED,
    "source_outlet.{}": {kind.traits.container for kind in SourceType},
    "missing.{}": {word for kind in SourceType for word in kind.traits.states},
    "media_kind.{}": MediaKind,
    "answered.{}": AnswerKind,
    "answers.{}": AnswerKind,
    "correction.{}": CorrectionKind,
    "correction_{}": ("was", "now", "why"),
}
CITE_FORMS = (
    *("cite_apa", "cite_mla", "cite_chicago", "cite_chicago_note"),
    *("cite_plain", "cite_bibtex", "cite_wikipedia", "cite_csl"),
)
# Keys that the code hands to a template by name: the template and who hands them over.
HANDED_OVER = {"cite.html": ("light/cite_pages.py", CITE_FORMS)}

# Typography by language: how a quotation opens and closes, and what is a slip.
MARKS = {
    "ar": ("«", "»"), "de": ("„", "“"), "en": ("“", "”"), "es": ("«", "»"),
    "fr": ("«\u00a0", "\u00a0»"),
    "id": ("“", "”"), "ru": ("«", "»"), "uk": ("«", "»"),
}  # fmt: skip
_CURLY = r"""["'`]|\.\.\.|[«»\u00a0\u202f]|\s[:;!?]| {2}"""
_ANGLED = r"""["'`“”„]|\.\.\.|[\u00a0\u202f]|« | »|\s[:;!?]| {2}"""
SLIPS = {
    # Arabic has marks of its own; what turns the direction is a matter of the page's elements.
    "ar": re.compile(
        r"""["'`“”„,;?%٪]|\.\.\.|[\u00a0\u200e\u200f\u202a-\u202f\u2066-\u2069]"""
        r"""|« | »|\s[:؛،؟!]| {2}"""
    ),
    "de": re.compile(r"""["'`”«»]|\.\.\.|[\u00a0\u202f]|„ | “[^„]*$|\s[:;!?]| {2}"""),
    "en": re.compile(_CURLY),
    "es": re.compile(_ANGLED),
    "fr": re.compile(
        r"""["'`“”]|\.\.\.|«(?!\u00a0)|(?<!\u00a0)»|(?<!\u00a0):|(?<!\u202f)[;!?]| {2}"""
    ),
    "id": re.compile(_CURLY),
    "ru": re.compile(_ANGLED),
    "uk": re.compile(_ANGLED),
}


# --- what the catalogues hold -----------------------------------------------------------


@cache
def catalogue(language: str) -> Mapping[str, Mapping[str, str]]:
    """Key to plural form to message; a message without plurals has the form ''."""
    return dict(entries(CATALOGUES[language]))


def entries(table: Mapping[str, object], prefix: str = "") -> Iterator[tuple[str, dict[str, str]]]:
    for key, value in table.items():
        if not isinstance(value, dict):
            assert isinstance(value, str), f"{prefix}{key} is no text"
            yield f"{prefix}{key}", {"": value}
        elif value.keys() <= PLURALS:
            yield f"{prefix}{key}", value
        else:
            yield from entries(value, f"{prefix}{key}.")


def messages(language: str) -> Iterator[tuple[str, str]]:
    """Each message with what to call it."""
    for key, forms in catalogue(language).items():
        yield from ((f"{key} {form}".strip(), message) for form, message in forms.items())


def placeholders(forms: Mapping[str, str]) -> set[str]:
    return {name for message in forms.values() for name in PLACEHOLDER.findall(message)}


# --- what pages ask for -----------------------------------------------------------------


def asked_in_code() -> Iterator[tuple[str, str]]:
    """File, and a key or the shape of one (`standing.{}`), of each call of a catalogue."""
    for path in sorted(RENDER.rglob("*.py")):
        for function in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(function, ast.FunctionDef):
                continue
            chosen = assigned_in(function)
            for call in ast.walk(function):
                if isinstance(call, ast.Call) and asks(ast.unparse(call.func)):
                    yield from ((path.name, key) for key in keys_of(call.args[0], chosen))


def asks(called: str) -> bool:
    """Whether what is called is a catalogue: `t`, `words.texts`, `self._texts.plain`."""
    return called.removesuffix(".plain").rpartition(".")[2] in {"t", "texts", "_texts"}


def assigned_in(function: ast.FunctionDef) -> dict[str, ast.expr]:
    return {
        target.id: node.value
        for node in ast.walk(function)
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }


def keys_of(asked: ast.expr, chosen: Mapping[str, ast.expr]) -> Iterator[str]:
    match asked:
        case ast.Constant(value=str(key)):
            yield key
        case ast.JoinedStr(values=parts):
            yield "".join(str(p.value) if isinstance(p, ast.Constant) else "{}" for p in parts)
        case ast.IfExp(body=one, orelse=other):
            yield from keys_of(one, chosen)
            yield from keys_of(other, chosen)
        case ast.Name(id=name) if name in chosen:
            yield from keys_of(chosen[name], chosen)
        case _:
            pytest.fail(f"this test cannot tell which text is asked for: {ast.unparse(asked)}")


def asked_in_templates() -> Iterator[tuple[str, str]]:
    """The same of the templates."""
    for path in sorted(TEMPLATES.iterdir()):
        for call in Environment().parse(path.read_text("utf-8")).find_all(nodes.Call):  # noqa: S701
            if isinstance(call.node, nodes.Getattr) and call.node.attr == "number":
                continue
            called = call.node.node if isinstance(call.node, nodes.Getattr) else call.node
            if not isinstance(called, nodes.Name) or called.name != "t":
                continue
            match call.args[0]:
                case nodes.Const(value=key):
                    yield path.name, key
                case nodes.Concat(nodes=parts):
                    shape = [p.value if isinstance(p, nodes.Const) else "{}" for p in parts]
                    yield path.name, "".join(shape)
                case _:
                    assert path.name in HANDED_OVER, f"{path.name}: which text does it ask for?"
                    yield from ((path.name, key) for key in HANDED_OVER[path.name][1])


@cache
def asked() -> tuple[tuple[str, str], ...]:
    """File and key of everything that pages ask for."""
    found = []
    for file, key in (*asked_in_code(), *asked_in_templates()):
        if "{}" not in key:
            found.append((file, key))
            continue
        assert key in BUILT, f"{file}: name the words that go into {key!r} in BUILT"
        found += [(file, key.format(word)) for word in BUILT[key]]
    return tuple(found)


# --- the tests --------------------------------------------------------------------------


def test_there_are_catalogues() -> None:
    assert {"en", "fr"} <= CATALOGUES.keys()
    assert set(CATALOGUES) == MARKS.keys() == SLIPS.keys(), "give each language its typography"


def test_every_text_that_pages_ask_for_exists() -> None:
    assert len(asked()) > 100
    lost = sorted({f"{file}: {key}" for file, key in asked() if key not in catalogue("en")})
    assert not lost, "add these rows to languages/en.toml, and translations to the others"


def test_pages_ask_for_every_text() -> None:
    unused = catalogue("en").keys() - {key for _, key in asked()}
    assert not unused, "delete them from every catalogue"


def test_what_is_said_to_be_built_is_built() -> None:
    shapes = {key for _, key in (*asked_in_code(), *asked_in_templates()) if "{}" in key}
    assert shapes == BUILT.keys()


@pytest.mark.parametrize(("template", "handed"), HANDED_OVER.items())
def test_what_is_said_to_be_handed_over_is(
    template: str, handed: tuple[str, tuple[str, ...]]
) -> None:
    code, keys = handed
    assert (TEMPLATES / template).is_file()
    tree = ast.parse((RENDER / code).read_text("utf-8"))
    words = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)}
    assert words >= set(keys)


@pytest.mark.parametrize("language", OTHERS)
def test_a_catalogue_says_what_english_says(language: str) -> None:
    ours, english = catalogue(language), catalogue("en")
    assert english.keys() - ours.keys() == set(), "without a translation"
    assert ours.keys() - english.keys() == set(), "unknown to English"
    assert not [key for key in english if ("" in ours[key]) != ("" in english[key])]


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_keeps_the_values(language: str) -> None:
    ours, english = catalogue(language), catalogue("en")
    changed = [key for key in english if placeholders(ours[key]) != placeholders(english[key])]
    assert not changed


@pytest.mark.parametrize("language", CATALOGUES)
def test_the_plural_for_most_numbers_names_every_value(language: str) -> None:
    # `one` may leave the number out; `other` is for all numbers, so it may leave out nothing.
    for key, forms in catalogue(language).items():
        main = forms[""] if "" in forms else forms["other"]
        assert set(PLACEHOLDER.findall(main)) == placeholders(forms), key


@pytest.mark.parametrize("language", CATALOGUES)
def test_plural_forms_are_those_of_the_language(language: str) -> None:
    rules = texts_for(language).locale.plural_form
    for key, forms in catalogue(language).items():
        if "" not in forms:
            # `many` of French and Spanish is for whole millions; `other` stands in.
            asked = {rules(n) for n in range(200)}
            assert asked <= forms.keys() <= rules.tags | {"other"}, key


@pytest.mark.parametrize("language", CATALOGUES)
def test_no_text_is_empty_or_has_stray_spaces_or_braces(language: str) -> None:
    for name, message in messages(language):
        assert message.strip(), name
        assert message == message.strip(" \t\n"), name
        assert not re.search(r"[{}\n\t]", PLACEHOLDER.sub("", message)), name


@pytest.mark.parametrize("language", CATALOGUES)
def test_typography_is_the_language_s_own(language: str) -> None:
    slip = SLIPS[language].search
    assert not [f"{name}: {text!r}" for name, text in messages(language) if slip(text)]
    marks = tuple(catalogue(language)[key][""] for key in ("quote_open", "quote_close"))
    assert marks == MARKS[language]
    opening, closing = (mark.strip() for mark in marks)
    for name, message in messages(language):
        if not name.startswith("quote_"):
            assert message.count(opening) == message.count(closing), name


@pytest.mark.parametrize("language", OTHERS)
def test_a_sentence_stays_a_sentence(language: str) -> None:
    ours, english = catalogue(language), catalogue("en")
    changed = [key for key in english if is_sentence(ours[key]) != is_sentence(english[key])]
    assert not changed


def is_sentence(forms: Mapping[str, str]) -> bool:
    return all(message.endswith(".") for message in forms.values())


PLURAL_EXAMPLES = """
en | 0 | 0 events
en | 1 | 1 event
en | 2 | 2 events
en | 999 | 999 events
en | 1299 | 1,299 events
fr | 0 | 0 événement
fr | 1 | 1 événement
fr | 2 | 2 événements
fr | 1000000 | 1\u202f000\u202f000 événements
de | 1 | 1 Ereignis
de | 1299 | 1.299 Ereignisse
es | 1 | 1 hecho
es | 1000000 | 1.000.000 hechos
id | 1 | 1 peristiwa
ru | 1 | 1 событие
ru | 2 | 2 события
ru | 5 | 5 событий
ru | 11 | 11 событий
ru | 21 | 21 событие
ru | 112 | 112 событий
uk | 1 | 1 подія
uk | 24 | 24 події
uk | 14 | 14 подій
ar | 0 | لا أحداث
ar | 1 | حدث واحد
ar | 2 | حدثان
ar | 3 | 3 أحداث
ar | 10 | 10 أحداث
ar | 11 | 11 حدثًا
ar | 99 | 99 حدثًا
ar | 100 | 100 حدث
ar | 102 | 102 حدث
ar | 103 | 103 أحداث
ar | 1299 | 1,299 حدثًا
"""


@pytest.mark.parametrize(
    ("language", "n", "shown"),
    [line.split(" | ") for line in PLURAL_EXAMPLES.strip().splitlines()],
)
def test_numbers_take_their_plural(language: str, n: str, shown: str) -> None:
    assert texts_for(language).plain("events", n=int(n)) == shown
    assert texts_for(language)("events", n=int(n)) == shown


@pytest.mark.parametrize("language", ["tlh", "he", "ja", "zh-Hant", "x"])
def test_a_language_without_a_catalogue_has_the_english_words(language: str) -> None:
    assert language not in CATALOGUES
    texts = texts_for(language)
    assert texts.messages == texts_for("en").messages
    assert texts.language == language
    assert texts.plain("events", n=1) == "1 event"


@pytest.mark.parametrize("language", ["fr", "fr-CA", "fr_BE", "FR", "fr-Latn-FR"])
def test_a_region_has_its_language_s_words(language: str) -> None:
    assert texts_for(language).plain("sources_title") == "Sources"
    assert texts_for(language).plain("people_title") == "Personnes"


@pytest.mark.parametrize(
    ("language", "direction"),
    [
        ("en", "ltr"),
        ("fr", "ltr"),
        ("ar", "rtl"),
        ("ar-EG", "rtl"),
        ("he", "rtl"),
        ("fa", "rtl"),
        ("ur", "rtl"),
        ("az-Arab", "rtl"),
        ("zh-Hant", "ltr"),
        ("tlh", "ltr"),
        ("no language", "ltr"),
    ],
)
def test_the_direction_is_that_of_the_script(language: str, direction: str) -> None:
    assert text_direction(language) == direction


def test_no_break_spaces_reach_the_page() -> None:
    texts = texts_for("fr")
    assert texts.plain("cite_title", title="Les pourparlers") == (
        "Citer «\u00a0Les pourparlers\u00a0»"
    )
    assert texts("date_claim", date="8 juillet", sources="A") == "8 juillet&#160;: A"


def test_values_in_a_row_have_the_language_s_comma() -> None:
    assert texts_for("ar").in_row(["الأحمر", "", "الأزرق"]) == "الأحمر، الأزرق"
    assert texts_for("fr").in_row(["rouge", "", "bleu"]) == "rouge, bleu"


def test_a_date_that_ends_in_a_stop_gets_no_second_one() -> None:
    texts = texts_for("ru")
    assert texts.plain("retracted_on", day="8 июля 2026 г.") == "Отозвано: 8 июля 2026 г."
    assert texts("retracted_on", day="8 июля 2026 г.") == "Отозвано: 8 июля 2026 г."
    assert texts.plain("retracted_on", day="8 июля 2026") == "Отозвано: 8 июля 2026."


@pytest.mark.parametrize("code", sorted(CATALOGUES.keys() - {"id", "ru", "uk"}))
def test_one_quotation_is_not_told_as_several(code: str) -> None:
    one, two = (texts_for(code).plain("checked_in_short", n=n, matched=1) for n in (1, 2))
    assert one != two.replace("2", "1")
