"""Who answers when a child may be in danger, as the partnership has set it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from seen.core.dates.hours import Hours, is_open
from seen.kit.knowledge.load import load
from seen.kit.knowledge.pathways import england


@dataclass(frozen=True, slots=True)
class Desk:
    """The desk of one authority: its number by day, and who answers outside its hours."""

    authority: str
    name: str
    number: str
    hours: Hours
    out_of_hours_name: str
    out_of_hours_number: str

    @property
    def opening(self) -> str:
        """Return `8:30 to 17:00, Monday to Friday`."""
        return f"{_clock(self.hours.opens.isoformat())} to {_clock(self.hours.closes.isoformat())}, Monday to Friday"


@dataclass(frozen=True, slots=True)
class Answering:
    """Whom to ring at this moment, and whether that is the desk by day."""

    name: str
    number: str
    by_day: bool
    desk: Desk


def authorities(partnership: str) -> Sequence[str]:
    """Return the authorities of a partnership, in its own order."""
    return tuple(load(f"partnerships/{partnership}")["authorities"])


def numbers_checked(partnership: str) -> bool:
    """Return whether somebody rang the numbers and wrote down when."""
    return bool(load(f"partnerships/{partnership}")["danger"]["checked_on"])


@cache
def desks(partnership: str) -> Sequence[Desk]:
    """Return the desk of each authority."""
    return tuple(
        Desk(
            row["authority"],
            row["name"],
            row["number"],
            Hours(row["opens"], row["closes"]),
            row["out_of_hours_name"],
            row["out_of_hours_number"],
        )
        for row in load(f"partnerships/{partnership}")["danger"]["desk"]
    )


def answering(desk: Desk, *, at: datetime) -> Answering:
    """Return whom to ring at a local time."""
    if is_open(desk.hours, at=at, calendar=england()):
        return Answering(desk.name, desk.number, True, desk)
    return Answering(desk.out_of_hours_name, desk.out_of_hours_number, False, desk)


def _clock(iso: str) -> str:
    hour, minute, _ = iso.split(":")
    return f"{int(hour)}:{minute}"
