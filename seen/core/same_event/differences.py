"""Where accounts of one event differ: said beside them in words, and never settled by the service."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from seen.core.same_event.account import Account, Family
from seen.core.same_event.hearing import hear, name_them, names_known
from seen.core.same_event.lexicon import Lexicon
from seen.core.same_event.topics import Sort
from seen.core.same_event.weighing import A_DAY

A_QUARTER = 15  # minutes: two clocks of one moment


class Differ(StrEnum):
    """What accounts may differ in."""

    DAYS = "days"
    TIMES = "times"
    PEOPLE = "people"
    PARTS = "parts"
    DONE = "done"
    TONE = "tone"


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs, and what each account says of it, by its ref; one that says nothing of it is left out."""

    what: Differ
    says: tuple[tuple[str, tuple[str, ...]], ...]


def differences(accounts: Sequence[Account], *, lexicon: Lexicon, family: Family) -> tuple[Difference, ...]:
    """Return where these accounts differ, in the order of `Differ`."""
    heard = [hear(account, account.days, lexicon=lexicon) for account in accounts if account.days]
    known = names_known([one.spoken for one in heard], [one.account.person for one in heard])
    name_them(heard, family, known=known, lexicon=lexicon)
    people = [(one.account.ref, tuple(sorted(one.names))) for one in heard]
    topics = lexicon.topics.topics
    parts = [
        (one.account.ref, tuple(sorted(topic for topic in one.topics if topics[topic].sort is Sort.PART)))
        for one in heard
    ]
    found = (
        (Differ.DAYS, _days(accounts)),
        (Differ.TIMES, _times(accounts)),
        (Differ.PEOPLE, people),
        (Differ.PARTS, parts),
        (Differ.DONE, [(account.ref, (account.done,)) for account in accounts if account.done]),
        (Differ.TONE, [(account.ref, (str(account.polarity),)) for account in accounts]),
    )
    return tuple(Difference(what, said) for what, rows in found if (said := _unlike(rows)))


def _days(accounts: Sequence[Account]) -> list[tuple[str, tuple[str, ...]]]:
    return [(account.ref, (str(account.on.earliest),)) for account in accounts if account.exact]


def _times(accounts: Sequence[Account]) -> list[tuple[str, tuple[str, ...]]]:
    """Return the times where any two lie further apart than two clocks do."""
    timed = [account for account in accounts if account.exact and account.at]
    minutes = [_minutes(account) for account in timed]
    if not minutes or max(minutes) - min(minutes) <= A_QUARTER:
        return []
    return [(account.ref, (f"{account.at:%H:%M}",)) for account in timed]


def _minutes(account: Account) -> int:
    assert account.on.earliest and account.at  # noqa: S101 - only those with a day and a time are asked
    return account.on.earliest.toordinal() * A_DAY + account.at.hour * 60 + account.at.minute


def _unlike(rows: Sequence[tuple[str, tuple[str, ...]]]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return what is said, where two say something and not the same. Silence is no difference."""
    said = tuple((ref, values) for ref, values in rows if values)
    return said if len({values for _, values in said}) > 1 else ()
