"""Agencies that grade a child's needs as grave, refer, and are answered with less than was asked."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from seen.core.dates.describing import describe
from seen.core.patterns.contract import Finding, Pattern, Threshold, Tier
from seen.core.patterns.grades import GIVEN, Grade, graded
from seen.core.patterns.screens import All, AtLeast
from seen.core.patterns.wording import count, said_list, undated
from seen.core.timeline.event import Event
from seen.core.timeline.timeline import Timeline

REFERRED, ANSWERED = "referral.made", "referral.outcome"
LESS = {"nfa": "no further action", "advice": "advice", "early_help": "early help"}
GRAVE = 3
"""Steps from the best end from which a grade is one of the two gravest of a long scale: 4 and 5."""

PATTERN = Pattern(
    row=41,
    id="thresholds-apart",
    version="1",
    title="Two readings of the same days",
    ask="What did those who graded see of {child} that those who answered did not, and when do they talk it through?",
    sources=("national-panel-2023", "ofsted-2014"),
    thresholds={
        "times": Threshold(2, allowed=(1, 4)),
        "grave": Threshold(1, allowed=(1, 4)),
        "gravest": Threshold(2, allowed=(1, 4)),
        "tool_days": Threshold(90, allowed=(28, 180)),
        "months": Threshold(12, allowed=(6, 24)),
    },
    needs=(REFERRED, ANSWERED, GIVEN),
    screen=All(
        AtLeast("times", of=(REFERRED,), months="months"),
        AtLeast(1, of=(GIVEN,)),
        AtLeast("times", of=(ANSWERED,)),
    ),
)


class Apart(NamedTuple):
    """A referral by an agency whose own grades were grave, and the answer that was less."""

    grades: list[Event]
    referral: Event
    answer: Event


def detect(
    timeline: Timeline, *, as_of: date, times: int, grave: int, gravest: int, tool_days: int, months: int
) -> Finding | None:
    """Find referrals with grave grades of the referrer's own, given before the answer, that were answered with less.

    Grave is one grade of 4 or 5, or two at the worst end of a shorter scale. A referral that asked for early help and
    was given it was answered in full.
    """
    made = timeline.back(months=months).of(REFERRED)
    answers = _answers(timeline)
    answered = [(referral, answers[ref]) for referral in made if (ref := timeline.event_of(referral.ref)) in answers]
    given = timeline.of(GIVEN)
    apart = list[Apart]()
    for referral, answer in answered:
        if not _is_less(referral, answer) or referral.day is None:
            continue
        since, until = referral.day - timedelta(days=tool_days), answer.day or referral.day
        grades = _grave(given.where(_by_the_referrer(referral, since=since, until=until)), grave=grave, gravest=gravest)
        if grades:
            apart.append(Apart(grades, referral, answer))
    if len(apart) < times:
        return None
    because = {event.ref: event for one in apart for event in (*one.grades, one.referral, one.answer)}
    words = said_list(LESS[_outcome(one.answer)] for one in apart)
    return Finding(
        f"{count(len(apart), 'referral')} since {describe(apart[0].referral.on)}, with needs that the referrer had "
        f"graded as grave, answered with {words}",
        tier=Tier.WEEKLY,
        because=tuple(because.values()),
        against=[answer for _, answer in answered if _outcome(answer) not in LESS],
        missing=_not_told(sum(not one.answer.confirms("told_referrer") for one in apart))
        + undated(len(timeline.undated(REFERRED))),
        innocent=(
            "The tool was filled in on a bad day, and the days are better than that.",
            "Those who answered knew of help already under way.",
            "The grades did not reach those who answered.",
        ),
    )


def _answers(timeline: Timeline) -> dict[str, Event]:
    """Return the latest answer to each referral, by the ref that stands for the referral."""
    told = sorted(timeline.of(ANSWERED), key=lambda event: event.day or date.min)
    return {timeline.event_of(event.says("referral")): event for event in told if _outcome(event)}


def _outcome(answer: Event) -> str:
    return answer.says("outcome").lower()


def _is_less(referral: Event, answer: Event) -> bool:
    outcome = _outcome(answer)
    return outcome in LESS and not (outcome == "early_help" and referral.says("level") == "early_help")


def _by_the_referrer(referral: Event, *, since: date, until: date) -> Callable[[Event], bool]:
    """Say of a grade whether the agency that referred gave it, from a day on and before it was answered."""
    named = referral.says("from").casefold()

    def is_own(grade: Event) -> bool:
        agencies = {grade.agency.casefold(), grade.agency_type}
        is_theirs = named in agencies if named else grade.agency == referral.agency
        return is_theirs and grade.day is not None and since <= grade.day <= until

    return is_own


def _grave(given: Sequence[Event], *, grave: int, gravest: int) -> list[Event]:
    """Return the grades that make a need grave, none where they are too few. The latest of each item counts."""
    last: list[Grade] = [grades[-1] for grades in graded(given).values()]
    high = [grade.event for grade in last if grade.steps >= GRAVE]
    worst = [grade.event for grade in last if grade.steps >= grade.most]
    if len(high) >= grave:
        return high
    return worst if len(worst) >= gravest else []


def _not_told(number: int) -> tuple[str, ...]:
    if not number:
        return ()
    return (f"Whether the referrer was told of {count(number, 'answer')} and why is not recorded.",)
