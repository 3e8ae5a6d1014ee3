"""Times with nothing recorded: as each viewer sees them, who is asked, that nobody is asked twice, what they answer."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from seen.apps.casefile.actions import finish_task, not_needed
from seen.apps.casefile.models import Involvement, Task
from seen.apps.casefile.queries import Whose, tasks
from seen.apps.casefile.queries.spells import spells, whom_to_ask
from seen.apps.chronology.actions.gaps import AskedAlready, CannotAsk
from seen.apps.chronology.models import AskedGap
from seen.apps.chronology.queries.gaps import gaps_seen
from seen.apps.identity.models import Team, User
from seen.apps.people.models import Child
from seen.core.access.permission import Role
from seen.core.access.visibility import Sight
from seen.kit.audit.models import Entry as AuditEntry
from tests.builders.casefile import asked_to_match
from tests.builders.curating import sees
from tests.builders.entries import NOW, TODAY, a_user, an_entry, works_with, written
from tests.builders.gaps import JULY, MARCH, SINCE, UNTIL, asks

pytestmark = pytest.mark.django_db


@pytest.fixture
def gap(scene):
    """Entries on 1 March and 1 July with nothing between them, and one of this month by each agency."""
    for on in (MARCH, JULY, date(2026, 9, 1), TODAY):
        an_entry(scene.amir, by=scene.alice, on=on)
    an_entry(scene.amir, by=scene.bob, on=TODAY)


def seen(scene, user):
    return gaps_seen(sees(scene, user), as_of=TODAY)


class TestWhatIsSeen:
    def test_a_time_with_nothing_recorded_names_who_worked_with_the_child_then(self, scene, gap):
        (one,) = seen(scene, scene.alice).gaps
        assert (one.gap.since, one.gap.until) == (SINCE, UNTIL)
        assert [(each.name, each.until, each.ask) for each in one.agencies] == [
            ("Elm Clinic", None, None), ("Riverside School", None, None),
        ]  # fmt: skip

    def test_the_birth_begins_it_where_it_is_known(self, scene, gap):
        written(lambda: Child.objects.filter(id=scene.amir.id).update(born=date(2025, 1, 1)))
        assert [one.gap.since for one in seen(scene, scene.alice).gaps] == [SINCE, date(2025, 1, 2)]

    def test_an_entry_that_is_closed_to_somebody_leaves_their_gap_as_it_is(self, scene, gap):
        an_entry(scene.amir, by=scene.alice, on=date(2026, 5, 1), kind="adult.substance", text="heron")
        assert seen(scene, scene.alice).gaps == ()
        assert [one.gap.since for one in seen(scene, scene.bob).gaps] == [SINCE]

    def test_an_agency_that_tells_of_nothing_is_named_with_since_when(self, scene):
        an_entry(scene.amir, by=scene.alice, on=TODAY)
        an_entry(scene.amir, by=scene.bob, on=MARCH)
        (silent,) = seen(scene, scene.alice).silences
        assert (silent.name, silent.silence.since, silent.since, silent.until) == ("Elm Clinic", MARCH, SINCE, TODAY)

    def test_one_that_never_told_anything_is_silent_since_its_work_began(self, scene):
        an_entry(scene.amir, by=scene.alice, on=TODAY)
        (silent,) = seen(scene, scene.alice).silences
        assert (silent.silence.told, silent.since) == (False, date(2020, 1, 1))

    def test_an_agency_whose_work_ended_is_named_and_cannot_be_asked(self, scene, gap):
        written(lambda: Involvement.objects.filter(user=scene.bob).update(end=UNTIL))
        (one,) = seen(scene, scene.alice).gaps
        assert [(each.name, each.until) for each in one.agencies] == [("Riverside School", None), ("Elm Clinic", UNTIL)]
        with pytest.raises(CannotAsk, match="does not work with the child now"):
            asks(scene, scene.alice)

    def test_one_that_came_later_is_named_once_it_is_asked(self, scene, gap):
        written(lambda: Involvement.objects.filter(user=scene.bob).update(start=JULY))
        assert [one.name for one in seen(scene, scene.alice).gaps[0].agencies] == ["Riverside School"]
        asks(scene, scene.alice)
        assert [one.name for one in seen(scene, scene.alice).gaps[0].agencies] == ["Elm Clinic", "Riverside School"]

    def test_charlie_sees_nothing_of_it(self, scene, gap):
        none = Sight(scene.charlie.id, scene.elsewhere.id, scene.amir.id)
        found = gaps_seen(none, as_of=TODAY)
        assert (found.gaps, found.silences, dict(found.working), found.total) == ((), (), {}, 0)


class TestAsking:
    def test_it_is_a_task_of_whoever_works_there_with_why_and_by_when(self, scene, gap):
        made = asks(scene, scene.alice)
        (line,) = tasks(scene.bob.as_viewer(), Whose.MINE, as_of=TODAY)
        assert line.title == "Tell us what you know of March to June, or that you hold nothing"
        assert line.why.startswith("Nobody tells of it.")
        assert (line.due, line.from_words) == (TODAY + timedelta(days=14), "Alice Example, Riverside School")
        assert line.link == reverse("child_gaps", args=[scene.amir.id])
        assert made.task_id == line.id

    def test_it_shows_as_asked_with_its_date(self, scene, gap):
        asks(scene, scene.alice)
        ask = seen(scene, scene.bob).gaps[0].agencies[0].ask
        assert (ask.by, ask.at, ask.due, ask.answer) == ("Alice Example", NOW, TODAY + timedelta(days=14), "")

    def test_nobody_is_asked_twice(self, scene, gap):
        asks(scene, scene.alice)
        with pytest.raises(AskedAlready, match="Elm Clinic was asked about this time by Alice Example"):
            asks(scene, scene.lead)
        asks(scene, scene.lead, agency=scene.school.id)
        assert Task.objects.filter(kind="gap").count() == 2

    def test_sent_twice_it_is_one(self, scene, gap):
        once = uuid4()
        assert asks(scene, scene.alice, once=once).id == asks(scene, scene.alice, once=once).id
        assert Task.objects.filter(kind="gap").count() == AskedGap.objects.count() == 1

    @pytest.mark.parametrize(("act", "done"), [(finish_task, True), (not_needed, False)])
    def test_what_they_answer_stands_with_the_gap(self, scene, gap, act, done):
        made = asks(scene, scene.alice)
        act(scene.bob.as_viewer(), task=made.task_id, words="We hold nothing.", at=NOW)
        ask = seen(scene, scene.alice).gaps[0].agencies[0].ask
        assert (ask.done, ask.not_needed, ask.answer, ask.answered_by) == (
            done,
            not done,
            "We hold nothing.",
            "Bob Example",
        )
        with pytest.raises(AskedAlready):
            asks(scene, scene.alice)

    def test_a_silence_that_went_on_is_asked_about_again(self, scene):
        an_entry(scene.amir, by=scene.alice, on=TODAY)
        an_entry(scene.amir, by=scene.bob, on=MARCH)
        asks(scene, scene.alice, until=TODAY - timedelta(days=91))
        (silent,) = seen(scene, scene.alice).silences
        assert silent.ask is None
        asks(scene, scene.alice, until=TODAY)
        (silent,) = seen(scene, scene.alice).silences
        assert silent.ask

    @pytest.mark.parametrize(
        ("wrong", "sentence"),
        [
            ({"since": JULY, "until": MARCH}, "begins before it ends"),
            ({"until": TODAY + timedelta(days=1)}, "ends today at the latest"),
            ({"why": " "}, "Say why you ask"),
            ({"due": TODAY - timedelta(days=1)}, "by today or a later day"),
            ({"agency": uuid4()}, "does not work with the child now"),
        ],
    )
    def test_what_cannot_be_asked_is_refused_and_nothing_is_written(self, scene, gap, wrong, sentence):
        with pytest.raises(CannotAsk, match=sentence):
            asks(scene, scene.alice, **wrong)
        assert not Task.objects.filter(kind="gap").exists()

    def test_today_is_soon_enough_and_today_can_be_asked_about(self, scene, gap):
        assert asks(scene, scene.alice, until=TODAY, due=TODAY)

    def test_a_desk_does_not_ask_nor_does_charlie(self, scene, gap):
        desk = written(lambda: a_user("Desk", scene.elsewhere, Role.MATCHING_DESK))
        asked_to_match(scene.amir)
        with pytest.raises(CannotAsk, match="Only people who work with the child ask"):
            asks(scene, desk)
        with pytest.raises(CannotAsk):
            asks(scene, scene.charlie, sight=Sight(scene.charlie.id, scene.elsewhere.id, scene.amir.id))

    def test_the_audit_names_whom_it_is_about_and_no_word_of_it(self, scene, gap):
        made = asks(scene, scene.alice)
        line = AuditEntry.objects.get(name="chronology.ask_about_gap")
        assert line.about == [str(scene.amir.id)]
        assert line.detail == {"task": str(made.task_id), "asked": str(made.id), "agency": str(scene.clinic.id)}


class TestWhoAnswers:
    def asked(self, scene):
        return asks(scene, scene.alice).task

    def test_the_lead_practitioner_before_another(self, scene, gap):
        other = written(lambda: a_user("Dan", scene.clinic, Role.WORKER))
        written(lambda: works_with(scene.amir, other, role="lead_practitioner"))
        assert self.asked(scene).owner == other

    def test_a_team_where_no_one_person_works_with_the_child(self, scene, gap):
        def with_team():
            team = Team.objects.create(agency=scene.clinic, name="East")
            Involvement.objects.filter(user=scene.bob).update(user=None, team=team)
            return team

        assert self.asked_team(scene, written(with_team))

    def asked_team(self, scene, team):
        task = self.asked(scene)
        return task.owner is None and task.team == team

    def test_the_designated_lead_where_the_account_was_closed(self, scene, gap):
        written(lambda: User.objects.filter(id=scene.bob.id).update(is_active=False))
        task = self.asked(scene)
        assert (task.owner, task.team, task.role, task.agency) == (None, None, Role.DESIGNATED_LEAD, scene.clinic)

    def test_nobody_before_their_work_begins_nor_after_it_ends(self, scene):
        work = spells(sees(scene, scene.alice))
        assert whom_to_ask(work, scene.clinic.id, as_of=date(2019, 12, 31)) is None
        assert whom_to_ask(work, scene.clinic.id, as_of=date(2020, 1, 1)).user == scene.bob.id
        assert [one.on(TODAY) for one in work] == [True, True]
        assert [one.touches(date(2019, 1, 1), date(2019, 12, 31)) for one in work] == [False, False]
