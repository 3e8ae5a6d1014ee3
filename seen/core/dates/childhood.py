"""What bounds a date about one child, and the days that several known things leave together."""

from dataclasses import dataclass
from datetime import date

from seen.core.dates.calendar_spans import written
from seen.core.dates.partial import PartialDate, Precision
from seen.core.dates.reading import Reading
from seen.core.dates.verdicts import Verdict

LONGEST = 80
NO_BEGINNING = "has no beginning while the child’s date of birth is not recorded. Say both ends: between … and …"


@dataclass(frozen=True, slots=True)
class Childhood:
    """What bounds a date about one child. `first` is the first day that can concern the child, None where no birth or
    due date is known; `last` the day on which the thing was known already. `names` are what the child is called.
    """

    last: date
    born: date | None = None
    first: date | None = None
    due: bool = False
    names: tuple[str, ...] = ()


def together(readings: list[Reading], *, text: str) -> Reading:
    """Return the days on which all of several accepted spans agree; a question where they cannot all be right."""
    spans = [reading.on for reading in readings if reading.on and reading.on.earliest and reading.on.latest]
    earliest = max(on.earliest for on in spans if on.earliest)
    latest = min(on.latest for on in spans if on.latest)
    if earliest > latest:
        question = "These do not fit together: no day is left. Change one of them."
        return Reading(Verdict.ASK, None, question=question, text=text)
    about = any(on.about for on in spans)
    on = PartialDate(text[:LONGEST], earliest, latest, Precision.RANGE, about)
    return Reading(Verdict.ACCEPTED, on, flagged=" ".join(filter(None, (r.flagged for r in readings))), text=text)


def beside(*, after: PartialDate | None, before: PartialDate | None, childhood: Childhood) -> Reading:
    """Return the days between two dated things, either of which may be absent; their own days are in.

    The words kept name the days alone: whoever reads them may not be open to what happened on them.
    """
    earliest = after.earliest if after else childhood.first
    latest = min(before.latest, childhood.last) if before and before.latest else childhood.last
    said = [f"on or after {written(after.earliest)}" if after and after.earliest else ""]
    said.append(f"on or before {written(before.latest)}" if before and before.latest else "")
    text = " and ".join(filter(None, said))
    question = ""
    if earliest is None:
        question = f"“{text}” {NO_BEGINNING}."
    elif earliest > latest:
        question = "No day is left between the two. Choose another entry, or leave one of them out."
    if question or earliest is None:
        return Reading(Verdict.ASK, None, question=question, text=text)
    about = bool((after and after.about) or (before and before.about))
    return Reading(Verdict.ACCEPTED, PartialDate(text, earliest, latest, Precision.RANGE, about), text=text)
