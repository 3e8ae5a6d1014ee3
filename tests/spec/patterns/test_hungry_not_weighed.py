"""Row 31: hungry, thin or looking for food, and not weighed; or a weight that already falls away."""

import pytest

from seen.core.patterns.contract import Tier

TWICE = """
ref | on         | kind          | agency  | source_type | same_as | text | detail
a   | 2026-03-01 | school.hungry | school  |             |         |      |
b   | 2026-03-31 | health.thin   | nursery |             |         |      |
"""
ONCE = "\n".join(TWICE.splitlines()[:3]) + "\n"
SEVEN = {"born": "2019-03-31"}
BABY = {"born": "2025-10-01"}


def weighed(on: str, detail: str = "value=20, unit=kg", *, ref: str = "w", source: str = "measured") -> str:
    return f"{ref} | {on} | growth.weight | gp | {source} | | | {detail}\n"


class TestNotWeighed:
    def test_two_notes_in_thirty_days_and_no_weight_ever(self, spec):
        outcome = spec(
            TWICE,
            as_of="2026-03-31",
            child=SEVEN,
            because="a b",
            sentence="Noted 2 times as hungry, thin or looking for food since 1 March 2026; no weight is recorded",
            against="",
            missing=[],
            next_look="2026-04-01",
        )
        assert outcome.finding.tier is Tier.WEEKLY

    def test_the_first_drops_out_after_thirty_days(self, spec):
        spec(TWICE, as_of="2026-04-01", child=SEVEN, because=None)
        spec(TWICE.replace("2026-03-31", "2026-04-01"), as_of="2026-04-01", child=SEVEN, because=None)

    def test_once_is_too_few(self, spec):
        spec(TWICE, as_of="2026-03-30", child=SEVEN, because=None, next_look="2026-03-31")
        spec(TWICE, as_of="2026-03-30", child=SEVEN, because="a", settings={"entries": 1},
             sentence="Noted 1 time as hungry, thin or looking for food since 1 March 2026; no weight is recorded",
             )  # fmt: skip

    def test_food_that_is_missing_counts(self, spec):
        spec(TWICE.replace("health.thin  ", "food.concern "), as_of="2026-03-31", child=SEVEN, because="a b")
        spec(TWICE.replace("health.thin  ", "school.tired "), as_of="2026-03-31", child=SEVEN, because=None)

    def test_accounts_of_one_event_count_once(self, spec):
        told = TWICE.replace("nursery |             |         |", "nursery | | a |")
        spec(told, as_of="2026-03-31", child=SEVEN, because=None)

    @pytest.mark.parametrize("cause", ["money", "landlord", "service"])
    def test_never_what_money_a_landlord_or_a_service_caused(self, spec, cause):
        short = TWICE.replace("nursery |             |         |      |", f"nursery | | | | cause={cause}")
        spec(short, as_of="2026-03-31", child=SEVEN, because=None)

    @pytest.mark.parametrize(
        ("born", "last", "because"),
        [
            ("2025-04-01", "2026-03-17", "a b w"),  # under 1 until tomorrow: 14 days
            ("2025-04-01", "2026-03-18", None),
            ("2025-03-31", "2026-03-17", None),  # 1 today: 28
            ("2025-03-31", "2026-03-03", "a b w"),
            ("2025-03-31", "2026-03-04", None),
            ("2021-04-01", "2026-03-03", "a b w"),  # under 5 until tomorrow
            ("2021-03-31", "2026-03-03", None),  # 5 today: 90
            ("2021-03-31", "2025-12-31", "a b w"),
            ("2021-03-31", "2026-01-01", None),
            ("", "2026-03-17", "a b w"),
        ],
    )
    def test_for_so_many_days_by_age(self, spec, born, last, because):
        spec(TWICE + weighed(last), as_of="2026-03-31", child={"born": born or None}, because=because)

    def test_it_is_due_on_the_day_the_weight_is_too_old(self, spec):
        spec(TWICE + weighed("2026-01-01"), as_of="2026-03-31", child=SEVEN, because=None, next_look="2026-04-01")

    def test_since_when_is_said(self, spec):
        spec(TWICE + weighed("2025-12-01"), as_of="2026-03-31", child=SEVEN, because="a b w", in_order="w a b",
             sentence="Noted 2 times as hungry, thin or looking for food since 1 March 2026; "
             "not weighed since 1 December 2025",
             missing=["Where the last weight lies on the growth chart is not recorded."])  # fmt: skip

    @pytest.mark.parametrize("source", ["carer_said", "child_said"])
    def test_a_weight_that_was_only_told_is_no_weighing(self, spec, source):
        spec(TWICE + weighed("2026-03-30", source=source), as_of="2026-03-31", child=SEVEN, because="a b")

    def test_a_weight_asked_for_points_the_other_way(self, spec):
        asked = "r | 2026-03-05 | growth.weigh_requested | school | | | | due=2026-03-20\n"
        old = "s | 2026-02-20 | growth.weigh_requested | school | | | | due=2026-03-01\n"
        spec(TWICE + asked + old, as_of="2026-03-31", child=SEVEN, because="a b", against="r")

    def test_what_has_no_date_is_said(self, spec):
        missing = ["1 entry of this sort has no known date, so it is not counted here."]
        spec(TWICE + weighed(""), as_of="2026-03-31", child=SEVEN, because="a b", missing=missing)
        spec(TWICE.replace("2026-03-01", ""), as_of="2026-03-31", child=SEVEN, because=None)

    def test_a_brothers_weight_is_his_own(self, spec):
        spec(TWICE, siblings=(weighed_only(),), as_of="2026-03-31", child=SEVEN, because="a b")
        spec(ONCE, siblings=(TWICE,), as_of="2026-03-31", child=SEVEN, because=None)


