"""Reading about people, always from a sight of a child: what it does not reach is not read."""

from seen.apps.people.queries.called import Called, called, called_people, first_name
from seen.apps.people.queries.duplicates import undecided
from seen.apps.people.queries.household import homes
from seen.apps.people.queries.joined import joined, losers, record_ids
from seen.apps.people.queries.page import (
    BOTH_WAYS,
    Relative,
    addresses,
    facts,
    identifiers,
    identity_protected,
    named_for_addresses,
    names,
    network_of_family,
    record,
)
from seen.apps.people.queries.reach import check_may_change, may_change, may_read, person_of

__all__ = [
    "BOTH_WAYS",
    "Called",
    "Relative",
    "addresses",
    "called",
    "called_people",
    "check_may_change",
    "facts",
    "first_name",
    "homes",
    "identifiers",
    "identity_protected",
    "joined",
    "losers",
    "may_change",
    "may_read",
    "named_for_addresses",
    "names",
    "network_of_family",
    "person_of",
    "record",
    "record_ids",
    "undecided",
]
