"""Rows that somebody put right after they came in: recognised when they come again, whatever they say now."""

from collections import defaultdict
from uuid import UUID

from seen.apps.chronology.models import Entry, Mending
from seen.apps.people.queries.joined import record_ids

Here = dict[str, list[tuple[UUID, ...]]]


def mended_before(agency: UUID, child: UUID | None) -> Here:
    """Return the entries of each row that was put right, by the code of the row as it came.

    Rows of one agency's files about one child, or about no one child. Alike rows stand as often as they came.
    """
    of = {"row__file__child__in": record_ids(child)} if child else {"row__file__child": None}
    settled = Mending.objects.filter(**of, row__file__agency=agency, row__entry__isnull=False).exclude(digest="")
    found = settled.order_by("at", "id").values_list("digest", "row__entry")
    rows = [(digest, entry) for digest, entry in found if entry]
    accounts = dict(Entry.objects.filter(id__in=[entry for _, entry in rows]).values_list("id", "account"))
    entries: dict[UUID, list[UUID]] = defaultdict(list)
    told = Entry.objects.filter(account__in=accounts.values()).order_by("id").values_list("account", "id")
    for account, entry in told:
        entries[account].append(entry)
    here: Here = defaultdict(list)
    for digest, entry in rows:
        here[digest].append((entry, *(each for each in entries[accounts[entry]] if each != entry)))
    return here
