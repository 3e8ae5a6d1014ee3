"""The tray of what came without a date: narrowed by what is known, shown first, then kept as a correction."""

import re
from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from seen.apps.chronology.models import Entry
from seen.core.dates.partial import PartialDate, Precision
from seen.kit.audit.models import Bypass
from seen.kit.audit.models import Entry as AuditEntry
from tests.builders.entries import a_user, an_entry, works_with, written
from tests.builders.files_in import row
from tests.builders.notes import a_visitor

SHOWN = re.compile(r'name="shown" value="([^"]+)"')
pytestmark = pytest.mark.django_db


@pytest.fixture
def tray(scene):
    """Return Amir's undated entries by a word of each. He was born on 1 May 2018."""
    today = timezone.localdate()
    texts = {
        "coat": "Came without a coat when he was 3",
        "lunch": "Hungry before lunch in Reception class",
        "tired": "Asleep at his desk in reception class",
        "gate": "Waited at the gate",
    }
    return {
        word: an_entry(scene.amir, by=scene.alice, on=None, text=text, recorded=today) for word, text in texts.items()
    }


@pytest.fixture
def alice(scene):
    return a_visitor(scene.alice)


def answers(client, entry, **said):
    """Send an answer for one entry, and send it again as the page shows it; return the last answer."""
    return _sends(client, reverse("entry_when", args=[entry.id]), said)


def answers_many(client, scene, entries, **said):
    where = reverse("child_tray_when", args=[scene.amir.id]) + "?" + "&".join(f"row={one.id}" for one in entries)
    return _sends(client, where, {"rows": [str(one.id) for one in entries]} | said)


def _sends(client, where, said):
    said = {"once": str(uuid4())} | said
    first = client.post(where, said)
    shown = SHOWN.search(first.content.decode())
    return client.post(where, said | {"shown": shown[1]}) if shown else first


def newer(entry):
    return Entry.objects.get(supersedes=entry)


