"""What Jinja compiled for one rebuild of a preview serves the next, while it would be the same."""

from __future__ import annotations

from jinja2 import DictLoader, Environment, FileSystemBytecodeCache

from dateline.mkdocs_plugin.template_code import TemplateCode

PAGE = {"page.html": "{{ 'a' | shout }}"}


class Rebuild(Environment):
    """The environment of one rebuild, which counts what it compiles."""

    def __init__(self, templates: dict[str, str], shout: object = str.upper) -> None:
        super().__init__(loader=DictLoader(templates), autoescape=False)
        self.filters["shout"] = shout
        self.compiled = 0

    def compile(self, *given: object, **named: object) -> object:  # type: ignore[override]
        self.compiled += 1
        return super().compile(*given, **named)  # type: ignore[call-overload]


def shown(code: TemplateCode, rebuild: Rebuild) -> str:
    code.lend_to(rebuild)
    return rebuild.get_template("page.html").render()


def test_a_template_is_compiled_once() -> None:
    code, first, second = TemplateCode(), Rebuild(PAGE), Rebuild(PAGE)
    assert [shown(code, first), shown(code, second)] == ["A", "A"]
    assert [first.compiled, second.compiled] == [1, 0]


def test_a_template_that_changed_is_compiled_again() -> None:
    code, changed = TemplateCode(), Rebuild({"page.html": "{{ 'b' | shout }}"})
    assert shown(code, Rebuild(PAGE)) == "A"
    assert shown(code, changed) == "B"
    assert changed.compiled == 1


def test_an_environment_that_works_otherwise_gets_nothing() -> None:
    # Jinja runs the filter as it compiles: nothing is left of it in the code but what it gave.
    code, other = TemplateCode(), Rebuild(PAGE, str.title)
    other.filters["shout"] = lambda text: f"{text}!"
    assert shown(code, Rebuild(PAGE)) == "A"
    assert shown(code, other) == "a!"


def test_another_cache_is_left_in_place(tmp_path: object) -> None:
    rebuild = Rebuild(PAGE)
    rebuild.bytecode_cache = theirs = FileSystemBytecodeCache(str(tmp_path))
    TemplateCode().lend_to(rebuild)
    assert rebuild.bytecode_cache is theirs
