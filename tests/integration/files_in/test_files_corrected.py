"""A corrected file: it updates and never doubles; what it leaves out is decided about; Charlie is refused."""

import random

import pytest
from django.urls import reverse

from seen.apps.casefile import queries as casefile
from seen.apps.chronology.actions.amend import ChangedMeanwhile, NoReason
from seen.apps.chronology.actions.left_out import Decisions, NotLeftOut, settle_left_out
from seen.apps.chronology.models import Entry, ImportFile, KeptEntry, Named
from seen.apps.chronology.queries.sight import entries
from seen.kit.audit.models import Bypass
from seen.kit.audit.models import Entry as Audited
from tests.builders.entries import NOW, named, written
from tests.builders.files_in import brought_in_by, row, story, verdicts
from tests.builders.mending import counts, once

pytestmark = pytest.mark.django_db
NUMBERED = ("Reference", "Date", "Event")


def texts(scene):
    return sorted(entry.text for entry in story(scene))


class TestRecordNumbers:
    def test_a_number_in_other_case_and_spacing_is_the_same_record(self, scene, sent):
        sent(("Ab 12", "1 May 2021", "A fal"), headings=NUMBERED)
        account = sent(("aB12 ", "1 May 2021", "A fall"), headings=NUMBERED)
        assert account["supersedes"] == 1
        assert texts(scene) == ["A fall"]
        assert verdicts(sent(("AB12", "1 May 2021", "A fal"), headings=NUMBERED)) == ["skipped"], "an earlier version"

    def test_in_an_event_file_a_ref_counts_to_the_letter(self, scene, sent):
        headings = ("ref", "child", "on", "kind", "agency", "text")
        ref = scene.amir.reference
        rows = [(name, ref, "2021-05-01", "note.observation", "", f"Said {name}") for name in ("a1", "A1")]
        sent(*rows, headings=headings)
        account = sent((*rows[1][:5], "Said otherwise"), headings=headings)
        assert account["supersedes"] == 1
        assert texts(scene) == ["Said a1", "Said otherwise"]

    def test_a_number_that_stands_over_several_rows_names_no_record(self, scene, sent):
        old = [("C-1", "1 May 2021", "One"), ("C-1", "2 May 2021", "Two")]
        sent(*old, headings=NUMBERED)
        account = sent(("C-1", "3 May 2021", "Three"), *old, headings=NUMBERED)
        assert verdicts(account) == ["accepted", "skipped", "skipped"]
        assert (account["supersedes"], texts(scene)) == (0, ["One", "Three", "Two"])

    def test_a_new_row_above_with_the_case_number_of_an_old_one_replaces_nothing(self, scene, sent):
        sent(("C-1", "1 May 2021", "One"), headings=NUMBERED)
        sent(("C-1", "2 May 2021", "Two"), ("C-1", "1 May 2021", "One"), headings=NUMBERED)
        assert texts(scene) == ["One", "Two"]
        assert ImportFile.objects.latest("accepted_at").counts["supersedes"] == 0

    def test_two_new_rows_with_the_case_number_of_an_old_one_replace_nothing(self, scene, sent):
        sent(("C-1", "1 May 2021", "One"), headings=NUMBERED)
        rows = (("C-1", "2 May 2021", "Two"), ("C-1", "3 May 2021", "Three"))
        tried = sent(*rows, headings=NUMBERED, dry_run=True)
        account = sent(*rows, headings=NUMBERED)
        assert texts(scene) == ["One", "Three", "Two"]
        assert tried["withdrawal_proposed"] == account["withdrawal_proposed"] == []

    def test_after_a_withdrawn_record_its_number_goes_on(self, scene, sent):
        sent(("7", "1 May 2021", "One"), headings=NUMBERED)
        written(lambda: Entry.objects.update(withdrawn=True))
        sent(("7", "1 May 2021", "Two"), headings=NUMBERED)
        sent(("7", "1 May 2021", "Three"), headings=NUMBERED)
        assert texts(scene) == ["Three"]

    def test_a_row_that_waits_for_an_answer_is_not_left_out(self, scene, sent):
        sent(("1", "1 May 2021", "One"), ("2", "2 May 2021", "Two"), ("3", "3 May 2021", "Three"), headings=NUMBERED)
        account = sent(("1", "1 May 2021", "One"), ("2", "2/5", "Two"), ("3", "3 May 2021", "x"), headings=NUMBERED)
        assert verdicts(account) == ["skipped", "ask", "accepted"]
        assert account["withdrawal_proposed"] == []
        headings = (*NUMBERED, "Child")
        account = sent(("1", "1 May 2021", "One", ""), ("2", "2 May 2021", "New", "siblings"), headings=headings)
        assert verdicts(account) == ["skipped", "ask"]

    @pytest.mark.parametrize("headings", [NUMBERED, ("Shoe size", *NUMBERED[1:])])
    def test_rows_in_another_order_double_nothing_and_withdraw_nothing(self, scene, sent, headings):
        rows = [(str(at), f"{at} May 2021", f"Event {at % 3}") for at in range(1, 20)]
        sent(*rows, headings=headings)
        random.Random(3).shuffle(rows)
        account = sent(*rows, headings=headings)
        assert set(verdicts(account)) == {"skipped"}
        assert account["withdrawal_proposed"] == []


