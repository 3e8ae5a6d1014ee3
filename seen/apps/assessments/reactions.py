"""What assessments do after an act: a test of change takes note of grades that were signed."""

from seen.apps.assessments.actions.change_again import grades_signed
from seen.apps.assessments.actions.ending import Locked
from seen.core.access.viewer import Viewer
from seen.kit.actions import with_it


@with_it("assessments.sign")
def _signed(viewer: Viewer, locked: Locked) -> None:
    grades_signed(viewer, locked.assessment)
