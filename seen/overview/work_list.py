"""The work list: what needs this person, from tasks and from questions that patterns ask."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse

from seen.apps.casefile import queries as casefile
from seen.apps.casefile.queries import Whose
from seen.apps.patterns.queries.asked import supervises
from seen.apps.patterns.queries.findings import Shown, findings_about, waiting
from seen.apps.people import queries as people
from seen.core.access.permission import Role
from seen.core.access.viewer import Viewer
from seen.core.access.visibility import Sight
from seen.core.patterns.week import WEEK, reaches_on
from seen.kit.knowledge.pathways import england
from seen.kit.knowledge.pattern_words import soon
from seen.kit.pages.words import plural

SUPERVISOR_AFTER = 10  # working days unanswered: practice.md 3e
SUPERVISORS = frozenset({Role.MANAGER, Role.DESIGNATED_LEAD})


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that needs somebody: about whom, what, why, when, from whom, and where to go."""

    child: UUID | None
    child_name: str
    title: str
    why: str
    due: str
    late: bool
    source: str
    href: str
    holder: str = ""


@dataclass(frozen=True, slots=True)
class WorkList:
    """What needs the viewer. `later` are questions beyond this week's five, shown folded, never lost."""

    lines: tuple[Line, ...]
    later: tuple[Line, ...] = ()

    @property
    def late(self) -> int:
        """Return how many lines are overdue."""
        return sum(line.late for line in self.lines)


def work_list(viewer: Viewer, whose: Whose, *, as_of: date) -> WorkList:
    """Return one list: the viewer's own, their team's, or what nobody has."""
    owed = tuple(_task(line) for line in casefile.tasks(viewer, whose, as_of=as_of))
    if whose is Whose.UNASSIGNED:
        return WorkList(owed)
    seen = casefile.sights(viewer, casefile.children(viewer, as_of=as_of).values_list("id", flat=True), as_of=as_of)
    every = findings_about(seen.values(), as_of=as_of)
    asked = [(sight, shown) for sight, shown in waiting(every) if _is_for(viewer, sight, shown, whose, as_of=as_of)]
    names = {card.id: card.name for card in _cards(viewer, asked, as_of=as_of)}
    questions = [_question(names[sight.child], shown, as_of=as_of) for sight, shown in asked]
    answered = [(sight, shown) for sight, shown in every if not shown.waits and (sight.lead or sight.matching)]
    shown = _has_come(asked, answered, as_of=as_of) if whose is Whose.MINE else [True] * len(questions)
    now = tuple(line for line, is_now in zip(questions, shown, strict=True) if is_now)
    return WorkList((*owed, *now), tuple(line for line, is_now in zip(questions, shown, strict=True) if not is_now))


def _is_for(viewer: Viewer, sight: Sight, shown: Shown, whose: Whose, *, as_of: date) -> bool:
    """The lead answers; the matching desk where it was asked; whoever manages the lead once it has waited too long."""
    mine = sight.lead or sight.matching
    if viewer.roles & SUPERVISORS and not mine and england().add(shown.since, SUPERVISOR_AFTER) <= as_of:
        mine = supervises(viewer, sight.child, as_of=as_of)
    return mine if whose is Whose.MINE else sight.involved and not mine


def _has_come(
    asked: Sequence[tuple[Sight, Shown]], answered: Sequence[tuple[Sight, Shown]], *, as_of: date
) -> list[bool]:
    """Answer for each question whether it has come to the worker yet: five new weekly ones a week, siblings as one.

    What was answered counts with them: to answer one does not bring the next sooner.
    """
    every = sorted((*asked, *answered), key=lambda pair: (pair[1].oldest, pair[1].version.finding_id))
    homes = people.homes([sight.child for sight, _ in every], as_of=as_of)
    about = [
        ((shown.version.finding.row, homes.get(sight.child, sight.child)), shown.since)
        if shown.version.tier == "weekly"
        else None
        for sight, shown in every
    ]
    days = {shown.version.finding_id: day for (_, shown), day in zip(every, reaches_on(about), strict=True)}
    comes = [days[shown.version.finding_id] for _, shown in asked]
    return [day is None or day <= as_of for day in comes]


def _cards(viewer: Viewer, asked: Iterable[tuple[Sight, Shown]], *, as_of: date) -> list[casefile.ChildCard]:
    wanted = {sight.child for sight, _ in asked}
    return casefile.cards(viewer, casefile.children(viewer, as_of=as_of).filter(id__in=wanted), as_of=as_of)


def _task(line: casefile.TaskLine) -> Line:
    return Line(
        child=line.child,
        child_name=line.child_name,
        title=line.title,
        why=line.why,
        due=line.due_words,
        late=line.overdue,
        source=line.from_words,
        href=reverse("task", args=[line.id]),
        holder=line.holder,
    )


def _question(name: str, shown: Shown, *, as_of: date) -> Line:
    version = shown.version
    waited = (as_of - shown.since).days
    return Line(
        child=version.finding.child_id,
        child_name=name,
        title=version.title.format(name=name),
        why=version.sentence,
        due=soon()[version.tier].name.lower() if waited < WEEK.days else f"waits {waited} days",
        late=waited > WEEK.days,
        source=f"from {plural(len(shown.because), 'entry', 'entries')}",
        href=reverse("finding", args=[version.finding_id]),
    )
