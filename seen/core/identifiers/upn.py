"""The unique pupil number: a check letter and twelve signs, of which the last is a letter where it is temporary.

Source: Department for Education, unique pupil numbers guide. Whether the authority's code is one in use is not
checked: codes come and go with reorganisation, and a pupil keeps the number.
"""

import re

from seen.core.identifiers.bad import BadIdentifier

LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"  # no I, O or S
_SHAPE = re.compile(rf"[{LETTERS}][0-9]{{11}}[0-9{LETTERS}]")


def read_upn(text: str) -> str:
    """Return a pupil number in capitals without spaces. Raises BadIdentifier."""
    number = re.sub(r"[\s\-]+", "", text).upper()
    if not _SHAPE.fullmatch(number):
        raise BadIdentifier(
            "A pupil number (UPN) is a letter and 12 digits, and a temporary one ends in a letter. "
            "Check it against the school's record."
        )
    if check_letter(number[1:]) != number[0]:
        raise BadIdentifier(
            "That cannot be a pupil number (UPN): one sign is wrong, or two have changed places. "
            "Check it against the school's record."
        )
    return number


def check_letter(twelve: str) -> str:
    """Return the check letter of the twelve signs after it."""
    return LETTERS[sum(_value(sign) * place for place, sign in enumerate(twelve, start=2)) % len(LETTERS)]


def _value(sign: str) -> int:
    return int(sign) if sign.isdigit() else LETTERS.index(sign)
