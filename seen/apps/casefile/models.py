"""Why a child is held, who works with them, the level of need, who holds the work, and what is owed."""

from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from seen.apps.identity.models import Agency, Team, User
from seen.apps.people.models import Child, writer_key


class Hold(models.Model):
    """A recorded reason to hold a child. A child with no current hold is not looked at by any scan."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="holds")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, related_name="+")
    reason = models.CharField(max_length=24)  # own_note, early_help, s17, s47
    words = models.TextField(blank=True)
    start = models.DateField()
    end = models.DateField(null=True)
    review_on = models.DateField(null=True)
    written_at = models.DateTimeField()
    written_by = writer_key()


class Involvement(models.Model):
    """Somebody's work with a child: in person, or for a whole team. Reason, start and end open the record."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="involvements")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="involvements")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, related_name="involvements")
    role = models.CharField(max_length=24)  # worker, lead_practitioner, noted
    reason = models.TextField()
    start = models.DateField()
    end = models.DateField(null=True)
    written_at = models.DateTimeField()
    written_by = writer_key()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(user=None) ^ Q(team=None), name="involvement_of_one_or_a_team"),
            models.CheckConstraint(condition=Q(end=None) | Q(end__gte=F("start")), name="involvement_ends_after_start"),
        )
        indexes = (models.Index(fields=["user", "child"]), models.Index(fields=["team", "child"]))


class Conflict(models.Model):
    """A worker who must not see a child's record (family, neighbour). It stands over every other right."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="conflicts")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="conflicts")
    words = models.TextField()
    written_at = models.DateTimeField()
    written_by = writer_key()


class MatchRequest(models.Model):
    """The matching desk is asked to look at a child; its sight lasts until the request is closed."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="match_requests")
    why = models.TextField()
    asked_at = models.DateTimeField()
    asked_by = writer_key()
    closed_at = models.DateTimeField(null=True)
    closed_by = writer_key()
    closed_words = models.TextField(blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["child"], condition=Q(closed_at=None), name="one_open_match_request"),
        )


class Level(models.Model):
    """The child's level of need: a diary. Held in the statutory system; copied here so that patterns can read it."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="levels")
    level = models.CharField(max_length=24)
    on = models.DateField()
    category = models.CharField(max_length=40, blank=True)
    interval = models.PositiveSmallIntegerField(null=True)  # days between visits, where the plan sets them
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, related_name="+")
    why = models.TextField(blank=True)
    written_at = models.DateTimeField()
    written_by = writer_key()

    class Meta:
        ordering = ("on", "written_at")


class FamilyNo(models.Model):
    """A family's no to early help: who said it, when, in their words. Ended by the day on which they agree again.

    `meaning` and `assessment` are what the worker then considered: the child's needs, and whether to ask for a
    statutory assessment (`ask`, `advice`, `not_needed`). It is never a worry, and nothing counts it.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="family_noes")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, related_name="+")
    who = models.CharField(max_length=120)
    on = models.DateField()
    offered = models.CharField(max_length=200)
    said = models.TextField()
    meaning = models.TextField()
    assessment = models.CharField(max_length=12)
    ended_at = models.DateTimeField(null=True)
    written_at = models.DateTimeField()
    written_by = writer_key()


class Work(models.Model):
    """Work of one service with a child, from the day it opened to the day it closed."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="work")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    service = models.CharField(max_length=40)
    reason = models.TextField(blank=True)
    opened = models.DateField()
    closed = models.DateField(null=True)
    closed_why = models.TextField(blank=True)
    written_at = models.DateTimeField()
    written_by = writer_key()
    closed_by = writer_key()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(closed=None) | Q(closed__gte=F("opened")), name="work_closes_after"),
            models.UniqueConstraint(
                fields=["child", "agency", "service"], condition=Q(closed=None), name="work_open_once_per_service"
            ),
        )


class Task(models.Model):
    """One thing owed, about whom, why, due, owner, link back. Owner: a person, a team, or whoever holds a role."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    child = models.ForeignKey(Child, on_delete=models.PROTECT, null=True, related_name="tasks")
    kind = models.CharField(max_length=40)
    title = models.CharField(max_length=200)
    why = models.TextField()
    due = models.DateField(null=True)
    owner = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="tasks")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, related_name="tasks")
    role = models.CharField(max_length=24, blank=True)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, related_name="+")
    link = models.CharField(max_length=200, blank=True)
    about = models.UUIDField(null=True)  # the thing it came from: an entry, a finding
    from_words = models.CharField(max_length=200, blank=True)
    made_at = models.DateTimeField()
    made_by = writer_key()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["kind", "about"], condition=Q(about__isnull=False), name="task_once_per_thing"
            ),
        )


class TaskStep(models.Model):
    """What became of a task, from the day it was owed (core.lifecycle.task); the newest step stands."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="steps")
    number = models.PositiveSmallIntegerField()  # 1, 2, 3 ... for one task
    status = models.CharField(max_length=16)
    to = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    words = models.TextField(blank=True)
    at = models.DateTimeField()
    by = writer_key()

    class Meta:
        ordering = ("number",)
        constraints = (models.UniqueConstraint(fields=["task", "number"], name="task_step_numbered_once"),)
