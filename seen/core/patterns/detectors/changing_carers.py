"""Different carers whom nobody planned or knows, a carer who is a child, or an adult found to be unsafe."""

from dataclasses import dataclass
from datetime import date

from seen.core.dates.describing import describe
from seen.core.patterns.adults import who
from seen.core.patterns.conditions import affirms
from seen.core.patterns.contract import Finding, Pattern, Threshold, Tier
from seen.core.patterns.screens import AnyOf, AtLeast
from seen.core.patterns.wording import undated
from seen.core.timeline.child import Child
from seen.core.timeline.event import Event
from seen.core.timeline.selection import Selection
from seen.core.timeline.timeline import Timeline, Window

CARER, JOINED, LEFT = "carer.substitute", "household.joined", "household.left"
UNSAFE = frozenset({"unsafe", "not_safe", "not safe", "unsuitable", "not_suitable", "not suitable"})

PATTERN = Pattern(
    row=38,
    id="changing-carers",
    version="1",
    title="Who looks after {name}?",
    ask="Who looks after {child} when the parents cannot, whom does {child} like to be with, and what would help the "
    "family to have somebody they can count on?",
    sources=("nspcc-2022", "llr-briefing"),
    thresholds={
        "carers": Threshold(3, allowed=(2, 6)),
        "days": Threshold(30, allowed=(14, 90)),
        "carer_under": Threshold(16, allowed=(14, 18)),
        "baby_under": Threshold(1, allowed=(1, 3)),
        "months": Threshold(12, allowed=(3, 24)),
    },
    needs=(CARER, JOINED, LEFT),
    reach=24,
    screen=AnyOf(
        AtLeast(1, of=(CARER,), months="months"),
        AtLeast(1, of=(JOINED,), months="months", saying=("checked", tuple(sorted(UNSAFE)))),
    ),
)


@dataclass(frozen=True, slots=True)
class Part:
    """What one of the conditions found."""

    sentence: str
    because: tuple[Event, ...]
    missing: tuple[str, ...] = ()


def detect(
    timeline: Timeline, *, as_of: date, carers: int, days: int, carer_under: int, baby_under: int, months: int
) -> Finding | None:
    """Find carers who are many and not planned or known, one who is a child, or an adult found to be unsafe."""
    window = timeline.back(months=months)
    parts = [
        _many(timeline.back(days=days), at_least=carers),
        _a_child_caring(window, timeline.child, carer_under=carer_under, baby_under=baby_under),
        _unsafe(window),
    ]
    found = [part for part in parts if part]
    if not found:
        return None
    first, *others = [part.sentence for part in found]
    because = {event.ref: event for part in found for event in part.because}
    told = {timeline.event_of(ref) for ref in because}
    return Finding(
        "; ".join([first, *(other[0].lower() + other[1:] for other in others)]),
        tier=Tier.WEEKLY,
        because=tuple(sorted(because.values(), key=lambda event: (event.day or date.max, event.ref))),
        against=[event for event in window.of(CARER).where(is_arranged) if timeline.event_of(event.ref) not in told],
        missing=tuple(sentence for part in found for sentence in part.missing) + undated(len(timeline.undated(CARER))),
        innocent=(
            "Grandparents, aunts and friends take turns, and the child knows and likes them all.",
            "The parents work shifts or were in hospital, and had nobody else to ask.",
            "The care was planned with the family, and nobody wrote that down.",
        ),
    )


def is_arranged(event: Event) -> bool:
    """Return whether a carer was planned and is known. Where nobody said, they were not."""
    return event.confirms("planned") and bool(event.says("person") or event.says("role"))


def _many(recent: Window, *, at_least: int) -> Part | None:
    """Different people within days, each of them not planned or not known."""
    others = recent.of(CARER).where(lambda event: not is_arranged(event))
    different = len({who(event) for event in others})
    if different < at_least:
        return None
    first = describe(others.first.on)
    return Part(f"Looked after by {different} different people, not planned or not known, since {first}", others.all)


def _a_child_caring(window: Window, child: Child, *, carer_under: int, baby_under: int) -> Part | None:
    """A carer who is a child themselves, overnight or with a baby. A child of unknown age may be a baby."""
    young = window.of(CARER).where(lambda event: _is_under(event, carer_under))
    nights = young.where(lambda event: is_overnight(event) or _with_a_baby(event, child, baby_under) is not False)
    if not nights:
        return None
    guessed = any(not is_overnight(event) and _with_a_baby(event, child, baby_under) is None for event in nights)
    return Part(
        f"Looked after by somebody under {carer_under}, overnight or as a baby, since {describe(nights.first.on)}",
        nights.all,
        ("The date of birth is not known; the child is taken as a baby.",) if guessed else (),
    )


def _is_under(event: Event, years: int) -> bool:
    age = event.says("age")
    return age.isdecimal() and int(age) < years


def is_overnight(event: Event) -> bool:
    """Return whether the care went on into the next day, as written or by its last day."""
    return event.confirms("overnight") or bool(event.until and event.day and event.until > event.day)


def _with_a_baby(event: Event, child: Child, under: int) -> bool | None:
    return child.under(under, on=event.day) if event.day else None


def _unsafe(window: Window) -> Part | None:
    """Adults whose last check shows them to be unsafe with children, and who are not known to have left."""
    checked = window.of(CARER, JOINED).where(lambda event: affirms(event, "checked"))
    last = {who(event): event for event in checked}
    gone = _last_days(window.of(LEFT))
    there = [
        event
        for event in checked
        if last[who(event)] is event and event.says("checked").lower() in UNSAFE and not _left(event, gone)
    ]
    if not there:
        return None
    since = describe(there[0].on)
    return Part(f"With an adult whom a check shows to be unsafe with children, since {since}", tuple(there))


def _last_days(left: Selection) -> dict[str, date]:
    return {who(event): event.day for event in left if event.day}


def _left(event: Event, gone: dict[str, date]) -> bool:
    day = gone.get(who(event))
    return event.kind == JOINED and day is not None and event.day is not None and day >= event.day
