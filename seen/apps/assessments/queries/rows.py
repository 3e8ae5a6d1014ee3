"""The rows of assessments: of some by their keys or of all of a child's, asked together as one statement."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from seen.apps.assessments.models import Answer, AreaSheet, Assessment, AssessmentStatus, Evidence, Signature, Visit
from seen.kit.database.prepared import prepared, prepared_rows

Keys = Sequence[UUID]
CHILD, KEY = "child", "id"
"""What the keys given are: of children's records, or of assessments."""


def standing_sheets() -> QuerySet[AreaSheet]:
    """Return the sheet of each area that stands, and those kept beside it that nobody settled yet."""
    newer = AreaSheet.objects.filter(follows=OuterRef("pk"), beside=False)
    settled = AreaSheet.objects.filter(settles=OuterRef("pk"))
    return AreaSheet.objects.filter(Q(~Exists(newer), beside=False) | Q(~Exists(settled), beside=True))


def _of(keys: Keys, by: str, path: str = "assessment") -> dict[str, Any]:
    return {f"{path}__{by}__in": keys}


@prepared_rows(Assessment)
def assessments(keys: Keys, *, by: str) -> QuerySet[Assessment]:
    """Assessments in the order of their days, each with `starter`, `agency_name` and `sheet_agency`."""
    rows = Assessment.objects.filter(**{f"{by}__in": keys})
    return rows.annotate(starter=F("started_by__name"), agency_name=F("agency__name")).order_by(
        "on", "started_at", "id"
    )


@prepared
def statuses(keys: Keys, *, by: str) -> QuerySet[Any, Any]:
    """Assessment, status, moment, who and why."""
    rows = AssessmentStatus.objects.filter(**_of(keys, by))
    return rows.order_by("at").values_list("assessment_id", "status", "at", "by__name", "why")


@prepared_rows(AreaSheet)
def sheets(keys: Keys, *, by: str) -> QuerySet[AreaSheet]:
    """Sheets that stand or wait beside one, each with `saver` and `agency_name`."""
    rows = standing_sheets().filter(**_of(keys, by))
    return rows.annotate(saver=F("saved_by__name"), agency_name=F("agency__name")).order_by("saved_at", "id")


@prepared_rows(Answer)
def answers(keys: Keys, *, by: str) -> QuerySet[Answer]:
    """The answers of those sheets."""
    return Answer.objects.filter(sheet__in=standing_sheets().filter(**_of(keys, by)).values("pk"))


@prepared
def evidence(keys: Keys, *, by: str) -> QuerySet[Any, Any]:
    """Answer and entry of each link."""
    rows = Evidence.objects.filter(answer__sheet__in=standing_sheets().filter(**_of(keys, by)).values("pk"))
    return rows.values_list("answer_id", "entry_id")


@prepared
def signatures(keys: Keys, *, by: str) -> QuerySet[Any, Any]:
    """Assessment, user, name, agency, moment and disagreement of each signature."""
    rows = Signature.objects.filter(**_of(keys, by)).order_by("at", "id")
    return rows.values_list("assessment_id", "user_id", "user__name", "agency__name", "at", "disagrees")


@prepared_rows(Visit)
def visits(keys: Keys, *, by: str) -> QuerySet[Visit]:
    """The days on which they were done."""
    return Visit.objects.filter(**_of(keys, by)).order_by("on", "at", "id")


@prepared
def halves(keys: Keys, viewer: UUID | None, *, by: str) -> QuerySet[Any, Any]:
    """The other half of each pair: its key, the first half's key, whether it is signed or stopped, and whether the
    viewer gave grades in it."""
    mine = Assessment.objects.filter(**{f"{by}__in": keys}).values("pk")
    of = AssessmentStatus.objects.filter(assessment=OuterRef("pk"))
    saved = Exists(AreaSheet.objects.filter(assessment=OuterRef("pk"), saved_by=viewer))
    started = Exists(Assessment.objects.filter(pk=OuterRef("pk"), started_by=viewer))
    rows = Assessment.objects.filter(Q(pair__in=mine) | Q(seconds__in=mine), number=1).annotate(
        signed=Exists(of.filter(status="signed")), stopped=Exists(of.filter(status="stopped")), theirs=saved | started
    )
    return rows.values_list("id", "pair_id", "signed", "stopped", "theirs").distinct()
