"""What people do with assessments: start, save an area, sign, reopen, stop."""

from seen.apps.assessments.actions.ending import NotSignable, reopen, sign, stop
from seen.apps.assessments.actions.saving import Saved, Written, save_area, save_own
from seen.apps.assessments.actions.starting import BadStart, add_visit, start

__all__ = [
    "BadStart",
    "NotSignable",
    "Saved",
    "Written",
    "add_visit",
    "reopen",
    "save_area",
    "save_own",
    "sign",
    "start",
    "stop",
]
