"""What else follows from the data: order, roles, dates, and that drafts are left out."""

from __future__ import annotations

import re

import pytest
from tests.resolving import Resolve, data_of, pages_of

from dateline.data.settings import Settings


def dated(*dates: str) -> str:
    rows = [f"  - {{id: e{n}, date: {date}, title: T{n}}}\n" for n, date in enumerate(dates)]
    return "events:\n" + "".join(rows)


ORDERS = [
    ("days", ["2022-07-09", "2022-07-07", "2022-07-08"], "e1 e2 e0"),
    ("the order of the file on one day", ["2022-07-08", "2022-07-08"], "e0 e1"),
    ("wider first", ["2022-07-01", "2022-07", "2022"], "e2 e1 e0"),
    ("clock times in a day", ["'2022-07-08, 10:30'", "'2022-07-08, 09:00'"], "e1 e0"),
    ("a bound at its known end", ["2022-07-09", "before 2022-07-09", "2022-07-08"], "e2 e1 e0"),
    ("no start at all", ["../2022-07-08", "2022-07-07", "2022-07-09"], "e1 e0 e2"),
    ("a bound after what it names", ["2022-05", "April 2022 or later", "2022-04-10"], "e2 e1 e0"),
    (
        "the instant, not the local day",
        [
            "'8 July 2022, 06:30 Europe/Kyiv'",
            "'8 July 2022, 05:00 UTC'",
            "'7 July 2022, 23:30 America/Los_Angeles'",
            "2022-07-08",
            "2022-07-09",
        ],
        "e3 e0 e1 e2 e4",
    ),
    ("one zone as by days", ["2022-07-08", "'7 July 2022, 23:30 UTC-7'"], "e1 e0"),
    ("before Christ", ["AD 100", "44 BC", "-0100"], "e2 e1 e0"),
]


@pytest.mark.parametrize(
    ("dates", "expected"), [row[1:] for row in ORDERS], ids=[row[0] for row in ORDERS]
)
def test_order(resolve: Resolve, dates: list[str], expected: str) -> None:
    oldest = [event.id for event in resolve(dated(*dates)).events]
    assert " ".join(oldest) == expected
    newest = [event.id for event in resolve("order: newest-first\n" + dated(*dates)).events]
    assert newest == oldest[::-1]


def test_after_states_an_order(resolve: Resolve) -> None:
    events = (
        "events:\n"
        "  - {id: a, date: 2022-07-08, title: A, after: [c]}\n"
        "  - {id: b, date: 2022-07-08, title: B}\n"
        "  - {id: c, date: 2022-07-08, title: C, after: [draft]}\n"
        "  - {id: d, date: 2022-07-09, title: D}\n"
        "  - {id: draft, date: 2022-07-08, title: E, draft: true}\n"
    )
    assert [event.id for event in resolve(events).events] == ["b", "c", "a", "d"]


WHOLE_PERIODS = [
    ("a week in a day", "'[2022-07-08..2022-07-14]'", "2022-07-08 2022-07-08 2022-07-09", 2),
    ("a month in a day", "2022-07", "2022-07-08 2022-07-08 2022-07-09", 2),
    ("a summer in a month", "summer 2022", "2022-07-08 2022-07-08 2022-07-09 2022-08-01", 3),
    ("a decade in a year", "202X", "2022-07-08 2022-07-09 2022-08-01 2023-01-01", 3),
    (
        "of a day or later, in another day",
        "not before 2022-07-07",
        "2022-07-08 2022-07-08 2022-07-09",
        2,
    ),
    ("a day in itself", "not after 2022-07-08", "2022-07-08 2022-07-08 2022-07-09", 1),
    ("a week beside nothing else", "'[2022-07-08..2022-07-14]'", "2022-07-08 2022-07-09", 1),
]


