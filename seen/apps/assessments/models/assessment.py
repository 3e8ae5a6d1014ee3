"""One assessment of one child with one tool in one version: who, when, why now, and what became of it."""

from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from seen.apps.identity.models import Agency, User
from seen.apps.people.models import Child, Person, writer_key


class Assessment(models.Model):
    """One filling in of a tool for one child. Never edited: to change a signed one is to make the next of it.

    `band`, `disabled` and `setting` are as on the day `on`, and fix which items are asked.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)  # made with the form: sent twice, it is one
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="assessments")
    instrument = models.CharField(max_length=40)
    version = models.CharField(max_length=12)
    sha256 = models.CharField(max_length=64)  # of the tool's file, as it was on that day
    band = models.CharField(max_length=8)
    disabled = models.BooleanField(default=False)
    setting = models.CharField(max_length=24, blank=True)
    # Whose care is graded, where the tool grades each carer apart.
    carer = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    goal = models.CharField(max_length=300, blank=True)
    mode = models.CharField(max_length=12)  # with_family, at_desk, paper, handed_over
    rater_role = models.CharField(max_length=12, default="worker")  # worker, second_rater, carer, young_person
    # The parent or young person whose own sheet it is.
    completed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    started_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")  # controls it
    started_at = models.DateTimeField()
    why_now = models.TextField(blank=True)
    who_was_there = models.TextField(blank=True)
    interpreter = models.CharField(max_length=120, blank=True)
    announced = models.BooleanField(null=True)
    on = models.DateField()
    pair: "models.ForeignKey[Assessment | None, Assessment | None]" = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="seconds"
    )  # the assessment that this is the blind second of
    reopens: "models.ForeignKey[Assessment | None, Assessment | None]" = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="reopened_as"
    )
    number = models.PositiveSmallIntegerField(default=1)  # 2 for what was made by reopening the first, and so on

    class Meta:
        indexes = (models.Index(fields=["child", "instrument", "on"], name="assessment_by_tool"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(rater_role="second_rater", pair__isnull=False)
                | ~Q(rater_role="second_rater") & Q(pair=None),
                name="assessment_second_of_one",
            ),
            models.CheckConstraint(condition=Q(reopens=None) ^ Q(number__gt=1), name="assessment_reopened_is_numbered"),
            models.CheckConstraint(condition=~Q(reopens=F("id")) & ~Q(pair=F("id")), name="assessment_of_another"),
        )


class AssessmentStatus(models.Model):
    """What became of an assessment: started, signed, superseded by the next of it, or stopped. Each once."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, db_index=False, related_name="statuses")
    status = models.CharField(max_length=12)
    at = models.DateTimeField()
    by = writer_key()
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, db_index=False, related_name="+")
    why = models.TextField(blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["assessment", "status"], name="assessment_status_once"),
            models.CheckConstraint(
                condition=Q(status__in=["started", "signed", "superseded", "stopped"]), name="assessment_status_known"
            ),
        )


class Visit(models.Model):
    """A day on which some of an assessment was done; several visits are one assessment."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)  # made with the form: sent twice, it is one
    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="visits")
    on = models.DateField()
    announced = models.BooleanField(null=True)
    who_was_there = models.TextField(blank=True)
    at = models.DateTimeField()
    by = writer_key()

    class Meta:
        ordering = ("on", "at", "id")


class Signature(models.Model):
    """That somebody signed an assessment, for their agency; where they see it differently, in their words."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, db_index=False, related_name="signatures")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, db_index=False, related_name="+")
    at = models.DateTimeField()
    disagrees = models.TextField(blank=True)

    class Meta:
        ordering = ("at", "id")
        constraints = (models.UniqueConstraint(fields=["assessment", "user"], name="assessment_signed_once_by_each"),)
