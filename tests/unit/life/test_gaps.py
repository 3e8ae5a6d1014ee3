"""Times with nothing recorded, silent agencies, and what counts as asked: on, just inside and just outside."""

from datetime import date, timedelta
from itertools import pairwise
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seen.core.life.gaps import Ask, Silence, asked_about, gaps, silences
from tests.unit.life.lives import a_life

TODAY, BORN = date(2026, 6, 30), date(2026, 1, 1)
GP, SCHOOL, OTHER = UUID(int=1), UUID(int=2), UUID(int=3)

# The days of the entries (a span is first/last, what went on is first..until), and the gaps: first-last, * goes on.
CASES = """
born       | entries                            | today      | gaps
2026-01-01 | 2026-04-01                         | 2026-06-30 |
2026-01-01 | 2026-04-02                         | 2026-06-30 | 2026-01-02/2026-04-01
-          | 2026-04-02                         | 2026-06-30 |
-          | 2026-01-01 2026-04-01              | 2026-06-30 |
-          | 2026-01-01 2026-04-02              | 2026-06-30 | 2026-01-02/2026-04-01
-          | 2026-04-02 2026-01-01              | 2026-06-30 | 2026-01-02/2026-04-01
-          | 2026-04-01                         | 2026-06-30 |
-          | 2026-03-31                         | 2026-06-30 | 2026-04-01/2026-06-30*
2026-01-01 |                                    | 2026-06-30 | 2026-01-02/2026-06-30*
2026-01-01 |                                    | 2026-04-01 |
-          |                                    | 2026-06-30 |
-          | ?                                  | 2026-06-30 |
-          | 2026-01-01 2026-02-01/2026-02-28 2026-05-29 | 2026-06-30 |
-          | 2026-01-01 2026-02-01/2026-02-28 2026-05-30 | 2026-06-30 | 2026-03-01/2026-05-29
-          | 2025-01-01 2025-01-02..2025-04-01 2025-06-30 | 2025-07-01 |
-          | 2025-01-02..2025-04-02 2025-07-01  | 2025-07-02 |
-          | 2025-01-02..2025-04-03 2025-07-01  | 2025-07-02 | 2025-01-03/2025-04-02
-          | 2026-06-01 2026-09-01              | 2026-06-30 |
-          | 2026-06-01..2026-12-31             | 2026-06-30 |
-          | 2026-03-01/2026-03-01..2026-03-01  | 2026-05-30 |
"""


def the_cases():
    _, *rows = ([cell.strip() for cell in line.split("|")] for line in CASES.strip().splitlines())
    return [pytest.param(*row, id=" ".join(row)) for row in rows]


def day(text):
    return date.fromisoformat(text)


def told(text):
    """An entry of a day, of a span of days, of what went on until a day, or with no date."""
    span, _, until = text.partition("..")
    first, _, last = span.partition("/")
    on = "" if first == "?" else first
    (moment,) = a_life(f"ref | on | latest\n{text} | {on} | {last}")
    return moment._replace(until=day(until) if until else None)


@pytest.mark.parametrize(("born", "entries", "today", "expected"), the_cases())
def test_more_than_ninety_days_apart_is_a_gap(born, entries, today, expected):
    found = gaps(
        [told(one) for one in entries.split()], born=None if born == "-" else day(born), as_of=day(today), days=90
    )
    assert " ".join(f"{one.since}/{one.until}{'*' * one.open}" for one in found) == expected


def test_its_days_are_counted_with_both_ends():
    (gap,) = gaps([told("2026-04-02")], born=BORN, as_of=TODAY, days=90)
    assert gap.days == 90


@pytest.mark.parametrize(
    ("loose", "count"),
    [
        ("2025-01-01/2025-12-31", 1),
        ("2025-04-01/2025-06-30", 0),  # 90 days: it tells of that time
        ("2025-04-01/2025-07-01", 1),
        ("2024-01-01/2024-12-31", 0),
        ("2024-06-01/2025-01-02", 1),
        ("2024-06-01/2025-01-01", 0),
        ("2025-12-31/2026-12-31", 1),
        ("2026-01-01/2026-12-31", 0),
    ],
)
def test_a_date_too_loose_to_close_a_gap_is_counted_beside_it(loose, count):
    entries = [told(one) for one in ("2025-01-01", loose, "2026-01-01")]
    found = gaps(entries, born=None, as_of=day("2026-01-02"), days=90)
    assert found[0].loose == count
    assert (found[0].since == day("2025-01-02")) is (loose != "2025-04-01/2025-06-30")