@pytest.mark.parametrize(
    ("late", "others", "place"),
    [row[1:] for row in WHOLE_PERIODS],
    ids=[row[0] for row in WHOLE_PERIODS],
)
def test_what_is_known_less_exactly_divides_no_day(
    resolve: Resolve, late: str, others: str, place: int
) -> None:
    """The late one comes after the first of the others, which keep their order."""
    dates = re.findall(r"'[^']+'|\S+", others)
    rows = dated(*dates) + f"  - {{id: late, date: {late}, title: Late, after: [e0]}}\n"
    expected = [f"e{n}" for n in range(len(dates))]
    expected.insert(place, "late")
    assert [event.id for event in resolve(rows).events] == expected
    rows = f"order: newest-first\n{rows}"
    assert [event.id for event in resolve(rows).events] == expected[::-1]


def test_what_follows_a_late_event_follows_it_still(resolve: Resolve) -> None:
    rows = dated("2022-07-08", "2022-07-08", "2022-07-08")
    rows += "  - {id: late, date: 2022-07, title: L, after: [e0]}\n"
    rows += "  - {id: last, date: 2022-07-08, title: L, after: [late]}\n"
    assert [event.id for event in resolve(rows).events] == ["e0", "e1", "e2", "late", "last"]


def test_newest_first_turns_the_timeline_and_nothing_else(resolve: Resolve) -> None:
    text = """\
    order: newest-first
    events:
      - id: first
        date: 2021-07-08
        title: First
        accounts: [{source: a, by: belov, quote: One, position: contact/north-did}]
      - id: last
        date: 2022-07-08
        title: Last
        accounts: [{source: a, by: belov, quote: Two, position: contact/north-did}]
    """
    found = resolve(text, settings=Settings(page_size=1))
    assert [period.name for period in found.periods] == ["2022", "2021"]
    assert [e["id"] for e in data_of(found)["events"]] == ["last", "first"]
    belov = next(person for person in found.people if person.id == "belov")
    (position, *_) = found.disputes[0].positions
    for accounts in (belov.accounts, position.accounts):
        assert [account.words for account in accounts] == ["One", "Two"]


ROLES = """\
title: The talks
people:
  belov:
    name: Ana Belov
    roles:
      - {role: Envoy, to: 2020}
      - {role: Minister, from: 2021, to: 2023-06}
      - {role: President, from: 2023-07-01}
      - {role: Poet}
  dahl: {name: Nils Dahl, roles: [{role: Clerk}]}
sources: {a: {type: book, title: A}}
"""
DAYS = [
    ("date: 2019-01-01", "", "Envoy"),
    ("date: 2020-12-31", "", "Envoy"),
    ("date: 2021-01-01", "", "Minister"),
    ("date: 2023-06-30", "", "Minister"),
    ("date: 2023-07-01", "", "President"),
    ("date: 2023-07-01", "said: 2022-07-08, ", "Minister"),
    ("date: 2022", "said: 2023-08, ", "President"),
]


@pytest.mark.parametrize(("date", "said", "role"), DAYS)
def test_role_at_the_time(resolve: Resolve, date: str, said: str, role: str) -> None:
    account = f"{{source: a, by: belov, via: dahl, {said}quote: Yes}}"
    text = f"events: [{{id: e, {date}, title: T, accounts: [{account}]}}]\n"
    (found,) = resolve(text, frame=ROLES).events[0].accounts
    assert found.by is not None
    assert found.via
    assert (found.by.role, found.via[0].role) == (role, "Clerk")


def test_between_two_roles_no_role_with_years_is_made_up(resolve: Resolve) -> None:
    frame = ROLES.replace("from: 2021", "from: 2022")
    account = "{source: a, by: belov, quote: Yes}"
    text = f"events: [{{id: e, date: 2021-05-05, title: T, accounts: [{account}]}}]"
    (found,) = resolve(text, frame=frame).events[0].accounts
    assert found.by is not None
    assert found.by.role == "Poet"


