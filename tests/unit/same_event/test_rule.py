"""Which accounts could be one event: days on, inside and outside, who tells, whom it is about, and in what words."""

from datetime import date, time

import pytest

from seen.core.same_event.account import Account, Family
from seen.core.same_event.hearing import hear
from seen.core.same_event.proposing import propose
from seen.core.same_event.said_days import said_days
from seen.core.same_event.weighing import minutes_apart
from seen.kit.knowledge.kinds import kinds
from seen.kit.knowledge.load import load
from seen.kit.knowledge.same_event import DaysOutOfRange, days_between, lexicon
from tests.architecture.test_words import faults
from tests.unit.same_event.accounts import FAMILY, a, proposed

FALL = "Fell from the climbing frame in the park, cut to forehead, glued."
TOLD = "Came in with a glued forehead, fell off the climbing frame."


def fall(first: str, second: str, *, days: int = 2) -> set[str]:
    return proposed(
        f"a | tom | {first} | health.emergency_attendance | hospital | {FALL}\n"
        f"b | tom | {second} | note.observation | school | {TOLD}",
        days=days,
    )


class TestDays:
    @pytest.mark.parametrize(
        ("first", "second", "days", "found"),
        [
            ("2026-03-03", "2026-03-03", 2, True),
            ("2026-03-03", "2026-03-05", 2, True),
            ("2026-03-05", "2026-03-03", 2, True),
            ("2026-03-03", "2026-03-06", 2, False),
            ("2026-03-03", "2026-03-04", 0, False),
            ("2026-03-03", "2026-03-03", 0, True),
            ("2026-03-03", "2026-03", 2, True),
            ("2026-04-02", "2026-03", 2, True),
            ("2026-04-03", "2026-03", 2, False),
            ("2026-03", "2026-03", 2, True),
            ("2026-03-03", "2026-03-01/2026-03-07", 2, True),
            ("2026-03-03", "2026", 2, False),
            ("2026-03-03", "unknown", 2, False),
            ("unknown", "unknown", 2, False),
        ],
    )
    def test_so_many_days_may_lie_between(self, first, second, days, found):
        assert fall(first, second, days=days) == ({"ab"} if found else set())

    def test_a_month_apart_is_another_event(self):
        assert fall("2026-03-03", "2026-04-03") == set()

    def test_a_night_is_one_although_the_date_changes_at_midnight(self):
        table = (
            "a | tom | 2026-05-02 23:50 | police.domestic_abuse | police | Argument, Dean broke a lamp.\n"
            "b | tom | 2026-05-03 {} | police.domestic_abuse | housing | Argument between Dean and Kelly, lamp broken."
        )
        assert proposed(table.format("00:40")) == {"ab"}
        assert proposed(table.format("13:00")) == set()

    def test_hours_apart_on_one_day_speak_against_it(self):
        table = (
            "a | tom | 2026-07-20 09:30 | contact.no_access | health-visiting | No reply, card left.\n"
            "b | tom | 2026-07-20 {} | contact.no_access | early-help | No reply, a card left."
        )
        assert proposed(table.format("10:00")) == {"ab"}
        assert proposed(table.format("16:45")) == set()


class TestTheNextDaysRepeat:
    def test_a_second_late_morning(self):
        assert not proposed(
            "a | tom | 2026-02-02 | note.observation | school | Late, 9.25. No breakfast.\n"
            "b | tom | 2026-02-03 | note.observation | early-help | Late for school again today, no breakfast."
        )

    def test_a_second_missed_appointment(self):
        assert not proposed(
            "a | tom | 2026-02-02 | appointment.not_brought | hospital | Not brought to the hearing clinic.\n"
            "b | tom | 2026-02-03 | appointment.not_brought | gp | Not brought to the hearing clinic."
        )

    @pytest.mark.parametrize("words", ["yesterday", "on Monday", "on 2 February"])
    def test_unless_the_words_name_the_day_before(self, words):
        assert proposed(
            "a | tom | 2026-02-02 | appointment.not_brought | hospital | Not brought to the hearing clinic.\n"
            f"b | tom | 2026-02-03 | appointment.not_brought | gp | Not brought to the hearing clinic {words}."
        ) == {"ab"}


