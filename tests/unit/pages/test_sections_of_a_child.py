"""The row of pages about a child leads nobody to a page that their role cannot open."""

from uuid import uuid4

import pytest

from seen.core.access.permission import Role
from seen.core.access.viewer import Viewer, ViewerKind
from seen.kit.pages.about_child import open_sections

ROLES = [
    (Role.WORKER, True),
    (Role.MATCHING_DESK, True),
    (Role.MANAGER, False),
]


@pytest.mark.parametrize(("role", "brings_in_files"), ROLES)
def test_files_are_shown_to_those_who_may_bring_them_in(role, brings_in_files):
    viewer = Viewer(ViewerKind.STAFF, "Charlie Moss", id=uuid4(), roles=frozenset({role}))
    shown = [section.text for section in open_sections(viewer)]
    assert ("Files" in shown) is brings_in_files
    assert "Chronology" in shown
