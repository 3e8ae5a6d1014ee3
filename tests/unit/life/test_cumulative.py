"""What adds up over a life: each event once, nothing lost, and what may explain a step beside it."""

from datetime import date
from uuid import UUID

import pytest
from hypothesis import given

from seen.core.life.axis import Span
from seen.core.life.cumulative import MANY, Cumulative, cumulative
from seen.core.life.strip import strip
from seen.core.timeline.child import Child
from tests.builders.lives import AGENCIES, AS_OF, BORN, a_moment, lives, the_worst_life

CHILD = Child("amir", born=BORN)
JAN, FEB, MAR, JUN = date(2025, 1, 1), date(2025, 2, 1), date(2025, 3, 1), date(2025, 6, 1)


def added(*moments, details=None) -> Cumulative:
    return cumulative(strip(CHILD, moments, details=details or {}, as_of=AS_OF), as_of=AS_OF)


def years(found: Cumulative, name: str) -> dict[int | None, int]:
    return {year.year: getattr(year, name) for year in found.years if getattr(year, name)}


def test_a_step_for_each_day_on_which_something_was_added():
    found = added(a_moment(1, FEB), a_moment(2, JAN), a_moment(3, FEB), a_moment(4, MAR, "note.strength"))
    assert found.worries.steps == ((JAN, 1), (FEB, 3))
    assert found.strengths.steps == ((MAR, 1),)
    assert [found.worries.until(day) for day in (date(2024, 12, 31), JAN, date(2025, 1, 31), FEB, AS_OF)] == [
        0, 1, 1, 3, 3,
    ]  # fmt: skip


def test_accounts_of_one_event_count_once_at_the_first_day_any_gives():
    found = added(a_moment(1, FEB, event=7), a_moment(2, JAN, event=7), a_moment(3, None, event=7), a_moment(4, MAR))
    assert found.worries.steps == ((JAN, 1), (MAR, 2))
    assert added(a_moment(1, None, event=7), a_moment(2, JAN, event=7)).worries.steps == ((JAN, 1),)


def test_an_event_told_as_a_worry_and_as_a_strength_is_one_of_each():
    found = added(a_moment(1, JAN, event=7), a_moment(2, JAN, "note.strength", event=7))
    assert (found.worries.total, found.strengths.total) == (1, 1)


def test_what_has_no_date_is_counted_and_stands_in_no_line():
    found = added(a_moment(1, None), a_moment(2, JAN), a_moment(3, None, "note.strength"))
    assert (found.worries.dated, found.worries.undated, found.worries.total) == (1, 1, 2)
    assert (found.strengths.dated, found.strengths.undated) == (0, 1)
    assert found.years[-1].year is None


@given(lives())
def test_lines_and_years_hold_every_worry_and_strength_once(moments):
    found = added(*moments)
    assert found.worries.total == sum(one.is_worry for one in moments) == sum(year.worries for year in found.years)
    strengths = sum(one.polarity > 0 for one in moments)
    assert found.strengths.total == strengths == sum(year.strengths for year in found.years)
    assert sum(count for *_, count in found.agencies) == len(moments) == sum(count for _, count in found.sources)
    counts = [count for _, count in found.worries.steps]
    assert counts == sorted(set(counts))


def test_open_work_is_shaded_once_however_many_are_open():
    details = {UUID(int=n): {"service": f"s{n % 2}"} for n in range(1, 5)} | {UUID(int=5): {"to": "universal"}}
    found = added(
        a_moment(1, JAN, "work.opened"), a_moment(2, FEB, "work.opened"), a_moment(3, MAR, "work.closed"),
        a_moment(4, JUN, "work.closed"), a_moment(5, date(2025, 8, 1), "level.changed"), details=details,
    )  # fmt: skip
    assert found.open == (Span(JAN, JUN),)


def test_work_still_open_is_shaded_to_the_end_and_work_apart_apart():
    found = added(
        a_moment(1, JAN, "work.opened"), a_moment(2, FEB, "work.closed"), a_moment(3, JUN, "work.opened"),
    )  # fmt: skip
    assert found.open == (Span(JAN, FEB), Span(JUN, AS_OF))


@pytest.mark.parametrize(
    ("kinds", "again"),
    [
        (["referral.made"], 0),
        (["referral.made", "referral.made"], 1),
        (["work.closed", "referral.made"], 1),
        (["referral.made", "work.closed"], 0),
    ],
)
def test_referred_again_is_a_referral_after_another_or_after_work_closed(kinds, again):
    found = added(*(a_moment(n, date(2025, n, 1), kind) for n, kind in enumerate(kinds, start=1)))
    assert sum(cell.total for cell in found.again.cells) == again == sum(year.again for year in found.years)


def test_a_referral_with_no_date_is_not_known_to_be_again():
    assert added(a_moment(1, JAN, "referral.made"), a_moment(2, None, "referral.made")).again.cells == ()


@pytest.mark.parametrize(("count", "marked"), [(MANY - 1, 0), (MANY, MANY)])
def test_many_imported_on_one_day_are_marked_where_they_came_in(count, marked):
    brought = [a_moment(n, JAN, recorded=JUN, imported=True) for n in range(count)]
    found = added(*brought, *(a_moment(100 + n, JAN, recorded=JUN) for n in range(30)))
    assert sum(cell.total for cell in found.imported.cells) == marked
    assert years(found, "imported") == ({2025: marked} if marked else {})
    assert all(cell.span == found.axis.at(JUN) for cell in found.imported.cells)


def test_what_was_imported_after_the_childhood_has_a_year_of_its_own():
    grown = Child("b", born=date(2000, 1, 1))
    moments = [a_moment(n, date(2010, 1, 1), recorded=date(2025, 1, 1), imported=True) for n in range(MANY)]
    found = cumulative(strip(grown, moments, details={}, as_of=AS_OF), as_of=AS_OF)
    assert found.years[-1].year == 2025
    assert found.shown.until == date(2018, 1, 1)


def test_who_wrote_most_comes_first():
    found = added(a_moment(1, agency=AGENCIES[1]), a_moment(2, agency=AGENCIES[1]), a_moment(3, agency=AGENCIES[0]))
    assert [(name, count) for name, _, count in found.agencies] == [(AGENCIES[1], 2), (AGENCIES[0], 1)]


def test_closed_work_with_no_date_stands_in_the_last_row_of_the_table():
    assert years(added(a_moment(1, None, "work.closed"), a_moment(2, JAN)), "closed") == {None: 1}


def test_the_worst_life_adds_up():
    found = added(*the_worst_life())
    assert found.worries.total + found.strengths.total > 1_500
    assert found.imported.cells


def test_for_a_child_not_yet_born_nothing_is_recorded_after_today():
    coming = Child("c", due=date(2027, 3, 1))
    moments = [a_moment(1, date(2026, 9, 1), "work.opened")]
    found = cumulative(strip(coming, moments, details={}, as_of=AS_OF), as_of=AS_OF)
    assert found.axis.last >= date(2027, 3, 1)
    assert (found.shown.until, found.open) == (AS_OF, (Span(date(2026, 9, 1), AS_OF),))
