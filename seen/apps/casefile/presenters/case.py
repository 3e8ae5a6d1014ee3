"""The work page of a child: level, work, workers and why the child is held."""

from datetime import date
from typing import Any

from seen.apps.casefile import queries
from seen.apps.casefile.presenters.agreement import no_that_stands
from seen.apps.people.queries import may_change
from seen.core.access.permission import Permission, can
from seen.core.access.viewer import Viewer
from seen.core.access.visibility import Sight
from seen.kit.knowledge.load import load
from seen.kit.pages.words import day, plural


def work_page(viewer: Viewer, sight: Sight, *, as_of: date) -> dict[str, Any]:
    """Return everything on the work page."""
    levels = queries.levels(sight)
    return {
        "changes": may_change(sight) and can(viewer, Permission.CHANGE_RECORD),
        "allocates": may_change(sight) and can(viewer, Permission.ALLOCATE),
        "matches": sight.matching,
        "family_no": no_that_stands(viewer, sight),
        "level": level_words(levels[0].level) if levels else "",
        "levels": [_level(row) for row in levels],
        "work": [_work(row) for row in queries.work(sight)],
        "workers": [
            {"id": row.id, "name": row.name, "agency": row.agency, "lead": row.lead, "since": day(row.since)}
            for row in queries.network(sight, as_of=as_of)
            if row.user
        ],
        "holds": [_hold(row) for row in queries.holds(sight)],
    }


def level_words(level: str) -> str:
    """Return a level of need in words."""
    return str(load("vocabulary/levels")[level]["words"])


def colleague_choices(viewer: Viewer, *, as_of: date) -> list[tuple[str, str]]:
    """Return the people of the viewer's own agency, to choose from."""
    return [(str(user.id), user.name) for user in queries.colleagues(viewer, as_of=as_of)]


def _level(row: Any) -> dict[str, str]:
    visits = f", visits every {plural(row.interval, 'day')}" if row.interval else ""
    detail = f"{row.category}{visits}".strip(", ")
    return {
        "title": level_words(row.level),
        "when": f"From {day(row.on)}",
        "who": row.agency.name if row.agency else "Seen",
        "text": f"{detail[:1].upper()}{detail[1:]}",
    }


def _work(row: Any) -> dict[str, Any]:
    closed = f" to {day(row.closed)}: {row.closed_why}" if row.closed else ""
    return {
        "id": row.id,
        "title": f"{row.service[:1].upper()}{row.service[1:]}, {row.agency.name}",
        "open": row.closed is None,
        "when": f"{'Since ' if row.closed is None else ''}{day(row.opened)}{closed}",
        "reason": row.reason,
    }


def _hold(row: Any) -> dict[str, Any]:
    words = load("vocabulary/hold-reasons")[row.reason]["words"]
    return {
        "id": row.id,
        "title": words,
        "when": f"{day(row.start)} to {day(row.end)}" if row.end else f"Since {day(row.start)}",
        "review": f"to be looked at again on {day(row.review_on)}" if row.review_on and not row.end else "",
        "agency": row.agency.name if row.agency else "",
        "words": row.words,
        "current": row.end is None,
    }
