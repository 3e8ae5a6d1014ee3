"""The rules of the peer: they hold where our patterns do, and the sample that both are asked about is the same."""

from datetime import date, timedelta
from random import Random

import pytest

from seen.core.patterns.runner import detectors
from seen.integrations.population.store import store_of
from seen.rehearsal.bench import plain_rules
from seen.rehearsal.bench.beside_rules import beside_rules
from seen.rehearsal.bench.plain_rules import Told, rows_asked
from tests.builders.event_files import write_files
from tests.builders.histories import a_history
from tests.builders.ways import way_to

AS_OF = date(2026, 7, 1)
DAY = date(2027, 10, 1)  # when the invented lives are under way
BLANK = Told(1, None, "", None, *[""] * 6)


def told(kind, *, days_ago, **more):
    return BLANK._replace(kind=kind, day=(AS_OF - timedelta(days=days_ago)).toordinal(), **more)


def missed(days_ago, **more):
    return told("appointment.not_brought", days_ago=days_ago, **more)


@pytest.mark.parametrize(
    ("entries", "rows"),
    [
        ([told("contact.no_access", days_ago=42), *[told("contact.not_seen", days_ago=1)] * 2], {20}),
        ([told("contact.no_access", days_ago=43), *[told("contact.not_seen", days_ago=1)] * 2], set()),
        ([told("appointment.cancelled_by_family", days_ago=n, late="true") for n in (1, 2, 3)], set()),
        ([told("police.missing", days_ago=9), told("child.substance", days_ago=9)], {15}),
        ([told("school.excluded", days_ago=9), told("school.suspension", days_ago=9)], set()),
        ([told("health.self_harm", days_ago=9)], {15}),
        ([told("health.self_harm", days_ago=9), told("grade.given", days_ago=9, areas="home-safety")], set()),
        ([told("health.self_harm", days_ago=9), told("grade.given", days_ago=9, areas="adults")], {15}),
        ([missed(9), missed(99)], {19}),
        ([missed(9), missed(99), told("appointment.attended", days_ago=57)], set()),
        ([missed(9), missed(99), told("appointment.attended", days_ago=56)], {19}),
        ([missed(9, urgency="Urgent")], {19}),
        ([missed(9), BLANK._replace(kind="appointment.not_brought")], set()),
    ],
)
def test_where_each_rule_holds(entries, rows):
    assert rows_asked(entries, as_of=AS_OF) == rows


@pytest.mark.parametrize(("birth", "rows"), [(date(2016, 7, 2), {19}), (date(2016, 7, 1), set()), (None, {19})])
def test_three_of_seven_in_a_year_under_ten(birth, rows):
    kept = [told("appointment.attended", days_ago=200)] * 4
    entries = [each._replace(birth=birth and birth.toordinal()) for each in [*map(missed, (210, 220, 230)), *kept]]
    assert rows_asked(entries, as_of=AS_OF) == rows
    assert rows_asked([*entries, entries[-1]], as_of=AS_OF) == set()  # three of eight


def test_they_find_what_our_patterns_find(tmp_path):
    """Of entries told once: rules do not join the accounts of one event."""
    random, asked = Random(0), [each for each in detectors() if each.pattern.row in plain_rules.ROWS]
    lives = [
        a_history(random, needs=each.pattern.needs, way=way_to(each.detect.__module__))
        for each in asked
        for _ in range(150)
    ]
    write_files(tmp_path, [[(life.child, [event._replace(same_as="") for event in life.events])] for life in lives])
    store = store_of(tmp_path)
    found = beside_rules(store, as_of=DAY, rounds=1, children=450)
    assert found.equal
    with store.open() as connection:
        rows = {row for row, _ in plain_rules.answers(connection, as_of=DAY, children=450)}
    assert rows == set(plain_rules.ROWS)
    assert {name: len(times) for name, times in found.times.items()} == {"ours": 1, "rules": 1}
