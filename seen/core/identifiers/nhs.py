"""The NHS number: ten digits, of which the last is a check (modulus 11). Source: NHS Data Dictionary."""

import re

from seen.core.identifiers.bad import BadIdentifier

DIGITS = 10
MODULUS = 11
_SPACING = re.compile(r"[\s\-\u2010-\u2015]+")
_TEN = re.compile(r"[0-9]{10}")  # not \d, which takes the digits of other scripts


def read_nhs_number(text: str) -> str:
    """Return the ten digits of an NHS number, spaces and hyphens taken out. Raises BadIdentifier."""
    number = _SPACING.sub("", text)
    if not _TEN.fullmatch(number):
        raise BadIdentifier(f"An NHS number has {DIGITS} digits. Check it against the letter or record it came from.")
    # A row of one digit passes the check digit, yet is what people type into a box that must be filled.
    if len(set(number)) == 1 or check_digit(number[:-1]) != number[-1]:
        raise BadIdentifier(
            "That cannot be an NHS number: one of its digits is wrong, or two have changed places. "
            "Check it against the letter or record it came from."
        )
    return number


def check_digit(nine: str) -> str:
    """Return the check digit of the first nine; nothing where no number can start with them."""
    total = sum(int(digit) * weight for digit, weight in zip(nine, range(DIGITS, 1, -1), strict=True))
    check = MODULUS - total % MODULUS
    return "" if check == MODULUS - 1 else str(check % MODULUS)


def spaced(number: str) -> str:
    """Return an NHS number as it is read aloud: 999 787 7896."""
    return f"{number[:3]} {number[3:6]} {number[6:]}"
