"""Which items are asked of a child, and whether the answers are answers to them."""

from collections.abc import Iterable, Iterator, Mapping

from seen.core.instruments.bands import BANDS
from seen.core.instruments.tool import NOT_APPLICABLE, NOT_KNOWN, BadAnswer, Instrument, Item, Kind, NotAsked

Answer = int | str
"""A grade from 1, most met first; `not_known`; `not_applicable`. An item answered in words may hold any words."""


def asked(
    instrument: Instrument, *, band: str, disabled: bool = False, setting: str = "", of: Iterable[Item] | None = None
) -> tuple[Item, ...]:
    """Return the items asked at an age band, in the order of the file; `of` narrows it, such as to one area's items.

    A blank setting asks what every setting asks. Raises BadAnswer for a band or setting that the tool does not know.
    """
    if band not in BANDS:
        raise BadAnswer(f"There is no age band “{band}”: there are {', '.join(BANDS)}.")
    if setting and setting not in instrument.settings:
        known = ", ".join(instrument.settings) or "none"
        raise BadAnswer(f"{instrument.title} has no setting “{setting}”: its settings are {known}.")
    return tuple(
        item
        for item in (instrument.items if of is None else of)
        if band in item.bands
        and (disabled or not item.only_disabled)
        and (not setting or not item.settings or setting in item.settings)
    )


def check_answers(
    instrument: Instrument, answers: Mapping[str, object], *, band: str, disabled: bool = False, setting: str = ""
) -> None:
    """Raise BadAnswer, naming the item, where an answer is not one that the item can have at this age and place."""
    for fault in faults(instrument, answers, band=band, disabled=disabled, setting=setting):
        raise BadAnswer(fault)


def faults(
    instrument: Instrument, answers: Mapping[str, object], *, band: str, disabled: bool, setting: str
) -> Iterator[str]:
    """Yield a sentence, naming the item, for each answer that cannot stand."""
    here = {item.id: item for item in asked(instrument, band=band, disabled=disabled, setting=setting)}
    every = {item.id: item for item in instrument.items}
    for id_, answer in answers.items():
        if id_ not in every:
            yield f"{instrument.title} has no item “{id_}”."
        elif id_ not in here:
            yield _why_not(every[id_], band=band, disabled=disabled, setting=setting)
        elif here[id_].kind is Kind.WORDS:
            if not isinstance(answer, str):
                yield f"Item “{id_}” is answered in words."
        elif not _is_grade(answer, instrument.worst) and answer not in (NOT_KNOWN, NOT_APPLICABLE):
            yield (
                f"Item “{id_}”: {answer!r} is not a grade; write a whole number from 1 to {instrument.worst}, "
                f"{NOT_KNOWN} or {NOT_APPLICABLE}."
            )


def _why_not(item: Item, *, band: str, disabled: bool, setting: str) -> str:
    if band not in item.bands:
        return str(NotAsked.of(item.id, band=band, bands=item.bands))
    if item.only_disabled and not disabled:
        return f"Item “{item.id}” is asked only about a disabled child."
    return f"Item “{item.id}” is not asked in the setting {setting}: it is asked in {', '.join(item.settings)}."


def _is_grade(answer: object, worst: int) -> bool:
    return type(answer) is int and 1 <= answer <= worst
