"""Row 12: men we do not know yet."""

import pytest

from seen.core.patterns.contract import Tier

HEADER = "ref | on | kind | agency | same_as | source_type | person | detail\n"
WORK = "w | 2026-01-05 | work.opened | early-help | | | | service=early-help\n"
FATHER = "f | 2025-06-01 | household.left | early-help | | | | person=Al Ode, role=father\n"
TOLD = HEADER + FATHER + WORK
# 5 January to 6 March is 60 days.


def told(detail, kind="household.joined", on="2026-02-01"):
    return HEADER + WORK + f"a | {on} | {kind} | school | | | | {detail}\n"


class TestNobodySpokeWithHim:
    def test_for_sixty_days_of_open_work(self, spec):
        outcome = spec(
            TOLD, as_of="2026-03-06", because="f", against="", missing=[], next_look=None,
            sentence="Since 1 June 2025, nobody known to have spoken with the father",
        )  # fmt: skip
        assert outcome.finding.tier is Tier.WEEKLY

    def test_not_a_day_earlier(self, spec):
        spec(TOLD, as_of="2026-03-05", because=None, next_look="2026-03-06")

    def test_from_when_he_was_first_told_of(self, spec):
        later = TOLD.replace("2025-06-01", "2026-02-01")
        spec(later, as_of="2026-04-01", because=None, next_look="2026-04-02")
        spec(later, as_of="2026-04-02", because="f")

    def test_from_when_a_level_opened_the_work(self, spec):
        level = "w | 2026-01-05 | level.changed | early-help | | | | from=universal, to=child_in_need\n"
        spec(HEADER + FATHER + level, as_of="2026-03-05", because=None, next_look="2026-03-06")
        up = level + "v | 2026-02-20 | level.changed | early-help | | | | from=child_in_need, to=child_protection\n"
        spec(HEADER + FATHER + up, as_of="2026-03-06", because="f")

    def test_after_a_time_without_work_it_counts_anew(self, spec):
        steps = "".join(
            f"{ref} | {on} | level.changed | early-help | | | | from=universal, to={to}\n"
            for ref, on, to in [("u", "2025-07-01", "child_in_need"), ("v", "2025-09-01", "universal"),
                                ("w", "2026-01-05", "early_help")]
        )  # fmt: skip
        spec(HEADER + FATHER + steps, as_of="2026-03-05", because=None, next_look="2026-03-06")

    def test_open_before_the_record(self, spec):
        steps = "w | 2026-02-20 | level.changed | early-help | | | | from=early_help, to=child_in_need\n"
        spec(HEADER + FATHER + steps, as_of="2026-03-06", because="f", child={"level": "early_help"})

    def test_the_oldest_of_several_openings(self, spec):
        more = TOLD + "x | 2026-02-20 | level.changed | early-help | | | | from=universal, to=child_in_need\n"
        spec(more, as_of="2026-03-06", because="f")

    def test_only_while_work_is_open(self, spec):
        spec(HEADER + FATHER, as_of="2026-03-06", because=None)
        closed = TOLD + "x | 2026-03-01 | work.closed | early-help | | | | service=early-help\n"
        spec(closed, as_of="2026-03-06", because=None)

    @pytest.mark.parametrize(
        ("role", "because"),
        [
            ("father", "f"),
            ("mother's partner", "f"),
            ("stepfather", "f"),
            ("boyfriend", "f"),
            ("uncle", None),
            ("grandfather", None),
            ("mother", None),
        ],
    )
    def test_a_father_or_partner(self, spec, role, because):
        table = TOLD.replace("household.left", "household.joined").replace("role=father", f"role={role}")
        spec(table, as_of="2026-03-06", because=because)

    def test_a_parent_who_is_a_man(self, spec):
        parent = TOLD.replace("role=father", "role=parent, sex=male").replace("household.left", "household.joined")
        spec(parent, as_of="2026-03-06", because="f")
        spec(parent.replace("sex=male", "sex=female"), as_of="2026-03-06", because=None)

    @pytest.mark.parametrize(("role", "because"), [("father", "f"), ("partner", None)])
    def test_a_father_who_left_is_still_one(self, spec, role, because):
        spec(TOLD.replace("role=father", f"role={role}"), as_of="2026-03-06", because=because)

    def test_whose_part_was_told_of_by_any_entry(self, spec):
        other = "e | 2025-05-01 | household.joined | gp | | | | person=Al Ode, sex=male\n"
        spec(TOLD + other, as_of="2026-03-06", because="e")
        spec(TOLD + other.replace("2025-05", "2025-07"), as_of="2026-03-06", because="f")

    def test_a_partner_who_came_back(self, spec):
        left = TOLD.replace("role=father", "role=partner")
        back = left + "g | 2026-01-10 | household.joined | gp | | | | person=Al Ode, role=partner\n"
        spec(back, as_of="2026-03-06", because="f")


