"""Row 9: many small worries, looked at one at a time."""

import pytest

# 4 January to 2 July is 179 days; the window is 180 days back, both ends in.
SIX = """
ref | on         | kind                | agency          | areas           | polarity | same_as | detail
a   | 2026-01-04 | hygiene.concern     | school          |                 |          |         |
b   | 2026-02-10 | supervision.concern | housing         |                 |          |         |
c   | 2026-03-10 | school.tired        | school          |                 |          |         |
d   | 2026-04-10 | food.concern        | school          |                 |          |         |
e   | 2026-05-10 | clothing.concern    | school          |                 |          |         |
f   | 2026-06-10 | school.hungry       | school          |                 |          |         |
"""


def row(line: str) -> str:
    return SIX + line + "\n"


def test_six_three_areas_two_agencies(spec):
    spec(
        SIX,
        as_of="2026-07-02",
        because="a b c d e f",
        sentence="6 worries in 3 areas of care, from 2 agencies, since 4 January 2026, "
        "with no decision that takes them together",
        against="",
        missing=[],
        next_look="2026-07-04",
    )


class TestTheWindow:
    def test_one_hundred_and_eighty_days_to_the_day(self, spec):
        spec(SIX, as_of="2026-07-03", because="a b c d e f")

    def test_the_first_drops_out(self, spec):
        spec(SIX, as_of="2026-07-04", because=None)

    def test_not_before_the_sixth(self, spec):
        spec(SIX, as_of="2026-06-09", because=None, next_look="2026-06-10")
        spec(SIX, as_of="2026-06-10", because="a b c d e f")

    def test_without_a_date_it_joins_no_window(self, spec):
        spec(SIX.replace("2026-03-10", "          "), as_of="2026-07-02", because=None)
        spec(
            row("g | | food.concern | school | | | |"),
            as_of="2026-07-02",
            because="a b c d e f",
            missing=["1 entry of this sort has no known date, so it is not counted here."],
        )

    def test_a_year_lies_by_its_last_day(self, spec):
        spec(SIX.replace("2026-03-10", "2026      "), as_of="2026-07-02", because=None, next_look="2026-12-31")

    def test_over_the_end_of_february(self, spec):
        leap = SIX.replace("2026", "2028").replace("2028-01-04", "2028-02-29").replace("2028-02-10", "2028-02-29")
        spec(leap, as_of="2028-08-27", because="a b c d e f")  # 180 days on
        spec(leap, as_of="2028-08-28", because=None)


class TestHowMany:
    def test_five_are_too_few(self, spec):
        spec(SIX.replace("food.concern    ", "note.strength   "), as_of="2026-07-02", because=None)

    def test_two_areas_are_too_few(self, spec):
        spec(SIX.replace("supervision.concern", "home.condition"), as_of="2026-07-02", because=None)

    def test_the_area_system_is_not_one(self, spec):
        spec(SIX.replace("supervision.concern", "contact.no_access"), as_of="2026-07-02", because=None)

    def test_but_its_entries_count(self, spec):
        spec(
            SIX.replace("food.concern    ", "contact.not_seen"),
            as_of="2026-07-02",
            because="a b c d e f",
        )

    def test_one_entry_may_touch_several_areas(self, spec):
        one = SIX.replace("supervision.concern | housing         |                 |",
                          "home.condition | housing | physical-care/health |")  # fmt: skip
        spec(one, as_of="2026-07-02", because="a b c d e f")

    def test_one_agency_is_too_few(self, spec):
        spec(SIX.replace("housing", "school "), as_of="2026-07-02", because=None)

    def test_two_schools_are_two_agencies(self, spec):
        spec(SIX.replace("housing", "school-oakfield"), as_of="2026-07-02", because="a b c d e f")

    def test_an_entry_without_an_area_is_said_to_be(self, spec):
        spec(
            row("g | 2026-06-11 | note.observation | school | | | |"),
            as_of="2026-07-02",
            because="a b c d e f g",
            missing=["1 of these names no area of care."],
        )

    def test_a_partnership_may_ask_for_eight(self, spec):
        spec(SIX, as_of="2026-07-02", because=None, settings={"events": 8})


