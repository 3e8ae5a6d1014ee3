"""Holds, levels, work, allocation, the card, the network and finding a child."""

from datetime import timedelta

import pytest

from seen.apps.casefile.actions import (
    allocate,
    ask_matching_desk,
    bar,
    close_match,
    close_work,
    end_involvement,
    hold,
    involve,
    note_written,
    open_work,
    release,
    set_level,
    unallocate,
)
from seen.apps.casefile.models import Hold, Involvement, Work
from seen.apps.casefile.queries import (
    cards,
    child_card,
    colleagues,
    current_level,
    held,
    holds,
    lead_of,
    levels,
    network,
    search_children,
    work,
)
from seen.apps.casefile.queries import open_work as work_is_open
from seen.apps.people.actions import add_identifier, add_name
from seen.apps.people.queries.reach import MayNotChange
from seen.core.access.permission import NotPermitted, Role
from seen.core.access.viewer import system
from seen.core.refusals import Refusal
from tests.builders.casefile import a_level, involved, sight_of, team_involved
from tests.builders.children import NOW, SERVICE, TODAY, a_child, all_sight, an_address
from tests.builders.staff import a_team, a_worker, an_agency, closed

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def alice():
    return a_worker("Alice Fern")


@pytest.fixture
def manager():
    return a_worker("May Manager", roles=(Role.WORKER, Role.MANAGER))


@pytest.fixture
def charlie():
    return a_worker("Charlie Moss", agency=an_agency("Southmarsh school", sort="school"))


class TestHolds:
    def test_a_reason_ends_with_words(self, alice, charlie):
        child = a_child(by=alice, reason="early_help")
        sight = sight_of(alice, child)
        row = hold(alice, sight=sight, reason="s17", words="Assessment begun", at=NOW)
        assert {one.reason for one in holds(sight)} == {"early_help", "s17"}
        with pytest.raises(Refusal, match="Write why"):
            release(alice, sight=sight, hold=row.id, words=" ", at=NOW)
        ended = release(alice, sight=sight, hold=row.id, words="Assessment closed", at=NOW)
        assert ended.end == TODAY and "Assessment closed" in ended.words
        with pytest.raises(Refusal, match="ended already"):
            release(alice, sight=sight, hold=row.id, words="Again", at=NOW)
        with pytest.raises(Refusal):
            hold(charlie, sight=sight_of(charlie, child), reason="s17", at=NOW)

    def test_who_is_held(self):
        child = a_child(at=NOW - 9 * DAY)
        assert list(held(as_of=TODAY)) == [child]
        release(SERVICE, sight=all_sight(child.id), hold=Hold.objects.get().id, words="Done", at=NOW - DAY)
        assert list(held(as_of=TODAY - DAY)) == [child]
        assert list(held(as_of=TODAY)) == []

    def test_the_service_itself_reads_those_held_alone(self):
        from seen.apps.casefile.queries import children

        child = a_child(at=NOW - 9 * DAY)
        release(SERVICE, sight=all_sight(child.id), hold=Hold.objects.get().id, words="Done", at=NOW - DAY)
        assert not children(system("a scan"), as_of=TODAY).exists()

    def test_a_writer_of_a_note_reads_their_own_reason(self, alice, charlie):
        child = a_child(by=alice, reason="own_note")
        hold(SERVICE, sight=all_sight(child.id), reason="s47", at=NOW)
        assert [row.reason for row in holds(sight_of(alice, child))] == ["own_note"]


