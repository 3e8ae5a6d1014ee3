"""Who gave the grades of an assessment and whose care they are about, by name."""

from collections.abc import Collection, Iterable
from uuid import UUID

from seen.apps.assessments.queries.held import Held
from seen.apps.people.queries.called import called_people


def names_in(every: Iterable[Held]) -> dict[UUID, str]:
    """Return the names of the carers, and of the parents and young people whose sheets these are. One query at most."""
    people = {person for one in every for person in (one.row.carer_id, one.row.completed_by_id) if person}
    if not people:
        return {}
    on = max(one.row.on for one in every)
    return {person: called.name for person, called in called_people(people, as_of=on).items()}


def rater_of(one: Held, names: dict[UUID, str] | None = None) -> str:
    """Return who gave the grades: the worker who began it, or the parent or young person whose sheet it is."""
    person = one.row.completed_by_id
    return (names if names is not None else names_in([one]))[person] if person else one.starter


def carer_of(one: Held, names: dict[UUID, str] | None = None) -> str:
    """Return whose care the grades are about; blank where the tool is about the child alone."""
    person = one.row.carer_id
    return (names if names is not None else names_in([one]))[person] if person else ""


def together_with(one: Held) -> list[tuple[str, str]]:
    """Return everybody who wrote in what stands of it, with their agency, whoever began it first; each once."""
    wrote: Collection[tuple[str, str]] = [(filled.saver, filled.agency) for filled in one.areas.values()]
    return list(dict.fromkeys(each for each in ((one.starter, one.agency), *wrote) if each[0]))
