"""The rule of sight and its SQL filter agree, whoever looks at whatever."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from seen.apps.chronology.models import Entry, Named, Part
from seen.apps.chronology.queries import sight as sql
from seen.apps.chronology.queries.life import moments
from seen.apps.identity.models import Agency, Authority, User
from seen.apps.people.models import Child, Person
from seen.core.access.viewer import system
from seen.core.access.visibility import FLAGS, Access, Item, Sight, can_see
from seen.kit.actions import Acting, writing

NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)
PART = "child_words"


class TestRuleAndFilterAgree(TestCase):
    @classmethod
    def setUpTestData(cls):
        with transaction.atomic(), writing(Acting("test", system("a test"))):
            authority = Authority.objects.create(name="Northmarsh")
            cls.agencies = [
                Agency.objects.create(authority=authority, name=name, type="school") for name in ("School", "Clinic")
            ]
            cls.users = [
                User.objects.create(email=f"{name}@rehearsal.example", name=name, agency=agency)
                for name, agency in zip(("Alice", "Bob", "Charlie"), [*cls.agencies, cls.agencies[1]], strict=True)
            ]
            person = Person.objects.create(written_at=NOW)
            cls.child = Child.objects.create(person=person, reference="S-TEST", written_at=NOW)

    @pytest.mark.no_cover
    @settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.differing_executors])
    @given(data=st.data())
    def test_on_any_entry_and_part(self, data):
        agency, writer, viewer = (data.draw(st.sampled_from(each)) for each in (self.agencies, self.users, self.users))
        access, part_access = data.draw(st.sampled_from(Access)), data.draw(st.sampled_from(Access))
        named_user = data.draw(st.sampled_from([None, *self.users]))
        named_agency = data.draw(st.sampled_from([None, *self.agencies]))
        named_part = data.draw(st.sampled_from(["", PART]))
        flags = data.draw(st.fixed_dictionaries(dict.fromkeys(FLAGS, st.booleans())))
        look = Sight(viewer.id, viewer.agency_id, self.child.id, **flags)
        with transaction.atomic(), writing(Acting("test", system("a test"))):
            entry = Entry.objects.create(
                child=self.child, account=uuid4(), kind="note.observation", on_precision="unknown", recorded=NOW.date(),
                agency=agency, source_agency=agency, access=access, writer=writer, written_at=NOW,
            )  # fmt: skip
            part = Part.objects.create(entry=entry, name=PART, value="x", access=part_access)
            for user, named in ((named_user, None), (None, named_agency)):
                if user or named:
                    Named.objects.create(entry=entry, part=named_part, user=user, agency=named, at=NOW)

        def item(access, *, part):
            here = named_part == (PART if part else "")
            users = frozenset([named_user.id] if named_user and here else [])
            agencies = frozenset([named_agency.id] if named_agency and here else [])
            return Item(access, agency.id, writer.id, users, agencies, part=part)

        entry_seen = can_see(look, item(access, part=False))
        assert sql.entries(look).filter(id=entry.id).exists() is entry_seen
        assert (entry.id in {moment.ref for moment in moments(look)}) is entry_seen
        part_seen = entry_seen and can_see(look, item(part_access, part=True))
        assert sql.parts(look).filter(id=part.id).exists() is part_seen


def test_the_table_of_classes_is_whole():
    with pytest.raises(ValueError, match="not a valid Access"):
        Access("open to all")
