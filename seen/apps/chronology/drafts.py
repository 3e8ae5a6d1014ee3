"""An entry before it is stored: what was noted, and the rows that it becomes with each part's class of access."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import lru_cache
from typing import Any
from uuid import UUID, uuid4

from django.utils import timezone

from seen.apps.chronology.models import Entry, Part
from seen.core.access.visibility import Access, access_of
from seen.core.dates.partial import PartialDate, Precision
from seen.kit.knowledge.kinds import Kind, audience_of
from seen.kit.knowledge.kinds import kind as kind_of

HELD_BACK_CLASS = {
    "detail": Access.CLOSED,
    "address": Access.PROTECTED,
    "referrer": Access.PROTECTED,
    "spoke": Access.PRIVATE,  # who spoke the child's words, and to whom, is as private as the words
}


@dataclass(frozen=True, slots=True)
class Draft:
    """What somebody noted or a file said. None or empty means: the kind's own default.

    `held_back` are parts by name (address, referrer) that only named people may see; `child_words` are the child's
    own, kept apart from the adult's reading in `text`.
    """

    kind: str
    on: PartialDate
    text: str = ""
    also: tuple[str, ...] = ()
    at_time: time | None = None
    flag: str = ""
    until: date | None = None
    recorded: date | None = None
    source: str = ""
    source_type: str = ""
    source_agency: UUID | None = None
    polarity: int | None = None
    areas: tuple[str, ...] = ()
    person: str = ""
    action: str = ""
    outcome: str = ""
    detail: Mapping[str, Any] = field(default_factory=dict)
    child_words: str = ""
    held_back: Mapping[str, Any] = field(default_factory=dict)
    same_as: UUID | None = None
    source_record: str = ""
    audience: str = ""  # where the sheet that it comes from is closed or private; else the kind's own

    def digest(self) -> str:
        """Return a code of the whole content: equal drafts have equal codes."""
        fields = {name: getattr(self, name) for name in self.__slots__ if name not in ("source_record", "audience")}
        return hashlib.sha256(json.dumps(fields, default=str, sort_keys=True).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Setting:
    """Where and when a draft becomes an entry: the child, who writes, for which agency, and whether work is open."""

    child: UUID
    agency: UUID
    writer: UUID | None
    written_at: datetime
    open_work: bool
    account: UUID
    file: UUID | None = None
    supersedes: Entry | None = None
    why_changed: str = ""
    withdrawn: bool = False
    digest: str = ""  # of the content, where the caller has one already
    entry: UUID | None = None  # its key, where the caller has one already
    held_before: frozenset[str] = frozenset()  # parts of the version before: another kind does not open them
    changed_by: UUID | None = None  # who wrote this version, where it supersedes


def rows(draft: Draft, setting: Setting) -> tuple[Entry, list[Part]]:
    """Return the unsaved rows of a draft. Severity comes from the kind, never from who noted it."""
    columns, held = values(draft, setting)
    entry = Entry(**columns)
    return entry, [Part(**part) for part in held]


def values(draft: Draft, setting: Setting) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Return what the rows of a draft hold, by column: the entry, and the parts held back from it."""
    kinds = _kinds(draft.kind, draft.also)
    open_detail, parts = _split(draft, kinds.held_back | setting.held_before)
    on = draft.on
    entry = {
        "id": setting.entry or uuid4(),
        "child_id": setting.child,
        "account": setting.account,
        "kind": draft.kind,
        "also": "|".join(draft.also),
        "on_text": on.text[:80],
        "on_earliest": on.earliest,
        "on_latest": on.latest,
        "on_precision": on.precision.value,
        "on_about": on.about,
        "on_flag": draft.flag[:200],
        "at_time": draft.at_time,
        "until": draft.until,
        "recorded": draft.recorded or _day_of(setting.written_at),
        "agency_id": setting.agency,
        "source_agency_id": draft.source_agency or setting.agency,
        "source": draft.source[:200],
        "source_type": draft.source_type,
        "polarity": kinds.polarity if draft.polarity is None else draft.polarity,
        "severity": max(each.usual_severity(draft.detail) for each in kinds.each),
        "areas": "|".join(draft.areas) if draft.areas else kinds.areas,
        "person": draft.person[:120],
        "text": draft.text,
        "action": draft.action,
        "outcome": draft.outcome,
        "detail": open_detail,
        "access": _access(kinds, draft.audience, open_work=setting.open_work),
        "same_as": draft.same_as,
        "supersedes_id": setting.supersedes.id if setting.supersedes else None,
        "why_changed": setting.why_changed,
        "withdrawn": setting.withdrawn,
        "writer_id": setting.writer,
        "changed_by_id": setting.changed_by,
        "written_at": setting.written_at,
        "file_id": setting.file,
        "source_record": draft.source_record[:120],
        "digest": setting.digest or draft.digest(),
    }
    held = [
        {"id": uuid4(), "entry_id": entry["id"], "name": name, "value": value, "access": access}
        for name, value, access in parts
    ]
    return entry, held


