"""Every act on a child's record refuses whoever knows of the child and no more, and leaves nothing behind."""

import uuid

import pytest

from seen.apps.casefile import actions as case
from seen.apps.people import actions as people
from seen.apps.people.queries.reach import MayNotChange
from seen.core.access.permission import Role
from seen.core.access.visibility import Sight
from seen.kit.audit.models import Entry
from tests.builders.casefile import involved, sight_of
from tests.builders.children import NOW, TODAY, a_child
from tests.builders.staff import a_worker

pytestmark = pytest.mark.django_db
ANY = uuid.uuid4()
AT = {"at": NOW}
ACTS = {
    people.add_adult: {"name": "Maya", "kind": "mother", **AT},
    people.add_identifier: {"scheme": "nhs", "value": "9997877896", **AT},
    people.add_name: {"text": "Bee", "kind": "also", **AT},
    people.correct_child: {"sex": "female", "source": "x", **AT},
    people.end_identifier: {"identifier": ANY, "end": TODAY},
    people.end_name: {"name": ANY, "end": TODAY},
    people.join_household: {"role": "child", **AT},
    people.leave_household: {"member": ANY, "end": TODAY, **AT},
    people.move_address: {"lines": "9 Ash Row", **AT},
    people.protect_address: {"address": ANY, "why": "x", **AT},
    people.protect_identity: {"why": "x", **AT},
    people.stop_protecting_identity: {"why": "x", **AT},
    people.relate: {"person": ANY, "kind": "mother", **AT},
    people.state_fact: {"topic": "faith", "answer": "not_asked", **AT},
    case.allocate: {"user": ANY, "role": "worker", "why": "x", **AT},
    case.bar: {"user": ANY, "words": "x", **AT},
    case.close_work: {"work": ANY, "on": TODAY, "why": "x", **AT},
    case.end_involvement: {"involvement": ANY, "end": TODAY},
    case.family_says_no: {
        "who": "x",
        "on": TODAY,
        "offered": "x",
        "said": "x",
        "meaning": "x",
        "assessment": "ask",
        **AT,
    },
    case.hold: {"reason": "s17", **AT},
    case.involve: {"user": ANY, "reason": "x", **AT},
    case.open_work: {"service": "school", "on": TODAY, **AT},
    case.release: {"hold": ANY, "words": "x", **AT},
    case.set_level: {"level": "universal", "on": TODAY, **AT},
    case.unallocate: {"involvement": ANY, "why": "x", **AT},
}


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.action_name)
def test_the_writer_of_a_note_and_the_duty_desk_change_nothing(act):
    child, charlie = a_child(), a_worker("Charlie Moss", roles=(Role.WORKER, Role.MANAGER))
    involved(charlie, child, role="noted")
    duty = Sight(charlie.id, charlie.agency, child.id, duty=True)
    before = Entry.objects.count()
    for sight in (sight_of(charlie, child), duty):
        with pytest.raises(MayNotChange, match="Only somebody who works with this child"):
            act(charlie, sight=sight, **ACTS[act])
    assert Entry.objects.count() == before


def test_every_act_that_takes_a_sight_is_tried():
    every = {getattr(module, name) for module in (people, case) for name in module.__all__}
    takes = {act for act in every if "sight" in names_of(act)}
    elsewhere = {
        people.relate_children,  # two sights: test_family
        people.record_as_parent,  # two sights: test_family
        people.name_who_may_see,  # whoever sees the address: test_family
        people.stop_seeing,
        case.ask_matching_desk,  # whoever knows of the child: test_case
        case.close_match,  # the desk: test_case
    }
    assert takes - elsewhere == set(ACTS)


def names_of(act):
    code = act.__wrapped__.__code__
    return code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]
