"""Results made elsewhere with a licensed tool: kept as they were given, corrected by the agency that entered them."""

from datetime import timedelta
from uuid import uuid4

import pytest

from seen.apps.assessments.actions.elsewhere import BadResult, Summary, correct_result, enter_result
from seen.apps.assessments.actions.starting import BadStart
from seen.apps.assessments.models import GradeElsewhere, ResultElsewhere
from seen.apps.assessments.queries.elsewhere import NoSuchResult, result, results
from seen.apps.chronology.models import Entry
from seen.kit.audit.models import Entry as AuditEntry
from tests.builders.browsing import page, send, text_of
from tests.builders.casefile import involved, sight_of
from tests.builders.children import NOW, TODAY, a_child, an_adult

pytestmark = pytest.mark.django_db
FORM = {
    "on": TODAY.strftime("%d %B %Y"),
    "made_by": "Dana Moss",
    "made_for": "Northmarsh family service",
    "carer": "",
    "area_physical": "3",
    "area_safety": "Some worry at bedtime",
    "summary": "Food is hit and miss at weekends.",
}


def a_summary(**more):
    given = {"instrument": "gcp2", "on": TODAY, "made_by": "Dana Moss", "made_for": "Family service",
             "grades": {"physical": "3", "safety": "Some worry"}}  # fmt: skip
    return Summary(**given | more)


def entered(viewer, child, *, key=None, **more):
    return enter_result(
        viewer, sight=sight_of(viewer, child), given=a_summary(**more), key=key or uuid4(), today=TODAY, now=NOW
    )


def corrected(viewer, child, row, *, why="Read wrongly", key=None, **more):
    sight = sight_of(viewer, child)
    return correct_result(
        viewer, sight=sight, of=result(sight, row.id), given=a_summary(**more), why=why, key=key or uuid4(),
        today=TODAY, now=NOW,
    )  # fmt: skip


def grades_of(child):
    rows = Entry.objects.filter(child=child, kind="grade.given", superseded_by=None, withdrawn=False)
    return {entry.detail["item"]: entry.detail["value"] for entry in rows}


class TestEntering:
    def test_it_is_kept_as_it_was_given(self, alice, charlie, amir):
        maya = an_adult(of=amir)
        entered(alice, amir, carer=maya.person_id, summary="Weekends are hard.")
        (found,) = results(sight_of(alice, amir))
        assert found.grades == (("Physical", "3"), ("Safety", "Some worry"))
        assert (found.carer, found.summary, found.made_by) == ("Maya Reed", "Weekends are hard.", "Dana Moss")
        assert page(charlie, "child_results_elsewhere", amir.id).status_code == 404

    def test_a_number_of_the_scale_is_in_the_story_and_words_are_never_made_a_number(self, alice, charlie, amir):
        entered(alice, amir, grades={"physical": "3", "safety": "3 or 4", "emotional": "6"})
        assert grades_of(amir) == {"physical": 3}
        (entry,) = Entry.objects.filter(child=amir, kind="grade.given")
        assert entry.detail["rater_role"] == "elsewhere" and entry.detail["worst"] == 5
        assert page(charlie, "entry", entry.id).status_code == 404

    def test_sent_twice_it_is_one(self, alice, charlie, amir):
        key = uuid4()
        assert entered(alice, amir, key=key) == entered(alice, amir, key=key)
        assert ResultElsewhere.objects.count() == 1 and GradeElsewhere.objects.count() == 2
        assert page(charlie, "child_results_elsewhere", amir.id).status_code == 404

    @pytest.mark.parametrize(
        ("wrong", "says"),
        [
            ({"on": TODAY + timedelta(days=1)}, "not come yet"),
            ({"made_by": " "}, "who made the assessment"),
            ({"made_for": ""}, "for which service"),
            ({"grades": {"physical": " "}}, "at least one area"),
            ({"grades": {"esteem": "2"}}, "has no area “esteem”"),
            ({"instrument": "test-toolkit"}, "is filled in here"),
        ],
    )
    def test_what_says_too_little_is_refused(self, alice, charlie, amir, wrong, says):
        with pytest.raises(BadResult, match=says):
            entered(alice, amir, **wrong)
        assert not ResultElsewhere.objects.exists()
        assert page(charlie, "child_result_elsewhere_new", amir.id, "gcp2").status_code == 404

    def test_the_child_is_not_their_own_carer(self, alice, charlie, amir):
        with pytest.raises(BadResult, match="this is the child"):
            entered(alice, amir, carer=amir.person_id)
        assert page(charlie, "child_results_elsewhere", amir.id).status_code == 404

    def test_a_summary_alone_is_enough(self, alice, charlie, amir):
        entered(alice, amir, grades={}, summary="Given by telephone.")
        assert not Entry.objects.filter(kind="grade.given").exists()
        assert page(charlie, "child_results_elsewhere", amir.id).status_code == 404

    def test_whoever_reads_and_does_not_work_with_the_child_enters_nothing(self, alice, charlie, amir):
        involved(charlie, amir, role="noted")
        with pytest.raises(BadStart):
            entered(charlie, amir)

    def test_it_is_in_the_audit(self, alice, charlie, amir):
        row = entered(alice, amir)
        line = AuditEntry.objects.filter(name="assessments.enter_result").latest("seq")
        assert str(row.id) in str(line.detail)
        assert page(charlie, "child_results_elsewhere", amir.id).status_code == 404

    def test_without_open_work_it_is_its_writers_and_no_other_agencys(self, alice, bob, charlie):
        noor = a_child("Noor Vale", by=alice, reason="own_note")
        involved(alice, noor)
        involved(bob, noor)
        row = entered(alice, noor)
        assert [each.id for each in results(sight_of(alice, noor))] == [row.id]
        assert results(sight_of(bob, noor)) == []
        assert "Dana Moss" not in text_of(page(bob, "child_results_elsewhere", noor.id))
        assert page(charlie, "child_results_elsewhere", noor.id).status_code == 404


