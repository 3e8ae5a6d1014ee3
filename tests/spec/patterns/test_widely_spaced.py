"""Row 10: the same worry coming back, months apart."""

import pytest

from seen.core.patterns.detectors.widely_spaced import PATTERN

# Three months to the day, then twelve months to the day.
THREE = """
ref | on         | kind            | agency | areas | source_type | polarity | same_as | detail
a   | 2025-01-15 | food.concern    | school |       | observed    |          |         |
b   | 2025-04-15 | hygiene.concern | school |       | worker_said |          |         |
c   | 2026-04-15 | home.condition  | gp     |       | record      |          |         |
"""


@pytest.fixture
def spec(spec):
    """Ask with three episodes, as a partnership may; the four of the default have their own tests."""
    return lambda table, *, settings=None, **rest: spec(
        table, settings={"episodes": 3} if settings is None else settings, **rest
    )


DEFAULT: dict[str, int] = {}


class TestTheDefault:
    FOURTH = THREE + "d | 2026-07-15 | food.concern    | school |       | observed    |          |         |\n"

    def test_is_four_episodes(self, spec):
        assert PATTERN.thresholds["episodes"].default == 4
        spec(self.FOURTH, as_of="2026-07-15", because="a b c d", settings=DEFAULT)
        spec(self.FOURTH, as_of="2026-07-14", because=None, settings=DEFAULT)

    def test_three_months_apart_to_the_day(self, spec):
        near = self.FOURTH.replace("2026-07-15", "2026-07-14")
        spec(near, as_of="2026-07-15", because=None, settings=DEFAULT)

    def test_in_thirty_six_months_to_the_day(self, spec):
        spec(self.FOURTH, as_of="2028-01-15", because="a b c d", settings=DEFAULT)
        spec(self.FOURTH, as_of="2028-01-16", because=None, settings=DEFAULT)


def row(line: str) -> str:
    return THREE + line + "\n"


def test_one_area_three_times(spec):
    spec(
        THREE,
        as_of="2026-05-01",
        because="a b c",
        sentence="Worries about physical care came back 3 times, months apart, since 15 January 2025",
        against="",
        missing=[],
        next_look="2028-01-16",
    )


class TestTheGaps:
    @pytest.mark.parametrize(
        ("second", "because"),
        [("2025-04-14", None), ("2025-04-15", "a b c"), ("2025-04-16", "a b c")],  # three months, from January
    )
    def test_at_least_three_months(self, spec, second, because):
        table = THREE.replace("2025-04-15", second).replace("2026-04-15", "2026-03-15")
        spec(table, as_of="2026-04-15", because=because)

    @pytest.mark.parametrize(("third", "because"), [("2026-04-15", "a b c"), ("2026-04-16", None)])
    def test_at_most_twelve(self, spec, third, because):
        spec(THREE.replace("2026-04-15", third), as_of="2026-05-01", because=because)

    def test_from_the_end_of_november(self, spec):
        winter = THREE.replace("2025-01-15", "2024-11-30").replace("2025-04-15", "2025-02-28")
        spec(winter.replace("2026-04-15", "2025-12-01"), as_of="2026-05-01", because="a b c")

    def test_entries_near_each_other_are_one_episode(self, spec):
        spec(row("d | 2025-01-30 | food.concern | gp | | observed | | |"), as_of="2026-05-01", because=None)
        near = THREE.replace("2025-04-15", "2025-07-15")
        more = near + "d | 2025-02-01 | food.concern | gp | | observed | | |\n"
        spec(more, as_of="2026-05-01", because="a b c d",
             sentence="Worries about physical care came back 3 times, months apart, since 15 January 2025")  # fmt: skip

    def test_a_long_quiet_ends_the_run_and_the_longest_run_counts(self, spec):
        old = row("o | 2023-06-01 | food.concern | school | | observed | | |")
        spec(old, as_of="2026-05-01", because="a b c")


