"""Starting an assessment: what it keeps, and what cannot be begun."""

from datetime import timedelta
from uuid import uuid4

import pytest

from seen.apps.assessments.actions.starting import BadStart, add_visit
from seen.apps.assessments.models import Assessment, Visit
from tests.builders.assessing import (
    a_tool_file,
    an_assessment,
    as_held,
)
from tests.builders.casefile import sight_of
from tests.builders.children import NOW, TODAY, a_child, an_adult

pytestmark = pytest.mark.django_db


def visited(by, made, *, key, on):
    sight = sight_of(by, made.child)
    return add_visit(by, sight=sight, held=as_held(by, made), key=key, on=on, today=TODAY, now=NOW)


def grown(alice):
    from tests.builders.casefile import involved

    child = a_child("Ada Reed", born=TODAY.replace(year=TODAY.year - 19))
    involved(alice, child)
    return child


class TestStarting:
    def test_it_keeps_the_tool_the_version_the_band_and_who_began_it(self, alice, amir):
        made = an_assessment(alice, amir, why_now="Thin again")
        assert (made.instrument, made.version, made.band) == ("test-toolkit", "1.0", "5-10")
        assert len(made.sha256) == 64
        assert made.started_by_id == alice.id
        assert as_held(alice, made).status == "started"

    def test_sent_twice_it_is_one(self, alice, amir):
        first = an_assessment(alice, amir)
        assert an_assessment(alice, amir, key=first.id) == first

    def test_a_second_open_one_is_refused_and_says_who_began_the_first(self, alice, bob, amir):
        an_assessment(alice, amir)
        with pytest.raises(BadStart, match="Alice Fern began this one"):
            an_assessment(bob, amir)

    @pytest.mark.parametrize(
        ("how", "why"),
        [
            ({"on": TODAY + timedelta(days=1)}, "has not come yet"),
            ({"on": TODAY.replace(year=1999)}, "before this child could be known"),
            ({"mode": "by-magic"}, "Choose how you will do it"),
            ({"rater_role": "carer"}, "not for them to complete"),
            ({"rater_role": "second_rater"}, "Choose which assessment"),
            ({"setting": "school"}, "asks the same everywhere"),
        ],
    )
    def test_what_cannot_be_begun_says_why(self, alice, amir, how, why):
        with pytest.raises(BadStart, match=why):
            an_assessment(alice, amir, **how)

    def test_a_carer_where_none_is_graded_and_none_where_one_is(self, alice, amir, tools):
        a_tool_file(tools, tool="per-carer", unit="child-and-carer")
        maya = an_adult("Maya Reed", of=amir)
        with pytest.raises(BadStart, match="about the child, not one carer"):
            an_assessment(alice, amir, carer=maya.person_id)
        with pytest.raises(BadStart, match="Choose whose care you grade"):
            an_assessment(alice, amir, instrument="per-carer")
        made = an_assessment(alice, amir, instrument="per-carer", carer=maya.person_id)
        assert made.carer_id == maya.person_id

    @pytest.mark.parametrize(
        ("tool", "top", "how", "why"),
        [
            ("by-place", {"settings": ["home", "school"]}, {}, "Choose where"),
            ("by-place", {"settings": ["home", "school"]}, {"setting": "zoo"}, "Choose where"),
            ("per-goal", {"unit": "goal"}, {"goal": " "}, "Write which goal"),
            ("parents-own", {"completed_by": ["carer"]}, {"rater_role": "carer"}, "Say which parent or carer"),
        ],
    )
    def test_what_a_tool_asks_for_and_is_not_given(self, alice, amir, tools, tool, top, how, why):
        a_tool_file(tools, tool=tool, **top)
        with pytest.raises(BadStart, match=why):
            an_assessment(alice, amir, instrument=tool, **how)
        assert not Assessment.objects.exists()

    def test_a_parents_sheet_is_their_own_and_no_childs(self, alice, amir, tools):
        maya, dale = an_adult("Maya Reed", of=amir).person_id, an_adult("Dale Quill", of=amir).person_id
        a_tool_file(tools, tool="own", completed_by=["carer"], unit="child-and-carer")
        with pytest.raises(BadStart, match="the two names differ"):
            an_assessment(alice, amir, instrument="own", rater_role="carer", carer=maya, completed_by=dale)
        with pytest.raises(BadStart, match="this is the child"):
            an_assessment(alice, amir, instrument="own", rater_role="carer", carer=maya, completed_by=amir.person_id)

    def test_what_is_filled_in_elsewhere_is_brought_in_not_begun(self, alice, amir):
        with pytest.raises(BadStart, match="Bring its result in"):
            an_assessment(alice, amir, instrument="gcp2")

    def test_a_second_rater_grades_one_that_is_there_and_with_the_same_tool(self, alice, bob, amir, tools):
        a_tool_file(tools, tool="another")
        first = an_assessment(alice, amir, instrument="another")
        for pair in (uuid4(), first.id):
            with pytest.raises(BadStart, match="Choose which assessment to grade a second time"):
                an_assessment(bob, amir, rater_role="second_rater", pair=pair)


class TestVisits:
    def test_a_visit_is_kept_once_and_never_before_its_day(self, alice, amir):
        made, key = an_assessment(alice, amir), uuid4()
        for _ in range(2):
            visited(alice, made, key=key, on=TODAY)
        assert Visit.objects.count() == 1
        with pytest.raises(BadStart, match="has not come yet"):
            visited(alice, made, key=uuid4(), on=TODAY + timedelta(days=1))

    def test_an_adult_is_not_assessed(self, alice, amir):
        amir.born = TODAY.replace(year=TODAY.year - 19)
        with pytest.raises(Exception, match="until the 18th birthday"):
            an_assessment(alice, grown(alice))

    def test_charlie_cannot_start_one(self, charlie, amir):
        with pytest.raises(Exception, match="We cannot show that page"):
            an_assessment(charlie, amir)
        assert not Assessment.objects.exists()
