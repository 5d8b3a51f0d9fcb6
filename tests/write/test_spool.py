"""The shelf: outputs whose bytes are in one file, which a preview uses again."""

from __future__ import annotations

from io import BytesIO

import pytest

from dateline.data.outputs import Output
from dateline.problems import ProblemsFoundError
from dateline.write.spool import Shelf, ShelvedNotes, ShelvedOutput


def test_what_is_there_is_not_put_there_again() -> None:
    with Shelf() as shelf:
        page = shelf.keep(Output("a.md", b"page", body=b"body"))
        assert shelf.keep(page) is page
        with Shelf() as other:
            copy = other.keep(page)
            assert (copy.shelf, copy.content, copy.body) == (other, b"page", b"body")


def test_what_is_on_the_shelf_below_stays_there_and_both_are_closed() -> None:
    below = Shelf()
    page = below.keep(Output("a.md", b"page", body=b"body"))
    with Shelf(below=below) as shelf:
        assert shelf.keep(page) is page
        assert shelf.rests_on(below)
        assert (page.content, page.body, page.stored) == (b"page", b"body", b"pagebody")
    with pytest.raises(ValueError, match="closed"):
        assert page.content


def test_a_shelf_that_is_mostly_waste_takes_no_more() -> None:
    with Shelf() as shelf:
        pages = [shelf.keep(Output("a.md", b"ten bytes.")) for _ in range(3)]
        assert shelf.takes_more(pages, {})
        assert shelf.takes_more(pages[1:], {})
        assert not shelf.takes_more(pages[2:], {})


def test_notes_count_as_what_is_needed_on_a_shelf() -> None:
    with Shelf() as shelf:
        notes = ShelvedNotes(shelf)
        page = shelf.keep(Output("a.md", b"ten bytes."))
        notes["a"] = b"ten bytes,"
        shelf.keep(Output("b.md", b"twenty bytes, or so."))
        assert not shelf.takes_more([page], {})
        assert shelf.takes_more([page], notes)


def test_notes_stay_where_a_shelf_below_has_them() -> None:
    old = ShelvedNotes(Shelf())
    old["a"] = b"kept"
    with Shelf(below=old.shelf) as shelf:
        notes = ShelvedNotes(shelf, old)
        notes["a"], notes["b"] = b"kept", b"new"
        assert notes.places["a"] == old.places["a"]
        assert dict(notes) == {"a": b"kept", "b": b"new"}


def test_notes_of_a_shelf_that_will_be_closed_are_copied() -> None:
    old = ShelvedNotes(Shelf())
    old["a"] = b"kept"
    with Shelf() as shelf:
        notes = ShelvedNotes(shelf, old)
        notes["a"] = old["a"]
        old.shelf.close()
        assert notes["a"] == b"kept"


def test_a_file_that_was_given_is_only_read() -> None:
    assert not Shelf(BytesIO(b"kept")).takes_more([], {})
    with Shelf() as shelf:
        assert shelf.takes_more([], {})


def test_what_is_read_in_between_is_whole() -> None:
    with Shelf() as shelf:
        kept: list[tuple[bytes, ShelvedOutput]] = []
        for number in range(40):
            content = b"%d " % number * (number % 3 * 40_000)
            kept.append((content, shelf.keep(Output("a.md", content, body=b"b%d" % number))))
            if number % 4 == 3:
                content, output = kept[number // 2]
                assert output.content == content
        for number, (content, output) in enumerate(kept):
            assert (output.content, output.body) == (content, b"b%d" % number)


class _FullFile(BytesIO):
    """A file that writes a part, and then has no room, as long as it is full."""

    full = False

    def write(self, data: bytes, /) -> int:  # type: ignore[override]
        if self.full:
            super().write(data[:2])
            raise OSError(28, "No space left on device")
        return super().write(data)


def test_what_is_kept_after_a_write_failed_is_whole() -> None:
    file = _FullFile()
    with Shelf(file) as shelf:
        first = shelf.keep(Output("a.md", b"first"))
        file.full = True
        with pytest.raises(ProblemsFoundError):
            shelf.keep(Output("b.md", b"second"))
        file.full = False
        second = shelf.keep(Output("b.md", b"second", body=b"body"))
        assert (first.content, second.content, second.body) == (b"first", b"second", b"body")


def test_a_file_that_was_cut_gives_no_part_of_a_page() -> None:
    file = BytesIO()
    with Shelf(file) as shelf:
        kept = shelf.keep(Output("a.md", b"all of it"))
        file.truncate(4)
        with pytest.raises(ProblemsFoundError, match="was cut short while it was read") as caught:
            _ = kept.content
        assert caught.value.problems[0].place.path == ".cache/dateline", "no other can be cut"
