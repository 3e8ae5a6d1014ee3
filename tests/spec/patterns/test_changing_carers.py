"""Row 38: who looks after the child."""

import pytest

from seen.core.patterns.contract import Tier

BABY, OLDER = {"born": "2025-03-03"}, {"born": "2020-03-03"}
HEADER = "ref | on | until | kind | agency | same_as | detail\n"
# 2 March to 1 April is 30 days.
THREE = (
    HEADER
    + """
a | 2026-03-02 | | carer.substitute | school | | person=Bo, planned=false
b | 2026-03-15 | | carer.substitute | school | | person=Di
c | 2026-03-20 | | carer.substitute | gp     | | role=neighbour
"""
)


def one(detail, *, kind="carer.substitute"):
    return HEADER + f"a | 2026-03-02 | | {kind} | school | | {detail}\n"


class TestManyCarers:
    def test_three_in_thirty_days(self, spec):
        outcome = spec(
            THREE, as_of="2026-04-01", because="a b c", against="", missing=[], next_look="2026-04-02",
            sentence="Looked after by 3 different people, not planned or not known, since 2 March 2026",
        )  # fmt: skip
        assert outcome.finding.tier is Tier.WEEKLY

    def test_the_first_drops_out(self, spec):
        spec(THREE, as_of="2026-04-02", because=None)

    def test_not_before_the_third(self, spec):
        spec(THREE, as_of="2026-03-19", because=None, next_look="2026-03-20")

    @pytest.mark.parametrize(
        ("detail", "because"),
        [
            ("person=Di, planned=true", None),
            ("role=aunt, planned=true", None),
            ("planned=true", "a b c"),  # planned, and nobody knows who
            ("person=Di, planned=false", "a b c"),
            ("person=Bo", None),  # the same person again
            ("person=BO", None),
            ("role=neighbour", None),
            ("", "a b c"),
        ],
    )
    def test_who_counts(self, spec, detail, because):
        spec(THREE.replace("person=Di", detail), as_of="2026-03-20", because=because)

    def test_accounts_of_one_time_count_once(self, spec):
        spec(THREE.replace("gp     | |", "gp | b |"), as_of="2026-03-20", because=None)

    def test_a_planned_one_points_the_other_way(self, spec):
        more = THREE + "d | 2026-03-18 | | carer.substitute | school | | person=Gran, planned=true\n"
        spec(more, as_of="2026-03-20", because="a b c", against="d")

    def test_without_a_date_it_joins_no_window(self, spec):
        spec(THREE.replace("2026-03-15", "          "), as_of="2026-03-20", because=None)
        missing = ["1 entry of this sort has no known date, so it is not counted here."]
        spec(THREE + "d | | | carer.substitute | gp | | person=Em\n", as_of="2026-03-20", because="a b c",
             missing=missing)  # fmt: skip


class TestAChildWhoCares:
    def test_with_a_baby(self, spec):
        spec(one("person=Bo, age=15, planned=true"), as_of="2026-03-02", because="a", child=BABY, missing=[],
             sentence="Looked after by somebody under 16, overnight or as a baby, since 2 March 2026")  # fmt: skip

    @pytest.mark.parametrize(("age", "because"), [("15", "a"), ("16", None), ("", None), ("young", None)])
    def test_under_sixteen(self, spec, age, because):
        spec(one(f"person=Bo, age={age}, planned=true"), as_of="2026-03-02", because=because, child=BABY)

    @pytest.mark.parametrize(("born", "because"), [("2025-03-03", "a"), ("2025-03-02", None)])
    def test_under_one_that_day(self, spec, born, because):
        spec(one("person=Bo, age=15"), as_of="2027-03-02", because=because, child={"born": born})

    @pytest.mark.parametrize(
        ("table", "because"),
        [
            (one("person=Bo, age=15"), None),
            (one("person=Bo, age=15, overnight=true"), "a"),
            (one("person=Bo, age=15, overnight=false"), None),
            (one("person=Bo, age=16, overnight=true"), None),
        ],
    )
    def test_overnight(self, spec, table, because):
        spec(table, as_of="2026-03-02", because=because, child=OLDER)

    @pytest.mark.parametrize(("until", "because"), [("2026-03-02", None), ("2026-03-03", "a")])
    def test_overnight_by_its_last_day(self, spec, until, because):
        table = one("person=Bo, age=15").replace("2026-03-02 | |", f"2026-03-02 | {until} |")
        spec(table, as_of="2026-03-03", because=because, child=OLDER)

    def test_of_unknown_age_the_child_may_be_a_baby(self, spec):
        guess = ["The date of birth is not known; the child is taken as a baby."]
        spec(one("person=Bo, age=15"), as_of="2026-03-02", because="a", missing=guess)
        spec(one("person=Bo, age=15, overnight=true"), as_of="2026-03-02", because="a", missing=[])

    def test_unborn(self, spec):
        spec(one("person=Bo, age=15"), as_of="2026-03-02", because="a", child={"due": "2026-06-01"})

    def test_twelve_months_to_the_day(self, spec):
        spec(one("person=Bo, age=15"), as_of="2027-03-02", because="a", child=BABY, next_look="2027-03-03")
        spec(one("person=Bo, age=15"), as_of="2027-03-03", because=None, child=BABY)


