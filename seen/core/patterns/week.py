"""How many new weekly questions reach one worker in a week; practice.md 3e."""

from collections.abc import Hashable, Sequence
from datetime import date, timedelta

NEW_A_WEEK = 5
WEEK = timedelta(days=7)


def reaches_on(questions: Sequence[tuple[Hashable, date] | None], *, most: int = NEW_A_WEEK) -> list[date | None]:
    """Return for each question, oldest evidence first, the day on which it reaches the worker.

    A question is what it is about, and since when it asks: the same row in the same home is one question, however many
    brothers and sisters it is asked of. No more than `most` new ones come within any seven days; the rest wait for the
    next, those that ask longest first. None is not counted and comes at once (None): it is not weekly.
    """
    since: dict[Hashable, date] = {}
    for question in questions:
        if question is not None:
            about, day = question
            since[about] = min(day, since.get(about, day))
    comes: dict[Hashable, date] = {}
    days: list[date] = []
    for about in sorted(since, key=lambda about: since[about]):  # a stable order: oldest evidence first within a day
        day = max(since[about], days[-most] + WEEK) if len(days) >= most else since[about]
        comes[about] = day
        days.append(day)
    return [max(comes[question[0]], question[1]) if question else None for question in questions]
