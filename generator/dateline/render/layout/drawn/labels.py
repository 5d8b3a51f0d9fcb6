"""Names of events in the strip, each in a row in which it has room, with a line to its mark.

Those of key events are first, then of each lane the one that is told most. A name that is cut can
say another thing, so only those of key events are, and those of an overview, whose names are in
whole in the list below it. Before them all is the name of the busiest time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil
from typing import Final

from dateline.data.resolved import ResolvedEvent
from dateline.render.layout.drawn.ticks import CHARACTER
from dateline.render.layout.drawn.time_scale import WIDTH

STEPS: Final = 9
"""A name may begin at its place, end there, or lie over it: so many steps from one to the other."""

MOST_LABELS: Final = 6
"""So many events are named."""

FEW_LABELS: Final = 3
"""Events that are not key ones are named up to so many, but for the first of each lane."""

WIDE_ROWS: Final = 3
"""In so many rows, where the strip has one lane. Each of several has one, and on a phone, where an
event is to be on the first screen, there is but one: for several lanes the one of their names.
"""

MOST_LETTERS: Final = 50
"""A longer name is cut after a word."""

LEAST_LETTERS: Final = 16
"""A name of fewer would say too little."""

FEWER_LETTERS: Final = (4, 8)
"""A name that has no room is tried with so many letters less than there might be room for."""

_NEAR: Final = 0.15


@dataclass(frozen=True, slots=True)
class Flag:
    """A name of a `width` at the place `x`, both in hundredths of the drawing.

    It is `back` steps to the left of its place: 0 begins there, the last of the steps ends there.
    `row` counts from below.
    """

    x: float
    width: float
    back: int
    row: int

    @property
    def box(self) -> tuple[float, float]:
        """From where to where the name is."""
        start = self.x - self.width * self.back / STEPS
        return start, start + self.width

    def is_clear_of(self, other: Flag) -> bool:
        """Whether neither name lies on the other, nor on the line below it."""
        if self.row == other.row:
            return self.box[1] <= other.box[0] + _NEAR or other.box[1] <= self.box[0] + _NEAR
        low, high = sorted((self, other), key=lambda flag: flag.row)
        return not low.box[0] + _NEAR < high.x < low.box[1] - _NEAR


@dataclass(frozen=True, slots=True)
class Nameable:
    """An event that may be named: its lane, the place of its mark in hundredths, and how many
    pixels below the lane's top its mark begins. One that `is_key` is named before others. It
    `is_seen` from above if no mark lies between. `number` is its place on its page, from 0.
    """

    event: ResolvedEvent
    lane: int
    x: float
    depth: int
    is_key: bool
    is_seen: bool
    number: int


@dataclass(frozen=True, slots=True)
class BusiestBar:
    """The bar of the time in which most events are, and what it is called: at length on `wide`
    screens, in short on a `phone`.
    """

    x: float
    depth: int
    wide: str
    phone: str


@dataclass(frozen=True, slots=True)
class Label:
    """The name of an event above its mark, or that of the busiest time (`event` is then None), on
    wide screens or on phones. `number` is the event's place on its page, from 0.
    """

    event: ResolvedEvent | None
    text: str
    flag: Flag
    depth: int
    is_wide: bool
    number: int

    @property
    def numbers(self) -> tuple[float, float]:
        """Where it is, for the style sheet: its place in thousandths; and, as digits, the steps
        that it is to the left of it, its row, and how deep below the names its mark is, in steps
        of 2 pixels: its line is rather longer than shorter.
        """
        depth = min(max(ceil(self.depth / 2), 0), 99)
        return self.flag.x * 10, self.flag.back * 1000 + self.flag.row * 100 + depth


def wide_size(lanes: int) -> float:
    """The size of letters on wide screens, where the names of lanes are beside the drawing; that
    on a phone is 1.
    """
    return 0.7 if lanes > 1 else 0.5


def name_width(name: str, size: float) -> float:
    """The width of a name between edges, in letters of a size."""
    return (len(name) + 1) * CHARACTER * size


def busiest_labels(bar: BusiestBar) -> tuple[Label, ...]:
    """The name of the busiest time, in the highest row: names of events are below, where it is on
    none of their lines. On wide screens and on phones, or none.
    """
    found = []
    for text, size, row in ((bar.wide, wide_size(1), WIDE_ROWS - 1), (bar.phone, 1.0, 0)):
        flag = put_flag(name_width(text, size), bar.x, 1, ())
        if not flag:
            return ()
        found.append(Label(None, text, replace(flag, row=row), bar.depth, size < 1, 0))
    return tuple(found)


def labels_of(
    found: Sequence[Nameable], names: Sequence[int], busiest: Sequence[Label] = ()
) -> list[tuple[int, Label]]:
    """The labels of lanes, each with the number of its lane: on wide screens, then on phones.

    `names` has the number of letters of each lane's name, and is empty where there is one lane:
    that has the name of the `busiest` time, too.
    """
    size = wide_size(len(names))
    taken = {lane: [] for lane in range(max(len(names), 1))}  # type: dict[int, list[Flag]]
    taken[0] += (label.flag for label in busiest if label.is_wide)
    labels = [(0, label) for label in busiest]
    labels += list(_put(found, taken, size, 1 if names else WIDE_ROWS, is_wide=True))
    # On a phone the name of a lane is at the beginning of its row.
    heads = [Flag(0, (letters + 2) * CHARACTER, 0, 0) for letters in names]
    taken = {lane: heads[lane : lane + 1] for lane in taken}
    taken[0] += (label.flag for label in busiest if not label.is_wide)
    labels += _put(found, taken, 1.0, 1, is_wide=False)
    return _close(labels) if busiest else labels


def _close(labels: Sequence[tuple[int, Label]]) -> list[tuple[int, Label]]:
    """Labels without the rows that are empty."""
    rows = sorted({label.flag.row for _, label in labels if label.is_wide})
    return [
        (n, replace(label, flag=replace(label.flag, row=rows.index(label.flag.row))))
        if label.is_wide
        else (n, label)
        for n, label in labels
    ]


def label_rows(labels: Iterable[Label]) -> tuple[int, int]:
    """How many rows labels are in, on wide screens and on phones."""
    rows = [0, 0]
    for label in labels:
        rows[not label.is_wide] = max(rows[not label.is_wide], label.flag.row + 1)
    return rows[0], rows[1]


def _put(
    found: Sequence[Nameable],
    taken: dict[int, list[Flag]],
    size: float,
    rows: int,
    *,
    is_wide: bool,
) -> Iterator[tuple[int, Label]]:
    """Labels for as many as there is room for beside the names that are `taken` up in each lane."""
    named: set[str] = set()
    lanes: set[int] = set()
    keys = [one for one in found if one.is_key]
    others = [one for one in found if one.is_seen and not one.is_key]
    for stage, those in enumerate((keys, others, others)):
        most = FEW_LABELS if stage == 2 else MOST_LABELS
        for one in sorted(those, key=lambda one: (not one.is_seen, -len(one.event.accounts))):
            if len(named) >= most:
                break
            if one.event.id in named or (stage == 1 and one.lane in lanes):
                continue
            text, flag = _place(one, taken[one.lane], size, rows)
            if flag:
                taken[one.lane].append(flag)
                named.add(one.event.id)
                lanes.add(one.lane)
                yield one.lane, Label(one.event, text, flag, one.depth, is_wide, one.number)


def _place(one: Nameable, taken: Sequence[Flag], size: float, rows: int) -> tuple[str, Flag | None]:
    """A name and where it is; a key event's has as many of its words as there is room for."""
    title = one.event.title
    room = int((WIDTH - sum(flag.width for flag in taken if not flag.x)) / CHARACTER / size) - 2
    for less in (0, *FEWER_LETTERS) if one.is_key else (0,):
        text = _cut(title, room - less)
        if len(text) < min(LEAST_LETTERS, len(title)) or not (one.is_key or text == title):
            break
        flag = put_flag(name_width(text, size), one.x, rows, taken)
        if flag:
            return text, flag
    return title, None


def put_flag(width: float, x: float, rows: int, others: Sequence[Flag]) -> Flag | None:
    """A flag in the lowest row that has room for it: it begins at its place, else ends there, else
    lies over it. None where there is no room.
    """
    for back in (0, STEPS, *range(1, STEPS)):
        for row in range(rows):
            flag = Flag(x, width, back, row)
            start, end = flag.box
            if start >= -_NEAR and end <= WIDTH + _NEAR and all(map(flag.is_clear_of, others)):
                return flag
    return None


def _cut(title: str, room: int) -> str:
    """A title that is no longer than a label is, nor than there is room for.

    >>> _cut("The foreign ministers of the Group of Twenty meet in Bali", 60)
    'The foreign ministers of the Group of Twenty meet…'
    """
    most = max(min(room, MOST_LETTERS), 0)
    if len(title) <= most:
        return title
    return f"{title[: most + 1].rpartition(' ')[0] or title[:most]}…"