_day_of = lru_cache(maxsize=64)(timezone.localdate)  # rows of one act share their moment


def _access(kinds: "_Kinds", audience: str, *, open_work: bool) -> Access:
    """Return the class of an entry: that of its kinds, or of the sheet that it comes from where that is narrower."""
    given = kinds.access_with_work if open_work else kinds.access
    return max(given, access_of(audience, open_work=open_work), key=_ORDER.index) if audience else given


_ORDER = (Access.INVOLVED, Access.HELD, Access.CLOSED, Access.LEAD, Access.PRIVATE, Access.PROTECTED)


@dataclass(frozen=True, slots=True)
class _Kinds:
    """What an entry takes from the kinds that it has, the first of them leading."""

    each: tuple[Kind, ...]
    polarity: int
    areas: str
    held_back: frozenset[str]
    access: Access
    access_with_work: Access


@lru_cache(maxsize=512)
def _kinds(first: str, also: tuple[str, ...]) -> _Kinds:
    each = tuple(kind_of(slug) for slug in (first, *also))
    return _Kinds(
        each=each,
        polarity=each[0].polarity,
        areas="|".join(dict.fromkeys(area for kind in each for area in kind.areas)),
        held_back=frozenset(kind.held_back for kind in each),
        access=_narrowest(each, open_work=False),
        access_with_work=_narrowest(each, open_work=True),
    )


def _narrowest(kinds: tuple[Kind, ...], *, open_work: bool) -> Access:
    """An entry of several kinds is as closed as the most closed of them."""
    return max((access_of(audience_of(kind), open_work=open_work) for kind in kinds), key=_ORDER.index)


def _split(draft: Draft, held_back: frozenset[str]) -> tuple[dict[str, Any], list[tuple[str, Any, Access]]]:
    """Part what stands open in the entry from what is held back, each with its class."""
    open_detail = dict(draft.detail)
    parts: list[tuple[str, Any, Access]] = []
    if draft.child_words:
        parts.append(("child_words", draft.child_words, Access.PRIVATE))
    for name, value in draft.held_back.items():
        parts.append((name, value, HELD_BACK_CLASS.get(name, Access.PROTECTED)))
    for name, key in (("referrer", "from"), ("address", "address")):
        if name in held_back and key in open_detail and name not in draft.held_back:
            parts.append((name, open_detail.pop(key), Access.PROTECTED))
    if "detail" in held_back and open_detail:
        parts.append(("detail", open_detail, Access.CLOSED))
        open_detail = {}
    return open_detail, parts


def draft_of(entry: Entry) -> Draft:
    """Return an entry as the draft it was, held-back parts included: what a correction starts from."""
    held = {part.name: part.value for part in entry.parts.all()}
    words, detail = held.pop("child_words", ""), dict(entry.detail)
    detail |= held.pop("detail", {})
    for name, key in (("referrer", "from"), ("address", "address")):
        if kind_of(entry.kind).held_back == name and name in held:
            detail[key] = held.pop(name)
    return Draft(
        kind=entry.kind,
        also=tuple(entry.also.split("|")) if entry.also else (),
        on=PartialDate(
            entry.on_text, entry.on_earliest, entry.on_latest, Precision(entry.on_precision), entry.on_about
        ),
        flag=entry.on_flag,
        at_time=entry.at_time,
        until=entry.until,
        recorded=entry.recorded,
        text=entry.text,
        source=entry.source,
        source_type=entry.source_type,
        source_agency=entry.source_agency_id,
        polarity=entry.polarity,
        areas=tuple(entry.areas.split("|")) if entry.areas else (),
        person=entry.person,
        action=entry.action,
        outcome=entry.outcome,
        detail=detail,
        child_words=words,
        held_back=held,
        same_as=entry.same_as,
        source_record=entry.source_record,
    )
