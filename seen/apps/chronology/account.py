"""The import account: what became of every row of a file, in the shape that event-kinds.md fixes."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from tempfile import TemporaryFile
from typing import IO, Any

from seen.apps.chronology.incoming_words import Verdict
from seen.apps.chronology.judging import Judged
from seen.core.dates.partial import PartialDate
from seen.core.dates.reading import Reading

VERDICTS = tuple(Verdict)


@dataclass
class Counts:
    """How many rows of a file, or of several, came to what."""

    verdicts: Counter[str] = field(default_factory=Counter)
    duplicates_proposed: int = 0
    supersedes: int = 0

    @classmethod
    def of(cls, counts: dict[str, int]) -> "Counts":
        """Return counts that were kept as `as_dict` gives them."""
        return cls(
            Counter({verdict.value: counts[verdict] for verdict in VERDICTS}),
            counts["duplicates_proposed"],
            counts["supersedes"],
        )

    def add(self, judged: Judged) -> None:
        """Count one row."""
        self.verdicts[judged.verdict] += 1
        if judged.becomes:
            self.duplicates_proposed += judged.duplicate_of is not None
            self.supersedes += judged.supersedes is not None

    def as_dict(self) -> dict[str, int]:
        """Return the counts; `read` is the sum of the verdicts."""
        each = {verdict.value: self.verdicts[verdict] for verdict in VERDICTS}
        return {
            "read": sum(each.values()),
            **each,
            "duplicates_proposed": self.duplicates_proposed,
            "supersedes": self.supersedes,
        }


def row_of(judged: Judged, *, file: str) -> dict[str, Any]:
    """Return one row of the account. Of a row that is not held nothing is kept but its number."""
    duplicate = judged.duplicate_of if judged.becomes else None
    supersedes = judged.supersedes if judged.becomes else None
    proposed = {"proposed": list(judged.proposed)} if judged.asks == "child" else {}
    return {
        "file": file,
        "row": judged.row,
        "verdict": judged.verdict.value,
        "on": as_given(judged.on) if judged.on else None,
        "agency": judged.agency,
        "source": judged.source,
        "children": list(judged.children),
        "reason": judged.reason,
        "duplicate_of": duplicate,
        "supersedes": str(supersedes) if supersedes else None,
        **proposed,
    }


def as_given(read: Reading) -> dict[str, Any]:
    """Return a date as the account says it; dates ISO, None where the text gives none."""
    return date_of(read.on or PartialDate.unknown(read.text), flagged=read.flagged, question=read.question)


def date_of(on: PartialDate, *, flagged: str, question: str = "") -> dict[str, Any]:
    """Return a date as the account says it."""
    return {
        "text": on.text,
        "earliest": on.earliest.isoformat() if on.earliest else None,
        "latest": on.latest.isoformat() if on.latest else None,
        "precision": on.precision.value,
        "flagged": flagged,
        "question": question,
    }


class Account:
    """Takes the rows of a run one by one and keeps them outside the memory until they are printed."""

    def __init__(self) -> None:
        self.counts = Counts()
        self._lines: IO[str] = TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115 - closed by `close`

    def add(self, judged: Judged, *, file: str) -> None:
        """Take one row."""
        self.counts.add(judged)
        self._lines.write(json.dumps(row_of(judged, file=file)) + "\n")

    def printed(self, *, withdrawal_proposed: Iterable[dict[str, Any]]) -> Iterator[str]:
        """Yield the account as JSON, piece by piece."""
        head = json.dumps(self.counts.as_dict() | {"withdrawal_proposed": list(withdrawal_proposed)}, indent=1)
        yield head.removesuffix("\n}") + ',\n "rows": ['
        self._lines.seek(0)
        for at, line in enumerate(self._lines):
            yield (",\n  " if at else "\n  ") + line.rstrip("\n")
        yield "\n ]\n}\n"

    def close(self) -> None:
        """Let go of the rows."""
        self._lines.close()
