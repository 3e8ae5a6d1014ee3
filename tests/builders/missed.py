"""A child not brought twice: the shortest story that raises a question."""

from datetime import date, timedelta
from uuid import uuid4

from seen.apps.chronology.actions import Recorded, record
from seen.apps.chronology.drafts import Draft
from seen.apps.people.models import Child
from seen.core.access.viewer import Viewer
from seen.core.dates.partial import PartialDate
from tests.builders.children import NOW, TODAY


def missed(
    viewer: Viewer, child: Child, *, days_ago: int, service: str = "dentist", on: date | None = None
) -> Recorded:
    """One appointment to which the child was not brought, noted by a viewer."""
    day = on or TODAY - timedelta(days=days_ago)
    draft = Draft(
        kind="appointment.not_brought", on=PartialDate.day(day), text=f"Not brought to the {service}.",
        source_type="record", detail={"service": service, "urgency": "routine"},
    )  # fmt: skip
    return record(viewer, children=[child.id], draft=draft, account=uuid4(), now=NOW)


def missed_twice(viewer: Viewer, child: Child) -> tuple[Recorded, Recorded]:
    """Two of them, two months apart: row 19."""
    return missed(viewer, child, days_ago=90), missed(viewer, child, days_ago=30, service="hearing clinic")
