"""Assessments as pictures, comparisons, exports and families' copies read them: what was given, by whom, on what."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID


class GivenItem(NamedTuple):
    """One item's answer. `state` is `graded`, `not_known`, `not_applicable` or blank; `evidence` how many entries are
    linked; `how` how it is known; `moved` is `better`, `same`, `worse` or blank."""

    item: str
    grade: int | None
    state: str
    evidence: int = 0
    how: tuple[str, ...] = ()
    moved: str = ""
    cause: str = ""


class Given(NamedTuple):
    """One signed assessment (or, on the worker's own pages, the current one).

    `rater_role` is `worker`, `second_rater`, `carer` or `young_person`; `pair` the assessment that this is the blind
    second of; `announced` None where it does not apply; `areas_done` the areas that were finished.
    """

    id: UUID
    child: UUID
    instrument: str
    version: str
    on: date
    signed: datetime | None
    band: str
    disabled: bool
    setting: str
    rater: str
    rater_role: str
    agency: str
    carer: str
    carer_id: UUID | None
    announced: bool | None
    mode: str
    goal: str
    pair: UUID | None
    items: Mapping[str, GivenItem]
    areas_done: tuple[str, ...]
