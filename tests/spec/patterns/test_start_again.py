"""Row 1: a new beginning that leaves aside what is known."""

import pytest

from seen.core.patterns.contract import Tier

HEADER = "ref | on | kind | agency | areas | same_as | detail\n"
OPEN = HEADER + "w | 2023-01-05 | work.opened | csc | | | service=social work\n"


def old(ref: str, on: str = "2024-03-01", kind: str = "food.concern") -> str:
    return f"{ref} | {on} | {kind} | school | | |\n"


def decided(ref: str, on: str, cites: str = "") -> str:
    return f"{ref} | {on} | decision.made | csc | | | decision=continue, reasons=so, cites=[{cites}]\n"


def began(ref: str, on: str, kind: str = "worker.allocated") -> str:
    return f"{ref} | {on} | {kind} | csc | | |\n"


def read(ref: str, on: str) -> str:
    return f"{ref} | {on} | history.read | csc | | | by=Bo\n"


FIVE = "".join(old(f"o{n}") for n in range(5))
BARE = HEADER + FIVE
NEW = BARE + began("b", "2026-05-01") + decided("d", "2026-05-30")  # ninety days after 1 March
HELP = {"level": "early_help"}


class TestDecidedWithoutTheHistory:
    def test_a_new_worker_then_a_decision(self, spec):
        outcome = spec(
            NEW,
            as_of="2026-06-01",
            because="b d",
            sentence="Decided on 30 May 2026, after a new worker on 1 May 2026, with no reading of the history "
            "recorded",
            against="",
            missing=[],
            next_look="2028-05-02",
            child=HELP,
        )
        assert outcome.finding.tier is Tier.WEEKLY

    @pytest.mark.parametrize(
        ("kind", "said"),
        [("referral.made", "a referral"), ("work.opened", "work opening"), ("worker.allocated", "a new worker")],
    )
    def test_any_new_beginning(self, spec, kind, said):
        table = NEW.replace("worker.allocated", kind)
        sentence = spec(table, as_of="2026-06-01", because="b d", child=HELP).finding.sentence
        assert f"after {said} on 1 May 2026" in sentence

    def test_no_new_beginning(self, spec):
        spec(NEW.replace("worker.allocated", "note.strength"), as_of="2026-06-01", because=None, child=HELP)

    @pytest.mark.parametrize(("on", "because"), [("2026-05-29", "b d"), ("2026-05-30", "b d"), ("2026-05-31", None)])
    def test_the_decision_comes_on_or_after_it(self, spec, on, because):
        spec(NEW.replace("2026-05-01", on), as_of="2026-06-01", because=because, child=HELP)

    @pytest.mark.parametrize(
        ("on", "because", "against"),
        [("2026-04-30", "b d", "r"), ("2026-05-01", None, ""), ("2026-05-30", None, ""), ("2026-05-31", "b d", "r")],
    )
    def test_the_history_was_read_between(self, spec, on, because, against):
        if because is None:
            spec(NEW + read("r", on), as_of="2026-06-01", because=None, child=HELP)
        else:
            spec(NEW + read("r", on), as_of="2026-06-01", because=because, against=against, child=HELP)

    def test_the_last_decision_after_the_last_beginning_counts(self, spec):
        later = NEW + read("r", "2026-06-01") + decided("e", "2026-06-02")
        spec(later, as_of="2026-06-02", because=None, child=HELP)
        spec(later + began("c", "2026-06-02"), as_of="2026-06-02", because="c e", child=HELP)

    def test_the_decision_cites_what_is_old(self, spec):
        spec(NEW.replace("cites=[]", "cites=[o1]"), as_of="2026-06-01", because=None, child=HELP)
        spec(NEW.replace("cites=[]", "cites=[b]"), as_of="2026-06-01", because="b d", child=HELP)
        again = "o9 | 2024-03-02 | food.concern | gp | | o1 |\n"
        spec(NEW.replace("cites=[]", "cites=[o9]") + again, as_of="2026-06-01", because=None, child=HELP)

    def test_five_older_entries(self, spec):
        four = NEW.replace(old("o4"), "")
        spec(four, as_of="2026-06-01", because=None, child=HELP)
        spec(four + old("x", "2026-02-28"), as_of="2026-06-01", because="b d", child=HELP)
        spec(four + old("x", "2026-03-01"), as_of="2026-06-01", because=None, child=HELP)

    def test_older_than_the_beginning_too(self, spec):
        four = NEW.replace(old("o4"), "").replace("2026-05-01", "2025-05-01")
        spec(four + old("x", "2025-05-01"), as_of="2026-06-01", because=None, child=HELP)
        spec(four + old("x", "2025-04-30"), as_of="2026-06-01", because="b d", child=HELP)

    @pytest.mark.parametrize("kind", ["referral.made", "work.opened", "work.closed", "level.changed", "decision.made"])
    def test_or_one_earlier_time_of_help(self, spec, kind):
        table = HEADER + began("b", "2026-05-01") + decided("d", "2026-05-30")
        spec(table, as_of="2026-06-01", because=None, child=HELP)
        spec(table + f"x | 2024-01-01 | {kind} | csc | | | to=early_help, from=universal\n", as_of="2026-06-01",
             because="b d", child=HELP)  # fmt: skip

    def test_of_twenty_four_months(self, spec):
        spec(NEW, as_of="2028-05-01", because="b d", child=HELP)
        spec(NEW, as_of="2028-05-02", because=None, child=HELP)
        late = NEW.replace("2026-05-30", "2028-05-02")
        spec(late, as_of="2028-05-02", because=None, child=HELP)

    def test_two_accounts_of_one_entry_count_once(self, spec):
        told = NEW.replace(
            "o4 | 2024-03-01 | food.concern | school | | |", "o4 | 2024-03-01 | food.concern | gp | | o3 |"
        )
        spec(told, as_of="2026-06-01", because=None, child=HELP)

    def test_without_a_date_it_is_not_counted(self, spec):
        missing = ["1 entry of this sort has no known date, so it is not counted here."]
        spec(NEW.replace("2026-05-30", ""), as_of="2026-06-01", because=None, child=HELP)
        spec(NEW + read("r", ""), as_of="2026-06-01", because="b d", missing=missing, child=HELP)
        spec(NEW.replace(old("o4"), old("o4", "")), as_of="2026-06-01", because=None, child=HELP)


