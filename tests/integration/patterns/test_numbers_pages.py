"""The pages on which the partnership tries other numbers and decides about them."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from seen.apps.patterns.models import Decision, Trial
from seen.core.access.permission import Role
from seen.kit.audit.models import Entry
from seen.kit.jobs import actions as jobs
from seen.kit.jobs.models import Job
from seen.kit.jobs.queries import NOBODY
from tests.builders.browsing import page, send, text_of
from tests.builders.casefile import involved
from tests.builders.children import TODAY, a_child
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


@pytest.fixture(autouse=True)
def at_once(monkeypatch):
    """Count within the request: a thread would not see what the test wrote."""
    monkeypatch.setattr(jobs, "carry_on", lambda steps, seconds: [None for _ in steps] and None)


class TestPages:
    def test_the_list_says_what_is_the_partnerships_own_and_what_is_coming(self, pat):
        decided(pat, tried(pat))
        decided(pat, tried(pat, BY_ID["not-seen"], need_days=14), in_force=TODAY + timedelta(days=5))
        words = " ".join(text_of(page(pat, "thresholds")).split())
        assert "Not brought to appointments 1 number of this partnership’s own" in words
        assert ", changes on " in words
        assert "All as the default" in words

    def test_numbers_are_tried_and_decided_in_three_pages(self, alice, pat, amir):
        shown = text_of(page(pat, "thresholds_of", "not-brought"))
        assert "From 2 to 6" in shown
        answer = send(pat, "thresholds_of", "not-brought", months="12", **fields(at_least="3"))
        made = Trial.objects.get()
        assert answer.headers["Location"] == reverse("threshold_trial", args=[made.id])
        shown = " ".join(text_of(page(pat, "threshold_trial", made.id)).split())
        assert "Appointments missed 2 3" in shown
        assert "Children asked about not shown 0" in shown
        assert "Amir" not in shown
        kept = send(
            pat, "threshold_trial", made.id, decided="change", why=WHY, who="The board", in_force=f"{TODAY:%-d %B %Y}"
        )
        assert kept.status_code == 302
        shown = " ".join(text_of(page(pat, "thresholds_of", "not-brought")).split())
        assert "Appointments missed 3 2 2 to 6" in shown
        assert "Changed from" in shown
        assert f"{WHY} Decided by The board. Written down by Pat Wold" in shown
        assert "This was decided" in text_of(page(pat, "threshold_trial", made.id))

    def test_numbers_left_as_they_are_stand_in_the_diary(self, pat):
        decided(pat, tried(pat), "leave", in_force=None)
        shown = text_of(page(pat, "thresholds_of", "not-brought"))
        assert "Left as they are: Appointments missed 2 to 3 was tried" in shown
        assert "tried by Pat Wold" in shown

    @pytest.mark.parametrize(
        ("job", "says", "goes_on"),
        [
            (None, "Nobody is counting this any more. Try these numbers again.", False),
            ({"run": uuid4(), "beat": timezone.now, "done": 0, "of": 0}, "The counting has begun.", True),
            (
                {"run": uuid4(), "beat": timezone.now, "done": 1200, "of": 4000},
                "1,200 of 4,000 children counted.",
                True,
            ),
            ({}, "The counting was interrupted. It begins again by itself within a minute.", True),
            ({"stopped": "This was given up."}, "This was given up.", False),
        ],
    )
    def test_until_it_is_counted_the_page_says_how_far_it_is(self, pat, job, says, goes_on):
        made = asked_to_try(pat)
        if job is not None:
            told = {key: value() if callable(value) else value for key, value in job.items()}
            about = {"work": "trial", "about": made.id, "by": NOBODY, "asked": b"", "asked_at": timezone.now()}
            Job.objects.create(id=made.id, **about, **told)
        shown = page(pat, "threshold_trial", made.id)
        assert says in " ".join(text_of(shown).split())
        assert (b"data-goes-on" in shown.content) is goes_on
        assert ("Look again" in text_of(shown)) is goes_on

    @pytest.mark.parametrize(
        ("given", "says"),
        [
            ({"at_least": "7"}, "Appointments missed: give a whole number from 2 to 6"),
            ({"at_least": "many"}, "Appointments missed: give a whole number from 2 to 6"),
            ({"at_least": ""}, "Appointments missed: give a whole number from 2 to 6"),
            ({}, "These are the numbers in force"),
        ],
    )
    def test_numbers_that_cannot_be_tried_are_sent_back(self, pat, given, says):
        answer = send(pat, "thresholds_of", "not-brought", months="12", **fields(**given))
        assert answer.status_code == 200
        assert says in text_of(answer)
        assert not Trial.objects.exists()

    @pytest.mark.parametrize(
        ("given", "says"),
        [
            ({"decided": ""}, "Choose whether the numbers change or stay"),
            ({"why": "n/a"}, "Say a little more"),
            ({"in_force": "soon"}, "Write the day, month and year"),
            ({"in_force": ""}, "Say from which day"),
        ],
    )
    def test_a_decision_that_says_too_little_is_sent_back_with_everything_typed(self, pat, given, says):
        said = {"decided": "change", "why": WHY, "who": "The board", "in_force": f"{TODAY:%-d %B %Y}", **given}
        answer = send(pat, "threshold_trial", tried(pat).id, **said)
        assert answer.status_code == 200
        assert says in text_of(answer)
        assert "The board" in answer.content.decode()
        assert not Decision.objects.exists()

    def test_what_does_not_exist_is_not_found(self, pat):
        assert page(pat, "thresholds_of", "no-such").status_code == 404
        assert page(pat, "threshold_trial", uuid4()).status_code == 404

    def test_to_open_a_page_is_a_read_and_to_decide_an_act(self, pat):
        page(pat, "thresholds")
        decided(pat, tried(pat))
        assert Entry.objects.filter(kind="read", name="thresholds", actor=pat.id).exists()
        line = Entry.objects.get(kind="act", name="patterns.decide")
        assert (line.detail["pattern"], line.detail["decided"]) == ("not-brought", "change")


def fields(**given):
    """Every number of row 19 as the form sends it, but for those given."""
    defaults = {name: str(one.default) for name, one in NOT_BROUGHT.thresholds.items()}
    return {f"n-{name}": number for name, number in {**defaults, **given}.items()}
