"""What is left to ask after the screens, in SQL that DuckDB and Spark both read: of whom, and in which piece."""

from collections.abc import Iterator, Sequence
from datetime import date

from seen.core.patterns.columns import EACH_AREA, children_left
from seen.core.patterns.contract import Pattern
from seen.core.patterns.runner import Settings

PIECE = 1_000
"""The most households in one piece of work: a second of it or so, and little to lose where a scan is interrupted."""
PIECES = 32
"""The pieces that a small scan falls into, so that every worker has its share."""

CHILD = ("household", "child", "ref", "born", "due", "sex", "gestation_days", "disabled", "communicates", "level")
WHERE = ("begins", "entries", "retold")
"""The columns of a piece of work: its children, and where their entries stand (with `asked`, the rows to ask for)."""

HOMES = f"""
SELECT household, CAST(floor((row_number() OVER (ORDER BY household) - 1)
       / least({{most}}, greatest(1, ceil(count(*) OVER () / {PIECES}.0)))) AS INTEGER) AS piece
FROM (SELECT DISTINCT c.household FROM pairs p JOIN children c ON c.child = p.child) AS found
"""
"""The households with a pair, each in its piece of work."""

PEOPLE = f"""
SELECT h.piece, {", ".join(f"c.{name}" for name in CHILD + WHERE)}, a.asked
FROM children c JOIN homes h ON h.household = c.household
LEFT JOIN (SELECT child, {{asked}} AS asked FROM pairs GROUP BY child) a ON a.child = c.child
WHERE a.asked IS NOT NULL OR c.household IN (
  SELECT household FROM children WHERE child IN (SELECT child FROM pairs WHERE row IN ({{of_siblings}})))
"""
"""The children with a pair, and those who live with them where a pattern reads them."""


def screened(
    patterns: Sequence[Pattern], *, as_of: date, settings: Settings, each_area: str = EACH_AREA
) -> Iterator[tuple[int, str]]:
    """Yield each pattern's row with the query for the children whom its screen leaves, thresholds as in force."""
    for pattern in patterns:
        numbers = pattern.in_force(settings.get(pattern.id, {}))
        yield pattern.row, children_left(pattern, as_of=as_of, numbers=numbers, each_area=each_area)


def people(patterns: Sequence[Pattern], *, asked: str) -> str:
    """Return the query for the children of every piece. `asked` makes one text of the rows of one child, in order."""
    of_siblings = [str(pattern.row) for pattern in patterns if pattern.household]
    return PEOPLE.format(asked=asked, of_siblings=", ".join(of_siblings) or "NULL")
