"""Row 45: a child who cares for others."""

import pytest

from seen.core.patterns.contract import Tier

TOLD = """
ref | on         | kind          | agency               | same_as | detail
i   | 2026-01-10 | adult.illness | gp                   |         | role=mother
a   | 2026-02-03 | child.caring  | school               |         | hours=2
b   | 2026-03-02 | school.tired  | school               |         |
"""


def test_caring_and_tired_while_an_adult_is_ill(spec):
    outcome = spec(
        TOLD, as_of="2026-03-02", because="i a b", against="", missing=[], next_look="2026-08-04",
        sentence="Caring for others and tired at school since 3 February 2026, "
        "while an adult of the family is not well",
    )  # fmt: skip
    assert outcome.finding.tier is Tier.WEEKLY


class TestTheWindows:
    def test_one_is_too_few(self, spec):
        spec(TOLD, as_of="2026-03-01", because=None, next_look="2026-03-02")

    def test_six_months_to_the_day(self, spec):
        spec(TOLD, as_of="2026-08-03", because="i a b")
        spec(TOLD, as_of="2026-08-04", because=None)

    @pytest.mark.parametrize(("on", "because"), [("2025-03-02", "i a b"), ("2025-03-01", None)])
    def test_an_illness_noted_within_twelve_months(self, spec, on, because):
        spec(TOLD.replace("2026-01-10", on), as_of="2026-03-02", because=because)

    def test_without_a_date_it_joins_no_window(self, spec):
        spec(TOLD.replace("2026-02-03", "          "), as_of="2026-03-02", because=None)
        more = TOLD + "c | | child.caring | school | |"
        missing = ["1 entry of this sort has no known date, so it is not counted here."]
        spec(more, as_of="2026-03-02", because="i a b", missing=missing)


class TestWhatCounts:
    @pytest.mark.parametrize(
        ("kind", "detail", "because"),
        [
            ("child.caring", "", "i a b"),
            ("school.tired", "", "i a b"),
            ("school.attendance", "late=5", "i a b"),
            ("school.attendance", "late=4", None),
            ("school.attendance", "late=often", None),
            ("school.attendance", "", None),
            ("school.late_collection", "", None),  # late is the adult
            ("school.hungry", "", None),
        ],
    )
    def test_of_the_child(self, spec, kind, detail, because):
        table = TOLD.replace("school.tired  | school               |         |", f"{kind} | school | | {detail}")
        spec(table, as_of="2026-03-02", because=because)

    @pytest.mark.parametrize(
        ("kind", "because"),
        [
            ("adult.mental_health", "i a b"),
            ("adult.substance", "i a b"),
            ("adult.engagement", None),
            ("health.mental_health", None),
        ],
    )
    def test_of_an_adult(self, spec, kind, because):
        spec(TOLD.replace("adult.illness", kind), as_of="2026-03-02", because=because)

    def test_no_illness_known(self, spec):
        spec(TOLD.replace("adult.illness", "contact.seen"), as_of="2026-03-02", because=None)

    def test_accounts_of_one_event_count_once(self, spec):
        told = TOLD.replace("school.tired  | school               |         |", "child.caring | gp | a |")
        spec(told, as_of="2026-03-02", because=None)

    def test_coming_late_is_said(self, spec):
        late = TOLD.replace("school.tired  | school               |         |", "school.attendance | school | | late=9")
        sentence = "Caring for others and late for school since 3 February 2026, while an adult of the family " \
                   "is not well"  # fmt: skip
        spec(late, as_of="2026-03-02", because="i a b", sentence=sentence)


def test_hours_that_nobody_wrote_down(spec):
    unknown = ["How many hours the child cares, and for whom, is not recorded."]
    spec(TOLD.replace("hours=2", ""), as_of="2026-03-02", because="i a b", missing=unknown)
    tired = TOLD.replace(
        "child.caring  | school               |         | hours=2", "school.tired | school | | hours=2"
    )
    spec(tired, as_of="2026-03-02", because="i a b", missing=unknown)


@pytest.mark.parametrize(
    ("detail", "against"),
    [("for=young carer", "h"), ("need=Caring", "h"), ("for=reading", ""), ("", "")],
)
def test_help_for_a_young_carer_points_the_other_way(spec, detail, against):
    for kind in ("help.started", "help.finished"):
        helped = TOLD + f"h | 2026-02-20 | {kind} | early-help | | {detail}"
        spec(helped, as_of="2026-03-02", because="i a b", against=against)
    offered = TOLD + f"h | 2026-02-20 | help.offered | early-help | | {detail}"
    spec(offered, as_of="2026-03-02", because="i a b", against="")


@pytest.mark.parametrize(
    ("numbers", "because"),
    [({"at_least": 3}, None), ({"months": 3}, None), ({"illness_months": 6}, None), ({"illness_months": 60}, "i a b")],
)
def test_other_numbers(spec, numbers, because):
    spec(TOLD, as_of="2026-07-20", because="i a b")
    spec(TOLD, as_of="2026-07-20", because=because, settings=numbers)


def test_how_often_late_is_late(spec):
    late = TOLD.replace("school.tired  | school               |         |", "school.attendance | school | | late=5")
    spec(late, as_of="2026-03-02", because=None, settings={"late_sessions": 6})
    spec(late.replace("late=5", "late=often"), as_of="2026-03-02", because=None, settings={"late_sessions": 1})


def test_a_siblings_entries_are_their_own(spec):
    spec("\n".join(TOLD.splitlines()[:4]), siblings=[TOLD], as_of="2026-03-02", because=None)


def test_a_family_in_which_all_help_stands_beside_it(spec):
    assert "everybody helps" in spec(TOLD, as_of="2026-03-02", because="i a b").finding.innocent[0]


def test_what_a_partnership_may_set(ranges):
    ranges("at_least 2-5, months 3-12, late_sessions 1-20, illness_months 6-60", reach=60)
