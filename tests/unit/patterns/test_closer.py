"""Screens closer than counting: on, just inside and just outside what each asks, and when to look again."""

import pytest

from seen.core.patterns.closer import (
    Beside,
    Disabled,
    HeldAlone,
    Lowered,
    MayNotMove,
    NotGradedSince,
    Unanswered,
)  # fmt: skip
from seen.core.patterns.coming_back import ComesBack
from seen.core.patterns.missing_school import SchoolFell, SchoolMissed
from seen.core.patterns.screens import AtLeast, Sorts, Then
from tests.builders.timelines import a_timeline

HEADER = "ref | on | kind | agency | source_type | polarity | severity | areas | same_as | detail\n"
FOOD = ("food.concern",)
NUMBERS = {"two": 2, "months": 6}


def row(
    ref, on, kind, *, agency="school", source="", polarity="-1", severity="1", areas="", same_as="", detail=""
):  # fmt: skip
    return f"{ref} | {on} | {kind} | {agency} | {source} | {polarity} | {severity} | {areas} | {same_as} | {detail}\n"


def ask(screen, *rows, as_of="2026-06-30", siblings=(), numbers=NUMBERS, **child):
    told = [HEADER + "".join(sibling) for sibling in siblings]
    timeline = a_timeline(HEADER + "".join(rows), as_of=as_of, child=child, siblings=told)
    return screen.holds(timeline, numbers)


def again(ref, on, root):
    return row(ref, on, "food.concern", same_as=root)


RETOLD = (row("y", "2020-01-01", "food.concern"), again("z", "2020-01-02", "y"))


@pytest.mark.parametrize(
    "screen",
    [
        Unanswered(of=FOOD, by=FOOD),
        HeldAlone(9, working_days=1, months=1, graver=(), decided=()),
        SchoolMissed(1, most=1, months=1),
        SchoolFell(1, points=1, weeks=1, months=1, mostly=50),
        ComesBack(9, apart=1, months=1, severity=1, sources=()),
    ],
    ids=str,
)
def test_where_something_is_told_twice_what_reads_events_keeps_the_child(screen):
    assert ask(screen, *RETOLD)
    assert not ask(screen, RETOLD[0].replace("food.concern", "voice.heard"))


def test_beside_is_another_child_of_the_household():
    screen, told = Beside(AtLeast(1, of=FOOD)), row("a", "2026-01-01", "food.concern")
    assert not ask(screen, told)
    assert not ask(screen, told, siblings=[()])
    assert ask(screen, siblings=[(), (told,)])


@pytest.mark.parametrize(
    ("born", "told", "holds"),
    [
        ("2024-12-31", "", True),  # a day later than 18 months before: still under six months then
        ("2024-12-30", "", False),
        (None, "", True),
        ("2015-01-01", "mobile=false", True),
        ("2015-01-01", "mobile=true", False),
        ("2015-01-01", "mobile=yes", False),
    ],
)
def test_a_child_who_may_not_move(born, told, holds):
    mark = row("a", "2026-01-01", "health.injury", detail=told)
    assert ask(MayNotMove(ago=12, under="months"), mark, born=born) is holds


def test_a_child_who_is_known_not_to_move():
    assert ask(MayNotMove(ago=12, under=6), born="2015-01-01", mobile=False)
    assert not ask(MayNotMove(ago=12, under=6), born="2015-01-01", mobile=True)


def test_disabled_is_known():
    assert ask(Disabled(), disabled=True)
    assert not ask(Disabled(), disabled=False)
    assert not ask(Disabled())


@pytest.mark.parametrize(
    ("on", "before", "after", "holds"),
    [
        ("2025-12-30", "child_in_need", "early_help", True),
        ("2025-12-29", "child_in_need", "early_help", False),
        ("2026-01-01", "early_help", "child_in_need", False),
        ("2026-01-01", "early_help", "early_help", False),
        ("2026-01-01", "early_help", "", False),
        ("2026-01-01", "", "early_help", False),
    ],
)
def test_lowered(on, before, after, holds):
    assert ask(Lowered("months"), row("a", on, "level.changed", detail=f"from={before}, to={after}")) is holds


