"""A disabled child whose basic care nobody has graded and whose day nobody has heard of in the child's own way."""

from collections.abc import Callable
from datetime import date

from seen.core.dates.describing import describe
from seen.core.dates.months import months_on
from seen.core.patterns.closer import Disabled
from seen.core.patterns.conditions import WORK, given_by_a_worker, work_began
from seen.core.patterns.contract import Finding, Pattern, Threshold, Tier
from seen.core.patterns.screens import All, WorkOpen
from seen.core.patterns.wording import undated
from seen.core.timeline.child import Child
from seen.core.timeline.event import Event
from seen.core.timeline.timeline import Timeline

GRADE, HEARD, OBSERVED = "grade.given", "voice.heard", "contact.observed"
LOOKS = (GRADE, HEARD, OBSERVED)
NEEDS = (*LOOKS, "contact.seen", "contact.seen_alone", *WORK)
BASIC_CARE = "physical-care"
IN_WORDS = frozenset({"talk", "talking", "words", "speech", "spoken"})

PATTERN = Pattern(
    row=35,
    id="needs-behind-disability",
    version="1",
    title="The child beside the disability",
    ask="How are food, sleep, clothes and washing for {child}, and what is a day like, told in {child}'s own way?",
    sources=("national-panel-2023", "ofsted-2014"),
    thresholds={"months": Threshold(6, allowed=(3, 12))},
    needs=NEEDS,
    screen=All(Disabled(), WorkOpen()),
)


def detect(timeline: Timeline, *, as_of: date, months: int) -> Finding | None:
    """Find that work has been open for months without a grade of basic care or a day in the child's own way."""
    child = timeline.child
    if child.disabled is not True:
        return None
    began = work_began(timeline, needs=NEEDS)
    if began is None or began.day is None or not timeline.reached(months_on(began.day, months)):
        return None
    looks, window = _looks_at(child), timeline.back(months=months)
    if window.of(*LOOKS).where(looks):
        return None
    last = timeline.of(*LOOKS).where(looks).last
    since = last if last and last.day and last.day > began.day else began
    return Finding(
        "Nobody is recorded as having graded the child's basic care, or heard of a day in the child's own way, since "
        f"{'the last one on' if since is last else BEGAN.get(began.kind, 'the record began on')} {describe(since.on)}",
        tier=Tier.WEEKLY,
        because=(began,) if since is began else (began, since),
        against=window.of(*LOOKS, "contact.seen", "contact.seen_alone"),
        missing=_manner_unknown(child) + undated(len(timeline.undated(*LOOKS).where(looks))),
        innocent=(
            "The specialist service or the short break has it all written down, and it has not reached us.",
            "These months were rightly about one illness or operation.",
            "Somebody who knows the child's own way of telling things is being looked for.",
        ),
    )


BEGAN = {"work.opened": "work opened on", "level.changed": "the level of need changed on"}


def _looks_at(child: Child) -> Callable[[Event], bool]:
    """Return whether an entry is a grade of basic care, or a day in the child's own way of communicating.

    Words count for a child who uses words; observing, or hearing by another method, for one who does not. Where nobody
    recorded how the child communicates, hearing counts only where its method was written down.
    """

    def looks(event: Event) -> bool:
        if event.kind == GRADE:
            return BASIC_CARE in event.areas and given_by_a_worker(event)
        if event.kind == OBSERVED:
            return child.communicates == "other"
        method = event.says("method").lower()
        if child.communicates == "words":
            return True
        return bool(method) and not (child.communicates == "other" and method in IN_WORDS)

    return looks


def _manner_unknown(child: Child) -> tuple[str, ...]:
    return () if child.communicates else ("How the child communicates is not recorded.",)
