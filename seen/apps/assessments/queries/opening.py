"""One assessment for one viewer, or the same refusal whether it does not exist or is not for them."""

from uuid import UUID

from seen.apps.assessments.queries.held import Held
from seen.apps.assessments.queries.seen import one
from seen.core.access.visibility import Sight
from seen.core.refusals import Refusal


class NoSuchAssessment(Refusal):
    """There is no such assessment, or not for this viewer. The two are never told apart."""


def opened(sight: Sight, assessment: UUID) -> Held:
    """Return one assessment of the child. Raises NoSuchAssessment."""
    found = one(sight, assessment)
    if found is None:
        raise NoSuchAssessment("We cannot show that assessment.")
    return found