@pytest.mark.parametrize(
    ("on", "one", "other", "holds"),
    [
        ("2026-01-02", "gp", "gp", False),
        ("2026-01-01", "gp", "GP", False),
        ("2025-12-31", "gp", "gp", True),
        ("2026-01-02", "gp", "dentist", True),
        ("2026-01-02", "", "dentist", False),
        ("2026-01-02", "gp", "", False),
        ("", "gp", "gp", True),
    ],
)
def test_unanswered(on, one, other, holds):
    off = row("a", "2026-01-01", "health.deregistered", detail=f"service={one}")
    back = row("b", on, "health.registered", detail=f"service={other}")
    assert ask(Unanswered(of=("health.deregistered",), by=("health.registered",)), off, back) is holds
    assert ask(Unanswered(of=("health.deregistered",), by=("health.registered",)), back) is False


@pytest.mark.parametrize(
    ("kind", "severity", "referred", "by", "holds"),
    [
        ("food.concern", "2", "2026-01-01", "gp", True),
        ("food.concern", "1", "2026-01-01", "gp", False),
        ("food.concern", "2", "2026-01-01", "school", False),
        ("food.concern", "2", "2025-12-31", "school", True),
        ("health.untreated", "2", "2025-12-31", "school", False),
        ("health.untreated", "3", "2025-12-31", "school", True),
    ],
)
def test_held_alone(kind, severity, referred, by, holds):
    grave = row("a", "2026-01-01", kind, severity=severity)
    referral = row("b", referred, "referral.made", agency=by)
    assert ask(ALONE, grave, referral) is holds


ALONE = HeldAlone("two", working_days=5, months="months", graver=("health.untreated",), decided=("share.made",))


@pytest.mark.parametrize(
    ("on", "decided", "holds"),
    [
        ("2026-06-25", "", True),
        ("2026-06-26", "", False),  # four days ago
        ("2026-06-01", row("b", "2026-06-02", "share.made", detail="events=[x a]"), False),
        ("2026-06-01", row("b", "", "share.made", detail="events=[a]"), False),
        ("2026-06-01", row("b", "2026-06-02", "share.made", detail="events=[b]"), True),
        ("2026-06-01", row("b", "2026-06-02", "share.declined", detail="events=[a]"), True),
        ("2025-12-29", "", False),
    ],
)
def test_held_alone_for_some_days_and_not_decided(on, decided, holds):
    assert ask(ALONE, row("a", on, "food.concern", severity="2"), decided) is holds


@pytest.mark.parametrize(
    ("told", "holds"),
    [
        (row("a", "2026-06-28", "grade.given"), True),
        (row("a", "2026-06-29", "grade.given"), False),
        (row("a", "", "grade.given"), False),
        (row("a", "2026-06-01", "grade.given", detail="rater_role=Carer"), False),
        (row("a", "2026-06-01", "grade.given", source="child_said"), False),
        (row("a", "2026-06-01", "grade.given") + row("b", "2026-06-30", "grade.given"), False),
        (row("a", "2026-06-01", "grade.given") + row("b", "2026-06-30", "grade.given", source="carer_said"), True),
        ("", False),
    ],
)
def test_not_graded_since(told, holds):
    assert ask(NotGradedSince("two"), told) is holds


def school(ref, on, possible, missed, more=""):
    detail = f"possible={possible}, missed={missed}{more}"
    return row(ref, on, "school.attendance", polarity="0", areas="stimulation-and-education", detail=detail)


ATTENDED = [
    ([(10, 1, "")], True),
    ([(9, 9, "")], False),
    ([(20, 1, "")], False),
    ([(10, 1, ", cause=money")], False),
    ([(10, 1, ", codes=[I]")], False),
    ([("x", 1, "")], False),
    ([(5, 6, ""), (10, 1, "")], True),
]
SCHOOL = SchoolMissed(10, most=90, months=1)


