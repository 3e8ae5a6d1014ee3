"""Row 8: help stepped down and soon up again, or a second protection plan."""

import pytest

from seen.core.patterns.contract import Tier

HEADER = "ref | on | kind | agency | same_as | detail\n"


def level(ref: str, on: str, before: str, after: str, same_as: str = "") -> str:
    return f"{ref} | {on} | level.changed | csc | {same_as} | from={before}, to={after}\n"


BOUNCE = (
    HEADER
    + level("a", "2024-01-10", "universal", "child_in_need")
    + level("b", "2025-08-31", "child_in_need", "early_help")
    + level("c", "2026-02-28", "early_help", "child_in_need")
)
SECOND = (
    HEADER
    + level("a", "2020-01-10", "universal", "child_protection")
    + level("b", "2021-01-10", "child_protection", "child_in_need")
    + level("c", "2023-01-10", "child_in_need", "child_protection")
)


class TestUpWithinSixMonths:
    def test_to_the_day(self, spec):
        outcome = spec(
            BOUNCE,
            as_of="2026-03-01",
            because="b c",
            sentence="Help was reduced on 31 August 2025 and raised again on 28 February 2026",
            against="",
            missing=[],
            next_look="2026-09-01",
        )
        assert outcome.finding.tier is Tier.WEEKLY

    def test_a_day_later_is_too_late(self, spec):
        spec(BOUNCE.replace("2026-02-28", "2026-03-01"), as_of="2026-03-01", because=None)

    def test_not_before_it_went_up(self, spec):
        spec(BOUNCE, as_of="2026-02-27", because=None, next_look="2026-02-28")

    def test_twelve_months_later_it_no_longer_asks(self, spec):
        spec(BOUNCE, as_of="2027-02-28", because="b c")
        spec(BOUNCE, as_of="2027-03-01", because=None)

    def test_down_twice_counts_from_the_last(self, spec):
        twice = BOUNCE.replace("2025-08-31", "2025-06-30") + level("d", "2025-09-15", "early_help", "universal")
        spec(twice, as_of="2026-03-01", because="d c")

    def test_up_twice_is_not_down(self, spec):
        spec(BOUNCE.replace("to=early_help", "to=child_protection").replace("from=early_help, to=child_in_need",
             "from=child_protection, to=looked_after"), as_of="2026-03-01", because=None)  # fmt: skip

    def test_down_alone_is_not_up(self, spec):
        spec(BOUNCE.replace("c | 2026-02-28", "c | 2026-03-02"), as_of="2026-03-01", because=None)
        spec(BOUNCE + level("d", "2026-03-01", "child_in_need", "early_help"), as_of="2026-03-01", because="b c")

    def test_the_same_level_again_is_no_step(self, spec):
        same = level("d", "2026-01-10", "early_help", "early_help")
        spec(BOUNCE + same, as_of="2026-03-01", because="b c")

    def test_a_level_nobody_knows_is_no_step(self, spec):
        odd = level("d", "2026-01-10", "early_help", "tier_two")
        spec(BOUNCE + odd, as_of="2026-03-01", because="b c")

    def test_from_the_level_before_the_record(self, spec):
        told = HEADER + "".join(f"{line}\n" for line in BOUNCE.splitlines()[2:])
        spec(told, as_of="2026-03-01", because="b c", child={"level": "child_in_need"})
        spec(told, as_of="2026-03-01", because="b c")
        spec(told, as_of="2026-03-01", because=None, child={"level": "early_help"})
        odd = told.replace("from=child_in_need", "from=tier_two")
        spec(odd, as_of="2026-03-01", because=None)

    def test_two_accounts_of_one_change_count_once(self, spec):
        told = BOUNCE + level("d", "2026-03-05", "early_help", "child_in_need", same_as="c")
        spec(told, as_of="2026-03-10", because="b c")

    def test_without_a_date_it_is_not_counted(self, spec):
        missing = ["1 entry of this sort has no known date, so it is not counted here."]
        spec(BOUNCE.replace("2026-02-28", "          "), as_of="2026-03-01", because=None)
        undated = level("d", "", "early_help", "universal")
        spec(BOUNCE + undated, as_of="2026-03-01", because="b c", missing=missing)

    def test_what_went_well_since_points_the_other_way(self, spec):
        well = "m | 2026-02-28 | goal.met | csc | | goal=teeth\no | 2026-02-27 | goal.met | csc | | goal=beds\n"
        spec(BOUNCE + well, as_of="2026-03-01", because="b c", against="m")


