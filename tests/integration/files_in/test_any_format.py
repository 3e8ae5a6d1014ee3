"""One chronology in any format and any dress: every row accounted for, nothing lost, no date invented, in any order."""

import csv
import io
from collections import Counter
from datetime import date, timedelta

import openpyxl
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from seen.apps.chronology.judging import Judge
from seen.apps.chronology.queries.files import look
from seen.apps.chronology.queries.incoming import Children
from seen.core.access.viewer import system
from seen.integrations.tabular.limits import PAGE
from seen.integrations.tabular.out import for_markup
from seen.integrations.tabular.survey import survey
from seen.integrations.tabular.table import open_table
from tests.builders.files_in import a_scene_with_holds
from tests.builders.word_files import cell as word_cell
from tests.builders.word_files import document, table
from tests.builders.word_files import row as word_row

TODAY = date(2026, 11, 21)
VIEWER = system("a test")
KNOWN = {
    "date": ("Date", "Start Date", "DATE OF EVENT:", "date / period"), "text": ("What happened", "Significant Event"),
    "time": ("Time", "Start Time"), "source": ("Source of Information", "Practitioner"),
    "action": ("Action taken", "Response/Action"), "outcome": ("Outcome",), "other": ("Shoe size", "Comment"),
}  # fmt: skip
RENAMED = {"date": ("Logged", "Which day"), "text": ("Minutes of it", "Their own account")}
WRITTEN = (
    "%d/%m/%Y", "%Y-%m-%d", "%d.%m.%y", "%d-%b-%Y", "%A %d %B %Y", "%B %Y", "%m/%Y", "%Y", "c. %B %Y", "w/c %d/%m/%Y",
    "?%d %B %Y", "early %b %Y", "%d/%m/%Y 0930hrs", "spring %Y", "autumn term %Y", "%d %B", "%d.%m/%y",
)  # fmt: skip
ODD = ("", "Undated", "3/3", "31/04/2023", "Sept 22", "between 3rd and 9th", "12/13/2022", "n/k")
BESIDE = ("blank", "section", "headings")
LOOSE = {"week", "season", "term"}  # spans that are wider than the day they were written from, on either side

days = st.dates(date(2018, 6, 1), TODAY - timedelta(days=1))
dates = st.one_of(
    st.builds(lambda on, how: (on, on.strftime(how)), days, st.sampled_from(WRITTEN)),
    st.tuples(st.none(), st.sampled_from(ODD)),
)
words = st.text(st.characters(categories=("L", "N", "P", "Zs")), max_size=20).map(str.strip)
said = words.filter(lambda text: len(text) > 1 and not text.isdecimal())


@st.composite
def chronologies(draw):
    """Return columns, headings, and lines: (true day or None, cells by column), or the name of what stands beside."""
    more = draw(st.lists(st.sampled_from(["time", "source", "action", "outcome", "other"]), unique=True, min_size=1))
    columns = draw(st.permutations(["date", "text", *more]))
    headings = [draw(st.sampled_from(KNOWN[name])) for name in columns]
    lines = []
    for _ in range(draw(st.integers(1, 5))):
        lines += draw(st.lists(st.sampled_from(BESIDE), max_size=1))
        on, written = draw(dates)
        cells = {name: draw(words) for name in columns} | {"date": written, "text": draw(said)}
        lines.append((on, cells | ({"time": draw(st.sampled_from(["", "09:30", "2pm"]))} if "time" in columns else {})))
    return columns, headings, lines


def cells_of(line, columns, headings):
    """The cells of one line, one a column; a section's in its first alone that is not for what happened."""
    if line == "blank":
        return [""] * len(columns)
    if line == "headings":
        return list(headings)
    if line == "section":
        return ["" if at != (columns[0] == "text") else "Health records" for at in range(len(columns))]
    return [for_markup(line[1][name]) for name in columns]


def as_csv(columns, headings, lines):
    out = io.StringIO(newline="")
    csv.writer(out).writerows([headings, *(cells_of(line, columns, headings) for line in lines)])
    return out.getvalue().encode()


def as_xlsx(columns, headings, lines):
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    for number, line in enumerate(["headings", *lines], start=1):
        for at, words in enumerate(cells_of(line, columns, headings), start=1):
            place = sheet.cell(number, at, words or None)
            place.data_type = "s" if words else place.data_type
        if line == "section":
            sheet.cell(number, 2).value, sheet.cell(number, 1).value = None, "Health records"
            sheet.merge_cells(start_row=number, end_row=number, start_column=1, end_column=len(columns))
    content = io.BytesIO()
    workbook.save(content)
    return content.getvalue()


def escaped(words):
    return word_cell(words.replace("&", "&amp;").replace("<", "&lt;"))


def as_docx(columns, headings, lines):
    across = f'<w:gridSpan w:val="{len(columns)}"/>'
    rows = [
        word_row(word_cell("Health records", properties=across))
        if line == "section"
        else word_row(*map(escaped, cells_of(line, columns, headings)))
        for line in ["headings", *lines]
    ]
    return document(table(*rows))


FORMATS = {"csv": as_csv, "xlsx": as_xlsx, "docx": as_docx}


