"""Files that came in, or wait to, with what became of each row and what people said of their columns."""

from uuid import uuid4

from django.db import models

from seen.apps.identity.models import Agency
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
