"""A parent's or young person's own sheet before it is sent: each card as it was answered. Nobody reads it till then."""

from uuid import uuid4

from django.db import models
from django.db.models import Q

from seen.apps.assessments.models.assessment import Assessment


class CardAnswer(models.Model):
    """One answer to one card; the newest of a card stands. A blank `item` speaks of the whole sheet.

    `state` is graded, words, not_known (“not sure”), rather_talk, or blank for a card that was left out.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)  # made with the form: sent twice, it is one
    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, db_index=False, related_name="cards")
    item = models.CharField(max_length=60, blank=True)
    state = models.CharField(max_length=12, blank=True)
    grade = models.PositiveSmallIntegerField(null=True)
    words = models.TextField(blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ("at", "id")
        indexes = (models.Index(fields=["assessment", "item", "at"], name="card_by_item"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(state="graded", grade__isnull=False, grade__gte=1)
                | Q(state__in=["", "words", "not_known", "rather_talk"], grade=None),
                name="card_has_a_grade_where_graded",
            ),
        )


class LastCard(models.Model):
    """What gets in the way, and anything else, as somebody put it at the end of their own sheet; the newest stands."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)  # made with the form: sent twice, it is one
    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="+")
    in_the_way = models.CharField(max_length=120, blank=True)  # slugs joined by |
    more = models.TextField(blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ("at", "id")
