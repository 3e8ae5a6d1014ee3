"""Children and adults, their names, identifiers, addresses, households and relationships, each with its dates."""

from typing import Any
from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from seen.apps.identity.models import Agency, User


def writer_key() -> "models.ForeignKey[Any, Any]":
    """Who wrote a row; nothing where the service itself did."""
    return models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")


def ends_after_start(name: str) -> models.CheckConstraint:
    """A dated row ends on or after its first day."""
    return models.CheckConstraint(
        condition=Q(start=None) | Q(end=None) | Q(end__gte=F("start")), name=f"{name}_ends_after_start"
    )


class Person(models.Model):
    """One human being. A parent under 18 is one person with two records: a child's and an adult's."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    # Adopted, or living under a new identity: never proposed as the same as anybody (practice.md 1).
    protected_identity = models.BooleanField(default=False)
    written_at = models.DateTimeField()
    written_by = writer_key()


class Name(models.Model):
    """A name a person has or had, as one text: one-word names and names in any order are whole names."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="names")
    text = models.CharField(max_length=200)
    folded = models.CharField(max_length=200, db_index=True)  # for finding: case and accents removed
    kind = models.CharField(max_length=16, default="usual")  # usual, legal, preferred, former, also
    start = models.DateField(null=True)
    end = models.DateField(null=True)
    source = models.CharField(max_length=120, blank=True)
    written_at = models.DateTimeField()
    written_by = writer_key()

    class Meta:
        constraints = (ends_after_start("name"),)


class Child(models.Model):
    """A child's record. Born or due, or neither yet known; sex as recorded, blank where not known."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="child")
    born = models.DateField(null=True)
    due = models.DateField(null=True)
    about_age = models.CharField(max_length=40, blank=True)  # "about 4": as somebody judged it
    known_from = models.CharField(max_length=200, blank=True)  # where the writer knows the child from
    sex = models.CharField(max_length=8, blank=True)
    gestation_days = models.PositiveSmallIntegerField(null=True)
    mobile = models.BooleanField(null=True)
    reference = models.CharField(max_length=24, unique=True)  # the partnership's own, safe to say aloud
    written_at = models.DateTimeField()
    written_by = writer_key()


class ChildDetail(models.Model):
    """A correction of a child's birth, sex or the like: the diary behind the columns of Child."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="details")
    field = models.CharField(max_length=24)
    before = models.TextField(blank=True)
    after = models.TextField(blank=True)
    source = models.CharField(max_length=120)
    why = models.TextField(blank=True)
    written_at = models.DateTimeField()
    written_by = writer_key()


class Adult(models.Model):
    """An adult in a child's life."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="adult")
    born = models.DateField(null=True)
    sex = models.CharField(max_length=8, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    written_at = models.DateTimeField()
    written_by = writer_key()


class Fact(models.Model):
    """One dated answer about a person (ethnicity, languages ...), who stated it, and “not asked” as an answer."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="facts")
    topic = models.CharField(max_length=24)
    answer = models.CharField(max_length=16, default="stated")  # stated, not_asked, not_said, not_known
    value = models.CharField(max_length=200, blank=True)
    stated_by = models.CharField(max_length=24, blank=True)  # child, parent, other_family, worker, record
    source = models.CharField(max_length=120, blank=True)
    on = models.DateField(null=True)
    written_at = models.DateTimeField()
    written_by = writer_key()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(answer="stated") ^ Q(value=""), name="fact_has_a_value_only_where_stated"
            ),
        )


class Identifier(models.Model):
    """A number by which a system knows a person. Several of one scheme may follow each other in time."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="identifiers")
    scheme = models.CharField(max_length=16)  # nhs, upn, local
    value = models.CharField(max_length=40, db_index=True)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, related_name="+")
    start = models.DateField(null=True)
    end = models.DateField(null=True)
    source = models.CharField(max_length=120, blank=True)
    written_at = models.DateTimeField()
    written_by = writer_key()

    class Meta:
        constraints = (
            ends_after_start("identifier"),
            models.UniqueConstraint(fields=["person", "scheme", "value"], name="identifier_once_per_person"),
        )


class Household(models.Model):
    """People who live together, as at their dates."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    written_at = models.DateTimeField()
    written_by = writer_key()


class Member(models.Model):
    """A person's time in a household. `role`: child, or one of the vocabulary's relationships."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    household = models.ForeignKey(Household, on_delete=models.PROTECT, related_name="members")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=24)
    start = models.DateField(null=True)
    end = models.DateField(null=True)
    source = models.CharField(max_length=120, blank=True)
    written_at = models.DateTimeField()
    written_by = writer_key()

    class Meta:
        constraints = (ends_after_start("member"),)


class Relationship(models.Model):
    """What one person is to another: `person` is the `kind` of `other`. Parental responsibility opens nothing."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="relationships")
    other = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="related")
    kind = models.CharField(max_length=24)
    responsibility = models.BooleanField(null=True)  # None: not yet asked
    start = models.DateField(null=True)
    end = models.DateField(null=True)
    source = models.CharField(max_length=120, blank=True)
    written_at = models.DateTimeField()
    written_by = writer_key()

    class Meta:
        constraints = (
            ends_after_start("relationship"),
            models.CheckConstraint(condition=~Q(person=F("other")), name="nobody_is_related_to_themselves"),
        )


class Address(models.Model):
    """Where a person lives or lived. `access` is its class: protected addresses are for named people only."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="addresses")
    lines = models.TextField()
    postcode = models.CharField(max_length=10, blank=True)
    access = models.CharField(max_length=12, default="involved")
    controller = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, related_name="+")
    start = models.DateField(null=True)
    end = models.DateField(null=True)
    source = models.CharField(max_length=120, blank=True)
    written_at = models.DateTimeField()
    written_by = writer_key()

    class Meta:
        constraints = (ends_after_start("address"),)


class AddressSight(models.Model):
    """Somebody named as one who may see a protected address."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    address = models.ForeignKey(Address, on_delete=models.PROTECT, related_name="sights")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    why = models.TextField()
    given_at = models.DateTimeField()
    given_by = writer_key()
    ended_at = models.DateTimeField(null=True)


class Duplicate(models.Model):
    """Two records that may be one child, proposed for a person to decide. `first` has the smaller id."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    first = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="+")
    second = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="+")
    why = models.CharField(max_length=40)  # identifier, name_and_birth
    proposed_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["first", "second"], name="duplicate_proposed_once"),
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="duplicate_in_order"),
        )


class DuplicateDecision(models.Model):
    """What the matching desk said of a proposal; the newest stands, and “same” can be undone."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    duplicate = models.ForeignKey(Duplicate, on_delete=models.PROTECT, related_name="decisions")
    number = models.PositiveSmallIntegerField()  # 1, 2, 3 ... for one proposal
    answer = models.CharField(max_length=12)  # same, different, undone
    kept = models.ForeignKey(Child, on_delete=models.PROTECT, null=True, related_name="+")
    words = models.TextField()
    at = models.DateTimeField()
    by = writer_key()

    class Meta:
        ordering = ("number",)
        constraints = (models.UniqueConstraint(fields=["duplicate", "number"], name="decision_numbered_once"),)
