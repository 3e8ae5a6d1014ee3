"""A row put right on the page of its file: judged anew, stored once, accounted for; Charlie is refused."""

import csv
import io
import json
from datetime import date

import pytest
from django.urls import reverse

from seen.apps.casefile.queries import NoSuchChild
from seen.apps.chronology.actions import mending
from seen.apps.chronology.actions.amend import NotTheirs
from seen.apps.chronology.actions.left_out import Decisions, settle_left_out
from seen.apps.chronology.models import Entry, ImportFile, ImportRow, Mending
from seen.core.access.permission import Role
from seen.kit.audit.models import Bypass
from seen.kit.audit.models import Entry as Audited
from seen.kit.audit.verify import verify
from tests.builders.entries import NOW, a_user, works_with, written
from tests.builders.files_in import brought_in_by, row, verdicts
from tests.builders.mending import counts, once, typed

pytestmark = pytest.mark.django_db


class TestOneRow:
    def test_a_date_put_right_stores_the_entry_with_the_file_as_its_origin(self, bring, send, as_, family):
        file = bring(row("31/04/2023", "Hungry", source="Ms Brook"))
        said, _ = typed(family.alice, file, 2)
        answer = send(file, 2, **said | {"answer": "30/04/2023"})
        assert answer.status_code == 302
        (entry,) = Entry.objects.all()
        assert (entry.file, entry.on_earliest, entry.source, entry.writer) == (
            file, date(2023, 4, 30), "Ms Brook", family.alice
        )  # fmt: skip
        kept = ImportRow.objects.get()
        assert (kept.verdict, kept.entry, kept.cells["date"]) == ("accepted", entry.id, "31/04/2023")
        (mended,) = kept.mendings.all()
        assert (mended.cells, mended.by) == ({"date": "30/04/2023"}, family.alice)
        assert counts(file) == {"accepted": 1}
        assert not Bypass.objects.exists()
        assert verify().ok
        acted = Audited.objects.get(name="chronology.mend_row")
        assert str(family.amir.id) in acted.about
        assert "Hungry" not in json.dumps(acted.detail)

    def test_what_looks_like_another_agencys_account_is_proposed_and_counted(self, bring, send, family):
        brought_in_by(family.bob, family.amir, [row("3 March 2023", "Found alone in the park")])
        file = bring(row("3/3", "Found alone in the park"))
        send(file, 2, answer="2023")
        theirs = Entry.objects.get(agency=family.clinic)
        assert Entry.objects.get(file=file).same_as == theirs.account
        assert ImportFile.objects.get(id=file.id).counts["duplicates_proposed"] == 1

    def test_what_was_put_right_is_found_by_its_words(self, bring, send, as_, family):
        send(bring(row("3/3", "Built a marvellous hedgehog")), 2, answer="2023")
        page = as_(family.alice).get(reverse("child_chronology", args=[family.amir.id]), {"q": "hedgehogs"})
        assert "marvellous" in page.content.decode()

    def test_sent_twice_it_is_one_act(self, bring, send, as_, family):
        file = bring(row("3/3", "Hungry"))
        said, _ = typed(family.alice, file, 2)
        for _ in range(2):
            assert send(file, 2, **said | {"answer": "2023"}).status_code == 302
        viewer = family.alice.as_viewer()
        once = Mending.objects.get().once
        again = mending.mend_row(viewer, file=file, row=2, cells={"date": "3/3/2023"}, once=once, now=NOW)
        assert again.settled == [2]
        assert Entry.objects.count() == Mending.objects.count() == 1
        assert counts(file) == {"accepted": 1}

    def test_whoever_comes_second_is_told_and_nothing_changes(self, bring, send, as_, family):
        file = bring(row("3/3", "Hungry"))
        send(file, 2, answer="2023", cell_0="Hungry")
        page = as_(family.alice)
        late = page.post(reverse("file_row", args=[file.id, 2]), {"answer": "2022", "once": once(2)}, follow=True)
        assert "Row 2 is settled. Put right by Alice Example on" in late.content.decode()
        with pytest.raises(mending.SettledMeanwhile):
            mending.mend_row(family.alice.as_viewer(), file=file, row=2, cells={"date": "3/3/2022"},
                             once=family.amir.id, now=NOW)  # fmt: skip
        assert Entry.objects.get().on_earliest == date(2023, 3, 3)

    def test_what_still_can_not_be_taken_is_asked_again_with_everything_typed(self, bring, send, as_, family):
        file = bring(row("31/04/2023", "Hungry"))
        said, fields = typed(family.alice, file, 2)
        answer = send(file, 2, **said | {"answer": "31/06/2023", fields["text"]: "Hungry again"})
        page = answer.content.decode()
        assert page.count("“31/06/2023”") >= 2
        assert "Hungry again" in page
        assert not Entry.objects.exists()
        assert not Mending.objects.exists()
        assert counts(file) == {"rejected": 1}

    def test_any_other_cell_can_be_put_right_too_and_emptied(self, bring, send, as_, family):
        file = bring(row("3/3", "Hungry", source="Ms Brok", more=("Rang", "", "12")))
        said, fields = typed(family.alice, file, 2)
        send(file, 2, **said | {"answer": "3 March 2023", fields["source"]: "Ms Brook", fields["Shoe size"]: ""})
        (entry,) = Entry.objects.all()
        assert (entry.source, entry.action, entry.detail) == ("Ms Brook", "Rang", {})
        assert Mending.objects.get().cells == {"date": "3 March 2023", "source": "Ms Brook", "Shoe size": ""}

    def test_a_second_question_is_said_beside_its_own_cell(self, bring, send, as_, family):
        file = bring(row("3/3", "Hungry", agency="police"))
        said, fields = typed(family.alice, file, 2)
        page = send(file, 2, **said | {"answer": "North Police"}).content.decode()
        assert f'href="#id_{fields["date"]}">“3/3” has two numbers only' in page
        assert "North Police" in page
        said |= {"answer": "North Police", fields["date"]: "3/3/2023"}
        assert send(file, 2, **said).status_code == 302
        assert Entry.objects.get().source_agency.name == "North Police"

    def test_which_agency_is_chosen_among_those_of_its_type_or_kept_in_words(self, bring, send, as_, family):
        file = bring(row(agency="police"), row("7/3/2023", agency="police"))
        page = as_(family.alice).get(reverse("file_row", args=[file.id, 2])).content.decode()
        assert "North Police" in page
        assert family.clinic.name not in page
        send(file, 2, answer="North Police")
        send(file, 3, answer="unknown", once=2)
        told = {entry.on_earliest.day: entry.source_agency.name for entry in Entry.objects.all()}
        assert told == {6: "North Police", 7: family.school.name}
        assert "no agency of the partnership" in ImportRow.objects.get(row=3).reason

    def test_a_row_with_no_date_at_all_goes_to_the_tray(self, bring, send, as_, family):
        file = bring(row("3/3", "Hungry"))
        said, _ = typed(family.alice, file, 2)
        send(file, 2, **said | {"answer": "unknown"})
        assert counts(file) == {"undated": 1}

    def test_a_year_that_is_none_is_asked_again(self, bring, send, family):
        file = bring(row("3/3", "Hungry"))
        assert "four digits" in send(file, 2, answer="23").content.decode()
        assert "four digits" in send(file, 2, answer="12345").content.decode()
        assert not Entry.objects.exists()

    def test_rejected_in_an_event_file_is_judged_as_strictly_again(self, family, send):
        headings = ("ref", "child", "on", "kind", "agency", "text", "same_as")
        ref = family.amir.reference
        file = brought_in_by(
            family.alice, family.amir,
            [("a", ref, "2024-05-01", "note.observation", "", "One", ""),
             ("a", ref, "2024-05-02", "note.observation", "", "Two", ""),
             ("c", ref, "2024-05-03", "juggling", "", "Three", "a")],
            headings=headings,
        )  # fmt: skip
        assert counts(file) == {"accepted": 1, "rejected": 2}
        assert "stands in row 2 too" in send(file, 3, answer="a").content.decode()
        assert send(file, 3, answer="b", once=2).status_code == 302
        assert send(file, 4, answer="note.observation", once=3).status_code == 302
        first, _, third = Entry.objects.order_by("on_earliest")
        assert third.same_as == first.account
        assert not Entry.objects.exclude(supersedes=None).exists()


