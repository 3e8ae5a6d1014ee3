"""Looks at the record after a kill: what was acknowledged, what each act left, and whether the database is whole."""

from uuid import UUID

from django.db import connection

from seen.apps.chronology.models import Entry, Part
from seen.apps.patterns.models import Look
from seen.kit.audit.models import Entry as AuditEntry
from seen.kit.audit.verify import verify

ACTS = {"chronology.record": "entries", "chronology.correct": "entry"}


class Record:
    """The record as it was when last looked at. `wrong` holds one sentence for each thing that should not be."""

    def __init__(self) -> None:
        self.seq = AuditEntry.objects.order_by("-seq").values_list("seq", flat=True).first() or 0
        self.entries = set(Entry.objects.values_list("id", flat=True))
        self.before, self.acts = len(self.entries), 0
        self.wrong: list[str] = []

    @property
    def stored(self) -> int:
        """Return how many entries were stored since the beginning."""
        return len(self.entries) - self.before

    def look(self, acknowledged: list[UUID], *, thoroughly: bool) -> None:
        """Look at what came since the last look; `thoroughly`: at the whole database and the whole audit too."""
        keys = set(Entry.objects.order_by().values_list("id", flat=True)) - self.entries
        new = {entry.id: entry for entry in Entry.objects.filter(id__in=keys)}
        self._acknowledged(acknowledged, {entry.account for entry in new.values()})
        self._acts(set(new))
        self._parts(new)
        self._due()
        self.entries |= set(new)
        if thoroughly:
            self._whole()

    def _acknowledged(self, acknowledged: list[UUID], stored: set[UUID]) -> None:
        self.wrong += [f"{account} was acknowledged and is lost" for account in acknowledged if account not in stored]

    def _acts(self, new: set[UUID]) -> None:
        """Every new entry stands in the audit, and whatever the audit names is stored."""
        named: set[UUID] = set()
        rows = AuditEntry.objects.filter(seq__gt=self.seq).order_by("seq").values_list("seq", "name", "detail")
        for seq, name, detail in rows:
            self.seq = seq
            if name in ACTS:
                self.acts += 1
                told = detail.get(ACTS[name], [])
                named |= {UUID(key) for key in (told if isinstance(told, list) else [told])}
        self.wrong += [f"entry {key} has no line in the audit" for key in new - named]
        self.wrong += [f"the audit names entry {key}, which is not stored" for key in named - new]

    def _parts(self, new: dict[UUID, Entry]) -> None:
        whole = set(Part.objects.filter(entry__in=new).values_list("entry", flat=True))
        self.wrong += [f"entry {key} lost the part held back from it" for key in new.keys() - whole]

    def _due(self) -> None:
        """Whoever was written about since the last look is due, so that the next scan sees to it."""
        last: dict[str, str] = {}
        for name, about in AuditEntry.objects.order_by("-seq").values_list("name", "about")[:40]:
            for child in about:
                if name in {*ACTS, "patterns.look"}:
                    last.setdefault(child, name)
        waiting = {UUID(child) for child, name in last.items() if name in ACTS}
        due = set(Look.objects.filter(child__in=waiting, due=True).values_list("child", flat=True))
        self.wrong += [f"child {child} was written about and nobody will look" for child in waiting - due]

    def _whole(self) -> None:
        self.wrong += [f"database: {line}" for line in _integrity()]
        self.wrong += verify().wrong


def _integrity() -> list[str]:
    """Ask the database to check itself: every page and foreign key on SQLite, every table and index on PostgreSQL."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA integrity_check")
            wrong = [row[0] for row in cursor.fetchall() if row[0] != "ok"]
            cursor.execute("PRAGMA foreign_key_check")
            return wrong + [f"a row of {row[0]} names nothing" for row in cursor.fetchall()]
        cursor.execute("CREATE EXTENSION IF NOT EXISTS amcheck")
        cursor.execute(
            "SELECT c.oid::regclass::text, v.msg FROM pg_class c, LATERAL verify_heapam(c.oid) v "
            "WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace"
        )
        wrong = [f"{table}: {message}" for table, message in cursor.fetchall()]
        cursor.execute(
            "SELECT count(bt_index_check(i.indexrelid, true)) FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid "
            "JOIN pg_am a ON a.oid = c.relam WHERE a.amname = 'btree' AND c.relnamespace = 'public'::regnamespace"
        )
        return wrong
