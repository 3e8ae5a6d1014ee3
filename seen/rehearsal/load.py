"""Loads the rehearsal: invented agencies, people and families, on dates that lead up to today. All of it or nothing."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from seen.apps.identity import queries
from seen.apps.patterns.actions import scan
from seen.apps.people.models import Name
from seen.kit.actions import nothing_after
from seen.rehearsal.assessing import assess
from seen.rehearsal.cast import NARRATOR, Cast
from seen.rehearsal.family import settle
from seen.rehearsal.long_record import LONG, long_story
from seen.rehearsal.loose_rows import bring_in_loose_rows
from seen.rehearsal.people import PERSONAS, load_people
from seen.rehearsal.stories import FAMILIES, settled, story
from seen.rehearsal.telling import tell

WHO_SIGNS_IN, WHOSE_PAGE = PERSONAS[0].name, "Wren Tallow"


def load_once() -> bool:
    """Load the rehearsal into an installation that holds nobody yet. Returns whether it did."""
    if queries.agencies():
        return False
    now = timezone.now()
    today = timezone.localdate(now)
    with transaction.atomic(), nothing_after():
        load_people(at=now)
        cast = Cast()
        for family in FAMILIES:
            children = settle(family, cast=cast, today=today)
            tell(family, story(family, today=today), children=children, cast=cast, today=today, now=now)
            bring_in_loose_rows(family, children=children, cast=cast, today=today)
            assess(family, children=children, cast=cast, today=today)
    scan(NARRATOR, as_of=today, now=now)
    return True


def load_long_record() -> bool:
    """Load the family with a very long record beside the others, once. Returns whether it did."""
    if LONG in families_here():
        return False
    now, cast = timezone.now(), Cast()
    today = timezone.localdate(now)
    with transaction.atomic(), nothing_after():
        children = settle(LONG, cast=cast, today=today)
        tell(LONG, long_story(today=today), children=children, cast=cast, today=today, now=now)
        assess(LONG, children=children, cast=cast, today=today)
    scan(NARRATOR, as_of=today, now=now)
    return True


def families_here() -> tuple[str, ...]:
    """Return the families that are loaded."""
    eldest = settled(LONG)["child"][0]["name"]
    return (*FAMILIES, LONG) if Name.objects.filter(text=eldest).exists() else FAMILIES


def demo_child() -> UUID | None:
    """Return the child whose page a check of the service asks for."""
    return Name.objects.filter(text=WHOSE_PAGE).values_list("person__child", flat=True).first()


def long_recorded() -> UUID:
    """Return the child of the very long record."""
    name = settled(LONG)["child"][0]["name"]
    return Name.objects.values_list("person__child", flat=True).get(text=name)
