"""Screens as conditions over columns: in SQL that DuckDB and Spark both read, which children a pattern cannot rule out.

Tables: `events(child, kind, day, arrives, worry, agency, named, says_...)`, one `says_` for each of
`screens.SAID`; `children(child, birth, held, retold)`; and `working`, which `children_working` makes of them. Days are
whole numbers (`date.toordinal`); `day` is null where nobody knows it; `arrives` is the later of `day` and the day
recorded, `ALWAYS` where neither is known; `birth` as `Child.birth`; `held` where the first level means open work;
`retold` where one of the child's entries repeats another; `named` the entries that a decision on sharing is about,
parted by bars. Accounts of one event are joined in rows alone: where a screen reads them joined,
a child with any is kept.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Protocol, runtime_checkable

from seen.core.dates.months import months_back
from seen.core.patterns import screens
from seen.core.patterns.contract import Pattern
from seen.core.timeline.child import LEVELS
from seen.core.timeline.windows import Span

ALWAYS = 0
"""The `arrives` of an entry with no day at all: it was always there."""

Numbers = Mapping[str, int]


EACH_AREA = "unnest(string_split(areas, '|'))"
"""How DuckDB gives each area of an entry a row of its own. No SQL that every engine reads says that."""


def children_left(pattern: Pattern, *, as_of: date, numbers: Numbers, each_area: str = EACH_AREA) -> str:
    """Return the query for the children whom the pattern's needs and screen leave, with the thresholds in force."""
    compiled = Columns(as_of, numbers, each_area)
    implied = pattern.household or _implies_needs(pattern.screen, numbers)
    needed = "" if implied else f"{compiled.any_of(pattern.needs)} AND "
    return f"SELECT child FROM children WHERE {needed}{compiled.condition(pattern.screen)}"


@runtime_checkable
class InColumns(Protocol):
    """A screen that says itself over columns. Where `asks_for_entries` stands and is true, it holds of no child without
    an entry that the pattern needs, unless something is told twice."""

    def in_columns(self, columns: "Columns") -> str:
        """Return the condition that keeps a child, over the columns of `children`."""
        ...


