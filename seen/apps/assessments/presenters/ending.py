"""Words for ending an assessment, reopening it, and its further days."""

from dataclasses import dataclass

from seen.apps.assessments.actions.ending import Locked
from seen.apps.assessments.queries.held import Held
from seen.kit.pages.words import plural


@dataclass(frozen=True, slots=True)
class OneThing:
    """A page that asks one thing: its title, what leads to it, the question, the button, and what is said after."""

    title: str
    lead: str
    asks: str
    button: str
    done: str


REOPEN = OneThing(
    "Reopen this assessment",
    "A new version begins with all that was written, in the version of the tool in which it was made. The signed one "
    "stands until the new one is signed, and is kept after that.",
    "Why do you reopen it?",
    "Reopen it",
    "Reopened. Change what has to change, then sign it anew.",
)
STOP = OneThing(
    "Stop this assessment",
    "What was written is kept and can be read. What it still asked to find out is owed no longer. If even one area is "
    "done, signing it may serve the child better: one area alone is finished work.",
    "Why do you stop it?",
    "Stop it",
    "Stopped. What was written is kept.",
)
VISIT = OneThing(
    "Add a further visit",
    "An assessment may take several visits. Each day is kept with it.",
    "",
    "Add the visit",
    "The visit stands with the assessment.",
)


def signed(done: Locked, held: Held) -> str:
    """Return what to tell whoever signed."""
    if not done.grades and held.row.pair_id is None and not held.open:
        return "Signed. Your name stands on it."
    into = (
        f"{plural(done.grades, 'grade')} now stand in the chronology." if done.grades
        else "Its grades reach the chronology once both raters have signed."
    )  # fmt: skip
    others = " Whoever else completed some of it is asked to sign too." if done.to_sign else ""
    return f"Signed and locked. {into}{others}"
