"""Shares by name: who may see an entry, or a part held back from it, beyond its default audience."""

from uuid import uuid4

from django.db import models
from django.db.models import Q

from seen.apps.chronology.models import Entry
from seen.apps.identity.models import Agency, User
from seen.apps.people.models import writer_key


class Share(models.Model):
    """One entry shared with a person or an agency, with its legal basis and confidence. Ended, never deleted."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="shares")
    part = models.CharField(max_length=24, blank=True)  # blank: the entry itself
    user = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, related_name="+")
    basis = models.CharField(max_length=24)  # agreed, required_by_law, public_interest
    why = models.TextField()
    family_knows = models.CharField(max_length=200)
    at = models.DateTimeField()
    by = writer_key()
    ended_at = models.DateTimeField(null=True)
    ended_by = writer_key()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(user=None) ^ Q(agency=None), name="share_with_one_or_an_agency"),
        )
