"""A screen of a condition left untreated after an offer of help: in rows and, beside it, in columns."""

from dataclasses import dataclass
from datetime import timedelta
from typing import ClassVar

from seen.core.patterns.columns import Columns, among
from seen.core.patterns.conditions import TREATABLE
from seen.core.patterns.screens import Kinds, Numbers, number
from seen.core.timeline.event import Event
from seen.core.timeline.selection import days
from seen.core.timeline.timeline import Timeline

NOTED = tuple(TREATABLE)
SAYS_YES = ("true", "yes")


@dataclass(frozen=True)
class OfferedAndLeft:
    """A condition was noted in a window and help within reach offered in it, so many weeks ago or more: both since it
    was last treated or help with it taken up. A detail of one of `names` says what an offer is for."""

    condition: str
    offered: str
    taken_up: Kinds
    names: Kinds
    weeks: int | str
    months: int | str
    asks_for_entries: ClassVar[bool] = True

    def holds(self, timeline: Timeline, numbers: Numbers) -> bool:
        """Return whether it is so. Where something is told twice, that both were told is enough."""
        window = timeline.back(months=number(self.months, numbers))
        noted = window.of(*NOTED).where(lambda event: self._is_noted(event) and not event.confirms("treated"))
        offers = window.of(self.offered).where(lambda event: self._is_for(event) and bool(event.says("reach")))
        if not noted.accounts_at_least(1) or not offers.accounts_at_least(1):
            return False
        if timeline.retold:
            return True
        treated = timeline.of(*NOTED).where(lambda event: self._is_noted(event) and event.confirms("treated"))
        since = max(days([*treated.accounts, *timeline.of(*self.taken_up).where(self._is_for).accounts]), default=None)
        waited = timedelta(weeks=number(self.weeks, numbers))
        left = any(since is None or day > since for day in days(noted.accounts))
        return left and any(
            (since is None or day > since) and timeline.reached(day + waited) for day in days(offers.accounts)
        )

    def in_columns(self, columns: Columns) -> str:
        """Return the same as a condition over columns."""
        own = tuple(kind for kind, condition in TREATABLE.items() if condition == self.condition)
        is_noted = f"(lower(says_condition) = '{self.condition}' OR says_condition = '' AND {among(own)})"
        is_for = f"'{self.condition}' IN ({', '.join(f'lower(says_{name})' for name in self.names)})"
        treated = f"lower(says_treated) IN ('{SAYS_YES[0]}', '{SAYS_YES[1]}')"
        told = f"SELECT child, max(day) AS day FROM {columns.events} WHERE {columns.here}"
        long_ago = columns.as_of.toordinal() - 7 * columns.number(self.weeks)
        return f"""child IN (
WITH noted AS ({told} AND {among(NOTED)} AND {is_noted} AND NOT {treated}{columns.back(self.months)} GROUP BY child),
offers AS (
  {told} AND {among((self.offered,))} AND {is_for} AND says_reach <> ''{columns.back(self.months)}
  AND (day <= {long_ago} OR child IN (SELECT child FROM children WHERE retold)) GROUP BY child
), ended AS (
  {told} AND (({among(self.taken_up)}) AND {is_for} OR {among(NOTED)} AND {is_noted} AND {treated}) GROUP BY child
)
SELECT noted.child FROM noted JOIN offers ON offers.child = noted.child LEFT JOIN ended ON ended.child = noted.child
WHERE ended.day IS NULL OR (offers.day > ended.day AND noted.day > ended.day)
OR noted.child IN (SELECT child FROM children WHERE retold))"""

    def _is_noted(self, event: Event) -> bool:
        said = event.says("condition").lower()
        return said == self.condition if said else TREATABLE[event.kind] == self.condition

    def _is_for(self, event: Event) -> bool:
        return any(event.says(name).lower() == self.condition for name in self.names)