class TestWhatIsAWorry:
    @pytest.mark.parametrize("cause", ["money", "landlord", "service"])
    def test_never_what_money_a_landlord_or_a_service_caused(self, spec, cause):
        poor = "\n".join(line[:-1] + f"| cause={cause}" if line.startswith("d ") else line for line in SIX.splitlines())
        spec(poor, as_of="2026-07-02", because=None)

    @pytest.mark.parametrize("cause", ["health", "choice", "not_known"])
    def test_other_causes_count(self, spec, cause):
        other = "\n".join(
            line[:-1] + f"| cause={cause}" if line.startswith("d ") else line for line in SIX.splitlines()
        )
        spec(other, as_of="2026-07-02", because="a b c d e f")

    @pytest.mark.parametrize("kind", ["money.hardship", "housing.eviction", "housing.temporary"])
    def test_hardship_never_is_one_whatever_was_written(self, spec, kind):
        poor = SIX.replace("d   | 2026-04-10 | food.concern        | school          |                 |         ",
                           f"d   | 2026-04-10 | {kind} | school | | -1")  # fmt: skip
        assert kind in poor
        spec(poor, as_of="2026-07-02", because=None)

    def test_a_move_to_refuge_counts_towards_nothing(self, spec):
        line = "d   | 2026-04-10 | food.concern        | school          |                 |          |         |"
        for reason, because in (("refuge", None), ("choice", "a b c d e f")):
            moved = SIX.replace(line, f"d | 2026-04-10 | address.moved | school | | -1 | | reason={reason}")
            assert reason in moved
            spec(moved, as_of="2026-07-02", because=because)

    def test_a_strength_points_the_other_way(self, spec):
        spec(
            row("g | 2026-06-12 | note.strength | school | health | | |"),
            as_of="2026-07-02",
            because="a b c d e f",
            against="g",
        )


class TestAccountsOfOneEvent:
    def test_count_once(self, spec):
        spec(
            SIX.replace("2026-04-10 | food.concern        | school          |                 |          |         |",
                        "2026-03-10 | school.tired | housing | | | c |"),
            as_of="2026-07-02", because=None,
        )  # fmt: skip

    def test_however_many(self, spec):
        spec(
            row("g | 2026-03-11 | school.tired | gp | | | c |\nh | 2026-03 | school.tired | police | | | g |"),
            as_of="2026-07-02",
            because="a b c d e f",
        )

    def test_a_worry_that_repeats_a_neutral_entry_is_still_a_worry(self, spec):
        spec(
            SIX.replace("| food.concern        | school          |                 |          |         |",
                        "| food.concern | school | | | n |")
            + "n | 2026-04-10 | contact.seen | school | | | |\n",
            as_of="2026-07-02", because="a b c d e f",
        )  # fmt: skip


class TestADecisionThatTakesThemTogether:
    @pytest.mark.parametrize(
        ("cites", "because"),
        [
            ("[a b]", None),
            ("[a]", "a b c d e f"),
            ("[a zz]", "a b c d e f"),  # the other is none of them
            ("a b", None),
            ("[]", "a b c d e f"),
        ],
    )
    def test_cites_two_or_more_of_them(self, spec, cites, because):
        decided = f"x | 2026-06-20 | decision.made | school | | | | reasons=many,cites={cites}"
        spec(row(decided), as_of="2026-07-02", because=because)

    def test_two_accounts_of_one_are_one(self, spec):
        both = "g | 2026-01-05 | hygiene.concern | gp | | | a |\n"
        decided = "x | 2026-06-20 | decision.made | school | | | | reasons=many,cites="
        spec(row(both + decided + "[a g]"), as_of="2026-07-02", because="a b c d e f")
        spec(row(both + decided + "[g b]"), as_of="2026-07-02", because=None)

    def test_a_decision_still_to_come(self, spec):
        decided = "x | 2026-07-03 | decision.made | school | | | | reasons=many,cites=[a b]"
        spec(row(decided), as_of="2026-07-02", because="a b c d e f", next_look="2026-07-03")


def test_a_siblings_worries_are_their_own(spec):
    half = "\n".join(SIX.splitlines()[:5])
    spec(half, siblings=[SIX], as_of="2026-07-02", because=None)


def test_unborn(spec):
    spec(SIX, as_of="2026-07-02", because="a b c d e f", child={"due": "2026-09-01"})


def test_what_a_partnership_may_set(ranges):
    ranges("events 4-12, areas 2-5, agencies 2-5, days 90-365, cited_together 2-4")