class TestLevelsAndWork:
    def test_levels_are_a_diary(self, alice, charlie):
        child = a_child(by=alice)
        sight = sight_of(alice, child)
        first = set_level(alice, sight=sight, level="early_help", on=TODAY - 9 * DAY, at=NOW)
        second = set_level(
            alice, sight=sight, level="child_protection", on=TODAY, category="neglect", interval=10, why="ICPC", at=NOW
        )
        assert (first.before, first.to) == ("", "early_help")
        assert (second.before, second.category, second.interval) == ("early_help", "neglect", 10)
        assert [row.level for row in levels(sight)] == ["child_protection", "early_help"]
        assert current_level(child.id) == "child_protection"
        with pytest.raises(Refusal):
            set_level(charlie, sight=sight_of(charlie, child), level="universal", on=TODAY, at=NOW)

    @pytest.mark.parametrize(("level", "day"), [("very bad", TODAY), ("early_help", TODAY + DAY)])
    def test_what_is_no_level_is_refused(self, level, day):
        with pytest.raises(Refusal):
            set_level(SERVICE, sight=all_sight(a_child().id), level=level, on=day, at=NOW)

    @pytest.mark.parametrize(("level", "is_open"), [("universal", False), ("early_help", True), ("looked_after", True)])
    def test_a_level_of_early_help_or_above_is_open_work(self, level, is_open):
        child = a_child()
        assert not work_is_open(child.id)
        a_level(child, level)
        assert work_is_open(child.id) is is_open

    def test_work_opens_once_and_closes_with_words(self, alice, charlie):
        child = a_child(by=alice)
        sight = sight_of(alice, child)
        opened = open_work(alice, sight=sight, service=" health visiting ", on=TODAY - DAY, reason="Weight", at=NOW)
        assert (opened.service, opened.agency, opened.on) == ("health visiting", alice.agency, TODAY - DAY)
        assert work_is_open(child.id)
        with pytest.raises(Refusal, match="open already"):
            open_work(alice, sight=sight, service="health visiting", on=TODAY, at=NOW)
        with pytest.raises(Refusal, match="Write why"):
            close_work(alice, sight=sight, work=opened.row, on=TODAY, why=" ", at=NOW)
        for outside in (TODAY - 2 * DAY, TODAY + DAY):
            with pytest.raises(Refusal, match="must lie between"):
                close_work(alice, sight=sight, work=opened.row, on=outside, why="Met", at=NOW)
        done = close_work(alice, sight=sight, work=opened.row, on=TODAY, why="Goals met", at=NOW)
        assert (done.service, done.reason, done.on) == ("health visiting", "Goals met", TODAY)
        assert not work_is_open(child.id)
        with pytest.raises(Refusal, match="closed already"):
            close_work(alice, sight=sight, work=opened.row, on=TODAY, why="Again", at=NOW)
        assert len(work(sight)) == 1
        with pytest.raises(Refusal):
            open_work(charlie, sight=sight_of(charlie, child), service="school", on=TODAY, at=NOW)

    @pytest.mark.parametrize(("service", "day"), [(" ", TODAY), ("school", TODAY + DAY)])
    def test_work_without_a_service_or_tomorrow_is_refused(self, service, day):
        with pytest.raises(Refusal):
            open_work(SERVICE, sight=all_sight(a_child().id), service=service, on=day, agency=an_agency().id, at=NOW)
        assert not Work.objects.exists()


class TestAllocation:
    def test_a_lead_and_the_lead_after(self, alice, manager, charlie):
        child = a_child()
        involved(manager, child)
        bob = a_worker("Bob Hale")
        sight = sight_of(manager, child)
        done = allocate(manager, sight=sight, user=alice.id, role="lead_practitioner", why="Knows them", at=NOW)
        assert (done.person, done.role, done.planned, done.on) == ("Alice Fern", "lead_practitioner", None, TODAY)
        assert lead_of(child.id, as_of=TODAY).id == alice.id
        with pytest.raises(Refusal, match="already"):
            allocate(manager, sight=sight, user=alice.id, role="lead_practitioner", why="Again", at=NOW)
        allocate(manager, sight=sight, user=bob.id, role="lead_practitioner", why="Alice moves", planned=True, at=NOW)
        assert lead_of(child.id, as_of=TODAY + DAY).id == bob.id
        assert sight_of(alice, child, as_of=TODAY + DAY).involved
        with pytest.raises(NotPermitted):
            allocate(alice, sight=sight_of(alice, child), user=bob.id, role="worker", why="x", at=NOW)
        with pytest.raises(Refusal):
            sight_of(charlie, child)

    def test_unallocating_says_why_and_whether_planned(self, alice, manager, charlie):
        child = a_child()
        involved(manager, child)
        sight = sight_of(manager, child)
        row = allocate(manager, sight=sight, user=alice.id, role="worker", why="Visits", at=NOW).row
        with pytest.raises(Refusal, match="Write why"):
            unallocate(manager, sight=sight, involvement=row, why=" ", at=NOW)
        with pytest.raises(Refusal, match="before it began"):
            unallocate(manager, sight=sight, involvement=row, why="Left", end=TODAY - DAY, at=NOW)
        done = unallocate(manager, sight=sight, involvement=row, why="Off sick", planned=False, at=NOW)
        assert (done.person, done.planned, done.why, done.on) == ("Alice Fern", False, "Off sick", TODAY)
        with pytest.raises(Refusal, match="ended already"):
            unallocate(manager, sight=sight, involvement=row, why="Again", at=NOW)
        with pytest.raises(Refusal):
            sight_of(charlie, child)

    def test_a_team_is_not_unallocated_as_a_worker(self, manager):
        child = a_child()
        involved(manager, child)
        row = team_involved(a_team(agency=an_agency()), child)
        with pytest.raises(Refusal, match="Choose a worker"):
            unallocate(manager, sight=sight_of(manager, child), involvement=row.id, why="x", at=NOW)
        with pytest.raises(Refusal, match="lead the work"):
            allocate(manager, sight=sight_of(manager, child), user=manager.id, role="boss", why="x", at=NOW)