def grade(ref: str, on: str, value: int = 3, *, cites: str | None = "", area: str = "health", more: str = "") -> str:
    rests = "" if cites is None else f", cites=[{cites}]"
    said = f"instrument=tool, version=1, item={area}, value={value}, best=1, worst=4{rests}{more}"
    return f"{ref} | {on} | grade.given | csc | {area} | | {said}\n"


ASSESSED = BARE + grade("a", "2026-05-30")


class TestAssessedWithNothingOldCited:
    def test_five_entries_older_than_ninety_days(self, spec):
        spec(ASSESSED, as_of="2026-06-01", because="a", child=HELP, missing=[],
             sentence="Assessed on 30 May 2026 with nothing cited from before 1 March 2026")  # fmt: skip
        four = ASSESSED.replace(old("o4"), "")
        spec(four, as_of="2026-06-01", because=None, child=HELP)
        spec(four + old("x", "2026-02-28"), as_of="2026-06-01", because="a", child=HELP)
        spec(four + old("x", "2026-03-01"), as_of="2026-06-01", because=None, child=HELP)

    def test_the_one_before_the_last_is_over(self, spec):
        twice = BARE + grade("a", "2026-05-20", area="adults") + grade("b", "2026-05-30", cites="o1")
        spec(twice, as_of="2026-06-01", because=None, child=HELP)

    def test_one_old_entry_cited_is_enough(self, spec):
        spec(
            ASSESSED + grade("b", "2026-05-30", cites="o1", area="adults"), as_of="2026-06-01", because=None, child=HELP
        )
        young = old("y", "2026-03-01")
        spec(BARE + young + grade("a", "2026-05-30", cites="y"), as_of="2026-06-01", because="a", child=HELP)

    def test_of_two_the_last_assessment_counts(self, spec):
        first = BARE + grade("z", "2026-05-01", 1, cites="o1") + grade("a", "2026-05-30", 1)
        spec(first, as_of="2026-05-29", because=None, child=HELP, next_look="2026-05-30")
        spec(first, as_of="2026-06-01", because="a", child=HELP)

    @pytest.mark.parametrize(
        ("before", "now", "tool", "because"),
        [("Bo", "bo", "tool", None), ("Bo", "Di", "tool", "a"), ("", "", "tool", "a"), ("Bo", "Bo", "other", "a")],
    )
    def test_who_graded_before_looks_again_at_their_own(self, spec, before, now, tool, because):
        first = grade("z", "2026-05-29", 1, cites="o1", more=f", rater={before}").replace("=tool", f"={tool}")
        again = BARE + first + grade("a", "2026-05-30", 1, more=f", rater={now}")
        spec(again, as_of="2026-06-01", because=because, child=HELP)
        same_day = (
            BARE + grade("z", "2026-05-30", 1, more=", rater=Bo") + grade("a", "2026-05-30", 1, more=", rater=Bo")
        )
        spec(same_day, as_of="2026-06-01", because="z a", child=HELP)

    @pytest.mark.parametrize("role", ["carer", "young_person", "elsewhere"])
    def test_a_familys_own_sheet_is_no_assessment(self, spec, role):
        spec(BARE + grade("a", "2026-05-30", more=f", rater_role={role}"), as_of="2026-06-01", because=None, child=HELP)

    def test_what_it_rests_on_may_not_be_recorded(self, spec):
        spec(BARE + grade("a", "2026-05-30", cites=None), as_of="2026-06-01", because="a", child=HELP,
             missing=["What the last assessment rests on is not recorded."])  # fmt: skip

    def test_of_twenty_four_months(self, spec):
        spec(ASSESSED, as_of="2028-05-30", because="a", child=HELP)
        spec(ASSESSED, as_of="2028-05-31", because=None, child=HELP)

    def test_without_a_date_it_is_no_assessment(self, spec):
        spec(BARE + grade("a", ""), as_of="2026-06-01", because=None, child=HELP)


