"""What is left to ask after the screens, in SQL that DuckDB and Spark both read: children, patterns and events."""

from collections.abc import Iterator, Sequence
from datetime import date

from seen.core.patterns.columns import EACH_AREA, children_left
from seen.core.patterns.contract import Pattern
from seen.core.patterns.runner import Settings
from seen.core.timeline.timeline import covers

PIECE = 1_000
"""The most households in one piece of work: a second of it or so, and little to lose where a scan is interrupted."""
PIECES = 32
"""The pieces that a small scan falls into, so that every worker has its share."""

CHILD = ("household", "child", "ref", "born", "due", "sex", "gestation_days", "disabled", "communicates", "level")
EVENT = ("child", "ref", "on", "manner", "until", "recorded", "person", "text", "same_as", "detail")
"""The columns of a piece of work: of its children (with `asked`, the rows to ask for) and of their events."""

HOMES = f"""
SELECT household, CAST(floor((row_number() OVER (ORDER BY household) - 1)
       / least({{most}}, greatest(1, ceil(count(*) OVER () / {PIECES}.0)))) AS INTEGER) AS piece
FROM (SELECT DISTINCT c.household FROM pairs p JOIN children c ON c.child = p.child) AS found
"""
"""The households with a pair, each in its piece of work."""

WANTED = """
SELECT p.child, r.kind FROM pairs p JOIN reads r ON r.row = p.row WHERE NOT r.of_siblings
UNION
SELECT other.child, r.kind FROM pairs p JOIN reads r ON r.row = p.row
JOIN children c ON c.child = p.child JOIN children other ON other.household = c.household AND other.child <> c.child
WHERE r.of_siblings
"""
"""Which kinds are read of which child; EVERY where all are."""
EVERY = "*"

WHOLE = f"""
SELECT DISTINCT w.child, h.piece FROM wanted w JOIN children c ON c.child = w.child
JOIN homes h ON h.household = c.household WHERE w.kind = '{EVERY}' OR c.retold
"""
"""The children of whom every entry is read: entries that repeat each other may be of any kind."""

SOME = """
SELECT w.child, w.kind, h.piece FROM wanted w JOIN children c ON c.child = w.child
JOIN homes h ON h.household = c.household WHERE w.child NOT IN (SELECT child FROM whole)
"""
"""Of whom some kinds are read."""

PEOPLE = f"""
SELECT h.piece, {", ".join(f"c.{name}" for name in CHILD)}, a.asked
FROM children c JOIN homes h ON h.household = c.household
LEFT JOIN (SELECT child, {{asked}} AS asked FROM pairs GROUP BY child) a ON a.child = c.child
WHERE a.asked IS NOT NULL OR c.household IN (
  SELECT household FROM children WHERE child IN (
    SELECT child FROM pairs WHERE row IN (SELECT row FROM reads WHERE of_siblings)))
"""
"""The children with a pair, and those who live with them where a pattern reads them."""

TOLD = f"""
SELECT w.piece, {", ".join(f'e."{name}"' for name in EVENT)} FROM events e
JOIN some_kinds w ON w.child = e.child AND w.kind = e.kind
UNION ALL
SELECT w.piece, {", ".join(f'e."{name}"' for name in EVENT)} FROM events e JOIN whole w ON w.child = e.child
"""
"""The events that the patterns asked may read."""


def screened(
    patterns: Sequence[Pattern], *, as_of: date, settings: Settings, each_area: str = EACH_AREA
) -> Iterator[tuple[int, str]]:
    """Yield each pattern's row with the query for the children whom its screen leaves, thresholds as in force."""
    for pattern in patterns:
        numbers = pattern.in_force(settings.get(pattern.id, {}))
        yield pattern.row, children_left(pattern, as_of=as_of, numbers=numbers, each_area=each_area)


def reads(patterns: Sequence[Pattern], kinds: Sequence[str]) -> list[tuple[int, str, bool]]:
    """Return the kinds that each pattern (by row) reads: of the child, and (True) of those who live with the child."""
    found = []
    for pattern in patterns:
        for of_siblings, asked in (False, pattern.needs), (True, pattern.household.reads if pattern.household else ()):
            read = [EVERY] if EVERY in asked else [kind for kind in kinds if covers(asked, kind)]
            found += [(pattern.row, kind, of_siblings) for kind in read]
    return found
