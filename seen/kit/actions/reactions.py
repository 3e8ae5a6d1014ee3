"""What a higher app does after a lower app's act: in the same transaction, or after it is safely stored."""

import logging
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import transaction

from seen.core.access.viewer import Viewer

Reaction = Callable[[Viewer, Any], None]
_with: dict[str, list[Reaction]] = defaultdict(list)
_after: dict[str, list[Reaction]] = defaultdict(list)
_put_off: ContextVar[bool] = ContextVar("nothing comes after acts", default=False)
log = logging.getLogger(__name__)


def with_it(*names: str) -> Callable[[Reaction], Reaction]:
    """React to the acts named, in their transaction: `reaction(viewer, result)`. A refusal undoes the act."""
    return _register(_with, names)


def after_it(*names: str) -> Callable[[Reaction], Reaction]:
    """React once the acts named are safely stored. A crash here is logged and never loses the act."""
    return _register(_after, names)


@contextmanager
def nothing_after() -> Iterator[None]:
    """Leave out what comes after acts: for a large load that sees to all of it once, at its end."""
    put_off = _put_off.set(True)
    try:
        yield
    finally:
        _put_off.reset(put_off)


def _register(where: dict[str, list[Reaction]], names: tuple[str, ...]) -> Callable[[Reaction], Reaction]:
    def register(reaction: Reaction) -> Reaction:
        for name in names:
            if reaction not in where[name]:
                where[name].append(reaction)
        return reaction

    return register


def now(name: str, viewer: Viewer, result: Any) -> None:
    """Run what goes with an act, and put what comes after it on the transaction's list."""
    for reaction in _with[name]:
        reaction(viewer, result)
    for reaction in () if _put_off.get() else _after[name]:
        transaction.on_commit(_safely(reaction, viewer, result))


def _safely(reaction: Reaction, viewer: Viewer, result: Any) -> Callable[[], None]:
    def run() -> None:
        try:
            reaction(viewer, result)
        except Exception:
            log.exception("a reaction failed: %s", reaction.__name__)

    return run
