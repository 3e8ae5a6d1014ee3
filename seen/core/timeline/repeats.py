"""Which accounts repeat another, and which account stands for their event."""

from collections.abc import Sequence

from seen.core.timeline.event import Event


def roots_of(events: Sequence[Event]) -> dict[str, str]:
    """Return, for each account that repeats another, the ref that stands for their event, whatever their order."""
    above = {event.ref: event.same_as for event in events if event.same_as and event.same_as != event.ref}
    roots: dict[str, str] = {}
    for ref in above:
        path = {ref: None}
        at = ref
        while at in above and at not in roots and (at := above[at]) not in path:
            path[at] = None
        if at in above and at not in roots:
            # Accounts that name each other in a circle have no first: the lowest ref of the circle stands for them.
            walked = list(path)
            at = min(walked[walked.index(at) :])
        roots.update(dict.fromkeys(path, roots.get(at, at)))
    return roots
