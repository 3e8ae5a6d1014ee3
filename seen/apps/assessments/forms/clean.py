"""For which child a clean form is, as it stands in an address."""

from django.http import QueryDict

from seen.apps.assessments.presenters.clean_form import Asked, ages
from seen.core.instruments.tool import Instrument


def asked_in(query: QueryDict, tool: Instrument) -> Asked | None:
    """Return for which child a form is; None where its age is not said, or is one that the tool does not ask at.

    A setting that the tool does not know is as if it were not said.
    """
    band, setting = query.get("age", ""), query.get("setting", "")
    if band not in ages(tool):
        return None
    return Asked(
        band=band,
        setting=setting if setting in tool.settings else "",
        disabled="disabled" in query,
        large="large" in query,
    )
