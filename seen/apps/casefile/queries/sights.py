"""Which children a viewer may know of, and what they are to each. Joined records are one child: the kept record.

`sights` and `children` say the same, one for records named and one as a query; a property test holds that they agree.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from seen.apps.casefile.models import Conflict, Hold, Level, MatchRequest, Work
from seen.apps.casefile.queries.agreement import no_stands, noes_standing
from seen.apps.casefile.queries.level import level_of
from seen.apps.casefile.queries.reaching import Involved, asked, duty, leads_for, reached
from seen.apps.people.models import Child
from seen.apps.people.queries.joined import Groups, joined, losers, record_ids
from seen.core.access.permission import Permission, Role, can
from seen.core.access.viewer import Viewer, ViewerKind
from seen.core.access.visibility import Sight
from seen.core.refusals import Refusal
from seen.kit.database.prepared import key, prepared
from seen.kit.database.together import together

Give = Callable[[UUID, str, str], None]


class NoSuchChild(Refusal):
    """There is no such record, or not for this viewer. The two are never told apart."""


def sights(viewer: Viewer, children: Iterable[UUID], *, as_of: date) -> dict[UUID, Sight]:
    """Return what the viewer is to each of these children; a child without sight is left out. Mostly one query.

    Work with any of several joined records is work with the one child; a conflict with one bars all of them.
    """
    wanted = set(children)
    if not wanted or not _may_have(viewer):
        return {}
    return sights_among(viewer, wanted, together(*asked(viewer, list(wanted), as_of=as_of)), as_of=as_of)


def sights_among(
    viewer: Viewer, wanted: Collection[UUID], answers: Sequence[list[Any]], *, as_of: date
) -> dict[UUID, Sight]:
    """Return the same for children of whom it was `asked` already. Asks again only where records were ever joined."""
    decided, *rows = answers
    groups: Groups = {child: (child,) for child in wanted}
    if decided:
        groups = joined(wanted)
        every = {record for group in groups.values() for record in group}
        _, *rows = together(*asked(viewer, list(every), as_of=as_of))
    if viewer.kind is ViewerKind.SYSTEM:
        return {
            child: Sight(None, None, group[0], everything=True, why=(viewer.reason,), joined=group)
            for child, group in groups.items()
        }
    gathered = _gathered(viewer, {record: group[0] for group in groups.values() for record in group}, rows)
    return {
        child: _sight(viewer, group, gathered[group[0]]) for child, group in groups.items() if gathered.get(group[0])
    }


def _may_have(viewer: Viewer) -> bool:
    if viewer.kind is ViewerKind.SYSTEM:
        return True
    return viewer.kind is ViewerKind.STAFF and can(viewer, Permission.READ_CHILDREN)


def _gathered(
    viewer: Viewer, records: Mapping[UUID, UUID], rows: Sequence[list[Any]]
) -> Mapping[UUID, Mapping[str, list[str]]]:
    """Return what the viewer is, and why, by the record that leads. `records` gives that of each record."""
    conflicts, involvements, matching, owed = rows
    barred = {records[key(child)] for (child,) in conflicts}
    gathered: dict[UUID, dict[str, list[str]]] = defaultdict(dict)

    def give(child: UUID, flag: str, why: str) -> None:
        if records[child] not in barred:
            gathered[records[child]].setdefault(flag, []).append(why)

    for row in involvements:
        _from_involvement(viewer, Involved(*row), give)
    for child, why in matching:
        give(key(child), "matching", f"The matching desk was asked: {why}")
    for child, title in owed:
        give(key(child), "duty", f"The duty desk was asked: {title}")
    return gathered


def _sight(viewer: Viewer, group: tuple[UUID, ...], flags: Mapping[str, list[str]]) -> Sight:
    why = tuple(why for reasons in flags.values() for why in reasons)
    return Sight(viewer.id, viewer.agency, group[0], **dict.fromkeys(flags, True), why=why, joined=group)


def sight(viewer: Viewer, child: UUID, *, as_of: date) -> Sight:
    """Return what the viewer is to one child. Raises NoSuchChild where that is nothing, or there is no such child.

    Where the record was joined to another, `sight.child` is the record that leads.
    """
    found = sights(viewer, [child], as_of=as_of).get(child)
    # Whoever works with a child, or was asked about one, does so by a row that names a record: that child exists.
    if found is None or (found.everything and not Child.objects.filter(id=child).exists()):
        raise NoSuchChild("We cannot show that page.")
    return found


def children(viewer: Viewer, *, as_of: date) -> QuerySet[Child]:
    """Return the children whose records the viewer may know of. Never a list of all known children."""
    if viewer.kind is ViewerKind.SYSTEM:
        return held(as_of=as_of)
    if viewer.kind is not ViewerKind.STAFF or not can(viewer, Permission.READ_CHILDREN):
        return Child.objects.none()
    rows = reached(_user(viewer), viewer.team, leads_for(viewer), as_of, manages=Role.MANAGER in viewer.roles)
    reach = Q(id__in=rows.values("child"))
    if Role.MATCHING_DESK in viewer.roles:
        reach |= Q(id__in=MatchRequest.objects.filter(closed_at=None).values("child"))
    if Role.DUTY_DESK in viewer.roles:
        reach |= Q(id__in=duty().filter(child__isnull=False).values("child"))
    return _as_one(reach, barred=Q(id__in=Conflict.objects.filter(user=viewer.id).values("child")))


def _as_one(reach: Q, *, barred: Q) -> QuerySet[Child]:
    """Return the children reached and not barred, joined records as the one that leads."""
    groups = losers()
    together = Child.objects.filter(id__in=groups)
    met = {groups[child][0] for child in together.filter(reach).values_list("id", flat=True)}
    met -= {groups[child][0] for child in together.filter(barred).values_list("id", flat=True)}
    alone = reach & ~barred & ~Q(id__in=list(groups)) if groups else reach & ~barred
    return Child.objects.filter(alone | Q(id__in=met))


def open_work(child: UUID) -> bool:
    """Answer whether work is open: a service's work not closed, or a level of early help or above."""
    return records_open_work(record_ids(child))


