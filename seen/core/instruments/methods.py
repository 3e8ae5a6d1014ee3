"""The named ways in which grades are brought together. Each gives one of the grades it was given, never a number of its
own; none makes a total."""

from collections.abc import Callable, Mapping, Sequence

Method = Callable[[Sequence[int]], int | None]
"""From the grades (at least one, none of them `not known`) to the grade that stands for them, or None."""

_DECIDES_ALONE = 3  # a grade above it decides whatever the others are


def worst(grades: Sequence[int]) -> int:
    """Return the grade that is least met."""
    return max(grades)


def graded_care(grades: Sequence[int]) -> int:
    """Return the worst where it is a 4 or a 5, else the commonest; of several equally common, the worst.

    The rule of the graded care profile of Srivastava and Polnay (1997); `not known` stands outside it.
    """
    least_met = max(grades)
    if least_met > _DECIDES_ALONE:
        return least_met
    commonest, most = least_met, 0
    for grade in set(grades):
        count = grades.count(grade)
        if count > most or (count == most and grade > commonest):
            commonest, most = grade, count
    return commonest


def none(grades: Sequence[int]) -> None:
    """Return nothing: the items stand side by side, and people weigh them."""


METHODS: Mapping[str, Method] = {"worst": worst, "graded-care": graded_care, "none": none}
