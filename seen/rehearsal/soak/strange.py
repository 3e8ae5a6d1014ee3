"""What nobody would think of typing, made from a seed."""

import random
from collections.abc import Sequence
from datetime import date, timedelta

SCRAPS = (
    "6", "06", "31", "29/02", "2023", "23", "99", "45012", "March", "mar", "May", "sept", "Mon", "w/c", "between",
    "and", "spring", "term", "about", "?", "~", "0930hrs", "9.30am", "14:05", "undated", "xx", "2022/23", "1st", "-",
    "/", ".", ",", "'", '"', "’", "=1+1", "@SUM(A1)", "<script>", "</textarea>", "{{ 7*7 }}", "%s", "\\", ";", "--",
    "../..", "null", "None", "NaN", "-1", "0", "1e309", "999999999999999999999", "é", "ẞ", "ﬀ", "ıI", "日本", "العربية",
    "👶🏽", "\u202e", "\u200b", "\ufeff", "\u0301", "\t", "\n", "\r\n", "\x00", "\x1b", "\ud7ff", "\U0010ffff", " ",
)  # fmt: skip
PLAIN = ("%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%d %B %Y", "%d %b %Y", "%A %d %B %Y", "%Y-%m-%d", "%a, %d/%m/%Y")


class Strange:
    """Makes strange words, numbers and dates; the same seed makes the same ones."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311 - not a secret

    def word(self) -> str:
        """Return a few scraps, or letters from anywhere."""
        if self.chance.random() < 0.7:
            gap = self.chance.choice(("", " "))
            return gap.join(self.chance.choice(SCRAPS) for _ in range(self.chance.randint(0, 7)))
        return "".join(chr(self.sign()) for _ in range(self.chance.randint(0, 40)))

    def sign(self) -> int:
        """Return a code of any character but half of a pair, which no text can hold."""
        return self.chance.choice((self.chance.randint(0, 0x7F), self.chance.randint(0x80, 0xD7FF), 0x1F476))

    def long(self) -> str:
        """Return far more than a field is made for."""
        return "long " * self.chance.choice((50, 500, 5000))

    def day(self, *, first: date, last: date) -> date:
        """Return a day from the first to the last."""
        return first + timedelta(days=self.chance.randint(0, (last - first).days))

    def plainly(self, day: date) -> str:
        """Return a day as people write it."""
        return f"{day:{self.chance.choice(PLAIN)}}"

    def one_of(self, several: Sequence[str]) -> str:
        """Return one of several words."""
        return self.chance.choice(several)