class TestTheWindow:
    def test_thirty_six_months_to_the_day(self, spec):
        spec(THREE, as_of="2028-01-15", because="a b c")
        spec(THREE, as_of="2028-01-16", because=None)

    def test_not_before_the_third(self, spec):
        spec(THREE, as_of="2026-04-14", because=None, next_look="2026-04-15")
        spec(THREE, as_of="2026-04-15", because="a b c")

    def test_without_a_date_it_joins_no_window(self, spec):
        missing = ["1 entry of this sort has no known date, so it is not counted here."]
        spec(THREE.replace("2025-04-15", "          "), as_of="2026-05-01", because=None)
        spec(row("d | | food.concern | gp | | observed | | |"), as_of="2026-05-01", because="a b c", missing=missing)


class TestWhatCounts:
    @pytest.mark.parametrize(
        ("source", "because"),
        [("observed", "a b c"), ("worker_said", "a b c"), ("measured", "a b c"), ("record", "a b c"),
         ("carer_said", None), ("child_said", None), ("", None)],
    )  # fmt: skip
    def test_a_professionals_worry(self, spec, source, because):
        spec(THREE.replace("observed   ", source), as_of="2026-05-01", because=because)

    @pytest.mark.parametrize("source", ["carer_said", ""])
    def test_or_a_serious_one_whoever_said_it(self, spec, source):
        decay = "\n".join(
            f"{ref} | {day} | health.dental_decay | dental | | {source} | | |"
            for ref, day in (("a", "2025-01-15"), ("b", "2025-06-15"), ("c", "2026-01-15"))
        )
        spec(THREE.splitlines()[1] + "\n" + decay, as_of="2026-05-01", because="a b c")

    @pytest.mark.parametrize("cause", ["money", "landlord", "service"])
    def test_never_what_money_a_landlord_or_a_service_caused(self, spec, cause):
        poor = THREE.replace("| record      |          |         |", f"| record | | | cause={cause}")
        spec(poor, as_of="2026-05-01", because=None)

    def test_another_cause_counts(self, spec):
        other = THREE.replace("| record      |          |         |", "| record | | | cause=choice")
        spec(other, as_of="2026-05-01", because="a b c")

    @pytest.mark.parametrize("kind", ["school.suspension", "school.excluded"])
    def test_what_a_school_decided_about_behaviour_does_not(self, spec, kind):
        tired = "\n".join(line.replace(line.split(" | ")[2], "school.tired") for line in THREE.splitlines()[2:])
        table = THREE.splitlines()[1] + "\n" + tired
        spec(table, as_of="2026-05-01", because="a b c")
        spec(table.replace("school.tired", kind), as_of="2026-05-01", because=None)

    def test_hardship_never(self, spec):
        spec(THREE.replace("home.condition  | gp     |       | record      |          |",
                           "money.hardship | gp | | record | -1 |"), as_of="2026-05-01", because=None)  # fmt: skip

    def test_a_strength_points_the_other_way(self, spec):
        good = row("d | 2025-08-01 | note.strength | school | physical-care | observed | | |\n"
                   "e | 2025-08-01 | note.strength | school | health | observed | | |")  # fmt: skip
        spec(good, as_of="2026-05-01", because="a b c", against="d")


class TestSameAreaOrSameKind:
    def test_three_areas_are_not_one(self, spec):
        spec(THREE.replace("hygiene.concern", "school.tired   "), as_of="2026-05-01", because=None)

    def test_one_kind_though_the_area_is_never_quiet(self, spec):
        busy = row("d | 2025-03-01 | hygiene.concern | school | | observed | | |").replace(
            "hygiene.concern | school |       | worker_said", "food.concern | school | | worker_said"
        ).replace("home.condition ", "food.concern   ")  # fmt: skip
        spec(busy, as_of="2026-05-01", because="a b c",
             sentence="Worries of one kind came back 3 times, months apart, since 15 January 2025")  # fmt: skip

    def test_our_own_work_is_no_area_of_care(self, spec):
        ours = THREE.replace("food.concern   ", "contact.no_access").replace("hygiene.concern", "action.overdue")
        spec(ours.replace("home.condition ", "contact.not_seen"), as_of="2026-05-01", because=None)

    def test_but_its_kinds_count(self, spec):
        ours = THREE.replace("food.concern   ", "contact.no_access").replace("hygiene.concern", "contact.no_access")
        spec(ours.replace("home.condition ", "contact.no_access"), as_of="2026-05-01", because="a b c")


