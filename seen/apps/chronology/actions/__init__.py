"""What people do with the chronology: note, correct, withdraw, disagree, bring in a file."""

from seen.apps.chronology.actions.amend import correct, disagree, withdraw, withdraw_for_service
from seen.apps.chronology.actions.note import ask_for_weight, confirm_kinds, note, note_not_listed
from seen.apps.chronology.actions.record import Recorded, name_who_may_see, reclass, record, record_for_service

__all__ = [
    "Recorded",
    "ask_for_weight",
    "confirm_kinds",
    "correct",
    "disagree",
    "name_who_may_see",
    "note",
    "note_not_listed",
    "reclass",
    "record",
    "record_for_service",
    "withdraw",
    "withdraw_for_service",
]
