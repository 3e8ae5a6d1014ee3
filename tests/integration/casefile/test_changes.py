"""Pages that change one thing about a child: its ending, a household, an answer, an address, a worker."""

import pytest

from seen.apps.casefile.models import Hold, Involvement, Work
from seen.apps.people.actions import add_identifier, add_name
from seen.apps.people.models import Fact, Identifier, Member, Name, Relationship
from tests.builders.browsing import page, send, text_of
from tests.builders.casefile import a_level, involved, open_work_for
from tests.builders.children import NOW, SERVICE, TODAY, a_child, all_sight, an_address, an_adult
from tests.builders.staff import a_worker, an_agency

pytestmark = pytest.mark.django_db


class TestPagesAboutOneThing:
    def test_names_and_numbers_end(self, alice, charlie, child):
        name = add_name(SERVICE, sight=all_sight(child.id), text="Bee", kind="preferred", at=NOW)
        number = add_identifier(SERVICE, sight=all_sight(child.id), scheme="local", value="7", at=NOW)
        day = TODAY.strftime("%d %B %Y")
        assert send(alice, "child_name_end", child.id, name.id, end=day).status_code == 302
        assert send(alice, "child_number_end", child.id, number.id, end=day).status_code == 302
        assert Name.objects.get(id=name.id).end == Identifier.objects.get().end == TODAY
        assert send(charlie, "child_name_end", child.id, name.id, end=day).status_code == 404

    def test_household_and_family(self, alice, charlie, child):
        sister, mother = a_child("Zoe Reed"), an_adult(of=child)
        involved(alice, sister)
        assert send(alice, "child_household", child.id, person=f"child:{sister.id}", role="child").status_code == 302
        assert send(alice, "child_household", child.id, person=str(mother.person_id), role="mother").status_code == 302
        stay = Member.objects.get(person=mother.person)
        assert Member.objects.count() == 3
        day = TODAY.strftime("%d %B %Y")
        assert send(alice, "child_household_left", child.id, stay.id, end=day).status_code == 302
        given = {"person": str(mother.person_id), "kind": "mother", "responsibility": "yes"}
        assert send(alice, "child_relationship", child.id, **given).status_code == 302
        assert Relationship.objects.filter(responsibility=True).count() == 1
        stranger = a_child("Una Known")
        assert send(alice, "child_household", child.id, person=f"child:{stranger.id}", role="child").status_code == 200
        assert send(charlie, "child_relationship", child.id, **given).status_code == 404

    def test_facts(self, alice, charlie, child):
        given = {"answer": "stated", "value": "Somali", "stated_by": "parent"}
        assert "Elizabeth's ethnicity" in text_of(page(alice, "child_fact", child.id, "ethnicity"))
        assert send(alice, "child_fact", child.id, "ethnicity", **given).status_code == 302
        assert "Choose who said it" in text_of(send(alice, "child_fact", child.id, "faith", answer="stated", value="x"))
        assert send(alice, "child_fact", child.id, "faith", answer="not_asked").status_code == 302
        assert {fact.topic: fact.value for fact in Fact.objects.all()} == {"ethnicity": "Somali", "faith": ""}
        assert page(alice, "child_fact", child.id, "shoes").status_code == 404
        shown = text_of(page(alice, "child_people", child.id))
        assert "Said by a parent or carer" in shown and "Not asked" in shown
        assert send(charlie, "child_fact", child.id, "faith", answer="not_asked").status_code == 404

    def test_an_address_is_protected_and_somebody_named(self, alice, charlie, child):
        bob = a_worker("Bob Hale")
        involved(bob, child)
        row = an_address(child)
        assert send(alice, "child_address_protect", child.id, row.id, why="Fled").status_code == 302
        assert "Elder" not in text_of(page(bob, "child_people", child.id))
        assert "Protected" in text_of(page(alice, "child_people", child.id))
        assert send(alice, "child_address_who", child.id, row.id, user=str(bob.id), why="Visits").status_code == 302
        assert "Elder" in text_of(page(bob, "child_people", child.id))
        assert send(charlie, "child_address_who", child.id, row.id, user=str(charlie.id), why="x").status_code == 404

    def test_work_closes_and_workers_come_and_go(self, alice, charlie, child):
        bob = a_worker("Bob Hale")
        work = open_work_for(child)
        a_level(child, "child_protection", category="neglect", interval=10)
        day = TODAY.strftime("%d %B %Y")
        given = {"user": str(bob.id), "role": "lead_practitioner", "why": "Knows the family", "planned": "yes"}
        assert send(alice, "child_allocate", child.id, **given).status_code == 302
        shown = text_of(page(alice, "child_work", child.id))
        for words in ("Child protection plan", "Neglect, visits every 10 days", "Lead practitioner", "Bob Hale"):
            assert words in shown
        row = Involvement.objects.get(user=bob.id)
        given = {"end": day, "why": "Off sick", "planned": "no"}
        assert send(alice, "child_unallocate", child.id, row.id, **given).status_code == 302
        assert send(alice, "child_work_close", child.id, work.id, on=day, why="Goals met").status_code == 302
        assert Work.objects.get().closed == TODAY
        hold = Hold.objects.get()
        assert send(alice, "child_release", child.id, hold.id, words="Closed").status_code == 302
        mine = Involvement.objects.get(user=alice.id)
        assert send(alice, "child_involvement_end", child.id, mine.id, end=day).status_code == 302
        assert send(charlie, "child_allocate", child.id, **given).status_code == 404

    def test_a_worker_who_may_not_allocate_is_told_so(self, child, charlie):
        bob = a_worker("Bob Hale")
        involved(bob, child)
        given = {"user": str(bob.id), "role": "worker", "why": "Me", "planned": ""}
        assert "may not give a child's work to a worker" in text_of(send(bob, "child_allocate", child.id, **given))
        assert "Give the work to a worker" not in text_of(page(bob, "child_work", child.id))


class TestWhyAndHistory:
    def test_why_can_i_see_this(self, alice, charlie, child):
        assert "You have worked with this child since" in text_of(page(alice, "child_why", child.id))
        assert page(charlie, "child_why", child.id).status_code == 404

    def test_who_has_looked_as_far_as_the_viewer_may_know(self, alice, charlie, child):
        teacher = a_worker("Tess Teach", agency=an_agency("Southmarsh school"))
        clinic = a_worker("Kay Clinic", agency=an_agency("Northmarsh clinic", sort="sexual-health"))
        involved(teacher, child, reason="Class teacher")
        involved(clinic, child, role="noted")
        for viewer in (teacher, clinic):
            page(viewer, "child_people", child.id)
        shown = text_of(page(alice, "child_history", child.id))
        assert "Opened the record" in shown and "Tess Teach, Southmarsh school" in shown
        assert "Kay Clinic" not in shown and "clinic" not in shown
        own = text_of(page(clinic, "child_history", child.id))
        assert "Kay Clinic" in own and "Tess" not in own
        assert page(charlie, "child_history", child.id).status_code == 404
