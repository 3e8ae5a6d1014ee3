"""Starting an assessment: what it keeps, and what cannot be begun."""

from datetime import timedelta

import pytest

from seen.apps.assessments.actions.starting import BadStart
from seen.apps.assessments.models import Assessment
from tests.builders.assessing import (
    a_tool_file,
    an_assessment,
    as_held,
)
from tests.builders.children import TODAY, a_child, an_adult

pytestmark = pytest.mark.django_db


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
        maya = an_adult("Maya Reed", of=amir)
        with pytest.raises(BadStart, match="about the child, not one carer"):
            an_assessment(alice, amir, carer=maya.person_id)
        a_tool_file(tools, tool="per-carer", unit="child-and-carer")

    def test_an_adult_is_not_assessed(self, alice, amir):
        amir.born = TODAY.replace(year=TODAY.year - 19)
        with pytest.raises(Exception, match="until the 18th birthday"):
            an_assessment(alice, grown(alice))

    def test_charlie_cannot_start_one(self, charlie, amir):
        with pytest.raises(Exception, match="We cannot show that page"):
            an_assessment(charlie, amir)
        assert not Assessment.objects.exists()
