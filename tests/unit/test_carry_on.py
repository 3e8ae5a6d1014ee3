"""Work done for a moment within a request, and to its end beside it."""

import logging

import pytest

from seen.kit.jobs import carry_on as jobs


@pytest.fixture(autouse=True)
def _no_databases(monkeypatch):
    monkeypatch.setattr(jobs.connections, "close_all", lambda: None)


def steps(done, *, last=5, breaks_at=0):
    for step in range(1, last + 1):
        if step == breaks_at:
            raise ValueError("Amir came without a coat")
        done.append(step)
        yield


def test_what_is_done_in_time_needs_nobody_beside():
    done = []
    assert jobs.carry_on(steps(done), seconds=60) is None
    assert done == [1, 2, 3, 4, 5]


def test_what_is_left_is_done_beside_and_nothing_twice():
    done = []
    beside = jobs.carry_on(steps(done), seconds=0)
    beside.join(timeout=10)
    assert done == [1, 2, 3, 4, 5]


def test_a_fault_within_the_request_is_loud():
    with pytest.raises(ValueError, match="coat"):
        jobs.carry_on(steps([], breaks_at=1), seconds=60)


def test_a_fault_beside_it_is_logged_with_its_place_and_no_word_of_a_child(caplog):
    with caplog.at_level(logging.ERROR):
        jobs.carry_on(steps([], breaks_at=3), seconds=0).join(timeout=10)
    assert "ValueError in steps" in caplog.text
    assert "Amir" not in caplog.text
