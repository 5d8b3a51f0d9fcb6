"""Good data become the model, whole and typed."""

from __future__ import annotations

from pathlib import Path

from dateline.check import check_timelines
from dateline.data.model import CorrectionKind, Speaker, WordsKind
from dateline.data.source_types import SourceType
from dateline.problems import Problems
from dateline.read.timelines import read_timelines

WHOLE = Path(__file__).parent.parent / "cases" / "none--whole" / "docs"


def test_every_key_reaches_the_model() -> None:
    problems = Problems()
    (timeline,) = check_timelines(read_timelines(WHOLE, problems), problems)
    assert problems.all == ()
    assert (timeline.title, timeline.language) == ("The harbour talks", "en")
    assert (timeline.zone, timeline.date_order) == ("Asia/Makassar", "dmy")
    assert timeline.newest_first
    assert [side.name for side in timeline.sides.values()] == ["Northland", "Southland"]
    assert [p.id for p in timeline.disputes["contact"].positions] == ["north-did", "south-did"]
    assert timeline.remarks["hung-up"].spoken_in == "id"
    belov = timeline.people["belov"]
    assert (belov.name, belov.side, belov.also) == ("Ana Belov", "south", ("Belov",))
    assert belov.roles[0].start
    assert belov.roles[0].start.edtf == "2021"


def test_sources() -> None:
    problems = Problems()
    (timeline,) = check_timelines(read_timelines(WHOLE, problems), problems)
    source = timeline.sources["outlet-a"]
    assert source.type is SourceType.NEWS
    assert (source.by, source.agency, source.based_on) == (("Mia Lee",), "Wire One", ("wire-one",))
    assert source.published_from[0].source == "outlet-a"
    assert source.dateline
    assert source.dateline.town == "Bali"
    assert source.archived
    assert source.archived.on
    assert (source.url, source.text) == ("https://outlet-a.example/talks", "texts/outlet-a.txt")
    assert timeline.sources["wire-one"].type is SourceType.WIRE


def test_events_and_accounts() -> None:
    problems = Problems()
    (timeline,) = check_timelines(read_timelines(WHOLE, problems), problems)
    event = timeline.events["belov-leaves-early"]
    assert (event.date.edtf, event.was, event.topics) == (
        "2022-07-08",
        ("belov-leaves",),
        ("talks",),
    )
    assert [item.because[:13] for item in event.date_from] == ["", "The timetable"]
    assert event.date_from[0].within == "left the hall on Friday"
    assert event.image
    assert event.image.alt == "An empty hall"
    citation, account = event.accounts
    assert (citation.source, citation.kind) == ("wire-one", WordsKind.CITATION)
    assert (account.kind, account.words) == (WordsKind.QUOTE, "They hung up on us")
    assert account.by == Speaker(person="belov")
    assert account.via == (Speaker(unnamed="an official who was present"),)
    assert (account.dispute, account.position) == ("contact", "north-did")
    assert (account.remark, account.at, account.to) == ("hung-up", "paragraph 7", "reporters")
    assert timeline.events["a-draft"].draft


def test_places_point_at_values() -> None:
    problems = Problems()
    (timeline,) = check_timelines(read_timelines(WHOLE, problems), problems)
    event = timeline.events["belov-leaves-early"]
    assert event.place_of("date").line == 7
    assert event.place_of("nothing") == event.place
    assert event.accounts[1].place_of("quote").path == "docs/events.yml"


def test_ledger_and_record() -> None:
    problems = Problems()
    (timeline,) = check_timelines(read_timelines(WHOLE, problems), problems)
    assert [c.kind for c in timeline.corrections] == [
        CorrectionKind.CORRECTION,
        CorrectionKind.RETRACTION,
    ]
    assert timeline.published.ids == ("talks-begin", "belov-leaves", "never-was")
    assert timeline.checks["0123456789abcdef"].end == 31