CLAIMS = [
    ("no account has a date of its own", "", ["a", "{source: b, narration: B}"], {}),
    (
        "one source differs",
        "",
        ["{source: a, narration: A}", "{source: b, narration: B, date: 2022-07-09}"],
        {"2022-07-08": ["a"], "2022-07-09": ["b"]},
    ),
    (
        "in time order, whatever the order of the accounts",
        "",
        ["{source: a, narration: A}", "{source: b, narration: B, date: 2022-07-07}"],
        {"2022-07-07": ["b"], "2022-07-08": ["a"]},
    ),
    (
        "a source that differs is not said to give the event's date too",
        "",
        [
            "{source: a, narration: A}",
            "{source: b, narration: B, date: 2022-07-09}",
            "{source: b, narration: C}",
        ],
        {"2022-07-08": ["a"], "2022-07-09": ["b"]},
    ),
    (
        "the event's date is that of the source whose words prove it",
        "    date_from: [{source: a, words: 8 July 2022}]\n",
        [
            "{source: a, narration: A}",
            "{source: b, narration: B, date: 2022-07-09}",
            "{source: c, narration: C}",
            "wire",
        ],
        {"2022-07-08": ["a"], "2022-07-09": ["b"]},
    ),
    (
        "one date in two spellings is one",
        "",
        [
            "{source: a, narration: A, date: 9 July 2022}",
            "{source: b, narration: B, date: 2022-07-09}",
        ],
        {"2022-07-09": ["a", "b"]},
    ),
]


@pytest.mark.parametrize(
    ("date_from", "accounts", "expected"), [row[1:] for row in CLAIMS], ids=[r[0] for r in CLAIMS]
)
def test_who_gives_which_date(
    resolve: Resolve, date_from: str, accounts: list[str], expected: dict[str, list[str]]
) -> None:
    listed = "".join(f"      - {account}\n" for account in accounts)
    head = f"events:\n  - id: e\n    date: 2022-07-08\n{date_from}    title: T\n"
    text = f"{head}    accounts:\n{listed}"
    claims = resolve(text).events[0].claims
    assert [c.date.edtf for c in claims] == list(expected)
    assert {c.date.edtf: [s.id for s in c.sources] for c in claims} == expected


def test_the_page_says_who_gives_which_date(resolve: Resolve) -> None:
    text = """\
    events:
      - id: e
        date: 2022-07-08
        title: T
        accounts: [{source: a, narration: A}, {source: b, narration: B, date: 2022-07-09}]
    """
    assert (
        'Sources give different dates: <time datetime="2022-07-08">8 July 2022</time> '
        '([Outlet A](sources.md#a)); <time datetime="2022-07-09">9 July 2022</time> '
        "([Outlet B](sources.md#b))\n"
    ) in pages_of(resolve(text))["index.md"]


def test_the_page_says_how_the_date_of_an_account_is_known(resolve: Resolve) -> None:
    text = """\
    events:
      - id: e
        date: 2022-07-08
        title: T
        accounts:
          - {source: a, narration: A}
          - source: b
            narration: B
            date: 2022-07-07
            date_from: [{words: Thursday, because: The report is of that week.}]
    """
    assert (
        "<summary>Details</summary>\n\n"
        'How the date is known&#58; <time datetime="2022-07-07">7 July 2022</time> – '
        "[Outlet B](sources.md#b) says “Thursday”. Our reasoning: The report is of that week."
        "\n\n</details>"
    ) in pages_of(resolve(text))["index.md"]


DRAFTS = """\
remarks: {us: {same_because: We say so.}}
events:
  - id: shown
    was: [shown-before]
    date: 2022-07-08
    title: Shown
    added: 2026-11-20
    accounts:
      - {source: a, by: belov, quote: It was not us, remark: us, position: contact/north-did}
  - id: unready
    was: [unready-before]
    date: 2022-07-09
    date_from: [{source: b, words: 9 July 2022}]
    title: A secret
    draft: true
    added: 2026-11-21
    accounts: [{source: b, by: dahl, quote: Secret words, remark: us, position: contact/south-did}]
corrections:
  - {on: 2026-11-21, event: shown, kind: correction, was: 7 July}
  - {on: 2026-11-22, event: unready, kind: correction, was: A secret change}
"""