class TestWhoTellsIt:
    def test_the_same_agencys_own_rows_are_not_one_event(self):
        assert not proposed(
            f"a | tom | 2026-03-03 | health.injury | school | {FALL}\n"
            f"b | tom | 2026-03-03 | health.injury | school | {TOLD}"
        )

    def test_what_one_agency_holds_from_two_others_may_be(self):
        pair = [a("a", text=FALL, source="hospital"), a("b", text=TOLD, source="nursery")]
        assert propose(pair, lexicon=lexicon(), days=2)

    def test_one_telling_is_never_two(self):
        pair = [a("a", text=FALL, telling="t"), a("b", text=TOLD, agency="gp", telling="t")]
        assert not propose(pair, lexicon=lexicon(), days=2)


class TestWhomItIsAbout:
    def test_a_twins_fall_is_another_childs_event(self):
        assert not proposed(
            f"a | tom | 2026-03-03 | health.injury | nursery | {FALL}\n"
            f"b | max | 2026-03-03 | health.injury | gp | {TOLD}"
        )

    def test_nor_is_a_siblings_that_stands_in_this_record(self):
        assert not proposed(
            f"a | tom | 2026-03-03 | health.injury | nursery | Tom. {FALL}\n"
            f"b | tom | 2026-03-03 | health.injury | gp | Leila. {TOLD}"
        )

    def test_a_sibling_who_was_there_takes_nothing_away(self):
        assert proposed(
            f"a | tom | 2026-03-03 | health.injury | nursery | Tom and Leila. {FALL}\n"
            f"b | tom | 2026-03-03 | health.injury | gp | {TOLD}"
        ) == {"ab"}


