"""Invents histories at random: dates known well and badly, recorded early and late, told once or more."""

from collections.abc import Sequence
from datetime import date, timedelta
from fnmatch import fnmatch
from random import Random
from typing import Any, NamedTuple

from hypothesis import strategies as st

from seen.core.dates.months import months_on
from seen.core.dates.partial import PartialDate, Precision
from seen.core.timeline.child import LEVELS, Child
from seen.core.timeline.event import Event
from seen.kit.knowledge.kinds import kind as kind_of
from seen.kit.knowledge.kinds import kinds as all_kinds
from tests.builders.ways import Way

PLAIN = Way()

# Two years round a leap day, so that months of every length lie in the windows.
FIRST, DAYS = date(2027, 6, 1), 600
BIRTHS = (None, date(2018, 2, 28), date(2024, 2, 29), date(2028, 2, 29), date(2026, 5, 31))
WORRIES = (
    "food.concern",
    "supervision.concern",
    "school.tired",
    "care.emotional",
    "contact.no_access",
    "note.strength",
)
APPOINTMENTS = ("appointment.not_brought",) * 4 + ("appointment.attended", "appointment.cancelled_by_service")
SIGHTS = (
    "contact.seen",
    "contact.seen_alone",
    "contact.observed",
    "voice.heard",
    "contact.not_seen",
    "school.off_roll",
)
WORK = ("work.opened", "work.closed", "level.changed", "level.changed", "school.attendance", "health.deregistered")
CONDITIONS = ["decay", "lice", "lice", "glasses"]
CHOICES: dict[str, dict[str, list[Any]]] = {
    "referral": {"referral": [f"e{n}" for n in range(14)], "outcome": ["nfa", "advice", "assessment", ""]},
    "help": {"condition": CONDITIONS, "reach": [True, True, "far", ""]},
    "health": {"condition": CONDITIONS, "treated": [False] * 8 + [True], "injury": [True, False]},
    "worker": {"person": ["Bo", "Di", "Em"], "role": ["lead_practitioner"], "planned": [False, False, True]},
    "household": {"sex": ["male", "female", ""], "role": ["partner", "aunt"]},
    "address": {"reason": ["choice", "choice", "council", "refuge"]},
    "area": {"reason": ["choice", "refuge", ""]},
    "sleep": {"with": ["", "alcohol", "smoke"]},
}
MIXES = (WORRIES, (*WORRIES, "decision.made"), APPOINTMENTS, SIGHTS + WORK, WORRIES + APPOINTMENTS + SIGHTS + WORK)


class History(NamedTuple):
    """A child, `amal`, with events, and a date to look from; the brothers and sisters with theirs."""

    child: Child
    events: list[Event]
    as_of: date
    siblings: tuple[tuple[Child, list[Event]], ...] = ()


def histories() -> st.SearchStrategy[Random]:
    """Return the seeds of random histories. True random numbers spread wider than Hypothesis's own."""
    return st.randoms(use_true_random=True)


def kinds_of(needs: Sequence[str]) -> tuple[str, ...]:
    """Return the kinds that a pattern reads, a few common worries where it reads every kind."""
    if "*" in needs:
        return WORRIES[:2]
    return tuple(kind for kind in all_kinds() if any(fnmatch(kind, need) for need in needs))


def a_history(random: Random, *, needs: Sequence[str] = (), way: Way = PLAIN) -> History:
    """Return one history, its date sometimes before or after everything; most of them of the kinds `needs` names.

    `way` says more of what a pattern's histories hold.
    """
    kinds, spread = random.choice(MIXES), way.spread or random.choice([150, DAYS])
    read = way.kinds or kinds_of(needs)
    if read and random.random() < (0.85 if way.kinds else 0.6):
        kinds = read
    told = [(_child(random, "amal", way), _events(random, "amal", kinds, spread, way))]
    for number in range(way.siblings):
        name = f"sibling-{number}"
        told.append((_child(random, name, way), _events(random, name, kinds, spread, way)))
    (child, events), *siblings = told
    return History(child, events, FIRST + timedelta(days=random.randint(-30, spread + 150)), tuple(siblings))


def _child(random: Random, name: str, way: Way) -> Child:
    """Return a child born on any day, also 29 February, unborn, or of unknown age."""
    born = random.choice(way.births or BIRTHS)
    return Child(
        name,
        born=born,
        due=None if born else random.choice([None, date(2028, 8, 31)]),
        disabled=random.choice(way.disabled),
        communicates=random.choice(["", "words", "other"]),
        gestation_days=random.choice([None, None, 250, 259, 280]),
        mobile=random.choice([None, None, True, False]),
        level=random.choice(way.levels or ("", "", "early_help", "child_protection")),
    )


def _events(random: Random, child: str, kinds: tuple[str, ...], spread: int, way: Way) -> list[Event]:
    how_many = random.choice(way.sizes or (1, 3, 8, 14, 24))
    return [_event(random, number, child, kinds, spread, way) for number in range(how_many)]


def _event(random: Random, number: int, child: str, kinds: tuple[str, ...], spread: int, way: Way) -> Event:
    kind = kind_of(random.choice(kinds))
    on, late = _on(random, spread), random.choice([None, None, None, 0, 20, 100, -20])
    agency = random.choice(way.agencies)
    return Event(
        ref=f"e{number}",
        child=child,
        on=on,
        recorded=None if late is None else (on.latest or FIRST) + timedelta(days=late),
        kind=kind.id,
        agency=agency,
        agency_type=agency,
        source_type=random.choice(way.sources or ("observed", "observed", "")),
        polarity=kind.polarity,
        severity=kind.severity,
        areas=random.choice(way.areas) if way.areas else kind.areas,
        same_as=random.choice([*[""] * 9, f"e{number - 1}", f"e{number + 1}", "gone"]),
        detail=_detail(random, kind.id, way),
    )


def _on(random: Random, spread: int) -> PartialDate:
    day = FIRST + timedelta(days=random.randint(0, spread))
    precision = random.randint(0, 14)
    if precision == 0:
        return PartialDate.unknown()
    if precision == 1:
        last = months_on(day.replace(day=1), 1) - timedelta(days=1)
        return PartialDate(f"{day:%Y-%m}", day.replace(day=1), last, Precision.MONTH)
    if precision == 2:
        return PartialDate("a while", day, day + timedelta(days=90), Precision.RANGE)
    return PartialDate.day(day)


def _detail(random: Random, kind: str, way: Way) -> dict[str, Any]:
    if kind in way.details:
        return {key: random.choice(values) for key, values in way.details[kind].items()}
    if kind.startswith("appointment."):
        urgency = random.choice(["routine", "routine", "urgent"])
        return {"service": random.choice(["gp", "health-visiting"]), "urgency": urgency, "late": random.random() < 0.8}
    if kind.split(".")[0] in CHOICES:
        return {key: random.choice(values) for key, values in CHOICES[kind.split(".")[0]].items()}
    if kind == "level.changed":
        levels: dict[str, Any] = {"from": "universal", "to": random.choice(LEVELS)}
        return levels | random.choice([{}, {"interval": 10}, {"interval": 40}])
    if kind == "decision.made":
        return {"reasons": "so", "cites": random.sample([f"e{n}" for n in range(14)], random.randint(0, 3))}
    if kind == "school.attendance":
        until = FIRST + timedelta(days=random.randint(0, DAYS))
        return {"from": FIRST.isoformat(), "to": until.isoformat(), "possible": 10, "missed": random.randint(8, 10)}
    return {"alone": random.choice([True, False]), "cause": random.choice(["", "", "choice", "money"])}
