"""An invented child with a long record, for measuring: the same from any seed of names, on dates before a day."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID

from seen.apps.casefile import actions as casefile
from seen.apps.chronology.actions import record_for_service
from seen.apps.chronology.drafts import Draft
from seen.apps.identity.models import Agency
from seen.core.dates.partial import PartialDate
from seen.rehearsal.cast import NARRATOR, Cast, narrated

KINDS = (
    "food.concern", "hygiene.concern", "appointment.not_brought", "contact.seen", "school.tired", "note.strength",
    "supervision.concern", "appointment.attended", "contact.no_access", "care.emotional",
)  # fmt: skip
SORTS = ("school", "health-visiting", "childrens-social-care", "nursery", "dental")
SERVICES = {"appointment.not_brought": {"service": "dentist"}, "appointment.attended": {"service": "dentist"}}


def draft(number: int, *, today: date) -> Draft:
    """Return entry `number`: every third day back from today, of kinds and agencies in turn."""
    kind = KINDS[number % len(KINDS)]
    return Draft(
        kind=kind,
        on=PartialDate.day(today - timedelta(days=3 * number)),
        source_type="observed",
        text=f"Invented for measuring, number {number}: nothing here happened to anybody.",
        detail=SERVICES.get(kind, {}),
    )


def noted(number: int, *, today: date) -> Draft:
    """Return what a worker notes in round `number`: between two entries of the record, and of no event told there."""
    earlier = draft(number, today=today)
    on = PartialDate.day(today - timedelta(days=3 * number + 1))
    return replace(earlier, on=on, text=f"Round {number}.")


def agency(number: int, *, cast: Cast) -> Agency:
    """Return the agency that tells entry `number`."""
    return cast.agencies[SORTS[number % len(SORTS)]]


def a_long_record(entries: int, *, cast: Cast, worker: str, today: date, now: datetime) -> UUID:
    """Enter a child of nine with so many entries and an open case of `worker`. Returns the child."""
    added = casefile.add_child(
        cast.viewers[worker],
        name="Zebedee Longname-Invented-for-Measuring of Nowhere-upon-Imagined",
        reason="s17",
        words="Invented for measuring.",
        born=today - timedelta(days=9 * 365 + 100),
        at=now,
    )
    sight = narrated(added.child, today=today)
    casefile.set_level(cast.viewers[worker], sight=sight, level="child_in_need", on=today, at=now)
    for number in range(1, entries):  # the level's own entry is the first
        record_for_service(
            NARRATOR,
            child=added.child,
            draft=draft(number, today=today),
            agency=agency(number, cast=cast).id,
            now=now,
        )
    return added.child
