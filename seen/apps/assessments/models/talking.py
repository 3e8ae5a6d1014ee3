"""What was said about one item on which two assessments differ. Kept in words, never averaged, never edited."""

from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from seen.apps.assessments.models.assessment import Assessment
from seen.apps.identity.models import Agency
from seen.apps.people.models import writer_key


class TalkedThrough(models.Model):
    """What came of talking about one item of two assessments; the newest of an item stands.

    `own` is the worker's (or the first rater's), `other` the parent's sheet (or the second rater's). `agreed` says what
    was agreed; `apart` that the two still see it differently, with `said` for what each of them said.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)  # made with the form: sent twice, it is one
    own = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="+")
    other = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="+")
    item = models.CharField(max_length=60)  # of the worker's tool
    said = models.TextField(blank=True)
    agreed = models.TextField(blank=True)
    apart = models.BooleanField(default=False)
    by = writer_key()
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("at", "id")
        constraints = (
            models.CheckConstraint(condition=~Q(own=F("other")), name="talked_about_two"),
            models.CheckConstraint(condition=~Q(agreed="") | Q(apart=True), name="talked_came_to_something"),
        )
