"""How large a file may be, and what is said of one that cannot be read."""

from dataclasses import dataclass

from seen.core.refusals import Refusal

MB = 1_000_000


class BadFile(Refusal):
    """A file that cannot be read as it stands. One sentence names the file and says what to put right."""


@dataclass(frozen=True, slots=True)
class Limits:
    """The most bytes and rows of one file."""

    size: int
    rows: int

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


# Source: design, Decided: uploads up to 25 MB and 50,000 rows; the command takes 250 MB and 500,000 rows a file.
PAGE = Limits(25 * MB, 50_000)
COMMAND = Limits(250 * MB, 500_000)
