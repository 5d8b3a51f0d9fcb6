"""The event stream of a YAML text, from libyaml where PyYAML was built with it.

Only events are asked for, never the composer or a constructor: PyYAML's own loaders
recurse (libyaml's crashes the interpreter on 100,000 `[`), follow aliases and give
scalars types. An event stream does none of that, and each event carries its place.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol, cast

import yaml


class Mark(Protocol):
    """A place in the text: the character's index, line and column, all from 0."""

    index: int
    line: int
    column: int


class Event(Protocol):
    """What all events have. Either parser sets both marks, whatever PyYAML's types say."""

    start_mark: Mark
    end_mark: Mark


class NodeEvent(Event, Protocol):
    """The start of a value; for an alias, `anchor` is the name it repeats."""

    anchor: str | None
    tag: str | None


class CollectionEvent(NodeEvent, Protocol):
    """The start of a list or a mapping; `flow_style` is true of `[]` and `{}`."""

    flow_style: bool | None


class ScalarEvent(NodeEvent, Protocol):
    """A piece of text. `style` is a quotation mark, `|` or `>`; empty or None when plain."""

    value: str
    style: str | None


@contextmanager
def open_events(text: str) -> Iterator[Iterator[Event]]:
    """The events of a text, parsed as they are asked for: only a few tokens are read ahead.

    Asking for the next event raises `yaml.YAMLError` at the first error of syntax.
    """
    loader: type[yaml.CBaseLoader | yaml.BaseLoader]
    loader = yaml.CBaseLoader if yaml.__with_libyaml__ else yaml.BaseLoader
    parser = loader(text)
    try:
        yield cast("Iterator[Event]", iter(parser.get_event, None))
    finally:
        parser.dispose()
