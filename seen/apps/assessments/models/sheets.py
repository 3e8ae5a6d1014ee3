"""Every save of one area of an assessment, with its answers and the entries that they rest on. Never edited."""

from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from seen.apps.assessments.models.assessment import Assessment
from seen.apps.casefile.models import Task
from seen.apps.chronology.models import Entry
from seen.apps.identity.models import Agency
from seen.apps.people.models import writer_key


class AreaSheet(models.Model):
    """One save of one area. The one stands that is not `beside` and that no such sheet follows.

    `follows` is the sheet that the writer had before them. Where another had been saved meanwhile, this one is kept
    `beside` it until a later sheet, written by somebody who had both before them, `settles` it.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)  # made with the form: sent twice, it is one
    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, db_index=False, related_name="sheets")
    area = models.CharField(max_length=40)
    saved_by = writer_key()
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, db_index=False, null=True, related_name="+")
    saved_at = models.DateTimeField()
    follows: "models.ForeignKey[AreaSheet | None, AreaSheet | None]" = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="followed_by"
    )
    settles: "models.ForeignKey[AreaSheet | None, AreaSheet | None]" = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="settled_by"
    )
    strength = models.TextField(blank=True)
    none_seen = models.BooleanField(default=False)  # of strengths: "none seen yet"
    life_now = models.TextField(blank=True)  # what is this like for the child, here and now
    life_over_time = models.TextField(blank=True)  # and what it does to how they grow up
    same_elsewhere = models.CharField(max_length=8, blank=True)  # yes, no, unsure
    parents_view = models.TextField(blank=True)  # in the speaker's own words
    parents_view_by = models.CharField(max_length=120, blank=True)
    narrative = models.TextField(blank=True)
    level = models.PositiveSmallIntegerField(null=True)  # where the writer sees the area otherwise than the tool does
    level_reason = models.TextField(blank=True)
    done = models.BooleanField(default=False)
    beside = models.BooleanField(default=False)
    digest = models.CharField(max_length=64)  # of what was written: the same form with other words is another save

    class Meta:
        ordering = ("saved_at", "id")
        indexes = (models.Index(fields=["assessment", "area", "saved_at"], name="sheet_by_area"),)
        constraints = (
            models.UniqueConstraint(
                fields=["follows"], condition=Q(follows__isnull=False, beside=False), name="sheet_followed_once"
            ),
            models.UniqueConstraint(
                fields=["assessment", "area"], condition=Q(follows=None, beside=False), name="sheet_first_of_an_area"
            ),
            models.CheckConstraint(condition=Q(level=None) ^ ~Q(level_reason=""), name="sheet_level_has_its_reason"),
            models.CheckConstraint(condition=Q(none_seen=False) | Q(strength=""), name="sheet_a_strength_or_none_seen"),
            models.CheckConstraint(condition=~Q(follows=F("id")), name="sheet_follows_another"),
        )


class Answer(models.Model):
    """What was answered to one item: a grade, not known, or not applicable; or words, where it takes words."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    sheet = models.ForeignKey(AreaSheet, on_delete=models.PROTECT, db_index=False, related_name="answers")
    item = models.CharField(max_length=60)
    grade = models.PositiveSmallIntegerField(null=True)
    state = models.CharField(max_length=16, blank=True)  # graded, not_known, not_applicable; blank where not answered
    how = models.CharField(max_length=120, blank=True)  # how the writer knows: source types joined by |
    cause = models.CharField(max_length=16, blank=True)
    moved = models.CharField(max_length=12, blank=True)  # better, same, worse, not_known
    words = models.TextField(blank=True)
    unknown_what = models.TextField(blank=True)
    unknown_who = models.CharField(max_length=200, blank=True)
    unknown_by = models.DateField(null=True)
    task = models.ForeignKey(Task, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["sheet", "item"], name="answer_once_per_item"),
            models.CheckConstraint(
                condition=Q(state="graded", grade__gte=1)
                | Q(state__in=["", "not_known", "not_applicable"], grade=None),
                name="answer_has_a_grade_where_graded",
            ),
        )


class Evidence(models.Model):
    """An entry of the chronology that an answer rests on, as it stood then."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    answer = models.ForeignKey(Answer, on_delete=models.PROTECT, db_index=False, related_name="evidence")
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["answer", "entry"], name="evidence_once_per_answer"),)