class TestOneRow:
    @pytest.mark.parametrize(
        ("when", "days", "precision", "about"),
        [
            ("about May 2022", "2022-05-01 2022-05-31", "month", True),
            ("Reception", "2022-09-01 2023-08-31", "term", False),
            ("when Amir was 4", "2022-05-01 2023-04-30", "range", False),
            ("before Christmas 2019", "2017-07-11 2019-12-24", "range", False),
            ("autumn term of Year 1", "2023-09-01 2023-12-31", "term", False),
        ],
    )
    def test_what_is_known_narrows_it(self, tray, alice, scene, when, days, precision, about):
        assert answers(alice, tray["gate"], when=when).status_code == 302
        made = newer(tray["gate"])
        assert f"{made.on_earliest} {made.on_latest}" == days
        assert (made.on_precision, made.on_about, made.on_text) == (precision, about, when)
        assert (made.text, made.recorded) == (tray["gate"].text, tray["gate"].recorded)
        assert made.why_changed == f"The date was not known when it came in. Said since: “{when}”."
        assert Entry.objects.get(id=tray["gate"].id).on_precision == "unknown", "the row stays as it came"
        assert "Waited at the gate" not in alice.get(reverse("child_tray", args=[scene.amir.id])).content.decode()
        assert not Bypass.objects.exists()

    def test_nothing_is_kept_before_the_days_were_shown(self, tray, alice, scene):
        an_entry(scene.amir, by=scene.alice, on=date(2022, 1, 5), text="Moved to Elm Road")
        an_entry(scene.amir, by=scene.alice, on=date(2023, 9, 5), text="Weighed at the clinic")
        sent = {"when": "Reception", "once": str(uuid4())}
        page = alice.post(reverse("entry_when", args=[tray["gate"].id]), sent).content.decode()
        assert "Between 1 September 2022 and 31 August 2023: Reception" in page
        assert "after “5 January 2022: Something noticed, Moved to Elm Road”" in page
        assert "before “5 September 2023: Something noticed, Weighed at the clinic”" in page
        assert not Entry.objects.filter(supersedes=tray["gate"]).exists()
        other = sent | {"when": "Year 1", "shown": SHOWN.search(page)[1]}
        page = alice.post(reverse("entry_when", args=[tray["gate"].id]), other).content.decode()
        assert "Between 1 September 2023 and 31 August 2024: Year 1" in page, "other words are shown before they count"
        assert not Entry.objects.filter(supersedes=tray["gate"]).exists()

    def test_it_is_placed_between_entries_of_the_story_by_their_days_alone(self, tray, alice, scene):
        moved = an_entry(scene.amir, by=scene.alice, on=date(2021, 5, 3), kind="address.moved")
        left = an_entry(scene.amir, by=scene.alice, on=PartialDate("May 2022", date(2022, 5, 1), date(2022, 5, 31),
                                                                  Precision.MONTH, about=True))  # fmt: skip
        assert answers(alice, tray["gate"], after=str(moved.id), before=str(left.id)).status_code == 302
        made = newer(tray["gate"])
        assert (made.on_earliest, made.on_latest, made.on_about) == (date(2021, 5, 3), date(2022, 5, 31), True)
        assert made.on_text == "on or after 3 May 2021 and on or before 31 May 2022"
        assert answers(alice, tray["coat"], when="when he was 3", after=str(moved.id)).status_code == 302
        made = newer(tray["coat"])
        assert (made.on_earliest, made.on_latest) == (date(2021, 5, 3), date(2022, 4, 30))

    def test_of_a_long_story_turning_points_are_offered(self, tray, alice, scene, monkeypatch):
        monkeypatch.setattr("seen.apps.chronology.queries.tray.FEW", 1)
        an_entry(scene.amir, by=scene.alice, on=date(2021, 5, 3), kind="address.moved")
        an_entry(scene.amir, by=scene.alice, on=date(2021, 5, 4), text="Nothing much")
        page = alice.get(reverse("entry_when", args=[tray["gate"].id])).content.decode()
        assert "3 May 2021: Moved home" in page
        assert "Nothing much" not in page

    def test_nobody_knows_takes_it_out_and_dates_nothing(self, tray, alice, scene):
        assert answers(alice, tray["gate"], nobody_knows=["yes"]).status_code == 302
        assert newer(tray["gate"]).on_precision == "unknown"
        assert "Waited at the gate" not in alice.get(reverse("child_tray", args=[scene.amir.id])).content.decode()

    @pytest.mark.parametrize(
        ("said", "says"),
        [
            ({}, "or that nobody knows"),
            ({"when": "May 2022", "nobody_knows": ["yes"]}, "and not both"),
            ({"when": "3/3"}, "“3/3”"),
            ({"when": "1 May 2031"}, "after today"),
            ({"when": "1 May 2011"}, "before 11 July 2017"),
            ({"when": "unknown"}, "Write what you know"),
            ({"when": "Year 11"}, "the day on which it reached the record"),
            ({"when": "x" * 81}, "Shorten by 1 character"),
        ],
    )
    def test_what_cannot_be_is_asked_again_with_the_words_kept(self, tray, alice, said, says):
        page = answers(alice, tray["gate"], **said).content.decode()
        assert says in page
        assert said.get("when", "") in page
        assert not Entry.objects.filter(supersedes=tray["gate"]).exists()

    def test_nothing_is_later_than_the_day_it_reached_the_record_or_ended(self, alice, scene):
        known = an_entry(scene.amir, by=scene.alice, on=None, text="Late", recorded=date(2023, 6, 1))
        assert answers(alice, known, when="after May 2020").status_code == 302
        assert newer(known).on_latest == date(2023, 6, 1)
        ended = an_entry(scene.amir, by=scene.alice, on=None, text="No heating", until=date(2023, 3, 1))
        assert answers(alice, ended, when="after May 2020").status_code == 302
        assert newer(ended).on_latest == date(2023, 3, 1)

    def test_sent_twice_it_is_one_act_and_a_second_mind_is_told(self, tray, alice):
        once = str(uuid4())
        for _again in range(2):
            assert answers(alice, tray["gate"], when="May 2022", once=once).status_code == 302
        assert Entry.objects.filter(supersedes=tray["gate"]).count() == 1
        page = answers(alice, tray["gate"], when="May 2021").content.decode()
        assert "Somebody corrected this before you" in page

    def test_a_dated_entry_has_no_such_page(self, alice, scene):
        dated = an_entry(scene.amir, by=scene.alice, on=date(2022, 5, 1))
        assert alice.get(reverse("entry_when", args=[dated.id])).status_code == 404


