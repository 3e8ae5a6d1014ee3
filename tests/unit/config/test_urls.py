"""The routes of invented people exist in a rehearsal alone."""

from seen.config.urls import in_rehearsal


def test_a_live_installation_has_none():
    assert in_rehearsal(rehearsal=False) == []


def test_a_rehearsal_has_them():
    assert [str(route.pattern) for route in in_rehearsal(rehearsal=True)] == ["rehearsal/"]
