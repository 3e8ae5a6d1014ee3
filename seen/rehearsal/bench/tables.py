"""A workbook and a Word table surveyed, mapped and judged beside plain libraries; and the files made to do harm."""

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

import docx
import openpyxl
from django.utils import timezone

from seen.apps.chronology.judging import Judge, Judged
from seen.apps.chronology.queries.files import look
from seen.apps.chronology.queries.incoming import Children, agency_named
from seen.integrations.tabular.limits import PAGE
from seen.integrations.tabular.out import Written
from seen.integrations.tabular.survey import survey
from seen.integrations.tabular.table import open_table
from seen.integrations.tabular.word_out import as_document
from seen.integrations.tabular.workbook_out import as_workbook
from seen.rehearsal.bench.hostile import FILES, refused
from seen.rehearsal.bench.verdict import Bar, interleaved, usual
from seen.rehearsal.cast import NARRATOR

WORKBOOK_ROWS, WORD_ROWS, ROUNDS = 5_000, 800, 5
WORKBOOK_SECONDS, WORD_SECONDS, HOSTILE_SECONDS, HOSTILE_MEGABYTES = 5.0, 3.0, 5.0, 200.0
HEADINGS = ("Date", "Time", "Source of Information", "Event", "Action taken", "Outcome")
SAID = "Invented row {}: came without lunch, and was cheerful after breakfast club."
Said = set[tuple[str, str]]  # of each row the day, as 31/01/2026, and what happened


@dataclass(frozen=True, slots=True)
class Figures:
    """What was measured, as a verdict says it: times in milliseconds, whether the answers were equal, the bars."""

    ours: dict[str, float]
    peers: dict[str, float]
    ratios: dict[str, float]
    equal: bool
    bars: Sequence[Bar]


def measured(*, agency: str, child: UUID) -> Figures:
    """Return the figures for files about one child whom an agency knows. Nothing is stored."""
    today = timezone.localdate()
    workbook, document = as_workbook(_table(WORKBOOK_ROWS, today)), as_document(_table(WORD_ROWS, today))
    answers: dict[str, Said] = {}

    def noting(name: str, call: Callable[[], Said]) -> Callable[[], None]:
        def noted() -> None:
            answers[name] = call()

        return noted

    calls: dict[str, Callable[[], Said]] = {
        "workbook": lambda: _judged(workbook, "a.xlsx", agency=agency, child=child, today=today),
        "openpyxl": lambda: _with_openpyxl(workbook),
        "word table": lambda: _judged(document, "a.docx", agency=agency, child=child, today=today),
        "python-docx": lambda: _with_python_docx(document),
    }
    times = interleaved(ROUNDS, **{name: noting(name, call) for name, call in calls.items()})
    took = {name: usual(each) for name, each in times.items()}
    slowest, largest, all_refused = _hostile()
    equal = answers["workbook"] == answers["openpyxl"] and answers["word table"] == answers["python-docx"]
    return Figures(
        {"workbook of 5,000 rows": took["workbook"], "word table of 800 x 6": took["word table"],
         "slowest hostile file": slowest * 1000, "largest hostile file, megabytes": largest},
        {"openpyxl, workbook": took["openpyxl"], "python-docx, word table": took["python-docx"]},
        {"workbook / openpyxl": took["workbook"] / took["openpyxl"],
         "word table / python-docx": took["word table"] / took["python-docx"]},
        equal and len(answers["workbook"]) == WORKBOOK_ROWS and all_refused,
        [
            Bar("5,000-row workbook read, mapped and proposed", took["workbook"] / 1000, WORKBOOK_SECONDS, "s"),
            Bar("800 x 6 Word table", took["word table"] / 1000, WORD_SECONDS, "s"),
            Bar("slowest hostile file", slowest, HOSTILE_SECONDS, "s"),
            Bar("largest hostile file", largest, HOSTILE_MEGABYTES, "MB"),
        ],
    )  # fmt: skip


def _table(rows: int, today: date) -> Written:
    cells = (
        (f"{today - timedelta(days=number % 3000 + 1):%d/%m/%Y}", f"{8 + number % 9:02}:15", "Class teacher",
         SAID.format(number), "Rang home" if number % 3 else "", "")
        for number in range(rows)
    )  # fmt: skip
    return Written("Chronology", (), HEADINGS, tuple(cells))


def _judged(content: bytes, name: str, *, agency: str, child: UUID, today: date) -> Said:
    """Survey a file, open it by the layout that the survey guessed, judge every row. Returns those accepted."""
    (found,) = survey(io.BytesIO(content), name=name, limits=PAGE).tables
    table = open_table(io.BytesIO(content), name=name, limits=PAGE, layout=found.layout)
    one = agency_named(agency)
    children = Children(NARRATOR, agency=one.id, child=child, today=today)
    said: Said = set()

    def watch(judged: Judged, _: str) -> None:
        if judged.read and judged.read.draft.on.earliest:
            said.add((f"{judged.read.draft.on.earliest:%d/%m/%Y}", judged.read.draft.text))

    look([table], judge=Judge(children, (one.id, one.name, one.type), child, today), watch=watch)
    return said


def _with_openpyxl(content: bytes) -> Said:
    sheet = openpyxl.load_workbook(io.BytesIO(content), read_only=True).active
    return {(str(row[0]), str(row[3])) for row in sheet.iter_rows(min_row=2, values_only=True)}


def _with_python_docx(content: bytes) -> Said:
    (table,) = docx.Document(io.BytesIO(content)).tables
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    return {(row[0], row[3]) for row in rows[1:]}


def _hostile() -> tuple[float, float, bool]:
    """Return the slowest file's seconds, the largest's megabytes, and whether every file was refused."""
    came = [refused(name, content()) for name, content in FILES.items()]
    return (
        max(one.seconds for one in came),
        max(one.megabytes for one in came),
        all(one.sentence for one in came),
    )
