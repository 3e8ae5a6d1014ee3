"""The results of a child's assessments, as pictures, comparisons, exports and families' copies read them."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from seen.apps.assessments.models import Answer
from seen.apps.assessments.queries.held import Filled, Held
from seen.apps.assessments.queries.naming import carer_of, names_in, rater_of
from seen.apps.assessments.queries.seen import of_child
from seen.core.access.visibility import Sight
from seen.core.instruments.given import Given, GivenItem


def given(sight: Sight, *, mine_open: bool = False) -> list[Given]:
    """Return the assessments of a child that are signed and stand, oldest first, as far as this viewer may see them.

    Of a blind pair neither rater is given the other half until both are signed. With `mine_open` those that this
    viewer began and has not signed are among them, for their own pages.
    """
    return results([held for held in of_child(sight) if held.status == "signed" or (mine_open and _mine(sight, held))])


def results(every: Iterable[Held]) -> list[Given]:
    """Return what was given in assessments that are at hand. One query for the names of parents, where any."""
    wanted = list(every)
    names = names_in(wanted)
    return [_given(held, names) for held in wanted]


def _mine(sight: Sight, held: Held) -> bool:
    return held.open and sight.viewer is not None and held.row.started_by_id == sight.viewer


def _given(held: Held, names: dict[UUID, str]) -> Given:
    row = held.row
    return Given(
        id=row.id,
        child=row.child_id,
        instrument=row.instrument,
        version=row.version,
        on=row.on,
        signed=held.signed,
        band=row.band,
        disabled=row.disabled,
        setting=row.setting,
        rater=rater_of(held, names),
        rater_role=row.rater_role,
        agency=held.agency,
        carer=carer_of(held, names),
        carer_id=row.carer_id,
        announced=row.announced,
        mode=row.mode,
        goal=row.goal,
        pair=row.pair_id,
        items={item: _item(item, held.areas[area], answer) for area, item, answer in _answers(held)},
        areas_done=held.done,
    )


def _answers(held: Held) -> Iterable[tuple[str, str, Answer]]:
    """Yield area, item and answer of the areas that are finished, in the order of the tool."""
    for area in held.done:
        answers: Mapping[str, Answer] = held.areas[area].answers
        for item in held.asked[area]:
            if item.id in answers:
                yield area, item.id, answers[item.id]


def _item(item: str, filled: Filled, answer: Answer) -> GivenItem:
    how = tuple(answer.how.split("|")) if answer.how else ()
    linked = len(filled.evidence.get(item, ()))
    return GivenItem(item, answer.grade, answer.state, linked, how, answer.moved, answer.cause)
