"""Puts pairs that could be one event together: three agencies' accounts of one thing are one question, not three."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping

Pair = tuple[str, str]
Set = frozenset[str]


def groups(
    pairs: Iterable[Pair], *, joined: Iterable[Set], may_stand_together: Callable[[str, str], bool]
) -> tuple[tuple[str, ...], ...]:
    """Return the groups that wait for an answer, each in order of its refs.

    Accounts joined already stand in a group as one. No group holds two that `may_stand_together` does not allow; where
    a pair would, it is a group of its own.
    """
    event_of = {ref: event for event in joined for ref in event}
    found: list[list[Set]] = []
    holding: dict[Set, list[list[Set]]] = defaultdict(list)
    for one, other in sorted(pairs):
        first, second = event_of.get(one, frozenset({one})), event_of.get(other, frozenset({other}))
        if first == second or not _allowed(first, [second], may_stand_together):
            continue
        group = _grown(holding, first, second, may_stand_together)
        if group is None:
            group = [first, second]
            found.append(group)
        for each in (first, second):
            if all(group is not held for held in holding[each]):
                holding[each].append(group)
    return tuple(sorted(tuple(sorted(frozenset().union(*group))) for group in found))


def _grown(
    holding: Mapping[Set, list[list[Set]]], first: Set, second: Set, may: Callable[[str, str], bool]
) -> list[Set] | None:
    """Return a group that holds one of the two and may hold the other, which it then does; None where there is none."""
    for here, new in ((first, second), (second, first)):
        for group in holding.get(here, ()):
            if new in group:
                return group
            if _allowed(new, group, may):
                group.append(new)
                return group
    return None


def _allowed(one: Set, others: Collection[Set], may: Callable[[str, str], bool]) -> bool:
    return all(may(ref, also) for other in others for ref in one for also in other)