def weighed_only() -> str:
    return "\n".join(TWICE.splitlines()[:2]) + "\n" + weighed("2026-03-30")


class TestAtOnce:
    @pytest.mark.parametrize(
        ("born", "tier"),
        [("2024-04-01", Tier.NOW), ("2024-03-31", Tier.WEEKLY), ("", Tier.NOW)],
    )
    def test_under_two(self, spec, born, tier):
        outcome = spec(TWICE, as_of="2026-03-31", child={"born": born or None}, because="a b")
        assert outcome.finding.tier is tier

    def test_of_unknown_age_is_taken_as_a_baby(self, spec):
        spec(TWICE, as_of="2026-03-31", because="a b",
             missing=["The date of birth is not known; the child is taken as a baby."])  # fmt: skip

    @pytest.mark.parametrize(
        ("before", "last", "tier"),
        [
            ("value=20, unit=kg", "value=19.9, unit=kg", Tier.NOW),
            ("value=20, unit=kg", "value=20, unit=kg", Tier.WEEKLY),
            ("value=20, unit=kg", "value=20.1, unit=kg", Tier.WEEKLY),
            ("value=40, unit=lb", "value=20, unit=kg", Tier.WEEKLY),
            ("value=20, unit=KG", "value=19, unit=kg", Tier.NOW),
            ("value=heavy, unit=kg", "value=19, unit=kg", Tier.WEEKLY),
        ],
    )
    def test_where_the_last_weight_is_less_than_the_one_before(self, spec, before, last, tier):
        table = TWICE + weighed("2025-10-01", before, ref="v") + weighed("2025-12-01", last)
        assert spec(table, as_of="2026-03-31", child=SEVEN, because="a b w").finding.tier is tier

    def test_only_the_last_two_weights_are_compared(self, spec):
        lost = weighed("2025-09-01", "value=21, unit=kg", ref="u")
        before = lost + weighed("2025-10-01", "value=18, unit=kg", ref="v")
        table = TWICE + before + weighed("2025-12-01")
        assert spec(table, as_of="2026-03-31", child=SEVEN, because="a b w").finding.tier is Tier.WEEKLY

    def test_a_loss_of_long_ago_says_nothing_of_today(self, spec):
        table = TWICE + weighed("2024-10-01", ref="v") + weighed("2025-03-31", "value=19, unit=kg")
        assert spec(table, as_of="2026-03-31", child=SEVEN, because="a b w").finding.tier is Tier.NOW
        table = table.replace("2025-03-31", "2025-03-30")
        assert spec(table, as_of="2026-03-31", child=SEVEN, because="a b w").finding.tier is Tier.WEEKLY

    @pytest.mark.parametrize(
        ("text", "detail", "tier"),
        [
            ("Scavenging in the bins at break.", "", Tier.NOW),
            ("Was seen to scavenge for crusts", "", Tier.NOW),
            ("No scavenging.", "", Tier.WEEKLY),
            ("Scavenging: none", "", Tier.WEEKLY),
            ("Scavenging none", "", Tier.WEEKLY),
            ("Eats his lunch fast.", "", Tier.WEEKLY),
            ("", "scavenging=true", Tier.NOW),
            ("", "scavenging=false", Tier.WEEKLY),
        ],
    )
    def test_scavenging(self, spec, text, detail, tier):
        table = TWICE.replace("nursery |             |         |      |", f"nursery | | | {text} | {detail}")
        assert spec(table, as_of="2026-03-31", child=SEVEN, because="a b").finding.tier is tier


