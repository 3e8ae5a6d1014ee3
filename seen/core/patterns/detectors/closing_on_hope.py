"""Less help decided while a need stands at its gravest, a goal is not met, nothing has lasted, or nobody got in."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from seen.core.dates.calendar_spans import written
from seen.core.dates.describing import describe
from seen.core.patterns.closer import Lowered
from seen.core.patterns.contract import Finding, Pattern, Threshold, Tier
from seen.core.patterns.grades import GIVEN, Grade, graded
from seen.core.patterns.less_help import CHANGED, DECIDED, LESS, less_help
from seen.core.patterns.screens import All, AnyOf, AtLeast, WorkOpen
from seen.core.patterns.wording import count, said_list, undated
from seen.core.timeline.event import Event
from seen.core.timeline.timeline import Timeline

MET = "goal.met"
GOAL = ("goal.set", "goal.reviewed", MET)
CAME_TO_NOTHING = ("contact.no_access", "contact.not_seen", "help.declined")
GOT_IN = ("contact.seen", "contact.seen_alone", "contact.observed")
PROGRESS = ("met", "better", "same", "worse")
"""How far from met a goal is, by its place; what nobody has said of one is as if nothing had changed."""
WORSE = 2
"""Steps from the best end from which an item is one that was to get better."""

PATTERN = Pattern(
    row=40,
    id="closing-on-hope",
    version="1",
    title="Less help: will it hold?",
    ask="What will hold this for {child} when there is less help, who has seen that it does, and who looks again when?",
    sources=("ofsted-2014", "nspcc-2022"),
    thresholds={
        "decision_months": Threshold(3, allowed=(1, 6)),
        "evidence_months": Threshold(12, allowed=(6, 24)),
        "gravest": Threshold(1, allowed=(1, 4)),
        "unmet": Threshold(1, allowed=(1, 4)),
        "held_weeks": Threshold(8, allowed=(4, 13)),
        "came_to_nothing": Threshold(2, allowed=(2, 5)),
        "before_days": Threshold(42, allowed=(28, 90)),
    },
    needs=(DECIDED, CHANGED, GIVEN, *GOAL, *CAME_TO_NOTHING, *GOT_IN, "work.opened", "work.closed"),
    screen=All(
        WorkOpen(),
        AnyOf(
            AtLeast(1, of=(DECIDED,), months="decision_months", saying=("decision", tuple(sorted(LESS)))),
            Lowered("decision_months"),
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Part:
    """What one of the conditions found."""

    sentence: str
    because: Sequence[Event]


@dataclass(frozen=True, slots=True)
class Need:
    """One item or goal as it went: its entries, oldest first, and how far from met each says it is, 0 being met."""

    told: tuple[Event, ...]
    stood: tuple[int, ...]

    @property
    def better_from(self) -> Event | None:
        """Return the entry from which it has stood better than at its worst without a break, None where it does not."""
        better: Event | None = None
        for event, stood in zip(self.told, self.stood, strict=True):
            better = None if stood == max(self.stood) else better or event
        return better


def detect(
    timeline: Timeline,
    *,
    as_of: date,
    decision_months: int,
    evidence_months: int,
    gravest: int,
    unmet: int,
    held_weeks: int,
    came_to_nothing: int,
    before_days: int,
) -> Finding | None:
    """Find less help in force and, when it was decided or now, what speaks against its holding."""
    less = less_help(timeline, months=decision_months)
    if less is None or less.day is None or not timeline.open_work:
        return None
    window = timeline.back(months=evidence_months)
    items, goals = list(graded(window.of(GIVEN)).values()), _goals(window.of(*GOAL))
    stand = [item[-1] for item in items]
    before = _between(less.day - timedelta(days=before_days), less.day)
    tried = timeline.of(*CAME_TO_NOTHING).where(before)
    parts = [
        _at_gravest(stand, at_least=gravest),
        _not_met(goals, at_least=unmet),
        _not_lasted(_to_get_better(items, goals), by=less.day - timedelta(weeks=held_weeks)),
        Part(f"{count(len(tried), 'visit or offer', 'visits or offers')} come to nothing in the weeks before", tried)
        if len(tried) >= came_to_nothing
        else None,
    ]
    found = [part for part in parts if part]
    if not found:
        return None
    because = {event.ref: event for part in found for event in part.because}
    return Finding(
        f"Less help since {describe(less.on)}, with {said_list(part.sentence for part in found)}",
        tier=Tier.WEEKLY,
        because=(*because.values(), less),
        against=[*(grade.event for grade in stand if not grade.steps), *timeline.of(*GOT_IN).where(before)],
        missing=(() if items or goals else ("No grade and no goal is recorded.",))
        + undated(len(timeline.undated(GIVEN, *GOAL))),
        innocent=(
            "Another service has taken this on.",
            "The family and those who help have agreed how the rest will follow.",
            "It has lasted, and nobody has written down that they looked again.",
        ),
    )


def _between(first: date, last: date) -> Callable[[Event], bool]:
    return lambda event: event.day is not None and first <= event.day <= last


def _needs(items: Iterable[list[Grade]]) -> list[Need]:
    """Return the items that were ever two steps or more from the best end, as they were graded."""
    needs = [Need(tuple(one.event for one in item), tuple(one.steps for one in item)) for item in items]
    return [need for need in needs if max(need.stood) >= WORSE]


def _to_get_better(items: Sequence[list[Grade]], goals: Sequence[Need]) -> list[Need]:
    """Return what was to get better: the needs and the goals. Where items were graded and none was ever a need, nothing
    had to last: goals that are met are enough."""
    needs = _needs(items)
    return [*needs, *goals] if needs or not items else []


def _goals(entries: Iterable[Event]) -> list[Need]:
    """Return the goals as they went."""
    told: dict[str, list[Event]] = {}
    for event in entries:
        told.setdefault(event.says("goal") or event.ref, []).append(event)
    return [Need(tuple(events), tuple(_stood(event) for event in events)) for events in told.values()]


def _stood(event: Event) -> int:
    progress = "met" if event.kind == MET else event.says("progress").lower()
    return PROGRESS.index(progress if progress in PROGRESS else "same")


def _at_gravest(stand: Iterable[Grade], *, at_least: int) -> Part | None:
    worst = [grade.event for grade in stand if grade.steps >= grade.most]
    return Part(f"{count(len(worst), 'need')} at the gravest grade", worst) if len(worst) >= at_least else None


def _not_met(goals: Iterable[Need], *, at_least: int) -> Part | None:
    unmet = [goal.told[-1] for goal in goals if goal.stood[-1]]
    return Part(f"{count(len(unmet), 'goal')} not met", unmet) if len(unmet) >= at_least else None


def _not_lasted(needs: Sequence[Need], *, by: date) -> Part | None:
    """Nothing that had been worse was seen to be better by then, and has stayed so."""
    better = [event for need in needs if (event := need.better_from)]
    if not needs or any(event.day and event.day <= by for event in better):
        return None
    return Part(f"nothing that was better by {written(by)} and has stayed so", better)