def sessions(*records):
    return [school(f"r{n}", "2026-06-01", *record) for n, record in enumerate(records)]


@pytest.mark.parametrize(("records", "holds"), ATTENDED)
def test_school_missed(records, holds):
    assert ask(SCHOOL, *sessions(*records)) is holds
    assert not ask(SCHOOL, *sessions(*records), as_of="2026-07-02")


def school_fell(before, now, *, days=("2026-06-15", "2026-06-16")):
    """Return the screen and what was recorded before the last two weeks, and in them."""
    told = school("a", days[0], *before), school("b", days[1], *now)
    return SchoolFell(10, points=20, weeks="two", months=3, mostly=50), told


FELL = [
    (*school_fell((10, 1, ""), (10, 3, "")), True),
    (*school_fell((10, 1, ""), (10, 2, "")), False),
    (*school_fell((1000, 100, ""), (1000, 299, "")), False),
    (*school_fell((9, 0, ""), (10, 3, "")), False),
    (*school_fell((10, 1, ""), (9, 9, "")), False),
    (*school_fell((10, 1, ""), (10, 4, ", codes=U:2 S:2")), False),
    (*school_fell((10, 1, ""), (10, 4, ", codes=U:3 S:1")), True),
    (*school_fell((10, 1, ", cause=service"), (10, 3, "")), False),
    (*school_fell((10, 1, ""), (10, 3, ""), days=("2026-06-16", "2026-06-17")), False),
]


@pytest.mark.parametrize(("screen", "told", "holds"), FELL)
def test_school_fell(screen, told, holds):
    assert ask(screen, *told) is holds


@pytest.mark.parametrize(
    ("screen", "holds"),
    [
        (AtLeast(1, of=FOOD, saying=("cause", ())), True),
        (AtLeast(1, of=FOOD, saying=("reason", ())), False),
        (AtLeast(1, of=FOOD, saying=("cites", ("b c",))), True),
        (AtLeast(1, of=("*",), telling=("reason", "cites")), True),
        (AtLeast(2, of=("*",), telling=("reason", "cites")), False),
        (AtLeast(1, of=("*",), but_of=("food.*", "voice.heard")), False),
        (AtLeast(1, of=("*",), but_of=("food.*",)), True),
        (AtLeast(1, of=("*",), beyond=("health", "system")), True),
        (AtLeast(2, of=("*",), beyond=("health", "physical-care")), False),
        (AtLeast(1, of=("*",), nothing_but=("adults", "health")), True),
        (AtLeast(2, of=("*",), nothing_but=("adults", "health")), False),
        (AtLeast(1, of=("*",), sources=("worker_said",)), False),
        (AtLeast(1, of=("*",), sources=("",)), True),
        (Sorts(2, of=("*",), months=6), True),
        (Sorts(2, of=FOOD, months=6), False),
        (Sorts(3, of=("*",), months=6), False),
        (Sorts(3, of=("*",), months=6, less=1), True),
        (Sorts(4, of=("*",), months=6, less=1), False),
        (Then(of=("voice.heard",), then=("*",), days=1, worries=True), True),
        (Then(of=FOOD, then=("*",), days=1, worries=True), False),
    ],
    ids=str,
)
def test_what_counting_can_ask(screen, holds):
    voice = row("b", "2026-01-01", "voice.heard", polarity="0", areas="health/physical-care")
    food = row("c", "2026-01-02", "food.concern", areas="health/physical-care", detail="cause=money, cites=[b c]")
    other = row("d", "2026-01-03", "voice.heard", polarity="0", areas="adults/health")
    wanted = (
        (voice, food, other) if screen != AtLeast(1, of=("*",), beyond=("health", "physical-care")) else (voice, food)
    )
    assert ask(screen, *wanted) is holds