class TestCorrecting:
    def test_the_later_stands_and_the_earlier_is_kept(self, alice, charlie, amir):
        row = entered(alice, amir)
        again = corrected(alice, amir, row, grades={"physical": "4"})
        assert [each.id for each in results(sight_of(alice, amir))] == [again.id]
        assert result(sight_of(alice, amir), row.id).replaced
        assert grades_of(amir) == {"physical": 4}
        assert page(charlie, "child_result_elsewhere_correct", amir.id, row.id).status_code == 404

    def test_sent_twice_it_is_one(self, alice, charlie, amir):
        row, key = entered(alice, amir), uuid4()
        of = result(sight_of(alice, amir), row.id)
        for _ in range(2):
            correct_result(
                alice, sight=sight_of(alice, amir), of=of, given=a_summary(), why="Read wrongly", key=key,
                today=TODAY, now=NOW,
            )  # fmt: skip
        assert ResultElsewhere.objects.count() == 2
        assert page(charlie, "child_result_elsewhere_correct", amir.id, row.id).status_code == 404

    def test_only_once_and_with_why(self, alice, charlie, amir):
        row = entered(alice, amir)
        with pytest.raises(BadResult, match="why it is corrected"):
            corrected(alice, amir, row, why=" ")
        corrected(alice, amir, row)
        with pytest.raises(BadResult, match="corrected already"):
            corrected(alice, amir, row)
        assert page(charlie, "child_result_elsewhere_correct", amir.id, row.id).status_code == 404

    def test_another_agency_reads_it_and_cannot_correct_it(self, alice, bob, charlie, amir):
        row = entered(alice, amir)
        assert "Correct this result" in text_of(page(alice, "child_results_elsewhere", amir.id))
        assert "Correct this result" not in text_of(page(bob, "child_results_elsewhere", amir.id))
        with pytest.raises(BadResult, match="alone can correct it"):
            corrected(bob, amir, row)
        assert page(charlie, "child_result_elsewhere_correct", amir.id, row.id).status_code == 404

    def test_anothers_childs_is_not_found(self, alice, charlie, amir):
        other = a_child("Noor Vale", by=alice)
        row = entered(alice, amir)
        with pytest.raises(NoSuchResult):
            result(sight_of(alice, other), row.id)
        assert page(alice, "child_result_elsewhere_correct", other.id, row.id).status_code == 404
        assert page(charlie, "child_result_elsewhere_correct", other.id, row.id).status_code == 404


class TestPages:
    def test_it_is_entered_shown_and_corrected(self, alice, charlie, amir):
        assert "No result from elsewhere" in text_of(page(alice, "child_results_elsewhere", amir.id))
        assert send(alice, "child_result_elsewhere_new", amir.id, "gcp2", **FORM).status_code == 302
        shown = text_of(page(alice, "child_results_elsewhere", amir.id))
        assert "Some worry at bedtime" in shown and "Dana Moss, Northmarsh family service" in shown
        assert FORM["summary"] in shown and "Emotional" not in shown
        row = ResultElsewhere.objects.get()
        first = page(alice, "child_result_elsewhere_correct", amir.id, row.id).content.decode()
        assert "Some worry at bedtime" in first
        sent = send(alice, "child_result_elsewhere_correct", amir.id, row.id, **FORM, why="A slip")
        assert sent.status_code == 302
        assert "Corrected: A slip" in text_of(page(alice, "child_results_elsewhere", amir.id))
        assert send(charlie, "child_result_elsewhere_new", amir.id, "gcp2", **FORM).status_code == 404

    def test_what_was_typed_stays_and_the_page_says_what_to_do(self, alice, charlie, amir):
        empty = dict.fromkeys(FORM, "") | {"made_by": "Dana Moss"}
        answer = send(alice, "child_result_elsewhere_new", amir.id, "gcp2", **empty)
        assert "Dana Moss" in answer.content.decode()
        assert "Write at least one area’s grade" in text_of(answer)
        assert send(charlie, "child_result_elsewhere_new", amir.id, "gcp2", **empty).status_code == 404

    def test_a_tool_that_is_filled_in_here_has_no_such_page(self, alice, charlie, amir):
        for tool in ("graded-care", "nothing"):
            assert page(alice, "child_result_elsewhere_new", amir.id, tool).status_code == 404
            assert page(charlie, "child_result_elsewhere_new", amir.id, tool).status_code == 404
