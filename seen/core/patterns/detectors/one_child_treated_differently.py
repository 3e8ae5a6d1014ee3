"""One child of several with most of the worries or poorer grades; or all of them graded alike in one go."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from seen.core.dates.calendar_spans import written
from seen.core.dates.describing import describe
from seen.core.patterns.beside_screens import GradedApart, MostOfTheWorries
from seen.core.patterns.beside_siblings import OF_THE_CHILD, is_of_the_home, tells_of_care
from seen.core.patterns.contract import Finding, Household, Pattern, Threshold, Tier
from seen.core.patterns.grades import GIVEN, Grade, Item, graded
from seen.core.patterns.screens import AnyOf, AtLeast
from seen.core.patterns.wording import said_list, undated
from seen.core.timeline.event import Event
from seen.core.timeline.selection import Selection, is_worry
from seen.core.timeline.timeline import Timeline

ENOUGH = AnyOf(
    AtLeast("own_worries", of=OF_THE_CHILD, months="months", worries=True), AtLeast(1, of=(GIVEN,), months="months")
)

PATTERN = Pattern(
    row=16,
    id="one-child-treated-differently",
    version="1",
    title="One child treated differently?",
    ask="What is a day like for {child}, and for each brother and sister, and who has looked at each of them apart?",
    sources=("nspcc-2022", "graded-care-design"),
    thresholds={
        "worries": Threshold(10, allowed=(6, 20)),
        "own_worries": Threshold(4, allowed=(2, 8)),
        "percent": Threshold(80, allowed=(60, 95)),
        "times": Threshold(3, allowed=(2, 4)),
        "gap": Threshold(2, allowed=(1, 3)),
        "same_items": Threshold(8, allowed=(5, 20)),
        "months": Threshold(12, allowed=(6, 36)),
    },
    needs=(*OF_THE_CHILD, GIVEN),
    reach=36,
    household=Household(reads=(*OF_THE_CHILD, GIVEN), where=ENOUGH),
    screen=AnyOf(
        MostOfTheWorries("worries", own="own_worries", percent="percent", times="times", months="months"),
        GradedApart(gap="gap", alike="same_items", months="months"),
    ),
)

Items = dict[Item, list[Grade]]


@dataclass(frozen=True, slots=True)
class Part:
    """What one of the conditions found."""

    sentence: str
    because: tuple[Event, ...]


def detect(
    timeline: Timeline,
    *,
    as_of: date,
    worries: int,
    own_worries: int,
    percent: int,
    times: int,
    gap: int,
    same_items: int,
    months: int,
) -> Finding | None:
    """Find a child with most of the household's worries, one graded poorer than another, or all graded the same."""
    everyone = (timeline, *timeline.siblings)
    if len(everyone) < 2:
        return None
    own, *others = [graded(child.back(months=months).of(GIVEN)) for child in everyone]
    told = [child.back(months=months).of(*OF_THE_CHILD).where(_counts) for child in everyone]
    parts = [
        _most(told, at_least=worries, own_at_least=own_worries, percent=percent, times=times),
        _poorer(own, others, gap=gap),
        *_alike(own, others, at_least=same_items),
    ]
    found = [part for part in parts if part]
    if not found:
        return None
    first, *rest = [part.sentence for part in found]
    return Finding(
        "; ".join([first, *(other[0].lower() + other[1:] for other in rest)]),
        tier=Tier.REFLECTIVE,
        because=tuple({(event.child, event.ref): event for part in found for event in part.because}.values()),
        against=timeline.back(months=months).of(*OF_THE_CHILD).strengths(),
        missing=_not_known(timeline) + undated(len(timeline.undated(*OF_THE_CHILD).where(_counts))),
        innocent=(
            "The children are of different ages, or one has a disability or illness, and needs other care.",
            "One child is at a school or a service that writes more down.",
            "The children are cared for alike, and so are their grades.",
        ),
    )


def _counts(event: Event) -> bool:
    return is_worry(event) and tells_of_care(event)


def _most(told: Sequence[Selection], *, at_least: int, own_at_least: int, percent: int, times: int) -> Part | None:
    """One of two children with so many percent of the worries; one of more with so many times an equal share."""
    own, total, children = len(told[0]), sum(len(worries) for worries in told), len(told)
    if total < at_least or own < own_at_least:
        return None
    is_most = own * 100 >= percent * total if children == 2 else own * children >= times * total
    if not is_most:
        return None
    since = describe(told[0].first.on)
    return Part(
        f"{own} of {total} worries about {children} children are about this one, since {since}",
        tuple(event for worries in told for event in worries),
    )


def _poorer(own: Items, others: Iterable[Items], *, gap: int) -> Part | None:
    """Needs in which the latest grade lies so many steps below that of a brother or sister."""
    pairs = [
        (grades[-1], other[item][-1])
        for other in others
        for item, grades in own.items()
        if item in other and not is_of_the_home(item) and grades[-1].steps - other[item][-1].steps >= gap
    ]
    if not pairs:
        return None
    lower = sorted({grade.event.ref: grade for grade, _ in pairs}.values(), key=lambda grade: (grade.day, grade.item))
    return Part(
        f"Graded poorer than a brother or sister in {said_list(grade.name for grade in lower)}, "
        f"since {describe(lower[0].event.on)}",
        tuple(grade.event for pair in pairs for grade in pair),
    )


def _alike(own: Items, others: Sequence[Items], *, at_least: int) -> list[Part]:
    """Days on which so many needs were graded the same for every child who was graded in them."""
    days: dict[date, list[list[Grade]]] = {}
    for item, grades in own.items():
        for grade in () if is_of_the_home(item) else grades:
            beside = [one for other in others for one in other.get(item, ()) if one.day == grade.day]
            if beside and all(one.steps == grade.steps for one in beside):
                days.setdefault(grade.day, []).append([grade, *beside])
    return [
        Part(
            f"{len(same)} needs graded the same for every child on {written(day)}",
            tuple(grade.event for together in same for grade in together),
        )
        for day, same in sorted(days.items())
        if len(same) >= at_least
    ]


def _not_known(timeline: Timeline) -> tuple[str, ...]:
    known = timeline.child.disabled is not None
    return () if known else ("Whether the child has a disability or an illness of long standing is not recorded.",)