class TestAnAdultFoundUnsafe:
    @pytest.mark.parametrize("kind", ["carer.substitute", "household.joined"])
    @pytest.mark.parametrize(
        ("checked", "because"),
        [("not_safe", "a"), ("unsafe", "a"), ("Not safe", "a"), ("true", None), ("false", None), ("", None)],
    )
    def test_by_a_check(self, spec, kind, checked, because):
        table = one(f"person=Bo, planned=true, checked={checked}", kind=kind)
        spec(table, as_of="2026-03-02", because=because)

    def test_its_sentence(self, spec):
        spec(one("person=Bo, checked=unsafe"), as_of="2026-03-02", because="a",
             sentence="With an adult whom a check shows to be unsafe with children, since 2 March 2026")  # fmt: skip

    @pytest.mark.parametrize(("checked", "because"), [("true", None), ("false", "a"), ("unsafe", "b")])
    def test_the_last_check_is_the_one_that_stands(self, spec, checked, because):
        later = f"b | 2026-03-09 | | carer.substitute | gp | | person=bo, checked={checked}\n"
        spec(one("person=Bo, checked=unsafe") + later, as_of="2026-03-09", because=because)

    @pytest.mark.parametrize(
        ("on", "person", "because"),
        [("2026-03-02", "Bo", None), ("2026-03-09", "BO", None), ("2026-03-01", "Bo", "a"), ("2026-03-09", "Di", "a")],
    )
    def test_one_who_left(self, spec, on, person, because):
        left = f"b | {on} | | household.left | gp | | person={person}\n"
        spec(one("person=Bo, checked=unsafe", kind="household.joined") + left, as_of="2026-03-09", because=because)

    def test_to_care_for_the_child_is_not_to_live_there(self, spec):
        left = "b | 2026-03-09 | | household.left | gp | | person=Bo\n"
        spec(one("person=Bo, checked=unsafe") + left, as_of="2026-03-09", because="a")

    def test_twelve_months_to_the_day(self, spec):
        spec(one("person=Bo, checked=unsafe"), as_of="2027-03-02", because="a")
        spec(one("person=Bo, checked=unsafe"), as_of="2027-03-03", because=None)


def test_together_they_are_one_finding(spec):
    both = THREE.replace("person=Di", "person=Di, checked=unsafe, age=15, overnight=true")
    spec(both, as_of="2026-03-20", because="a b c", child={"born": "2015-01-01"},
         sentence="Looked after by 3 different people, not planned or not known, since 2 March 2026; "
         "looked after by somebody under 16, overnight or as a baby, since 15 March 2026; "
         "with an adult whom a check shows to be unsafe with children, since 15 March 2026")  # fmt: skip


def test_the_oldest_comes_first(spec):
    table = THREE.replace("a | 2026-03-02", "z | 2026-03-02")
    assert [event.ref for event in spec(table, as_of="2026-03-20", because="z b c").finding.because] == ["z", "b", "c"]


@pytest.mark.parametrize(
    ("numbers", "because"),
    [({"carers": 2}, "a b c"), ({"carers": 4}, None), ({"days": 14}, None), ({"days": 18}, "a b c")],
)
def test_other_numbers(spec, numbers, because):
    spec(THREE, as_of="2026-03-20", because=because, settings=numbers)


def test_other_ages(spec):
    fifteen = one("person=Bo, age=15")
    spec(fifteen, as_of="2026-03-02", because=None, child={"born": "2025-06-01"}, settings={"carer_under": 15})
    spec(fifteen, as_of="2026-03-02", because="a", child={"born": "2024-06-01"}, settings={"baby_under": 2})
    spec(fifteen, as_of="2026-06-03", because=None, child={"born": "2025-06-01"}, settings={"months": 3})


def test_a_siblings_carers_are_their_own(spec):
    spec(one("person=Bo"), siblings=[THREE], as_of="2026-03-20", because=None)


def test_family_that_takes_turns_stands_beside_it(spec):
    assert "take turns" in spec(THREE, as_of="2026-03-20", because="a b c").finding.innocent[0]


def test_what_a_partnership_may_set(ranges):
    ranges("carers 2-6, days 14-90, carer_under 14-18, baby_under 1-3, months 3-24", reach=24)