@pytest.fixture
def corrected(family):
    """A file without numbers, and its corrected version: one row mended, one gone, one the same."""
    before = [row("1 May 2023", "Fell in the yard at brek"), row("2 May 2023", "Late"), row("3 May 2023", "Hungry")]
    brought_in_by(family.alice, family.amir, before)
    after = [row("1 May 2023", "Fell in the yard at break"), row("3 May 2023", "Hungry"), row("4 May 2023", "Tired")]
    return brought_in_by(family.alice, family.amir, after)


@pytest.fixture
def decide(as_, family):
    def deciding(file, *, by=None, key=1, **said):
        said = {"every": "each", "why": "No longer in the file", "once": once(key)} | said
        return as_(by or family.alice).post(reverse("file_left_out", args=[file.id]), said)

    return deciding


def old(text):
    return Entry.objects.get(text=text, supersedes=None)


class TestLeftOut:
    def test_the_new_row_stands_beside_the_one_that_it_may_replace(self, corrected, as_, family):
        page = as_(family.alice).get(reverse("file", args=[corrected.id])).content.decode()
        assert "2 entries are no longer in the file" in page
        page = as_(family.alice).get(reverse("file_left_out", args=[corrected.id])).content.decode()
        assert "Entry 1 and row 2 side by side" in page
        assert "Row 2 replaces it" in page
        assert "Row 4 replaces it" not in page
        assert page.index("at brek<") < page.index("at break<")

    def test_a_person_says_that_one_row_replaces_the_other_and_withdraws_the_rest(self, corrected, decide, as_, family):
        first, late = old("Fell in the yard at brek"), old("Late")
        named(first, family.bob)
        done = decide(corrected, do_0="replaced", do_1="withdraw")
        assert done.status_code == 302
        assert texts(family) == ["Fell in the yard at break", "Hungry", "Tired"]
        newer = Entry.objects.get(text="Fell in the yard at break")
        assert (newer.supersedes, newer.why_changed) == (first, "Corrected by its agency in a later file.")
        assert Named.objects.filter(entry=newer, user=family.bob).exists(), "who was named for it before is so still"
        gone = Entry.objects.get(supersedes=late)
        assert (gone.withdrawn, gone.why_changed, gone.changed_by) == (True, "No longer in the file", family.alice)
        assert ImportFile.objects.get(id=corrected.id).counts["supersedes"] == 1
        counts(corrected)
        page = as_(family.alice).get(done.url).content.decode()
        assert "1 replaced, 1 withdrawn." in page
        assert "Withdrawn by Alice Example on" in page
        assert "A row of this file replaced it" in page
        assert "Nothing of this file waits for a decision" in page
        shown = as_(family.alice).get(reverse("file", args=[corrected.id])).content.decode()
        assert "What was decided about entries" in shown
        acted = Audited.objects.get(name="chronology.settle_left_out")
        assert acted.about == [str(family.amir.id)]
        assert not Bypass.objects.exists()

    def test_what_is_kept_is_not_proposed_again(self, corrected, decide, as_, family):
        decide(corrected, every="keep")
        assert KeptEntry.objects.count() == 2
        again = brought_in_by(family.alice, family.amir, [row("3 May 2023", "Hungry"), row("4 May 2023", "Tired")])
        left = [Entry.objects.get(id=key).text for key in again.counts["withdrawal_proposed"]]
        assert left == ["Fell in the yard at break"]
        page = as_(family.alice).get(reverse("file_left_out", args=[corrected.id])).content.decode()
        assert "Kept by Alice Example on" in page

    def test_all_are_withdrawn_at_once_and_sent_twice_it_is_one_act(self, corrected, decide, family):
        for _ in range(2):
            decide(corrected, every="withdraw", do_0="keep")
        assert texts(family) == ["Fell in the yard at break", "Hungry", "Tired"]
        assert Entry.objects.filter(withdrawn=True).count() == 2
        assert not KeptEntry.objects.exists()

    def test_all_means_those_too_that_the_page_has_no_room_for(self, corrected, decide, as_, family, monkeypatch):
        monkeypatch.setattr("seen.apps.chronology.views.left_out.MOST_AT_ONCE", 1)
        page = as_(family.alice).get(reverse("file_left_out", args=[corrected.id])).content.decode()
        assert "The first 1 of 2 are shown" in page
        assert "What becomes of entry 2?" not in page
        decide(corrected, every="withdraw")
        assert Entry.objects.filter(withdrawn=True).count() == 2

    def test_nothing_is_done_where_everything_is_left_for_later(self, corrected, decide, family):
        before = Entry.objects.count()
        decide(corrected, do_0="later", do_1="later")
        assert (Entry.objects.count(), KeptEntry.objects.count()) == (before, 0)

    def test_another_row_is_named_by_its_number(self, corrected, decide, family):
        assert "Write the number of a row" in decide(corrected, do_0="other", do_1="later").content.decode()
        for number in ("99", "x", "3"):  # 3 was here before: it is no new entry
            page = decide(corrected, do_0="later", do_1="other", row_1=number).content.decode()
            assert "Write the number of a row" in page
        page = decide(corrected, do_0="other", row_0="row 4", do_1="other", row_1="4").content.decode()
        assert "One row replaces one entry" in page
        assert decide(corrected, do_0="later", do_1="other", row_1="Row 4").status_code == 302
        assert Entry.objects.get(text="Tired").supersedes.text == "Late"

    def test_why_is_asked_for_what_is_withdrawn(self, corrected, decide):
        page = decide(corrected, do_0="withdraw", do_1="later", why="").content.decode()
        assert "Say why they are withdrawn" in page
        assert not Entry.objects.filter(withdrawn=True).exists()

    def test_an_entry_that_is_proposed_as_the_same_as_its_own_replacement_is_no_longer(self, family):
        headings = ("Date", "Event", "Outcome")
        brought_in_by(family.alice, family.amir, [("1 May 2023", "A fall", "None"), ("2 May 2023", "x", "")],
                      headings=headings)  # fmt: skip
        file = brought_in_by(family.alice, family.amir, [("1 May 2023", "A fall", "Plaster"), ("2 May 2023", "x", "")],
                             headings=headings)  # fmt: skip
        first, second = Entry.objects.get(outcome="None"), Entry.objects.get(outcome="Plaster")
        assert second.same_as == first.account
        viewer = family.alice.as_viewer()
        for _ in range(2):
            settle_left_out(viewer, file=file, decisions=Decisions(replaced={first: second}), why="",
                            once=first.id, now=NOW)  # fmt: skip
        second.refresh_from_db()
        assert (second.supersedes, second.same_as) == (first, None)
        counted = ImportFile.objects.get(id=file.id).counts
        assert (counted["supersedes"], counted["duplicates_proposed"]) == (1, 0)


