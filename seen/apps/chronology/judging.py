"""Judges each row of a file: stored, put in the tray, asked about, refused, skipped, or not about a child held here."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from typing import Any
from uuid import UUID

from seen.apps.chronology.incoming import LONGEST_REFERENCE, Reader, Understood
from seen.apps.chronology.incoming_words import Stop, Verdict, short
from seen.apps.chronology.mending import code_of
from seen.apps.chronology.queries.incoming import Children, agencies_by_name
from seen.apps.chronology.queries.incoming_known import Known, Match, code_of_reference, note_account, words_of
from seen.apps.chronology.queries.mended import mended_before
from seen.core.dates.partial import Precision
from seen.core.dates.reading import Reading
from seen.core.identifiers.meant import Meant
from seen.integrations.tabular import words
from seen.integrations.tabular.table import Row, Sort, Table
from seen.kit.database.many import Keys

AHEAD = 4_000  # rows whose children are looked up at once, by some thirty queries
HERE = "Already here: this row came in before."
PUT_RIGHT = "Already here: somebody put this row right when it came in before."
IN_THE_TRAY = "No date: it waits in the tray until somebody gives one."
WHOM = "Whom does “{}” mean?"
SOMEBODY_ELSE = "Somebody else is named whose record is not held here."
Met = dict[tuple[str, UUID], tuple[int, UUID | None]]
WORDS_OF_NO_AGENCY = "“{}” is no agency of the partnership: kept as the source, in words."


@dataclass(slots=True)
class ForChild:
    """What a row becomes in one child's story."""

    child: Known
    entry: UUID
    supersedes: UUID | None = None
    match: Match | None = None


@dataclass(slots=True)
class Judged:
    """One row with its verdict. `read` and `becomes` are there where it becomes an entry; `cells` where it does not."""

    row: int
    verdict: Verdict
    reason: str = ""
    on: Reading | None = None
    agency: str = ""
    source: str = ""
    children: tuple[str, ...] = ()
    read: Understood | None = None
    account: UUID | None = None
    becomes: tuple[ForChild, ...] = ()
    here: tuple[UUID, ...] = ()  # the entries that the row became when it came in before
    meets: tuple[UUID, ...] = ()  # earlier entries of its record, while the row itself waits for an answer
    several: tuple[
        UUID, ...
    ] = ()  # an entry that a row above replaced by a number which, as shows now, names no record
    cells: dict[str, Any] = field(default_factory=dict)
    asks: str = ""  # the field that the reason is about, where a person can put it right
    proposed: tuple[str, ...] = ()  # the children it may be about, where that is asked

    @property
    def duplicate_of(self) -> dict[str, Any] | None:
        """Return where an account stands that looks like the same event."""
        for each in self.becomes:
            if each.match:
                return each.match.where
        return None

    @property
    def supersedes(self) -> UUID | None:
        """Return the earlier entry that this one corrects."""
        for each in self.becomes:
            if each.supersedes:
                return each.supersedes
        return None


@dataclass
class Judge:
    """Judges the rows of one file after another, in one run; what an earlier file brought counts as here."""

    children: Children
    agency: tuple[UUID, str, str]  # id, name, type of the agency that controls the rows
    child: UUID | None
    today: date

    def __post_init__(self) -> None:
        self.agencies = agencies_by_name()
        self.mended = mended_before(self.agency[0], self.child)
        self.new_key = Keys()

    def rows(self, table: Table) -> Iterator[Judged]:
        """Yield every row of a file with its verdict."""
        reader = Reader(self.today, table.columns.event_file)
        one = _File(self, table.name, reader, table.columns.event_file)
        while ahead := list(islice(table.rows, AHEAD)):
            self.children.prepare({row.fields.get("child", "") for row in ahead})
            for row in ahead:
                yield one.judged(row)
        one.settle()

    def again(self, rows: Iterable[tuple[Row, str]], *, name: str, event_file: bool, met: Met) -> Iterator[Judged]:
        """Yield rows of a file that came in, as somebody put them right, each with the code of the row as it came.

        `met` are the references that the file's other rows have: (row, telling) by reference and child.
        """
        one = _File(self, name, Reader(self.today, event_file), event_file)
        one.met = dict(met)
        for row, came in rows:
            yield self.here(row.number, came) or one.judged(row)

    def here(self, row: int, code: str) -> Judged | None:
        """Return a row as already here, where one like it came before and was put right."""
        found = self.mended.get(code)
        return Judged(row, Verdict.SKIPPED, PUT_RIGHT, here=found.pop(0)) if found else None


