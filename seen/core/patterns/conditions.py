"""Conditions that patterns share, each a named function that a practitioner can check."""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date, timedelta
from operator import itemgetter
from typing import NamedTuple

from seen.core.dates.working_days import Calendar, OutsideCalendar
from seen.core.timeline.child import Child
from seen.core.timeline.event import Event
from seen.core.timeline.selection import Selection, days
from seen.core.timeline.timeline import Timeline
from seen.core.timeline.work import is_held


def not_followed_up(missed: Selection, *, timeline: Timeline, weeks: int) -> Selection:
    """Keep the appointments not (yet) followed, on a later day within so many weeks, by one attended at that service.

    Where any account of an appointment shows that it was followed, it was.
    """
    attended: dict[str, list[date]] = {}
    for event in timeline.of("appointment.attended"):
        attended.setdefault(service_of(event), []).extend(days([event]))

    def is_followed(event: Event) -> bool:
        there = attended.get(service_of(event), [])
        for day in days([event]):
            at = bisect_right(there, day)
            if at < len(there) and there[at] <= day + timedelta(weeks=weeks):
                return True
        return False

    followed = {timeline.event_of(event.ref) for event in missed.where(is_followed)}
    return missed.where(lambda event: timeline.event_of(event.ref) not in followed)


def service_of(event: Event) -> str:
    """Return the service an appointment was with; the agency where none is named."""
    return (event.says("service") or event.agency).lower()


def may_be_one_service(event: Event, other: Event) -> bool:
    """Return whether two entries may tell of one service: not where each names one, and they differ."""
    one, another = event.says("service").lower(), other.says("service").lower()
    return not one or not another or one == another


def is_younger(timeline: Timeline, years: int) -> bool:
    """Return whether the child is under an age today.

    A child of unknown age is taken as younger: not known never counts as good.
    """
    turns = timeline.child.turns(years)
    return turns is None or not timeline.reached(turns)


def is_aged(timeline: Timeline, years: int) -> bool:
    """Return whether the child is of an age or more today. A child of unknown age is taken as so old."""
    turns = timeline.child.turns(years)
    return turns is None or timeline.reached(turns)


def age_unknown(timeline: Timeline, taken_as: str) -> tuple[str, ...]:
    """Return the sentence that says the birth date is not known, none where it is."""
    return () if timeline.child.birth else (f"The date of birth is not known; the child is taken as {taken_as}.",)


def cited(decision: Event, *, timeline: Timeline) -> set[str]:
    """Return the events that a decision cites, each by the ref that stands for it."""
    return {timeline.event_of(ref) for ref in decision.lists("cites")}


def seen_alone(event: Event, *, child: Child, under: int) -> bool:
    """Return whether an entry shows that the child was seen, or heard, alone.

    Observing counts for a child younger than `under` that day, and for one who communicates other than in words.
    """
    if event.kind == "contact.observed":
        young = event.day is not None and child.under(under, on=event.day) is True
        return young or child.communicates == "other"
    return event.kind == "contact.seen_alone" or (
        event.kind in {"contact.seen", "voice.heard"} and event.confirms("alone")
    )


SIGHTS = (
    "contact.seen", "contact.seen_alone", "contact.observed", "voice.heard", "appointment.attended",
    "growth.weight", "growth.height", "growth.head", "development.reviewed", "health.emergency_attendance",
    "school.attendance", "school.hungry", "school.tired", "school.late_collection",
    "health.injury", "health.thin", "health.dental_decay", "health.head_lice",
)  # fmt: skip
"""The kinds that can show that somebody had the child before their eyes; `day_seen` says when each does."""

TREATABLE = {
    "health.untreated": "a condition that is not named",
    "health.dental_decay": "decay",
    "health.head_lice": "lice",
    "health.speech_delay": "speech",
    "health.medicine_gap": "medicine",
    "health.immunisation_overdue": "immunisation",
}
"""The conditions of health of which an entry says whether they were treated, and what each is called."""
IF_OBSERVED = frozenset({"health.injury", "health.thin", "health.dental_decay", "health.head_lice"})
"""Seen on the child's own body: a sight of the child only where somebody observed or measured it themselves."""


