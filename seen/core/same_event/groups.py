"""Puts pairs that could be one event together: three agencies' accounts of one thing are one question, not three."""

from collections.abc import Callable, Collection, Iterable

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
    for one, other in sorted(pairs):
        first, second = event_of.get(one, frozenset({one})), event_of.get(other, frozenset({other}))
        if first != second and _allowed(first, [second], may_stand_together):
            _place(found, first, second, may_stand_together)
    return tuple(sorted(tuple(sorted(frozenset().union(*group))) for group in found))


def _place(found: list[list[Set]], first: Set, second: Set, may: Callable[[str, str], bool]) -> None:
    for group in found:
        new = [each for each in (first, second) if each not in group]
        if len(new) < 2 and all(_allowed(each, group, may) for each in new):
            group.extend(new)
            return
    found.append([first, second])


def _allowed(one: Set, others: Collection[Set], may: Callable[[str, str], bool]) -> bool:
    return all(may(ref, also) for other in others for ref in one for also in other)
