"""Screens beside brothers and sisters, and of what turned round a meeting: on, just inside and just outside each."""

import pytest

from seen.core.patterns.beside_screens import GradedApart, MostOfTheWorries
from seen.core.patterns.turning import BetterThenWorse
from tests.unit.patterns.test_closer import FOOD, ask, row

REVIEW = ("review_conference",)
CYCLE = BetterThenWorse("two", of="meeting.held", kinds=REVIEW, before=14, after="forty", months="months")
NUMBERS = {"two": 2, "months": 6, "forty": 40}


def meeting(ref, on, kind="review_conference"):
    return row(ref, on, "meeting.held", polarity="0", detail=f"kind={kind}")


def grade(ref, on, value, item="food"):
    said = f"instrument=tool, version=1, item={item}, value={value}, best=1, worst=5"
    return row(ref, on, "grade.given", polarity="0", detail=said)


def worries(number, *, kind="food.concern", start=1, **more):
    return tuple(row(f"{kind[:2]}{start}{n}", f"2026-0{start}-{n + 1:02}", kind, **more) for n in range(number))


def ask_of(screen, own, *siblings):
    return ask(screen, *own, siblings=siblings)


MOST = MostOfTheWorries(5, own="two", percent=80, times="two", months="months")
MORE_THAN_ALL = MostOfTheWorries(5, own=6, percent=80, times="two", months="months")
TWO_OF_THREE = MostOfTheWorries(3, own="two", percent=66, times="two", months="months")
HARDLY_MORE = MostOfTheWorries(3, own="two", percent=67, times="two", months="months")
WORRIES = [
    (MOST, worries(4), (worries(1, start=2),), True),  # 4 of 5: 80 percent
    (MOST, worries(4), (worries(2, start=2),), False),
    (MOST, worries(4), ((),), False),  # four in all
    (MOST, worries(5), ((),), True),
    (MOST, worries(5), (), False),  # nobody to be set beside
    (MOST, worries(4), (worries(2, start=2), ()), True),  # of three, twice an equal share
    (MOST, worries(4), (worries(2, start=2), worries(1, start=3)), False),
    (MOST, worries(1), (worries(4, start=2), ()), False),
    (MOST, worries(5, polarity="0"), ((),), False),
    (MOST, worries(5, areas="adults"), ((),), False),
    (MOST, worries(5, areas="adults/health"), ((),), True),
    (MOST, worries(5, kind="health.untreated"), ((),), False),
    (MOST, worries(5, kind="money.hardship"), ((),), False),
    (MORE_THAN_ALL, worries(5), ((),), False),
    (TWO_OF_THREE, worries(2), (worries(1, start=2),), True),
    (HARDLY_MORE, worries(2), (worries(1, start=2),), False),
]


@pytest.mark.parametrize(("screen", "own", "siblings", "holds"), WORRIES)
def test_most_of_the_worries(screen, own, siblings, holds):
    assert ask_of(screen, own, *siblings) is holds


def test_worries_leave_the_window():
    screen = MostOfTheWorries(5, own="two", percent=80, times="two", months="months")
    assert ask(screen, *worries(5), siblings=((),), as_of="2026-07-01")
    assert not ask(screen, *worries(5), siblings=((),), as_of="2026-07-02")


APART = GradedApart(gap="two", alike="two", months="months")
ANY_ALIKE = GradedApart(gap=9, alike=1, months="months")
HOMES = ("food", "warmth")
GRADES = [
    (APART, (grade("a", "2026-01-01", 3),), (grade("b", "2026-02-01", 1),), True),
    (APART, (grade("a", "2026-01-01", 2),), (grade("b", "2026-02-01", 1),), False),
    (APART, (grade("a", "2026-01-01", 1),), (grade("b", "2026-02-01", 3),), False),
    (APART, (grade("a", "2026-01-01", 3),), (grade("b", "2026-02-01", 1, "warmth"),), False),
    (APART, (grade("a", "2026-01-01", 3),), (), False),
    (APART, (), (grade("b", "2026-02-01", 1),), False),
    (APART, (grade("a", "2025-12-29", 3),), (grade("b", "2026-02-01", 1),), False),
    (APART, (grade("a", "2026-01-01", 3), grade("c", "2026-01-02", 2)), (grade("b", "2026-02-01", 1),), False),
    (APART, (grade("a", "2026-01-01", 3), grade("c", "2026-01-01", 2)), (grade("b", "2026-02-01", 1),), True),
    (APART, tuple(grade(f"a{i}", "2026-01-01", 2, i) for i in HOMES),
     tuple(grade(f"b{i}", "2026-01-01", 2, i) for i in HOMES), True),
    (APART, tuple(grade(f"a{i}", "2026-01-01", 2, i) for i in HOMES),
     tuple(grade(f"b{i}", "2026-01-02", 2, i) for i in HOMES), False),
    (APART, tuple(grade(f"a{i}", "2026-01-01", 2, i) for i in HOMES),
     (grade("b", "2026-01-01", 2, "food"), grade("c", "2026-01-01", 3, "warmth")), False),
    (ANY_ALIKE, (grade("a", "2026-01-01", 2),), (grade("b", "2026-01-01", 2),), True),
    (ANY_ALIKE, (grade("a", "2026-01-01", 2),), (grade("b", "2026-01-02", 2),), False),
]  # fmt: skip


