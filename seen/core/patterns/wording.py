"""How dates, counts and lists are said in a finding's sentence."""

from collections.abc import Iterable, Sequence

from seen.core.dates.partial import Precision
from seen.core.timeline.event import Event

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def said_date(event: Event) -> str:
    """Return when an event was: `12 January 2026`, `January 2026`, or the text as it was given."""
    on, day = event.on, event.on.latest
    if day is None or on.about or on.precision not in {Precision.DAY, Precision.MONTH}:
        return on.text or "an unknown date"
    month = f"{MONTHS[day.month - 1]} {day.year}"
    return f"{day.day} {month}" if on.precision is Precision.DAY else month


def said_list(words: Iterable[str]) -> str:
    """Return `dentist, hospital and school`, each once, in the order given."""
    *before, last = list(dict.fromkeys(words))
    return f"{', '.join(before)} and {last}" if before else last


def services(events: Sequence[Event]) -> str:
    """Return the services of appointments, in words; the agency where no service is named."""
    return said_list((event.says("service") or event.agency).replace("-", " ") for event in events)


def count(number: int, one: str) -> str:
    """Return `1 appointment` or `2 appointments`."""
    return f"{number} {one}" if number == 1 else f"{number} {one}s"


def undated(number: int) -> tuple[str, ...]:
    """Return the sentence that says how many entries have no date, none where there are none."""
    if not number:
        return ()
    entries = "1 entry of this sort has" if number == 1 else f"{number} entries of this sort have"
    return (f"{entries} no known date and {'counts' if number == 1 else 'count'} for nothing here.",)
