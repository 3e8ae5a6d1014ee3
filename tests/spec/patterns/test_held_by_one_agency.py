"""Row 26: known to one agency so far."""

import pytest

from seen.core.patterns.contract import Tier

HEADER = "ref | on | recorded | kind | agency | same_as | detail\n"
# 2 March 2026 is a Monday; 9 March is five working days on.
HELD = HEADER + "a | 2026-03-02 | | health.self_harm | hospital | |\n"
OPEN = HEADER + "a | 2026-03-02 | | sleep.unsafe | health-visiting | |\n"


def test_five_working_days_on(spec):
    outcome = spec(
        HELD, as_of="2026-03-09", because="a", against="", missing=[], next_look="2027-03-03",
        sentence="1 grave entry held by the hospital alone since 2 March 2026, "
        "with no decision to share or not to share",
    )  # fmt: skip
    assert outcome.finding.tier is Tier.WEEKLY


class TestWhen:
    def test_not_a_day_earlier(self, spec):
        spec(HELD, as_of="2026-03-06", because=None, next_look="2026-03-09")

    def test_bank_holidays_are_no_working_days(self, spec):
        spec(HELD.replace("2026-03-02", "2026-03-30"), as_of="2026-04-07", because=None, next_look="2026-04-08")

    def test_from_the_day_on_which_it_reached_the_record(self, spec):
        late = HELD.replace("2026-03-02 | ", "2026-03-02 | 2026-03-16")
        spec(late, as_of="2026-03-20", because=None, next_look="2026-03-23")
        early = HELD.replace("2026-03-02 | ", "2026-03-02 | 2026-02-16")
        spec(early, as_of="2026-03-06", because=None, next_look="2026-03-09")

    def test_twelve_months_to_the_day(self, spec):
        spec(HELD, as_of="2027-03-02", because="a")
        spec(HELD, as_of="2027-03-03", because=None)

    def test_without_a_date_it_joins_no_window(self, spec):
        spec(HELD.replace("2026-03-02", "          "), as_of="2026-03-09", because=None)
        missing = ["1 entry of this sort has no known date, so it is not counted here."]
        undated = "b | | | health.self_harm | gp | |\nc | | | food.concern | gp | |\n"
        spec(HELD + undated, as_of="2026-03-09", because="a", missing=missing)


class TestWhat:
    @pytest.mark.parametrize(
        ("kind", "because"),
        [
            ("health.self_harm", "a"),
            ("child.exploited", "a"),
            ("sleep.unsafe", "a"),
            ("health.dental_decay", None),
            ("health.medicine_gap", None),
            ("health.untreated", None),
            ("adult.illness", None),
            ("food.concern", None),
            ("contact.seen", None),
        ],
    )
    def test_of_severity_two(self, spec, kind, because):
        spec(HELD.replace("health.self_harm", kind), as_of="2026-03-09", because=because)

    @pytest.mark.parametrize("kind", ["health.dental_decay", "health.medicine_gap", "health.untreated"])
    def test_a_condition_that_its_service_treats_is_asked_about_where_a_lesser_gravity_is_enough(self, spec, kind):
        spec(HELD.replace("health.self_harm", kind), as_of="2026-03-09", because="a", settings={"severity": 1})


SEVERAL = HELD + ("b | 2026-03-03 | | child.exploited | youth-service | |\n"
                  "c | 2026-03-04 | | child.exploited | youth-service | |\n")  # fmt: skip


