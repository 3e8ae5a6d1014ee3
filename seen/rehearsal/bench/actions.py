"""What the plain peer does: stores rows in one table, nothing else. Only ever in a temporary installation."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from uuid import UUID, uuid4

from django.db import connection, transaction

from seen.apps.chronology.drafts import Draft, Setting, values
from seen.apps.chronology.models import Entry, Part
from seen.core.same_event.account import Account
from seen.kit.actions import Acting, writing
from seen.kit.database.many import insert_many
from seen.rehearsal.bench.plain import PlainEntry
from seen.rehearsal.cast import NARRATOR


def make_table() -> None:
    """Make the peer's table."""
    with connection.schema_editor() as editor:
        editor.create_model(PlainEntry)


def store_one(row: PlainEntry) -> None:
    """Store one row."""
    row.save(force_insert=True)


def store_many(rows: Iterable[PlainEntry]) -> None:
    """Store many rows in one transaction."""
    with transaction.atomic():
        PlainEntry.objects.bulk_create(rows, batch_size=2000)


def store_accounts(child: UUID, accounts: Sequence[Account], *, agencies: Mapping[str, UUID], now: datetime) -> None:
    """Store accounts as a child's entries, each by the agency of its type, all open to whoever works with the child."""
    rows = []
    for account in accounts:
        draft = Draft(
            kind="note.observation" if account.kinds[0].startswith("adult.") else account.kinds[0],
            on=account.on,
            text=account.text,
            at_time=account.at,
        )
        agency = agencies[account.agency]
        entry, _ = values(draft, Setting(child, agency, None, now, True, UUID(int=int(account.ref))))
        rows.append(entry)
    with transaction.atomic(), writing(Acting("bench.accounts", NARRATOR)):
        insert_many(Entry, rows)


def store_story(child: UUID, told: Sequence[tuple[Draft, UUID]], *, now: datetime) -> None:
    """Store drafts as a child's entries, each with the agency that tells it, as if while work is open."""
    made = [values(draft, Setting(child, agency, None, now, True, uuid4())) for draft, agency in told]
    with transaction.atomic(), writing(Acting("bench.story", NARRATOR)):
        insert_many(Entry, [entry for entry, _ in made])
        insert_many(Part, [part for _, parts in made for part in parts])
