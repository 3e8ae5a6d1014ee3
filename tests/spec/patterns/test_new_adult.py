"""Row 13: somebody new for the child."""

import pytest

from seen.core.patterns.contract import Tier

HEADER = "ref | on | kind | agency | same_as | detail\n"
WORK = "w | 2025-01-06 | work.opened | early-help | | service=early-help\n"
# 2 March 2026 is a Monday; 16 March is ten working days on.
CAME = HEADER + WORK + "a | 2026-03-02 | household.joined | school | | person=Bo, role=partner, age=31, sex=male\n"


def came(detail, kind="household.joined"):
    return HEADER + WORK + f"a | 2026-03-02 | {kind} | school | | {detail}\n"


def test_not_checked_ten_working_days_on(spec):
    outcome = spec(
        CAME, as_of="2026-03-16", because="a", against="", missing=[], next_look="2027-03-03",
        sentence="1 adult new in the child's home or care since 2 March 2026, with no check known",
    )  # fmt: skip
    assert outcome.finding.tier is Tier.WEEKLY


class TestWhen:
    def test_not_a_day_earlier(self, spec):
        spec(CAME, as_of="2026-03-13", because=None, next_look="2026-03-16")

    def test_bank_holidays_are_no_working_days(self, spec):
        easter = CAME.replace("2026-03-02", "2026-03-30")  # Good Friday and Easter Monday follow
        spec(easter, as_of="2026-04-14", because=None, next_look="2026-04-15")
        spec(easter, as_of="2026-04-15", because="a")

    def test_new_for_twelve_months(self, spec):
        spec(CAME, as_of="2027-03-02", because="a")
        spec(CAME, as_of="2027-03-03", because=None)

    def test_where_work_opened_later_it_counts_from_then(self, spec):
        later = CAME.replace("2025-01-06", "2026-05-11")
        spec(later, as_of="2026-05-22", because=None, next_look="2026-05-26")  # 25 May is a bank holiday
        spec(later, as_of="2026-05-26", because="a")

    def test_where_a_level_began_it(self, spec):
        level = CAME.replace("2025-01-06 | work.opened | early-help | | service=early-help",
                             "2026-05-11 | level.changed | early-help | | from=universal, to=early_help")  # fmt: skip
        spec(level, as_of="2026-05-22", because=None, next_look="2026-05-26")

    def test_where_it_was_open_before_the_record(self, spec):
        table = CAME.replace(WORK, "")
        spec(table, as_of="2026-03-16", because="a", child={"level": "child_in_need"})

    def test_only_while_work_is_open(self, spec):
        spec(CAME.replace(WORK, ""), as_of="2026-03-16", because=None)
        closed = CAME + "x | 2026-03-10 | work.closed | early-help | | service=early-help\n"
        spec(closed, as_of="2026-03-16", because=None)

    def test_without_a_date_it_joins_no_window(self, spec):
        missing = ["1 entry of this sort has no known date, so it is not counted here."]
        spec(CAME + "b | | household.joined | gp | | person=Di, age=40\n", as_of="2026-03-16", because="a",
             missing=missing)  # fmt: skip
        spec(CAME + "b | | household.joined | gp | | person=Di, age=4\n", as_of="2026-03-16", because="a", missing=[])
        spec(CAME.replace("2026-03-02", "          "), as_of="2026-03-16", because=None)


