"""Lives as text tables: `ref | on | kind | polarity | ...`, oldest first."""

from datetime import UTC, date, datetime, time
from uuid import UUID, uuid5

from seen.core.life.moment import Moment

SPACE = UUID("00000000-0000-4000-8000-00000000c0de")


def a_life(table: str) -> list[Moment]:
    """Return the moments of a table whose first row names the columns; a column left out is empty."""
    head, *rows = ([cell.strip() for cell in line.split("|")] for line in table.strip().splitlines())
    return [_moment(dict(zip(head, row, strict=True))) for row in rows]


def refs(moments: list[Moment]) -> str:
    """Return moments by the refs that a table gave them."""
    return " ".join(moment.person for moment in moments)


def ref_of(name: str) -> UUID:
    """Return the key of the moment that a table calls so."""
    return uuid5(SPACE, name)


def _moment(row: dict[str, str]) -> Moment:
    on = date.fromisoformat(row["on"]) if row.get("on") else None
    until = date.fromisoformat(row["latest"]) if row.get("latest") else on
    recorded = date.fromisoformat(row["recorded"]) if row.get("recorded") else on or date(2026, 1, 1)
    kind, *also = row.get("kind", "note.observation").split()
    return Moment(
        ref=ref_of(row["ref"]), earliest=on, latest=until, about=False, until=None, recorded=recorded, kind=kind,
        also=tuple(also), agency=row.get("agency", "school"), source_type="observed",
        polarity=int(row.get("polarity") or 0), severity=int(row.get("severity") or 0), areas=(), person=row["ref"],
        imported=False, event=ref_of(row["event"]) if row.get("event") else None,
        written=datetime.combine(recorded, time(12), UTC),
    )  # fmt: skip