class TestASecondProtectionPlan:
    def test_however_long_ago_the_first(self, spec):
        spec(SECOND, as_of="2026-01-10", because="b c", next_look=None,
             sentence="On a protection plan again since 10 January 2023; soon after the last one ended on "
             "10 January 2021")  # fmt: skip
        late = SECOND.replace("2023-01-10", "2023-01-11")
        spec(late, as_of="2026-01-10", because="b c",
             sentence="On a protection plan again since 11 January 2023; an earlier one ended on 10 January 2021",
             )  # fmt: skip

    def test_the_first_is_no_second(self, spec):
        spec("\n".join(SECOND.splitlines()[:2]), as_of="2026-01-10", because=None)

    def test_the_first_was_before_the_record(self, spec):
        told = "\n".join([HEADER.strip(), *SECOND.splitlines()[2:]])
        spec(told, as_of="2026-01-10", because="b c", child={"level": "child_protection"})

    def test_a_new_interval_is_no_second_plan(self, spec):
        one = HEADER + level("a", "2020-01-10", "universal", "child_protection")
        spec(one + level("b", "2021-01-10", "child_protection", "child_protection"), as_of="2026-01-10", because=None)

    def test_over_when_the_second_ends(self, spec):
        down = level("d", "2026-01-10", "child_protection", "child_in_need")
        spec(SECOND + down, as_of="2026-01-09", because="b c")
        spec(SECOND + down, as_of="2026-01-10", because=None)

    def test_the_third_names_the_second(self, spec):
        third = level("d", "2023-05-10", "child_protection", "child_in_need")
        spec(SECOND + third + level("e", "2025-06-10", "child_in_need", "child_protection"),
             as_of="2026-07-10", because="d e",
             sentence="On a protection plan again since 10 June 2025; an earlier one ended on 10 May 2023",
             )  # fmt: skip

    def test_both_are_one_finding(self, spec):
        soon = SECOND.replace("2023-01-10", "2021-03-10")
        spec(soon, as_of="2021-04-10", because="b c",
             sentence="Help was reduced on 10 January 2021 and raised again on 10 March 2021; on a protection plan "
             "again since 10 March 2021; soon after the last one ended on 10 January 2021")  # fmt: skip


class TestOnlyWhileWorkIsOpen:
    def test_closed(self, spec):
        spec(BOUNCE + level("d", "2026-03-01", "child_in_need", "universal"), as_of="2026-03-01", because=None)

    def test_work_of_a_service_is_open(self, spec):
        opened = "w | 2026-03-01 | work.opened | csc | | service=social work\n"
        spec(BOUNCE + opened + level("d", "2026-03-01", "child_in_need", "universal"),
             as_of="2026-03-01", because="b c")  # fmt: skip


@pytest.mark.parametrize(
    ("table", "numbers", "because"),
    [
        (BOUNCE, {"again_months": 5}, None), (BOUNCE.replace("2026-02-28", "2026-03-31"), {"again_months": 7}, "b c"),
        (BOUNCE, {"recent_months": 6}, None), (BOUNCE, {"recent_months": 7}, "b c"),
    ],
)  # fmt: skip
def test_a_partnership_may_set(spec, table, numbers, because):
    spec(table, as_of="2026-09-15", because=because, settings=numbers)


def test_soon_is_theirs_to_say(spec):
    finding = spec(SECOND, as_of="2026-01-10", because="b c", settings={"soon_months": 23}).finding
    assert "an earlier one ended" in finding.sentence


def test_a_siblings_steps_are_their_own(spec):
    spec(HEADER + level("a", "2024-01-10", "universal", "child_in_need"), siblings=[BOUNCE], as_of="2026-03-01",
         because=None)  # fmt: skip


def test_it_says_what_else_could_be_so(spec):
    finding = spec(BOUNCE, as_of="2026-03-01", because="b c").finding
    assert "Something new happened that has nothing to do with what went before." in finding.innocent


def test_what_a_partnership_may_set(ranges):
    ranges("again_months 3-12, recent_months 6-24, soon_months 12-36")
