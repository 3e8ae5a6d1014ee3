"""The partnership's own reference of a child, such as S-7K3M9R: safe to say aloud, with a check sign at its end."""

from seen.core.identifiers.bad import BadIdentifier

# 23 signs, a prime number so that one wrong sign and any swap are found; none that looks or sounds like another.
SIGNS = "34679ACDEFGHJKMNPQRTWXY"
BODY = 5
_PREFIX = "S-"


def reference_of(body: str) -> str:
    """Return the reference made of five signs, chosen at random by the caller."""
    return f"{_PREFIX}{body}{_check(body)}"


def read_reference(text: str) -> str:
    """Return a reference as it is stored, however it was typed: S-7K3M9R, s7k3m9r, 7K3 M9R. Raises BadIdentifier."""
    signs = "".join(text.upper().replace("-", " ").split())
    signs = signs.removeprefix("S")  # S is none of the signs, so it can only be the prefix
    if len(signs) != BODY + 1 or set(signs) - set(SIGNS) or _check(signs[:-1]) != signs[-1]:
        raise BadIdentifier("That is not a child's reference. It is S and six letters or digits, such as S-7K3M9R.")
    return f"{_PREFIX}{signs}"


def _check(body: str) -> str:
    return SIGNS[sum(SIGNS.index(sign) * place for place, sign in enumerate(body, start=2)) % len(SIGNS)]
