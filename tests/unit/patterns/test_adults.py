"""Who an entry tells of, who is a man or grown up, and what opened the work."""

import pytest

from seen.core.patterns.adults import is_adult, is_man, last_abuse, name_of, opening, role_of, who
from tests.builders.timelines import a_timeline, an_event


def told_of(detail="", person=""):
    return an_event(child="amal", ref="a", on="2026-01-05", kind="household.joined", person=person, detail=detail)


@pytest.mark.parametrize(
    ("detail", "person", "name", "role", "one"),
    [
        ("person=Bo Ode, role=uncle", "", "bo ode", "uncle", "bo ode"),
        ("role=Family_friend", "", "", "family friend", "family friend"),
        ("role=uncle", "Cy", "cy", "uncle", "cy"),
        ("person=Bo", "Cy", "bo", "", "bo"),
        ("", "", "", "", "a"),
    ],
)
def test_who_somebody_is(detail, person, name, role, one):
    event = told_of(detail, person)
    assert (name_of(event), role_of(event), who(event)) == (name, role, one)


@pytest.mark.parametrize(
    ("detail", "man"),
    [
        ("sex=male", True),
        ("sex=M, role=aunt", True),
        ("sex=male, age=16", True),
        ("sex=male, age=15", False),
        ("role=mother's partner", True),
        ("role=partner, sex=female", False),
        ("role=grandmother", False),
        ("", False),
    ],
)
def test_a_man(detail, man):
    assert is_man(told_of(detail)) is man


@pytest.mark.parametrize(
    ("detail", "adult"),
    [
        ("age=18, role=brother", True),
        ("age=17", False),
        ("age=grown", True),
        ("role=half_sister", False),
        ("role=Brother", False),
        ("role=lodger", True),
        ("", True),
    ],
)
def test_grown_up(detail, adult):
    assert is_adult(told_of(detail)) is adult


HEADER = "ref | on | kind | agency | detail\n"
OPENED = "o | 2026-02-02 | work.opened | gp | service=help\n"


def level(ref, on, to):
    return f"{ref} | {on} | level.changed | gp | from=universal, to={to}\n"


@pytest.mark.parametrize(
    ("table", "before", "by"),
    [
        ("", "", None),
        (OPENED, "", "o"),
        (level("a", "2026-01-05", "early_help"), "", "a"),
        (level("a", "2026-01-05", "early_help") + level("b", "2026-03-05", "child_in_need"), "", "a"),
        (level("a", "2026-01-05", "universal") + level("b", "2026-03-05", "child_in_need"), "", "b"),
        (level("a", "2026-01-05", "universal") + level("b", "2026-03-05", "child_in_need"), "early_help", "b"),
        (level("a", "2026-01-05", "child_in_need"), "early_help", None),
        (level("a", "2026-01-05", "universal") + OPENED, "early_help", "o"),
        (level("a", "2026-01-05", "early_help") + OPENED, "", "a"),
        (level("a", "2026-03-05", "early_help") + OPENED, "", "o"),
        (level("a", "", "early_help") + OPENED, "", "o"),
        (OPENED, "early_help", None),
        (OPENED, "universal", "o"),
    ],
)
def test_what_opened_the_work(table, before, by):
    found = opening(a_timeline(HEADER + table, as_of="2026-06-01", child={"level": before}))
    assert (found and found.ref) == by


def test_the_last_entry_of_abuse():
    abuse = "a | 2026-01-01 | police.domestic_abuse | police |\nb | 2026-02-01 | police.domestic_abuse | police |\n"
    assert [event.ref for event in last_abuse(a_timeline(HEADER + abuse, as_of="2026-06-01"))] == ["b"]
    assert last_abuse(a_timeline(HEADER, as_of="2026-06-01")) == ()