def test_a_draft_is_nowhere(resolve: Resolve) -> None:
    found = resolve(DRAFTS)
    assert (found.strings, found.matched) == (1, 0)
    assert {s.source.id: s.strings for s in found.sources if s.strings} == {"a": 1}
    assert [len(p.accounts) for p in found.disputes[0].positions] == [1, 0, 0]
    assert found.remarks["us"].standing is None
    assert {p.person.id: len(p.accounts) for p in found.people} == {"belov": 1, "dahl": 0, "lee": 0}
    for path, text in pages_of(found).items():
        for secret in ("unready", "secret", "Secret"):
            assert secret not in path + text, path


def test_a_retracted_draft_leaves_its_tombstone_and_all_its_record(resolve: Resolve) -> None:
    retraction = "  - {on: 2026-11-23, event: unready, kind: retraction, why: Forged.}\n"
    pages = pages_of(resolve(DRAFTS + retraction))
    assert "Forged." in pages["e/unready/index.html"]
    assert "A secret change" in pages["corrections.md"]
    assert "A secret" not in pages["index.md"]


def test_an_event_keeps_its_old_addresses(resolve: Resolve) -> None:
    pages = pages_of(resolve(DRAFTS))
    addresses = sorted(p for p in pages if p.startswith("e/") and p.endswith("index.html"))
    assert addresses == ["e/shown-before/index.html", "e/shown/index.html"]
    for address in addresses:
        assert 'href="../../#shown"' in pages[address]


def test_corrections_stand_with_their_event_in_file_order(resolve: Resolve) -> None:
    more = "  - {on: 2026-11-19, event: shown, kind: update, now: 8 July}\n"
    (event,) = resolve(DRAFTS + more).events
    assert [correction.on.edtf for correction in event.corrections] == ["2026-11-21", "2026-11-19"]


def test_a_timeline_without_events(resolve: Resolve) -> None:
    found = resolve("")
    assert data_of(found)["events"] == []
    assert "# The talks" in pages_of(found)["index.md"]


def test_templates_of_older_sites_find_the_records(resolve: Resolve) -> None:
    accounts = "accounts: [{source: a, by: belov, quote: We go., position: hall/belov-did}]"
    found = resolve(f"events: [{{id: talks, date: 2022-07-08, title: Talks, {accounts}}}]")
    event = found.events[0]
    assert event.event is event.record
    assert event.accounts[0].account is event.accounts[0].record
    assert found.people[0].person is found.people[0].record
    assert found.sources[0].source is found.sources[0].record
    for dispute in found.disputes:
        assert dispute.dispute is dispute.record
        assert all(position.position is position.record for position in dispute.positions)
    assert all(remark.remark is remark.record for remark in found.remarks.values())


TAKEN = """\
events:
  - id: talks
    date: 2022-07-08
    title: The talks
    accounts:
      - {{source: a, by: {south}, quote: They hung up., position: contact/north-did}}
      - {{source: b, by: {north}, quote: They did., position: contact/south-did}}
"""


@pytest.mark.parametrize(
    ("south", "north", "order"),
    [
        ("belov", "dahl", ["south-did", "north-did", "nobody-did"]),
        ("dahl", "belov", ["north-did", "south-did", "nobody-did"]),
        ("belov", "belov", ["north-did", "south-did", "nobody-did"]),
        ("belov", "lee", ["north-did", "south-did", "nobody-did"]),
    ],
)
def test_positions_are_in_the_order_of_the_sides_that_take_them(
    resolve: Resolve, south: str, north: str, order: list[str]
) -> None:
    """Where each is one side's own; else in that of the data. Northland is the first side."""
    contact = resolve(TAKEN.format(south=south, north=north)).disputes[0]
    assert [position.record.id for position in contact.positions] == order


def test_a_position_of_two_sides_keeps_the_order_of_the_data(resolve: Resolve) -> None:
    both = TAKEN.format(south="belov", north="dahl")
    both += "      - {source: b, by: dahl, quote: So they did., position: contact/north-did}\n"
    (contact, _) = resolve(both).disputes
    assert contact.positions[0].record.id == "north-did"