class TestSpokenWith:
    @pytest.mark.parametrize(
        ("line", "spoken"),
        [
            ("contact.seen | school | | observed | | with=father", True),
            ("contact.seen_alone | school | | | | with=[mother Father]", True),
            ("contact.observed | school | | | | with=both parents", True),
            ("contact.seen | school | | | | with=parents", True),
            ("contact.seen | school | | | | with=Al Ode", True),
            ("contact.seen | school | | | | with=mother", False),
            ("contact.seen | school | | | | with=grandfather", False),
            ("contact.seen | school | | | |", False),
            ("contact.seen | school | | | Al Ode |", False),  # about him is not with him
            ("contact.no_access | school | | | | with=father", False),
            ("adult.engagement | probation | | | | person=Al Ode, attended=true", True),
            ("adult.engagement | probation | | | | role=father, attended=yes", True),
            ("adult.engagement | probation | | | | person=Al Ode, attended=false", False),
            ("adult.engagement | probation | | | | person=Al Ode", False),
            ("adult.engagement | probation | | | | role=mother, attended=true", False),
            ("meeting.held | school | | | | kind=core_group, attended=[school father]", True),
            ("meeting.held | school | | | | kind=core_group, invited=[school father]", False),
            ("note.observation | school | | carer_said | Al Ode |", True),
            ("note.strength | school | | carer_said | father |", True),
            ("help.declined | school | | carer_said | Father |", True),
            ("note.observation | school | | carer_said | mother |", False),
            ("note.observation | school | | carer_said | |", False),
            ("note.observation | school | | observed | Al Ode |", False),
        ],
    )
    def test_what_shows_it(self, spec, line, spoken):
        table = TOLD + f"s | 2026-03-01 | {line}\n"
        spec(table, as_of="2026-03-06", because=None if spoken else "f", **({} if spoken else {"against": ""}))

    def test_sixty_days_after_the_last_time(self, spec):
        met = TOLD + "".join(f"s{n} | 2026-0{n}-06 | contact.seen | gp | | | | with=father\n" for n in (1, 3))
        spec(met, as_of="2026-05-04", because=None, next_look="2026-05-05")
        spec(met, as_of="2026-05-05", because="f", against="s1 s3")

    def test_before_the_work_it_was_other_work(self, spec):
        before = TOLD + "s | 2025-07-01 | contact.seen | gp | | | | with=father\n"
        spec(before, as_of="2026-03-06", because="f", against="s")

    def test_both_parents_are_not_a_partner(self, spec):
        partner = TOLD.replace("role=father", "role=partner").replace("household.left", "household.joined")
        spec(partner + "s | 2026-03-01 | contact.seen | gp | | | | with=parents\n", as_of="2026-03-06", because="f")
        spec(partner + "s | 2026-03-01 | contact.seen | gp | | | | with=mother and partner\n", as_of="2026-03-06",
             because=None)  # fmt: skip

    def test_a_part_in_two_words(self, spec):
        partner = TOLD.replace("role=father", "role=step-father").replace("household.left", "household.joined")
        spec(partner + "s | 2026-03-01 | contact.seen | gp | | | | with=step-father\n", as_of="2026-03-06",
             because=None)  # fmt: skip


