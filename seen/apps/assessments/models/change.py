"""Structured tests of change: goals on the grades of one assessment, and the assessments that grade them again."""

from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from seen.apps.assessments.models.assessment import Assessment
from seen.apps.identity.models import Agency, User
from seen.apps.people.models import Child, writer_key


class ChangeTest(models.Model):
    """One test of change: on which signed assessment it rests, and for which service."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)  # made with the form: sent twice, it is one
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="change_tests")
    baseline = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="change_tests")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")  # controls it
    started_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    started_at = models.DateTimeField()

    class Meta:
        ordering = ("started_at", "id")


class ChangeAgreement(models.Model):
    """What was agreed with the family: since when, for how long, who grades a second time, and what they said."""

    test = models.OneToOneField(ChangeTest, on_delete=models.PROTECT, primary_key=True, related_name="agreement")
    starts = models.DateField()
    weeks = models.PositiveSmallIntegerField()
    ends = models.DateField()
    later = models.DateField()  # the last look, three months after the window
    first_rater = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    # Nobody yet: a manager is asked to find somebody.
    second_rater = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    agreed_with = models.CharField(max_length=200)
    family_said = models.TextField()
    at = models.DateTimeField()
    by = writer_key()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(weeks__gte=8, weeks__lte=12), name="change_of_eight_to_twelve_weeks"),
            models.CheckConstraint(condition=Q(ends__gt=F("starts"), later__gt=F("ends")), name="change_days_in_order"),
            models.CheckConstraint(
                condition=Q(second_rater=None) | ~Q(second_rater=F("first_rater")), name="change_rated_by_two"
            ),
        )


class ChangeStop(models.Model):
    """That a test of change was stopped before its end, by whom and why."""

    test = models.OneToOneField(ChangeTest, on_delete=models.PROTECT, primary_key=True, related_name="stop")
    why = models.TextField()
    at = models.DateTimeField()
    by = writer_key()
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, related_name="+")


class ChangeGoal(models.Model):
    """One goal on one item: the grade now, what is to be different, what help comes, and the grade to reach."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)  # made with the form: sent twice, it is one
    test = models.ForeignKey(ChangeTest, on_delete=models.PROTECT, db_index=False, related_name="goals")
    item = models.CharField(max_length=60)
    baseline = models.PositiveSmallIntegerField()
    target = models.PositiveSmallIntegerField()
    words = models.CharField(max_length=300)
    support = models.TextField()
    support_by = models.CharField(max_length=200)
    at = models.DateTimeField()
    by = writer_key()
    dropped_at = models.DateTimeField(null=True)  # taken out again before it was agreed
    dropped_by = writer_key()

    class Meta:
        ordering = ("at", "id")
        constraints = (
            models.UniqueConstraint(
                fields=["test", "item"], condition=Q(dropped_at=None), name="change_goal_once_per_item"
            ),
            models.CheckConstraint(condition=Q(target__gte=1, target__lt=F("baseline")), name="change_goal_is_better"),
            models.CheckConstraint(
                condition=Q(dropped_at=None, dropped_by=None) | Q(dropped_at__isnull=False),
                name="change_goal_dropped_by_somebody",
            ),
        )


class ChangeGrading(models.Model):
    """An assessment in which the goals of a test are graded again: by the same rater, by another, or later."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    test = models.ForeignKey(ChangeTest, on_delete=models.PROTECT, db_index=False, related_name="gradings")
    moment = models.CharField(max_length=8)  # same, other, later
    assessment = models.OneToOneField(Assessment, on_delete=models.PROTECT, related_name="change_grading")
    at = models.DateTimeField()
    by = writer_key()

    class Meta:
        ordering = ("at", "id")
        indexes = (models.Index(fields=["test", "moment"], name="change_grading_by_moment"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(moment__in=["same", "other", "later"]), name="change_grading_moment_known"
            ),
        )
