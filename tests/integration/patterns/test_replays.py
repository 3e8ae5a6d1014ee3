"""What could have been seen, and when: for whoever supervises, by both dates, with no worker's name."""

from datetime import timedelta
from uuid import uuid4

import pytest

from seen.apps.chronology.actions import record
from seen.apps.chronology.drafts import Draft
from seen.apps.patterns.queries.replays import could_have_been_seen
from seen.core.access.permission import NotPermitted, Role
from seen.core.dates.ages import window_start
from seen.core.dates.partial import PartialDate
from seen.kit.audit.models import About, Entry
from seen.kit.pages.words import day
from tests.builders.browsing import page, text_of
from tests.builders.casefile import involved, open_work_for, sight_of
from tests.builders.children import NOW, TODAY, a_child, at_home
from tests.builders.staff import a_team, a_worker, an_agency, browser_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reactions_at_once")]
START = TODAY - timedelta(days=365)


def ago(days):
    return TODAY - timedelta(days=days)


def not_let_in(viewer, child, *, days, told_late=0):
    """A visit with nobody at the door so many days ago, which reached the record later."""
    draft = Draft(
        kind="contact.no_access", on=PartialDate.day(ago(days)), source_type="observed", text="Knocked twice."
    )
    (entry,) = record(viewer, children=[child.id], draft=draft, account=uuid4(), now=NOW).entries
    child.entries.filter(id=entry.id).update(recorded=ago(days - told_late))


@pytest.fixture
def amir(alice):
    child = a_child("Amir Reed")
    open_work_for(child)
    involved(alice, child, role="lead_practitioner")
    not_let_in(alice, child, days=120)
    not_let_in(alice, child, days=110, told_late=5)
    not_let_in(alice, child, days=100, told_late=15)
    return child


@pytest.fixture
def charlie():
    """A manager of another agency."""
    other = an_agency("Elsewhere clinic", sort="gp")
    return a_worker("Charlie Wold", agency=other, team=a_team("West team", agency=other), roles=(Role.MANAGER,))


def seen(viewer, child, *, start=START):
    found = could_have_been_seen(viewer, sight_of(viewer, child), start=start, end=TODAY)
    return {one.pattern.row: one for one in found}


def test_by_what_had_reached_the_record(mira, amir):
    one = seen(mira, amir)[20]
    assert one.day == ago(85)  # fifteen days after the third visit, when it was written up
    assert len(one.because) == 3


def test_from_a_later_day(mira, amir):
    assert seen(mira, amir, start=ago(80))[20].day == ago(80)
    assert 20 not in seen(mira, amir, start=ago(70))


def test_the_page_shows_both_dates_and_names_no_worker(alice, mira, amir):
    text = " ".join(text_of(page(mira, "child_replay", amir.id)).split())
    assert "We keep not getting in" in text
    assert f"{day(ago(100))} {day(ago(85))}" in text
    assert alice.name not in text
    assert "Knocked twice" not in text


def test_it_is_a_read_of_the_child(mira, amir):
    page(mira, "child_replay", amir.id)
    line = Entry.objects.filter(kind="read", name="child_replay").get()
    assert About.objects.filter(entry=line, child=amir.id).exists()


def test_a_worker_is_told_who_could(alice, amir):
    assert page(alice, "child_replay", amir.id).status_code == 403
    with pytest.raises(NotPermitted):
        seen(alice, amir)


def test_charlie_finds_no_such_page_and_an_empty_list(charlie, amir):
    assert page(charlie, "child_replay", amir.id).status_code == 404
    assert "Amir" not in text_of(page(charlie, "replays"))


def test_the_list_leads_to_each_child(mira, amir):
    assert f"/supervision/replay/{amir.id}/" in page(mira, "replays").content.decode()
    line = Entry.objects.filter(kind="read", name="replays").get()
    assert About.objects.filter(entry=line, child=amir.id).exists()


