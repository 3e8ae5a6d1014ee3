"""Entries: what was noticed, imported or done, about one child, with who may see each part."""

from uuid import uuid4

from django.db import models
from django.db.models import Q

from seen.apps.identity.models import Agency, User
from seen.apps.people.models import Child, writer_key


class ImportFile(models.Model):
    """A file that came in. Its entries are invisible until it is accepted, by one short commit."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    child = models.ForeignKey(Child, on_delete=models.PROTECT, null=True, related_name="+")
    name = models.CharField(max_length=200)
    digest = models.CharField(max_length=64, db_index=True)
    event_file = models.BooleanField(default=False)
    places = models.JSONField(default=list)  # where each of its tables begins: [rows before it, its name]
    counts = models.JSONField(default=dict)
    started_at = models.DateTimeField()
    started_by = writer_key()
    accepted_at = models.DateTimeField(null=True)


class ImportRow(models.Model):
    """A row that became no entry as it stands: asked about, undated, rejected, skipped. Kept as it came."""

    id = models.BigAutoField(primary_key=True)
    file = models.ForeignKey(ImportFile, on_delete=models.PROTECT, related_name="rows")
    row = models.PositiveIntegerField()
    verdict = models.CharField(max_length=12)
    reason = models.TextField(blank=True)
    on = models.JSONField(default=dict)
    cells = models.JSONField(default=dict)  # empty for not_held: only the row number is kept
    entry = models.UUIDField(null=True)
    asks = models.CharField(max_length=16, blank=True)  # the field that the reason is about, where one can answer

    class Meta:
        ordering = ("row",)


class Mending(models.Model):
    """Cells of a row as somebody put them right. The row keeps its cells as they came; the newest mending stands."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    row = models.ForeignKey(ImportRow, on_delete=models.PROTECT, related_name="mendings")
    once = models.UUIDField()  # the form that it was sent with
    cells = models.JSONField(default=dict)  # those that changed, by field or heading; empty where nobody held is meant
    digest = models.CharField(max_length=64, blank=True)  # of the row as it came, once it is settled
    at = models.DateTimeField()
    by = writer_key()

    class Meta:
        ordering = ("at", "id")
        constraints = (models.UniqueConstraint(fields=["row", "once"], name="mending_sent_once"),)


class PendingFile(models.Model):
    """A file that somebody chose and nobody accepted yet. It has the key of the ImportFile that it becomes."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    digest = models.CharField(max_length=64)
    sent_at = models.DateTimeField(db_index=True)
    sent_by = writer_key()
    encoding = models.CharField(max_length=20, blank=True)  # as somebody chose it, where it was not certain
    columns = models.JSONField(null=True)  # how each table is read; nothing until that is certain, or somebody said so
    said_at = models.DateTimeField(null=True)  # when somebody said what the columns hold; not set where headings do
    said_by = writer_key()
    beside = models.JSONField(default=list)  # what else stands in the file and is not read, a sentence each
    run = models.UUIDField(null=True)  # whoever reads it now, as long as the beat is fresh
    run_by = writer_key()  # with whose sight it is read
    beat = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    rows_read = models.PositiveIntegerField(default=0)
    rows_about = models.PositiveIntegerField(default=0)  # how many there may be; 0 is not known
    refused = models.TextField(blank=True)  # why it cannot be read, in one sentence
    outcome = models.JSONField(null=True)  # what the staged rows need to be accepted
    otherwise = models.BooleanField(default=False)  # read again, it came out otherwise than it was shown


class SaidColumns(models.Model):
    """What somebody said the columns of a layout hold, for their agency's next file of that layout."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    key = models.CharField(max_length=64)  # of the headings, in whatever order
    columns = models.JSONField()
    said_at = models.DateTimeField()
    said_by = writer_key()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["agency", "key"], name="columns_said_once_per_layout"),)


class PendingPiece(models.Model):
    """A piece of a pending file, encrypted with the installation's key."""

    id = models.BigAutoField(primary_key=True)
    file = models.ForeignKey(PendingFile, on_delete=models.CASCADE, related_name="pieces")
    number = models.PositiveIntegerField()
    sealed = models.BinaryField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["file", "number"], name="pending_piece_once"),)


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
