"""What the parts of the date reader hand one another: a span of days, a doubt, and what is known while reading."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from seen.core.dates.partial import Precision
from seen.core.dates.terms import Terms

QUOTED = 40
# With no child named, a two-digit year reaches back over the longest record: 25 years (care leavers) and the pregnancy.
LONGEST_CHILDHOOD = 26


class Verdict(StrEnum):
    """What becomes of a date that was read."""

    ACCEPTED = "accepted"
    UNDATED = "undated"
    ASK = "ask"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Span:
    """The days that the words can mean, both ends in. `flagged` says why a person should look, else it is empty."""

    earliest: date
    latest: date
    precision: Precision
    about: bool = False
    flagged: str = ""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Words that are not taken: `verdict` is ask or rejected, `question` is one plain sentence."""

    verdict: Verdict
    question: str


@dataclass(frozen=True, slots=True)
class Context:
    """The text being read, and the days between which it can lie."""

    text: str
    as_of: date
    not_before: date | None
    terms: Terms

    @property
    def quoted(self) -> str:
        """Return the text in quotation marks, cut to a length fit for a sentence."""
        words = " ".join(self.text.split())
        return f"“{words if len(words) <= QUOTED else words[: QUOTED - 1] + '…'}”"

    @property
    def century_from(self) -> date:
        """Return the earliest day on which a two-digit year may place a date."""
        return self.not_before or date(self.as_of.year - LONGEST_CHILDHOOD, 1, 1)

    def ask(self, question: str) -> Doubt:
        """Return a doubt that a person can settle. `question` follows the text in its quotation marks."""
        return Doubt(Verdict.ASK, f"{self.quoted} {question}")

    def reject(self, question: str) -> Doubt:
        """Return the doubt about a date that cannot be. `question` follows the text in its quotation marks."""
        return Doubt(Verdict.REJECTED, f"{self.quoted} {question}")

    def unreadable(self) -> Doubt:
        """Return the doubt about words that no form fits."""
        return self.ask("could not be read as a date. Which day, month and year is it?")
