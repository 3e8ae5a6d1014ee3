"""The rehearsal: loaded once, by the ordinary acts, and each invented person sees what their role may see."""

from collections.abc import Iterator
from uuid import UUID

import pytest
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from seen.apps.casefile import queries as casefile
from seen.apps.casefile.models import Hold
from seen.apps.chronology.models import Entry, ImportFile, Part
from seen.apps.chronology.queries import sight as chronology
from seen.apps.chronology.queries.same_event import same_events
from seen.apps.identity.models import User
from seen.apps.patterns.models import Version
from seen.apps.patterns.queries.timelines import entry_of
from seen.apps.people.models import Address, Child, Name
from seen.apps.people.queries.page import addresses_seen
from seen.core.access.visibility import Sight
from seen.kit.audit.verify import verify
from seen.rehearsal.load import demo_child, load_once
from seen.rehearsal.people import PERSONAS

pytestmark = pytest.mark.django_db
OWNER, CHARLIE = "Sol Invented", "Sade Notional"  # Sade is of another school


@pytest.fixture(scope="module", autouse=True)
def _loaded(django_db_setup: None, django_db_blocker, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Load the families for every test of this file, and take them out again."""
    with django_db_blocker.unblock(), transaction.atomic():
        assert load_once()
        yield
        transaction.set_rollback(True)


def child(name: str) -> UUID:
    return Name.objects.get(text=name, person__child__isnull=False).person.child.id


def sees(persona: str, name: str) -> Sight | None:
    viewer = User.objects.get(name=persona).as_viewer()
    return casefile.sights(viewer, [child(name)], as_of=timezone.localdate()).get(child(name))


def sees_address(persona: str, rows: QuerySet[Address]) -> bool:
    return any(sight and addresses_seen(sight, rows).exists() for sight in [sees(persona, "Orla Winterfold")])


AFTER_A_BREAK = 42
"""Asked after a long break from school in which nobody saw the child: by the calendar of the day of loading."""


def questions(name: str) -> set[int]:
    standing = Version.objects.filter(finding__child=child(name), ceased=False)
    return set(standing.exclude(finding__row=AFTER_A_BREAK).values_list("finding__row", flat=True))


def test_a_second_load_changes_nothing() -> None:
    before = Entry.objects.count(), Child.objects.count(), User.objects.count()
    assert not load_once()
    assert (Entry.objects.count(), Child.objects.count(), User.objects.count()) == before
    assert User.objects.count() == len(PERSONAS)


def test_small_things_over_years_raise_many_questions() -> None:
    assert questions("Wren Tallow") == {1, 2, 9, 11, 12, 13, 16, 17, 19, 20, 25, 29, 37, 40}  # 2, 11, 29: supervision


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("Ivo Bramble", {1, 14, 17, 28, 34, 40}),
        ("Tansy Merrow", {1, 5, 21}),
        ("Finn Thistle", {1, 19}),
        ("Orla Winterfold", {6, 7, 12, 41}),  # her father, and first whether asking is safe
        ("Baby Sallow", {20, 22, 37}),  # the second for supervision alone
        (
            "Juniper Pebble",
            {44},
        ),  # a guard that points at us: a damp room is the landlord's, and her mother does all she can
    ],
)
def test_each_family_shows_a_question_that_rightly_appears(name: str, rows: set[int]) -> None:
    assert questions(name) == rows


INNOCENT = [
    "Basil Pebble", "Posy Bramble", "Cole Merrow", "Lark Thistle", "Bram Cutter", "Teasel Sallow",
]  # fmt: skip


@pytest.mark.parametrize("name", INNOCENT)
def test_what_has_an_innocent_reason_raises_none(name: str) -> None:
    assert questions(name) == set()


def test_every_child_is_held_for_a_reason() -> None:
    assert set(Hold.objects.values_list("child", flat=True)) == set(Child.objects.values_list("id", flat=True))


def test_a_school_has_rows_of_its_own_to_put_right() -> None:
    counts = ImportFile.objects.get(name="Millbrook Primary School, own notes.csv").counts
    assert {name: counts[name] for name in ("accepted", "undated", "ask", "rejected", "not_held")} == {
        "accepted": 0, "undated": 0, "ask": 6, "rejected": 1, "not_held": 1
    }  # fmt: skip


def test_every_write_was_an_act() -> None:
    verdict = verify()
    assert verdict.ok, verdict.wrong


class TestWhoSeesWhat:
    def test_the_lead_practitioner_sees_the_evidence_of_every_question_but_that_of_a_parents_treatment(self) -> None:
        seen = set(chronology.entries(sees(OWNER, "Wren Tallow")).values_list("id", flat=True))
        asked = Version.objects.filter(finding__child=child("Wren Tallow")).values_list("finding__row", "because")
        own = [(row, [ref for ref in because if "/" not in ref]) for row, because in asked]  # not of her brothers
        assert {row for row, because in own if not {entry_of(ref) for ref in because} <= seen} == {37}

    def test_a_teacher_sees_no_word_of_the_childs_own_and_nothing_of_the_parents_treatment(self) -> None:
        sight = sees("Tom Playacted", "Wren Tallow")
        kinds = set(chronology.entries(sight).values_list("kind", flat=True))
        assert "hygiene.concern" in kinds
        assert "adult.engagement" not in kinds
        mine = chronology.parts(sight).filter(name="child_words").exclude(entry__writer=sight.viewer)
        assert Part.objects.filter(name="child_words").exists()
        assert not mine.exists()

    def test_the_refuge_is_named_to_nobody_but_its_writer(self) -> None:
        rows = Address.objects.filter(lines__contains="refuge, address kept")
        assert rows.exists()
        for persona in User.objects.exclude(name="Esther Pretend"):
            sight = sees(persona.name, "Wren Tallow")
            assert sight is None or not addresses_seen(sight, rows).exists(), persona.name

    def test_where_a_mother_fled_to_is_known_to_those_named_and_never_on_the_fathers_side(self) -> None:
        rows = Address.objects.filter(lines__contains="Halcyon Quay")
        named = {one.name for one in User.objects.all() if sees_address(one.name, rows)}
        assert named == {"Pia Unsung", "Gita Conjured", "Sol Invented"}
        assert sees("Perry Counterfeit", "Orla Winterfold") is not None
        assert sees("Perry Counterfeit", "Bram Cutter") is not None

    def test_charlie_knows_of_nobody(self) -> None:
        viewer = User.objects.get(name=CHARLIE).as_viewer()
        assert not casefile.children(viewer, as_of=timezone.localdate()).exists()
        assert sees(CHARLIE, "Wren Tallow") is None


def test_the_check_asks_for_a_child_that_the_first_persona_sees() -> None:
    assert demo_child() == child("Wren Tallow")
    assert sees(PERSONAS[0].name, "Wren Tallow").lead


def test_the_lead_practitioner_finds_a_joined_event_and_one_that_waits() -> None:
    found = same_events(sees(OWNER, "Wren Tallow"), as_of=timezone.localdate())
    (event,) = found.joined
    assert {row.source_agency for row in event.rows} == {"Fenland Police", "Northmarsh Children’s Services"}
    (group,) = found.waiting
    assert sorted(row.kind for row in group.rows) == ["note.observation", "school.late_collection"]
    assert same_events(sees("Tom Playacted", "Juniper Pebble"), as_of=timezone.localdate()).waiting == ()
