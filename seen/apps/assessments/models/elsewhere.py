"""Results of assessments made elsewhere, by people licensed to make them: entered by hand, as they were given."""

from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from seen.apps.identity.models import Agency
from seen.apps.people.models import Child, Person, writer_key


class ResultElsewhere(models.Model):
    """The summary of one assessment made with a licensed tool. Never edited: a correction replaces it, and says why."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)  # made with the form: sent twice, it is one
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="results_elsewhere")
    instrument = models.CharField(max_length=40)
    version = models.CharField(max_length=12)  # of our own file that says what may be held of it
    on = models.DateField()
    made_by = models.CharField(max_length=120)
    made_for = models.CharField(max_length=120)  # the service of whoever made it
    carer = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    summary = models.TextField(blank=True)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")  # controls it
    entered_at = models.DateTimeField()
    entered_by = writer_key()
    replaces: "models.OneToOneField[ResultElsewhere | None, ResultElsewhere | None]" = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, related_name="replaced_by"
    )
    why = models.TextField(blank=True)  # it replaces the earlier one

    class Meta:
        ordering = ("on", "entered_at", "id")
        constraints = (
            models.CheckConstraint(condition=Q(replaces=None) ^ ~Q(why=""), name="result_elsewhere_replaced_says_why"),
            models.CheckConstraint(condition=~Q(replaces=F("id")), name="result_elsewhere_replaces_another"),
        )


class GradeElsewhere(models.Model):
    """What one area came to, in the words that were given."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    result = models.ForeignKey(ResultElsewhere, on_delete=models.PROTECT, db_index=False, related_name="grades")
    number = models.PositiveSmallIntegerField()  # 1, 2, 3 ... in the order of the tool
    area = models.CharField(max_length=40)
    given = models.CharField(max_length=200)

    class Meta:
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(fields=["result", "area"], name="grade_elsewhere_once_per_area"),
            models.UniqueConstraint(fields=["result", "number"], name="grade_elsewhere_numbered_once"),
        )
