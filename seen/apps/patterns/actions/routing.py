"""Whom a new finding reaches: the lead practitioner where they may see it whole, else the matching desk.

practice.md 1 and 3e: weekly goes to the lead; with no open work, or where no lead may see every event, to the
matching desk, and the lead is told only to ask there. Now-tier names a person, a deputy and an hour, and goes to the
duty desk where no lead sees it or nobody has read it in time (practice.md 2).
"""

from datetime import date, datetime, timedelta
from uuid import UUID

from seen.apps.casefile import actions as casefile
from seen.apps.casefile import queries
from seen.apps.identity.models import User
from seen.apps.patterns.models import Asked, Version
from seen.apps.patterns.queries.asked import an_hour_on, deputy_of, unread_since
from seen.apps.patterns.queries.findings import may_see
from seen.apps.people.queries.joined import record_ids
from seen.core.access.permission import Permission, Role
from seen.core.access.viewer import Viewer
from seen.core.access.visibility import Sight
from seen.core.lifecycle.task import TaskAct
from seen.core.patterns.contract import Tier
from seen.kit.actions import action, current
from seen.kit.database.many import insert_rows

A_WEEK = timedelta(days=7)
ASKED = "A question about this child needs somebody who may see all of its evidence."

STAND_IN = "Stand in: a question about a child that cannot wait"

SECOND = "Look a second time: a question about a child that cannot wait"
OWED = ("finding.route", "finding.now", "finding.ask_desk", "finding.deputy", "finding.second")


def settle(viewer: Viewer, version: Version, *, act: TaskAct, words: str, at: datetime) -> None:
    """End what the desk and the lead were asked, once a finding is answered or its evidence is gone."""
    casefile.settle(viewer, about=version.finding_id, kinds=OWED, act=act, words=words, at=at)


def route(viewer: Viewer, version: Version, *, child: UUID, as_of: date, now: datetime) -> None:
    """Put a new version before whoever may see it whole. Findings for supervision wait on that list instead."""
    if version.tier == Tier.REFLECTIVE:
        return
    lead = queries.lead_of(child, as_of=as_of)
    if lead is not None and queries.open_work(child):
        sight = queries.sights(lead.as_viewer(), [child], as_of=as_of).get(child)
        if sight is not None and may_see(sight, version, as_of=as_of):
            if version.tier == Tier.NOW:
                _ask_now(viewer, version, lead, child=child, as_of=as_of, now=now)
            return
    everything = Sight(None, None, child, everything=True)
    casefile.ask_matching_desk(viewer, sight=everything, why=ASKED, at=now)
    kind, desk, due = "finding.route", Role.MATCHING_DESK, as_of + A_WEEK
    if version.tier == Tier.NOW:
        kind, desk, due = "finding.now", _desk_for_today(child), as_of
    _owe_desk(viewer, version, kind=kind, desk=desk, due=due, child=child, now=now)
    if lead is not None:
        casefile.owe(
            viewer, kind="finding.ask_desk", title="Ask the matching desk",
            why="They can see something about this child that you can not.",
            child=child, owner=lead.id, about=version.finding_id, at=now,
        )  # fmt: skip


def _desk_for_today(child: UUID) -> Role:
    """Return the desk that answers what cannot wait. After a family's no what still asks is the matching desk's."""
    return Role.MATCHING_DESK if queries.no_stands(record_ids(child)) else Role.DUTY_DESK


def ask_a_second(viewer: Viewer, version: Version, *, child: UUID, as_of: date, now: datetime) -> None:
    """Ask for a second look where one person said that a question for today is not so: lead, deputy, else the desk."""
    asked = Asked.objects.filter(version=version).first()
    named = (asked.person_id, asked.deputy_id) if asked else ()
    owner = next((person for person in named if person and person != viewer.id), None)
    casefile.owe(
        viewer, kind="finding.second", title=SECOND,
        why="One person said that it is not so. It stays open until a second does.", child=child,
        owner=owner, role="" if owner else _desk_for_today(child), due=as_of,
        link=f"/findings/{version.finding_id}/", about=version.finding_id, at=now,
    )  # fmt: skip


def _owe_desk(
    viewer: Viewer, version: Version, *, kind: str, desk: Role, due: date, child: UUID, now: datetime
) -> None:
    casefile.owe(
        viewer, kind=kind, title="Answer a question about a child", why=ASKED, child=child, role=desk,
        due=due, link=f"/findings/{version.finding_id}/",
        about=version.finding_id, at=now,
    )  # fmt: skip


def _ask_now(viewer: Viewer, version: Version, lead: User, *, child: UUID, as_of: date, now: datetime) -> None:
    """Name who is asked, who stands in, and the hour. With nobody to stand in, the duty desk does at once."""
    deputy = deputy_of(lead, version, child=child, as_of=as_of)
    by = an_hour_on(lead.agency.authority.name, now=now)
    insert_rows([Asked(version=version, person_id=lead.id, deputy_id=deputy.id if deputy else None, by=by)])
    if deputy is None:
        _owe_desk(viewer, version, kind="finding.now", desk=Role.DUTY_DESK, due=as_of, child=child, now=now)
        return
    casefile.owe(
        viewer, kind="finding.deputy", title=STAND_IN, why=f"{lead.name} is asked first. If they cannot, it is yours.",
        child=child, owner=deputy.id, due=as_of, link=f"/findings/{version.finding_id}/", about=version.finding_id,
        at=now,
    )  # fmt: skip


@action("patterns.have_read", needs=Permission.ANSWER_FINDINGS)
def have_read(viewer: Viewer, *, version: Version, now: datetime) -> bool:
    """Say that somebody has read what cannot wait. Returns whether it was unread. Said twice, the first stands."""
    current().concerns(version.finding.child_id)
    unread = Asked.objects.filter(version=version, read_at=None)
    return bool(viewer.id and unread.update(read_at=now, read_by=viewer.id))


@action("patterns.pass_on", needs=None)
def pass_on(viewer: Viewer, *, version: Version, as_of: date, now: datetime) -> None:
    """Put what nobody read within its hour before the duty desk."""
    child = version.finding.child_id
    current().concerns(child)
    Asked.objects.filter(version=version).update(passed_on_at=now)
    _owe_desk(viewer, version, kind="finding.now", desk=Role.DUTY_DESK, due=as_of, child=child, now=now)


def pass_on_unread(viewer: Viewer, *, as_of: date, now: datetime) -> int:
    """Pass on everything whose hour is over, one transaction each. Returns how many."""
    late = unread_since(now)
    for version in late:
        pass_on(viewer, version=version, as_of=as_of, now=now)
    return len(late)
