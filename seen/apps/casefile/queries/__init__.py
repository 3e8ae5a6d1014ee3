"""Reading, always from a viewer: which children they may know of, what they are to each, and what is owed."""

from seen.apps.casefile.queries.agreement import family_no, no_stands, noes_standing
from seen.apps.casefile.queries.card import ChildCard, as_card, asked_of_card, brief_card, cards, child_card
from seen.apps.casefile.queries.desk import (
    Decided,
    PossibleDuplicate,
    Side,
    decided_pairs,
    match_requests,
    possible_duplicates,
)
from seen.apps.casefile.queries.level import current_level
from seen.apps.casefile.queries.network import Worker, lead_of, network, why_can_i_see
from seen.apps.casefile.queries.reaching import now_involved
from seen.apps.casefile.queries.search import Found, search_children
from seen.apps.casefile.queries.sights import (
    NoSuchChild,
    children,
    held,
    open_work,
    records_open_work,
    sight,
    sights,
    with_open_work,
)
from seen.apps.casefile.queries.tasks import (
    NoSuchTask,
    Owed,
    TaskLine,
    Whose,
    as_owed,
    asked_of_owed,
    owed_about,
    steps,
    task,
    tasks,
)
from seen.apps.casefile.queries.work import by_email, colleagues, holds, levels, work

__all__ = [
    "ChildCard",
    "Decided",
    "Found",
    "NoSuchChild",
    "NoSuchTask",
    "Owed",
    "PossibleDuplicate",
    "Side",
    "TaskLine",
    "Whose",
    "Worker",
    "as_card",
    "as_owed",
    "asked_of_card",
    "asked_of_owed",
    "brief_card",
    "by_email",
    "cards",
    "child_card",
    "children",
    "colleagues",
    "current_level",
    "decided_pairs",
    "family_no",
    "held",
    "holds",
    "lead_of",
    "levels",
    "match_requests",
    "network",
    "no_stands",
    "noes_standing",
    "now_involved",
    "open_work",
    "owed_about",
    "possible_duplicates",
    "records_open_work",
    "search_children",
    "sight",
    "sights",
    "steps",
    "task",
    "tasks",
    "why_can_i_see",
    "with_open_work",
    "work",
]
