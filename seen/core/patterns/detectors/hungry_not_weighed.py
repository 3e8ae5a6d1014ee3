"""A child who is hungry, thin or looks for food, and whom nobody has weighed; or whose weight already falls away."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from seen.core.dates.describing import describe
from seen.core.patterns.conditions import age_unknown, is_younger
from seen.core.patterns.contract import Finding, Pattern, Threshold, Tier
from seen.core.patterns.growth_lines import FIRST_DAYS, WEIGHT, Placed, has_fallen, is_low, place, policies
from seen.core.patterns.screens import AtLeast
from seen.core.patterns.wording import count, undated
from seen.core.suggesting.denials import denied, denied_after
from seen.core.suggesting.tokens import tokens
from seen.core.timeline.event import Event
from seen.core.timeline.selection import Selection, is_caused_elsewhere
from seen.core.timeline.timeline import Timeline

HUNGER = ("school.hungry", "health.thin", "food.concern")
ASKED = "growth.weigh_requested"
SAID = frozenset({"carer_said", "child_said"})
"""A weight that somebody only told of is not a weighing."""
NOT_PLACED = "Where the last weight lies on the growth chart is not recorded."
DISAGREE = "By another way of placing the birth weight the rule of growth is not met."

PATTERN = Pattern(
    row=31,
    id="hungry-not-weighed",
    version="1",
    title="Hungry or thin: time to weigh",
    ask="Who will weigh {child} and by when, what did {child} eat yesterday, and is there money for food?",
    sources=("nice-ng75", "nspcc-2022"),
    thresholds={
        "entries": Threshold(2, allowed=(1, 4)),
        "days": Threshold(30, allowed=(14, 60)),
        "baby_days": Threshold(14, allowed=(7, 28)),
        "young_days": Threshold(28, allowed=(14, 56)),
        "older_days": Threshold(90, allowed=(28, 180)),
        "now_under": Threshold(2, allowed=(1, 5)),
        "growth_months": Threshold(12, allowed=(3, 24)),
    },
    needs=(*HUNGER, WEIGHT, ASKED),
    screen=AtLeast(1, of=HUNGER, days="days"),
)


@dataclass(frozen=True, slots=True)
class Growth:
    """What the weights show: those that a rule of growth rests on, how that is said, and whether the weight falls."""

    told: tuple[Event, ...] = ()
    sentence: str = ""
    falls: bool = False
    missing: tuple[str, ...] = ()


def detect(
    timeline: Timeline,
    *,
    as_of: date,
    entries: int,
    days: int,
    baby_days: int,
    young_days: int,
    older_days: int,
    now_under: int,
    growth_months: int,
) -> Finding | None:
    """Find hunger noted again with no weight since long, or once together with a rule of growth that is met."""
    hungry = timeline.back(days=days).of(*HUNGER).where(lambda event: not is_caused_elsewhere(event))
    if not hungry:
        return None
    weights = timeline.of(WEIGHT).where(_is_weighing)
    growth = _growth(timeline, weights, months=growth_months)
    last = weights.last
    limit = baby_days if is_younger(timeline, 1) else young_days if is_younger(timeline, 5) else older_days
    unweighed = len(hungry) >= entries and _not_weighed_for(timeline, last, limit)
    if not unweighed and not growth.told:
        return None
    because = {event.ref: event for event in (*hungry, *growth.told, *((last,) if unweighed and last else ()))}
    at_once = growth.falls or is_younger(timeline, now_under) or any(_scavenges(event) for event in hungry)
    return Finding(
        _sentence(hungry, last if unweighed else None, growth, unweighed=unweighed),
        tier=Tier.NOW if at_once else Tier.WEEKLY,
        because=sorted(because.values(), key=lambda event: (event.day or date.max, event.ref)),
        against=timeline.back(days=days).of(ASKED),
        missing=age_unknown(timeline, "a baby") + growth.missing + undated(len(timeline.undated(*HUNGER, WEIGHT))),
        innocent=(
            "The child is ill, or eats little of what there is, and a doctor knows.",
            "The child is small as the parents are, and follows their own line.",
            "There was no money for food that week, and help with it is what is needed.",
        ),
    )


def _not_weighed_for(timeline: Timeline, last: Event | None, days: int) -> bool:
    return last is None or last.day is None or timeline.reached(last.day + timedelta(days=days))


def _sentence(hungry: Sequence[Event], last: Event | None, growth: Growth, *, unweighed: bool) -> str:
    times = f"Noted {count(len(hungry), 'time')} as hungry, thin or looking for food since {describe(hungry[0].on)}"
    weighed = f"; not weighed since {describe(last.on)}" if last else "; no weight is recorded" if unweighed else ""
    return f"{times}{weighed}{growth.sentence}"


def _growth(timeline: Timeline, weights: Selection, *, months: int) -> Growth:
    """Read the rules of growth from the weights, where the last that has a place speaks of the child today."""
    recent = {timeline.event_of(event.ref) for event in timeline.back(months=months).of(WEIGHT).where(_is_weighing)}
    if not recent:
        return Growth()
    born = timeline.child.birth
    placed = [line for line in policies(weights).values() if timeline.event_of(line[-1].event.ref) in recent]
    fallen = [line for line in placed if has_fallen(line, born=born)]
    met = fallen or [line for line in placed if is_low(line, born=born)]
    not_placed = (NOT_PLACED,) if weights.last and place(weights.last) is None else ()
    if not met:
        return Growth(falls=_lost(weights), missing=not_placed)
    how = "fallen across the lines of the chart by" if fallen else "below the 2nd centile on"
    return Growth(
        told=tuple(one.event for line in met for one in (line[0], line[-1]) if fallen or one is line[-1]),
        sentence=f"; weight {how} {describe(max(line[-1] for line in met).event.on)}",
        falls=bool(fallen) or _lost(weights),
        missing=_where_it_began(fallen, born) + not_placed + ((DISAGREE,) if len(met) < len(placed) else ()),
    )


def _where_it_began(fallen: list[list[Placed]], born: date | None) -> tuple[str, ...]:
    """Return the sentence that says that a fall is counted from a weight later than birth, none where it is not."""
    later = [line for line in fallen if born is None or line[0].day >= born + FIRST_DAYS]
    return ("The weight at birth is not placed on the chart; the first that is stands for it.",) if later else ()


def _is_weighing(event: Event) -> bool:
    return event.source_type not in SAID


def _lost(weights: Selection) -> bool:
    """Return whether the last weight is less than the one before it, in the same unit."""
    known = [(event.says("unit").lower(), value) for event in weights if event.day and (value := _value(event))]
    if len(known) < 2:
        return False
    (unit, before), (same, last) = known[-2:]
    return unit == same and last < before


def _value(event: Event) -> float | None:
    try:
        return float(event.says("value"))
    except ValueError:
        return None


def _scavenges(event: Event) -> bool:
    """Return whether the entry says so in its detail, or by that very word, not denied."""
    words = tokens(event.text)
    off = denied(words)
    return event.confirms("scavenging") or any(
        word.word.startswith("scaveng") and at not in off and not denied_after(words, at + 1)
        for at, word in enumerate(words)
    )