class TestNoName:
    def test_a_man_whom_nobody_named(self, spec):
        spec(told("role=partner, sex=male"), as_of="2026-02-01", because="a", next_look="2026-04-02",
             sentence="Since 1 February 2026, no name recorded for the partner")  # fmt: skip

    @pytest.mark.parametrize(
        "kind",
        ["household.joined", "carer.substitute", "adult.mental_health", "adult.substance", "adult.illness",
         "adult.engagement"],
    )  # fmt: skip
    @pytest.mark.parametrize(
        ("detail", "because"),
        [
            ("role=uncle", "a"),
            ("sex=male", "a"),
            ("role=uncle, person=Cy", None),
            ("role=aunt", None),
            ("sex=male, age=15", None),
            ("sex=male, age=16", "a"),
            ("", None),
        ],
    )
    def test_which_men(self, spec, kind, detail, because):
        spec(told(detail, kind), as_of="2026-02-01", because=because)

    def test_his_part_may_be_unknown_too(self, spec):
        spec(told("sex=male"), as_of="2026-02-01", because="a",
             sentence="Since 1 February 2026, no name recorded for a man whose part is not recorded")  # fmt: skip

    @pytest.mark.parametrize("on", ["2025-12-01", "2026-02-20"])
    def test_named_elsewhere_he_is_named(self, spec, on):
        named = told("role=uncle") + f"b | {on} | carer.substitute | gp | | | | role=uncle, person=Cy\n"
        spec(named, as_of="2026-02-28", because=None)

    def test_named_as_whom_the_entry_is_about(self, spec):
        table = told("role=uncle").replace("school | | | | role", "school | | | Cy | role")
        spec(table, as_of="2026-02-01", because=None)

    def test_named_elsewhere_another_is_not(self, spec):
        named = told("role=uncle") + "b | 2026-02-20 | carer.substitute | gp | | | | role=grandfather, person=Cy\n"
        spec(named, as_of="2026-02-28", because="a")

    def test_once_per_person(self, spec):
        again = told("role=uncle") + "b | 2026-02-20 | carer.substitute | gp | | | | role=uncle\n"
        spec(again, as_of="2026-02-28", because="a")
        two = told("sex=male") + "b | 2026-02-20 | carer.substitute | gp | | | | role=uncle\n"
        spec(two, as_of="2026-02-28", because="a b")

    def test_one_who_left_is_not_asked_about(self, spec):
        left = told("role=uncle") + "b | 2026-02-20 | household.left | gp | | | | role=uncle\n"
        spec(left, as_of="2026-02-28", because=None)

    def test_accounts_of_one_event_count_once(self, spec):
        spec(told("sex=male") + "b | 2026-02-01 | household.joined | gp | a | | | sex=male\n", as_of="2026-02-28",
             because="a")  # fmt: skip

    def test_without_a_date_he_is_not_asked_about(self, spec):
        spec(told("role=uncle", on="          "), as_of="2026-02-28", because=None)
        missing = ["1 entry of this sort has no known date, so it is not counted here."]
        more = told("role=uncle") + "b | | household.joined | gp | | | | role=partner\n"
        spec(more + "c | | household.joined | gp | | | | role=aunt\n", as_of="2026-02-28", because="a", missing=missing)


class TestThePlan:
    def test_names_others_and_not_him(self, spec):
        plan = TOLD + "p | 2026-02-01 | action.agreed | early-help | | | Mia Ode | owner=family\n"
        spec(plan, as_of="2026-02-01", because="f",
             sentence="Since 1 June 2025, no part in the plan for the father")  # fmt: skip
        spec(plan, as_of="2026-03-06", because="f",
             sentence="Since 1 June 2025, nobody known to have spoken with the father; "
             "no part in the plan for the father")  # fmt: skip

    @pytest.mark.parametrize("person", ["Al Ode", "father", "both parents", ""])
    def test_with_a_part_for_him_or_for_nobody(self, spec, person):
        plan = TOLD + "p | 2026-02-01 | action.agreed | early-help | | | Mia Ode | owner=family\n" * bool(person)
        plan += f"q | 2026-02-01 | action.agreed | early-help | | | {person} | owner=family\n"
        spec(plan, as_of="2026-02-01", because=None)

    def test_an_uncle_needs_none(self, spec):
        plan = told("role=uncle, person=Cy") + "p | 2026-02-01 | action.agreed | gp | | | Mia Ode | owner=family\n"
        spec(plan, as_of="2026-02-01", because=None)


class TestSafetyFirst:
    def test_where_domestic_abuse_is_on_record(self, spec):
        abuse = TOLD + "d | 2024-02-01 | police.domestic_abuse | police | | | | who_harmed=Al Ode\n"
        spec(abuse, as_of="2026-03-06", because="f d",
             sentence="Since 1 June 2025, nobody known to have spoken with the father; "
             "domestic abuse is on record, so ask first whether it is safe")  # fmt: skip

    def test_who_harmed_is_not_read(self, spec):
        abuse = HEADER + WORK + "d | 2024-02-01 | police.domestic_abuse | police | | | | who_harmed=Al Ode\n"
        spec(abuse, as_of="2026-03-06", because=None)

    def test_the_question_begins_with_it(self, spec):
        finding = spec(TOLD, as_of="2026-03-06", because="f").finding
        assert finding.ask.startswith("Would it be safe")
        assert "not safe" in finding.innocent[0]


@pytest.mark.parametrize(("days", "because"), [(28, "f"), (60, "f"), (61, None), (120, None)])
def test_other_numbers(spec, days, because):
    spec(TOLD, as_of="2026-03-06", because=because, settings={"days": days})


def test_a_siblings_entries_are_their_own(spec):
    spec(HEADER + WORK, siblings=[TOLD], as_of="2026-03-06", because=None)


def test_what_a_partnership_may_set(ranges):
    ranges("days 28-120")
