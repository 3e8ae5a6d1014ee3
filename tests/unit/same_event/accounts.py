"""Accounts from small text tables: `ref | child | when | kind | agency | words`."""

from datetime import date, time, timedelta

from seen.core.dates.partial import PartialDate, Precision
from seen.core.same_event.account import Account, Family
from seen.core.same_event.proposing import propose
from seen.kit.knowledge.same_event import lexicon

FAMILY = Family(frozenset({"tom"}), frozenset({"leila"}))


def accounts(table: str, **more: str) -> list[Account]:
    """Return the accounts of a table. `more` are fields that all of them share."""
    return [_account(*(cell.strip() for cell in line.split("|"))) for line in table.strip().splitlines()]


def a(ref: str, *, kind: str = "note.observation", agency: str = "school", text: str = "", **more: object) -> Account:
    """Return one account on 3 March 2026 where nothing else is said."""
    usual: dict[str, object] = {"telling": ref, "source": agency, "on": PartialDate.day(date(2026, 3, 3))}
    return Account(ref=ref, child="tom", agency=agency, kinds=(kind,), text=text, **(usual | more))


def proposed(table: str, *, days: int = 2) -> set[str]:
    """Return the pairs proposed, each as its refs side by side: `ab`."""
    found = propose(accounts(table), lexicon=lexicon(), days=days, family=lambda: FAMILY)
    return {pair.one + pair.other for pair in found}


def _account(ref: str, child: str, when: str, kind: str, agency: str, text: str) -> Account:
    day, _, clock = when.partition(" ")
    return Account(
        ref=ref, child=child, telling=ref, agency=agency, source=agency, on=_on(day), kinds=(kind,), text=text,
        at=time.fromisoformat(clock) if clock else None,
    )  # fmt: skip


def _on(day: str) -> PartialDate:
    if day == "unknown":
        return PartialDate.unknown()
    if "/" in day:
        first, last = (date.fromisoformat(part) for part in day.split("/"))
        return PartialDate(day, first, last, Precision.RANGE)
    if len(day) == len("2026"):
        return PartialDate(day, date(int(day), 1, 1), date(int(day), 12, 31), Precision.YEAR)
    if len(day) == len("2026-03"):
        first = date.fromisoformat(f"{day}-01")
        return PartialDate(day, first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1), Precision.MONTH)
    return PartialDate.day(date.fromisoformat(day))
