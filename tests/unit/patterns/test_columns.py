"""How a screen is said in SQL; that it keeps the children that rows keep is held beside the store of a population."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from seen.core.patterns import columns
from seen.core.patterns.closer import Lowered
from seen.core.patterns.columns import Columns, among, children_left, children_working
from seen.core.patterns.runner import detectors
from seen.core.patterns.screens import Aged, All, AnyOf, AtLeast, Younger
from seen.core.timeline.child import LEVELS

AS_OF = date(2026, 4, 10)
TODAY, TEN_YEARS_AGO, A_MONTH_AGO = AS_OF.toordinal(), date(2016, 4, 10).toordinal(), date(2026, 3, 10).toordinal()
SOME = ("appointment.not_brought", "appointment.dna")
HERE = f"AND arrives <= {TODAY}"
OF_SOME = "kind IN ('appointment.not_brought', 'appointment.dna')"
NUMBERS = {"ten": 10, "one": 1}


@pytest.mark.parametrize(
    ("kinds", "said"),
    [
        (SOME, OF_SOME),
        (("appointment.*",), "(kind >= 'appointment.' AND kind < 'appointment/')"),
        (("food.concern", "a.*"), "(kind IN ('food.concern') OR (kind >= 'a.' AND kind < 'a/'))"),
        (("food.concern", "*"), "TRUE"),
    ],
)
def test_kinds(kinds, said):
    assert among(kinds) == said


@pytest.mark.parametrize(
    ("screen", "said"),
    [
        (AtLeast(0, of=SOME), "TRUE"),
        (AtLeast(1, of=SOME), f"child IN (SELECT child FROM events WHERE {OF_SOME} {HERE})"),
        (
            AtLeast(2, of=SOME),
            f"child IN (SELECT child FROM events WHERE {OF_SOME} {HERE} GROUP BY child HAVING count(*) >= 2)",
        ),
        (
            AtLeast(1, of=SOME, months=1),
            f"child IN (SELECT child FROM events WHERE {OF_SOME} {HERE} AND day >= {A_MONTH_AGO})",
        ),
        (Younger("ten"), f"(birth IS NULL OR birth > {TEN_YEARS_AGO})"),
        (Aged("ten"), f"(birth IS NULL OR birth <= {TEN_YEARS_AGO})"),
        (All(AtLeast(0, of=SOME)), "TRUE"),
        (All(AtLeast(0, of=SOME), AtLeast(0, of=SOME)), "(TRUE AND TRUE)"),
        (AnyOf(AtLeast(0, of=SOME), AtLeast(0, of=SOME)), "(TRUE OR TRUE)"),
    ],
)
def test_screens(screen, said):
    assert Columns(AS_OF, NUMBERS).condition(screen) == said


ANY, NONE, ONE = AtLeast(1, of=SOME), AtLeast(0, of=SOME), AtLeast("one", of=SOME)


@pytest.mark.parametrize(
    ("screen", "asked"),
    [
        (ANY, False), (ONE, False), (NONE, True), (Younger(10), True), (All(Younger(10), ANY), False),
        (All(Younger(10), NONE), True), (AnyOf(ANY, Younger(10)), True), (AnyOf(ANY, ONE), False),
    ],
)  # fmt: skip
def test_what_a_pattern_needs_is_asked_unless_its_screen_asks(screen, asked):
    pattern = replace(detectors()[0].pattern, needs=("food.concern",), screen=screen)
    assert ("kind IN ('food.concern')" in children_left(pattern, as_of=AS_OF, numbers=NUMBERS)) is asked


def test_a_level_is_lowered_to_one_that_stands_before_it():
    said = Columns(AS_OF, NUMBERS).condition(Lowered(months=6))
    for lower, higher in pairwise(LEVELS):
        assert f"says_to = '{lower}' AND says_from IN ('{higher}'" in said


def test_an_entry_without_a_day_was_there_before_every_day():
    assert date.min.toordinal() > columns.ALWAYS


def test_every_level_but_the_first_is_open_work():
    assert "says_to IN ('early_help', 'family_help', " in children_working(AS_OF)


def test_what_reads_every_kind_is_asked_of_those_whom_the_rest_leaves():
    some = AtLeast(1, of=SOME)
    said = Columns(AS_OF, NUMBERS).condition(All(AtLeast(1, of=("*",)), some))
    assert said.removeprefix("(").startswith(Columns(AS_OF, NUMBERS).condition(some))
