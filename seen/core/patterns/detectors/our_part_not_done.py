"""A plan that asks much more of the family than of us, or what we promised in it and have not done."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from seen.core.dates.describing import describe
from seen.core.patterns.contract import Finding, Pattern, Threshold, Tier
from seen.core.patterns.screens import All, AnyOf, AtLeast, WorkOpen
from seen.core.patterns.wording import count, said_list, undated
from seen.core.timeline.event import Event
from seen.core.timeline.selection import Selection
from seen.core.timeline.timeline import Timeline

AGREED, DONE, OVERDUE = "action.agreed", "action.done", "action.overdue"
FAMILY = frozenset({"family", "parent", "parents", "carer", "carers", "mother", "father", "child"})
ONE_DAY = timedelta(days=1)

PATTERN = Pattern(
    row=46,
    id="our-part-not-done",
    version="1",
    title="Our part, not done yet",
    ask="What did we promise for {child} and not do, who does it by when, and what of the family's can wait?",
    sources=("nspcc-2022", "ofsted-2014"),
    thresholds={
        "times_ours": Threshold(2, allowed=(1, 4)),
        "family_least": Threshold(3, allowed=(2, 8)),
        "late": Threshold(3, allowed=(1, 6)),
        "months": Threshold(12, allowed=(6, 24)),
    },
    needs=(AGREED, DONE, OVERDUE, "work.opened", "work.closed", "level.changed"),
    screen=All(
        WorkOpen(),
        AnyOf(
            AtLeast("family_least", of=(AGREED,), months="months"),
            AtLeast("late", of=(AGREED, OVERDUE), months="months"),
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Action:
    """One action of the plan, however often it was agreed again. `told` are its entries, oldest first."""

    owner: str
    told: tuple[Event, ...]

    @property
    def is_ours(self) -> bool:
        """Return whether an agency is to do it."""
        return self.owner not in FAMILY


def detect(
    timeline: Timeline, *, as_of: date, times_ours: int, family_least: int, late: int, months: int
) -> Finding | None:
    """Find a plan in which the family has many times what we have, or several actions of ours past their day."""
    if not timeline.open_work:
        return None
    window = timeline.back(months=months)
    plan, done = window.of(AGREED, OVERDUE), window.of(DONE)
    every = _actions(plan)
    agreed = [action for action in every if any(event.kind == AGREED for event in action.told)]
    family, ours = ([one for one in agreed if one.is_ours is is_ours] for is_ours in (False, True))
    overdue = [action for action in every if action.is_ours and _is_late(timeline, action, done)]
    sentences, because = list[str](), set[str]()
    if len(family) >= family_least and len(family) > times_ours * len(ours):
        told = _among(plan.where(lambda event: event.kind == AGREED), [*family, *ours])
        because |= {event.ref for event in told}
        asked = count(len(family), "action")
        sentences.append(f"Since {describe(told.first.on)} the family has {asked} in the plan and we have {len(ours)}")
    if len(overdue) >= late:
        told = _among(plan, overdue)
        because |= {event.ref for event in told}
        owners = said_list(action.owner.replace("-", " ") for action in overdue)
        sentences.append(
            f"{count(len(overdue), 'action')} of ours, agreed since {describe(told.first.on)}, "
            f"not recorded as done in time: {owners}"
        )
    if not sentences:
        return None
    return Finding(
        "; ".join([sentences[0], *(said[0].lower() + said[1:] for said in sentences[1:])]),
        tier=Tier.WEEKLY,
        because=plan.where(lambda event: event.ref in because),
        against=done.where(lambda event: _owner(event) not in FAMILY),
        missing=_no_owner(len(window.of(AGREED).where(lambda event: not _owner(event))))
        + _no_day(sum(not _due(action.told) for action in ours))
        + undated(len(timeline.undated(AGREED, OVERDUE))),
        innocent=(
            "It was done, and nobody wrote that down.",
            "The family asked for these to be theirs.",
            "One of us waits for another to act first.",
        ),
    )


def _actions(events: Iterable[Event]) -> list[Action]:
    """Return the actions, each once by its owner and its own words (without words, each entry is one)."""
    told: dict[tuple[str, str], list[Event]] = {}
    for event in events:
        if _owner(event):
            told.setdefault(_name(event), []).append(event)
    return [Action(owner, tuple(entries)) for (owner, _), entries in told.items()]


def _owner(event: Event) -> str:
    return event.says("owner").casefold()


def _name(event: Event) -> tuple[str, str]:
    return _owner(event), event.says("action").casefold() or event.ref


def _is_late(timeline: Timeline, action: Action, done: Iterable[Event]) -> bool:
    """Return whether it is past its day, or was noted as overdue, and nobody has written since that it was done."""
    last = action.told[-1].day
    name = _name(action.told[-1])
    if any(_name(event) == name and event.day and last and event.day >= last for event in done):
        return False
    due = _due(action.told)
    return action.told[-1].kind == OVERDUE or (due is not None and timeline.reached(due + ONE_DAY))


def _due(told: tuple[Event, ...]) -> date | None:
    """Return the day agreed last, None where none of its entries names one."""
    for event in reversed(told):
        try:
            return date.fromisoformat(event.says("due"))
        except ValueError:
            continue
    return None


def _among(plan: Selection, actions: list[Action]) -> Selection:
    """Return what the plan says of these actions, oldest first."""
    refs = {event.ref for action in actions for event in action.told}
    return plan.where(lambda event: event.ref in refs)


def _no_owner(number: int) -> tuple[str, ...]:
    return (f"Who is to do {count(number, 'action')} is not recorded.",) if number else ()


def _no_day(number: int) -> tuple[str, ...]:
    return (f"No day was agreed for {count(number, 'action')} of ours.",) if number else ()
