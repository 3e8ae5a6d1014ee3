"""The screen of worries that come back: on, just inside and just outside what it asks."""

import pytest

from seen.core.patterns.coming_back import ComesBack
from tests.unit.patterns.test_closer import FOOD, ask, row

DAYS = ("2026-01-01", "2026-02-26", "2026-04-23")
"""Two months of 28 days lie between one and the next."""


def worries(*days, kinds=FOOD, **more):
    return [row(f"w{n}", day, kinds[n % len(kinds)], **more) for n, day in enumerate(days)]


TWO_KINDS = ("food.concern", "clothing.concern")


BACK = [
    (worries(*DAYS), True),
    (worries("2026-01-02", *DAYS[1:]), False),
    (worries(*DAYS[:2]), False),
    (worries(*DAYS, severity="0"), False),
    (worries(*DAYS, polarity="0"), False),
    (worries(*DAYS, detail="cause=money"), False),
    (worries("2025-12-01", *DAYS[1:]), False),
    (worries(*DAYS, kinds=TWO_KINDS, areas="physical-care/health"), True),
    (worries(*DAYS, kinds=TWO_KINDS, areas="system"), False),
]
OFTEN = ComesBack(3, apart="two", months="months", severity=1, sources=())


@pytest.mark.parametrize(("rows", "holds"), BACK)
def test_comes_back(rows, holds):
    assert ask(OFTEN, *rows) is holds


@pytest.mark.parametrize(
    ("between", "of", "holds"),
    [
        ("2026-02-20", "clothing.concern", False),  # it joins the last to the one before
        ("2026-02-20", "appointment.not_brought", True),
        ("2026-03-25", "appointment.not_brought", True),
        ("2026-04-09", "appointment.not_brought", True),
        ("2026-02-20", "referral.made", True),
    ],
)
def test_what_may_not_count_joins_nothing(between, of, holds):
    rows = [
        row(ref, day, kind, areas="health")
        for ref, day, kind in (
            ("a", "2026-01-01", "food.concern"), ("b", between, of), ("c", "2026-04-09", "home.condition")
        )
    ]  # fmt: skip
    screen = ComesBack(
        2, apart="two", months="months", severity=1, sources=(), never=("referral.made",), unsure=("appointment.*",)
    )
    assert ask(screen, *rows) is holds


def test_what_may_not_count_may_be_one_more_time():
    told = [row(f"w{n}", f"2026-0{n}-01", "appointment.not_brought") for n in (1, 2, 3)]
    screen = ComesBack(3, apart="two", months="months", severity=1, sources=(), unsure=("appointment.not_brought",))
    assert ask(screen, *told)
    assert not ask(screen, *told[:2], told[0].replace("w1", "w4"))
    assert not ask(ComesBack(1, apart=1, months=6, severity=1, sources=(), never=("appointment.*",)), *told)


def made_up_for(within):
    """Return the screen of three times, a month apart, that asks whether an appointment was made up for."""
    return ComesBack(3, apart=1, months=6, severity=1, sources=(), **within)


def missed_and(attended, service):
    missed = [row(f"w{n}", f"2026-0{n}-01", "appointment.not_brought", detail="service=gp") for n in (1, 3, 5)]
    return [*missed, row("k", attended, "appointment.attended", polarity="1", detail=f"service={service}")]


MADE_UP = [
    (made_up_for({"made_up_weeks": 2}), missed_and("2026-01-15", "gp"), False),
    (made_up_for({"made_up_weeks": 2}), missed_and("2026-01-16", "gp"), True),
    (made_up_for({"made_up_weeks": 2}), missed_and("2026-01-01", "gp"), True),  # not after it
    (made_up_for({"made_up_weeks": 2}), missed_and("2026-01-15", "dentist"), True),
    (made_up_for({"made_up_weeks": 0}), missed_and("2026-01-02", "gp"), True),
]


@pytest.mark.parametrize(("screen", "told", "holds"), MADE_UP)
def test_an_appointment_made_up_for_does_not_count(screen, told, holds):
    assert ask(screen, *told) is holds


def test_where_nobody_asks_nothing_is_made_up_for():
    assert ask(made_up_for({}), *missed_and("2026-01-02", "gp"))


def test_comes_back_from_those_who_know():
    rows = worries(*DAYS, severity="0")
    assert ask(ComesBack(3, apart=2, months=6, severity=1, sources=("",)), *rows)
