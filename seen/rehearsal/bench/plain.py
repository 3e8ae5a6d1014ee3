"""The plain peer: one table, no access classes, no audit, no reactions. What a first version would look like."""

from typing import ClassVar

from django.db import models

from seen.apps.chronology.models import Entry


class PlainEntry(models.Model):
    """An entry in one table. Made by a benchmark in its temporary database alone."""

    ref = models.CharField(max_length=40)
    child = models.CharField(max_length=40, db_index=True)
    kind = models.CharField(max_length=40)
    on = models.DateField(null=True)
    recorded = models.DateField()
    agency = models.CharField(max_length=120)
    source_type = models.CharField(max_length=16)
    polarity = models.SmallIntegerField()
    severity = models.PositiveSmallIntegerField()
    areas = models.CharField(max_length=120)
    text = models.TextField()
    detail = models.JSONField(default=dict)
    source = models.CharField(max_length=200, default="")
    action = models.TextField(default="")

    objects: ClassVar[models.Manager["PlainEntry"]] = models.Manager()

    class Meta:
        app_label = "rehearsal"
        managed = False


def plainly(entry: Entry) -> PlainEntry:
    """Return an entry as the plain table keeps it."""
    return PlainEntry(
        ref=str(entry.id),
        child=str(entry.child_id),
        kind=entry.kind,
        on=entry.on_latest,
        recorded=entry.recorded,
        agency=entry.source_agency.name,
        source_type=entry.source_type,
        polarity=entry.polarity,
        severity=entry.severity,
        areas=entry.areas,
        text=entry.text,
        detail=entry.detail,
        source=entry.source,
        action=entry.action,
    )
