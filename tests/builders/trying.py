"""Other numbers of a pattern, tried on the past and decided about, and the partnership that does both."""

from datetime import date, datetime

from seen.apps.patterns.actions.numbers import count, decide, try_numbers
from seen.apps.patterns.models import Decision, Trial
from seen.core.access.permission import Role
from seen.core.access.viewer import Viewer
from seen.core.patterns.contract import Pattern
from seen.core.patterns.runner import patterns
from seen.kit.jobs.queries import NOBODY
from seen.kit.jobs.works import Asked
from tests.builders.children import NOW, TODAY
from tests.builders.staff import a_worker, an_agency

BY_ID = {each.id: each for each in patterns()}
NOT_BROUGHT = BY_ID["not-brought"]
WHY = "Two of five were explained by a clinic that moved."


def partner(name: str, *roles: Role) -> Viewer:
    """Somebody of the hub, with these roles."""
    return a_worker(name, agency=an_agency("The hub", sort="multi-agency-hub"), roles=roles)


def tried(viewer: Viewer, pattern: Pattern = NOT_BROUGHT, **numbers: int) -> Trial:
    """A trial that is counted; of three appointments instead of two where no numbers are given."""
    made = asked_to_try(viewer, pattern, **numbers)
    counted(made)
    return made


def counted(made: Trial) -> None:
    """Count a trial here and now."""
    count(Asked(made.id, made.id, NOBODY, {}, NOW), lambda done, of: None)
    made.refresh_from_db()


def asked_to_try(viewer: Viewer, pattern: Pattern = NOT_BROUGHT, **numbers: int) -> Trial:
    """A trial that nobody has counted yet."""
    return try_numbers(viewer, pattern=pattern, numbers=numbers or {"at_least": 3}, months=12, now=NOW)


def decided(
    viewer: Viewer, made: Trial, given: str = "change", *, in_force: date | None = TODAY, why: str = WHY,
    who: str = "The neglect board", now: datetime = NOW,
) -> Decision:  # fmt: skip
    """What the partnership decided about a trial."""
    return decide(viewer, trial=made, decided=given, why=why, who=who, in_force=in_force, now=now)
