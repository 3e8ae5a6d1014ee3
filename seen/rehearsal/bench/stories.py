"""An invented child with a long story, for measuring: told by several agencies, some of it closed, some held back."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import cycle, islice
from typing import Any
from uuid import UUID

from seen.apps.casefile.actions import add_child
from seen.apps.chronology.drafts import Draft
from seen.core.dates.partial import PartialDate
from seen.rehearsal.bench.actions import store_story
from seen.rehearsal.cast import Cast

WORKER = "Sol Invented"
CANARY = "Closed to this worker: canary"
TOLD = (
    ("food.concern", "Came without breakfast and asked twice whether there was toast left in the club room."),
    ("contact.seen", "At home, spoke freely in her room; the kitchen was warm and there was food in the fridge."),
    ("school.tired", "Asleep at the desk before ten. Said that the baby had been awake all night again."),
    ("note.strength", "Mother came to the assembly, stayed afterwards and read the whole display with her."),
    ("appointment.not_brought", "Not brought to the check-up; the letter had gone to the address before last."),
    ("hygiene.concern", "Same uniform as on Monday. Washed at school, and went back to the class smiling."),
    ("appointment.attended", "Seen with her mother, weighed and measured, next appointment given in writing."),
    ("supervision.concern", "At the shop by herself after dark; the shopkeeper walked her home."),
    ("growth.weight", "Weighed in light clothing."),
    ("home.condition", "No bulb on the stairs, mattress on the floor, window mended since the last visit."),
)
DETAIL: dict[str, dict[str, Any]] = {
    "appointment.not_brought": {"service": "dentist", "urgency": "routine"},
    "appointment.attended": {"service": "community paediatrics"},
    "contact.seen": {"by": "social worker", "alone": True, "announced": False},
    "growth.weight": {"value": 19.4, "unit": "kg"},
}
SORTS = ("school", "health-visiting", "childrens-social-care", "nursery", "dental")


def a_story(entries: int, *, cast: Cast, today: date, now: datetime) -> UUID:
    """Enter a child of whom WORKER may see so many entries, a tenth as many being closed to them. Returns the child."""
    added = add_child(
        cast.viewers[WORKER], name="Tom Invented", reason="s17", words="Invented for measuring.",
        born=today - timedelta(days=9 * 365), at=now,
    )  # fmt: skip
    told = [*_open(entries, today=today), *_closed(entries // 10, today=today)]
    homes = cycle([cast.agencies[sort].id for sort in SORTS])
    store_story(added.child, list(zip(told, homes, strict=False)), now=now)
    return added.child


def _open(count: int, *, today: date) -> Iterator[Draft]:
    for number, (kind, text) in enumerate(islice(cycle(TOLD), count)):
        yield Draft(
            kind=kind, on=PartialDate.day(today - timedelta(days=1 + number * 3000 // count)),
            source_type="observed", source="Ms Example" if number % 7 == 0 else "", text=f"{text} ({number})",
            action="Told the duty desk." if number % 11 == 0 else "", detail=DETAIL.get(kind, {}),
            child_words="Nobody is to know." if number % 40 == 0 else "",
        )  # fmt: skip


def _closed(count: int, *, today: date) -> Iterator[Draft]:
    for number in range(count):
        on = PartialDate.day(today - timedelta(days=1 + number))
        yield Draft(kind="adult.substance", on=on, source_type="record", polarity=-1, text=f"{CANARY} {number}")
