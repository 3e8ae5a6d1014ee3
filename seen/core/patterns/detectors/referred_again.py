"""A child referred again and again, each referral answered alone; or referred again soon after work closed."""

from collections.abc import Sequence
from datetime import date

from seen.core.dates.describing import describe
from seen.core.dates.months import window_start
from seen.core.patterns.contract import Finding, Pattern, Threshold, Tier
from seen.core.patterns.screens import All, AnyOf, AtLeast, Then
from seen.core.patterns.wording import count, undated
from seen.core.timeline.event import Event
from seen.core.timeline.selection import Selection
from seen.core.timeline.timeline import Timeline

REFERRED, ANSWERED, CLOSED = "referral.made", "referral.outcome", "work.closed"
TURNED_AWAY = ("nfa", "advice")

PATTERN = Pattern(
    row=7,
    id="referred-again",
    version="1",
    title="Referred again",
    ask="Read together, what have these referrals been saying about {child}, and who will ring those who made them?",
    sources=("ofsted-2014", "national-panel-2023"),
    thresholds={
        "referrals": Threshold(3, allowed=(2, 6)),
        "agencies": Threshold(2, allowed=(1, 4)),
        "turned_away": Threshold(2, allowed=(1, 4)),
        "months": Threshold(12, allowed=(6, 24)),
        "again_months": Threshold(6, allowed=(3, 12)),
    },
    needs=(REFERRED, ANSWERED, CLOSED),
    screen=All(
        AtLeast(1, of=(REFERRED,), months="months"),
        AnyOf(
            All(
                AtLeast("referrals", of=(REFERRED,), months="months"),
                AtLeast("turned_away", of=(ANSWERED,), saying=("outcome", TURNED_AWAY)),
            ),
            Then(of=(CLOSED,), then=(REFERRED,), months="again_months"),
        ),
    ),
)


def detect(
    timeline: Timeline, *, as_of: date, referrals: int, agencies: int, turned_away: int, months: int, again_months: int
) -> Finding | None:
    """Find referrals that were many and mostly turned away, or one that came soon after work closed."""
    made = timeline.back(months=months).of(REFERRED)
    outcomes = _outcomes(timeline)
    answered = made.where(lambda event: timeline.event_of(event.ref) in outcomes)
    ends = [outcomes[timeline.event_of(event.ref)] for event in answered]
    away = [end for end in ends if end.says("outcome").lower() in TURNED_AWAY]
    sentences, because = list[str](), list[Event]()
    if len(answered) >= referrals and len({_referrer(e) for e in answered}) >= agencies and len(away) >= turned_away:
        from_agencies = count(len({_referrer(event) for event in answered}), "agency", "agencies")
        sentences.append(
            f"{count(len(answered), 'referral')} from {from_agencies} since {describe(answered.first.on)}, "
            f"{len(away)} of them answered with advice or no further action"
        )
        because += [*answered, *ends]
    again = _soon_after_closing(made, timeline.of(CLOSED), months=again_months)
    if again:
        closed, referral = again[-1]
        sentences.append(f"Referred again on {describe(referral.on)}, after work closed on {describe(closed.on)}")
        because += [event for pair in again for event in pair]
    if not sentences:
        return None
    return Finding(
        "; ".join([sentences[0], *(later[0].lower() + later[1:] for later in sentences[1:])]),
        tier=Tier.WEEKLY,
        because=tuple({event.ref: event for event in because}.values()),
        against=[end for end in ends if end not in away],
        missing=_without_outcome(len(made) - len(answered))
        + _without_area([event for pair in again for event in pair])
        + undated(len(timeline.undated(REFERRED))),
        innocent=(
            "Several people passed on one and the same event.",
            "Somebody refers to do the family harm.",
            "The referrals were about different things, and each was rightly answered.",
        ),
    )


def _outcomes(timeline: Timeline) -> dict[str, Event]:
    """Return the latest answer to each referral, by the ref that stands for the referral."""
    answers = sorted(timeline.of(ANSWERED), key=lambda event: event.day or date.min)
    return {timeline.event_of(event.says("referral")): event for event in _answering(answers)}


def _answering(answers: Sequence[Event]) -> list[Event]:
    return [event for event in answers if event.says("referral") and event.says("outcome")]


def _referrer(event: Event) -> str:
    """Return who referred: the agency named in the referral, else the one that told of it."""
    return (event.says("from") or event.agency).casefold()


def _soon_after_closing(made: Selection, closed: Selection, *, months: int) -> list[tuple[Event, Event]]:
    """Return each referral that came after work closed, within so many months, with the closing it came after.

    It must touch the same area of care. Work and referrals seldom name one: where either does not, it may be the same.
    """
    pairs = list[tuple[Event, Event]]()
    for referral in made:
        day = referral.day
        assert day is not None  # noqa: S101 - it lies in a window
        start = window_start(day, months=months)
        before = [event for event in closed if event.day and start <= event.day < day and _same_area(event, referral)]
        pairs += [(event, referral) for event in before[-1:]]
    return pairs


def _areas(event: Event) -> set[str]:
    return set(event.areas) - {"system"}


def _same_area(closed: Event, referral: Event) -> bool:
    one, other = _areas(closed), _areas(referral)
    return not one or not other or bool(one & other)


def _without_outcome(number: int) -> tuple[str, ...]:
    if not number:
        return ()
    return (f"What came of {count(number, 'referral')} is not recorded, so {'it does' if number == 1 else 'they do'} "
            "not count here.",)  # fmt: skip


def _without_area(events: Sequence[Event]) -> tuple[str, ...]:
    if all(_areas(event) for event in events):
        return ()
    return ("The area of care is not recorded for all of these; they are taken as the same.",)
