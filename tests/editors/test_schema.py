"""The JSON Schema takes what `dateline check` takes, and refuses what has a wrong structure.

`check-jsonschema`, which nobody here wrote, reads the files as an editor does: faults that are no
YAML count as refused too.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from click.testing import CliRunner

from dateline.cli import main
from dateline.data.keys import RECORDS, SECTIONS, UNNAMED, Key, Kind
from dateline.editors.schema import help_of, schema_json

ROOT = Path(__file__).resolve().parent.parent.parent
CASES = ROOT / "tests" / "cases"
SAMPLES = ("docs", "tools/harbour/docs", "tests/pages", "tests/cases/none--whole")
# The codes of faults of structure, as far as an editor can see one: keys, shapes, ids, addresses.
STRUCTURE = frozenset(
    """bad-address bad-escape bad-id bad-indent bad-path block-header colon-in-value duplicate-key
    empty-key empty-value key-not-text key-without-value misplaced-dash misplaced-key
    missing-colon missing-date missing-id missing-key narration-with-speaker not-a-day
    stray-bracket tab-indent text-after-quote timeline-not-mapping two-kinds-of-words
    unclosed-bracket unclosed-quote unknown-key unknown-value unquoted-comma wrong-shape
    yaml-syntax""".split()  # noqa: SIM905
)


def files_of(*folders: str) -> list[Path]:
    """The data files of timelines at or below some folders of the repository."""
    found = [path for folder in folders for path in sorted((ROOT / folder).rglob("*.yml"))]
    return [path for path in found if path.name != "mkdocs.yml"]


def validate(schema: Path, files: list[Path]) -> set[Path]:
    """The files that check-jsonschema refuses."""
    command = [sys.executable, "-m", "check_jsonschema", "--schemafile", str(schema)]
    done = subprocess.run(
        [*command, "-o", "json", *map(str, files)], capture_output=True, text=True, check=False
    )
    told = json.loads(done.stdout)
    return {Path(e["filename"]) for kind in ("errors", "parse_errors") for e in told.get(kind, ())}


@pytest.fixture
def schema(tmp_path: Path) -> Path:
    path = tmp_path / "schema.json"
    path.write_text(schema_json(), "utf-8")
    return path


def test_it_is_a_schema() -> None:
    jsonschema.Draft7Validator.check_schema(json.loads(schema_json()))


def test_every_sample_is_taken(schema: Path) -> None:
    files = files_of(*SAMPLES)
    assert len(files) > 20
    assert validate(schema, files) == set()


def test_faults_of_structure_are_refused(schema: Path) -> None:
    names = sorted(path.name for path in CASES.iterdir() if path.name.split("--")[0] in STRUCTURE)
    files = [path for name in names for path in files_of(f"tests/cases/{name}/docs")]
    refused = {path.relative_to(CASES).parts[0] for path in validate(schema, files)}
    assert len(names) >= 35
    assert len(refused) >= 0.9 * len(names), {*names} - refused


def test_every_kind_of_damage_is_refused() -> None:
    """Each key in turn left out, misspelt, or given a value of another shape."""
    validator = jsonschema.Draft7Validator(json.loads(schema_json()))
    folder = CASES / "none--whole" / "docs"
    whole = {name: read(folder / f"{name}.yml") for name in ("timeline", *SECTIONS)}
    damaged = [(what, tree) for section in whole.values() for what, tree in damage(section)]
    taken = [what for what, tree in damaged if validator.is_valid(tree)]
    assert all(map(validator.is_valid, whole.values()))
    assert len(damaged) >= 100
    assert len(taken) <= 0.1 * len(damaged), taken


def read(path: Path) -> Any:  # noqa: ANN401 - any YAML
    return yaml.load(path.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 - makes text only


def damage(tree: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - any YAML
    """A file's tree with one fault each time, and what it is."""
    keys = {key.name: key for record in (*RECORDS, UNNAMED) for key in record.keys}
    for path, name in sorted(walk(tree), key=str):
        key = keys.get(str(name))
        if key is None:
            continue
        for what, change in faults(key):
            other = deepcopy(tree)
            parent = other
            for step in path:
                parent = parent[step]
            change(parent)
            yield f"{what}: {'/'.join(map(str, (*path, name)))}", other


def walk(tree: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], Any]]:  # noqa: ANN401
    """Every key of a tree with the way to it."""
    inner = tree.items() if isinstance(tree, dict) else enumerate(tree)
    for step, value in inner:
        if isinstance(tree, dict):
            yield path, step
        if isinstance(value, dict | list):
            yield from walk(value, (*path, step))


def faults(key: Key) -> Iterator[tuple[str, Any]]:
    """Ways to damage a key of a record."""
    lists = (Kind.TEXTS, Kind.IDS, Kind.REFERENCES, Kind.RECORDS)
    records = (Kind.RECORD, Kind.NAMED_RECORDS, Kind.NAMED_TEXTS)
    wrong = "text" if key.kind in (*lists, *records) else ["a", "list"]
    yield "shape", lambda record: record.update({key.name: wrong})
    yield "misspelt", lambda record: record.update({f"{key.name}x": record.pop(key.name)})
    if key.kind is Kind.WORD:
        yield "word", lambda record: record.update({key.name: "other"})
    if key.kind is Kind.ID:
        yield "id", lambda record: record.update({key.name: "Not An Id"})


def test_each_key_has_its_help_and_what_it_contains() -> None:
    tree = json.loads(schema_json())["definitions"]
    for record in RECORDS:
        if record.anchor:
            properties = tree[record.anchor.removesuffix("-keys")]["properties"]
            told = {name: value["description"] for name, value in properties.items()}
            assert told == {key.name: help_of(key) for key in record.keys}
            assert not any("](" in text for text in told.values())
    anchors = {record.anchor for record in RECORDS}
    for record in RECORDS:
        for key in record.keys:
            if record.anchor and key.kind in (Kind.RECORD, Kind.RECORDS, Kind.NAMED_RECORDS):
                assert key.records in anchors, f"{record.what}: link the keys of its records"
            if record.anchor and key.kind is Kind.WORD:
                assert key.words, f"{record.what}: {key.name} needs `words`"


def test_ids_that_exist_are_choices(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    to = tmp_path / "dateline.schema.json"
    told = CliRunner().invoke(main, ["schema", "tests/cases/none--whole/docs", "--to", str(to)])
    assert told.output == f"{to} is written, with 12 ids.\n"
    tree = json.loads(to.read_text("utf-8"))["definitions"]
    choices = {name: d["anyOf"][0]["enum"] for name, d in tree.items() if name.endswith("-id")}
    assert choices["people-id"] == ["belov"]
    assert choices["positions-id"] == ["contact/north-did", "contact/south-did"]
    assert validate(to, files_of("tests/cases/none--whole")) == set()


def test_a_file_of_a_persons_own_is_left_alone(tmp_path: Path) -> None:
    own = tmp_path / "own.json"
    own.write_text("{}", "utf-8")
    told = CliRunner().invoke(main, ["schema", str(tmp_path), "--to", str(own)])
    assert told.exit_code == 1
    assert told.output == f"Nothing is written, since this is there already: {own}.\n"
    assert own.read_text("utf-8") == "{}"
    made = tmp_path / "made.json"
    for _ in range(2):  # one of ours is written again
        assert CliRunner().invoke(main, ["schema", str(tmp_path), "--to", str(made)]).exit_code == 0