def kept(judged):
    """Everything that a row says after it was judged."""
    if not judged.read:
        return {" ".join(str(words).split()) for words in judged.cells.values()}
    draft = judged.read.draft
    every = (draft.text, draft.action, draft.outcome, draft.source, *draft.detail.get("columns", {}).values())
    return {" ".join(str(words).split()) for words in every}


def split(chronology):
    """The same chronology with what happened over two columns, and a date and a time in one."""
    columns, headings, lines = chronology
    return [*columns, "more"], [*headings, "The rest of it"], [
        line if isinstance(line, str) else (line[0], line[1] | {"more": f"and {line[1]['text']}"}) for line in lines
    ]  # fmt: skip


class TestAnyFormat(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.scene = a_scene_with_holds()

    def judged(self, *files, layout=None):
        """Every row of these (content, name), judged in one run."""
        school, child = self.scene.school, self.scene.amir.id
        children = Children(VIEWER, agency=school.id, child=child, today=TODAY)
        judge = Judge(children, (school.id, school.name, school.type), child, TODAY)
        found: list = []
        tables = [open_table(io.BytesIO(content), name=name, limits=PAGE, layout=layout) for content, name in files]
        look(tables, judge=judge, watch=lambda one, name: found.append(one))
        return found

    def accounted(self, judged, lines):
        """Each line is one row; what stands beside is skipped; no date is wider or elsewhere than was written."""
        assert len(judged) == len(lines)
        for line, one in zip(lines, judged, strict=True):
            if isinstance(line, str):
                assert (one.verdict, bool(one.reason)) == ("skipped", True)
                continue
            true, cells = line
            assert one.verdict != "skipped" or "Already here" in one.reason
            assert " ".join(for_markup(cells["text"]).split()) in " ".join(kept(one))
            if cells.get("other"):
                assert " ".join(for_markup(cells["other"]).split()) in kept(one)
            if one.verdict == "accepted":
                on = one.read.draft.on
                assert on.earliest <= on.latest <= TODAY
                assert on.precision.value in LOOSE or (true and on.earliest <= true <= on.latest), cells
            elif one.verdict == "undated":
                assert one.read.draft.on.earliest is None

    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    @given(chronology=chronologies(), how=st.sampled_from(sorted(FORMATS)))
    def test_every_row_of_every_format_is_accounted_for(self, chronology, how):
        judged = self.judged((FORMATS[how](*chronology), f"a.{how}"))
        self.accounted(judged, chronology[2])

    @settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
    @given(chronology=chronologies())
    def test_every_format_says_the_same(self, chronology):
        told = [self.judged((make(*chronology), f"a.{how}")) for how, make in FORMATS.items()]
        first, *others = [[(one.verdict, one.on and one.on.on, sorted(kept(one))) for one in rows] for rows in told]
        assert all(other == first for other in others)

    @settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
    @given(chronology=chronologies(), how=st.sampled_from(sorted(FORMATS)), data=st.data())
    def test_columns_renamed_and_split_are_read_by_what_somebody_says_they_hold(self, chronology, how, data):
        columns, headings, lines = split(chronology)
        headings = [
            data.draw(st.sampled_from(RENAMED[name])) if name in RENAMED else heading
            for name, heading in zip(columns, headings, strict=True)
        ]
        dated = [line for line in lines if not isinstance(line, str) and line[0] and "%" not in line[1]["date"]]
        assume(dated and isinstance(lines[0], tuple) and lines[0][0] and len(dated) * 2 > len(lines))
        assume(not lines[0][1]["date"].isdecimal() and lines[0][1]["date"] not in ("", "n/k"))
        content = FORMATS[how](columns, headings, lines)
        try:
            (found,) = survey(io.BytesIO(content), name=f"a.{how}", limits=PAGE).tables
        except Exception as refused:
            assume("no row of headings" not in str(refused))
            raise
        assume(found.layout.headings == tuple(headings))
        assert {column.field for column in found.columns if column.sure == "certain"} <= {"", *columns}
        fields = {at: {"more": "text", "other": ""}.get(name, name) for at, name in enumerate(columns)}
        layout = found.layout.naming(fields)
        judged = self.judged((content, f"a.{how}"), layout=layout)
        self.accounted(judged, lines)
        for line, one in zip(lines, judged, strict=True):
            if not isinstance(line, str) and one.read:
                assert line[1]["more"].split()[-1] in one.read.draft.text.split()

    @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
    @given(files=st.lists(st.tuples(chronologies(), st.sampled_from(sorted(FORMATS))), min_size=2, max_size=3))
    def test_the_order_of_files_does_not_matter(self, files):
        named = [(FORMATS[how](*one), f"{at}.{how}") for at, (one, how) in enumerate(files)]
        forwards, backwards = self.judged(*named), self.judged(*reversed(named))
        assert Counter(one.verdict for one in forwards) == Counter(one.verdict for one in backwards)
        assert Counter(map(self.told, forwards)) == Counter(map(self.told, backwards))

    def told(self, one):
        """What a row adds to the record."""
        return (one.read.draft.on, one.read.draft.text, one.read.digest) if one.becomes else None