class Columns:
    """Compiles screens as at a date, with the thresholds in force, in an engine's own words for each area."""

    def __init__(self, as_of: date, numbers: Numbers, each_area: str = EACH_AREA) -> None:
        self.as_of, self.numbers, self.each_area = as_of, numbers, each_area
        self.events = "events"
        self.here = f"arrives <= {as_of.toordinal()}"

    def condition(self, screen: screens.Screen) -> str:
        """Return the condition that keeps a child, over the columns of `children`."""
        match screen:
            case screens.All(parts):
                few = [self.condition(part) for part in parts if not _reads_all(part)]
                rest = self._among(few[0]) if few else self
                return _joined(" AND ", [*few, *(rest.condition(part) for part in parts if _reads_all(part))])
            case screens.AnyOf(parts):
                return _joined(" OR ", [self.condition(part) for part in parts])
            case screens.AtLeast():
                return self._at_least(screen)
            case screens.Younger(years):
                born = months_back(self.as_of, 12 * self.number(years))  # a birthday of 29 February is on 1 March
                return f"(birth IS NULL OR birth > {born.toordinal()})"
            case screens.WorkOpen():
                return self.joined_accounts("child IN (SELECT child FROM working)")
            case screens.Aged(years):
                born = months_back(self.as_of, 12 * self.number(years))
                return f"(birth IS NULL OR birth <= {born.toordinal()})"
            case screens.Newer():
                return self.joined_accounts(self._newer(screen))
            case screens.Silent():
                return self.joined_accounts(self._silent(screen))
            case screens.Share():
                return self.joined_accounts(self._share(screen))
            case screens.Then():
                return self._then(screen)
            case screens.Sorts(count, of, months, less):
                return self.having(
                    f"{among(of)}{self.back(months)}", f"count(DISTINCT kind) >= {self.number(count) - less}"
                )
            case InColumns():
                return screen.in_columns(self)
        raise TypeError(f"no columns for the screen {screen!r}")

    def _among(self, kept: str) -> "Columns":
        """Return what compiles the same over the entries of these children alone."""
        few = Columns(self.as_of, self.numbers, self.each_area)
        few.events = f"(SELECT * FROM {self.events} WHERE child IN (SELECT child FROM children WHERE {kept})) AS events"
        return few

    def any_of(self, kinds: screens.Kinds, also: str = "") -> str:
        """Return the condition that an entry of these kinds is there."""
        return f"child IN (SELECT child FROM {self.events} WHERE {among(kinds)} AND {self.here}{also})"

    def _at_least(self, screen: screens.AtLeast) -> str:
        count = self.number(screen.count)
        if count <= 0:
            return "TRUE"
        also = self.within(screen.months, screen.days) + (" AND worry" if screen.worries else "")
        detail, words = screen.saying
        if detail:
            also += f" AND lower(says_{detail}) IN ({quoted(words)})" if words else f" AND says_{detail} <> ''"
        also += f" AND NOT {among(screen.but_of)}" if screen.but_of else ""
        also += f" AND {beyond(screen.beyond)}" if screen.beyond else ""
        also += f" AND source_type IN ({quoted(screen.sources)})" if screen.sources else ""
        also += f" AND severity >= {self.number(screen.severity)}" if screen.severity else ""
        also += f" AND areas <> '' AND NOT ({beyond(screen.nothing_but)})" if screen.nothing_but else ""
        if screen.telling:
            also += " AND " + _joined(" OR ", [f"says_{told} <> ''" for told in screen.telling])
        if count == 1:
            return self.any_of(screen.of, also)
        return self.having(f"{among(screen.of)}{also}", f"count(*) >= {count}")

    def _newer(self, screen: screens.Newer) -> str:
        newer, older = among(screen.of), among(screen.than)
        return self.having(
            f"({newer} OR {older})",
            f"max(CASE WHEN {newer} THEN day END) >= coalesce(max(CASE WHEN {older} THEN day END), {ALWAYS})",
        )

    def _silent(self, screen: screens.Silent) -> str:
        return f"NOT {self.any_of(screen.of, f' AND day > {self.as_of.toordinal() - self.number(screen.days)}')}"

    def _share(self, screen: screens.Share) -> str:
        part, whole = among(screen.of), among(screen.among)
        return self.having(
            f"({part} OR {whole}){self.within(screen.months, screen.days)}",
            f"count(CASE WHEN {part} THEN 1 END) > 0 AND count(CASE WHEN {part} THEN 1 END) * 100 >= "
            f"{self.number(screen.percent)} * count(CASE WHEN {whole} THEN 1 END)",
        )

    def _then(self, screen: screens.Then) -> str:
        first, later = among(screen.of), among(screen.then) + (" AND worry" if screen.worries else "")
        before = (
            f"max(CASE WHEN {first} THEN day END) OVER (PARTITION BY child ORDER BY day "
            f"RANGE BETWEEN {screen.most_days(self.numbers)} PRECEDING AND 1 PRECEDING)"
        )
        rows = (
            f"SELECT child, ({later}) AS follows, {before} AS before FROM {self.events} "
            f"WHERE ({first} OR ({later})) AND {self.here} AND day IS NOT NULL"
        )
        return f"child IN (SELECT child FROM ({rows}) AS pairs WHERE follows AND before IS NOT NULL)"

    def having(self, rows: str, holds: str) -> str:
        """Return the condition that something holds for all of a child's entries that are among these rows."""
        return f"child IN (SELECT child FROM {self.events} WHERE {rows} AND {self.here} GROUP BY child HAVING {holds})"

    def joined_accounts(self, condition: str) -> str:
        """Return the condition as columns can tell it where rows read accounts joined."""
        return f"(retold OR {condition})"

    def back(self, months: int | str) -> str:
        """Return what more an entry must be to lie in a window of months."""
        return f" AND day >= {Span(months=self.number(months)).start(self.as_of).toordinal()}"

    def within(self, months: int | str, days: int | str) -> str:
        """Return what more an entry must be to lie in a window: empty where there is none."""
        if not months and not days:
            return ""
        span = Span(months=self.number(months), days=self.number(days))
        return f" AND day >= {span.start(self.as_of).toordinal()}"

    def number(self, named: int | str) -> int:
        """Return a number given as itself or as the name of a threshold."""
        return self.numbers[named] if isinstance(named, str) else named


