"""A disagreement between agencies that nobody answered in its time, or a dissent that nobody followed up."""

from collections.abc import Sequence
from datetime import date, timedelta

from seen.core.dates.describing import describe
from seen.core.patterns.conditions import affirms, after_working_days
from seen.core.patterns.contract import Finding, Pattern, Threshold, Tier
from seen.core.patterns.screens import All, AtLeast, WorkOpen
from seen.core.patterns.wording import count, undated
from seen.core.timeline.event import Event
from seen.core.timeline.timeline import Timeline

RAISED, ANSWERED, DECIDED, MET = "challenge.raised", "challenge.answered", "decision.made", "meeting.held"
NOT_ALL_AGREED = frozenset({"false", "no"})
LAST_STAGE = 5
ONE_DAY = timedelta(days=1)

PATTERN = Pattern(
    row=24,
    id="challenge-unanswered",
    version="1",
    title="A disagreement waits for an answer",
    ask="Who answers this disagreement, by when, and what keeps {child} safe until then?",
    sources=("llr-survey", "working-together-2023"),
    thresholds={
        "stage_1_days": Threshold(3, allowed=(1, 10)),
        "stage_2_days": Threshold(3, allowed=(1, 10)),
        "stage_3_days": Threshold(5, allowed=(1, 10)),
        "stage_4_days": Threshold(5, allowed=(1, 15)),
        "stage_5_days": Threshold(10, allowed=(5, 20)),
        "dissent_days": Threshold(5, allowed=(3, 20)),
        "months": Threshold(12, allowed=(6, 24)),
    },
    needs=(RAISED, ANSWERED, DECIDED, MET, "work.opened", "work.closed", "level.changed"),
    screen=All(WorkOpen(), AtLeast(1, of=(RAISED, DECIDED), months="months")),
)


def detect(timeline: Timeline, *, as_of: date, dissent_days: int, months: int, **stage_days: int) -> Finding | None:
    """Find what was raised and not answered within its stage's working days, or a dissent with nothing after it."""
    if not timeline.open_work:
        return None
    waiting = _waiting(timeline, months=months, stage_days=stage_days)
    alone = _not_followed_up(timeline, months=months, days=dissent_days)
    sentences = list[str]()
    if waiting:
        first = f"raised on {describe(waiting[0].on)}"
        sentences.append(
            f"A disagreement {first} is not recorded as answered"
            if len(waiting) == 1
            else f"{len(waiting)} disagreements are not recorded as answered, the first {first}"
        )
    if alone:
        sentences.append(f"Not everybody agreed on {describe(alone[0].on)}, and nothing is recorded as following it up")
    if not sentences:
        return None
    return Finding(
        "; ".join([sentences[0], *(said[0].lower() + said[1:] for said in sentences[1:])]),
        tier=Tier.WEEKLY,
        because=(*waiting, *alone),
        against=timeline.back(months=months).of(ANSWERED),
        missing=_stage_unknown(sum(not event.says("stage") for event in waiting))
        + undated(len(timeline.undated(RAISED))),
        innocent=(
            "It was settled in a call that nobody wrote down.",
            "The answer is written in one agency's own record and was not sent on.",
            "Whoever raised it no longer sees it so.",
        ),
    )


def _waiting(timeline: Timeline, *, months: int, stage_days: dict[str, int]) -> list[Event]:
    """Return what was raised in the window and is past its time: the day it was due, else its stage's working days."""
    recent = {event.ref for event in timeline.back(months=months).of(RAISED)}
    unanswered = _unanswered(timeline.of(RAISED, ANSWERED))
    return [event for event in unanswered if event.ref in recent and _is_past(timeline, event, stage_days)]


def _unanswered(turns: Sequence[Event]) -> list[Event]:
    """Return what was raised and neither answered nor taken to a higher stage since. One answer answers one."""
    dated = [(event.day, event.kind == ANSWERED, event.ref, event) for event in turns if event.day]
    still = list[Event]()
    for _, is_answer, _, event in sorted(dated):
        meant = _is_answered_by if is_answer else _is_below
        answered = next((raised for raised in still if meant(raised, event)), None)
        if answered:
            still.remove(answered)
        if not is_answer and not affirms(event, "outcome"):
            still.append(event)
    return still


def _is_answered_by(raised: Event, answer: Event) -> bool:
    one, other = raised.says("stage"), answer.says("stage")
    return not one or not other or one == other


def _is_below(raised: Event, higher: Event) -> bool:
    return _stage(raised) < _stage(higher)


def _stage(event: Event) -> int:
    """Return the stage, 1 to 5. One that nobody named is the first, whose time is shortest."""
    stage = event.says("stage")
    return max(1, min(int(stage), LAST_STAGE)) if stage.isdecimal() else 1


def _is_past(timeline: Timeline, raised: Event, stage_days: dict[str, int]) -> bool:
    try:
        until = date.fromisoformat(raised.says("due"))
    except ValueError:
        until = after_working_days(timeline, raised.day or timeline.as_of, stage_days[f"stage_{_stage(raised)}_days"])
    return timeline.reached(until + ONE_DAY)


def _not_followed_up(timeline: Timeline, *, months: int, days: int) -> list[Event]:
    """Return the decisions not agreed by all, with no challenge since nor any later meeting or decision, in time."""
    challenged = max((event.day for event in timeline.of(RAISED, ANSWERED) if event.day), default=date.min)
    met = max((event.day for event in timeline.of(MET, DECIDED) if event.day), default=date.min)
    dissents = timeline.back(months=months).of(DECIDED).where(_is_dissent)
    return [
        event
        for event in dissents
        if event.day
        and challenged < event.day >= met
        and timeline.reached(after_working_days(timeline, event.day, days) + ONE_DAY)
    ]


def _is_dissent(decision: Event) -> bool:
    return decision.says("unanimous").lower() in NOT_ALL_AGREED


def _stage_unknown(number: int) -> tuple[str, ...]:
    if not number:
        return ()
    what = count(number, "disagreement")
    return (f"The stage of {what} is not recorded; {'it is' if number == 1 else 'they are'} taken as the first.",)
