"""Entries as accounts that the rule of the same event reads: only what one viewer may see wholly."""

from collections.abc import Collection, Iterable, Mapping
from functools import cached_property
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet

from seen.apps.chronology.models import Entry, Part
from seen.apps.chronology.queries.sight import entries, parts
from seen.apps.chronology.queries.versions import newest
from seen.apps.people.queries.household_names import names_in_household
from seen.core.access.visibility import Sight
from seen.core.dates.partial import PartialDate, Precision
from seen.core.same_event.account import Account, Family
from seen.kit.knowledge.same_event import days_between

COLUMNS = (
    "id", "account", "agency", "source_agency", "on_text", "on_earliest", "on_latest", "on_precision", "on_about",
    "kind", "also", "at_time", "person", "polarity", "text", "action", "outcome", "detail", "same_as",
)  # fmt: skip


def wholly_seen(sight: Sight) -> QuerySet[Entry]:
    """Return the entries that stand and of which the viewer may see every part. The others leave no trace."""
    if sight.everything:
        return entries(sight)
    held_back = Part.objects.filter(entry__child__in=sight.records).exclude(id__in=parts(sight).values("id"))
    return entries(sight).exclude(id__in=held_back.values("entry"))


class Told:
    """A child's accounts as a viewer may see them wholly, by entry; and which of them a file said to repeat another.

    With `only`, those of them alone.
    """

    def __init__(self, sight: Sight, *, only: Collection[UUID] | None = None) -> None:
        self.sight = sight
        self.accounts: dict[UUID, Account] = {}
        self.repeats: dict[UUID, UUID] = {}
        seen = wholly_seen(sight) if only is None else wholly_seen(sight).filter(id__in=list(only))
        for row in seen.order_by().values_list(*COLUMNS).iterator():
            self.accounts[row[0]] = account_of(row, child=str(sight.child))
            if row[-1]:
                self.repeats[row[0]] = row[-1]

    @cached_property
    def family(self) -> Family:
        """Return the names of the child, and of the other children of the household."""
        return family_of(self.sight.records)

    @property
    def days(self) -> int:
        """Return how many days may lie between two accounts of one event here."""
        return days_between(settings.PARTNERSHIP)

    def noted(self, newer: Mapping[UUID, UUID]) -> set[tuple[UUID, UUID]]:
        """Return the pairs that looked like one event when they came in by file, where both are seen."""
        by_telling = {UUID(str(account.telling)): entry for entry, account in self.accounts.items()}
        found = set()
        for entry, repeated in self.repeats.items():
            other = by_telling.get(repeated, newest(repeated, newer))
            if other in self.accounts and other != entry:
                found.add((entry, other))
        return found


def family_of(records: Iterable[UUID]) -> Family:
    """Return the names by which accounts may call a child, and those of brothers and sisters."""
    return Family(*names_in_household(list(records)))


def account_of(row: tuple[Any, ...], *, child: str) -> Account:
    """Return an entry, by its COLUMNS, as an account."""
    (
        entry, telling, agency, source, on_text, earliest, latest, precision, about, kind, also, at, person, polarity,
        text, action, outcome, detail, _,
    ) = row  # fmt: skip
    service = str(detail.get("service", "")) if detail else ""
    return Account(
        ref=str(entry),
        child=child,
        telling=str(telling),
        agency=str(agency),
        source=str(source),
        on=PartialDate(on_text, earliest, latest, Precision(precision), about),
        kinds=(kind, *also.split("|")) if also else (kind,),
        text="\n".join(filter(None, (text, service, action, outcome))),
        at=at,
        service=service,
        person=person,
        done=action,
        polarity=polarity,
    )
