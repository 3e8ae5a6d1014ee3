"""The same form sent twice at one moment: the second waits for the first, then finds it done."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from django.db import IntegrityError

from seen.kit.actions.acting import under_way

P = ParamSpec("P")
R = TypeVar("R")


def sent_twice(act: Callable[P, R]) -> Callable[P, R]:
    """Run an action once more where a row of the same key was stored while it ran. Stands above @action.

    The action must look for the key first. Inside another act nothing is run again: its transaction is lost already.
    """

    @wraps(act)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return act(*args, **kwargs)
        except IntegrityError:
            if under_way() is not None:
                raise
            return act(*args, **kwargs)

    return run
