"""The numbers that patterns look with: tried on the past, decided with who and why, in force from their day."""

from datetime import timedelta

import pytest

from seen.apps.casefile.actions import family_says_no
from seen.apps.patterns.actions import look, scan
from seen.apps.patterns.actions.numbers import NotDecided, NotTried, begin_count, try_numbers
from seen.apps.patterns.models import Decision, Look, Trial, Version
from seen.apps.patterns.queries.numbers import count_of, decisions, numbers_in_force, numbers_of, trial, trials
from seen.core.access.permission import NotPermitted, Role
from seen.core.access.viewer import system
from seen.core.patterns.contract import NotAllowed
from seen.kit.jobs import actions as jobs
from seen.kit.jobs.models import Job
from seen.kit.jobs.queries import left_lying
from tests.builders.browsing import page, send
from tests.builders.casefile import involved
from tests.builders.children import NOW, SERVICE, TODAY, a_child, all_sight, at_home
from tests.builders.missed import missed_twice
from tests.builders.trying import BY_ID, NOT_BROUGHT, WHY, asked_to_try, decided, partner, tried

pytestmark = pytest.mark.django_db


@pytest.fixture
def pat():
    return partner("Pat Wold", Role.PARTNERSHIP)


@pytest.fixture
def charlie():
    """Somebody of the same agency, without the role."""
    return partner("Charlie Wold", Role.MANAGER)


@pytest.fixture
def amir(alice):
    child = a_child("Amir Reed")
    involved(alice, child)
    missed_twice(alice, child)
    return child


class TestTrying:
    def test_counts_beside_the_numbers_in_force(self, alice, pat, amir):
        made = tried(pat)
        assert made.result == {
            "before": {"held": 1, "children": 1, "weekly": 1}, "numbers": {"held": 1, "children": 0},
        }  # fmt: skip

    def test_nothing_changes_by_trying(self, pat, amir):
        tried(pat)
        assert numbers_in_force(TODAY) == {}
        assert not Version.objects.exists()

    def test_tried_again_the_first_stands(self, pat):
        assert tried(pat).id == asked_to_try(pat).id
        assert Trial.objects.count() == 1

    def test_a_pattern_that_reads_brothers_and_sisters_reads_them(self, pat, amir, monkeypatch):
        sister = a_child("Ana Reed")
        at_home(amir, with_children=(sister,))
        seen = []
        monkeypatch.setattr(
            "seen.apps.patterns.actions.numbers.began",
            lambda on, detector, **given: seen.append(len(on(TODAY).siblings)) or [],
        )
        tried(pat, BY_ID["baby-safety"], together=4)
        assert seen == [1, 1, 1, 1]

    def test_after_a_familys_no_most_patterns_are_not_asked_of_the_child(self, alice, pat):
        child = a_child("Ana Reed", reason="early_help")
        involved(alice, child)
        missed_twice(alice, child)
        family_says_no(
            alice, sight=all_sight(child.id), who="Asha", on=TODAY, offered="early help", said="No, thank you",
            meaning="He is well", assessment="not_needed", at=NOW,
        )  # fmt: skip
        assert tried(pat).result["before"] == {"held": 0, "children": 0}
        assert tried(pat, BY_ID["baby-safety"], together=4).result["before"]["held"] == 1

    @pytest.mark.parametrize(
        ("numbers", "months", "refused", "says"),
        [
            ({"at_least": 2}, 12, NotTried, "These are the numbers in force"),
            ({"at_least": 3}, 5, NotTried, "Choose how far back"),
            ({"at_least": 7}, 12, NotAllowed, "must be a whole number, 2 to 6"),
        ],
    )
    def test_what_cannot_be_tried_is_said(self, pat, numbers, months, refused, says):
        with pytest.raises(refused, match=says):
            try_numbers(pat, pattern=NOT_BROUGHT, numbers=numbers, months=months, now=NOW)