class TestSeveralHolders:
    """Each is asked about its own alone: none may see what the others hold."""

    def test_the_whole_says_them_together(self, spec):
        spec(SEVERAL, as_of="2026-03-12", because="a b c", in_order="a b c",
             sentence="1 grave entry held by the hospital alone since 2 "
             "March 2026 and 2 grave entries held by youth service alone since 3 March 2026, with no decision to share "
             "or not to share")  # fmt: skip

    def test_its_entries_stand_by_day(self, spec):
        spec(SEVERAL.replace("a |", "z |"), as_of="2026-03-12", because="z b c", in_order="z b c")

    def test_each_is_asked_apart(self, spec):
        asked = spec(SEVERAL, as_of="2026-03-12", because="a b c").finding.questions
        assert {holder: [event.ref for event in part.because] for holder, part in asked.items()} == {
            "hospital": ["a"],
            "youth-service": ["b", "c"],
        }
        assert asked["youth-service"].sentence == (
            "2 grave entries held by youth service alone since 3 March 2026, with no decision to share or not to share"
        )
        assert {(part.tier, part.ask, part.thresholds["severity"]) for part in asked.values()} == {
            (
                Tier.WEEKLY,
                "Who else needs to know this to keep {child} safe, and will you share it, or write why not?",
                2,
            )
        }

    def test_one_alone_is_asked_by_name_too(self, spec):
        asked = spec(HELD, as_of="2026-03-09", because="a").finding.questions
        assert list(asked) == ["hospital"]

    def test_who_has_decided_is_asked_no_more(self, spec):
        shared = SEVERAL + "s | 2026-03-05 | | share.made | hospital | | events=[a]\n"
        assert list(spec(shared, as_of="2026-03-12", because="b c").finding.questions) == ["youth-service"]

    def test_without_a_date_each_is_told_of_its_own(self, spec):
        undated = "d | | | child.exploited | youth-service | |\ne | | | child.exploited | gp | |\n"
        asked = spec(SEVERAL + undated, as_of="2026-03-12", because="a b c").finding.questions
        one = "1 entry of this sort has no known date, so it is not counted here."
        assert {holder: part.missing for holder, part in asked.items()} == {"hospital": (), "youth-service": (one,)}


class TestDecided:
    @pytest.mark.parametrize(
        ("line", "because"),
        [
            ("share.made | hospital | | events=[a], to=school", None),
            ("share.declined | hospital | | events=[z a], reason=asked", None),
            ("share.made | hospital | | events=[b], to=school", "a"),
            ("share.made | hospital | | to=school", "a"),
            ("referral.made | hospital | |", None),
            ("referral.made | school | |", "a"),
            ("health.self_harm | school | a |", None),  # another tells of it too
            ("health.self_harm | hospital | a |", "a"),
            ("contact.seen | school | |", "a"),
        ],
    )
    def test_what_settles_it(self, spec, line, because):
        spec(HELD + f"b | 2026-03-04 | | {line}\n", as_of="2026-03-09", because=because)

    @pytest.mark.parametrize(("on", "because"), [("2026-03-01", "a"), ("2026-03-02", None)])
    def test_a_referral_of_the_day_or_later(self, spec, on, because):
        told_twice = "y | 2026-01-01 | | voice.heard | gp | |\nz | 2026-01-01 | | voice.heard | school | y |\n"
        for more in ("", told_twice):
            table = HELD + f"b | {on} | | referral.made | hospital | |\n" + more
            spec(table, as_of="2026-03-09", because=because)

    def test_the_last_of_several_referrals(self, spec):
        two = "b | 2026-02-01 | | referral.made | hospital | |\nc | 2026-03-05 | | referral.made | hospital | |\n"
        spec(HELD + two, as_of="2026-03-09", because=None)

    def test_shared_by_the_name_of_another_account(self, spec):
        again = "b | 2026-03-02 | | health.self_harm | hospital | a |\n"
        spec(HELD + again + "s | 2026-03-04 | | share.made | hospital | | events=[b]\n", as_of="2026-03-09",
             because=None)  # fmt: skip

    def test_told_by_another_from_whichever_side(self, spec):
        first = "b | 2026-03-01 | | health.self_harm | school | |\n"
        spec(HEADER + first + HELD.removeprefix(HEADER).replace("hospital | |", "hospital | b |"),
             as_of="2026-03-09", because=None)  # fmt: skip

    def test_sharing_one_leaves_the_other(self, spec):
        two = HELD + "b | 2026-03-02 | | child.exploited | hospital | |\n"
        shared = two + "s | 2026-03-04 | | share.made | hospital | | events=[a]\n"
        spec(shared, as_of="2026-03-09", because="b")


