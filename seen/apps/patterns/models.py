"""Findings, their versions with what each rests on, the answers people gave, and when each child is next looked at."""

from uuid import uuid4

from django.db import models

from seen.apps.identity.models import User
from seen.apps.people.models import Child, writer_key


class Finding(models.Model):
    """One question about one child, by one pattern; several of one row only where each holder is asked apart."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="findings")
    row = models.PositiveSmallIntegerField()
    pattern = models.CharField(max_length=40)
    holder = models.CharField(max_length=200, blank=True)  # the agency that is asked about what it alone holds

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["child", "row", "holder"], name="one_finding_per_child_row_and_holder"),
        )


class Version(models.Model):
    """What the pattern found, each time its evidence changed. `ceased` once it no longer finds anything."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    finding = models.ForeignKey(Finding, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    pattern_version = models.CharField(max_length=12)
    tier = models.CharField(max_length=12)
    title = models.CharField(max_length=120)
    sentence = models.TextField(blank=True)
    ask = models.TextField(blank=True)
    because = models.JSONField(default=list)  # entry ids; a sibling's as child/entry, a further kind's as entry#kind
    against = models.JSONField(default=list)  # what points the other way, likewise
    missing = models.JSONField(default=list)
    innocent = models.JSONField(default=list)
    thresholds = models.JSONField(default=dict)
    as_of = models.DateField()
    raised_at = models.DateTimeField()
    ceased = models.BooleanField(default=False)

    class Meta:
        ordering = ("number",)
        constraints = (models.UniqueConstraint(fields=["finding", "number"], name="finding_versions_in_order"),)


class Answer(models.Model):
    """What a person said to a finding: act, watch until, explained, wrong data; each with words."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="answers")
    answer = models.CharField(max_length=12)
    words = models.TextField()
    decision = models.TextField(blank=True)  # what was decided in supervision; `words` are what was discussed
    owner = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    until = models.DateField(null=True)
    at = models.DateTimeField()
    by = writer_key()


class Reply(models.Model):
    """What somebody of the family said of a question, in their own words; kept with what it rested on then."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="replies")
    who = models.CharField(max_length=200)
    words = models.TextField()
    on = models.DateField()
    at = models.DateTimeField()
    by = writer_key()


class Asked(models.Model):
    """Who was asked what cannot wait: a person, their deputy, and when one of them is to have read it by."""

    version = models.OneToOneField(Version, on_delete=models.PROTECT, primary_key=True, related_name="asked")
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    deputy = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    by = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    read_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    passed_on_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(read_at=None, read_by=None) | models.Q(read_at__isnull=False, read_by__isnull=False),
                name="asked_read_by_whom_and_when",
            ),
        )


class Look(models.Model):
    """When a child is next looked at: `due` after a change, `next_look` when time alone may change an answer."""

    child = models.OneToOneField(Child, on_delete=models.PROTECT, primary_key=True, related_name="look")
    due = models.BooleanField(default=True)
    next_look = models.DateField(null=True)
    looked_on = models.DateField(null=True)
    stamp = models.CharField(max_length=16, blank=True)  # of the patterns and their numbers: others, and it is due


class Trial(models.Model):
    """What other numbers for a pattern would have raised in a past window, beside those in force. Counts alone."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    pattern = models.CharField(max_length=40)
    before = models.JSONField()  # the numbers in force when it was tried, by threshold
    numbers = models.JSONField()
    since = models.DateField()
    until = models.DateField()
    result = models.JSONField(null=True)  # for `before` and `numbers` each: held, children, and times by tier
    at = models.DateTimeField()
    by = writer_key()


class Decision(models.Model):
    """What the partnership decided of numbers that were tried: change from a day on, or leave; why, and who."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    trial = models.OneToOneField(Trial, on_delete=models.PROTECT, related_name="decision")
    pattern = models.CharField(max_length=40)
    decided = models.CharField(max_length=8)  # change, leave
    before = models.JSONField()
    numbers = models.JSONField()
    in_force = models.DateField(null=True)
    why = models.TextField()
    who = models.CharField(max_length=200)
    at = models.DateTimeField()
    by = writer_key()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(decided="change", in_force__isnull=False) | models.Q(decided="leave", in_force=None),
                name="decision_changes_from_a_day",
            ),
        )
