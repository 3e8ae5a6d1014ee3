"""The benchmark of scoring compares two ways that give the same answers."""

from seen.kit.knowledge.instruments import current
from seen.rehearsal.bench import scoring


def test_both_ways_find_the_same_for_children_of_every_age():
    for id_ in scoring.TOOLS.values():
        made = list(scoring.completed(current(id_), many=30))
        assert len({each.band for each in made}) == 6
        assert scoring.alike(current(id_), made)


def test_a_wrong_answer_is_seen(monkeypatch):
    made = list(scoring.completed(current("graded-care"), many=30))
    monkeypatch.setattr(scoring, "_together", lambda method, given: (1, []))
    assert not scoring.alike(current("graded-care"), made)


def test_the_verdict_has_a_bar_for_each_method(monkeypatch):
    monkeypatch.setattr(scoring, "MANY", 40)
    found = scoring.measure()
    assert found.equal_answers
    assert [bar.limit for bar in found.bars] == [5.0, 10.0]
    assert set(found.ratios) == {"ours / plain, worst", "ours / plain, graded-care"}