def records_open_work(records: Sequence[UUID]) -> bool:
    """Answer the same of a child whose records are at hand. After a family's no nothing joins agencies up."""
    if no_stands(records):
        return False
    return bool(_works(records)) or level_of(records) not in {"", "universal"}


@prepared
def _works(records: Sequence[UUID]) -> QuerySet[Any, Any]:
    return Work.objects.filter(child__in=records, closed=None).values_list("id")[:1]


def with_open_work(sights: Mapping[UUID, Sight]) -> set[UUID]:
    """Return those of many children with whom work is open, by the same rule."""
    of = {record: child for child, sight in sights.items() for record in sight.records}
    serving = {of[record] for record in Work.objects.filter(child__in=of, closed=None).values_list("child", flat=True)}
    levels = Level.objects.filter(child__in=of).order_by("on", "written_at").values_list("child", "level")
    newest = {of[record]: level for record, level in levels}
    opened = serving | {child for child, level in newest.items() if level not in {"", "universal"}}
    return opened - noes_standing({child: sights[child].records for child in opened})


def held(*, as_of: date) -> QuerySet[Child]:
    """Return the children held for a recorded reason: whom the nightly scan may look at."""
    rows = Hold.objects.filter(Q(end=None) | Q(end__gte=as_of), start__lte=as_of)
    return _as_one(Q(id__in=rows.values("child")), barred=Q(pk__in=[]))


def _user(viewer: Viewer) -> UUID:
    assert viewer.id is not None  # noqa: S101 - staff are users
    return viewer.id


def _from_involvement(viewer: Viewer, row: Involved, give: Give) -> None:
    since, child = f"since {row.start.day} {row.start:%B %Y}", key(row.child)
    if row.user is not None and key(row.user) == viewer.id:
        if row.role == "noted":
            give(child, "noted", f"You wrote a note {since}: {row.reason}")
            return
        give(child, "involved", f"You have worked with this child {since}: {row.reason}")
        if row.role == "lead_practitioner":
            give(child, "lead", "You are the lead practitioner.")
    elif row.team is not None and key(row.team) == viewer.team:
        give(child, "involved", f"Your team, {row.team_name}, has worked with this child {since}: {row.reason}")
    elif Role.MANAGER in viewer.roles and row.user_team and key(row.user_team) == viewer.team and row.role != "noted":
        give(child, "involved", f"You manage {row.user_name}, who has worked with this child {since}.")
    if Role.DESIGNATED_LEAD in viewer.roles and key(row.agency) == viewer.agency:
        give(child, "agency_lead", f"You are the designated lead of {row.agency_name}.")
