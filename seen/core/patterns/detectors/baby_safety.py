"""A mark on a child who cannot move about; unsafe sleep; or several things at once round a baby."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from seen.core.dates.describing import describe
from seen.core.dates.months import months_on
from seen.core.patterns.adults import is_man
from seen.core.patterns.closer import Beside, MayNotMove
from seen.core.patterns.conditions import age_unknown, is_younger, service_of
from seen.core.patterns.contract import Finding, Household, Pattern, Threshold, Tier
from seen.core.patterns.screens import All, AnyOf, AtLeast, Sorts, Younger
from seen.core.patterns.wording import said_list, undated
from seen.core.timeline.child import Child
from seen.core.timeline.event import Event
from seen.core.timeline.timeline import Timeline, Window

MARK, SLEEP, MISSED, JOINED = "health.injury", "sleep.unsafe", "appointment.not_brought", "household.joined"
KEPT = "appointment.attended"
WORSE = frozenset({"alcohol", "drugs", "smoke", "prematurity"})
TERM = 259
"""The days of pregnancy from which a birth is at term: 37+0."""


def is_health_visiting(event: Event) -> bool:
    """Return whether an appointment was with the health visitor."""
    named = event.says("service").lower().replace(" ", "-")
    return named.startswith("health-visit") if named else "health-visiting" in (event.agency_type, service_of(event))


ROUND_A_BABY: dict[str, tuple[str, Callable[[Event], bool]]] = {
    SLEEP: ("unsafe sleep", lambda event: True),
    "adult.substance": ("an adult's drink or drugs", lambda event: True),
    JOINED: ("a man joining the household", is_man),
    MISSED: ("a health visitor's appointment not kept", is_health_visiting),
    "health.crying_strain": ("strain with crying", lambda event: True),
    "address.moved": ("a move", lambda event: event.says("reason") != "refuge"),
}

TOGETHER = All(
    AtLeast(1, of=tuple(ROUND_A_BABY), months="months"),
    AnyOf(
        Sorts("together", of=tuple(ROUND_A_BABY), months="months", less=1),
        All(
            Sorts("together", of=tuple(ROUND_A_BABY), months="months", less=2),
            Beside(AtLeast(1, of=(JOINED,), months="months")),
        ),
    ),
)
"""Enough sorts, where being born early counts as one and a man of whom a sibling's record tells as another."""

PATTERN = Pattern(
    row=32,
    id="baby-safety",
    version="1",
    title="Marks, sleep, and what adds up for {name}",
    ask="Is {child} safe tonight, who has looked at {child} today, and what would make the nights easier at home?",
    sources=("llr-briefing", "national-panel-2023"),
    thresholds={
        "together": Threshold(3, allowed=(2, 5)),
        "under": Threshold(1, allowed=(1, 2)),
        "months": Threshold(12, allowed=(6, 24)),
        "mobile_from_months": Threshold(6, allowed=(6, 9)),
    },
    needs=(*ROUND_A_BABY, MARK, KEPT),
    household=Household(
        reads=(JOINED,), where=All(Younger("under"), AtLeast(1, of=tuple(ROUND_A_BABY), months="months"))
    ),
    screen=AnyOf(
        All(Younger("under"), TOGETHER),
        AtLeast(1, of=(SLEEP,), months="months"),
        All(AtLeast(1, of=(MARK,), months="months"), MayNotMove(ago="months", under="mobile_from_months")),
    ),
)

INNOCENT_MARK = (
    "The mark was there at birth, or is a blue-grey birthmark taken for a bruise.",
    "A doctor has looked at it and found its cause, and nobody wrote that down.",
)
WORN_OUT = "The parents are worn out, as parents of babies are, and help at night is what is needed."


@dataclass(frozen=True, slots=True)
class Part:
    """What one of the conditions found."""

    sentence: str
    because: tuple[Event, ...]
    innocent: tuple[str, ...]


