"""Whom a new finding reaches: the lead practitioner where they may see it whole, else the matching desk.

practice.md 1 and 3e: weekly goes to the lead; with no open work, or where no lead may see every event, to the
matching desk, and the lead is told only to ask there. Now-tier goes to the duty desk as well where no lead sees it.
"""

from datetime import date, datetime, timedelta
from uuid import UUID

from seen.apps.casefile import actions as casefile
from seen.apps.casefile import queries
from seen.apps.patterns.models import Version
from seen.apps.patterns.queries.findings import may_see
from seen.core.access.permission import Role
from seen.core.access.viewer import Viewer
from seen.core.access.visibility import Sight
from seen.core.lifecycle.task import TaskAct
from seen.core.patterns.contract import Tier

A_WEEK = timedelta(days=7)
ASKED = "A question about this child needs somebody who may see all of its evidence."

OWED = ("finding.route", "finding.now", "finding.ask_desk")


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
        if sight is not None and may_see(sight, version):
            return
    everything = Sight(None, None, child, everything=True)
    casefile.ask_matching_desk(viewer, sight=everything, why=ASKED, at=now)
    kind, desk, due = "finding.route", Role.MATCHING_DESK, as_of + A_WEEK
    if version.tier == Tier.NOW:
        kind, desk, due = "finding.now", Role.DUTY_DESK, as_of
    casefile.owe(
        viewer, kind=kind, title="Answer a question about a child", why=ASKED, child=child, role=desk,
        due=due, link=f"/findings/{version.finding_id}/",
        about=version.finding_id, at=now,
    )  # fmt: skip
    if lead is not None:
        casefile.owe(
            viewer, kind="finding.ask_desk", title="Ask the matching desk",
            why="They can see something about this child that you can not.",
            child=child, owner=lead.id, about=version.finding_id, at=now,
        )  # fmt: skip
