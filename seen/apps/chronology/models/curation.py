"""What people make of a story: what is significant and why, and what they asked about times that nobody tells of."""

from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from seen.apps.casefile.models import Task
from seen.apps.chronology.models.entries import Entry
from seen.apps.identity.models import Agency
from seen.apps.people.models import Child, writer_key


class Curation(models.Model):
    """What somebody made of an entry: significant or not and why, its impact, what came of it, their analysis.

    Beside the entry, signed and dated: the entry is never edited, nor is this. Of an entry's rows the newest stands.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)  # made with the form: sent twice, it is one
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="+")
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="curations")  # as it stood then
    over: "models.ForeignKey[Curation | None, Curation | None]" = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )  # what stood before
    significant = models.BooleanField()
    taken_back = models.BooleanField(default=False)  # this row says: what stood before stands no longer
    why = models.TextField(blank=True)
    impact = models.TextField(blank=True)
    outcome = models.TextField(blank=True)
    analysis = models.TextField(blank=True)
    at = models.DateTimeField()
    by = writer_key()

    class Meta:
        ordering = ("at", "id")
        constraints = (
            models.UniqueConstraint(fields=["over"], condition=Q(over__isnull=False), name="curation_over_once"),
            models.CheckConstraint(
                condition=Q(taken_back=False)
                | Q(significant=False, impact="", outcome="", analysis="", over__isnull=False) & ~Q(why=""),
                name="curation_taken_back_says_why_alone",
            ),
            models.CheckConstraint(condition=Q(significant=False) | ~Q(why=""), name="curation_significant_says_why"),
        )


class AskedGap(models.Model):
    """That an agency was asked what it knows of a time of which nothing is recorded. What came of it stands with the
    task."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)  # made with the form: sent twice, it is one
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, db_index=False, related_name="+")
    since = models.DateField()
    until = models.DateField()
    why = models.TextField()
    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    by = writer_key()

    class Meta:
        ordering = ("at", "id")
        constraints = (models.CheckConstraint(condition=Q(until__gte=F("since")), name="asked_gap_ends_after_start"),)