class TestWords:
    def test_two_injuries_of_one_day(self):
        assert not proposed(
            "a | tom | 2026-05-06 | health.injury | school | Bumped head on the fence at break.\n"
            "b | tom | 2026-05-06 | health.injury | hospital | Trapped finger in car door at home."
        )

    def test_kinds_alone_say_nothing(self):
        assert not proposed(
            "a | tom | 2026-05-06 | food.concern | school |\nb | tom | 2026-05-06 | food.concern | gp |"
        )

    def test_what_is_denied_is_not_spoken_of(self):
        places = lexicon().topics.found(["no", "bruises", "and", "no", "cuts", ".", "fell", "over"])
        assert set(places) == {"fall"}

    def test_two_services_appointments_are_two(self):
        text = "Not brought to his review with Dr Ode."
        pair = [a(ref, kind="appointment.not_brought", agency=ref, text=text, service=ref) for ref in ("a", "b")]
        assert not propose(pair, lexicon=lexicon(), days=2)
        assert propose(
            [pair[0], a("b", kind="appointment.not_brought", agency="b", text=text)], lexicon=lexicon(), days=2
        )

    def test_a_person_given_apart_is_named_too(self):
        pair = [a(ref, agency=ref, text="Seen at the gate, shouting.", person="Dale Quill") for ref in ("a", "b")]
        (found,) = propose(pair, lexicon=lexicon(), days=2)
        assert found.shared.names == ("dale", "quill")

    def test_a_word_that_begins_a_sentence_is_a_name_where_another_account_shows_it(self):
        table = (
            "a | tom | 2026-05-06 | note.observation | school | Craig shouted at the gate.\n"
            "b | tom | 2026-05-06 | note.observation | police | A man called {} was shouting."
        )
        assert proposed(table.format("Craig")) == {"ab"}
        assert proposed(table.format("Liam")) == set()

    def test_what_is_common_in_the_record_shows_less(self):
        often = [
            a(f"o{n}", text="Shouting, Dean there.", on=a("x").on.day(date(2025, 1 + n // 2, 1 + 14 * (n % 2))))
            for n in range(20)
        ]
        pair = [a("a", text="Dean was shouting."), a("b", agency="gp", text="Heard Dean shouting.")]
        assert propose(pair, lexicon=lexicon(), days=2)
        assert not propose([*often, *pair], lexicon=lexicon(), days=2)

    def test_parts_of_the_body_that_differ_speak_against_it(self):
        table = (
            "a | tom | 2026-05-06 | health.injury | school | Scald to the foot.\n"
            "b | tom | 2026-05-06 | health.injury | gp | Scald to {}."
        )
        assert proposed(table.format("foot")) == {"ab"}
        assert proposed(table.format("neck")) == set()

    def test_the_same_time_in_words_and_in_figures(self):
        one = hear(a("a", at=time(20, 40)), (date(2026, 3, 3),) * 2, lexicon=lexicon())
        other = hear(
            a("b", text="around 8.40pm, weight 11.25 kg, 9am, 25.70"), (date(2026, 3, 3),) * 2, lexicon=lexicon()
        )
        assert one.clocks == {(8, 40)}
        assert other.clocks == {(8, 40), (9, 0)}


def test_a_third_account_joins_two_that_are_nearly_enough():
    table = (
        "a | tom | 2026-06-11 | adult.mental_health | adult-mental-health | Kelly sectioned. Tom to grandmother.\n"
        "b | tom | 2026-06-12 | note.observation | school | Brought by nan, Kelly has been sectioned.\n"
    )
    third = "c | tom | 2026-06-12 | carer.substitute | early-help | With nan since Kelly was sectioned yesterday."
    assert proposed(table + third) == {"ab", "ac", "bc"}


def test_minutes_apart_are_known_only_where_both_give_them():
    day = (date(2026, 3, 3),) * 2
    with_time, without = (hear(a("a", at=at), day, lexicon=lexicon()) for at in (time(9), None))
    assert minutes_apart(with_time, without) is None
    assert minutes_apart(with_time, with_time) == 0


def test_no_accounts_are_no_pairs():
    assert propose([], lexicon=lexicon(), days=2) == ()
    assert Account("a", "tom", "t", "x", "x", a("x").on, ("note.observation",)).exact
    assert Family().siblings == frozenset()


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Nothing.", set()),
        ("He was last in the queue.", set()),
        ("Yesterday evening", {-1}),
        ("last night", {-1}),
        ("this morning", {0}),
        ("on Tuesday", {0}),
        ("on Wednesday", {-6}),
        ("Saturday night", {-3, -2}),
        ("Tuesday night", {0}),
        ("at the weekend", {-3, -2}),
        ("on 28 February", {-3}),
        ("on 31 February", set()),
        ("on 4 March", set()),
        ("on 25 December", {-68}),
    ],
)
def test_days_that_words_name(text, days):
    written = date(2026, 3, 3)
    assert {day - written.toordinal() for day in said_days(text, written)} == days


class TestTheSetting:
    def test_two_days_where_a_partnership_sets_none(self):
        assert days_between() == days_between("llr") == 2

    @pytest.mark.parametrize(("days", "allowed"), [(0, True), (7, True), (8, False), (-1, False)])
    def test_within_its_range(self, monkeypatch, days, allowed):
        pages = {
            "vocabulary/same-event": load("vocabulary/same-event"),
            "partnerships/x": {"same_event": {"days": days}},
        }
        monkeypatch.setattr("seen.kit.knowledge.same_event.load", pages.get)
        days_between.cache_clear()
        try:
            if allowed:
                assert days_between("x") == days
            else:
                with pytest.raises(DaysOutOfRange, match="0 to 7"):
                    days_between("x")
        finally:
            days_between.cache_clear()


class TestTheWords:
    def test_every_kind_named_is_a_kind(self):
        page = load("vocabulary/same-event")
        named = {kind for family in page["families"].values() for kind in family} | set(page["restated"])
        named |= {kind for kind in page["repeating"]["kinds"] if not kind.endswith("*")}
        assert named <= set(kinds())
        assert {kind[:-1] for kind in page["repeating"]["kinds"] if kind.endswith("*")} <= {
            f"{kind.partition('.')[0]}." for kind in kinds()
        }

    def test_every_topic_that_restates_a_kind_is_a_topic(self):
        assert set(lexicon().restated.values()) <= set(lexicon().topics.topics)

    def test_each_reason_can_stand_in_a_sentence(self):
        says = [topic.says for topic in lexicon().topics.topics.values()]
        assert all(each and each[-1] != "." for each in says)
        assert faults("; ".join(says)) == []

    def test_only_so_many_words_are_kept(self, monkeypatch):
        monkeypatch.setattr("seen.core.same_event.topics.KEPT", 0)
        assert set(lexicon().topics.found(["unheardof", "bruise"])) == {"bruise"}


def test_family_is_what_the_builders_say():
    assert FAMILY.child == {"tom"}
