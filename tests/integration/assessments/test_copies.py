"""Copies of a signed assessment for the family: who may have one, what stands in it, that it was given and answered."""

from uuid import uuid4

import pytest
from django.urls import reverse

from seen.apps.assessments.actions import NotToGive, Written, keep_copy, keep_response, save_own
from seen.apps.assessments.actions.starting import BadStart
from seen.core.access.visibility import Sight
from seen.kit.audit.models import Entry as AuditEntry
from seen.kit.documents import pdf
from tests.builders.assessing import a_tool_file, an_area, an_assessment, graded, saved, signed
from tests.builders.browsing import text_of
from tests.builders.casefile import sight_of
from tests.builders.children import NOW, TODAY
from tests.builders.copying import SURE, every_line, given, kept, opens, people, sends
from tests.builders.staff import browser_of
from tests.integration.overview.test_print import words

pytestmark = pytest.mark.django_db


class TestWhoMayHaveOne:
    def test_the_child_and_each_parent(self, alice, done):
        assert people(alice, done) == {"Amir Reed", "Maya Reed", "Dale Quill"}

    def test_nobody_before_it_is_signed(self, alice, amir, maya):
        made = an_assessment(alice, amir)
        assert people(alice, made) == set()
        with pytest.raises(NotToGive, match="Sign it first"):
            kept(alice, made, maya.id)

    def test_of_one_carers_care_that_carer_alone(self, alice, amir, maya, dale, tools):
        a_tool_file(tools, tool="care-tool", unit="child-and-carer")
        made = an_assessment(alice, amir, instrument="care-tool", carer=maya.id)
        saved(alice, made)
        signed(alice, made)
        assert people(alice, made) == {"Maya Reed"}
        with pytest.raises(NotToGive, match="not for them"):
            kept(alice, made, dale.id)

    @pytest.mark.parametrize(("audience", "who"), [("private", {"Amir Reed"}), ("closed", set())])
    def test_by_the_audience_of_the_tool(self, alice, amir, maya, tools, audience, who):
        a_tool_file(tools, tool="shut-tool", audience=audience)
        made = an_assessment(alice, amir, instrument="shut-tool")
        saved(alice, made)
        signed(alice, made)
        assert people(alice, made) == who

    def test_charlie_finds_nothing_and_can_keep_nothing(self, alice, charlie, done, maya):
        copy = kept(alice, done, maya.id)
        for name, more in (
            ("assessment_copy", ()), ("assessment_copy_screen", ()), ("assessment_copy_given", ()),
            ("assessment_copy_response", (copy.id,)),
        ):  # fmt: skip
            assert opens(charlie, name, done, *more, to="child").status_code == 404
            assert sends(charlie, name, done, *more).status_code == 404
        for act in (
            lambda sight: keep_copy(
                charlie, sight=sight, assessment=done.id, key=uuid4(), given=given(maya.id), today=TODAY, now=NOW
            ),
            lambda sight: keep_response(
                charlie, sight=sight, assessment=done.id, copy=copy.id, key=uuid4(), view="agree", words="", on=TODAY,
                today=TODAY, now=NOW,
            ),
        ):  # fmt: skip
            with pytest.raises(BadStart, match="Only somebody who works"):
                act(Sight(charlie.id, charlie.agency, done.child_id))

    def test_an_assessment_that_is_not_there_is_not_found(self, alice, done):
        address = reverse("assessment_copy", args=[done.child_id, uuid4()])
        assert browser_of(alice).get(address).status_code == 404


