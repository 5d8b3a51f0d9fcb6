"""From events to nodes, on a stack of our own with a limit to its depth."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from itertools import islice
from typing import Any, NoReturn

import yaml

from dateline.data.nodes import Node, Scalar
from dateline.problems import Place
from dateline.read.excerpts import position, rest_of_line, shorten, skip_blank
from dateline.read.report import FileReport
from dateline.read.yaml.open_nodes import OpenMapping, OpenSequence
from dateline.read.yaml.scalars import read_scalar, refuse_alias, refuse_properties
from dateline.read.yaml.stream import CollectionEvent, Event, NodeEvent, ScalarEvent, open_events
from dateline.read.yaml.syntax import depth_refused_at, explain_syntax

MAX_DEPTH = 20
MAX_EVENTS = 1_000_000  # ten thousand long events need about half of it


def build_tree(text: str, report: FileReport) -> Node | None:
    """The top node of a YAML text, or None if there is nothing in it.

    Raises:
        UnreadableError: an error of syntax, or more than the limits allow.
    """
    _refuse_directive(text, report)
    builder = _Builder(text, report)
    takers = builder.takers()
    try:
        with open_events(text) as events:
            for event in islice(events, MAX_EVENTS):
                if taker := takers.get(type(event)):
                    taker(event)
            for event in events:
                _refuse_many(event, report)
    except yaml.YAMLError as error:
        if (index := depth_refused_at(error)) is not None:
            _refuse_depth(_where_too_deep(text[:index], report), report)
        report.stop_unless_told(*explain_syntax(error, text, report))
    top = builder.top
    return None if isinstance(top, Scalar) and top.plain and not top.text else top


class _Builder:
    """Takes events, each by the taker of its type; `top` is the whole once all have come."""

    def __init__(self, text: str, report: FileReport) -> None:
        self.top: Node | None = None
        self._text = text
        self._report = report
        self._open: list[OpenSequence | OpenMapping] = []

    def takers(self) -> dict[type, Callable[[Any], None]]:
        """Who takes events of each type. Kept by the builder, they would keep it and all nodes in
        memory, since the collector is off.
        """
        return {
            yaml.ScalarEvent: self._take_scalar,
            yaml.AliasEvent: self._take_alias,
            yaml.SequenceStartEvent: self._open_sequence,
            yaml.MappingStartEvent: self._open_mapping,
            yaml.SequenceEndEvent: self._close,
            yaml.MappingEndEvent: self._close,
            yaml.DocumentEndEvent: self._end,
        }

    def _take_scalar(self, event: ScalarEvent) -> None:
        node = read_scalar(event, self._text, self._report)
        if self._open:
            self._open[-1].put(node, event.start_mark.index, event.end_mark.index)
        else:
            self.top = node

    def _take_alias(self, event: NodeEvent) -> None:
        inside = self._open[-1] if self._open else None
        if isinstance(inside, OpenMapping) and inside.awaits_refused:
            inside.put(Scalar("", self._place(event)))
        else:
            self._put(refuse_alias(event, self._place(event), self._report))

    def _open_sequence(self, event: CollectionEvent) -> None:
        self._push(OpenSequence(self._place(event)), event)

    def _open_mapping(self, event: CollectionEvent) -> None:
        place, flow = self._place(event), bool(event.flow_style)
        mapping = OpenMapping(place, flow=flow, text=self._text, report=self._report)
        self._push(mapping, event)

    def _push(self, node: OpenSequence | OpenMapping, event: CollectionEvent) -> None:
        refuse_properties(event, node.place, self._report)
        self._open.append(node)
        if len(self._open) > MAX_DEPTH:
            _refuse_depth(node.place, self._report)

    def _close(self, _event: Event) -> None:
        self._put(self._open.pop().close())

    def _end(self, event: Event) -> None:
        # What follows is looked at before the parser gets there: a million %TAG lines
        # would keep libyaml busy for hours.
        _refuse_second_document(self._text, event.end_mark.index, self._report)

    def _put(self, node: Node) -> None:
        if self._open:
            self._open[-1].put(node)
        else:
            self.top = node

    def _place(self, event: Event) -> Place:
        return self._report.place(event.start_mark.line, event.start_mark.column)


def _refuse_depth(place: Place, report: FileReport) -> NoReturn:
    report.stop(
        place,
        "too-deep",
        f"Here lists and mappings are nested more than {MAX_DEPTH} deep.",
        "Nothing in a timeline goes so deep: look for brackets that are not closed, or "
        "put quotes around a text that has brackets.",
    )


def _where_too_deep(text: str, report: FileReport) -> Place:
    """Where a text goes deeper than we allow, if the parser gave up at its end for the same reason.

    From PyYAML 6.0.4 on the parser has a limit of its own. Since it looks ahead, it may meet that
    limit before it reports the events in which ours is passed.
    """
    depth = 0
    with suppress(yaml.YAMLError), open_events(text) as events:
        for event in events:
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            if depth > MAX_DEPTH:
                return report.place(event.start_mark.line, event.start_mark.column)
    return Place(report.path)


def _refuse_many(event: Event, report: FileReport) -> NoReturn:
    report.stop(
        report.place(event.start_mark.line, event.start_mark.column),
        "too-many-values",
        "This file has more values than a file may have.",
        "Split its section into a folder of files, such as `events/2022.yml`.",
    )


def _refuse_directive(text: str, report: FileReport) -> None:
    index = skip_blank(text, 0)
    if text.startswith("%", index):
        line = shorten(rest_of_line(text, index))
        report.stop(
            report.place(*position(text, index)),
            "directive",
            f"`{line}` is read as an instruction to the YAML reader, because it begins with `%`.",
            "Delete it, or put it in quotes if it is text.",
        )


def _refuse_second_document(text: str, index: int, report: FileReport) -> None:
    index = skip_blank(text, index)
    marker = next((m for m in ("---", "...", "%") if text.startswith(m, index)), None)
    if marker:
        report.stop(
            report.place(*position(text, index)),
            "second-document",
            f"`{marker}` begins a second document, and a data file has only one.",
            "Delete this line, or move what follows it to a file of its own.",
        )
