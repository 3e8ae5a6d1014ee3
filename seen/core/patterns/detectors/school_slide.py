"""School that slips away, with what stands beside it; or attendance that rose while nothing at home got better."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from seen.core.dates.describing import describe
from seen.core.dates.months import window_start
from seen.core.patterns.closer import Lowered
from seen.core.patterns.conditions import TREATABLE, given_by_a_worker
from seen.core.patterns.contract import Finding, Pattern, Threshold, Tier
from seen.core.patterns.grades import graded
from seen.core.patterns.missing_school import SchoolFell, SchoolMissed
from seen.core.patterns.school import sessions_of
from seen.core.patterns.screens import All, AnyOf, AtLeast
from seen.core.patterns.wording import count, undated
from seen.core.timeline.event import Event
from seen.core.timeline.selection import is_caused_elsewhere, is_worry
from seen.core.timeline.timeline import Timeline
from seen.core.timeline.work import is_lowered

ATTENDANCE, LEVEL, GRADE = "school.attendance", "level.changed", "grade.given"
NOT_HOME = frozenset({"stimulation-and-education", "system"})
FOLLOWED_UP = frozenset({"appointment.not_brought", *TREATABLE})
"""What its own service follows up with the family (rows 19 and 30): one alone is no worry beside low attendance."""

PATTERN = Pattern(
    row=34,
    id="school-slide",
    version="1",
    title="School, and what lies behind it",
    ask="What keeps {child} from school, what is home like now, and what does {child} say would help?",
    sources=("attendance-guidance-2024", "lambeth-strategy"),
    thresholds={
        "low_percent": Threshold(90, allowed=(80, 95)),
        "severe_percent": Threshold(50, allowed=(30, 70)),
        "followed_up": Threshold(2, allowed=(1, 4)),
        "months": Threshold(3, allowed=(1, 6)),
        "sessions": Threshold(20, allowed=(10, 60)),
        "fall_points": Threshold(20, allowed=(5, 30)),
        "fall_weeks": Threshold(6, allowed=(3, 12)),
        "mostly_percent": Threshold(50, allowed=(25, 75)),
        "compare_months": Threshold(6, allowed=(3, 12)),
        "rise_points": Threshold(5, allowed=(1, 20)),
    },
    needs=("*",),
    whole=(ATTENDANCE, LEVEL, GRADE),
    screen=AnyOf(
        SchoolMissed("sessions", most="severe_percent", months="months"),
        All(
            SchoolMissed("sessions", most="low_percent", months="months"),
            AtLeast(1, of=("*",), months="months", worries=True, beyond=tuple(sorted(NOT_HOME))),
        ),
        SchoolFell(
            "sessions", points="fall_points", weeks="fall_weeks", months="compare_months", mostly="mostly_percent"
        ),
        All(Lowered("compare_months"), AtLeast(2, of=(ATTENDANCE,)), AtLeast(1, of=(GRADE,))),
    ),
)


class Stretch(NamedTuple):
    """One record: the sessions possible, those missed that count, those of them that nobody explained.

    `told` is whether it is known how many sessions were missed for which reason.
    """

    day: date
    possible: int
    missed: int
    unexplained: int
    told: bool
    event: Event


class Attended(NamedTuple):
    """Several records taken together."""

    of: Sequence[Stretch]

    @property
    def possible(self) -> int:
        """Return the sessions that were possible."""
        return sum(one.possible for one in self.of)

    @property
    def there(self) -> int:
        """Return the sessions attended, those with them whose missing never counts."""
        return self.possible - self.missed

    @property
    def missed(self) -> int:
        """Return the missed sessions that count."""
        return sum(one.missed for one in self.of)

    @property
    def said(self) -> str:
        """Return the share attended in words, in whole percent."""
        return f"{self.there * 100 // self.possible} %"

    def lost(self, before: "Attended", *, points: int) -> bool:
        """Return whether so many points of a hundred were lost since before, to the session."""
        return (before.there * self.possible - self.there * before.possible) * 100 >= (
            points * before.possible * self.possible
        )


@dataclass(frozen=True, slots=True)
class Part:
    """What one of the conditions found."""

    sentence: str
    because: tuple[Event, ...]


def detect(
    timeline: Timeline,
    *,
    as_of: date,
    low_percent: int,
    severe_percent: int,
    followed_up: int,
    months: int,
    sessions: int,
    fall_points: int,
    fall_weeks: int,
    mostly_percent: int,
    compare_months: int,
    rise_points: int,
) -> Finding | None:
    """Find low attendance beside other worries, very low attendance, an unexplained fall, or a rise that masks home."""
    weeks = timedelta(weeks=fall_weeks)
    parts = [
        _low(
            timeline,
            low=low_percent,
            severe=severe_percent,
            followed_up=followed_up,
            months=months,
            sessions=sessions,
        ),
        _fallen(
            timeline, points=fall_points, weeks=weeks, mostly=mostly_percent, months=compare_months, sessions=sessions
        ),
        _masked(timeline, points=rise_points, weeks=weeks, months=compare_months, sessions=sessions),
    ]
    found = [part for part in parts if part]
    if not found:
        return None
    first, *others = [part.sentence for part in found]
    because = {event.ref: event for part in found for event in part.because}
    return Finding(
        "; ".join([first, *(other[0].lower() + other[1:] for other in others)]),
        tier=Tier.WEEKLY,
        because=sorted(because.values(), key=lambda event: (event.day or date.max, event.ref)),
        against=timeline.back(months=months).of("*").strengths(),
        missing=_reasons_unknown(_stretches(because.values()))
        + undated(len(timeline.undated(ATTENDANCE).where(_counts))),
        innocent=(
            "The child is ill more than the register shows, or cares for somebody who is.",
            "School is the trouble: bullying, a need that nobody meets there, or the way to it.",
            "Sessions were counted that the school itself did not offer.",
        ),
    )


def _low(timeline: Timeline, *, low: int, severe: int, followed_up: int, months: int, sessions: int) -> Part | None:
    """Attendance this low with a worry in another area of care, or lower still by itself."""
    window = timeline.back(months=months)
    attended = Attended(_stretches(window.of(ATTENDANCE).where(_counts)))
    if attended.possible < sessions or attended.there * 100 > low * attended.possible:
        return None
    worries: Sequence[Event] = window.of("*").where(_is_worry_elsewhere)
    if len(worries) < followed_up and all(worry.kind in FOLLOWED_UP for worry in worries):
        worries = ()
    if not worries and attended.there * 100 > severe * attended.possible:
        return None
    beside = f", with {count(len(worries), 'worry', 'worries')} in other areas of care" if worries else ""
    return Part(
        f"Attendance of {attended.said} since {describe(attended.of[0].event.on)}{beside}",
        (*(one.event for one in attended.of), *worries),
    )


def _fallen(
    timeline: Timeline, *, points: int, weeks: timedelta, mostly: int, months: int, sessions: int
) -> Part | None:
    """A fall of so many points in the last weeks against the months before, for which mostly nobody gave a reason."""
    records = _stretches(timeline.back(months=months).of(ATTENDANCE).where(_counts))
    recent = {timeline.event_of(event.ref) for event in timeline.back(days=weeks.days).of(ATTENDANCE)}
    before = Attended([one for one in records if timeline.event_of(one.event.ref) not in recent])
    now = Attended([one for one in records if timeline.event_of(one.event.ref) in recent])
    if before.possible < sessions or now.possible < sessions or not now.lost(before, points=points):
        return None
    if sum(one.unexplained for one in now.of) * 100 <= mostly * now.missed:
        return None
    return Part(
        f"Attendance down from {before.said} to {now.said} since {describe(now.of[0].event.on)}, mostly without a "
        "reason that is known",
        tuple(one.event for one in records),
    )


def _masked(timeline: Timeline, *, points: int, weeks: timedelta, months: int, sessions: int) -> Part | None:
    """Attendance up and the level of need down after it, with nothing graded at home better: it only shows less."""
    lowered = timeline.back(months=months).of(LEVEL).last
    if lowered is None or lowered.day is None or not is_lowered(lowered):
        return None
    split, start = lowered.day - weeks, window_start(lowered.day, months=months)
    records = [one for one in _stretches(timeline.of(ATTENDANCE).where(_counts)) if start <= one.day <= lowered.day]
    before = Attended([one for one in records if one.day < split])
    after = Attended([one for one in records if one.day >= split])
    if before.possible < sessions or after.possible < sessions or not before.lost(after, points=points):
        return None
    home = list(graded(timeline.of(GRADE).where(_is_of_home)).values())
    poor = [grades[-1] for grades in home if grades[-1].steps]
    if not poor or any(len(grades) > 1 and grades[-1].steps < grades[-2].steps for grades in home):
        return None
    return Part(
        f"Attendance up and the level of need down on {describe(lowered.on)}, while nothing graded at home is better",
        (*(one.event for one in records), lowered, *(grade.event for grade in poor)),
    )


def _counts(event: Event) -> bool:
    return not is_caused_elsewhere(event)


def _is_worry_elsewhere(event: Event) -> bool:
    if not is_worry(event) or is_caused_elsewhere(event) or event.confirms("treated"):
        return False
    return not NOT_HOME.issuperset(event.areas)


def _is_of_home(grade: Event) -> bool:
    return given_by_a_worker(grade) and not NOT_HOME.issuperset(grade.areas)


def _stretches(records: Iterable[Event]) -> list[Stretch]:
    """Return what the dated records of attendance say, as far as it can be read."""
    read = ((event.day, sessions_of(event), event) for event in records if event.kind == ATTENDANCE)
    return [Stretch(day, *said, event) for day, said, event in read if day and said]


def _reasons_unknown(records: list[Stretch]) -> tuple[str, ...]:
    number = sum(not one.told for one in records)
    return (f"How many sessions were missed for which reason is not told in {number} of these.",) if number else ()
