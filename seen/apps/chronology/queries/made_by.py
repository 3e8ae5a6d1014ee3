"""What an entry that another act leaves must know: who would control it, and what an address said."""

from datetime import date
from uuid import UUID

from seen.apps.casefile.models import Involvement, Work
from seen.apps.chronology.models import Entry
from seen.apps.chronology.queries.sight import standing
from seen.apps.people.models import Address, Child
from seen.apps.people.queries.joined import record_ids


def controlling_agency(child: UUID) -> UUID | None:
    """Return the agency whose work with the child is newest, None where none works with the child."""
    records = record_ids(child)
    work = Work.objects.filter(child__in=records).order_by("-opened", "-written_at")
    return (
        work.values_list("agency", flat=True).first()
        or Involvement.objects.filter(child__in=records).order_by("-start").values_list("agency", flat=True).first()
    )


def address_held_back(address: UUID) -> str:
    """Return the address as the part of an entry that only named people may see."""
    row = Address.objects.get(id=address)
    return ", ".join(filter(None, [*row.lines.splitlines(), row.postcode]))


def lived_there_from_birth(child: UUID, on: date | None) -> bool:
    """Return whether the day on which a child came to an address is the day of birth: that is no move."""
    return on is not None and Child.objects.filter(id=child, born=on).exists()


def moves_to(address: UUID) -> list[Entry]:
    """Return the entries that stand of a move to an address."""
    return list(standing(Entry.objects.filter(kind="address.moved", source_record=str(address))))


def entries_of(child: UUID, *, kind: str, source: str) -> list[Entry]:
    """Return the entries of a kind that stand and that one act left: their `source_record` begins with `source`."""
    rows = Entry.objects.filter(child__in=record_ids(child), kind=kind, source_record__startswith=source)
    return list(standing(rows).order_by("written_at", "id"))