def detect(
    timeline: Timeline, *, as_of: date, together: int, under: int, months: int, mobile_from_months: int
) -> Finding | None:
    """Find a mark on a child who cannot move about, or unsafe sleep made worse; otherwise several things at once."""
    window = timeline.back(months=months)
    at_once = [part for part in (_marks(timeline, window, mobile_from_months), _sleep(timeline, window, under)) if part]
    found = at_once or [part for part in [_added_up(timeline, window, together, under, months)] if part]
    if not found:
        return None
    first, *others = [part.sentence for part in found]
    return Finding(
        "; ".join([first, *(other[0].lower() + other[1:] for other in others)]),
        tier=Tier.NOW if at_once else Tier.WEEKLY,
        because=tuple({(event.child, event.ref): event for part in found for event in part.because}.values()),
        against=window.of(KEPT).where(is_health_visiting),
        missing=_not_known(timeline, window, at_once=bool(at_once), under=under, mobile_from_months=mobile_from_months)
        + undated(len(timeline.undated(*ROUND_A_BABY, MARK))),
        innocent=tuple(dict.fromkeys(sentence for part in found for sentence in part.innocent))[:3],
    )


def _marks(timeline: Timeline, window: Window, mobile_from_months: int) -> Part | None:
    """Marks on a child who could not move about that day, but for those already mapped at birth or by a doctor."""
    child = timeline.child
    marks = window.of(MARK).where(
        lambda event: not event.confirms("mapped") and _moves(event, child, mobile_from_months) is False
    )
    if not marks:
        return None
    return Part(
        f"A mark noted on {describe(marks.first.on)} on a child who cannot move about", marks.all, INNOCENT_MARK
    )


def _moves(event: Event, child: Child, from_months: int) -> bool | None:
    """Return whether the child could move about that day: as written with the mark, else as known, else by age."""
    if event.says("mobile"):
        return event.confirms("mobile")
    if child.mobile is not None:
        return child.mobile
    too_young = event.day and child.birth and event.day < months_on(child.birth, from_months)
    return False if too_young else None


def _sleep(timeline: Timeline, window: Window, under: int) -> Part | None:
    """Unsafe sleep with drink, drugs or smoke, or of a baby born early."""
    early = _born_early(timeline)
    unsafe = window.of(SLEEP).where(lambda event: bool(_worse(event) or early))
    if not unsafe or not (any(_worse(event) for event in unsafe) or is_younger(timeline, under)):
        return None
    worse = sorted({word for event in unsafe for word in _worse(event)} | ({"prematurity"} if early else set()))
    return Part(
        f"Unsafe sleep with {said_list(worse)}, noted on {describe(unsafe.first.on)}", unsafe.all,
        (WORN_OUT, "Somebody has talked safer sleep through since, and the cot is in use."),
    )  # fmt: skip


def _worse(event: Event) -> frozenset[str]:
    return WORSE & {word.lower() for word in event.lists("with")}


def _born_early(timeline: Timeline) -> bool:
    days = timeline.child.gestation_days
    return days is not None and days < TERM


def _added_up(timeline: Timeline, window: Window, together: int, under: int, months: int) -> Part | None:
    """Different things at once round a baby. A man who joined counts also where only a sibling's record says so."""
    if not is_younger(timeline, under):
        return None
    found = {kind: window.of(kind).where(counts) for kind, (_, counts) in ROUND_A_BABY.items()}
    own = {kind: events.all for kind, events in found.items() if events}
    if not own:
        return None
    joined = [event for sibling in timeline.siblings for event in sibling.back(months=months).of(JOINED).where(is_man)]
    if joined and JOINED not in own:
        own[JOINED] = (min(joined, key=lambda event: (event.day or date.max, event.child, event.ref)),)
    said = [ROUND_A_BABY[kind][0] for kind in ROUND_A_BABY if kind in own]
    said += ["born early"] if _born_early(timeline) else []
    if len(said) < together:
        return None
    because = sorted((event for events in own.values() for event in events), key=lambda e: (e.day or date.max, e.ref))
    return Part(f"{len(said)} things at once round a baby since {describe(because[0].on)}: {said_list(said)}",
                tuple(because), (WORN_OUT, "Help with these is under way, and nobody wrote that down."))  # fmt: skip


def _not_known(
    timeline: Timeline, window: Window, *, at_once: bool, under: int, mobile_from_months: int
) -> tuple[str, ...]:
    child = timeline.child
    marks = window.of(MARK).where(lambda event: _moves(event, child, mobile_from_months) is None)
    moving = ("Whether the child could move about when a mark was noted is not recorded: ask.",) if marks else ()
    early = ("Whether the child was born early is not recorded.",) if child.gestation_days is None else ()
    return moving + early + (() if at_once else age_unknown(timeline, f"under {under}"))
