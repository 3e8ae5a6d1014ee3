"""What is said of a number that cannot be right."""

from seen.core.refusals import Refusal


class BadIdentifier(Refusal):
    """The number is not one of its kind. The sentence says what to check."""
