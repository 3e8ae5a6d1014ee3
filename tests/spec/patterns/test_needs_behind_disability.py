"""Row 35: a disabled child's basic care, and a day in the child's own way of communicating."""

import pytest

from seen.core.patterns.contract import Tier

OPEN = """
ref | on         | kind         | agency               | source_type | areas | same_as | detail
o   | 2026-01-15 | work.opened  | childrens-social-care |             |       |         | service=social work
s   | 2026-03-01 | contact.seen | childrens-social-care |             |       |         | by=social worker
"""
NOBODY = "Nobody is recorded as having graded the child's basic care, or heard of a day in the child's own way, since "
SIGNS = {"disabled": True, "communicates": "other"}
WORDS = {"disabled": True, "communicates": "words"}
GRADE = "g | {on} | grade.given | school | {source} | {areas} | | instrument=toolkit, item=food, value=2, worst=4\n"
HEARD = "v | {on} | voice.heard | school | | | | method={method}\n"
WATCHED = "w | {on} | contact.observed | school | | | |\n"


class TestSixMonths:
    def test_with_neither(self, spec):
        outcome = spec(
            OPEN,
            as_of="2026-07-15",
            child=SIGNS,
            because="o",
            against="s",
            missing=[],
            sentence=NOBODY + "work opened on 15 January 2026",
        )
        assert outcome.finding.tier is Tier.WEEKLY

    def test_not_a_day_before(self, spec):
        spec(OPEN, as_of="2026-07-14", child=SIGNS, because=None, next_look="2026-07-15")

    def test_three_where_a_partnership_says_so(self, spec):
        spec(OPEN, as_of="2026-04-15", child=SIGNS, because="o", settings={"months": 3})

    def test_again_six_months_after_the_last(self, spec):
        graded = OPEN + GRADE.format(on="2026-02-01", source="observed", areas="physical-care")
        spec(graded, as_of="2026-08-01", child=SIGNS, because=None, next_look="2026-08-02")
        spec(graded, as_of="2026-08-02", child=SIGNS, because="o g",
             sentence=NOBODY + "the last one on 1 February 2026")  # fmt: skip
        before = OPEN + GRADE.format(on="2026-01-15", source="observed", areas="physical-care")
        spec(before, as_of="2026-08-02", child=SIGNS, because="o")

    @pytest.mark.parametrize("disabled", [False, None])
    def test_only_of_a_child_known_to_be_disabled(self, spec, disabled):
        spec(OPEN, as_of="2026-07-15", child={"disabled": disabled}, because=None)

    def test_only_while_work_is_open(self, spec):
        closed = OPEN + "c | 2026-07-01 | work.closed | childrens-social-care | | | | service=social work\n"
        spec(closed, as_of="2026-07-15", child=SIGNS, because=None)

    def test_from_the_level_where_no_work_was_opened(self, spec):
        level = OPEN.replace("work.opened ", "level.changed").replace(
            "service=social work", "from=universal, to=child_in_need"
        )
        spec(level, as_of="2026-07-15", child=SIGNS, because="o",
             sentence=NOBODY + "the level of need changed on 15 January 2026")  # fmt: skip

    def test_from_the_first_entry_where_nothing_tells_when_it_began(self, spec):
        alone = OPEN.replace(OPEN.splitlines()[2] + "\n", "")
        spec(alone, as_of="2026-08-31", child=SIGNS | {"level": "child_in_need"}, because=None)
        spec(alone, as_of="2026-09-01", child=SIGNS | {"level": "child_in_need"}, because="s",
             sentence=NOBODY + "the record began on 1 March 2026")  # fmt: skip


class TestBasicCare:
    @pytest.mark.parametrize(
        ("areas", "source", "because"),
        [
            ("physical-care", "observed", None),
            ("physical-care/health", "", None),
            ("health", "observed", "o"),
            ("", "observed", "o"),
            ("physical-care", "carer_said", "o"),
        ],
    )
    def test_graded_by_a_worker(self, spec, areas, source, because):
        table = OPEN + GRADE.format(on="2026-05-01", source=source, areas=areas)
        spec(table, as_of="2026-07-15", child=SIGNS, because=because)


class TestADayInTheirOwnWay:
    @pytest.mark.parametrize(
        ("child", "method", "because"),
        [
            (WORDS, "talk", None),
            (WORDS, "", None),
            (SIGNS, "symbols", None),
            (SIGNS, "Talk", "o"),
            (SIGNS, "", "o"),
            ({"disabled": True}, "talk", None),
            ({"disabled": True}, "", "o"),
        ],
    )
    def test_heard(self, spec, child, method, because):
        spec(OPEN + HEARD.format(on="2026-05-01", method=method), as_of="2026-07-15", child=child, because=because)

    @pytest.mark.parametrize(("child", "because"), [(SIGNS, None), (WORDS, "o"), ({"disabled": True}, "o")])
    def test_observed(self, spec, child, because):
        spec(OPEN + WATCHED.format(on="2026-05-01"), as_of="2026-07-15", child=child, because=because)

    def test_what_does_not_count_points_the_other_way(self, spec):
        table = OPEN + WATCHED.format(on="2026-05-01") + "a | 2026-05-02 | contact.seen_alone | school | | | |\n"
        spec(table, as_of="2026-07-15", child=WORDS, because="o", against="s w a")

    def test_what_is_not_known_is_said(self, spec):
        spec(OPEN, as_of="2026-07-15", child={"disabled": True}, because="o",
             missing=["How the child communicates is not recorded."])  # fmt: skip
        spec(OPEN + WATCHED.format(on=""), as_of="2026-07-15", child=SIGNS, because="o",
             missing=["1 entry of this sort has no known date, so it is not counted here."])  # fmt: skip

    def test_a_sisters_day_is_her_own(self, spec):
        spec(OPEN, siblings=(OPEN + WATCHED.format(on="2026-05-01"),), as_of="2026-07-15", child=SIGNS, because="o")

    def test_accounts_of_one_visit(self, spec):
        again = OPEN + "t | 2026-03-01 | contact.seen | school | | | s |\n"
        spec(again, as_of="2026-07-15", child=SIGNS, because="o", against="s")


def test_what_else_could_explain_it_is_said(spec):
    innocent = spec(OPEN, as_of="2026-07-15", child=SIGNS, because="o").finding.innocent
    assert any("short break" in words for words in innocent)


def test_what_a_partnership_may_set(ranges):
    ranges("months 3-12")