class TestRefusals:
    def settle(self, family, file, **what):
        return settle_left_out(
            family.alice.as_viewer(), file=file, decisions=Decisions(**what), why="", once=file.id, now=NOW
        )

    def test_only_what_the_file_leaves_out(self, corrected, family):
        with pytest.raises(NotLeftOut):
            self.settle(family, corrected, withdraw=[old("Hungry")])

    def test_no_reason_no_withdrawal(self, corrected, family):
        with pytest.raises(NoReason):
            self.settle(family, corrected, withdraw=[old("Late")])

    def test_a_row_of_another_file_or_a_changed_entry_replaces_nothing(self, corrected, family):
        with pytest.raises(ChangedMeanwhile):
            self.settle(family, corrected, replaced={old("Late"): old("Hungry")})
        tired = Entry.objects.get(text="Tired")
        self.settle(family, corrected, replaced={old("Late"): tired})
        with pytest.raises(ChangedMeanwhile):
            self.settle(family, corrected, replaced={old("Fell in the yard at brek"): tired})
        with pytest.raises(ChangedMeanwhile):
            self.settle(family, corrected, replaced={old("Late"): Entry.objects.get(text="Fell in the yard at break")})

    def test_what_changed_meanwhile_is_said_on_the_page(self, corrected, decide, family, monkeypatch):
        monkeypatch.setattr(
            "seen.apps.chronology.views.left_out.settle_left_out",
            lambda *_, **__: self.settle(family, corrected, withdraw=[old("Hungry")]),
        )
        assert "This file does not leave that entry out" in decide(corrected, do_0="keep", do_1="keep").content.decode()

    def test_charlie_and_bob_get_nobodys_page(self, corrected, decide, as_, family):
        for user in (family.charlie, family.bob):
            assert as_(user).get(reverse("file_left_out", args=[corrected.id])).status_code == 404
            assert decide(corrected, by=user, every="withdraw").status_code == 404
        sight = casefile.sight(family.bob.as_viewer(), family.amir.id, as_of=NOW.date())
        assert entries(sight).count() == 5