class TestWho:
    @pytest.mark.parametrize("kind", ["household.joined", "carer.substitute"])
    @pytest.mark.parametrize(
        ("detail", "because"),
        [
            ("person=Bo, age=18", "a"),
            ("person=Bo, age=17", None),
            ("person=Bo", "a"),
            ("role=brother", None),
            ("role=half_brother_or_sister", None),
            ("role=child", None),
            ("role=brother, age=19", "a"),
            ("role=lodger", "a"),
            ("", "a"),
        ],
    )
    def test_an_adult(self, spec, kind, detail, because):
        spec(came(detail, kind), as_of="2026-03-16", because=because)

    @pytest.mark.parametrize(
        ("checked", "because"), [("true", None), ("not_safe", None), ("false", "a"), ("not_known", "a"), ("", "a")]
    )
    def test_a_check_made_with_whatever_result(self, spec, checked, because):
        spec(came(f"person=Bo, age=31, checked={checked}"), as_of="2026-03-16", because=because)

    @pytest.mark.parametrize(("person", "because"), [("Bo", None), ("bo", None), ("Di", "a")])
    def test_a_check_told_of_elsewhere(self, spec, person, because):
        other = f"b | 2024-02-01 | carer.substitute | gp | | person={person}, age=31, checked=true\n"
        spec(CAME.replace(WORK, WORK + other), as_of="2026-03-16", because=because)

    def test_a_check_of_somebody_else_points_the_other_way(self, spec):
        spec(CAME + "b | 2026-03-03 | carer.substitute | gp | | person=Di, checked=true\n",
             as_of="2026-03-17", because="a", against="b")  # fmt: skip

    def test_a_child_of_the_same_name_was_not_checked(self, spec):
        child = CAME + "b | 2026-03-03 | household.joined | gp | | person=Bo, age=4, checked=true\n"
        spec(child, as_of="2026-03-17", because="a")

    def test_each_is_asked_about_once(self, spec):
        again = CAME + "b | 2026-03-09 | carer.substitute | gp | | person=Bo\n"
        spec(again, as_of="2026-03-30", because="a")
        two = CAME + "b | 2026-03-09 | carer.substitute | gp | | person=Di\n"
        spec(two, as_of="2026-03-20", because="a", next_look="2026-03-23")
        spec(two, as_of="2026-03-23", because="a b",
             sentence="2 adults new in the child's home or care since 2 March 2026, with no check known")  # fmt: skip

    def test_one_known_for_longer_is_not_new(self, spec):
        known = CAME + "b | 2025-03-15 | carer.substitute | gp | | person=Bo\n"
        spec(known, as_of="2026-03-16", because=None)
        spec(known, as_of="2026-03-15", because="b")

    @pytest.mark.parametrize(
        ("on", "person", "because"),
        [("2026-03-02", "Bo", None), ("2026-03-09", "BO", None), ("2026-03-01", "Bo", "a"), ("2026-03-09", "Di", "a")],
    )
    def test_one_who_left(self, spec, on, person, because):
        left = CAME + f"b | {on} | household.left | gp | | person={person}\n"
        spec(left, as_of="2026-03-16", because=because)
        spec(left + "c | 2026-03-10 | carer.substitute | gp | | person=Bo\n", as_of="2026-03-16", because="a")

    def test_accounts_of_one_coming_count_once(self, spec):
        spec(CAME + "b | 2026-03-02 | household.joined | gp | a | role=partner\n", as_of="2026-03-16", because="a")

    def test_what_is_not_recorded_is_said(self, spec):
        name = "The name of one of them is not recorded."
        age = "The age of one of them is not recorded; they are taken as an adult."
        spec(came("role=partner"), as_of="2026-03-16", because="a", missing=[name, age])
        spec(came("person=Bo"), as_of="2026-03-16", because="a", missing=[age])
        spec(came("role=partner, age=30"), as_of="2026-03-16", because="a", missing=[name])


class TestSafetyFirst:
    ABUSE = "d | 2024-06-01 | police.domestic_abuse | police | | children_present=true\n"

    def test_where_domestic_abuse_is_on_record_asking_must_be_safe(self, spec):
        told = CAME.replace(WORK, WORK + self.ABUSE)
        spec(told, as_of="2026-03-16", because="a d",
             sentence="1 adult new in the child's home or care since 2 March 2026, with no check known; "
             "domestic abuse is on record, so ask first whether it is safe")  # fmt: skip

    def test_the_last_of_it_stands_for_all(self, spec):
        spec(CAME.replace(WORK, WORK + self.ABUSE + self.ABUSE.replace("d | 2024", "e | 2025")), as_of="2026-03-16",
             because="a e")  # fmt: skip

    def test_the_question_begins_with_it(self, spec):
        assert spec(CAME, as_of="2026-03-16", because="a").finding.ask.startswith("Is it safe to ask?")

    def test_a_move_to_safety_counts_towards_nothing(self, spec):
        moved = CAME.replace("household.joined | school | | person=Bo, role=partner, age=31, sex=male",
                             "address.moved | housing | | reason=refuge")  # fmt: skip
        spec(moved, as_of="2026-03-16", because=None)


@pytest.mark.parametrize(
    ("numbers", "because"), [({"working_days": 5}, "a"), ({"working_days": 11}, None), ({"months": 3}, "a")]
)
def test_other_numbers(spec, numbers, because):
    spec(CAME, as_of="2026-03-16", because=because, settings=numbers)


def test_a_siblings_entries_are_their_own(spec):
    spec(HEADER + WORK, siblings=[CAME], as_of="2026-03-16", because=None)


def test_what_a_partnership_may_set(ranges):
    ranges("working_days 5-20, months 3-24")


def test_a_relative_known_all_along_stands_beside_it(spec):
    assert "known all along" in spec(CAME, as_of="2026-03-16", because="a").finding.innocent[0]
