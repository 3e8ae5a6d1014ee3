"""The keyed chain: each entry's code covers the entry and the code before it, with a key outside the database."""

import hashlib
import hmac
import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.utils import timezone

from seen.core.access.viewer import Viewer
from seen.kit.audit import heads
from seen.kit.audit.models import Entry
from seen.kit.database.many import insert_rows

START = "0" * 64
_LOCK = 7_236_001  # any number that nothing else uses: PostgreSQL's lock for the end of the chain


def append(
    *, kind: str, name: str, viewer: Viewer, about: Sequence[UUID], detail: dict[str, Any], why: str = ""
) -> None:
    """Write one entry at the end of the chain, in the caller's transaction: without it nothing else is stored."""
    seq, before = _end()
    entry = Entry(
        seq=seq + 1,
        at=timezone.now(),
        kind=kind,
        name=name,
        actor_kind=viewer.kind.value,
        actor=viewer.id,
        actor_name=viewer.name,
        agency=viewer.agency,
        agency_name=viewer.agency_name,
        about=[str(child) for child in about],
        detail=json.loads(json.dumps(detail, default=str)),
        why=why,
    )
    entry.mac = code(entry, before)
    insert_rows([entry])  # a trigger writes the index of whom it is about (see triggers)
    heads.copy_after_commit(entry.seq, entry.mac, entry.at)


def code(entry: Entry, before: str) -> str:
    """Return an entry's code: HMAC-SHA256 over the code before it and every field, keyed outside the database."""
    fields = (
        entry.seq,
        entry.at.astimezone(UTC).isoformat(),
        entry.kind,
        entry.name,
        entry.actor_kind,
        str(entry.actor or ""),
        entry.actor_name,
        str(entry.agency or ""),
        entry.agency_name,
        entry.about,
        entry.detail,
        entry.why,
    )
    text = before + json.dumps(fields, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hmac.new(settings.AUDIT_KEY.encode(), text.encode(), hashlib.sha256).hexdigest()


def head() -> tuple[int, str, datetime | None]:
    """Return the last entry's number, code and time; 0 and zeros before the first."""
    last = Entry.objects.order_by("-seq").values_list("seq", "mac", "at").first()
    return last or (0, START, None)


def _end() -> tuple[int, str]:
    """Return the head, holding it until commit. SQLite's IMMEDIATE transaction already shuts other writers out."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        cursor.execute("SELECT seq, mac FROM audit_entry ORDER BY seq DESC LIMIT 1")
        row = cursor.fetchone()
    return (row[0], row[1]) if row else (0, START)
