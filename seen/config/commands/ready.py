"""Readies Django for a command that needs the database, and says in a sentence where the database is not there."""

from seen.core.refusals import Refusal


class NotPrepared(Refusal):
    """The database cannot be reached, or nobody has prepared it."""


def ready() -> None:
    """Set Django up. Raises NotPrepared where the database cannot be reached or holds no tables of the service."""
    import django

    django.setup()
    from django.db import OperationalError, connection

    try:
        tables = connection.introspection.table_names()
    except OperationalError as error:
        raise NotPrepared(f"The database cannot be reached: {' '.join(str(error).split())}.") from None
    if "audit_entry" not in tables:
        raise NotPrepared("The database is not prepared yet: run script/server once, or script/seen prepare.")
