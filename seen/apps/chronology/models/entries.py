"""Entries: what was noticed, imported or done, about one child, with who may see each part."""

from uuid import uuid4

from django.db import models
from django.db.models import Q

from seen.apps.chronology.models.files import ImportFile
from seen.apps.identity.models import Agency, User
from seen.apps.people.models import Child, writer_key


class Entry(models.Model):
    """One thing in one child's story. Never edited: a correction is a new entry that supersedes.

    Keys that a constraint or an index below begins with have no index of their own, nor do agencies, which are few.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    child = models.ForeignKey(Child, on_delete=models.PROTECT, db_index=False, related_name="entries")
    account = models.UUIDField(default=uuid4)  # one telling: the same for each child it is about
    kind = models.CharField(max_length=40)
    also = models.CharField(max_length=400, blank=True)  # further kinds of the same telling, joined by |
    on_text = models.CharField(max_length=80, blank=True)
    on_earliest = models.DateField(null=True)
    on_latest = models.DateField(null=True)
    on_precision = models.CharField(max_length=8, default="day")
    on_about = models.BooleanField(default=False)
    on_flag = models.CharField(max_length=200, blank=True)
    at_time = models.TimeField(null=True)
    until = models.DateField(null=True)
    recorded = models.DateField()  # the day on which it reached the record
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, db_index=False, related_name="+")  # controls it
    source_agency = models.ForeignKey(Agency, on_delete=models.PROTECT, db_index=False, related_name="+")  # told it
    source = models.CharField(max_length=200, blank=True)  # who told it, in the words given
    source_type = models.CharField(max_length=16, blank=True)
    polarity = models.SmallIntegerField(default=0)
    severity = models.PositiveSmallIntegerField(default=0)
    areas = models.CharField(max_length=120, blank=True)  # slugs joined by |
    person = models.CharField(max_length=120, blank=True)
    text = models.TextField(blank=True)
    action = models.TextField(blank=True)
    outcome = models.TextField(blank=True)
    detail = models.JSONField(default=dict)
    access = models.CharField(max_length=12)
    same_as = models.UUIDField(null=True)
    supersedes: "models.ForeignKey[Entry | None, Entry | None]" = models.ForeignKey(
        "self", on_delete=models.PROTECT, db_index=False, null=True, related_name="superseded_by"
    )
    why_changed = models.TextField(blank=True)
    withdrawn = models.BooleanField(default=False)  # this version says: withdrawn by its agency
    writer = models.ForeignKey(
        User, on_delete=models.PROTECT, db_index=False, null=True, related_name="+"
    )  # of the first version
    changed_by = writer_key()  # of this version, where it supersedes: correcting gives no sight of what is held back
    written_at = models.DateTimeField()
    file = models.ForeignKey(ImportFile, on_delete=models.PROTECT, null=True, related_name="entries")
    source_record = models.CharField(max_length=120, blank=True)
    digest = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ("on_latest", "at_time", "written_at", "id")
        constraints = (
            models.UniqueConstraint(fields=["account", "child"], name="entry_once_per_telling"),
            models.UniqueConstraint(
                fields=["supersedes"], condition=Q(supersedes__isnull=False), name="entry_superseded_once"
            ),
            models.CheckConstraint(
                condition=Q(on_earliest=None, on_latest=None, on_precision="unknown")
                | Q(on_earliest__isnull=False, on_latest__isnull=False) & ~Q(on_precision="unknown"),
                name="entry_date_whole_or_unknown",
            ),
            models.CheckConstraint(condition=Q(polarity__gte=-1, polarity__lte=1), name="entry_polarity"),
            models.CheckConstraint(condition=Q(severity__lte=3), name="entry_severity"),
        )
        indexes = (
            models.Index(fields=["child", "on_latest"]),
            models.Index(fields=["child", "digest"], name="entry_digest"),
            models.Index(fields=["writer", "written_at"]),
        )


class KeptEntry(models.Model):
    """An entry that a later file of its agency no longer held, and that somebody kept nonetheless."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    file = models.ForeignKey(ImportFile, on_delete=models.PROTECT, related_name="kept")
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    by = writer_key()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["file", "entry"], name="kept_once_for_a_file"),)


class Part(models.Model):
    """A part held back from an entry (the child's words, a detail, an address, a referrer) with its own class."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="parts")
    name = models.CharField(max_length=24)
    value = models.JSONField()
    access = models.CharField(max_length=12)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["entry", "name"], name="part_once_per_entry"),)


class Disagreement(models.Model):
    """What a parent or young person says of an entry; it stands beside the entry wherever it is shown."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="disagreements")
    who = models.CharField(max_length=120)
    words = models.TextField()
    on = models.DateField(null=True)
    written_at = models.DateTimeField()
    written_by = writer_key()


class Named(models.Model):
    """Somebody, or an agency, named as one who may see an entry or a part of it. Why stands in sharing."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="named")
    part = models.CharField(max_length=24, blank=True)  # blank: the entry itself
    user = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (models.CheckConstraint(condition=Q(user=None) ^ Q(agency=None), name="named_is_one"),)


class SameEvent(models.Model):
    """What somebody said of accounts that could be of one event. Ended, never erased; the accounts are never edited.

    `accounts` are entries as they stood. One corrected since stays joined; what was said to be apart is asked anew.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)  # made with the form: sent twice, it is one
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="+")
    answer = models.CharField(max_length=8)  # joined, apart (each from each other) or later (for `by` alone)
    accounts = models.JSONField()
    until = models.DateField(null=True)
    why = models.TextField(blank=True)
    at = models.DateTimeField()
    by = writer_key()
    ended_at = models.DateTimeField(null=True)
    ended_by = writer_key()
    ended_why = models.TextField(blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(answer__in=["joined", "apart", "later"]), name="same_event_answer"),
            models.CheckConstraint(
                condition=Q(answer="later", until__isnull=False) | ~Q(answer="later") & Q(until=None),
                name="same_event_later_has_a_day",
            ),
        )
