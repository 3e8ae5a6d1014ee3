"""Tasks, duplicates, due words and days of birth: what may follow what, and what is said."""

from datetime import date

import pytest

from seen.core.lifecycle.birth import BadBirth, check_born, check_due, check_parent
from seen.core.lifecycle.due import due_words
from seen.core.lifecycle.duplicate import DuplicateStatus, decided
from seen.core.lifecycle.table import NotNow
from seen.core.lifecycle.task import ENDED, TABLE, TaskAct, TaskStatus, next_status

TASK_STEPS = """
waiting    | take give - - finish not_needed supersede -
taken      | - give - return finish not_needed supersede -
given      | take give accept return finish not_needed supersede -
accepted   | - give - return finish not_needed supersede -
returned   | take give - - finish not_needed supersede -
done       | - - - - - - - owe_again
not_needed | - - - - - - - owe_again
superseded | - - - - - - - owe_again
"""


@pytest.mark.parametrize("line", TASK_STEPS.strip().splitlines())
def test_what_can_be_done_with_a_task(line):
    status, _, acts = line.partition("|")
    may = [act if act != "-" else None for act in acts.split()]
    assert [act.value if (TaskStatus(status.strip()), act) in TABLE else None for act in TaskAct] == may


@pytest.mark.parametrize("status", TaskStatus)
def test_what_cannot_be_done_is_refused_with_how_it_stands(status):
    for act in TaskAct:
        if (status, act) in TABLE:
            assert next_status(status, act) is TABLE[status, act]
        else:
            with pytest.raises(NotNow, match="task"):
                next_status(status, act)


def test_an_ended_task_can_only_be_owed_again():
    assert {act for status, act in TABLE if status in ENDED} == {TaskAct.OWE_AGAIN}


DECIDED = """
proposed  same      same
proposed  different different
proposed  undone    refused
same      undone    undone
same      different refused
different undone    undone
different same      refused
undone    same      same
undone    different different
undone    undone    refused
"""


@pytest.mark.parametrize("line", DECIDED.strip().splitlines())
def test_deciding_on_a_duplicate(line):
    status, answer, result = line.split()
    if result == "refused":
        with pytest.raises(NotNow, match="answered this already"):
            decided(DuplicateStatus(status), answer)
    else:
        assert decided(DuplicateStatus(status), answer) == result


TODAY = date(2026, 11, 21)
DUE = """
2026-11-18 | 3 days overdue
2026-11-20 | 1 day overdue
2026-11-21 | due today
2026-11-22 | due tomorrow
2026-11-23 | due Monday 23 November
2026-12-04 | due Friday 4 December
2027-01-04 | due Monday 4 January 2027
"""


@pytest.mark.parametrize("line", DUE.strip().splitlines())
def test_when_it_is_due_in_words(line):
    day, _, words = (part.strip() for part in line.partition("|"))
    assert due_words(date.fromisoformat(day), as_of=TODAY) == words


def test_no_due_date_says_nothing():
    assert due_words(None, as_of=TODAY) == ""


def test_the_turn_of_the_year_needs_no_year_within_a_week():
    assert due_words(date(2027, 1, 1), as_of=date(2026, 12, 28)) == "due Friday 1 January"


PARENTS = """
2010-05-03 | 2020-05-02 | under 10
2010-05-03 | 2020-05-03 | ok
2010-05-03 | 2020-05-04 | ok
2020-05-03 | 2010-05-03 | under 10
-          | 2020-05-03 | ok
2010-05-03 | -          | ok
"""


@pytest.mark.parametrize("line", PARENTS.strip().splitlines())
def test_a_parent_is_at_least_ten_years_older(line):
    parent, child, says = (part.strip() for part in line.split("|"))
    born = [None if day == "-" else date.fromisoformat(day) for day in (parent, child)]
    if says == "ok":
        check_parent(*born)
    else:
        with pytest.raises(BadBirth, match=says):
            check_parent(*born)


BIRTHS = """
born | 2026-11-21 | ok
born | 2026-11-22 | give the due date
born | 2001-01-01 | ok
born | 2000-12-31 | 25 years ago
due  | 2027-09-11 | ok
due  | 2027-09-12 | 42 weeks away
due  | 2026-09-26 | ok
due  | 2026-09-25 | 8 weeks ago
"""


@pytest.mark.parametrize("line", BIRTHS.strip().splitlines())
def test_births_and_due_dates(line):
    which, day, says = (part.strip() for part in line.split("|"))
    check = {"born": check_born, "due": check_due}[which]
    if says == "ok":
        check(date.fromisoformat(day), as_of=TODAY)
    else:
        with pytest.raises(BadBirth, match=says):
            check(date.fromisoformat(day), as_of=TODAY)
