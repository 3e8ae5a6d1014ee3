"""What people do with assessments: start, save an area, sign, reopen, stop; own sheets, second raters, two views."""

from seen.apps.assessments.actions.comparing import NothingCameOfIt, talk_between_raters, talk_with_family
from seen.apps.assessments.actions.copies import Given, NotToGive, keep_copy, keep_response
from seen.apps.assessments.actions.ending import NotSignable, reopen, sign, stop
from seen.apps.assessments.actions.own_paper import enter_own_paper
from seen.apps.assessments.actions.own_sheets import (
    HandedOver,
    NotThisCard,
    SomebodyElses,
    Whose,
    answer_card,
    hand_over,
    rather_talk,
    say_what_is_in_the_way,
    send_own_sheet,
)
from seen.apps.assessments.actions.paper import NothingEntered, PaperArea, enter_paper
from seen.apps.assessments.actions.saving import Noted, NotWhole, Saved, Written, keep_one, save_area, save_own
from seen.apps.assessments.actions.second_rater import ask_second_rater, begin_second
from seen.apps.assessments.actions.starting import BadStart, Start, add_visit, start, start_each

__all__ = [
    "BadStart",
    "Given",
    "HandedOver",
    "NotSignable",
    "NotThisCard",
    "NotToGive",
    "NotWhole",
    "Noted",
    "NothingCameOfIt",
    "NothingEntered",
    "PaperArea",
    "Saved",
    "SomebodyElses",
    "Start",
    "Whose",
    "Written",
    "add_visit",
    "answer_card",
    "ask_second_rater",
    "begin_second",
    "enter_own_paper",
    "enter_paper",
    "hand_over",
    "keep_copy",
    "keep_one",
    "keep_response",
    "rather_talk",
    "reopen",
    "save_area",
    "save_own",
    "say_what_is_in_the_way",
    "send_own_sheet",
    "sign",
    "start",
    "start_each",
    "stop",
    "talk_between_raters",
    "talk_with_family",
]
