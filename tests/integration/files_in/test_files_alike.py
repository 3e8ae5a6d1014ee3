"""One answer for many rows: whom they are about, which year it was; Charlie is refused in test_files_mended."""

import json
from datetime import date
from uuid import UUID

import pytest
from django.urls import reverse

from seen.apps.chronology.actions import mending
from seen.apps.chronology.forms.mending import AlikeForm
from seen.apps.chronology.models import Entry, ImportRow, Mending
from tests.builders.entries import NOW
from tests.builders.files_in import row
from tests.builders.mending import counts, form_of, once, typed

pytestmark = pytest.mark.django_db


class TestWhoIsThis:
    def test_a_person_confirms_both_boys_for_all_rows_at_once(self, bring, send, as_, family):
        file = bring(*(row(f"{day} March 2023", f"Event {day}", child="both boys") for day in range(1, 15)))
        page = as_(family.alice).get(reverse("file", args=[file.id])).content.decode()
        assert "14 rows say “both boys”" in page
        assert page.count("It may be about") == 14
        both = [family.amir.reference, family.bilal.reference]
        assert form_of(family.alice, file, 2, AlikeForm)["answer"].value() == both
        opened = as_(family.alice).get(reverse("file_alike", args=[file.id, 2])).content.decode()
        assert opened.count("checked") == 16
        rows = [str(number) for number in range(2, 16)]
        done = send(file, 2, page="file_alike", answer=both, rows=rows)
        assert done.status_code == 302
        assert Entry.objects.count() == 28
        assert Entry.objects.values("account").distinct().count() == 14
        assert counts(file) == {"accepted": 14}
        account = json.loads(as_(family.alice).get(reverse("file_account", args=[file.id])).content)
        assert account["rows"][0]["mended"][0]["cells"] == {"child": "; ".join(both)}

    def test_rows_can_be_left_out_and_answered_otherwise(self, bring, send, family):
        file = bring(row("1 March 2023", child="the boys"), row("2 March 2023", child="the boys"))
        send(file, 2, page="file_alike", answer=[family.bilal.reference], rows=["3"])
        assert Entry.objects.get().child == family.bilal
        assert counts(file) == {"accepted": 1, "ask": 1}

    def test_a_row_with_a_further_question_keeps_the_answer_and_asks_that_next(self, bring, send, as_, family):
        file = bring(row("1 March 2023", child="both boys"), row("3/3", child="both boys"))
        page = send(file, 2, page="file_alike", answer=[family.amir.reference], rows=["2", "3"])
        assert page.status_code == 302
        waits = ImportRow.objects.get(row=3)
        assert (waits.verdict, waits.asks) == ("ask", "year")
        assert counts(file) == {"accepted": 1, "ask": 1}
        assert send(file, 3, answer="2023", once=2).status_code == 302
        assert Entry.objects.get(on_earliest=date(2023, 3, 3)).child == family.amir
        assert [one.cells for one in waits.mendings.all()] == [
            {"child": family.amir.reference}, {"date": "3/3/2023"}
        ]  # fmt: skip

    def test_nobody_of_these_keeps_the_number_of_the_row_and_nothing_else(self, bring, send, family):
        file = bring(row("1 March 2023", "Secret words", child="siblings"), row(child="Bilall"))
        assert "and not both" in send(file, 2, answer=["nobody", family.bilal.reference]).content.decode()
        assert "Choose whom it is about" in send(file, 2).content.decode()
        assert send(file, 2, answer=["nobody"]).status_code == 302
        kept = ImportRow.objects.get(row=2)
        assert (kept.verdict, kept.cells, kept.reason, kept.on, kept.asks) == ("not_held", {}, "", {}, "")
        assert [(one.cells, one.digest) for one in kept.mendings.all()] == [({}, "")]
        assert counts(file) == {"ask": 1, "not_held": 1}
        file = bring(row(child="siblings"), row("2 May 2023", child="siblings"), name="b.csv")
        send(file, 2, page="file_alike", answer=["nobody"], rows=["2", "3"], once=3)
        assert counts(file) == {"not_held": 2}
        done = mending.let_go_of_rows(family.alice.as_viewer(), file=file, rows=[2], once=UUID(once(3)), now=NOW)
        assert done.settled == [2]

    def test_a_child_out_of_sight_can_not_be_named_by_hand(self, bring, send, as_, family):
        file = bring(row("3/3", child=family.amir.reference))
        said, fields = typed(family.alice, file, 2)
        answer = send(file, 2, **said | {"answer": "2023", fields["child"]: family.leila.reference})
        nowhere = send(file, 2, **said | {"answer": "2023", fields["child"]: "S-NOWHERE"})
        assert "nobody whose record you can open" in answer.content.decode()
        assert answer.content.decode().count("nobody whose record") == nowhere.content.decode().count(
            "nobody whose record"
        )
        assert not Entry.objects.exists()


class TestAlike:
    def test_which_year_once_for_all(self, bring, send, as_, family):
        file = bring(row("3/3", "a"), row("14/3", "b"), row("6 March", "c"), row("Sept 22", "d"))
        page = as_(family.alice).get(reverse("file", args=[file.id])).content.decode()
        assert "3 rows give a date with no year" in page
        send(file, 2, page="file_alike", answer="2023", rows=["2", "3", "4"])
        assert [entry.on_earliest for entry in Entry.objects.order_by("on_earliest")] == [
            date(2023, 3, 3), date(2023, 3, 6), date(2023, 3, 14)
        ]  # fmt: skip
        assert counts(file) == {"accepted": 3, "ask": 1}

    def test_an_answer_that_moves_no_row_stores_nothing(self, bring, send, family):
        file = bring(row("3/3", "a"), row("14/3", "b"))
        answer = send(file, 2, page="file_alike", answer="2031", rows=["2", "3"])
        assert "after today" in answer.content.decode()
        assert not Mending.objects.exists()

    def test_some_are_settled_and_the_others_said(self, bring, send, as_, family):
        file = bring(row("1/3", "a"), row("29/2", "b"), row("29/2", "c"))
        answer = send(file, 2, page="file_alike", answer="2023", rows=["2", "3", "4"])
        told = as_(family.alice).get(answer.url).content.decode()
        assert "1 row is settled. Still to be answered: row 3" in told
        assert "So is 1 more." in told
        assert counts(file) == {"accepted": 1, "ask": 2}

    def test_sent_twice_it_is_one_act(self, bring, send, family):
        file = bring(row("1/3", "a"), row("2/3", "b"))
        for _ in range(2):
            assert send(file, 2, page="file_alike", answer="2023", rows=["2", "3"]).status_code == 302
        viewer = family.alice.as_viewer()
        cells = {2: {"date": "1/3/2023"}, 3: {"date": "2/3/2023"}}
        done = mending.mend_alike_rows(viewer, file=file, answers=cells, once=Mending.objects.first().once, now=NOW)
        assert done.settled == [2, 3]
        assert Entry.objects.count() == 2

    def test_more_rows_than_can_be_shown_are_answered_together(self, bring, send, family, monkeypatch):
        monkeypatch.setattr("seen.apps.chronology.forms.mending.MOST_SHOWN", 1)
        file = bring(row("1/3", "a"), row("2/3", "b"))
        send(file, 2, page="file_alike", answer="2023")
        assert counts(file) == {"accepted": 2}