def test_an_entry_that_one_may_not_see_is_not_read(mira, amir):
    amir.entries.filter(recorded=ago(85)).update(access="closed")
    assert 20 not in seen(mira, amir)


def test_nothing_after_a_familys_no(mira, amir, monkeypatch):
    monkeypatch.setattr("seen.apps.patterns.queries.replays.casefile.no_stands", lambda records: True)
    assert seen(mira, amir) == {}


@pytest.mark.parametrize(("asked", "from_day"), [("6", 6), ("24", 24), ("7", 12), ("", 12)])
def test_how_far_back(mira, amir, asked, from_day):
    answer = browser_of(mira).get(f"/supervision/replay/{amir.id}/?months={asked}")
    assert f"From {day(window_start(TODAY, months=from_day))} until today" in text_of(answer)


class TestFromADayUntilADay:
    def page(self, viewer, child, **given):
        return browser_of(viewer).get(f"/supervision/replay/{child.id}/", given)

    def test_both_days_are_looked_at(self, mira, amir):
        shown = text_of(self.page(mira, amir, since=day(ago(85)), until=day(ago(85))))
        assert f"From {day(ago(85))} until {day(ago(85))}" in shown
        assert "We keep not getting in" in shown
        assert "We keep not getting in" not in text_of(self.page(mira, amir, since=day(ago(300)), until=day(ago(86))))

    def test_without_a_last_day_it_is_today(self, mira, amir):
        assert f"From {day(ago(90))} until today" in text_of(self.page(mira, amir, since=day(ago(90)), until=""))

    @pytest.mark.parametrize(
        ("since", "until", "says"),
        [
            ("", "", "Write from which day"),
            ("soon", "", "Write the day, month and year"),
            ("May 2025", "", "Write the day, month and year"),
            (day(ago(5)), "soon", "Write the day, month and year"),
            (day(ago(5)), day(ago(6)), "Give a last day that is not before the first"),
            (day(window_start(TODAY, months=60) - timedelta(days=1)), "", "Look back over 5 years at most at once"),
        ],
    )
    def test_what_is_no_time_is_sent_back_with_what_was_typed(self, mira, amir, since, until, says):
        shown = self.page(mira, amir, since=since, until=until)
        assert says in text_of(shown)
        assert f'value="{since}"' in shown.content.decode() or not since
        assert "We keep not getting in" not in text_of(shown)
        assert "Nothing could have been seen" not in text_of(shown)

    def test_five_years_are_not_too_long(self, mira, amir):
        shown = self.page(mira, amir, since=day(window_start(TODAY, months=60)), until=day(ago(60)))
        assert "We keep not getting in" in text_of(shown)

    def test_charlie_finds_no_such_page(self, charlie, amir):
        assert self.page(charlie, amir, since=day(ago(90))).status_code == 404


class TestABrothersOrSistersRecord:
    """Row 32 reads that a man joined: shown only to somebody who may see it in that record too."""

    def told(self, viewer, child, kind, **detail):
        draft = Draft(kind=kind, on=PartialDate.day(ago(20)), source_type="record", text="Told.", detail=detail)
        record(viewer, children=[child.id], draft=draft, account=uuid4(), now=NOW)

    @pytest.fixture
    def family(self, alice, bob):
        baby, bea = a_child("Ada Reed", born=ago(150)), a_child("Bea Reed")
        at_home(baby, with_children=(bea,))
        for child, worker in ((baby, alice), (bea, bob)):
            open_work_for(child)
            involved(worker, child, role="lead_practitioner")
        for kind in ("health.crying_strain", "sleep.unsafe"):
            self.told(alice, baby, kind)
        self.told(bob, bea, "household.joined", role="partner", sex="male", age=31)
        return baby, bea

    def test_to_somebody_who_may_see_both(self, alice, mira, family):
        baby, bea = family
        involved(alice, bea)
        assert seen(mira, baby)[32].day == TODAY

    def test_to_nobody_else(self, mira, family):
        baby, _ = family
        assert 32 not in seen(mira, baby)
