"""The items of a tool's file: their wordings by age, and an anchor for every grade."""

from collections import Counter

from seen.core.instruments.bands import BANDS
from seen.core.instruments.tables import Table
from seen.core.instruments.tool import Grade, Item, Kind, Wording


def items(row: Table, *, grades: tuple[Grade, ...], settings: tuple[str, ...]) -> tuple[Item, ...]:
    """Return the items that lie in an area or sub-area. Raises BadInstrument."""
    return tuple(_item(each, grades, settings) for each in row.tables("item"))


def _item(row: Table, grades: tuple[Grade, ...], settings: tuple[str, ...]) -> Item:
    row.only(
        *(
            "id",
            "title",
            "kind",
            "asks",
            "bands",
            "grades",
            "settings",
            "only_disabled",
            "matches",
            "look_for",
            "banded",
        )
    )
    words = row.one_of("kind", (Kind.WORDS,), default="") == Kind.WORDS
    kind = Kind.WORDS if words else Kind.GRADED
    look_for = row.text("look_for", default="")
    wordings = [_wording(row, kind, grades, look_for)]
    for banded in row.tables("banded"):
        banded.only("bands", "asks", "grades", "look_for")
        wordings.append(_wording(banded, kind, grades, look_for))
    twice = [band for band, times in Counter(band for each in wordings for band in each.bands).items() if times > 1]
    if twice:
        raise row.refuse(f"it is asked twice at the age band {twice[0]}: each band has one wording.")
    return Item(
        id=row.slug(),
        title=row.text("title"),
        kind=kind,
        wordings=tuple(wordings),
        settings=row.some_of("settings", settings),
        only_disabled=row.flag("only_disabled"),
        matches=row.text("matches", default=""),
    )


def _wording(row: Table, kind: Kind, grades: tuple[Grade, ...], look_for: str) -> Wording:
    bands = row.some_of("bands", BANDS, needed=True)
    asks = row.text("asks")
    anchors = _anchors(row, grades) if kind is Kind.GRADED else ()
    if kind is Kind.WORDS and row.has("grades"):
        raise row.refuse("it is answered in words, so it has no “grades”.")
    look_for = row.text("look_for", default=look_for)
    return Wording(bands, asks, anchors, look_for)


def _anchors(row: Table, grades: tuple[Grade, ...]) -> tuple[str, ...]:
    """Return one anchor for every grade, naming the first grade that has none."""
    if not grades:
        raise row.refuse("it is graded, but the file has no scale: write a [[grade]] for each grade.")
    anchors = row.raw_list("grades")
    for grade in grades:
        anchor = anchors[grade.value - 1] if grade.value <= len(anchors) else ""
        if not isinstance(anchor, str) or not anchor.strip():
            raise row.refuse(f"grade {grade.value} ({grade.label}) has no anchor: every grade needs one in “grades”.")
    if len(anchors) > len(grades):
        raise row.refuse(f"it has {len(anchors)} anchors where the scale has {len(grades)} grades.")
    for grade in grades:
        if anchors.index(anchors[grade.value - 1]) < grade.value - 1:
            raise row.refuse(f"grade {grade.value} ({grade.label}) has the anchor of another grade.")
    return tuple(row.named(anchor) for anchor in anchors)