class _File:
    def __init__(self, judge: Judge, name: str, reader: Reader, event_file: bool) -> None:
        self.judge, self.name, self.reader, self.event_file = judge, name, reader, event_file
        self.own = Meant(certain=(judge.child,) if judge.child else ())
        self.met: Met = {}  # references of this file: row and telling
        self.new: list[tuple[Known, str, UUID]] = []
        self.replaced: dict[
            tuple[str, UUID], tuple[int, UUID]
        ] = {}  # by number: the row, and the entry that it replaces

    def settle(self) -> None:
        """Count what this file brought as here, so that the next file of the run does not bring it again."""
        for child, digest, entry in self.new:
            child.stored[digest].append(entry)

    def judged(self, row: Row) -> Judged:
        if row.sort is not Sort.ROW:
            cells = {**row.others, **row.fields}
            return Judged(row.number, Verdict.SKIPPED, row.sort.value, cells=cells)
        if self.judge.mended and (again := self.judge.here(row.number, code_of(row.others | row.fields))):
            return again
        text = row.fields.get("child", "")
        meant = self.judge.children.meant(text) if text else self.own
        if meant.asks and not self.event_file:
            return self._whom(row, text, meant)
        if not meant.certain:
            return Judged(row.number, Verdict.NOT_HELD)
        children = [self.judge.children.about(key) for key in meant.certain]
        try:
            judged = self._about(row, children)
        except Stop as stop:
            judged = Judged(row.number, stop.verdict, stop.reason, stop.on, asks=stop.asks)
            judged.meets = self._earlier(row, children)
        judged.children = tuple(each.reference for each in children)
        judged.source = judged.source or row.fields.get("source", "")
        judged.agency = judged.agency or row.fields.get("agency", "") or self.judge.agency[1]
        if not judged.becomes:
            judged.cells = row.others | row.fields
        if meant.others:
            judged.reason = f"{judged.reason} {SOMEBODY_ELSE}".strip()
        return judged

    def _whom(self, row: Row, text: str, meant: Meant) -> Judged:
        """Ask whom a row is about. The question says nothing of who is known: only the proposals do."""
        judged = Judged(row.number, Verdict.ASK, WHOM.format(short(text)), cells=row.others | row.fields, asks="child")
        proposed = [self.judge.children.about(key) for key in meant.proposed]
        judged.proposed, judged.meets = tuple(one.reference for one in proposed), self._earlier(row, proposed)
        judged.source, judged.agency = (
            row.fields.get("source", ""),
            row.fields.get("agency", "") or self.judge.agency[1],
        )
        return judged

    def _about(self, row: Row, children: list[Known]) -> Judged:
        identity = self._identity(row, children[0])
        source_agency, agency, note = self._source_agency(row.fields.get("agency", ""), children)
        limits = [child.not_before for child in children if child.not_before]
        repeats = self.met.get((row.fields.get("same_as", ""), children[0].id))
        read = self.reader.read(
            row,
            not_before=max(limits) if limits else None,
            source_agency=source_agency,
            same_as=repeats[1] if repeats else None,
        )
        account = self.judge.new_key()
        here = {child.id: child.stored[read.digest].pop() for child in children if child.stored.get(read.digest)}
        if len(here) == len(children):
            again = tuple(here.values())
            return Judged(row.number, Verdict.SKIPPED, HERE, read.on, agency, read.draft.source, here=again)
        fresh = [child for child in children if child.id not in here]
        becomes = tuple(self._for_child(read, child, identity, account, row) for child in fresh)
        if identity:
            self.met[identity, children[0].id] = (row.number, account)
        reasons = [IN_THE_TRAY] if read.verdict is Verdict.UNDATED else []
        reason = " ".join([*reasons, note]).strip()
        judged = Judged(row.number, read.verdict, reason, read.on, agency, read.draft.source)
        judged.read, judged.account, judged.becomes, judged.here = read, account, becomes, tuple(here.values())
        judged.several = self._several(row, children[0])
        return judged

    def _earlier(self, row: Row, children: list[Known]) -> tuple[UUID, ...]:
        """Return the entries of a row's record: a row that waits for an answer is no row that was left out."""
        reference = row.fields.get("reference", "")
        tips = (child.tips.get(self._code(reference)) for child in children) if reference else ()
        return tuple(tip[0] for tip in tips if tip)

    def _several(self, row: Row, child: Known) -> tuple[UUID, ...]:
        """Return what the first row of a number replaced, where this is another row of the same number."""
        if not self.replaced:
            return ()
        row_and_old = self.replaced.get((self._code(row.fields.get("reference", "")), child.id))
        return (row_and_old[1],) if row_and_old and row_and_old[0] != row.number else ()

    def _code(self, reference: str) -> str:
        """Return a record's own number as it is compared: to the letter in an event file."""
        return reference if self.event_file else code_of_reference(reference)

    def _identity(self, row: Row, child: Known) -> str:
        """Return the record's own number. One that stands over several rows of an ordinary file names no record."""
        reference = self._code(row.fields.get("reference", ""))
        met = self.met.get((reference, child.id))
        if self.event_file and not reference:
            raise Stop(Verdict.REJECTED, "The row has no ref.", asks="reference")
        if self.event_file and met:
            said = f"The ref “{reference[:60]}” stands in row {met[0]} too."
            raise Stop(Verdict.REJECTED, said, asks="reference")
        if not reference or met:
            return ""
        self.met[reference, child.id] = (row.number, None)
        return reference if len(reference) <= LONGEST_REFERENCE else ""

    def _source_agency(self, text: str, children: list[Known]) -> tuple[UUID, str, str]:
        """Return who told it: the agency named, the one of its type that works with the child, or the sender."""
        own, name, own_type = self.judge.agency
        if not text:
            return own, name, ""
        if named := self.judge.agencies.get(" ".join(text.split()).casefold()):
            return *named, ""
        sort = words.agency_type_named(text)
        if not sort:
            return own, name, WORDS_OF_NO_AGENCY.format(text[:60])
        candidates = {each for child in children for each in child.agencies.get(sort, [])}
        if own_type == sort:
            candidates.add((own, name))
        if len(candidates) != 1:
            many = "No agency" if not candidates else "More than one agency"
            question = f"{many} of the type “{text}” works with the child. Which one was it?"
            raise Stop(Verdict.ASK, question, asks="agency")
        return *candidates.pop(), ""

    def _for_child(self, read: Understood, child: Known, identity: str, account: UUID, row: Row) -> ForChild:
        """Return what a row becomes for one child."""
        tip = child.tips.get(identity) if identity else None
        draft, entry = read.draft, self.judge.new_key()
        self.new.append((child, read.digest, entry))
        match = None if tip else self._match(read, child)
        on = draft.on
        here = Match(account, draft.source_agency or entry, _service(read), None, self.name, row.number, read.digest)
        exact = draft.kind if on.precision is Precision.DAY else ""
        note_account(child, here, on=(on.earliest, on.latest), text=draft.text, kind=exact)
        if identity:
            child.tips[identity] = (entry, read.digest, False)
        if tip:
            self.replaced[identity, child.id] = (row.number, tip[0])
        return ForChild(child, entry, tip[0] if tip else None, match)

    def _match(self, read: Understood, child: Known) -> Match | None:
        """Return an account that looks like the same event: the same words on the same days, or from another agency
        the same kind on the same day."""
        draft = read.draft
        on = draft.on
        match = child.told.get((on.earliest, on.latest, words_of(draft.text))) if draft.text else None
        if match and (match.file != self.name or match.digest == read.digest):
            return match
        if on.precision is not Precision.DAY or on.earliest is None:
            return None
        for match in child.happened.get((on.earliest, draft.kind), ()):
            if match.source_agency != draft.source_agency and match.service == _service(read):
                return match
        return None


def _service(read: Understood) -> str:
    return str(read.draft.detail.get("service", ""))
