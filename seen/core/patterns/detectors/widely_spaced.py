"""The same worry coming back, months apart, so that each time it looks like the first."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from seen.core.dates.describing import describe
from seen.core.dates.months import months_on
from seen.core.patterns.coming_back import ComesBack
from seen.core.patterns.conditions import TREATABLE, not_followed_up
from seen.core.patterns.contract import Finding, Pattern, Threshold, Tier
from seen.core.patterns.wording import said_list, undated
from seen.core.timeline.event import Event
from seen.core.timeline.selection import Selection, is_caused_elsewhere, is_worry
from seen.core.timeline.timeline import Timeline

BY_A_PROFESSIONAL = frozenset({"observed", "worker_said", "measured", "record"})
SERIOUS = 2
MISSED = "appointment.not_brought"
OUR_WORK = frozenset({"action.overdue", "referral.made"})
"""What rows 46 and 7 ask about."""
BY_A_SCHOOL = frozenset({"school.suspension", "school.excluded"})
"""What a school decided about behaviour, of a disabled child twice as often: row 15 asks what lies behind it."""
NEVER = OUR_WORK | BY_A_SCHOOL
Episode = list[Event]

PATTERN = Pattern(
    row=10,
    id="widely-spaced",
    version="1",
    title="The same worry, months apart",
    ask="What brings this back each time, and what would {child} say of the months between?",
    sources=("national-panel-2023", "nspcc-2022"),
    thresholds={
        "episodes": Threshold(4, allowed=(3, 5)),
        "months": Threshold(36, allowed=(24, 60)),
        "gap_least": Threshold(3, allowed=(2, 6)),
        "gap_most": Threshold(12, allowed=(9, 24)),
        "followed_weeks": Threshold(6, allowed=(2, 12)),
    },
    needs=("*",),
    whole=("appointment.attended",),
    reach=60,
    screen=ComesBack(
        "episodes",
        apart="gap_least",
        months="months",
        severity=SERIOUS,
        sources=tuple(sorted(BY_A_PROFESSIONAL)),
        never=tuple(sorted(NEVER)),
        unsure=tuple(TREATABLE),
        made_up_weeks="followed_weeks",
    ),
)


class Group(NamedTuple):
    """Worries of one area of care, or of one kind, that came back: `episodes` oldest first."""

    area: str
    episodes: list[Episode]


def counts(event: Event) -> bool:
    """Return whether an entry is a serious worry or a professional's, of the child's life and not of our own work, not
    caused by money, a landlord or a service, no school's decision, and tells of no condition that was treated."""
    return (
        is_worry(event)
        and not (event.kind in TREATABLE and event.confirms("treated"))
        and event.kind not in NEVER
        and not is_caused_elsewhere(event)
        and (event.severity >= SERIOUS or event.source_type in BY_A_PROFESSIONAL)
    )


def detect(
    timeline: Timeline, *, as_of: date, episodes: int, months: int, gap_least: int, gap_most: int, followed_weeks: int
) -> Finding | None:
    """Find episodes of one area of care, or of one kind, with months between them and never a long quiet."""
    window = timeline.back(months=months).of("*")
    worries = _not_made_up(window.where(counts), timeline=timeline, weeks=followed_weeks)
    found = [
        Group(area, run)
        for area, group in _groups(worries, least=episodes)
        for run in [_longest_run(_episodes(group, apart=gap_least), at_most=gap_most)]
        if len(run) >= episodes
    ]
    if not found:
        return None
    because = timeline.distinct(_in_order(event for group in found for episode in group.episodes for event in episode))
    touched = {area for event in because for area in event.areas}
    longest = max(found, key=lambda group: len(group.episodes))
    return Finding(
        f"{_what(found)} came back {len(longest.episodes)} times, months apart, since {describe(because[0].on)}",
        tier=Tier.WEEKLY,
        because=because,
        against=window.strengths().where(lambda event: bool(touched & set(event.areas))),
        missing=undated(len(timeline.undated("*").where(counts))),
        innocent=(
            "Each time had a cause of its own, and none of them will come again.",
            "It comes with an illness, a season or a debt, and help with that is what is needed.",
            "One service looks only now and then, and would see it at any other time too.",
        ),
    )


def _not_made_up(worries: Selection, *, timeline: Timeline, weeks: int) -> Selection:
    """Leave out the appointments that one attended at the same service made up for (as in row 19)."""
    missed = worries.where(lambda event: event.kind == MISSED)
    still = {event.ref for event in not_followed_up(missed, timeline=timeline, weeks=weeks)} if missed else set()
    return worries.where(lambda event: event.kind != MISSED or event.ref in still)


def _groups(worries: Selection, *, least: int) -> list[tuple[str, Selection]]:
    """Return the worries by area of care, which the area `system` is not, and by kind (with no area): of so many."""
    told = Counter(name for event in worries.accounts for name in (event.kind, *event.areas))
    areas = sorted({area for event in worries for area in event.areas if told[area] >= least} - {"system"})
    kinds = sorted({event.kind for event in worries if told[event.kind] >= least})
    by_area = [(area, worries.where(lambda event, area=area: area in event.areas)) for area in areas]  # type: ignore[misc]
    by_kind = [("", worries.where(lambda event, kind=kind: event.kind == kind)) for kind in kinds]  # type: ignore[misc]
    return by_area + by_kind


def _episodes(group: Sequence[Event], *, apart: int) -> list[Episode]:
    """Gather entries that lie less than so many months apart into one episode."""
    episodes = list[Episode]()
    surely = timedelta(days=28 * apart)  # no month is shorter
    before = date.min
    for event in group:
        day = _day(event)
        if episodes and (day - before < surely or day < months_on(before, apart)):
            episodes[-1].append(event)
        else:
            episodes.append([event])
        before = day
    return episodes


def _longest_run(episodes: list[Episode], *, at_most: int) -> list[Episode]:
    """Return the longest run of episodes, the latest of equals, in which no gap is longer than so many months."""
    runs = list[list[Episode]]()
    for episode in episodes:
        if runs and _day(episode[0]) <= months_on(_day(runs[-1][-1][-1]), at_most):
            runs[-1].append(episode)
        else:
            runs.append([episode])
    return max(reversed(runs), key=len, default=[])


def _day(event: Event) -> date:
    assert event.day is not None  # noqa: S101 - it lies in a window
    return event.day


def _in_order(events: Iterable[Event]) -> list[Event]:
    known = {event.ref: event for event in events}
    return sorted(known.values(), key=lambda event: (_day(event), event.ref))


def _what(found: list[Group]) -> str:
    areas = [group.area.replace("-", " ") for group in found if group.area]
    return f"Worries about {said_list(areas)}" if areas else "Worries of one kind"