@st.composite
def lives(draw):
    days = draw(st.lists(st.dates(date(2020, 1, 1), TODAY), max_size=12))
    spans = draw(st.lists(st.integers(0, 400), min_size=len(days), max_size=len(days)))
    return [told(f"{on}/{min(on + timedelta(days=span), TODAY)}") for on, span in zip(days, spans, strict=True)]


@given(lives(), st.integers(30, 365))
def test_no_gap_holds_a_day_that_an_entry_surely_tells_of_nor_is_short_nor_is_missed(life, days):
    found = gaps(life, born=None, as_of=TODAY, days=days)
    sure = [moment for moment in life if (moment.latest - moment.earliest).days <= days]
    for gap in found:
        assert gap.days >= days
        assert not any(moment.earliest <= gap.until and moment.latest >= gap.since for moment in sure)
    assert all(one.until < two.since for one, two in pairwise(found))
    if not sure:
        assert found == []
    else:
        silent = sum(gap.days for gap in found)
        first = min(moment.earliest for moment in sure)
        assert silent <= (TODAY - first).days


def by(agency, *days):
    return [told(one)._replace(agency_id=agency) for one in days]


@pytest.mark.parametrize(
    ("last", "since"),
    [("2026-04-01", None), ("2026-03-31", "2026-03-31"), ("2020-01-01", "2020-01-01"), ("2019-12-31", "2020-01-01!")],
)
def test_an_agency_is_silent_after_more_than_ninety_days(last, since):
    found = silences(by(GP, last), working={GP: date(2020, 1, 1)}, as_of=TODAY, days=90)
    assert [f"{one.since}{'' if one.told else '!'}" for one in found] == ([since] if since else [])


@pytest.mark.parametrize(("began", "silent"), [("2026-04-01", False), ("2026-03-31", True)])
def test_one_that_never_told_anything_is_silent_since_its_work_began(began, silent):
    found = silences(by(OTHER, "2026-06-01"), working={GP: day(began)}, as_of=TODAY, days=90)
    assert found == ([Silence(GP, day(began), told=False)] if silent else [])


def test_the_longest_silent_stands_first_and_nobody_else_is_named():
    life = [*by(GP, "2026-01-05", "?"), *by(SCHOOL, "2025-01-05", "2025-09-05"), *by(OTHER, "2020-01-01")]
    began = date(2020, 1, 1)
    found = silences(life, working={GP: began, SCHOOL: began}, as_of=TODAY, days=90)
    assert [one.agency for one in found] == [SCHOOL, GP]


def test_what_went_on_until_a_day_is_told_until_then():
    life = by(GP, "2025-01-01..2026-05-01")
    assert silences(life, working={GP: date(2020, 1, 1)}, as_of=TODAY, days=90) == []


ASKED = Ask(UUID(int=9), GP, day("2026-01-01"), day("2026-03-01"))


@pytest.mark.parametrize(
    ("since", "until", "asked"),
    [
        ("2026-01-01", "2026-03-01", True),
        ("2025-06-01", "2026-01-01", True),
        ("2025-06-01", "2025-12-31", False),  # another time
        ("2026-03-01", "2026-05-30", True),
        ("2026-03-02", "2026-05-30", False),
        ("2026-01-01", "2026-05-30", True),  # it went on for 90 days more
        ("2026-01-01", "2026-05-31", False),
    ],
)
def test_a_time_is_asked_about_once(since, until, asked):
    found = asked_about(day(since), day(until), agency=GP, asks=[ASKED], days=90)
    assert found == (ASKED if asked else None)


def test_the_newest_ask_answers_and_another_agency_is_another_ask():
    newer = ASKED._replace(key=UUID(int=8), until=day("2026-03-09"))
    about = {"asks": [ASKED, newer, ASKED], "days": 90}
    assert asked_about(day("2026-01-01"), day("2026-03-01"), agency=GP, **about) == newer
    assert asked_about(day("2026-01-01"), day("2026-03-01"), agency=SCHOOL, **about) is None
