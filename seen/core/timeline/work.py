"""When work is open for a child (`event-kinds`: between `work.opened` and `work.closed` of any service)."""

from collections.abc import Sequence
from itertools import groupby

from seen.core.timeline.child import LEVELS
from seen.core.timeline.event import Event


def is_held(level: str) -> bool:
    """Return whether a level of need means open work by itself: early help or above."""
    return level in LEVELS[1:]


def is_lowered(change: Event) -> bool:
    """Return whether a change of level leads to less help; only where it says from which level to which."""
    before, after = change.says("from"), change.says("to")
    return before in LEVELS and after in LEVELS[: LEVELS.index(before)]


def still_open(turns: Sequence[Event]) -> tuple[Event, ...]:
    """Return the openings that nothing has closed. `turns` are dated `work.opened` and `work.closed`, in order."""
    still: list[Event] = []
    for _, today in groupby((turn for turn in turns if turn.day), key=lambda turn: turn.day):
        turned = list(today)
        # What was open before today is closed first, so that work closed and opened again on one day stays open.
        late = [turn for turn in turned if turn.kind == "work.closed" and not _shut(still, turn)]
        still += [turn for turn in turned if turn.kind == "work.opened"]
        for turn in late:
            _shut(still, turn)
    return tuple(still)


def _shut(still: list[Event], closed: Event) -> bool:
    left = [opened for opened in still if not _is_same_work(opened, closed)]
    shut = len(left) < len(still)
    still[:] = left
    return shut


def _is_same_work(opened: Event, closed: Event) -> bool:
    one, other = opened.says("service"), closed.says("service")
    return one == other if one and other else opened.agency == closed.agency
