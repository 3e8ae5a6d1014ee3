"""One function per thing a person does to what is held about people."""

from seen.apps.people.actions.addresses import move_address, name_who_may_see, protect_address, stop_seeing
from seen.apps.people.actions.adults import add_adult, record_as_parent
from seen.apps.people.actions.children import correct_child, enter_child
from seen.apps.people.actions.duplicates import decide_duplicate
from seen.apps.people.actions.facts import state_fact
from seen.apps.people.actions.households import join_household, leave_household
from seen.apps.people.actions.identifiers import add_identifier, end_identifier
from seen.apps.people.actions.identity import protect_identity, stop_protecting_identity
from seen.apps.people.actions.names import add_name, end_name
from seen.apps.people.actions.relationships import relate, relate_children

__all__ = [
    "add_adult",
    "add_identifier",
    "add_name",
    "correct_child",
    "decide_duplicate",
    "end_identifier",
    "end_name",
    "enter_child",
    "join_household",
    "leave_household",
    "move_address",
    "name_who_may_see",
    "protect_address",
    "protect_identity",
    "record_as_parent",
    "relate",
    "relate_children",
    "state_fact",
    "stop_protecting_identity",
    "stop_seeing",
]
