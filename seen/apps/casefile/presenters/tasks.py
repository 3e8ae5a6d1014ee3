"""One task, and what can be done with it."""

from typing import Any

from django.urls import reverse

from seen.apps.casefile.queries import TaskLine, steps
from seen.core.access.viewer import Viewer
from seen.core.lifecycle.task import ENDED, TABLE, TaskAct, TaskStatus
from seen.kit.pages.words import moment

ACTS = {
    TaskAct.TAKE: "Take it: I will do it",
    TaskAct.ACCEPT: "Accept it: I will do it",
    TaskAct.FINISH: "It is done",
    TaskAct.GIVE: "Give it to a colleague",
    TaskAct.RETURN: "Hand it back",
    TaskAct.NOT_NEEDED: "It is not needed",
}
STATUS = {
    TaskStatus.WAITING: "Waiting",
    TaskStatus.TAKEN: "Taken",
    TaskStatus.GIVEN: "Given, not yet accepted",
    TaskStatus.ACCEPTED: "Accepted",
    TaskStatus.RETURNED: "Handed back",
    TaskStatus.DONE: "Done",
    TaskStatus.NOT_NEEDED: "Not needed",
    TaskStatus.SUPERSEDED: "Another task took its place",
}
ONLY_HOLDER = frozenset({TaskAct.ACCEPT, TaskAct.RETURN})


def task_page(viewer: Viewer, line: TaskLine) -> dict[str, Any]:
    """Return what the page of one task shows."""
    return {
        "task": line,
        "ended": line.status in ENDED,
        "rows": [
            ("Why", line.why),
            ("Due", line.due_words),
            ("About", line.child_name),
            ("With", line.holder or (f"{line.team} (nobody has taken it)" if line.team else "Nobody yet")),
            ("Where it stands", STATUS[line.status]),
            ("From", line.from_words),
        ],
        "child_href": reverse("child", args=[line.child]) if line.child else "",
        "steps": [
            {
                "title": STATUS[TaskStatus(step.status)] + (f": {step.to.name}" if step.to else ""),
                "when": moment(step.at),
                "who": step.by.name if step.by else "Seen",
                "text": step.words,
            }
            for step in steps(line.id)
        ],
    }


def act_choices(viewer: Viewer, line: TaskLine) -> list[tuple[str, str]]:
    """Return what this viewer can do with the task now."""
    mine = line.holder_id == viewer.id
    return [
        (act.value, words)
        for act, words in ACTS.items()
        if (line.status, act) in TABLE and (mine or act not in ONLY_HOLDER)
    ]
