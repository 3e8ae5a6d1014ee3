"""Which children and agencies the rows of a file mean."""

import re
from collections.abc import Iterable
from datetime import date
from functools import cached_property
from uuid import UUID

from seen.apps.casefile import queries as casefile
from seen.apps.chronology.queries.incoming_known import Known, known_of
from seen.apps.identity.models import Agency
from seen.apps.people.models import Child, Identifier
from seen.apps.people.queries.household import as_household, near_children
from seen.apps.people.queries.joined import joined
from seen.core.access.viewer import Viewer
from seen.core.identifiers.meant import HouseholdChild, Meant, parts, whom
from seen.core.refusals import Refusal
from seen.kit.knowledge.who import group_words

NHS = re.compile(r"[0-9]{10}")


class NoSuchAgency(Refusal):
    """An agency was named that the partnership does not have."""


class Children:
    """Finds the children that a file's rows mean, for one viewer; each is looked up once, many at a time."""

    def __init__(self, viewer: Viewer, *, agency: UUID, child: UUID | None, today: date) -> None:
        self.viewer, self.agency, self.child, self.today = viewer, agency, child, today
        self.found: dict[str, Meant] = {}
        self.known: dict[UUID, Known] = {}

    def prepare(self, texts: Iterable[str]) -> None:
        """Look up what these cells mean, all at once."""
        new = {text for text in texts if text and text not in self.found}
        if not new:
            return
        keys = _by_key({form for text in new for form in (text, *parts(text))})
        allowed = may_bring(self.viewer, {child for found in keys.values() for child in found}, today=self.today)
        # Of a record out of sight nothing may follow, not even that two records have one number.
        seen = {form: found & allowed for form, found in keys.items()}
        keyed = {form: next(iter(found)) for form, found in seen.items() if len(found) == 1}
        for text in new:
            self.found[text] = whom(text, keyed=keyed.get, household=self.household, groups=group_words())
        self._know({key for text in new for key in (*self.found[text].certain, *self.found[text].proposed)})

    def meant(self, text: str) -> Meant:
        """Return whom a cell means: by reference or NHS number, else among the household of the file's own child."""
        if text not in self.found:
            self.prepare([text])
        return self.found[text]

    def about(self, child: UUID) -> Known:
        """Return what is known of a child that was found."""
        if child not in self.known:
            self._know({child})
        return self.known[child]

    @cached_property
    def household(self) -> list[HouseholdChild]:
        """Return the file's child, then those of the household of whom this viewer may bring rows, the eldest first."""
        if self.child is None:
            return []
        near = may_bring(self.viewer, near_children(self.child), today=self.today)
        own, *others = as_household([self.child, *sorted(near)], as_of=self.today)
        return [own, *sorted(others, key=lambda one: (one.born or self.today, one.key))]

    def _know(self, children: set[UUID]) -> None:
        new = children - self.known.keys()
        if new:
            self.known |= known_of(self.viewer, new, agency=self.agency, today=self.today)


def children_by_key(texts: Iterable[str]) -> dict[str, UUID]:
    """Return the child that each text names by this partnership's reference or by NHS number, where exactly one does.

    Where two records are said to be one child, the record that leads.
    """
    return {text: next(iter(found)) for text, found in _by_key(texts).items() if len(found) == 1}


def _by_key(texts: Iterable[str]) -> dict[str, set[UUID]]:
    """Return every child that each text names."""
    keys = {text: "".join(text.split()) for text in texts}
    wanted = {form for key in keys.values() for form in (key, key.upper())}
    by_key: dict[str, set[UUID]] = {}
    for reference, child in Child.objects.filter(reference__in=wanted).values_list("reference", "id"):
        by_key.setdefault(reference, set()).add(child)
    numbers = {key.replace("-", "") for key in keys.values()}
    numbered = Identifier.objects.filter(scheme="nhs", value__in={each for each in numbers if NHS.fullmatch(each)})
    for value, child in numbered.filter(person__child__isnull=False).values_list("value", "person__child"):
        by_key.setdefault(value, set()).add(child)
    groups = joined({child for found in by_key.values() for child in found})
    leads = {key: {groups[child][0] for child in found} for key, found in by_key.items()}
    return {
        text: leads.get(key) or leads.get(key.upper()) or leads.get(key.replace("-", "")) or set()
        for text, key in keys.items()
    }


def child_by_key(text: str) -> UUID | None:
    """Return the child with this reference or NHS number; None where there is not exactly one."""
    return children_by_key([text]).get(text)


def may_bring(viewer: Viewer, children: set[UUID], *, today: date) -> set[UUID]:
    """Return the children about whom rows may come in: held, for the service itself; in sight, for anybody else."""
    if viewer.kind == "system":
        return set(casefile.held(as_of=today).filter(id__in=children).values_list("id", flat=True))
    return set(casefile.sights(viewer, children, as_of=today))


def agency_named(name: str) -> Agency:
    """Return an agency by its name, whatever its case. Raises NoSuchAgency."""
    found = Agency.objects.filter(name__iexact=" ".join(name.split())).first()
    if found is None:
        raise NoSuchAgency(f"There is no agency called “{name}”. Give its name as the service shows it.")
    return found


def agencies_by_name() -> dict[str, tuple[UUID, str]]:
    """Return every agency by its name in small letters."""
    return {name.casefold(): (key, name) for key, name in Agency.objects.values_list("id", "name")}