class TestWhoMay:
    def pages(self, file, number):
        return [reverse(name, args=[file.id, number]) for name in ("file_row", "file_alike")]

    def test_charlie_and_bob_and_a_colleague_get_nobodys_page(self, bring, as_, family):
        file = bring(row("3/3", "Hungry"))
        colleague = written(lambda: a_user("Cora", family.school, Role.WORKER))
        written(lambda: works_with(family.amir, colleague))
        for user in (family.charlie, family.bob, colleague):
            for page in self.pages(file, 2):
                assert as_(user).get(page).status_code == 404
                assert as_(user).post(page, {"answer": "2023", "once": once(1)}).status_code == 404
        assert not Entry.objects.exists()

    def test_the_acts_themselves_refuse_another_agency_and_one_without_sight(self, bring, family):
        file = bring(row("3/3", "Hungry", child="siblings"))
        colleague = written(lambda: a_user("Cora", family.school, Role.WORKER))
        said = {"file": file, "once": file.id, "now": NOW}
        for user, refusal in ((family.charlie, NotTheirs), (family.bob, NotTheirs), (colleague, NoSuchChild)):
            viewer = user.as_viewer()
            with pytest.raises(refusal):
                mending.mend_row(viewer, row=2, cells={"date": "3/3/2023"}, **said)
            with pytest.raises(refusal):
                mending.let_go_of_rows(viewer, rows=[2], **said)
            with pytest.raises(refusal):
                settle_left_out(viewer, decisions=Decisions(), why="", **said)
        assert counts(file) == {"ask": 1}

    def test_the_designated_lead_may(self, bring, send, family):
        written(lambda: works_with(family.amir, family.lead))
        file = bring(row("3/3", "Hungry"))
        assert send(file, 2, by=family.lead, answer="2023", cell_0="Hungry").status_code == 302
        assert Mending.objects.get().by == family.lead

    def test_no_page_for_a_row_that_needs_nobody_or_does_not_exist(self, bring, as_, family):
        file = bring(row())
        for number in (2, 3, 99):
            for page in self.pages(file, number):
                assert as_(family.alice).get(page).status_code == 404

    def test_a_settled_row_leads_back_to_its_file(self, bring, send, as_, family):
        file = bring(row("3/3", "Hungry"), row("4/3", "Late"))
        send(file, 2, answer="2023", cell_0="Hungry")
        for page in self.pages(file, 2):
            assert as_(family.alice).get(page).status_code == 302
        shown = as_(family.alice).get(reverse("file", args=[file.id]), {"verdict": "accepted"}).content.decode()
        assert "Put right by Alice Example on" in shown
        assert "The row as it was put right" in shown


def test_the_account_as_csv_has_every_row(bring, send, as_, family):
    file = bring(row(), row("3/3", "=SUM(1)"), row("31/04/2023", "Late"), row(child="both boys"), row("", "When?"))
    send(file, 4, answer="30/04/2023", cell_0="Late")
    sheet = as_(family.alice).get(reverse("file_account_csv", args=[file.id])).content.decode()
    head, *lines = list(csv.reader(io.StringIO(sheet.lstrip("\ufeff"))))
    assert [line[0] for line in lines] == ["2", "3", "4", "5", "6"]
    by = {name: [line[at] for line in lines] for at, name in enumerate(head)}
    assert by["What became of it"][0] == "In the chronology"
    assert by["Put right"][2].startswith("Alice Example, ")
    assert by["Children it may be about"][3] == f"{family.amir.reference}, {family.bilal.reference}"
    assert by["text"][1] == "'=SUM(1)"
    assert verdicts(json.loads(as_(family.alice).get(reverse("file_account", args=[file.id])).content)) == [
        "accepted", "ask", "accepted", "ask", "undated"
    ]  # fmt: skip
