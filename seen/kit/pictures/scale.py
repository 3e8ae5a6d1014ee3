"""Where a day stands across a picture, and the days worth a mark on its axis."""

from collections.abc import Iterator
from datetime import date

LETTER = 0.52
"""How wide a letter is, of its height: a careful mean of the type in use."""


class Scale:
    """Days from `first` to `last`, both in, from `left` to `right` in the picture's own units."""

    def __init__(self, first: date, last: date, left: float, right: float) -> None:
        self.first, self.last, self.left, self.right = first, last, left, right
        self._first = first.toordinal()
        self._each = (right - left) / (last.toordinal() + 1 - self._first)

    def x(self, day: date) -> float:
        """Return where a day begins; a day outside stands at the nearer end."""
        return self._at(day.toordinal())

    def after(self, day: date) -> float:
        """Return where a day ends."""
        return self._at(day.toordinal() + 1)

    def _at(self, ordinal: int) -> float:
        x = round(self.left + (ordinal - self._first) * self._each, 1)
        return self.left if x < self.left else self.right if x > self.right else x


def years(scale: Scale, *, room: float) -> Iterator[tuple[date, str]]:
    """Yield the first days of years with their numbers, as many as stand `room` apart."""
    each = scale.x(date(scale.first.year + 1, 1, 1)) - scale.x(date(scale.first.year, 1, 1)) or scale.right
    whole = (scale.right - scale.left) / max((scale.last - scale.first).days / 365.25, 0.01)
    step = next(step for step in (1, 2, 5, 10, 20, 50, 1000) if step * max(each, whole) >= room)
    if scale.x(date(scale.first.year + 1, 1, 1)) - scale.left >= room and scale.first > date(scale.first.year, 1, 1):
        yield scale.first, str(scale.first.year)  # a year that began before the axis, where its number has room
    for year in range(scale.first.year, scale.last.year + 1):
        start = date(year, 1, 1)
        if start >= scale.first and year % step == 0:
            yield start, str(year)


def quarters(scale: Scale, *, room: float) -> Iterator[tuple[date, str]]:
    """Yield the first days of April, July and October, by name, where there is room for them."""
    if (scale.right - scale.left) / max((scale.last - scale.first).days / 91, 1) >= room:
        for year in range(scale.first.year, scale.last.year + 1):
            for month in (4, 7, 10):
                if scale.first < (start := date(year, month, 1)) <= scale.last:
                    yield start, f"{start:%b}"


def fitted(text: str, width: float, *, height: float) -> str:
    """Return as much of a text as fits into a width, with an ellipsis where it is cut; nothing for a few letters."""
    letters = int(width / (LETTER * height))
    if len(text) <= letters:
        return text
    return f"{text[: letters - 1].rstrip(' ,')}…" if letters > 3 else ""


def in_lines(text: str, width: float, *, height: float, most: int = 2) -> tuple[str, ...]:
    """Return a text in lines that fit into a width, the last cut where there are too many words."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and (len(longer) * LETTER * height <= width or len(lines) == most):
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(fitted(line, width, height=height) for line in lines)


def heights(most: int, *, lines: int) -> tuple[int, ...]:
    """Return whole numbers from nought to `most` or a little above it, evenly apart, about so many of them."""
    step = max(-(-most // lines), 1)
    size = 10 ** (len(str(step)) - 1)
    step = next(each * size for each in (1, 2, 5, 10) if each * size >= step)
    return tuple(range(0, (-(-most // step) or 1) * step + 1, step))