TWICE = HEADER + old("o", "2025-03-01") + grade("a", "2025-06-01") + grade("b", "2026-05-30")


class TestAssessedAgainWithNoWordOfTheLastTime:
    def test_the_same_areas_of_care(self, spec):
        spec(TWICE, as_of="2026-06-01", because="a b", child=HELP, missing=[],
             sentence="Assessed on 30 May 2026 as on 1 June 2025, about health, with no word of that time",
             )  # fmt: skip
        spec(TWICE, as_of="2026-05-29", because=None, child=HELP)

    def test_other_areas(self, spec):
        spec(TWICE + grade("c", "2026-05-30", area="adults"), as_of="2026-06-01", because=None, child=HELP)
        both = TWICE + grade("c", "2026-05-30", area="adults") + grade("d", "2025-06-01", area="adults")
        spec(both, as_of="2026-06-01", because="a b c d", child=HELP)

    @pytest.mark.parametrize(("value", "because"), [(2, None), (3, "a b"), (4, "a b")])
    def test_areas_with_a_poor_grade(self, spec, value, because):
        spec(TWICE.replace("value=3", f"value={value}"), as_of="2026-06-01", because=because, child=HELP)

    def test_an_area_that_is_not_named_is_not_the_same(self, spec):
        spec(TWICE.replace("csc | health", "csc | "), as_of="2026-06-01", because=None, child=HELP)

    def test_it_cites_what_was_known_then(self, spec):
        for ref in ("o", "a"):
            citing = TWICE.replace(grade("b", "2026-05-30"), grade("b", "2026-05-30", cites=ref))
            spec(citing, as_of="2026-06-01", because=None, child=HELP)
        later = TWICE.replace(grade("b", "2026-05-30"), grade("b", "2026-05-30", cites="y")) + old("y", "2025-06-02")
        spec(later, as_of="2026-06-01", because="a b", child=HELP)

    def test_of_twenty_four_months(self, spec):
        spec(TWICE, as_of="2027-06-01", because="a b", child=HELP)
        spec(TWICE, as_of="2027-06-02", because=None, child=HELP)

    def test_two_people_on_one_day_are_one_assessment(self, spec):
        spec(TWICE.replace("2025-06-01", "2026-05-30"), as_of="2026-06-01", because=None, child=HELP)

    def test_with_a_decision_it_is_one_finding(self, spec):
        both = TWICE + began("c", "2026-05-01") + decided("d", "2026-05-30") + old("p", "2024-03-01", "work.closed")
        sentence = spec(both, as_of="2026-06-01", because="a b c d", child=HELP).finding.sentence
        assert sentence.startswith("Decided on 30 May 2026")
        assert "; assessed on 30 May 2026 as on" in sentence


class TestOnlyWhileWorkIsOpen:
    def test_closed(self, spec):
        table = OPEN + FIVE + grade("a", "2026-05-30")
        closed = "z | 2026-06-01 | work.closed | csc | | | service=social work\n"
        spec(table + closed, as_of="2026-05-31", because="a")
        spec(table + closed, as_of="2026-06-01", because=None)

    def test_never_opened(self, spec):
        spec(ASSESSED, as_of="2026-06-01", because=None)


@pytest.mark.parametrize(
    ("table", "numbers", "because"),
    [
        (NEW, {"older_entries": 6}, None), (ASSESSED, {"older_entries": 6}, None), (NEW, {"months": 12}, "b d"),
        (TWICE, {"assessments": 3}, None), (TWICE, {"months": 12}, None),
        (TWICE + grade("c", "2026-01-30"), {"assessments": 3}, "a b c"),
        (ASSESSED.replace("2024-03-01", "2026-04-30"), {"older_days": 30}, None),
        (ASSESSED.replace("2024-03-01", "2026-04-30"), {"older_days": 29}, "a"),
    ],
)  # fmt: skip
def test_a_partnership_may_set(spec, table, numbers, because):
    spec(table, as_of="2026-06-15", because=because, settings=numbers, child=HELP)


def test_a_siblings_history_is_their_own(spec):
    spec(HEADER + grade("a", "2026-05-30"), siblings=[BARE], as_of="2026-06-01", because=None, child=HELP)


def test_it_says_what_else_could_be_so(spec):
    finding = spec(NEW, as_of="2026-06-01", because="b d", child=HELP).finding
    assert "The history was read, and nobody wrote that down." in finding.innocent


def test_what_a_partnership_may_set(ranges):
    ranges("months 12-36, older_days 28-180, older_entries 3-10, assessments 2-4")