def _reads_all(screen: screens.Screen) -> bool:
    """Return whether a part of a screen reads entries of every kind: worth asking of the few whom the rest leaves."""
    match screen:
        case screens.AnyOf(parts):
            return any(map(_reads_all, parts))
        case screens.AtLeast(of=of) | screens.Then(then=of):
            return "*" in of
    return False


def among(kinds: screens.Kinds) -> str:
    """Return the condition that an entry is of one of these kinds (`appointment.*`, `*`)."""
    if "*" in kinds or not kinds:
        return "TRUE" if kinds else "FALSE"
    plain = tuple(kind for kind in kinds if not kind.endswith(".*"))
    every = [f"(kind >= '{kind[:-1]}' AND kind < '{kind[:-2]}/')" for kind in kinds if kind.endswith(".*")]
    return _joined(" OR ", ([f"kind IN ({quoted(plain)})"] if plain else []) + every)


def children_working(as_of: date) -> str:
    """Return the query for the table `working`: the children with open work, and a few more.

    Where several changes of level stand on one day, or work opens and closes on one, rows tell which came last.
    """
    here = f"day IS NOT NULL AND arrives <= {as_of.toordinal()}"
    changed = f"FROM events WHERE kind = 'level.changed' AND {here}"
    opened = f"(SELECT * FROM events WHERE kind = 'work.opened' AND {here}) o"
    closed = f"SELECT 1 FROM events c WHERE c.kind = 'work.closed' AND {here} AND c.child = o.child AND c.day > o.day"
    return f"""
SELECT child {changed} GROUP BY child
HAVING max(day * 2 + CASE WHEN says_to IN ({quoted(LEVELS[1:])}) THEN 1 ELSE 0 END) % 2 = 1
UNION SELECT child FROM children WHERE held AND child NOT IN (SELECT child {changed})
UNION SELECT o.child FROM {opened}
WHERE NOT EXISTS ({closed} AND c.says_service = o.says_service AND o.says_service <> '')
  AND NOT EXISTS ({closed} AND c.agency = o.agency AND (c.says_service = '' OR o.says_service = ''))
"""


def beyond(areas: screens.Kinds) -> str:
    """Return the condition that an entry has an area of care besides these."""
    rest = "'|' || replace(areas, '|', '||') || '|'"
    for area in areas:
        rest = f"replace({rest}, '|{area}|', '')"
    return f"areas <> '' AND {rest} <> ''"


def quoted(words: Sequence[str]) -> str:
    """Return words as they stand in a list of SQL."""
    return ", ".join(f"'{word}'" for word in words)


def _implies_needs(screen: screens.Screen, numbers: Numbers) -> bool:
    """Return whether the screen asks for an entry itself. What a screen counts, its pattern needs."""
    match screen:
        case screens.AtLeast(count):
            return (numbers[count] if isinstance(count, str) else count) >= 1
        case screens.All(parts):
            return any(_implies_needs(part, numbers) for part in parts)
        case screens.AnyOf(parts):
            return all(_implies_needs(part, numbers) for part in parts)
        case screens.Then() | screens.Newer() | screens.Sorts():
            return True
    return getattr(screen, "asks_for_entries", False)


def _joined(word: str, conditions: list[str]) -> str:
    return conditions[0] if len(conditions) == 1 else f"({word.join(conditions)})"
