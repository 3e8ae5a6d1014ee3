"""A child not seen, or not seen alone, for as long as their level of need allows; or seen by nobody after a try."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from seen.core.dates.calendar_spans import written
from seen.core.dates.describing import describe
from seen.core.patterns.conditions import (
    SIGHTS,
    Sight,
    age_unknown,
    in_order_of_sight,
    seen_alone,
    sights,
    sights_of,
)
from seen.core.patterns.contract import Finding, Pattern, Threshold, Tier
from seen.core.patterns.screens import All, AnyOf, AtLeast, Newer, Silent, WorkOpen
from seen.core.patterns.wording import undated
from seen.core.timeline.child import Child
from seen.core.timeline.event import Event
from seen.core.timeline.selection import Selection
from seen.core.timeline.timeline import Timeline

ATTEMPTS = {
    "contact.no_access": "a visit with no access",
    "contact.not_seen": "a visit at which the child was not seen",
    "school.off_roll": "coming off the school roll",
    "health.deregistered": "coming off a health service's list",
}
FOUND_AGAIN = ("school.on_roll", "health.registered")
NEEDS = (*ATTEMPTS, *SIGHTS, "work.opened", "work.closed", "level.changed")
BEGINNINGS = ("level.changed", "work.opened")
LONGEST_INTERVAL = 365
LEVELS = {
    "universal": "universal help",
    "early_help": "early help",
    "family_help": "family help",
    "child_in_need": "the child in need plan",
    "child_protection": "the child protection plan",
    "looked_after": "being looked after",
}

PATTERN = Pattern(
    row=17,
    id="not-seen",
    version="1",
    title="Not seen, or not seen alone",
    ask="Who last saw {child}, was it alone, and who will see {child} next?",
    sources=("working-together-2023", "national-panel-2023"),
    thresholds={
        "protection_days": Threshold(28, allowed=(7, 28)),
        "need_days": Threshold(42, allowed=(14, 42)),
        "help_days": Threshold(60, allowed=(28, 90)),
        "observed_under": Threshold(4, allowed=(2, 6)),
        "nobody_days": Threshold(60, allowed=(28, 90)),
        "nobody_days_young": Threshold(30, allowed=(14, 45)),
        "young_under": Threshold(2, allowed=(1, 4)),
    },
    needs=NEEDS,
    screen=AnyOf(
        All(
            WorkOpen(),
            AnyOf(
                *(Silent(days, of=("contact.seen_alone",)) for days in ("protection_days", "need_days", "help_days")),
                AtLeast(1, of=("level.changed",), saying=("interval", ())),
            ),
        ),
        Newer(of=tuple(ATTEMPTS), than=("contact.seen", "contact.seen_alone")),
    ),
)


@dataclass(frozen=True, slots=True)
class Part:
    """What one of the two conditions found."""

    sentence: str
    because: tuple[Event, ...]
    against: tuple[Event, ...]
    missing: tuple[str, ...]


def detect(
    timeline: Timeline,
    *,
    as_of: date,
    protection_days: int,
    need_days: int,
    help_days: int,
    observed_under: int,
    nobody_days: int,
    nobody_days_young: int,
    young_under: int,
) -> Finding | None:
    """Find a child whose level's interval has passed, or whom nobody has seen since somebody tried to."""
    limits = {
        "child_protection": _interval(timeline) or protection_days,
        "looked_after": _interval(timeline) or protection_days,
        "child_in_need": need_days,
        "family_help": need_days,
    }
    parts = [
        _too_long_for_the_level(timeline, limits, help_days=help_days, observed_under=observed_under),
        _nobody_since_a_try(timeline, days=nobody_days, days_young=nobody_days_young, young_under=young_under),
    ]
    found = [part for part in parts if part]
    if not found:
        return None
    return Finding(
        _joined([part.sentence for part in found]),
        tier=Tier.WEEKLY,
        because=_once(event for part in found for event in part.because),
        against=_once(event for part in found for event in part.against),
        missing=tuple(sentence for part in found for sentence in part.missing)
        + undated(len(timeline.undated(*SIGHTS, *ATTEMPTS))),
        innocent=(
            "The child was seen and it is not written up yet.",
            "Another agency sees the child and has not shared it.",
            "The family is away, and somebody knows where.",
        ),
    )