def test_accounts_of_one_event_count_once(spec):
    told = THREE.replace("| record      |          |         |", "| record | | b |")
    spec(told, as_of="2026-05-01", because=None)


def test_a_siblings_worries_are_their_own(spec):
    spec("\n".join(THREE.splitlines()[:4]), siblings=[THREE], as_of="2026-05-01", because=None)


def test_four_where_a_partnership_says_so(spec):
    spec(THREE, as_of="2026-05-01", because=None, settings={"episodes": 4})


def test_unborn(spec):
    spec(THREE, as_of="2026-05-01", because="a b c", child={"due": "2026-09-01"})


def test_two_months_where_a_partnership_says_so(spec):
    near = THREE.replace("2025-04-15", "2025-03-15").replace("2026-04-15", "2026-01-15")
    spec(near, as_of="2026-05-01", because="a b c", settings={"episodes": 3, "gap_least": 2})
    spec(
        near.replace("2025-03-15", "2025-03-14"),
        as_of="2026-05-01",
        because=None,
        settings={"episodes": 3, "gap_least": 2},
    )


def test_what_a_partnership_may_set(ranges):
    ranges("episodes 3-5, months 24-60, gap_least 2-6, gap_most 9-24, followed_weeks 2-12", reach=60)


MISSED = """
ref | on         | kind                    | agency | areas | source_type | polarity | same_as | detail
a   | 2025-01-15 | appointment.not_brought | dental |       | record      |          |         | service=dentist
b   | 2025-04-15 | appointment.not_brought | dental |       | record      |          |         | service=dentist
c   | 2026-04-15 | appointment.not_brought | dental |       | record      |          |         | service=dentist
"""


@pytest.mark.parametrize(
    ("on", "kind", "weeks", "because"),
    [
        ("2025-02-26", "appointment.attended", 6, None),
        ("2025-02-27", "appointment.attended", 6, "a b c"),
        ("2025-02-27", "appointment.attended", 7, None),
        ("2025-02-26", "appointment.cancelled_by_service", 6, "a b c"),
    ],
)
def test_an_appointment_made_up_for_did_not_come_back(spec, on, kind, weeks, because):
    there = MISSED + f"z | {on} | {kind} | dental | | record | | | service=dentist\n"
    spec(there, as_of="2026-05-01", because=because, settings={"episodes": 3, "followed_weeks": weeks})


@pytest.mark.parametrize(
    "between",
    [
        "m | 2025-03-15 | appointment.not_brought | hospital | | observed | | | service=eyes\n"
        "n | 2025-03-20 | appointment.attended | hospital | | record | | | service=eyes\n",
        "m | 2025-03-15 | health.untreated | gp | | observed | | | treated=true\n",
        "m | 2025-03-15 | action.overdue | gp | health | record | -1 | |\n",
    ],
)
def test_nor_does_it_join_what_lies_round_it(spec, between):
    """Without it three months and more lie between one and the next; with it, two."""
    ill = THREE.replace("food.concern   ", "health.mental_health").replace("hygiene.concern", "health.thin")
    ill = ill.replace("2025-04-15", "2025-05-15").replace("home.condition ", "health.self_harm")
    spec(ill + between, as_of="2026-05-01", because="a b c")


def test_made_up_for_within_six_weeks(spec):
    there = MISSED + "z | {} | appointment.attended | dental | | record | | | service=dentist\n"
    spec(there.format("2025-02-26"), as_of="2026-05-01", because=None)
    spec(there.format("2025-02-27"), as_of="2026-05-01", because="a b c")


def test_nor_did_a_condition_that_was_treated(spec):
    decay = MISSED.replace("appointment.not_brought", "health.dental_decay").replace("service=dentist", "treated=no")
    spec(decay, as_of="2026-05-01", because="a b c")
    spec(decay.replace("treated=no\nc", "treated=yes\nc"), as_of="2026-05-01", because=None)


@pytest.mark.parametrize(
    ("kind", "because"), [("referral.made", None), ("action.overdue", None), ("contact.no_access", "a b c")]
)
def test_nor_did_our_own_work(spec, kind, because):
    spec(MISSED.replace("appointment.not_brought", kind), as_of="2026-05-01", because=because)
