"""What patterns know of a child: from every record that is this one child, in the words that rules ask about."""

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest

from seen.apps.casefile.queries import NoSuchChild
from seen.apps.chronology.actions import record
from seen.apps.chronology.drafts import Draft
from seen.apps.patterns.queries.findings import findings
from seen.apps.patterns.queries.timelines import events, facts
from seen.apps.people.actions import decide_duplicate, state_fact
from seen.apps.people.models import Duplicate
from seen.apps.people.queries.joined import record_ids
from seen.core.access.permission import Role
from seen.core.dates.partial import PartialDate
from tests.builders.casefile import involved, open_work_for, sight_of
from tests.builders.children import NOW, SERVICE, TODAY, a_child, all_sight
from tests.builders.missed import missed
from tests.builders.staff import a_worker

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reactions_at_once")]


def states(child, value, topic="communicates"):
    state_fact(
        SERVICE, sight=all_sight(child.id), topic=topic, answer="stated", value=value, stated_by="parent", at=NOW
    )


@pytest.mark.parametrize(("said", "known"), [("words", "words"), ("Words", "words"), ("signs", "other"), (None, "")])
def test_how_a_child_communicates_is_words_or_another_way_or_not_known(said, known):
    child = a_child()
    if said:
        states(child, said)
    assert facts([child.id]).communicates == known


class TestOneChildTwoRecords:
    @pytest.fixture
    def workers(self, alice, bob):
        return alice, bob

    def joined(self, first, second):
        desk = a_worker("Mo Desk", roles=(Role.MATCHING_DESK,))
        pair = Duplicate.objects.get()
        decide_duplicate(desk, duplicate=pair.id, answer="same", kept=second.id, words="One child", at=NOW)

    def test_what_each_record_holds_is_known_of_the_one_child(self):
        first, second = a_child("Amir Reed", born=date(2020, 5, 3)), a_child("Reed Amir", born=date(2020, 5, 3))
        states(first, "signs")
        states(first, "hearing loss", topic="disability")
        self.joined(first, second)
        known = facts(record_ids(second.id))
        assert (known.communicates, known.disabled, known.born) == ("other", True, date(2020, 5, 3))

    def test_one_miss_in_each_record_is_the_one_childs_question(self, workers, charlie):
        alice, bob = workers
        first, second = a_child("Amir Reed"), a_child("Reed Amir")
        for worker, child in ((alice, first), (bob, second)):
            open_work_for(child)
            involved(worker, child, role="lead_practitioner")
        missed(alice, first, days_ago=90)
        missed(bob, second, days_ago=30, service="hearing clinic")
        assert findings(sight_of(alice, first), as_of=TODAY) == []
        self.joined(first, second)
        for worker, child in ((alice, first), (bob, second)):
            (shown,) = findings(sight_of(worker, child), as_of=TODAY)
            assert len(shown.because) == 2
        with pytest.raises(NoSuchChild):
            sight_of(charlie, second)


def test_a_note_at_half_past_midnight_on_a_summer_night_reaches_the_record_on_that_day():
    alice, child, day = a_worker("Alice Fern"), a_child(), date(TODAY.year + 1, 7, 1)
    involved(alice, child)
    late = datetime(day.year, 6, 30, 23, 30, tzinfo=UTC)  # summer time is an hour ahead
    draft = Draft(kind="note.observation", on=PartialDate.day(day), text="A light was on.")
    record(alice, children=[child.id], draft=draft, account=uuid4(), now=late)
    (event,) = [each for each in events([child.id]) if each.kind == "note.observation"]
    assert event.recorded == day
