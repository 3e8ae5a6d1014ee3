"""How many new weekly questions reach one worker in a week; practice.md 3e."""

from collections.abc import Hashable, Sequence

NEW_A_WEEK = 5


def shown_this_week(questions: Sequence[Hashable | None], *, most: int = NEW_A_WEEK) -> list[bool]:
    """Answer for each question, oldest evidence first, whether it is shown this week.

    A question is what it is about: the same row in the same home is one question, however many brothers and sisters
    it is asked of. None is not counted and always shown: it is not weekly, or not new.
    """
    counted: set[Hashable] = set()
    answers = []
    for about in questions:
        if about is not None and about not in counted and len(counted) < most:
            counted.add(about)
        answers.append(about is None or about in counted)
    return answers
