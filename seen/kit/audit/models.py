"""The chain, an index of whom it is about, and what bypassed it."""

from django.db import models


class Entry(models.Model):
    """One act or one read. Written once; the database refuses any change (see triggers)."""

    seq = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    kind = models.CharField(max_length=8)
    name = models.CharField(max_length=80)
    actor_kind = models.CharField(max_length=16)
    actor = models.UUIDField(null=True)
    actor_name = models.TextField()
    agency = models.UUIDField(null=True)
    agency_name = models.TextField()
    about = models.JSONField(default=list)
    detail = models.JSONField(default=dict)
    why = models.TextField(blank=True)
    mac = models.CharField(max_length=64)

    class Meta:
        ordering = ("seq",)
        constraints = (models.CheckConstraint(condition=models.Q(kind__in=["act", "read"]), name="audit_kind"),)


class About(models.Model):
    """Which children an entry concerns, to answer “who has looked?”; verified against the chain."""

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="children")
    child = models.UUIDField(db_index=True)


class Bypass(models.Model):
    """A write that no action made, as a trigger saw it."""

    at = models.DateTimeField()
    table = models.CharField(max_length=80)
    operation = models.CharField(max_length=8)
    row = models.TextField()
