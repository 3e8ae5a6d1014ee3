"""After a family's no to early help: what was shared because they agreed is shared no longer."""

from seen.apps.casefile.outcomes import SaidNo
from seen.apps.sharing.actions import end_agreed_shares
from seen.core.access.viewer import Viewer
from seen.kit.actions import with_it


@with_it("casefile.family_says_no")
def _agreement_ended(viewer: Viewer, done: SaidNo) -> None:
    end_agreed_shares(viewer, child=done.child, now=done.at)
