"""What the plain peer does: stores rows in one table, nothing else. Only ever in a temporary installation."""

from collections.abc import Iterable

from django.db import connection, transaction

from seen.rehearsal.bench.plain import PlainEntry


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
