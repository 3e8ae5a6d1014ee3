"""What somebody wrote in one area, before it is stored, and the rows that it becomes."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from seen.apps.assessments.models import Answer, AreaSheet, Evidence
from seen.apps.assessments.queries.held import Filled
from seen.core.instruments.answers import Answer as Plain
from seen.core.instruments.completing import GRADED, AreaSaid, Said


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemWritten:
    """One item's answer, with the entries that it rests on. `state` is as in `Said`."""

    state: str = ""
    grade: int | None = None
    how: tuple[str, ...] = ()
    cause: str = ""
    moved: str = ""
    words: str = ""
    unknown_what: str = ""
    unknown_who: str = ""
    unknown_by: date | None = None
    entries: tuple[UUID, ...] = ()

    @property
    def blank(self) -> bool:
        """Answer whether nothing was written."""
        return self == ItemWritten()

    @property
    def said(self) -> Said:
        """Return it as the rules read it."""
        return Said(
            self.state, self.grade, len(self.entries), self.how, self.words, self.unknown_what, self.unknown_who,
            self.unknown_by,
        )  # fmt: skip

    @property
    def plain(self) -> Plain | None:
        """Return it as the engine scores it, None where nothing was answered."""
        return self.grade if self.state == GRADED else self.state or self.words or None


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """One area as somebody wrote it. `follows` is the sheet that they had before them, `settles` the one beside it."""

    area: str
    items: Mapping[str, ItemWritten] = field(default_factory=dict)
    strength: str = ""
    none_seen: bool = False
    life_now: str = ""
    life_over_time: str = ""
    same_elsewhere: str = ""
    parents_view: str = ""
    parents_view_by: str = ""
    narrative: str = ""
    level: int | None = None
    level_reason: str = ""
    done: bool = False
    follows: UUID | None = None
    settles: UUID | None = None

    @property
    def said(self) -> AreaSaid:
        """Return what stands beside the items, as the rules read it."""
        return AreaSaid(**{each.name: getattr(self, each.name) for each in fields(AreaSaid)})

    def digest(self) -> str:
        """Return a code of all that was written: equal content has equal codes, whatever it was written upon."""
        alone = replace(self, follows=None, settles=None, items=dict(sorted(self.items.items())))
        return hashlib.sha256(repr(alone).encode()).hexdigest()


_COLUMNS = (
    "area", "strength", "none_seen", "life_now", "life_over_time", "same_elsewhere", "parents_view",
    "parents_view_by", "narrative", "level", "level_reason", "done",
)  # fmt: skip
_ANSWER = ("state", "grade", "cause", "moved", "words", "unknown_what", "unknown_who", "unknown_by")


def rows(
    written: Written, tasks: Mapping[str, UUID | None], **of: Any
) -> tuple[AreaSheet, list[Answer], list[Evidence]]:
    """Return the unsaved rows. `of` are the sheet's other columns: its key, assessment, who saved it and when."""
    own = {name: getattr(written, name) for name in _COLUMNS}
    sheet = AreaSheet(**own, follows_id=written.follows, settles_id=written.settles, digest=written.digest(), **of)
    answers, evidence = [], []
    for item, one in written.items.items():
        if one.blank:
            continue
        how, said = "|".join(one.how), {name: getattr(one, name) for name in _ANSWER}
        answer = Answer(id=uuid4(), sheet_id=sheet.id, item=item, how=how, task_id=tasks.get(item), **said)
        answers.append(answer)
        evidence += [Evidence(id=uuid4(), answer_id=answer.id, entry_id=entry) for entry in dict.fromkeys(one.entries)]
    return sheet, answers, evidence


def written_of(filled: Filled) -> Written:
    """Return a save as it was written: what a page begins with, and what a reopened assessment starts from."""
    sheet = filled.sheet
    items = {item: _item(answer, filled.evidence.get(item, ())) for item, answer in filled.answers.items()}
    own = {name: getattr(sheet, name) for name in _COLUMNS}
    return Written(items=items, follows=sheet.follows_id, settles=sheet.settles_id, **own)


def _item(answer: Answer, entries: tuple[UUID, ...]) -> ItemWritten:
    how = tuple(answer.how.split("|")) if answer.how else ()
    return ItemWritten(how=how, entries=entries, **{name: getattr(answer, name) for name in _ANSWER})


def moment_row(id_: UUID, assessment: UUID, *, by: UUID | None, agency: UUID | None, at: datetime) -> dict[str, Any]:
    """Return the columns that say which save this is: its key, of what, by whom, for which agency, when."""
    return {"id": id_, "assessment_id": assessment, "saved_by_id": by, "agency_id": agency, "saved_at": at}