@pytest.mark.parametrize(("screen", "own", "other", "holds"), GRADES)
def test_graded_apart_or_alike(screen, own, other, holds):
    assert ask_of(screen, own, other) is holds


def test_nobody_to_be_graded_beside():
    assert not ask_of(APART, (grade("a", "2026-01-01", 3),))


@pytest.mark.parametrize("screen", [MOST, APART], ids=str)
def test_where_something_is_told_twice_of_any_child_each_with_enough_is_kept(screen):
    own = (*worries(2), grade("a", "2026-01-01", 3))
    again = row("z", "2020-01-01", "voice.heard", same_as="y")
    other = grade("b", "2026-01-01", 3)
    assert not ask_of(screen, own, (other,))
    assert ask_of(screen, own, (other, again))
    assert ask_of(screen, (*own, again), (other,))
    assert not ask_of(screen, (), (other, again))


BETTER = "note.strength"


def strength(ref, on, **more):
    return row(ref, on, BETTER, polarity="1", **more)


def cycle(month, *, before="01", after="20", better=strength, worse="food.concern", kind="review_conference", **more):
    """Return something better, a meeting on the 15th and something worse, all in one month."""
    return (
        better(f"b{month}", f"2026-{month}-{before}"),
        meeting(f"m{month}", f"2026-{month}-15", kind),
        row(f"w{month}", f"2026-{month}-{after}", worse, **more),
    )


CYCLES = [
    (cycle("03"), True),
    (cycle("03", before="15"), True),
    (cycle("03", before="16"), False),
    (cycle("03", after="16"), True),
    (cycle("03", after="15"), False),
    (cycle("03", kind="core_group"), False),
    (cycle("03", polarity="0"), False),
    (cycle("03", detail="cause=money"), False),
    ((*cycle("03")[1:], strength("s", "2026-02-28")), False),  # a day too early
    ((*cycle("03")[1:], row("s", "2026-03-01", BETTER, polarity="1", source="carer_said")), False),
    ((*cycle("03")[:2], row("s", "2026-04-24", "food.concern")), True),
    ((*cycle("03")[:2], row("s", "2026-04-25", "food.concern")), False),
    ((*cycle("03")[1:], grade("g", "2026-02-01", 4), grade("h", "2026-03-01", 3)), True),
    ((*cycle("03")[1:], grade("g", "2026-02-01", 3), grade("h", "2026-03-01", 3)), False),
    ((*cycle("03")[:2], grade("g", "2026-02-01", 2), grade("h", "2026-03-16", 3)), True),
    ((*cycle("03")[:2], grade("g", "2026-02-01", 3), grade("h", "2026-03-16", 2)), False),
    ((*cycle("03")[:2], grade("g", "2026-02-01", 3), grade("h", "2026-03-16", 3)), False),  # neither
    ((*cycle("03")[1:], grade("g", "2026-02-01", 3), grade("h", "2026-03-01", 3)), False),
    ((), False),
]


@pytest.mark.parametrize(("other", "holds"), CYCLES)
def test_better_by_a_meeting_and_worse_after_it_twice(other, holds):
    assert ask(CYCLE, *cycle("01"), *other, numbers=NUMBERS) is holds


LONG_BEFORE = BetterThenWorse(1, of="meeting.held", kinds=REVIEW, before=60, after=28, months="months")
FIRST_DAY = (meeting("m", "2025-12-30"), row("w", "2026-01-20", "food.concern"))
A_MONTH_MORE = [
    (LONG_BEFORE, (strength("b", "2025-11-30"), *FIRST_DAY), True),
    (LONG_BEFORE, (strength("b", "2025-11-29"), *FIRST_DAY), False),
]


@pytest.mark.parametrize(("screen", "told", "holds"), A_MONTH_MORE)
def test_what_was_better_is_looked_for_one_month_before_the_window(screen, told, holds):
    assert ask(screen, *told, numbers=NUMBERS) is holds


def test_a_meeting_before_the_window_does_not_count():
    told = (*cycle("01"), *cycle("03"))
    assert ask(CYCLE, *told, as_of="2026-07-15", numbers=NUMBERS)
    assert not ask(CYCLE, *told, as_of="2026-07-16", numbers=NUMBERS)


def test_where_something_is_told_twice_the_child_is_kept():
    assert ask(CYCLE, row("z", "2020-01-01", FOOD[0], same_as="y"), numbers=NUMBERS)
