"""One function per thing a person does to a child's case: why held, who works with them, level, work, tasks."""

from seen.apps.casefile.actions.agreement import family_says_no
from seen.apps.casefile.actions.allocation import allocate, unallocate
from seen.apps.casefile.actions.children import add_child
from seen.apps.casefile.actions.desk import ask_matching_desk, close_match
from seen.apps.casefile.actions.holds import hold, release
from seen.apps.casefile.actions.involvement import bar, end_involvement, involve, note_written
from seen.apps.casefile.actions.tasks import (
    accept_task,
    finish_task,
    give_back_task,
    give_task,
    not_needed,
    owe,
    settle,
    supersede_task,
    take_task,
)
from seen.apps.casefile.actions.work import close_work, open_work, set_level

__all__ = [
    "accept_task",
    "add_child",
    "allocate",
    "ask_matching_desk",
    "bar",
    "close_match",
    "close_work",
    "end_involvement",
    "family_says_no",
    "finish_task",
    "give_back_task",
    "give_task",
    "hold",
    "involve",
    "not_needed",
    "note_written",
    "open_work",
    "owe",
    "release",
    "set_level",
    "settle",
    "supersede_task",
    "take_task",
    "unallocate",
]
