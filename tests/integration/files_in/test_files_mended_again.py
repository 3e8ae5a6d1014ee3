"""A row that was put right comes again, as it was or as it is: nothing doubles and nothing is written over."""

from datetime import date

import pytest

from seen.apps.chronology.actions import mending
from seen.apps.chronology.judging import Judge
from seen.apps.chronology.models import Entry, ImportFile, ImportRow, Mending
from tests.builders.entries import NOW, written
from tests.builders.files_in import row
from tests.builders.mending import counts

pytestmark = pytest.mark.django_db


class TestAgain:
    def test_a_mended_row_that_comes_again_is_here_whether_as_it_was_or_as_it_is(self, bring, send, family):
        rows = (row("1 May 2023", "Fine"), row("3/3", "Hungry", child="both boys"))
        file = bring(*rows)
        send(file, 3, page="file_row", answer=[family.amir.reference, family.bilal.reference])
        said = {"answer": [family.amir.reference, family.bilal.reference], "cell_0": "3/3/2023"}
        assert send(file, 3, once=2, **said | {"cell_1": "Hungry"}).status_code == 302
        assert Entry.objects.count() == 3
        again = bring(*rows, name="again.csv")
        assert counts(again) == {"skipped": 2}
        assert "put this row right" in ImportRow.objects.get(file=again, row=3).reason
        assert again.counts["withdrawal_proposed"] == []
        right = bring(row("3/3/2023", "Hungry", child="Amir Example & Bilal Example"), name="right.csv")
        assert counts(right) == {"skipped": 1}
        assert Entry.objects.count() == 3

    def test_case_spaces_and_the_order_of_columns_do_not_hide_it(self, bring, send, family):
        send(bring(row("3/3", "Hungry again")), 2, answer="2023", cell_0="Hungry again")
        moved = bring(("HUNGRY  again", "3/3"), headings=("What happened", "Date"), name="moved.csv")
        assert counts(moved) == {"skipped": 1}

    def test_as_many_stand_as_came(self, bring, send, family):
        file = bring(row("3/3", "Hungry"), row("3/3", "Hungry"))
        send(file, 2, answer="2023", cell_0="Hungry")
        assert counts(bring(row("3/3", "Hungry"), row("3/3", "Hungry"), name="b.csv")) == {"ask": 1, "skipped": 1}

    def test_a_row_put_right_before_in_another_file_is_here(self, bring, send, family):
        one = bring(row("3/3", "Hungry"))
        two = bring(row("3/3", "Hungry"), name="two.csv")
        send(one, 2, answer="2023", cell_0="Hungry")
        assert send(two, 2, answer="2022", cell_0="Hungry", once=2).status_code == 302
        assert Entry.objects.count() == 1
        assert counts(two) == {"skipped": 1}

    def test_a_row_put_right_as_one_that_is_here_already_is_passed_over(self, bring, send, family):
        file = bring(row("3/3/2023", "Hungry"), row("3/3", "Hungry"))
        send(file, 3, answer="2023", cell_0="Hungry")
        assert counts(file) == {"accepted": 1, "skipped": 1}
        assert Entry.objects.count() == 1

    def test_a_record_put_right_replaces_its_earlier_version(self, bring, send, family):
        headings = ("Reference", "Date", "Event")
        bring(("7", "1 May 2023", "A fal"), headings=headings)
        file = bring(("7", "3/3", "A fall"), headings=headings, name="b.csv")
        send(file, 2, answer="2023", cell_0="A fall", cell_4="7")
        newer = Entry.objects.get(text="A fall")
        assert newer.supersedes.text == "A fal"
        assert ImportFile.objects.get(id=file.id).counts["supersedes"] == 1

    def test_a_correction_made_meanwhile_is_not_written_over(self, bring, family, monkeypatch):
        headings = ("Reference", "Date", "Event")
        bring(("7", "1 May 2023", "A fal"), headings=headings)
        file = bring(("7", "3/3", "A fall"), headings=headings, name="b.csv")
        old = Entry.objects.get()
        again = Judge.again

        def late(judge, *args, **kwargs):
            for judged in again(judge, *args, **kwargs):
                written(lambda: Entry.objects.create(
                    child=old.child, kind=old.kind, on_precision="unknown", recorded=date(2023, 5, 1), written_at=NOW,
                    agency=old.agency, source_agency=old.agency, access=old.access, supersedes=old,
                ))  # fmt: skip
                yield judged

        monkeypatch.setattr(Judge, "again", late)
        with pytest.raises(mending.ChangedMeanwhile):
            mending.mend_row(family.alice.as_viewer(), file=file, row=2, cells={"date": "3/3/2023"},
                             once=family.amir.id, now=NOW)  # fmt: skip
        assert not Mending.objects.exists()