class TestWhereOthersWork:
    """What is not closed is seen by whoever works with the child."""

    @pytest.mark.parametrize(
        ("line", "because"),
        [
            ("2026-01-05 | | work.opened | early-help | | service=early-help", None),
            ("2026-03-05 | | work.opened | early-help | | service=early-help", None),
            ("2026-03-02 | | work.opened | early-help | | service=early-help", None),
            ("2026-01-05 | | work.opened | health-visiting | | service=health", "a"),
            ("2026-01-05 | | level.changed | early-help | | from=universal, to=early_help", None),
            ("2026-03-02 | | level.changed | early-help | | from=universal, to=early_help", None),
            ("2026-03-05 | | level.changed | early-help | | from=universal, to=child_in_need", None),
            ("2026-03-05 | | level.changed | early-help | | from=early_help, to=universal", "a"),
            ("2026-01-05 | | level.changed | early-help | | from=early_help, to=universal", "a"),
            ("2026-01-05 | | level.changed | health-visiting | | from=universal, to=early_help", "a"),
        ],
    )
    def test_another_agency_works_with_the_child(self, spec, line, because):
        spec(OPEN + f"w | {line}\n", as_of="2026-03-09", because=because)

    @pytest.mark.parametrize(("on", "because"), [("2026-03-01", "a"), ("2026-03-02", None), ("2026-03-03", None)])
    def test_work_that_was_closed(self, spec, on, because):
        work = (
            "w | 2026-01-05 | | work.opened | early-help | | service=early-help\n"
            f"x | {on} | | work.closed | early-help | | service=early-help\n"
        )
        spec(OPEN + work, as_of="2026-03-09", because=because)

    def test_work_opened_and_closed_that_day(self, spec):
        work = (
            "w | 2026-03-02 | | work.opened | early-help | | service=early-help\n"
            "x | 2026-03-02 | | work.closed | early-help | | service=early-help\n"
        )
        spec(OPEN + work, as_of="2026-03-09", because=None)

    @pytest.mark.parametrize("on", ["2026-03-02", "2026-03-05"])
    def test_a_level_that_ended_afterwards(self, spec, on):
        levels = (
            "v | 2025-01-05 | | level.changed | early-help | | from=universal, to=early_help\n"
            f"w | {on} | | level.changed | early-help | | from=early_help, to=universal\n"
        )
        spec(OPEN + levels, as_of="2026-03-09", because=None)

    def test_a_level_that_was_ended(self, spec):
        levels = (
            "v | 2025-01-05 | | level.changed | early-help | | from=universal, to=early_help\n"
            "w | 2026-01-05 | | level.changed | early-help | | from=early_help, to=universal\n"
        )
        spec(OPEN + levels, as_of="2026-03-09", because="a")

    @pytest.mark.parametrize("kind", ["health.self_harm", "health.mental_health", "child.substance", "child.exploited"])
    def test_closed_kinds_are_held_all_the_same(self, spec, kind):
        work = "w | 2026-01-05 | | work.opened | early-help | | service=early-help\n"
        spec(OPEN.replace("sleep.unsafe", kind) + work, as_of="2026-03-09", because="a")

    def test_an_adults_illness_made_grave_too(self, spec):
        work = "w | 2026-01-05 | | work.opened | early-help | | service=early-help\n"
        spec(OPEN.replace("sleep.unsafe", "adult.illness") + work, as_of="2026-03-09", because="a",
             settings={"severity": 1})  # fmt: skip


@pytest.mark.parametrize(
    ("numbers", "because"),
    [({"severity": 3}, None), ({"severity": 1}, "a"), ({"working_days": 6}, None), ({"working_days": 4}, "a")],
)
def test_other_numbers(spec, numbers, because):
    spec(HELD, as_of="2026-03-09", because=because, settings=numbers)


def test_how_far_back_a_partnership_may_set(spec):
    spec(HELD, as_of="2026-06-02", because="a", settings={"months": 3})
    spec(HELD, as_of="2026-06-03", because=None, settings={"months": 3})


def test_a_siblings_entries_are_their_own(spec):
    spec(HEADER + "b | 2026-03-02 | | contact.seen | gp | |\n", siblings=[HELD], as_of="2026-03-09", because=None)


def test_what_a_partnership_may_set(ranges):
    ranges("severity 1-3, working_days 2-10, months 3-24")


def test_good_reason_to_keep_it_stands_beside_it(spec):
    assert "good reason to keep it" in spec(HELD, as_of="2026-03-09", because="a").finding.innocent[1]
