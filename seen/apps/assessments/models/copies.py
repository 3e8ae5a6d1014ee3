"""That somebody of the family was given a copy of a signed assessment, and what they said of it."""

from uuid import uuid4

from django.db import models
from django.db.models import Q

from seen.apps.assessments.models.assessment import Assessment
from seen.apps.identity.models import Agency
from seen.apps.people.models import Person, writer_key


class FamilyCopy(models.Model):
    """A copy as it was given to one person: the child, a parent or a carer."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)  # made with the form: sent twice, it is one
    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="copies")
    to = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    how = models.CharField(max_length=12)  # paper, screen, read_out
    text_code = models.CharField(max_length=12)  # of its words, as it stands at the foot of each page
    at = models.DateTimeField()
    by = writer_key()
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, db_index=False, related_name="+")

    class Meta:
        ordering = ("on", "at", "id")
        constraints = (
            models.CheckConstraint(condition=Q(how__in=["paper", "screen", "read_out"]), name="copy_given_somehow"),
        )


class FamilyResponse(models.Model):
    """What the one who was given a copy said of it, in their own words. Kept, never edited; there may be several."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)  # made with the form: sent twice, it is one
    copy = models.ForeignKey(FamilyCopy, on_delete=models.PROTECT, related_name="responses")
    on = models.DateField()
    view = models.CharField(max_length=12)  # agree, partly, differently, not_said
    words = models.TextField(blank=True)
    at = models.DateTimeField()
    by = writer_key()
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, db_index=False, related_name="+")

    class Meta:
        ordering = ("on", "at", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(view__in=["agree", "partly", "differently"]) | Q(view="not_said", words=""),
                name="response_says_how_they_see_it",
            ),
        )
