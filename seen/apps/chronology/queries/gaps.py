"""Times with nothing recorded and silent agencies, as one viewer may see them; who was asked, and what they said."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.conf import settings

from seen.apps.casefile import queries as casefile
from seen.apps.casefile.models import Task
from seen.apps.casefile.queries.spells import Spell, spells
from seen.apps.casefile.queries.standing import with_standing
from seen.apps.chronology.models import AskedGap
from seen.apps.chronology.queries.life import moments
from seen.apps.people.models import Child
from seen.core.access.visibility import Sight
from seen.core.life.gaps import Ask, Gap, Silence, asked_about, gaps, silences
from seen.core.lifecycle.task import ENDED, TaskStatus
from seen.kit.knowledge.gaps import gap_days


@dataclass(frozen=True, slots=True)
class AskSeen:
    """That an agency was asked. `answer` is what came of it, by whom and when; empty while it is still owed."""

    task: UUID
    at: datetime
    by: str
    due: date | None
    done: bool = False
    not_needed: bool = False
    answer: str = ""
    answered_at: datetime | None = None
    answered_by: str = ""


@dataclass(frozen=True, slots=True)
class AgencyThen:
    """An agency that worked with the child in a time. `until`: its work ended then, and Seen cannot ask it."""

    agency: UUID
    name: str
    phone: str
    until: date | None
    ask: AskSeen | None


@dataclass(frozen=True, slots=True)
class GapSeen:
    """A gap, with the agencies that worked with the child then and whoever else was asked about it."""

    gap: Gap
    agencies: tuple[AgencyThen, ...]


@dataclass(frozen=True, slots=True)
class SilenceSeen:
    """A silent agency. It can be asked about `since` to `until`."""

    silence: Silence
    name: str
    since: date
    until: date
    ask: AskSeen | None


@dataclass(frozen=True, slots=True)
class GapsSeen:
    """All of it, the newest gap first. `working` are the agencies that can be asked; `undated` may lie anywhere."""

    gaps: tuple[GapSeen, ...]
    silences: tuple[SilenceSeen, ...]
    working: Mapping[UUID, str]
    undated: int
    total: int
    days: int


def gaps_seen(sight: Sight, *, as_of: date) -> GapsSeen:
    """Return the gaps in what the viewer may see. Another may see less of them, and none learns what others hold."""
    days, life, work = gap_days(settings.PARTNERSHIP), moments(sight), spells(sight)
    born = Child.objects.values_list("born", flat=True).get(id=sight.child)
    now = [one for one in work if one.on(as_of)]
    began = {one.agency: one.start for one in reversed(now)}  # the first of an agency's stands
    asked = Asked(sight, days=days)
    return GapsSeen(
        gaps=tuple(
            GapSeen(gap, _then(gap, work, asked, as_of=as_of))
            for gap in reversed(gaps(life, born=born, as_of=as_of, days=days))
        ),
        silences=tuple(
            _silent(one, {each.agency: each.name for each in now}, asked, as_of=as_of)
            for one in silences(life, working=began, as_of=as_of, days=days)
        ),
        working={one.agency: one.name for one in sorted(now, key=lambda one: one.name.casefold())},
        undated=sum(moment.latest is None for moment in life),
        total=len(life),
        days=days,
    )


class Asked:
    """Who was asked about which times of one child, and what came of it."""

    def __init__(self, sight: Sight, *, days: int) -> None:
        self.days = days
        rows = AskedGap.objects.filter(child__in=sight.records).select_related("by", "task")
        self.rows = {row.id: row for row in rows.order_by("at", "id")}
        self.asks = [Ask(row.id, row.agency_id, row.since, row.until) for row in self.rows.values()]
        tasks = with_standing(Task.objects.filter(id__in=[row.task_id for row in self.rows.values()]))
        self.status = {task.id: TaskStatus(task.status) for task in tasks}

    def about(self, since: date, until: date, *, agency: UUID) -> AskSeen | None:
        """Return what an agency was asked that answers for this time too."""
        ask = asked_about(since, until, agency=agency, asks=self.asks, days=self.days)
        return self._seen(self.rows[ask.key]) if ask else None

    def elsewhere(self, since: date, until: date, *, but: Sequence[UUID]) -> list[AskedGap]:
        """Return what agencies other than these were asked about a time."""
        return [
            row for row in self.rows.values() if row.agency_id not in but and row.since <= until >= since <= row.until
        ]

    def _seen(self, row: AskedGap) -> AskSeen:
        status = self.status[row.task_id]
        asked = AskSeen(row.task_id, row.at, row.by.name if row.by else "Seen", row.task.due)
        if status not in ENDED:
            return asked
        last = casefile.steps(row.task_id)[-1]
        return AskSeen(
            asked.task, asked.at, asked.by, asked.due, done=status is TaskStatus.DONE,
            not_needed=status is not TaskStatus.DONE, answer=last.words, answered_at=last.at,
            answered_by=last.by.name if last.by else "Seen",
        )  # fmt: skip


def _then(gap: Gap, work: Sequence[Spell], asked: Asked, *, as_of: date) -> tuple[AgencyThen, ...]:
    """The agencies of that time, and those that were asked although they came later."""
    there = {one.agency: one for one in work if one.touches(gap.since, gap.until)}
    came_later = {row.agency_id for row in asked.elsewhere(gap.since, gap.until, but=list(there))}
    there |= {one.agency: one for one in work if one.agency in came_later}
    found = [_agency(one, gap, work, asked, as_of=as_of) for one in there.values()]
    return tuple(sorted(found, key=lambda one: (one.until is not None, one.name.casefold())))


def _agency(one: Spell, gap: Gap, work: Sequence[Spell], asked: Asked, *, as_of: date) -> AgencyThen:
    theirs = [each for each in work if each.agency == one.agency]
    ended = None if any(each.on(as_of) for each in theirs) else max(each.end or as_of for each in theirs)
    ask = asked.about(gap.since, gap.until, agency=one.agency)
    return AgencyThen(one.agency, one.name, one.phone, ended, ask)


def _silent(one: Silence, names: Mapping[UUID, str], asked: Asked, *, as_of: date) -> SilenceSeen:
    since = one.since + timedelta(days=1 if one.told else 0)
    return SilenceSeen(one, names[one.agency], since, as_of, asked.about(since, as_of, agency=one.agency))