class TestInvolving:
    def test_whoever_works_with_the_child_adds_others(self, alice, charlie):
        child = a_child()
        involved(alice, child)
        row = involve(alice, sight=sight_of(alice, child), user=charlie.id, reason="Class teacher", at=NOW)
        assert sight_of(charlie, child).involved and row.agency_id == charlie.agency
        end_involvement(alice, sight=sight_of(alice, child), involvement=row.id, end=TODAY)
        with pytest.raises(Refusal):
            sight_of(charlie, child, as_of=TODAY + DAY)

    def test_the_writer_of_a_note_cannot_open_the_record_to_themselves(self, charlie):
        child = a_child(by=charlie, reason="own_note")
        with pytest.raises(MayNotChange, match="designated lead"):
            involve(charlie, sight=sight_of(charlie, child), user=charlie.id, reason="Me", at=NOW)

    def test_it_needs_one_person_or_team_with_a_reason(self, alice):
        child = a_child()
        sight = all_sight(child.id)
        team = a_team(agency=an_agency())
        for wrong in (
            {"reason": "x"},
            {"user": alice.id, "team": team.id, "reason": "x"},
            {"user": alice.id, "reason": " "},
            {"user": child.id, "reason": "x"},
            {"user": closed(a_worker("Cy Closed")).id, "reason": "x"},
        ):
            with pytest.raises(Refusal):
                involve(SERVICE, sight=sight, at=NOW, **wrong)
        row = involve(SERVICE, sight=sight, user=alice.id, reason="x", at=NOW)
        with pytest.raises(Refusal, match="before it began"):
            end_involvement(SERVICE, sight=sight, involvement=row.id, end=TODAY - DAY)

    def test_a_bar_needs_words_and_a_role(self, alice, manager, charlie):
        child = a_child()
        involved(manager, child)
        involved(alice, child)
        with pytest.raises(NotPermitted):
            bar(alice, sight=sight_of(alice, child), user=charlie.id, words="Uncle", at=NOW)
        with pytest.raises(Refusal, match="Write why"):
            bar(manager, sight=sight_of(manager, child), user=alice.id, words=" ", at=NOW)
        bar(manager, sight=sight_of(manager, child), user=alice.id, words="Her niece", at=NOW)
        with pytest.raises(Refusal):
            sight_of(alice, child)

    def test_a_note_by_the_service_involves_nobody(self):
        child = a_child()
        assert note_written(SERVICE, child=child.id, at=NOW) is None
        assert not Involvement.objects.exists()


class TestMatchingDesk:
    def test_asking_needs_words_and_closing_too(self, alice, charlie):
        child = a_child(by=alice)
        desk = a_worker("Mo Desk", roles=(Role.MATCHING_DESK,))
        with pytest.raises(Refusal, match="find out"):
            ask_matching_desk(alice, sight=sight_of(alice, child), why=" ", at=NOW)
        first = ask_matching_desk(alice, sight=sight_of(alice, child), why="Two schools?", at=NOW)
        assert ask_matching_desk(alice, sight=sight_of(alice, child), why="Again", at=NOW) == first
        sight = sight_of(desk, child)
        with pytest.raises(Refusal, match="what you found"):
            close_match(desk, sight=sight, words=" ", at=NOW)
        with pytest.raises(NotPermitted):
            close_match(charlie, sight=sight, words="x", at=NOW)
        close_match(desk, sight=sight, words="One child", at=NOW)
        with pytest.raises(Refusal, match="closed already"):
            close_match(desk, sight=sight, words="x", at=NOW)