class TestCounting:
    """Beside the request, as a job: how far it is, taken up where it was interrupted, begun anew where it stopped."""

    @pytest.fixture(autouse=True)
    def waiting(self, monkeypatch):
        """Keep what is begun beside the request waiting."""
        begun = []
        monkeypatch.setattr(jobs, "carry_on", lambda steps, seconds: begun.append(steps))
        return begun

    def test_what_was_interrupted_is_taken_up_and_counted(self, pat, amir):
        made = asked_to_try(pat)
        begin_count(made, now=NOW)
        assert left_lying(at=NOW + timedelta(minutes=1)) == [made.id]
        jobs.work_to_the_end(made.id, now=NOW + timedelta(minutes=1))
        made.refresh_from_db()
        assert made.result["before"]["children"] == 1
        assert (count_of(made).done, count_of(made).of) == (0, 1)
        assert count_of(made).made_at

    def test_begun_twice_it_is_counted_once(self, pat, waiting):
        made = asked_to_try(pat)
        for _ in range(2):
            begin_count(made, now=NOW)
        assert len(waiting) == 1

    def test_what_stopped_is_begun_anew(self, pat, waiting):
        made = asked_to_try(pat)
        begin_count(made, now=NOW)
        Job.objects.update(stopped="Something went wrong.")
        begin_count(made, now=NOW)
        assert len(waiting) == 2
        assert count_of(made).stopped == ""

    def test_what_is_counted_is_not_counted_again(self, pat, waiting):
        begin_count(tried(pat), now=NOW)
        assert not waiting

    def test_a_count_that_breaks_says_so(self, pat, amir, monkeypatch):
        made = asked_to_try(pat)
        begin_count(made, now=NOW)
        monkeypatch.setattr("seen.apps.patterns.actions.numbers.began", lambda *_, **__: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            jobs.work_to_the_end(made.id, now=NOW)
        made.refresh_from_db()
        assert made.result is None
        assert count_of(made).stopped.startswith("Something went wrong with this")


class TestDeciding:
    def test_a_change_is_in_force_from_its_day_on(self, pat):
        decided(pat, tried(pat), in_force=TODAY + timedelta(days=3))
        assert numbers_of(NOT_BROUGHT, as_of=TODAY + timedelta(days=2))["at_least"] == 2
        assert numbers_of(NOT_BROUGHT, as_of=TODAY + timedelta(days=3))["at_least"] == 3

    def test_to_leave_them_is_kept_too_and_changes_nothing(self, pat):
        decided(pat, tried(pat), "leave", in_force=None)
        (kept,) = decisions(pat, pattern="not-brought")
        assert (kept.decided, kept.why, kept.who, kept.in_force, kept.by_id) == (
            "leave", WHY, "The neglect board", None, pat.id,
        )  # fmt: skip
        assert numbers_in_force(TODAY + timedelta(days=400)) == {}

    def test_a_later_decision_stands_over_an_earlier_one(self, pat):
        decided(pat, tried(pat))
        decided(pat, tried(pat, at_least=4), now=NOW + timedelta(minutes=1))
        assert numbers_of(NOT_BROUGHT, as_of=TODAY)["at_least"] == 4

    @pytest.mark.usefixtures("reactions_at_once")
    def test_on_its_day_every_child_is_due_and_asked_with_the_new_numbers(self, alice, pat, amir, time_machine):
        look(system("a test"), child=amir.id, as_of=TODAY, now=NOW)
        assert Version.objects.get(finding__row=19).thresholds["at_least"] == 2
        assert scan(SERVICE, as_of=TODAY, now=NOW) == 0
        decided(pat, tried(pat), in_force=TODAY + timedelta(days=1))
        assert scan(SERVICE, as_of=TODAY, now=NOW) == 0
        later = NOW + timedelta(days=1)
        assert scan(SERVICE, as_of=later.date(), now=later) == 1
        assert Version.objects.filter(finding__row=19).last().ceased
        assert Look.objects.get(child=amir).stamp
        assert scan(SERVICE, as_of=later.date(), now=later) == 0

    @pytest.mark.parametrize(
        ("given", "says"),
        [
            ({"given": "perhaps"}, "Choose whether"),
            ({"why": " n/a "}, "Say a little more"),
            ({"who": " "}, "Say who decided"),
            ({"in_force": None}, "Say from which day"),
            ({"in_force": TODAY - timedelta(days=1)}, "from today or from a day within a year"),
            ({"in_force": TODAY + timedelta(days=367)}, "from today or from a day within a year"),
        ],
    )
    def test_what_does_not_say_enough_is_refused(self, pat, given, says):
        made = tried(pat)
        with pytest.raises(NotDecided, match=says):
            decided(pat, made, **given)
        assert not Decision.objects.exists()

    def test_the_last_day_of_a_year_is_taken(self, pat):
        assert decided(pat, tried(pat), in_force=TODAY + timedelta(days=366)).in_force

    def test_what_was_not_counted_yet_cannot_be_decided(self, pat):
        with pytest.raises(NotDecided, match="still being counted"):
            decided(pat, asked_to_try(pat))

    def test_one_trial_is_decided_once(self, pat):
        made = tried(pat)
        decided(pat, made)
        with pytest.raises(NotDecided, match="decided already"):
            decided(pat, made, "leave", in_force=None)

    def test_a_trial_beside_numbers_that_changed_since_cannot_be_decided(self, pat):
        old, new = tried(pat), tried(pat, at_least=4)
        decided(pat, new)
        with pytest.raises(NotDecided, match="have changed since"):
            decided(pat, old)


def test_charlie_of_the_same_agency_without_the_role_is_refused(pat, charlie):
    made = tried(pat)
    for name, *args in (("thresholds",), ("thresholds_of", "not-brought"), ("threshold_trial", made.id)):
        assert page(charlie, name, *args).status_code == 403
        assert send(charlie, name, *args).status_code == 403
    for refused in (
        lambda: tried(charlie),
        lambda: decided(charlie, made),
        lambda: decisions(charlie),
        lambda: trial(charlie, made.id),
        lambda: trials(charlie, pattern="not-brought"),
    ):
        with pytest.raises(NotPermitted):
            refused()
