"""What is asked of everybody (ethnicity, languages ...): who stated it, or that nobody asked."""

from datetime import date, datetime

from seen.apps.people.models import Fact
from seen.apps.people.queries.reach import check_may_change, person_of
from seen.apps.people.signing import signed
from seen.core.access.permission import Permission
from seen.core.access.viewer import Viewer
from seen.core.access.visibility import Sight
from seen.core.refusals import Refusal
from seen.kit.actions import action, current
from seen.kit.knowledge.load import load

ANSWERS = ("stated", "not_asked", "not_said", "not_known")
STATED_BY = ("child", "parent", "other_family", "worker", "record")


class BadFact(Refusal):
    """The answer does not hold together."""


@action("people.state_fact", needs=Permission.CHANGE_RECORD)
def state_fact(
    viewer: Viewer,
    *,
    sight: Sight,
    topic: str,
    answer: str,
    at: datetime,
    value: str = "",
    stated_by: str = "",
    source: str = "",
    on: date | None = None,
) -> Fact:
    """Record an answer to a topic of vocabulary/facts.toml. “Stated” needs the words and who said them."""
    check_may_change(sight)
    if topic not in load("vocabulary/facts") or answer not in ANSWERS:
        raise BadFact("Choose what the answer is about, and whether it was asked.")
    if answer == "stated" and not (value.strip() and stated_by in STATED_BY):
        raise BadFact("Write the answer and choose who said it, or choose “not asked”.")
    stated = answer == "stated"
    current().concerns(sight.child)
    return Fact.objects.create(
        person=person_of(sight, None),
        topic=topic,
        answer=answer,
        value=value.strip() if stated else "",
        stated_by=stated_by if stated else "",
        source=source,
        on=on,
        **signed(viewer, at),
    )