class TestTheCardAndTheNetwork:
    def test_the_card(self, alice, charlie):
        child = a_child("Elizabeth Reed")
        add_name(SERVICE, sight=all_sight(child.id), text="Bee", kind="preferred", at=NOW)
        involved(alice, child, role="lead_practitioner")
        a_level(child, "child_in_need")
        card = child_card(alice, sight_of(alice, child), as_of=TODAY)
        assert (card.name, card.preferred, card.lead, card.lead_phone) == (
            "Elizabeth Reed",
            "Bee",
            "Alice Fern",
            "01632 960001",
        )
        assert (card.level, card.level_words) == ("child_in_need", "Child in need")
        involved(charlie, child, role="noted")
        brief = child_card(charlie, sight_of(charlie, child), as_of=TODAY)
        assert brief.name == "Elizabeth Reed" and not (brief.lead or brief.level or brief.adults)
        assert [one.name for one in cards(alice, [child], as_of=TODAY)] == ["Elizabeth Reed"]

    def test_the_network_has_contact_details_and_no_writer_of_a_note(self, alice, charlie):
        child = a_child()
        involved(alice, child, reason="Health visitor")
        involved(charlie, child, role="noted")
        team_involved(a_team("Family help", agency=an_agency("Northmarsh council", sort="early-help")), child)
        lead = a_worker("Lia Lead", agency=an_agency("Northmarsh council"))
        involved(lead, child, role="lead_practitioner")
        rows = network(sight_of(alice, child), as_of=TODAY)
        assert [row.name for row in rows] == ["Lia Lead", "Family help", "Alice Fern"]
        assert (rows[2].phone, rows[2].email, rows[2].reason) == (
            "01632 960001",
            "alice.fern@seen.example",
            "Health visitor",
        )
        assert network(sight_of(charlie, child), as_of=TODAY) == []
        assert [one.name for one in colleagues(alice, as_of=TODAY)] == ["Alice Fern"]


class TestFindingAChild:
    @pytest.mark.parametrize("words", ["zoe", "ONEILL", "O’Neill zoë", "zo nei", "o'n"])
    def test_by_name_whatever_the_case_and_accents(self, alice, charlie, words):
        child = a_child("Zoë O'Neill", by=alice)
        found = [one.id for one in search_children(alice, words, as_of=TODAY)]
        assert found == ([child.id] if words != "zo nei" else [])
        assert search_children(charlie, words, as_of=TODAY) == []

    def test_by_a_former_name(self, alice, charlie):
        child = a_child("Amir Reed", by=alice)
        add_name(alice, sight=sight_of(alice, child), text="Amir Lark", kind="usual", at=NOW)
        assert [one.name for one in search_children(alice, "reed", as_of=TODAY)] == ["Amir Lark"]
        assert search_children(charlie, "reed", as_of=TODAY) == []

    def test_by_reference_and_number_only_whole(self, alice, charlie):
        child = a_child(by=alice)
        add_identifier(alice, sight=sight_of(alice, child), scheme="nhs", value="9997877896", at=NOW)
        for typed in (child.reference, child.reference.lower().replace("-", ""), "999 787 7896"):
            assert [one.id for one in search_children(alice, typed, as_of=TODAY)] == [child.id]
            assert search_children(charlie, typed, as_of=TODAY) == []
        for part in (child.reference[:5], "999787", "", "   ", "%", "_"):
            assert search_children(alice, part, as_of=TODAY) == []

    def test_by_pupil_number_in_education_alone(self, alice, charlie):
        child = a_child()
        involved(alice, child)
        involved(charlie, child)
        add_identifier(charlie, sight=sight_of(charlie, child), scheme="upn", value="P207000016049", at=NOW)
        assert [one.id for one in search_children(charlie, "p207000016049", as_of=TODAY)] == [child.id]
        assert search_children(alice, "P207000016049", as_of=TODAY) == []

    def test_the_writer_of_a_note_does_not_find_by_number(self, charlie):
        child = a_child()
        add_identifier(SERVICE, sight=all_sight(child.id), scheme="nhs", value="9997877896", at=NOW)
        involved(charlie, child, role="noted")
        assert search_children(charlie, "9997877896", as_of=TODAY) == []
        assert [one.id for one in search_children(charlie, "amir", as_of=TODAY)] == [child.id]

    def test_never_by_address(self, alice, charlie):
        child = a_child(by=alice)
        an_address(child, lines="4 Elder Close", postcode="ZZ1 1ZZ")
        for words in ("elder", "ZZ1 1ZZ", "zz1"):
            assert search_children(alice, words, as_of=TODAY) == search_children(charlie, words, as_of=TODAY) == []
