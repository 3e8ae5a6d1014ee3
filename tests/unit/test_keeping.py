"""The collector rests while much is read that is kept, whoever reads, and is as it was afterwards."""

import gc
from collections.abc import Iterator
from threading import Event, Thread

import pytest

from seen.kit.database.keeping import all_kept


@pytest.fixture(autouse=True)
def _as_it_was() -> Iterator[None]:
    yield
    gc.enable()


def test_it_rests_meanwhile():
    with all_kept():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_one_reading_within_another_leaves_it_off():
    with all_kept():
        with all_kept():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_two_threads_of_which_the_first_ends_last():
    begun, go_on = Event(), Event()

    def reads() -> None:
        with all_kept():
            begun.set()
            go_on.wait(timeout=60)

    other = Thread(target=reads)
    with all_kept():
        other.start()
        assert begun.wait(timeout=60)
    assert not gc.isenabled()
    go_on.set()
    other.join()
    assert gc.isenabled()


def test_where_it_was_off_it_stays_off():
    gc.disable()
    with all_kept():
        pass
    assert not gc.isenabled()


def test_what_breaks_leaves_it_on():
    with pytest.raises(ValueError, match="broken"), all_kept():
        raise ValueError("broken")
    assert gc.isenabled()
