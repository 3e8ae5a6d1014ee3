"""Where each task stands: its newest step."""

from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery, UUIDField

from seen.apps.casefile.models import Task, TaskStep
from seen.core.lifecycle.task import ENDED


def with_standing(rows: QuerySet[Task]) -> QuerySet[Any]:
    """Add `status` and `holder` (a person's id, or None) of the newest step."""
    newest = TaskStep.objects.filter(task=OuterRef("pk")).order_by("-number")
    return rows.annotate(
        status=Subquery(newest.values("status")[:1]),
        holder=Subquery(newest.values("to")[:1], output_field=UUIDField()),  # SQLite would give a plain text
    )


def live(rows: QuerySet[Task]) -> QuerySet[Any]:
    """Keep the tasks still owed, with where they stand."""
    return with_standing(rows).exclude(status__in=list(ENDED))
