"""An agency of the plan or the meetings from which nothing has come, or that we asked too late to come."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from seen.core.dates.describing import describe
from seen.core.patterns.conditions import work_began
from seen.core.patterns.contract import Finding, Pattern, Threshold, Tier
from seen.core.patterns.screens import All, AtLeast, WorkOpen
from seen.core.patterns.wording import agency, count, said_list, undated
from seen.core.timeline.event import Event
from seen.core.timeline.timeline import Timeline

AGREED, DONE, MET = "action.agreed", "action.done", "meeting.held"
NOT_AGENCIES = frozenset({"family", "parent", "parents", "carer", "carers", "mother", "father", "child", "public"})
AT_ONCE = "strategy"
"""The kind of meeting that is called at once: nobody can be asked to it days before."""
TYPES = {
    "school": "school_days",
    "nursery": "nursery_days",
    "school-nursing": "school_nursing_days",
    "health-visiting": "health_visiting_days",
    "gp": "gp_days",
    "dental": "dental_days",
    "hospital": "hospital_days",
    "police": "police_days",
    "housing": "housing_days",
}
"""The sorts of agency that have days of their own; every other has `other_days`."""

PATTERN = Pattern(
    row=25,
    id="agency-silent",
    version="1",
    title="Who have we not heard from?",
    ask="What does each of these know of {child} today, and did we ask them in time and in a way they could answer?",
    sources=("llr-survey", "working-together-2023"),
    thresholds={
        "other_days": Threshold(60, allowed=(28, 180)),
        "school_days": Threshold(60, allowed=(14, 120)),
        "nursery_days": Threshold(60, allowed=(14, 120)),
        "school_nursing_days": Threshold(90, allowed=(28, 180)),
        "health_visiting_days": Threshold(60, allowed=(28, 365)),
        "gp_days": Threshold(60, allowed=(28, 365)),
        "dental_days": Threshold(60, allowed=(28, 400)),
        "hospital_days": Threshold(60, allowed=(28, 365)),
        "police_days": Threshold(60, allowed=(28, 365)),
        "housing_days": Threshold(60, allowed=(28, 365)),
        "meetings": Threshold(2, allowed=(2, 4)),
        "notice_working_days": Threshold(5, allowed=(2, 15)),
        "months": Threshold(12, allowed=(6, 24)),
    },
    needs=("*",),
    screen=All(AtLeast(1, of=(AGREED, MET), months="months"), WorkOpen()),
)


@dataclass(frozen=True, slots=True)
class Part:
    """What one of the conditions found."""

    sentence: str
    because: Sequence[Event]


def detect(
    timeline: Timeline, *, as_of: date, meetings: int, notice_working_days: int, months: int, **type_days: int
) -> Finding | None:
    """Find agencies silent for their days, absent without a report meeting after meeting, or asked too late to come.

    Only what has named them since the work that is open now began counts: an earlier plan's circle owes nothing to it.
    """
    if not timeline.open_work:
        return None
    began = work_began(timeline, needs=("*",))
    since = (began and began.day) or date.min
    named = timeline.back(months=months).of(AGREED, MET).where(lambda event: (event.day or date.min) >= since)
    held = named.where(lambda event: event.kind == MET)
    parts = [
        _silent(timeline, named, type_days=type_days),
        _absent(held, times=meetings),
        _short_notice(held, working_days=notice_working_days),
    ]
    found = [part for part in parts if part]
    if not found:
        return None
    first, *others = [part.sentence for part in found]
    return Finding(
        "; ".join([first, *(other[0].lower() + other[1:] for other in others)]),
        tier=Tier.WEEKLY,
        because=tuple({event.ref: event for part in found for event in part.because}.values()),
        against=held.where(lambda event: bool(_came(event))),
        missing=_nobody_noted(len(held.where(lambda event: not event.lists("attended"))))
        + undated(len(timeline.undated(AGREED, MET))),
        innocent=(
            "They have nothing new, and nobody asked them to say so.",
            "The invitation went to somebody who has left.",
            "What they know is in their own record and was not sent on.",
        ),
    )


def _silent(timeline: Timeline, naming: Iterable[Event], *, type_days: dict[str, int]) -> Part | None:
    """Agencies named in the plan or the meetings, from whom nothing has come for the days of their sort since."""
    named: dict[str, list[Event]] = {}
    for event in naming:
        for name in sorted(_named(event)):
            named.setdefault(name, []).append(event)
    heard = _last_heard(timeline, named.keys())
    quiet = {
        name: heard.get(name)
        for name, events in named.items()
        if _is_past(timeline, [events[0], *([heard[name]] if name in heard else [])], _days(name, heard, type_days))
    }
    if not quiet:
        return None
    said = [f"{agency(name)} since {describe((last or named[name][0]).on)}" for name, last in quiet.items()]
    return Part(
        f"Nothing has come from {said_list(said)}",
        [event for name, last in quiet.items() for event in (*([last] if last else []), *named[name])],
    )


def _is_past(timeline: Timeline, since: Sequence[Event], days: int) -> bool:
    return timeline.reached(max(event.day for event in since if event.day) + timedelta(days=days))


def _last_heard(timeline: Timeline, names: Collection[str]) -> dict[str, Event]:
    """Return the last entry that came from each agency, whoever else gave an account of the same event."""
    last: dict[str, Event] = {}
    days = dict.fromkeys(names, date.min)
    known: dict[tuple[str, str], set[str]] = {}  # who an agency is among them, worked out once for each
    for event in timeline.of("*").accounts if names else ():
        agency = event.agency, event.agency_type
        if agency not in known:
            known[agency] = {event.agency.casefold(), event.agency_type}.intersection(names)
        heard = known[agency]
        if event.kind in ALSO_FROM:
            heard = heard | ALSO_FROM[event.kind](event).intersection(names)
        for name in heard:
            if event.day and days[name] < event.day:
                last[name], days[name] = event, event.day
    return last


def _days(name: str, heard: dict[str, Event], type_days: dict[str, int]) -> int:
    """Return the days of an agency's sort: a name that is no sort is known by an entry of the agency's own."""
    own = heard.get(name)
    sort = own.agency_type if own and own.agency.casefold() == name else name
    return type_days[TYPES.get(sort, "other_days")]


def _named(event: Event) -> set[str]:
    names = {event.says("owner").casefold()} if event.kind == AGREED else _asked(event) | _came(event)
    return names - NOT_AGENCIES - {""}


def _asked(meeting: Event) -> set[str]:
    return {name.casefold() for name in meeting.lists("invited")}


def _came(meeting: Event) -> set[str]:
    """Return who came to a meeting or sent a report."""
    return {name.casefold() for key in ("attended", "reports") for name in meeting.lists(key)}


ALSO_FROM: dict[str, Callable[[Event], set[str]]] = {
    DONE: lambda event: {event.says("owner").casefold()},
    MET: _came,
}
"""The kinds that came from others too than who wrote them: whose action was done, who was at a meeting."""


def _absent(held: Sequence[Event], *, times: int) -> Part | None:
    """Agencies asked to each of the last meetings to which they were asked, who neither came nor sent a report.

    A meeting of which nobody noted who came says nothing of anybody.
    """
    asked: dict[str, list[Event]] = {}
    for meeting in held:
        if meeting.lists("attended"):
            for name in sorted(_asked(meeting) - NOT_AGENCIES):
                asked.setdefault(name, []).append(meeting)
    absent = {
        name: last
        for name, meetings in asked.items()
        if len(last := meetings[-times:]) == times and not any(name in _came(meeting) for meeting in last)
    }
    if not absent:
        return None
    refs = {meeting.ref for last in absent.values() for meeting in last}
    missed = [meeting for meeting in held if meeting.ref in refs]
    names = said_list(agency(name) for name in absent)
    return Part(f"Asked to each meeting since {describe(missed[0].on)} and neither there nor heard: {names}", missed)


def _short_notice(held: Sequence[Event], *, working_days: int) -> Part | None:
    """The last meeting that could be planned, to which people were asked with too little notice.

    Where all who were asked came or sent a report, the notice did no harm; who was asked has to be known for that.
    """
    planned = [meeting for meeting in held if meeting.says("kind") != AT_ONCE]
    notice = planned[-1].says("notice_days") if planned else ""
    if not notice.isdecimal() or int(notice) >= working_days:
        return None
    asked = _asked(planned[-1]) - NOT_AGENCIES
    if asked and asked <= _came(planned[-1]):
        return None
    return Part(
        f"We gave {count(int(notice), 'working day')} of notice of the meeting on {describe(planned[-1].on)}",
        planned[-1:],
    )


def _nobody_noted(number: int) -> tuple[str, ...]:
    return (f"Who came to {count(number, 'meeting')} is not recorded.",) if number else ()
