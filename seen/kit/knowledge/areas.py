"""Reads how deprived an area is from a table of postcodes, where an installation has one.

The table is a CSV file with a column of postcodes and one of tenths (1 the most deprived): the lookup that goes with
the English Indices of Deprivation is one as it comes. It is read anew each time, for the postcodes asked about alone.
"""

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path

from seen.core.refusals import Refusal

POSTCODE = ("postcode", "pcds", "pcd")
DECILE = ("decile", "index of multiple deprivation decile", "imd decile")


class NoTable(Refusal):
    """The table of postcodes cannot be read."""


def as_written(postcode: str) -> str:
    """Return a postcode without spaces, in capitals."""
    return "".join(postcode.split()).upper()


def deciles_of(postcodes: Iterable[str], *, table: Path) -> Mapping[str, int]:
    """Return the tenth of each postcode that the table has, by the postcode `as_written`. Raises NoTable."""
    wanted = {as_written(postcode) for postcode in postcodes}
    try:
        with table.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.reader(file)
            heads = [head.strip().casefold() for head in next(rows, [])]
            code, decile = _column(heads, POSTCODE, table), _column(heads, DECILE, table)
            found = ((as_written(row[code]), row[decile].strip()) for row in rows if len(row) > max(code, decile))
            return {place: int(tenth) for place, tenth in found if place in wanted and _is_tenth(tenth)}
    except OSError:
        raise NoTable(f"The table of postcodes {table.name} cannot be opened. Ask whoever runs the service.") from None


def _is_tenth(text: str) -> bool:
    return text.isdigit() and 1 <= int(text) <= 10


def _column(heads: list[str], names: tuple[str, ...], table: Path) -> int:
    for name in names:
        if name in heads:
            return heads.index(name)
    raise NoTable(f"The table of postcodes {table.name} has no column called {names[0]}. Ask whoever runs the service.")
