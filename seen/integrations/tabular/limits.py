"""How large a file may be, and what is said of one that cannot be read."""

from dataclasses import dataclass

from seen.core.refusals import Refusal

MB = 1_000_000
WIDEST = 256  # columns
LEEWAY = 100  # rows above the headings do not count
LONGEST_CELL = 131_072  # signs; the most that Python's own CSV reader takes
# Ordinary Office files unpack to less than ten times their size; text repeats more in large ones.
GROWTH, ROOM = 12, 30 * MB


class BadFile(Refusal):
    """A file that cannot be read as it stands. One sentence names the file and says what to put right."""


@dataclass(frozen=True, slots=True)
class Limits:
    """The most bytes and rows of one file; the bounds inside an Office file follow from them.

    Measured on the page's limits: a file that fills every one of them is read in less than 200 MB.
    """

    size: int
    rows: int

    @property
    def tags(self) -> int:
        """Return the most signs “<” in one part of a workbook: three million. A Word table takes more for each cell,
        and half as many: about 7,000 rows."""
        return 3_000_000 * max(1, self.size // (25 * MB))

    @property
    def cells(self) -> int:
        """Return the largest area of a sheet, in cells, filled or not."""
        return self.rows * 40

    def unpacked(self, size: int) -> int:
        """Return how many bytes a packed file of this size may unpack to."""
        return min(self.size * 12 // 5, ROOM + size * GROWTH)

    def check_size(self, name: str, size: int) -> None:
        """Raise BadFile for a file that is empty or too large."""
        if not size:
            raise BadFile(f"{name} is empty. Save it again with its headings and rows.")
        if size > self.size:
            raise BadFile(f"{name} is larger than {self.size // MB} MB. Split it into several files.")

    def check_rows(self, name: str, rows: int) -> None:
        """Raise BadFile where a file goes on after its last allowed row."""
        if rows > self.rows:
            raise BadFile(f"{name} has more than {self.rows:,} rows. Split it into several files.")

    def check_width(self, name: str, columns: int) -> None:
        """Raise BadFile where a row goes on after the last allowed column."""
        if columns > WIDEST:
            raise BadFile(f"{name} has more than {WIDEST} columns. Keep the columns of the chronology alone.")


# Source: design, Decided: uploads up to 25 MB and 50,000 rows; the command takes 250 MB and 500,000 rows a file.
PAGE = Limits(25 * MB, 50_000)
COMMAND = Limits(250 * MB, 500_000)
