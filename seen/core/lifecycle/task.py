"""A task: waiting, taken, given, accepted, handed back, and three ways in which it ends."""

from enum import StrEnum

from seen.core.lifecycle.table import after


class TaskStatus(StrEnum):
    """Where a task stands."""

    WAITING = "waiting"  # owed by its person, team or role; nobody has said that they have it
    TAKEN = "taken"
    GIVEN = "given"  # to somebody who has not yet answered
    ACCEPTED = "accepted"
    RETURNED = "returned"  # with why; it waits again
    DONE = "done"
    NOT_NEEDED = "not_needed"
    SUPERSEDED = "superseded"


class TaskAct(StrEnum):
    """What somebody does with a task."""

    TAKE = "take"
    GIVE = "give"
    ACCEPT = "accept"
    RETURN = "return"
    FINISH = "finish"
    NOT_NEEDED = "not_needed"
    SUPERSEDE = "supersede"
    OWE_AGAIN = "owe_again"


S, A = TaskStatus, TaskAct
ENDED = frozenset({S.DONE, S.NOT_NEEDED, S.SUPERSEDED})
_LIVE = [status for status in S if status not in ENDED]
TABLE: dict[tuple[TaskStatus, str], TaskStatus] = {
    **{(status, A.TAKE): S.TAKEN for status in (S.WAITING, S.RETURNED, S.GIVEN)},
    **{(status, A.GIVE): S.GIVEN for status in _LIVE},
    (S.GIVEN, A.ACCEPT): S.ACCEPTED,
    **{(status, A.RETURN): S.RETURNED for status in (S.GIVEN, S.TAKEN, S.ACCEPTED)},
    **{(status, A.FINISH): S.DONE for status in _LIVE},
    **{(status, A.NOT_NEEDED): S.NOT_NEEDED for status in _LIVE},
    **{(status, A.SUPERSEDE): S.SUPERSEDED for status in _LIVE},
    **{(status, A.OWE_AGAIN): S.WAITING for status in ENDED},
}


def next_status(status: TaskStatus, act: TaskAct) -> TaskStatus:
    """Return where the act leads. Raises NotNow, which says how the task stands."""
    return after(TABLE, status, act, sentence=_SENTENCES[status])


_SENTENCES = {
    S.WAITING: "Nobody has this task yet: take it, or give it to somebody.",
    S.RETURNED: "This task was handed back: take it, or give it to somebody.",
    S.TAKEN: "Somebody has taken this task already. Open it again to see who.",
    S.GIVEN: "This task was given to somebody who has not answered yet.",
    S.ACCEPTED: "Somebody has accepted this task already. Open it again to see who.",
    S.DONE: "This task is done already. Open it again to see what was written.",
    S.NOT_NEEDED: "Somebody said that this task is not needed. Open it again to see why.",
    S.SUPERSEDED: "Another task has taken the place of this one.",
}