class TestWhatStandsInIt:
    def test_strengths_come_first_then_what_needs_to_be_different_then_what_we_do_not_know(self, alice, done, maya):
        said = words(sends(alice, "assessment_copy", done, whom=maya.id, made="docx",
                           lines=every_line(done, alice, maya.id), **SURE))  # fmt: skip
        order = [
            "This is a copy for Maya Reed", "What goes well for Amir", "Food as seen at 1", "A warm coat",
            "What needs to be different for Amir", "Clothes (often not met): Clothes as seen at 3",
            "What this is like for Amir", "Warm, and often hungry", "What we do not know yet", "Warmth",
            "What you told us", "We ran out on Sunday.", "What we make of it", "Pay day comes late", "What you say",
        ]  # fmt: skip
        places = [said.index(each) for each in order]
        assert places == sorted(places)

    def test_what_is_not_known_says_by_when_it_is_asked_and_not_whom(self, alice, done, maya):
        said = words(sends(alice, "assessment_copy", done, whom=maya.id, made="docx",
                           lines=every_line(done, alice, maya.id), **SURE))  # fmt: skip
        assert "We will ask by" in said
        assert "nursery" not in said

    def test_what_one_parent_said_stands_in_nobody_elses(self, alice, done, maya, dale):
        for to, there in ((maya.id, True), (dale.id, False), ("child", False)):
            assert ("told|physical-care" in every_line(done, alice, to)) is there

    def test_words_that_name_somebody_else_of_the_family_or_an_address_stay_out(self, alice, amir, maya, dale):
        made = an_assessment(alice, amir)
        written = an_area(strength="Dale cooks.", life_now="Sleeps at ZZ1 1ZZ.", narrative="Maya asks for help.")
        saved(alice, made, written)
        signed(alice, made)
        mothers, fathers = (every_line(made, alice, to) for to in (maya.id, dale.id))
        assert {"strength|physical-care", "think|physical-care"} & set(mothers) == {"think|physical-care"}
        assert {"strength|physical-care", "think|physical-care"} & set(fathers) == {"strength|physical-care"}
        assert "life|physical-care" not in mothers + fathers

    def test_what_another_agency_completed_is_theirs_to_give(self, alice, bob, amir, maya):
        made = an_assessment(alice, amir)
        saved(alice, made)
        saved(bob, made, an_area("love-and-care"))
        signed(alice, made)
        page = opens(alice, "assessment_copy", made, to=maya.id)
        assert "strength|love-and-care" not in every_line(made, alice, maya.id)
        assert "Love and care (Northmarsh primary)" in page.content.decode()

    def test_only_what_is_finished(self, alice, amir, maya):
        made = an_assessment(alice, amir)
        saved(alice, made)
        signed(alice, made)
        assert not any("love-and-care" in key for key in every_line(made, alice, maya.id))

    def test_a_line_that_was_left_out_is_not_in_the_file(self, alice, done, maya):
        kept_lines = [key for key in every_line(done, alice, maya.id) if not key.startswith("think")]
        said = words(sends(alice, "assessment_copy", done, whom=maya.id, made="docx", lines=kept_lines, **SURE))
        assert "Pay day" not in said

    def test_their_own_sheet_says_what_they_said_and_is_numbered_nowhere(self, alice, amir, maya, dale, tools):
        a_tool_file(tools, tool="own-tool", completed_by=["carer"])
        made = an_assessment(alice, amir, instrument="own-tool", rater_role="carer", completed_by=maya.id)
        save_own(
            alice, sight=sight_of(alice, amir), assessment=made.id, key=uuid4(), written=Written(
                area="physical-care", items={"food": graded(1), "clothes": graded(3)}, done=True), now=NOW,
        )  # fmt: skip
        signed(alice, made)
        assert people(alice, made) == {"Maya Reed"}
        lines = every_line(made, alice, maya.id)
        said = words(sends(alice, "assessment_copy", made, whom=maya.id, made="docx", lines=lines, **SURE))
        assert "It is what you said" in said
        assert "What you said Physical care Food (met): Food as seen at 1" in said
        assert "What goes well" not in said


class TestTheFile:
    def made(self, by, done, to, **told):
        return sends(by, "assessment_copy", done, whom=to, **{"lines": every_line(done, by, to), **SURE, **told})

    def test_a_pdf_with_room_for_what_they_say_and_its_line_in_the_audit(self, alice, done, maya):
        answer = self.made(alice, done, maya.id, made="pdf")
        assert answer["Content-Type"] == "application/pdf"
        assert "Amir" not in answer["Content-Disposition"]
        assert "Do you see it the same way?" in words(answer)
        line = AuditEntry.objects.get(name="assessment_copy_made")
        assert line.detail["file"] == "pdf"

    def test_everything_that_must_be_done_first_must_be_ticked(self, alice, done, maya):
        for sure in ([], ["read"]):
            answer = self.made(alice, done, maya.id, made="pdf", sure=sure)
            assert "Say that each of these is done" in answer.content.decode()

    def test_without_a_line_there_is_none(self, alice, done, maya):
        answer = self.made(alice, done, maya.id, made="pdf", lines=[])
        assert "Choose at least one line" in answer.content.decode()

    def test_where_no_pdf_can_be_made_it_says_so(self, alice, done, maya, monkeypatch):
        monkeypatch.setattr("seen.overview.prints.assessed_form.can_make", lambda: False)
        assert pdf.MISSING in text_of(self.made(alice, done, maya.id, made="pdf"))

    def test_on_the_screen_it_says_the_same_and_nothing_else_of_the_child(self, alice, done, maya):
        answer = self.made(alice, done, maya.id, made="screen", lines=["item|food"])
        assert answer.status_code == 302
        page = browser_of(alice).get(answer["Location"])
        said = text_of(page)
        assert "Food as seen at 1" in said
        assert "Clothes as seen" not in said
        assert "Last seen" not in said
        assert AuditEntry.objects.get(name="assessment_copy_made").detail["file"] == "screen"

    def test_on_the_screen_for_nobody_it_asks_who(self, alice, done):
        answer = opens(alice, "assessment_copy_screen", done, to=uuid4())
        assert answer.status_code == 302