def _too_long_for_the_level(
    timeline: Timeline, limits: dict[str, int], *, help_days: int, observed_under: int
) -> Part | None:
    """First condition, while work is open: days since seen alone (seen at all, for early help), or since it began."""
    if not timeline.open_work:
        return None
    level, child, began = timeline.level, timeline.child, _began(timeline)
    alone = level in limits
    if alone:
        last = _last(in_order_of_sight(_seen_alone(timeline, under=observed_under)))
    else:
        last = _last(sights_of(timeline))
    start = max((day for day in (began.day, last and last.day, child.birth) if day), default=None)
    if start is None or not timeline.reached(start + timedelta(days=limits.get(level, help_days))):
        return None
    seen = _ways(child, alone=alone, under=observed_under, on=start)
    tried = [event for event in timeline.of("contact.no_access", "contact.not_seen") if _is_since(event, start)]
    return Part(
        f"Not {seen} since {written(last.day)}" if last else f"Not yet {seen} since {_beginning(began, level)}",
        because=(
            *([began] if began.kind in BEGINNINGS or last is None else []),
            *([last.event] if last else []),
            *tried,
        ),
        against=tuple(
            event for day, event in sights_of(timeline) if day >= start and not (last and last.event is event)
        ),
        missing=_manner_unknown(child) if alone else (),
    )


def _nobody_since_a_try(timeline: Timeline, *, days: int, days_young: int, young_under: int) -> Part | None:
    """Second condition, with or without open work: somebody tried to see the child, and nobody has seen them since."""
    last = _last(sights_of(timeline))
    attempts = timeline.of(*ATTEMPTS)
    tried = attempts.since(last.day) if last else attempts.dated
    if not tried or tried[0].day is None:
        return None
    first, day = tried[0], tried[0].day
    # An age that is not known is taken as the younger. Nobody can see a child before birth.
    limit = days if timeline.child.under(young_under, on=day) is False else days_young
    if not timeline.reached(max(day, timeline.child.birth or day) + timedelta(days=limit)):
        return None
    return Part(
        f"Nobody is recorded as having seen the child since {ATTEMPTS[first.kind]} on {describe(first.on)}",
        because=tried,
        against=tuple(event for event in timeline.of(*FOUND_AGAIN) if _is_since(event, day)),
        missing=age_unknown(timeline, f"under {young_under}"),
    )


def _seen_alone(timeline: Timeline, *, under: int) -> Selection:
    child = timeline.child
    return sights(timeline).where(lambda event: seen_alone(event, child=child, under=under))


def _last(sights: list[Sight]) -> Sight | None:
    return sights[-1] if sights else None


def _began(timeline: Timeline) -> Event:
    """Return the event from which the clock counts: what began the level or the open work, else the first known."""
    level = timeline.level
    changes = [change for change in timeline.of("level.changed") if change.day]
    while len(changes) > 1 and changes[-2].says("to") == level:
        changes.pop()  # the level stayed, only its interval changed
    began = changes[-1:] if timeline.child.level != level or len(changes) > 1 else []
    if level == "universal" or not began:
        began += timeline.work_opened[:1]
    return max(began, key=lambda event: event.day or date.min) if began else timeline.of(*NEEDS).first


def _interval(timeline: Timeline) -> int | None:
    """Return the days that the last change of level set; 0, as where none is set, leaves the threshold in force."""
    change = timeline.level_change
    interval = change.says("interval") if change else ""
    return int(interval) if interval.isdecimal() and int(interval) <= LONGEST_INTERVAL else None


def _ways(child: Child, *, alone: bool, under: int, on: date) -> str:
    """Return in words what would have counted: a young child, or one without words, is observed with a carer."""
    if not alone:
        return "seen"
    observed = child.communicates == "other" or child.under(under, on=on)
    return "observed or seen alone" if observed else "seen alone"


def _beginning(began: Event, level: str) -> str:
    what = {"level.changed": f"{LEVELS.get(level, level)} began", "work.opened": "work opened"}
    return f"{what.get(began.kind, 'the record began')} on {describe(began.on)}"


def _manner_unknown(child: Child) -> tuple[str, ...]:
    unknown = () if child.communicates else ("How the child communicates is not recorded.",)
    if child.birth is None:
        return (*unknown, "The date of birth is not known; only being seen alone counts here, not being observed.")
    return unknown


def _is_since(event: Event, day: date) -> bool:
    return event.day is not None and event.day >= day


def _once(events: Iterable[Event]) -> tuple[Event, ...]:
    return tuple({event.ref: event for event in events}.values())


def _joined(sentences: list[str]) -> str:
    first, *rest = sentences
    return "; ".join([first, *(sentence[0].lower() + sentence[1:] for sentence in rest)])
