"""Whatever a table looks like: every row is accounted for, none is lost, no date is invented, and twice is once."""

import csv
import io
from collections import Counter
from contextlib import suppress
from datetime import date, timedelta
from uuid import uuid4

from django.utils import timezone
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from seen.apps.chronology.actions.files import bring_in
from seen.apps.chronology.actions.mending import mend_row
from seen.apps.chronology.judging import Judge
from seen.apps.chronology.models import Entry, ImportFile, ImportRow
from seen.apps.chronology.queries.files import look
from seen.apps.chronology.queries.incoming import Children
from seen.core.access.viewer import system
from seen.core.refusals import Refusal
from seen.integrations.tabular.limits import PAGE, BadFile
from seen.integrations.tabular.table import open_table
from tests.builders.files_in import a_scene_with_holds
from tests.builders.mending import counts

TODAY = date(2026, 11, 21)
NOW = timezone.make_aware(timezone.datetime(2026, 11, 21, 9))
VIEWER = system("a test")
FIELDS = {
    "date": ["Date", "Event date", "DATE:"], "text": ["What happened", "Event", "Details"], "time": ["Time"],
    "agency": ["Agency"], "source": ["Source", "Practitioner"], "child": ["Child"], "action": ["Action taken"],
    "outcome": ["Outcome"], "other": ["Shoe size", "???"], "recorded": ["Date recorded"],
}  # fmt: skip
WRITTEN = (
    "%d/%m/%Y",
    "%Y-%m-%d",
    "%d.%m.%y",
    "%d-%b-%Y",
    "%A %d %B %Y",
    "%B %Y",
    "%m/%Y",
    "%Y",
    "c. %B %Y",
    "w/c %d/%m/%Y",
)

days = st.dates(date(2016, 1, 1), TODAY + timedelta(days=400))
words = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\x00\r"), max_size=25)
noise = st.sampled_from(
    ["", "Undated", "3/3", "31/04/2023", "Sept 22", "45012", "between 3rd and 9th", "0930hrs", "12/13/2022"]
)
dates = st.one_of(
    st.builds(lambda on, how: (on, on.strftime(how)), days, st.sampled_from(WRITTEN)), st.tuples(st.none(), noise)
)


@st.composite
def tables(draw):
    """Return headings in any order, rows of (the true day or None, cells by field), and the delimiter."""
    extra = draw(st.lists(st.sampled_from([name for name in FIELDS if name not in {"date", "text"}]), unique=True))
    columns = draw(st.permutations(["date", "text", *extra]))
    headings = [draw(st.sampled_from(FIELDS[name])) for name in columns]
    rows = []
    for _ in range(draw(st.integers(1, 6))):
        on, text = draw(dates)
        cells = {"date": text, **{name: draw(words) for name in columns if name != "date"}}
        rows.append((on, cells))
    return columns, headings, rows, draw(st.sampled_from(",;\t|"))


def as_file(table):
    columns, headings, rows, delimiter = table
    out = io.StringIO(newline="")
    sheet = csv.writer(out, delimiter=delimiter)
    sheet.writerow(headings)
    sheet.writerows([cells[name] for name in columns] for _, cells in rows)
    return io.BytesIO(out.getvalue().encode())


def opened(table):
    try:
        return open_table(as_file(table), name="a.csv", limits=PAGE)
    except BadFile:
        return None


def whole(entry):
    """Return everything that an entry says."""
    return [entry.text, entry.action, entry.outcome, *entry.detail.get("columns", {}).values()]


class TestAnyTable(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.scene = a_scene_with_holds()

    def judge(self):
        school, child = self.scene.school, self.scene.amir.id
        children = Children(VIEWER, agency=school.id, child=child, today=TODAY)
        return Judge(children, (school.id, school.name, school.type), child, TODAY)

    @settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
    @given(table=tables())
    @example(
        table=(["date", "text"], ["Date", "Event"], [(date(2021, 5, 1), {"date": "01/05/2021", "text": "x"})], ",")
    )
    @example(
        table=(["date", "text"], ["Date", "Event"], [(date(2026, 11, 22), {"date": "November 2026", "text": "x"})], ",")
    )
    def test_every_row_is_judged_and_no_date_is_invented(self, table):
        found = opened(table)
        if found is None:
            return
        judged = []
        look([found], judge=self.judge(), watch=lambda one, name: judged.append(one))
        numbers = [one.row for one in judged]
        assert numbers == sorted(set(numbers))
        assert len(judged) == len(table[2])
        for (true, cells), one in zip(table[2], judged, strict=True):
            if one.verdict == "accepted":
                on = one.read.draft.on
                assert on.earliest <= on.latest <= TODAY
                if true:
                    cut = on.latest == TODAY < true  # a month that is not over ends today, whatever day was meant
                    assert on.earliest <= true <= on.latest or cut or on.precision.value == "week", cells
            elif one.verdict == "undated":
                assert one.read.draft.on.earliest is None
            assert one.reason or one.verdict in {"accepted", "not_held"}

    @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
    @given(table=tables())
    def test_nothing_is_lost_and_sent_twice_nothing_doubles(self, table):
        found = opened(table)
        if found is None:
            return
        before = Entry.objects.count()
        first: Counter[str] = Counter()
        bring_in(VIEWER, [found], judge=self.judge(), now=NOW, watch=lambda one, _: first.update([one.verdict]))
        kept = {row.row: row for row in ImportRow.objects.filter(file__name="a.csv")}
        assert len(kept) == len(table[2])
        for number, (_, cells) in enumerate(table[2], start=2):
            row = kept[number]
            if row.verdict == "not_held":
                continue
            entry = Entry.objects.filter(id=row.entry).first()
            held = whole(entry) if entry else list(row.cells.values())
            for name in ("text", "other", "action"):
                assert cells.get(name, "").strip() in [*held, ""], (name, held)
        added = Entry.objects.count() - before
        again: Counter[str] = Counter()
        later = NOW + timedelta(days=1)
        bring_in(
            VIEWER, [opened(table)], judge=self.judge(), now=later, watch=lambda one, _: again.update([one.verdict])
        )
        assert Entry.objects.count() == before + added
        assert again["accepted"] == again["undated"] == 0
        assert sum(first.values()) == sum(again.values())

    @settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
    @given(table=tables(), answers=st.lists(st.one_of(noise, days.map(date.isoformat)), min_size=6, max_size=6))
    def test_whatever_is_put_right_the_account_adds_up_and_nothing_doubles(self, table, answers):
        found = opened(table)
        if found is None:
            return
        done = bring_in(VIEWER, [found], judge=self.judge(), now=NOW, watch=lambda *_: None)
        alice = self.scene.alice.as_viewer()
        for row, answer in zip(ImportRow.objects.filter(file=done.files[0]).order_by("row"), answers, strict=False):
            file = ImportFile.objects.get(id=done.files[0])
            before = Entry.objects.count()
            with suppress(Refusal):
                mend_row(alice, file=file, row=row.row, cells={"date": answer, "child": ""}, once=uuid4(), now=NOW)
                assert Entry.objects.count() <= before + 1
            counts(file)
        before = Entry.objects.count()
        later = NOW + timedelta(days=1)
        again: Counter[str] = Counter()
        bring_in(
            VIEWER, [opened(table)], judge=self.judge(), now=later, watch=lambda one, _: again.update([one.verdict])
        )
        assert (Entry.objects.count(), again["accepted"], again["undated"]) == (before, 0, 0)