class TestWithARuleOfGrowth:
    FALLEN = weighed("2025-10-01", "value=3.5, unit=kg, z=0", ref="v") + weighed(
        "2026-02-27", "value=6, unit=kg, z=-1.4"
    )
    LOW = weighed("2026-02-27", "value=6, unit=kg, z=-2.1")

    def test_a_fall_and_one_note(self, spec):
        outcome = spec(
            ONCE + self.FALLEN,
            as_of="2026-03-05",
            child=BABY,
            because="a v w",
            sentence="Noted 1 time as hungry, thin or looking for food since 1 March 2026; "
            "weight fallen across the lines of the chart by 27 February 2026",
            missing=[],
        )
        assert outcome.finding.tier is Tier.NOW

    def test_too_small_a_fall(self, spec):
        spec(ONCE + self.FALLEN.replace("-1.4", "-1.3"), as_of="2026-03-05", child=BABY, because=None)

    def test_below_the_second_and_one_note(self, spec):
        outcome = spec(ONCE + self.LOW, as_of="2026-03-05", child=SEVEN, because="a w",
                       sentence="Noted 1 time as hungry, thin or looking for food since 1 March 2026; "
                       "weight below the 2nd centile on 27 February 2026", missing=[])  # fmt: skip
        assert outcome.finding.tier is Tier.WEEKLY
        spec(ONCE + self.LOW.replace("-2.1", "-2"), as_of="2026-03-05", child=SEVEN, because=None)

    def test_low_and_losing(self, spec):
        heavier = weighed("2025-12-01", "value=6.1, unit=kg, z=-2", ref="v")
        assert spec(ONCE + heavier + self.LOW, as_of="2026-03-05", child=SEVEN, because="a w").finding.tier is Tier.NOW

    def test_by_the_centile_that_was_written(self, spec):
        spec(ONCE + self.LOW.replace("z=-2.1", "centile=<2nd"), as_of="2026-03-05", child=SEVEN, because="a w")

    def test_no_note_of_hunger_is_no_question_here(self, spec):
        spec(ONCE + self.LOW, as_of="2026-03-31", child=SEVEN, because="a w")
        spec(ONCE + self.LOW, as_of="2026-04-01", child=SEVEN, because=None)

    def test_a_weight_of_twelve_months_back(self, spec):
        old = self.LOW.replace("2026-02-27", "2025-03-05")
        spec(ONCE + old, as_of="2026-03-05", child=SEVEN, because="a w")
        spec(ONCE + old, as_of="2026-03-06", child=SEVEN, because=None)

    def test_both_signals_at_once(self, spec):
        spec(TWICE + self.LOW.replace("2026-02-27", "2025-12-27"), as_of="2026-03-31", child=SEVEN, because="a b w",
             sentence="Noted 2 times as hungry, thin or looking for food since 1 March 2026; "
             "not weighed since 27 December 2025; weight below the 2nd centile on 27 December 2025")  # fmt: skip

    def test_a_fall_from_a_weight_later_than_birth_says_so(self, spec):
        later = ["The weight at birth is not placed on the chart; the first that is stands for it."]
        fallen = self.FALLEN.replace("2025-10-01", "2025-10-15")
        spec(ONCE + fallen, as_of="2026-03-05", child=BABY, because="a v w", missing=later)
        spec(ONCE + fallen.replace("10-15", "10-14"), as_of="2026-03-05", child=BABY, because="a v w", missing=[])
        unknown = ["The date of birth is not known; the child is taken as a baby.", *later]
        spec(ONCE + fallen, as_of="2026-03-05", because="a v w", missing=unknown)

    def test_two_policies_that_disagree(self, spec):
        paper = self.LOW.replace("z=-2.1", "z=-2.1, policy=paper")
        digital = self.LOW.replace("w |", "x |").replace("z=-2.1", "z=-1.4, policy=digital")
        spec(ONCE + paper + digital, as_of="2026-03-05", child=SEVEN, because="a w",
             missing=["By another way of placing the birth weight the rule of growth is not met."])  # fmt: skip

    def test_a_later_weight_without_a_place_does_not_undo_it(self, spec):
        later = weighed("2026-03-01", "value=6, unit=kg", ref="x")
        spec(ONCE + self.LOW + later, as_of="2026-03-05", child=SEVEN, because="a w",
             missing=["Where the last weight lies on the growth chart is not recorded."])  # fmt: skip


def test_what_else_could_explain_it_is_said(spec):
    innocent = spec(TWICE, as_of="2026-03-31", because="a b", child=SEVEN).finding.innocent
    assert any("no money for food" in words for words in innocent)


def test_what_a_partnership_may_set(ranges):
    ranges(
        "entries 1-4, days 14-60, baby_days 7-28, young_days 14-56, older_days 28-180, now_under 1-5, "
        "growth_months 3-24"
    )