def is_sight(event: Event) -> bool:
    """Return whether an entry shows on some day that somebody saw the child."""
    return day_seen(event) is not None


def day_seen(event: Event) -> date | None:
    """Return the latest day on which this entry shows that somebody saw the child, None where it does not.

    A contact, the child's own words, an appointment attended, a measurement, a review of development or a visit to
    emergency care; a day at school (attendance with a session attended, until the end of the stretch it counts; hungry,
    tired or collected late); a mark or state of the body that somebody observed themselves. Being registered, on roll
    or spoken about is no sight of a child.
    """
    if event.kind in IF_OBSERVED:
        return event.day if event.source_type in {"observed", "measured"} else None
    if event.kind == "school.attendance":
        return _day_at_school(event)
    return event.day


class Sight(NamedTuple):
    """An entry with the latest day on which it shows that somebody saw the child."""

    day: date
    event: Event


def sights(timeline: Timeline) -> Selection:
    """Return the entries that show on some day that somebody saw the child: picked out once for all patterns."""
    return timeline.of(*SIGHTS).always(is_sight)


def sights_of(timeline: Timeline) -> list[Sight]:
    """Return every sight of the child, oldest first: read once for all patterns."""
    return sights(timeline).once(in_order_of_sight)


def in_order_of_sight(events: Sequence[Event]) -> list[Sight]:
    """Return the sights among some entries, by the day on which each shows that somebody saw the child."""
    return sorted([Sight(day, event) for event in events if (day := day_seen(event))], key=itemgetter(0))


def _day_at_school(event: Event) -> date | None:
    try:
        attended = int(event.says("possible")) - int(event.says("missed"))
        until = date.fromisoformat(event.says("to"))
    except ValueError:
        return None
    return until if attended > 0 and event.day else None


NO = frozenset({"", "false", "no", "none", "0", "not_known", "not known", "unknown"})
"""How a detail that may hold words of its own says no, or says nothing."""


def affirms(event: Event, key: str) -> bool:
    """Return whether a detail says yes, in a word or in words of its own (`injury` may be true, or what it was)."""
    return event.says(key).lower() not in NO


def after_working_days(timeline: Timeline, day: date, days: int) -> date:
    """Return the day that is so many working days after a day; where the bank holidays are not known, weekdays count.

    A timeline without a calendar is refused: a pattern that counts working days must be given one.
    """
    calendar = timeline.calendar
    try:
        return calendar.add(day, days)
    except OutsideCalendar:
        if not calendar.years:
            raise
        weekdays = Calendar(frozenset(date(year, 1, 1) for year in (day.year, day.year + 1)))
        return weekdays.add(day, days)


OWN_SHEETS = frozenset({"carer", "parent", "child", "young_person"})
OWN_WORDS = frozenset({"carer_said", "child_said"})


def given_by_a_worker(grade: Event) -> bool:
    """Return whether a worker gave a grade: not a carer or young person on a sheet of their own."""
    return grade.says("rater_role").lower() not in OWN_SHEETS and grade.source_type not in OWN_WORDS


WORK = ("work.opened", "work.closed", "level.changed")


def work_began(timeline: Timeline, *, needs: tuple[str, ...]) -> Event | None:
    """Return what began the work that is open now: the oldest work still open, or the level that rose to early help.

    Where nothing tells, the first dated entry of `needs`: it was open by then, or earlier. None where none is open.
    """
    if not timeline.open_work:
        return None
    began = [*timeline.work_opened, *level_rose(timeline)]
    told = sorted(began, key=lambda event: event.day or date.max) or timeline.of(*needs).where(_is_dated)
    return told[0] if told else None


def level_rose(timeline: Timeline) -> list[Event]:
    """Return the change with which a level of early help or above began, none where it was there before any change."""
    run: list[Event] = []
    for change in reversed(timeline.of("level.changed").where(_is_dated)):
        if not is_held(change.says("to")):
            return run[-1:]
        run.append(change)
    return [] if is_held(timeline.child.level) else run[-1:]


def _is_dated(event: Event) -> bool:
    return event.day is not None