class TestSeveralRows:
    def test_their_own_words_are_proposed_with_the_days_and_nothing_is_taken(self, tray, alice, scene):
        page = alice.get(reverse("child_tray", args=[scene.amir.id])).content.decode()
        assert "“when he was 3”" in page
        assert "Between 1 May 2021 and 30 April 2022" in page
        assert "Look at these 2 rows and confirm" in page, "in one class, however it is written"
        assert Entry.objects.filter(on_precision="unknown").count() == 4

    def test_a_proposal_leads_to_its_rows_its_days_and_a_button(self, tray, alice, scene):
        rows = {"when": "in Reception class", "row": [tray["lunch"].id, tray["tired"].id]}
        page = alice.get(reverse("child_tray_when", args=[scene.amir.id]), rows).content.decode()
        assert "Between 1 September 2022 and 31 August 2023: in Reception class</strong> (2 rows)" in page
        assert not Entry.objects.filter(supersedes__isnull=False).exists()

    def test_several_are_dated_by_one_act_and_one_not_ticked_stays(self, tray, alice, scene):
        some = [tray["lunch"], tray["tired"]]
        assert answers_many(alice, scene, [*some, tray["gate"]], when="Reception",
                            rows=[str(one.id) for one in some]).status_code == 302  # fmt: skip
        assert {newer(one).on_earliest for one in some} == {date(2022, 9, 1)}
        assert not Entry.objects.filter(supersedes=tray["gate"]).exists()
        acts = AuditEntry.objects.filter(name="chronology.give_dates")
        assert acts.count() == 1

    def test_each_row_keeps_its_own_last_day(self, alice, scene):
        early = an_entry(scene.amir, by=scene.alice, on=None, text="One", recorded=date(2023, 1, 1))
        late = an_entry(scene.amir, by=scene.alice, on=None, text="Two", recorded=date(2024, 1, 1))
        assert answers_many(alice, scene, [early, late], when="after May 2022").status_code == 302
        assert [newer(one).on_latest for one in (early, late)] == [date(2023, 1, 1), date(2024, 1, 1)]

    def test_none_ticked_is_asked_for_and_none_chosen_leads_back(self, tray, alice, scene):
        page = answers_many(alice, scene, list(tray.values()), when="Reception", rows=[]).content.decode()
        assert "Choose at least one of the rows" in page
        assert alice.get(reverse("child_tray_when", args=[scene.amir.id])).status_code == 302

    def test_what_one_of_them_cannot_have_been_is_asked_once_and_none_is_dated(self, tray, alice, scene):
        early = an_entry(scene.amir, by=scene.alice, on=None, text="One", recorded=date(2021, 1, 1))
        page = answers_many(alice, scene, [early, tray["gate"]], when="Reception").content.decode()
        assert page.count("is after 1 January 2021, the day on which it reached the record") == 2, "summary and field"
        assert not Entry.objects.filter(supersedes__isnull=False).exists()

    def test_a_story_with_nothing_dated_offers_no_place(self, tray, alice):
        page = alice.get(reverse("entry_when", args=[tray["gate"].id])).content.decode()
        assert "Place it by another entry" not in page


class TestTheFileAgain:
    def test_a_row_dated_by_hand_is_here_already_when_its_file_comes_again(self, scene, sent, alice):
        sent(row("Undated", "Came without a coat"))
        undated = Entry.objects.get(text="Came without a coat")
        assert answers(alice, undated, when="Reception").status_code == 302
        assert sent(row("Undated", "Came without a coat"))["skipped"] == 1
        assert newer(undated).on_precision == "term"
        assert Entry.objects.filter(text="Came without a coat").count() == 2


class TestWhoMay:
    def test_another_agency_that_works_with_the_child_sees_it_and_cannot_date_it(self, tray, scene):
        bob = a_visitor(scene.bob)
        page = bob.get(reverse("child_tray", args=[scene.amir.id])).content.decode()
        assert f"Only {scene.school.name} can say when it was" in page
        assert "Their own words say when" not in page
        page = answers(bob, tray["gate"], when="May 2022").content.decode()
        assert "Only the agency that wrote this can change it" in page
        assert answers_many(bob, scene, [tray["gate"]], when="May 2022").status_code == 302
        assert not Entry.objects.filter(supersedes=tray["gate"]).exists()

    def test_charlie_is_refused_and_finds_the_same_page_as_for_nothing(self, tray, scene):
        charlie = a_visitor(scene.charlie)
        where = reverse("child_tray_when", args=[scene.amir.id]) + f"?row={tray['gate'].id}"
        refused = {charlie.get(where).content, charlie.get(reverse("child_tray_when", args=[uuid4()])).content}
        assert len(refused) == 1
        assert charlie.post(where, {"when": "May 2022"}).status_code == 404
        assert answers(charlie, tray["gate"], when="May 2022").status_code == 404
        assert not Entry.objects.filter(supersedes__isnull=False).exists()

    def test_a_colleague_places_nothing_by_an_entry_that_is_closed_to_them(self, tray, scene):
        closed = an_entry(scene.amir, by=scene.alice, on=date(2022, 1, 1), kind="health.self_harm")
        colleague = written(lambda: a_user("Cora", scene.school, "worker"))
        written(lambda: works_with(scene.amir, colleague))
        page = answers(a_visitor(colleague), tray["gate"], after=str(closed.id)).content.decode()
        assert "Self-harm" not in page
        assert not Entry.objects.filter(supersedes=tray["gate"]).exists()
