"""Invented open work goes as usual, or wrong as a whole in the one way that a story names."""

import json
from datetime import date
from random import Random

import pytest

from seen.rehearsal.population.family import Person
from seen.rehearsal.population.rates import rates
from seen.rehearsal.population.record import Record
from seen.rehearsal.population.work import SOCIAL_CARE, WRONG, Piece, tell_work

BEGINS = date(2023, 1, 9).toordinal()
ENDS = BEGINS + 700
EIGHT = Person("c", "h", date(2014, 6, 1), "female", 280, False, "words", False, "white", 5.0)


def told(**wrong: float) -> list[tuple[int, str, dict]]:
    record = Record("c", Random(4), first=BEGINS - 100, last=ENDS + 100, late=0.0)
    piece = Piece("child_protection", BEGINS, ENDS, {**rates().practice, **wrong})
    tell_work(piece, [EIGHT], [record], chance=record.chance)
    return [(day, kind, json.loads(detail) if detail else {}) for day, _, kind, _, detail, _ in record.rows]


def of(rows, *kinds: str) -> list[dict]:
    return [detail for _, kind, detail in rows if kind in kinds]


def days_graded(rows, item: str) -> list[tuple[int, int]]:
    return sorted((day, says["value"]) for day, kind, says in rows if kind == "grade.given" and says["item"] == item)


@pytest.mark.parametrize("name", [None, *WRONG])
def test_only_what_is_named_goes_wrong(name):
    rows = told(**({name: 1.0} if name else {}))
    assert {says["alternatives"] for says in of(rows, "meeting.held")} == {name != "of_one_mind"}
    aims = {says.get("for", "") for says in of(rows, "goal.set", "action.agreed") if says.get("owner") != SOCIAL_CARE}
    assert (aims == {"adult"}) == (name == "for_adults")
    assert (len(days_graded(rows, "home-safety")) == 1) == (name == "graded_once")
    assert bool(days_graded(rows, "the home")) == (name == "turning")


def test_what_turns_is_better_by_each_conference_and_worse_after_it():
    rows = told(turning=1.0)
    held = [day for day, kind, says in rows if kind == "meeting.held" and says["kind"].endswith("conference")]
    assert len(held) > 2
    assert days_graded(rows, "the home") == sorted([(day - 4, 2) for day in held] + [(day + 20, 4) for day in held])
